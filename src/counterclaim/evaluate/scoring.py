"""Scoring predicted claims against gold claims, slot by slot.

The figures are those of the gold set's own scorer: claims are paired inside each document, each
pair is scored slot by slot; all slots of an unpaired gold claim are missing, all of an unpaired
prediction spurious.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from counterclaim.evaluate.align import align, fold, related
from counterclaim.evaluate.gold import FlatClaim, Gold, GoldDocument

SLOTS = (
    "event speaker stance status actors targets target_kind places time means losses count"
).split()
#: Two clock times this near count as the same.
_NEAR_MINUTES = 90


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 in percent, with what they were counted on."""

    p: float
    r: float
    f1: float
    gold: float
    predicted: float


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one run, and the claims behind them."""

    documents: int
    claims: Figures
    slots: dict[str, Figures]
    overall: Figures
    attribution: float
    polarity_errors: int
    speaker_as_actor: int
    swapped_roles: int
    claims_in_empty_documents: int
    empty_documents: int
    ungrounded_claims: int
    pairs: tuple[tuple[FlatClaim, FlatClaim], ...]
    missed: tuple[FlatClaim, ...]
    spurious: tuple[FlatClaim, ...]

    def as_figures(self) -> dict[str, Any]:
        """The figures alone, as plain values for JSON."""
        plain = msgspec.to_builtins(self)
        return {k: v for k, v in plain.items() if k not in ("pairs", "missed", "spurious")}


def figures(credit: float, predicted: float, gold: float) -> Figures:
    """Precision, recall and F1 of `credit` over what was predicted and what was to be found."""
    p = credit / predicted if predicted else 0.0
    r = credit / gold if gold else 0.0
    return Figures(
        p=round(100 * p, 1),
        r=round(100 * r, 1),
        f1=round(200 * p * r / (p + r), 1) if p + r else 0.0,
        gold=gold,
        predicted=predicted,
    )


def items(claim: FlatClaim, slot: str) -> list[Any]:
    """What a slot of `claim` holds, each thing once."""
    if slot == "time":
        return [1] if claim.start else []
    if slot == "count":
        return [claim.count] if claim.count and any(n is not None for n in claim.count) else []
    value = getattr(claim, slot)
    if slot in ("event", "speaker", "stance", "status"):
        return [value] if value else []
    if slot == "places":
        return list({(fold(name), role): (name, role) for name, role in value or ()}.values())
    if slot == "losses":
        return list(value or ())
    return sorted(set(value or ()))


def _moment(text: str) -> tuple[date, int | None]:
    """The day, and the minute of the day where the text has one."""
    if "T" in text:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return at.date(), at.hour * 60 + at.minute
    return date.fromisoformat(text[:10]), None


def _time_credit(predicted: FlatClaim, gold: FlatClaim) -> float:
    if not predicted.start or not gold.start:
        return 0.0
    starts = _moment(predicted.start), _moment(gold.start)
    ends = _moment(predicted.end or predicted.start), _moment(gold.end or gold.start)
    if starts[0][0] == starts[1][0] and ends[0][0] == ends[1][0]:
        asked = [(p[1], g[1]) for p, g in (starts, ends) if g[1] is not None]
        if not asked:
            return 1.0
        near = sum(p is not None and abs(p - g) <= _NEAR_MINUTES for p, g in asked if g is not None)
        return 0.6 + 0.4 * (near / len(asked))
    overlapping = starts[0][0] <= ends[1][0] and starts[1][0] <= ends[0][0]
    return 0.5 if overlapping else 0.0


def _place_credit(predicted: tuple[str, str], gold: tuple[str, str]) -> float:
    if fold(predicted[0]) != fold(gold[0]):
        return 0.0
    return 1.0 if predicted[1] == gold[1] else 0.5


def _loss_credit(predicted: tuple[Any, ...], gold: tuple[Any, ...]) -> float:
    if predicted == gold:
        return 1.0
    return 0.5 if predicted[:2] == gold[:2] else 0.0


def _greedy(predicted: list[Any], gold: list[Any], credit: Callable[[Any, Any], float]) -> float:
    options = sorted(
        ((credit(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)),
        reverse=True,
    )
    total, left, right = 0.0, set(), set()
    for worth, i, j in options:
        if worth > 0 and i not in left and j not in right:
            total += worth
            left.add(i)
            right.add(j)
    return total


def slot_credit(predicted: FlatClaim, gold: FlatClaim, slot: str) -> float:
    """How much of a slot's gold items the paired prediction has, in items."""
    have, want = items(predicted, slot), items(gold, slot)
    if slot == "time":
        return _time_credit(predicted, gold) if have and want else 0.0
    if slot == "places":
        return _greedy(have, want, _place_credit)
    if slot == "losses":
        return _greedy(have, want, _loss_credit)
    if slot == "event":
        return related(have[0], want[0]) if have and want else 0.0
    return float(len(set(have) & set(want)))


