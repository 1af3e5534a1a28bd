"""Whom "the rebels", "soldiers", "the Service" mean in a document that names its sides."""

from __future__ import annotations

import pytest
from tests.claims.sentences import annotated, document, reader


def meant(text: str, words: str, *, party: str | None = None) -> str | None:
    """The party that the last chunk which ends in the words belongs to."""
    written = document(text, party, "2024-06-02T12:00:00+00:00")
    sentences, context = annotated(written)
    reader()._settle(written, sentences, context)
    for sentence in reversed(sentences):
        for chunk in sentence.chunks:
            tokens = sentence.sentence.tokens[chunk.start : chunk.end]
            if " ".join(t.text for t in tokens).endswith(words):
                return next((r.code for r in chunk.refs if r.kind == "party"), None)
    raise AssertionError(f"no chunk ends in {words!r}")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("JNIM fighters raided Djibo in Burkina Faso. Two soldiers died.", "soldiers", "BFA"),
        ("Mozambique blamed ISM. The insurgents beheaded four men.", "insurgents", "ISM"),
        ("Colombia bombed the ELN. An army post was shelled.", "post", "COL"),
        ("Al-Shabaab stormed a base in Somalia. The jihadists took it.", "jihadists", "SHABAAB"),
        ("The NPA ambushed a convoy in the Philippines. Guerrillas fled.", "Guerrillas", "NPA"),
        ("Ethiopia fights Fano. Government forces shelled a town.", "forces", "ETH"),
        ("Boko Haram struck Nigeria. The group also burned a market.", "group", "BOKO"),
        ("ELN rebels killed a man. The Third Division of the Army came.", "Division", "COL"),
        ("The NPA shot a farmer. The 8th Infantry Brigade came.", "Brigade", "PHL"),
        ("JNIM attacked Mali. In Niger, the ISSP has killed four soldiers.", "soldiers", "NER"),
    ],
)
def test_a_description_means_the_only_side_that_fits(text: str, words: str, code: str) -> None:
    assert meant(text, words) == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India and Pakistan traded fire. Soldiers were hurt.", "Soldiers"),
        ("The M23 fought Congolese troops. Foreign soldiers watched.", "soldiers"),
        ("JNIM struck Mali. Unidentified militants killed two.", "militants"),
    ],
)
def test_a_description_that_fits_several_or_another_names_nobody(text: str, words: str) -> None:
    assert meant(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The State Security Service of Georgia spoke. Then the Service left.", "Service", "GEO"),
        ("The EU Monitoring Mission in Georgia came. Then the Mission left.", "Mission", "EUMM"),
        ("The Kuwaiti Coast Guard spoke. Then the Guard left.", "Guard", "KWT"),
    ],
)
def test_a_capital_says_that_a_name_is_cut_short(text: str, words: str, code: str) -> None:
    assert meant(text, words) == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Boko Haram killed ten farmers, the governor of Borno said.", "governor", "NGA"),
        ("A missile fell on Kharkiv in Ukraine. The mayor spoke.", "mayor", "UKR"),
        ("A blast shook Belgorod in Russia, local authorities said.", "authorities", "RUS"),
        ("Armed men came to Beni. The Kharkiv prosecutors were silent.", "prosecutors", "UKR"),
    ],
)
def test_an_office_of_a_place_is_its_state_s(text: str, words: str, code: str) -> None:
    assert meant(text, words) == code


def test_a_publisher_s_own_offices_are_left_to_its_voice() -> None:
    assert meant("A blast shook Belgorod. The governor spoke.", "governor", party="UKR") is None
