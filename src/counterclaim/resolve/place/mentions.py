"""What the resolver takes: mentions of places in a text, and what is known beside the text."""

from __future__ import annotations

from typing import Literal

import msgspec

Relation = Literal[
    "at",
    "near",
    "toward",
    "from",
    "between",
    "section",
    "distance",
    "part_of",
    "within",
]


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place name in a text, and the words that bear on which place and where about it.

    `start` and `end` are code points into the text. `kind_word` is the noun that says what it
    is ("village", "district", "height"). `relation` is how the words stand to the place:

    - `at`, `near`, `from`, `toward`: in it, close to it, starting in it, moving or facing to it
    - `between`: between this place and the first of `anchors`
    - `section`: a stretch of border or front named after this place and `anchors`
    - `distance`: `distance_km` from it, in direction `bearing` where given
    - `part_of`: a part of it in direction `bearing` ("the north of X")
    - `within`: somewhere in it, nowhere named

    `container` numbers the mention that says where this one lies ("N, X district"); `anchors`
    and `container` are numbers into the sequence that is resolved.
    """

    text: str
    start: int = 0
    end: int = 0
    kind_word: str | None = None
    relation: Relation = "at"
    distance_km: float | None = None
    bearing: float | None = None
    anchors: tuple[int, ...] = ()
    container: int | None = None


class PlaceContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beside the mentions.

    `countries`: ISO 3166-1 alpha-3 codes of the theatre (the parties' own and those they fight
    in) with weights from 0 to 1. `source_country`: where the publisher sits. `near`: places
    known to be close, as (lat, lon). `sides`: party codes of the speakers, so that a name used
    by one side only counts for that side. `is_closed`: a small place far from these countries
    is not believed, and left unresolved.
    """

    countries: dict[str, float] = {}
    source_country: str | None = None
    near: tuple[tuple[float, float], ...] = ()
    sides: tuple[str, ...] = ()
    is_closed: bool = False


#: Directions by their words, in degrees from north.
BEARINGS: dict[str, float] = {
    "north": 0.0,
    "north-east": 45.0,
    "northeast": 45.0,
    "east": 90.0,
    "south-east": 135.0,
    "southeast": 135.0,
    "south": 180.0,
    "south-west": 225.0,
    "southwest": 225.0,
    "west": 270.0,
    "north-west": 315.0,
    "northwest": 315.0,
    "northern": 0.0,
    "north-eastern": 45.0,
    "northeastern": 45.0,
    "eastern": 90.0,
    "south-eastern": 135.0,
    "southeastern": 135.0,
    "southern": 180.0,
    "south-western": 225.0,
    "southwestern": 225.0,
    "western": 270.0,
    "north-western": 315.0,
    "northwestern": 315.0,
}
