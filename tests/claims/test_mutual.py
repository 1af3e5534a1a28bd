"""What two sides say of each other is a claim of each, and of neither alone."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, read_flat

pytestmark = pytest.mark.usefixtures("any_text")

BLAMED = [
    (
        "Each side accused the other of firing first after Thai and Cambodian troops clashed near "
        "Ta Muen.",
        {"THA", "KHM"},
    ),
    (
        "The sides blame each other for the escalation. Armenian and Azerbaijani troops clashed on "
        "Tuesday near Sotk.",
        {"ARM", "AZE"},
    ),
    ("M23 and the Congolese army traded blame for the shelling of Goma.", {"M23", "COD"}),
    (
        "Both countries accused each other of shelling villages. Kyrgyz and Tajik troops fought "
        "near Batken on Tuesday.",
        {"KGZ", "TJK"},
    ),
    (
        "The army and the RSF accused each other of shelling the market of El Fasher.",
        {"SAF", "RSF"},
    ),
]


@pytest.mark.parametrize(("text", "sides"), BLAMED)
def test_mutual_blame_is_a_claim_of_each(text: str, sides: set[str]) -> None:
    found = [c for c in claims(text) if c["event"] == "blame"]
    assert {c["speaker"] for c in found} == sides
    assert len(found) == 2
    for claim in found:
        assert claim["actors"] == [claim["speaker"]]
        assert set(claim["targets"]) == sides - {claim["speaker"]}


def test_the_outlet_speaks_again_behind_what_two_said() -> None:
    found = claims(BLAMED[1][0])
    assert [c["speaker"] for c in found if c["event"] == "clash"] == ["MEDIA"]


@pytest.mark.parametrize(
    ("text", "event", "sides"),
    [
        (
            "India and Pakistan accused each other of violating the ceasefire in Kashmir.",
            "ceasefire_violation",
            {"IND", "PAK"},
        ),
        (
            "Russia and Ukraine accused each other of shelling the nuclear plant at Enerhodar on "
            "Sunday.",
            "shelling",
            {"RUS", "UKR"},
        ),
    ],
)
def test_an_act_that_each_lays_to_the_other(text: str, event: str, sides: set[str]) -> None:
    found = [c for c in claims(text) if c["event"] == event]
    told = {(c["speaker"], *c["actors"], *c["targets"]) for c in found}
    one, other = sorted(sides)
    assert told == {(one, other, one), (other, one, other)}


def test_one_accuser_stays_one() -> None:
    found = claims("Thailand accused Cambodia of shelling the other bank near Ta Muen on Tuesday.")
    assert {c["speaker"] for c in found} == {"THA"}


def test_who_complains_of_what_was_hit_where_the_verb_is_left_out() -> None:
    found = claims(
        "Thai and Cambodian troops clashed on Tuesday. The two complained of each other again, the "
        "Thais of drones over the border, the Cambodians of shelling that lasted all night."
    )
    (shelling,) = [c for c in found if c["event"] == "shelling"]
    assert shelling["speaker"] == "KHM"
    assert (shelling["actors"], shelling["targets"]) == (["THA"], ["KHM"])


HEADED = [
    (
        "Thailand and Cambodia trade blame over border clash",
        "Thai and Cambodian troops exchanged fire on Thursday near Ta Muen Thom temple.",
        {"THA", "KHM"},
    ),
    (
        "Tigray and Ethiopia's government trade accusations",
        "Fighting erupted between Tigrayan forces and the Ethiopian army near Kobo on Wednesday.",
        {"TPLF", "ETH"},
    ),
    (
        "Pakistan and India trade accusations after Uri attack",
        "Gunmen killed six soldiers in Uri on Monday.",
        {"PAK", "IND"},
    ),
]


@pytest.mark.parametrize(("title", "text", "sides"), HEADED)
def test_a_headline_in_which_two_trade_blame(title: str, text: str, sides: set[str]) -> None:
    found = [c for c in read_flat(text, title=title) if c["event"] == "blame"]
    one, other = sorted(sides)
    told = {(c["speaker"], *c["actors"], *c["targets"]) for c in found}
    assert told == {(one, one, other), (other, other, one)}
