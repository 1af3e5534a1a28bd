"""Fit what each ground of a link is worth: `python tools/link_weights.py [GOLD_DIR] [--write]`.

A logistic model for each voice, over pairs of claims of one incident group; a pair is right where
the gold set relates the two in any way. Pairs of gold claims and pairs of the claims that the
reader finds (mapped to gold claims by their alignment) count alike, since both are linked later.
Voices share what they learn: each weight is drawn to its mean over all voices. A ground that
speaks for one incident gets no weight below nothing, one that speaks against it none above; what
the gold set cannot teach, since its groups were written about one place each, is set by hand.

Weights are scored on each incident group by a model that was fitted to the others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from counterclaim.claims.flat import to_flat
from counterclaim.cli.batch import read_one
from counterclaim.core.errors import Failure
from counterclaim.core.records import Document
from counterclaim.evaluate import flat_claim, load_gold, score
from counterclaim.evaluate.gold import FlatClaim, Gold
from counterclaim.evaluate.relations import (
    FlatRelation,
    Key,
    flat_accounts,
    load_relations,
    predict,
)
from counterclaim.ingest import load_documents
from counterclaim.link import Account, compare
from counterclaim.link.accounts import accounts_of
from counterclaim.link.candidates import keys_of
from counterclaim.link.features import Ground, grounds
from counterclaim.link.profiles import Profile
from counterclaim.link.voices import Voice, voice_of

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "counterclaim" / "link" / "weights.py"
VOICES: tuple[Voice, ...] = get_args(Voice)

FOR = frozenset(
    (
        "same kind of event",
        "kin kinds of event",
        "same doer",
        "doer in part the same",
        "same target",
        "target in part the same",
        "same hour",
        "hours that overlap",
        "an hour of the same day",
        "share of time in common",
        "shared place",
        "share of places in common",
        "one's origin is the other's place",
        "same figures",
        "same count",
        "same means",
        "targets of one kind",
        "words in common",
        "copies of one text",
    )
)
AGAINST = frozenset(
    (
        "doer in one only",
        "target in one only",
        "long period against days",
        "no beginning told",
        "place in one only",
        "other names of places",
        "other count",
        "count in one only",
        "targets of other kinds",
        "other means",
        "planned against done",
        "other status",
        "time unknown",
        "the day before",
    )
)
#: Set by hand and not fitted.
FIXED = {
    "far places": -6.0,
    "places apart": -6.0,
    "other hours": -2.0,
    "another night": -3.0,
    "counts of other windows": -3.0,
}
#: Set by hand in one voice. Who tells of the other's fire names places of its own, and in the same
#: hour any along the front; of one side's act no pair of the gold set names places that are near.
FIXED_IN: dict[str, dict[str, float]] = {
    **{voice: {"near places": -4.0} for voice in VOICES},
    # The set relates no two claims of one document: a denial there answers what stands before it.
    "deny": {"near places": -4.0, "denied in one document": 2.5},
    "mirror": {"near places in one hour": 2.4, "places apart in one hour": 6.4},
}
#: Where the data say little, weights are drawn to these instead of to nothing.
DRAWN = {
    "near places": -1.5,
    "copies of one text": 1.0,
    "planned against done": -0.5,
    "other names of places": -0.3,
    "time unknown": -0.5,
    "the day before": -1.0,
}
#: How strongly weights are drawn to their mean, and the mean to `DRAWN`.
PULL, PULL_KNOWN, FREE_BIAS, HELD = 1.0, 3.0, 0.2, 1e4
#: So many pairs give a voice its full say in the mean.
ENOUGH = 200
#: Of a group with n pairs each counts n to the power of minus this.
BALANCE = 0.7
#: What a pair of claims that the reader found counts beside a pair of gold claims.
OWN = 0.25
ROUNDS, STEPS = 6, 25

Array = npt.NDArray[np.float64]
Weights = dict[Voice, dict[str, float]]


class Pair(NamedTuple):
    """One pair of claims of a group: the voice, the grounds, whether the gold set relates them."""

    group: str
    voice: Voice
    grounds: list[Ground]
    is_right: bool
    weight: float


class Side(NamedTuple):
    """Claims to link, and what gold claim each stands for."""

    accounts: list[Account]
    to_gold: dict[str, str]


def sides(folder: Path, gold: Gold) -> tuple[Side, Side]:
    """The gold claims themselves, and the claims that the reader finds."""
    found = load_documents([folder / "documents.jsonl"])
    documents = [d for d in found if isinstance(d, Document)]
    own: list[Account] = []
    flat: list[FlatClaim] = []
    for document in documents:
        result = read_one(document)
        if isinstance(result, Failure):
            continue
        own += accounts_of(result.claims, result.document)
        flat += [flat_claim(to_flat(claim)) for claim in result.claims]
    pairs = score(gold, flat).pairs
    ids = {c.id: c.id for c in gold.claims if c.id}
    first = Side(flat_accounts(gold.claims, documents), ids)
    return first, Side(own, {p.id: g.id for p, g in pairs if p.id and g.id})


def pairs_of(
    side: Side, groups: Mapping[str, str], gold: Sequence[FlatRelation], weight: float
) -> Iterator[Pair]:
    """All pairs inside a group that share a key and can be a pair."""
    related = {frozenset((r.a, r.b)) for r in gold}
    by_group: dict[str, list[Profile]] = defaultdict(list)
    for account in side.accounts:
        if account.id in side.to_gold:
            by_group[groups[account.source.document]].append(Profile(account))
    for group, profiles in by_group.items():
        keys = {p.id: set(keys_of(p)) for p in profiles}
        for a, b in combinations(profiles, 2):
            voice = voice_of(a, b) if keys[a.id] & keys[b.id] else None
            if voice is not None:
                ends = frozenset((side.to_gold[a.id], side.to_gold[b.id]))
                yield Pair(group, voice[0], grounds(a, b), ends in related, weight)


def _all_pairs(
    both: Sequence[Side], groups: Mapping[str, str], gold: Sequence[FlatRelation]
) -> list[Pair]:
    weights = (1.0, OWN)
    return [
        p
        for side, weight in zip(both, weights, strict=True)
        for p in pairs_of(side, groups, gold, weight)
    ]


class _Voice(NamedTuple):
    """The pairs of a voice as numbers: values, labels, weights of the pairs, say in the mean."""

    x: Array
    y: Array
    w: Array
    say: float


def fit(pairs: Sequence[Pair]) -> Weights:
    """The weights that tell related pairs from others, rounded to one digit."""
    seen = {g[0] for p in pairs for g in p.grounds}
    names = sorted(seen | FIXED.keys() | DRAWN.keys() | {"any pair"})
    column = {name: n for n, name in enumerate(names)}
    sign = np.array([(n in FOR) - (n in AGAINST) for n in names], dtype=float)
    known = np.array([{**DRAWN, **FIXED}.get(n, 0.0) for n in names])
    pull = np.array([HELD if n in FIXED else PULL for n in names])
    pull[column["any pair"]] = FREE_BIAS
    drawn = np.where(known != 0, PULL_KNOWN, 1.0)
    data = {v: _numbers([p for p in pairs if p.voice == v], column) for v in VOICES}
    mean = known.copy()
    found = {v: known.copy() for v in VOICES}
    for _ in range(ROUNDS):
        for voice, numbers in data.items():
            found[voice] = _newton(numbers, found[voice], mean, pull, sign)
        total = sum((d.say * found[v] for v, d in data.items()), start=known * drawn)
        mean = total / (sum(d.say for d in data.values()) + drawn)
        mean[column["any pair"]] = 0.0
        mean = np.where([n in FIXED for n in names], known, mean)
    return {
        voice: {
            n: round(float(b[i]), 1)
            for n, i in column.items()
            if abs(b[i]) >= 0.05 and n not in {*FIXED_IN["mirror"], *FIXED_IN[voice]}
        }
        | FIXED_IN[voice]
        for voice, b in found.items()
    }


def _numbers(pairs: Sequence[Pair], column: Mapping[str, int]) -> _Voice:
    x = np.zeros((len(pairs), len(column)))
    for row, pair in enumerate(pairs):
        for name, value, _ in pair.grounds:
            x[row, column[name]] = value
    counts = Counter(pair.group for pair in pairs)
    w = np.array([pair.weight * counts[pair.group] ** -BALANCE for pair in pairs])
    w *= len(pairs) / w.sum() if len(pairs) else 1.0
    y = np.array([float(pair.is_right) for pair in pairs])
    return _Voice(x, y, w, min(1.0, len(pairs) / ENOUGH))


def _newton(data: _Voice, b: Array, mean: Array, pull: Array, sign: Array) -> Array:
    """Newton's method; a weight of the wrong sign stays at nothing."""
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(data.x @ b)))
        slope = data.x.T @ (data.w * (p - data.y)) + pull * (b - mean)
        curve = (data.x.T * (data.w * p * (1 - p))) @ data.x + np.diag(pull)
        free = ~((b == 0) & (sign != 0) & (-slope * sign <= 0))
        step = np.zeros_like(b)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        new = b - step
        new = np.where((sign != 0) & (new * sign < 0), 0.0, new)
        if np.abs(new - b).max() < 1e-4:
            return new
        b = new
    return b


