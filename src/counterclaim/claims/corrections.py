"""Figures and reports of one's own that are called wrong: "the earlier toll was wrong".

A speaker that calls its own former word wrong takes it back; only another's word is denied.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context

#: What tells that something was said before.
_BEFORE = frozenset({"earlier", "previous", "prior", "initial", "original", "preliminary", "first"})
#: What was said: a content noun of the lexicon, or a number.
_FIGURES = frozenset({"figure", "number", "toll", "count", "tally", "estimate"})


def takes_back(
    annotated: Annotated, start: int, speaker: str, content: frozenset[str], context: Context
) -> bool:
    """Whether the predicate at `start` is said of what the speaker itself had said before."""
    if annotated.words.isdisjoint(_BEFORE) or speaker in (MEDIA, UNKNOWN):
        return False
    tokens = annotated.sentence.tokens
    for token in tokens[:start]:
        if token.lower not in _BEFORE:
            continue
        behind = tokens[token.i + 1 : min(start, token.i + 4)]
        noun = next((t for t in behind if t.lemma in content or t.lemma in _FIGURES), None)
        if noun is None:
            continue
        owners = [c for c in annotated.chunks if c.head == noun.i]
        owners += [c for c in annotated.chunks if c.end == token.i or c.end + 1 == token.i]
        named = {n.code for c in owners for n in context.parties_of(_alone(c), speaker)}
        return named <= {speaker}
    return False


def _alone(chunk: Chunk) -> Chunk:
    """The chunk without what an "of" joins to it: "a report of rebel fire" is not the rebels'."""
    return msgspec.structs.replace(chunk, refs=chunk.own)
