"""Compiles the YAML of this folder to the JSON that is loaded at run time.

Run `python -m counterclaim.lexicons.weapons.build` after a change of the YAML; a test fails
where the two disagree.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.files import load_yaml
from counterclaim.lexicons.weapons.records import (
    MEANS,
    NOUN_KINDS,
    TARGET_KINDS,
    THINGS,
    CalibreHead,
    CalibreRange,
    Calibres,
    Compiled,
    CompiledObjects,
    ObjectNoun,
    PhraseGroup,
    WeaponPhrase,
)

FOLDER = Path(__file__).parent

_BRACES = re.compile(r"\{([^{}]*)\}")
_CODE = re.compile(r"^([^\W\d_]{1,9})([- ]?)(\d\S*)$")
_SPELLINGS = (("calibre", "caliber"), ("defence", "defense"), ("armour", "armor"))
#: Compounds that are written with a hyphen as often as without.
_COMPOUNDS = (
    "machine gun",
    "car bomb",
    "truck bomb",
    "hand grenade",
    "grenade launcher",
    "rocket launcher",
    "small arm",
    "air defence",
    "air strike",
    "power plant",
    "fire truck",
)
_IRREGULAR = {
    "child": "children", "person": "people", "foot": "feet", "leaf": "leaves", "wolf": "wolves",
    "headquarters": "headquarters", "crew": "crews", "craft": "craft", "staff": "staff",
    "aircraft": "aircraft", "premises": "premises", "works": "works", "barracks": "barracks",
    "corps": "corps", "chassis": "chassis", "mujahid": "mujahideen",
}  # fmt: skip
#: Letters that, before a space and a number, are an ordinary word ("A 50-year-old").
_WORDS = frozenset({"a", "i", "an", "as", "at", "in", "is", "am", "pm", "no", "us", "m", "p", "b"})


def expand(name: str) -> Iterator[str]:
    """All names that `{A,B}` stands for."""
    found = _BRACES.search(name)
    if found is None:
        yield name
        return
    for choice in found.group(1).split(","):
        yield from expand(name[: found.start()] + choice + name[found.end() :])


def plural(phrase: str) -> str:
    """The plural of a phrase by its last word."""
    head, space, last = phrase.rpartition(" ")
    lead, hyphen, tail = last.rpartition("-")
    lower = tail.lower()
    if last.lower() == "passer-by":
        return f"{head}{space}passers-by"
    if lower in _IRREGULAR:
        made = _IRREGULAR[lower]
    elif lower.endswith("man") and lower != "human":
        made = tail[:-3] + "men"
    elif lower.endswith("y") and lower[-2:-1] not in ("a", "e", "o", "u", ""):
        made = tail[:-1] + "ies"
    elif lower.endswith(("s", "x", "ch", "sh")):
        made = tail + "es"
    else:
        made = tail + "s"
    return f"{head}{space}{lead}{hyphen}{made}"


def spellings(phrase: str) -> Iterator[str]:
    """British and American spelling, with hyphens and with spaces."""
    forms = {phrase}
    for compound in _COMPOUNDS:
        forms |= {f.replace(compound, compound.replace(" ", "-")) for f in forms}
    for british, american in _SPELLINGS:
        forms |= {f.replace(british, american) for f in forms}
    forms |= {f.replace("-", " ") for f in forms}
    yield from sorted(forms)


def words_of(entry: str) -> Iterator[str]:
    """An entry of a list of common words in all its forms; "!" bars the plural."""
    fixed = entry.endswith("!")
    bare = entry.rstrip("!")
    for form in (bare,) if fixed else (bare, plural(bare)):
        yield from spellings(form)


def name_variants(name: str) -> list[str]:
    """A designation with its hyphens and spaces varied: T-72, T72, T 72; Tochka-U, Tochka U."""
    options: list[list[str]] = []
    for word in name.split(" "):
        options.append(_word_variants(word))
    made = [" ".join(choice) for choice in itertools.product(*options)]
    first = _CODE.match(name)
    if first is not None and first.group(2) == " " and not name.startswith(("Type", "Project")):
        made += [f"{first.group(1)}-{first.group(3)}"]
    return list(dict.fromkeys(made))


def _word_variants(word: str) -> list[str]:
    code = _CODE.match(word)
    if code is not None:
        letters, number = code.group(1), code.group(3)
        forms = [word, f"{letters}-{number}", letters + number]
        if letters.lower() not in _WORDS:
            forms.append(f"{letters} {number}")
        return list(dict.fromkeys(forms))
    if "-" in word and not word.endswith(("-class", "-type")):
        return [word, word.replace("-", " ")]
    return [word]


def _name_plural(name: str) -> str | None:
    last = name.rpartition(" ")[2]
    if last.endswith(("-class", "s", "S", ")")):
        return None
    return plural(name) if last.islower() else name + "s"


class _Phrases:
    """Phrases under construction; one phrase has one meaning."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, bool], WeaponPhrase] = {}

    def add(self, phrase: WeaponPhrase, *, weak: bool = False) -> None:
        key = (
            phrase.phrase if phrase.case_sensitive else phrase.phrase.lower(),
            phrase.designation,
        )
        known = self.made.get(key)
        if known is None:
            self.made[key] = phrase
        elif known.means != phrase.means and not weak:
            raise LexiconError(f"{phrase.phrase!r} is both {known.means!r} and {phrase.means!r}.")

    def means_of(self, phrase: str) -> str | None:
        known = self.made.get((phrase.lower(), False))
        return known.means if known is not None else None


