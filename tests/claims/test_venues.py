"""What was hit and whose it is, where nobody says who fired; meetings that only say where."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, text, event, actors, targets.
HIT = [
    ("RUS", "Last night high-precision air-launched missiles hit the Regent Hotel in Dnipro, where "
     "officers of the Ukrainian army were holding a meeting.", "missile_strike", ["RUS"], ["UKR"]),
    ("AZE", "On Sunday missiles struck a command post in Khojavend, where a meeting of the "
     "Armenian command was being held.", "missile_strike", ["AZE"], ["ARM"]),
    ("ISR", "Missiles struck a hall in Tyre hosting a meeting of Hezbollah commanders.",
     "missile_strike", ["ISR"], ["HEZ"]),
    ("SDN", "A missile hit the building in which talks between RSF commanders were taking place.",
     "missile_strike", [], ["RSF"]),
    ("ETH", "Ninety TPLF fighters were killed in the battle for Kobo, and thirty were taken "
     "prisoner.", "capture", ["ETH"], ["TPLF"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("party", "text", "event", "actors", "targets"), HIT, ids=[h[1] for h in HIT]
)
def test_the_victim_is_not_the_attacker(
    party: str, text: str, event: str, actors: list[str], targets: list[str]
) -> None:
    claim = only(text, party, event)
    assert (claim["actors"], claim["targets"]) == (actors, targets)
    assert "talks" not in {c["event"] for c in claims(text, party)}


#: Publisher, text, the loss told by an amount alone.
COORDINATE = [
    ("THA", "Seven Cambodian soldiers were killed in the fighting near Ta Muen, and eleven were "
     "captured.", ["KHM", "captured", "military", 11, 11]),
    ("UKR", "Fourteen Russian soldiers were killed in the assault on Robotyne, and six were "
     "captured.", ["RUS", "captured", "military", 6, 6]),
    ("ARM", "Six Armenian servicemen were killed in the fighting near Sisian, and thirteen were "
     "captured.", ["ARM", "captured", "military", 13, 13]),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "loss"), COORDINATE, ids=[c[1] for c in COORDINATE])
def test_coordinate_losses_have_one_owner(party: str, text: str, loss: list[object]) -> None:
    told = claims(text, party)
    assert loss in [x for c in told for x in c["losses"]]
    assert "seizure" not in {c["event"] for c in told}


@pytest.mark.parametrize(
    ("party", "text", "place"),
    [
        ("HEZ", "In support of our steadfast people in the Gaza Strip, the fighters targeted today "
         "the Ramim barracks with rockets.", "Ramim"),
        ("AZE", "In memory of the martyrs of Khojaly, our artillery shelled Armenian positions "
         "near Agdam.", "Agdam"),
        ("UKR", "Artillery fired in support of the troops at Robotyne at Russian positions.",
         "Robotyne"),
    ],
)  # fmt: skip
def test_for_whose_sake_is_no_place(party: str, text: str, place: str) -> None:
    assert [p for c in claims(text, party) for p in c["places"]] == [[place, "at"]]


def test_the_other_sides_strike_is_where_the_first_has_it() -> None:
    text = (
        "Ukraine said that Russian missiles killed twelve civilians in Dnipro on Sunday. Russia's "
        "defence ministry said that missiles struck an assembly hall."
    )
    told = next(c for c in claims(text, "") if c["speaker"] == "RUS")
    assert (told["targets"], told["places"]) == (["UKR"], [["Dnipro", "at"]])
