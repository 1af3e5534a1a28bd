"""One interval for a clause from all its mentions, and for a claim that has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from counterclaim.core.interval import Interval
from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.time.model import TimeContext, TimeMention
from counterclaim.resolve.time.resolve import here_of, iso, resolve_time


def combine(
    mentions: Sequence[TimeMention], context: TimeContext, *, state: bool = False
) -> Resolved[Interval] | Unresolved:
    """The one interval that the mentions of a clause give together, as tight as possible.

    Dates come first and are the anchor of the clock times and parts of the day beside them
    ("on September 13, from 08:00 to 09:15"; "the night before, at 01:10"). A "from" and an
    "until" make a range; mentions that overlap narrow each other, others are spanned. With
    `state` a status time ("as of 20:30 it is calm") is a point and not the end of a period.
    """
    usable = [m for m in mentions if m.form.base not in ("set", "duration", "ref")] or list(
        mentions
    )
    usable = _since_then(usable, mentions)
    dated = [m for m in usable if _has_day(m)]
    rest = [m for m in usable if not _has_day(m)]
    found: list[tuple[TimeMention, Resolved[Interval]]] = []
    failed: Unresolved | None = None
    anchored = context
    rest.sort(key=lambda m: m.form.base == "clock")
    for mention in [*dated, *rest]:
        if not _has_day(mention) and found and _same_day_parts(mention, found):
            anchored = _anchored(context, mention, found)
        result = resolve_time(mention, anchored)
        if isinstance(result, Resolved):
            if state and mention.relation == "as_of" and result.value.end is not None:
                point = msgspec.structs.replace(result.value, start=result.value.end)
                result = msgspec.structs.replace(result, value=point)
            found.append((mention, result))
        else:
            failed = failed or result
    if not found:
        return failed or Unresolved(reason="no expression of time")
    found.sort(key=lambda pair: pair[0].start)
    return _lasting(_joined(found), mentions)


def _since_then(usable: list[TimeMention], mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """What lasts since a day, or "from March 18 until now", goes on at the hours named beside it.

    In "since February we have run patrols by night" the nights are not those of February.
    """
    until_now = any(m.relation == "until" and m.form.ref == "PRESENT_REF" for m in mentions)
    opened = next(
        (
            m
            for m in usable
            if _has_day(m) and (m.relation == "since" or until_now and m.relation == "from")
        ),
        None,
    )
    if opened is None:
        return usable
    kept = [
        m
        for m in usable
        if _has_day(m)
        or m.relation in ("until", "as_of")
        or (m.relation == "by" and m.form.base == "clock")
    ]
    since = msgspec.structs.replace(opened, relation="since")
    return [since if m is opened else m for m in kept]


def _lasting(found: Resolved[Interval], mentions: Sequence[TimeMention]) -> Resolved[Interval]:
    """'From 4 p.m. for an hour': the end that a duration gives to a known moment."""
    value = found.value
    minutes = [
        round(m.form.amount * (60 if m.form.unit == "hour" else 1))
        for m in mentions
        if m.form.base == "duration"
        and m.form.amount
        and m.form.unit in ("hour", "minute")
        and m.form.value is None
    ]
    if len(minutes) != 1:
        return found
    if value.end is not None and "T" in value.end and _ends(mentions):
        start = datetime.fromisoformat(value.end) - timedelta(minutes=minutes[0])
        moved = msgspec.structs.replace(value, start=iso(start))
        return msgspec.structs.replace(found, value=moved, method=f"{found.method} less its length")
    if value.start is None or "T" not in value.start:
        return found
    end = datetime.fromisoformat(value.start) + timedelta(minutes=minutes[0])
    known = value.end is not None and "T" in value.end and value.end != value.start
    opened = any(m.relation in ("from", "since") for m in mentions)
    if known and not opened:
        return found
    moved = msgspec.structs.replace(value, end=iso(end))
    return msgspec.structs.replace(
        found, value=moved, basis="inferred", method=f"{found.method} + its duration"
    )


def _ends(mentions: Sequence[TimeMention]) -> bool:
    """Whether only the end is named: "in the 24 hours up to 6 a.m."."""
    relations = {m.relation for m in mentions}
    return "until" in relations and not relations & {"from", "since"}


def _same_day_parts(
    mention: TimeMention, found: list[tuple[TimeMention, Resolved[Interval]]]
) -> bool:
    """Whether a clock time or part of a day has something in its clause to stand on."""
    return mention.form.base == "clock" or any(_has_day(m) for m, _ in found)


def _has_day(mention: TimeMention) -> bool:
    form = mention.form
    return form.base not in ("clock", "part") or (form.base == "part" and form.rel is not None)


def _anchored(
    context: TimeContext, mention: TimeMention, found: list[tuple[TimeMention, Resolved[Interval]]]
) -> TimeContext:
    """The context with the date of the clause that stands nearest before, as the anchor."""
    earlier = [r for m, r in found if m.start < mention.start] or [r for _, r in found]
    value = earlier[-1].value
    days = value.days
    if days is None or days > 2:
        first = value.first or value.last
        if first is None or value.first is None:
            return context
        value = Interval(
            start=first.date().isoformat(), end=first.date().isoformat(), precision="day"
        )
    return msgspec.structs.replace(context, anchor=value)


def _joined(found: list[tuple[TimeMention, Resolved[Interval]]]) -> Resolved[Interval]:
    total = found[0][1]
    opened = found[0][0].relation in ("from", "since", "after")
    for mention, result in found[1:]:
        a, b = total.value, result.value
        if opened and mention.relation in ("until", "by") and a.first and b.last:
            value = _ranged(a, b)
            opened = False
        else:
            value = _meet(a, b) or _span(a, b)
            opened = opened or mention.relation in ("from", "since", "after")
        total = msgspec.structs.replace(
            total,
            value=value,
            basis="inferred" if "inferred" in (total.basis, result.basis) else "stated",
            method=_methods(total.method, result.method),
            score=min(total.score, result.score),
            alternatives=(),
        )
    return total


def _methods(left: str, right: str) -> str:
    return left if right in left else f"{left} + {right}"


def _ranged(a: Interval, b: Interval) -> Interval:
    """From the start of one to the end of the other, over midnight if need be."""
    first, last = a.first, b.last
    end = b.end
    if first and last and last < first and end and "T" in end:
        moved = datetime.fromisoformat(end) + timedelta(days=1)
        if moved >= first:
            end = iso(moved)
        else:
            return _span(a, b)
    return _finest(a, b, a.start, end)


def _meet(a: Interval, b: Interval) -> Interval | None:
    """What two intervals have in common; None if nothing."""
    start = _later(a.start, b.start)
    end = _earlier(a.end, b.end)
    try:
        return _finest(a, b, start, end)
    except ValueError:
        return None


def _span(a: Interval, b: Interval) -> Interval:
    """The least interval that holds both."""
    starts = [v.start for v in (a, b) if v.start is not None]
    ends = [v.end for v in (a, b) if v.end is not None]
    start = min(starts, key=lambda s: Interval(start=s).first or datetime.min) if starts else None
    end = max(ends, key=lambda e: Interval(end=e).last or datetime.max) if ends else None
    return _finest(a, b, start, end)


def _later(x: str | None, y: str | None) -> str | None:
    if x is None or y is None:
        return x or y
    left, right = Interval(start=x).first, Interval(start=y).first
    if left == right:
        return max(x, y, key=len)
    return x if left is not None and right is not None and left > right else y


def _earlier(x: str | None, y: str | None) -> str | None:
    if x is None or y is None:
        return x or y
    left, right = Interval(end=x).last, Interval(end=y).last
    if left == right:
        return max(x, y, key=len)
    return x if left is not None and right is not None and left < right else y


def _finest(a: Interval, b: Interval, start: str | None, end: str | None) -> Interval:
    from counterclaim.core.interval import PRECISIONS

    precision = min(a.precision, b.precision, key=PRECISIONS.index)
    return Interval(
        start=start,
        end=end,
        precision=precision,
        approximate=a.approximate or b.approximate,
        zone=a.zone or b.zone,
    )


def default_interval(
    context: TimeContext, *, planned: bool = False
) -> Resolved[Interval] | Unresolved:
    """The interval of a claim without any expression of time, always marked `defaulted`.

    The last date named where there is one; else the day of publication, and for texts from
    before six in the morning the night that it belongs to. What is planned begins with the
    publication and has no end.
    """
    here = here_of(context)
    if context.anchor is not None and not planned:
        return Resolved(
            value=context.anchor, basis="defaulted", method="the last date named", score=0.5
        )
    if here.now is None:
        return Unresolved(reason="no expression of time and no date of publication")
    today = here.now.date()
    if planned:
        value = Interval(start=today.isoformat(), precision="open", zone=here.zone)
        return Resolved(value=value, basis="defaulted", method="from the publication on", score=0.4)
    if here.hour_known and here.now.hour < 6:
        night = Interval(
            start=(today - timedelta(days=1)).isoformat(),
            end=today.isoformat(),
            precision="night",
            zone=here.zone,
        )
        return Resolved(
            value=night, basis="defaulted", method="the night of publication", score=0.4
        )
    value = Interval(
        start=today.isoformat(), end=today.isoformat(), precision="day", zone=here.zone
    )
    return Resolved(value=value, basis="defaulted", method="the day of publication", score=0.4)
