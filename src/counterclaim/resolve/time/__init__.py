"""Expressions of time: found in a text, resolved to intervals, joined by clause."""

from counterclaim.resolve.time.combine import combine, default_interval
from counterclaim.resolve.time.find import find_times
from counterclaim.resolve.time.model import Form, TimeContext, TimeMention
from counterclaim.resolve.time.resolve import resolve_time
from counterclaim.resolve.time.zones import zone_named, zone_of

__all__ = [
    "Form",
    "TimeContext",
    "TimeMention",
    "combine",
    "default_interval",
    "find_times",
    "resolve_time",
    "zone_named",
    "zone_of",
]
