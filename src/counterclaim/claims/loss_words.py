"""The lexicon of losses, and matching of its phrases over tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from counterclaim.claims.number_words import FOLDER, NumberWords, number_words
from counterclaim.claims.phrases import PhraseTable
from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.files import load_yaml
from counterclaim.read import Token

Pattern = tuple[str, ...]
#: Patterns with what a list says of them, by the words that they can begin with.
Patterns = dict[str, list[tuple[Pattern, str]]]


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    """What a noun stands for when it is lost: a person or a thing, and its `what`."""

    person: bool
    what: str
    of_unit: bool = False
    mass: bool = False


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """How a verb or phrase tells a loss: the kind for persons, the kind for things."""

    key: Pattern
    form: str
    persons: str = ""
    things: str = ""
    only: frozenset[str] = frozenset()
    passive_only: bool = False
    fighters_only: bool = False

    def kind(self, person: bool, what: str) -> str:
        """The kind of the loss of this person or thing; "" where the verb tells none."""
        if person:
            return "" if self.fighters_only and what not in ("military", "bare") else self.persons
        if self.only and what not in self.only:
            return ""
        return self.things


#: What an act can cost a person, and where the wounded lie: rules that no list leads to.
LIMBS = frozenset("life leg foot arm hand eye limb thumb finger ear sight eyesight".split())
TREATED = frozenset({"hospital", "hospitals"})


class LossWords:
    """All lists of the losses lexicon of one language."""

    def __init__(self, language: str = "en") -> None:
        folder = FOLDER / language
        self.numbers: NumberWords = number_words(language)
        things: dict[str, list[str]] = load_yaml(folder / "things.yaml")
        self.sorts = _sorts(load_yaml(folder / "victims.yaml"), things)
        self.civil = frozenset(w for w in things["civil"] if " " not in w)
        self.acts: dict[str, list[Act]] = {}
        for entry in load_yaml(folder / "acts.yaml"):
            for act in _acts(entry):
                for first in act.key[0].split("|"):
                    self.acts.setdefault(first, []).append(act)
        for acts in self.acts.values():
            acts.sort(key=lambda a: -len(a.key))
        self.acts_by_words = {first: _by_second(acts) for first, acts in self.acts.items()}
        states: dict[str, Any] = load_yaml(folder / "states.yaml")
        sides: dict[str, Any] = load_yaml(folder / "sides.yaml")
        self.natures = {k: frozenset(entry["nouns"]) for k, entry in sides.items()}
        self.states = {
            w: kind for kind in ("killed", "wounded", "missing", "captured") for w in states[kind]
        }
        self.nouns = _patterns(states["nouns"])
        self.safe = _patterns({"safe": states["safe"], "returned": states["returned"]})
        self.bodies = _patterns({"body": states["bodies"]})
        self.sets = {
            key: frozenset(states[key])
            for key in (
                "body_verbs",
                "undergo",
                "inflict",
                "averted",
                "animals",
                "kin",
                "exist",
                "among",
                "side_nouns",
                "not_with",
                "flight",
            )
        }
        tolls: dict[str, Any] = load_yaml(folder / "tolls.yaml")
        self.tolls = _patterns(tolls["nouns"])
        for key in ("reach", "to", "particles", "say"):
            self.sets[key] = frozenset(tolls[key])
        self.previous = _patterns({"previous": tolls["previous"]})
        self.cumulative = _patterns({"cumulative": tolls["cumulative"]})
        self.pluperfect = _patterns({"previous": tolls["pluperfect"]})
        self.occasion = _patterns({"occasion": tolls["occasion"]})
        self.open = _patterns({"open": tolls["open"]})
        #: A sentence without any of these words tells no loss by itself: three in five.
        self.signs = LIMBS | TREATED | self.states.keys() | self._telling_words()

    def _telling_words(self) -> set[str]:
        """One word of each act and pattern that tells a loss, its longest: "dead" of "the dead"."""
        keys = [act.key for acts in self.acts.values() for act in acts]
        for patterns in (self.tolls, self.nouns, self.safe, self.bodies):
            keys += [pattern for entries in patterns.values() for pattern, _ in entries]
        return {word for key in keys for word in wanted(max(key, key=len))[0]}


def _sorts(victims: dict[str, list[str]], things: dict[str, list[str]]) -> PhraseTable[Sort]:
    table: PhraseTable[Sort] = PhraseTable()
    of_unit, mass = set(victims["of_unit"]), set(victims["mass"]) | set(things["mass"])
    for person, lists in ((True, victims), (False, things)):
        for what, nouns in lists.items():
            if what in ("of_unit", "mass", "survive_all", "civil"):
                continue
            for noun in nouns:
                sort = Sort(person=person, what=what, of_unit=noun in of_unit, mass=noun in mass)
                for form in {noun, plural(noun)}:
                    table.add(form, sort)
    return table


def plural(noun: str) -> str:
    """The plural of the last word of a noun phrase, by rule."""
    if noun.endswith("man") and noun not in ("human", "german"):
        return noun[:-3] + "men"
    if noun.endswith("child"):
        return noun + "ren"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u", ""):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _acts(entry: dict[str, Any]) -> Iterator[Act]:
    if not entry.get("persons") and not entry.get("things"):
        raise LexiconError(
            f"An entry of acts.yaml gives no kind: {sorted(entry)}.",
            remedy="Give it `persons` or `things`.",
        )
    for form in ("acts", "happens", "subject_phrases", "object_phrases", "lives_phrases"):
        for words in entry.get(form, ()):
            yield Act(
                key=tuple(words.split()),
                form=form,
                persons=entry.get("persons", ""),
                things=entry.get("things", ""),
                only=frozenset(entry.get("only", ())),
                passive_only=bool(entry.get("passive_only")),
                fighters_only=bool(entry.get("fighters_only")),
            )


def _by_second(acts: list[Act]) -> dict[str, list[tuple[int, Act]]]:
    """Acts with their rank by the words that can stand second; "" where any word can.

    Hundreds of phrases begin with "take" or "have": few of them are tried at a token.
    """
    found: dict[str, list[tuple[int, Act]]] = {}
    for rank, act in enumerate(acts):
        second = act.key[1] if len(act.key) > 1 and "phrases" in act.form else "_"
        for word in ("",) if second in ("_", "~") else wanted(second)[0]:
            found.setdefault(word, []).append((rank, act))
    return found


def _patterns(groups: dict[str, list[str]]) -> Patterns:
    found: Patterns = {}
    for kind, phrases in groups.items():
        for phrase in phrases:
            words = tuple(str(phrase).lower().split())
            for first in words[0].split("|"):
                found.setdefault(first, []).append((words, kind))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found


@lru_cache(maxsize=4)
def loss_words(language: str = "en") -> LossWords:
    """The losses lexicon of a language, loaded once."""
    return LossWords(language)


@lru_cache(maxsize=20_000)
def _inflected(lower: str, verbal: bool) -> tuple[str, ...]:
    """What a word can be a form of, by the regular endings and the table of irregular verbs."""
    found = [lower]
    if lower in _irregular():
        found.append(_irregular()[lower])
    if lower.endswith("ies"):
        found.append(lower[:-3] + "y")
    elif lower.endswith("s") and not lower.endswith("ss"):
        found.append(lower[:-1])
        if lower.endswith("es"):
            found.append(lower[:-2])
    for ending in ("ed", "ing") if verbal else ():
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            found += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.append(stem[:-1] + "y")
    if lower.endswith("men"):
        found.append(lower[:-3] + "man")
    return tuple(found)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    loaded: dict[str, str] = load_yaml(FOLDER / "en" / "irregular.yaml")
    return loaded


def forms(token: Token) -> tuple[str, ...]:
    """The word, its lemma, and what it can be an inflection of where the tagger errs."""
    return _forms(token.lower, token.pos in _VERBAL, token.lemma)


_VERBAL = frozenset({"VERB", "ADJ", "NOUN", "PROPN", "AUX"})


@lru_cache(maxsize=20_000)
def _forms(lower: str, verbal: bool, lemma: str) -> tuple[str, ...]:
    # Asked for some 4,000 times a document, of a few hundred words.
    return (*_inflected(lower, verbal), lemma.lower())


def is_form(token: Token, words: frozenset[str]) -> bool:
    """Whether the token can be a form of one of the words."""
    return any(f in words for f in forms(token))


def match(tokens: Sequence[Token], at: int, pattern: Pattern) -> list[int] | None:
    """The tokens that a pattern covers from `at` on; "_" is one word or none, "~" up to three.

    "a|b" is one of two words, "a/n" the word as a noun.
    """
    start = at
    for n, word in enumerate(pattern):
        if word in ("_", "~"):
            return _skipping(tokens, at, pattern[n:], list(range(start, at)))
        if at >= len(tokens):
            return None
        allowed, noun = wanted(word)
        if allowed.isdisjoint(forms(tokens[at])):
            return None
        if noun and tokens[at].pos not in ("NOUN", "PROPN"):
            return None
        at += 1
    return list(range(start, at))


def _skipping(
    tokens: Sequence[Token], at: int, pattern: Pattern, before: list[int]
) -> list[int] | None:
    for skip in range(0, (1 if pattern[0] == "_" else 3) + 1):
        if skip and (at + skip > len(tokens) or tokens[at + skip - 1].text in (";", ".")):
            return None
        rest = match(tokens, at + skip, pattern[1:])
        if rest is not None:
            return [*before, *range(at, at + skip), *rest]
    return None


@lru_cache(maxsize=20_000)
def wanted(word: str) -> tuple[frozenset[str], bool]:
    """The words that a word of a pattern allows, and whether only as nouns."""
    noun = word.endswith("/n")
    whole = word.removesuffix("/n")
    return frozenset({whole, *whole.split("|")}), noun


def find_patterns(
    tokens: Sequence[Token],
    patterns: Patterns,
    shapes: Sequence[tuple[str, ...]],
    begins: Iterable[int],
) -> Iterator[tuple[int, int, str]]:
    """All matches of a pattern list: first token, token after the last, what the list says.

    `shapes` are the forms of each token, `begins` those at which a pattern can begin, in order.
    """
    free = 0
    for at in begins:
        if at < free:
            continue
        best: tuple[int, str] | None = None
        behind = shapes[at + 1] if at + 1 < len(shapes) else None
        for form in shapes[at]:
            for pattern, kind in patterns.get(form, ()):
                if behind is not None and len(pattern) > 1 and pattern[1] not in ("_", "~"):
                    if wanted(pattern[1])[0].isdisjoint(behind):
                        continue
                covered = match(tokens, at, pattern)
                if covered and (best is None or covered[-1] + 1 > best[0]):
                    best = (covered[-1] + 1, kind)
        if best is not None:
            yield at, best[0], best[1]
            free = best[0]
