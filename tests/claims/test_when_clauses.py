"""Which of several times in a sentence is that of an event."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

EVENING = "2024-05-02T19:30+03:00"  # a Thursday

CLAUSES = [
    # a relative clause tells when something else was done
    (
        "The Turkish air force bombed a depot near Sinjar in the small hours of Tuesday, which the "
        "PKK, it said, had filled with rockets over the weekend.",
        "air_strike",
        ("2024-04-30", "2024-04-30"),
    ),
    (
        "Sudanese jets on Wednesday bombed a column of the Rapid Support Forces, which had left "
        "Nyala on Sunday.",
        "air_strike",
        ("2024-05-01", "2024-05-01"),
    ),
    # a participle that modifies a noun, not the event
    (
        "In answer to the raid committed in the night of 29 April, Pakistani gunners shelled "
        "Indian posts on Wednesday.",
        "shelling",
        ("2024-05-01", "2024-05-01"),
    ),
    # a clause with a subject of its own
    (
        "Israeli guns shelled Khiam on Monday, and the committee of the truce will meet on 10 May.",
        "shelling",
        ("2024-04-29", "2024-04-29"),
    ),
    (
        "Russian troops shelled Kharkiv on Tuesday while the delegations were to meet on Friday.",
        "shelling",
        ("2024-04-30", "2024-04-30"),
    ),
    # but a clause on how long the event went on dates the event
    (
        "Congolese troops and M23 rebels fought a battle on Monday, which ended on Tuesday.",
        "clash",
        ("2024-04-29", "2024-04-30"),
    ),
]


@pytest.mark.parametrize(("text", "event", "time"), CLAUSES)
def test_a_time_of_another_clause_gives_way(text: str, event: str, time: tuple[str, str]) -> None:
    claims = [c for c in read_flat(text, None, EVENING) if c["event"] == event]
    assert [(c["start"], c["end"][:10]) for c in claims] == [time]


STRETCHES = [
    ("Hezbollah has not fired a single rocket at Haifa for a year, it said.", "2023-05-02", None),
    ("M23 rebels have besieged the town of Minembwe for two months.", "2024-03-02", None),
    ("Israel closed the crossings to Gaza for three days.", "2024-05-02", "2024-05-05"),
    ("Kyrgyzstan shut its crossings with Tajikistan for two weeks.", "2024-05-02", "2024-05-16"),
    (
        "From 1 January to date, 40 Georgian citizens were detained by Russian troops.",
        "2024-01-01",
        None,
    ),
    (
        "Israel has broken the truce 900 times since the ceasefire of last November.",
        "2023-11-01",
        None,
    ),
]


@pytest.mark.parametrize(("text", "start", "end"), STRETCHES)
def test_stretches_of_time(text: str, start: str, end: str | None) -> None:
    claims = read_flat(text, None, EVENING)
    assert (start, end or "2024-05-02") in [(c["start"], c["end"][:10]) for c in claims]
