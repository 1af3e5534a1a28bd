"""One vector for all names of a kind, so that the network favours none.

A network learns each name by itself: one people's demonym as an adjective, another's as a noun, one
town as the object of a verb, another as its subject. The same sentence of two parties then comes
out differently. Here every party's demonym has one vector, the word for its people another, its own
name and its capital a third, and a fourth stands for all other names: each the mean of such words
in the training data. A name counts as such by a capital, where its word is known in no other use.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from counterclaim.core.errors import SetupError
from counterclaim.core.party import NameKind, PartyKind
from counterclaim.lexicons.parties import PartyIndex, load_parties

FILE = "names.json"

#: What names of parties are to the grammar. Other names of parties are names like any other.
_KINDS: dict[NameKind, str] = {
    "demonym": "demonym",
    "people": "people",
    "name": "state",
    "nickname": "state",
    "capital": "state",
}
_STATES: frozenset[PartyKind] = frozenset(("state", "territory", "de_facto_authority"))
_WORD = re.compile(r"[^\W\d_](?:['’][^\W\d_])?[^\W\d_A-Z]+(?:[-’'][^\W\d_]+)*")


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What `names.json` holds: words that are no names, and the vectors of the kinds of names.

    A word of the first is none with a capital either, where it opens a sentence.
    """

    words: str
    vectors: dict[str, list[float]]


class Kinds:
    """The kinds of names that words are, by their form."""

    def __init__(self, parties: PartyIndex, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._parties = dict(_of_parties(parties, self._words))

    def __call__(self, word: str) -> str | None:
        """`demonym`, `people`, `state` or `name`; None for a word that is no name."""
        kind = self._parties.get(word)
        if kind is not None or not _is_capitalised(word):
            return kind
        small = word.lower()
        return None if small in self._words or small.removesuffix("s") in self._words else "name"


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and _WORD.fullmatch(word) is not None


def _of_parties(parties: PartyIndex, words: Collection[str]) -> Iterable[tuple[str, str]]:
    """Names of parties that are one word, which a nickname shares with no other use."""
    for name in parties.party_names():
        kind = _KINDS.get(name.kind)
        if kind is None or not _is_capitalised(name.phrase):
            continue
        if kind == "state" and parties.by_code[name.party].kind not in _STATES:
            continue
        if name.kind != "nickname" or name.phrase.lower() not in words:
            yield name.phrase, kind


def load_names(folder: Path) -> tuple[Kinds, Mapping[str, list[float]]] | None:
    """The kinds of names and their vectors; None where a model goes without them."""
    file = folder / FILE
    if not file.is_file():
        return None
    try:
        names = msgspec.json.decode(file.read_bytes(), type=Names)
    except (OSError, msgspec.DecodeError) as error:
        raise SetupError(
            f"The model {file} cannot be read: {error}.", remedy="Install the package again."
        ) from error
    return Kinds(load_parties(), names.words.split()), names.vectors
