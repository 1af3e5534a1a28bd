"""From forms to days: which calendar days the words mean, given a day of writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from counterclaim.core.interval import Precision
from counterclaim.core.values import Basis
from counterclaim.resolve.time.calendar import (
    UNIT_MONTHS,
    UNIT_PRECISION,
    add_units,
    last_day,
    season_of,
    unit_around,
    years,
)
from counterclaim.resolve.time.holidays import date_of_holiday
from counterclaim.resolve.time.model import Form, Tense


class Days(msgspec.Struct, frozen=True):
    """Calendar days, how precise they are, and how they were found."""

    first: date | None
    last: date | None
    precision: Precision
    basis: Basis
    method: str


class Ground(msgspec.Struct, frozen=True):
    """The days that forms are counted from: of writing, and of the last date named."""

    today: date | None
    anchor: date | None
    tense: Tense | None
    quarter: date | None = None

    @property
    def reported(self) -> date | None:
        """A day of the quarter spoken of: the one named before, else the last full one."""
        if self.quarter is not None or self.today is None:
            return self.quarter
        return add_units(self.today, "quarter", -1)


def ground(form: Form, at: Ground) -> Days | None:
    """The days of a form; None where it needs a day that is not known."""
    handler = _HANDLERS.get(form.base)
    try:
        return handler(form, at) if handler else None
    except (ValueError, OverflowError):
        return None


def _base_day(form: Form, at: Ground) -> date | None:
    if form.from_anchor or form.rel in ("previous", "following", "that"):
        return at.anchor or at.today
    return at.today or at.anchor


_REL_STEP = {
    "this": 0,
    "that": 0,
    "the": 0,
    "last": -1,
    "previous": -1,
    "next": 1,
    "following": 1,
    "latest": 0,
    None: 0,
}


def _absolute(form: Form, at: Ground) -> Days | None:
    if form.unit == "year" and form.rel is not None:
        base = _base_day(form, at)
        if base is None:
            return None
        year = base.year + _REL_STEP[form.rel]
        return _in_year(form, year, "inferred", f"year by '{form.rel} year'")
    if form.decade is not None:
        first, last = years(form.decade, 10)
        return Days(first, last, "years", "stated", "decade")
    if form.century is not None:
        first, last = years((form.century - 1) * 100 + 1, 100)
        return Days(first, last, "years", "stated", "century")
    if form.value == "same period" and form.year is not None and at.reported is not None:
        day = at.reported.replace(year=form.year, day=1)
        return Days(*unit_around(day, "quarter"), "quarter", "inferred", "the same quarter")
    if form.year is not None:
        return _in_year(form, form.year, "stated", "full date")
    base = _base_day(form, at)
    if base is None:
        return None
    nearest = _nearest_year(form, base, at.tense)
    if nearest is None:
        return None
    return _in_year(form, nearest, "inferred", "year by the date of writing")


def _nearest_year(form: Form, base: date, tense: Tense | None) -> int | None:
    """The year that a date without one means, by its distance from the day of writing."""
    options = []
    for year in range(base.year - 2, base.year + 3):
        days = _in_year(form, year, "inferred", "")
        if days is None or days.first is None or days.last is None:
            continue
        if form.weekday and form.day and days.first.isoweekday() != form.weekday:
            gap_penalty = 400
        else:
            gap_penalty = 0
        options.append((_distance(days, form, base, tense) + gap_penalty, -year, year))
    return min(options)[2] if options else None


def _distance(days: Days, form: Form, base: date, tense: Tense | None) -> int:
    first, last = days.first or base, days.last or base
    after = (first - base).days
    rel = form.rel
    if rel in ("last", "previous"):
        return (base - last).days if last < base else 10_000 + after
    if rel in ("next", "following"):
        return after if after > 0 else 10_000 - after
    if rel == "this":
        return 0 if first.year == base.year else 10_000
    if first <= base <= last:
        return 0
    past = base - last if last < base else timedelta(0)
    if tense == "past":
        return past.days if after <= 2 else 2_000 + after
    if tense == "future":
        return after if after > 0 else 2_000 + past.days
    return past.days if after <= 0 else after * (2 if form.day else 4)


def _in_year(form: Form, year: int, basis: Basis, method: str) -> Days | None:
    if not 1 <= year <= 9998:
        return None
    if form.quarter is not None:
        month = 3 * form.quarter - 2
        first, last = unit_around(date(year, month, 1), "quarter")
        return Days(first, last, "quarter", basis, method)
    if form.half is not None:
        first = date(year, 1 if form.half == 1 else 7, 1)
        last = date(year, 6, 30) if form.half == 1 else date(year, 12, 31)
        return Days(first, last, "half", basis, method)
    if form.season is not None:
        first, last = season_of(year, form.season)
        return Days(first, last, "season", basis, method)
    if form.month is None:
        until = form.end_year or year
        precision: Precision = "year" if until == year else "years"
        return Days(date(year, 1, 1), date(until, 12, 31), precision, basis, method)
    if form.day is None:
        end = form.end_month or form.month
        end_year = year + 1 if end < form.month else year
        last = date(end_year, end, last_day(end_year, end))
        return Days(date(year, form.month, 1), last, "month", basis, method)
    if form.day > last_day(year, form.month):
        return None
    first = date(year, form.month, form.day)
    if form.unit == "week":
        last = first + timedelta(days=6)
        if form.approximate:
            last = min(last, date(year, form.month, last_day(year, form.month)))
        return Days(first, last, "week", basis, method)
    if form.end_day is None:
        return Days(first, first, "day", basis, method)
    end_month = form.end_month or form.month
    end_year = year + 1 if end_month < form.month else year
    if form.end_day > last_day(end_year, end_month):
        return None
    last = date(end_year, end_month, form.end_day)
    return Days(first, last, "days", basis, method) if last >= first else None


def _weekday(form: Form, at: Ground) -> Days | None:
    base = _base_day(form, at)
    if base is None or form.weekday is None:
        return None
    if form.end_weekday is not None:
        return _weekdays(form, form.weekday, form.end_weekday, at)
    behind = (base.isoweekday() - form.weekday) % 7
    if form.unit == "week":
        monday = base - timedelta(days=base.isoweekday() - 1)
        day = monday + timedelta(days=form.weekday - 1 + 7 * _REL_STEP.get(form.rel, 0))
    elif form.rel in ("last", "previous"):
        day = base - timedelta(days=behind or 7)
    elif form.rel in ("next", "following") or (form.rel is None and at.tense == "future"):
        ahead = (7 - behind) % 7
        if form.rel is not None:
            ahead = ahead or 7
        day = base + timedelta(days=ahead)
    elif form.rel == "this":
        day = base + timedelta(days=form.weekday - base.isoweekday())
    else:
        day = base - timedelta(days=behind)
    return Days(day, day, "day", "inferred", "weekday by the date of writing")


def _weekdays(form: Form, first: int, last: int, at: Ground) -> Days | None:
    """Monday to Wednesday: the last such run of days, or the next one."""
    one = msgspec.structs.replace(form, end_weekday=None)
    length = timedelta(days=(last - first) % 7)
    if at.tense == "future":
        start = _weekday(one, at)
        if start is None or start.first is None:
            return None
        return Days(start.first, start.first + length, "days", "inferred", start.method)
    end = _weekday(msgspec.structs.replace(one, weekday=last), at)
    if end is None or end.last is None:
        return None
    return Days(end.last - length, end.last, "days", "inferred", end.method)


def _day(form: Form, at: Ground) -> Days | None:
    if at.today is None:
        return None
    day = at.today + timedelta(days=form.direction)
    return Days(day, day, "day", "inferred", "deictic day by the date of writing")


def _next_to(form: Form, at: Ground) -> Days | None:
    base = at.anchor or at.today
    if base is None:
        return None
    day = base + timedelta(days=form.direction)
    return Days(day, day, "day", "inferred", "day next to the last date named")


def _day_of_month(form: Form, at: Ground) -> Days | None:
    base = _base_day(form, at)
    if base is None or form.day is None:
        return None
    first = base.replace(day=1)
    for _ in range(3):
        step = _REL_STEP.get(form.rel, 0)
        month = add_units(first, "month", step) or first
        if form.day <= last_day(month.year, month.month):
            day = month.replace(day=form.day)
            if form.rel is not None or at.tense == "future" or day <= base:
                last = day
                if form.end_day and form.day < form.end_day <= last_day(day.year, day.month):
                    last = day.replace(day=form.end_day)
                return Days(
                    day,
                    last,
                    "day" if last == day else "days",
                    "inferred",
                    "day of the month by the date of writing",
                )
        first = add_units(first, "month", -1) or first
    return None


def _unit(form: Form, at: Ground) -> Days | None:
    base = _base_day(form, at)
    if base is None or form.unit is None:
        return None
    unit = "day" if form.unit in ("hour", "minute", "second") else form.unit
    if unit == "quarter" and form.rel == "the" and at.reported is not None:
        return Days(*unit_around(at.reported, unit), "quarter", "inferred", "the quarter spoken of")
    if unit == "quarter" and form.rel == "latest":
        base = add_units(base, "quarter", -1) or base
    day = add_units(base, unit, _REL_STEP.get(form.rel, 0))
    if day is None:
        return None
    if form.unit == "weekend" and form.rel in (None, "the", "this"):
        behind = base.isoweekday() < (6 if at.tense == "past" else 4)
        day = base - timedelta(days=7) if behind and at.tense != "future" else base
    first, last = unit_around(day, unit)
    method = f"{form.rel or 'the'} {form.unit} by the date of writing"
    return Days(first, last, UNIT_PRECISION.get(unit, "day"), "inferred", method)


def _offset(form: Form, at: Ground) -> Days | None:
    base = _base_day(form, at)
    unit = form.unit or "day"
    if base is None:
        return None
    if unit in ("hour", "minute", "second"):
        return Days(base, base, "day", "inferred", "hours from the date of writing")
    if form.amount is None:
        edge = add_units(base, unit, form.direction)
        back = form.direction < 0
        return Days(
            None if back else edge,
            edge if back else None,
            "open",
            "inferred",
            "a vague number of units from the date of writing",
        )
    whole = int(form.amount)
    if unit in ("decade", "century", "millennium"):
        whole, unit = whole * UNIT_MONTHS[unit] // 12, "year"
    quarter = at.reported if form.value == "same period" else at.quarter
    if form.unit == "year" and quarter is not None:
        day = add_units(quarter, unit, form.direction * whole)
        if day is not None:
            method = "the same quarter of another year"
            return Days(*unit_around(day, "quarter"), "quarter", "inferred", method)
    day = add_units(base, unit, form.direction * whole)
    if day is None:
        return None
    if whole != form.amount and unit == "year":
        day = add_units(day, "month", form.direction * 6) or day
    method = f"{form.amount:g} {unit} from the date of writing"
    if unit == "day":
        return Days(day, day, "day", "inferred", method)
    if unit in ("week", "fortnight", "weekend"):
        return Days(day, day, "days", "inferred", method)
    first, last = unit_around(day, unit)
    return Days(first, last, UNIT_PRECISION.get(unit, "month"), "inferred", method)


def _span(form: Form, at: Ground) -> Days | None:
    base = at.today or at.anchor
    unit = form.unit or "day"
    if base is None:
        return None
    if form.amount is None:
        step = add_units(base, "day" if unit in ("hour", "minute") else unit, form.direction)
        precision: Precision = "days" if unit in ("hour", "minute", "day") else "open"
    else:
        whole = max(1, round(form.amount))
        if unit in ("hour", "minute", "second"):
            step = base + timedelta(
                days=form.direction * (-(-whole // 24) if unit == "hour" else 1)
            )
            precision = "days"
        else:
            step = add_units(base, unit, form.direction * whole)
            precision = (
                UNIT_PRECISION.get(unit, "days")
                if whole == 1
                else ("years" if UNIT_MONTHS.get(unit, 0) >= 12 else "days")
            )
    if step is None:
        return None
    first, last = (step, base) if step <= base else (base, step)
    return Days(first, last, precision, "inferred", f"span of {unit}s up to the date of writing")


def _holiday(form: Form, at: Ground) -> Days | None:
    base = at.today or at.anchor
    if base is None or form.holiday is None:
        return None
    options = []
    for year in (base.year - 1, base.year, base.year + 1):
        day = date_of_holiday(form.holiday, year)
        if day is None:
            continue
        back = (base - day).days
        if form.rel == "last" and back <= 0 or form.rel == "next" and back >= 0:
            continue
        penalty = 1_000 if at.tense == "past" and back < 0 else 0
        options.append((abs(back) + penalty, day))
    if not options:
        return None
    day = min(options)[1]
    return Days(day, day, "day", "inferred", "named day by the date of writing")


def _part(form: Form, at: Ground) -> Days | None:
    base = at.today
    named = form.rel in ("previous", "following", "that") or form.rel is None
    if named and at.anchor is not None:
        base = at.anchor
    base = base or at.anchor
    if base is None:
        return None
    step = form.direction or _REL_STEP.get(form.rel, 0)
    day = base + timedelta(days=step)
    return Days(day, day, "part", "inferred", "part of the day by the date of writing")


_HANDLERS: dict[str, Callable[[Form, Ground], Days | None]] = {
    "absolute": _absolute,
    "weekday": _weekday,
    "day": _day,
    "next_to": _next_to,
    "day_of_month": _day_of_month,
    "unit": _unit,
    "offset": _offset,
    "span": _span,
    "holiday": _holiday,
    "part": _part,
}
