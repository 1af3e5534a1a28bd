"""What the annotation of a sentence holds: noun chunks, whom they name, and how to find them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

from counterclaim.claims.numbers import Amount, find_amounts
from counterclaim.claims.phrases import Atoms, Hit
from counterclaim.claims.vocabulary import Noun, PartyName, Weapon
from counterclaim.read import Sentence

RefKind = Literal["party", "self", "opponent", "group", "anaphor", "both"]


class Ref(msgspec.Struct, frozen=True):
    """Whom words refer to: a party by its code, or by deixis that the speaker decides.

    `inferred` says by which rule, where the words name no party.
    """

    kind: RefKind
    code: str = ""
    start: int = 0
    end: int = 0
    side: str = ""
    inferred: str = ""


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """A noun chunk: tokens `start` to `end` (without), its head, category and owners.

    `category` is one of armed, state, official, source, media, monitor, people, object,
    weapon, pronoun, other. `own` are the parties that the chunk itself names, `refs` its owners:
    the same, or those of the chunk that an "of" joins to it.
    """

    head: int
    start: int
    end: int
    category: str
    refs: tuple[Ref, ...] = ()
    own: tuple[Ref, ...] = ()
    noun: Noun | None = None
    weapon: Weapon | None = None
    party: PartyName | None = None
    case: str = ""
    of: int = -1
    pronoun: bool = False


class Annotated(msgspec.Struct, kw_only=True, dict=True):
    """A sentence with its chunks; `at[i]` is the number of the chunk that covers token i."""

    sentence: Sentence
    atoms: Atoms
    chunks: list[Chunk]
    at: dict[int, int]
    parties: list[Hit[PartyName]]
    weapons: list[Hit[Weapon]]
    lemmas: list[str]

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts of the sentence."""
        return find_amounts(self.sentence)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words and lemmas of the sentence: a rule whose words are not among them is done."""
        lemmas = {t.lemma for t in self.sentence.tokens}
        lemmas.update([lemma.lower() for lemma in lemmas])
        return frozenset(lemmas.union([t.lower for t in self.sentence.tokens]))

    def chunk_of(self, token: int) -> Chunk | None:
        """The chunk that covers the token."""
        number = self.at.get(token)
        return None if number is None else self.chunks[number]
