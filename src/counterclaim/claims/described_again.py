"""Whom "the illegal detachments" are where "illegal Azerbaijani armed detachments" stood before.

A description that was given with a name comes back without it. Without the name a party's own
communiqué would be read to tell of its own forces, and of its own attack.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref

AGAIN = "described in these words, with a name, before"
ANSWERS = "whose people were hit before it answered"
_ANY_ARMY = frozenset({"army", "military", "troop", "force"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "said", "same"})
#: Heads that say no more than that there are some of them.
_BANDS = frozenset({"detachment", "formation", "group", "band", "gang", "grouping", "squad"})
#: Heads that any army has: they come back with one word at least that described them.
_FORCES = frozenset(
    """army force troop unit soldier military navy aviation personnel serviceman servicemen officer
    police guard brigade battalion regiment division company militia artillery command side
    commander man member fighter""".split()
)
#: What says nothing of whose they are.
_PLAIN = frozenset("armed own several other many few some first last new more two three".split())


class DescribedAgain:
    """Remembers how the armed people of a document were described, and gives it back."""

    def __init__(self) -> None:
        self._seen: list[tuple[str, frozenset[str], str]] = []

    def settle(self, annotated: Annotated) -> None:
        """Mark what one sentence describes again, and remember what it describes."""
        for number, chunk in enumerate(annotated.chunks):
            if chunk.category != "armed":
                continue
            head, words = _described(annotated, chunk)
            codes = {r.code for r in chunk.refs if r.kind == "party"}
            if len(codes) == 1 and not any(r.inferred for r in chunk.refs):
                self._seen.append((head, words, next(iter(codes))))
            elif not chunk.refs and chunk.party is None:
                code, how = self._meant(annotated, chunk, head, words), AGAIN
                if code is None and not words and head in _ANY_ARMY:
                    code, how = _avenger(annotated, chunk), ANSWERS
                if code is not None:
                    ref = Ref("party", code, chunk.start, chunk.end, inferred=how)
                    annotated.chunks[number] = msgspec.structs.replace(chunk, refs=(ref,))

    def _meant(
        self, annotated: Annotated, chunk: Chunk, head: str, words: frozenset[str]
    ) -> str | None:
        first = annotated.sentence.tokens[chunk.start].lower
        told = words - _PLAIN
        if first not in _DEFINITE or not told and head in _FORCES | _BANDS:
            return None
        for seen_head, seen_words, code in reversed(self._seen):
            alike = seen_head == head or bool(told) and {head, seen_head} <= _BANDS
            if alike and told <= seen_words:
                return code
        return None


def _avenger(annotated: Annotated, chunk: Chunk) -> str | None:
    """ "A Thai ranger was killed by Cambodian fire, after which the army shelled": his army."""
    tokens = annotated.sentence.tokens
    words = [t.lower for t in tokens[: chunk.start]]
    if tokens[chunk.start].lower != "the" or not (
        "whereupon" in words[-2:] or words[-2:] in (["after", "which"], ["to", "which"])
    ):
        return None
    for before in annotated.chunks:
        codes = {r.code for r in before.refs if r.kind == "party"}
        hit = before.category == "armed" and tokens[before.head].dep == "nsubj:pass"
        if before.end <= chunk.start and hit and len(codes) == 1:
            return codes.pop()
    return None


def _described(annotated: Annotated, chunk: Chunk) -> tuple[str, frozenset[str]]:
    """The head of a description and the small words before it, without its name."""
    tokens = annotated.sentence.tokens
    before = tokens[chunk.start : chunk.head]
    kinds = ("ADJ", "NOUN", "VERB", "ADV")
    small = (t.lower for t in before if t.pos in kinds and t.text[:1].islower())
    return tokens[chunk.head].lemma.lower(), frozenset(small)


__all__ = ["AGAIN", "DescribedAgain"]
