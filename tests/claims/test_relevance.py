"""Whether a text is of a conflict at all: short denials are, business and sport are not."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Saudi-led coalition's spokesman denied that it had hit a hospital in Saada.", "SAU"),
        ("Israel's military denied that it had bombed a school in Khan Younis.", "ISR"),
        ("Russia's defence ministry denied that it had struck a market in Kostiantynivka.", "RUS"),
        ("Turkey denied that its jets had bombed a clinic in Sinjar.", "TUR"),
    ],
)
def test_a_denied_strike_is_of_a_conflict(text: str, speaker: str) -> None:
    told = [(c["speaker"], c["stance"], c["actors"]) for c in claims(text)]
    assert (speaker, "deny", [speaker]) in told


@pytest.mark.parametrize(
    "text",
    [
        "Turkey denied that it had hit exporters in Izmir with a new tariff.",
        "Russia denied that it had attacked the visa system in Geneva.",
        "India's board denied that its bowlers had attacked the umpire in Lahore.",
        "Saudi Arabia denied that it had struck a deal in Vienna.",
    ],
)
def test_other_denials_are_not(text: str) -> None:
    assert not claims(text)
