"""Whom sources serve, and who rejects what: passages of many conflicts, all invented."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat, voice_of

PUBLISHED = "2025-05-14T12:00+00:00"

#: The passage, words of the claim, and its speaker and stance.
SERVING = [
    (
        "Congo's army said it had repelled the attack. Bilong, a spokesman for the AFC alliance, "
        "said the army had bombed Masisi from the air.",
        "had bombed Masisi",
        "AFC",
        "assert",
    ),
    (
        "Sudan's army said it had shelled Nyala. Hassan Ali, who leads the RSF's political wing, "
        "said soldiers had executed three traders.",
        "executed three traders",
        "RSF",
        "assert",
    ),
    (
        "The Israeli military said it had shelled Tyre. The Houthis' military spokesman said the "
        "group had fired a missile at Eilat.",
        "fired a missile",
        "HOUTHI",
        "assert",
    ),
    (
        "Fano fighters shelled Lalibela, a spokesman for the group said. A nurse who declined to "
        "be named said soldiers had shot two patients.",
        "shot two patients",
        "UNKNOWN",
        "assert",
    ),
    (
        "The RSF said its men shelled El Obeid; survivors interviewed by the monitor described "
        "soldiers shooting people in groups.",
        "shooting people in groups",
        "UNKNOWN",
        "assert",
    ),
    (
        "A group called The Resistance Front claimed responsibility for the attack in Pahalgam.",
        "the attack in Pahalgam",
        "TRF",
        "assert",
    ),
    (
        "Druze fighters clashed with Bedouin tribesmen in Sweida, the Syrian Observatory for Human "
        "Rights, a Britain-based war monitor, said.",
        "clashed with Bedouin tribesmen",
        "SOHR",
        "assert",
    ),
    (
        "Nigeria's army shelled a village near Jos, local radio stations reported. Soldiers of the "
        "army burned houses in Barkin, a community leader said.",
        "burned houses",
        "UNKNOWN",
        "assert",
    ),
    (
        "The Philippine coast guard said it had been rammed. China's coast guard said it had used "
        "water cannon. At a briefing in Beijing, the foreign ministry's spokesman said Philippine "
        "marines had opened fire.",
        "opened fire",
        "CHN",
        "assert",
    ),
    (
        "Kyrgyz border guards said Tajik forces shelled Ak-Sai with mortars. Dushanbe blamed "
        "Bishkek for shelling the village of Surkh.",
        "the village of Surkh",
        "TJK",
        "assert",
    ),
    (
        "Congo's army said it had shelled Masisi. Two humanitarian officials told the agency that "
        "soldiers had shot ten people.",
        "had shot ten people",
        "UNKNOWN",
        "assert",
    ),
    (
        "Congo's army said it had shelled Masisi. M23 fighters attacked the camp, a farmer said; "
        "they burned six tents.",
        "burned six tents",
        "UNKNOWN",
        "assert",
    ),
]
REJECTED = [
    (
        "Kinshasa says Rwandan troops shelled Goma, a charge that Kigali denies.",
        {"COD": "assert", "RWA": "deny"},
    ),
    (
        "Islamabad says Indian troops shelled Kotli, an allegation New Delhi dismisses.",
        {"PAK": "assert", "IND": "deny"},
    ),
    (
        "Yerevan says Azerbaijani units shelled Tegh, which Baku rejects.",
        {"ARM": "assert", "AZE": "deny"},
    ),
]
OUTLETS = [
    "The RSF said its drones had hit a barracks in Kosti. The army has been shelling the RSF "
    "since April 2023.",
    "Thai troops shelled Poipet, Cambodia's defence ministry said. There was no immediate comment "
    "from Bangkok. Both sides agreed to a ceasefire on Monday.",
]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "stance"), SERVING, ids=[p[0][:40] for p in SERVING]
)
def test_whom_a_source_serves(text: str, words: str, speaker: str, stance: str) -> None:
    voice = voice_of(text, words, PUBLISHED)
    assert (voice.speaker, voice.stance) == (speaker, stance)


BLAMED = [
    (
        "Rwandan troops shelled Goma, Congo's army said. Kigali accused Kinshasa of shelling "
        "Bugarama.",
        "RWA",
    ),
    (
        "Indian troops shelled Kotli, Pakistan's army said. New Delhi accused Pakistan of an "
        "attack on Uri.",
        "IND",
    ),
    (
        "Kyrgyz border guards said Tajik forces shelled Ak-Sai. Dushanbe blamed Bishkek for "
        "shelling the village of Surkh.",
        "TJK",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), BLAMED, ids=[p[0][:40] for p in BLAMED])
def test_who_blames_behind_another_source(text: str, speaker: str) -> None:
    found = read_flat(text, published=PUBLISHED)
    told = {c["speaker"] for c in found for q in c["quotes"] if " accused " in q or " blamed " in q}
    assert told == {speaker}


@pytest.mark.parametrize(("text", "voices"), REJECTED, ids=[p[0][:40] for p in REJECTED])
def test_a_charge_that_another_denies_stays_its_makers(text: str, voices: dict[str, str]) -> None:
    claims = [c for c in read_flat(text, published=PUBLISHED) if c["event"] == "shelling"]
    assert {c["speaker"]: c["stance"] for c in claims} == voices


@pytest.mark.parametrize("text", OUTLETS, ids=[t[:40] for t in OUTLETS])
def test_an_outlet_takes_its_word_back(text: str) -> None:
    assert any(c["speaker"] == "MEDIA" for c in read_flat(text, published=PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "JNIM claimed responsibility for the attack on the camp at Boni.",
        "Mali's army said two soldiers were killed at Gao. JNIM claimed responsibility for the "
        "attack on the camp at Boni.",
    ],
)
def test_who_claims_responsibility_tells_of_the_attack(text: str) -> None:
    attack = next(
        c for c in read_flat(text, published=PUBLISHED) if "responsibility" in str(c["quotes"])
    )
    assert (attack["speaker"], attack["actors"]) == ("JNIM", ["JNIM"])
