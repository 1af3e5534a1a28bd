"""Words of everyday prose tell of fighting only with fitting subjects and objects."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

#: Publisher, a sentence that tells an event, the event.
MEANT = [
    ("UKR", "Enemy infantry moved on Velyka Novosilka.", "ground_attack"),
    ("UKR", "Our units fell back from Selydove.", "withdrawal"),
    ("IND", "Pakistani troops crossed the Line of Control near Poonch.", "ground_attack"),
    ("ISR", "Hezbollah operatives planted explosive devices near the fence.", "mine_laying"),
    ("RUS", "Air defence systems downed 12 Ukrainian drones over the Kursk region.", "shoot_down"),
    ("ETH", "TPLF units entered the town of Korem.", "seizure"),
    ("UKR", "The enemy covered Nikopol with cannon artillery.", "shelling"),
    ("KGZ", "Tajik units advanced toward Batken.", "ground_attack"),
    ("UKR", "The army denied that it was preparing to give up Chasiv Yar.", "withdrawal"),
    ("RUS", "Ukraine denied that it had given up the town of Toretsk.", "withdrawal"),
    ("SDN", "The United Nations demanded that both sides pull back from the hospital.", "demand"),
    ("SOM", "A reporter saw the bodies of four people in the rubble near Jowhar.", "casualties"),
    ("IRN", "Iran accused two Israelis of spying.", "blame"),
]

#: The same words with other subjects and objects, in texts of a party to a conflict: the filter of
#: whole documents lets these through, so that only the conditions of the entries keep them out.
NOT_MEANT = [
    ("UKR", "The museum moved on to its next exhibition in Kharkiv."),
    ("UKR", "Prices fell back from last week's record."),
    ("IND", "The children crossed the road near the school."),
    ("ISR", "Farmers planted trees along the river."),
    ("RUS", "The company downed tools on Friday."),
    ("ETH", "The students entered the competition in Korem."),
    ("UKR", "The newspaper covered the concert in Nikopol."),
    ("KGZ", "The girls' team advanced to the final in Batken."),
    ("UKR", "He took the book to the library in Kharkiv."),
    ("PAK", "The storm hit the coast."),
    ("ARM", "The minister opened an exhibition in Goris."),
    ("KHM", "A heart attack struck the driver near Samraong."),
]


@pytest.mark.parametrize(("party", "text", "event"), MEANT)
def test_with_fitting_fillers_the_word_tells_an_event(party: str, text: str, event: str) -> None:
    assert event in {c["event"] for c in claims(text, party)}


@pytest.mark.parametrize(("party", "text"), NOT_MEANT)
def test_with_other_fillers_it_tells_none(party: str, text: str) -> None:
    assert claims(text, party) == []


def test_what_pulled_back_is_not_who_speaks_of_it() -> None:
    text = "The Azawad rebels said that their men ambushed the bus as it pulled back."
    assert "withdrawal" not in {c["event"] for c in claims(text, "MLI")}
