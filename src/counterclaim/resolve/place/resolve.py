"""From the mentions of a document to places: `resolve_places`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from counterclaim.core.place import PlaceKind, ResolvedPlace
from counterclaim.core.values import Basis, Resolved, Unresolved
from counterclaim.resolve.place.borders import distance_to_border
from counterclaim.resolve.place.candidates import Candidate, find_candidates, key_of
from counterclaim.resolve.place.choose import Group, Weights, choose, contains
from counterclaim.resolve.place.fold import fold
from counterclaim.resolve.place.gazetteer import SETTLEMENTS, Gazetteer
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceContext, PlaceMention
from counterclaim.resolve.place.shapes import shape_of
from counterclaim.resolve.place.theatre import Theatre

Resolution: TypeAlias = Resolved[ResolvedPlace] | Unresolved

#: A choice of less than this share among namesakes is none, unless it leads clearly.
LEAST_SHARE, CLEAR_LEAD = 0.2, 2.0
#: A part of a longer name counts only if its choice is this clear.
LEAST_EMBEDDED = 0.6
#: From this share on, the district of a town's name gives the area instead of the town.
LEAST_DISTRICT = 0.25
ALTERNATIVES = 4
#: What it is worth that a speaker's side calls a place so, in log10 of people.
OWN_NAME = 1.0
WEIGHTS = Weights()
#: Kinds whose distance from a border says nothing.
_WIDE: frozenset[PlaceKind] = frozenset({"country", "continent", "sea"})

_METHODS = {
    "name": "name",
    "abbreviation": "abbreviation",
    "demonym": "demonym",
    "kind": "name less its kind word",
    "part": "part of a named place",
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
    picked = [_best(group) for group in of_mention]
    theatre = Theatre(context, picked)
    chosen = [
        None if best is None or theatre.excludes(best, key_of(mention)[0]) else best
        for mention, best in zip(mentions, picked, strict=True)
    ]
    results: list[Resolution] = []
    for mention, group, first, best in zip(mentions, of_mention, picked, chosen, strict=True):
        if first is not None and best is None:
            results.append(_too_far(mention, group, gazetteer))
            continue
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
            found = find_candidates(mention, gazetteer, context.countries.keys())
            _heed_sides(found, key[0], context.sides)
            bare[key] = found
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


def _heed_sides(candidates: Sequence[Candidate], key: str, sides: Collection[str]) -> None:
    """Raises places that the speakers call so, lowers those that only others call so."""
    if not sides or len(candidates) < 2:
        return
    for candidate in candidates:
        if candidate.row.index.meta.get("layer") != "tables":
            continue
        tags = {n.side for n in candidate.row.place().names if fold(n.name) == key}
        named = tags - {""}
        if named & set(sides):
            candidate.prior += OWN_NAME
        elif named and "" not in tags:
            candidate.prior -= OWN_NAME / 2


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
    value = _value(mention, best, anchors, gazetteer, _district_about(group, best, order))
    others = tuple(
        _value(mention, group.candidates[n], anchors, gazetteer)
        for n in order[1 : 1 + ALTERNATIVES]
        if group.shares[n] >= 0.01
    )
    certain = best.form in ("name", "abbreviation", "kind") and share > 0.99
    basis: Basis = "stated" if certain else "inferred"
    score = share * (0.5 if best.form == "embedded" else 1.0)
    return Resolved(
        value=value,
        basis=basis,
        method=_METHODS[best.form],
        score=round(score, 3),
        alternatives=others,
    )


def _district_about(group: Group, best: Candidate, order: Sequence[int]) -> Row | None:
    """The district that a town's bare name may as well mean."""
    if best.row.kind not in SETTLEMENTS or len(order) < 2:
        return None
    row = group.candidates[order[1]].row
    is_likely = group.shares[order[1]] >= LEAST_DISTRICT
    return row if is_likely and row.kind == "district" and contains(row, best.row) else None


def _value(
    mention: PlaceMention,
    candidate: Candidate,
    anchors: Sequence[Row],
    gazetteer: Gazetteer,
    about: Row | None = None,
) -> ResolvedPlace:
    """A candidate with its area; `about` is the wider place whose area it gets instead."""
    row = candidate.row
    loose = candidate.form == "embedded"
    area = shape_of(about or row, mention, anchors, candidate.bearing, loose=loose)
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


def _too_far(mention: PlaceMention, group: Group, gazetteer: Gazetteer) -> Unresolved:
    order = sorted(range(len(group.candidates)), key=lambda n: (-group.scores[n], n))
    return Unresolved(
        reason=f"{mention.text!r} is known only far from where the document's parties are",
        tried=tuple(_describe(group.candidates[n], gazetteer) for n in order[:5]),
    )


def _describe(candidate: Candidate, gazetteer: Gazetteer) -> str:
    place = gazetteer.place(candidate.row)
    parts = [place.label, place.kind, place.admin1, place.country]
    return ", ".join(part for part in parts if part)
