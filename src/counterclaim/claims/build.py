"""From clusters of mentions to claims with grounded values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.counterparts import BY_COUNTRY, BY_PLACE
from counterclaim.claims.mentions import LossPiece, Mention, Piece
from counterclaim.claims.merge import EXACTNESS, Cluster, pool_places
from counterclaim.core.errors import GroundingError
from counterclaim.core.ids import id_of
from counterclaim.core.interval import Interval
from counterclaim.core.place import ResolvedPlace
from counterclaim.core.records import Attribution, Bounds, Claim, Document, Loss, PlaceUse
from counterclaim.core.spans import Span
from counterclaim.core.values import MadeBy, Resolved, Unresolved, Value

TimeOf = Callable[[Cluster], "Resolved[Interval] | Unresolved"]

#: A claim's quotes beyond this number add nothing that a reader needs.
MOST_QUOTES = 8


class Builder:
    """Turns the clusters of one document into claims."""

    def __init__(
        self,
        document: Document,
        context: Context,
        made_by: MadeBy,
        time_of: TimeOf,
        places: Mapping[tuple[int, int], Resolved[ResolvedPlace] | Unresolved] | None = None,
    ) -> None:
        self.document = document
        self.context = context
        self.made_by = made_by
        self.time_of = time_of
        self.places = places or {}

    def build(self, clusters: Sequence[Cluster]) -> list[Claim]:
        """Claims in document order; what cannot be grounded is left out."""
        return _apart([claim for claim in map(self._claim, clusters) if claim.quotes])

    def _claim(self, cluster: Cluster) -> Claim:
        head = cluster.head
        mentions = sorted(cluster.mentions, key=lambda m: (m is not head, m.is_title, m.start))
        kind = self._type(mentions)
        actors = _pool(m.actors for m in mentions)
        targets = [
            t
            for t in _pool(m.targets for m in mentions)
            if t.value not in {a.value for a in actors}
            or kind.type == "casualties"
            or t.method in (BY_PLACE, BY_COUNTRY)
        ]
        losses = _losses(mentions)
        status = self._status(mentions, head)
        quotes = self._quotes(mentions)
        claim = Claim(
            id="",
            document=self.document.id,
            speaker=self._value(head.speaker, head.speaker_basis, head.speaker_method, head.cue),
            stance=Value(
                value=head.stance,  # type: ignore[arg-type]
                basis="stated" if head.stance_words else "defaulted",
                method=head.stance_method,
                evidence=self._spans(head.stance_words),
            ),
            event=Value(
                value=kind.type,
                basis="stated",
                method=kind.rule,
                evidence=self._spans(kind.trigger),
            ),
            status=Value(
                value=status.status,  # type: ignore[arg-type]
                basis="stated" if status.status_method != "default" else "defaulted",
                method=status.status_method,
                evidence=self._spans(status.trigger),
            ),
            quotes=quotes,
            made_by=self.made_by,
            via=self._via(head),
            actors=tuple(self._piece(p) for p in actors),
            targets=tuple(self._piece(p) for p in targets),
            target_kind=tuple(self._piece(p) for p in _pool(m.target_kinds for m in mentions)),
            places=self._places(cluster),
            time=self.time_of(cluster),
            means=tuple(self._piece(p) for p in _pool(m.means for m in mentions)),
            losses=tuple(self._loss(x) for x in losses),
            count=self._count(mentions),
            confidence=self._confidence(cluster, head, actors),
        )
        return _with_id(claim)

    def _type(self, mentions: list[Mention]) -> Mention:
        for mention in mentions:
            if mention.type == "ceasefire_violation" and mention.count is not None:
                return mention
        return max(
            mentions,
            key=lambda m: (
                EXACTNESS.get(m.type, 5) if not (m.is_title and len(mentions) > 1) else 0,
                not m.weak,
                -m.start,
            ),
        )

    def _status(self, mentions: list[Mention], head: Mention) -> Mention:
        occurred = [m for m in mentions if not m.is_title and not m.weak]
        for status in ("attempted",):
            for mention in occurred:
                if mention.status == status:
                    return mention
        return head

    def _span(self, start: int, end: int) -> Span | None:
        try:
            return self.document.span(start, end)
        except GroundingError:
            return None

    def _spans(self, place: tuple[int, int] | None) -> tuple[Span, ...]:
        span = self._span(*place) if place is not None else None
        return (span,) if span is not None else ()

    def _value(
        self, value: str, basis: str, method: str, place: tuple[int, int] | None
    ) -> Value[str]:
        return Value(value=value, basis=basis, method=method, evidence=self._spans(place))  # type: ignore[arg-type]

    def _piece(self, piece: Piece) -> Value[str]:
        return self._value(piece.value, piece.basis, piece.method, (piece.start, piece.end))

    def _quotes(self, mentions: list[Mention]) -> tuple[Span, ...]:
        quotes: list[Span] = []
        for mention in sorted(mentions, key=lambda m: (m.is_title, m.weak, m.start)):
            for span in (
                *self._spans((mention.start, mention.end)),
                *(s for x in mention.losses for s in self._spans((x.start, x.end))),
            ):
                if not any(
                    q.part == span.part and q.start <= span.start and span.end <= q.end
                    for q in quotes
                ):
                    quotes.append(span)
                if len(quotes) == MOST_QUOTES:
                    return tuple(quotes)
        if not quotes:  # a clause whose bounds were lost: the words that tell the event
            quotes = [s for m in mentions for s in self._spans(m.trigger)][:1]
        return tuple(quotes)

    def _via(self, head: Mention) -> tuple[Attribution, ...]:
        if self.context.publisher is None and head.speaker != MEDIA and self.document.source:
            return (Attribution(party=MEDIA, name=self.document.source),)
        return ()

    def _places(self, cluster: Cluster) -> tuple[PlaceUse, ...]:
        uses: list[PlaceUse] = []
        for place in pool_places(cluster):
            span = self._span(place.start, place.end)
            if span is not None:
                uses.append(
                    PlaceUse(
                        name=span.quote,
                        role=place.role,  # type: ignore[arg-type]
                        span=span,
                        relation=place.relation,
                        method=place.method,
                        place=self.places.get((place.start, place.end)),
                    )
                )
        return tuple(uses)

    def _loss(self, loss: LossPiece) -> Loss:
        return Loss(
            party=loss.party,
            kind=loss.kind,
            what=loss.what,
            amount=Bounds(low=loss.low, high=loss.high),
            basis=loss.basis,
            method=loss.method,
            evidence=self._spans((loss.start, loss.end)),
        )

    def _count(self, mentions: list[Mention]) -> Value[Bounds] | None:
        for mention in sorted(mentions, key=lambda m: m.is_title):
            if mention.count is not None:
                count = mention.count
                return Value(
                    value=Bounds(low=count.low, high=count.high),
                    basis="stated",
                    method="counted in the clause",
                    evidence=self._spans((count.start, count.end)),
                )
        return None

    def _confidence(self, cluster: Cluster, head: Mention, actors: Iterable[Piece]) -> float:
        """A rank of how well the text supports the claim, 0 to 1; no probability."""
        score = 0.5 + 0.1 * (len(cluster.mentions) > 1) + 0.1 * (head.speaker not in (UNKNOWN,))
        score += 0.1 * any(a.basis == "stated" for a in actors) + 0.1 * bool(head.places)
        return round(min(score, 1.0) - 0.2 * head.weak, 2)


def _pool(lists: Iterable[Iterable[Piece]]) -> list[Piece]:
    pooled: dict[str, Piece] = {}
    for pieces in lists:
        for piece in pieces:
            pooled.setdefault(piece.value, piece)
    return list(pooled.values())


def _losses(mentions: list[Mention]) -> list[LossPiece]:
    """One entry for a party's kind and thing; a figure beats no figure."""
    pooled: dict[tuple[str, str, str], LossPiece] = {}
    for mention in sorted(mentions, key=lambda m: m.is_title):
        for loss in mention.losses:
            key = (loss.party, loss.kind, loss.what)
            old = pooled.get(key)
            if (
                old is None
                or (old.low, old.high) == (None, None)
                and (loss.low, loss.high) != (None, None)
            ):
                pooled[key] = loss
    return list(pooled.values())


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with an id of its own.

    Two acts of one kind can stand in the same words ("has been bombarded since Sunday, shells fell
    again"): then what they say tells them apart. What says the same twice is said once.
    """
    often = Counter(claim.id for claim in claims)
    told: dict[str, Claim] = {}
    for claim in claims:
        if often[claim.id] > 1:
            said = msgspec.to_builtins(
                (claim.status, claim.actors, claim.targets, claim.target_kind, claim.places)
                + (claim.time, claim.means, claim.losses, claim.count)
            )
            claim = msgspec.structs.replace(claim, id=id_of("c", claim.id, said))
        told.setdefault(claim.id, claim)
    return list(told.values())


def _with_id(claim: Claim) -> Claim:
    identity = id_of(
        "c",
        claim.document,
        claim.speaker.value,
        claim.stance.value,
        claim.event.value,
        [(q.part, q.start, q.end) for q in claim.quotes],
    )
    return msgspec.structs.replace(claim, id=identity)
