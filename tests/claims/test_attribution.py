"""Who says it: sentences written for these tests, over pairs of parties from all continents.

Each sentence is read by the whole chain, as one document. The pairs are arbitrary: a rule must
not know who is who.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import reader

from counterclaim.claims.flat import to_flat
from counterclaim.core.records import Document

#: Country, code and adjective of the one side, then of the other.
PAIRS = [
    ("Peru", "PER", "Peruvian", "Ecuador", "ECU", "Ecuadorian"),
    ("Bolivia", "BOL", "Bolivian", "Chile", "CHL", "Chilean"),
    ("India", "IND", "Indian", "Pakistan", "PAK", "Pakistani"),
    ("Ethiopia", "ETH", "Ethiopian", "Eritrea", "ERI", "Eritrean"),
    ("Thailand", "THA", "Thai", "Cambodia", "KHM", "Cambodian"),
    ("Israel", "ISR", "Israeli", "Iran", "IRN", "Iranian"),
    ("Ukraine", "UKR", "Ukrainian", "Russia", "RUS", "Russian"),
    ("Armenia", "ARM", "Armenian", "Azerbaijan", "AZE", "Azerbaijani"),
    ("Azerbaijan", "AZE", "Azerbaijani", "Armenia", "ARM", "Armenian"),
    ("Rwanda", "RWA", "Rwandan", "Burundi", "BDI", "Burundian"),
    ("Pakistan", "PAK", "Pakistani", "India", "IND", "Indian"),
]
IDS = [f"{p[1]}-{p[4]}" for p in PAIRS]
#: An outlet's text opens with a sentence that tells no event.
SCENE = "The {a} army and the {b} army face each other along the border. "


def claims(
    text: str, pair: tuple[str, ...], *, publisher: str = "", title: str = "", scene: bool = True
) -> list[dict[str, Any]]:
    """The claims of a text over a pair, with A and B for the codes of the two sides."""
    words = dict(zip(("A", "ac", "a", "B", "bc", "b"), pair, strict=True))
    codes = {pair[1]: "A", pair[4]: "B"}
    body = text.format(**words)
    body = body[:1].upper() + body[1:]
    if not publisher and scene:
        body = SCENE.format(**words) + body
    document = Document(
        id="t",
        title=title.format(**words),
        text=body,
        source="Example Wire" if not publisher else "Ministry of Defence",
        source_party={"A": pair[1], "B": pair[4], "": None}[publisher],
        published_at="2024-05-02T12:00+00:00",
        language="en",
    )
    found = []
    for claim in reader().read(document).claims:
        flat = dict(to_flat(claim))
        flat["speaker"] = codes.get(flat["speaker"], flat["speaker"])
        for role in ("actors", "targets"):
            flat[role] = [codes.get(code, code) for code in flat[role]]
        found.append(flat)
    return found


def told(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Speakers and stances of the claims."""
    return {(c["speaker"], c["stance"]) for c in found}


OTHERS_SAY = [
    "{B}'s military said {A} fired 40 rockets at {B}.",
    "{a} troops fired mortars at {b} positions, according to the {b} defence ministry.",
    "{a} troops shelled {b} positions, the {b} army said.",
    "The {b} defence ministry said on Tuesday that {a} troops had shelled {b} positions.",
    '"{a} troops shelled our positions," the {b} defence ministry said.',
    "In {B}, the defence ministry said that {a} troops had shelled {b} positions.",
    "{A}, the {b} army said, had shelled {b} positions with mortars.",
    "A spokesman for the {b} army told reporters that {a} troops had shelled {b} positions.",
    "Citing the {b} defence ministry, the agency reported that {a} troops shelled {b} positions.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", OTHERS_SAY)
