"""Rejections in a clause beside what they reject: "..., a claim Moscow dismissed as fake"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.asides import Asides
from counterclaim.claims.voices import Attributed, Words
from counterclaim.read import Token


def ends_a_relative(result: Attributed, tokens: Sequence[Token], start: int, end: int) -> bool:
    """“..., a claim Moscow dismissed as fake": the label is the end of the rejection, no more.

    The rejection stands already, and what precedes it stays the words of its own source.
    """
    made = result.rejection
    if made is None or made.voice.cue is None or not made.start < start <= made.end + 3:
        return False
    if any(t.pos == "PUNCT" or t.pos == "VERB" for t in tokens[made.end : start]):
        return False
    if start >= made.end:
        result.rejection = msgspec.structs.replace(made, end=end)
    return True


def party_before(annotated: Annotated, verb: Token) -> Chunk | None:
    """“An allegation Addis Ababa dismissed": the party right before the verb, read as a name."""
    chunk = annotated.chunk_of(verb.i - 1) if verb.i else None
    whole = chunk is not None and chunk.end == verb.i and chunk.category == "state"
    return chunk if whole else None


def dismissed_beside(
    asides: Asides, words: Words, annotated: Annotated, verb: Token | None
) -> bool:
    """Whether a verb of denial stands in such a clause, whether or not it opened a source."""
    return verb is not None and verb.lemma in words.deny and asides.relative_denial(annotated, verb)


__all__ = ["dismissed_beside", "ends_a_relative", "party_before"]
