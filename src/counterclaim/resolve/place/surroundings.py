"""What the words beside place names say: kind, relation, distance, container, anchors.

`mentions_in(text, spans)` makes mentions of spans that are known to be place names. It looks at
a bounded stretch of text on either side of each, so that the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from counterclaim.resolve.place.candidates import split_kind
from counterclaim.resolve.place.mentions import BEARINGS, PlaceMention, Relation
from counterclaim.resolve.place.words import KINDS_OF_WORD

_REACH = 70
_BEARING = "|".join(sorted(BEARINGS, key=len, reverse=True))
_KIND = "|".join(sorted((w + r"s?" for w in KINDS_OF_WORD), key=len, reverse=True))
_ARTICLE = r"(?:the\s+)?"
_OF_KIND = rf"(?:{_ARTICLE}(?:{_KIND})\s+(?:of\s+)?)?"
_KM = {"km": 1.0, "kil": 1.0, "mil": 1.609, "mi": 1.609, "m": 0.001, "met": 0.001}
_DISTANCE = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?)[\s-]*(?P<unit>km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m)"
    rf"\s+(?:{_ARTICLE}(?P<bearing>{_BEARING})\s+)?(?:of|from|away\s+from|outside(?:\s+of)?)"
    rf"\s+{_ARTICLE}{_OF_KIND}$",
    re.IGNORECASE,
)
_SIDE_OF = re.compile(
    rf"(?P<inside>\bin\s+the\s+|\bthe\s+)?\b(?P<bearing>{_BEARING})"
    rf"(?P<part>\s+(?:part|parts|area|areas|side|half|section|districts?))?"
    rf"\s+of\s+{_ARTICLE}{_OF_KIND}$",
    re.IGNORECASE,
)
_WORDS_BEFORE: tuple[tuple[Relation, str], ...] = (
    (
        "toward",
        r"towards?|in\s+(?:the\s+)?directions?\s+of|(?:head|advanc|mov|fly|march)ing\s+"
        r"(?:to|on|for)|en\s+route\s+to|on\s+the\s+way\s+to|bound\s+for",
    ),
    (
        "near",
        r"near|nearby|close\s+to|next\s+to|around|outside(?:\s+of)?|off|adjacent\s+to|"
        r"(?:in\s+the\s+)?(?:vicinity|outskirts|area|suburbs|surroundings)\s+of|"
        r"beside|opposite",
    ),
    ("between", r"between"),
    ("from", r"from|out\s+of"),
)
_BEFORE = tuple(
    (relation, re.compile(rf"\b(?:{words})\s+{_ARTICLE}{_OF_KIND}$", re.IGNORECASE))
    for relation, words in _WORDS_BEFORE
)
_KIND_AFTER = re.compile(rf"\s{{1,3}}(?P<kind>{_KIND})\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(rf"\b(?P<kind>{_KIND})\s+(?:of\s+)?{_ARTICLE}$", re.IGNORECASE)
_DIRECTION_AFTER = re.compile(r"\s{1,3}directions?\b|[\s-]bound\b", re.IGNORECASE)
_SECTION_AFTER = re.compile(
    r"\s{1,3}(?:section|sector|stretch|segment|part|line|axis|front|border|frontier|highway|road|"
    r"route|corridor|direction)s?\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"\s{{0,2}}(?:,|\(|,?\s+in|,?\s+of)\s+{_ARTICLE}"
    rf"(?:(?:{_KIND})\s+of\s+{_ARTICLE})?$|\s{{0,2}}\($|"
    rf"\s+(?:{_KIND})\s{{0,2}}(?:,|\(|\s+in|\s+of)\s+{_ARTICLE}(?:(?:{_KIND})\s+of\s+{_ARTICLE})?$|,\s{{0,2}}$",
    re.IGNORECASE,
)
_AND = re.compile(rf"\s+(?:{_KIND}\s+)?(?:and|&)\s+{_ARTICLE}{_OF_KIND}$", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—/]\s?$")


def mentions_in(text: str, spans: Sequence[tuple[int, int]]) -> list[PlaceMention]:
    """Mentions of the spans, which must be in the order of the text."""
    found: list[dict[str, Any]] = []
    for start, end in spans:
        before = text[max(0, start - _REACH) : start]
        after = text[end : end + _REACH]
        fields: dict[str, Any] = {"text": text[start:end], "start": start, "end": end}
        kind = kind_word(text[start:end], before, after)
        if kind:
            fields["kind_word"] = kind
        fields.update(_relation(before, after))
        found.append(fields)
    _tie(text, spans, found)
    return [PlaceMention(**fields) for fields in found]


def kind_word(name: str, before: str, after: str) -> str:
    """The noun that says what a place is, beside its name or as its last word; empty if none."""
    if split_kind(name)[2]:
        return ""
    match = _KIND_AFTER.match(after) or _KIND_BEFORE.search(before)
    if match is None:
        return ""
    word = match["kind"].lower()
    if match["kind"][:1].isupper() and match.re is _KIND_BEFORE and "of" not in match[0].lower():
        return ""
    return word if word in KINDS_OF_WORD else word[:-1]


def _relation(before: str, after: str) -> dict[str, Any]:
    match = _DISTANCE.search(before)
    if match is not None:
        fields: dict[str, Any] = {"relation": "distance", "distance_km": _km(match)}
        if match["bearing"]:
            fields["bearing"] = BEARINGS[match["bearing"].lower()]
        return fields
    match = _SIDE_OF.search(before)
    if match is not None:
        inside = bool(match["part"] or (match["inside"] or "").lower().startswith("in"))
        return {
            "relation": "part_of" if inside else "near",
            "bearing": BEARINGS[match["bearing"].lower()],
        }
    if _DIRECTION_AFTER.match(after):
        return {"relation": "toward"}
    for relation, pattern in _BEFORE:
        if pattern.search(before):
            return {"relation": relation}
    return {}


def _km(match: re.Match[str]) -> float:
    unit = match["unit"].lower()
    scale = _KM.get(unit) or _KM.get(unit[:3]) or 1.0
    return round(float(match["number"].replace(",", ".")) * scale, 3)


def _tie(text: str, spans: Sequence[tuple[int, int]], found: list[dict[str, Any]]) -> None:
    """Containers, and the pairs of "between A and B" and "the A-B section"."""
    for number in range(len(spans) - 1):
        (_, end), (start, next_end) = spans[number], spans[number + 1]
        if not 0 <= start - end <= _REACH:
            continue
        gap, this, following = text[end:start], found[number], found[number + 1]
        if this.get("relation") == "between":
            if _AND.match(gap):
                this["anchors"], following["anchors"] = (number + 1,), (number,)
                following["relation"] = "between"
        elif _DASH.match(gap) and _SECTION_AFTER.match(text[next_end : next_end + _REACH]):
            for fields, other in ((this, number + 1), (following, number)):
                fields["relation"], fields["anchors"] = "section", (other,)
        elif _INSIDE.match(gap):
            this["container"] = number + 1
    for fields in found:
        if fields.get("relation") == "between" and "anchors" not in fields:
            fields["relation"] = "near"
