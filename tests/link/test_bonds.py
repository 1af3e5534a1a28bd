"""What belongs to a fight by how it is told: denials, things besides, the two sides of one hour."""

from __future__ import annotations

from typing import Any

import pytest
from tests.link.accounts import account, spot
from tests.link.test_cluster import judge

from counterclaim.core.links import Judgement
from counterclaim.link import Account, Linker

CLOCK = {"start": "2031-03-03T13:00", "end": "2031-03-03T13:00"}
KESH = (spot("Kesh", lat=1.0),)
RELAYS = [
    account(name, document=f"relay-{name}", party=None, published=f"2031-03-04T1{n}:00+00:00")
    for n, name in enumerate(("r1", "r2", "r3"))
]


def denial(name: str = "no", **changes: Any) -> Account:
    fields = {"speaker": "AVA", "stance": "deny", "party": "AVA"}
    return account(name, **(fields | changes))


def besides(event: str, name: str = "z", **changes: Any) -> Account:
    fields: dict[str, Any] = {"actors": (), "places": (), "words": "it is told"}
    return account(name, event=event, document="d", **(fields | changes))


def groups(accounts: list[Account], *judgements: Judgement) -> list[tuple[str, ...]]:
    return [i.claims for i in Linker().link(accounts, judgements).incidents]


def test_a_denial_is_of_what_it_denies_however_many_relay_that() -> None:
    told = [account("a"), *RELAYS, denial()]
    links = Linker().link(told)
    assert [r.kind for r in links.relations if "no" in (r.left, r.right)]
    assert [i.claims for i in links.incidents] == [("a", "no", "r1", "r2", "r3")]


def test_a_denial_of_another_day_stands_alone() -> None:
    later = denial(start="2031-03-06", end="2031-03-06")
    assert groups([account("a"), *RELAYS, later]) == [("a", "r1", "r2", "r3"), ("no",)]


def test_a_person_parts_a_denial_from_what_it_denies() -> None:
    found = groups([account("a"), denial()], judge("different", "a", "no"))
    assert found == [("a",), ("no",)]


@pytest.mark.parametrize("event", ["repelling", "casualties", "damage", "seizure", "withdrawal"])
def test_what_a_document_tells_besides_a_fight_is_of_it(event: str) -> None:
    fight = account("a", document="d")
    assert groups([fight, besides(event)]) == [("a", "z")]
    assert groups([fight, besides(event, start="2031-03-06", end="2031-03-06")]) == [
        ("a",),
        ("z",),
    ]
    assert groups([fight, besides(event, actors=("CUR",), targets=("DOR",))]) == [("a",), ("z",)]


def test_a_tally_s_acts_stay_apart() -> None:
    acts = [
        account(f"a{n}", document="d", places=(spot(name, lat=float(n)),))
        for n, name in enumerate(("Kesh", "Tal"))
    ]
    of_none = besides("damage")
    of_tal = besides("casualties", "y", places=acts[1].places)
    assert groups([*acts, of_none, of_tal]) == [("a0",), ("a1", "y"), ("z",)]


def accused(name: str, lat: float, **changes: Any) -> Account:
    fields: dict[str, Any] = {"speaker": "AVA", "party": "AVA", "actors": ("BOR",)}
    places = (spot(f"Tal {lat}", lat=lat),)
    return account(name, targets=("AVA",), places=places, **(fields | CLOCK | changes))


def test_one_hour_s_accusations_are_one_wherever_the_front_was() -> None:
    mine = account("a", places=KESH, **CLOCK)
    relays = [account(n, document=n, party=None, places=KESH, **CLOCK) for n in ("r1", "r2")]
    assert groups([mine, *relays, accused("z", 1.4)]) == [("a", "r1", "r2", "z")]
    assert len(groups([mine, accused("z", 1.9)])) == 2
    assert len(groups([mine, accused("z", 1.4, start="2031-03-03T16:00")])) == 2
    next_day = {"start": "2031-03-04T13:00", "end": "2031-03-04T13:00"}
    assert len(groups([mine, accused("z", 1.4, **next_day)])) == 2


def test_fire_of_one_hour_does_not_chain() -> None:
    """Of a side's two posts, each told apart, one alone is the other side's."""
    mine = account("a", places=KESH, **CLOCK)
    further = account("b", document="b", places=(spot("Orm", lat=1.8),), **CLOCK)
    found = groups([mine, further, accused("z", 1.4)])
    assert len(found) == 2 and ("a", "b") not in found


def test_same_joins_both_with_their_companions() -> None:
    far = denial(start="2031-03-06", end="2031-03-06")
    relay = denial("no2", start="2031-03-06", end="2031-03-06", party=None, document="x")
    told = [account("a"), *RELAYS, far, relay]
    same = judge("same", "a", "no")
    assert groups(told) == [("a", "r1", "r2", "r3"), ("no", "no2")]
    assert groups(told, same) == [("a", "no", "no2", "r1", "r2", "r3")]
    parted = groups(told, same, judge("different", "no", "r1"))
    together = next(c for c in parted if "a" in c)
    assert "no" in together and "r1" not in together
    assert len(groups(told, same, judge("different", "no2", "r1"))) == 2


def test_a_toll_of_many_documents_does_not_go_with_one_fight() -> None:
    losses = (("BOR", "killed", "military", 9, 9),)
    tolls = [
        besides("casualties", name, losses=losses, targets=("BOR",)) for name in ("t1", "t2", "t3")
    ]
    others = [
        account(t.id, event="casualties", document=t.id, losses=losses, actors=(), places=())
        for t in tolls[1:]
    ]
    fight = account("a", document="d", event="clash", places=KESH)
    assert groups([fight, tolls[0]]) == [("a", "t1")]
    assert groups([fight, tolls[0], *others]) == [("a",), ("t1", "t2", "t3")]
