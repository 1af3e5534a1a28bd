"""What kind of thing was hit: by its noun, behind a preposition, or by what was lost."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, read_flat

pytestmark = pytest.mark.usefixtures("any_text")

KINDS = [
    # behind a preposition that the parse may join to something else
    (
        "Russian artillery fired on the hospital and on an ambulance near Huliaipole.",
        "UKR",
        "shelling",
        ["medical", "vehicle"],
    ),
    ("Turkish artillery fire fell near the school in Kobani.", "SYR", "shelling", ["civilian"]),
    # what a chunk is "of"
    (
        "Our fighters shelled gatherings of enemy soldiers near Labbouneh with artillery.",
        "HEZ",
        "shelling",
        ["military"],
    ),
    # a noun beside a proper name
    (
        "Ukrainian units shelled the outpost Krasny Khutor with mortars.",
        "RUS",
        "shelling",
        ["military"],
    ),
    # observers, whatever they wear
    ("M23 rebels fired at a MONUSCO patrol near Sake.", "COD", "gunfire", ["monitor"]),
    # those who fight for somebody
    ("Pakistani rangers opened fire at our men in Akhnoor.", "IND", "gunfire", ["military"]),
    # "fighters" that fly
    ("Two Su-34 fighters were shot down over Kherson.", "UKR", "shoot_down", ["aircraft"]),
    # roads and posts that are mined, ways that are closed
    (
        "The enemy mined the road between Kupiansk and the railway station.",
        "UKR",
        "mine_laying",
        ["infrastructure"],
    ),
    (
        "The Chinese coast guard blocked a resupply boat near Second Thomas Shoal.",
        "PHL",
        "blockade",
        ["ship"],
    ),
    # the place near which something stood was not what was hit
    (
        "An ambulance car near the settlement of Sudzha was fired at by Ukrainian troops.",
        "RUS",
        "gunfire",
        ["medical", "vehicle"],
    ),
    # who flees
    (
        "About 2,000 residents of the border were evacuated because of shelling by Tajik troops.",
        "KGZ",
        "displacement",
        ["civilian"],
    ),
    # calls and words of blame hit nothing
    ("Armenia called on Azerbaijan to release the civilians.", "ARM", "demand", []),
]


@pytest.mark.parametrize(("text", "party", "event", "kinds"), KINDS)
def test_kind_of_what_was_hit(text: str, party: str, event: str, kinds: list[str]) -> None:
    found = [c["target_kind"] for c in claims(text, party) if c["event"] == event]
    assert found, claims(text, party)
    assert sorted(found[0]) == sorted(kinds)


def test_a_bare_figure_does_not_say_who_died() -> None:
    text = (
        "Azerbaijan put its losses at 50. Armenian soldiers and Azerbaijani soldiers fought for "
        "two days, the ministry said."
    )
    tolls = [c for c in read_flat(text) if c["event"] == "casualties"]
    assert [c["target_kind"] for c in tolls] == [[]]


def test_what_was_lost_tells_what_was_hit() -> None:
    text = "The Sudanese army struck Nyala from the air; four houses were destroyed."
    hit = [c["target_kind"] for c in claims(text, "RSF") if c["losses"]]
    assert hit == [["civilian"]]
