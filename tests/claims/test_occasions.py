"""A release on an occasion of peace tells no claim, whatever words of war it has."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

#: Publisher, title and text of releases that keep a ceremony, an anniversary, a purchase.
KEPT = [
    (
        "ARM",
        "Medals awarded to officers",
        "At a ceremony in Gyumri twelve officers received medals. "
        "Wounded servicemen can apply for treatment, and the fallen were remembered.",
    ),
    (
        "POL",
        "Budget of the armed forces",
        "The budget for the coming year was approved. Attacks with drones have become a feature "
        "of modern war, and armoured vehicles must withstand artillery fire.",
    ),
    (
        "KOR",
        "Remains returned on Memorial Day",
        "The private enlisted in January 1951 and was killed in August of that year in a battle "
        "in which his battalion repelled three assaults by North Korean troops.",
    ),
    (
        "MDA",
        "Anniversary of the academy",
        "The anniversary was kept with a cake. Children let pigeons fly, one of which attacked it.",
    ),
    (
        "TUR",
        "Army Day marked in Ankara",
        "The parade recalled the battle of 1922, in which the Turkish army threw back the Greek "
        "offensive. A gun salute of 21 shots was fired today in Ankara.",
    ),
]

#: The same words in releases that tell an event of the day.
TOLD = [
    ("UKR", "Attack on a museum", "Russian forces shelled the museum in Kherson with mortars."),
    ("AZE", "Victory Day", "Armenian armed forces violated the ceasefire 21 times near Kalbajar."),
    (
        "UKR",
        "Budget adopted, night of attacks",
        "Parliament adopted the budget. In the night Russian drones struck Odesa, killing two.",
    ),
    (
        "AZE",
        "Farewell ceremony for fallen servicemen",
        "A ceremony is held today for the servicemen who fell on October 3 while repelling an "
        "attack of Armenian units near Lachin.",
    ),
]


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(("party", "title", "text"), KEPT)
def test_an_occasion_of_peace_tells_nothing(party: str, title: str, text: str) -> None:
    assert read_flat(text, party=party, title=title, published="2022-10-05T18:00") == []


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(("party", "title", "text"), TOLD)
def test_an_event_of_the_day_beside_it_is_told(party: str, title: str, text: str) -> None:
    assert read_flat(text, party=party, title=title, published="2022-10-05T18:00")


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(
    "text",
    [
        "The minister called on citizens to register their cars.",
        "Hunters are urged to renew their permits.",
        "The chief of staff appealed to parents to trust the commanders.",
    ],
)
def test_what_is_asked_of_ones_own_people_is_no_demand(text: str) -> None:
    assert read_flat(text, party="GEO") == []


@pytest.mark.usefixtures("any_text")
def test_what_the_war_makes_one_ask_of_them_is() -> None:
    text = "The army called on citizens to stay away from the positions of the rebels."
    assert {c["event"] for c in read_flat(text, party="ETH")} == {"demand"}
