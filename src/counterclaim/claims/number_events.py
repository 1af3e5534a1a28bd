"""Counts find their event; kinds of objects and earlier figures are claims of their own."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.means import weapon_piece
from counterclaim.claims.mentions import CountPiece, Mention, Piece
from counterclaim.claims.number_counts import Count, find_counts
from counterclaim.claims.participants import Sentenced

_BEARING = HOSTILE | {"clash", "casualties", "damage"}
_COUNTED = {
    "times": _BEARING | {"ceasefire_violation", "repelling", "explosion", "exercise"},
    "shots": frozenset(
        {
            "shelling",
            "gunfire",
            "missile_strike",
            "explosion",
            "exercise",
            "ceasefire_violation",
            "drone_strike",
        }
    ),
    "acts": _BEARING
    | {"ceasefire_violation", "repelling", "explosion", "airspace_violation", "monitoring"},
    "objects": frozenset(
        {
            "buildup",
            "airspace_violation",
            "shelling",
            "missile_strike",
            "drone_strike",
            "monitoring",
        }
    ),
}
#: Types that are counted day by day, so that a figure may stand for its event.
_TALLIED = frozenset(
    {
        "ceasefire_violation",
        "buildup",
        "airspace_violation",
        "shelling",
        "gunfire",
        "drone_strike",
        "missile_strike",
        "repelling",
        "exercise",
        "explosion",
        "attack",
        "ground_attack",
    }
)
#: How many sentences back a figure finds what it counts.
REACH = 3
#: How many tokens may stand between a count and its event.
NEAR = 12
_CROSS = frozenset({"cross", "enter", "penetrate", "violate", "intrude", "past", "beyond", "over"})
_PARTS = frozenset({"including", "incl"})


class Counting:
    """Gives the mentions of a document their counts, sentence by sentence."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self._sentences: dict[int, list[Mention]] = {}
        self._sorted = 0

    def read(self, item: Sentenced) -> None:
        """The counts of one sentence."""
        counts, figures = find_counts(item.annotated)
        for count in counts:
            if (count.low, count.high) == (1, 1) and count.kind != "times":
                continue
            if self._is_breakdown(item, count):
                continue
            self._count(item, count)
        for figure in figures:
            self._figure(item, figure)

    def _of(self, index: int) -> list[Mention]:
        """The mentions of a sentence, with those that were added of late."""
        for mention in self.mentions[self._sorted :]:
            self._sentences.setdefault(mention.sentence, []).append(mention)
        self._sorted = len(self.mentions)
        return self._sentences.get(index, [])

    def _drop(self, mention: Mention) -> None:
        self._of(mention.sentence).remove(mention)
        self.mentions.remove(mention)
        self._sorted -= 1

    def _here(self, item: Sentenced) -> list[Mention]:
        return [
            m
            for m in self._of(item.annotated.sentence.index)
            if not (m.stance == "deny" and m.stance_method.startswith("negated"))
        ]

    def _count(self, item: Sentenced, count: Count) -> None:
        fitting = [
            m for m in self._here(item) if m.type in _COUNTED[count.kind] and m.count is None
        ]
        fitting = [m for m in fitting if _distance(count, m) <= NEAR]
        if not fitting:
            self._objects(item, count)
            return
        best = min(fitting, key=lambda m: _distance(count, m))
        if count.kind == "objects" and best.type == "buildup" and self._objects(item, count):
            return
        best.count = _piece(item.annotated, count)
        best.weak = False
        if best.start < best.end:
            best.start, best.end = min(best.start, best.count.start), max(best.end, best.count.end)

    def _is_breakdown(self, item: Sentenced, count: Count) -> bool:
        """As in "179 violations, including 115 explosions": a part of what is counted already."""
        tokens = item.annotated.sentence.tokens
        at = count.amount.start
        if not any(t.lower in _PARTS for t in tokens[max(0, at - 2) : at]):
            return False
        if not any(m.count is not None for m in self._here(item)):
            return False
        for mention in self._here(item):
            if (
                mention.token == count.token
                and mention.count is None
                and mention.type == "explosion"
            ):
                self._drop(mention)
        return True

    def _objects(self, item: Sentenced, count: Count) -> bool:
        """One claim for each kind of object ("9 aircraft and 7 vessels", rule 10)."""
        if count.kind != "objects":
            return False
        counted = [
            m
            for m in self._here(item)
            if m.type in ("buildup", "airspace_violation") and m.count is not None
        ]
        if counted:
            first = counted[-1]
            span = _piece(item.annotated, count)
            if first.count is None or any(
                m.count is not None and m.count.start == span.start for m in counted
            ):
                return False
            between = [
                m
                for m in self._here(item)
                if first.count.end <= m.trigger[0] < span.start
                and m.type not in ("buildup", "monitoring")
            ]
            if between:
                return False
            self._split(item, first, count, span)
            return True
        if not self._here(item):
            last = self._last(item, _COUNTED["objects"])
            if last is not None:
                self._copy(item, last, count)
                return True
        return False

    def _split(self, item: Sentenced, first: Mention, count: Count, span: CountPiece) -> None:
        assert first.count is not None
        copy = _copy_of(first, count=span, means=_means_of(item.annotated, count.token))
        copy.start, copy.end = span.start, span.end
        first.means = (
            _means_of(item.annotated, _token_at(item.annotated, first.count.end)) or first.means
        )
        self.mentions.append(copy)

    # -- figures whose unit stands elsewhere -------------------------------------------

    def _figure(self, item: Sentenced, count: Count) -> None:
        here = [m for m in self._here(item) if m.type in _TALLIED and m.count is None]
        if count.kind == "part":
            near = [m for m in here if _distance(count, m) <= 4]
            if near:
                best = min(near, key=lambda m: _distance(count, m))
                best.count, best.weak = _piece(item.annotated, count), False
                return
        last = self._last(item, _TALLIED)
        tokens = item.annotated.sentence.tokens
        if last is None:
            return
        around = tokens[max(0, count.amount.start - 2) : count.amount.end + 2]
        if any(t.lower in ("which", "them", "these") for t in around):
            after = tokens[count.amount.end : count.amount.end + 4]
            if last.type != "buildup" or not any(t.lemma.lower() in _CROSS for t in after):
                return
            self._copy(item, last, count)
            self.mentions[-1].type = "airspace_violation"
            return
        self._copy(item, last, count)

    def _last(self, item: Sentenced, types: frozenset[str]) -> Mention | None:
        """The last counted event before, in this sentence or the ones just before it."""
        index = item.annotated.sentence.index
        found = [
            m
            for at in range(index - REACH, index + 1)
            for m in self._of(at)
            if m.count is not None and m.type in types and not m.is_title
        ]
        return (
            max(found, key=lambda m: (m.sentence, m.type != "airspace_violation", m.token))
            if found
            else None
        )

    def _copy(self, item: Sentenced, last: Mention, count: Count) -> None:
        """The same sort of event at another time, by its number only."""
        annotated = item.annotated
        tokens = annotated.sentence.tokens
        voice = item.attributed.voice_at(count.amount.start)
        piece = _piece(annotated, count)
        start = min(piece.start, tokens[min(count.token, len(tokens) - 1)].start)
        copy = _copy_of(
            last, count=piece, means=_means_of(annotated, count.token) or list(last.means)
        )
        copy.sentence, copy.paragraph = annotated.sentence.index, annotated.sentence.paragraph
        copy.is_title, copy.token = annotated.sentence.is_title, count.amount.start
        copy.start, copy.end, copy.trigger = start, piece.end, (start, piece.end)
        copy.found, copy.generic, copy.weak = None, False, False
        copy.follows = last
        if voice.speaker != last.speaker and voice.cue is not None:
            copy.speaker, copy.speaker_basis, copy.speaker_method = (
                voice.speaker,
                voice.basis,
                voice.method,
            )
        self.mentions.append(copy)


