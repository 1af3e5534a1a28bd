"""The joint choice among namesakes over a whole document.

Mentions of one name form a group. Each group starts from what is known of its candidates
alone; then groups vote for the country, the unit and the neighbourhood that they probably
lie in, a few rounds long, and each candidate is judged by the votes of the other groups. Work
grows with the number of candidates, not with its square.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.core.place import PlaceKind, distance_km
from counterclaim.resolve.place.candidates import Candidate
from counterclaim.resolve.place.gazetteer import SETTLEMENTS
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceContext

_Cell = tuple[int, int]
#: Codes of places whose sovereignty states dispute.
DISPUTED = frozenset({"XX", "XXX"})
#: The centre of a province says less of where it is than that of a town.
_WIDE = 0.6
_PARTS: frozenset[PlaceKind] = frozenset({"province", "district", "region"})
_UNITS: frozenset[PlaceKind] = frozenset({"country", "province", "district", "region", "city"})


#: Places outside the theatre are the less likely, the less known they are than this.
_KNOWN = 5.0


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """How much each reason counts, in natural logarithms of odds."""

    prior: float = 1.3
    country: float = 2.2
    unit: float = 11.0
    near: float = 4.7
    same: float = 0.8
    inside: float = 5.0
    theatre: float = 4.0
    source: float = 1.5
    stray: float = 0.8
    doubt: float = 0.55
    rounds: int = 3


class Group:
    """The mentions of one name, its candidates and their probabilities."""

    __slots__ = ("candidates", "container", "count", "scores", "shares")

    def __init__(self, candidates: Sequence[Candidate], count: int) -> None:
        self.candidates = candidates
        self.count = count
        self.container: Group | None = None
        self.scores: list[float] = [0.0] * len(candidates)
        self.shares: list[float] = []

    @property
    def weight(self) -> float:
        """What the group's vote counts."""
        return 1.0 + math.log(self.count)


def choose(groups: Sequence[Group], context: PlaceContext, weights: Weights) -> None:
    """Sets the scores and shares of all candidates."""
    fixed = [_fixed(group, context, weights) for group in groups]
    for group, scores in zip(groups, fixed, strict=True):
        _settle(group, scores)
    for _ in range(weights.rounds):
        votes = _Votes(groups)
        inside = [_inside(group) for group in groups]
        outside = _outside(groups)
        new = [
            [
                base
                + votes.worth(group, number, weights)
                + weights.inside * max(within[number], outside[id(group)][number])
                for number, base in enumerate(scores)
            ]
            for group, scores, within in zip(groups, fixed, inside, strict=True)
        ]
        for group, scores in zip(groups, new, strict=True):
            _settle(group, scores)


def _fixed(group: Group, context: PlaceContext, weights: Weights) -> list[float]:
    scores = []
    for candidate in group.candidates:
        row = candidate.row
        score = weights.prior * candidate.prior
        score += weights.theatre * _in_theatre(row, context)
        if context.countries and row.country and not _in_theatre(row, context):
            score -= weights.stray * max(0.0, _KNOWN - candidate.prior)
        if row.country and row.country == context.source_country:
            score += weights.source
        if context.near and row.kind not in ("country", "continent"):
            score += weights.near * max(_closeness(row, point) for point in context.near)
        scores.append(score)
    return scores


def _in_theatre(row: Row, context: PlaceContext) -> float:
    """The weight of a place's country; a disputed place may be of any, and counts half."""
    if row.country in DISPUTED:
        return 0.5 * max(context.countries.values(), default=0.0)
    return context.countries.get(row.country, 0.0)


def _closeness(row: Row, point: tuple[float, float]) -> float:
    return math.exp(-distance_km(row.lat, row.lon, *point) / 150.0)


def _settle(group: Group, scores: list[float]) -> None:
    group.scores = scores
    if not scores:
        group.shares = []
        return
    best = max(scores)
    odds = [math.exp(score - best) for score in scores]
    total = sum(odds)
    group.shares = [o / total for o in odds]


