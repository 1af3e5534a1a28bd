"""Finding place names in plain text, by gazetteer, capitals, prepositions and kind words.

For look-ups and benchmarks; the reader of claims finds its places by syntax instead. The work
is linear in the text: at each capitalised word at most a few names are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.resolve.place.candidates import split_kind, split_part
from counterclaim.resolve.place.fold import fold
from counterclaim.resolve.place.gazetteer import Gazetteer, prominence
from counterclaim.resolve.place.mentions import PlaceMention
from counterclaim.resolve.place.surroundings import mentions_in
from counterclaim.resolve.place.words import (
    KINDS_OF_WORD,
    LINKS,
    NO_PLACES,
    PARTS,
    PLACE_PREPOSITIONS,
    TITLES,
    abbreviations,
    demonyms,
)

_WORD = re.compile(
    r"(?:[A-Z]\.\s?(?=[A-Z][a-z]?\.)|[A-Z]\.(?=[A-Z]))*[^\W\d_](?:[^\W_]|['’ʼ`](?=\w)|[\u0300-\u036f])*\.?"
)
_LONGEST = 6
#: The least evidence for which a name counts as a place, in log10 of people above a village.
LEAST = 1.0
_BASE = 4.0
#: Abbreviations that are also words or parts of names need a comma before them.
_SHORT_CODE = re.compile(r"[A-Z]{2}|[A-Z][a-z]{1,4}\.")
_DOTTED = frozenset({"st", "ste", "mt", "ft"})
_AFTER_COMMA = re.compile(r",\s{0,2}$")
_STOP = re.compile(r"(?:^|[.!?:;\n\r\"“”()•|–—-]|\s')\s*$")


class _Token:
    __slots__ = ("end", "first", "is_capital", "lower", "start", "text")

    def __init__(self, text: str, start: int, end: int, first: bool) -> None:
        self.text, self.start, self.end, self.first = text, start, end, first
        self.lower = text.lower().rstrip(".")
        self.is_capital = text[:1].isupper() or not (text[:1].isupper() or text[:1].islower())


class _Found:
    """A run of tokens that is a name of the gazetteer, and the evidence for it here."""

    __slots__ = ("evidence", "first", "is_sure", "key", "last", "placed")

    def __init__(self, first: int, last: int, key: str) -> None:
        self.first, self.last, self.key = first, last, key
        self.evidence, self.is_sure, self.placed = 0.0, False, False


def recognise(text: str, gazetteer: Gazetteer | None = None) -> list[PlaceMention]:
    """The place names of a text in its order, with what the words beside them say."""
    if gazetteer is None:
        gazetteer = Gazetteer.load()
    tokens = list(_tokens(text))
    seen_lower = {token.lower for token in tokens if not token.is_capital}
    found: list[_Found] = []
    number = 0
    while number < len(tokens):
        item = _at(text, tokens, number, gazetteer)
        if item is None:
            number += 1
            continue
        _weigh(item, text, tokens, gazetteer, seen_lower)
        found.append(item)
        number = item.last + 1
    _share(found)
    spans = [
        (tokens[f.first].start, _end(tokens[f.last], text))
        for f in found
        if f.is_sure or f.evidence >= LEAST
    ]
    return mentions_in(text, spans)


def _tokens(text: str) -> Iterator[_Token]:
    known = abbreviations()
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        if word.endswith(".") and word not in known:
            word, end = word[:-1], end - 1
        yield _Token(word, start, end, bool(_STOP.search(text[max(0, start - 4) : start])))


def _end(token: _Token, text: str) -> int:
    """The end of a token less a possessive."""
    raw = text[token.start : token.end]
    return token.end - 2 if raw.endswith(("'s", "’s")) else token.end


def _name(text: str, first: _Token, last: _Token) -> str:
    return text[first.start : _end(last, text)]


def _at(text: str, tokens: list[_Token], number: int, gazetteer: Gazetteer) -> _Found | None:
    """The longest name that starts at a token."""
    token = tokens[number]
    if not token.is_capital:
        return None
    coded = _name(text, token, token)
    if coded in abbreviations() and (_is_code(text, token) or not gazetteer.has(coded)):
        item = _Found(number, number, coded)
        item.is_sure = _is_code(text, token)
        return item if item.is_sure else None
    for last in range(_reach(text, tokens, number), number - 1, -1):
        if not tokens[last].is_capital:
            continue
        name = _name(text, token, tokens[last])
        if last == number and (token.lower in NO_PLACES or len(name) < 3):
            return None
        if (
            name in demonyms()
            or gazetteer.has(name)
            or (last > number and _has_kind(name, gazetteer))
        ):
            return _Found(number, last, fold(name))
    return None


def _is_code(text: str, token: _Token) -> bool:
    word = text[token.start : token.end]
    if not _SHORT_CODE.fullmatch(word) or word in ("US", "UK", "EU"):
        return True
    return bool(_AFTER_COMMA.search(text[max(0, token.start - 3) : token.start]))


def _reach(text: str, tokens: list[_Token], number: int) -> int:
    """The last token that may belong to a name that starts at one."""
    last = number
    while last + 1 < len(tokens) and last - number < _LONGEST - 1:
        gap = text[tokens[last].end : tokens[last + 1].start]
        following = tokens[last + 1]
        if gap == ". " and tokens[last].lower in _DOTTED:
            gap = " "
        if gap not in (" ", "-", "‑", "’", "'") or tokens[last].text.endswith(("'s", "’s")):
            break
        if not following.is_capital and following.lower not in LINKS:
            break
        last += 1
    return last


def _has_kind(name: str, gazetteer: Gazetteer) -> bool:
    """A name with its kind word or direction, of which the rest is known."""
    rest, _, word = split_kind(name)
    if word:
        return gazetteer.has(rest)
    rest, _, is_part = split_part(name)
    return is_part and gazetteer.has(rest) and rest.lower() not in NO_PLACES


def _weigh(
    item: _Found,
    text: str,
    tokens: list[_Token],
    gazetteer: Gazetteer,
    seen_lower: set[str],
) -> None:
    """Sets the evidence of a name at one place of the text."""
    first, last = tokens[item.first], tokens[item.last]
    name = _name(text, first, last)
    if item.is_sure:
        return
    if name in demonyms():
        item.is_sure = True
        return
    item.evidence = _fame(name, gazetteer) - _BASE
    before = tokens[item.first - 1] if item.first else None
    after = tokens[item.last + 1] if item.last + 1 < len(tokens) else None
    item.evidence += _from_before(text, before, first, item)
    if after is not None:
        item.evidence += _from_after(text, last, after, gazetteer)
    if item.last > item.first:
        item.evidence += 0.8 + (1.0 if split_kind(name)[2] else 0.0)
    elif first.first and first.lower in seen_lower:
        item.evidence -= 4.0


def _fame(name: str, gazetteer: Gazetteer) -> float:
    rows = gazetteer.rows(name)
    if not rows:
        rows = gazetteer.rows(split_kind(name)[0]) or gazetteer.rows(split_part(name)[0])
    return prominence(rows[0]) if rows else 0.0


def _from_before(text: str, before: _Token | None, first: _Token, item: _Found) -> float:
    if before is None or first.first:
        return -0.5 if first.first else 0.0
    gap = text[before.end : first.start]
    if gap.strip() == "":
        if before.lower in PLACE_PREPOSITIONS:
            item.placed = True
            return 2.0
        if before.lower in TITLES:
            return -4.0
        if before.lower in KINDS_OF_WORD or before.lower in PARTS:
            return 1.5
        if before.is_capital and before.lower not in NO_PLACES and not before.first:
            return -2.5
    if gap.strip() == ",":
        return 0.5
    return 0.0


def _from_after(text: str, last: _Token, after: _Token, gazetteer: Gazetteer) -> float:
    gap = text[last.end : after.start]
    if gap.strip() == "":
        if after.lower in KINDS_OF_WORD:
            return 1.5
        return -1.0 if after.is_capital and after.lower not in NO_PLACES else 0.0
    if gap.strip() == "," and after.is_capital:
        name = text[after.start : after.end]
        if name in abbreviations():
            return 3.0
        rows = gazetteer.rows(name)
        if rows and rows[0].kind in ("country", "province"):
            return 2.0
    return 0.0


def _share(found: list[_Found]) -> None:
    """What one mention proves holds for the others of the name, in part."""
    placed = {item.key for item in found if item.placed and item.evidence >= LEAST}
    person = {item.key for item in found if item.evidence < -2.0}
    for item in found:
        if item.is_sure or item.placed:
            continue
        if item.key in placed:
            item.evidence += 1.5
        elif item.key in person:
            item.evidence -= 1.5
