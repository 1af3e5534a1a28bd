"""Who fired, told by whose arms they are; whose rockets fell short; what is taken back."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

from counterclaim.claims.own_arms import FIELDED, fielded
from counterclaim.lexicons.parties import load_parties

#: Publisher, text, event, actors, targets.
FIRED = [
    ("RUS", "Iskander missiles hit a hotel.", "missile_strike", ["RUS"], ["UKR"]),
    ("RUS", "Kalibr missiles struck the House of Culture in Poltava.", "missile_strike", ["RUS"],
     ["UKR"]),
    ("UKR", "Storm Shadow missiles hit the headquarters in Sevastopol.", "missile_strike",
     ["UKR"], ["RUS"]),
    ("AZE", "Harop drones hit a column of vehicles near Lachin.", "drone_strike", ["AZE"],
     ["ARM"]),
    ("IND", "BrahMos missiles struck an airfield in Sargodha.", "missile_strike", ["IND"],
     ["PAK"]),
    ("UKR", "Kalibr missiles struck the House of Culture.", "missile_strike", ["RUS"], ["UKR"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("party", "text", "event", "actors", "targets"), FIRED, ids=[f[1] for f in FIRED]
)
def test_arms_of_ones_own_are_no_fire_on_oneself(
    party: str, text: str, event: str, actors: list[str], targets: list[str]
) -> None:
    claim = only(text, party, event)
    assert (claim["actors"], claim["targets"]) == (actors, targets)


def test_arms_are_those_of_known_parties_and_of_one_only() -> None:
    names = [n for listed in fielded().values() for n in listed]
    assert len(names) == len(set(names))
    assert set(fielded()) <= set(load_parties().by_code), FIELDED


@pytest.mark.parametrize(
    ("party", "text", "targets"),
    [
        ("ISR", "A rocket fired by Islamic Jihad hit the hospital.", []),
        ("ISR", "A rocket fired by Hamas hit the clinic.", []),
        ("ISR", "A rocket fired by Islamic Jihad hit the hospital in Gaza City.", ["PSE"]),
        ("ISR", "A rocket fired by Hezbollah hit a house.", ["ISR"]),
        ("UKR", "A missile fired by Russia hit the hospital.", ["UKR"]),
    ],
)
def test_a_groups_rocket_may_fall_short(party: str, text: str, targets: list[str]) -> None:
    assert [c["targets"] for c in claims(text, party)] == [targets]


@pytest.mark.parametrize(
    ("party", "text", "stance"),
    [
        ("UKR", "The earlier figure of four wounded was wrong.", "retract"),
        ("PAK", "The previous report of two soldiers wounded was inaccurate.", "retract"),
        ("ISR", "The Israeli army said that its initial statement that Hezbollah fired the rocket "
         "was erroneous.", "retract"),
        ("RUS", "The figure of 40 killed is false.", "deny"),
        ("AZE", "Armenia's earlier report that Azerbaijani troops shelled Goris is false.",
         "deny"),
    ],
)  # fmt: skip
def test_ones_own_former_word_is_taken_back(party: str, text: str, stance: str) -> None:
    assert [c["stance"] for c in claims(text, party)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The UN is investigating a report that Ethiopian troops shelled a market in Mekelle.",
        "The commission failed to prove that Rwandan troops attacked Goma.",
        "Monitors were unable to establish that the RSF had shelled the camp in El Fasher.",
        "Prosecutors are examining allegations that Kenyan officers killed two men in Kenscoff.",
        "The mission is checking claims that Thai aircraft bombed a temple at Preah Vihear.",
    ],
)
def test_what_is_looked_into_is_told_by_nobody(text: str) -> None:
    assert not [c for c in claims(text, "") if c["stance"] == "assert"]
