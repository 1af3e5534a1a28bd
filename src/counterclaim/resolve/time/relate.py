"""What the words before an expression say of it: since, until, as of, by."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.resolve.time.join import Piece
from counterclaim.resolve.time.lexicon import load_words
from counterclaim.resolve.time.model import Form, Kind, Relation

_HEDGE = (
    r"(?:(?:about|around|approximately|roughly|circa|at|on|in|the|exactly|only|just|nearly|almost)"
    r"\s+){0,3}"
)
_WINDOW = 48


@cache
def _pattern() -> re.Pattern[str]:
    cues = load_words().relations.cues
    parts = []
    for name, words in cues.items():
        body = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len)[::-1])
        parts.append(f"(?P<{name}>{body})")
    return re.compile(rf"\b(?:{'|'.join(parts)})\s+{_HEDGE}$", re.IGNORECASE)


_SHORTLY = re.compile(r"\b(?:shortly|just|soon|immediately|right|minutes)\s$", re.IGNORECASE)
_RANGE_END = re.compile(
    r"\s*(?:-|–|—|\s(?:to|until|till|through|up to|and)\s)\s*(?:about|around)?\s*"
)
_ON = re.compile(r"\s+(?:on|onwards?)\b(?!\s+(?:the|\d|[A-Z]|this|that|its|their|his|a|an)\b)")


def _is_from(text: str, piece: Piece) -> bool:
    return text[max(0, piece.start - 5) : piece.start].lower() == "from "


#: As in "since the truce of 10 October": the time of what a thing began with.
_SINCE_WHAT = re.compile(
    r"\bsince\s+(?:the|a|an|its|their|his|her)\s+(?:[a-z-]+\s+){1,4}?(?:of|in|on|at)\s+(?:the\s+)?$"
)
#: As in "from 1 January to date".
_TO_NOW = re.compile(
    r",?\s+(?:up\s+)?(?:to|until|till)\s+(?:date|now|today|the\spresent|this\sday)\b"
)
#: As in "the 24 hours to 19:30".
_STRETCH_END = re.compile(
    r"\s+(?:up\s+)?(?:to|until|till|ending|ended)\s+(?:(?:at|on|about)\s+){0,2}"
)


def relate(text: str, piece: Piece, before: Piece | None) -> tuple[Relation, int]:
    """The relation that the preposition of a piece states, and where it begins."""
    if before is not None and before.form.base == "duration" and piece.form.base != "duration":
        if _STRETCH_END.fullmatch(text[before.end : piece.start]):
            return "until", before.end + 1
    if _ON.match(text, piece.end) and (piece.form.hour is not None or _is_from(text, piece)):
        return "since", piece.start
    low = before.end if before is not None else 0
    window = text[max(low, piece.start - _WINDOW) : piece.start]
    match = _pattern().search(window)
    if match is not None:
        name = match.lastgroup or "at"
        start = piece.start - len(window) + match.start()
        relation: Relation = _RELATIONS.get(name, "at")
        if name in ("before", "after") and _SHORTLY.search(window[: match.start()]):
            relation = "at"
        if relation == "from" and _is_range(piece.form):
            relation = "at"
        if relation == "from" and _TO_NOW.match(text, piece.end):
            relation = "since"
        return relation, start
    since = _SINCE_WHAT.search(window)
    if since is not None:
        return "since", piece.start - len(window) + since.start()
    if before is not None and before.relation in ("from", "since"):
        gap = text[before.end : piece.start]
        if _RANGE_END.fullmatch(f" {gap.strip()} ") and gap.strip():
            return "until", before.end + len(gap) - len(gap.lstrip())
    return "at", piece.start


_RELATIONS: dict[str, Relation] = {
    "as_of": "as_of",
    "since": "since",
    "from": "from",
    "until": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "for": "for",
}


def _is_range(form: Form) -> bool:
    """Whether an expression has its own end ("from 12 to 14 September")."""
    ends = (form.end_day, form.end_month, form.end_weekday, form.end_year)
    return any(e is not None for e in ends)


def kind_of(form: Form, relation: Relation) -> Kind:
    """The kind of a mention."""
    if relation == "as_of":
        return "status"
    if form.part is not None and form.base != "set" and form.hour is None:
        return "night" if form.part == "NI" else "part"
    if form.hour is not None:
        return "time"
    simple: dict[str, Kind] = {
        "duration": "duration",
        "span": "period",
        "set": "set",
        "ref": "reference",
    }
    return simple.get(form.base, "date")
