"""Expressions of time: found in a text, resolved to intervals, joined by clause."""

from counterclaim.resolve.time.calendar import add_units
from counterclaim.resolve.time.combine import combine, default_interval
from counterclaim.resolve.time.find import find_times
from counterclaim.resolve.time.model import Form, Tense, TimeContext, TimeMention
from counterclaim.resolve.time.resolve import resolve_time
from counterclaim.resolve.time.timex3 import timex
from counterclaim.resolve.time.track import in_order
from counterclaim.resolve.time.zones import zone_named, zone_of

__all__ = [
    "Form",
    "Tense",
    "TimeContext",
    "TimeMention",
    "add_units",
    "combine",
    "default_interval",
    "find_times",
    "in_order",
    "resolve_time",
    "timex",
    "zone_named",
    "zone_of",
]
