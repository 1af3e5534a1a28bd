"""Judgements: the latest holds, and those that cannot all hold are named."""

from __future__ import annotations

import re

import pytest
from tests.link.accounts import account
from tests.link.test_cluster import judge

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Judgement
from counterclaim.link import Linker, corrected, settle


def test_the_latest_verdict_on_a_pair_holds() -> None:
    first, later = judge("same", "a", "b", 1), judge("different", "b", "a", 2)
    for given in ([first, later], [later, first]):
        verdicts = settle(given)
        assert not verdicts.same and set(verdicts.different) == {("a", "b")}
    taken_back = settle([first, later, judge("unsure", "a", "b", 3)])
    assert not taken_back.same and not taken_back.different


def test_times_are_compared_across_offsets() -> None:
    early = Judgement(
        id="1", verdict="same", left="a", right="b", by="x", at="2031-01-01T12:00:00+04:00"
    )
    late = Judgement(
        id="0", verdict="different", left="a", right="b", by="x", at="2031-01-01T09:00:00Z"
    )
    assert settle([late, early]).different


def test_a_contradiction_names_the_chain_and_the_way_out() -> None:
    given = [judge("same", "a", "b"), judge("same", "b", "c"), judge("different", "a", "c")]
    with pytest.raises(JudgementError) as caught:
        settle(given)
    message = str(caught.value)
    for part in ("same a b", "same b c", "different a c", "unsure", "counterclaim judge"):
        assert part in message


def test_a_contradiction_names_a_judgement_that_is_kept_and_helps() -> None:
    kept = [judge("same", "a", "b"), judge("same", "b", "c")]
    for new, others in (
        (judge("different", "c", "a", 2), kept),
        (judge("same", "c", "a", 2), [judge("same", "a", "b"), judge("different", "b", "c")]),
    ):
        with pytest.raises(JudgementError) as caught:
            settle([*others, new], new)
        assert caught.value.message.count("not kept") == 1
        ((one, other),) = re.findall(r"judge unsure (\w) (\w)`", caught.value.remedy)
        assert {one, other} != {"a", "c"}
        assert settle([*others, new, judge("unsure", one, other, 3)])


def test_a_time_without_an_offset_is_named() -> None:
    wrong = Judgement(id="j1", verdict="same", left="a", right="b", by="x", at="2031-01-01T09:00")
    with pytest.raises(JudgementError, match="j1.*offset"):
        settle([wrong])


def test_no_claim_and_corrections() -> None:
    a, b = account("a"), account("b", document="d2", party=None)
    out = Judgement(id="1", verdict="not a claim", left="a", by="x", at="2031-01-01T09:00:00Z")
    links = Linker().link([a, b], [out])
    assert [i.claims for i in links.incidents] == [("b",)]
    assert not links.relations
    day = Judgement(
        id="2",
        verdict="correct",
        left="b",
        field="start",
        value="2031-02-03",
        by="x",
        at="2031-01-01T09:00:00Z",
    )
    end = Judgement(
        id="3",
        verdict="correct",
        left="b",
        field="end",
        value="2031-02-03",
        by="x",
        at="2031-01-01T09:00:00Z",
    )
    assert len(Linker().link([a, b]).incidents) == 1
    assert len(Linker().link([a, b], [day, end]).incidents) == 2


def test_corrected_fields_take_the_flat_form() -> None:
    found = corrected(
        account("a"),
        {"actors": ["BOR", "AVA"], "places": [["Kesh", "from"], ["Tal", "at"]], "count": [2, None]},
    )
    assert found.actors == ("AVA", "BOR") and found.count == (2, None)
    assert [(s.name, s.role) for s in found.places] == [("Kesh", "from"), ("Tal", "at")]
    assert found.places[0].keys == account("a").places[0].keys
    with pytest.raises(JudgementError, match="colour"):
        corrected(account("a"), {"colour": "red"})
