"""A description that came with a name is of the same people when it comes back without it."""

from __future__ import annotations

import pytest

from counterclaim.claims.flat import to_flat
from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

READER = Reader()


def last(party: str, text: str) -> tuple[list[str], list[str]]:
    document = Document(id="d", text=text, source_party=party or None, published_at="2024-05-02")
    flat = to_flat(READER.claims(document)[-1])
    return flat["actors"], flat["targets"]


@pytest.mark.parametrize(
    ("party", "text", "actors", "targets"),
    [
        (
            "UKR",
            "On Monday, units of illegal Russian armed formations shelled our posts. Later, the "
            "illegal formations tried to storm the village of Robotyne.",
            ["RUS"],
            ["UKR"],
        ),
        (
            "ARM",
            "Members of illegal Azerbaijani armed detachments opened fire at our positions. "
            "Shortly after, the illegal detachments attempted to seize a height near Kapan.",
            ["AZE"],
            ["ARM"],
        ),
        (
            "COL",
            "Venezuelan irregular troops entered the village. The irregular troops attacked a "
            "police post.",
            ["VEN"],
            ["COL"],
        ),
        (
            "",
            "Rwandan special forces crossed into Bunagana. The special forces then attacked an "
            "army post, residents said.",
            ["RWA"],
            ["COD"],
        ),
    ],
)
def test_the_description_comes_back(
    party: str, text: str, actors: list[str], targets: list[str]
) -> None:
    assert last(party, text) == (actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "Russian airborne troops shelled our posts. The marine troops then left the height.",
        "Russian troops shelled our posts. The troops then repelled the attack.",
        "Russian airborne troops shelled our posts. Some airborne troops repelled the attack.",
    ],
)
def test_other_words_are_of_others(text: str) -> None:
    assert last("UKR", text)[0] != ["RUS"]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        (
            "On August 3 a Thai ranger was killed by fire of Cambodian soldiers, after which the "
            "army shelled the border post.",
            ["THA"],
            ["KHM"],
        ),
        (
            "Two Indian soldiers were killed by fire of Pakistani troops near Uri, after which the "
            "army took control of a number of heights.",
            ["IND"],
            ["PAK"],
        ),
    ],
)
def test_the_army_that_answers_is_theirs_who_were_hit(
    text: str, actors: list[str], targets: list[str]
) -> None:
    assert last("", text) == (actors, targets)
