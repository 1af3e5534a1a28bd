"""Losses by how their figure stands: parted, put first, bounded behind, negated apart."""

from __future__ import annotations

import pytest
from tests.claims.test_losses import Told, _losses, _told

CASES: list[tuple[str, list[Told]]] = [
    # a bare amount beside the one before it
    (
        "One shepherd died and four sustained injuries.",
        [("killed", "civilian", 1, 1), ("wounded", "civilian", 4, 4)],
    ),
    (
        "The shells killed seven residents, 14 others being injured.",
        [("killed", "civilian", 7, 7), ("wounded", "civilian", 14, 14)],
    ),
    (
        "Mortar bombs hit Poonch, killing two villagers, nine others sustaining injuries.",
        [("killed", "civilian", 2, 2), ("wounded", "civilian", 9, 9)],
    ),
    ("20 killed or injured among the troops.", [("killed_or_wounded", "military", 20, 20)]),
    (
        "Six dead and forty in hospital: that is the count.",
        [("killed", "any", 6, 6), ("wounded", "any", 40, 40)],
    ),
    ("The army lost nine of its own.", [("killed", "military", 9, 9)]),
    # the verb parted from its helper, or from its object
    ("Five gunmen were, according to the police, killed.", [("killed", "military", 5, 5)]),
    ("Four soldiers, the ministry added, have been wounded.", [("wounded", "military", 4, 4)]),
    ("The jets took out, with guided bombs, two howitzers.", [("destroyed", "artillery", 2, 2)]),
    # ages are no amounts
    ("A girl of nine lost an arm in the blast.", [("wounded", "civilian", 1, 1)]),
    ("A shepherd of 60 was killed by a mine.", [("killed", "civilian", 1, 1)]),
    # persons whose noun the lexicon lacks, of a side
    ("A drone had killed a money lender of Boko Haram.", [("killed", "any", 1, 1)]),
    # the figure before its noun, the bound behind it
    (
        "The governor put at nine the number of the dead, with 20 injured.",
        [("killed", "any", 9, 9), ("wounded", "any", 20, 20)],
    ),
    ("The blast killed 40 soldiers at least.", [("killed", "military", 40, None)]),
    ("Doctors count 30 dead at the least.", [("killed", "any", 30, None)]),
    ("The attack was beaten off with the loss of 12 men.", [("killed", "any", 12, 12)]),
    # some of those put out of action are dead
    (
        "Sixty invaders were neutralised, 20 of them irrecoverably.",
        [("killed_or_wounded", "military", 60, 60), ("killed", "military", 20, 20)],
    ),
    # who sat in what was destroyed
    (
        "A truck was blown up together with its crew.",
        [("destroyed", "vehicle", 1, 1), ("killed", "any", None, None)],
    ),
    # a part of a thing
    ("The wing of a school was gutted by a rocket.", [("destroyed", "building", 1, 1)]),
    # nobody, with the negation apart
    ("In neither case was anybody hurt.", [("killed_or_wounded", "any", 0, 0)]),
    ("At no point was anyone injured.", [("wounded", "any", 0, 0)]),
    ("It denied that its men had killed any peasant.", [("killed", "civilian", None, None)]),
    # shells and towns fall, too
    ("Some 20 of these launches were seen, all of which fell in open areas.", []),
    ("Bukavu has fallen to the rebels.", []),
    # what is feared or avoided
    ("Steps were taken to reduce the risk of harming civilians.", []),
    ("The pilots aborted the raid to avoid killing villagers.", []),
]


@pytest.mark.parametrize(("text", "losses"), CASES, ids=[t for t, _ in CASES])
def test_figures(text: str, losses: list[Told]) -> None:
    assert _told(text) == losses


def test_its_own_dead_are_of_the_side_that_counts_them() -> None:
    found = _losses("It put the number of assailants killed at 27 and its own dead at two.")
    assert [r.kind for r in found[1].owner] == ["anaphor"]


MORE: list[tuple[str, list[Told]]] = [
    (
        "At least four members of one family, among them two children, perished.",
        [("killed", "any", 4, None)],
    ),
    ("There were neither dead nor wounded on our side.", [("killed_or_wounded", "any", 0, 0)]),
    (
        "The enemy's losses over the day come to about 250 men and three tanks.",
        [("killed_or_wounded", "military", 250, 250), ("destroyed", "tank", 3, 3)],
    ),
    ("A mother and her two daughters were among the dead.", [("killed", "civilian", 3, 3)]),
    ("Among those killed was the commander of the battalion.", [("killed", "military", 1, 1)]),
    (
        "The jets eliminated a senior commander of the group together with two bodyguards.",
        [("killed", "military", 3, 3)],
    ),
    ("Half a dozen policemen were hurt.", [("wounded", "any", 6, 6)]),
    ("Her crew of 21 are safe.", [("killed_or_wounded", "military", 0, 0)]),
    ("Dozens of cattle were killed.", []),
    ("Some 30 sheep were killed.", []),
    (
        "The raid destroyed the home of the mayor and damaged nine more.",
        [("destroyed", "building", 1, 1), ("damaged", "building", 9, 9)],
    ),
]


@pytest.mark.parametrize(("text", "losses"), MORE, ids=[t for t, _ in MORE])
def test_those_counted(text: str, losses: list[Told]) -> None:
    assert _told(text) == losses
