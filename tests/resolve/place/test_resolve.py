from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.place import Place, PlaceName, ResolvedPlace, distance_km
from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.place import (
    Gazetteer,
    PlaceContext,
    PlaceMention,
    mentions_in,
    resolve_places,
)
from counterclaim.resolve.place.index import PlaceIndex
from counterclaim.resolve.place.writer import IndexWriter

CAUCASUS = PlaceContext(countries={"ARM": 1.0, "AZE": 1.0})


def named(*names: str, text: str) -> list[PlaceMention]:
    spans, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        spans.append((start, at))
    return mentions_in(text, spans)


def values(
    gazetteer: Gazetteer, text: str, *names: str, context: PlaceContext | None = None
) -> list[ResolvedPlace]:
    results = resolve_places(named(*names, text=text), context or PlaceContext(), gazetteer)
    found = []
    for result in results:
        assert isinstance(result, Resolved), result
        found.append(result.value)
    return found


def test_a_container_decides(gazetteer: Gazetteer) -> None:
    town, state = values(gazetteer, "a fire in Paris, Texas, on Monday", "Paris", "Texas")
    assert (town.place.admin1, state.place.kind) == ("Texas", "province")
    [paris] = values(gazetteer, "a fire in Paris on Monday", "Paris")
    assert paris.place.country == "FRA"


def test_abbreviated_states_are_containers(gazetteer: Gazetteer) -> None:
    town, state = values(gazetteer, "police in Athens, Ga., said", "Athens", "Ga.")
    assert (town.place.admin1, state.place.label) == ("Georgia", "Georgia")
    assert state.place.country == "USA"


def test_other_places_of_the_document_decide(gazetteer: Gazetteer) -> None:
    text = "from Dublin to Columbus and Cincinnati; Ohio State Police in Ohio"
    dublin = values(gazetteer, text, "Dublin", "Columbus", "Cincinnati", "Ohio")[0]
    assert dublin.place.admin1 == "Ohio"


def test_the_theatre_decides(gazetteer: Gazetteer) -> None:
    for country in ("ARM", "USA"):
        context = PlaceContext(countries={country: 1.0})
        [found] = values(gazetteer, "shelling near Artashat and", "Artashat", context=context)
        assert found.place.country == "ARM"
    [georgia] = values(
        gazetteer, "in Georgia", "Georgia", context=PlaceContext(countries={"USA": 1.0})
    )
    assert georgia.place.kind in ("country", "province")


def test_a_kind_word_decides(gazetteer: Gazetteer) -> None:
    [district] = values(gazetteer, "in Lachin district", "Lachin", context=CAUCASUS)
    [town] = values(gazetteer, "in the town of Lachin", "Lachin", context=CAUCASUS)
    assert (district.place.kind, town.place.kind) == ("district", "town")
    assert district.shape.radius_km > town.shape.radius_km


def test_one_unknown_place_costs_no_other(gazetteer: Gazetteer) -> None:
    text = "in Baku, Qwertyzhopol and Ganja"
    results = resolve_places(named("Baku", "Qwertyzhopol", "Ganja", text=text), CAUCASUS, gazetteer)
    assert [isinstance(r, Resolved) for r in results] == [True, False, True]
    unknown = results[1]
    assert isinstance(unknown, Unresolved) and "Qwertyzhopol" in unknown.reason and unknown.tried


def test_many_namesakes_and_no_hint_is_no_answer(gazetteer: Gazetteer) -> None:
    [result] = resolve_places([PlaceMention(text="San José de los Llanos X")], CAUCASUS, gazetteer)
    assert isinstance(result, Unresolved)


def test_a_name_inside_a_longer_one_is_no_sure_thing(gazetteer: Gazetteer) -> None:
    [found] = resolve_places([PlaceMention(text="Yerevan Opera Theatre")], CAUCASUS, gazetteer)
    assert isinstance(found, Resolved)
    assert found.method == "place inside a longer name" and found.score <= 0.5
    assert found.value.shape.precision == "near"


def test_demonyms_mean_countries(gazetteer: Gazetteer) -> None:
    text = "Russian troops and Georgian villages, said a Syrian official"
    found = values(gazetteer, text, "Russian", "Georgian", "Syrian")
    assert [f.place.country for f in found] == ["RUS", "GEO", "SYR"]


