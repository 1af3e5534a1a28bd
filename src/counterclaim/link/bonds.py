"""What belongs to a fight by how it is told, whatever its words have in common with it.

A mean over pairs (`cluster.py`) parts three sorts of claims from their incident, since they
resemble one claim in it and no other:

- a denial, from what it denies;
- what one document tells of a fight besides: the answer to it, its losses, what was seized;
- the other side's account of the same hour, which names its own places.

Each of them joins by the one pair that ties it. None makes two fights one, but for the last, by
which two clusters become one only if each holds one side's accusations alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from counterclaim.link.apart import is_apart
from counterclaim.link.cluster import Groups, Pairs, Steps
from counterclaim.link.events import FORCE, OF_A_FIGHT, SPEECH
from counterclaim.link.features import NEAR_KM, SAME_CLOCK, is_at_once, is_one_hour, meet, roles_of
from counterclaim.link.profiles import Profile, gap_km
from counterclaim.link.rivalry import MARGIN

#: The score of a pair that one document tells together.
TOLD_TOGETHER = 0.6
#: With so many fights that a claim may belong to, it belongs to none: it is a tally's.
_MOST_FIGHTS = 3
#: The least share of a cluster's claims that must be tied to the one fight.
_LEAST_SHARE = 0.5
_TOLD = frozenset(("assert", "concede"))


def is_fight(p: Profile) -> bool:
    """Whether a claim tells of an act of force or a fight."""
    return p.event in FORCE and p.stance in _TOLD


def is_told_together(a: Profile, b: Profile) -> bool:
    """Whether one of two claims may be of the fight of which the other tells.

    One speaker tells both in one document, of one day (and hour), of the same parties, and of no
    places far from each other.
    """
    if a.document != b.document or a.speaker != b.speaker:
        return False
    fight, other = (a, b) if is_fight(a) else (b, a)
    if not is_fight(fight) or other.event not in OF_A_FIGHT or other.stance not in _TOLD:
        return False
    if fight.status != other.status and "planned" in (fight.status, other.status):
        return False
    return _one_time(fight, other) and _one_dyad(fight, other) and _one_place(fight, other)


def _one_time(fight: Profile, other: Profile) -> bool:
    if fight.is_long or other.is_long or not is_at_once(fight, other):
        return False
    if fight.has_clock and other.has_clock and other.event not in SPEECH:
        return _minutes_apart(fight, other) <= SAME_CLOCK
    return True


def _one_dyad(fight: Profile, other: Profile) -> bool:
    sides = fight.actors | fight.targets
    told = other.actors | other.targets | {x[0] for x in other.losses}
    return all(meet(frozenset((code,)), sides | {fight.speaker}) for code in told)


def _one_place(fight: Profile, other: Profile) -> bool:
    if not fight.places or not other.places or fight.places & other.places:
        return True
    apart = gap_km(fight.spots, other.spots)
    return apart is not None and apart <= NEAR_KM


def _minutes_apart(a: Profile, b: Profile) -> int:
    if a.start is None or b.start is None or not (a.has_clock and b.has_clock):
        return 1 << 20
    return abs(a.start - b.start)


def nearest(pairs: Iterable[tuple[str, str]], told: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Of the pairs that are told together, of each claim that with the nearest fight.

    Fights that are as near stay beside each other, up to three of them; what may belong to more
    belongs to none.
    """
    fights: dict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)
    for pair in pairs:
        one, other = pair
        fight, besides = (one, other) if is_fight(told[one]) else (other, one)
        fights[besides].append((fight, pair))
    kept: set[tuple[str, str]] = set()
    for besides, found in fights.items():
        ranked = [(_distance(told[fight], told[besides]), pair) for fight, pair in found]
        least = min(rank for rank, _ in ranked)
        best = [pair for rank, pair in ranked if rank == least]
        if len(best) <= _MOST_FIGHTS:
            kept.update(best)
    return kept


def _distance(fight: Profile, other: Profile) -> tuple[bool, int]:
    """How near a fight is: whether it shares the place, and the minutes to it."""
    return not fight.places & other.places, _minutes_apart(fight, other)


def _is_mirror(a: Profile, b: Profile) -> bool:
    return is_fight(a) and is_fight(b) and _roles(a, b) == "mirrored"


def _roles(a: Profile, b: Profile) -> str:
    return roles_of(a.actors, a.targets, b.actors, b.targets)


def steps_for(profile_of: Callable[[str], Profile]) -> Steps:
    """How claims join: by their means, then by what ties single ones of them."""

    def steps(groups: Groups, pairs: Pairs) -> None:
        _Joining(groups, pairs, [profile_of(name) for name in groups.names]).run()

    return steps


