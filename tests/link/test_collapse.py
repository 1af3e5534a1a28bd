"""One value by a rule that the user chose: what each gives, and when it gives none."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from tests.link.made import account, incidents, link, patient

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.collapse import RULES, Collapsed, RuleName, collapse, rule_named
from counterclaim.link.contested import Contested, contested

Told = tuple[str, int | None, int | None]


def figure(*told: Told, relations: list[Relation] | None = None) -> Contested:
    accounts = [
        account(f"c{n}", speaker, losses=(("ARM", "killed", "military", low, high),))
        for n, (speaker, low, high) in enumerate(told)
    ]
    (found,) = [c for c in contested(accounts, relations or []) if c.field == "losses"]
    return found


def by(rule: RuleName, *told: Told) -> Collapsed:
    return collapse(figure(*told), rule)


THREE: tuple[Told, ...] = (("ARM", 49, 49), ("AZE", 200, None), ("OSCE", None, 60))


def test_lowest_and_highest_are_figures_that_somebody_gives() -> None:
    assert by("lowest", *THREE).value == (49, 49)
    assert by("lowest", *THREE).accounts == ("c0",)
    assert by("highest", *THREE).value == (200, None)
    assert by("lowest", ("ARM", 5, 5), ("AZE", None, 5)).value == (None, 5)
    assert by("highest", ("ARM", 5, 5), ("AZE", 5, None)).value == (5, None)


def test_a_range_stays_open_where_a_figure_is() -> None:
    assert by("range", ("ARM", 49, 49), ("AZE", 71, 80)).value == (49, 80)
    assert by("range", *THREE).value == (None, None)
    assert by("range", ("ARM", 49, 49), ("AZE", 200, None)).value == (49, None)


def test_own_losses_are_those_that_the_side_itself_gives() -> None:
    assert by("own-losses-only", *THREE).value == (49, 49)
    none = by("own-losses-only", ("AZE", 200, None))
    assert none.value is None
    assert none.reason == "ARM gives no figure of its own"
    two = by("own-losses-only", ("ARM", 1, 1), ("ARM", 2, 2))
    assert (two.value, two.reason) == (None, "ARM gives several figures at one time")


def test_a_majority_is_of_independent_sources() -> None:
    told = (("ARM", 49, 49), ("OSCE", 49, 49), ("AZE", 200, None))
    found = by("majority", *told)
    assert (found.value, found.accounts) == ((49, 49), ("c0", "c1"))
    relayed = collapse(figure(*told, relations=[link("c0", "c1", "repeat")]), "majority")
    assert relayed.value is None
    assert relayed.reason == "no majority of 2 independent sources: the most for one value is 1"


def test_one_source_is_no_majority() -> None:
    told = [account("a", actors=("AZE",)), account("b", "AZE", actors=("AZE",), stance="deny")]
    for entry in contested(told, []):
        found = collapse(entry, "majority")
        assert (found.value, found.reason) == (None, "one source alone gives a value")


def test_rules_for_figures_say_so_of_other_fields() -> None:
    told = [account("a", actors=("AZE",)), account("b", "OSCE", actors=("AZE",))]
    (found, *_) = contested(told, [])
    for rule in RULES:
        result = collapse(found, rule)
        assert (result.value == "AZE") == (rule == "majority")
        assert (result.value is None) == bool(result.reason)


def test_only_denied_figures_give_no_value() -> None:
    told = account("a", stance="deny", losses=(("ARM", "killed", "military", 5, 5),))
    (found,) = [c for c in contested([told], []) if c.field == "losses"]
    for rule in RULES:
        assert collapse(found, rule).value is None
        assert collapse(found, rule).reason


def test_a_rule_that_is_none_is_refused_with_those_there_are() -> None:
    assert [rule_named(name) for name in RULES] == list(get_args(RuleName))
    with pytest.raises(JudgementError, match="lowest, highest, range"):
        rule_named("average")


@patient
@given(incidents())
def test_every_rule_gives_a_value_or_says_why_not(
    made: tuple[list[Account], list[Relation]],
) -> None:
    accounts, relations = made
    for entry in contested(accounts, relations):
        for rule in RULES:
            result = collapse(entry, rule)
            assert result.rule == rule
            assert (result.value is None) == bool(result.reason)
            assert bool(result.accounts) == (result.value is not None)
            held = [h for h in entry.holdings if h.current and not h.rejected]
            assert set(result.accounts) <= {c.account for h in held for c in h.carriers}
            if result.value is not None and rule != "range":
                assert result.value in {h.value for h in held}
