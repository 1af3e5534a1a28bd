"""Places that a text points back to."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

#: Publisher, text, the event of its last claim, and the places of that.
POINTERS = [
    ("UKR", "Russian forces attacked Kherson on Monday. Today they shelled a hospital in the city.",
     "shelling", [["Kherson", "at"]]),
    ("SDN", "RSF artillery shelled Tawila. RSF fighters stormed a market there on Friday.",
     "ground_attack", [["Tawila", "at"]]),
    ("ARM", "Azerbaijani units attacked in the directions of Goris and Kapan. In the evening "
            "Azerbaijani artillery shelled our posts in the same directions.",
     "shelling", [["Goris", "at"], ["Kapan", "at"]]),
    # A town and the district around it bear one name; beside districts the district is meant.
    ("AZE", "Armenian units made provocations in the Dashkasan, Kalbajar and Lachin directions. "
            "Armenian artillery shelled our positions in the mentioned districts.",
     "shelling", [["Dashkasan", "at"], ["Kalbajar", "at"], ["Lachin", "at"]]),
    ("IND", "Pakistani posts shelled the village of Salotri in Poonch. Families fled the village.",
     "displacement", [["Salotri", "from"]]),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "places"), POINTERS)
def test_pointers(party: str, text: str, event: str, places: list[list[str]]) -> None:
    found = [c["places"] for c in claims(text, party) if c["event"] == event]
    assert found and found[-1] == places


def test_what_no_place_fits_is_left_alone() -> None:
    text = "Russian forces shelled the South Hospital. The situation in the city is calm."
    (calm,) = [c for c in claims(text, "UKR") if c["event"] == "calm"]
    assert calm["places"] == []
