"""Records of the weapons lexicon: phrases for weapons, and nouns for what is hit or lost."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

#: Means of the gold scheme; "" marks a phrase that holds a weapon's word but names none.
MEANS = frozenset({
    "small_arms", "sniper", "machine_gun", "mortar", "artillery", "mlrs", "tank", "missile",
    "drone", "aircraft", "helicopter", "mine", "ied", "grenade", "anti_tank", "air_defence",
    "naval", "unspecified_heavy",
})  # fmt: skip

#: What a lost thing counts as (`what` of a loss); "" where the scheme has no word for it.
THINGS = frozenset({
    "tank", "vehicle", "artillery", "drone", "aircraft", "helicopter", "ship", "building",
    "infrastructure", "equipment", "",
})  # fmt: skip

TARGET_KINDS = frozenset({
    "military", "civilian", "infrastructure", "vehicle", "aircraft", "drone", "ship", "medical",
    "press", "monitor",
})  # fmt: skip

#: Categories of a noun as the claims reader knows them.
NOUN_KINDS = frozenset({"armed", "people", "object", "monitor", "media"})

People = Literal["military", "civilian", "any", ""]

#: The kind of target that a weapon is when it is itself what was hit.
TARGET_KIND_OF_THING = {
    "tank": "vehicle", "vehicle": "vehicle", "artillery": "military", "drone": "drone",
    "aircraft": "aircraft", "helicopter": "aircraft", "ship": "ship", "equipment": "military",
}  # fmt: skip


class WeaponPhrase(NamedTuple):
    """A phrase that names a weapon.

    `object` is what it counts as when it is lost. `is_target`: as the object of an attack it
    is what was hit ("a tank was destroyed"), not what was used. `designation`: a name, not a
    common word.
    """

    phrase: str
    means: str
    object: str
    case_sensitive: bool
    is_target: bool
    designation: bool

    @property
    def target_kind(self) -> str:
        """The kind of target that the weapon is when it is hit; "" for what is only shot."""
        return TARGET_KIND_OF_THING.get(self.object, "") if self.is_target else ""


class PhraseGroup(NamedTuple):
    """Phrases that are alike in all but their words, as they are packaged."""

    means: str
    object: str
    case_sensitive: bool
    is_target: bool
    designation: bool
    texts: tuple[str, ...]


class ObjectNoun(NamedTuple):
    """A common noun for what is hit, moved or lost.

    `kind` is the reader's category, `what` the thing of a loss ("" if people), `people`
    whether persons so named are military, civilian or any ("" for things).
    """

    kind: str
    target_kind: tuple[str, ...]
    what: str
    people: str
    group: str


class CalibreHead(msgspec.Struct, frozen=True, kw_only=True):
    """What may follow a calibre; an empty `means` leaves it to the calibre."""

    means: str
    object: str
    words: tuple[str, ...]


class CalibreRange(msgspec.Struct, frozen=True, kw_only=True):
    """The means of a round of `low` to `high` millimetres where nothing else decides."""

    low: float
    high: float
    means: str


class Calibres(msgspec.Struct, frozen=True, kw_only=True):
    """How weapons are named by calibre."""

    units: tuple[str, ...]
    heads: tuple[CalibreHead, ...]
    bare: tuple[CalibreRange, ...]


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """The packaged form of the weapons lexicon (weapons.json)."""

    groups: tuple[PhraseGroup, ...]
    calibres: Calibres


class CompiledObjects(msgspec.Struct, frozen=True, kw_only=True):
    """The packaged form of the objects lexicon (objects.json): nouns, phrases, their noun."""

    nouns: tuple[ObjectNoun, ...]
    phrases: tuple[tuple[str, int], ...]
