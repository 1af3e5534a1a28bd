"""Zones of time: of countries, of named cities, of abbreviations in text."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counterclaim.core.errors import InputError, LexiconError
from counterclaim.resolve.time.lexicon import load_zone_words

_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


class _Zones:
    """The table of zones, read once."""

    def __init__(self) -> None:
        self.by_code: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        table = files("counterclaim.lexicons") / "time" / "zones.tsv"
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            parts = line.split("\t")
            if len(parts) != 4:
                raise LexiconError(f"zones.tsv has a line of {len(parts)} columns: {line!r}.")
            alpha2, alpha3, zone, names = parts
            for code in (alpha2, alpha3):
                if code != "-":
                    self.by_code[code] = zone
            for name in names.split(";"):
                self.by_name.setdefault(name, zone)


@cache
def _zones() -> _Zones:
    return _Zones()


def zone_of(country_code: str) -> str | None:
    """The main IANA zone of a country, by ISO 3166-1 code (two or three letters)."""
    return _zones().by_code.get(country_code.upper())


def zone_named(words: str) -> str | None:
    """The zone that words before "time" name ("Baku", "Eastern", "GMT"); None if unknown."""
    table = load_zone_words()
    if words in table.abbreviations:
        return table.abbreviations[words]
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    folded = re.sub(r"\s+(standard|daylight|summer|winter)$", "", " ".join(folded.split()))
    return table.names.get(folded) or _zones().by_name.get(folded)


@cache
def tzinfo_of(zone: str) -> tzinfo:
    """The `tzinfo` of an IANA name or an offset such as `+04:00`."""
    match = _OFFSET.fullmatch(zone)
    if match:
        sign, hours, minutes = match.groups()
        delta = timedelta(hours=int(hours), minutes=int(minutes))
        if delta < timedelta(hours=24):
            return timezone(-delta if sign == "-" else delta)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"{zone!r} is no zone of time.",
            remedy="Give an IANA name such as Asia/Baku or an offset such as +04:00.",
        ) from error


def offset_name(at: datetime) -> str | None:
    """The offset of an aware date-time as `+04:00`; None for a naive one."""
    delta = at.utcoffset()
    if delta is None:
        return None
    minutes = round(delta.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def convert(at: datetime, source: str, target: str) -> datetime:
    """A naive local time of `source` as naive local time of `target`."""
    return at.replace(tzinfo=tzinfo_of(source)).astimezone(tzinfo_of(target)).replace(tzinfo=None)
