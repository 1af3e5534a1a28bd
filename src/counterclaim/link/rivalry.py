"""Of several pairs between two documents, those that fit best.

A document may tell of several acts of one kind. A claim of another document is set against the
one that fits it best, of each speaker and stance, and against those nearly as good; so a pair
counts only if it is among the best of both its claims. The choice looks at the pairs of two
documents only, and is the same in whatever order documents came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.profiles import Profile

#: How much less than the best a pair may score and still count.
MARGIN = 0.05


Told = Account | Profile
Side = tuple[str, str, str, str, str]


def choose(
    relations: Iterable[Relation], told: Mapping[str, Told], *, margin: float = MARGIN
) -> list[Relation]:
    """The relations that are among the best of both their claims, in the order given."""
    pairs = list(relations)
    best: dict[Side, float] = {}
    sides = [_sides(r, told) for r in pairs]
    for relation, both in zip(pairs, sides, strict=True):
        for side in both:
            best[side] = max(best.get(side, 0.0), relation.score)
    return [r for r, both in zip(pairs, sides, strict=True) if _is_best(r, both, best, margin)]


def _is_best(
    relation: Relation, both: Sequence[Side], best: Mapping[Side, float], margin: float
) -> bool:
    return all(relation.score >= best[side] - margin for side in both)


def _sides(relation: Relation, told: Mapping[str, Told]) -> tuple[Side, Side]:
    """Each claim with what it is set against: a document, a speaker and a stance."""
    kind = relation.kind if relation.kind in ("update", "repeat") else ""
    one, other = relation.left, relation.right
    return _side(one, told[other], kind), _side(other, told[one], kind)


def _side(claim: str, against: Told, kind: str) -> Side:
    account = against.account if isinstance(against, Profile) else against
    return claim, account.source.document, account.speaker, account.stance, kind
