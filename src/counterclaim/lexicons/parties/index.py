"""The party index: every name, who it names, and who fights whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from counterclaim.core.party import Deixis, Dyad, NameKind, Party, PartyKind, PartyName

Category = Literal["state", "people", "armed", "official", "organisation", "media", "unknown"]

_CATEGORY_OF_KIND: dict[NameKind, Category] = {
    "demonym": "people",
    "people": "people",
    "capital": "state",
    "seat": "official",
    "ministry": "official",
    "armed_forces": "armed",
    "branch": "armed",
    "service": "armed",
    "press_office": "official",
    "parliament": "official",
    "institution": "official",
    "media": "media",
}
_CATEGORY_OF_PARTY: dict[PartyKind, Category] = {
    "state": "state",
    "territory": "state",
    "de_facto_authority": "state",
    "armed_forces": "armed",
    "armed_group": "armed",
    "international_organisation": "organisation",
    "mission": "organisation",
    "ngo": "organisation",
    "monitor": "organisation",
    "media": "media",
    "unknown": "unknown",
}
# Marked names of the other side's fighters, not of its state.
_ARMED_WORD = re.compile(
    r"\b(army|forces|troops|soldiers|militias?|militants|detachments|formations|groups?|gangs?"
    r"|terrorists|mercenaries|saboteurs|invaders|occupiers|battalions|fighters|insurgents|bandits"
    r"|nationalists|orcs|horde|punishers|remnants|rebels|neo-Nazis|Nazis)\b",
    re.IGNORECASE,
)


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """The whole knowledge base as one record, as it is packed."""

    parties: tuple[Party, ...]
    dyads: tuple[Dyad, ...]
    deixis: Deixis
    institutions: dict[str, tuple[str, ...]]
    masks: tuple[str, ...]
    mask_endings: tuple[str, ...]


class PartyIndex:
    """Look-up of parties by code and by phrase, and of their adversaries."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.by_code: dict[str, Party] = {p.code: p for p in knowledge.parties}
        self.dyads: tuple[Dyad, ...] = knowledge.dyads
        self.deixis: Deixis = knowledge.deixis
        self.institutions: dict[str, tuple[str, ...]] = knowledge.institutions
        self.masks: tuple[str, ...] = knowledge.masks
        self.mask_endings: tuple[str, ...] = knowledge.mask_endings
        self._armies: dict[int | None, dict[str, str]] = {}
        self._adversaries: dict[tuple[str, int | None], tuple[str, ...]] = {}

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
            if not name.case_sensitive or plain in (name.phrase, _opening(name.phrase))
        )

    def resolve(
        self,
        phrase: str,
        context: Collection[str] = (),
        speaker: str = "",
        year: int | None = None,
    ) -> PartyName | None:
        """What a phrase names among the parties of `context`, in the mouth of `speaker`.

        None where the phrase is unknown, or ambiguous with nothing in the context to decide.
        With the `year` of the text, parties that were not there then leave a phrase to the others,
        and a party that had become another one's government is coded as that one.
        """
        around = {*context, speaker} - {""}
        open_readings = [n for n in self.readings(phrase) if _may_mean(n, speaker, around)]
        alive = [n for n in open_readings if self.by_code[n.party].exists(year)]
        left = len(alive) == 1 < len(open_readings)
        chosen = alive[0] if left else _choose(alive or open_readings, around, speaker)
        if chosen is not None and chosen.missions:
            return self._mission(chosen, around, year)
        if chosen is not None and chosen.kind == "self" and speaker in self.by_code:
            if self.by_code[speaker].part_of == chosen.party:  # a branch by the name of the whole
                return msgspec.structs.replace(chosen, code=self.by_code[speaker].coded)
        return self.coded_in(chosen, year) if chosen is not None else None

    def _mission(self, name: PartyName, around: set[str], year: int | None) -> PartyName | None:
        """The mission of an organisation that a text speaks of: where it sits, or who is there."""
        best: tuple[int, int, int] = (0, 0, 0)
        found: list[Party] = []
        for mission, home in self._missions.get(name.party, ()):
            here = len(around & home)
            if not here or not mission.exists(year):
                continue
            rank = (int(mission.code in around), here, -len(mission.countries))
            found = [mission] if rank > best else [*found, mission] if rank == best else found
            best = max(best, rank)
        if len(found) == 1:
            return msgspec.structs.replace(name, code=found[0].coded, party=found[0].code)
        return name if name.missions == "else" else None

    def armies(self, year: int | None = None) -> Mapping[str, str]:
        """States for which a party of its own fights in `year`: an army, a rival government."""
        found = self._armies.get(year)
        if found is None:
            found = self._armies[year] = {
                p.part_of: p.code
                for p in self.by_code.values()
                if p.kind in ("armed_forces", "de_facto_authority")
                and p.part_of in p.countries[:1]
                and p.exists(year)
            }
        return found

    @cached_property
    def _missions(self) -> dict[str, list[tuple[Party, frozenset[str]]]]:
        """By organisation its missions, each with its countries and the parties at home there."""
        table: dict[str, list[tuple[Party, frozenset[str]]]] = {}
        for party in self.by_code.values():
            if party.kind != "mission" or not party.part_of:
                continue
            first = party.countries[:1]
            here = (p.code for p in self.by_code.values() if first and p.countries[:1] == first)
            entry = (party, frozenset((*party.countries, *here)))
            table.setdefault(party.part_of, []).append(entry)
        return table

    def coded_in(self, name: PartyName, year: int | None) -> PartyName:
        """A name with the code that its party has in `year`."""
        party = self.by_code[name.party]
        if not party.merged_into or year is None or year < party.merged_from:
            return name
        return msgspec.structs.replace(name, code=party.merged_into)

    def category(self, name: PartyName) -> Category:
        """What sort of thing a name names, whatever it is called by.

        `state` is a state, a territory or an authority as such, `people` its people or what
        belongs to it, `armed` who can fight, `official` who can speak or decide.
        """
        fixed = _CATEGORY_OF_KIND.get(name.kind)
        if fixed is not None:
            return fixed
        if name.kind == "rival" and _ARMED_WORD.search(name.phrase):
            return "armed"
        return _CATEGORY_OF_PARTY[self.by_code[name.party].kind]

    def adversaries(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes of all parties that fight `code` in `year` (None: at any time), sorted."""
        known = self._adversaries.get((code, year))
        if known is None:
            found = (d.other(code) for d in self._dyads_of.get(code, ()) if d.holds(year))
            known = tuple(sorted({c for c in found if c is not None}))
            self._adversaries[code, year] = known
        return known

    def main_adversary(self, code: str, year: int | None = None) -> str | None:
        """Whom `code` fights in the main dyad of its theatre, None where there is no such pair.

        A group without one fights the state where it sits, if it fights it at all.
        """
        pairs = [d for d in self._dyads_of.get(code, ()) if d.main and d.holds(year)]
        if len(pairs) == 1:
            return pairs[0].other(code)
        party = self.by_code.get(code)
        if pairs or party is None or party.kind not in ("armed_group", "de_facto_authority"):
            return None
        home = party.countries[0] if party.countries else ""
        return home if home in self.adversaries(code, year) else None

    def dyad(self, one: str, two: str) -> Dyad | None:
        """The pair of two parties, None where they are no known adversaries."""
        return next((d for d in self._dyads_of.get(one, ()) if d.other(one) == two), None)

    def opponent(self, speaker: str, context: Sequence[str], year: int | None = None) -> str | None:
        """Whom `speaker` means by "the enemy": its first adversary in `context`, else None.

        `context` names the parties of the document, the one most spoken of first.
        """
        foes = self.adversaries(speaker, year)
        return next((code for code in context if code in foes), None)


def _choose(open_readings: Sequence[PartyName], around: set[str], speaker: str) -> PartyName | None:
    """The reading that the parties at hand speak for, else the default one."""
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
    return next((n for n in open_readings if n.default and not around & {*n.unless}), None)


def _may_mean(name: PartyName, speaker: str, around: set[str]) -> bool:
    """Whether a name can be meant: a deictic one only in the mouth of its sides.

    An outsider may use a side's deictic word where both are in the text ("the North").
    """
    if not name.deictic or speaker in name.sides:
        return True
    outsider = speaker in ("", "MEDIA", "UNKNOWN")
    return outsider and name.code in around and bool(around & set(name.sides) - {name.code})


def _opening(phrase: str) -> str:
    """A phrase that is written small as it opens a sentence: "Settlers", "Bandits"."""
    return phrase.capitalize() if phrase == phrase.lower() else phrase


def fold(phrase: str) -> str:
    """A phrase as the index files it: lower case, straight apostrophes."""
    return phrase.replace("\u2019", "'").lower()
