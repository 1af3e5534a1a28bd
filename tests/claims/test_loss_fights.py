"""Losses that a text tells behind a fight: they are the cost of it, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

Loss = tuple[str, str, str, int | None, int | None]

#: Text, publisher, type of the one claim that takes the losses, the losses.
COST: list[tuple[str, str, str, set[Loss]]] = [
    # the enemy is killed, in the passive, right behind the fight
    (
        "Troops repelled an assault by ISWAP on Buni Gari. Fifteen terrorists were killed.",
        "NGA",
        "repelling",
        {("ISWAP", "killed", "military", 15, 15)},
    ),
    (
        "Units of the Vostok group repelled four counter-attacks of the AFU near Hulyaipole. The "
        "enemy lost up to 90 servicemen and two tanks.",
        "RUS",
        "repelling",
        {
            ("UKR", "killed_or_wounded", "military", None, 90),
            ("UKR", "destroyed", "tank", 2, 2),
        },
    ),
    # things lost beside men, in the same sentence
    (
        "Our defenders repelled nine attacks near Lyman. 120 occupiers were neutralised there, 50 "
        "of them irrecoverably; a tank and two vehicles were destroyed.",
        "UKR",
        "repelling",
        {
            ("RUS", "killed_or_wounded", "military", 120, 120),
            ("RUS", "killed", "military", 50, 50),
            ("RUS", "destroyed", "tank", 1, 1),
            ("RUS", "destroyed", "vehicle", 2, 2),
        },
    ),
    (
        "Our forces repelled an assault of the RSF on Babanusa. More than 60 militiamen were "
        "killed; eight vehicles were destroyed.",
        "SAF",
        "repelling",
        {("RSF", "killed", "military", 60, None), ("RSF", "destroyed", "vehicle", 8, 8)},
    ),
    # two figures of one fight
    (
        "Troops repelled an assault by ISWAP on Buni Gari. The army put the number of terrorists "
        "killed at 15 and its own dead at two.",
        "NGA",
        "repelling",
        {("ISWAP", "killed", "military", 15, 15), ("NGA", "killed", "any", 2, 2)},
    ),
    # prisoners beside what was destroyed
    (
        "Hezbollah forces stormed a base of the Israeli army near Metula on Sunday, Hezbollah "
        "said. Two tanks were destroyed and three soldiers taken prisoner.",
        "",
        "ground_attack",
        {("ISR", "destroyed", "tank", 2, 2), ("ISR", "captured", "military", 3, 3)},
    ),
    # who serves in a mission is lost to the mission
    (
        "Rebels of M23 shelled a base of MONUSCO at Sake, MONUSCO said. Three Uruguayan "
        "peacekeepers were killed.",
        "",
        "shelling",
        {("MONUSCO", "killed", "military", 3, 3)},
    ),
    # the side that fire comes from does not lose by it
    (
        "Fire opened from the Azerbaijani side on Monday has damaged a school in Sotk.",
        "ARM",
        "gunfire",
        {("ARM", "damaged", "building", 1, 1)},
    ),
    # none of ours lost: no shooting down
    (
        "India launched missiles at our base at Murid; no aircraft of ours was lost.",
        "PAK",
        "missile_strike",
        {("PAK", "destroyed", "aircraft", 0, 0)},
    ),
]


def _losses(claims: list[dict[str, Any]]) -> dict[str, set[tuple[Any, ...]]]:
    return {c["event"]: {tuple(x) for x in c["losses"]} for c in claims if c["losses"]}


@pytest.mark.parametrize(("text", "party", "event", "losses"), COST, ids=[c[0] for c in COST])
def test_the_cost_of_a_fight(text: str, party: str, event: str, losses: set[Loss]) -> None:
    assert _losses(read_flat(text, party)) == {event: losses}


def test_what_is_killed_at_another_place_is_another_act() -> None:
    claims = read_flat(
        "Troops repelled an assault by ISWAP on Buni Gari. Fifteen terrorists were killed by our "
        "aircraft at Malam Fatori on Sunday.",
        "NGA",
    )
    assert not any(c["event"] == "repelling" and c["losses"] for c in claims)


def test_its_troops_are_not_those_of_the_many_told_of_before() -> None:
    claims = read_flat(
        "Pakistan's army said that 23 of its soldiers had been killed in a battle with Afghan "
        "forces. More than 200 Taliban fighters were killed when its troops hit back, the army "
        "said."
    )
    answer = next(c for c in claims if c["event"] == "repelling")
    assert (answer["actors"], answer["losses"]) == (
        ["PAK"],
        [["AFG", "killed", "military", 200, None]],
    )
    battle = next(c for c in claims if c["event"] == "clash")
    assert battle["losses"] == [["PAK", "killed", "military", 23, 23]]


def test_prisoners_beside_the_dead_make_no_abuse() -> None:
    claims = read_flat(
        "The Arakan Army said it had taken the Ponnagyun base after six days of fighting; more "
        "than 70 junta soldiers were killed and 120 surrendered."
    )
    assert "abuse" not in {c["event"] for c in claims}


def test_soldiers_and_assailants_are_of_two_sides() -> None:
    claims = read_flat(
        "The army of Chad said 40 soldiers and 96 assailants had died in an attack on Barkaram."
    )
    told = {(x[1], x[3]) for c in claims for x in c["losses"]}
    assert told == {("killed", 40), ("killed", 96)}


def test_own_men_lost_beside_what_was_done_to_others() -> None:
    claims = read_flat(
        "The Taliban said its forces had destroyed two Pakistani posts and killed 15 soldiers. "
        "Nine of its own fighters fell."
    )
    assert _losses(claims) == {
        "attack": {
            ("PAK", "destroyed", "infrastructure", 2, 2),
            ("PAK", "killed", "military", 15, 15),
            ("AFG", "killed", "military", 9, 9),
        }
    }


def test_own_wounded_belong_to_the_fire_and_not_to_the_answer() -> None:
    claims = read_flat(
        "Harassing fire was opened from Tal Rifat by the YPG at our base, two of our heroes were "
        "wounded, and the necessary response was given.",
        "TUR",
    )
    assert _losses(claims) == {"gunfire": {("TUR", "wounded", "military", 2, 2)}}


def test_a_state_strikes_the_group_that_it_fights_in_a_land_not_the_land() -> None:
    claims = read_flat(
        "Our howitzers destroyed five shelters in Zap, in the north of Iraq. The PKK will be wiped "
        "out, and the PKK knows it.",
        "TUR",
    )
    assert ["PKK"] in [c["targets"] for c in claims if c["event"] == "shelling"]
