"""Whether it happened: negated, attempted, planned, hypothetical, going on."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only, read_flat

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
    ("PRK", "If the enemy attacks, our army will strike its bases.", "threat", "hypothetical"),
    ("IND", "Should it be repeated, the army has its orders to hit back hard.",
     "threat", "hypothetical"),
    ("SDN", "If one more drone crosses our sky, what comes next will not be words.",
     "threat", "hypothetical"),
    ("ISR", "We will strike Hodeidah.", "threat", "planned"),
    ("TCD", "Any repetition will meet with a riposte of our army.", "threat", "hypothetical"),
    ("COD", "The army said that the bodies of the soldiers would be handed over to Rwanda.",
     "handover", "planned"),
    ("UKR", "The Russian missile could not be shot down.", "shoot_down", "occurred"),
    ("UKR", "The invaders tried three times to dislodge our units from the bridgehead.",
     "ground_attack", "attempted"),
    ("COD", "The rebels have been shelling Goma airport for two days.", "shelling", "ongoing"),
    ("UKR", "Our forces hold Avdiivka.", "seizure", "ongoing"),
    ("ARM", "As of 18:00 the border is relatively calm.", "calm", "ongoing"),
    ("RUS", "Residents are evacuated from Belgorod after shelling by Ukrainian troops.",
     "displacement", "ongoing"),
    ("AZE", "To say that our units opened fire at Armenian posts is a clumsy attempt to mislead.",
     "gunfire", "occurred"),
    ("UKR", "Russian artillery may shell Nikopol again tonight.", "shelling", "hypothetical"),
    ("ETH", "If TPLF forces attack Korem, our army will respond.", "threat", "hypothetical"),
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
    assert claim["losses"] == [["ISR", "killed_or_wounded", "any", 0, 0]]


#: A condition of peace, a question and another's "as if" threaten nobody.
NO_THREAT = [
    ("UKR", "If Russia accepts the ceasefire, talks will begin in Istanbul on Monday."),
    ("SDN", "We do not know if the rebels attacked the convoy."),
    ("", "If Turkish troops attack Kobani, thousands of residents will flee, aid workers said."),
]


@pytest.mark.parametrize(("party", "text"), NO_THREAT)
def test_what_threatens_nobody(party: str, text: str) -> None:
    assert not [c for c in claims(text, party) if c["event"] == "threat"]


@pytest.mark.parametrize(
    "text",
    [
        "The mission is investigating whether the truce was violated near Kfar Kila.",
        "It was not immediately clear who shelled the camp.",
        "The army did not say what the strike was aimed at.",
    ],
)
def test_an_open_question_tells_nothing(text: str) -> None:
    assert claims(text, "UN") == []


def test_what_a_question_takes_for_granted_is_told() -> None:
    text = "It was not clear whether anyone was hurt when Cambodian troops shelled the camp."
    assert [c["event"] for c in claims(text, "UN")] == ["shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops failed to capture Bakhmut.",
        "Russian troops did not succeed in capturing Bakhmut.",
        "The enemy was unsuccessful in taking the village of Robotyne.",
    ],
)
def test_what_did_not_succeed_was_attempted(text: str) -> None:
    (claim,) = [c for c in read_flat(text, "UKR") if c["event"] == "seizure"]
    assert (claim["status"], claim["stance"], claim["actors"]) == ("attempted", "assert", ["RUS"])


def test_an_inverted_negation_denies() -> None:
    text = "At no time did Pakistani forces open fire on Indian posts in the Uri sector."
    assert {(c["stance"], *c["actors"]) for c in read_flat(text, "PAK")} == {("deny", "PAK")}


def test_two_denials_side_by_side_are_two() -> None:
    text = "We did not shell Goris, and the claims of Baku are baseless."
    assert {c["stance"] for c in read_flat(text, "ARM")} == {"deny"}


def test_what_will_be_destroyed_is_no_loss() -> None:
    text = "If the enemy attacks Goris, our troops will destroy his positions."
    assert all(not c["losses"] for c in read_flat(text, "ARM"))
