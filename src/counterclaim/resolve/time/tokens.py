"""Tokens as letters: a text becomes a short string over word classes, on which rules match.

Every word of the lexicon, every number and every mark becomes one character that stands for
the set of classes it belongs to. All other words become `OTHER`. Rules are regexes over that
string without unbounded repetition, so that matching is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate

#: The character of a token that no rule knows.
OTHER = "\ue000"
#: The character of a break between paragraphs.
BREAK = "\ue001"
_FIRST = 0xE010
_SPACES = " \t\xa0\u202f\r\n"
#: How many different words keep their class in memory.
_CACHED = 50_000
_TOKEN = re.compile(r"[^\W\d_]+(?:['’]clock)?|\d+|[ \t\xa0\u202f\r\n]+|[^\w\s]|\s|_")
_RULE = re.compile(r"\(\?P<\w+>|\(\?[:!=]|\(\?<[!=]|\{\w+\}|'[^']+'|[a-z]+|_|~|\s+|.", re.DOTALL)


def literals_of(rule: str) -> list[str]:
    """The bare words that a rule names."""
    return [part for part in _RULE.findall(rule) if part.isalpha() and part.islower()]


class Tokens:
    """The tokens of a text: where each stands, and its folded word."""

    def __init__(self, raws: list[str]) -> None:
        self._raws = raws
        #: Where each begins, and the end of the last: they are the whole text.
        self._edges = list(accumulate(map(len, raws), initial=0))

    def start(self, number: int) -> int:
        """Where a token begins."""
        return self._edges[number]

    def end(self, number: int) -> int:
        """Where a token ends."""
        return self._edges[number + 1]

    def word(self, number: int) -> str:
        """A token in small letters; a space for a run of spaces."""
        raw = self._raws[number]
        return " " if raw[0] in _SPACES else raw.lower().replace("’", "'")


class Alphabet:
    """Which character stands for which set of classes."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self.classes: dict[str, frozenset[str]] = {w: frozenset(c) for w, c in words.items()}
        self._chars: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        self._numbers: dict[tuple[int, int], str] = {}
        for groups in self.classes.values():
            self._char(groups)
        for sample in _NUMBER_SAMPLES:
            self._char(frozenset(number_classes(sample)))
        for mark in _MARKS:
            self._char(frozenset({_mark_class(mark)}))
        self._known: dict[str, str] = {}
        self.space = self._char(frozenset({"space"}))
        self._word_chars = {w: self._char(g) for w, g in self.classes.items()}
        self._marks = {m: self._char(frozenset({_mark_class(m)})) for m in _MARKS}
        self._guards = {
            w: (self._char(_without(g, lower=True)), self._char(_without(g, lower=False)))
            for w, g in self.classes.items()
            if "CAPITAL" in g
        }

    def _char(self, groups: frozenset[str]) -> str:
        char = self._chars.get(groups)
        if char is None:
            char = chr(_FIRST + len(self._chars))
            self._chars[groups] = char
            for group in groups:
                self._members.setdefault(group, []).append(char)
        return char

    def encode(self, text: str) -> tuple[str, Tokens]:
        """The class string of a text, and its tokens, one for each character."""
        raws: list[str] = _TOKEN.findall(text)
        known = self._known
        try:
            return "".join([known[raw] for raw in raws]), Tokens(raws)
        except KeyError:
            return "".join([known.get(raw) or self._new(raw) for raw in raws]), Tokens(raws)

    def _new(self, raw: str) -> str:
        char = self._classify(raw)
        if len(self._known) < _CACHED and len(raw) < 24:
            self._known[raw] = char
        return char

    def _classify(self, raw: str) -> str:
        first = raw[0]
        if first in _SPACES:
            return BREAK if raw.count("\n") > 1 else self.space
        if first.isdecimal():
            return self._number(raw)
        word = raw.lower().replace("’", "'")
        if word in self._guards:
            return self._guards[word][0 if first.islower() else 1]
        return self._word_chars.get(word) or self._marks.get(word, OTHER)

    def _number(self, digits: str) -> str:
        if len(digits) > 9:
            return OTHER
        return self._chars.get(frozenset(number_classes(digits)), OTHER)

    def expand(self, rule: str, macros: Mapping[str, str]) -> str:
        """The regex over class strings that a rule in words stands for."""
        out: list[str] = []
        for part in _RULE.findall(rule):
            if part.startswith("{"):
                name = part[1:-1]
                if name in macros:
                    out.append(f"(?:{self.expand(macros[name], macros)})")
                else:
                    out.append(self._set(name))
            elif part.startswith("'"):
                out.append(self._set(part))
            elif part == "_":
                out.append(self.space)
            elif part == "~":
                out.append(f"(?:{self.space}|{self._set(chr(39) + '-' + chr(39))})")
            elif part.isalpha() and part.islower():
                out.append(self._set(f"w:{part}"))
            elif not part.isspace():
                out.append(part)
        return "".join(out)

    def _set(self, name: str) -> str:
        members = self._members.get(name)
        if not members:
            raise KeyError(f"A rule of time names {name}, which no word has.")
        return members[0] if len(members) == 1 else f"[{''.join(members)}]"

    def chars_of(self, names: Iterable[str]) -> frozenset[str]:
        """All characters that stand for any of the classes."""
        return frozenset(c for n in names for c in self._members.get(n, ()))


def _without(groups: frozenset[str], *, lower: bool) -> frozenset[str]:
    """The classes of a word that needs its capital, written small or not."""
    if not lower:
        return groups
    return frozenset(g for g in groups if not g.startswith(("MONTH", "WDSHORT")) and g != "CAPITAL")


def _mark_class(mark: str) -> str:
    return "APOS" if mark == "'" else f"'{mark}'"


_MARKS = ";.,:-–—/'’()`"
_NUMBER_SAMPLES = (
    *(str(n) for n in range(100)),
    *(f"{n:02d}" for n in range(10)),
    "120",
    *(f"{n:02d}{m}" for n in range(100) for m in ("00", "49", "50", "59", "60", "99")),
    "12345",
)


def number_classes(digits: str) -> list[str]:
    """Classes of a number by its digits: what it can be (day, hour, minute, year)."""
    value, size = int(digits), len(digits)
    groups = ["NUM"]
    if size <= 2:
        if 1 <= value <= 31:
            groups.append("D2")
        if 1 <= value <= 12:
            groups.append("MONTHNUM")
            groups.append("H12")
        if value <= 24:
            groups.append("H24")
        if size == 2:
            groups.append("YY")
            if value < 60:
                groups.append("MINUTE")
        if 1 <= value <= 4:
            groups.append("N4")
    elif size == 4:
        if 1000 <= value <= 2199:
            groups.append("Y4")
        if 1900 <= value <= 2049:
            groups.append("YEAR")
        if value % 100 < 60 and value // 100 <= 24:
            groups.append("HHMM")
    return groups