def compile_weapons(folder: Path = FOLDER) -> Compiled:
    """The compiled lexicon of the YAML in `folder`."""
    phrases = _Phrases()
    for group in load_yaml(folder / "generic.yaml"):
        means = "" if group["means"] == "none" else group["means"]
        _check(group, means)
        for word in group["words"]:
            for form in words_of(word):
                cased = form.isupper() or form[:-1].isupper()
                phrases.add(WeaponPhrase(
                    form, means, group["object"], cased, group["target"], False
                ))  # fmt: skip
    groups = load_yaml(folder / "designations.yaml")
    for group in groups:
        _check(group, group["means"])
        for name in _names(group["names"]):
            _add_name(phrases, group, name)
    for group in groups:
        _add_with_heads(phrases, group)
    return Compiled(groups=_grouped(phrases.made.values()), calibres=_calibres(folder))


def _grouped(phrases: Iterable[WeaponPhrase]) -> tuple[PhraseGroup, ...]:
    """Phrases that differ in their words only, together: a third of the size, loaded faster."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[1:], []).append(phrase.phrase)
    return tuple(PhraseGroup._make((*key, tuple(texts))) for key, texts in groups.items())


def _check(group: dict[str, Any], means: str) -> None:
    if means and means not in MEANS or group["object"] not in THINGS:
        raise LexiconError(f"A group of weapons has means {means!r}, object {group['object']!r}.")


def _names(entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        yield from expand(entry)


def _add_name(phrases: _Phrases, group: dict[str, Any], name: str) -> None:
    for variant in name_variants(name):
        forms = [variant]
        several = _name_plural(variant)
        if several is not None:
            forms.append(several)
        for form in forms:
            phrases.add(_named(group, form))


def _named(group: dict[str, Any], form: str) -> WeaponPhrase:
    return WeaponPhrase(form, group["means"], group["object"], True, group["target"], True)


def _add_with_heads(phrases: _Phrases, group: dict[str, Any]) -> None:
    """Names with a head noun: where the head alone means another weapon, or the name needs it."""
    absorbed = [form for head in group.get("absorbs", ()) for form in (head, plural(head))]
    for name in _names(group["names"]):
        if " " in name and name.rpartition(" ")[2].islower():
            continue
        for variant, head in itertools.product(name_variants(name)[:2], absorbed):
            phrases.add(_named(group, f"{variant} {head}"), weak=True)
    heads = [form for head in group.get("heads", ()) for form in (head, plural(head))]
    for name in _names(group.get("needs_head", ())):
        for variant, head in itertools.product(name_variants(name), heads):
            phrases.add(_named(group, f"{variant} {head}"), weak=True)


def _calibres(folder: Path) -> Calibres:
    data = load_yaml(folder / "calibres.yaml")
    heads = [
        CalibreHead(
            means=head["means"],
            object=head["object"],
            words=tuple(dict.fromkeys(f for w in head["words"] for f in words_of(w))),
        )
        for head in data["heads"]
    ]
    bare = [CalibreRange(low=r["from"], high=r["to"], means=r["means"]) for r in data["bare"]]
    for means in [h.means for h in heads if h.means] + [r.means for r in bare]:
        if means not in MEANS:
            raise LexiconError(f"calibres.yaml names the means {means!r}.")
    return Calibres(units=tuple(data["units"]), heads=tuple(heads), bare=tuple(bare))


def compile_objects(folder: Path = FOLDER) -> CompiledObjects:
    """The compiled nouns of objects.yaml in `folder`."""
    nouns: list[ObjectNoun] = []
    phrases: dict[str, int] = {}
    for group in load_yaml(folder / "objects.yaml"):
        noun = ObjectNoun(
            kind=group["kind"],
            target_kind=tuple(group["target_kind"]),
            what=group.get("what", "") or group.get("people", ""),
            people=group.get("people", ""),
            group=group["group"],
        )
        _check_noun(noun)
        nouns.append(noun)
        for word in group["words"]:
            for form in words_of(word):
                known = phrases.setdefault(form.lower(), len(nouns) - 1)
                if known != len(nouns) - 1:
                    raise LexiconError(
                        f"{form!r} is in the groups {nouns[known].group!r} and {noun.group!r}."
                    )
    return CompiledObjects(nouns=tuple(nouns), phrases=tuple(phrases.items()))


def _check_noun(noun: ObjectNoun) -> None:
    if (
        noun.kind not in NOUN_KINDS
        or not set(noun.target_kind) <= TARGET_KINDS
        or noun.what not in THINGS | {"military", "civilian", "any"}
        or noun.people not in ("military", "civilian", "any", "")
    ):
        raise LexiconError(f"The group {noun.group!r} of objects.yaml breaks the schema.")


#: What is compiled, and to which file.
TARGETS: dict[str, Callable[[], msgspec.Struct]] = {
    "weapons.json": compile_weapons,
    "objects.json": compile_objects,
}


def encode(compiled: msgspec.Struct) -> bytes:
    """The packaged form, byte for byte the same for the same YAML."""
    return msgspec.json.encode(compiled)


def main() -> None:
    """Write the packaged files."""
    for name, make in TARGETS.items():
        (FOLDER / name).write_bytes(encode(make()))


if __name__ == "__main__":
    main()
