"""Scoring relations gives the figures of the gold set's own scorer."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from tests.evaluate.test_scoring import SHARED, claim, own_scorer
from tests.link.accounts import account

from counterclaim.evaluate import load_gold, score
from counterclaim.evaluate.relations import (
    FlatRelation,
    load_relations,
    predict,
    score_relations,
)


def related(a: str, b: str, kind: str = "agree") -> FlatRelation:
    return FlatRelation(a=a, b=b, relation=kind)


def test_order_counts_only_where_a_relation_is_directed() -> None:
    x, y = claim(id="x"), claim(id="y", event="blame")
    pairs = [(x, x), (y, y)]
    assert score_relations(pairs, [related("x", "y")], [related("y", "x")])["all"].f1 == 100.0
    gold, turned = [related("x", "y", "deny")], [related("y", "x", "deny")]
    found = score_relations(pairs, gold, turned)
    assert found["all"].f1 == 0.0 and found["linked_pairs"].f1 == 100.0


def test_claims_without_a_gold_one_take_no_part() -> None:
    x, y = claim(id="p"), claim(id="x")
    found = score_relations([(x, y)], [related("x", "z")], [related("p", "q")])
    assert found["all"].predicted == 0 and found["all"].gold == 1


def test_a_denial_within_one_document_is_not_scored_since_none_is_coded() -> None:
    def kinds(document: str) -> list[str]:
        told = account("a", document="news", party=None)
        denial = account("b", document=document, party=None, speaker="AVA", stance="deny")
        return [r.relation for r in predict([told, denial], {"news": "g", "other": "g"})]

    assert kinds("other") == ["deny"]
    assert not kinds("news")


@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="needs the gold set beside the checkout")
def test_figures_are_those_of_the_gold_sets_scorer(tmp_path: Path) -> None:
    folder = SHARED / "dev"
    gold, want = load_gold(folder), load_relations(folder)
    dice = random.Random(3)
    some = [r for r in want if dice.random() < 0.7]
    some += [related(dice.choice(want).a, dice.choice(want).b, "deny") for _ in range(90)]
    result = score(gold, gold.claims)
    found = score_relations(result.pairs, want, some)
    theirs = own_scorer()
    plain = [msgspec.to_builtins(r) for r in some]
    flat = [msgspec.to_builtins(c) for c in gold.claims]
    documents = theirs.load(folder / "documents.jsonl")
    scored = theirs.score(documents, flat, flat)
    expected = theirs.score_relations(scored, theirs.load(folder / "relations.jsonl"), plain)
    assert {name: msgspec.to_builtins(f) for name, f in found.items()} == expected
