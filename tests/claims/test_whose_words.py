"""Whose words are told: in the texts of third parties, behind dates, by figures, between commas."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only, read_flat

#: Who publishes, the text, the event of its last sentence, who tells it, who did it.
THIRD_PARTIES = [
    ("MONUSCO", "M23 fighters attacked Sake on Monday. The army's spokesman said that it had "
     "retaken Sake.", "seizure", "COD", ["COD"]),
    ("UNIFIL", "Israeli tanks fired at Hezbollah positions near Naqoura. The army's spokesman said "
     "that Hezbollah had opened fire with rifles.", "gunfire", "ISR", ["HEZ"]),
    ("UN", "The North Darfur health authorities report that a drone of the Rapid Support Forces "
     "hit the market in El Fasher.", "drone_strike", "SDN", ["RSF"]),
    ("UN", "Clashes between the Somali army and al-Shabaab were reported in Hiraan. Government "
     "officials said that the army had shelled an al-Shabaab base.", "shelling", "SOM", ["SOM"]),
    ("UN", "The RSF shelled El Fasher. The Humanitarian Coordinator calls on the RSF to lift its "
     "siege of the town.", "demand", "UN", ["UN"]),
    ("UNIFIL", "Israeli tanks fired at Hezbollah positions near Naqoura. The mission urges both "
     "parties to show restraint.", "demand", "UNIFIL", ["UNIFIL"]),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "speaker", "actors"), THIRD_PARTIES)
def test_offices_in_a_third_partys_text_are_the_sides(
    party: str, text: str, event: str, speaker: str, actors: list[str]
) -> None:
    claim = [c for c in claims(text, party) if c["event"] == event][-1]
    assert (claim["speaker"], claim["actors"]) == (speaker, actors)


DATED = [
    ("In a statement issued on Friday Israel's army acknowledged that its tank had fired on a "
     "post of UNIFIL.", "ISR", "concede"),
    ("In a communique released on Monday Sudan's army admitted that its drone had struck a school "
     "in Nyala.", "SAF", "concede"),
    ("In a note sent late on Sunday Myanmar's junta said its aircraft had bombed a camp of the "
     "Arakan Army.", "MMR", "assert"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance"), DATED)
def test_a_day_is_no_part_of_the_name_behind_it(text: str, speaker: str, stance: str) -> None:
    (claim,) = claims(text)
    assert (claim["speaker"], claim["stance"], claim["actors"]) == (speaker, stance, [speaker])


REJECTED_IN = [
    ("M23 said it had taken Goma. That the city has fallen is contested in Kinshasa.", "COD"),
    ("Azerbaijan said Armenian troops had shelled Kalbajar. That a shot was fired is rejected in "
     "Yerevan.", "ARM"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), REJECTED_IN)
def test_who_sits_in_a_capital_rejects_it(text: str, speaker: str) -> None:
    (denial,) = [c for c in claims(text) if c["stance"] == "deny"]
    assert denial["speaker"] == speaker


PUT_IN = [
    ("The Israeli military acknowledged that one of its drones had dropped a grenade near a "
     "patrol, in order, it said, to keep people away.", "ISR", "concede"),
    ("The Pakistani army admitted that a shell, it said, had fallen on a house in Poonch by "
     "mistake.", "PAK", "concede"),
    ("Sudan's army conceded that a drone of its own, which it said had lost its course, had hit "
     "a mosque in El Fasher.", "SAF", "concede"),
    ("The Rwandan army denied that its soldiers had, as it put it, fired a single shell at Goma.",
     "RWA", "deny"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance"), PUT_IN)
def test_it_said_between_commas_changes_no_stance(text: str, speaker: str, stance: str) -> None:
    (claim,) = claims(text)
    assert (claim["speaker"], claim["stance"]) == (speaker, stance)


OF_A_GROUP = [
    ("An Israeli drone killed an arms dealer of Hezbollah in Nabi Chit, the Israeli military "
     "said. The party's press office replied that a gardener had been killed.", "HEZ"),
    ("Turkish jets bombed a camp of the PKK in northern Iraq, Ankara said. The party's armed wing "
     "replied that two shepherds had been killed.", "PKK"),
    ("Troops killed 20 fighters of al-Shabaab in Hiraan, Somalia's ministry said. The group's "
     "media arm said only two men had been killed.", "SHABAAB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), OF_A_GROUP)
def test_what_a_group_has_speaks_for_it(text: str, speaker: str) -> None:
    assert claims(text)[-1]["speaker"] == speaker


SUMS = [
    ("Israeli jets bombed Tehran on Friday. 224 people killed since then: that is the count of "
     "the Iranian health ministry.", "IRN"),
    ("The RSF attacked the camp. Forty civilians killed since Monday: such is the tally of the "
     "Sudanese army.", "SAF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SUMS)
def test_figures_belong_to_whose_count_they_are(text: str, speaker: str) -> None:
    assert claims(text)[-1]["speaker"] == speaker


def test_what_a_rejection_is_told_with_is_asserted() -> None:
    claim = only(
        "Rwanda dismissed the charge in a note, by which it was the Congolese army that shelled "
        "Gisenyi.", "", "shelling",
    )  # fmt: skip
    assert (claim["speaker"], claim["stance"], claim["actors"]) == ("RWA", "assert", ["COD"])
    denial = only(
        "Rwanda dismissed the rumours, according to which its army shelled Goma.", "", "shelling"
    )
    assert (denial["speaker"], denial["stance"]) == ("RWA", "deny")


def test_a_namesake_in_another_land_gives_an_office_no_state() -> None:
    found = read_flat(
        "KENSCOFF - Men of the Viv Ansanm coalition came up through the fields of Belot and fired "
        "on families in Haiti, the town hall here told the Caribbean Dispatch."
    )
    assert {c["speaker"] for c in found} == {"HTI"}


CALLED_FALSE = [
    ("The RSF said that the army's jets had bombed the market of Tora. The army called the "
     "accusation false.", "SAF"),
    ("Kyiv said Russian bombs had hit a school in Kherson. The Kremlin described the report as "
     "fake.", "RUS"),
    ("Fano said a government drone struck a school in Gojjam. The Ethiopian government called the "
     "charge baseless and said that its forces had struck a militia camp.", "ETH"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CALLED_FALSE)
def test_who_calls_a_telling_false_rejects_what_it_told(text: str, speaker: str) -> None:
    found = claims(text)
    (denial,) = [c for c in found if c["stance"] == "deny"]
    assert (denial["speaker"], denial["actors"]) == (speaker, [speaker])
    assert not [c for c in found if c["event"] == "blame"]


CALLED_AGAIN = [
    ("The ELN clashed with the 33rd Front of the FARC dissidents in Catatumbo. The ELN denied it "
     "had killed peasants. The 33rd Front said the ELN had led away twenty people.", "FARC"),
    ("The Chin National Front took a base near Falam from the junta. The front's spokesman said "
     "that it had captured forty soldiers.", "CNF"),
    ("The Special Deterrence Force and the 444 Brigade fought in Tripoli. The defence ministry of "
     "the Government of National Unity said the truce held. A statement from the force said that "
     "the ministry's men had attacked its positions.", "RADA"),
    ("The Israeli military announced that its jets had hit targets of the Houthis in Hodeidah. "
     "Sanaa's forces said the raid had failed. Two missiles launched from Yemen were intercepted, "
     "the same military said.", "ISR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), CALLED_AGAIN)
def test_a_body_once_named_in_full_is_the_same_again(text: str, speaker: str) -> None:
    assert claims(text)[-1]["speaker"] == speaker


def test_a_building_called_after_a_people_is_not_theirs() -> None:
    claim = only(
        "The Sudanese army said a drone of the RSF hit the emergency ward of the Saudi Hospital "
        "in El Fasher.", "", "drone_strike",
    )  # fmt: skip
    assert (claim["speaker"], claim["actors"]) == ("SAF", ["RSF"])
    assert "SAU" not in claim["targets"]


def test_a_figure_that_is_an_invention_is_denied() -> None:
    found = claims(
        "Our fighters attacked a post of the Ethiopian army at Merawi. The figure of 317 dead Fano "
        "fighters which the army's general staff has read out on television is pure invention.",
        "FANO",
    )
    assert [c["stance"] for c in found if c["losses"]] == ["deny"]
