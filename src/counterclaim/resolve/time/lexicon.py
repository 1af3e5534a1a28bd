"""The words of time, from YAML: one folder a language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.files import load_yaml


class _Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class MonthWords(_Model, frozen=True):
    """Names of months by how surely they are dates."""

    strong: dict[str, int]
    shared: dict[str, int]
    short: dict[str, int]


class WeekdayWords(_Model, frozen=True):
    """Names of weekdays: 1 is Monday."""

    strong: dict[str, int]
    plural: dict[str, int]
    short: dict[str, int]


class SeasonWords(_Model, frozen=True):
    """Names of seasons and their TIMEX3 codes."""

    strong: dict[str, str]
    shared: dict[str, str]
    plural: dict[str, str]


class CalendarWords(_Model, frozen=True):
    """`calendar.yaml`."""

    months: MonthWords
    weekdays: WeekdayWords
    seasons: SeasonWords
    units: dict[str, list[str]]
    adverbs_of_frequency: dict[str, str]
    examples: list[tuple[str, str]] = []


class NumberWords(_Model, frozen=True):
    """`numbers.yaml`."""

    ones: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    powers: dict[str, int]
    decades: dict[str, int]
    ordinals: dict[str, int]
    ordinal_endings: list[str]
    vague: list[str]
    vague_plurals: list[str]
    examples: list[tuple[str, str]] = []


class DayWords(_Model, frozen=True):
    """`day.yaml`."""

    parts: dict[str, tuple[str, int, int]]
    alone: list[str]
    moments: dict[str, int]
    deictic_days: dict[str, int]
    deictic_parts: dict[str, str]
    half_days: dict[str, list[str]]
    clock_units: list[str]
    examples: list[tuple[str, str]] = []


class RelationWords(_Model, frozen=True):
    """`relations.yaml`."""

    this: list[str]
    last: list[str]
    next: list[str]
    previous: list[str]
    following: list[str]
    that: list[str]
    ago: list[str]
    earlier: list[str]
    later: list[str]
    determiners: list[str]
    approximate: list[str]
    edges: dict[str, list[str]]
    adverbs: dict[str, list[str]]
    cues: dict[str, list[str]]
    examples: list[tuple[str, str]] = []


class HolidayWords(_Model, frozen=True):
    """`holidays.yaml`."""

    fixed: dict[str, tuple[int, int]]
    floating: dict[str, tuple[int, int, int]]
    easter: dict[str, int]
    examples: list[tuple[str, str]] = []


class ZoneWords(_Model, frozen=True):
    """`zones.yaml`."""

    abbreviations: dict[str, str | None]
    names: dict[str, str]
    local: list[str]
    examples: list[tuple[str, str]] = []


class Words(_Model, frozen=True):
    """All words of time of one language."""

    calendar: CalendarWords
    numbers: NumberWords
    day: DayWords
    relations: RelationWords
    holidays: HolidayWords
    zones: ZoneWords

    def examples(self) -> list[tuple[str, str]]:
        """Every example of every file: a phrase and the kind of its only mention."""
        parts = (self.calendar, self.numbers, self.day, self.relations, self.holidays, self.zones)
        return [pair for part in parts for pair in part.examples]


@cache
def load_words(language: str = "en") -> Words:
    """Read and check the lexicon of one language."""
    folder = files("counterclaim.lexicons") / "time" / language
    raw: dict[str, Any] = {}
    for field in msgspec.structs.fields(Words):
        raw[field.name] = load_yaml(Path(str(folder / f"{field.name}.yaml")))
    try:
        return msgspec.convert(raw, Words)
    except msgspec.ValidationError as error:
        raise LexiconError(f"lexicons/time/{language}: {error}") from error


def load_zone_words(language: str = "en") -> ZoneWords:
    """The words for zones."""
    return load_words(language).zones
