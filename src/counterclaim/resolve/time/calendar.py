"""Days, weeks, months, quarters: arithmetic on dates that forms need."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from counterclaim.core.interval import Precision

#: Months of a season of the northern hemisphere: first month, and whether it opens a new year.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_PRECISION: dict[str, Precision] = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "weekend": "days",
    "month": "month",
    "quarter": "quarter",
    "season": "season",
    "year": "year",
    "decade": "years",
    "century": "years",
    "fortnight": "days",
    "millennium": "years",
}
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
UNIT_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> date | None:
    """The same day some months away, or the last of that month; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def add_units(day: date, unit: str, count: int) -> date | None:
    """A day some units away; None outside the calendar, or for units below the day."""
    if unit in UNIT_MONTHS:
        return add_months(day, count * UNIT_MONTHS[unit])
    if unit in UNIT_DAYS and abs(count) < 4_000_000:
        try:
            return day + timedelta(days=count * UNIT_DAYS[unit])
        except OverflowError:
            return None
    return None


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """The first and last day of the calendar unit that holds a day."""
    if unit in ("week", "fortnight"):
        first = day - timedelta(days=day.isoweekday() - 1)
        return first, first + timedelta(days=6)
    if unit == "weekend":
        first = day - timedelta(days=day.isoweekday() - 1)
        return first + timedelta(days=5), first + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=last_day(day.year, day.month))
    if unit == "quarter":
        month = (day.month - 1) // 3 * 3 + 1
        return date(day.year, month, 1), date(day.year, month + 2, last_day(day.year, month + 2))
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return years(day.year // 10 * 10, 10)
    if unit == "century":
        return years((day.year - 1) // 100 * 100 + 1, 100)
    return day, day


def years(first: int, count: int) -> tuple[date, date]:
    """The first and last day of a run of years, cut to the calendar."""
    low, high = max(1, first), min(9998, first + count - 1)
    return date(low, 1, 1), date(max(low, high), 12, 31)


def season_of(year: int, season: str) -> tuple[date, date]:
    """A season of the north; winter runs into the next year."""
    first = date(year, SEASON_MONTHS[season], 1)
    after = add_months(first, 3) or first
    return first, after - timedelta(days=1)


def shift_edge(first: date, last: date, edge: str | None) -> tuple[date, date]:
    """The early, middle or late part of a span of days."""
    length = (last - first).days + 1
    if edge is None or length < 3:
        return first, last
    if edge in ("start", "end") and length > 3:
        few = max(1, min(length // 4, 31))
        if edge == "start":
            return first, first + timedelta(days=few - 1)
        return last - timedelta(days=few - 1), last
    if edge == "half1":
        return first, first + timedelta(days=length // 2 - 1)
    if edge == "half2":
        return first + timedelta(days=length // 2), last
    third = length // 3
    if edge == "early":
        return first, first + timedelta(days=third - 1)
    if edge == "mid":
        return first + timedelta(days=third), last - timedelta(days=third)
    if edge == "late":
        return last - timedelta(days=third - 1), last
    return first, last
