"""Whom "the coalition" means as a source: the one that the text has named.

Without such a name nothing tells which states it is; it is never the party that has just told
of it as of somebody else ("the army said coalition jets hit it. The coalition denied it").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import UNKNOWN
from counterclaim.lexicons.parties import PartyIndex

_JOINED = frozenset({"coalition"})
_OF_STATES = ("international_organisation", "mission")


def coalition_against(index: PartyIndex, rivals: Collection[str]) -> str | None:
    """The one coalition of states among the rivals of who told of it, by the code it counts as."""
    found = {
        party.counts_as or party.code
        for party in index.by_code.values()
        if party.kind in _OF_STATES
        and (party.counts_as or party.code) in rivals
        and any(_JOINED & set(n.phrase.lower().split()) for n in party.names)
    }
    return found.pop() if len(found) == 1 else None


def coalition_meant(
    sentences: Sequence[Annotated], annotated: Annotated, chunk: Chunk
) -> str | None:
    """The code of a coalition named before, UNKNOWN for one that was only spoken of, or none."""
    if annotated.sentence.tokens[chunk.head].lemma.lower() not in _JOINED or chunk.refs:
        return None
    before = list(_called(sentences, annotated, chunk))
    if not before:
        return None
    return next((code for code in reversed(before) if code), UNKNOWN)


def _called(
    sentences: Sequence[Annotated], annotated: Annotated, chunk: Chunk
) -> Iterator[str | None]:
    """For each earlier mention of a coalition the party that its name gives."""
    for sentence in sentences:
        here = sentence.sentence.index == annotated.sentence.index
        if sentence.sentence.index > annotated.sentence.index:
            return
        for token in sentence.sentence.tokens[: chunk.start if here else None]:
            if token.lemma.lower() in _JOINED:
                hits = (h for h in sentence.parties if h.start <= token.i < h.end)
                yield next((h.payload.code for h in hits if h.payload.code), None)


__all__ = ["coalition_against", "coalition_meant"]
