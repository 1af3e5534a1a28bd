"""Resolving: which days and hours the words mean, and on what ground."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counterclaim.core.errors import InputError
from counterclaim.core.interval import Interval, acled_time_precision, ucdp_date_prec
from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.time import (
    TimeContext,
    combine,
    default_interval,
    find_times,
    in_order,
    resolve_time,
)

PUBLISHED = datetime.fromisoformat("2022-09-13T14:30+04:00")


def value(
    text: str,
    published: datetime | date | None = PUBLISHED,
    *,
    zone: str | None = None,
    tense: str | None = "past",
    state: bool = False,
) -> Interval:
    context = TimeContext(
        published=published, zone=zone, tense="future" if tense == "future" else "past"
    )
    found = combine(find_times(text), context, state=state)
    assert isinstance(found, Resolved), found
    return found.value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("At around 00:05 on September 13", "2022-09-13T00:05", "2022-09-13T00:05"),
        ("On September 13, from 08:00 to 09:15", "2022-09-13T08:00", "2022-09-13T09:15"),
        ("in the night of September 12", "2022-09-12", "2022-09-13"),
        ("in the night from September 12 to 13", "2022-09-12", "2022-09-13"),
        ("in the night to the 12th", "2022-09-11", "2022-09-12"),
        ("late in the evening of September 12", "2022-09-12", "2022-09-12"),
        ("As of 14:00", "2022-09-13", "2022-09-13T14:00"),
        ("by 21:00, September 12", "2022-09-12", "2022-09-12T21:00"),
        ("from five minutes past midnight on Tuesday", "2022-09-13T00:05", "2022-09-13T14:30"),
        ("In the night", "2022-09-12", "2022-09-13"),
        ("overnight", "2022-09-12", "2022-09-13"),
        ("last night", "2022-09-12", "2022-09-13"),
        ("on Monday night", "2022-09-12", "2022-09-13"),
        ("this morning", "2022-09-13", "2022-09-13"),
        ("from 9 a.m. Moscow time of this day", "2022-09-13T10:00", "2022-09-13T14:30"),
        ("For two hours already", "2022-09-13T12:30", "2022-09-13T14:30"),
        ("for days on end", None, "2022-09-13"),
        ("since the beginning of the month", "2022-09-01", "2022-09-13T14:30"),
        ("since yesterday evening", "2022-09-12", "2022-09-13T14:30"),
        ("since 20:00 yesterday", "2022-09-12T20:00", "2022-09-13T14:30"),
        ("over the past month", "2022-08-13", "2022-09-13"),
        ("in the last 24 hours", "2022-09-12", "2022-09-13"),
        ("the night before at 01:10", "2022-09-13T01:10", "2022-09-13T01:10"),
        ("between 23:10 and 00:35", "2022-09-12T23:10", "2022-09-13T00:35"),
        ("between 8 and 11 in the evening", "2022-09-12T20:00", "2022-09-12T23:00"),
        ("from midnight up to now", "2022-09-13T00:00", "2022-09-13T14:30"),
        ("On the 5th of this month", "2022-09-05", "2022-09-05"),
        ("On the 21st, late in the evening", "2022-08-21", "2022-08-21"),
        ("on August 3", "2022-08-03", "2022-08-03"),
        ("on 20 October", "2021-10-20", "2021-10-20"),
        ("from 1 to 3 September", "2022-09-01", "2022-09-03"),
        ("some days ago", None, "2022-09-12"),
        ("ten days ago", "2022-09-03", "2022-09-03"),
        ("two hours ago", "2022-09-13T12:30", "2022-09-13T12:30"),
        ("since February", "2022-02-01", "2022-09-13T14:30"),
        ("in the week of July 3-9", "2022-07-03", "2022-07-09"),
        ("before dawn", "2022-09-13", "2022-09-13"),
        ("at 11 p.m. last night", "2022-09-12T23:00", "2022-09-12T23:00"),
        ("at 2 a.m. on the night of September 12", "2022-09-13T02:00", "2022-09-13T02:00"),
        ("Yesterday, from 0900 to 1100 hours", "2022-09-12T09:00", "2022-09-12T11:00"),
        ("for an hour from 4 p.m. Sunday", "2022-09-11T16:00", "2022-09-11T17:00"),
        ("Monday to Wednesday", "2022-09-05", "2022-09-07"),
        ("in the first week of June", "2022-06-01", "2022-06-07"),
        ("in 2020", "2020-01-01", "2020-12-31"),
        ("from 30 December 2021 to 2 January 2022", "2021-12-30", "2022-01-02"),
    ],
)
def test_intervals(text: str, start: str | None, end: str) -> None:
    found = value(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("hour", "start", "end"),
    [("09:05", "2024-09-25", "2024-09-26"), ("23:30", "2024-09-26", "2024-09-26")],
)
def test_a_night_that_is_still_to_come_is_the_one_before(hour: str, start: str, end: str) -> None:
    published = datetime.fromisoformat(f"2024-09-26T{hour}+03:00")
    found = value("On the night of September 26 they attacked", published)
    assert (str(found.start)[:10], str(found.end)[:10]) == (start, end)


def test_a_status_time_is_a_point_for_a_state() -> None:
    found = value("As of 14:00", state=True)
    assert (found.start, found.end) == ("2022-09-13T14:00", "2022-09-13T14:00")


def test_a_zone_in_the_text_is_converted_to_the_zone_of_the_place() -> None:
    published = datetime.fromisoformat("2022-09-13T13:10+01:00")
    found = value("2005 GMT on Monday", published, zone="Asia/Yerevan")
    assert (found.start, found.zone) == ("2022-09-13T00:05", "Asia/Yerevan")


def test_the_day_of_writing_is_that_of_the_place() -> None:
    published = datetime.fromisoformat("2022-09-12T20:30-04:00")
    assert value("today", published, zone="Asia/Yerevan").start == "2022-09-13"
    assert value("today", published).start == "2022-09-12"


def test_summer_time_is_kept() -> None:
    winter = datetime.fromisoformat("2023-01-10T12:00+02:00")
    summer = datetime.fromisoformat("2023-07-10T12:00+03:00")
    assert value("at 09:00 GMT", winter, zone="Europe/Kyiv").start == "2023-01-10T11:00"
    assert value("at 09:00 GMT", summer, zone="Europe/Kyiv").start == "2023-07-10T12:00"


def test_an_hour_without_half_of_the_day_has_an_alternative() -> None:
    published = datetime.fromisoformat("2022-09-13T09:20+04:00")
    mention = find_times("at half past twelve")[0]
    found = resolve_time(mention, TimeContext(published=published, tense="past"))
    assert isinstance(found, Resolved)
    assert found.value.start == "2022-09-13T00:30"
    assert len(found.alternatives) == 1
    assert found.score < 1


def test_the_future_is_ahead() -> None:
    assert value("on Sunday", tense="future").start == "2022-09-18"
    assert value("at midnight", tense="future").start == "2022-09-14T00:00"
    assert value("on 2 January", tense="future").start == "2023-01-02"


@pytest.mark.parametrize("text", ["daily", "two days of battles", "almost every evening"])
def test_what_has_no_date_is_unresolved(text: str) -> None:
    found = resolve_time(find_times(text)[0], TimeContext(published=PUBLISHED))
    assert isinstance(found, Unresolved)


@pytest.mark.parametrize("text", ["yesterday", "on Tuesday", "at 14:00", "last week", "in May"])
def test_nothing_is_defaulted_without_a_date(text: str) -> None:
    found = resolve_time(find_times(text)[0], TimeContext())
    assert isinstance(found, Unresolved)
    assert found.tried


def test_a_full_date_needs_no_context_and_is_stated() -> None:
    found = resolve_time(find_times("13 September 2022")[0], TimeContext())
    assert isinstance(found, Resolved)
    assert (found.value.start, found.basis) == ("2022-09-13", "stated")


def test_a_clock_time_stands_on_the_last_date_named() -> None:
    text = "On September 10 posts were shelled. At 21:40 it began again."
    resolved = [
        resolve_time(m, c) for m, c in in_order(find_times(text), TimeContext(published=PUBLISHED))
    ]
    last = resolved[-1]
    assert isinstance(last, Resolved)
    assert last.value.start == "2022-09-10T21:40"


def test_a_broken_zone_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="no zone"):
        value("at 10:00", zone="Mars/Olympus")


def test_defaults_say_so() -> None:
    day = default_interval(TimeContext(published=PUBLISHED))
    early = default_interval(
        TimeContext(published=datetime.fromisoformat("2022-09-13T02:30+04:00"))
    )
    planned = default_interval(TimeContext(published=PUBLISHED), planned=True)
    assert isinstance(day, Resolved) and isinstance(early, Resolved)
    assert isinstance(planned, Resolved)
    assert {day.basis, early.basis, planned.basis} == {"defaulted"}
    assert (day.value.start, day.value.end) == ("2022-09-13", "2022-09-13")
    assert (early.value.start, early.value.end) == ("2022-09-12", "2022-09-13")
    assert (planned.value.start, planned.value.end) == ("2022-09-13", None)
    assert isinstance(default_interval(TimeContext()), Unresolved)


@pytest.mark.parametrize(
    ("start", "end", "precision", "acled", "ucdp"),
    [
        ("2022-09-13T00:05", "2022-09-13T00:05", "minute", 1, 1),
        ("2022-09-12", "2022-09-13", "night", 1, 2),
        ("2022-09-12", "2022-09-15", "days", 2, 2),
        ("2022-09-05", "2022-09-11", "week", 2, 3),
        ("2022-09-01", "2022-09-30", "month", 3, 4),
        ("2022-01-01", "2022-12-31", "year", 3, 5),
        (None, "2022-09-13", "open", 3, 5),
    ],
)
def test_precision_classes(
    start: str | None, end: str, precision: str, acled: int, ucdp: int
) -> None:
    interval = Interval(start=start, end=end, precision=precision)  # type: ignore[arg-type]
    assert acled_time_precision(interval) == acled
    assert ucdp_date_prec(interval) == ucdp


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Interval(start="2022-09-14", end="2022-09-13")
