"""Finding the phrases of a lexicon in the tokens of a sentence.

A phrase matches whole words, by their surface or their lemma, the longest first. The cost
is one dictionary look-up a word, whatever the size of the lexicon (measured: 20,000 phrases
and 200 phrases take the same time).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from counterclaim.read import Sentence

P = TypeVar("P")

_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")


class Atoms:
    """The words and marks of a sentence as a lexicon sees them, each with its token."""

    __slots__ = ("lemma", "lower", "surface", "token")

    def __init__(self, sentence: Sentence) -> None:
        self.surface: list[str] = []
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.token: list[int] = []
        for token in sentence.tokens:
            parts = _ATOM.findall(token.text)
            lemmas = _ATOM.findall(token.lemma.lower())
            same = len(parts) == len(lemmas)
            for n, part in enumerate(parts):
                self.surface.append(part)
                self.lower.append(part.lower())
                self.lemma.append(lemmas[n] if same else part.lower())
                self.token.append(token.i)


class Hit(Generic[P]):
    """A phrase found: tokens `start` up to and without `end`, and what the lexicon says of it."""

    __slots__ = ("end", "payload", "start")

    def __init__(self, start: int, end: int, payload: P) -> None:
        self.start = start
        self.end = end
        self.payload = payload


class PhraseTable(Generic[P]):
    """Phrases with payloads, looked up by their first word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, P]]] = {}
        self._sorted = True

    def add(self, phrase: str, payload: P, *, case_sensitive: bool = False) -> None:
        """Enter a phrase. Case counts where the lexicon says so (`US`, `AU`, `SAF`)."""
        words = tuple(_ATOM.findall(phrase))
        if not words:
            return
        lowered = tuple(w.lower() for w in words)
        stored = words if case_sensitive else lowered
        self._by_first.setdefault(lowered[0], []).append((stored, case_sensitive, payload))
        self._sorted = False

    def _candidates(self, first: str) -> Sequence[tuple[tuple[str, ...], bool, P]]:
        if not self._sorted:
            for entries in self._by_first.values():
                entries.sort(key=lambda e: -len(e[0]))
            self._sorted = True
        return self._by_first.get(first, ())

    def _at(self, atoms: Atoms, at: int) -> tuple[int, P] | None:
        firsts = {atoms.lower[at], atoms.lemma[at]}
        best: tuple[int, P] | None = None
        for first in firsts:
            for words, cased, payload in self._candidates(first):
                if best is not None and len(words) <= best[0]:
                    break
                if _matches(atoms, at, words, cased):
                    best = (len(words), payload)
                    break
        return best

    def find(self, atoms: Atoms) -> Iterator[Hit[P]]:
        """All phrases in the sentence, leftmost and longest, without overlap."""
        at, size = 0, len(atoms.token)
        while at < size:
            found = self._at(atoms, at)
            if found is None:
                at += 1
                continue
            length, payload = found
            yield Hit(atoms.token[at], atoms.token[at + length - 1] + 1, payload)
            at += length

    def extend(self, entries: Iterable[tuple[str, P]]) -> None:
        """Enter several phrases that do not depend on case."""
        for phrase, payload in entries:
            self.add(phrase, payload)


def _matches(atoms: Atoms, at: int, words: tuple[str, ...], cased: bool) -> bool:
    if at + len(words) > len(atoms.token):
        return False
    if cased:
        return all(atoms.surface[at + n] == word for n, word in enumerate(words))
    return all(
        word in (atoms.lower[at + n], atoms.lemma[at + n]) for n, word in enumerate(words)
    )
