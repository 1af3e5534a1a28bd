"""Rules: which series of words make one atom of time, and what it says.

A rule is a regex over word classes in readable form: `{NAME}` is a class or a macro, a bare
word is itself, `_` is a space, `~` a space or a hyphen or nothing in between, quotes hold a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.resolve.time.forms import lookup, make_alphabet
from counterclaim.resolve.time.model import Form
from counterclaim.resolve.time.tokens import Alphabet, Tokens, literals_of


class Hit:
    """What a rule matched: the words of its named groups."""

    def __init__(self, match: re.Match[str], tokens: Tokens) -> None:
        self._match = match
        self._tokens = tokens
        self.look = lookup()

    def words(self, name: str) -> list[str]:
        """The words of a group, without spaces; empty where it did not take part."""
        if name not in self._match.re.groupindex:
            return []
        start, end = self._match.span(name)
        if start < 0:
            return []
        words = [self._tokens.word(n) for n in range(start, end)]
        return [w for w in words if w != " "]

    def word(self, name: str) -> str:
        """The first word of a group."""
        found = self.words(name)
        return found[0] if found else ""

    def number(self, name: str) -> int | None:
        """The whole number of a group."""
        value = self.look.number(self.words(name))
        return None if value is None else int(value)

    def month(self, name: str = "month") -> int | None:
        """The month of a group."""
        return self.look.months.get(self.word(name))

    def weekday(self, name: str = "wd") -> int | None:
        """The weekday of a group, 1 for Monday."""
        return self.look.weekdays.get(self.word(name))

    def unit(self, name: str = "unit") -> str | None:
        """The unit of a group."""
        return self.look.units.get(self.word(name))

    def rel(self, name: str = "rel") -> str | None:
        """The relation of a group (`this`, `last`, ...)."""
        return self.look.relations.get(self.word(name))


class Atom(msgspec.Struct, frozen=True):
    """An expression found by one rule, as token numbers; `weak` ones need a neighbour."""

    start: int
    end: int
    form: Form
    weak: bool = False


Action = Callable[[Hit], Form | None]

MACROS = {
    "ORDNUM": "{D2}{ORDEND}",
    "DAYNUM": "(?:{D2}{ORDEND}|{D2}(?!['.'':']{NUM})|{ORDW})",
    "MON": "(?:{MONTH}|{MONTHSHARED}|{MONTHSHORT}'.'?)",
    "WDAY": "(?:{WD}|{WDSHORT}'.'?)",
    "TO": "(?:_?['-''–''—']_?|'/'|_to_|_and_|_through_|_till_|_until_)",
    "WORDNUM": "(?:{TENS}(?:~{ONES})?|{TEENS}|{ONES})",
    "N": "(?:{NUM}(?:','{NUM})?|{WORDNUM}(?:_{POWER})?|a_{POWER})",
    "HALF": "(?:_and_a_half|_{NUM}'/'{NUM})",
    "VAGUEN": "(?:a_few|a_couple(?:_of)?|a_number_of|{VAGUE}|{VAGUES}_of|couple_of)",
    "ADJ": "(?:_(?:more|other|additional|further|full|whole|trading|working|business))",
    "MERID": "(?:{AM}|{PM}|(?:a|p)'.'_?m'.'?|(?:a|p)_m)",
    "YEARTAIL": "(?:','?_(?:of_)?(?P<y>{Y4})|_this_year|_last_year)?",
}


class Rule:
    """A rule: its regex, what it says, whether it can stand alone."""

    def __init__(self, name: str, source: str, action: Action, weak: bool) -> None:
        self.name = name
        self.source = source
        self.action = action
        self.weak = weak

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled regex; most texts need a third of all rules."""
        return re.compile(self.source)


_SOURCES: list[tuple[str, str, Action, bool]] = []


def rule(pattern: str, *, weak: bool = False) -> Callable[[Action], Action]:
    """Register a rule; several patterns may share an action."""

    def register(action: Action) -> Action:
        _SOURCES.append((action.__name__, pattern, action, weak))
        return action

    return register


@cache
def alphabet() -> Alphabet:
    """The alphabet of all words of the lexicon and of all words that rules name."""
    sources = [*MACROS.values(), *(pattern for _, pattern, _, _ in _SOURCES)]
    return make_alphabet(sorted({w for s in sources for w in literals_of(s)}))


#: So often the rules that share a beginning are tried one by one.
_FEW = 100


class Start:
    """The rules that can begin with one character, and a test that any of them matches."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = tuple(rules)
        self._asked = 0

    def begins(self, classes: str, at: int) -> bool:
        """Whether any rule matches at a place.

        One regex of all of them is faster, but takes as long to make as all of theirs together
        (0.1 s for a first document): it is made when it was asked for often.
        """
        if self._asked < _FEW:
            self._asked += 1
            return any(rule.regex.match(classes, at) for rule in self.rules)
        return self.any.match(classes, at) is not None

    @cached_property
    def any(self) -> re.Pattern[str]:
        """A regex that matches where any rule does."""
        bodies = [re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in self.rules]
        return re.compile("|".join(bodies))


def compile_rules() -> dict[str, Start]:
    """All rules by the characters they can begin with."""
    letters = alphabet()
    index: dict[str, list[Rule]] = {}
    for name, pattern, action, weak in _SOURCES:
        source = letters.expand(" ".join(pattern.split()), MACROS)
        firsts, nullable = first_characters(source)
        if nullable:
            raise LexiconError(f"The rule of time {name} matches nothing at all.")
        compiled = Rule(name, source, action, weak)
        for char in firsts:
            index.setdefault(char, []).append(compiled)
    # Many characters begin the same rules: 67 sets of them for 107 characters.
    shared: dict[tuple[int, ...], Start] = {}
    starts: dict[str, Start] = {}
    for char, rules in index.items():
        key = tuple(map(id, rules))
        starts[char] = shared[key] = shared.get(key) or Start(rules)
    return starts


def first_characters(source: str) -> tuple[set[str], bool]:
    """The characters a match of a class regex can begin with, and whether it can be empty."""
    found, nullable, end = _alternatives(source, 0)
    if end != len(source):
        raise LexiconError(f"A rule of time has an unbalanced bracket at {end}: {source!r}.")
    return found, nullable


def _alternatives(source: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    nullable = False
    while True:
        first, empty, at = _sequence(source, at)
        found |= first
        nullable = nullable or empty
        if at < len(source) and source[at] == "|":
            at += 1
            continue
        return found, nullable, at


def _sequence(source: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    nullable = True
    while at < len(source) and source[at] not in "|)":
        first, empty, at = _item(source, at)
        if at < len(source) and source[at] == "?":
            empty, at = True, at + 1
        if nullable:
            found |= first
            nullable = empty
    return found, nullable, at


def _item(source: str, at: int) -> tuple[set[str], bool, int]:
    if source[at] == "[":
        end = source.index("]", at)
        return set(source[at + 1 : end]), False, end + 1
    if source[at] != "(":
        return {source[at]}, False, at + 1
    look = re.compile(r"\(\?(?:<?[!=])").match(source, at)
    head = re.compile(r"\((?:\?:|\?P<\w+>|\?<?[!=])?").match(source, at)
    begin = head.end() if head else at + 1
    first, empty, end = _alternatives(source, begin)
    return (set(), True, end + 1) if look else (first, empty, end + 1)
