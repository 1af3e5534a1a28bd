"""The swap exchanges words and codes, keeps offsets, and finds a reader that takes sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.surnames import side_of_surname
from counterclaim.core.errors import GoldError
from counterclaim.core.records import Document
from counterclaim.evaluate import FlatClaim, load_swap
from counterclaim.evaluate.swap_check import check
from counterclaim.resolve.place import Gazetteer

SWAP = load_swap("ARM:AZE")
TEXT = (
    "Units of the Armenian armed forces fired at Azerbaijani positions near Kalbajar, Baku said. "
    "The Armenians' fire came from Goris; ARMENIA denies it."
)


def test_words_are_exchanged_at_once_and_whole() -> None:
    assert SWAP.exchange(TEXT).text == (
        "Units of the Azerbaijani armed forces fired at Armenian positions near Gegharkunik, "
        "Yerevan said. The Azerbaijanis' fire came from Gazakh; AZERBAIJAN denies it."
    )
    assert SWAP.exchange("Bakuvian Armenianness").text == "Bakuvian Armenianness"
    assert SWAP.exchange("RA Armed Forces").text == "Azerbaijan Armed Forces"


@given(st.lists(st.sampled_from([*re.findall(r"\w+|\W+", TEXT), "Azerbaijan Army", "x"])))
def test_every_unchanged_character_keeps_track_of_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    exchanged = SWAP.exchange(text)
    assert exchanged.offset(len(text)) == len(exchanged.text)
    offsets = [exchanged.offset(i) for i in range(len(text) + 1)]
    assert all(0 <= o for o in offsets)
    for i, character in enumerate(text):
        if not (character.isalnum() or character == " "):
            assert exchanged.text[offsets[i]] == character


def test_swapping_twice_changes_nothing() -> None:
    assert SWAP.exchange(SWAP.exchange(TEXT).text).text == TEXT


def test_unknown_pairs_say_which_are_known() -> None:
    with pytest.raises(GoldError, match="ARM:AZE"):
        load_swap("XXX:YYY")
    assert load_swap("aze:arm").codes == ("ARM", "AZE")


TABLES = ("ARM-AZE", "IND-PAK", "KHM-THA")


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its remarks."""
    table = resources.files("counterclaim.evaluate") / "swaps" / f"{name}.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_every_table_is_tested() -> None:
    folder = resources.files("counterclaim.evaluate") / "swaps"
    assert sorted(f.name for f in folder.iterdir()) == [f"{name}.tsv" for name in TABLES]


PLACES = [
    (name, row)
    for name in TABLES
    for row in rows(name)
    if row[2] in ("capital", "city", "region", "town", "village")
]


@pytest.mark.parametrize(("table", "row"), PLACES, ids=lambda r: r if isinstance(r, str) else r[0])
def test_a_place_goes_to_a_place_of_like_form_in_the_land_of_the_other(
    table: str, row: list[str]
) -> None:
    if row[2] != "capital":  # a state has but one
        assert len(row[0].split()) == len(row[1].split())
    gazetteer = Gazetteer.load()
    for name, code in zip(row, table.split("-"), strict=False):
        assert code in [r.country for r in gazetteer.rows(name)[:2]] or name == "Delhi", name


def test_a_surname_goes_to_one_that_is_as_telling() -> None:
    surnames = [row for row in rows("ARM-AZE") if row[2] == "surname"]
    assert surnames
    for left, right, *_ in surnames:
        assert side_of_surname(left, SWAP.codes) == SWAP.codes[0]
        assert side_of_surname(right, SWAP.codes) == SWAP.codes[1]


@pytest.mark.parametrize("table", TABLES)
def test_no_word_goes_two_ways(table: str) -> None:
    for way in ("<", ">"):
        words = [r[way == "<"] for r in rows(table) if r[3:] in ([], [way])]
        assert len(words) == len(set(words))


def reader(document: Document) -> Sequence[FlatClaim]:
    """A small, even-handed reader: A fired at B positions near P, C said."""
    found = re.search(r"the (\w+) armed forces fired at (\w+) positions near (\w+)", document.text)
    assert found is not None
    codes = {"Armenian": "ARM", "Azerbaijani": "AZE"}
    return [
        FlatClaim(
            document=document.id,
            event="gunfire",
            speaker=document.source_party,
            actors=(codes[found[1]],),
            targets=(codes[found[2]],),
            places=((found[3], "at"),),
            losses=((codes[found[1]], "killed", "any", None, None),),
            quotes=(found[0],),
        )
    ]


def biased(document: Document) -> Sequence[FlatClaim]:
    """A reader that never sees one side as the actor."""
    (claim,) = reader(document)
    return [] if claim.actors == ("AZE",) else [claim]


DOCUMENT = Document(id="d", text=TEXT, source_party="AZE")


def test_an_even_handed_reader_passes() -> None:
    report = check([DOCUMENT], reader, SWAP)
    assert (report.claims, report.same, report.differences) == (1, 1, ())


def test_a_biased_reader_is_found() -> None:
    report = check([DOCUMENT], biased, SWAP)
    (difference,) = report.differences
    assert (difference.kind, difference.event, report.same) == ("lost", "gunfire", 0)


def test_a_field_that_does_not_follow_is_named() -> None:
    def fixed(document: Document) -> Sequence[FlatClaim]:
        (claim,) = reader(document)
        return [
            FlatClaim(
                **{f: getattr(claim, f) for f in claim.__struct_fields__} | {"speaker": "ARM"}
            )
        ]

    (difference,) = check([DOCUMENT], fixed, SWAP).differences
    assert difference.fields == {"speaker": ("AZE", "ARM")}


@pytest.mark.parametrize(
    ("text", "party", "concerns"),
    [
        ("Armenia and Azerbaijan agreed.", None, True),
        ("ARMENIA: GANJA UNDER FIRE", None, True),
        ("Armenia and Georgia agreed.", None, False),
        ("Armenia fired.", "AZE", True),
        ("Georgia fired.", "AZE", False),
        ("Armenianness and Azerbaijan.", None, False),
    ],
)
def test_only_documents_that_know_both_are_compared(
    text: str, party: str | None, concerns: bool
) -> None:
    document = Document(id="d", text=text, source_party=party)
    assert SWAP.concerns(document) is concerns
    seen: list[str] = []

    def read(given: Document) -> list[FlatClaim]:
        seen.append(given.text)
        return []

    check([document], read, SWAP)
    assert (text in seen) is concerns
