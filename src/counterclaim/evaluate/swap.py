"""The party swap: with two parties exchanged in a text, its claims must be the same, exchanged.

A reader that codes one side's words otherwise than the other's is not even-handed; this shows
where. Names, demonyms, institutions, capitals and places are exchanged as whole words, all at
once, and the places of all characters are kept track of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from importlib import resources
from typing import Any

import msgspec

from counterclaim.core.errors import GoldError
from counterclaim.core.records import Document
from counterclaim.evaluate.align import align, fold
from counterclaim.evaluate.gold import FlatClaim
from counterclaim.lexicons.parties import PartyIndex

_COMPARED = (
    "event speaker stance status actors targets target_kind places start end means losses count"
).split()
_ORDERLESS = frozenset({"actors", "targets", "target_kind", "places", "means", "losses"})


class Exchanged(msgspec.Struct, frozen=True, kw_only=True):
    """A text after the swap. `edges` are pairs (offset before, offset after), ascending."""

    text: str
    edges: tuple[tuple[int, int], ...]

    def offset(self, at: int) -> int:
        """Where the character at `at` stands now; the first of its word if that was exchanged."""
        old, new = self.edges[bisect_right(self.edges, (at, len(self.text) + 1)) - 1]
        return new + (at - old)


class Swap:
    """An exchange of two parties, given by their codes and the table of their words."""

    def __init__(self, codes: tuple[str, str], words: dict[str, str]) -> None:
        self.codes = codes
        self._words = dict(words)
        for left, right in words.items():
            self._words.setdefault(left.upper(), right.upper())
        ordered = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

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


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that did not come through the swap: which fields differ, expected and found.

    `kind` is `changed`, `lost` (no such claim after the swap) or `new`. `one_sided` names parties
    that stand beside one of the two only, a fact about the conflict which an exchange of names
    cannot turn round, and on which the difference hangs: one of them published the text (its
    adversary stays who he was), every field that differs names one, or the difference is one of
    parties and one of them is a side of the text before the exchange or after it only. Where it
    is empty, the reader is at fault.
    """

    document: str
    kind: str
    event: str
    quote: str
    fields: dict[str, tuple[Any, Any]]
    one_sided: tuple[str, ...] = ()


class SwapReport(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome over all documents: claims compared, those the same, and the differences.

    `facts` counts the differences that hang on a one-sided party, `faults` the others.
    """

    claims: int
    same: int
    differences: tuple[Difference, ...]
    facts: int = 0
    faults: int = 0


def one_sided(index: PartyIndex, codes: tuple[str, str]) -> frozenset[str]:
    """Third parties in a conflict with one of the two and not with the other."""
    foes: dict[str, set[str]] = {code: set() for code in codes}
    for dyad in index.dyads:
        for code in codes:
            if code in dyad.parties:
                foes[code] |= set(dyad.parties) - set(codes)
    left, right = foes.values()
    return frozenset(left ^ right)


def load_swap(pair: str) -> Swap:
    """The swap named `ARM:AZE`; raises `GoldError` where there is no table for it."""
    left, _, right = pair.upper().partition(":")
    folder = resources.files("counterclaim.evaluate") / "swaps"
    for a, b in ((left, right), (right, left)):
        table = folder / f"{a}-{b}.tsv"
        if a and b and table.is_file():
            return Swap((a, b), _words(table.read_text(encoding="utf-8")))
    known = sorted(f.name[:-4].replace("-", ":") for f in folder.iterdir() if f.name[-4:] == ".tsv")
    raise GoldError(f"There is no table for the swap '{pair}'.", remedy=f"Known: {known}.")


def _words(table: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        left, right, _, *way = line.split("\t")
        if way != ["<"]:
            words[left] = right
        if way != [">"]:
            words[right] = left
    return words


def check(
    documents: Iterable[Document],
    read: Callable[[Document], Sequence[FlatClaim]],
    swap: Swap,
    apart: frozenset[str] = frozenset(),
    sides: Callable[[Document], Iterable[str]] = lambda _: (),
) -> SwapReport:
    """Read each document as it is and exchanged, and compare the claims.

    `apart` are the parties that stand beside one of the two only (`one_sided`); `sides` tells who
    fights whom in a document.
    """
    total = same = 0
    differences: list[Difference] = []
    for document in documents:
        expected = [swap.claim(c, document.body) for c in read(document)]
        other = swap.document(document)
        found = list(read(other))
        total += max(len(expected), len(found))
        wrong = list(_compare(expected, found, other.body))
        if wrong and apart:
            came = apart & (set(sides(document)) ^ set(sides(other)))
            wrong = [_explained(d, document.source_party, apart, came) for d in wrong]
        same += max(len(expected), len(found)) - len(wrong)
        differences += wrong
    facts = sum(1 for d in differences if d.one_sided)
    return SwapReport(
        claims=total,
        same=same,
        differences=tuple(sorted(differences, key=lambda d: bool(d.one_sided))),
        facts=facts,
        faults=len(differences) - facts,
    )


def _explained(
    difference: Difference, publisher: str | None, apart: frozenset[str], came: frozenset[str]
) -> Difference:
    """The difference with the one-sided parties that it hangs on, if it does.

    `came` are those which the exchange made a side of the text, or no longer one.
    """
    found: Set[str] = {publisher or ""} & apart
    found = found or (came if difference.kind != "changed" or _of_parties(difference) else set())
    found = found or _named(difference, apart)
    return msgspec.structs.replace(difference, one_sided=tuple(sorted(found)))


def _of_parties(difference: Difference) -> bool:
    return any(
        set().union(*(_parties(field, value) for value in values))
        for field, values in difference.fields.items()
    )


def _named(difference: Difference, apart: frozenset[str]) -> set[str]:
    """The one-sided parties that the fields name, where each names one."""
    found: set[str] = set()
    for field, values in difference.fields.items():
        named = apart & set().union(*(_parties(field, value) for value in values))
        if not named:
            return set()
        found |= named
    return found


def _parties(field: str, value: Any) -> set[str]:
    """Codes of parties in the value of a field."""
    if field == "speaker":
        return {value} if value else set()
    if field in ("actors", "targets"):
        return set(value)
    return {loss[0] for loss in value if loss[0]} if field == "losses" else set()


def _compare(
    expected: Sequence[FlatClaim], found: Sequence[FlatClaim], body: str
) -> Iterator[Difference]:
    pairs = align(found, expected, body)
    for i, j in pairs:
        want, have = _comparable(expected[j]), _comparable(found[i])
        fields = {k: (want[k], have[k]) for k in _COMPARED if want[k] != have[k]}
        if fields:
            yield _difference("changed", expected[j], fields)
    left = {i for i, _ in pairs}
    right = {j for _, j in pairs}
    for j, claim in enumerate(expected):
        if j not in right:
            yield _difference("lost", claim, {})
    for i, claim in enumerate(found):
        if i not in left:
            yield _difference("new", claim, {})


def _comparable(claim: FlatClaim) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in _COMPARED:
        value = getattr(claim, field)
        if field == "places":
            value = [(fold(name), role) for name, role in value or ()]
        values[field] = sorted(value or (), key=repr) if field in _ORDERLESS else value
    return values


def _difference(kind: str, claim: FlatClaim, fields: dict[str, tuple[Any, Any]]) -> Difference:
    quote = (claim.quotes or ("",))[0]
    return Difference(
        document=claim.document, kind=kind, event=claim.event, quote=quote, fields=fields
    )
