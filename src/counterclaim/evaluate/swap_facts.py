"""What is known of the parties that stand beside one of two only, and the same, exchanged.

The party swap exchanges words. A party that fights one of the two and not the other (an authority
that one of them shelters, say) has no counterpart to be exchanged with, and what the lexicons know
of it stays: how it is called, whom it fights, in whose land its places lie. Here these facts are
exchanged as well, so that it shows which differences hang on them: those which then are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from counterclaim.claims.flat import to_flat
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.core.party import Dyad, Party, PartyName
from counterclaim.core.place import Place
from counterclaim.core.records import Document
from counterclaim.evaluate.gold import FlatClaim, flat_claim
from counterclaim.evaluate.swap import OneSided, Swap
from counterclaim.evaluate.swap_check import Fact
from counterclaim.lexicons.parties import PartyIndex
from counterclaim.pipeline import Reader
from counterclaim.resolve.place import Gazetteer
from counterclaim.resolve.place.index import Row


def one_sided(index: PartyIndex, swap: Swap) -> tuple[OneSided, ...]:
    """Third parties in a conflict with one of the two and not with the other, by code."""
    codes = swap.codes
    foes: dict[str, set[str]] = {code: set() for code in codes}
    for dyad in index.dyads:
        for code in codes:
            if code in dyad.parties:
                foes[code] |= set(dyad.parties) - set(codes)
    left, right = codes
    return tuple(
        OneSided(
            code=code,
            foe=left if code in foes[left] else right,
            kin=right if code in foes[left] else left,
            names=_outright(index, code),
            marked=_marked(index, code, swap),
        )
        for code in sorted(foes[left] ^ foes[right])
    )


def _outright(index: PartyIndex, code: str) -> tuple[str, ...]:
    """The names that mean a party wherever they stand, in any mouth."""
    party = index.by_code.get(code)
    names = party.names if party is not None else ()
    return tuple(n.phrase for n in names if not (n.ambiguous or n.deictic or n.kind == "rival"))


def _marked(index: PartyIndex, code: str, swap: Swap) -> tuple[str, ...]:
    """The names of a party that the exchange changes, and those at home in a rival's mouth."""
    party = index.by_code.get(code)
    names = party.names if party is not None else ()
    return tuple(
        n.phrase for n in names if n.kind == "rival" or swap.exchange(n.phrase).text != n.phrase
    )


def exchanged_parties(
    index: PartyIndex, swap: Swap, apart: Collection[str], facts: Collection[Fact]
) -> PartyIndex:
    """The index with what it knows of the parties `apart` turned round: names, fights, or both."""

    def codes(given: Iterable[str]) -> tuple[str, ...]:
        return tuple(swap.code(c) or c for c in given)

    def named(name: PartyName) -> PartyName:
        return msgspec.structs.replace(
            name,
            phrase=swap.exchange(name.phrase).text,
            sides=codes(name.sides),
            needs=codes(name.needs),
            unless=codes(name.unless),
        )

    def party(known: Party) -> Party:
        if known.code not in apart:
            return known
        if "names" in facts:
            known = msgspec.structs.replace(known, names=tuple(map(named, known.names)))
        if "fights" in facts:
            known = msgspec.structs.replace(
                known,
                allies=codes(known.allies),
                countries=codes(known.countries),
                part_of=swap.code(known.part_of) or "",
            )
        return known

    def dyad(known: Dyad) -> Dyad:
        if "fights" not in facts or not set(known.parties) & set(apart):
            return known
        left, right = codes(known.parties)
        return msgspec.structs.replace(
            known, parties=(left, right), countries=codes(known.countries)
        )

    knowledge = index.knowledge
    return PartyIndex(
        msgspec.structs.replace(
            knowledge,
            parties=tuple(map(party, knowledge.parties)),
            dyads=tuple(map(dyad, knowledge.dyads)),
        )
    )


class ExchangedRow(Row):
    """A place whose name the swap leaves, in the land of the other."""

    __slots__ = ("swap",)

    def __init__(self, row: Row, swap: Swap) -> None:
        for slot in Row.__slots__:
            setattr(self, slot, getattr(row, slot))
        self.swap = swap
        self.country = swap.code(row.country) or ""

    def place(self) -> Place:
        """The whole record, with the names that each side uses used by the other."""
        place = super().place()
        names = (msgspec.structs.replace(n, side=self.swap.code(n.side) or "") for n in place.names)
        return msgspec.structs.replace(place, country=self.country, names=tuple(names))


class ExchangedLands(Gazetteer):
    """The gazetteer with the places that the swap leaves in the land of the other."""

    def __init__(self, gazetteer: Gazetteer, swap: Swap) -> None:
        super().__init__(gazetteer._layers)
        self._swap = swap
        self._inner = gazetteer
        #: The names so far whose places were moved.
        self.turned: set[str] = set()

    def rows(self, name: str) -> tuple[Row, ...]:
        """The records of a name; whatever the table exchanges is there already."""
        found = self._inner.rows(name)
        if self._swap.has(name) or not any(r.country in self._swap.codes for r in found):
            return found
        self.turned.add(name)
        return tuple(
            ExchangedRow(row, self._swap) if row.country in self._swap.codes else row
            for row in found
        )


class Known:
    """A reader whose knowledge of the one-sided parties can be exchanged; each made once."""

    def __init__(self, reader: Reader, swap: Swap, apart: Iterable[OneSided]) -> None:
        self._swap = swap
        self._apart = frozenset(p.code for p in apart)
        self._plain = reader
        self._made: dict[frozenset[Fact], Reader] = {frozenset(): reader}

    def read(self, document: Document, facts: frozenset[Fact] = frozenset()) -> Sequence[FlatClaim]:
        """The claims of a document, read with `facts` exchanged."""
        if facts not in self._made:
            self._made[facts] = self._reader(facts)
        return _claims(self._made[facts], document)

    def lands(self, document: Document) -> Sequence[str]:
        """The places of a document that the words leave and the fact `lands` exchanges."""
        lands = ExchangedLands(self._plain.gazetteer, self._swap)
        reader = self._with(lands, self._plain.vocabulary)
        _claims(reader, document)
        return sorted(lands.turned)

    def _reader(self, facts: frozenset[Fact]) -> Reader:
        vocabulary, gazetteer = self._plain.vocabulary, self._plain.gazetteer
        if "lands" in facts:
            gazetteer = ExchangedLands(gazetteer, self._swap)
        if facts - {"lands"}:
            index = exchanged_parties(vocabulary.party_index, self._swap, self._apart, facts)
            vocabulary = Vocabulary(vocabulary.language, index)
        return self._with(gazetteer, vocabulary)

    def _with(self, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Reader:
        reader = Reader(gazetteer=gazetteer)
        reader.parser, reader.vocabulary = self._plain.parser, vocabulary
        return reader


def _claims(reader: Reader, document: Document) -> Sequence[FlatClaim]:
    return [flat_claim(to_flat(claim)) for claim in reader.read(document).claims]
