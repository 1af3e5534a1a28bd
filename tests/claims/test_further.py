"""A further act, an order given, a friend hit, a loss inflicted: whose each was."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat, reader

from counterclaim.core.records import Document


def of(text: str, party: str | None, event: str) -> list[dict[str, Any]]:
    return [c for c in read_flat(text, party) if c["event"] == event]


def test_what_also_happened_on_a_day_of_its_own_is_a_claim_of_its_own() -> None:
    text = (
        "The adversary takes ambulances and hospitals under fire. On April 2 an ambulance of the "
        "army was {}shot at near Sotk."
    )
    told = [c["quotes"][0] for c in of(text.format("also "), "ARM", "gunfire")]
    assert len(told) == 2
    assert len(of(text.format(""), "ARM", "gunfire")) == 1


def test_on_whose_order_it_was_is_who_did_it() -> None:
    text = (
        "No fire is being opened from Armenia towards Azerbaijan, Yerevan said. Yet the leader of "
        "Karabakh wrote that it was on {} that rocket forces had targeted the airfield in Ganja."
    )
    claims = {w: read_flat(text.format(w), None, "2020-10-04")[-1] for w in ("his order", "Sunday")}
    assert {c["speaker"] for c in claims.values()} == {"ART"}
    assert [c["actors"] for c in claims.values()] == [["ART"], []]


@pytest.mark.parametrize(
    ("party", "text", "actors", "targets"),
    [
        (
            "RWA",
            "Shells fell on M23 positions at Sake on Monday. The Congolese army also shelled "
            "Gisenyi.",
            ["COD"],
            ["M23"],
        ),
        (
            "ARM",
            "An ambulance of the Artsakh army was shot at near Askeran. The Azerbaijani side also "
            "fired at Sotk.",
            ["AZE"],
            ["ART"],
        ),
    ],
)
def test_who_fires_at_a_friend_is_the_common_enemy(
    party: str, text: str, actors: list[str], targets: list[str]
) -> None:
    claim = read_flat(text, party, "2022-05-02")[0]
    assert (claim["actors"], claim["targets"]) == (actors, targets)


@pytest.mark.parametrize(
    ("party", "text", "owner"),
    [
        ("RUS", "Ukrainian marines inflicted heavy losses on the enemy at Krynky.", "RUS"),
        ("COD", "The M23 rebels inflicted losses on the enemy at Sake.", "COD"),
        ("COD", "Our troops inflicted losses on the enemy at Sake.", "M23"),
    ],
)
def test_a_loss_inflicted_is_not_who_inflicts_it(party: str, text: str, owner: str) -> None:
    text += " The M23 rebels fled." if party == "COD" else ""
    (loss,) = of(text, party, "attack")[0]["losses"]
    assert loss[0] == owner


def test_whom_an_attack_hurt_by_name_is_its_target() -> None:
    text = (
        "Two violations of the ceasefire by the Armenian forces were fixed in the Askeran "
        "district, in which four people on the Karabakh side were wounded, Moscow said."
    )
    (claim,) = of(text, None, "ceasefire_violation")
    assert (claim["actors"], claim["targets"]) == (["ARM"], ["ART"])


def test_local_offices_are_of_the_seat_named_in_the_sentence() -> None:
    text = (
        "Azerbaijan's battalion was taken out of Farukh. In Stepanakert the electricity was out; "
        "local mayors reported that the Azerbaijanis had walked two kilometres forward."
    )
    (claim,) = (c for c in read_flat(text, None, "2022-03-28") if c["event"] == "ground_attack")
    assert claim["speaker"] == "ART"


def test_a_state_whose_towns_are_hit_is_a_side_rather_than_a_group_named_once() -> None:
    text = (
        "A civilian was killed in {0}, which the armed forces of Azerbaijan shelled. Its ministry "
        "spoke of claims voiced in Khankendi. A theatre in {0} was closed."
    )
    for town, sides in (("Gyumri", {"ARM", "AZE"}), ("Aghdam", {"ART", "AZE"})):
        told = Document(id="d", text=text.format(town), published_at="2020-10-04")
        assert set(reader().sides(told)) == sides


@pytest.mark.parametrize(
    ("ours", "theirs", "text"),
    [
        ("THA", "KHM", "The Thai army said its air defences brought down three drones launched by "
         "Cambodia at Surin."),
        ("PAK", "IND", "Pakistan said that it had brought down two drones launched by India."),
    ],
)  # fmt: skip
def test_who_brings_drones_down_does_not_launch_them(ours: str, theirs: str, text: str) -> None:
    (told,) = of(text, None, "shoot_down")
    assert (told["actors"], told["targets"]) == ([ours], [theirs])
    for strike in of(text, None, "drone_strike"):
        assert (strike["actors"], strike["means"]) == ([theirs], ["drone"])


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Cambodia said Thai troops opened fire without provocation near Surin.", ["gunfire"]),
        ("The Thai side shelled the village without provocation, Cambodia said.", ["shelling"]),
        ("The day was quiet, without violations of the truce, the Armenian army said.", ["calm"]),
        ("ARM: The night passed without incidents along the whole of the line.", ["calm"]),
    ],
)
def test_what_is_done_without_provocation_is_no_calm(text: str, events: list[str]) -> None:
    party, _, rest = text.rpartition(": ")
    assert [c["event"] for c in read_flat(rest, party or None)] == events
