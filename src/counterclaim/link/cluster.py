"""Clusters from pairs: a result that depends on the set of pairs alone.

Pairs are taken from the surest on, ties in the order of their ids. Two clusters become one if
the mean score over all pairs between them, an absent pair counting as none, reaches `COHESION`,
and no person said that two of their claims are apart. So one loose pair does not chain two nights
of daily fire together, whereas accounts of one night, which nearly all resemble each other, join.

What persons called the same joins the clusters of both, each with its companions. Only where a
`different` forbids that are the two put together before anything else, and their companions
follow whom they may.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from counterclaim.link.judging import Verdicts

#: Least mean score between two clusters that become one.
COHESION = 0.4

Edge = tuple[str, str, float]
#: Two claims by number, the smaller first, and the score of the pair.
Pairs = Mapping[tuple[int, int], float]
#: What is done with clusters between the claims alone and the verdicts `same`.
Steps = Callable[["Groups", Pairs], None]


def clusters(
    ids: Iterable[str],
    edges: Iterable[Edge],
    verdicts: Verdicts,
    *,
    steps: Steps | None = None,
) -> list[tuple[str, ...]]:
    """Disjoint clusters that cover `ids`, each in ascending order, in order of their first id.

    `edges` are pairs with scores from 0 to 1; pairs with ids not among `ids` are let be. `steps`
    is what joins claims; without it the mean scores do.
    """
    names = sorted(set(ids))
    number = {name: n for n, name in enumerate(names)}
    pairs: dict[tuple[int, int], float] = {}
    for one, other, score in edges:
        a, b = number.get(one), number.get(other)
        if a is not None and b is not None and a != b:
            pair = (a, b) if a < b else (b, a)
            pairs[pair] = max(pairs.get(pair, 0.0), score)
    told_same = list(_chains(number, verdicts))
    forced: set[int] = set()
    while True:
        groups = Groups(names, number, verdicts, told_same)
        for at in sorted(forced):
            groups.unite(told_same[at])
        (steps or Groups.by_mean)(groups, pairs)
        failed = {at for at, chain in enumerate(told_same) if not groups.unite(chain)}
        if not failed - forced:
            return groups.members()
        forced |= failed


def _chains(number: Mapping[str, int], verdicts: Verdicts) -> Iterator[list[int]]:
    """The sets of claims that `same` holds together, each ascending, in order."""
    beside: dict[int, set[int]] = {}
    for one, other in verdicts.same:
        if one in number and other in number:
            beside.setdefault(number[one], set()).add(number[other])
            beside.setdefault(number[other], set()).add(number[one])
    seen: set[int] = set()
    for start in sorted(beside):
        if start not in seen:
            chain, queue = {start}, [start]
            while queue:
                new = beside[queue.pop()] - chain
                chain |= new
                queue += new
            seen |= chain
            yield sorted(chain)


class Groups:
    """Clusters under way, claims by number: members, and whom each must avoid."""

    def __init__(
        self,
        names: Sequence[str],
        number: Mapping[str, int],
        verdicts: Verdicts,
        told_same: Iterable[Sequence[int]] = (),
    ) -> None:
        self.names = names
        self.of = list(range(len(names)))
        self.held: dict[int, list[int]] = {n: [n] for n in range(len(names))}
        self.links: dict[int, dict[int, float]] = {}
        self.apart: dict[int, set[int]] = {}
        #: Whether two clusters must not join by what their claims tell, and which were found so.
        self.bar: Callable[[Sequence[int], Sequence[int]], bool] = lambda one, other: False
        self.barred: dict[int, set[int]] = {}
        chain_of = {n: chain for chain in told_same for n in chain}
        #: Claims that persons called the same as another.
        self.judged = frozenset(chain_of)
        for one, other in verdicts.different:
            if one in number and other in number:
                a, b = number[one], number[other]
                # Whoever is the same as one of them is apart from whoever is the other.
                for x in chain_of.get(a, (a,)):
                    for y in chain_of.get(b, (b,)):
                        self.apart.setdefault(x, set()).add(y)
                        self.apart.setdefault(y, set()).add(x)

    def by_mean(self, pairs: Pairs) -> None:
        """Join clusters, the surest pair first, as long as their mean score is high enough."""
        self.links = {}
        for (one, other), score in pairs.items():
            a, b = self.of[one], self.of[other]
            if a != b:
                self._link(a, b, score)
        for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            a, b = self.of[one], self.of[other]
            if a != b and self.may(a, b):
                size = len(self.held[a]) * len(self.held[b])
                if round(self.links[a][b] / size, 9) >= COHESION and self.fits(a, b):
                    self.merge(a, b)
        self.links = {}

    def may(self, a: int, b: int) -> bool:
        """Whether no person said that claims of two clusters are apart."""
        return b not in self.apart.get(a, ())

    def fits(self, a: int, b: int) -> bool:
        """Whether claims of two clusters can be of one incident; found once, as clusters grow."""
        if b in self.barred.get(a, ()):
            return False
        if self.bar(self.held[a], self.held[b]):
            self.barred.setdefault(a, set()).add(b)
            self.barred.setdefault(b, set()).add(a)
            return False
        return True

    def join(self, claims: Collection[int]) -> bool:
        """Make the clusters of some claims one, unless persons or the claims part two of them."""
        ends = sorted({self.of[n] for n in claims})
        pairs = [(a, b) for a in ends for b in ends if a < b]
        return all(self.may(a, b) and self.fits(a, b) for a, b in pairs) and self.unite(claims)

    def unite(self, claims: Collection[int]) -> bool:
        """Make the clusters of some claims one, unless two of them must be apart."""
        ends = sorted({self.of[n] for n in claims})
        if any(not self.may(a, b) for a in ends for b in ends if a < b):
            return False
        for n in claims:
            self.merge(self.of[n], self.of[min(claims)])
        return True

    def members(self) -> list[tuple[str, ...]]:
        """The clusters, by names."""
        found = [tuple(self.names[n] for n in sorted(held)) for held in self.held.values()]
        return sorted(found)

    def _link(self, a: int, b: int, score: float) -> None:
        for x, y in ((a, b), (b, a)):
            row = self.links.setdefault(x, {})
            row[y] = row.get(y, 0.0) + score

    def merge(self, a: int, b: int) -> None:
        """The larger takes up the smaller, so that each claim moves a few times only."""
        if a == b:
            return
        if (len(self.held[a]), -a) < (len(self.held[b]), -b):
            a, b = b, a
        for n in self.held[b]:
            self.of[n] = a
        self.held[a] += self.held.pop(b)
        for other, score in self.links.pop(b, {}).items():
            self.links[other].pop(b, None)
            if other != a:
                self._link(a, other, score)
        for table in (self.apart, self.barred):
            for other in table.pop(b, ()):
                table[other].discard(b)
                if other != a:
                    table[other].add(a)
                    table.setdefault(a, set()).add(other)
