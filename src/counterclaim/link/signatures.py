"""Signatures of texts: relays and near-copies of one text have nearly the same signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash

#: Permutations of a signature: the standard error of a similarity is at most 1/(2*sqrt(64)).
PERMUTATIONS = 64
_SEED = 20201
_SHINGLE = 3
_WORDS = re.compile(r"\w+")


def shingles(text: str) -> list[str]:
    """Runs of three words of the text, case folded; its words where there are fewer."""
    words = _WORDS.findall(text.casefold())
    if len(words) < _SHINGLE:
        return words
    return [" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def signature_of(text: str) -> tuple[int, ...]:
    """The MinHash of a text's shingles; empty for a text without words."""
    parts = shingles(text)
    if not parts:
        return ()
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(parts)
    return tuple(minhash.digest())


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of shingles that two texts have in common, as their signatures tell it."""
    if not left or len(left) != len(right):
        return 0.0
    return sum(map(int.__eq__, left, right)) / len(left)
