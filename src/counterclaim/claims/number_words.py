"""The lexicon of numbers, bounds and counted nouns."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from counterclaim.lexicons.files import load_yaml

FOLDER = Path(__file__).parent.parent / "lexicons" / "losses"


class NumberWords:
    """The number lexicon of a language, ready for look-up."""

    def __init__(self, language: str = "en") -> None:
        data: dict[str, Any] = load_yaml(FOLDER / language / "numbers.yaml")
        counts: dict[str, Any] = load_yaml(FOLDER / language / "counts.yaml")
        self.units: dict[str, int] = data["units"]
        self.tens: dict[str, int] = data["tens"]
        self.scales: dict[str, int] = data["scales"]
        self.ordinals: dict[str, int] = data["ordinals"]
        self.times: dict[str, int] = data["times"]
        self.before = _by_length({p: k for k, ps in data["bounds"].items() for p in ps})
        self.after = _by_length({p: k for k, ps in data["after"].items() for p in ps})
        fixed = {p: "vague" for p in data["vague"]} | {p: "couple" for p in data["couple"]}
        self.fixed = _by_length(fixed | {p: "zero" for p in data["zero"]})
        self.names_before = frozenset(data["names_before"])
        self.months = frozenset(data["months"])
        self.date_prepositions = frozenset(data["date_prepositions"])
        self.measures = frozenset(data["measures"])
        self.lengths = frozenset(data["lengths"])
        self.clock = frozenset(data["clock"])
        figures: dict[str, list[str]] = counts.pop("figures")
        self.figure_nouns = frozenset(figures["nouns"])
        self.figure_verbs = frozenset(figures["verbs"])
        self.recorded = frozenset(figures["recorded"])
        self.counted = {w: kind for kind, ws in counts.items() for w in ws}
        #: Words that an amount can begin with, beside figures and "forty-two".
        self.first = frozenset(
            {"between", "another", "half", "a", "an", *self.before, *self.fixed, *self.units}
            | {*self.tens, *self.times}
        )


_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _by_length(phrases: dict[str, str]) -> _Phrases:
    found: _Phrases = {}
    for phrase, kind in phrases.items():
        words = tuple(phrase.lower().split())
        found.setdefault(words[0], []).append((words, kind))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found


@lru_cache(maxsize=4)
def number_words(language: str = "en") -> NumberWords:
    """The number lexicon of a language, loaded once."""
    return NumberWords(language)
