"""Incidents from pairs: clustering whose result depends on the set of pairs alone.

Pairs are taken from the surest on, ties in the order of their ids. Two clusters become one if
the mean score over all pairs between them, an absent pair counting as none, reaches `COHESION`,
and no person said that two of their claims are apart. So one loose pair does not chain two nights
of daily fire together, whereas accounts of one night, which nearly all resemble each other, join.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.link.judging import Verdicts

#: Least mean score between two clusters that become one.
COHESION = 0.4

Edge = tuple[str, str, float]


def clusters(
    ids: Iterable[str], edges: Iterable[Edge], verdicts: Verdicts, *, cohesion: float = COHESION
) -> list[tuple[str, ...]]:
    """Disjoint clusters that cover `ids`, each in ascending order, in order of their first id.

    `edges` are pairs with scores from 0 to 1; pairs with ids not among `ids` are let be.
    """
    names = sorted(set(ids))
    number = {name: n for n, name in enumerate(names)}
    groups = _Groups(names, number, verdicts)
    pairs: dict[tuple[int, int], float] = {}
    for one, other, score in edges:
        a, b = number.get(one), number.get(other)
        if a is not None and b is not None and a != b:
            pair = (a, b) if a < b else (b, a)
            pairs[pair] = max(pairs.get(pair, 0.0), score)
    groups.weigh(pairs)
    for a, b in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        groups.join(a, b, cohesion)
    return groups.members()


class _Groups:
    """Clusters under way: members, summed scores to other clusters, and whom they must avoid."""

    def __init__(self, names: Sequence[str], number: Mapping[str, int], verdicts: Verdicts) -> None:
        self.names = names
        self.of = list(range(len(names)))
        self.held: dict[int, list[int]] = {n: [n] for n in range(len(names))}
        self.links: dict[int, dict[int, float]] = {}
        self.apart: dict[int, set[int]] = {}
        for one, other in sorted(verdicts.same):
            if one in number and other in number:
                self._merge(self.of[number[one]], self.of[number[other]])
        for one, other in verdicts.different:
            if one in number and other in number:
                a, b = self.of[number[one]], self.of[number[other]]
                self.apart.setdefault(a, set()).add(b)
                self.apart.setdefault(b, set()).add(a)

    def weigh(self, pairs: Mapping[tuple[int, int], float]) -> None:
        """Take up the scores between the clusters as they stand."""
        for (one, other), score in pairs.items():
            a, b = self.of[one], self.of[other]
            if a != b:
                self._link(a, b, score)

    def join(self, one: int, other: int, cohesion: float) -> None:
        """Make the clusters of two claims one, if they hold together well enough."""
        a, b = self.of[one], self.of[other]
        if a == b or b in self.apart.get(a, ()):
            return
        size = len(self.held[a]) * len(self.held[b])
        if round(self.links[a][b] / size, 9) >= cohesion:
            self._merge(a, b)

    def members(self) -> list[tuple[str, ...]]:
        """The clusters, by names."""
        found = [tuple(self.names[n] for n in sorted(held)) for held in self.held.values()]
        return sorted(found)

    def _link(self, a: int, b: int, score: float) -> None:
        for x, y in ((a, b), (b, a)):
            row = self.links.setdefault(x, {})
            row[y] = row.get(y, 0.0) + score

    def _merge(self, a: int, b: int) -> None:
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
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)
