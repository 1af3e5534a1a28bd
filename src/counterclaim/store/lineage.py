"""Which claim of a later reading takes the place of which claim of an earlier one.

A successor has the same speaker and event, and shares evidence: of one text, characters of its
quotes; of two revisions, words. Each claim has at most one successor and one predecessor; the
pairs with the most in common are taken first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.core.records import Claim
from counterclaim.core.spans import Span
from counterclaim.store.words import folded

Pair = tuple[str, str, float]


def successors(old: Sequence[Claim], new: Sequence[Claim], *, same_text: bool) -> list[Pair]:
    """Old id, new id, and the share of evidence in common (0 to 1), in order of old ids."""
    weigh = _span_overlap if same_text else _word_overlap
    found: list[tuple[float, bool, str, str]] = []
    for before in old:
        for after in new:
            if (before.speaker.value, before.event.value) != (
                after.speaker.value,
                after.event.value,
            ):
                continue
            shared = weigh(before.quotes, after.quotes)
            if shared > 0:
                differs = before.stance.value != after.stance.value
                found.append((shared, differs, before.id, after.id))
    left: set[str] = set()
    right: set[str] = set()
    pairs = []
    for shared, _, one, other in sorted(found, key=lambda f: (-f[0], f[1], f[2:])):
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            pairs.append((one, other, round(shared, 4)))
    return sorted(pairs)


def _span_overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    a, b = _places(one), _places(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _places(spans: Iterable[Span]) -> set[tuple[str, int]]:
    return {(s.part, at) for s in spans for at in range(s.start, s.end)}


def _word_overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The share of words; a few common words do not make one quote the successor of another."""
    a = {w for s in one for w in folded(s.quote).split()}
    b = {w for s in other for w in folded(s.quote).split()}
    share = len(a & b) / len(a | b) if a and b else 0.0
    return share if share >= 0.5 else 0.0
