"""The day under which a diary or a bulletin puts what it tells: "Friday 21. A drone hit ...".

A date that stands alone, as a sentence or a line, dates what follows it and has no time of its
own: up to the end of its paragraph, or, where it has a line to itself, up to the next such date.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.participants import Sentenced
from counterclaim.core.interval import Interval
from counterclaim.core.values import Resolved
from counterclaim.resolve.time import TimeContext, TimeMention, combine

#: How it is said that a time is that of the heading.
UNDER_ITS_DAY = "the day under which the text puts it"
_DAYS = frozenset({"absolute", "weekday", "day_of_month"})
#: A date with its weekday and year has no more tokens than these.
_LONGEST = 8


class Diary:
    """Keeps the date that stands over the sentences as they are read in order."""

    def __init__(self, sentences: Sequence[Sentenced]) -> None:
        lines: dict[int, int] = {}
        for item in sentences:
            paragraph = item.annotated.sentence.paragraph
            lines[paragraph] = lines.get(paragraph, 0) + 1
        self._lines = lines
        self._day: Interval | None = None
        self._paragraph = -1
        self._alone = False

    def day_at(
        self, item: Sentenced, times: Sequence[TimeMention], context: TimeContext
    ) -> Interval | None:
        """The day that stands over a sentence; the sentence may be such a date itself."""
        sentence = item.annotated.sentence
        short = len(times) == 1 and len(sentence.tokens) <= _LONGEST
        if short and _is_date(item, times[0]):
            outcome = combine(list(times), context)
            day = outcome.value if isinstance(outcome, Resolved) else None
            self._day = day if day is not None and not _is_of_writing(day, context) else None
            self._paragraph = sentence.paragraph
            self._alone = self._lines[sentence.paragraph] == 1
        elif sentence.paragraph != self._paragraph and not self._alone:
            self._day = None
        return self._day


def _is_date(item: Sentenced, time: TimeMention) -> bool:
    """Whether a sentence is a date and nothing else."""
    if time.form.base not in _DAYS or time.form.hour is not None or time.relation != "at":
        return False
    rest = [
        t
        for t in item.annotated.sentence.tokens
        if not time.cue_start <= t.start < time.end and t.text.isalnum()
    ]
    return not rest


def _is_of_writing(day: Interval, context: TimeContext) -> bool:
    """The date at the head of a letter says when it was written."""
    published = context.published
    return published is not None and day.start == published.isoformat()[:10]
