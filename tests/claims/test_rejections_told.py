"""Who rejects what was told, who tells what beside the rejection, and in whose name."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

#: What one party told, and in whose next sentence it is false "and that" something else is so.
BESIDE = [
    (
        "Ethiopia said Eritrean soldiers attacked a base near Zalambessa. The Eritrean army "
        "said the accusation was baseless and that Ethiopian artillery had shelled Tsorona.",
        ("ERI", "deny", ["ERI"]),
        ("ERI", "assert", ["ETH"]),
    ),
    (
        "Rwanda said Congolese jets bombed a village near Bukavu. Congo's army said Rwanda's "
        "claim was untrue, and that Rwandan troops had attacked Minova.",
        ("COD", "deny", ["COD"]),
        ("COD", "assert", ["RWA"]),
    ),
    (
        "Thailand said Cambodian troops shelled a hospital in Surin. Cambodia's defence ministry "
        "said these reports were a fabrication and that Thai jets had bombed a temple.",
        ("KHM", "deny", ["KHM"]),
        ("KHM", "assert", ["THA"]),
    ),
    (
        "The Sudanese army said the RSF shelled a market in Omdurman. The RSF said the army's "
        "allegation was false and that army planes had bombed a hospital in Nyala.",
        ("RSF", "deny", ["RSF"]),
        ("RSF", "assert", ["SAF"]),
    ),
]
#: Whoever calls a party's claim false is not that party, named or not.
CALLED = [
    ("Netanyahu called Hamas's claim that Israel bombed a school in Rafah a lie.", "ISR"),
    ("Kagame branded Kinshasa's accusation that Rwandan troops attacked Goma a lie.", "RWA"),
    ("The minister called Eritrea's claim that Ethiopian troops had shelled Badme false.", "ETH"),
    ("Putin called Kyiv's claim that Russia shelled Kherson nonsense.", "RUS"),
]


@pytest.mark.parametrize(("text", "speaker"), CALLED)
def test_who_calls_a_claim_false_is_not_who_made_it(text: str, speaker: str) -> None:
    found = [(c["speaker"], c["stance"], c["actors"]) for c in read_flat(text)]
    assert found == [(speaker, "deny", [speaker])]


def test_what_is_told_beside_a_denied_claim_of_one_sentence() -> None:
    text = (
        "Serbia's army said the claim that it shelled Zvecan was false and that Kosovo police "
        "had shot at a bus."
    )
    found = [(c["speaker"], c["stance"], c["actors"]) for c in read_flat(text)]
    assert found == [("SRB", "deny", ["SRB"]), ("SRB", "assert", ["XKX"])]


@pytest.mark.parametrize(("text", "denied", "told"), BESIDE)
def test_what_is_told_beside_a_predicate_of_falsity(
    text: str, denied: tuple[str, str, list[str]], told: tuple[str, str, list[str]]
) -> None:
    found = [(c["speaker"], c["stance"], c["actors"]) for c in read_flat(text)]
    assert denied in found and told in found, found
    assert len(found) == 3 or "accusation" in text


#: A source whose words are set aside opens nothing: the publisher tells what follows.
SET_ASIDE = [
    ("Despite what Moscow says, the enemy lost 900 killed yesterday.", "UKR", "RUS"),
    ("Regardless of what Addis Ababa says, the enemy lost 70 killed near Badme.", "ERI", "ETH"),
    ("In spite of what Islamabad says, the enemy lost 20 killed near Uri.", "IND", "PAK"),
    ("The enemy lost 40 soldiers near Sotk, despite what Baku says.", "ARM", "AZE"),
]


@pytest.mark.parametrize(("text", "party", "lost"), SET_ASIDE)
def test_words_that_are_set_aside_open_no_source(text: str, party: str, lost: str) -> None:
    found = [(c["speaker"], c["losses"][0][0]) for c in read_flat(text, party)]
    assert found == [(party, lost)]


def test_who_speaks_after_words_that_are_set_aside() -> None:
    text = "Contrary to what Moscow says, Kyiv denied that Ukrainian drones attacked Belgorod."
    assert [(c["speaker"], c["stance"]) for c in read_flat(text)] == [("UKR", "deny")]


#: A body's spokesman speaks for the body, be he named beside the post or not.
NAMED = [
    (
        "The Islamists' spokesman Omar Hassan said the group attacked a Kenyan camp in Mandera.",
        ("SHABAAB", ["SHABAAB"]),
    ),
    (
        "Philippine troops fought the Abu Sayyaf near Jolo. The military's spokesman Jose Ramos "
        "said the militants attacked a village in Patikul.",
        ("PHL", ["ASG"]),
    ),
    (
        "Turkish soldiers fought the PKK near Hakkari. The army's spokesman Zeki Akturk said the "
        "militants attacked a post in Cukurca.",
        ("TUR", ["PKK"]),
    ),
    (
        "Nigerian soldiers fought Boko Haram near Bama. The army's spokesman Musa Danladi said "
        "the militants attacked a village in Gwoza.",
        ("NGA", ["BOKO"]),
    ),
    (
        "The Houthis' spokesman Yahya Saree said the group attacked an American destroyer.",
        ("HOUTHI", ["HOUTHI"]),
    ),
]


@pytest.mark.parametrize(("text", "told"), NAMED)
def test_the_name_of_a_spokesman_leaves_his_body_the_speaker(
    text: str, told: tuple[str, list[str]]
) -> None:
    found = [(c["speaker"], c["actors"]) for c in read_flat(text) if c["event"] == "attack"]
    assert found == [told]
