"""Who only tells of an act, behind the comma or in "according to", is not its target."""

from __future__ import annotations

import pytest
from tests.claims.sentences import only

TOLD = [
    ("According to the UN mission, fighters of the M23 shelled the village of Sake.",
     "shelling", "MONUSCO", "M23"),
    ("Saudi jets carried out six air strikes on Saada, Human Rights Watch said.",
     "air_strike", "HRW", "SAU"),
    ("According to ACLED, Myanmar army aircraft carried out 40 strikes on Sagaing.",
     "air_strike", "ACLED", "MMR"),
    ("Rwandan artillery shelled a camp near Goma, the United Nations said.",
     "shelling", "UN", "RWA"),
    ("Turkish warplanes carried out 12 airstrikes on Kobani, the Syrian Observatory for Human "
     "Rights said.", "air_strike", "SOHR", "TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "speaker", "actor"), TOLD)
def test_a_source_is_no_target(text: str, event: str, speaker: str, actor: str) -> None:
    claim = only(text, "", event)
    assert (claim["speaker"], claim["actors"]) == (speaker, [actor])
    assert speaker not in claim["targets"]
    assert "monitor" not in claim["target_kind"]
