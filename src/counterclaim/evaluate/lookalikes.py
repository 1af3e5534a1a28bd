"""Look-alikes: claims that linking puts in one incident though the gold set keeps them apart.

The gold set has no incidents of its own, so they are made of what it codes. Claims are of one gold
incident if its relations tie them, over any number of steps, or if they are one statement that
documents of two groups tell: one speaker, stance and kind of event, parties that fit, one time,
no other place. Relations are coded inside a group only, so that without the second rule a report
which looks back at an incident of another group would count as another incident.

Two claims of different gold incidents are kept apart

- if they are of different groups;
- if one of them is of another day, hour or period, or of another place;
- if one speaker tells both in one document as acts of one kind: a claim of the gold set is all
  that a speaker says of one event in a document. What else is one statement with either of the two
  is apart from the other likewise.

Claims that are kept apart by time or place or as told apart, while their kind and their parties or
place are alike, are *look-alikes*. What is left are claims of two groups, of one day and no other
place: what one group tells besides of what another is about, of which the gold set does not say
whether it is one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

import msgspec

from counterclaim.evaluate.relations import FlatRelation
from counterclaim.link import Account
from counterclaim.link.apart import is_told_apart
from counterclaim.link.events import nearness
from counterclaim.link.features import SAME_CLOCK, TOUCH_KM, is_another_night, is_at_once
from counterclaim.link.profiles import DAY, NOBODY, Profile, gap_km

#: One statement's times in two documents share so much of the longer.
_SAME_TIME = 0.5
TOLD_APART = "told apart"

Ends = tuple[str, str]


class Mixed(msgspec.Struct, frozen=True, kw_only=True):
    """Two gold incidents of which linking has put claims together.

    `incidents` are their first claims, `pairs` the claims that are together, one of each, `groups`
    the groups of these. `shares` is what makes them alike (`kind`, `parties`, `place`), `differs`
    what sets them apart (`day`, `hour`, `period`, `place`, `told apart`); empty for no look-alikes.
    """

    incidents: tuple[str, str]
    groups: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    shares: tuple[str, ...]
    differs: tuple[str, ...]


class LookAlikes(msgspec.Struct, frozen=True, kw_only=True):
    """How many pairs of gold incidents look alike, and which of them were merged.

    `known` counts pairs of gold incidents with look-alikes among their claims; `merged` are those
    of which linking has put such claims together; `besides` are others of two groups together.
    """

    known: int
    merged: tuple[Mixed, ...] = ()
    besides: tuple[Mixed, ...] = ()


def gold_incidents(
    accounts: Iterable[Account], groups: Mapping[str, str], relations: Iterable[FlatRelation]
) -> dict[str, str]:
    """Each gold claim with the first claim of its gold incident.

    `groups` maps documents to their groups.
    """
    told = {a.id: Profile(a) for a in accounts}
    first = {name: name for name in told}

    def find(name: str) -> str:
        while first[name] != name:
            first[name] = first[first[name]]
            name = first[name]
        return name

    ties = [(r.a, r.b) for r in relations if r.a in told and r.b in told]
    ties += [
        (a.id, b.id)
        for a, b in combinations(told.values(), 2)
        if groups.get(a.document) != groups.get(b.document) and _is_one_statement(a, b)
    ]
    for a, b in ties:
        one, other = sorted((find(a), find(b)))
        first[other] = one
    return {name: find(name) for name in told}


def look_alikes(
    accounts: Iterable[Account],
    groups: Mapping[str, str],
    relations: Iterable[FlatRelation],
    incidents: Iterable[Collection[str]],
) -> LookAlikes:
    """What linking has merged of what the gold set keeps apart.

    `incidents` are the claims of each incident that linking made; all ids are of gold claims.
    """
    known = sorted(accounts, key=lambda a: a.id)
    told = {a.id: Profile(a) for a in known}
    of = gold_incidents(known, groups, relations)
    made = {name: n for n, claims in enumerate(incidents) for name in claims}
    pairs = _apart(told.values(), of)
    alike: set[Ends] = set()
    merged: dict[Ends, list[_Pair]] = defaultdict(list)
    besides: dict[Ends, list[_Pair]] = defaultdict(list)
    for ends, found in pairs.items():
        if any(p.is_look_alike for p in found):
            alike.add(ends)
        told_apart = any(TOLD_APART in p.differs for p in found)
        for pair in found:
            one, other = told[pair.a].document, told[pair.b].document
            if made.get(pair.a, -1) != made.get(pair.b, -2):
                continue
            if pair.differs:
                merged[ends].append(pair)
            elif told_apart and pair.is_alike:
                merged[ends].append(msgspec.structs.replace(pair, differs=(TOLD_APART,)))
            elif groups.get(one) != groups.get(other):
                besides[ends].append(pair)
    group_of = {name: groups.get(told[name].document, "") for name in told}
    return LookAlikes(
        known=len(alike | merged.keys()),
        merged=tuple(_mixed(ends, merged[ends], group_of) for ends in sorted(merged)),
        besides=tuple(_mixed(ends, besides[ends], group_of) for ends in sorted(besides)),
    )


class _Pair(msgspec.Struct, frozen=True):
    a: str
    b: str
    shares: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def is_alike(self) -> bool:
        return "kind" in self.shares and len(self.shares) > 1

    @property
    def is_look_alike(self) -> bool:
        return self.is_alike and bool(self.differs)


def _apart(told: Collection[Profile], of: Mapping[str, str]) -> dict[Ends, list[_Pair]]:
    """The pairs of claims of two gold incidents, by the first claims of both."""
    found: dict[Ends, list[_Pair]] = defaultdict(list)
    for a, b in combinations(told, 2):
        one, other = of[a.id], of[b.id]
        if one != other:
            ends = (one, other) if one < other else (other, one)
            found[ends].append(_Pair(a.id, b.id, shares=shares(a, b), differs=differs(a, b)))
    return found


def _mixed(ends: Ends, pairs: list[_Pair], group_of: Mapping[str, str]) -> Mixed:
    return Mixed(
        incidents=ends,
        groups=tuple(sorted({group_of[name] for p in pairs for name in (p.a, p.b)})),
        pairs=tuple((p.a, p.b) for p in pairs),
        shares=tuple(sorted({x for p in pairs for x in p.shares})),
        differs=tuple(sorted({x for p in pairs for x in p.differs})),
    )


def shares(a: Profile, b: Profile) -> tuple[str, ...]:
    """In what two claims are alike: `kind`, `parties`, `place`."""
    found = []
    if nearness(a.event, b.event):
        found.append("kind")
    if len(a.involved & b.involved) > 1 or a.involved == b.involved:
        found.append("parties")
    if a.places & b.places:
        found.append("place")
    return tuple(found)


def differs(a: Profile, b: Profile) -> tuple[str, ...]:
    """What sets two claims apart: `day`, `hour`, `period`, `place`, `told apart`; or nothing.

    A time or place that one of them does not give sets nothing apart. Fire over weeks is another
    thing than the fire of a night; but a toll counts from the beginning.
    """
    found = []
    if a.start is not None and b.start is not None and not is_at_once(a, b):
        found.append("hour" if a.start // DAY == b.start // DAY else "day")
    elif is_another_night(a, b) and not (a.is_toll or b.is_toll):
        found.append("day")
    elif a.has_clock and b.has_clock and _hours_apart(a, b):
        found.append("hour")
    elif a.is_long != b.is_long and not (a.is_open or b.is_open or a.is_toll or b.is_toll):
        found.append("period")
    if a.document != b.document and _is_elsewhere(a, b):
        found.append("place")
    if is_told_apart(a, b):
        found.append(TOLD_APART)
    return tuple(found)


def _hours_apart(a: Profile, b: Profile) -> bool:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    return abs(a.start - b.start) > SAME_CLOCK and not (a.start <= b.end and b.start <= a.end)


def _is_elsewhere(a: Profile, b: Profile) -> bool:
    """Whether both name places, none of them in common, and none of one the origin of the other."""
    if not a.places or not b.places or (a.places | a.origins) & (b.places | b.origins):
        return False
    apart = gap_km(a.spots, b.spots)
    return apart is None or apart > TOUCH_KM


def _is_one_statement(a: Profile, b: Profile) -> bool:
    """Whether two claims are what the gold set would call one statement: the same but its words."""
    if (a.speaker, a.stance, a.event) != (b.speaker, b.stance, b.event) or a.speaker in NOBODY:
        return False
    parties = _both_or_none(a.actors, b.actors) and _both_or_none(a.targets, b.targets)
    return parties and _both_or_none(a.places, b.places) and _is_one_time(a, b)


def _both_or_none(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or not (one or other)


def _is_one_time(a: Profile, b: Profile) -> bool:
    """Whether times share half of the longer; tolls, which grow, need but overlap."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    common = min(a.end, b.end) - max(a.start, b.start) + 1
    longest = max(a.end - a.start, b.end - b.start) + 1
    return common > 0 and (a.is_toll or common >= _SAME_TIME * longest)
