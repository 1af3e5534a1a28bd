"""Acts told in plain words: by a pronoun, of a bare name, in an order, in a governor's mention."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

#: A text of two sentences, and what its second one tells.
BY_PRONOUN = [
    ("Fighters of the M23 attacked Nyabiondo at dawn. They took the barracks at noon.", "seizure"),
    ("Jihadists of JNIM rode into Diapaga on Sunday. They held the town for a day.", "seizure"),
    ("Al-Shabaab gunmen attacked Moqokori. They left Moqokori at noon.", "withdrawal"),
    ("Fano fighters came down from the hills. They blocked the road to Gondar.", "blockade"),
    ("The Arakan Army attacked Ann. It took the headquarters of the region.", "seizure"),
]

#: One sentence, and the event it tells.
TOLD = [
    ("The Wagner fighters left Tinzaouaten on Sunday.", "withdrawal"),
    ("The M23 abandoned Walikale without a fight.", "withdrawal"),
    ("The Rwandan army spoke of a retreat to Walikale.", "withdrawal"),
    ("The SPLA commanders told their men to fall back on Malakal, the UN said.", "withdrawal"),
    ("Armed Serbs broke into the monastery at Banjska.", "ground_attack"),
    ("M23 fighters rode into Sake from two directions.", "ground_attack"),
    ("MONUSCO flew its civilian staff out of Goma on Sunday.", "displacement"),
]


@pytest.mark.parametrize(("text", "event"), BY_PRONOUN)
def test_who_acted_before_acts_as_a_pronoun(text: str, event: str) -> None:
    assert event in {c["event"] for c in claims(text)}


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_plain_words_tell_the_event(text: str, event: str) -> None:
    war = "The army and the rebels exchanged prisoners on 3 May."
    assert event in {c["event"] for c in claims(f"{war} {text}")}


def test_a_pronoun_of_civilians_takes_no_town() -> None:
    text = "Fighters of the M23 attacked Nyabiondo. Traders fled. They took the road to Sake."
    assert "seizure" not in {c["event"] for c in claims(text)}


def test_an_inserted_pronoun_that_charges_is_a_source() -> None:
    text = "The Israeli army shelled Tyre. Hezbollah, it charged, fires from schools in Tyre."
    assert "ground_attack" not in {c["event"] for c in claims(text)}


def test_a_fight_that_left_a_town_in_ruins_is_no_withdrawal() -> None:
    text = "Fighters of the M23 left Sake in ruins on Sunday."
    assert "withdrawal" not in {c["event"] for c in claims(text)}


def test_whose_turn_it_is_asks_for_nothing() -> None:
    text = "The Venezuelan army shelled a boat. It was Guyana's turn to complain of soldiers."
    assert "demand" not in {c["event"] for c in claims(text)}


#: Whose soldiers are where, in whose hands a place is: sentence, event, stance.
PRESENT = [
    ("There are no Russian soldiers in Kherson, the Kremlin said.", "buildup", "deny"),
    ('"We have no troops in Libya," the Turkish ministry said.', "buildup", "deny"),
    ("Not a single Eritrean soldier is in Tigray, Asmara said.", "buildup", "deny"),
    ("The RSF had nobody in Um Rawaba that night, its spokesman said.", "buildup", "deny"),
    ("There are 4,000 Rwandan soldiers in Congo, UN experts say.", "buildup", "assert"),
    ("Most of Khartoum is in the hands of the RSF.", "seizure", "assert"),
    ('"No post of ours is in enemy hands," a Pakistani general said.', "seizure", "deny"),
    ("Goma fell on Sunday evening.", "seizure", "assert"),
]


@pytest.mark.parametrize(("text", "event", "stance"), PRESENT)
def test_who_is_where_is_told_or_denied(text: str, event: str, stance: str) -> None:
    war = "The army and the rebels exchanged prisoners on 3 May."
    found = {(c["event"], c["stance"]) for c in claims(f"{war}\n\n{text}")}
    assert (event, stance) in found


def test_soldiers_who_were_there_as_dead_are_no_deployment() -> None:
    text = "There were two Turkish soldiers killed in Idlib."
    assert "buildup" not in {c["event"] for c in claims(text)}


#: A day or "again" stands between a verb and the preposition that it goes with.
INSERTED = [
    ("The UN office asked on Wednesday for safe passage for families out of Djibo.", "demand"),
    ("The African Union called again on both armies in Sudan to halt the fighting.", "demand"),
    ("The RSF pulled on Sunday out of Wad Madani.", "withdrawal"),
]


@pytest.mark.parametrize(("text", "event"), INSERTED)
def test_a_day_may_stand_inside_a_phrase(text: str, event: str) -> None:
    war = "The army and the rebels exchanged prisoners on 3 May."
    assert event in {c["event"] for c in claims(f"{war}\n\n{text}")}


#: Those to whom it was done decide: who kills attackers repels, people in hands are captives.
BEFELL = [
    ("The Somali forces killed six of the attackers at the hotel.", "repelling"),
    ("Twelve Houthi fighters fell into the hands of the Yemeni army at Marib.", "capture"),
    ("The town of Sake fell into the hands of the M23.", "seizure"),
    ("No active operations were conducted by the Russian army at Kherson.", "calm"),
]


@pytest.mark.parametrize(("text", "event"), BEFELL)
def test_whom_it_befell_decides_the_event(text: str, event: str) -> None:
    war = "The army and the rebels exchanged prisoners on 3 May."
    assert event in {c["event"] for c in claims(f"{war}\n\n{text}")}


def test_an_army_that_charges_behind_its_words_only_speaks() -> None:
    text = "Hezbollah hides its rockets in houses in Tyre, the Israeli army charged."
    assert "ground_attack" not in {c["event"] for c in claims(text)}


def test_who_presses_for_an_end_of_fighting_tells_no_calm() -> None:
    text = "The African Union pressed both sides in Sudan to stop the fighting."
    assert "calm" not in {c["event"] for c in claims(text)}


#: Sentences of war with words that tell no event of the type.
NOT_TOLD = [
    ("A device left behind by the gangs of Daesh went off in Rutba.", "withdrawal"),
    ("Nigerian jets bombed fleeing insurgents of Boko Haram near Bama.", "displacement"),
    ("Four Malian soldiers were injured and evacuated after the attack of JNIM.", "displacement"),
]


@pytest.mark.parametrize(("text", "event"), NOT_TOLD)
def test_the_word_tells_no_such_event(text: str, event: str) -> None:
    assert event not in {c["event"] for c in claims(text)}
