"""The parser sees kinds of names, not names: what it finds does not hang on whose they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counterclaim.core.errors import SetupError
from counterclaim.lexicons.parties import load_parties
from counterclaim.read.plain import Plain, load_plain
from counterclaim.read.plain.names import Kinds, load_names
from counterclaim.read.syntax import MODEL

#: Of each kind names of parties of several conflicts.
DEMONYMS = ["Armenian", "Azerbaijani", "Indian", "Pakistani", "Ukrainian", "Russian", "Sudanese"]
PEOPLES = ["Armenians", "Azerbaijanis", "Indians", "Pakistanis", "Ukrainians", "Russians"]
STATES = ["Armenia", "Baku", "India", "Islamabad", "Kyiv", "Russia", "Georgia", "Turkey", "Chad"]
NAMES = ["Kalbajar", "Jermuk", "Pashinyan", "Aliyev", "Pokrovsk", "Poonch", "O'Brien", "Al-Fasher"]
NONE = ["The", "Shelling", "Mortars", "Detachments", "Monday", "May", "shelled", "NATO", "17:40"]


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    found = load_names(MODEL)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("demonym", DEMONYMS), ("people", PEOPLES), ("state", STATES), ("name", NAMES), (None, NONE)],
)
def test_words_are_of_a_kind(kinds: Kinds, kind: str | None, words: list[str]) -> None:
    assert {word: kinds(word) for word in words} == dict.fromkeys(words, kind)


def test_every_state_has_its_kind_of_demonym(kinds: Kinds) -> None:
    """None is left to what the network learnt of it; some demonyms are a people's name too."""
    for name in load_parties().party_names():
        if name.kind == "demonym" and name.phrase.isalpha() and name.phrase.istitle():
            assert kinds(name.phrase) in ("demonym", "people"), name.phrase


def shape(plain: Plain, sentence: str) -> tuple[object, ...]:
    (found,) = plain.analyse([sentence])
    return tuple(found.heads), tuple(found.deps), tuple(found.tags)


@pytest.mark.parametrize(
    "pattern",
    [
        "{0} units shelled the {1} positions near {4}, the {0} ministry said.",
        "{2} accused {3} of shelling {4}, where two {1} soldiers were killed.",
        "The two complained of each other, {2} of shots and {3} of mines at {4}.",
        "Colonel {5} said the {0}s had fired at {4} from {6}.",
    ],
)
def test_a_sentence_has_one_form_whoever_it_is_about(pattern: str) -> None:
    plain = load_plain(MODEL)
    assert plain is not None
    casts = [
        ("Armenian", "Azerbaijani", "Armenia", "Azerbaijan", "Jermuk", "Petrosyan", "Gegharkunik"),
        ("Azerbaijani", "Armenian", "Baku", "Yerevan", "Kalbajar", "Mammadov", "Dashkasan"),
        ("Indian", "Pakistani", "India", "Islamabad", "Poonch", "Singh", "Sialkot"),
        ("Ukrainian", "Russian", "Kyiv", "Russia", "Kupiansk", "Syrskyi", "Belgorod"),
    ]
    assert len({shape(plain, pattern.format(*cast)) for cast in casts}) == 1


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "names.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SetupError, match="names.json"):
        load_plain(folder)
    (folder / "names.json").unlink()
    assert load_names(folder) is None
