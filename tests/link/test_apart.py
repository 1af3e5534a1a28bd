"""What keeps claims out of one incident, whatever third claims they both resemble."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.accounts import account, spot
from tests.link.made import patient
from tests.link.test_cluster import judge

from counterclaim.core.links import Judgement
from counterclaim.link import Account, Linker, Spot
from counterclaim.link.apart import is_apart
from counterclaim.link.profiles import Profile

MORNING = {"start": "2031-03-03T07:00", "end": "2031-03-03T08:00"}
EVENING = {"start": "2031-03-03T19:00", "end": "2031-03-03T20:00"}
NIGHT = {"start": "2031-03-03", "end": "2031-03-04"}
NEXT_NIGHT = {"start": "2031-03-04", "end": "2031-03-05"}
WEEKS = {"start": "2031-02-10", "end": "2031-03-04"}
MONTH = {"start": "2031-03-01", "end": "2031-03-31"}
KESH, TAL = (spot("Kesh", lat=1.0),), (spot("Tal", lat=1.2),)


def apart(one: dict[str, Any], other: dict[str, Any], *, tied: bool = False) -> bool:
    a, b = Profile(account("a", **one)), Profile(account("b", **other))
    assert is_apart(a, b, tied=tied) == is_apart(b, a, tied=tied)
    return is_apart(a, b, tied=tied)


@pytest.mark.parametrize("tied", [False, True])
def test_other_times(tied: bool) -> None:
    assert apart(MORNING, EVENING, tied=tied)
    assert apart(NIGHT, NEXT_NIGHT, tied=tied)
    assert apart(WEEKS, NIGHT, tied=tied)
    assert apart({}, {"start": "2031-03-04", "end": "2031-03-04"}, tied=tied)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"start": "2031-03-03T07:00", "end": "2031-03-03T07:00"},
            {"start": "2031-03-03T08:20", "end": "2031-03-03T08:20"},
        ),
        (MORNING, {}),
        (MONTH, NIGHT),
        (MORNING, EVENING | {"event": "casualties"}),
        (MORNING, EVENING | {"event": "blame"}),
        (MORNING, EVENING | {"is_dated": False}),
        (MORNING, {"start": None, "end": None}),
        (WEEKS | {"start": None}, NIGHT),
    ],
    ids=str,
)
def test_what_may_be_one_time(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not apart(one, other)


def test_other_places() -> None:
    assert apart({"places": KESH}, {"places": TAL})
    assert not apart({"places": KESH}, {"places": TAL}, tied=True)
    assert not apart({"places": KESH}, {"places": (*KESH, *TAL)})
    assert not apart({"places": KESH}, {"places": ()})
    turned = {"speaker": "AVA", "actors": ("BOR",), "targets": ("AVA",)}
    assert not apart({"places": KESH}, {"places": TAL} | turned)
    assert not apart({"places": KESH}, {"places": (spot("Tal"),)}), "nobody knows where it is"


def test_one_narrator_s_other_place_is_another_though_areas_meet() -> None:
    near = Spot(name="Tal", role="at", keys=("n:Tal",), lat=1.3, lon=10.0, radius_km=20.0)
    wide = Spot(name="Tal", role="at", keys=("n:Tal",), lat=1.3, lon=10.0, radius_km=40.0)
    kesh = Spot(name="Kesh", role="at", keys=("n:Kesh",), lat=1.0, lon=10.0, radius_km=20.0)
    assert apart({"places": (kesh,)}, {"places": (near,)})
    assert not apart({"places": (kesh,)}, {"places": (wide,)}), "Kesh may be in it"
    other = {"speaker": "MEDIA", "party": None}
    assert not apart({"places": (kesh,)}, {"places": (near,)} | other)
    one, same = {"places": (kesh,)} | other, {"places": (near,), "publisher": "Wire"} | other
    assert apart(one | {"publisher": "Wire"}, same)
    assert not apart(one | {"publisher": "Herald"}, same)
    assert Linker().pair(account("a", places=(kesh,)), account("b", places=(near,))) is None
    assert Linker().pair(account("a", places=(kesh,)), account("b", places=(wide,))) is not None


def test_nights_running_are_two_though_one_ends_with_its_report() -> None:
    assert apart(NIGHT | {"end": "2031-03-04T07:00"}, NEXT_NIGHT | {"end": "2031-03-05T09:00"})
    assert not apart(NIGHT, {"start": "2031-03-04", "end": "2031-03-04T07:00"})


def test_acts_told_apart_in_one_document() -> None:
    one = {"document": "d"}
    assert apart(one, one)
    assert not apart(one, one, tied=True)
    assert not apart(one, {})
    for changes in ({"event": "gunfire"}, {"stance": "deny"}, {"speaker": "AVA"}):
        assert not apart(one, one | changes)
    assert not apart(one | {"speaker": "UNKNOWN"}, one | {"speaker": "UNKNOWN"})
    toll = one | {"event": "casualties"}
    assert not apart(toll, toll)


def groups(accounts: list[Account], *judgements: Judgement) -> list[tuple[str, ...]]:
    return [i.claims for i in Linker().link(accounts, judgements).incidents]


def test_what_names_neither_joins_no_two_hours_and_no_two_places() -> None:
    for one, other in ((MORNING, EVENING), ({"places": KESH}, {"places": TAL})):
        told = [account("a", **one), account("b", **other), account("c", places=(), party=None)]
        found = groups(told)
        assert not any({"a", "b"} <= set(claims) for claims in found), (one, other)
        assert any("c" in claims and len(claims) == 2 for claims in found), (one, other)


def test_a_person_joins_what_the_claims_part() -> None:
    told = [account("a", **MORNING), account("b", **EVENING), account("c", places=(), party=None)]
    assert groups(told, judge("same", "a", "b")) == [("a", "b", "c")]


_TIMES: list[dict[str, Any]] = [{}, MORNING, EVENING, NIGHT, NEXT_NIGHT, WEEKS]
_SIDES: list[dict[str, Any]] = [
    {},
    {"speaker": "AVA", "party": "AVA", "stance": "deny"},
    {"speaker": "AVA", "party": "AVA", "actors": ("BOR",), "targets": ("AVA",)},
    {"event": "repelling", "actors": ("BOR",), "targets": ("AVA",)},
    {"event": "casualties", "actors": ()},
]


@st.composite
def told(draw: st.DrawFn) -> list[Account]:
    return [
        account(
            f"c{n}",
            document=f"d{draw(st.integers(0, 4))}",
            places=draw(st.sampled_from([KESH, TAL, ()])),
            **draw(st.sampled_from(_TIMES)),
            **draw(st.sampled_from(_SIDES)),
        )
        for n in range(draw(st.integers(2, 9)))
    ]


@patient
@given(told())
def test_no_incident_holds_two_that_exclude_each_other(accounts: list[Account]) -> None:
    links = Linker().link(accounts)
    tied = {(e.left, e.right) for e in links.edges if e.score >= 0.5}
    of = {a.id: Profile(a) for a in accounts}
    for incident in links.incidents:
        for a, b in combinations(incident.claims, 2):
            assert not is_apart(of[a], of[b], tied=(a, b) in tied), (a, b)
