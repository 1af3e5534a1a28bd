"""A small place far from the theatre is left unresolved, with what was tried."""

from __future__ import annotations

import pytest

from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.place import Gazetteer, PlaceContext, PlaceMention, resolve_places

SUDAN = PlaceContext(countries={"SDN": 1.0, "RSF": 1.0}, is_closed=True)


def resolve(gazetteer: Gazetteer, context: PlaceContext, *names: str) -> list[str | None]:
    found = resolve_places([PlaceMention(text=n) for n in names], context, gazetteer)
    return [r.value.place.country if isinstance(r, Resolved) else None for r in found]


@pytest.mark.parametrize("name", ["Boya", "Baga", "South Hospital", "Hamar Jajab", "Gas"])
def test_a_village_on_another_continent_is_none(gazetteer: Gazetteer, name: str) -> None:
    [result] = resolve_places([PlaceMention(text=name)], SUDAN, gazetteer)
    assert isinstance(result, Unresolved)
    assert "far" in result.reason and result.tried


def test_well_known_places_and_neighbours_are_believed(gazetteer: Gazetteer) -> None:
    names = ("Geneva", "Istanbul", "Red Sea", "Adre", "El Fasher")
    assert resolve(gazetteer, SUDAN, *names)[1:] == ["TUR", "", "TCD", "SDN"]


def test_without_a_theatre_any_place_may_be_meant(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, PlaceContext(), "Boya") == ["AUS"]
