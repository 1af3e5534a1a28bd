"""Captures told by themselves, unnamed fighters who fall, and what is knocked out on the ground."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

#: Publisher, text, the party that took them, whom.
TAKEN = [
    ("IRQ", "Three wanted men of Daesh were arrested in Hawija.", "ISIS"),
    ("NGA", "Twelve Boko Haram members were detained in Bama.", "BOKO"),
    ("UKR", "Four Russian soldiers were taken prisoner near Toretsk.", "RUS"),
    ("COL", "Two ELN guerrillas were captured in Arauca by our troops.", "ELN"),
]


@pytest.mark.parametrize(("party", "text", "taken"), TAKEN)
def test_prisoners_with_a_clause_of_their_own(party: str, text: str, taken: str) -> None:
    told = claims(text, party)
    assert [(c["event"], c["actors"], c["targets"]) for c in told] == [
        ("capture", [party], [taken])
    ]


#: Fighters with no name fall by whoever calls them so, never by his foe.
UNNAMED = [
    ("PAK", "Five terrorists were killed near Bannu on 3 May."),
    ("IND", "Three militants were neutralised in Kulgam after a search."),
    ("NGA", "Forty insurgents were eliminated in the Sambisa forest."),
    ("BFA", "A dozen terrorists were put out of action near Djibo."),
]


@pytest.mark.parametrize(("party", "text"), UNNAMED)
def test_unnamed_fighters_fall_by_the_speaker(party: str, text: str) -> None:
    told = claims(text, party)
    assert [(c["event"], c["actors"], c["targets"]) for c in told] == [("attack", [party], [])]


#: What is put out of action on the ground was not in the air.
KNOCKED_OUT = [
    ("UKR", "Our drones took out three tanks near Vuhledar.", "drone_strike"),
    ("HOUTHI", "Our missiles took out a ship off Hodeidah.", "missile_strike"),
    ("AA", "Our fighters knocked out an armoured vehicle of the junta near Ann with RPGs.",
     "attack"),
    ("UKR", "Air defence units took out 12 Shaheds over Kyiv.", "shoot_down"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event"), KNOCKED_OUT)
def test_what_is_knocked_out(party: str, text: str, event: str) -> None:
    assert [c["event"] for c in claims(text, party)] == [event]


COUNTED = [
    "The Malian army said 20 rebels died at Kidal and seven were captured.",
    "The Syrian army said ten gunmen fell at Jableh and three were captured.",
    "The Nigerian army said 14 insurgents died at Bama and six were captured.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_a_counted_few_that_were_captured_are_no_town(text: str) -> None:
    assert "seizure" not in {c["event"] for c in claims(text)}


#: Who takes a place is taken by nobody.
TAKERS = [
    ("M23 rebels captured the airstrip at Walikale.", "M23"),
    ("Houthi fighters captured a hill near Marib.", "HOUTHI"),
    ("Arakan Army troops captured two bases near Ann.", "AA"),
]


@pytest.mark.parametrize(("text", "taker"), TAKERS)
def test_who_captured_a_place_is_no_captive(text: str, taker: str) -> None:
    told = claims(text)
    assert [(c["event"], c["actors"], c["losses"]) for c in told] == [("seizure", [taker], [])]
