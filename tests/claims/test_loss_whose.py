"""Whose a loss is by the noun for the victims."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.claims.context import Context
from counterclaim.claims.loss_whose import ABUSE, FIGHTER, IRREGULAR, OWN, REGULAR, by_nature
from counterclaim.claims.loss_words import loss_words, plural
from counterclaim.claims.number_words import FOLDER
from counterclaim.core.records import Document
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.parties import load_parties


def _context(speaker: str, opponent: str | None) -> Context:
    kinds = {code: party.kind for code, party in load_parties().by_code.items()}
    rivals = {speaker: frozenset({opponent})} if opponent else {}
    document = Document(id="t", text="x", source_party=speaker, language="en")
    return Context(document, [], rivals, kinds)


def _examples() -> list[tuple[str, dict[str, Any]]]:
    entries = load_yaml(FOLDER / "en" / "sides.yaml")
    natures = {
        "regular": REGULAR,
        "irregular": IRREGULAR,
        "own": OWN,
        "hostile": ABUSE,
        "fighter": FIGHTER,
        "group": ABUSE,
    }
    return [(natures[key], x) for key, entry in entries.items() for x in entry["examples"]]


@pytest.mark.parametrize(("nature", "example"), _examples())
def test_examples_of_the_lexicon(nature: str, example: dict[str, Any]) -> None:
    speaker = example["speaker"]
    named = by_nature(nature, speaker, _context(speaker, example["opponent"]))
    assert (named.code if named is not None else None) == example["whose"]


@pytest.mark.parametrize(("nature", "example"), _examples())
def test_examples_hold_a_word_of_their_group(nature: str, example: dict[str, Any]) -> None:
    nouns = {n for key in loss_words().natures for n in loss_words().natures[key]}
    forms = {n for noun in nouns for n in (noun, plural(noun))}
    assert any(word in forms for word in example["text"].split())


def test_soldiers_of_two_states_may_be_of_either() -> None:
    assert by_nature(REGULAR, "THA", _context("THA", "KHM")) is None


def test_an_outlet_tells_fighters_from_soldiers_only_by_its_sides() -> None:
    assert by_nature(IRREGULAR, "MEDIA", _context("MLI", "JNIM")) is not None
    assert by_nature(IRREGULAR, "MEDIA", _context("IND", "PAK")) is None
