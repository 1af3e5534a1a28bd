"""Stretches of time that a sentence names by their length or by where they begin.

"In three days", "for the third day", "since then": where no date is told, such words reach from
some days back, or from the time told before, up to the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from counterclaim.claims.participants import Sentenced
from counterclaim.claims.when_values import Outcome, moved
from counterclaim.core.values import Resolved
from counterclaim.resolve.time import TimeMention, add_units

#: Prepositions that lay a number of days up to the text.
_WITHIN = frozenset({"in", "over", "within", "during", "for"})
_DAYS = {"day": 1, "week": 7}
_LONG = ("month", "year")
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_IN_A_ROW = frozenset({"consecutive", "straight", "successive", "running"})
_ENDED = re.compile(r"\b(?:ended|ending|concluded|until|to)\b")
#: A state told since a time is told in the perfect or the present; "since" also gives a reason.
_CLOSERS = frozenset({".", ",", ";", "then", "!"})


def begun_before(item: Sentenced, times: Sequence[TimeMention], today: date) -> date | None:
    """The day on which "in three days", "for the third day" or "for a year" begins, if told."""
    words = [t.lower for t in item.annotated.sentence.tokens]
    for i, word in enumerate(words[:-2]):
        if word != "for" or words[i + 1] not in ("the", "a"):
            continue
        rest = [w for w in words[i + 2 : i + 5] if w not in _IN_A_ROW]
        if len(rest) > 1 and rest[0] in _ORDINALS and rest[1] == "day":
            return today - timedelta(days=_ORDINALS[rest[0]] - 1)
    found = _stretch(item, times)
    if found is None:
        return None
    return add_units(today, found[1], -found[0])


def forward(item: Sentenced, times: Sequence[TimeMention]) -> int | None:
    """For how many days something is closed or agreed: "shut the crossing for three days"."""
    found = _stretch(item, times, {"for"})
    if found is None or found[1] not in _DAYS or _is_perfect(item):
        return None
    return found[0] * _DAYS[found[1]]


def _stretch(
    item: Sentenced, times: Sequence[TimeMention], leads: Set[str] = _WITHIN
) -> tuple[int, str] | None:
    """A number of days or longer units after a preposition, as amount and unit."""
    words = [t.lower for t in item.annotated.sentence.tokens]
    for time in times:
        form = time.form
        if form.base != "duration" or not form.amount or form.unit not in {*_DAYS, *_LONG}:
            continue
        at = next((t.i for t in item.annotated.sentence.tokens if t.end > time.start), 0)
        lead = words[at - 1] if at else ""
        lead = words[at - 2] if lead in ("just", "only", "the") and at > 1 else lead
        if lead not in leads:
            continue
        if form.unit in _DAYS or lead != "in" and _is_perfect(item):
            return round(form.amount), form.unit
    return None


def _is_perfect(item: Sentenced) -> bool:
    """Whether a sentence tells in the perfect what has lasted until now."""
    return any(t.lemma == "have" and t.pos == "AUX" for t in item.annotated.sentence.tokens)


def lasted(times: Sequence[TimeMention], outcome: Outcome, text: str) -> Outcome:
    """The whole of "three days of combat which ended on Saturday", the last of them named."""
    if not isinstance(outcome, Resolved) or outcome.value.days != 1 or not outcome.value.start:
        return outcome
    for one, other in pairwise(times):
        form = one.form
        if form.base != "duration" or form.unit != "day" or not form.amount or form.amount < 2:
            continue
        if _ENDED.search(text[one.end : other.start]):
            first = moved(outcome.value.start[:10], 1 - round(form.amount))
            value = msgspec.structs.replace(outcome.value, start=first, precision="days")
            return msgspec.structs.replace(outcome, value=value, basis="inferred")
    return outcome


def since_then(item: Sentenced) -> bool:
    """Whether a sentence takes up the time told before: "since then", "observed since."."""
    tokens = item.annotated.sentence.tokens
    for token, after in zip(tokens, tokens[1:], strict=False):
        if token.lower != "since":
            continue
        if after.lower in _CLOSERS or token.dep == "advmod" and after.tag in ("VBN", "VBG"):
            return True
    return False
