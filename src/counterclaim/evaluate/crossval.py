"""Scores by incident group, and cross-validation over groups.

Documents of one incident share names, places and wordings, so that a weight or a word tuned on
one of them is not tested by another. Folds therefore never split a group.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from counterclaim.evaluate.gold import FlatClaim, Gold, GoldDocument
from counterclaim.evaluate.scoring import Score, score, score_documents

_Model = TypeVar("_Model")


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """Claims F1 and all-slots F1: the bounds within which 90 of 100 resamplings fall."""

    claims: tuple[float, float]
    overall: tuple[float, float]


def groups(documents: Iterable[GoldDocument]) -> dict[str, list[GoldDocument]]:
    """Documents by incident group; a document without one is a group of its own."""
    found: dict[str, list[GoldDocument]] = {}
    for document in documents:
        found.setdefault(document.group or document.id, []).append(document)
    return found


def by_group(gold: Gold, predicted: Sequence[FlatClaim]) -> dict[str, Score]:
    """The score of each incident group, in the gold set's order."""
    return {
        group: score_documents(gold, documents, predicted)
        for group, documents in groups(gold.documents).items()
    }


def resampled(
    gold: Gold, predicted: Sequence[FlatClaim], *, times: int = 200, seed: int = 0
) -> Interval:
    """How far the scores depend on the incidents chosen: a bootstrap over groups."""
    scores = list(by_group(gold, predicted).values())
    dice = random.Random(seed)  # noqa: S311 - no secret
    claims, overall = [], []
    for _ in range(times):
        drawn = dice.choices(scores, k=len(scores))
        claims.append(_f1(drawn, lambda s: (s.claims.p, s.claims.predicted, s.claims.gold)))
        overall.append(_f1(drawn, lambda s: (s.overall.p, s.overall.predicted, s.overall.gold)))
    return Interval(claims=_middle(claims), overall=_middle(overall))


def _f1(drawn: list[Score], of: Callable[[Score], tuple[float, float, float]]) -> float:
    parts = [of(s) for s in drawn]
    credit = sum(p / 100 * predicted for p, predicted, _ in parts)
    total = sum(predicted + gold for _, predicted, gold in parts)
    return 200 * credit / total if total else 0.0


def _middle(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = len(ordered) // 20
    return round(ordered[cut], 1), round(ordered[-1 - cut], 1)


def folds(
    documents: Sequence[GoldDocument], count: int, *, seed: int = 0
) -> list[tuple[list[GoldDocument], list[GoldDocument]]]:
    """`count` pairs (to tune on, to score on) that together score each document once.

    Groups are dealt in a random but repeatable order, each to the fold with fewest documents.
    """
    parts = list(groups(documents).values())
    random.Random(seed).shuffle(parts)
    parts.sort(key=len, reverse=True)
    held: list[list[GoldDocument]] = [[] for _ in range(min(count, len(parts)))]
    for part in parts:
        min(held, key=len).extend(part)
    out = []
    for fold in held:
        ids = {document.id for document in fold}
        out.append(([d for d in documents if d.id not in ids], fold))
    return out


def cross_validate(
    gold: Gold,
    fit: Callable[[Gold], _Model],
    predict: Callable[[_Model, Sequence[GoldDocument]], Iterable[FlatClaim]],
    *,
    count: int = 5,
    seed: int = 0,
) -> Score:
    """The score of predictions that were each made by a model fitted to other incidents."""
    predicted: list[FlatClaim] = []
    for tune, held in folds(gold.documents, count, seed=seed):
        ids = {document.id for document in tune}
        claims = tuple(claim for claim in gold.claims if claim.document in ids)
        model = fit(Gold(documents=tuple(tune), claims=claims))
        kept = {document.id for document in held}
        predicted += [c for c in predict(model, held) if c.document in kept]
    return score(gold, predicted)
