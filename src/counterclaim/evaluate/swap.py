"""The party swap: with two parties exchanged in a text, its claims must be the same, exchanged.

A reader that codes one side's words otherwise than the other's is not even-handed; this shows
where. Names, demonyms, institutions, capitals and places are exchanged as whole words, all at
once, and the places of all characters are kept track of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from importlib import resources

import msgspec

from counterclaim.core.errors import GoldError
from counterclaim.core.records import Document
from counterclaim.evaluate.gold import FlatClaim

#: Kinds of rows that name a party as such.
_OUTRIGHT = ("name", "demonym", "capital", "abbreviation")


class Exchanged(msgspec.Struct, frozen=True, kw_only=True):
    """A text after the swap. `edges` are pairs (offset before, offset after), ascending."""

    text: str
    edges: tuple[tuple[int, int], ...]

    def offset(self, at: int) -> int:
        """Where the character at `at` stands now; the first of its word if that was exchanged."""
        old, new = self.edges[bisect_right(self.edges, (at, len(self.text) + 1)) - 1]
        return new + (at - old)


class Swap:
    """An exchange of two parties, given by their codes and the table of their words.

    `names` are the words by which each of the two is named outright, `columns` all words of each.
    """

    def __init__(
        self,
        codes: tuple[str, str],
        words: dict[str, str],
        names: dict[str, tuple[str, ...]] | None = None,
        columns: tuple[Sequence[str], Sequence[str]] | None = None,
    ) -> None:
        self.codes = codes
        self.names = names or {}
        self._columns = columns or (tuple(words), tuple(words.values()))
        self._words = dict(words)
        for left, right in words.items():
            self._words.setdefault(left.upper(), right.upper())
        self._known = frozenset(w.casefold() for w in self._words)
        ordered = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    def has(self, name: str) -> bool:
        """Whether the table exchanges a name as such."""
        return name.casefold() in self._known

    def code(self, party: str | None) -> str | None:
        """The party that stands where `party` stood."""
        left, right = self.codes
        return {left: right, right: left}.get(party or "", party)

    def exchange(self, text: str) -> Exchanged:
        """`text` with the words of the two parties exchanged."""
        parts: list[str] = []
        edges = [(0, 0)]
        before = after = 0
        for match in self._pattern.finditer(text):
            kept, word = text[before : match.start()], self._words[match[0]]
            parts += (kept, word)
            edges.append((match.start(), after + len(kept)))
            after += len(kept) + len(word)
            before = match.end()
            edges.append((before, after))
        parts.append(text[before:])
        return Exchanged(text="".join(parts), edges=tuple(edges))

    def concerns(self, document: Document) -> bool:
        """Whether a document has words of both parties, or of one that the other published."""
        words = set(self._pattern.findall(f"{document.title}\n{document.text}"))
        return all(
            document.source_party == code
            or any(word in words or word.upper() in words for word in column)
            for code, column in zip(self.codes, self._columns, strict=True)
        )

    def document(self, document: Document) -> Document:
        """The document with its parties exchanged; its id stays, so that the two can be paired."""
        return msgspec.structs.replace(
            document,
            title=self.exchange(document.title).text,
            text=self.exchange(document.text).text,
            source=self.exchange(document.source).text,
            source_party=self.code(document.source_party),
        )

    def claim(self, claim: FlatClaim, body: str) -> FlatClaim:
        """The claim as it must be read from the exchanged text."""
        exchanged = self.exchange(body)

        def quoted(quote: str) -> str:
            at = body.find(quote)
            if at < 0:
                return self.exchange(quote).text
            return exchanged.text[exchanged.offset(at) : exchanged.offset(at + len(quote))]

        def parties(codes: Iterable[str] | None) -> tuple[str, ...]:
            return tuple(self.code(c) or c for c in codes or ())

        return msgspec.structs.replace(
            claim,
            speaker=self.code(claim.speaker),
            actors=parties(claim.actors),
            targets=parties(claim.targets),
            places=tuple((self.exchange(n).text, r) for n, r in claim.places or ()),
            losses=tuple((self.code(p) or p, *rest) for p, *rest in claim.losses or ()),
            quotes=tuple(map(quoted, claim.quotes or ())),
        )


class OneSided(msgspec.Struct, frozen=True, kw_only=True):
    """A third party that fights one of the two, its `foe`, and not the other, its `kin`.

    An exchange of names cannot turn it round. `names` mean it wherever they stand; `marked` are
    its names that the exchange changes ("illegal Armenian formations").
    """

    code: str
    foe: str
    kin: str
    names: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()


def load_swap(pair: str) -> Swap:
    """The swap named `ARM:AZE`; raises `GoldError` where there is no table for it."""
    left, _, right = pair.upper().partition(":")
    folder = resources.files("counterclaim.evaluate") / "swaps"
    for a, b in ((left, right), (right, left)):
        table = folder / f"{a}-{b}.tsv"
        if a and b and table.is_file():
            rows = _rows(table.read_text(encoding="utf-8"))
            columns = [row[0] for row in rows], [row[1] for row in rows]
            named = {a: _names(rows, 0), b: _names(rows, 1)}
            return Swap((a, b), _words(rows), named, columns)
    known = sorted(f.name[:-4].replace("-", ":") for f in folder.iterdir() if f.name[-4:] == ".tsv")
    raise GoldError(f"There is no table for the swap '{pair}'.", remedy=f"Known: {known}.")


def _rows(table: str) -> list[list[str]]:
    lines = table.splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _words(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for left, right, _, *way in rows:
        if way != ["<"]:
            words[left] = right
        if way != [">"]:
            words[right] = left
    return words


def _names(rows: Iterable[Sequence[str]], column: int) -> tuple[str, ...]:
    """The names of a party itself: of the state, its people and its capital."""
    return tuple(dict.fromkeys(row[column] for row in rows if row[2] in _OUTRIGHT))
