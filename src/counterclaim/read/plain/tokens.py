"""Cutting a sentence into words by the rules of a spaCy tokeniser, with the same result."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat

import msgspec

#: A word: its text, and the norm that a special case gives it.
Word = tuple[str, str | None]
#: A word, and whether a space follows.
Spaced = tuple[Word, bool]

#: Pieces of text that are remembered with their words.
_REMEMBERED = 50_000


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """Regexes for marks before, behind and inside words; pieces that are cut in a way of their own.

    `joined` are those of the special cases that the regexes would cut, as they cut them.
    """

    prefix: str
    suffix: str
    infix: str
    url: str
    special: dict[str, list[Word]]
    joined: dict[str, list[str]]


class Tokenizer:
    """Words of a text, and whether a space follows each."""

    def __init__(self, rules: Rules) -> None:
        self._prefix = re.compile(rules.prefix).search
        self._suffix = re.compile(rules.suffix).search
        self._infix = re.compile(rules.infix).finditer
        self._url_source = rules.url
        self._url: Callable[[str], re.Match[str] | None] | None = None
        self._special = {piece: tuple(words) for piece, words in rules.special.items()}
        self._joined: dict[str, list[tuple[str, ...]]] = {}
        for parts in rules.joined.values():
            self._joined.setdefault(parts[0], []).append(tuple(parts))
        self._known: dict[str, tuple[Word, ...]] = {}

    def words(self, text: str) -> list[Spaced]:
        """The words of `text`; with the spaces behind them they are the whole of it."""
        found: list[Spaced] = []
        for piece, spaced in pieces(text):
            words = self._special.get(piece)
            if words is None:
                words = self._known.get(piece)
            if words is None:
                words = tuple(self._cut(piece))
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[piece] = words
            if len(words) > 1:
                found += [(word, False) for word in words[:-1]]
            found.append((words[-1], spaced))
        return self._rejoined(found)

    def _cut(self, piece: str) -> Iterator[Word]:
        before: list[str] = []
        behind: list[str] = []
        piece = self._stripped(piece, before, behind)
        for prefix in before:
            yield prefix, None
        if piece:
            words = self._special.get(piece) or self._known.get(piece)
            yield from words if words is not None else self._inside(piece)
        for suffix in reversed(behind):
            yield suffix, None

    def _stripped(self, piece: str, before: list[str], behind: list[str]) -> str:
        """The piece without the marks around it, which go into `before` and `behind`."""
        size = 0
        while piece and len(piece) != size:
            if piece in self._special:
                break
            size = len(piece)
            first = self._length(self._prefix(piece))
            if first and piece[first:] in self._special:
                before.append(piece[:first])
                return piece[first:]
            last = self._length(self._suffix(piece[first:]))
            if last and piece[:-last] in self._special:
                behind.append(piece[-last:])
                return piece[:-last]
            if first and last and first + last <= size:
                before.append(piece[:first])
                behind.append(piece[-last:])
                piece = piece[first:-last]
            elif first:
                before.append(piece[:first])
                piece = piece[first:]
            elif last:
                behind.append(piece[-last:])
                piece = piece[:-last]
        return piece

    @staticmethod
    def _length(match: re.Match[str] | None) -> int:
        return match.end() - match.start() if match is not None else 0

    def _inside(self, piece: str) -> Iterator[Word]:
        if piece.isascii() and piece.isalnum() or self._is_url(piece):
            yield piece, None
            return
        start = 0
        for match in self._infix(piece):
            first, last = match.span()
            if first == 0:
                continue
            if first != start:
                yield piece[start:first], None
            if first != last:
                yield piece[first:last], None
            start = last
        if start < len(piece):
            yield piece[start:], None

    def _is_url(self, piece: str) -> bool:
        # A host has a dot. The pattern takes longer to compile than a document to cut.
        if "." not in piece:
            return False
        if self._url is None:
            self._url = re.compile(self._url_source).match
        return self._url(piece) is not None

    def _rejoined(self, found: list[Spaced]) -> list[Spaced]:
        """The words with those special cases put together that were cut as others are."""
        matches = [
            (at, at + len(parts))
            for at in [n for n, (word, _) in enumerate(found) if word[0] in self._joined]
            for parts in self._joined[found[at][0][0]]
            if self._stands(parts, found, at)
        ]
        if not matches:
            return found
        joined: list[Spaced] = []
        at = 0
        for start, end in _apart(matches):
            joined += found[at:start]
            text = "".join(w[0] + " " * spaced for w, spaced in found[start:end])
            words = self._special.get(text[: -1 if found[end - 1][1] else None])
            if words is None:
                joined += found[start:end]
            else:
                joined += [(word, False) for word in words[:-1]]
                joined.append((words[-1], found[end - 1][1]))
            at = end
        return joined + found[at:]

    @staticmethod
    def _stands(parts: tuple[str, ...], found: list[Spaced], at: int) -> bool:
        if at + len(parts) > len(found):
            return False
        return all(found[at + n][0][0] == part for n, part in enumerate(parts))


def _apart(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of matches that overlap the longest, and of those the first; in order."""
    taken: set[int] = set()
    kept = []
    for start, end in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if start not in taken and end - 1 not in taken:
            kept.append((start, end))
        taken.update(range(start, end))
    return sorted(kept)


_PIECE = re.compile(r"\S+|\s+")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Runs of white space and of other characters; a single space belongs to what is before it."""
    if text.isascii() and text.isprintable() and "  " not in text:
        parts = text.split(" ")
        if "" not in parts:  # nearly all sentences: single spaces between words
            last = parts.pop()
            yield from zip(parts, repeat(True))
            yield last, False
            return
    runs = _runs(text)
    for number, run in enumerate(runs):
        if run.isspace():
            # The first space of a run is the one behind the word before it.
            rest = run[1:] if number and run[0] == " " else run
            if rest:
                yield rest, False
        else:
            behind = runs[number + 1] if number + 1 < len(runs) else ""
            yield run, behind[:1] == " "


def _runs(text: str) -> list[str]:
    if text.isascii() and text.isprintable():
        return _PIECE.findall(text)
    # The regex and `isspace` disagree on some control characters; spaCy goes by the latter.
    runs: list[str] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at].isspace() != text[start].isspace():
            runs.append(text[start:at])
            start = at
    return runs
