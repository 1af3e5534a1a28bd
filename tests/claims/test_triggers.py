"""The words that tell an event: verbs, nouns, light verbs, and phrases that only look alike."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

#: Publisher, sentence, the events that it tells.
TOLD = [
    ("ARM", "Azerbaijani forces launched an attack on Jermuk.", {"attack"}),
    ("ARM", "There was an attack on our post at Sotk.", {"attack"}),
    ("UKR", "Last night's missile attack on Odesa damaged a grain store.", {"missile_strike"}),
    ("RUS", "Ukrainian troops came under artillery fire near Sudzha.", {"shelling"}),
    ("", "The Ukrainian army said it downed a Russian plane carrying bombs to Melitopol.",
     {"shoot_down"}),
    ("", "Ethiopia's army said it shot down a plane carrying weapons to Tigray.", {"shoot_down"}),
    ("", "Houthi rebels said they downed a Saudi plane loaded with bombs near Marib.",
     {"shoot_down"}),
    ("", "Syrian jets carried out air strikes on Idlib.", {"air_strike"}),
    ("ISR", "A barrage of rockets fired from Lebanon fell near Safed.", {"shelling"}),
    ("UKR", "Russian forces shelled Kherson and attacked Orikhiv with drones.",
     {"shelling", "drone_strike"}),
    ("", "The Indian army said it responded to unprovoked firing by Pakistani posts.",
     {"repelling"}),
    ("UKR", "The shooting down of a Russian Su-34 near Bakhmut was confirmed.", {"shoot_down"}),
    ("UKR", "Russian forces struck Kharkiv with guided bombs.", {"air_strike"}),
    ("THA", "Cambodian soldiers laid mines in the Chong Bok area.", {"mine_laying"}),
    ("AZE", "Our units repelled an attack by Armenian armed formations.", {"repelling"}),
    ("ETH", "TPLF forces withdrew from Alamata and Korem.", {"withdrawal"}),
    ("SOM", "An explosion hit a convoy 12 km south of Jowhar.", {"explosion"}),
    ("ARM", "Azerbaijani units opened fire with small arms.", {"gunfire"}),
    ("ETH", "Eritrean troops subjected our positions to shelling near Zalambessa.", {"shelling"}),
    ("KOR", "North Korea fired several short-range ballistic missiles toward the East Sea.",
     {"missile_strike"}),
    ("", "Thai F-16s bombed two targets in Cambodia, the Thai army said.", {"air_strike"}),
    ("MLI", "Militants fell upon the base at dawn and killed nine Malian soldiers.", {"attack"}),
    ("SOM", "A militant rammed a car into the gate of the barracks in Mogadishu.", {"attack"}),
    ("NER", "Gunmen killed 15 of our soldiers at Ayorou on Monday.", {"attack"}),
    ("PHL", "A Chinese cutter fired water cannon at a supply boat near the shoal.", {"attack"}),
    ("ARM", "The shelling of the village of Khnatsakh did not stop on Sunday.", {"shelling"}),
    ("IRN", "A drone of Israel was detected and destroyed by our air defence.", {"shoot_down"}),
    ("UN", "The mission called on both sides to cease fire.", {"demand"}),
    ("UKR", "Our artillery shelled the camp of the enemy.", {"shelling"}),
    ("", "The Mozambican army said that its troops had taken Awasse.", {"seizure"}),
    ("UN", "The Secretary-General urges all parties to spare the people of El Fasher.",
     {"demand"}),
    ("COL", "Troops destroyed devices that had been planted by the ELN near La Gabarra.",
     {"mine_laying"}),
    ("ETH", "The two sides agreed to cease hostilities from Friday.", {"ceasefire"}),
    ("RUS", "Artillery fire hit concentrations of manpower of the enemy near Sudzha.",
     {"shelling"}),
    ("SSD", "Our men beat back, at around five, an assault of the SPLA-IO on Waat.",
     {"repelling"}),
    ("COL", "The two occupants of the truck, members of the ELN, were captured by troops.",
     {"capture"}),
    ("ARM", "The accusation of Azerbaijan is baseless.", set()),
    ("COD", "The FDLR are called upon to lay down their arms.", {"demand"}),
    ("ISR", "Hezbollah will pay a heavy price for every attack, the minister warned.",
     {"threat"}),
    ("UN", "UNIFIL peacekeepers found a weapons cache near Kfar Shouba.", {"monitoring"}),
    ("", "Four NPA rebels died in a clash with Philippine soldiers in Negros, the army said.",
     {"clash"}),
    ("BLA", "Our fighters kept the highway closed at Mastung for three hours.", {"blockade"}),
    ("GNA", "Two armoured vehicles of the LNA were turned to scrap by one of our drones.",
     {"drone_strike"}),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "events"), TOLD)
def test_the_events_of_a_sentence(party: str, text: str, events: set[str]) -> None:
    assert {c["event"] for c in claims(text, party)} == events


def test_who_will_pay_is_threatened() -> None:
    (claim,) = claims("Hezbollah will pay a heavy price for every attack on our land.", "ISR")
    assert (claim["actors"], claim["targets"]) == (["ISR"], ["HEZ"])


def test_the_land_over_which_it_was_shot_down_is_no_target() -> None:
    (claim,) = claims("41 drones were shot down over Kyiv region.", "UKR")
    assert claim["targets"] != ["UKR"]


#: Fixed phrases that hold a trigger, in texts of a party to a conflict.
NOT_TOLD = [
    "The price war between two airlines went on.",
    "The workers of the plant are on strike.",
    "The orchestra captured the mood of the evening.",
    "The minister will attack the problem of unemployment.",
    "The singer was a bombshell.",
    "The team fired its coach.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_words_that_only_look_alike(text: str) -> None:
    assert claims(text, "UKR") == []


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani units shelled our positions near Sotk.",
        "Our positions near Sotk were shelled by Azerbaijani units.",
        "Azerbaijani units carried out the shelling of our positions near Sotk.",
        "Shelling of our positions near Sotk by Azerbaijani units was recorded.",
    ],
)
def test_the_form_of_the_words_does_not_matter(text: str) -> None:
    (claim,) = claims(text, "ARM")
    assert claim["event"] == "shelling"
    assert (claim["actors"], claim["targets"]) == (["AZE"], ["ARM"])
    assert claim["places"] == [["Sotk", "at"]]
