"""Whom a claim means where it names one side of a fight, or nobody."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, text, event, stance, actors, targets.
COUNTERPARTS = [
    # who planted a mine is not said by those whom it hit
    ("NGA", "A vehicle of our resupply convoy ran into an IED near Damboa. ISWAP is active there.",
     "explosion", "assert", [], ["NGA"]),
    ("", "M23 handed over twelve captured soldiers to Congolese officers on Friday.",
     "handover", "assert", ["M23"], ["COD"]),
    # those who bear no arms belong to the country
    ("SAF", "The RSF militia shelled a hospital and a market with howitzers.",
     "shelling", "assert", ["RSF"], ["SDN"]),
    ("", "Sudan's army recaptured Khartoum. It shelled posts of the RSF.",
     "seizure", "assert", ["SAF"], ["RSF"]),
    # a denied loss is a loss of one's own
    ("THA", "There is no truth in the report of Cambodia that an F-16 was shot down.",
     "shoot_down", "deny", ["KHM"], ["THA"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("party", "text", "event", "stance", "actors", "targets"),
    COUNTERPARTS,
    ids=[c[1] for c in COUNTERPARTS],
)
def test_counterparts(
    party: str, text: str, event: str, stance: str, actors: list[str], targets: list[str]
) -> None:
    claim = only(text, party, event)
    assert (claim["stance"], claim["actors"], claim["targets"]) == (stance, actors, targets)


def test_nobody_boasts_of_having_hit_civilians() -> None:
    text = "On Thursday a drone hit a primary school in Gedeb. Ethiopia calls us bandits."
    struck = [claim for claim in claims(text, "FANO") if claim["event"] == "drone_strike"]
    assert [(c["actors"], c["targets"]) for c in struck] == [([], ["ETH"])]
