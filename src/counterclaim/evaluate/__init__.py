"""Measuring: scores against gold claims, by incident group, and under a swap of the parties."""

from counterclaim.evaluate.crossval import by_group, cross_validate, folds
from counterclaim.evaluate.gold import (
    FlatClaim,
    Gold,
    GoldDocument,
    flat_claim,
    load_claims,
    load_gold,
)
from counterclaim.evaluate.scoring import SLOTS, Figures, Score, score
from counterclaim.evaluate.swap import Swap, load_swap
from counterclaim.evaluate.swap_check import Difference

__all__ = [
    "SLOTS",
    "Difference",
    "Figures",
    "FlatClaim",
    "Gold",
    "GoldDocument",
    "Score",
    "Swap",
    "by_group",
    "cross_validate",
    "flat_claim",
    "folds",
    "load_claims",
    "load_gold",
    "load_swap",
    "score",
]
