"""Kinds of targets: what a device went off beside, who died there, what was closed or taken."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")


def _kinds(text: str, event: str) -> list[set[str]]:
    return [set(c["target_kind"]) for c in read_flat(text) if c["event"] == event]


BESIDE = [
    (
        "A car bomb exploded outside the airport of Timbuktu, Malian officials said.",
        {"infrastructure"},
    ),
    (
        "A roadside bomb of al-Shabaab went off under a convoy of the Somali army.",
        {"military", "vehicle"},
    ),
    ("A mine laid by M23 rebels exploded under a bus, Congo's army said.", {"civilian", "vehicle"}),
    (
        "A bomb of the ELN went off in front of the garrison of Tame, Colombia's army said.",
        {"military"},
    ),
    (
        "A motorcycle packed with explosives went off next to a bridge, the Iraqi army said.",
        {"infrastructure"},
    ),
    ("A charge exploded near a checkpoint of the Pakistani army in Bannu.", {"military"}),
]


@pytest.mark.parametrize(("text", "kinds"), BESIDE)
def test_what_a_device_went_off_beside(text: str, kinds: set[str]) -> None:
    assert _kinds(text, "explosion") == [kinds]


DIED = [
    (
        "Sudanese jets bombed a hospital in Nyala, killing six patients.",
        "air_strike",
        {"medical", "civilian"},
    ),
    (
        "Russian missiles hit a dam near Kherson, killing three children.",
        "missile_strike",
        {"infrastructure", "civilian"},
    ),
    (
        "An Israeli drone hit a car near Tyre, killing two villagers.",
        "drone_strike",
        {"vehicle", "civilian"},
    ),
    (
        "Myanmar's army shelled a depot of the Arakan Army, killing four civilians.",
        "shelling",
        {"military", "civilian"},
    ),
    (
        "RSF fighters attacked a power plant in Merowe, and a farmer was killed.",
        "attack",
        {"infrastructure", "civilian"},
    ),
]


@pytest.mark.parametrize(("text", "event", "kinds"), DIED)
def test_civilians_who_died_beside_what_was_hit(text: str, event: str, kinds: set[str]) -> None:
    assert _kinds(text, event) == [kinds]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine sent 40 drones to hit a refinery in Ryazan.",
        "The RSF launched drones at the power plant of Merowe.",
        "The enemy sent 90 kamikaze drones against the power grid of Odesa.",
        "Azerbaijan used drones to strike a bridge near Hadrut.",
        "Turkish drones struck a dam near Kobani.",
    ],
)
def test_the_drones_that_were_sent_are_no_target(text: str) -> None:
    found = _kinds(text, "drone_strike")
    assert found and not any("drone" in kinds for kinds in found)


CLOSED = [
    ("The crossing at Torkham has been shut by Pakistan since October.", "blockade"),
    ("Israel closed all the crossings to Gaza.", "blockade"),
    ("The RSF took control of the Heglig oil field from the Sudanese army.", "seizure"),
    ("M23 rebels seized the airport of Goma from the Congolese army.", "seizure"),
    ("Haftar's forces took the port of Zueitina.", "seizure"),
]


@pytest.mark.parametrize(("text", "event"), CLOSED)
def test_crossings_and_works_that_are_closed_or_taken(text: str, event: str) -> None:
    assert any("infrastructure" in kinds for kinds in _kinds(text, event))


BEATEN = [
    ("Ukrainian troops beat back the attackers near Sumy.", set()),
    ("The Nigerian army repelled terrorists at Marte.", set()),
    ("Congolese troops drove back armed men at Kibumba.", set()),
    ("The Pakistani army repelled an attack and killed 20 militants.", {"military"}),
    ("In their answer Indian gunners silenced three Pakistani posts.", {"military"}),
]


@pytest.mark.parametrize(("text", "kinds"), BEATEN)
def test_who_is_beaten_off_is_told_by_the_act(text: str, kinds: set[str]) -> None:
    assert _kinds(text, "repelling") == [kinds]


MISSIONS = [
    ("Al-Shabaab mortars landed inside a base of the African Union mission.", {"military"}),
    ("ISWAP attacked troops of the Multinational Joint Task Force.", {"military"}),
    ("Israeli troops opened fire on UNIFIL peacekeepers.", {"monitor"}),
    ("Gunmen opened fire at OSCE observers near Donetsk.", {"monitor"}),
    ("Al-Shabaab fighters attacked ATMIS soldiers in Lower Shabelle.", {"military"}),
]


@pytest.mark.parametrize(("text", "kinds"), MISSIONS)
def test_missions_that_fight_and_missions_that_watch(text: str, kinds: set[str]) -> None:
    assert kinds in [set(c["target_kind"]) for c in read_flat(text)]
