"""Finding the phrases of a lexicon in the tokens of a sentence.

A phrase matches whole words, by their surface or their lemma, the longest first. The cost is
a few dictionary look-ups a word, whatever the size of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

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


#: The words of a sentence that phrases can begin at, with the lengths of those of several words.
Marks = dict[int, Sequence[int]]


class Beginnings:
    """What the phrases of several tables begin with, which is looked for once a sentence.

    A sentence has few of them; ten tables that each asked for their own took twice as long.
    """

    __slots__ = ("longer", "single")

    def __init__(self) -> None:
        #: The tables that have a word as a phrase.
        self.single: dict[str, list[object]] = {}
        #: By two words the tables that have longer phrases which begin with them, and their
        #: lengths, the longest first. Hundreds of phrases begin with "take" or "in"; few go on
        #: with the word that follows.
        self.longer: dict[str, dict[object, list[int]]] = {}


class Atoms:
    """The words and marks of a sentence as a lexicon sees them, each with its token."""

    __slots__ = ("_marked", "found", "lemma", "lower", "pairs", "places", "surface", "token")

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
        self._index()

    def _index(self) -> None:
        """Note where each word stands, by surface and by lemma, and each with the one behind it."""
        self.places: dict[str, list[int]] = {}
        self.pairs: dict[str, list[int]] = {}
        #: What tables found, which are asked up to four times by different rules.
        self.found: dict[object, list[Hit[Any]]] = {}
        self._marked: dict[Beginnings, dict[object, Marks]] = {}
        word = stem = ""
        for at, (behind, behind_stem) in enumerate(zip(self.lower, self.lemma, strict=True)):
            same = behind == behind_stem
            for key in (behind,) if same else (behind, behind_stem):
                self.places.setdefault(key, []).append(at)
                if word:
                    self.pairs.setdefault(f"{word} {key}", []).append(at - 1)
                if stem != word:
                    self.pairs.setdefault(f"{stem} {key}", []).append(at - 1)
            word, stem = behind, behind_stem

    def marks(self, beginnings: Beginnings) -> dict[object, Marks]:
        """Where phrases of each table can begin; a table that is not among them has none here."""
        marked = self._marked.get(beginnings)
        if marked is None:
            marked = self._marked[beginnings] = {}
            for word in self.places.keys() & beginnings.single.keys():
                for table in beginnings.single[word]:
                    marked.setdefault(table, {}).update(dict.fromkeys(self.places[word], ()))
            for pair in self.pairs.keys() & beginnings.longer.keys():
                for table, lengths in beginnings.longer[pair].items():
                    marks = marked.setdefault(table, {})
                    for at in self.pairs[pair]:
                        marks[at] = _merged(marks.get(at, ()), lengths)
        return marked

    def without(self, left_out: range) -> Atoms:
        """The same without the words of some tokens: "called on Monday for" as "called for"."""
        kept = [n for n, i in enumerate(self.token) if i not in left_out]
        rest = object.__new__(Atoms)
        rest.surface = [self.surface[n] for n in kept]
        rest.lower = [self.lower[n] for n in kept]
        rest.lemma = [self.lemma[n] for n in kept]
        rest.token = [self.token[n] for n in kept]
        rest._index()
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
    but_last, but_first = surface[:-1], (lemma[0], *surface[1:])
    last = lemma[-1:]
    return (surface, (*but_last, *last), but_first, (*but_first[:-1], *last), tuple(lemma))


def _merged(one: Sequence[int], other: Sequence[int]) -> Sequence[int]:
    """The numbers of both, the largest first, as they are in each."""
    return sorted({*one, *other}, reverse=True) if one else other


class PhraseTable(Generic[P]):
    """Phrases with payloads. A look-up is by whole keys, for the lengths that a first word has.

    Keys are lower-case words. A phrase may match by surface, by lemma, by the lemma of its last
    word (nouns: "firing points") or of its first (verbs: "came under fire").
    """

    def __init__(self, beginnings: Beginnings | None = None) -> None:
        self._beginnings = beginnings or Beginnings()
        self._single: dict[str, list[tuple[tuple[str, ...] | None, P]]] = {}
        self._longer: dict[tuple[str, ...], list[tuple[tuple[str, ...] | None, P]]] = {}

    def add(self, phrase: str, payload: P, *, case_sensitive: bool = False) -> None:
        """Enter a phrase. Case counts where the lexicon says so (`US`, `AU`, `SAF`)."""
        words = _words(phrase)
        if not words:
            return
        key = tuple([w.lower() for w in words])
        entry = (words if case_sensitive else None, payload)
        size = len(key)
        if size == 1:
            single = self._single.setdefault(key[0], [])
            if not single:
                self._beginnings.single.setdefault(key[0], []).append(self)
            single.append(entry)
            return
        known = self._longer.get(key)
        if known is not None:
            known.append(entry)
            return
        self._longer[key] = [entry]
        tables = self._beginnings.longer.setdefault(f"{key[0]} {key[1]}", {})
        lengths = tables.setdefault(self, [])
        if size not in lengths:
            lengths.append(size)
            lengths.sort(reverse=True)

    def get(self, phrase: str) -> P | None:
        """The payload of a phrase as it was entered."""
        key = tuple(w.lower() for w in _words(phrase))
        found = self._single.get(key[0]) if len(key) == 1 else self._longer.get(key)
        return found[0][1] if found else None

    def _at(self, atoms: Atoms, at: int, lengths: Sequence[int]) -> tuple[int, P] | None:
        """The longest phrase that begins at a word: of these lengths, or of one word."""
        lower, lemma = atoms.lower, atoms.lemma
        for length in lengths:
            end = at + length
            if end > len(lower):
                continue
            for key in _keys(lower[at:end], lemma[at:end]):
                for words, payload in self._longer.get(key, ()):
                    if words is None or tuple(atoms.surface[at:end]) == words:
                        return length, payload
        for word in (lower[at], lemma[at]):
            for words, payload in self._single.get(word, ()):
                if words is None or words[0] == atoms.surface[at]:
                    return 1, payload
        return None

    def find(self, atoms: Atoms) -> list[Hit[P]]:
        """All phrases in the sentence, leftmost and longest, without overlap."""
        found = atoms.found.get(self)
        if found is None:
            found = atoms.found[self] = self._search(atoms)
        return found

    def _search(self, atoms: Atoms) -> list[Hit[P]]:
        marks = atoms.marks(self._beginnings).get(self)
        if marks is None:
            return []
        found: list[Hit[P]] = []
        free = 0
        for at in sorted(marks):
            if at < free:
                continue
            hit = self._at(atoms, at, marks[at])
            if hit is not None and atoms.lower[at] == "the" and at + 1 < len(atoms.lower):
                # "the South Korean": not "the South"
                behind = self._at(atoms, at + 1, marks.get(at + 1, ()))
                if behind is not None and behind[0] >= hit[0]:
                    hit = None
            if hit is None:
                continue
            free = at + hit[0]
            found.append(Hit(atoms.token[at], atoms.token[free - 1] + 1, hit[1]))
        return found

    def extend(self, entries: Iterable[tuple[str, P]]) -> None:
        """Enter several phrases that do not depend on case."""
        for phrase, payload in entries:
            self.add(phrase, payload)
