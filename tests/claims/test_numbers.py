"""Amounts and counts, on sentences written for these tests."""

from __future__ import annotations

from functools import lru_cache

import pytest

from counterclaim.claims.annotate import Annotated, annotate
from counterclaim.claims.naming import Namer
from counterclaim.claims.number_counts import find_counts
from counterclaim.claims.number_words import number_words
from counterclaim.claims.numbers import amount_at, find_amounts, ordinal_at
from counterclaim.claims.vocabulary import load_vocabulary
from counterclaim.core.records import Document
from counterclaim.read import Parser, Sentence


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser()


def _sentence(text: str) -> Sentence:
    return _parser().read(Document(id="t", text=text, language="en")).sentences[0]


def _annotated(text: str) -> Annotated:
    vocabulary = load_vocabulary()
    return annotate(_sentence(text), vocabulary, Namer(vocabulary, None))


def _amounts(text: str) -> list[tuple[str, int | None, int | None]]:
    found = find_amounts(_sentence(text))
    return [(a.words, a.low, a.high) for a in found if not a.article]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("The gunners fired 3,715 rounds.", "3,715", 3715, 3715),
        ("The gunners fired 1 900 rounds.", "1 900", 1900, 1900),
        ("They spent 1.2 million shells.", "1.2 million", 1_200_000, 1_200_000),
        ("Forty-two fighters surrendered.", "Forty-two", 42, 42),
        ("One hundred and seventy people died.", "One hundred and seventy", 170, 170),
        ("A hundred shells fell on the town.", "A hundred", 100, 100),
        ("A dozen men were hurt.", "A dozen", 12, 12),
        ("Twenty-five thousand people fled.", "Twenty-five thousand", 25_000, 25_000),
        ("More than 50 houses burned.", "More than 50", 50, None),
        ("At least 13 people died.", "At least 13", 13, None),
        ("No fewer than six boats sank.", "No fewer than six", 6, None),
        ("Not less than 80 shells fell.", "Not less than 80", 80, None),
        ("Up to 230 soldiers were killed.", "Up to 230", None, 230),
        ("No more than five men were lost.", "No more than five", None, 5),
        ("As many as 40 rockets fell.", "As many as 40", None, 40),
        ("Fewer than 30 people stayed.", "Fewer than 30", None, 30),
        ("About 60 shots were fired.", "About 60", 60, 60),
        ("Some 60 shots were fired.", "Some 60", 60, 60),
        ("Nearly 300 people died.", "Nearly 300", 300, 300),
        ("Between 5 and 7 drones crossed.", "Between 5 and 7", 5, 7),
        ("They lost 5 to 7 tanks.", "5 to 7", 5, 7),
        ("They lost 5-7 tanks.", "5-7", 5, 7),
        ("Five or six men ran away.", "Five or six", 5, 6),
        ("They lost ten or more vehicles.", "ten or more", 10, None),
        ("They lost 250+ vehicles.", "250+", 250, None),
        ("Several soldiers were hurt.", "Several", None, None),
        ("A number of posts were hit.", "A number of", None, None),
        ("Dozens of people fled.", "Dozens of", None, None),
        ("No soldier was hurt.", "No", 0, 0),
        ("None of our men was hurt.", "None of", 0, 0),
        ("Not a single shot was fired.", "Not a single", 0, 0),
        ("Nobody was hurt.", "Nobody", 0, 0),
        ("Three more drones were seen.", "Three more", 3, 3),
        ("A couple of trucks burned.", "A couple of", 2, 2),
    ],
)
def test_amounts_and_their_bounds(text: str, words: str, low: int | None, high: int | None) -> None:
    assert (words, low, high) in _amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on September 27.",
        "It happened on 12 to 14 September.",
        "It happened in 2016.",
        "It began at 18:10 and ended at 8 p.m.",
        "A 73mm round was found.",
        "The D-30 howitzer and the S-400 battery stayed.",
        "Article 4 was invoked.",
        "The 20-year-old driver left.",
        "Turnout reached 60 percent.",
        "The shelling lasted from 1100 hours on.",
    ],
)
def test_dates_times_and_names_are_no_amounts(text: str) -> None:
    assert [a for a in _amounts(text) if a[1] != 20] == []


def test_an_age_before_a_noun_is_no_amount() -> None:
    assert _amounts("The 20-year-old driver left.") == []


def test_approximate_amounts_say_so() -> None:
    found = [a for a in find_amounts(_sentence("About 60 men came.")) if a.words == "About 60"]
    assert found and found[0].approximate


def test_articles_count_one_before_a_noun() -> None:
    tokens = _sentence("A soldier left.").tokens
    amount = amount_at(tokens, 0)
    assert amount is not None
    assert (amount.low, amount.high, amount.article) == (1, 1, True)


@pytest.mark.parametrize(
    ("text", "at", "value"), [("A thirteenth body", 1, 13), ("the 21st", 1, 21)]
)
def test_ordinals(text: str, at: int, value: int) -> None:
    assert ordinal_at(_sentence(text).tokens, at) == value


@pytest.mark.parametrize(
    ("text", "kind", "token", "low", "high"),
    [
        ("The rebels violated the truce 28 times.", "times", "violated", 28, 28),
        ("The rebels twice violated the truce.", "times", "violated", 2, 2),
        ("The battery fired 60 shells at the ridge.", "shots", "shells", 60, 60),
        ("The air force carried out four strikes.", "acts", "strikes", 4, 4),
        ("The defenders beat off 11 attacks.", "acts", "attacks", 11, 11),
        ("Some 45 military aircraft were detected.", "objects", "aircraft", 45, 45),
        ("Seven naval vessels were detected.", "objects", "vessels", 7, 7),
        ("More than 200 artillery rounds were fired.", "shots", "rounds", 200, None),
        ("The number of aircraft had been 26.", "objects", "aircraft", 26, 26),
    ],
)
def test_counts(text: str, kind: str, token: str, low: int, high: int | None) -> None:
    annotated = _annotated(text)
    found = [
        (c.kind, annotated.sentence.tokens[c.token].text, c.low, c.high)
        for c in find_counts(annotated)[0]
    ]
    assert (kind, token, low, high) in found


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("The day before, the number had been 126.", "figure", 126),
        ("In the previous week, 89 were recorded.", "part", 89),
        ("Nine of them crossed the median line.", "part", 9),
    ],
)
def test_figures_without_their_unit(text: str, kind: str, low: int) -> None:
    assert (kind, low) in [(c.kind, c.low) for c in find_counts(_annotated(text))[1]]


def test_losses_are_not_counted_as_acts() -> None:
    assert find_counts(_annotated("Four soldiers were killed.")) == ([], [])


def test_the_lexicon_holds_words_only() -> None:
    words = number_words()
    for table in (words.before, words.after, words.fixed):
        assert all(isinstance(w, str) for first in table for w in (first,))
    assert "no" in words.fixed
