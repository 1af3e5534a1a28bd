"""Who condemns, who dismisses a claim beside it, and whom "the coalition" means."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")


@pytest.mark.parametrize(
    "text",
    [
        "Israel said Hezbollah rockets hit Haifa. France condemned the attack.",
        "The Rapid Support Forces denied shelling El Fasher. Chad condemned the attack on "
        "civilians.",
        "Armenia said Azerbaijani drones struck Vardenis. Iran condemned the strike.",
        "Sudan's army said the RSF shelled Omdurman. The shelling was condemned by Egypt.",
    ],
)
def test_who_condemns_an_attack_behind_anothers_words_blames_nobody_by_name(text: str) -> None:
    assert all(c["event"] != "blame" for c in claims(text))


@pytest.mark.parametrize(
    ("text", "speaker", "target"),
    [
        ("Israel said Hezbollah rockets hit Haifa. France condemned Hezbollah for the attack.",
         "FRA", "HEZ"),
        ("Ukraine said Russian missiles hit Odesa. Moldova condemned Russia for the attack.",
         "MDA", "RUS"),
    ],
)  # fmt: skip
def test_who_condemns_a_party_blames_it(text: str, speaker: str, target: str) -> None:
    blame = [(c["speaker"], c["targets"]) for c in claims(text) if c["event"] == "blame"]
    assert blame == [(speaker, [target])]


@pytest.mark.parametrize(
    ("text", "accuser", "denier"),
    [
        ("A villager said that Russian troops shelled Kupiansk, a claim Moscow dismissed as fake.",
         "UNKNOWN", "RUS"),
        ("A resident said that Israeli jets bombed Rafah, a report Israel dismissed as an "
         "invention.", "UNKNOWN", "ISR"),
        ("A doctor said that Ethiopian troops shelled Mekelle, an allegation Addis Ababa "
         "dismissed as fabricated.", "UNKNOWN", "ETH"),
        ("A driver said that Azerbaijani troops shelled Martuni, an accusation that Baku "
         "dismissed as a fabrication.", "UNKNOWN", "AZE"),
    ],
)  # fmt: skip
def test_a_claim_dismissed_as_false_stays_its_sources(text: str, accuser: str, denier: str) -> None:
    told = [(c["speaker"], c["stance"]) for c in claims(text)]
    assert sorted(told) == sorted([(accuser, "assert"), (denier, "deny")])


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("The Syrian army said a US-led coalition air strike hit a bridge in Raqqa. The coalition "
         "denied it had targeted the bridge.", "OIR"),
        ("Hezbollah said the Saudi-led coalition bombed Sanaa. The coalition denied that it had "
         "bombed the city.", "SAU"),
        ("The Houthis said coalition jets bombed a market in Saada. The coalition denied it had "
         "bombed the market.", "SAU"),
    ],
)  # fmt: skip
def test_the_coalition_is_never_its_accuser(text: str, denier: str) -> None:
    assert {c["speaker"] for c in claims(text) if c["stance"] == "deny"} <= {denier}