class Tally(NamedTuple):
    """Right, told and wanted: of linked pairs, and of relations."""

    linked: tuple[int, int, int] = (0, 0, 0)
    relations: tuple[int, int, int] = (0, 0, 0)

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        one = tuple(a + b for a, b in zip(self.linked, other.linked, strict=True))
        two = tuple(a + b for a, b in zip(self.relations, other.relations, strict=True))
        return Tally((one[0], one[1], one[2]), (two[0], two[1], two[2]))

    def __str__(self) -> str:
        return f"{_f1(*self.linked):5.1f} {_f1(*self.relations):5.1f}"


def _f1(right: int, told: int, wanted: int) -> float:
    return 200 * right / (told + wanted) if told + wanted else 0.0


def tally(
    side: Side,
    weights: Mapping[Voice, Mapping[str, float]],
    groups: Mapping[str, str],
    gold: Iterable[FlatRelation],
    group: str,
) -> Tally:
    """How relations inside one group come out with these weights."""
    setattr(compare, "WEIGHTS", weights)  # noqa: B010
    accounts = [a for a in side.accounts if groups[a.source.document] == group]
    want = {r.key for r in gold if r.group == group}
    have: set[Key] = set()
    for r in predict(accounts, groups):
        if r.a in side.to_gold and r.b in side.to_gold:
            a, b = side.to_gold[r.a], side.to_gold[r.b]
            have.add(FlatRelation(a=a, b=b, relation=r.relation).key)
    linked = _ends(want), _ends(have)
    return Tally(
        (len(linked[0] & linked[1]), len(linked[1]), len(linked[0])),
        (len(want & have), len(have), len(want)),
    )


