"""Finding the phrases of a lexicon in the tokens of a sentence.

A phrase matches whole words, by their surface or their lemma, the longest first. The cost is
a few dictionary look-ups a word, whatever the size of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from counterclaim.read import Sentence

P = TypeVar("P")

_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")


def _words(phrase: str) -> tuple[str, ...]:
    """Words and marks of a phrase; letters and spaces alone need no pattern (half the load)."""
    if phrase.replace(" ", "").isalnum():
        return tuple(phrase.split())
    return tuple(_ATOM.findall(phrase))


@lru_cache(maxsize=20_000)
def _parts(text: str, lemma: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Words and marks of a token, in lower case, and as lemmas where the lemma has as many."""
    parts, lemmas = _words(text), _words(lemma.lower())
    lowers = tuple(part.lower() for part in parts)
    return parts, lowers, lemmas if len(parts) == len(lemmas) else lowers


class Atoms:
    """The words and marks of a sentence as a lexicon sees them, each with its token."""

    __slots__ = ("lemma", "lower", "surface", "token", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.surface: list[str] = []
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.token: list[int] = []
        for token in sentence.tokens:
            parts, lowers, lemmas = _parts(token.text, token.lemma)
            self.surface += parts
            self.lower += lowers
            self.lemma += lemmas
            self.token += [token.i] * len(parts)
        self.words = frozenset(self.lower).union(self.lemma)

    def without(self, left_out: range) -> Atoms:
        """The same without the words of some tokens: "called on Monday for" as "called for"."""
        kept = [n for n, i in enumerate(self.token) if i not in left_out]
        rest = object.__new__(Atoms)
        rest.surface = [self.surface[n] for n in kept]
        rest.lower = [self.lower[n] for n in kept]
        rest.lemma = [self.lemma[n] for n in kept]
        rest.token = [self.token[n] for n in kept]
        rest.words = frozenset(rest.lower).union(rest.lemma)
        return rest


class Hit(Generic[P]):
    """A phrase found: tokens `start` up to and without `end`, and what the lexicon says of it."""

    __slots__ = ("end", "payload", "start")

    def __init__(self, start: int, end: int, payload: P) -> None:
        self.start = start
        self.end = end
        self.payload = payload


def _keys(lower: list[str], lemma: list[str]) -> Iterable[tuple[str, ...]]:
    """The forms under which words can stand in a table: by surface, and with one or all lemmas."""
    surface = tuple(lower)
    if lemma == lower:
        return (surface,)
    if len(lower) == 1:
        return (surface, tuple(lemma))
    but_last, but_first = surface[:-1], (lemma[0], *surface[1:])
    last = lemma[-1:]
    return (surface, (*but_last, *last), but_first, (*but_first[:-1], *last), tuple(lemma))


class PhraseTable(Generic[P]):
    """Phrases with payloads. A look-up is by whole keys, for the lengths that a first word has.

    Keys are lower-case words. A phrase may match by surface, by lemma, by the lemma of its last
    word (nouns: "firing points") or of its first (verbs: "came under fire").
    """

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[tuple[str, ...] | None, P]]] = {}
        #: Lengths of the phrases with a first word, by their second word ("" where there is none).
        self._lengths: dict[str, dict[str, list[int]]] = {}

    def add(self, phrase: str, payload: P, *, case_sensitive: bool = False) -> None:
        """Enter a phrase. Case counts where the lexicon says so (`US`, `AU`, `SAF`)."""
        words = _words(phrase)
        if not words:
            return
        key = tuple([w.lower() for w in words])
        entry = (words if case_sensitive else None, payload)
        known = self._entries.get(key)
        if known is not None:
            known.append(entry)
            return
        self._entries[key] = [entry]
        size = len(key)
        second = key[1] if size > 1 else ""
        seconds = self._lengths.get(key[0])
        if seconds is None:
            self._lengths[key[0]] = {second: [size]}
            return
        lengths = seconds.get(second)
        if lengths is None:
            seconds[second] = [size]
        elif size not in lengths:
            lengths.append(size)

    def get(self, phrase: str) -> P | None:
        """The payload of a phrase as it was entered."""
        found = self._entries.get(tuple(w.lower() for w in _words(phrase)))
        return found[0][1] if found else None

    def _at(self, atoms: Atoms, at: int) -> tuple[int, P] | None:
        lower, lemma = atoms.lower, atoms.lemma
        entries = self._entries
        room = len(lower) - at
        for length in self._lengths_at(lower, lemma, at):
            if length > room:
                continue
            end = at + length
            keys = (
                ((lower[at],), (lemma[at],)) if length == 1 else _keys(lower[at:end], lemma[at:end])
            )
            for key in keys:
                for words, payload in entries.get(key, ()):
                    if words is None or tuple(atoms.surface[at:end]) == words:
                        return length, payload
        return None

    def _lengths_at(self, lower: list[str], lemma: list[str], at: int) -> list[int]:
        """Lengths of phrases that can begin with the word and the one behind it, the longest first.

        Hundreds of phrases begin with "take" or "in"; few go on with the word that follows.
        """
        first, stem = lower[at], lemma[at]
        if at + 1 < len(lower):
            behind, behind_stem = lower[at + 1], lemma[at + 1]
        else:
            behind = behind_stem = ""
        found = self._after(first, behind, behind_stem)
        if first != stem:
            found = found + self._after(stem, behind, behind_stem)
        return sorted(set(found), reverse=True) if len(found) > 1 else found

    def _after(self, first: str, behind: str, behind_stem: str) -> list[int]:
        """Lengths of phrases that begin with a word and can go on with one of two others."""
        seconds = self._lengths.get(first)
        if seconds is None:
            return []
        found = seconds.get("", [])
        if behind and behind in seconds:
            found = found + seconds[behind]
        if behind_stem and behind_stem != behind and behind_stem in seconds:
            found = found + seconds[behind_stem]
        return found

    def find(self, atoms: Atoms) -> Iterator[Hit[P]]:
        """All phrases in the sentence, leftmost and longest, without overlap."""
        lower, lemma, firsts = atoms.lower, atoms.lemma, self._lengths
        if firsts.keys().isdisjoint(atoms.words):
            return
        # Most words begin no phrase; a call for each of them took twice as long.
        begins = [
            at
            for at, (word, stem) in enumerate(zip(lower, lemma, strict=True))
            if word in firsts or stem in firsts
        ]
        free = 0
        for at in begins:
            found = self._at(atoms, at) if at >= free else None
            if found is not None and lower[at] == "the" and at + 1 < len(lower):
                behind = self._at(atoms, at + 1)  # "the South Korean": not "the South"
                if behind is not None and behind[0] >= found[0]:
                    found = None
            if found is None:
                continue
            length, payload = found
            yield Hit(atoms.token[at], atoms.token[at + length - 1] + 1, payload)
            free = at + length

    def extend(self, entries: Iterable[tuple[str, P]]) -> None:
        """Enter several phrases that do not depend on case."""
        for phrase, payload in entries:
            self.add(phrase, payload)
