"""Meetings that only say what was hit: "struck the club where a council was sitting"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import HOSTILE

#: What opens the clause of what went on at a place, and what does so behind a preposition.
_OPENS = frozenset({"where", "hosting", "housing"})
_RELATIVE = frozenset({"which", "that"})
_INSIDE = frozenset({"in", "at", "inside"})
_HOSTS = frozenset({"host", "house"})
#: A clause reaches so many words.
REACH = 14


def venue_opened(annotated: Annotated, found: Found, founds: Sequence[Found]) -> int:
    """The word that opens the clause of a meeting at a place that was hit, -1 where none is."""
    if found.trigger.type != "talks":
        return -1
    tokens, first = annotated.sentence.tokens, min(found.tokens)
    for at in range(first, max(0, first - REACH), -1):
        token = tokens[at]
        if token.text == ";":
            return -1
        relative = token.lower in _RELATIVE and (
            tokens[at - 1].lower in _INSIDE
            or any(t.lemma in _HOSTS for t in tokens[at + 1 : at + 4])
        )
        if token.lower in _OPENS or relative:
            hit = any(f.trigger.type in HOSTILE and max(f.tokens) < at for f in founds)
            return at if hit else -1
    return -1


def who_met(annotated: Annotated, found: Found, founds: Sequence[Found]) -> list[int]:
    """The chunks of those who met where something was hit: they are whom it hit."""
    if found.trigger.type not in HOSTILE:
        return []
    opened = [venue_opened(annotated, f, founds) for f in founds]
    first = min((at for at in opened if at > max(found.tokens)), default=-1)
    if first < 0:
        return []
    return [
        n
        for n, chunk in enumerate(annotated.chunks)
        if first < chunk.start < first + REACH
        and chunk.refs
        and chunk.category in ("armed", "state", "side", "party", "official")
    ]
