"""From the mentions of a document to places: `resolve_places`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from counterclaim.core.place import PlaceKind, ResolvedPlace
from counterclaim.core.values import Basis, Resolved, Unresolved
from counterclaim.resolve.place.borders import distance_to_border
from counterclaim.resolve.place.candidates import Candidate, find_candidates, key_of
from counterclaim.resolve.place.choose import Group, Weights, choose
from counterclaim.resolve.place.gazetteer import Gazetteer
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceContext, PlaceMention
from counterclaim.resolve.place.shapes import shape_of

Resolution: TypeAlias = Resolved[ResolvedPlace] | Unresolved

#: A choice of less than this share among namesakes is none, unless it leads clearly.
LEAST_SHARE, CLEAR_LEAD = 0.2, 2.0
#: A part of a longer name counts only if its choice is this clear.
LEAST_EMBEDDED = 0.6
ALTERNATIVES = 4
WEIGHTS = Weights()
#: Kinds whose distance from a border says nothing.
_WIDE: frozenset[PlaceKind] = frozenset({"country", "continent", "sea"})

_METHODS = {
    "name": "name", "abbreviation": "abbreviation", "demonym": "demonym",
    "kind": "name less its kind word", "part": "part of a named place",
    "embedded": "place inside a longer name",
}


def resolve_places(
    mentions: Sequence[PlaceMention],
    context: PlaceContext,
    gazetteer: Gazetteer,
    weights: Weights = WEIGHTS,
) -> list[Resolution]:
    """What each mention means, in the order of the mentions.

    All mentions of a document are chosen together: the places that others mean, containers
    ("N, X district"), the theatre, population and kind word decide among namesakes. A mention
    that cannot be resolved is an `Unresolved` and leaves the others as they are.
    """
    groups, of_mention = _groups(mentions, context, gazetteer)
    choose(groups, context, weights)
    chosen = [_best(group) for group in of_mention]
    results: list[Resolution] = []
    for mention, group, best in zip(mentions, of_mention, chosen, strict=True):
        if best is None:
            results.append(_unresolved(mention, group, gazetteer))
            continue
        anchors = [
            found.row
            for number in mention.anchors
            if 0 <= number < len(chosen) and (found := chosen[number]) is not None
        ]
        results.append(_resolved(mention, group, best, anchors, gazetteer))
    return results


def _groups(
    mentions: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer
) -> tuple[list[Group], list[Group]]:
    """One group for each name and container; the groups, and the group of each mention."""
    bare: dict[tuple[str, str], list[Candidate]] = {}
    counts: dict[tuple[object, ...], int] = {}
    keys: list[tuple[object, ...]] = []
    for mention in mentions:
        key = key_of(mention)
        if key not in bare:
            bare[key] = find_candidates(mention, gazetteer, context.countries.keys())
        outer = _container(mentions, mention)
        full: tuple[object, ...] = (*key, key_of(outer) if outer is not None else None)
        keys.append(full)
        counts[full] = counts.get(full, 0) + 1
    groups: dict[tuple[object, ...], Group] = {}
    for mention, full in zip(mentions, keys, strict=True):
        if full not in groups:
            groups[full] = Group(bare[key_of(mention)], counts[full])
    for mention, full in zip(mentions, keys, strict=True):
        outer = _container(mentions, mention)
        if outer is not None and mention.container is not None:
            held = groups[keys[mention.container]]
            if held is not groups[full]:
                groups[full].container = held
    return list(groups.values()), [groups[key] for key in keys]


def _container(mentions: Sequence[PlaceMention], mention: PlaceMention) -> PlaceMention | None:
    number = mention.container
    if number is None or not 0 <= number < len(mentions):
        return None
    return mentions[number]


def _best(group: Group) -> Candidate | None:
    """The best candidate; None where no choice is clear enough."""
    if not group.candidates:
        return None
    best = max(range(len(group.scores)), key=lambda n: (group.scores[n], -n))
    candidate, share = group.candidates[best], group.shares[best]
    if candidate.form == "embedded":
        return candidate if share >= LEAST_EMBEDDED else None
    second = max((s for n, s in enumerate(group.shares) if n != best), default=0.0)
    return candidate if share >= LEAST_SHARE or share >= CLEAR_LEAD * second else None


def _resolved(
    mention: PlaceMention,
    group: Group,
    best: Candidate,
    anchors: Sequence[Row],
    gazetteer: Gazetteer,
) -> Resolved[ResolvedPlace]:
    order = sorted(range(len(group.candidates)), key=lambda n: (-group.scores[n], n))
    share = group.shares[order[0]]
    value = _value(mention, best, anchors, gazetteer)
    others = tuple(
        _value(mention, group.candidates[n], anchors, gazetteer)
        for n in order[1 : 1 + ALTERNATIVES]
        if group.shares[n] >= 0.01
    )
    certain = best.form in ("name", "abbreviation", "kind") and share > 0.99
    basis: Basis = "stated" if certain else "inferred"
    score = share * (0.5 if best.form == "embedded" else 1.0)
    return Resolved(
        value=value, basis=basis, method=_METHODS[best.form], score=round(score, 3),
        alternatives=others,
    )


def _value(
    mention: PlaceMention, candidate: Candidate, anchors: Sequence[Row], gazetteer: Gazetteer
) -> ResolvedPlace:
    row = candidate.row
    loose = candidate.form == "embedded"
    area = shape_of(row, mention, anchors, candidate.bearing, loose=loose)
    border_km: float | None = None
    border: tuple[str, str] | None = None
    if row.kind not in _WIDE:
        border_km, border = distance_to_border(area.lat, area.lon)
        border_km = round(border_km) if border_km >= 10 else round(border_km, 1)
    return ResolvedPlace(
        place=gazetteer.place(row),
        shape=area,
        relation=mention.relation,
        others=tuple(gazetteer.place(anchor) for anchor in anchors),
        border_km=border_km,
        border=border,
    )


def _unresolved(mention: PlaceMention, group: Group, gazetteer: Gazetteer) -> Unresolved:
    if not group.candidates:
        return Unresolved(
            reason=f"{mention.text!r} is not in the gazetteer",
            tried=("name", "name less its kind word", "part of a named place"),
        )
    order = sorted(range(len(group.candidates)), key=lambda n: (-group.scores[n], n))
    tried = tuple(_describe(group.candidates[n], gazetteer) for n in order[:5])
    if group.candidates[order[0]].form == "embedded":
        return Unresolved(
            reason=f"{mention.text!r} is not in the gazetteer, only places that its name holds",
            tried=tried,
        )
    return Unresolved(reason=f"{mention.text!r} may mean any of several places", tried=tried)


def _describe(candidate: Candidate, gazetteer: Gazetteer) -> str:
    place = gazetteer.place(candidate.row)
    parts = [place.label, place.kind, place.admin1, place.country]
    return ", ".join(part for part in parts if part)
