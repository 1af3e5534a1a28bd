"""The linker as a whole: relations by kind, incidents, and independence of order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.accounts import account, spot

from counterclaim.link import Account, Edge, Linker, Links

LATER = {"published": "2031-03-04T12:00+00:00", "party": None}


def kinds(*accounts: Account) -> list[tuple[str, str, str]]:
    return [(r.kind, r.left, r.right) for r in Linker().link(accounts).relations]


def test_a_relay_repeats() -> None:
    assert kinds(account("b"), account("a", **LATER)) == [("repeat", "b", "a")]


def test_a_denial_denies() -> None:
    denial = account("b", speaker="AVA", stance="deny", party="AVA")
    assert kinds(account("c"), denial) == [("deny", "c", "b")]


def test_a_higher_toll_updates() -> None:
    first = account("b", losses=(("BOR", "killed", "military", 2, 2),))
    later = account("a", losses=(("BOR", "killed", "military", 5, 5),), **LATER)
    assert kinds(later, first) == [("update", "b", "a")]


def test_each_accuses_the_other_of_the_same_night() -> None:
    many = tuple(spot(n) for n in ("Kesh", "Tal", "Orm", "Ruz"))
    mine = account("a", places=many, words="our posts were under fire")
    yours = account(
        "b", speaker="AVA", actors=("BOR",), targets=("AVA",), party="AVA", places=many,
        words="they fired at our posts",
    )  # fmt: skip
    links = Linker().link([mine, yours])
    assert [r.kind for r in links.relations] == ["mirror"]
    assert [i.claims for i in links.incidents] == [("a", "b")]


def test_another_day_is_another_incident() -> None:
    links = Linker().link([account("a"), account("b", start="2031-03-05", end="2031-03-05")])
    assert len(links.incidents) == 2 and not links.relations


def test_a_day_that_no_word_gives_may_be_the_day_before() -> None:
    relay = account("b", start="2031-03-04", end="2031-03-04", is_dated=False, **LATER)
    assert kinds(account("a"), relay) == [("repeat", "a", "b")]
    dated = account("b", start="2031-03-04", end="2031-03-04", **LATER)
    assert not kinds(account("a"), dated)


def test_an_outlook_is_not_what_happened() -> None:
    threat = account("b", status="planned", **LATER)
    assert not kinds(account("a"), threat)


def test_a_part_is_no_earlier_figure() -> None:
    def toll(name: str, dead: int) -> Account:
        losses = (("BOR", "killed", "any", dead, dead),)
        return account(name, event="casualties", document="d", actors=(), places=(), losses=losses)

    assert kinds(toll("a", 12), toll("b", 9)) == [("update", "b", "a")]
    assert not kinds(toll("a", 90), toll("b", 9))


def test_every_ground_is_named() -> None:
    (relation,) = Linker().link([account("a"), account("b", **LATER)]).relations
    names = {reason.name for reason in relation.reasons}
    assert {"same kind of event", "shared place", "same doer"} <= names
    assert 0 < relation.score <= 1


FIELDS = st.fixed_dictionaries(
    {
        "speaker": st.sampled_from(["BOR", "AVA", "MEDIA"]),
        "stance": st.sampled_from(["assert", "deny", "concede", "retract"]),
        "event": st.sampled_from("shelling attack casualties calm blame ceasefire".split()),
        "actors": st.sampled_from([(), ("AVA",), ("BOR",), ("AVA", "BOR")]),
        "targets": st.sampled_from([(), ("AVA",), ("BOR",)]),
        "places": st.sampled_from([(), (spot("Kesh", lat=1.0),), (spot("Tal", lat=1.2),)]),
        "start": st.sampled_from([None, "2031-03-03", "2031-03-03T10:00", "2031-02-10"]),
        "end": st.sampled_from([None, "2031-03-04", "2031-03-03T23:00"]),
        "document": st.sampled_from(["d1", "d2", "d3"]),
        "published": st.sampled_from([None, "2031-03-04", "2031-03-04T09:00+00:00"]),
        "losses": st.sampled_from(
            [(), (("BOR", "killed", "any", 3, 3),), (("BOR", "killed", "any", 5, None),)]
        ),
        "count": st.sampled_from([None, (4, 4), (9, None)]),
        "is_dated": st.booleans(),
    }
)  # fmt: skip
ACCOUNTS = st.lists(FIELDS, min_size=1, max_size=9).map(
    lambda many: [account(f"c{n}", **fields) for n, fields in enumerate(many)]
)


@settings(deadline=None)
@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_is_nothing(accounts: list[Account], dice: object) -> None:
    links = Linker().link(accounts)
    shuffled = list(accounts)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Linker().link(shuffled)
    assert set(again.relations) == set(links.relations)
    assert again.incidents == links.incidents
    assert len(links.relations) == len({(r.left, r.right) for r in links.relations})


@settings(deadline=None)
@given(ACCOUNTS)
def test_one_by_one_gives_what_all_at_once_gives(accounts: list[Account]) -> None:
    linker = Linker()
    links = linker.link(accounts)
    blocks: dict[str, set[str]] = {}
    known: dict[str, Account] = {}
    edges: list[Edge] = []
    for one in accounts:
        keys = linker.keys_of(one)
        for other in {name for key in keys for name in blocks.get(key, ())}:
            edge = linker.pair(one, known[other])
            edges += [] if edge is None else [edge]
        for key in keys:
            blocks.setdefault(key, set()).add(one.id)
        known[one.id] = one
    chosen = linker.choose(edges, known)
    assert {_plain(e) for e in chosen} == {_plain(e) for e in links.edges}
    assert linker.regroup(known, chosen) == links.incidents


@settings(deadline=None)
@given(ACCOUNTS)
def test_relations_depend_on_two_documents_only(accounts: list[Account]) -> None:
    relations = Linker().link(accounts).relations
    documents = {a.id: a.source.document for a in accounts}
    for one in sorted(set(documents.values())):
        for other in sorted(set(documents.values())):
            both = [a for a in accounts if a.source.document in (one, other)]
            ends = {one, other}
            between = {r for r in relations if {documents[r.left], documents[r.right]} == ends}
            alone = Linker().link(both).relations
            assert between == {
                r for r in alone if {documents[r.left], documents[r.right]} == ends
            }


def _plain(edge: Edge) -> tuple[object, ...]:
    return (edge.left, edge.right, edge.score, edge.relations)


def test_of_two_acts_in_one_document_the_better_fit_is_repeated() -> None:
    two = [
        account("a", document="relay", words="mortars hit the post at Kesh", **LATER),
        account("b", document="relay", places=(spot("Orm"),), words="shells fell", **LATER),
    ]
    assert kinds(account("c"), *two) == [("repeat", "c", "a")]


def _answered(**changes: Any) -> Links:
    """What BOR accuses AVA of and AVA's denial, in one news text."""
    news = {"document": "news", "party": None, "publisher": "an agency"}
    denial = {"speaker": "AVA", "stance": "deny", "words": "AVA denied"} | changes
    return Linker().link([account("a", **news), account("b", **news, **denial)])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"event": "attack", "places": ()},
        {"event": "attack", "places": (), "targets": ()},
        {"actors": ()},
    ],
)
def test_a_text_that_tells_an_accusation_and_its_denial_tells_one_incident(
    changes: dict[str, Any],
) -> None:
    links = _answered(**changes)
    assert [(r.kind, r.left, r.right) for r in links.relations] == [("deny", "a", "b")]
    assert [i.claims for i in links.incidents] == [("a", "b")]


