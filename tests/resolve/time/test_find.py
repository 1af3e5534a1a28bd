"""Finding expressions of time: spans, kinds, relations, and what is no time at all."""

from __future__ import annotations

import pytest

from counterclaim.resolve.time import TimeMention, find_times, grammar
from counterclaim.resolve.time.grammar import alphabet, compile_rules, first_characters
from counterclaim.resolve.time.lexicon import load_words


def texts(text: str) -> list[str]:
    return [m.text for m in find_times(text)]


def only(text: str) -> TimeMention:
    mentions = find_times(text)
    assert len(mentions) == 1, [m.text for m in mentions]
    return mentions[0]


@pytest.mark.parametrize(("phrase", "kind"), load_words().examples())
def test_examples_of_the_lexicon(phrase: str, kind: str) -> None:
    assert only(phrase).kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On September 13 units fired.", ["September 13"]),
        ("on 13 September 2022,", ["13 September 2022"]),
        ("on 13.09.2022 and 2022-09-14", ["13.09.2022", "2022-09-14"]),
        ("on Sept. 12-13 there", ["Sept. 12-13"]),
        ("from 30 August to 2 September", ["30 August to 2 September"]),
        ("in October-November 2020", ["October-November 2020"]),
        ("in 2020-2021", ["2020-2021"]),
        ("the evening of September 12", ["the evening of September 12"]),
        ("in the night from September 12 to 13 it", ["the night from September 12 to 13"]),
        ("on the night of 12 to 13 September", ["the night of 12 to 13 September"]),
        ("in the night of the 19th to the 20th", ["the night of the 19th to the 20th"]),
        ("late on 12 September", ["late on 12 September"]),
        ("yesterday evening", ["yesterday evening"]),
        ("from 08:00 to 09:15 Baku time", ["08:00", "09:15 Baku time"]),
        ("between 10 and 11 a.m. they", ["10", "11 a.m."]),
        ("between 4 and 6 on Sunday morning", ["4", "6 on Sunday"]),
        ("from two to four at night they", ["two", "four at night"]),
        ("lasted from 7 until 9 on Saturday evening", ["7", "9 on Saturday"]),
        ("3 and 5 men on Sunday morning", ["Sunday morning"]),
        ("from 0900 to 1100 hours", ["0900", "1100 hours"]),
        ("at five minutes past midnight", ["five minutes past midnight"]),
        ("before half past twelve", ["half past twelve"]),
        ("at 17.30 the", ["17.30"]),
        ("at 8 p.m. (1600 GMT)", ["8 p.m.", "1600 GMT"]),
        ("2005 GMT on Monday", ["2005 GMT on Monday"]),
        ("in May and November of last year", ["May", "November of last year"]),
        ("in the week of July 2-8", ["the week of July 2-8"]),
        ("in the third quarter of 1990", ["the third quarter of 1990"]),
        ("in the 1990s and the '80s", ["the 1990s", "the '80s"]),
        ("the end of August", ["the end of August"]),
        ("on Christmas Eve", ["Christmas Eve"]),
        ("SAN SALVADOR, 3 JAN 90 -- [TEXT]", ["3 JAN 90"]),
        ("at 0900, more than 30 minutes ago", ["0900", "more than 30 minutes ago"]),
        ("May 9, Victory Day, and Easter, not June", ["May 9", "Victory Day", "Easter", "June"]),
        ("Monday to Wednesday", ["Monday to Wednesday"]),
        ("nearly two months of siege", ["nearly two months"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may attack.",
        "May Allah rest their souls!",
        "March on the city and spring the trap before the fall.",
        "a second attack and the third wave",
        "the 4th Brigade held on the 102nd base",
        "call +374 10 123456 or 010-20-22-23",
        "see section 5.2.1 and Article 12.30",
        "a 122-mm howitzer, a 5.45 mm rifle, a D-30 and an Su-25",
        "they won 3:1",
        "1977 people and 2022 rounds",
        "1,945 shells at $2,022",
        "on page 1945",
        "CALLS TO MARCH AND MARCH AGAIN IN THE DARK",
        "five to ten soldiers",
        "at 12:60 or 25:00",
        "COVID-19 and 9/11/",
        "Sun Tzu met Mon in Dec",
        "x² and ²³",
        "over 50 were hurt",
        "",
    ],
)
def test_no_times(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("as of 14:00", "as_of"),
        ("by 21:00", "by"),
        ("since yesterday evening", "since"),
        ("from 8 p.m. of September 14 on", "since"),
        ("from September 14", "from"),
        ("starting from the night of September 12", "from"),
        ("beginning from 18:00, September 28", "from"),
        ("until Thursday", "until"),
        ("before noon", "before"),
        ("shortly before noon", "at"),
        ("after 6 p.m.", "after"),
        ("for two hours", "for"),
        ("at around 00:05", "at"),
        ("from 12 to 14 September", "at"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert only(text).relation == relation


def test_cue_begins_at_its_preposition() -> None:
    text = "It is calm as of about 14:00."
    mention = only(text)
    assert text[mention.cue_start : mention.end] == "as of about 14:00"
    assert mention.form.approximate


def test_offsets_are_code_points() -> None:
    text = "🛩️ Ağdərə, 13 September: «yesterday»"
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.text
    assert texts(text) == ["13 September", "yesterday"]


def test_non_latin_digits_are_read() -> None:
    form = only("٢٠٢٢-٠٩-١٣").form
    assert (form.year, form.month, form.day) == (2022, 9, 13)


def test_an_impossible_day_gives_its_month_and_is_approximate() -> None:
    mention = only("on 31 June 2022")
    assert (mention.form.month, mention.form.day) == (6, None)
    assert mention.form.approximate


def test_the_zone_of_a_range_holds_for_both_ends() -> None:
    first, second = find_times("from 08:00 to 09:15 Baku time")
    assert first.form.zone == second.form.zone == "Asia/Baku"


def test_first_characters_of_rules() -> None:
    assert first_characters("(?:a|b)?c[de]") == ({"a", "b", "c"}, False)
    assert first_characters("(?!x)a?") == ({"a"}, True)


def test_alphabet_separates_paragraphs() -> None:
    assert texts("in the night\n\nof September 12") == ["the night", "September 12"]
    classes, _ = alphabet().encode("a\n\nb")
    assert len(classes) == 3


def test_every_rule_compiles_and_so_do_those_of_each_beginning() -> None:
    for start in compile_rules().values():
        assert start.any.groups == 0 or not start.any.groupindex
        for rule in start.rules:
            assert rule.regex.match("") is None


def test_one_regex_for_all_finds_what_each_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "At 17:40 on September 13, 2022, and again two days later, in the evening of May 3."
    classes, _ = alphabet().encode(text)
    one_by_one = _beginnings(classes)
    monkeypatch.setattr(grammar, "_FEW", 0)
    assert _beginnings(classes) == one_by_one
    assert len(one_by_one) > 5


def _beginnings(classes: str) -> list[int]:
    index = compile_rules()
    return [
        at for at, char in enumerate(classes) if char in index and index[char].begins(classes, at)
    ]


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("It began at 8.15 on Thursday evening.", 20, 15),
        ("It began at 3:30 on Friday afternoon.", 15, 30),
        ("It began at 4.30 on Saturday morning.", 4, 30),
        ("At 1435H on 8 May it was rammed.", 14, 35),
        ("It fell on Friday 8.15 p.m. there.", 20, 15),
    ],
)
def test_hours_with_their_part_of_the_day(text: str, hour: int, minute: int) -> None:
    form = find_times(text)[0].form
    assert (form.hour, form.minute) == (hour, minute)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Friday 21. A drone hit the school.", "day_of_month"),
        ("Thursday 8: A drone hit the school.", "day_of_month"),
        ("On Tuesday 6 soldiers were killed.", "weekday"),
        ("One day earlier, a shell fell.", "next_to"),
        ("It was a day before the attack.", "duration"),
    ],
)
def test_days_of_a_list_and_days_before(text: str, found: str) -> None:
    assert find_times(text)[0].form.base == found
