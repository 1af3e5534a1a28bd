"""Mentions of time and the context that resolves them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from counterclaim.core.interval import Interval

Kind = Literal[
    "date",
    "time",
    "part",
    "night",
    "period",
    "duration",
    "set",
    "status",
    "reference",
]
Base = Literal[
    "absolute",
    "weekday",
    "unit",
    "offset",
    "day",
    "next_to",
    "ref",
    "duration",
    "span",
    "set",
    "holiday",
    "part",
    "clock",
    "day_of_month",
]
Relation = Literal["at", "from", "since", "until", "by", "before", "after", "as_of", "for"]
Tense = Literal["past", "future"]


class Form(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What words of time say, before a context is known. Only what is said is filled.

    `base` says which fields count. `rel` is `this`, `last`, `next`, `previous`, `following` or
    `that`; `direction` -1 counts back, 1 forward, from the time of writing or, with
    `from_anchor`, from the date named before. `amount` None is a vague number.
    """

    base: Base
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False
    rel: str | None = None
    unit: str | None = None
    amount: float | None = None
    direction: int = 0
    from_anchor: bool = False
    holiday: str | None = None
    part: str | None = None
    edge: str | None = None
    hour: int | None = None
    minute: int | None = None
    ambiguous_hour: bool = False
    zone: str | None = None
    local_zone: bool = False
    ref: str | None = None
    value: str | None = None
    approximate: bool = False
    generic: bool = False


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time in a text, as it stands there.

    `start` and `end` are code-point offsets of the expression without its preposition;
    `cue_start` is where its preposition ("since", "as of", "by") begins, else `start`.
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form
    relation: Relation = "at"
    cue_start: int


class TimeContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention is resolved against.

    `published` is when the text was published. `zone` is the zone of the place or of the
    publisher, as an IANA name or an offset. `anchor` is the last date named in the text.
    """

    published: datetime | date | None = None
    zone: str | None = None
    anchor: Interval | None = None
    tense: Tense | None = None
