"""Whom a source speaks for: spokesmen, offices and pronouns that name no party themselves."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

#: Text, event, its speaker.
SOURCES = [
    # "its spokesman": the subject of the sentence
    ("Sudan's army has retaken the airport of Khartoum, its spokesman said on Monday. "
     "The RSF fled.",
     "seizure", "SAF"),
    # a possessor in the same sentence, not the last source
    ("The Indian army said Pakistani troops fired mortars at Uri. Pakistan's army was quick to "
     "answer: its spokesman said Indian guns had shelled Chakothi.", "shelling", {"IND", "PAK"}),
    # "a spokesman for the group"
    ('Hamas rejected the report. "Israel shelled the camp of Jabalia," a spokesman for the '
     "group said. Israel disagreed.", "shelling", "HAMAS"),
    # who has no army has no ministry: a mission is no government
    ("The African Union mission said its base had been shelled by al-Shabaab. The government said "
     "its troops had captured six villages near Jowhar from the group. Somalia will rebuild them.",
     "seizure", "SOM"),
    # a person in an institution
    ("Congo fights the M23. An army officer, who asked not to be named, admitted that his unit had "
     "withdrawn from Sake.", "withdrawal", "COD"),
    # "she" is who was spoken of as a person before
    ("The UN humanitarian coordinator in Sudan urged both sides to agree on a pause. Last week, "
     "she told reporters, RSF fighters shelled a clinic in Tawila.", "shelling", "UN"),
    # a name that stands beside the noun
    ("A monitoring group, Emergency Lawyers, said army jets had bombed a market in Tora. "
     "The RSF and the Sudanese army accused each other.", "air_strike", "EMLAWYERS"),
    # a diplomat of no stated country speaks for none
    ("Rockets were fired at the port by Houthi rebels, a Western diplomat in Beirut said. Israel "
     "struck Hodeidah.", "shelling", "UNKNOWN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "speaker"), SOURCES, ids=[s[0][:50] for s in SOURCES])
def test_whom_a_source_speaks_for(text: str, event: str, speaker: str | set[str]) -> None:
    found = {c["speaker"] for c in read_flat(text) if c["event"] == event}
    assert found == ({speaker} if isinstance(speaker, str) else speaker)


def test_a_headline_is_no_antecedent() -> None:
    text = "The Israeli army struck Gaza on Sunday after, it said, Hamas fighters fired mortars."
    found = read_flat(text, title="Israel strikes Gaza; Hamas says it stands by the truce")
    speakers = {c["speaker"] for c in found}
    assert "ISR" in speakers and "HAMAS" not in speakers


def test_who_has_not_replied_has_said_nothing() -> None:
    text = "RSF fighters shelled El Fasher on Monday. The army has not replied to questions."
    assert {c["speaker"] for c in read_flat(text)} == {"MEDIA"}
