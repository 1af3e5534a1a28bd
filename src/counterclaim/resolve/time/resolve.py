"""From a mention and its context to an interval, with how it was found."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from counterclaim.core.interval import Interval, Precision
from counterclaim.core.values import Basis, Resolved, Unresolved
from counterclaim.resolve.time.calendar import shift_edge
from counterclaim.resolve.time.ground import Days, Ground, ground
from counterclaim.resolve.time.model import Form, Relation, TimeContext, TimeMention
from counterclaim.resolve.time.zones import convert, offset_name, tzinfo_of


class Here(msgspec.Struct, frozen=True):
    """The context in local terms: the moment of writing, its zone, the last date named."""

    now: datetime | None
    hour_known: bool
    zone: str | None
    context: TimeContext

    @property
    def today(self) -> date | None:
        """The day of writing."""
        return self.now.date() if self.now else None

    @property
    def anchor_day(self) -> date | None:
        """The day the last date named ends on, or begins on where it is open."""
        anchor = self.context.anchor
        at = None if anchor is None else anchor.last or anchor.first
        return at.date() if at else None

    @property
    def ground(self) -> Ground:
        """The days that forms are counted from."""
        anchor = self.context.anchor
        first = anchor.first if anchor and anchor.precision == "quarter" else None
        quarter = first.date() if first else None
        return Ground(self.today, self.anchor_day, self.context.tense, quarter)


def here_of(context: TimeContext) -> Here:
    """The context in the local time of the place, or of the publisher where no zone is given."""
    published, zone = context.published, context.zone
    if zone is not None:
        tzinfo_of(zone)
    if not isinstance(published, datetime):
        now = (
            None if published is None else datetime(published.year, published.month, published.day)
        )
        return Here(now, False, zone, context)
    offset = offset_name(published)
    if offset is not None and zone is not None:
        published = convert(published.replace(tzinfo=None), offset, zone)
    return Here(
        published.replace(tzinfo=None, second=0, microsecond=0), True, zone or offset, context
    )


def resolve_time(mention: TimeMention, context: TimeContext) -> Resolved[Interval] | Unresolved:
    """The interval that a mention means, bounded by its preposition.

    "since" and "from" reach to the time of writing, "until", "by" and "before" have no start,
    "as of" reaches from the beginning of its day to its time. Sets, vague references other
    than "now", and durations without a date are `Unresolved`.
    """
    here = here_of(context)
    form = mention.form
    if form.base == "set":
        return Unresolved(reason="a repetition has no date of its own")
    if form.base == "duration":
        return _duration(mention, here)
    if form.base == "ref":
        return _reference(form, here)
    found = _hours_away(form, here)
    if found is None:
        found = _clock(form, here) if form.base == "clock" else _dated(form, here)
    if found is None:
        return Unresolved(
            reason="no date to count from" if here.today is None else "no such date",
            tried=("date in the words", "last date named", "date of publication"),
        )
    interval = bound(found.value, mention.relation, here)
    if interval is None:
        return Unresolved(reason="the bounds run backwards", tried=(found.method,))
    return msgspec.structs.replace(found, value=interval)


def _resolved(
    first: str | None,
    last: str | None,
    precision: Precision,
    form: Form,
    here: Here,
    basis: Basis,
    method: str,
    score: float = 1.0,
) -> Resolved[Interval]:
    value = Interval(
        start=first, end=last, precision=precision, approximate=form.approximate, zone=here.zone
    )
    return Resolved(value=value, basis=basis, method=method, score=score)


def _duration(mention: TimeMention, here: Here) -> Resolved[Interval] | Unresolved:
    """'For two hours already' ends now; other durations have no place in time."""
    form = mention.form
    lasting = form.value == "until now" or mention.relation == "for"
    if not lasting or here.now is None:
        return Unresolved(reason="a duration without a date", tried=("'already' or 'for'",))
    if form.amount is None and form.unit in ("hour", "minute"):
        start = here.now - timedelta(hours=12)
        return _resolved(
            start.date().isoformat(),
            here.now.date().isoformat(),
            "days",
            form,
            here,
            "inferred",
            "some hours up to the time of writing",
            0.5,
        )
    if form.amount is None:
        return _resolved(
            None,
            here.now.date().isoformat(),
            "open",
            form,
            here,
            "inferred",
            "a vague duration up to the time of writing",
            0.5,
        )
    if form.value != "until now":
        return Unresolved(reason="a duration without a date", tried=("'already'",))
    minutes = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}.get(form.unit or "")
    method = "duration up to the time of writing"
    if minutes is None:
        span = msgspec.structs.replace(form, base="span", direction=-1)
        found = ground(span, here.ground)
        return _from_days(found, form, here) or Unresolved(reason="a duration without a date")
    start = here.now - timedelta(minutes=round(minutes * form.amount))
    if here.hour_known and minutes <= 60:
        return _resolved(iso(start), iso(here.now), "hour", form, here, "inferred", method, 0.9)
    return _resolved(
        start.date().isoformat(),
        here.now.date().isoformat(),
        "days",
        form,
        here,
        "inferred",
        method,
        0.8,
    )


def _reference(form: Form, here: Here) -> Resolved[Interval] | Unresolved:
    if here.now is None:
        return Unresolved(reason="no date of publication")
    if form.ref == "PRESENT_REF":
        now = iso(here.now) if here.hour_known else here.now.date().isoformat()
        precision: Precision = "minute" if here.hour_known else "day"
        return _resolved(now, now, precision, form, here, "inferred", "the time of writing", 0.8)
    day = here.now.date().isoformat()
    if form.ref == "PAST_REF":
        return _resolved(
            None, day, "open", form, here, "inferred", "before the time of writing", 0.4
        )
    return _resolved(day, None, "open", form, here, "inferred", "after the time of writing", 0.4)


def _hours_away(form: Form, here: Here) -> Resolved[Interval] | None:
    """'Two hours ago', "half an hour later", "at the same hour", "by this hour"."""
    if form.unit not in ("hour", "minute") or form.base not in ("offset", "unit"):
        return None
    anchor = here.context.anchor
    named = anchor.start if anchor is not None and "T" in (anchor.start or "") else None
    counted = form.from_anchor or form.rel in ("that", "previous", "following")
    base = datetime.fromisoformat(named) if named and counted else None
    if base is None and not counted and here.hour_known:
        base = here.now
    if base is None or (form.base == "offset" and form.amount is None):
        return None
    minutes = (form.amount or 0.0) * (60 if form.unit == "hour" else 1) * form.direction
    if form.base == "unit" and form.rel not in ("this", "that"):
        return None
    at = base + timedelta(minutes=round(minutes))
    method = "hours from the time named before" if counted else "hours from the time of writing"
    return _resolved(iso(at), iso(at), "hour", form, here, "inferred", method, 0.9)


def _from_days(found: Days | None, form: Form, here: Here) -> Resolved[Interval] | None:
    if found is None:
        return None
    first, last = found.first, found.last
    return _resolved(
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        found.precision,
        form,
        here,
        found.basis,
        found.method,
    )


def _dated(form: Form, here: Here) -> Resolved[Interval] | None:
    """A form with days, narrowed by its part of the day or its clock time."""
    if form.hour is not None and form.zone is not None and here.zone is not None:
        here = _in_zone(here, form.zone)
        found = _dated_here(form, here)
        return _converted(found, form.zone, here.context.zone or here.zone) if found else None
    return _dated_here(form, here)


def _in_zone(here: Here, zone: str) -> Here:
    """The same moment of writing as read on a clock of another zone."""
    if here.now is None or here.zone is None or not here.hour_known:
        return here
    context = msgspec.structs.replace(here.context, zone=here.zone)
    return Here(convert(here.now, here.zone, zone), True, zone, context)


def _dated_here(form: Form, here: Here) -> Resolved[Interval] | None:
    days = ground(form, here.ground)
    if days is None:
        return None
    if days.first is None or days.last is None:
        return _from_days(days, form, here)
    first, last = shift_edge(days.first, days.last, form.edge)
    if form.part == "NI" and form.hour is None:
        return _night(form, first, last, days, here)
    if form.hour is not None:
        return _at_clock(form, first, days, here)
    precision: Precision = "part" if form.part and days.precision == "day" else days.precision
    first, last = _cap(first, last, here)
    return _resolved(
        first.isoformat(), last.isoformat(), precision, form, here, days.basis, days.method
    )


def _cap(first: date, last: date, here: Here) -> tuple[date, date]:
    """What has happened by the time of writing does not reach beyond it."""
    if here.today and here.context.tense != "future" and first <= here.today < last:
        return first, here.today
    return first, last


def _night(form: Form, first: date, last: date, days: Days, here: Here) -> Resolved[Interval]:
    """From the evening of the first day to the morning of the next."""
    basis, method = days.basis, "night, from evening to morning; " + days.method
    if form.end_day is None:
        if form.base == "part":
            first, last, basis = *_spoken_night(form, first, here), "inferred"
        elif form.value == "ends":
            first, last = first - timedelta(days=1), first
        elif _is_still_to_come(first, here):
            first, last, basis = first - timedelta(days=1), first, "inferred"
        else:
            last = first + timedelta(days=1)
    first, last = _cap(first, last, here)
    return _resolved(first.isoformat(), last.isoformat(), "night", form, here, basis, method)


def _is_still_to_come(day: date, here: Here) -> bool:
    """Whether the night that begins on a day begins after the writing, though it is told as past.

    "On the night of September 26", written on the morning of that day, is the night to it.
    """
    if day != here.today or here.context.tense == "future" or here.now is None:
        return False
    return here.hour_known and here.now.hour < 18


def _spoken_night(form: Form, day: date, here: Here) -> tuple[date, date]:
    """Tonight, overnight, last night, in the night: which night is meant."""
    one = timedelta(days=1)
    late = here.hour_known and here.now is not None and here.now.hour >= 18
    if form.rel == "last" or form.rel == "previous":
        return day, day + one
    if form.rel == "following":
        return day - one, day
    on_anchor = here.anchor_day is not None and day != here.today
    if here.context.tense == "future" or (late and form.rel == "this") or on_anchor:
        return day, day + one
    return day - one, day


def _at_clock(form: Form, day: date, days: Days, here: Here) -> Resolved[Interval] | None:
    hour, minute = form.hour or 0, form.minute or 0
    if form.part == "NI" and hour < 12 and not (form.base == "part" and form.rel == "this"):
        day += timedelta(days=1) if form.base != "part" or form.rel == "last" else timedelta(0)
    at = datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)
    precision: Precision = "minute" if form.minute is not None else "hour"
    return _resolved(
        iso(at), iso(at), precision, form, here, days.basis, f"clock time; {days.method}"
    )


def _clock(form: Form, here: Here) -> Resolved[Interval] | None:
    """A clock time without a day: on the last date named, else the day of writing."""
    zone = form.zone
    local = _in_zone(here, zone) if zone and here.zone else here
    day, basis, method = _clock_day(form, local)
    if day is None:
        return None
    hours = [form.hour or 0]
    if form.ambiguous_hour and hours[0] <= 12:
        hours = [hours[0] % 12, hours[0] % 12 + 12]
    options = []
    for hour in hours:
        at = datetime(day.year, day.month, day.day) + timedelta(
            hours=hour, minutes=form.minute or 0
        )
        options.append(_fit(at, local))
    options.sort(key=lambda o: o[0])
    at = options[0][1]
    precision: Precision = "minute" if form.minute is not None else "hour"
    found = _resolved(
        iso(at), iso(at), precision, form, local, basis, method, 0.6 if len(options) > 1 else 1.0
    )
    if len(options) > 1:
        other = msgspec.structs.replace(
            found.value, start=iso(options[1][1]), end=iso(options[1][1])
        )
        found = msgspec.structs.replace(found, alternatives=(other,))
    return _converted(found, zone, here.zone) if zone and here.zone else found


def _clock_day(form: Form, here: Here) -> tuple[date | None, Basis, str]:
    anchor = here.context.anchor
    if anchor is not None and anchor.first is not None and anchor.last is not None:
        first, last = anchor.first.date(), anchor.last.date()
        if here.context.tense == "future" and here.today is not None and last < here.today:
            return here.today, "inferred", "clock time after the day of writing"
        if first == last:
            return first, "inferred", "clock time on the last date named"
        if (last - first).days == 1:
            return (
                (last if (form.hour or 0) < 12 else first),
                "inferred",
                "clock time in the night named",
            )
    return here.today, "inferred", "clock time on the day of writing"


def _fit(at: datetime, here: Here) -> tuple[float, datetime]:
    """How well a moment fits the time of writing; a past one is moved to the day before."""
    known = here.now is not None and here.hour_known
    if not known or (here.context.anchor is not None and here.context.tense != "future"):
        waking = 0.0 if 6 <= at.hour < 22 else 1.0
        ahead = here.hour_known and here.now is not None and at > here.now
        if ahead and here.now and here.context.tense == "past" and at.date() == here.now.date():
            if at - here.now > timedelta(minutes=15):  # told as done: the hour of the day before
                return waking + 50.0, at - timedelta(days=1)
        return waking + (100.0 if ahead and here.context.tense != "future" else 0.0), at
    if here.now is None:
        return 0.0, at
    gap = (here.now - at).total_seconds() / 3600
    if here.context.tense == "future":
        if gap > 0.25:
            at += timedelta(days=1)
            gap -= 24
        return abs(gap), at
    if gap < -0.25 and here.context.tense == "past":
        at -= timedelta(days=1)
        gap += 24
    return (gap if gap >= -0.25 else 100 - gap), at


def _converted(found: Resolved[Interval], source: str, target: str | None) -> Resolved[Interval]:
    """The same interval in local time of the place."""
    value = found.value
    if target is None or value.start is None or value.end is None or "T" not in value.start:
        return found
    start = convert(datetime.fromisoformat(value.start), source, target)
    end = convert(datetime.fromisoformat(value.end), source, target)
    moved = msgspec.structs.replace(value, start=iso(start), end=iso(end), zone=target)
    return msgspec.structs.replace(
        found,
        value=moved,
        basis="inferred",
        method=f"{found.method}; from {source}",
        alternatives=(),
    )


def bound(value: Interval, relation: Relation, here: Here) -> Interval | None:
    """The interval as its preposition bounds it; None where that runs backwards."""
    start, end, precision = value.start, value.end, value.precision
    now = None
    if here.now is not None:
        now = iso(here.now) if here.hour_known else here.now.date().isoformat()
    if relation in ("since", "from"):
        last = value.last
        if now is not None and last is not None and here.now is not None and last > here.now:
            now = None if here.context.tense == "future" else now
        end = (
            now
            if relation == "since" or (end or "")[:10] == (now or "")[:10]
            else (value.last.date().isoformat() if value.last else None)
        )
        start, end = start, end
    elif relation in ("until", "by"):
        start = (end or "")[:10] if end and ("T" in end or relation == "by") else None
    elif relation == "before" and precision == "part":
        pass
    elif relation == "before":
        last = value.first
        start = last.date().isoformat() if last and "T" in (value.start or "") else None
        end = value.start
        if end is not None and "T" not in end:
            end = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    elif relation == "after":
        end = now if here.context.tense != "future" else None
    elif relation == "as_of":
        start = (start or "")[:10] or None
    try:
        return Interval(
            start=start,
            end=end,
            precision=precision,
            approximate=value.approximate,
            zone=value.zone,
        )
    except ValueError:
        return value if relation in ("since", "from", "after") else None


def iso(at: datetime) -> str:
    """A local date-time to the minute."""
    return at.replace(second=0, microsecond=0, tzinfo=None).isoformat(timespec="minutes")
