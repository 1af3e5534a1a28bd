"""Who denies in a passive, by an office "of the army of X", or insists from a capital."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

#: Text, speaker, stance, event, actors.
TOLD = [
    # the act itself is denied, and by whom stands behind "by"
    ("The shelling was denied by the army of Sudan.", "SAF", "deny", "shelling", ["SAF"]),
    ("The attack on Tine was denied by Chad.", "TCD", "deny", "attack", []),
    ("The air strike on Kobo was flatly denied by Addis Ababa.", "ETH", "deny", "air_strike",
     ["ETH"]),
    ("Any attack on the camp has been denied by Kigali.", "RWA", "deny", "attack", []),
    ("A drone attack on Erbil airport was denied by Tehran on Monday.", "IRN", "deny",
     "drone_strike", ["IRN"]),
    # offices of the army of a state
    ("The army of Chad rejects the accusation that it shelled Tine.", "TCD", "deny", "shelling",
     ["TCD"]),
    ("The spokesman for the armed forces of Mali said 20 militants were killed near Menaka.",
     "MLI", "assert", "attack", []),
    ("The defence ministry of Rwanda denied that its soldiers crossed into Goma.", "RWA", "deny",
     "raid", ["RWA"]),
    # capitals that insist, maintain, dispute and doubt
    ("Kyiv insists that Russian forces shelled Kherson.", "UKR", "assert", "shelling", ["RUS"]),
    ("Kigali insists its troops never crossed into Congo.", "RWA", "deny", "raid", ["RWA"]),
    ("Asmara insists that its troops withdrew from Zalambessa.", "ERI", "assert", "withdrawal",
     ["ERI"]),
    ("Kampala maintains its soldiers left Bunia in March.", "UGA", "assert", "withdrawal",
     ["UGA"]),
    ("Khartoum disputes that its planes bombed Nyala.", "SDN", "deny", "air_strike", ["SDN"]),
    ("Baku doubts that Armenian soldiers withdrew from Lachin.", "AZE", "deny", "withdrawal",
     ["ARM"]),
    ("Yerevan insists that Azerbaijani troops withdraw from Jermuk.", "ARM", "assert", "demand",
     ["ARM"]),
    # a past tense in a clause, whatever the tagger makes of it
    ("Kyiv said that Russian aircraft bombed Sumy.", "UKR", "assert", "air_strike", ["RUS"]),
    ("The army said that rebels of the ADF attacked Oicha.", "COD", "assert", "attack", ["ADF"]),
    ("With their drones the Azerbaijani forces struck Jermuk.", "MEDIA", "assert", "drone_strike",
     ["AZE"]),
    ("In its fury the Israeli army bombed Khiam.", "MEDIA", "assert", "air_strike", ["ISR"]),
    # who fought the one that is named is not known
    ("Clashes between the army and a Druze militia continued in Sweida, Damascus said.", "SYR",
     "assert", "clash", []),
    ("Fighting between ISWAP and a rival faction went on for a third day near Marte.", "MEDIA",
     "assert", "clash", ["ISWAP"]),
    # what an attack brought about is no attack of its own
    ("The PKK said it attacked a Turkish base at Zap by mortar, killing two soldiers.", "PKK",
     "assert", "shelling", ["PKK"]),
    ("Islamabad says Indian guns shelled Leepa.", "PAK", "assert", "shelling", ["IND"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance", "event", "actors"), TOLD)
def test_one_claim(text: str, speaker: str, stance: str, event: str, actors: list[str]) -> None:
    told = [(c["speaker"], c["stance"], c["event"], c["actors"]) for c in claims(text)]
    assert told == [(speaker, stance, event, actors)]


ANSWERS = [
    ("Ethiopia said Eritrean soldiers crossed the border and it fired back.", "ETH", "ERI"),
    ("Thailand said Cambodian troops opened fire and it returned fire.", "THA", "KHM"),
    ("Armenia says Azerbaijani forces attacked Vardenis and it repelled the attack.", "ARM",
     "AZE"),
    ("Kyrgyzstan said Tajik soldiers shelled Batken and it responded in self-defence.", "KGZ",
     "TJK"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "foe"), ANSWERS)
def test_who_answers_is_who_speaks(text: str, speaker: str, foe: str) -> None:
    told = {c["event"]: (c["speaker"], c["actors"], c["targets"]) for c in claims(text)}
    assert told.pop("repelling") == (speaker, [speaker], [foe])
    assert list(told.values()) == [(speaker, [foe], [speaker])]


FIGURES = [
    ("The opposition fired a broadside at the government over Kashmir.", "PAK"),
    ("The minister launched a scathing attack on Pakistan's record at the UN.", "IND"),
    ("The hotline was bombarded with calls after the talks at Sotk.", "ARM"),
    ("The junta is shelling out millions to buy jets.", "MMR"),
    ("The general was under fire from lawmakers over the loss of Avdiivka.", "UKR"),
]


@pytest.mark.parametrize(("text", "party"), FIGURES)
def test_figures_of_speech_tell_no_fire(text: str, party: str) -> None:
    assert claims(text, party) == []


def test_fire_that_is_drawn_is_fire() -> None:
    told = claims("The patrol drew fire from Eritrean positions near Badme.", "ETH")
    assert [(c["event"], c["actors"]) for c in told] == [("gunfire", ["ERI"])]


CAPITALS = [
    ("From the Turkish capital it was announced the night before that soldiers had left for "
     "Tripoli.", "TUR"),
    ("From the Ethiopian capital came word that troops had entered Mekelle.", "ETH"),
    ("In the Armenian capital it was said that Azerbaijani troops had shelled Sotk.", "ARM"),
    ("From Kigali it was announced on Monday that M23 had taken Walikale.", "RWA"),
    ("In Baku it was reported that Armenian guns had fired at Terter.", "AZE"),
    ("From Moscow came a report that Ukrainian drones had hit Engels.", "RUS"),
    ("In Goma it was clear that the army had shelled the camp.", "MEDIA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CAPITALS)
def test_word_from_a_capital(text: str, speaker: str) -> None:
    assert [c["speaker"] for c in claims(text)] == [speaker]


SILENT_FIRST = [
    ("Fano fighters attacked Debark on Sunday. From the defence ministry in Addis Ababa there has "
     "come no figure. On Tuesday it announced that the attack had been repelled.", "ETH"),
    ("M23 rebels attacked Walikale in eastern Congo. The army was silent until Friday. Then it "
     "announced that the attack had been repelled.", "COD"),
    ("The Boko Haram raid on Banki in Nigeria left 40 dead. The military has yet to give a figure; "
     "it said only that the attack had been repelled.", "NGA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SILENT_FIRST)
def test_who_spoke_late(text: str, speaker: str) -> None:
    told = [c for c in claims(text) if c["event"] == "repelling"]
    assert [c["speaker"] for c in told] == [speaker]


def test_a_note_goes_on_behind_what_it_rejects() -> None:
    text = (
        "JNIM fighters stormed Djibo. In a note the army of Burkina Faso said it had beaten them "
        "off. That the camp fell, the note adds, is pure invention."
    )
    told = [c for c in claims(text) if c["stance"] == "deny"]
    assert [(c["speaker"], c["event"]) for c in told] == [("BFA", "seizure")]


def test_a_states_police_is_no_outlet_of_its_name() -> None:
    text = "Kosovo's police rejected that last part on Tuesday: no officer had fired at Serbs."
    assert claims(text)[-1]["speaker"] == "XKX"
