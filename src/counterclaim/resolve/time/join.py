"""Neighbouring atoms that make one expression: a part of a day, a clock time and its day."""

from __future__ import annotations

import re

import msgspec

from counterclaim.resolve.time.model import Form, Relation
from counterclaim.resolve.time.zones import zone_named


class Piece(msgspec.Struct, frozen=True):
    """An expression in the making."""

    start: int
    end: int
    form: Form
    weak: bool
    relation: Relation = "at"


_PART_OF = re.compile(
    r",?\s(?:(?:of|from|between|on|to|in|hours\sof)\s)?(?:the\s)?|,?\s(?:of|on)\s"
)
_CLOCK_ON = re.compile(r",?\s(?:(?:on|of)\s)?(?:the\s)?(?:same\s)?")
_EARLY = re.compile(
    r"(?:\b(?:the\s)?(?P<edge>early|late|earlier|later|mid)(?:\s+in)?(?:\s+the)?(?:\s+on)?[\s-]"
    r"|(?:\bthe\s)?\b(?P<noun>first\shalf|second\shalf|end|beginning|start|middle|outset|close|eve)\s+of\s+)$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:in|on|by|since|until|till|during|of|from|through|before|after|for|throughout|"
    r"at|around|about|between|and|or|early|late|mid|over|last|next)[\s-]+(?:the\s+)?(?:very\s+)?$",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|by|since|until|till|during|of|before|after|early|late|mid)[\s-]+$", re.IGNORECASE
)
_SEASON_LEAD = re.compile(
    r"\b(?:in|during|by|since|until|till|through|throughout|early|late|over|of)\s+$", re.IGNORECASE
)
_DAY_LEAD = re.compile(r"\b(?:on|of|to|from|until|till|by|since|before|after)\s+$", re.IGNORECASE)
_NOT_NOUN = re.compile(
    r"\s*(?:$|[,.;:)!?]|(?:the|a|an|that|when|at|in|and|he|she|they|it|we|"
    r"its|their|his|her|our)\b)"
)
_PART_LEAD = re.compile(
    r"\b(?:in|during|on|at|by|since|until|till|through|throughout|for|from|of|after|before|over|"
    r"late\sin|early\sin)\s+(?:the\s+)?(?:course\sof\s+)?(?:the\s+)?(?:whole\s|entire\s)?$",
    re.IGNORECASE,
)
_DOT_LEAD = re.compile(
    r"\b(?:at|from|by|until|till|since|before|after|to)\s+(?:about\s|around\s)?$", re.IGNORECASE
)
_HOUR_LEAD = re.compile(
    r"\b(?:at|from|until|till|since|before|after)\s+(?:about\s|around\s|roughly\s)?$", re.IGNORECASE
)
_RANGE_LEAD = re.compile(
    r"\b(?:from|between)\s+(?:(?:about|around)\s+)?(?:[\w-]+\s(?:and|to|until|till)\s)?$",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s?\(?(?P<abbr>GMT|UTC|Z|[A-Z]{2,4}T|MSK)\b(?P<off>[+-]\d{1,2}(?::?\d{2})?\b)?\)?"
    r"|\s?\(?(?P<local>local)(?:\stime)?\b\)?"
    r"|\s?\(?(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}|[Ee]astern(?:\sEuropean)?)\s(?:[Tt]ime)\b"
)
_AT = re.compile(r"\b(?:at|since|until|by)\s(?:about\s|around\s)?$", re.IGNORECASE)
_HOURS_AFTER = re.compile(r"\s?(?:to|and|until|till|-|–)\s?\d{4}\s?(?:hours|hrs|GMT|UTC)\b")
_DATES = frozenset(
    {"absolute", "weekday", "day", "holiday", "day_of_month", "next_to", "offset", "unit"}
)


