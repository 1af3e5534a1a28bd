"""Times of diaries, of tolls and of what is said when: on texts written for these tests."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

SATURDAY = "2025-05-10T20:00+00:00"


def _days(text: str, party: str | None = None) -> list[tuple[str, str | None, str | None]]:
    claims = read_flat(text, party, SATURDAY)
    return [(c["event"], (c["start"] or "")[:10], (c["end"] or "")[:10]) for c in claims]


DIARY = [
    ("seizure", "2025-05-07", "2025-05-07"),
    ("drone_strike", "2025-05-08", "2025-05-08"),
]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_date_alone_dates_what_follows_it(gap: str) -> None:
    text = gap.join(
        [
            "Wednesday 7. Our brigade took Merawi.",
            "Thursday 8. A drone of the army hit the school of Gedeb.",
        ]
    )
    assert _days(text, "FANO") == DIARY


def test_a_date_with_a_line_of_its_own_dates_the_lines_below() -> None:
    text = (
        "Wednesday, 7 May\n\nOur brigade took Merawi.\n\nThursday, 8 May\n\nA drone of the army "
        "hit the school of Gedeb."
    )
    assert _days(text, "FANO") == DIARY


def test_the_date_at_the_head_of_a_text_says_when_it_was_written() -> None:
    text = "10 May 2025.\n\nRebels of M23 shelled Sake on Thursday. They took Mushaki."
    assert {d[1] for d in _days(text)} == {"2025-05-08"}


def test_a_toll_given_on_a_day_counts_from_the_beginning_of_the_story() -> None:
    text = (
        "Gunmen of Viv Ansanm raided Kenscoff in Haiti on Monday and killed families. The UN "
        "office in Haiti had on Thursday put the dead at no fewer than 30."
    )
    assert ("casualties", "2025-05-05", "2025-05-08") in _days(text)


def test_what_is_convened_for_a_day_is_to_come() -> None:
    text = (
        "The M23 took Goma on Sunday. Kenya has convened for Wednesday a summit with Congo and "
        "Rwanda on the M23 offensive."
    )
    assert ("talks", "2025-05-14", "2025-05-14") in _days(text)


def test_since_an_event_with_a_date() -> None:
    text = "Lebanon's army counts more than 4,500 Israeli breaches since the truce of 27 November."
    assert _days(text)[0][1] == "2024-11-27"


def test_the_day_before() -> None:
    text = (
        "M23 fighters shelled Sake on Thursday, Congo's army said. A day before, rebels of M23 "
        "had attacked a post at Mushaki."
    )
    assert ("attack", "2025-05-07", "2025-05-07") in _days(text)
