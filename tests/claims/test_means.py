"""Each act has its own weapons: those of another in the same sentence are left to that one."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, read_flat

pytestmark = pytest.mark.usefixtures("any_text")

TALLIES = [
    (
        "The enemy launched 4 missile strikes and 38 air strikes and carried out 52 attacks with "
        "multiple launch rocket systems.",
        "UKR",
        {"missile_strike": ["missile"], "air_strike": ["aircraft"], "shelling": ["mlrs"]},
    ),
    (
        "The occupiers carried out 10 air strikes and 30 MLRS attacks on settlements.",
        "UKR",
        {"air_strike": ["aircraft"], "shelling": ["mlrs"]},
    ),
    (
        "In the past day the army carried out 12 drone strikes, 5 artillery attacks and 3 air "
        "strikes on positions of the RSF.",
        "SAF",
        {"drone_strike": ["drone"], "shelling": ["artillery"], "air_strike": ["aircraft"]},
    ),
    (
        "Myanmar's junta carried out 6 air strikes and 14 mortar attacks on villages in Sagaing, "
        "the People's Defence Force said.",
        "",
        {"air_strike": ["aircraft"], "shelling": ["mortar"]},
    ),
    # one act with several weapons keeps them all
    (
        "The enemy attacked the town of Orikhiv with drones, rockets and artillery.",
        "UKR",
        {"shelling": ["artillery", "drone", "mlrs"]},
    ),
    (
        "Cambodian forces opened fire with small arms and mortars at our post near Ta Muen.",
        "THA",
        {"shelling": ["mortar", "small_arms"]},
    ),
]


@pytest.mark.parametrize(("text", "party", "expected"), TALLIES)
def test_means_of_each_act(text: str, party: str, expected: dict[str, list[str]]) -> None:
    assert {c["event"]: sorted(c["means"]) for c in read_flat(text, party)} == expected


def test_a_counted_item_of_a_tally_is_not_merged_with_an_act_of_other_weapons() -> None:
    found = claims(
        "The enemy carried out 52 attacks with multiple launch rocket systems. The enemy shelled "
        "more than 20 settlements with mortars.",
        "UKR",
    )
    assert [(c["count"], c["means"]) for c in found] == [([52, 52], ["mlrs"]), (None, ["mortar"])]
