"""The party index: every name, who it names, and who fights whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

import msgspec

from counterclaim.core.party import Deixis, Dyad, NameKind, Party, PartyName


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """The whole knowledge base as one record, as it is packed."""

    parties: tuple[Party, ...]
    dyads: tuple[Dyad, ...]
    deixis: Deixis
    institutions: dict[str, tuple[str, ...]]


class PartyIndex:
    """Look-up of parties by code and by phrase, and of their adversaries."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.by_code: dict[str, Party] = {p.code: p for p in knowledge.parties}
        self.dyads: tuple[Dyad, ...] = knowledge.dyads
        self.deixis: Deixis = knowledge.deixis
        self.institutions: dict[str, tuple[str, ...]] = knowledge.institutions

    @cached_property
    def _by_phrase(self) -> dict[str, list[PartyName]]:
        table: dict[str, list[PartyName]] = {}
        for name in self.party_names():
            table.setdefault(fold(name.phrase), []).append(name)
        return table

    @cached_property
    def _dyads_of(self) -> dict[str, list[Dyad]]:
        table: dict[str, list[Dyad]] = {}
        for dyad in self.dyads:
            for code in dyad.parties:
                table.setdefault(code, []).append(dyad)
        return table

    def party_names(self) -> Iterator[PartyName]:
        """All names as records, deictic ones included."""
        for party in self.knowledge.parties:
            yield from party.names

    def names(self) -> Iterator[tuple[str, str, NameKind, tuple[str, ...], bool]]:
        """All names as (phrase, code, kind of name, sides, case sensitive)."""
        for name in self.party_names():
            yield name.phrase, name.code, name.kind, name.sides, name.case_sensitive

    def readings(self, phrase: str) -> tuple[PartyName, ...]:
        """All that a phrase can name. Case counts for the names that say so."""
        plain = phrase.replace("\u2019", "'")
        return tuple(
            name
            for name in self._by_phrase.get(fold(plain), ())
            if not name.case_sensitive or name.phrase == plain
        )

    def resolve(
        self, phrase: str, context: Collection[str] = (), speaker: str = ""
    ) -> PartyName | None:
        """What a phrase names among the parties of `context`, in the mouth of `speaker`.

        None where the phrase is unknown, or ambiguous with nothing in the context to decide.
        """
        around = {*context, speaker} - {""}
        open_readings = [n for n in self.readings(phrase) if not n.deictic or speaker in n.sides]
        sided = [n for n in open_readings if speaker and speaker in n.sides]
        best: tuple[int, int] = (0, 0)
        chosen: PartyName | None = None
        tied = False
        for name in sided or open_readings:
            if not name.ambiguous or (sided and len(sided) == 1):
                return name
            rank = (int(name.code in around), len(around.intersection(name.needs)))
            if rank > best:
                best, chosen, tied = rank, name, False
            elif rank == best and rank != (0, 0):
                tied = True
        if chosen is not None and not tied:
            return chosen
        return next((n for n in open_readings if n.default), None)

    def adversaries(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes of all parties that fight `code` in `year` (None: at any time), sorted."""
        found = (d.other(code) for d in self._dyads_of.get(code, ()) if d.holds(year))
        return tuple(sorted({c for c in found if c is not None}))

    def dyad(self, one: str, two: str) -> Dyad | None:
        """The pair of two parties, None where they are no known adversaries."""
        return next((d for d in self._dyads_of.get(one, ()) if d.other(one) == two), None)

    def opponent(
        self, speaker: str, context: Collection[str], year: int | None = None
    ) -> str | None:
        """Whom `speaker` means by "the enemy": its one adversary among `context`, else None."""
        found = [c for c in self.adversaries(speaker, year) if c in context]
        return found[0] if len(found) == 1 else None


def fold(phrase: str) -> str:
    """A phrase as the index files it: lower case, straight apostrophes."""
    return phrase.replace("\u2019", "'").lower()
