"""Intervals of time, as tight as a text allows, and how precise they are."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import msgspec

Precision = Literal[
    "minute",
    "hour",
    "part",
    "night",
    "day",
    "days",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "years",
    "open",
    "unknown",
]
#: Precision classes from the finest to the coarsest.
PRECISIONS: tuple[Precision, ...] = (
    "minute",
    "hour",
    "part",
    "day",
    "night",
    "days",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "years",
    "open",
    "unknown",
)


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """From `start` to `end`, both inclusive, in the local time of `zone`.

    Each bound is an ISO date (the whole day) or an ISO date-time without offset
    (`2022-09-13T00:05`); None where nothing is known. `zone` is an IANA name or an offset
    such as `+04:00`. `precision` is the finest unit that the words give; `approximate` says
    that they hedge it ("at around").
    """

    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    approximate: bool = False
    zone: str | None = None

    def __post_init__(self) -> None:
        first, last = self.first, self.last
        if first is not None and last is not None and first > last:
            raise ValueError(f"An interval runs backwards, from {self.start} to {self.end}.")

    @property
    def first(self) -> datetime | None:
        """The first moment, as a naive local date-time."""
        return moment(self.start) if self.start else None

    @property
    def last(self) -> datetime | None:
        """The last moment, as a naive local date-time."""
        return moment(self.end, last=True) if self.end else None

    @property
    def days(self) -> int | None:
        """How many calendar days it touches; None where a bound is unknown."""
        first, last = self.first, self.last
        if first is None or last is None:
            return None
        return (last.date() - first.date()).days + 1


@lru_cache(maxsize=4096)
def moment(bound: str, *, last: bool = False) -> datetime:
    """The first (or last) moment of an ISO date or date-time, without a zone."""
    if "T" in bound:
        return datetime.fromisoformat(bound).replace(tzinfo=None)
    day = date.fromisoformat(bound)
    hour = (23, 59) if last else (0, 0)
    return datetime(day.year, day.month, day.day, *hour)


def acled_time_precision(interval: Interval) -> int:
    """ACLED `time_precision`: 1 the day is known, 2 within a week, 3 within a month or worse."""
    days = interval.days
    if days is None:
        return 3
    if days == 1 or (days == 2 and interval.precision in ("minute", "hour", "part", "night")):
        return 1
    return 2 if days <= 7 else 3


def ucdp_date_prec(interval: Interval) -> int:
    """UCDP `date_prec`: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."""
    days = interval.days
    if days is None:
        return 5
    if days == 1:
        return 1
    if days <= 6:
        return 2
    if days == 7:
        return 3
    return 4 if days <= 31 else 5
