"""A party ruled out beside another does nothing, and nothing is denied by it."""

from __future__ import annotations

import pytest
from tests.claims.test_who_to_whom import check

pytestmark = pytest.mark.usefixtures("any_text")

RULED_OUT = [
    ("", "It was Russia, not Ukraine, that shelled the nuclear plant, Kyiv said.",
     "UKR assert shelling RUS>*;!UKR deny *"),
    ("", "Thailand, not Cambodia, shelled the temple, Phnom Penh said.",
     "KHM assert shelling THA>*;!KHM deny *"),
    ("", "India and not Pakistan shelled the village, Islamabad said.",
     "PAK assert shelling IND>*;!PAK deny *"),
    ("", "It was not Armenia but Azerbaijan that shelled the village, Yerevan said.",
     "ARM assert shelling AZE>*;!ARM deny *"),
    ("", "The rocket was fired by Islamic Jihad, not by Israel, the IDF said.",
     "ISR assert * PIJ>*;!ISR deny *"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "wanted"), RULED_OUT)
def test_contrasts(party: str, text: str, wanted: str) -> None:
    check(party, text, wanted)
