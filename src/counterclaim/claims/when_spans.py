"""Stretches of time that a sentence names by their length or by where they begin.

"In three days", "for the third day", "since then": where no date is told, such words reach from
some days back, or from the time told before, up to the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.participants import Sentenced
from counterclaim.resolve.time import TimeMention

#: Prepositions that lay a number of days up to the text.
_WITHIN = frozenset({"in", "over", "within", "during", "for"})
_DAYS = {"day": 1, "week": 7}
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
#: A state told since a time is told in the perfect or the present; "since" also gives a reason.
_CLOSERS = frozenset({".", ",", ";", "then", "!"})


def days_back(item: Sentenced, times: Sequence[TimeMention]) -> int | None:
    """How many days back "in three days" or "for the third day" begins; None where neither."""
    words = [t.lower for t in item.annotated.sentence.tokens]
    for i, word in enumerate(words[:-2]):
        if word != "for" or words[i + 1] not in ("the", "a"):
            continue
        rest = [w for w in words[i + 2 : i + 5] if w not in _IN_A_ROW]
        if len(rest) > 1 and rest[0] in _ORDINALS and rest[1] == "day":
            return _ORDINALS[rest[0]] - 1
    for time in times:
        form = time.form
        if form.base != "duration" or form.unit not in _DAYS or not form.amount:
            continue
        at = next((t.i for t in item.annotated.sentence.tokens if t.end > time.start), 0)
        lead = words[at - 1] if at else ""
        lead = words[at - 2] if lead in ("just", "only", "the") and at > 1 else lead
        if lead in _WITHIN:
            return round(form.amount * _DAYS[form.unit])
    return None


def since_then(item: Sentenced) -> bool:
    """Whether a sentence takes up the time told before: "since then", "observed since."."""
    tokens = item.annotated.sentence.tokens
    for token, after in zip(tokens, tokens[1:], strict=False):
        if token.lower != "since":
            continue
        if after.lower in _CLOSERS or token.dep == "advmod" and after.tag in ("VBN", "VBG"):
            return True
    return False
