"""What a text only recalls, asks or jokes with is no claim."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

#: An outlet's sentences beside a story of today; what they tell is none.
RECALLED = [
    "In May 1998 Eritrean armour rolled into Badme and destroyed nine Ethiopian tanks.",
    "Thirty-six years ago today Ethiopian jets bombed Asmara.",
    "In that spring of 1999 Eritrean gunners shelled Adigrat. Then they shelled Zalambessa, too.",
    "Where in 2000 Ethiopian jets bombed a bridge, the shutters of 60 shops went up on Monday.",
    "Did Ethiopian troops attack Badme?",
    "We exchanged fire in committee for years.",
]


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize("text", RECALLED)
def test_what_an_outlet_recalls_or_asks(text: str) -> None:
    assert read_flat(f"Ethiopia and Eritrea are at odds.\n\n{text}") == []


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(
    "text",
    [
        "Since 2020 the line was quiet; on Monday Eritrean troops shelled Zalambessa.",
        "The 2018 peace is over: Eritrean troops shelled Zalambessa on Monday.",
        "In 1998 a war broke out here. On Monday Eritrean troops shelled Zalambessa.",
    ],
)
def test_a_story_of_today_beside_an_old_date(text: str) -> None:
    assert "shelling" in {c["event"] for c in read_flat(text)}


@pytest.mark.usefixtures("any_text")
def test_war_as_a_figure_of_speech_in_an_outlets_words() -> None:
    assert read_flat("Shoppers, caught in the crossfire, filled their baskets.") == []


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(
    "text",
    [
        "Two Kenyan soldiers were killed in a road accident near Garissa, the army said.",
        "A storm battered the coast of Mozambique and killed nine people.",
        "Ukraine's defenders repelled every attack of the Belgian strikers in Cardiff.",
        "The Sudanese pound came under heavy fire on the black market on Monday.",
    ],
)
def test_mishaps_games_and_markets(text: str) -> None:
    assert read_flat(text) == []


@pytest.mark.usefixtures("any_text")
def test_a_crash_of_war_is_told() -> None:
    assert read_flat("Five Ukrainian airmen died in the crash of a helicopter near Brovary.") != []
