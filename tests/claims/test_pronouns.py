"""Whom "they", "them", "it" and "its" stand for."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, text, event, actors, targets.
PRONOUNS = [
    ("ARM", "The Azerbaijani army opened fire. They shelled our positions near Sotk.",
     "shelling", "AZE", "ARM"),
    ("", "The Cambodian ministry said Thai soldiers had attacked them near Ta Muen.",
     "attack", "THA", "KHM"),
    ("", "Sudan's army said it had struck a convoy of the RSF.", "attack", "SAF", "RSF"),
    ("ISR", "Hezbollah fired rockets at our town. It also launched two drones.",
     "drone_strike", "HEZ", "ISR"),
    ("AZE", "Armenian units fired at our posts. Their positions were suppressed by our artillery.",
     "repelling", "AZE", "ARM"),
    ("KOR", "North Korea fired artillery into the sea. It launched two missiles the same day.",
     "missile_strike", "PRK", "KOR"),
    ("", "The ELN said it had attacked a Colombian army patrol in Arauca.", "attack", "ELN", "COL"),
    ("", "The Colombian army said ELN fighters had attacked its patrol in Arauca and that it had "
         "repelled them.", "attack", "ELN", "COL"),
    ("", "The Colombian army said ELN fighters had attacked its patrol in Arauca and that it had "
         "repelled them.", "repelling", "COL", "ELN"),
    ("AZE", "Their artillery shelled our villages; we struck it.", "shelling", "ARM", "AZE"),
    ("AZE", "Their artillery shelled our villages; we struck it.", "attack", "AZE", "ARM"),
    ("UKR", "Our drones hit their ammunition depot near Rovenky.", "drone_strike", "UKR", "RUS"),
    ("SOM", "Al-Shabaab attacked the base at Galcad. They were driven back by the national army.",
     "repelling", "SOM", "SHABAAB"),
    ("", "Cambodian troops attacked a Thai post near Chong Bok. Thai soldiers repelled them, "
         "the Thai army said.", "repelling", "THA", "KHM"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "actor", "target"), PRONOUNS)
def test_whom_a_pronoun_means(party: str, text: str, event: str, actor: str, target: str) -> None:
    claim = only(text, party, event)
    assert (claim["actors"], claim["targets"]) == ([actor], [target])


def test_a_name_is_never_what_a_pronoun_before_it_stands_for() -> None:
    text = (
        "Hamas released twenty living hostages under the deal. It has since handed over the "
        "bodies of 12 more captives, Israel says."
    )
    handed = [c for c in claims(text) if c["event"] == "handover" and "ISR" == c["speaker"]]
    assert [c["actors"] for c in handed] == [["HAMAS"]]
