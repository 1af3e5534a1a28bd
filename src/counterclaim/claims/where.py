"""Where: the places of a document's mentions resolved together, and whose land they lie in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.claims.context import Context
from counterclaim.claims.mentions import Mention
from counterclaim.core.place import ResolvedPlace
from counterclaim.core.records import Document
from counterclaim.core.values import Resolved, Unresolved
from counterclaim.lexicons.parties import PartyIndex
from counterclaim.resolve.place import Gazetteer, PlaceContext, mentions_in, resolve_places

Outcome = Resolved[ResolvedPlace] | Unresolved

#: Weights of the countries of the theatre: the sides' own, and those that others operate in.
OWN, OPERATES = 1.0, 0.6
#: And of those whom a side is known to fight, where the document does not name them.
RIVAL = 0.4
#: Who fights in more theatres than this says nothing of where.
FEW = 6

_RULER = "de_facto_authority"


class Atlas:
    """The resolved places of one document, by their characters in the body."""

    def __init__(
        self, document: Document, context: Context, parties: PartyIndex, gazetteer: Gazetteer
    ) -> None:
        self.document = document
        self.context = context
        self.parties = parties
        self.gazetteer = gazetteer
        self.found: dict[tuple[int, int], Outcome] = {}

    def resolve(self, mentions: Sequence[Mention]) -> None:
        """Resolve every place of the mentions, all together: they decide each other's namesakes."""
        spans = sorted({(p.start, p.end) for m in mentions for p in m.places})
        if not spans:
            return
        named = mentions_in(self.document.body, spans)
        outcomes = resolve_places(named, self._theatre(), self.gazetteer)
        for (start, end), outcome in zip(spans, outcomes, strict=True):
            evidence = (self.document.span(start, end),)
            self.found[start, end] = msgspec.structs.replace(outcome, evidence=evidence)

    def _theatre(self) -> PlaceContext:
        weights: dict[str, float] = {}
        for code, _ in self.context.counts.most_common():
            party = self.parties.by_code.get(code)
            if party is None:
                continue
            side = code in self.context.sides
            for country in self._countries_of(code):
                weight = (OWN if country == code else OPERATES) * (1.0 if side else 0.5)
                weights[country] = max(weights.get(country, 0.0), weight)
        for code in self.context.sides:
            for country in self._countries_of(code):
                weights.setdefault(country, OWN if country == code else OPERATES)
            rivals = self.context.dyads.get(code, frozenset())
            for rival in sorted(rivals) if len(rivals) <= FEW else ():
                for country in self._countries_of(rival):
                    weights.setdefault(country, RIVAL)
        return PlaceContext(countries=weights, sides=tuple(self.context.sides), is_closed=True)

    def _countries_of(self, code: str) -> tuple[str, ...]:
        party = self.parties.by_code.get(code)
        if party is None:
            return ()
        return tuple(dict.fromkeys((*((code,) if self._is_state(code) else ()), *party.countries)))

    def _is_state(self, code: str) -> bool:
        return self._kind(code) in ("state", "territory")

    def _kind(self, code: str) -> str:
        party = self.parties.by_code.get(code)
        return "" if party is None else party.kind

    def country_of(self, code: str) -> str | None:
        """The country in which an armed group or an army that is a party of its own fights.

        Of several, the first that the document speaks of.
        """
        if self.context.kinds.get(code) not in ("armed_group", "armed_forces"):
            return None
        party = self.parties.by_code.get(code)
        named = party.countries if party is not None else ()
        if len(named) == 1:
            return named[0]
        known = self.context.counts.keys() | self.context.lands.keys()
        return next((c for c in named if c in known), None)

    def owner_of(self, start: int, end: int) -> str | None:
        """The party whose land a place lies in, for the sides of the document.

        Where a side that holds no state uses a name of its own for the place, and the document
        knows that side, nothing is said: who holds it is what they quarrel about.
        """
        outcome = self.found.get((start, end))
        if not isinstance(outcome, Resolved):
            return None
        place = outcome.value.place
        others = {n.side for n in place.names if n.side} - {place.country}
        rules = {s for s in others if s in self.context.counts and self._kind(s) == _RULER}
        if rules:
            return None
        return self._government(place.country) if place.country else None

    def _government(self, country: str) -> str:
        """One of two rival governments owns what is the country's, if the text knows it."""
        context = self.context
        rival = context.army(country)
        if self._kind(rival) != _RULER:
            return country
        known = rival in context.counts or rival in (*context.sides, context.publisher)
        return rival if known else country


def owners(mention: Mention, atlas: Atlas) -> set[str]:
    """Whose land an event happened in, by the places where it happened."""
    found = (atlas.owner_of(p.start, p.end) for p in mention.places if p.role == "at")
    return {code for code in found if code is not None}


def lookup(atlas: Atlas) -> Mapping[tuple[int, int], Outcome]:
    """The resolved places by their characters in the body."""
    return atlas.found
