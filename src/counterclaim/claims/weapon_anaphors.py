""" "The enemy launched 40 drones. 32 of them were destroyed": what "them" counts, and whose it is.

Said of the arms that the sentence before names, the number is theirs: they were shot down, and
they are a loss of who sent them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref

_BACK = frozenset({"them", "these", "those", "which"})
#: Arms that can be brought down one by one.
_FLYING = frozenset({"drone", "missile", "mlrs", "aircraft", "helicopter"})
_SENDERS = frozenset({"armed", "state", "side", "party"})


def carry_weapons(sentences: Sequence[Annotated]) -> None:
    """Give the numbers of a sentence the arms that the one before has told of, in place."""
    held: tuple[Chunk, tuple[Ref, ...]] | None = None
    paragraph = -1
    for annotated in sentences:
        sentence = annotated.sentence
        if sentence.is_title or sentence.paragraph != paragraph:
            held = None
        paragraph = sentence.paragraph
        if held is not None and _patch(annotated, *held):
            continue
        held = _arms(annotated)


def _arms(annotated: Annotated) -> tuple[Chunk, tuple[Ref, ...]] | None:
    """The last arms in the plural of a sentence, with who has or sends them."""
    tokens = annotated.sentence.tokens
    for chunk in reversed(annotated.chunks):
        many = tokens[chunk.head].tag in ("NNS", "NNPS") or tokens[chunk.head].lower.endswith("s")
        if chunk.weapon is None or not many or chunk.weapon.means not in _FLYING:
            continue
        owner = chunk.own or _sender(annotated, chunk)
        return (chunk, owner) if owner else None
    return None


def _sender(annotated: Annotated, arms: Chunk) -> tuple[Ref, ...]:
    """The party that is the last subject before the arms, or the agent behind them."""
    tokens = annotated.sentence.tokens
    found = [
        c
        for c in annotated.chunks
        if c.category in _SENDERS and c.refs and not c.pronoun
        if tokens[c.head].dep == "nsubj" or c.case == "by"
    ]
    before = [c for c in found if c.end <= arms.start]
    behind = [c for c in found if c.start >= arms.end and c.case == "by"]
    chosen = before[-1:] or behind[:1]
    return chosen[0].refs if chosen else ()


def _patch(annotated: Annotated, arms: Chunk, owner: tuple[Ref, ...]) -> bool:
    tokens = annotated.sentence.tokens
    done = False
    for number, chunk in enumerate(annotated.chunks):
        after = [t.lower for t in tokens[chunk.end : chunk.end + 2]]
        back = after[:1] == ["of"] and after[-1] in _BACK
        if not back or tokens[chunk.head].tag != "CD" or chunk.refs and not _only_back(chunk):
            continue
        annotated.chunks[number] = msgspec.structs.replace(
            chunk, category="weapon", weapon=arms.weapon, refs=owner, own=owner, of=-1
        )
        done = True
    return done


def _only_back(chunk: Chunk) -> bool:
    return all(r.kind == "anaphor" for r in chunk.refs)


__all__ = ["carry_weapons"]
