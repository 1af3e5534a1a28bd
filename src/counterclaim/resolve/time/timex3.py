"""TIMEX3 types and values of mentions, as TimeML and TempEval have them."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.core.values import Resolved
from counterclaim.resolve.time.calendar import add_units
from counterclaim.resolve.time.ground import Days, ground
from counterclaim.resolve.time.model import Form, TimeContext, TimeMention
from counterclaim.resolve.time.resolve import Here, here_of, resolve_time

_CODES = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "week": ("P", "W"),
    "fortnight": ("P", "W"),
    "weekend": ("P", "WE"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "season": ("P", "M"),
    "year": ("P", "Y"),
    "decade": ("P", "Y"),
    "century": ("P", "Y"),
    "millennium": ("P", "Y"),
}
_TIMES = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2, "season": 3}


def timex(mention: TimeMention, context: TimeContext) -> tuple[str, str]:
    """The TIMEX3 type (DATE, TIME, DURATION, SET) and value of a mention."""
    form, here = mention.form, here_of(context)
    if form.base == "ref":
        return "DATE", form.ref or "PRESENT_REF"
    if form.base == "set":
        return "SET", _set(form)
    if form.base == "duration":
        return "DURATION", _duration(form)
    if form.base == "span":
        return _span(form)
    if form.base == "clock":
        found = resolve_time(_plain(mention), context)
        if isinstance(found, Resolved) and found.value.start is not None:
            return "TIME", _clock_value(form, found.value.start[:10])
        return "TIME", _clock_value(form, "XXXX-XX-XX")
    days = ground(form, here.ground)
    if days is None:
        return "DATE", _template(form)
    return _date(form, days, here)


def _plain(mention: TimeMention) -> TimeMention:
    import msgspec

    form = msgspec.structs.replace(mention.form, zone=None)
    return msgspec.structs.replace(mention, relation="at", form=form)


def _clock_value(form: Form, day: str) -> str:
    if form.hour == 24 or (form.hour == 0 and form.minute is None and form.base == "weekday"):
        return f"{day}T24:00"
    return f"{day}T{form.hour or 0:02d}:{form.minute or 0:02d}"


def _set(form: Form) -> str:
    if form.value is not None:
        return form.value
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday}" + (f"T{form.part}" if form.part else "")
    if form.month is not None:
        return f"XXXX-{form.month:02d}"
    if form.season is not None:
        return f"XXXX-{form.season}"
    if form.part is not None:
        return f"XXXX-XX-XXT{form.part}"
    return _duration(form)


def _duration(form: Form) -> str:
    prefix, letter = _CODES.get(form.unit or "day", ("P", "D"))
    if form.amount is None:
        return f"{prefix}X{letter}"
    amount = form.amount * _TIMES.get(form.unit or "", 1)
    whole = int(amount)
    if amount == whole:
        return f"{prefix}{whole}{letter}"
    rest = amount - whole
    if form.unit == "hour":
        return f"PT{whole}H{round(rest * 60)}M" if whole else f"PT{round(rest * 60)}M"
    if form.unit == "minute":
        return f"PT{whole}M{round(rest * 60)}S"
    if form.unit in ("year", "decade"):
        return f"P{whole}Y{round(rest * 12)}M"
    return f"{prefix}{amount:g}{letter}"


def _span(form: Form) -> tuple[str, str]:
    if form.rel == "recent":
        return "DATE", "PAST_REF"
    return "DURATION", _duration(form)


def _template(form: Form) -> str:
    if form.month is not None:
        return f"XXXX-{form.month:02d}" + (f"-{form.day:02d}" if form.day else "")
    return "XXXX-XX-XX"


def _date(form: Form, days: Days, here: Here) -> tuple[str, str]:
    first = days.first or days.last
    if first is None:
        return "DATE", "XXXX-XX-XX"
    if form.hour is not None:
        return "TIME", _clock_value(form, _clock_day(form, first).isoformat())
    if form.part is not None:
        if form.base == "part" and form.part == "NI" and form.rel == "overnight":
            first -= timedelta(days=1)
        return "TIME", f"{first.isoformat()}T{form.part}"
    return "DATE", _value(form, days, first, here)


def _clock_day(form: Form, first: date) -> date:
    if form.part == "NI" and (form.hour or 0) < 12 and form.base != "part":
        return add_units(first, "day", 1) or first
    return first


def _value(form: Form, days: Days, first: date, here: Here) -> str:
    if form.decade is not None:
        return f"{form.decade // 10}"
    if form.century is not None:
        return f"{form.century - 1:02d}"
    if form.amount is None and form.base == "offset":
        return "PAST_REF" if form.direction < 0 else "FUTURE_REF"
    if days.precision == "quarter":
        return _quarter(first)
    if form.edge == "end" and form.unit == "year" and form.rel == "the":
        return f"{first.year:04d}-12-31"
    if form.base == "absolute" and form.season is not None:
        return f"{first.year:04d}-{form.season}"
    if form.half is not None:
        return f"{first.year:04d}-H{form.half}"
    unit = form.unit if form.base in ("unit", "offset") else None
    if unit == "week" or days.precision == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "weekend":
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}-WE"
    if unit == "decade" and form.base == "unit":
        return f"{first.year // 10}"
    if unit == "century" and form.base == "unit":
        return f"{first.year // 100:02d}"
    by_precision = {
        "quarter": _quarter(first),
        "month": f"{first.year:04d}-{first.month:02d}",
        "year": f"{first.year:04d}",
    }
    return by_precision.get(days.precision, first.isoformat())


def _quarter(day: date) -> str:
    return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
