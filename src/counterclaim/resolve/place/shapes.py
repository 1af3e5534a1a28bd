"""From a place and the words about it to the area that they allow."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.core.place import (
    PlacePrecision,
    Shape,
    distance_km,
    midpoint,
    offset,
    precision_of_kind,
    shape,
)
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceMention

#: How far "near" reaches beyond the place itself, in km, and the share of a stated distance
#: by which it may be off.
NEAR_KM, LOOSE = 8.0, 0.2
#: How far "toward", "in the direction of" reaches beyond the place itself, in km.
TOWARD_KM = 25.0
#: Half the width of a stretch of border or front about the line between two places.
ASIDE_KM = 10.0


def shape_of(
    row: Row,
    mention: PlaceMention,
    anchors: Sequence[Row] = (),
    part: float | None = None,
    *,
    loose: bool = False,
) -> Shape:
    """The area of a mention, whose name means `row` and whose anchors mean `anchors`.

    `part` is the bearing of the part that the name itself takes ("northern Syria"); `loose`
    widens the area where the name is only part of what the text names.
    """
    relation = mention.relation
    if relation in ("between", "section") and anchors:
        return _between(row, anchors[0], relation == "section")
    if relation == "distance" and mention.distance_km is not None:
        return _at_distance(row, mention.distance_km, mention.bearing)
    if relation == "part_of" or (part is not None and relation in ("at", "within", "from")):
        return _part(row, mention.bearing if mention.bearing is not None else part)
    if relation == "toward":
        return _around(row, max(TOWARD_KM, row.radius_km * 0.5))
    if relation == "section":
        return shape(row.lat, row.lon, row.radius_km + TOWARD_KM, "linear")
    if relation == "near" or loose:
        return _near(row, mention.bearing)
    return shape(row.lat, row.lon, row.radius_km, precision_of_kind(row.kind))


def _around(row: Row, more: float) -> Shape:
    precision = precision_of_kind(row.kind)
    if precision in ("site", "settlement", "near"):
        precision = "near"
    return shape(row.lat, row.lon, row.radius_km + more, precision)


def _near(row: Row, bearing: float | None) -> Shape:
    more = max(NEAR_KM, row.radius_km * 0.3)
    if bearing is None:
        return _around(row, more)
    lat, lon = offset(row.lat, row.lon, bearing, (row.radius_km + more) / 2)
    precision = precision_of_kind(row.kind)
    if precision in ("site", "settlement"):
        precision = "near"
    return shape(lat, lon, row.radius_km + more, precision, bearing=bearing)


def _at_distance(row: Row, km: float, bearing: float | None) -> Shape:
    """A stated distance is counted from the centre or from the edge, and is rounded."""
    error = row.radius_km + max(2.0, km * LOOSE)
    if bearing is None:
        return shape(row.lat, row.lon, km + error, _fine(km + error))
    lat, lon = offset(row.lat, row.lon, bearing, km)
    return shape(lat, lon, error + km * 0.2, _fine(error), bearing=bearing)


def _fine(radius: float) -> PlacePrecision:
    return "near" if radius <= 25 else "region"


def _part(row: Row, bearing: float | None) -> Shape:
    """A part of a place: half its size, moved aside; a part without direction keeps its size."""
    precision = precision_of_kind(row.kind)
    if precision in ("country", "province", "district"):
        precision = "region" if precision != "district" else "district"
    if bearing is None:
        return shape(row.lat, row.lon, row.radius_km, precision)
    lat, lon = offset(row.lat, row.lon, bearing, row.radius_km / 2)
    return shape(lat, lon, row.radius_km * 0.65, precision, bearing=bearing)


def _between(row: Row, other: Row, is_section: bool) -> Shape:
    """A circle over the line from one place to the other."""
    apart = distance_km(row.lat, row.lon, other.lat, other.lon)
    lat, lon = midpoint(row.lat, row.lon, other.lat, other.lon)
    aside = ASIDE_KM if is_section else 2.0
    edge = max(row.radius_km, other.radius_km)
    if edge > apart:
        # Two units that border on each other: the line lies within both.
        return shape(lat, lon, edge, "linear")
    return shape(lat, lon, apart / 2 + min(edge, apart / 2) + aside, "linear")
