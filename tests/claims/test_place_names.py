"""Where a place name begins and ends, and which names without an entry are places."""

from __future__ import annotations

import pytest
from tests.claims.sentences import places_of

#: Sentences and the places that they name, in order.
NAMES = [
    ("Navies met in the Gulf of Aden and in the Strait of Hormuz.",
     ["Gulf of Aden", "Strait of Hormuz"]),
    ("The fleet held a drill in the Taiwan Strait.", ["Taiwan Strait"]),
    ("A drone fell on the Korean Peninsula.", ["Korean Peninsula"]),
    ("Fighting went on in Deir ez-Zor and in Dar es Salaam.", ["Deir ez-Zor", "Dar es Salaam"]),
    ("Troops took Wad al-Noura village.", ["Wad al-Noura"]),
    ("Shells hit the Glilot base and the Sudzha station.", ["Glilot", "Sudzha"]),
    ("They mined the Bahir Dar road.", ["Bahir Dar"]),
    ("They closed the road Bara-El Obeid.", ["Bara", "El Obeid"]),
    ("Guns fired along the line Sotk-Goris.", ["Sotk", "Goris"]),
    ("Artillery pounded Aldiivka, Novosybirne and Krasnotil.",
     ["Aldiivka", "Novosybirne", "Krasnotil"]),
    ("Rebels took back Sabiidka on Tuesday.", ["Sabiidka"]),
    ("Two men were shot on Tuesday night at Ommatika.", ["Ommatika"]),
    ("Soldiers were killed at Bir Mahli, 40 kilometres from Timbuktu.", ["Bir Mahli"]),
    ("In the framework of the \"Khaybar\" series they shelled Haifa.", ["Haifa"]),
    ("Aircraft bombed Damascus.", ["Damascus"]),
    ("A ceasefire was agreed between Baku and Yerevan.", []),
    ("New positions are being equipped.", []),
    ("Sixteen of them were hurt.", []),
    ("Boats were hit in the Red Sea yesterday afternoon.", ["Red Sea"]),
    ("Soldiers took FOB Marte and Ann Township.", ["Marte", "Ann"]),
    ("An IED went off on the road Baga - Cross Kauwatika.", ["Baga", "Cross Kauwatika"]),
    ("Shells hit the Al-Khadra General Hospital.", ["Al-Khadra General Hospital"]),
    ("An assault of the rebels on Waatika failed.", ["Waatika"]),
    ("Fire was opened across the Line of Control.", []),
    ("Terrorists hold Jammu and Kashmir.", ["Jammu and Kashmir"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_and_their_edges(text: str, names: list[str]) -> None:
    assert places_of(text) == names
