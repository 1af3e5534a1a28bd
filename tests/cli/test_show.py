from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.cli import show


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (5, 5, "5"),
        (5, None, "at least 5"),
        (None, 5, "up to 5"),
        (5, 8, "5 to 8"),
        (None, None, ""),
    ],
)
def test_bounds(low: int | None, high: int | None, words: str) -> None:
    assert show.bounds(low, high) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        ("2022-09-13", "2022-09-13", "2022-09-13"),
        ("2022-09-12", "2022-09-13", "2022-09-12 to 2022-09-13"),
        ("2022-09-13T08:00", "2022-09-13T09:15", "2022-09-13 08:00 to 09:15"),
        ("2022-09-12T20:00", "2022-09-13T06:00", "2022-09-12 20:00 to 2022-09-13 06:00"),
        ("2022-09-12", None, "2022-09-12"),
    ],
)
def test_when(start: str | None, end: str | None, words: str) -> None:
    assert show.when(start, end) == words


def test_roles_name_what_is_not_named() -> None:
    assert show.roles(["ARM"], ["AZE", "ART"]) == "ARM → AZE+ART"
    assert show.roles([], ["AZE"]) == "? → AZE"
    assert show.roles([], []) == ""


def test_places_by_role() -> None:
    places = [["Sotk", "at"], ["Lachin", "from"], ["Goris", "at"], ["Jermuk", "toward"]]
    assert show.where(places) == "Sotk, Goris; from Lachin; toward Jermuk"


def test_losses() -> None:
    items = [
        ("ARM", "killed", "military", 5, 5),
        ("AZE", "killed_or_wounded", "any", None, None),
        ("AZE", "wounded", "civilian", 0, 0),
        ("ARM", "destroyed", "tank", None, 3),
    ]
    assert show.losses(items) == (
        "ARM 5 killed (military); AZE casualties; AZE no wounded (civilian); "
        "ARM up to 3 destroyed (tank)"
    )


def test_what_happened() -> None:
    claim = {"event": "drone_strike", "status": "attempted", "count": [3, None], "means": ["drone"]}
    assert show.happening(claim) == "drone strike (attempted), at least 3 times: drone"


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_what_is_shown_is_one_safe_line(text: str, length: int) -> None:
    shown = show.shortened(text, length)
    assert len(shown) <= max(length, 2)
    assert not set(shown) & {chr(c) for c in (*range(32), 127, 0x202E, 0x2066)}
