"""How a speaker stands to it: denials, concessions, withdrawals, on sentences of these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.claims.sentences import read_flat
from tests.claims.test_attribution import IDS, PAIRS, claims

from counterclaim.claims.vocabulary import LEXICONS
from counterclaim.lexicons.files import load_yaml

OWN = [
    "{A} did not attack {B}.",
    "The shelling allegedly begun by the {a} side never took place.",
    "The reports about the alleged shelling of the village by the {a} army are false.",
    "We resolutely deny that our units shelled the {b} village.",
    "The {b} ministry claims that our units shelled a {b} village.",
    "The {b} statement that our units shelled a village is a distortion of the facts.",
    "It is not true that our units opened fire on {b} posts.",
    "Information about our units having shelled a {b} village does not correspond to reality.",
    "Our army has never shelled {b} villages.",
    "Reports are circulating that our units shelled a {b} village. This is a lie.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", OWN)
def test_a_partys_own_denial(text: str, pair: tuple[str, ...]) -> None:
    """What a party denies in its own statement is its denial, and nobody's assertion."""
    found = claims(text, pair, publisher="A")
    assert found, text
    assert {(c["speaker"], c["stance"]) for c in found} == {("A", "deny")}, found


REPORTED = [
    "{A} denied firing at {B}.",
    "{A}'s army denied that its troops had shelled {b} positions.",
    "{A} rejected reports that its army had shelled {b} positions.",
    "Reports that {a} troops shelled {b} positions are false, the {a} army said.",
    "It is not true that {a} units opened fire on {b} posts, the {a} ministry said.",
    "The information that the {a} army shelled the {b} town does not correspond to reality, "
    "the {a} defence ministry said.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", REPORTED)
def test_a_denial_that_an_outlet_reports(text: str, pair: tuple[str, ...]) -> None:
    """The denied act is the denier's, and it is denied."""
    found = claims(text, pair)
    assert found, text
    assert {(c["speaker"], c["stance"]) for c in found} == {("A", "deny")}, found
    assert all("A" in c["actors"] for c in found)


CONTRADICTED = [
    "The {b} army said {a} troops had shelled its posts, which {A} denied.",
    "The {b} army said {a} troops shelled a village. Officials in {A} called this a lie.",
    "The {b} army said {a} troops shelled a village. The {a} ministry denied this.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_rejection_stands_beside_what_it_rejects(text: str, pair: tuple[str, ...]) -> None:
    """In an outlet the accusation stays B's assertion, the denial is A's."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert {(c["speaker"], c["stance"]) for c in found} == {("B", "assert"), ("A", "deny")}
    assert all(c["actors"] == ["A"] for c in found)


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize(
    "text",
    [
        "The {a} army admitted that its troops had shelled a {b} village.",
        "{A} acknowledged that its army had shelled a {b} village.",
    ],
)
def test_an_admission_is_conceded(text: str, pair: tuple[str, ...]) -> None:
    """Only a marked admission is a concession."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert [(c["speaker"], c["stance"], c["actors"]) for c in found] == [("A", "concede", ["A"])]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_withdrawn_statement_is_retracted(pair: tuple[str, ...]) -> None:
    """What is taken back keeps the event that had been told."""
    text = "The {a} army withdrew its statement that {b} troops had shelled a village."
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert [(c["speaker"], c["stance"]) for c in found] == [("A", "retract")]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_none_of_those_that_attacked(pair: tuple[str, ...]) -> None:
    """The negation of a main clause does not reach into a relative clause."""
    text = "None of the {b} drones that attacked our depots returned."
    found = [c for c in claims(text, pair, publisher="A") if c["event"] == "drone_strike"]
    assert [c["stance"] for c in found] == ["assert"]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_no_violations_are_calm(pair: tuple[str, ...]) -> None:
    """A recorded absence is calm, not a denial."""
    found = claims("No violations of the ceasefire were recorded overnight.", pair, publisher="A")
    assert [(c["event"], c["stance"]) for c in found] == [("calm", "assert")]


def test_examples_of_the_stance_lexicon() -> None:
    """The lexicon's examples read as they say."""
    folder: Path = LEXICONS / "cues" / "en"
    stance = load_yaml(folder / "stance.yaml")
    assert isinstance(stance, dict)
    kinds = {e["stance"] for part in stance.values() for e in part.get("examples", ())}
    assert kinds == {"deny", "concede", "retract"}


PHRASED = [
    ("The {a} army poured cold water on reports that its troops had shelled a village.", "deny"),
    ("The {a} army gave the lie to rumours that its troops had shelled a village.", "deny"),
    ("The {a} ministry ruled out that its troops had shelled a village.", "deny"),
    ("The {a} ministry said its army had no part in the shelling of a village.", "deny"),
    ("The {a} ministry walked back its claim that {b} troops had shelled a village.", "retract"),
    ("The {a} army rescinded its report that {b} troops had shelled a village.", "retract"),
    ("The {a} army command withdraws its claim that {b} troops had shelled a village.", "retract"),
    ("The {a} army took back its claim that {b} troops had shelled a village.", "retract"),
    ("The {a} army owned up to having shelled a {b} village.", "concede"),
    ("The {a} army accepted that its troops had shelled a {b} village.", "concede"),
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize(("text", "stance"), PHRASED)
def test_a_turn_of_phrase_tells_the_stance(text: str, stance: str, pair: tuple[str, ...]) -> None:
    """A stance is told by more than verbs of denying."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert found, text
    assert {(c["speaker"], c["stance"]) for c in found} == {("A", stance)}, found


OWN_PHRASED = [
    "Those who write that our troops shelled a {b} village are lying.",
    "It was not our army that shelled the {b} village.",
    "Information about the shelling of a {b} village by our army is not confirmed.",
    "If they say that we shelled a {b} village, let them show the craters.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", OWN_PHRASED)
def test_a_party_rejects_without_a_verb_of_denying(text: str, pair: tuple[str, ...]) -> None:
    """What is told only to be called untrue is denied."""
    found = claims(text, pair, publisher="A")
    assert found, text
    assert {(c["speaker"], c["stance"]) for c in found} == {("A", "deny")}, found


def test_a_denial_behind_what_it_denies_is_quoted() -> None:
    text = (
        "A drone strike on a car in Mansouri killed a teacher, the health ministry in Beirut said. "
        "The Israeli army said the man was a Hezbollah operative, a charge which the group "
        "dismissed."
    )
    found = read_flat(text)
    assert found
    assert all(claim["quotes"] for claim in found)


WAVED = ["waved that aside", "brushed this aside", "laughed it off", "swept this away"]


@pytest.mark.parametrize("words", WAVED)
def test_what_is_waved_aside_is_denied(words: str) -> None:
    """A verb and a particle put away what the rival told; behind the colon stands one's own."""
    text = (
        "Armenia's defence ministry said Azerbaijan had shelled Sotk. Azerbaijan's army "
        f"{words} as a tale: it was Armenian troops who attacked near Lachin."
    )
    found = {(c["speaker"], c["stance"], c["event"]) for c in read_flat(text)}
    assert ("AZE", "deny", "shelling") in found, found
    assert ("AZE", "assert", "attack") in found, found
