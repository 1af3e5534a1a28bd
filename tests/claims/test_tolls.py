"""Losses and counts in whole texts: which claim they belong to, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat

Flat = dict[str, Any]


pytestmark = pytest.mark.usefixtures("any_text")


def _one(claims: list[Flat], event: str) -> Flat:
    found = [c for c in claims if c["event"] == event]
    assert len(found) == 1, [(c["event"], c["losses"]) for c in claims]
    return found[0]


def _losses(claim: Flat) -> set[tuple[Any, ...]]:
    return {tuple(x) for x in claim["losses"]}


OF_EVENT = [
    # the sentence itself, the next one, the next paragraph
    (
        "The Pakistani army shelled Indian positions with mortars, killing two soldiers.",
        None,
        "shelling",
        {("IND", "killed", "military", 2, 2)},
    ),
    (
        "Ethiopian forces shelled positions of the Eritrean army with artillery. Three Eritrean "
        "soldiers were wounded.",
        None,
        "shelling",
        {("ERI", "wounded", "military", 3, 3)},
    ),
    (
        "The armed forces of Thailand shelled the positions of our troops with mortars.\n\nOn our "
        "side there are four wounded.",
        "KHM",
        "shelling",
        {("KHM", "wounded", "military", 4, 4)},
    ),
    (
        "Tajik troops shelled the positions of Kyrgyz soldiers with mortars. There are no "
        "losses on the "
        "Kyrgyz side.",
        "KGZ",
        "shelling",
        {("KGZ", "killed_or_wounded", "any", 0, 0)},
    ),
    # what was brought down is the loss of its owner
    (
        "Israeli air defence shot down three Iranian drones.",
        None,
        "shoot_down",
        {("IRN", "destroyed", "drone", 3, 3)},
    ),
    (
        "The Ukrainian air force shot down two Russian Su-34 fighters.",
        None,
        "shoot_down",
        {("RUS", "destroyed", "aircraft", 2, 2)},
    ),
    # who was taken
    (
        "Indian soldiers took two Pakistani soldiers prisoner near the line of control.",
        None,
        "capture",
        {("PAK", "captured", "military", 2, 2)},
    ),
]


@pytest.mark.parametrize(("text", "party", "event", "losses"), OF_EVENT)
def test_a_loss_belongs_to_its_event(
    text: str, party: str | None, event: str, losses: set[tuple[Any, ...]]
) -> None:
    assert losses <= _losses(_one(read_flat(text, party), event))


OWN = [
    # cumulative, dated apart, an occasion, a figure of the enemy
    (
        "Russian artillery shelled Ukrainian positions near Kupiansk on Monday. Since the "
        "beginning of "
        "the year 40 Ukrainian civilians have been killed.",
        None,
        ("UKR", "killed", "civilian", 40, 40),
    ),
    (
        "Pakistani troops fired on Indian posts today. On April 3 two Indian soldiers were killed.",
        None,
        ("IND", "killed", "military", 2, 2),
    ),
    (
        "Two of our soldiers fell while repelling an attack of the Eritrean army.",
        "ETH",
        ("ETH", "killed", "military", 2, 2),
    ),
    (
        "The losses of the Russian army over the day amounted to 900 men, 12 tanks and 30 "
        "artillery "
        "systems, the Ukrainian general staff said.",
        None,
        ("RUS", "destroyed", "tank", 12, 12),
    ),
]


@pytest.mark.parametrize(("text", "party", "loss"), OWN)
def test_a_toll_of_its_own(text: str, party: str | None, loss: tuple[Any, ...]) -> None:
    holders = [c["event"] for c in read_flat(text, party) if loss in _losses(c)]
    assert holders == ["casualties"]


def test_men_and_equipment_of_one_list_are_one_claim() -> None:
    claims = read_flat(
        "In total the losses of the Russian troops over the day made up 700 persons, 9 tanks "
        "and 20 "
        "artillery systems, the Ukrainian army said."
    )
    assert _losses(_one(claims, "casualties")) == {
        ("RUS", "killed_or_wounded", "military", 700, 700),
        ("RUS", "destroyed", "tank", 9, 9),
        ("RUS", "destroyed", "artillery", 20, 20),
    }


def test_an_earlier_figure_is_another_claim() -> None:
    claims = read_flat(
        "The number of Indian soldiers killed by Pakistani fire has reached 14, which was 11 "
        "in the "
        "previous report of the Indian army."
    )
    figures = [sorted((x[3], x[4]) for x in c["losses"]) for c in claims if c["losses"]]
    assert [(14, 14)] in figures
    assert not any(len(f) > 1 for f in figures)


def test_own_and_enemy_tolls_stay_apart() -> None:
    claims = read_flat(
        "Armenia has reported 12 of its own soldiers killed. Azerbaijan has reported 7 of its own "
        "soldiers killed."
    )
    tolls = [_losses(c) for c in claims if c["event"] == "casualties"]
    assert tolls == [{("ARM", "killed", "military", 12, 12)}, {("AZE", "killed", "military", 7, 7)}]


def test_a_title_repeats_the_figure_of_its_body() -> None:
    claims = read_flat(
        "Pakistani artillery shelled Indian villages near Poonch on Thursday, killing five "
        "civilians.",
        title="Five dead in Pakistani shelling of Indian villages",
    )
    assert _losses(_one(claims, "shelling")) == {("IND", "killed", "civilian", 5, 5)}
    assert not [c for c in claims if c["event"] == "casualties"]


def test_a_speaker_who_reports_losses_does_not_have_them() -> None:
    claims = read_flat(
        "The UN counted 90 dead in the fighting between the RSF and the Sudanese army."
    )
    assert all(x[0] != "UN" for c in claims for x in c["losses"])


def test_the_same_loss_is_read_for_either_side_alike() -> None:
    text = "{} troops shelled {} positions with mortars. Two {} soldiers were killed."
    one = _one(read_flat(text.format("Armenian", "Azerbaijani", "Azerbaijani")), "shelling")
    other = _one(read_flat(text.format("Azerbaijani", "Armenian", "Armenian")), "shelling")
    assert [x[1:] for x in one["losses"]] == [x[1:] for x in other["losses"]]
    assert ([x[0] for x in one["losses"]], [x[0] for x in other["losses"]]) == (["AZE"], ["ARM"])


COUNTS = [
    ("Armenian units broke the ceasefire 70 times, the Azerbaijani army said.", {(70, 70)}),
    ("Our defenders repelled eleven attacks of the Russian army near Lyman.", {(11, 11)}),
    ("Hezbollah fired about 40 rockets at Israel.", {(40, 40)}),
    (
        "Taiwan's ministry of defence said that 17 aircraft and nine vessels of the Chinese "
        "army were detected around the island.",
        {(17, 17), (9, 9)},
    ),
    (
        "The Mission recorded 90 ceasefire violations between Ukrainian and Russian forces, "
        "including "
        "30 explosions.",
        {(90, 90)},
    ),
    (
        "Armenian units broke the ceasefire 70 times, the Azerbaijani army said. The day "
        "before the "
        "number had been 55.",
        {(70, 70), (55, 55)},
    ),
    ("Three Thai soldiers of a patrol were wounded by Cambodian fire.", set()),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text: str, counts: set[tuple[int, int]]) -> None:
    assert {tuple(c["count"]) for c in read_flat(text) if c["count"]} == counts


WHOSE = [
    # what a side destroys is its opponent's
    (
        "Our forces destroyed 17 vehicles in Omdurman.",
        "SAF",
        ("RSF", "destroyed", "vehicle", 17, 17),
    ),
    ("Our army killed two soldiers near the ridge.", "KHM", ("THA", "killed", "military", 2, 2)),
    # who lost them is named by a hostile noun
    ("The militia lost 150 men.", "SAF", ("RSF", "killed", "military", 150, 150)),
    # fighters and soldiers, where a state fights a group
    (
        "In combat with the ELN in Arauca, six guerrillas were killed, while one soldier lost "
        "his life.",
        "COL",
        ("ELN", "killed", "military", 6, 6),
    ),
    (
        "Somali forces killed 47 al-Shabaab militants. Three soldiers were injured.",
        "SOM",
        ("SOM", "wounded", "military", 3, 3),
    ),
    # an amount alone counts the same people as the one before it
    (
        "The Thai army said one of its soldiers had been killed and two wounded in the clash with "
        "Cambodian troops.",
        None,
        ("THA", "wounded", "military", 2, 2),
    ),
    # a group destroys its opponent's arms, not those of the land where it lives
    (
        "Our mujahideen destroyed a tank of the Merkava type in Naqoura.",
        "HEZ",
        ("ISR", "destroyed", "tank", 1, 1),
    ),
    # who kills does not kill its own
    (
        "Niger condemned the fighters of the Islamic State, who had stormed the post and killed "
        "15 of its soldiers.",
        None,
        ("NER", "killed", "military", 15, 15),
    ),
    # what follows a toll in its sentence is of the same side
    (
        "The losses of the Ukrainian army amounted to 300 servicemen; two tanks and a howitzer "
        "were destroyed.",
        "RUS",
        ("UKR", "destroyed", "tank", 2, 2),
    ),
    # the aggressors of an event before that was beaten off
    (
        "The navy repelled an attack by gunmen off the coast. Three of the aggressors were killed.",
        "MEX",
        ("UNKNOWN", "killed", "military", 3, 3),
    ),
    # terrorists in a land where a group fights the speaker; a state's own soldiers there
    (
        "IDF troops eliminated a cell in Khan Younis; three terrorists were killed.",
        "ISR",
        ("HAMAS", "killed", "military", 3, 3),
    ),
    (
        "Troops entered Khan Younis. A reservist was wounded in the exchange of fire.",
        "ISR",
        ("ISR", "wounded", "military", 1, 1),
    ),
    # "it" that kills is the side that says so
    (
        "The Sudanese army said it had killed 100 RSF fighters and destroyed 40 vehicles.",
        None,
        ("RSF", "destroyed", "vehicle", 40, 40),
    ),
    # martyrs are the speaker's own
    (
        "Three people were martyred at Bushehr in the strikes of the Zionist fighter jets.",
        "IRN",
        ("IRN", "killed", "any", 3, 3),
    ),
    # the drones that an attack by drones loses are the attacker's
    (
        "Russian forces attacked Odesa with 30 drones, 27 of which were shot down.",
        None,
        ("RUS", "destroyed", "drone", 27, 27),
    ),
    # "the aggressors" in an outlet's words
    (
        "The Colombian army repelled an attack of the ELN near Tame. Three of the aggressors were "
        "killed.",
        None,
        ("ELN", "killed", "military", 3, 3),
    ),
    # a figure of the dead told before
    (
        "Al-Shabaab fighters stormed a camp of the Kenyan army near Hulugho, killing six. The "
        "group, over its radio station, put the dead at 14.",
        None,
        ("KEN", "killed", "military", 14, 14),
    ),
    # civilians are of the country where they were hit
    (
        "ADF fighters attacked a church in Beni, in the east of the Democratic Republic of the "
        "Congo. At least 43 people were killed.",
        None,
        ("COD", "killed", "civilian", 43, None),
    ),
    # "no casualties" after its own act
    (
        "Our air defence shot down two Iranian drones over the north; there were no casualties.",
        "ISR",
        ("ISR", "killed_or_wounded", "any", 0, 0),
    ),
    # who is singled out tells of what sort all are
    (
        "The Pakistani army shelled a market in Poonch, killing 22 people, most of them women.",
        "IND",
        ("IND", "killed", "civilian", 22, 22),
    ),
]


@pytest.mark.parametrize(("text", "party", "loss"), WHOSE)
def test_whose_a_loss_is(text: str, party: str | None, loss: tuple[Any, ...]) -> None:
    found = {tuple(x) for c in read_flat(text, party) for x in c["losses"]}
    assert loss in found


def test_things_that_follow_a_toll_are_part_of_it() -> None:
    claims = read_flat(
        "The losses of the Ukrainian army amounted to 300 servicemen; two tanks were destroyed.",
        "RUS",
    )
    assert _losses(_one(claims, "casualties")) == {
        ("UKR", "killed_or_wounded", "military", 300, 300),
        ("UKR", "destroyed", "tank", 2, 2),
    }


def test_the_dead_of_a_battle_named_by_a_noun_belong_to_it() -> None:
    claims = read_flat(
        "The rebels routed a column of Malian troops in three days of combat at Tinzaouaten. "
        "Forty-seven soldiers were killed."
    )
    assert any(c["event"] != "casualties" and c["losses"] for c in claims)
