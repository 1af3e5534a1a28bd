"""Pairing predicted and gold claims of one document, so that total similarity is highest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from counterclaim.evaluate.gold import FlatClaim

#: Event types that may stand for one another at half credit.
FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(family.split())
    for family in (
        "shelling gunfire missile_strike air_strike drone_strike attack clash ceasefire_violation",
        "ground_attack raid attack clash seizure",
        "mine_laying explosion",
        "repelling shoot_down clash",
        "buildup exercise airspace_violation",
        "casualties damage",
        "ceasefire talks calm",
        "blame threat demand",
        "handover capture",
        "withdrawal seizure",
        "displacement blockade",
        "abuse attack",
    )
)

_WEIGHT_KIND, _WEIGHT_TEXT, _WEIGHT_PLACE = 0.35, 0.3, 0.1
_WEIGHT_ACTOR, _WEIGHT_TARGET, _WEIGHT_VOICE = 0.08, 0.05, 0.06


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` without case, accents, punctuation and doubled spaces."""
    plain = text.replace("ə", "e").replace("ı", "i")
    bare = unicodedata.normalize("NFKD", plain).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def related(left: str, right: str) -> float:
    """1 for one event type, 0.5 for two of a family, else 0."""
    if left == right:
        return 1.0
    return 0.5 if any(left in family and right in family for family in FAMILIES) else 0.0


def jaccard(left: Collection[str], right: Collection[str]) -> float:
    """Share of what two collections have in common; 0 for two empty ones."""
    a, b = set(left), set(right)
    return len(a & b) / len(a | b) if a | b else 0.0


def _spans(claim: FlatClaim, body: str) -> list[tuple[int, int]]:
    starts = ((body.find(quote), len(quote)) for quote in claim.quotes or ())
    return [(at, at + size) for at, size in starts if at >= 0]


def _overlap(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> float:
    best = 0.0
    for start, end in left:
        for other, stop in right:
            common = min(end, stop) - max(start, other)
            if common > 0:
                best = max(best, common / min(end - start, stop - other))
    return best


def _names(claim: FlatClaim) -> set[str]:
    return {fold(name) for name, _ in claim.places or ()}


def similarity(predicted: FlatClaim, gold: FlatClaim, body: str) -> float:
    """How alike two claims of one document are; 0 where they cannot be one."""
    kind = related(predicted.event, gold.event)
    if not kind:
        return 0.0
    text = _overlap(_spans(predicted, body), _spans(gold, body))
    place = jaccard(_names(predicted), _names(gold))
    actor = jaccard(predicted.actors or (), gold.actors or ())
    if not (text or place or actor):
        return 0.0
    target = jaccard(predicted.targets or (), gold.targets or ())
    voice = (predicted.speaker == gold.speaker) + (predicted.stance == gold.stance)
    return (
        _WEIGHT_KIND * kind
        + _WEIGHT_TEXT * text
        + _WEIGHT_PLACE * place
        + _WEIGHT_ACTOR * actor
        + _WEIGHT_TARGET * target
        + _WEIGHT_VOICE * voice
    )


def align(
    predicted: Sequence[FlatClaim], gold: Sequence[FlatClaim], body: str
) -> list[tuple[int, int]]:
    """Pairs of indices (predicted, gold), one to one, of highest total similarity."""
    return assign([[similarity(p, g, body) for g in gold] for p in predicted])


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of highest total weight, without those of weight 0.

    The Hungarian method with potentials, on the square matrix of costs; rows enter in order and
    each finds its cheapest way to a free column, so that ties fall the same way every time.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not columns:
        return []
    size = max(rows, columns)
    cost = [[0.0] * size for _ in range(size)]
    for i, row in enumerate(weights):
        cost[i][:columns] = [-weight for weight in row]
    owner = _owners(cost)
    return [(owner[j], j) for j in range(columns) if owner[j] < rows and weights[owner[j]][j] > 0]


def _owners(cost: list[list[float]]) -> list[int]:
    """The row that each column goes to in the cheapest assignment of a square matrix."""
    size = len(cost)
    free = size  # the column that stands for "not yet placed"
    row_price, column_price = [0.0] * size, [0.0] * (size + 1)
    owner = [-1] * (size + 1)
    for row in range(size):
        owner[free] = row
        at = free
        least, before = [float("inf")] * size, [free] * size
        used = [False] * (size + 1)
        while owner[at] >= 0:
            used[at] = True
            current, step, following = owner[at], float("inf"), free
            for j in range(size):
                if used[j]:
                    continue
                price = cost[current][j] - row_price[current] - column_price[j]
                if price < least[j]:
                    least[j], before[j] = price, at
                if least[j] < step:
                    step, following = least[j], j
            for j in (free, *range(size)):
                if used[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            at = following
        while at != free:
            owner[at] = owner[before[at]]
            at = before[at]
    return owner[:size]
