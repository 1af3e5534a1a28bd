"""Which mentions are one claim, and which stay apart."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat

Flat = dict[str, Any]


pytestmark = pytest.mark.usefixtures("any_text")


def _events(claims: list[Flat], *types: str) -> list[Flat]:
    return [c for c in claims if c["event"] in types]


ONE = [
    (
        "Pakistani troops shelled Indian posts near Uri with mortars on Thursday. The "
        "shelling went on "
        "for two hours.",
        "",
        "shelling",
    ),
    (
        "Israeli aircraft struck a Hezbollah depot near Tyre. The strike caused a fire.",
        "Israel strikes Hezbollah depot",
        "air_strike",
    ),
    (
        "The Iranian Guards launched 20 missiles at an Israeli base near Haifa. All the missiles "
        "hit their targets.",
        "",
        "missile_strike",
    ),
    (
        "Eritrean forces shelled Ethiopian positions with artillery at Badme. The attack was "
        "unprovoked.",
        "",
        "shelling",
    ),
]


@pytest.mark.parametrize(("text", "title", "event"), ONE)
def test_one_event_told_again_is_one_claim(text: str, title: str, event: str) -> None:
    claims = _events(read_flat(text, None, title=title), event, "attack", "gunfire")
    assert [c["event"] for c in claims] == [event]


APART = [
    # other dates, other places, other sides, a plan, a habit
    (
        "On Monday Pakistani troops shelled Indian posts near Uri. On Wednesday Pakistani troops "
        "shelled Indian posts near Uri.",
        ("shelling",),
        2,
    ),
    (
        "Russian artillery shelled Ukrainian positions near Lyman. Russian artillery shelled "
        "Ukrainian "
        "positions near Huliaipole.",
        ("shelling",),
        2,
    ),
    (
        "Armenian units shelled Azerbaijani positions. Azerbaijani units shelled "
        "Armenian positions.",
        ("shelling",),
        2,
    ),
    (
        "Hezbollah fired 20 rockets at Israel. Hezbollah fired 35 rockets at Israel.",
        ("shelling",),
        2,
    ),
]


@pytest.mark.parametrize(("text", "types", "number"), APART)
def test_what_is_told_apart_stays_apart(text: str, types: tuple[str, ...], number: int) -> None:
    assert len(_events(read_flat(text), *types)) == number


def test_two_speakers_never_join() -> None:
    claims = read_flat(
        "The Indian army said that Pakistani troops had shelled its posts near Uri. The Pakistani "
        "army said that Indian troops had shelled its posts near Uri."
    )
    told = {(c["speaker"], tuple(c["actors"])) for c in _events(claims, "shelling")}
    assert told == {("IND", ("PAK",)), ("PAK", ("IND",))}


def test_a_denial_does_not_join_what_it_denies() -> None:
    claims = read_flat(
        "Thailand said that Cambodian troops had shelled a village in Surin. Cambodia denied "
        "that its "
        "troops had shelled a village in Surin."
    )
    assert {(c["speaker"], c["stance"]) for c in _events(claims, "shelling")} == {
        ("THA", "assert"),
        ("KHM", "deny"),
    }


def test_two_figures_of_the_dead_are_two_tolls() -> None:
    claims = read_flat(
        "Armenia has reported 30 of its soldiers killed. Later Armenia spoke of 45 dead or missing "
        "soldiers after the fighting with Azerbaijan."
    )
    assert all(len({x[1] for x in c["losses"]}) < 2 for c in claims)
