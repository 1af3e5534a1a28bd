"""Whether it happened: negated, attempted, planned, hypothetical, going on."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, sentence, event, status.
STATUS = [
    ("UKR", "The enemy attempted to storm our positions near Pokrovsk.",
     "ground_attack", "attempted"),
    ("UKR", "Attempts by Russian units to cross the Oskil river failed.",
     "ground_attack", "attempted"),
    ("THA", "Cambodian soldiers tried to cut the wire near Chong Bok.", "raid", "attempted"),
    ("RUS", "An attempt by Ukrainian drones to attack Engels was thwarted.",
     "drone_strike", "attempted"),
    ("UKR", "Enemy units are shelling Nikopol with artillery.", "shelling", "ongoing"),
    ("UKR", "The enemy continues to attack near Toretsk.", "attack", "ongoing"),
    ("UKR", "The fighting near Toretsk goes on.", "clash", "ongoing"),
    ("AZE", "Armenian units planned to attack our positions near Kalbajar.", "attack", "planned"),
    ("KHM", "Thai troops were about to attack our positions.", "attack", "planned"),
    ("UKR", "Russia is preparing to attack Sumy.", "attack", "planned"),
    ("PRK", "If the enemy attacks, our army will strike its bases.", "attack", "hypothetical"),
    ("UKR", "Russian artillery may shell Nikopol again tonight.", "shelling", "hypothetical"),
    ("ETH", "If TPLF forces attack Korem, our army will respond.", "attack", "hypothetical"),
    ("PAK", "Indian troops attacked our post near Chakothi.", "attack", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "status"), STATUS)
def test_the_status_of_an_act(party: str, text: str, event: str, status: str) -> None:
    assert only(text, party, event)["status"] == status


#: Negated acts of one's own side are denials.
DENIED = [
    ("", "The Congolese army denied that its drones had struck Goma.", "drone_strike", "COD"),
    ("UKR", "Our units have not withdrawn from Bakhmut.", "withdrawal", "UKR"),
    ("KHM", "We have never attacked Thai territory.", "attack", "KHM"),
    ("AZE", "Reports that our army shelled Goris are false.", "shelling", "AZE"),
    ("", "Rwandan troops never crossed the border, the Rwandan army said.",
     "ground_attack", "RWA"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "actor"), DENIED)
def test_a_negated_act_is_denied(party: str, text: str, event: str, actor: str) -> None:
    claim = only(text, party, event)
    assert (claim["stance"], claim["speaker"], claim["actors"]) == ("deny", actor, [actor])


def test_nothing_recorded_is_calm() -> None:
    text = "No ceasefire violations were recorded along the Line of Control."
    (claim,) = claims(text, "IND")
    assert (claim["event"], claim["stance"], claim["actors"]) == ("calm", "assert", [])


def test_a_strike_to_come_is_a_threat() -> None:
    claim = only("Our forces will continue to strike Hezbollah.", "ISR", "threat")
    assert (claim["actors"], claim["targets"]) == (["ISR"], ["HEZ"])


def test_nobody_hurt_is_a_loss_of_none() -> None:
    text = "No one was hurt in the Hezbollah rocket attack on Metula."
    (claim,) = claims(text, "ISR")
    assert claim["stance"] == "assert"
    assert claim["losses"] == [["ISR", "wounded", "any", 0, 0]]
