"""Whether a namesake may be meant at all: a small place far from the theatre is none.

A text on one war names far places, too, but well-known ones by their own names ("talks in
Geneva"). That a village there is not in the gazetteer and one of its name lies on another
continent is the commoner case, and a point on the wrong continent is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.core.place import PlaceKind, distance_km
from counterclaim.resolve.place.borders import neighbours
from counterclaim.resolve.place.candidates import Candidate
from counterclaim.resolve.place.choose import DISPUTED
from counterclaim.resolve.place.fold import fold
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceContext

#: From so many people on a place is named far from home.
WELL_KNOWN = 100_000
#: So near to a place of the theatre is still in it, in km.
NEAR_KM = 400.0
#: The weight from which a country's neighbours belong to the theatre, too.
LEAST_NAMED = 0.5
_WIDE: frozenset[PlaceKind] = frozenset({"country", "continent", "sea", "strait", "region"})


class Theatre:
    """The countries of a document's parties and their neighbours, and its places in them."""

    def __init__(self, context: PlaceContext, chosen: Sequence[Candidate | None]) -> None:
        self.countries = frozenset(context.countries)
        self.is_closed = context.is_closed and bool(self.countries)
        named = [c for c, weight in context.countries.items() if weight >= LEAST_NAMED]
        self.around = frozenset(n for c in named for n in neighbours(c))
        self.rows: list[Row] = [
            c.row for c in chosen if c is not None and c.row.country in self.countries
        ]

    def excludes(self, candidate: Candidate, key: str) -> bool:
        """Whether a choice is too far from the theatre to be believed."""
        row = candidate.row
        if not self.is_closed or not row.country or row.country in DISPUTED:
            return False
        if row.country in self.countries:
            return False
        if candidate.form not in ("name", "abbreviation", "demonym"):
            return True
        if row.country in self.around or row.kind in _WIDE:
            return False
        is_known = row.population >= WELL_KNOWN or row.is_capital or row.kind == "province"
        if is_known and fold(row.place().label) == key:
            return False
        return not any(
            distance_km(row.lat, row.lon, near.lat, near.lon) <= NEAR_KM for near in self.rows
        )
