"""No text breaks the reader of times, and none makes it slow."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.time import (
    TimeContext,
    combine,
    find_times,
    in_order,
    resolve_time,
    timex,
)
from counterclaim.resolve.time.grammar import alphabet

WORDS = sorted(alphabet().classes)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([w.capitalize() for w in WORDS]),
    st.integers(0, 99999).map(str),
    st.sampled_from([" ", " ", " ", ", ", ":", ".", "-", "–", "/", "\n\n", "'", "(", ")", " to "]),
    st.sampled_from(["GMT", "Baku time", "31", "29", "00:05", "24:00", "1st", "٣", "²", "’s"]),
)
CONTEXTS = st.builds(
    TimeContext,
    published=st.one_of(
        st.none(),
        st.dates(date(1, 1, 1), date(9999, 12, 31)),
        st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC)),
    ),
    zone=st.sampled_from([None, "Asia/Baku", "+05:30", "America/New_York"]),
    tense=st.sampled_from([None, "past", "future"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=24).map(" ".join), CONTEXTS)
def test_words_of_time_in_any_order(text: str, context: TimeContext) -> None:
    mentions = find_times(text)
    at = 0
    for mention, here in in_order(mentions, context):
        assert at <= mention.start < mention.end
        assert mention.cue_start <= mention.start
        assert text[mention.start : mention.end] == mention.text
        at = mention.end
        kind, value = timex(mention, here)
        assert kind in {"DATE", "TIME", "DURATION", "SET"} and value
        assert isinstance(resolve_time(mention, here), Resolved | Unresolved)
    assert isinstance(combine(mentions, context), Resolved | Unresolved)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_words_of_time_run_together(text: str) -> None:
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for mention in find_times(text):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.",
        "the ",
        "12-13-",
        "5:05 ",
        "Monday, ",
        "Easter May 1 ",
        "the night of ",
        "a \n",
        "8 p.m. ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            find_times(text)
            best = min(best, time.process_time() - start)
        return best

    find_times(unit * 50)
    short, long = seconds(10_000), seconds(80_000)
    assert long < 16 * max(short, 0.01) + 0.2