def test_who_denies_is_answered_though_the_accuser_is_not_whom_it_hit() -> None:
    news = {"document": "news", "party": None}
    told = account("a", **news, targets=("CUR",))
    denial = account("b", **news, speaker="AVA", stance="deny", event="attack", places=())
    assert [i.claims for i in Linker().link([told, denial]).incidents] == [("a", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"places": (spot("Tal"),)},
        {"start": "2031-03-01", "end": "2031-03-01"},
        {"event": "ceasefire"},
        {"speaker": "CUR"},
        {"speaker": "MEDIA"},
        {"targets": ("CUR",)},
        {"stance": "assert"},
    ],
)
def test_what_another_denies_or_of_something_else_stays_apart_in_one_text(
    changes: dict[str, Any],
) -> None:
    links = _answered(**changes)
    assert not links.relations
    assert len(links.incidents) == 2


def test_a_denial_in_one_text_goes_to_the_act_that_it_names() -> None:
    news = {"document": "news", "party": None}
    links = Linker().link(
        [
            account("a", **news),
            account("c", **news, places=(spot("Tal"),), event="drone_strike", means=("drone",)),
            account("b", **news, speaker="AVA", stance="deny", words="AVA denied"),
        ]
    )
    assert [(r.kind, r.left, r.right) for r in links.relations] == [("deny", "a", "b")]


def test_a_fight_of_both_is_no_act_that_one_denies() -> None:
    news = {"document": "news", "party": None}
    fight = account("a", **news, speaker="MEDIA", event="clash", actors=("AVA", "BOR"), targets=())
    denial = account("b", **news, speaker="AVA", stance="deny", words="AVA denied")
    assert not Linker().link([fight, denial]).relations
