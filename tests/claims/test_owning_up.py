"""Who owns up to an act tells it as his own; what nobody owns up to happened all the same."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

OWNED = [
    ("ISWAP claimed credit for the raid on the Nigerian army post at Damasak.", "ISWAP", "raid"),
    ("Islamic State took credit for Friday's bombing of a mosque in Kunduz.", "ISIS",
     "air_strike"),
    ("Al-Shabaab claimed responsibility for the attack on the base at Bulo Marer.", "SHABAAB",
     "attack"),
    ("JNIM has claimed responsibility for the raid on the camp at Djibo.", "JNIM", "raid"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "event"), OWNED)
def test_who_owns_up_did_it(text: str, party: str, event: str) -> None:
    told = claims(text)
    assert [c["event"] for c in told] == [event], told  # and nobody is reproached with it
    assert (told[0]["speaker"], told[0]["actors"]) == (party, [party])


BY_NOBODY = [
    ("No group has claimed responsibility for the explosion in Peshawar.", "explosion"),
    ("Neither side has claimed responsibility for the strike on the market in Tora.", "attack"),
    ("Nobody took responsibility for the shelling of Kadugli.", "shelling"),
    ("There was no claim of responsibility for the attack on the convoy near Djibo.", "attack"),
    ("The M23 has not claimed responsibility for the attack on the camp at Mugunga.", "attack"),
    ("Neither the army nor the RSF claimed responsibility for the drone strike on El Koma.",
     "drone_strike"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), BY_NOBODY)
def test_what_nobody_owns_up_to_happened(text: str, event: str) -> None:
    told = claims(text)
    assert [(c["speaker"], c["stance"], c["event"]) for c in told] == [("MEDIA", "assert", event)]
    assert told[0]["actors"] == []


def test_no_share_in_it_denies_it() -> None:
    told = claims("We bear no responsibility for the drone strike on Kobo.", "TPLF")
    assert [c["stance"] for c in told] == ["deny"]


UNPROVED = [
    "The inquiry failed to prove that Rwanda shelled the camp at Mugunga.",
    "The monitors could not confirm that the Janjaweed attacked Kutum.",
    "Reuters could not independently verify that Ethiopian drones struck Mekelle.",
    "The UN could not verify reports that Ugandan jets bombed Faradje.",
    "The commission did not conclude that Wagner fighters attacked Moura.",
    "Investigators found nothing to prove the Serbian army shelled Sarajevo's market.",
    "The agency was not able to confirm the shelling of Goris by the Azerbaijani army.",
    "The Pentagon has not confirmed that its aircraft bombed the clinic in Raqqa.",
    "Pakistan said it could not confirm that Indian drones hit Lahore.",
    "It was impossible to establish that Kurdish fighters fired on Afrin.",
]


@pytest.mark.parametrize("text", UNPROVED)
def test_what_is_not_proved_is_told_by_nobody(text: str) -> None:
    assert claims(text) == []


PROVED = [
    "The UN verified reports that Ugandan jets bombed Faradje.",
    "The Sudanese army confirmed that its aircraft bombed a base near Nyala.",
    "The Ethiopian army did not only confirm that it shelled Adwa but showed pictures.",
]


@pytest.mark.parametrize("text", PROVED)
def test_what_is_proved_is_told(text: str) -> None:
    assert len(claims(text)) == 1


INQUIRIES = [
    "Addis Ababa said it was looking into claims that its drones hit a market in Gidami.",
    "Sudan's army opened an inquiry into reports that its planes bombed Nyala.",
    "The UN has begun a probe into allegations that Ugandan troops shelled Fataki.",
]


@pytest.mark.parametrize("text", INQUIRIES)
def test_what_is_looked_into_is_told_by_nobody(text: str) -> None:
    assert claims(text) == []


def test_what_follows_a_correction_is_the_speakers() -> None:
    text = "The Malian army admitted that its earlier toll was wrong: 14 soldiers died at Dioura."
    assert [(c["speaker"], c["losses"]) for c in claims(text)] == [
        ("MLI", [["MLI", "killed", "military", 14, 14]])
    ]


def test_what_stands_beside_a_correction_is_the_speakers() -> None:
    text = "Baku said its earlier figure of 12 dead was mistaken and put the toll at nine."
    told = [(c["speaker"], c["stance"], c["losses"][0][3]) for c in claims(text)]
    assert told == [("AZE", "retract", 12), ("AZE", "assert", 9)]


#: Text, who claims it, the type of what was told before.
CLAIMED = [
    ("Gunmen attacked a bus at Kalat on Friday. The BLA claimed the operation.", "BLA", "attack"),
    ("A bomb went off at a mosque in Kunduz. Islamic State Khorasan claimed it.", "ISKP",
     "explosion"),
    ("A car bomb killed nine at a checkpoint in Mogadishu on Monday; al-Shabaab claimed the "
     "attack.", "SHABAAB", "explosion"),
    ("Rockets were fired at Haifa. Hezbollah took responsibility.", "HEZ", "shelling"),
    ("Shots were fired at a bus near Ariel on Sunday. Hamas on Monday took responsibility for the "
     "attack.", "HAMAS", "gunfire"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "event"), CLAIMED)
def test_who_claims_what_was_told(text: str, party: str, event: str) -> None:
    told = [c for c in claims(text) if c["speaker"] == party]
    assert [(c["event"], c["stance"], c["actors"]) for c in told] == [(event, "assert", [party])]
    outlet = [c for c in claims(text) if c["speaker"] == "MEDIA"]
    assert [c["event"] for c in outlet] == [event]


DEEDS = [
    ("Al-Shabaab claimed the bombing at the Hayat hotel in Mogadishu.", "SHABAAB"),
    ("ISWAP on Saturday claimed the attack on the base at Marte.", "ISWAP"),
    ("JNIM claimed the raid on the camp at Boni.", "JNIM"),
    ("Kyiv claimed the strike on the refinery at Ryazan.", "UKR"),
]


@pytest.mark.parametrize(("text", "party"), DEEDS)
def test_who_claims_a_deed_did_it(text: str, party: str) -> None:
    assert [(c["speaker"], c["actors"]) for c in claims(text)] == [(party, [party])]


@pytest.mark.parametrize(
    "text",
    ["Drones hit the airport at Erbil. Nobody claimed it.",
     "Drones hit the airport at Erbil. No group has claimed the attack.",
     "Drones hit the airport at Erbil. The rebels claimed the village."],
)  # fmt: skip
def test_nobody_claims_it(text: str) -> None:
    assert {c["speaker"] for c in claims(text)} == {"MEDIA"}


AMBUSHED = [
    ("JNIM claimed responsibility for an ambush on Malian soldiers near Tinzaouaten.",
     "JNIM", "MLI", None),
    ("Al-Shabaab claimed responsibility for an ambush on a convoy of Ethiopian soldiers near "
     "Hudur in which 20 were killed.", "SHABAAB", "ETH", 20),
    ("JNIM claimed responsibility for an ambush near Djibo that left 15 Burkinabe soldiers dead.",
     "JNIM", "BFA", 15),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party", "other", "dead"), AMBUSHED)
def test_an_ambush_is_owned_up_to(text: str, party: str, other: str, dead: int | None) -> None:
    (told,) = claims(text)
    assert (told["event"], told["speaker"], told["stance"]) == ("attack", party, "assert")
    assert (told["actors"], told["targets"]) == ([party], [other])
    lost = [(owner, kind, low) for owner, kind, _, low, _ in told["losses"]]
    assert lost == ([(other, "killed", dead)] if dead else [])
