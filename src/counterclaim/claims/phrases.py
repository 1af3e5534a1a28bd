"""Finding the phrases of a lexicon in the tokens of a sentence.

A phrase matches whole words, by their surface or their lemma, the longest first. The cost is
a few dictionary look-ups a word, whatever the size of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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

    __slots__ = ("lemma", "lower", "pairs", "places", "surface", "token")

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
        """Note where each word stands, by surface and by lemma, and each with the one behind it.

        Sixteen lexicons look for their own, and most of them have none in a sentence.
        """
        self.places: dict[str, list[int]] = {}
        self.pairs: dict[str, list[int]] = {}
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

    def __init__(self) -> None:
        self._single: dict[str, list[tuple[tuple[str, ...] | None, P]]] = {}
        self._longer: dict[tuple[str, ...], list[tuple[tuple[str, ...] | None, P]]] = {}
        #: The lengths of longer phrases by their first two words, the longest first. Hundreds of
        #: phrases begin with "take" or "in"; few go on with the word that follows.
        self._lengths: dict[str, list[int]] = {}

    def add(self, phrase: str, payload: P, *, case_sensitive: bool = False) -> None:
        """Enter a phrase. Case counts where the lexicon says so (`US`, `AU`, `SAF`)."""
        words = _words(phrase)
        if not words:
            return
        key = tuple([w.lower() for w in words])
        entry = (words if case_sensitive else None, payload)
        size = len(key)
        if size == 1:
            self._single.setdefault(key[0], []).append(entry)
            return
        known = self._longer.get(key)
        if known is not None:
            known.append(entry)
            return
        self._longer[key] = [entry]
        lengths = self._lengths.setdefault(f"{key[0]} {key[1]}", [])
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

    def find(self, atoms: Atoms) -> Iterator[Hit[P]]:
        """All phrases in the sentence, leftmost and longest, without overlap."""
        lengths: dict[int, Sequence[int]] = {}
        for pair in atoms.pairs.keys() & self._lengths.keys():
            for at in atoms.pairs[pair]:
                lengths[at] = _merged(lengths.get(at, ()), self._lengths[pair])
        begins = {
            at for word in atoms.places.keys() & self._single.keys() for at in atoms.places[word]
        }
        free = 0
        for at in sorted(begins.union(lengths)):
            found = self._at(atoms, at, lengths.get(at, ())) if at >= free else None
            if found is not None and atoms.lower[at] == "the" and at + 1 < len(atoms.lower):
                # "the South Korean": not "the South"
                behind = self._at(atoms, at + 1, lengths.get(at + 1, ()))
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