def _ends(keys: Iterable[Key]) -> set[frozenset[str]]:
    return {frozenset(key[1:]) for key in keys}


def source(weights: Weights) -> str:
    """The module that holds the weights."""
    lines = [
        '"""What each ground is worth, in log-odds, in each voice.',
        "",
        "Made by `tools/link_weights.py`, which scores weights on the incident groups that they",
        "were not fitted to. A ground that speaks for one incident never weighs less than nothing,",
        "one that speaks against it never more.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Mapping",
        "",
        "from counterclaim.link.voices import Voice",
        "",
        "WEIGHTS: Mapping[Voice, Mapping[str, float]] = {",
    ]
    for voice, table in weights.items():
        lines.append(f'    "{voice}": {{')
        lines += [f'        "{name}": {table[name]},' for name in sorted(table)]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def left_out(
    folder: Path, say: Callable[[str], None] = lambda line: None
) -> list[tuple[float, float]]:
    """F1 of linked pairs and of relations, each group by weights that were fitted to the others.

    First from gold claims, then from the claims that the reader finds.
    """
    gold, want = load_gold(folder), load_relations(folder)
    groups = {d.id: d.group for d in gold.documents}
    both = sides(folder, gold)
    pairs = _all_pairs(both, groups, want)
    say(f"{len(pairs)} pairs, {sum(p.is_right for p in pairs)} related")
    say(f"{'group left out':<28}  gold claims   own claims   (linked pairs, relations: F1)")
    sums = [Tally(), Tally()]
    before = compare.WEIGHTS  # type: ignore[attr-defined]
    for group in dict.fromkeys(groups.values()):
        weights = fit([p for p in pairs if p.group != group])
        found = [tally(side, weights, groups, want, group) for side in both]
        sums = [one + other for one, other in zip(sums, found, strict=True)]
        if found[0].relations[2]:
            say(f"{group:<28}  {found[0]}   {found[1]}")
    setattr(compare, "WEIGHTS", before)  # noqa: B010
    say(f"{'all, each by the others':<28}  {sums[0]}   {sums[1]}")
    return [(_f1(*one.linked), _f1(*one.relations)) for one in sums]


def main() -> int:
    """Score weights on groups left out; fit them to all groups and write them if asked."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    shared = ROOT.parent / "shared" / "gold" / "dev"
    ask.add_argument("gold", nargs="?", type=Path, default=shared)
    ask.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    chosen = ask.parse_args()
    left_out(chosen.gold, print)
    if chosen.write:
        gold, want = load_gold(chosen.gold), load_relations(chosen.gold)
        groups = {d.id: d.group for d in gold.documents}
        both = sides(chosen.gold, gold)
        pairs = _all_pairs(both, groups, want)
        TARGET.write_text(source(fit(pairs)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
