"""What the parse hangs on the wrong word: a day, a verb of saying, a noun before the verb."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import claims


def _told(text: str, publisher: str = "") -> list[tuple[Any, ...]]:
    return [
        (c["speaker"], c["event"], c["actors"], c["targets"], [v[:4] for v in c["losses"]])
        for c in claims(text, publisher)
    ]


@pytest.mark.parametrize(
    ("text", "publisher", "told"),
    [
        (
            "On the night of 25 April, multiple Indian Army posts opened unprovoked small arms "
            "fire in the Poonch sector.",
            "PAK",
            ("PAK", "gunfire", ["IND"], ["PAK"], []),
        ),
        (
            "On the night of 25 July, multiple Thai Army posts opened unprovoked small arms fire "
            "near Ta Muen Thom.",
            "KHM",
            ("KHM", "gunfire", ["THA"], ["KHM"], []),
        ),
        (
            "On the evening of 3 May, several Azerbaijani army posts opened small arms fire near "
            "Sotk.",
            "ARM",
            ("ARM", "gunfire", ["AZE"], ["ARM"], []),
        ),
    ],
)
def test_posts_of_an_army_shoot_and_publish_nothing(
    text: str, publisher: str, told: tuple[Any, ...]
) -> None:
    assert _told(text, publisher) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Thai army said Cambodian soldiers fired rockets at a Thai base at 8:20 a.m., "
            "wounding two soldiers.",
            ("THA", "shelling", ["KHM"], ["THA"], [["THA", "wounded", "military", 2]]),
        ),
        (
            "Ukrainian forces said Russian troops fired rockets at a school at 6:15 p.m., "
            "injuring three children.",
            ("UKR", "shelling", ["RUS"], ["UKR"], [["UKR", "wounded", "civilian", 3]]),
        ),
        (
            "India said Pakistani troops shelled a village near Poonch at 5 a.m., killing two "
            "civilians.",
            ("IND", "shelling", ["PAK"], ["IND"], [["IND", "killed", "civilian", 2]]),
        ),
    ],
)
def test_the_harm_is_that_of_the_fire_and_not_of_who_tells_it(
    text: str, told: tuple[Any, ...]
) -> None:
    assert _told(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ukraine accused Russia on Tuesday of hitting a hospital in Kherson with drones.",
            ("UKR", "drone_strike", ["RUS"], ["UKR"], []),
        ),
        (
            "The Sudanese army accused the RSF on Tuesday of shelling El Obeid.",
            ("SAF", "shelling", ["RSF"], ["SDN"], []),
        ),
        (
            "India accused Pakistan on Wednesday night of firing at its posts near Poonch.",
            ("IND", "gunfire", ["PAK"], ["IND"], []),
        ),
        (
            "Thailand accused Cambodia in a statement of laying mines near the border.",
            ("THA", "mine_laying", ["KHM"], ["THA"], []),
        ),
    ],
)
def test_a_day_within_an_accusation_parts_nobody_from_the_deed(
    text: str, told: tuple[Any, ...]
) -> None:
    assert _told(text) == [told]
