"""Small questions about times once they are found: where they stand and on which day."""

from __future__ import annotations

from datetime import datetime

import msgspec

from counterclaim.claims.when_values import Outcome
from counterclaim.core.interval import Interval
from counterclaim.core.values import Resolved
from counterclaim.resolve.time import TimeMention


def shifted(times: list[TimeMention], by: int) -> list[TimeMention]:
    """Times that were found in a part of a text, with their offsets in the whole."""
    return [
        msgspec.structs.replace(t, start=t.start + by, end=t.end + by, cue_start=t.cue_start + by)
        if by
        else t
        for t in times
    ]


def by_day(outcome: Outcome, night: Interval) -> bool:
    """Whether an hour of the day was put on the day on which a night began."""
    if not isinstance(outcome, Resolved) or not outcome.value.end or "T" not in outcome.value.end:
        return False
    end = datetime.fromisoformat(outcome.value.end)
    if night.start is None or end.date().isoformat() != night.start[:10]:
        return False
    if night.precision == "night":
        return end.hour < 18
    begun = datetime.fromisoformat(night.start)
    return begun.hour >= 18 and end < begun and end.hour < 13
