"""Loading and looking up the packaged lexicon of weapons and objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.weapons.records import (
    Calibres,
    Compiled,
    CompiledObjects,
    ObjectNoun,
    WeaponPhrase,
)

FOLDER = Path(__file__).parent

_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | {"\u2019": "'"})

C = TypeVar("C", bound=msgspec.Struct)


class WeaponHit(NamedTuple):
    """A weapon found in a text: characters `start` to `end`, and what it is."""

    start: int
    end: int
    means: str
    object: str
    designation: bool


class CalibrePattern(NamedTuple):
    """A weapon named by its calibre; `means_of` a match tells the means."""

    regex: re.Pattern[str]
    calibres: Calibres
    heads: dict[str, tuple[str, str]]

    def means_of(self, match: re.Match[str]) -> tuple[str, str]:
        """Means and loss object of a match; ("", "") where neither head nor calibre decides."""
        head = re.sub(r"\s+", " ", match["head"] or "").lower()
        means, thing = self.heads.get(head, ("", "equipment"))
        if means:
            return means, thing
        size = float(match["size"].replace(",", "."))
        for part in self.calibres.bare:
            if part.low <= size <= part.high:
                return part.means, thing
        return "", ""


class WeaponIndex:
    """The weapons lexicon: phrases for the automaton, patterns for calibres, a finder."""

    def __init__(self, compiled: Compiled) -> None:
        self._groups = compiled.groups
        self._calibres = compiled.calibres

    @cached_property
    def entries(self) -> tuple[WeaponPhrase, ...]:
        """Every phrase with all that the lexicon says of it; made at first use."""
        made: list[WeaponPhrase] = []
        for group in self._groups:
            rest = group[:-1]
            made += [tuple.__new__(WeaponPhrase, (text, *rest)) for text in group.texts]
        return tuple(made)

    def phrases(self) -> Iterator[tuple[str, str, str, bool]]:
        """Every phrase that names a weapon: (phrase, means, object, case_sensitive)."""
        for group in self._groups:
            if group.means:
                for text in group.texts:
                    yield text, group.means, group.object, group.case_sensitive

    def blockers(self) -> Iterator[tuple[str, bool]]:
        """Phrases that hold a weapon's word and name no weapon: "coal mine", "think tank".

        Enter them beside `phrases()` and drop their hits.
        """
        for group in self._groups:
            if not group.means:
                for text in group.texts:
                    yield text, group.case_sensitive

    @cached_property
    def calibres(self) -> CalibrePattern:
        """The pattern for weapons named by calibre: "120-mm mortar", "60-, 82- and 120-mm"."""
        heads = {
            word.lower(): (head.means, head.object)
            for head in self._calibres.heads
            for word in head.words
        }
        ordered = "|".join(
            re.escape(w).replace(r"\ ", r"\s+") for w in sorted(heads, key=lambda w: -len(w))
        )
        units = "|".join(sorted(self._calibres.units, key=lambda u: -len(u)))
        number = r"\d{1,3}(?:[.,]\d{1,2})?"
        regex = re.compile(
            rf"(?<![\w.,])(?:{number}[- ]?(?:{units})?(?:,| and| or|, and)\s){{0,4}}"
            rf"(?P<size>{number})[-\u2010-\u2013 ]?(?:{units})[- ](?P<head>{ordered})\b",
            re.IGNORECASE,
        )
        return CalibrePattern(regex, self._calibres, heads)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[int, dict[tuple[str, ...], WeaponPhrase]]]]:
        """Phrases by their first word in lower case, then by length, the longest first."""
        table: dict[str, dict[int, dict[tuple[str, ...], WeaponPhrase]]] = {}
        for entry in self.entries:
            atoms = tuple(_ATOM.findall(entry.phrase))
            stored = atoms if entry.case_sensitive else tuple(a.lower() for a in atoms)
            table.setdefault(atoms[0].lower(), {}).setdefault(len(atoms), {})[stored] = entry
        return {first: sorted(by.items(), reverse=True) for first, by in table.items()}

    def find(self, text: str) -> list[WeaponHit]:
        """All weapons named in `text`, in order; calibres and longer phrases win."""
        text = text.translate(_HYPHENS)
        hits = list(self._by_calibre(text))
        edges = iter([(h.start, h.end) for h in hits])
        taken = next(edges, None)
        atoms = list(_ATOM.finditer(text))
        words = [atom.group() for atom in atoms]
        at = 0
        while at < len(atoms):
            length, entry = self._longest(words, at)
            start, end = atoms[at].start(), atoms[at + max(length, 1) - 1].end()
            while taken is not None and taken[1] <= start:
                taken = next(edges, None)
            if entry is not None and entry.means and (taken is None or end <= taken[0]):
                hits.append(WeaponHit(start, end, entry.means, entry.object, entry.designation))
            at += max(length, 1)
        return sorted(hits)

    def _by_calibre(self, text: str) -> Iterator[WeaponHit]:
        for match in self.calibres.regex.finditer(text):
            means, thing = self.calibres.means_of(match)
            if means:
                yield WeaponHit(match.start(), match.end(), means, thing, False)

    def _longest(self, words: list[str], at: int) -> tuple[int, WeaponPhrase | None]:
        for length, phrases in self._by_first.get(words[at].lower(), ()):
            surface = tuple(words[at : at + length])
            entry = phrases.get(surface)
            if entry is not None and entry.case_sensitive:
                return length, entry
            entry = phrases.get(tuple(word.lower() for word in surface))
            if entry is not None and not entry.case_sensitive:
                return length, entry
        return 0, None


class ObjectIndex:
    """The nouns for what is hit, moved or lost."""

    def __init__(self, compiled: CompiledObjects) -> None:
        self.nouns = compiled.nouns
        self._phrases = compiled.phrases

    def phrases(self) -> Iterator[tuple[str, ObjectNoun]]:
        """Every noun, in lower case, singular and plural, with what it is."""
        for phrase, number in self._phrases:
            yield phrase, self.nouns[number]

    @cached_property
    def _table(self) -> dict[str, int]:
        return dict(self._phrases)

    def lookup(self, phrase: str) -> ObjectNoun | None:
        """What a noun is; None if the lexicon lacks it."""
        number = self._table.get(phrase.lower())
        return None if number is None else self.nouns[number]


def _load(name: str, kind: type[C]) -> C:
    path = FOLDER / name
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(
            f"The packaged lexicon {name} cannot be read: {error}.",
            remedy="Run python -m counterclaim.lexicons.weapons.build, or install again.",
        ) from error


@lru_cache(maxsize=1)
def load_weapons() -> WeaponIndex:
    """The weapons lexicon, loaded once a process."""
    return WeaponIndex(_load("weapons.json", Compiled))


@lru_cache(maxsize=1)
def load_objects() -> ObjectIndex:
    """The objects lexicon, loaded once a process."""
    return ObjectIndex(_load("objects.json", CompiledObjects))
