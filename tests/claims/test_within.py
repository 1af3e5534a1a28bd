"""Whose words a sentence holds by what stands in the sentence itself."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")


def voices(text: str, party: str | None = None, title: str = "") -> set[tuple[str, str, str]]:
    """Speaker, stance and event of each claim."""
    return {(c["speaker"], c["stance"], c["event"]) for c in read_flat(text, party, title=title)}


#: A phrase that gives the clause to its own subject.
OWN_ACCOUNT = [
    ("The federal troops in Ethiopia by their own account attacked Fano fighters in Gashena.",
     ("ETH", "assert", "attack")),
    ("By its own account Hezbollah shelled an Israeli barracks at Metula on Monday.",
     ("HEZ", "assert", "shelling")),
    ("Ukraine and Russia traded blame. The OSCE mission, in its report, mentions 30 ceasefire "
     "violations at Donetsk.", ("OSCE", "assert", "ceasefire_violation")),
    ("In Moscow's eyes it was Ukrainian guns that shelled Belgorod on Monday.",
     ("RUS", "assert", "shelling")),
    ("To go by the ELN, whose message circulated on Saturday, the FARC attacked its camp in Tibu.",
     ("ELN", "assert", "attack")),
    ("The army was silent. Sudan's army, by its own reckoning, shelled an RSF camp at Nyala.",
     ("SAF", "assert", "shelling")),
]  # fmt: skip

#: Who makes a thing known in a passive, or behind "so".
MADE_KNOWN = [
    ("Two days later shelling of Horlivka by Ukrainian forces was reported by the Russian army.",
     ("RUS", "assert", "shelling")),
    ("An Israeli air strike on Tyre was reported by the Lebanese army.",
     ("LBN", "assert", "air_strike")),
    ("The shelling of Sotk by Azerbaijani forces was announced by the Armenian defence ministry.",
     ("ARM", "assert", "shelling")),
    ("An air strike on Tora claimed by the Sudanese army killed ten RSF fighters.",
     ("SAF", "assert", "air_strike")),
    ("The Syrian Democratic Forces have sent reinforcements to Manbij; so their commander let it "
     "be known. Turkey was silent.", ("SDF", "assert", "buildup")),
    ("Federal troops of Ethiopia shelled Alamata on Monday; so says the TPLF.",
     ("TPLF", "assert", "shelling")),
]  # fmt: skip

#: Subjects that the parse loses or that a bracket or a dateline hides.
SUBJECTS = [
    ("PESHAWAR / KABUL - Pakistan's army said on Sunday that Afghan forces had shelled Chaman.",
     ("PAK", "assert", "shelling")),
    ("North Korean soldiers shelled a post, the South Korean army said.",
     ("KOR", "assert", "shelling")),
    ("Belarusian helicopters crossed the border at Bialowieza on Tuesday, the Operational Command "
     "in Warsaw answered.", ("POL", "assert", "airspace_violation")),
    ("Fano fighters took Gashena on Tuesday, a spokesman of the militia said. Ethiopia's army was "
     "silent.", ("FANO", "assert", "seizure")),
    ("North Korean soldiers crossed the line, the South Korean army said. The United Nations "
     "Command was examining the incident, it said in a short message.",
     ("UNC", "assert", "monitoring")),
    ("A herdsman told the agency that he had counted ten bodies and that army jets had bombed "
     "Tora. The RSF and the Sudanese army were silent.", ("UNKNOWN", "assert", "air_strike")),
    ("On Saturday India had claimed 58 Pakistani soldiers killed, Pakistan had admitted 23.",
     ("IND", "assert", "casualties")),
]  # fmt: skip


#: Insertions, brackets, offices that name no party.
PARTED = [
    ("SEOUL, June 18 (Example) -- Some 20 to 30 North Korean soldiers shelled a post at about 8:30 "
     "a.m. Tuesday, the Joint Chiefs of Staff (JCS) said.", ("KOR", "assert", "shelling")),
    ("The command of the \"people's militia\" of the self-proclaimed DPR claims, to the contrary, "
     "that Ukrainian brigades shelled Staromarivka.", ("RUS", "assert", "shelling")),
    ("The army of India alleges, for its part, that Pakistani guns shelled Uri.",
     ("IND", "assert", "shelling")),
    ("The Thai army had, by evening, reported that Cambodian guns shelled Surin.",
     ("THA", "assert", "shelling")),
    ("Afghan forces shelled Torkham, a customs officer on the Pakistani side said.",
     ("PAK", "assert", "shelling")),
    ("JNIM attacked Farabougou in Mali. A junta spokesman said troops had shelled JNIM positions.",
     ("MLI", "assert", "shelling")),
    ("The RSF and the Sudanese army fight on. The United Nations' humanitarian coordinator on "
     "Monday urged both sides to agree on a pause.", ("UN", "assert", "demand")),
]  # fmt: skip

#: Sources whose verb the parse takes for something else, and those set in the midst.
MISTAKEN = [
    ("Indian guns, said a Pakistani officer who asked not to be named, had shelled Chakothi.",
     ("PAK", "assert", "shelling")),
    ("Turkish guns shelled Manbij overnight, a spokesman for the Syrian Democratic Forces posted "
     "on X.", ("SDF", "assert", "shelling")),
    ("ISGS rebels attacked a post near Tillia, Niger's junta reported.",
     ("NER", "assert", "attack")),
    ("Soldiers executed nine youths in Bamenda, a lawyer for the families alleged. Cameroon's army "
     "was silent.", ("UNKNOWN", "assert", "abuse")),
    ("Mortars shelled a depot in Eilat, Yemen's Houthis claim, while Israel mourns.",
     ("HOUTHI", "assert", "shelling")),
    ("State-run MRTV said AA rebels had shelled a village near Sittwe. The AA was silent.",
     ("MMR", "assert", "shelling")),
    ("Russia and Ukraine blamed each other. Drones attacked the Zaporizhzhia plant, IAEA experts "
     "on site reported.", ("IAEA", "assert", "drone_strike")),
    ("Iran's Tasnim news agency quoted the Iranian army as saying that its missiles had struck a "
     "base near Erbil. Iraq was silent.", ("IRN", "assert", "missile_strike")),
    ("Malian troops attacked JNIM fighters in Sikasso, the army's public relations service, Dirpa, "
     "said.", ("MLI", "assert", "attack")),
    ("Soldiers executed 223 villagers at Soro, Human Rights Watch found. Burkina Faso's army was "
     "silent.", ("HRW", "assert", "abuse")),
    ("French and Malian officials disagree: Paris says its jets bombed JNIM fighters, Bamako that "
     "they bombed a wedding.", ("MLI", "assert", "air_strike")),
    ("Moscow put the losses at 12 killed, Kyiv at 60 killed.", ("UKR", "assert", "casualties")),
    ("In the guerrillas' version, soldiers executed two farmers at Tibu. Colombia's army fights "
     "the ELN.", ("ELN", "assert", "abuse")),
    ("In the government's version it was the Houthis who shelled Marib first. Yemen's war goes on.",
     ("YEM", "assert", "shelling")),
    ('"The occupation shelled Jabalia with tanks," read a statement by Hamas. Israel was silent.',
     ("HAMAS", "assert", "shelling")),
    ('"Israel attacked Natanz," tweeted Iran\'s foreign minister. Israel was silent.',
     ("IRN", "assert", "attack")),
    ("Congo's army, which had denied it for a week, finally admitted that the M23 had shelled Sake "
     "with mortars.", ("COD", "concede", "shelling")),
    ("Somali officials acknowledged, after first denying it, that their troops had withdrawn from "
     "Adale.", ("SOM", "concede", "withdrawal")),
]  # fmt: skip

#: Denials that stand behind what they deny, or before it in another order.
TURNED = [
    ("Myanmar's military, for its part, dismissed as fabricated the AA's claim that its guns had "
     "shelled a clinic at Sittwe.", ("MMR", "deny", "shelling")),
    ('Ankara has called "pure fiction" a PKK statement that Turkish drones struck a school.',
     ("TUR", "deny", "drone_strike")),
    ("That its jets had bombed the market of Tora the Sudanese army flatly denied. The RSF was "
     "silent.", ("SAF", "deny", "air_strike")),
    ("The TPLF distanced itself from the attack on Alamata. Ethiopia's army mourned.",
     ("TPLF", "deny", "attack")),
    ("India says Pakistani mortars shelled Uri; Islamabad says they did not.",
     ("PAK", "deny", "shelling")),
    ("Thailand's army says Cambodian rockets shelled a hospital at Surin but Cambodia insists that "
     "none did.", ("KHM", "deny", "shelling")),
]  # fmt: skip

#: What is granted to a rival, or is no denial though it is negated.
STANCES = [
    ("India said its jets had bombed Bahawalpur. Pakistan's army confirmed that Indian jets had "
     "bombed Bahawalpur.", ("PAK", "concede", "air_strike")),
    ("Moscow says its jets have killed no fewer than 40 rebels in an air strike on Idlib. "
     "Syria was silent.", ("RUS", "assert", "air_strike")),
    ("If Cambodia attacks again, a Thai spokesman told reporters, the response \"will not be "
     "proportionate\".", ("THA", "assert", "threat")),
    ("The Armenian ministry says Azerbaijani mortars shelled the line, \"not sparing "
     "Stepanakert\".", ("ARM", "assert", "shelling")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"), [*OWN_ACCOUNT, *MADE_KNOWN, *SUBJECTS, *PARTED, *MISTAKEN, *TURNED, *STANCES]
)
def test_whose_words_a_clause_is(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in voices(text)


#: What denies without a verb of denying.
DISOWNED = [
    ("ELN", "We have no relation with the car bomb which blew up on Monday in Cali.", "explosion"),
    ("FARC", "Our front has nothing to do with the bomb that exploded in Cauca.", "explosion"),
    ("HTS", "Our factions have no connection with the shelling of Aleppo on Monday.", "shelling"),
    ("TPLF", "We bear no responsibility for the drone strike on Kobo.", "drone_strike"),
    ("ARM", "Nor have our units shelled Azerbaijani positions in Kalbajar.", "shelling"),
]


@pytest.mark.parametrize(("party", "text", "event"), DISOWNED)
def test_what_one_has_no_link_with_is_denied(party: str, text: str, event: str) -> None:
    assert (party, "deny", event) in voices(text, party)


def test_no_link_with_a_group_does_not_deny_what_it_did() -> None:
    text = "We have no relation with the group which shelled the barracks of Cali."
    assert ("ELN", "deny", "shelling") not in voices(text, "ELN")


def test_a_headline_that_speaks_of_something_has_not_said_the_rest() -> None:
    found = voices("HTS rebels took Hama.", title="Rebels take Hama, army speaks of regrouping")
    assert not any(speaker == "SYR" for speaker, _, event in found if event == "seizure")


def test_the_outlet_counts_itself() -> None:
    text = "By this paper's count the AA has shelled four bases of Myanmar's army."
    assert all(speaker == "MEDIA" for speaker, _, _ in voices(text))


def test_whose_losses_an_estimate_is_of_is_not_whose_it_is() -> None:
    text = "According to preliminary estimates, losses of the occupiers today are 372 killed."
    assert {speaker for speaker, _, _ in voices(text, "UKR")} == {"UKR"}


def test_what_is_only_alleged_of_nobody_is_denied() -> None:
    text = (
        "The report spread in Yerevan, of the Azerbaijan Army having supposedly opened fire on "
        "Tuesday, had no other aim than to deceive."
    )
    assert ("AZE", "deny", "gunfire") in voices(text, "AZE")


def test_an_aside_is_no_source_of_the_rest() -> None:
    text = (
        "An Armenian official says the truce holds after two days in which, adding up what both "
        "armies have acknowledged, Azerbaijan shelled ten towns. Baku was silent."
    )
    assert not any(stance == "concede" for _, stance, _ in voices(text))


def test_what_is_told_of_a_place_in_a_relative_clause_holds_no_further() -> None:
    text = (
        "The village from which the Armenian army had, at lunchtime, reported Azerbaijani mortar "
        "fire is empty. Shells fell on a farm near Sotk on Monday."
    )
    found = voices(text)
    assert ("ARM", "assert", "shelling") in found
    assert ("MEDIA", "assert", "shelling") in found


def test_who_has_not_spoken_is_no_source() -> None:
    text = "Neither side has commented on the shelling of Nyala by RSF guns on Monday."
    assert {speaker for speaker, _, _ in voices(text)} == {"MEDIA"}