def _copy_of(mention: Mention, *, count: CountPiece, means: list[Piece]) -> Mention:
    return msgspec.structs.replace(
        mention,
        count=count,
        means=means,
        losses=[],
        times=[],
        places=list(mention.places),
        actors=list(mention.actors),
        targets=list(mention.targets),
        target_kinds=list(mention.target_kinds),
    )


def _piece(annotated: Annotated, count: Count) -> CountPiece:
    tokens = annotated.sentence.tokens
    start = tokens[count.amount.start].start
    end = tokens[count.amount.end - 1].end
    if count.kind in ("objects", "shots", "acts"):
        end = max(end, tokens[count.token].end)
    return CountPiece(low=count.low, high=count.high, start=start, end=end)


def _token_at(annotated: Annotated, end: int) -> int:
    return next((t.i for t in annotated.sentence.tokens if t.end >= end), 0)


def _means_of(annotated: Annotated, token: int) -> list[Piece]:
    return [
        weapon_piece(annotated, h, "kind of object counted")
        for h in annotated.weapons
        if h.start <= token < h.end and h.payload.means
    ]


def _distance(count: Count, mention: Mention) -> int:
    tokens = mention.found.tokens if mention.found is not None else (mention.token,)
    anchors = [a.token for a in mention.found.anchors] if mention.found is not None else []
    if count.token in tokens or count.token in anchors:
        return 0
    return min(abs(count.token - t) for t in (*tokens, *anchors))
