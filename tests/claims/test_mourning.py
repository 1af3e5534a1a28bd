"""Who expresses sympathy has neither done the deed, nor been hit, nor lost anybody."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, only

#: Publisher, sentence, event, actors, whose the dead are.
MOURNED = [
    ("IND", "We extend our condolences to the families of the 14 people killed in the bombing in "
     "Mogadishu.", "air_strike", [], "SOM"),
    ("EGY", "Egypt expresses its sympathy to the relatives of the 30 people killed in the shelling "
     "of the market in Omdurman.", "shelling", [], "SDN"),
    ("DEU", "Our hearts go out to the people wounded in the missile strike on Kharkiv.",
     "missile_strike", [], "UKR"),
    ("TUR", "We offer condolences to the Iraqi people over the attack by ISIS in Baghdad, in which "
     "9 people were killed.", "attack", ["ISIS"], "UNKNOWN"),
]  # fmt: skip


@pytest.mark.parametrize(("party", "text", "event", "actors", "whose"), MOURNED)
def test_who_mourns_has_no_part(
    party: str, text: str, event: str, actors: list[str], whose: str
) -> None:
    claim = only(text, party, event)
    assert claim["actors"] == actors
    assert party not in claim["targets"]
    assert [loss[0] for loss in claim["losses"]] == [whose]


def test_victims_of_rockets_are_no_rockets_lost() -> None:
    text = "Our thoughts and prayers are with the victims of the rocket attack on Haifa."
    claim = only(text, "FRA", "shelling")
    assert (claim["actors"], claim["targets"], claim["losses"]) == ([], [], [])


def test_ones_own_soldiers_stay_ones_own() -> None:
    text = (
        "We express condolences to the families of our five soldiers killed by Russian shelling "
        "near Pokrovsk."
    )
    claim = only(text, "UKR", "shelling")
    assert (claim["actors"], claim["targets"]) == (["RUS"], ["UKR"])
    assert claim["losses"][0][0] == "UKR"


def test_an_act_beside_the_condolence_is_the_speakers() -> None:
    text = (
        "We express condolences to the families of the dead, and our aircraft struck two bases "
        "of the BLA near Panjgur."
    )
    assert ["PAK"] in [c["actors"] for c in claims(text, "PAK") if c["event"] == "air_strike"]
