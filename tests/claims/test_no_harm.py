"""A strike without damage or injuries happened, and harmed nobody and nothing."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

#: Text, event, losses of none: kind and what.
HARMLESS = [
    ("Drones struck a depot near Port Sudan on Monday but caused no damage or injuries.",
     "drone_strike", {("damaged", "infrastructure"), ("wounded", "any")}),
    ("Indian artillery shelled Leepa for an hour without casualties or damage, Pakistan said.",
     "shelling", {("killed_or_wounded", "any"), ("damaged", "infrastructure")}),
    ("A rocket landed in an open field near Kirkuk, without causing casualties or damage.",
     "shelling", {("killed_or_wounded", "any"), ("damaged", "infrastructure")}),
    ("The missile attack caused neither damage nor injuries, Saudi state television reported.",
     "missile_strike", {("damaged", "infrastructure"), ("wounded", "any")}),
    ("Rockets fell on Sderot and Ashkelon without any injuries or damage being reported.",
     "shelling", {("wounded", "any"), ("damaged", "infrastructure")}),
    ("The mortar fire at the base in Carrefour did not cause injuries or material damage.",
     "shelling", {("wounded", "any"), ("damaged", "infrastructure")}),
    ("The missile fell near a tanker off Hodeidah and caused no damage.",
     "missile_strike", {("damaged", "ship")}),
    ("The strike on the bridge at Shambat caused no damage, the army said.",
     "attack", {("damaged", "infrastructure")}),
    ("The shelling of Rusinga left no casualties.", "shelling", {("killed_or_wounded", "any")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "none"), HARMLESS)
def test_what_happened_harmed_nothing(text: str, event: str, none: set[tuple[str, str]]) -> None:
    told = [claim for claim in claims(text) if claim["event"] == event]
    assert [claim["stance"] for claim in told] == ["assert"], claims(text)
    assert {(loss[1], loss[2]) for loss in told[0]["losses"]} == none
    assert all(loss[3:] == [0, 0] for loss in told[0]["losses"])


HARMED = [
    "Three mortar rounds hit the airport at Mogadishu. It caused casualties and damage.",
    "There is no damage assessment yet of the air strike on Hodeidah.",
    "Shells hit Goma and wounded three. The extent of the damage is not known.",
]


@pytest.mark.parametrize("text", HARMED)
def test_damage_is_not_ruled_out(text: str) -> None:
    assert not [x for claim in claims(text) for x in claim["losses"] if x[3:] == [0, 0]]
