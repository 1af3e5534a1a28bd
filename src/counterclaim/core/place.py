"""Places, their rival names, and the area that a text allows them to be.

A shape is never finer than what is known: its radius is at least that of the place it was
taken from, and its coordinates carry no more digits than the radius allows.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec

PlaceKind = Literal[
    "continent",
    "country",
    "province",
    "district",
    "region",
    "city",
    "town",
    "village",
    "quarter",
    "height",
    "mountain",
    "river",
    "lake",
    "sea",
    "island",
    "strait",
    "valley",
    "border_section",
    "line_of_contact",
    "crossing",
    "base",
    "airport",
    "plant",
    "other",
]

#: How well a shape pins a place down, from the finest to the coarsest.
#: `site`: a single object. `settlement`: a town or village. `near`: the surroundings of one.
#: `district`, `province`, `country`: a unit of that level. `linear`: a river, a stretch of
#: border or of a front, or somewhere between two places. `region`: an area without exact
#: bounds. `water`: sea or international waters.
PlacePrecision = Literal[
    "site",
    "settlement",
    "near",
    "district",
    "linear",
    "province",
    "region",
    "country",
    "water",
]

EARTH_RADIUS_KM = 6371.0088

#: The least radius of a kind of place in km, where its source states none.
LEAST_RADIUS_KM: dict[PlaceKind, float] = {
    "continent": 2000,
    "country": 30,
    "province": 25,
    "district": 8,
    "region": 15,
    "city": 4,
    "town": 2,
    "village": 1,
    "quarter": 1.5,
    "height": 1,
    "mountain": 5,
    "river": 20,
    "lake": 3,
    "sea": 50,
    "island": 2,
    "strait": 15,
    "valley": 8,
    "border_section": 5,
    "line_of_contact": 10,
    "crossing": 0.5,
    "base": 1,
    "airport": 1.5,
    "plant": 1,
    "other": 2,
}

_PRECISION_OF_KIND: dict[PlaceKind, PlacePrecision] = {
    "continent": "country",
    "country": "country",
    "province": "province",
    "district": "district",
    "region": "region",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "quarter": "settlement",
    "height": "site",
    "mountain": "near",
    "river": "linear",
    "lake": "near",
    "sea": "water",
    "island": "near",
    "strait": "water",
    "valley": "region",
    "border_section": "linear",
    "line_of_contact": "linear",
    "crossing": "site",
    "base": "site",
    "airport": "site",
    "plant": "site",
    "other": "near",
}


class PlaceName(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a place.

    `side` is the code of the party that uses it, `language` an ISO 639-1 code; both may be
    empty. `from_` and `to` are ISO dates or years within which it was the official name.
    """

    name: str
    language: str = ""
    side: str = ""
    from_: str = ""
    to: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. `names[0]` is its label.

    `country` is an ISO 3166-1 alpha-3 code, or XX where states dispute it. `source` says where
    the record comes from.
    """

    id: str
    names: tuple[PlaceName, ...]
    kind: PlaceKind
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    source: str = ""

    @property
    def label(self) -> str:
        """The first name."""
        return self.names[0].name

    @property
    def precision(self) -> PlacePrecision:
        """The precision class of the bare place."""
        return precision_of_kind(self.kind)


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A circle that the words allow: centre, radius, and how it was meant.

    `bearing` (degrees from north, clockwise) is the direction from the named place, where the
    words give one. Made with `shape()`, which keeps the digits honest.
    """

    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision
    bearing: float | None = None


class ResolvedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention was taken to mean: the named place or places, and the area.

    `relation` is how the words tie the event to the place ("at", "toward", "between", ...);
    the shape already reflects it. `border_km` is the distance from the centre to the nearest
    international land border and `border` the two countries there.
    """

    place: Place
    shape: Shape
    relation: str = "at"
    others: tuple[Place, ...] = ()
    border_km: float | None = None
    border: tuple[str, str] | None = None


def precision_of_kind(kind: PlaceKind) -> PlacePrecision:
    """The precision class of a bare mention of a place of this kind."""
    return _PRECISION_OF_KIND[kind]


def shape(
    lat: float,
    lon: float,
    radius_km: float,
    precision: PlacePrecision,
    *,
    bearing: float | None = None,
) -> Shape:
    """A shape whose coordinates are rounded to what its radius supports.

    Rounding moves the centre, so the radius grows by as much.
    """
    digits = digits_for(radius_km)
    rounded_lat, rounded_lon = round(lat, digits), round(_wrap(lon), digits)
    moved = distance_km(lat, lon, rounded_lat, rounded_lon)
    radius = math.ceil((radius_km + moved) * 10 - 1e-9) / 10
    return Shape(
        lat=rounded_lat, lon=rounded_lon, radius_km=radius, precision=precision, bearing=bearing
    )


def digits_for(radius_km: float) -> int:
    """Decimal digits of a degree that a radius in km supports."""
    if radius_km >= 100:
        return 1
    if radius_km >= 10:
        return 2
    if radius_km >= 1:
        return 3
    return 4


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in km."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_lat = math.sin((phi_b - phi_a) / 2)
    half_lon = math.sin(math.radians(lon_b - lon_a) / 2)
    chord = half_lat * half_lat + math.cos(phi_a) * math.cos(phi_b) * half_lon * half_lon
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def offset(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away in the direction `bearing` (degrees from north, clockwise)."""
    angle, theta, phi = km / EARTH_RADIUS_KM, math.radians(bearing), math.radians(lat)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(theta)
    new_phi = math.asin(max(-1.0, min(1.0, sine)))
    turn = math.atan2(
        math.sin(theta) * math.sin(angle) * math.cos(phi),
        math.cos(angle) - math.sin(phi) * math.sin(new_phi),
    )
    return math.degrees(new_phi), _wrap(lon + math.degrees(turn))


def midpoint(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> tuple[float, float]:
    """The middle of the great circle between two points."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    delta = math.radians(lon_b - lon_a)
    x, y = math.cos(phi_b) * math.cos(delta), math.cos(phi_b) * math.sin(delta)
    phi = math.atan2(math.sin(phi_a) + math.sin(phi_b), math.hypot(math.cos(phi_a) + x, y))
    lam = math.radians(lon_a) + math.atan2(y, math.cos(phi_a) + x)
    return math.degrees(phi), _wrap(math.degrees(lam))


def acled_geo_precision(precision: PlacePrecision) -> int:
    """ACLED `geo_precision`: 1 a town or site, 2 near one or a small area, 3 a larger region."""
    if precision in ("site", "settlement"):
        return 1
    return 2 if precision in ("near", "district") else 3


def ucdp_where_prec(area: Shape) -> int:
    """UCDP `where_prec`, 1 (exact) to 7 (international waters)."""
    if area.precision == "near":
        return 2 if area.radius_km <= 25 else 5
    fixed: dict[PlacePrecision, int] = {
        "site": 1,
        "settlement": 1,
        "district": 3,
        "province": 4,
        "linear": 5,
        "region": 5,
        "country": 6,
        "water": 7,
    }
    return fixed[area.precision]


def _wrap(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0 if not -180.0 <= lon <= 180.0 else lon
