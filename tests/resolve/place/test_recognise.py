from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.resolve.place import Gazetteer, mentions_in, recognise
from counterclaim.resolve.place.surroundings import kind_word
from counterclaim.resolve.place.words import abbreviations, demonyms


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    mentions = recognise(text, gazetteer)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [m.text for m in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell near Vardenis and in Goris overnight.", ["Vardenis", "Goris"]),
        ("The U.S. and Russian envoys met in Geneva.", ["U.S.", "Russian", "Geneva"]),
        ("He lives in Athens, Ga., with his family.", ["Athens", "Ga."]),
        ("Troops left St. Petersburg for Kyiv's suburbs.", ["St. Petersburg", "Kyiv"]),
        ("Rapides Parish deputies searched Alexandria.", ["Rapides Parish", "Alexandria"]),
        ("On Monday in May, President Lincoln said so.", []),
        ("The Green Party will meet. However, nothing is certain.", []),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert found(gazetteer, text) == names


def test_small_words_are_no_places(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Of all men, most were here. And so it was; us too.") == []


@pytest.mark.parametrize(
    ("text", "name", "relation", "fields"),
    [
        ("moved toward Jermuk", "Jermuk", "toward", {}),
        ("in the Lachin direction", "Lachin", "toward", {}),
        ("fired from the village of Tegh", "Tegh", "from", {"kind_word": "village"}),
        ("close to Sotk", "Sotk", "near", {}),
        (
            "12.5 km north-west of the city of Goris",
            "Goris",
            "distance",
            {"distance_km": 12.5, "bearing": 315.0, "kind_word": "city"},
        ),
        ("3 miles outside Kapan", "Kapan", "distance", {"distance_km": 4.827}),
        ("in the eastern part of Aleppo", "Aleppo", "part_of", {"bearing": 90.0}),
        ("north of Gadabay district", "Gadabay", "near", {"bearing": 0.0, "kind_word": "district"}),
        ("shelled Kharkiv", "Kharkiv", "at", {}),
    ],
)
def test_surroundings(text: str, name: str, relation: str, fields: dict[str, object]) -> None:
    start = text.index(name)
    [mention] = mentions_in(text, [(start, start + len(name))])
    assert mention.relation == relation
    for field, value in fields.items():
        assert getattr(mention, field) == value, field


def test_pairs_and_containers() -> None:
    text = "between Aghdam and Tartar; at Sotk, Gegharkunik province"
    spans = [
        (text.index(n), text.index(n) + len(n)) for n in ("Aghdam", "Tartar", "Sotk", "Gegharkunik")
    ]
    one, two, three, four = mentions_in(text, spans)
    assert one.relation == two.relation == "between"
    assert one.anchors == (1,) and two.anchors == (0,)
    assert three.container == 3 and four.kind_word == "province"


def test_kind_word_is_not_taken_from_the_name_itself() -> None:
    assert kind_word("Rapides Parish", "in ", " deputies") == ""
    assert kind_word("Tegh", "the village of ", " was") == "village"
    assert kind_word("Tegh", "", " villages were") == "village"


def test_abbreviations_and_demonyms_name_known_places(gazetteer: Gazetteer) -> None:
    for table in (abbreviations(), demonyms()):
        unknown = {word: ident for word, ident in table.items() if gazetteer.get(ident) is None}
        assert unknown == {}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(gazetteer: Gazetteer, text: str) -> None:
    for mention in recognise(text, gazetteer):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "piece", ["Paris ", "the north of ", "U.S. ", "A-", "in the direction of the ", "1 km ", "’s "]
)
def test_time_is_linear(gazetteer: Gazetteer, piece: str) -> None:
    begun = time.perf_counter()
    recognise(piece * (60_000 // len(piece)), gazetteer)
    assert time.perf_counter() - begun < 8