class _Tally:
    """Running sums over documents."""

    def __init__(self) -> None:
        self.credit: dict[str, float] = dict.fromkeys(SLOTS, 0.0)
        self.predicted: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.pairs: list[tuple[FlatClaim, FlatClaim]] = []
        self.missed: list[FlatClaim] = []
        self.spurious: list[FlatClaim] = []

    def add(self, predicted: Sequence[FlatClaim], gold: Sequence[FlatClaim], body: str) -> None:
        for slot in SLOTS:
            self.predicted[slot] += sum(len(items(c, slot)) for c in predicted)
            self.gold[slot] += sum(len(items(c, slot)) for c in gold)
        found = align(predicted, gold, body)
        for i, j in found:
            self.pairs.append((predicted[i], gold[j]))
            for slot in SLOTS:
                self.credit[slot] += slot_credit(predicted[i], gold[j], slot)
        left, right = {i for i, _ in found}, {j for _, j in found}
        self.spurious += [c for i, c in enumerate(predicted) if i not in left]
        self.missed += [c for j, c in enumerate(gold) if j not in right]


def _by_document(claims: Iterable[FlatClaim]) -> dict[str, list[FlatClaim]]:
    found: dict[str, list[FlatClaim]] = defaultdict(list)
    for claim in claims:
        found[claim.document].append(claim)
    return found


def _grounded(claim: FlatClaim, body: str) -> bool:
    return bool(claim.quotes) and all(quote in body for quote in claim.quotes or ())


def _same_voice(p: FlatClaim, g: FlatClaim) -> bool:
    return p.speaker == g.speaker and p.stance == g.stance


def _speaker_as_actor(p: FlatClaim, g: FlatClaim) -> bool:
    return p.speaker in (p.actors or ()) and p.speaker not in (g.actors or ())


def _swapped(p: FlatClaim, g: FlatClaim) -> bool:
    actors = set(p.actors or ())
    return bool(actors & set(g.targets or ())) and not actors & set(g.actors or ())


def score(gold: Gold, predicted: Iterable[FlatClaim]) -> Score:
    """Score `predicted` on the documents of `gold`; claims of other documents are let be."""
    bodies = {document.id: document.body for document in gold.documents}
    kept = [claim for claim in predicted if claim.document in bodies]
    have, want = _by_document(kept), _by_document(gold.claims)
    tally = _Tally()
    for document, body in bodies.items():
        tally.add(have.get(document, []), want.get(document, []), body)
    pairs = tally.pairs
    empty = [document for document in bodies if not want.get(document)]
    found = len(pairs)
    return Score(
        documents=len(bodies),
        claims=figures(found, found + len(tally.spurious), found + len(tally.missed)),
        slots={s: figures(tally.credit[s], tally.predicted[s], tally.gold[s]) for s in SLOTS},
        overall=figures(
            sum(tally.credit.values()), sum(tally.predicted.values()), sum(tally.gold.values())
        ),
        attribution=round(100 * sum(_same_voice(p, g) for p, g in pairs) / found, 1)
        if found
        else 0.0,
        polarity_errors=sum((p.stance == "deny") != (g.stance == "deny") for p, g in pairs),
        speaker_as_actor=sum(_speaker_as_actor(p, g) for p, g in pairs),
        swapped_roles=sum(_swapped(p, g) for p, g in pairs),
        claims_in_empty_documents=sum(len(have.get(document, [])) for document in empty),
        empty_documents=len(empty),
        ungrounded_claims=sum(not _grounded(c, bodies[c.document]) for c in kept),
        pairs=tuple(pairs),
        missed=tuple(tally.missed),
        spurious=tuple(tally.spurious),
    )


def score_documents(
    gold: Gold, documents: Iterable[GoldDocument], predicted: Iterable[FlatClaim]
) -> Score:
    """Score on some of the gold set's documents only."""
    chosen = tuple(documents)
    ids = {document.id for document in chosen}
    claims = tuple(claim for claim in gold.claims if claim.document in ids)
    return score(Gold(documents=chosen, claims=claims), predicted)
