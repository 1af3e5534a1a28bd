"""Who has no part in what was told denies it; behind the colon of a rejection he speaks on."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims

pytestmark = pytest.mark.usefixtures("any_text")

#: Text, what was told (speaker, actors), who denies it.
DISOWNED = [
    ("Georgia said Russian troops shelled Gori. Moscow said it had no part in it.", "GEO",
     ["RUS"], "RUS"),
    ("Rockets hit Erbil airport on Sunday. Tehran says it had nothing to do with it.", "MEDIA",
     [], "IRN"),
    ("Gunmen attacked the post at Jolfa on Monday. Baku said that its army had no hand in it.",
     "MEDIA", [], "AZE"),
    ("A drone struck the market in Nyala. The RSF said its fighters were not involved.", "MEDIA",
     [], "RSF"),
    ("Shells hit a clinic in Donetsk. Kyiv says that it was not its doing.", "MEDIA", [], "UKR"),
    ("A missile struck the port of Aden. The Houthis did nothing of the kind, a spokesman "
     "replied.", "MEDIA", [], "HOUTHI"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "teller", "told", "denier"), DISOWNED)
def test_no_part_in_it(text: str, teller: str, told: list[str], denier: str) -> None:
    found = [(c["speaker"], c["stance"], c["actors"]) for c in claims(text)]
    assert found == [(teller, "assert", told), (denier, "deny", [denier])]


#: Text, who rejects, the type that he denies behind the colon.
VERSIONS = [
    ("The Serbian army crossed the line at Jarinje, Pristina said. Belgrade denied it: none of "
     "its soldiers had left the barracks.", "SRB", "withdrawal"),
    ("Armenia said Azerbaijan shelled Khnatsakh. The ministry in Baku rejected this on Tuesday: "
     "its units had not fired at Khnatsakh.", "AZE", "gunfire"),
    ("The M23 shelled the camp, the army said. The movement denied that part: its guns had not "
     "fired at Mugunga.", "M23", "gunfire"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "denier", "event"), VERSIONS)
def test_behind_the_colon(text: str, denier: str, event: str) -> None:
    last = claims(text)[-1]
    assert last["speaker"] == denier, claims(text)
    assert event == last["event"]


def test_weapons_used_in_an_exercise_tell_no_attack() -> None:
    told = claims("The Thai army used tanks in the exercise near Surin.")
    assert [c["event"] for c in told] == ["exercise"]
