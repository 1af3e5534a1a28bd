"""Values of time that the rules of claims make and move."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from counterclaim.core.interval import Interval, Precision
from counterclaim.core.values import Resolved, Unresolved

Outcome = Resolved[Interval] | Unresolved
Published = datetime | date | None


def day_of(published: Published) -> date | None:
    """The day of publication."""
    return published.date() if isinstance(published, datetime) else published


def moved(day: str, days: int) -> str:
    """An ISO date or date-time, some days on."""
    if "T" in day:
        return (datetime.fromisoformat(day) + timedelta(days=days)).isoformat(timespec="minutes")
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def from_then_on(outcome: Outcome) -> Outcome:
    """What was announced as to come: from the day of the announcement on."""
    if not isinstance(outcome, Resolved) or outcome.value.start is None:
        return outcome
    return inferred(outcome.value.start[:10], None, "dated to the announcement")


def counted_since(outcome: Outcome, story: Interval) -> Outcome:
    """A toll that was given on some day counts the dead from the beginning of the story."""
    if not isinstance(outcome, Resolved) or not outcome.value.end or not story.start:
        return outcome
    end = outcome.value.end[:10]
    return inferred(min(story.start[:10], end), end, "from the story to the day of the count")


def minute(moment: datetime) -> str:
    """A moment as it stands in a record, to the minute."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def width(outcome: Resolved[Interval]) -> tuple[int, int]:
    """How exact a time is, for the choice of the tightest; open ends come last."""
    interval = outcome.value
    first, last = interval.first, interval.last
    if first is None or last is None:
        return 1, 0
    return 0, int((last - first).total_seconds())


def inferred(start: str | None, end: str | None, method: str) -> Resolved[Interval]:
    """An interval found by a rule, in days."""
    precision: Precision = (
        "open" if start is None or end is None else "day" if start == end else "days"
    )
    return Resolved(
        value=Interval(start=start, end=end, precision=precision), basis="inferred", method=method
    )


def moment(published: str | None) -> datetime | date | None:
    """The moment of publication, or its day where no hour is known."""
    if not published:
        return None
    if "T" in published:
        return datetime.fromisoformat(published.replace("Z", "+00:00"))
    return date.fromisoformat(published[:10])
