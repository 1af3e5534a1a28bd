"""Places as they are written, and the part that each plays: at, from, toward."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

#: Publisher, sentence, and the places with their roles.
PLACES = [
    ("ARM", "The Azerbaijani side opened fire at Sotk and Norabak.",
     {("Sotk", "at"), ("Norabak", "at")}),
    ("UKR", "The enemy attacked our positions in the direction of Kupiansk.", {("Kupiansk", "at")}),
    ("UKR", "Russia shelled the village of Hoptivka from the territory of the Belgorod region.",
     {("Hoptivka", "at"), ("Belgorod", "from")}),
    ("PAK", "Indian artillery shelled the village of Chakothi in Azad Kashmir.",
     {("Chakothi", "at"), ("Azad Kashmir", "at")}),
    ("SDN", "RSF artillery shelled a hospital in the north of El Fasher.", {("El Fasher", "at")}),
    ("IND", "Pakistani posts fired across the Line of Control in the Uri sector.", {("Uri", "at")}),
    ("LBN", "Israeli aircraft raided the outskirts of Khiam and Marjayoun.",
     {("Khiam", "at"), ("Marjayoun", "at")}),
    ("ETH", "TPLF forces withdrew from Alamata and Korem.",
     {("Alamata", "from"), ("Korem", "from")}),
    ("SOM", "An explosion hit a convoy 12 km south of Jowhar.", {("Jowhar", "at")}),
    ("ARM", "On the Vardenis section of the border Azerbaijani units opened fire.",
     {("Vardenis", "at")}),
    ("KGZ", "Tajik units advanced toward Batken.", {("Batken", "toward")}),
    ("KGZ", "Tajik servicemen fired on a post between Kok-Tash and Samarkandek.",
     {("Kok-Tash", "at"), ("Samarkandek", "at")}),
    ("AZE", "From positions located in the direction of Basarkechar, Armenian units opened fire "
            "at our posts in the direction of Kalbajar.",
     {("Basarkechar", "from"), ("Kalbajar", "at")}),
    ("IND", "Pakistani troops fired from Uri towards Chakothi.",
     {("Uri", "from"), ("Chakothi", "toward")}),
    ("ISR", "Hezbollah units tried to advance toward Metula and Sderot.",
     {("Metula", "toward"), ("Sderot", "toward")}),
    ("ISR", "Hezbollah fired rockets at Haifa from the yard of a school in Tyre.",
     {("Haifa", "at"), ("Tyre", "from")}),
    ("SDN", "After the RSF attack thousands of people fled Tawila and Zamzam to El Geneina.",
     {("Tawila", "from"), ("Zamzam", "from"), ("El Geneina", "toward")}),
    ("AZE", "Armenian units fired from the positions in the territory of Digh settlement of the "
            "Gorus region.", {("Digh", "from"), ("Gorus", "from")}),
    ("", "The Russian minister told reporters in Geneva that Ukrainian forces had shelled Donetsk.",
     {("Donetsk", "at")}),
    ("THA", "Rockets were fired by Cambodian troops at Ban Kruat.", {("Ban Kruat", "at")}),
    ("ARM", "Azerbaijani units stationed at Zaylik opened fire at Sotk.",
     {("Zaylik", "from"), ("Sotk", "at")}),
    ("IRN", "Israeli aircraft bombed three depots in Iran.", {("Iran", "at")}),
    ("", "Fighting went on for a third day in Goma, Sake and Minova, the Congolese army said.",
     {("Goma", "at"), ("Sake", "at"), ("Minova", "at")}),
    ("", "The RSF shelled Port Sudan's airport, the Sudanese army said.", {("Port Sudan", "at")}),
    ("", "Russian forces shelled Kyiv's airport, the Ukrainian army said.", {("Kyiv", "at")}),
    ("", "Israeli jets struck Beirut's southern suburbs, Lebanon said.", {("Beirut", "at")}),
    ("", "Israeli jets struck Damascus's military airport.", {("Damascus", "at")}),
    ("", "Missiles of Israel's air force hit Tehran's nuclear sites, Israel said.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "places"), PLACES)
def test_places_and_their_roles(party: str, text: str, places: set[tuple[str, str]]) -> None:
    (claim,) = claims(text, party)
    assert {(name, role) for name, role in claim["places"]} == places


def test_each_act_has_its_own_place() -> None:
    text = "Russian forces shelled Kherson and attacked Orikhiv with drones."
    found = {c["event"]: c["places"] for c in claims(text, "UKR")}
    assert found == {"shelling": [["Kherson", "at"]], "drone_strike": [["Orikhiv", "at"]]}


def test_a_toll_and_the_act_share_the_place() -> None:
    text = "Two people died in Nikopol when the Russians shelled the town."
    (claim,) = claims(text, "UKR")
    assert claim["places"] == [["Nikopol", "at"]]
    assert claim["losses"] == [["UKR", "killed", "civilian", 2, 2]]