def test_a_speaker_is_not_the_attacker(text: str, pair: tuple[str, ...]) -> None:
    """B says that A fired: B asserts, A is the actor."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert found, text
    assert {c["speaker"] for c in found} == {"B"}
    assert {c["stance"] for c in found} == {"assert"}
    assert all(c["actors"] == ["A"] for c in found), found


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_an_own_deed_has_its_speaker_as_actor(pair: tuple[str, ...]) -> None:
    """ "A's ministry said its forces destroyed 27 drones": A asserts, A did it, to B."""
    found = claims("{A}'s defence ministry said its forces destroyed 27 {b} drones.", pair)
    assert [(c["speaker"], c["stance"], c["actors"], c["targets"]) for c in found] == [
        ("A", "assert", ["A"], ["B"])
    ]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_threat_of_response_is_no_attack(pair: tuple[str, ...]) -> None:
    """ "If A attacks again": no attack occurred."""
    found = claims("If {A} attacks again, {B} will respond, the {b} army said.", pair)
    assert not [c for c in found if c["status"] == "occurred" and c["event"] == "attack"]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize(
    "title", ["{A}: {b} troops shelled a village", "{b} troops shelled a village - {a} army"]
)
def test_a_source_in_a_title_speaks_and_does_not_act(title: str, pair: tuple[str, ...]) -> None:
    """A colon or a dash sets a source off in a title."""
    found = [c for c in claims("", pair, title=title) if c["event"] == "shelling"]
    assert [(c["speaker"], c["actors"]) for c in found] == [("A", ["B"])]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_quotation_of_several_sentences_has_one_source(pair: tuple[str, ...]) -> None:
    """The source that closes a quotation owns all of it."""
    text = (
        '"The {b} side opened mortar fire at our posts. Two {a} soldiers were killed there," '
        "the {a} ministry said."
    )
    found = claims(text, pair)
    assert found
    assert {c["speaker"] for c in found} == {"A"}


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_pronoun_means_the_last_source(pair: tuple[str, ...]) -> None:
    """ "It said" goes on with the ministry, "he said" with its spokesman."""
    text = (
        "A spokesman for the {a} army said {b} troops had opened mortar fire at dawn. "
        "He said that {b} drones had struck a depot in the evening."
    )
    found = [c for c in claims(text, pair) if c["event"] in ("shelling", "drone_strike")]
    assert len(found) == 2
    assert {c["speaker"] for c in found} == {"A"}


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_both_ministries_are_two_speakers(pair: tuple[str, ...]) -> None:
    """What both sides say is a claim of each."""
    found = claims("Both {a} and {b} officials said the truce was holding.", pair)
    assert {c["speaker"] for c in found} == {"A", "B"}


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize(
    "text",
    [
        "{a} artillery shelled a {b} village, residents said.",
        "Witnesses said that {a} artillery shelled a {b} village.",
        "{a} artillery shelled a {b} village, according to local residents.",
    ],
)
def test_residents_have_no_party(text: str, pair: tuple[str, ...]) -> None:
    """Residents and witnesses speak for nobody."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert [c["speaker"] for c in found] == ["UNKNOWN"]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize(
    "text",
    [
        "The {a} army declined to comment on the shelling of the {b} village.",
        "{A} has not commented on the attack on the {b} base.",
        "{A}'s army neither confirmed nor denied the strike on the {b} base.",
    ],
)
def test_silence_is_no_claim(text: str, pair: tuple[str, ...]) -> None:
    """Who does not comment claims and denies nothing."""
    assert claims(text, pair) == []


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_a_later_surname_keeps_its_party(pair: tuple[str, ...]) -> None:
    """A person introduced with a post is known by the surname afterwards."""
    text = (
        "{a} army spokesman Tamar Velikov said the night was calm. "
        "The {b} army said that {a} troops had shelled a village. "
        "Velikov said that {b} troops had fired mortars at a {a} post."
    )
    found = [c for c in claims(text, pair) if c["event"] == "shelling" and c["actors"] == ["B"]]
    assert [c["speaker"] for c in found] == ["A"]


def test_an_armed_group_has_no_ministry() -> None:
    """ "The ministry" is the state's, "the group" the armed group's, whoever spoke last."""
    text = (
        "Al-Shabaab fighters attacked a Somali army base on Tuesday with mortars, the group said. "
        "The defence ministry said that the army had killed 20 fighters."
    )
    document = Document(
        id="t", title="", text=text, source="Example Wire", source_party=None,
        published_at="2024-05-02T12:00+00:00", language="en",
    )  # fmt: skip
    flat = [dict(to_flat(c)) for c in reader().read(document).claims]
    assert {c["speaker"] for c in flat if c["actors"] == ["SHABAAB"]} == {"SHABAAB"}
    assert {c["speaker"] for c in flat if c["actors"] != ["SHABAAB"]} == {"SOM"}


BESIDE = [
    "The {a} ministry has it that {b} troops shelled a village.",
    "The {a} army is adamant that {b} troops shelled a village.",
    "The {a} ministry was quoted as saying {b} troops had shelled a village.",
    "The {a} ministry complained that {b} troops had shelled a village.",
    "Per the {a} ministry, {b} troops shelled a village.",
    "As the {a} ministry tells it, {b} troops shelled a village.",
    "{b} troops shelled a village, as the {a} army puts it.",
    "The {a} version is that {b} troops shelled a village.",
    "{b} troops shelled a village, said a spokesman for the {a} army.",
    "Word came from the {a} army that {b} troops had shelled a village.",
    "If the {a} ministry is to be believed, {b} troops shelled a village.",
]


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("text", BESIDE)
def test_a_turn_of_phrase_names_the_source(text: str, pair: tuple[str, ...]) -> None:
    """Who tells it is told by more than verbs of saying."""
    found = [c for c in claims(text, pair) if c["event"] == "shelling"]
    assert found, text
    assert {(c["speaker"], c["stance"]) for c in found} == {("A", "assert")}, found
