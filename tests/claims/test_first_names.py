"""First names of persons that are names of states, and what one only insists on."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Sentence, event, the state that is only a first name.
PERSONS = [
    ("Jordan Smith, a soldier, was wounded near Kharkiv by Russian artillery.", "shelling", "JOR"),
    ("Chad Miller was killed by a Russian drone near Lyman.", "drone_strike", "TCD"),
    ("A British volunteer, Kenya Davis, was wounded when Israeli aircraft bombed Rafah.",
     "air_strike", "KEN"),
    ("India Walker, 34, said the RSF shelled her street in Omdurman.", "shelling", "IND"),
    ("Georgia Brown, a doctor, said Russian forces shelled the hospital in Kherson.",
     "shelling", "GEO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "state"), PERSONS)
def test_a_first_name_is_no_state(text: str, event: str, state: str) -> None:
    claim = only(text, "", event)
    parties = {claim["speaker"], *claim["actors"], *claim["targets"]}
    assert state not in parties | {loss[0] for loss in claim["losses"]}


def test_a_state_before_its_army_or_police_stays_a_state() -> None:
    shot = only("Jordan Army shot down a drone near Irbid, the army said.", "", "shoot_down")
    assert shot["actors"] == ["JOR"]
    told = only("Israel Police said Hamas fighters attacked a bus in Jerusalem.", "", "attack")
    assert told["speaker"] == "ISR"


@pytest.mark.parametrize(
    ("text", "event", "speaker", "actor"),
    [
        ("Israel insists Hamas fighters fired rockets at Sderot.", "shelling", "ISR", "HAMAS"),
        ("Pakistan insists Indian troops shelled a village near Kotli.", "shelling", "PAK", "IND"),
        ("Ethiopia insists the TPLF attacked its soldiers near Alamata.", "attack", "ETH", "TPLF"),
        ("Rwanda insists Congolese soldiers attacked its post near Goma.", "attack", "RWA", "COD"),
    ],
)
def test_to_insist_without_that_demands_nothing(
    text: str, event: str, speaker: str, actor: str
) -> None:
    claim = only(text, "", event)
    assert (claim["speaker"], claim["actors"]) == (speaker, [actor])
    assert "demand" not in [c["event"] for c in claims(text, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Brown, a doctor, said Russian forces shelled the hospital in Kherson.",
        "Georgia Brown, a nurse, said Russian forces shelled the hospital in Kherson.",
        "Mary Walker, 34, said the RSF shelled her street in Omdurman.",
        "Omar Haddad, a teacher, said Israeli aircraft bombed a school in Rafah.",
    ],
)
def test_a_private_person_speaks_for_no_party(text: str) -> None:
    assert {c["speaker"] for c in claims(text, "")} == {"UNKNOWN"}
