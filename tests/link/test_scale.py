"""Made-up fronts: acts are told apart, whatever their number, and in time."""

from __future__ import annotations

from collections import Counter
from math import comb

import pytest

from counterclaim.core.links import Incident
from counterclaim.evaluate.synthetic import stories
from counterclaim.link import Account, Linker
from counterclaim.link.accounts import accounts_of

FIRE = ("shelling", "gunfire", "drone_strike")


def told(count: int, **spread: int) -> tuple[list[Account], dict[str, str]]:
    """Accounts, and of those that tell of fire the act that it was."""
    accounts: list[Account] = []
    acts: dict[str, str] = {}
    for document, claims, act in stories(count, **spread):
        for account in accounts_of(claims, document):
            accounts.append(account)
            if account.event in FIRE:
                acts[account.id] = act
    return accounts, acts


def pairs(groups: list[list[str]]) -> int:
    return sum(comb(n, 2) for group in groups for n in Counter(group).values())


def together(incidents: tuple[Incident, ...], acts: dict[str, str]) -> tuple[float, float]:
    """Of pairs in one incident the share of one act; of pairs of one act the share together."""
    groups = [[acts[c] for c in i.claims if c in acts] for i in incidents]
    right = pairs(groups)
    return right / sum(comb(len(g), 2) for g in groups), right / pairs([list(acts.values())])


def test_made_up_documents_are_whole_and_the_same_every_time() -> None:
    first, again = list(stories(300)), list(stories(300))
    assert first == again
    assert sum(len(story.claims) for story in first) == 300
    for document, claims, _ in first:
        assert claims
        for claim in claims:
            assert all(document.holds(span) for span in claim.quotes)
            assert all(document.holds(use.span) for use in claim.places)


@pytest.mark.parametrize(("spread", "least"), [({}, 0.99), ({"years": 1, "sectors": 4}, 0.97)])
def test_acts_are_told_apart_on_a_quiet_front_and_on_a_busy_one(
    spread: dict[str, int], least: float
) -> None:
    accounts, acts = told(4000, **spread)
    precision, recall = together(Linker().link(accounts).incidents, acts)
    assert precision >= least
    assert recall >= 0.97