def test_alternatives_are_ranked(gazetteer: Gazetteer) -> None:
    [result] = resolve_places([PlaceMention(text="Alexandria")], PlaceContext(), gazetteer)
    assert isinstance(result, Resolved)
    assert result.alternatives and result.value.place.country == "EGY"
    assert result.value.place.id not in {a.place.id for a in result.alternatives}


def test_toward_is_an_area_about_the_place(gazetteer: Gazetteer) -> None:
    [at] = values(gazetteer, "in Vardenis town", "Vardenis", context=CAUCASUS)
    [toward] = values(gazetteer, "in the direction of Vardenis", "Vardenis", context=CAUCASUS)
    assert toward.relation == "toward" and toward.shape.precision == "near"
    assert toward.shape.radius_km >= at.shape.radius_km + 20


def test_a_distance_and_bearing_move_the_centre(gazetteer: Gazetteer) -> None:
    [found] = values(gazetteer, "30 km south of Yerevan", "Yerevan")
    apart = distance_km(found.place.lat, found.place.lon, found.shape.lat, found.shape.lon)
    assert 25 < apart < 35 and found.shape.lat < found.place.lat
    assert found.shape.radius_km >= found.place.radius_km and found.shape.bearing == 180.0
    [miles] = values(gazetteer, "some 10 miles from Yerevan", "Yerevan")
    assert miles.shape.radius_km > 16 and miles.shape.bearing is None


def test_between_two_places(gazetteer: Gazetteer) -> None:
    left, right = values(
        gazetteer, "between Goris and Kapan, a car", "Goris", "Kapan", context=CAUCASUS
    )
    assert left.shape == right.shape and left.shape.precision == "linear"
    for place in (left.place, right.place):
        apart = distance_km(left.shape.lat, left.shape.lon, place.lat, place.lon)
        assert apart <= left.shape.radius_km
    assert [p.label for p in left.others] == [right.place.label]


def test_a_section_of_the_border(gazetteer: Gazetteer) -> None:
    first, _ = values(
        gazetteer, "on the Goris-Kapan section of the border", "Goris", "Kapan", context=CAUCASUS
    )
    assert first.relation == "section" and first.shape.precision == "linear"
    assert first.shape.radius_km >= 20


def test_part_of_a_place(gazetteer: Gazetteer) -> None:
    [whole] = values(gazetteer, "in Lebanon", "Lebanon", context=PlaceContext(countries={"LBN": 1}))
    [south] = values(
        gazetteer, "in the south of Lebanon", "Lebanon", context=PlaceContext(countries={"LBN": 1})
    )
    assert south.shape.lat < whole.shape.lat and south.shape.radius_km < whole.shape.radius_km
    assert south.shape.precision == "region"
    [northern] = values(gazetteer, "in northern Syria", "northern Syria")
    assert northern.place.country == "SYR" and northern.shape.lat > northern.place.lat


def test_the_border_is_given(gazetteer: Gazetteer) -> None:
    [found] = values(gazetteer, "in Sotk", "Sotk", context=CAUCASUS)
    assert found.border == ("ARM", "AZE") and found.border_km is not None and found.border_km < 20


def test_coordinates_carry_no_more_digits_than_the_radius(gazetteer: Gazetteer) -> None:
    [country] = values(gazetteer, "in Armenia", "Armenia")
    assert country.shape.lat == round(country.shape.lat, 1)
    assert country.shape.precision == "country"


def test_one_sense_per_document_in_both_orders(gazetteer: Gazetteer) -> None:
    text = "Officers in Paris said the crash was outside Paris, Texas, near Tyler"
    first, second, _, _ = values(gazetteer, text, "Paris", "Paris", "Texas", "Tyler")
    assert first.place.id == second.place.id and first.place.admin1 == "Texas"


def test_the_result_is_the_same_every_time(gazetteer: Gazetteer) -> None:
    text = "between Aghdam and Tartar, near Fuzuli, 5 km north of Horadiz, in Springfield"
    mentions = named("Aghdam", "Tartar", "Fuzuli", "Horadiz", "Springfield", text=text)
    runs = [resolve_places(mentions, CAUCASUS, gazetteer) for _ in range(3)]
    assert runs[0] == runs[1] == runs[2]