def join_pieces(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join neighbours, drop weak atoms that nothing supports, add what qualifies them."""
    zoned = [_with_zone(text, p) for p in pieces]
    done: list[Piece] = []
    for piece in _chained(text, zoned):
        if (
            _dangling(text, piece)
            or _is_number(text, piece)
            or (piece.weak and not _supported(text, piece))
        ):
            continue
        done.append(_with_edge(text, piece, done[-1].end if done else 0))
    return _share_zones(text, done)


def _chained(text: str, pieces: list[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in pieces:
        while done:
            joined = _joined(text, done[-1], piece)
            if joined is None:
                break
            done.pop()
            piece = joined
        done.append(piece)
    return done


def _joined(text: str, left: Piece, right: Piece) -> Piece | None:
    gap = text[left.end : right.start]
    if len(gap) > 24:
        return None
    a, b = left.form, right.form
    if _is_part(a) and _is_day(b, right) and _PART_OF.fullmatch(gap):
        ends = re.search(r"\bto\b", gap) is not None and b.end_day is None
        value = "ends" if ends else b.value
        return _merge(left, right, _with(b, part=a.part, edge=a.edge or b.edge, value=value))
    if _is_day(a, left) and a.part is None and a.hour is None and _is_part(b) and b.rel is None:
        if re.fullmatch(r"\s|\sin\sthe\s", gap) or (
            gap == " " and text[right.start :][:4] == "the "
        ):
            return _merge(left, right, _with(a, part=b.part, edge=b.edge or a.edge))
    if a.day is not None and a.hour is None and b.base == "weekday" and b.rel is None:
        if gap == ", " and a.weekday is None:
            return _merge(left, right, _with(a, weekday=b.weekday))
    if a.base == "clock" and b.hour is None and _is_day(b, right) and _CLOCK_ON.fullmatch(gap):
        if left.weak and not (_in_range(text, left) or _leads_hour(text, left)):
            return None
        return _merge(left, right, _clocked(b, a))
    if a.base == "clock" and _is_part(b) and b.rel in ("this", "last") and gap == " ":
        if left.weak and not _DOT_LEAD.search(text[max(0, left.start - 24) : left.start]):
            return None
        return _merge(left, right, _with(b, hour=_hour(a, b.part), minute=a.minute, zone=a.zone))
    if _is_day(a, left) and a.hour is None and b.base == "clock" and not right.weak and gap == " ":
        return _merge(left, right, _clocked(a, b))
    return None


def _is_part(form: Form) -> bool:
    return form.base == "part" and form.hour is None


def _is_day(form: Form, piece: Piece) -> bool:
    if form.base not in _DATES:
        return False
    if form.base == "absolute":
        return form.day is not None
    if form.base in ("unit", "offset"):
        return form.unit == "day"
    return not (piece.weak and form.base != "day_of_month")


def _hour(clock: Form, part: str | None) -> int | None:
    hour = clock.hour
    if clock.ambiguous_hour and hour is not None and part in ("AF", "EV", "NI"):
        return hour % 12 + 12
    return hour


def _clocked(day: Form, clock: Form) -> Form:
    return _with(
        day,
        hour=_hour(clock, day.part),
        minute=clock.minute,
        zone=clock.zone,
        local_zone=clock.local_zone,
        ambiguous_hour=clock.ambiguous_hour and day.part is None,
    )


def _with(form: Form, **changes: object) -> Form:
    return msgspec.structs.replace(form, **changes)


def _merge(left: Piece, right: Piece, form: Form) -> Piece:
    return Piece(left.start, right.end, form, False)


def _with_zone(text: str, piece: Piece) -> Piece:
    """A clock time with the zone that follows it."""
    form = piece.form
    if form.base != "clock":
        return piece
    match = _ZONE.match(text, piece.end)
    if match is None:
        return piece
    if match["local"]:
        return Piece(piece.start, match.end(), _with(form, local_zone=True), False)
    words = match["abbr"] or match["name"]
    zone = zone_named(words)
    if match["off"] and zone == "UTC":
        sign, digits = match["off"][0], match["off"][1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        zone = f"{sign}{int(hours):02d}:{minutes}" if int(hours) < 15 else zone
    if zone is None and match["abbr"] not in ("IST",):
        return piece
    end = match.end()
    if match[0].endswith(")") and "(" not in match[0]:
        end -= 1
    return Piece(piece.start, end, _with(form, zone=zone), False)


_BEFORE_WHAT = re.compile(r"\s+(?:the|a|an|his|her|its|their|our|\w+ing|[A-Z]\w*)\b")


def _dangling(text: str, piece: Piece) -> bool:
    """'The day before returning': not a day of its own."""
    if piece.form.base not in ("next_to", "part") or not _BEFORE_WHAT.match(text, piece.end):
        return False
    return text[piece.start : piece.end].lower().endswith((" before", " after"))


_COUNTED = re.compile(
    r"\s(?:people|men|women|children|personnel|of\sthem|[a-z]{3,}s\b(?<!has)(?<!was)(?<!this))"
)
_NUMBERED = re.compile(
    r"(?:\b(?:page|pages|pp?\.|no\.|nos\.|number|№|room|route|unit|art\.|model)\s?)$", re.I
)
_YEAR_LEAD = re.compile(r"\b(?:in|since|by|until|till|during|late|early|mid)[\s-]$", re.IGNORECASE)


def _is_number(text: str, piece: Piece) -> bool:
    """Whether four digits count or number things ("2022 rounds", "page 1945")."""
    if piece.end - piece.start != 4 or piece.form.base != "absolute" or not piece.form.year:
        return False
    before = text[max(0, piece.start - 12) : piece.start]
    if _NUMBERED.search(before):
        return True
    return bool(_COUNTED.match(text, piece.end)) and not _YEAR_LEAD.search(before)


def _supported(text: str, piece: Piece) -> bool:
    """Whether the words around a weak atom make it an expression of time."""
    form, before = piece.form, text[max(0, piece.start - 24) : piece.start]
    piece_text = text[piece.start : piece.end]
    if form.base == "absolute" and form.month is not None:
        leads = _MONTH_LEAD if piece_text.isupper() else _LEAD
        return bool(leads.search(before)) and text[piece.start].isupper()
    if form.base == "absolute":
        return bool(_SEASON_LEAD.search(before))
    if form.base == "day_of_month":
        return bool(_DAY_LEAD.search(before) and _NOT_NOUN.match(text, piece.end))
    if form.base == "part":
        return bool(_PART_LEAD.search(before)) or (
            text[piece.start : piece.start + 4].lower() == "the " and form.edge is not None
        )
    if form.base == "clock":
        if _HOURS_AFTER.match(text, piece.end):
            return True
        if _in_range(text, piece):
            return True
        if piece_text.isdecimal():
            return bool(_AT.search(before) and _NOT_NOUN.match(text, piece.end))
        if form.minute is not None and "." not in piece_text:
            lead = re.search(r"\b(?:at|by|until|till|before|after)\s+$", before, re.IGNORECASE)
            return bool(lead and _NOT_NOUN.match(text, piece.end)) and " " in piece_text
        return bool(_DOT_LEAD.search(before)) and "." in piece_text
    if form.base == "duration":
        return bool(re.search(r"\b(?:for|in|within|of|after)\s+$", before, re.IGNORECASE))
    return form.base == "set" and bool(re.search(r"(?:\d|\btimes|hours|days)\s$", before))


def _leads_hour(text: str, piece: Piece) -> bool:
    """A bare hour whose part of the day is told: "at about ten on Saturday evening"."""
    lead = _HOUR_LEAD.search(text[max(0, piece.start - 24) : piece.start])
    return lead is not None and not piece.form.ambiguous_hour


def _in_range(text: str, piece: Piece) -> bool:
    """Bare hours with a part of the day: "between 4 and 6 on Sunday morning"."""
    lead = _RANGE_LEAD.search(text[max(0, piece.start - 32) : piece.start])
    return lead is not None and piece.form.minute is None and not piece.form.ambiguous_hour


_QUANTIFIER = re.compile(
    r"\b(?:nearly|almost|at\sleast|up\sto|(?:no\s)?(?:more|less|fewer)\sthan)\s+$", re.IGNORECASE
)


def _with_quantifier(text: str, piece: Piece, low: int) -> Piece:
    """A number of units with "nearly", "at least", "more than" before it."""
    window = text[max(low, piece.start - 16) : piece.start]
    match = _QUANTIFIER.search(window)
    if match is None or text[piece.start : piece.start + 4].lower() == "the ":
        return piece
    start = piece.start - len(window) + match.start()
    return Piece(start, piece.end, _with(piece.form, approximate=True), False)


_EDGES = {
    "earlier": "earlier",
    "later": "later",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "end": "end",
    "beginning": "start",
    "start": "start",
    "outset": "start",
    "middle": "mid",
    "close": "end",
    "eve": "eve",
    "first half": "half1",
    "second half": "half2",
}


def _with_edge(text: str, piece: Piece, low: int) -> Piece:
    """A date with "early", "late", "the end of" before it."""
    form = piece.form
    if form.base in ("duration", "offset") and form.amount is not None:
        return _with_quantifier(text, piece, low)
    if form.edge is not None or form.base in ("duration", "span", "set", "ref", "clock"):
        return piece
    window = text[max(low, piece.start - 24) : piece.start]
    match = _EARLY.search(window)
    if match is None:
        return piece
    word = " ".join((match["edge"] or match["noun"]).lower().split())
    start = piece.start - len(window) + match.start()
    return Piece(start, piece.end, _with(form, edge=_EDGES[word]), False)


def _share_zones(text: str, pieces: list[Piece]) -> list[Piece]:
    """'From 08:00 to 09:15 Baku time': the zone holds for both."""
    done = list(pieces)
    for n in range(len(done) - 2, -1, -1):
        left, right = done[n], done[n + 1]
        if left.form.hour is None or right.form.hour is None or not right.form.zone:
            continue
        gap = text[left.end : right.start].strip().lower()
        if (
            left.form.zone is None
            and not left.form.local_zone
            and gap
            in (
                "to",
                "and",
                "until",
                "till",
                "-",
                "–",
                "—",
                "to about",
                "or",
            )
        ):
            done[n] = Piece(left.start, left.end, _with(left.form, zone=right.form.zone), False)
    return done
