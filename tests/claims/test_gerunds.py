"""What is denied or admitted by a gerund: one sentence of it is a claim."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

_BEFORE = "Fighting raged near the town of Vovchansk on Monday. "
_BEHIND = " Rain is expected on Tuesday."
_OWNED = [
    ("Turkey denies shelling Tal Rifaat.", "TUR", "deny", "shelling"),
    ("Ethiopia denied bombing Mekelle.", "ETH", "deny", "air_strike"),
    ("Saudi Arabia acknowledged bombing Sanaa.", "SAU", "concede", "air_strike"),
    ("Azerbaijan admitted shelling Goris.", "AZE", "concede", "shelling"),
    ("India denied targeting Muzaffarabad.", "IND", "deny", "attack"),
    ("Uganda denied sending troops to Bunia.", "UGA", "deny", "buildup"),
]


@pytest.mark.parametrize(("text", "party", "stance", "event"), _OWNED)
def test_a_gerund_of_what_is_denied_is_a_claim(
    text: str, party: str, stance: str, event: str
) -> None:
    owned = (party, stance, event, [party])
    for whole, publisher in ((text, ""), (text, party), (_BEFORE + text + _BEHIND, "")):
        told = [
            (c["speaker"], c["stance"], c["event"], c["actors"]) for c in claims(whole, publisher)
        ]
        assert owned in told, (whole, publisher)


def test_of_a_publisher_its_military_denies() -> None:
    told = [
        (c["speaker"], c["stance"], c["actors"])
        for c in claims("The military denied bombing Loikaw.", "MMR")
    ]
    assert told == [("MMR", "deny", ["MMR"])]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey denied striking deals with exporters in Izmir.",
        "Russia denied targeting inflation of ten percent.",
        "Saudi Arabia denied sending envoys to Vienna.",
        "India admitted attacking too little in the second half at Lahore.",
    ],
)
def test_everyday_denials_are_none(text: str) -> None:
    assert not claims(text)