def test_numbers_out_of_range_are_ignored(gazetteer: Gazetteer) -> None:
    mention = PlaceMention(text="Baku", relation="between", anchors=(7, -1), container=9)
    [found] = resolve_places([mention], CAUCASUS, gazetteer)
    assert isinstance(found, Resolved) and found.value.others == ()


def test_nothing_gives_nothing(gazetteer: Gazetteer) -> None:
    assert resolve_places([], CAUCASUS, gazetteer) == []


RELATIONS = st.sampled_from(
    ["at", "near", "toward", "from", "between", "section", "distance", "part_of", "within"]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.builds(
            PlaceMention,
            text=st.one_of(st.text(max_size=20), st.sampled_from(["Baku", "Paris", "northern X"])),
            relation=RELATIONS,
            kind_word=st.one_of(st.none(), st.sampled_from(["village", "zzz", "height"])),
            distance_km=st.one_of(st.none(), st.floats(0, 5000)),
            bearing=st.one_of(st.none(), st.floats(0, 360)),
            anchors=st.lists(st.integers(-2, 6), max_size=2).map(tuple),
            container=st.one_of(st.none(), st.integers(-2, 6)),
        ),
        max_size=6,
    )
)
def test_no_mention_breaks_it(gazetteer: Gazetteer, mentions: list[PlaceMention]) -> None:
    results = resolve_places(mentions, CAUCASUS, gazetteer)
    assert len(results) == len(mentions)
    for result in results:
        if isinstance(result, Resolved):
            assert 0 <= result.score <= 1
            assert result.value.shape.radius_km > 0
            assert -90 <= result.value.shape.lat <= 90


def test_a_name_of_the_speakers_side_counts_more(tmp_path: Path) -> None:
    def village(ident: str, side: str, lat: float) -> Place:
        return Place(
            id=ident,
            names=(PlaceName(name=f"Label {ident}"), PlaceName(name="Istitest", side=side)),
            kind="village",
            lat=lat,
            lon=46.0,
            radius_km=2.0,
            country="ARM",
        )

    with IndexWriter(tmp_path / "t.ccg", {"layer": "tables"}) as writer:
        writer.add(village("one", "ARM", 39.0))
        writer.add(village("two", "AZE", 41.0))
    gazetteer = Gazetteer([PlaceIndex(tmp_path / "t.ccg")])
    for side, expected in (("ARM", "one"), ("AZE", "two")):
        [found] = resolve_places(
            [PlaceMention(text="Istitest")], PlaceContext(sides=(side,)), gazetteer
        )
        assert isinstance(found, Resolved) and found.value.place.id == expected


def test_a_town_that_may_be_its_district_gets_the_wider_area(gazetteer: Gazetteer) -> None:
    [bare] = values(gazetteer, "fired at Lachin", "Lachin", context=CAUCASUS)
    assert bare.shape.radius_km >= 20 and bare.shape.precision == "district"


def test_a_city_is_not_its_oblast(gazetteer: Gazetteer) -> None:
    text = "Kherson oblast was shelled; in Kherson two people died"
    first, second = values(
        gazetteer, text, "Kherson", "Kherson", context=PlaceContext(countries={"UKR": 1.0})
    )
    assert (first.place.kind, second.place.kind) == ("province", "city")


def test_a_disputed_place_belongs_to_any_theatre(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "t.ccg", {"layer": "test"}) as writer:
        for ident, country, people in (("far", "USA", 3000), ("here", "XX", 900)):
            writer.add(
                Place(
                    id=ident,
                    names=(PlaceName(name="Testridge"),),
                    kind="village",
                    lat=34.0,
                    lon=76.0 if ident == "here" else -90.0,
                    radius_km=2.0,
                    country=country,
                    population=people,
                )
            )
    gazetteer = Gazetteer([PlaceIndex(tmp_path / "t.ccg")])
    for countries, expected in (({"IND": 1.0, "PAK": 1.0}, "here"), ({}, "far")):
        [found] = resolve_places(
            [PlaceMention(text="Testridge")], PlaceContext(countries=countries), gazetteer
        )
        assert isinstance(found, Resolved) and found.value.place.id == expected
