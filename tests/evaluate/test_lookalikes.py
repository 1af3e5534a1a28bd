"""What linking merges of what a gold set keeps apart."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from tests.link.accounts import account, spot

from counterclaim.core.records import Document
from counterclaim.evaluate import load_gold
from counterclaim.evaluate.lookalikes import LookAlikes, differs, gold_incidents, look_alikes
from counterclaim.evaluate.relations import FlatRelation, flat_accounts, load_relations
from counterclaim.evaluate.report import look_alike_table
from counterclaim.ingest import load_documents
from counterclaim.link import Account, Linker
from counterclaim.link.profiles import Profile

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"
GROUPS = {"doc-a": "first", "doc-a2": "first", "doc-b": "second", "doc-b2": "second"}
NEXT_DAY = {"start": "2031-03-04", "end": "2031-03-04"}
CLOCK = {"start": "2031-03-03T02:00", "end": "2031-03-03T02:00"}
KESH, TAL = (spot("Kesh", lat=1.0),), (spot("Tal", lat=1.2),)


def tied(a: str, b: str) -> FlatRelation:
    return FlatRelation(a=a, b=b, relation="agree")


def merged(
    *told: Account, relations: Collection[FlatRelation] = (), apart: bool = False
) -> LookAlikes:
    """What is reported where linking puts all claims together (or none)."""
    made = [[a.id] for a in told] if apart else [[a.id for a in told]]
    return look_alikes(told, GROUPS, relations, made)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (NEXT_DAY, ("day",)),
        ({"start": "2031-03-03T19:00", "end": "2031-03-03T20:00"}, ("hour",)),
        ({"start": "2031-02-20", "end": "2031-03-04"}, ("period",)),
        ({"places": TAL} | CLOCK, ("place",)),
        ({"document": "doc-a"} | CLOCK, ("told apart",)),
        (CLOCK, ()),
        ({"places": (), "start": None, "end": None}, ()),
    ],
)
def test_what_sets_two_claims_apart(changes: dict[str, Any], found: tuple[str, ...]) -> None:
    one = Profile(account("a", places=KESH, **CLOCK))
    other = Profile(account("b", **({"places": KESH} | changes)))
    assert differs(one, other) == differs(other, one) == found


def test_a_look_alike_that_is_merged_is_told_with_its_grounds() -> None:
    told = [account("a"), account("b", speaker="AVA", **NEXT_DAY)]
    found = merged(*told)
    (one,) = found.merged
    assert one.incidents == ("a", "b") and one.groups == ("first", "second")
    assert one.pairs == (("a", "b"),) and one.differs == ("day",)
    assert one.shares == ("kind", "parties", "place")
    assert found.known == 1 and not found.besides
    assert "other day" in look_alike_table(found)[1]


def test_kept_apart_it_is_known_and_not_merged() -> None:
    found = merged(account("a"), account("b", speaker="AVA", **NEXT_DAY), apart=True)
    assert (found.known, found.merged) == (1, ())


def test_what_relations_tie_is_one_incident_over_any_number_of_steps() -> None:
    told = [account("a"), account("a2", **NEXT_DAY), account("b", speaker="AVA", **NEXT_DAY)]
    links = [tied("a2", "a"), tied("b", "a2")]
    assert set(gold_incidents(told, GROUPS, links).values()) == {"a"}
    assert merged(*told, relations=links).merged == ()
    assert len(merged(*told, relations=links[:1]).merged) == 1


def test_one_statement_told_in_two_groups_is_one_incident() -> None:
    told = [account("a"), account("b")]
    assert len(set(gold_incidents(told, GROUPS, ()).values())) == 1
    for changes in ({"speaker": "AVA"}, {"stance": "deny"}, NEXT_DAY, {"places": TAL}):
        other = account("b", **changes)
        assert len(set(gold_incidents([told[0], other], GROUPS, ()).values())) == 2, changes


def test_tolls_that_grow_are_one_statement_and_no_look_alikes() -> None:
    toll = {"event": "casualties", "places": (), "start": "2031-03-03"}
    found = merged(account("a", end="2031-03-03", **toll), account("b", end="2031-03-20", **toll))
    assert found == LookAlikes(known=0)


def test_two_groups_on_one_day_are_listed_but_are_no_look_alikes() -> None:
    found = merged(account("a"), account("b", speaker="AVA"))
    assert (found.known, found.merged) == (0, ())
    assert found.besides[0].pairs == (("a", "b"),)


def test_one_group_on_one_day_says_nothing() -> None:
    assert merged(account("a"), account("a2", speaker="AVA")) == LookAlikes(known=0)


def test_what_one_document_tells_apart_is_apart_from_the_others_account() -> None:
    """The hour is that of the one claim, so that the other claim, of no hour, is another."""
    told = [
        account("a", **CLOCK),
        account("a2", document="doc-a", places=()),
        account("b", **CLOCK),
    ]
    found = look_alikes(told, GROUPS, (), [["a2", "b"], ["a"]])
    assert [m.differs for m in found.merged] == [("told apart",)]


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the gold set beside the checkout")
def test_the_gold_set_has_look_alikes_and_one_heap_merges_them() -> None:
    gold, relations = load_gold(GOLD), load_relations(GOLD)
    documents = [d for d in load_documents([GOLD / "documents.jsonl"]) if isinstance(d, Document)]
    told = flat_accounts(gold.claims, documents)
    groups = {d.id: d.group for d in gold.documents}
    heap = look_alikes(told, groups, relations, [[a.id for a in told]])
    alone = look_alikes(told, groups, relations, [[a.id] for a in told])
    assert len(heap.merged) >= alone.known > 1000 and alone.merged == ()
    linked = look_alikes(told, groups, relations, [i.claims for i in Linker().link(told).incidents])
    assert len(linked.merged) <= 4
