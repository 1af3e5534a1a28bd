"""Texts of other fields in the words of war tell no armed act."""

from __future__ import annotations

import pytest
from tests.claims.sentences import document, read_flat, reader

from counterclaim.claims.vocabulary import LEXICONS, load_vocabulary
from counterclaim.lexicons.files import load_yaml

DOMAINS = load_yaml(LEXICONS / "cues" / "en" / "domains.yaml")


def words(text: str) -> set[str]:
    return {w.strip(".,;:\"'").lower() for w in text.split()}


@pytest.mark.parametrize("example", DOMAINS["examples"], ids=lambda e: e["field"])
def test_the_examples_of_the_lexicon(example: dict[str, str]) -> None:
    assert load_vocabulary("en").domains.field(words(example["text"])) == example["field"]


def test_a_match_between_states_at_war_is_no_clash() -> None:
    text = (
        "Pakistan attacked from the first over and Afghanistan came under fire. Their captain "
        "shelled the bowlers with sixes, two wickets fell in one over, and the fans stormed the "
        "stadium after the final. The coach spoke of a siege."
    )
    assert read_flat(text) == []


def test_a_report_of_war_in_a_stadium_is_one() -> None:
    text = (
        "Rebel mortars hit a football stadium in Goma during a match on Sunday, killing four fans "
        "and two players, the army said. Soldiers returned fire and two civilians were wounded."
    )
    assert read_flat(text)


WEATHER = (
    "A tropical storm is advancing on Kismayo this Thursday. Its front will strike the villages "
    "after noon with gusts of 95 km an hour; waves bombarded the mole and lightning set two palm "
    "groves on fire."
)


def test_a_paragraph_of_another_field_tells_nothing_beside_one_of_war() -> None:
    war = "On Tuesday al-Shabaab fighters attacked an army base near Barawe, killing six soldiers."
    found = read_flat(f"{war}\n\n{WEATHER}")
    assert {c["event"] for c in found} == {c["event"] for c in read_flat(war)} != set()


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(
    "text",
    [
        "Waves bombarded the sea wall of Sumgait on Friday.",
        "Locusts have invaded Ethiopia's Somali region again.",
        "The hurricane struck Haiti before dawn.",
        "Elephants attacked two villages in Sri Lanka on Sunday.",
        "Cholera hit the camps of Sudan in May.",
    ],
)
def test_what_nature_does_is_no_act(text: str) -> None:
    assert read_flat(text) == []


NOBODY = [
    "In the opening hour my team ambushed a convoy, shot down two helicopters and blew up a "
    "bridge. On the hardest level a drone swarm attacked my base every night.",
    "The authors warn that an adversary could blockade the sea lanes, mine the approaches to ports "
    "and strike airfields. They call on the government to harden bases against missile attack.",
    "Two men were shot dead when gunmen on a motorcycle opened fire on a bar, police said. The "
    "attackers fled towards the ring road. The mayor demanded more patrols.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_text_of_nobody_and_nowhere_tells_nothing(text: str) -> None:
    assert read_flat(text) == []
    somewhere = "Gunmen attacked a village near Kaya in Burkina Faso and killed six civilians."
    assert read_flat(somewhere) != []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Kaya in Burkina Faso and killed six civilians.",
        "A roadside bomb killed four policemen in Bannu on Monday.",
        "Mortar shells fell on a school in Goma, killing two children.",
        "Armed men raided a market in Bunia and burned forty stalls, residents said.",
    ],
)
def test_a_single_sentence_on_fighters_or_bombs_is_read(text: str) -> None:
    assert read_flat(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot dead in Chicago, police said.",
        "Gunmen on a motorcycle shot a shopkeeper in Cali on Sunday, police said.",
        "A gas bottle exploded in a restaurant in Lyon and hurt three people.",
        "Rockets lit the sky over Milan on New Year's Eve.",
    ],
)
def test_crime_and_accidents_are_not(text: str) -> None:
    assert read_flat(text) == []


REMEMBERED = [
    (
        "The siege of Tobruk in letters",
        "The most moving object in the museum's new show is a ration card. It was issued in the "
        "summer of 1941, when an Australian and British garrison had been surrounded by the "
        "German army. An officer of the gunners describes the assault on the fort. Three attempts "
        "at relief were beaten back, with some 1,200 casualties.",
        "",
    ),
    (
        "Photographer of the siege dies at 84",
        "The man whose picture became an emblem of the siege of Sarajevo has died. War came to "
        "his street in April 1992. A mortar bomb destroyed his darkroom in 1993; he was captured "
        "on Mount Igman that autumn. After 1995 he photographed only rivers.",
        "",
    ),
    (
        "Tribute paid on Day of the Republic",
        "The leadership of the ministry laid flowers at the memorial of the battle of May 1918. "
        "In that month the Ottoman army advanced along the railway towards Yerevan. On 22 May "
        "volunteers stopped the attack, and the enemy retreated by some fifty kilometres.",
        "ARM",
    ),
    (
        "Campaign against the palm weevil concluded in Tihama",
        "The weevil is a silent enemy. In six weeks teams inspected 214,000 palms in the groves "
        "of Hodeidah. Some 3,100 were under attack; the rest were felled and destroyed by fire. "
        "Farmers were taught pruning, which repels the insects and their larvae. The harvest of "
        "the orchards rose by a third.",
        "HOUTHI",
    ),
]


@pytest.mark.parametrize(("title", "text", "party"), REMEMBERED)
def test_a_text_that_looks_back_or_is_of_another_field_as_a_whole(
    title: str, text: str, party: str
) -> None:
    written = document(text, party or None, title=title)
    assert list(reader().claims(written)) == []


def test_news_beside_former_years_is_told() -> None:
    text = (
        "Kobani, besieged in 2014 and rebuilt after 2015, came under fire again on Monday: Turkish "
        "artillery shelled the village of Siftek and killed two farmers, the SDF said. Since the "
        "war of 2019 the line had been quiet."
    )
    assert "shelling" in {c["event"] for c in read_flat(text)}