class _Joining:
    """The steps by which the claims of some pairs become incidents, in their order."""

    def __init__(self, groups: Groups, pairs: Pairs, told: Sequence[Profile]) -> None:
        self.groups = groups
        self.pairs = pairs
        self.told = told
        groups.bar = self._is_barred
        alone = {n for held in groups.held.values() if len(held) == 1 for n in held}
        self.denials = {n for n in alone if told[n].stance == "deny"}
        self.together = {
            (a, b): score
            for (a, b), score in pairs.items()
            if told[a].document == told[b].document and is_told_together(told[a], told[b])
        }
        self.hours = {
            (a, b): score
            for (a, b), score in pairs.items()
            if is_one_hour(told[a], told[b]) and _is_mirror(told[a], told[b])
        }

    def _is_barred(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether claims of two clusters exclude each other.

        What persons called the same excludes nothing: they know better of its time or place.
        """
        told, pairs, judged = self.told, self.pairs, self.groups.judged
        return any(
            is_apart(told[a], told[b], tied=((a, b) if a < b else (b, a)) in pairs)
            for a in one
            if a not in judged
            for b in other
            if b not in judged
        )

    def run(self) -> None:
        """All steps."""
        denials = self.denials
        self.groups.by_mean(
            {
                (a, b): score
                for (a, b), score in self.pairs.items()
                if a not in denials
                and b not in denials
                and (a, b) not in self.together
                and (a, b) not in self.hours
            }
        )
        self._one_hour()
        self._besides()
        self._deny()

    def _one_hour(self) -> None:
        """Two clusters, each of one side's accusations, whose best tie is each the other."""
        ties: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (a, b), score in self.hours.items():
            one, other = self.groups.of[a], self.groups.of[b]
            if one != other:
                ties[one].append((-score, other))
                ties[other].append((-score, one))
        free = {g for g in ties if not self._is_mutual(g)}
        best = {g: min(t for t in ties[g]) for g in free}
        for group in sorted(best):
            other = best[group][1]
            if group < other and other in best and best[other][1] == group:
                self.groups.join((group, other))

    def _is_mutual(self, group: int) -> bool:
        """Whether a cluster holds accusations of both sides."""
        held = (self.told[n] for n in self.groups.held[group] if self._is_force(n))
        roles = {(p.actors, p.targets): p for p in held}
        kinds = list(roles.values())
        return any(_roles(a, b) == "mirrored" for i, a in enumerate(kinds) for b in kinds[:i])

    def _is_force(self, claim: int) -> bool:
        told = self.told[claim]
        return told.event != "clash" and is_fight(told)

    def _besides(self) -> None:
        """Clusters without an act of force join that to which their claims are tied most.

        A clash is what any fight can be called and holds nothing in its place: clusters with an
        act of force are joined first, and a clash follows what one document tells of it.
        """
        bound: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), score in sorted(self.together.items()):
            fight, other = (a, b) if is_fight(self.told[a]) else (b, a)
            bound[other][fight] = score
        self._vote(bound, self._has_force)
        self._vote(bound, lambda _: True)

    def _vote(
        self, bound: Mapping[int, Mapping[int, float]], is_goal: Callable[[int], bool]
    ) -> None:
        of = self.groups.of
        votes: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for other, fights in sorted(bound.items()):
            goals = {of[fight] for fight in fights}
            if len(goals) > 1 or of[other] in goals:
                continue
            ends = (of[other], *goals)
            group, goal = ends if not self._has_force(ends[0]) else ends[::-1]
            if not self._has_force(group) and is_goal(goal):
                votes[group][goal] += max(fights.values())
        for group, found in sorted(votes.items()):
            # One document's fight does not draw a toll that many others tell.
            held = self.groups.held.get(group, [])
            least = _LEAST_SHARE * TOLD_TOGETHER * len(held)
            best = sorted(found, key=lambda g: (-round(found[g], 9), g))
            self._join_first(held[:1], (g for g in best if round(found[g], 9) >= least))

    def _has_force(self, group: int) -> bool:
        return any(self._is_force(n) for n in self.groups.held[group])

    def _join_first(self, members: Sequence[int], goals: Iterable[int]) -> bool:
        """Join the first of some claims' clusters that nothing forbids."""
        return bool(members) and any(self.groups.join((*members, goal)) for goal in goals)

    def _deny(self) -> None:
        """Each denial joins what it denies; a denial of nothing told, such another denial.

        Where what it fits best tells of another time or place, it is of none: the next best is
        something else.
        """
        ties: dict[int, list[tuple[float, int]]] = {n: [] for n in self.denials}
        among: dict[tuple[int, int], float] = {}
        for (a, b), score in self.pairs.items():
            if a in ties and b in ties:
                among[a, b] = score
            elif a in ties or b in ties:
                denial, claim = (a, b) if a in ties else (b, a)
                ties[denial].append((-score, claim))
        placed = {n for n in sorted(ties) if self._join_first([n], self._denied(n, ties[n]))}
        follows: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (a, b), score in among.items():
            if (a in placed) != (b in placed):
                lead, other = (a, b) if a in placed else (b, a)
                follows[other].append((-score, lead))
        led = {
            n for n in sorted(follows) if self._join_first([n], (c for _, c in sorted(follows[n])))
        }
        left = self.denials - placed - led
        self.groups.by_mean({p: s for p, s in among.items() if p[0] in left and p[1] in left})

    def _denied(self, denial: int, ties: Sequence[tuple[float, int]]) -> Iterable[int]:
        """The claims that a denial fits best or nearly so, those of the kind it names first."""
        least = min((score for score, _ in ties), default=0.0) + MARGIN
        kind = self.told[denial].event
        near = [(self.told[n].event != kind, score, n) for score, n in ties if score <= least]
        return (n for _, _, n in sorted(near))
