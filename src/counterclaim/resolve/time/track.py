"""The context of each mention of a text in turn: which date was named last before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import msgspec

from counterclaim.core.interval import Interval
from counterclaim.core.values import Resolved
from counterclaim.resolve.time.model import Form, Tense, TimeContext, TimeMention
from counterclaim.resolve.time.resolve import resolve_time

_DAYS = frozenset({"absolute", "weekday", "day", "day_of_month", "next_to", "holiday"})
#: Within how many characters a date is the day of a later clock time: about a paragraph.
NEAR = 400


def in_order(
    mentions: Sequence[TimeMention],
    context: TimeContext,
    tense: Callable[[TimeMention], Tense | None] = lambda _: None,
) -> Iterator[tuple[TimeMention, TimeContext]]:
    """Each mention with its own context, anchored on the last day named before it.

    A year's distance ("a year earlier") and "the quarter" are counted from the last quarter
    named, where there is one. `tense` says of a mention whether its clause is past or future.
    """
    day = quarter = context.anchor
    if quarter is not None and quarter.precision != "quarter":
        quarter = None
    named_at = 0
    for mention in mentions:
        anchor = quarter if quarter is not None and _by_quarter(mention.form) else day
        if mention.form.base in ("clock", "part") and mention.start - named_at > NEAR:
            anchor = context.anchor
        here = msgspec.structs.replace(
            context, anchor=anchor, tense=tense(mention) or context.tense
        )
        yield mention, here
        found = _interval(mention, here)
        if found is None:
            continue
        if found.days == 1 and (mention.form.base in _DAYS or mention.form.hour is not None):
            day, named_at = found, mention.end
        elif found.precision == "quarter" and mention.form.quarter and _is_over(found, here):
            quarter = found if not mention.form.year else quarter


def _is_over(found: Interval, context: TimeContext) -> bool:
    """Whether a period had ended when the text was published."""
    published, last = context.published, found.last
    if published is None or last is None:
        return True
    return last.date() < (published.date() if isinstance(published, datetime) else published)


def _by_quarter(form: Form) -> bool:
    return (
        (form.base == "offset" and form.unit == "year")
        or form.value == "same period"
        or (form.base == "unit" and form.unit == "quarter" and form.rel in ("the", "latest"))
    )


def _interval(mention: TimeMention, context: TimeContext) -> Interval | None:
    found = resolve_time(msgspec.structs.replace(mention, relation="at"), context)
    return found.value if isinstance(found, Resolved) else None
