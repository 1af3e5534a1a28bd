"""The alphabet of English words of time, and what numbers and words are worth."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from counterclaim.resolve.time.lexicon import Words, load_words
from counterclaim.resolve.time.tokens import Alphabet


def make_alphabet(literals: Iterable[str], language: str = "en") -> Alphabet:
    """The classes of all words of time of a language, and of words that rules name."""
    words = load_words(language)
    classes: dict[str, set[str]] = {}

    def add(group: str, *members: str) -> None:
        for member in members:
            classes.setdefault(member, set()).add(group)

    for literal in literals:
        add(f"w:{literal}", literal)
    calendar, numbers, day, relations = words.calendar, words.numbers, words.day, words.relations
    add("MONTH", *calendar.months.strong)
    add("MONTHSHARED", *calendar.months.shared)
    add("CAPITAL", *calendar.months.shared, *calendar.months.short, *calendar.weekdays.short)
    add("MONTHSHORT", *calendar.months.short)
    add("WD", *calendar.weekdays.strong)
    add("WDS", *calendar.weekdays.plural)
    add("WDSHORT", *calendar.weekdays.short)
    add("SEASON", *calendar.seasons.strong, *calendar.seasons.shared)
    add("SEASONSURE", *calendar.seasons.strong)
    add("SEASONS", *calendar.seasons.plural)
    for unit, forms in calendar.units.items():
        for form in forms:
            add("UNIT", form)
            add("UNITS" if form.endswith(("s", "ia")) else "UNIT1", form)
            if unit not in ("second", "minute", "hour"):
                add("LONGUNIT", form)
    add("UNIT", "second")
    add("UNIT1", "second")
    add("LY", *calendar.adverbs_of_frequency)
    add("ONES", *numbers.ones)
    add("TEENS", *numbers.teens)
    add("TENS", *numbers.tens)
    add("POWER", *numbers.powers)
    add("DECADES", *numbers.decades)
    add("ORDW", *numbers.ordinals)
    add("ORD4", *[w for w, n in numbers.ordinals.items() if n <= 4])
    add("ORDEND", *numbers.ordinal_endings)
    add("VAGUE", *numbers.vague)
    add("VAGUES", *numbers.vague_plurals)
    add("ZONE", *[z.lower() for z in words.zones.abbreviations if len(z) > 2])
    add("PART", *day.parts)
    add("PARTALONE", *day.alone)
    add("NOON", *day.moments)
    add("DEIXIS", *day.deictic_days)
    add("TONIGHT", *day.deictic_parts)
    add("AM", *day.half_days["am"])
    add("PM", *day.half_days["pm"])
    add("CLOCK", *day.clock_units)
    add("OCLOCK", *[w for w in day.clock_units if "'" in w])
    for name in ("this", "last", "next", "previous", "following", "that"):
        members = getattr(relations, name)
        add("REL", *members)
        add(f"REL_{name}", *members)
    add("AGO", *relations.ago)
    add("EARLIER", *relations.earlier)
    add("LATER", *relations.later)
    add("DET", *relations.determiners)
    add("APPROX", *relations.approximate)
    for edge, members in relations.edges.items():
        add("EDGE", *members)
        add(f"EDGE_{edge}", *members)
    for when, members in relations.adverbs.items():
        add(f"ADV_{when}", *members)
    return Alphabet(classes)


class Lookup:
    """What single words are worth."""

    def __init__(self, words: Words) -> None:
        months = words.calendar.months
        self.months = {**months.strong, **months.shared, **months.short}
        weekdays = words.calendar.weekdays
        self.weekdays = {**weekdays.strong, **weekdays.plural, **weekdays.short}
        seasons = words.calendar.seasons
        self.seasons = {**seasons.strong, **seasons.shared, **seasons.plural}
        self.units = {f: u for u, forms in words.calendar.units.items() for f in forms}
        self.units["second"] = "second"
        numbers = words.numbers
        self.small = {**numbers.ones, **numbers.teens, **numbers.tens}
        self.powers = numbers.powers
        self.ordinals = numbers.ordinals
        self.decades = numbers.decades
        self.parts = words.day.parts
        self.moments = words.day.moments
        self.deictic = words.day.deictic_days
        self.often = words.calendar.adverbs_of_frequency
        relations = words.relations
        self.relations = {
            word: name
            for name in ("this", "last", "next", "previous", "following", "that")
            for word in getattr(relations, name)
        }
        self.later = frozenset(relations.later)
        self.edges = {w: e for e, members in relations.edges.items() for w in members}
        self.adverbs = {w: a for a, members in relations.adverbs.items() for w in members}

    def number(self, words: list[str]) -> float | None:
        """The value of a number in words or digits; None if it is vague or no number."""
        total, found = 0.0, False
        for word in words:
            if word.isdecimal():
                total, found = total * 1000 + int(word) if found else float(int(word)), True
            elif word in self.small:
                total, found = total + self.small[word], True
            elif word in self.ordinals:
                total, found = total + self.ordinals[word], True
            elif word in self.powers:
                total, found = max(total, 1.0) * self.powers[word], True
        return total if found else None


@cache
def lookup(language: str = "en") -> Lookup:
    """What single words of a language are worth."""
    return Lookup(load_words(language))
