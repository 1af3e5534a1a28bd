"""Who never acknowledged losses told of is silent on them: he does not tell of none."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

SILENT = [
    "Kyiv says 30,000 Russian soldiers died in Bakhmut. Moscow has never acknowledged such losses.",
    "India says 40 Pakistani soldiers died in Uri. Islamabad did not confirm those casualties.",
    "Addis Ababa says 900 Eritrean soldiers died. Asmara has never admitted such losses.",
    "Baku says 300 Armenian soldiers died at Lachin. Yerevan has not reported such casualties.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_zero_loss(text: str) -> None:
    losses = [loss for claim in claims(text, "") for loss in claim["losses"]]
    assert not [loss for loss in losses if 0 in loss], losses
