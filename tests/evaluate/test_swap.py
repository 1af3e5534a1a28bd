"""The swap exchanges words and codes, keeps offsets, and finds a reader that takes sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.errors import GoldError
from counterclaim.core.records import Document
from counterclaim.evaluate import FlatClaim, load_swap
from counterclaim.evaluate.swap import check

SWAP = load_swap("ARM:AZE")
TEXT = (
    "Units of the Armenian armed forces fired at Azerbaijani positions near Kalbajar, Baku said. "
    "The Armenians' fire came from Goris; ARMENIA denies it."
)


def test_words_are_exchanged_at_once_and_whole() -> None:
    assert SWAP.exchange(TEXT).text == (
        "Units of the Azerbaijani armed forces fired at Armenian positions near Goris, Yerevan "
        "said. The Azerbaijanis' fire came from Kalbajar; AZERBAIJAN denies it."
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
