"""Reading the sources of the party knowledge base: a TSV of states and YAML of the rest.

Every broken entry is a `LexiconError` that names file, entry and remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.core.errors import LexiconError
from counterclaim.core.party import (
    NAME_KINDS,
    PARTY_KINDS,
    Deixis,
    Dyad,
    Missions,
    NameKind,
    PartyKind,
)
from counterclaim.lexicons.files import load_yaml

REMEDY = "See docs/reference/parties.md for the form of an entry."
COLUMNS = (
    "code name other_names nicknames abbreviations adjectives people capitals ministry forces"
    " part_of"
).split()
CODE = re.compile(r"(?=.{2,12}$)[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")

# Keys of a YAML entry, and the kind of name that their phrases are.
NAME_KEYS: dict[str, NameKind] = {
    "names": "name",
    "nicknames": "nickname",
    "abbr": "abbreviation",
    "adj": "demonym",
    "people": "people",
    "capital": "capital",
    "seat": "seat",
    "ministry": "ministry",
    "forces": "armed_forces",
    "branch": "branch",
    "service": "service",
    "press": "press_office",
    "press_office": "press_office",
    "parliament": "parliament",
    "institution": "institution",
    "media": "media",
    "state_media": "media",
    "self": "self",
}
SIDED_KEYS: dict[str, NameKind] = {"rival": "rival", "deictic": "deictic"}
PLAIN_KEYS = frozenset(
    "code kind inter in since until part_of counts_as merged wing_of allies note".split()
)


class RawName(NamedTuple):
    """A phrase of an entry before ambiguity and case are settled."""

    phrase: str
    kind: NameKind
    sides: tuple[str, ...] = ()
    missions: Missions = ""


class RawParty:
    """A party as its sources give it."""

    def __init__(self, code: str, kind: PartyKind, name: str, where: str) -> None:
        self.code = code
        self.kind = kind
        self.name = name
        self.where = where
        self.inter = 1
        self.part_of = ""
        self.counts_as = ""
        self.wing_of = ""
        self.allies: tuple[str, ...] = ()
        self.countries: tuple[str, ...] = ()
        self.since: int | None = None
        self.until: int | None = None
        self.merged_into = ""
        self.merged_from = 0
        self.note = ""
        self.names: list[RawName] = []


class Ambiguity(NamedTuple):
    """What the sources say of a phrase with more than one meaning."""

    readings: dict[str, tuple[str, ...]]
    default: str
    other: str
    phrase: str
    kind: NameKind | None
    unless: tuple[str, ...]


def broken(path: Path, entry: object, what: str, remedy: str = REMEDY) -> LexiconError:
    """The error for an entry that breaks the form."""
    return LexiconError(f"{path.name}, entry {entry}: {what}.", remedy=remedy)


def _cell(value: str) -> list[str]:
    return [v.strip() for v in value.split(";") if v.strip()]


def _people(adjectives: list[str], cell: str) -> list[str]:
    if cell == "=":
        return []
    if cell:
        nouns = _cell(cell)
        singular = [_singular(n) for n in nouns if n.endswith(("men", "s")) and n[-2:] != "is"]
        return [*nouns, *(s for s in singular if s not in adjectives)]
    return [a + "s" for a in adjectives if not a.endswith(("s", "sh", "ese", "."))]


def _singular(noun: str) -> str:
    return noun[:-2] + "an" if noun.endswith("men") else noun[:-1]


def _state_bodies(
    adjectives: list[str], name: str, ministry: str, forces: list[str]
) -> Iterator[RawName]:
    for ministry_name in _spellings([ministry] if ministry else []):
        yield RawName(f"{ministry_name} of {name}", "ministry")
        for adjective in adjectives:
            yield RawName(f"{adjective} {ministry_name}", "ministry")
    for force in forces:
        yield RawName(force, "armed_forces")
    if ministry or forces:
        for adjective in adjectives:
            yield RawName(f"{adjective} armed forces", "armed_forces")


def _spellings(phrases: Iterable[str]) -> list[str]:
    both: list[str] = []
    for phrase in phrases:
        both.append(phrase)
        if "Defence" in phrase:
            both.append(phrase.replace("Defence", "Defense"))
    return both


def read_states(path: Path) -> Iterator[RawParty]:
    """The states and territories of the TSV."""
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    if lines[0].split("\t") != COLUMNS:
        raise broken(path, "header", "the columns are not " + ", ".join(COLUMNS))
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise broken(path, cells[0], f"{len(cells)} columns in place of {len(COLUMNS)}")
        yield _state(dict(zip(COLUMNS, cells, strict=True)), path)


def _state(row: dict[str, str], path: Path) -> RawParty:
    dependent = row["part_of"] or row["code"] in ("ATA", "ESH")
    kind: PartyKind = "territory" if dependent else "state"
    raw = RawParty(row["code"], kind, row["name"], path.name)
    raw.part_of = row["part_of"]
    raw.countries = (row["code"],)
    adjectives = _cell(row["adjectives"])
    lists: list[tuple[list[str], NameKind]] = [
        ([row["name"]], "name"),
        (_cell(row["other_names"]), "name"),
        (_cell(row["nicknames"]), "nickname"),
        (_cell(row["abbreviations"]), "abbreviation"),
        (adjectives, "demonym"),
        (_people(adjectives, row["people"]), "people"),
        (_cell(row["capitals"]), "capital"),
    ]
    raw.names = [RawName(p, k) for phrases, k in lists for p in phrases]
    raw.names += _state_bodies(adjectives, row["name"], row["ministry"], _cell(row["forces"]))
    return raw


def read_entries(path: Path) -> Iterator[RawParty]:
    """The parties of a YAML file of entries."""
    entries = load_yaml(path)
    if not isinstance(entries, list):
        raise broken(path, "top", "the file is not a list of entries")
    for entry in entries:
        yield _entry(entry, path)


def _entry(entry: Any, path: Path) -> RawParty:
    if not isinstance(entry, dict) or not isinstance(entry.get("code"), str):
        raise broken(path, entry, "it has no code")
    code = entry["code"]
    if not CODE.fullmatch(code):
        raise broken(path, code, "a code is 2 to 12 capitals or digits, a capital first")
    if entry.get("kind") not in PARTY_KINDS:
        raise broken(path, code, f"kind is {entry.get('kind')}, not one of {sorted(PARTY_KINDS)}")
    if not entry.get("names"):
        raise broken(path, code, "it has no names")
    if entry.get("inter") not in range(1, 9):
        raise broken(path, code, "inter is not a whole number from 1 to 8")
    raw = RawParty(code, entry["kind"], "", path.name)
    raw.names = list(_entry_names(entry, code, path))
    raw.name = raw.names[0].phrase
    raw.inter = entry["inter"]
    raw.part_of = entry.get("part_of", "")
    raw.counts_as = entry.get("counts_as", "")
    raw.wing_of = entry.get("wing_of", "")
    raw.allies = tuple(entry.get("allies", ()))
    raw.countries = tuple(entry.get("in", ()))
    raw.since, raw.until = entry.get("since"), entry.get("until")
    raw.merged_into, raw.merged_from = _merged(entry.get("merged"), code, path)
    raw.note = entry.get("note", "")
    return raw


def _merged(value: Any, code: str, path: Path) -> tuple[str, int]:
    """Into whom a party has been merged, and from which year on."""
    if value is None:
        return "", 0
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[1], int):
        raise broken(path, code, "merged is not [code, first year]")
    return str(value[0]), value[1]


def _entry_names(entry: dict[str, Any], code: str, path: Path) -> Iterator[RawName]:
    for key, value in entry.items():
        if key in PLAIN_KEYS:
            continue
        if key in NAME_KEYS:
            kind = NAME_KEYS[key]
            own = (code,) if kind == "self" else ()
            for phrase in _phrases(value, code, key, path):
                yield RawName(phrase, kind, own)
        elif key in SIDED_KEYS:
            if not isinstance(value, dict):
                raise broken(path, code, f"{key} is not a mapping of sides to phrases")
            for sides_text, phrases in value.items():
                sides = tuple(s.strip() for s in str(sides_text).split(","))
                for phrase in _phrases(phrases, code, key, path):
                    yield RawName(phrase, SIDED_KEYS[key], sides)
        else:
            raise broken(path, code, f"the key {key} is unknown")


def _phrases(value: Any, code: str, key: str, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise broken(
            path, code, f"{key} is not a list of phrases", "Quote what YAML reads as no text."
        )
    return value


def read_bodies(path: Path) -> dict[str, list[RawName]]:
    """Further names of parties that have an entry elsewhere, by code."""
    loaded = load_yaml(path)
    if not isinstance(loaded, dict):
        raise broken(path, "top", "the file is not a mapping of codes")
    bodies: dict[str, list[RawName]] = {}
    for code, entry in loaded.items():
        if not isinstance(entry, dict):
            raise broken(path, code, "it is not a mapping")
        bodies[str(code)] = list(_entry_names(entry, str(code), path))
    return bodies


def read_dyads(path: Path) -> Iterator[Dyad]:
    """The pairs of adversaries."""
    for group in load_yaml(path):
        main = _main_pairs(group.get("main", ()))
        for lost in [m for m in main if m not in [sorted(p[:2]) for p in group["pairs"]]]:
            raise broken(path, lost, "the main pair of a theatre is none of its pairs")
        for pair in group.get("pairs", ()):
            if not isinstance(pair, list) or len(pair) not in (3, 4) or pair[0] == pair[1]:
                raise broken(path, pair, "a pair is [code, code, first year, last year]")
            one, two = sorted(pair[:2])
            yield Dyad(
                parties=(one, two),
                theatre=group["theatre"],
                countries=tuple(group.get("countries", ())),
                since=pair[2],
                until=pair[3] if len(pair) == 4 else None,
                main=[one, two] in main,
            )


class Generic(NamedTuple):
    """Phrases for the missions of an organisation, and those that never mean itself."""

    of: str
    phrases: tuple[str, ...]
    alone: tuple[str, ...]


def read_generic(path: Path) -> Iterator[Generic]:
    """How missions are named without their proper names, by organisation."""
    for entry in load_yaml(path):
        if not isinstance(entry, dict) or not entry.get("of") or not entry.get("heads"):
            raise broken(path, entry, "it lacks of or heads")
        phrases = (f"{p} {h}" for p in entry.get("prefixes", ()) for h in entry["heads"])
        yield Generic(entry["of"], tuple(phrases), tuple(entry.get("alone", ())))


def _main_pairs(value: Any) -> list[list[str]]:
    """The main pair of a theatre, or its list of them."""
    pairs = [value] if value and isinstance(value[0], str) else value
    return [sorted(pair) for pair in pairs]


def read_deixis(path: Path) -> Deixis:
    """The deictic words."""
    loaded = load_yaml(path)
    try:
        return Deixis(**{group: tuple(loaded[group]["words"]) for group in loaded})
    except (KeyError, TypeError) as error:
        raise broken(path, error, "a group of deictic words is unknown or lacks words") from error


def read_institutions(path: Path) -> dict[str, tuple[str, ...]]:
    """The head nouns of bodies and posts, by group."""
    loaded = load_yaml(path)
    for group, value in loaded.items():
        if not isinstance(value, dict) or not value.get("words"):
            raise broken(path, group, "the group has no words")
    return {group: tuple(value["words"]) for group, value in loaded.items()}


def read_masks(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phrases that hold the name of a party and name none, and endings that do so to a name."""
    loaded = load_yaml(path)
    endings = tuple(loaded.pop("endings", ()))
    for ending in endings:
        if not ending.startswith("-"):
            raise broken(path, ending, "an ending begins with a hyphen")
    return tuple(phrase for group in loaded.values() for phrase in group), endings


def _kind(kind: Any, phrase: object, path: Path) -> NameKind | None:
    if kind is not None and kind not in NAME_KINDS:
        raise broken(path, phrase, f"kind is {kind}, not one of {sorted(NAME_KINDS)}")
    chosen: NameKind | None = kind
    return chosen


def read_ambiguous(path: Path, entries: Iterable[Any]) -> dict[str, Ambiguity]:
    """Phrases with more than one meaning, by the phrase in lower case."""
    found: dict[str, Ambiguity] = {}
    for entry in entries:
        readings = entry.get("readings")
        if isinstance(readings, list):
            readings = dict.fromkeys(readings, ())
        if not isinstance(readings, dict) or not readings:
            raise broken(path, entry.get("phrase", entry.get("phrases")), "it has no readings")
        for phrase in entry.get("phrases", [entry.get("phrase")]):
            found[str(phrase).lower()] = Ambiguity(
                readings={code: tuple(needs or ()) for code, needs in readings.items()},
                default=entry.get("default", ""),
                other=entry.get("other", ""),
                phrase=str(phrase),
                kind=_kind(entry.get("kind"), phrase, path),
                unless=tuple(entry.get("unless", ())),
            )
    return found
