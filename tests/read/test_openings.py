"""A time that opens a sentence without a comma is kept apart from what follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.records import Document
from counterclaim.read import Parser
from counterclaim.read.openings import opening_end

PARSER = Parser()


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("At dawn", " Belunian jets struck a depot."),
        ("At about 17:40", " Avarian units opened fire."),
        ("On the night of 12 September", " saboteurs mined the road."),
        ("On Monday night", " the army shelled the town."),
        ("During the past day", " enemy guns fired 14 times."),
        ("Since 6 am", " fighters have been shelling the suburb."),
        ("At 0430 hours on 7 May", " aircraft struck the base."),
        ("Last night", " rebels fired rockets at a ship."),
        ("Over the past 24 hours", " six posts came under fire."),
        ("At Two Wells and Oldmill", " the Avarian side opened fire."),
        ("In the direction of Oak Hill", " the enemy attacked eleven times."),
        ("In the Kerva sector", " our units beat off two assaults."),
    ],
)
def test_opening_times_end_where_the_clause_begins(opening: str, rest: str) -> None:
    assert opening_end(opening + rest) == len(opening)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, the army shelled the town.",
        "At night in the suburb shots were heard.",
        "The night raid was beaten off.",
        "On May 5 of this year there was fire.",
        "In the village of Two Wells nobody was hurt.",
        "",
        "At 17:40",
    ],
)
def test_marked_times_and_other_openings_need_no_comma(text: str) -> None:
    assert opening_end(text) is None


def test_the_subject_after_an_opening_time_is_the_subject() -> None:
    text = "At 08:30 Avarian forces shelled the village."
    (sentence,) = PARSER.read(Document(id="d", text=text, language="en")).sentences
    assert sentence.opening == 2
    forces = next(t for t in sentence.tokens if t.text == "forces")
    assert forces.dep == "nsubj" and sentence.tokens[forces.head].text == "shelled"


@given(
    st.sampled_from(["At 08:30", "On 5 May", "Last night", "In the morning"]), st.text(max_size=60)
)
def test_offsets_are_of_the_unchanged_text(opening: str, rest: str) -> None:
    text = f"{opening} {rest}"
    reading = PARSER.read(Document(id="d", text=text, language="en"))
    for sentence in reading.sentences:
        for token in sentence.tokens:
            assert reading.body[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_entries_of_a_log_begin_with_their_time() -> None:
    text = (
        "07:35. A drone was heard. 08:20. The enemy opened fire, and our men answered. "
        "09:15. Rockets fell."
    )
    reading = PARSER.read(Document(id="d", text=text, language="en"))
    assert [s.text.split()[0] for s in reading.sentences] == ["07:35.", "08:20.", "09:15."]
    second = reading.sentences[1]
    enemy = next(t for t in second.tokens if t.text == "enemy")
    assert enemy.dep == "nsubj" and second.tokens[enemy.head].text == "opened"
    assert second.tokens[1].text == "."
