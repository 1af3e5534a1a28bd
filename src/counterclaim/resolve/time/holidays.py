"""Named days: found by name, dated by rule."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from counterclaim.resolve.time.join import Piece
from counterclaim.resolve.time.lexicon import load_words
from counterclaim.resolve.time.model import Form

_BEFORE = re.compile(r"\b(last|this|next)\s$", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    words = load_words().holidays
    names = sorted({*words.fixed, *words.floating, *words.easter}, key=len, reverse=True)
    body = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s") for n in names)
    initials = "".join(sorted({n[0].upper() for n in names}))
    return re.compile(rf"\b(?=[{initials}])(?i:{body})\b")


def find_holidays(text: str) -> list[Piece]:
    """Named days that stand in the text with a capital letter."""
    found: list[Piece] = []
    for match in _pattern().finditer(text):
        key = " ".join(match[0].lower().replace("’", "'").split())
        start, rel = match.start(), None
        lead = _BEFORE.search(text[max(0, start - 6) : start])
        if lead is not None:
            start, rel = start - len(lead[0]), lead[1].lower()
        form = Form(base="holiday", holiday=key, rel=rel)
        found.append(Piece(start=start, end=match.end(), form=form, weak=False))
    return found


def date_of_holiday(name: str, year: int) -> date | None:
    """The day of a named day in a year."""
    words = load_words().holidays
    if name in words.fixed:
        month, day = words.fixed[name]
        return date(year, month, day)
    if name in words.easter:
        return easter(year) + timedelta(days=words.easter[name])
    if name not in words.floating:
        return None
    month, weekday, number = words.floating[name]
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = (date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm)."""
    golden, century = year % 19, year // 100
    skipped = century // 4
    epact = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * days) // 451
    month, day = divmod(epact + days - 7 * shift + 114, 31)
    return date(year, month, day + 1)
