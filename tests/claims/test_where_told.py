"""Where an event was: states and capitals as places, clauses of other acts, ways and origins."""

from __future__ import annotations

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

EVENING = "2025-05-14T19:30+03:00"


def _places(text: str, event: str | None = None) -> list[list[list[str]]]:
    claims = read_flat(text, None, EVENING)
    return [c["places"] for c in claims if event in (None, c["event"])]


#: A state is where something was, where the words say so of its land.
STATES = [
    ("American warplanes struck 18 Houthi targets across Yemen on Monday.", ["Yemen"]),
    ("US forces struck more than 85 militia targets in Iraq and Syria.", ["Iraq", "Syria"]),
    ("The Turkish army killed 20 PKK fighters in the north of Iraq.", ["Iraq"]),
    ("Israeli jets struck Hezbollah depots throughout Lebanon.", ["Lebanon"]),
    ("Pakistani jets bombed hideouts of the TTP in Afghanistan.", ["Afghanistan"]),
]


@pytest.mark.parametrize(("text", "names"), STATES)
def test_a_land_in_which_something_was(text: str, names: list[str]) -> None:
    assert [[n, "at"] for n in names] in _places(text)


#: A capital is a town where it is hit, and else its government, or where something was said.
CAPITALS = [
    ("Israel struck the defence ministry in Damascus on Wednesday.", [["Damascus", "at"]]),
    ("Israeli jets bombed the army headquarters in Tehran on Monday.", [["Tehran", "at"]]),
    ("Sudanese jets bombed the embassy in Khartoum.", [["Khartoum", "at"]]),
    ("A drone of Kinshasa's bombed the market at Bibwe.", [["Bibwe", "at"]]),
    ("A Russian missile, Kyiv's commanders say, hit a school at Sumy.", [["Sumy", "at"]]),
    (
        "Baku denied the claims spread in Yerevan that its army had shelled Goris.",
        [["Goris", "at"]],
    ),
]


@pytest.mark.parametrize(("text", "places"), CAPITALS)
def test_a_capital_that_was_hit_and_one_that_speaks(text: str, places: list[list[str]]) -> None:
    assert places in _places(text)


#: A clause about another act gives its place to no event.
ASIDES = [
    (
        "Saudi jets bombed trucks at Mukalla which the Emirates had shipped from Fujairah.",
        [["Mukalla", "at"]],
    ),
    ("M23, which sits in Goma, attacked Congolese troops near Sake.", [["Sake", "at"]]),
    (
        "The RSF, which has its base in Nyala, shelled the town of El Obeid.",
        [["El Obeid", "at"]],
    ),
    (
        "Israeli troops shot at men at Khiam who had come from Tyre.",
        [["Khiam", "at"]],
    ),
    (
        "Ukrainian drones hit a train at Tokmak that carried fuel, which Russia had "
        "loaded at Rostov.",
        [["Tokmak", "at"]],
    ),
    # but where those stood who were hit is where they were hit
    (
        "A drone of the Ethiopian army killed 16 people who were waiting at a bus stop in Gedeb.",
        [["Gedeb", "at"]],
    ),
]


@pytest.mark.parametrize(("text", "places"), ASIDES)
def test_a_clause_of_another_act_places_nothing(text: str, places: list[list[str]]) -> None:
    assert places in _places(text)


WAYS = [
    ("Congolese troops left for Uvira; M23 attacked Sake.", "withdrawal", ["Uvira", "toward"]),
    ("Thousands of villagers fled Masisi and made for Goma.", "displacement", ["Goma", "toward"]),
    ("Burundi has sent two more battalions into Gatumba.", "buildup", ["Gatumba", "toward"]),
    ("Ethiopia moved troops into Gedo on Monday.", "buildup", ["Gedo", "toward"]),
    ("Russia moved three brigades to Pokrovsk.", "buildup", ["Pokrovsk", "toward"]),
]


@pytest.mark.parametrize(("text", "event", "place"), WAYS)
def test_where_a_way_leads(text: str, event: str, place: list[str]) -> None:
    assert any(place in found for found in _places(text, event))


NO_PLACES = [
    "North Korean soldiers crossed the MDL on Tuesday and South Korean troops fired warning shots.",
    "Marines fired mortars at the rebels of the New People's Army.",
    "Police shot dead two gunmen of al-Shabaab.",
    "Indian troops fired across the LAC at Chinese soldiers.",
    "A Chinese ship rammed a Philippine boat at the reef, as Beijing calls the rock.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_lines_troops_and_governments_are_no_places(text: str) -> None:
    assert not any(_places(text))


GONE_ON = [
    ("M23 rebels attacked the post at Kibumba. Eleven soldiers were taken prisoner.", "capture"),
    (
        "Cambodian soldiers fired at a Thai patrol near Chong Bok.\n\nA firefight broke out.",
        "clash",
    ),
    ("Fano fighters stormed the camp at Gashena. They captured 30 Ethiopian soldiers.", "capture"),
    ("The RSF attacked El Obeid. A clash with the Sudanese army followed.", "clash"),
    ("Hezbollah raided an Israeli post at Ramim. Two soldiers were captured.", "capture"),
]


@pytest.mark.parametrize(("text", "event"), GONE_ON)
def test_what_follows_an_attack_was_where_the_attack_was(text: str, event: str) -> None:
    assert any(_places(text, event))


#: A name beside the post of a party is that of a land, and no surname.
LANDS = [
    (
        "The Ethiopian army attacked Tigray, whose government sits in Mekelle. On Monday TPLF "
        "fighters attacked Ethiopian troops in Tigray.",
        "Tigray",
    ),
    (
        "The Sudanese army said of Darfur, where the government has fled, that it had fallen. The "
        "RSF shelled troops of the army in Darfur.",
        "Darfur",
    ),
    (
        "Colombia's army, Cauca, said ELN fighters had attacked. ELN fighters attacked soldiers in "
        "Cauca.",
        "Cauca",
    ),
    (
        "Congo's army, Ituri, said CODECO had attacked. CODECO fighters attacked troops in Ituri.",
        "Ituri",
    ),
    (
        "Nigeria's army, Borno, said ISWAP had attacked. ISWAP attacked soldiers in Borno.",
        "Borno",
    ),
]


@pytest.mark.parametrize(("text", "name"), LANDS)
def test_a_land_beside_a_post_is_no_person(text: str, name: str) -> None:
    assert any([name, "at"] in found for found in _places(text))