class _Votes:
    """What all groups say of countries, units, neighbourhoods and single places."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.total = 0.0
        self.country: defaultdict[str, float] = defaultdict(float)
        self.unit: defaultdict[str, float] = defaultdict(float)
        self.cell: defaultdict[_Cell, float] = defaultdict(float)
        self.place: defaultdict[tuple[int, int], float] = defaultdict(float)
        self._own: dict[
            int, tuple[Mapping[str, float], Mapping[str, float], Mapping[_Cell, float]]
        ] = {}
        self._rows: set[int] = set()
        self._found: dict[_Cell, list[tuple[_Cell, float, float]]] = {}
        for group in groups:
            self._add(group)

    def _add(self, group: Group) -> None:
        if not group.candidates:
            return
        self.total += group.weight
        country: defaultdict[str, float] = defaultdict(float)
        unit: defaultdict[str, float] = defaultdict(float)
        cell: defaultdict[_Cell, float] = defaultdict(float)
        for candidate, share in zip(group.candidates, group.shares, strict=True):
            row, vote = candidate.row, share * group.weight
            country[row.country] += vote
            self.place[candidate.identity] += vote
            if row.kind == "country":
                continue
            if row.admin:
                unit[row.admin] += vote
            if row.kind != "continent" and row.radius_km < 400:
                cell[_cell(row)] += vote
        for total, own in ((self.country, country), (self.unit, unit)):
            for key, vote in own.items():
                total[key] += vote
        for at, vote in cell.items():
            self.cell[at] += vote
        self._own[id(group)] = (country, unit, cell)

    def worth(self, group: Group, number: int, weights: Weights) -> float:
        """What the votes of the other groups are worth for a candidate."""
        candidate = group.candidates[number]
        row = candidate.row
        country, unit, cell = self._own[id(group)]
        others = self.total - group.weight + weights.doubt
        score = 0.0
        if row.country:
            score += weights.country * (self.country[row.country] - country[row.country]) / others
        if row.admin:
            score += weights.unit * (self.unit[row.admin] - unit[row.admin]) / others
        if row.kind not in ("country", "continent") and row.radius_km < 400:
            near = min(1.0, self._near(_cell(row), cell) / others * 1.5)
            score += weights.near * near * (_WIDE if row.kind == "province" else 1.0)
        if row.kind in _PARTS:
            return score  # "Kherson oblast" elsewhere does not make "Kherson" the oblast.
        same = self.place[candidate.identity] - group.shares[number] * group.weight
        return score + weights.same * min(1.0, same)

    def _near(self, at: _Cell, own: Mapping[_Cell, float]) -> float:
        total = 0.0
        for spot, vote, kernel in self._around(at):
            total += (vote - own.get(spot, 0.0)) * kernel
        return total

    def _around(self, at: _Cell) -> list[tuple[_Cell, float, float]]:
        """The cells about a cell that have votes: of 25 most have none, in most rows all."""
        found = self._found.get(at)
        if found is None:
            found = self._found[at] = []
            if not self._rows:
                self._rows.update(lat for lat, _ in self.cell)
            for d_lat in range(-2, 3):
                if at[0] + d_lat not in self._rows:
                    continue
                for d_lon in range(-2, 3):
                    spot = (at[0] + d_lat, (at[1] + d_lon + 180) % 360 - 180)
                    vote = self.cell.get(spot)
                    if vote:
                        found.append((spot, vote, _KERNEL[max(abs(d_lat), abs(d_lon))]))
        return found


#: How near cells of a degree count, by how many cells they are away.
_KERNEL = (1.0, 0.7, 0.3)


def _cell(row: Row) -> _Cell:
    return math.floor(row.lat), math.floor(row.lon)


def _inside(group: Group) -> list[float]:
    """For each candidate, how probable it is that it lies in what its container means."""
    outer = group.container
    if outer is None:
        return [0.0] * len(group.candidates)
    return [
        min(
            1.0,
            sum(
                s
                for o, s in zip(outer.candidates, outer.shares, strict=True)
                if contains(o.row, c.row)
            ),
        )
        for c in group.candidates
    ]


def _outside(groups: Sequence[Group]) -> dict[int, list[float]]:
    """For each candidate of a container, how probable it is that it holds what lies in it."""
    found = {id(group): [0.0] * len(group.candidates) for group in groups}
    for group in groups:
        outer = group.container
        if outer is None or id(outer) not in found:
            continue
        held = found[id(outer)]
        for number, candidate in enumerate(outer.candidates):
            inner = sum(
                s
                for c, s in zip(group.candidates, group.shares, strict=True)
                if contains(candidate.row, c.row)
            )
            held[number] = max(held[number], min(1.0, inner))
    return found


def contains(outer: Row, inner: Row) -> bool:
    """Whether one place may be said to lie in another."""
    if outer.kind not in _UNITS and outer.radius_km < 5:
        return False
    if (outer.index is inner.index and outer.number == inner.number) or inner.kind == "country":
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    if outer.country and inner.country and outer.country != inner.country:
        return outer.country in DISPUTED and _apart(outer, inner) <= outer.radius_km
    if outer.kind == "province" and outer.admin and inner.admin and "." in inner.admin:
        return outer.admin == inner.admin and _apart(outer, inner) <= outer.radius_km + 15.0
    if outer.kind in SETTLEMENTS and inner.population > outer.population:
        return False
    return _apart(outer, inner) <= outer.radius_km + 5.0


def _apart(a: Row, b: Row) -> float:
    return distance_km(a.lat, a.lon, b.lat, b.lon)
