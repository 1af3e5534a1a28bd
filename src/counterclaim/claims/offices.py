"""Offices of towns and provinces: the governor, the police, the mayor are their state's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref
from counterclaim.claims.context import Context
from counterclaim.claims.places import PlaceName
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Token

#: Offices of a state that are none of its army's, where that is a party of its own.
_CIVIL = frozenset({"health", "humanitarian", "education", "medical", "sanitary"})
METHOD = "an office of a place belongs to the state in which it lies"


class Offices:
    """Gives the local offices of an outlet's text their parties, sentence by sentence."""

    def __init__(
        self,
        context: Context,
        vocabulary: Vocabulary,
        country_of: Callable[[str], Collection[str]],
    ) -> None:
        self.context = context
        self.words = vocabulary.descriptions
        self.country_of = country_of
        self.last: str | None = None
        known = (vocabulary.party_index.by_code.get(c) for c in context.counts)
        self.theatre = {c for party in known if party is not None for c in party.countries}

    def settle(self, annotated: Annotated, places: Sequence[PlaceName]) -> None:
        """Mark the local offices of one sentence, and remember its last place."""
        lying = [(p.start, p.end, self._country(p.name)) for p in places]
        countries = sorted([*lying, *_seats(annotated)], key=lambda c: c[:2])
        for number, chunk in enumerate(annotated.chunks):
            if chunk.refs or chunk.pronoun or chunk.party is not None:
                continue
            code = self._whose(annotated, chunk, countries)
            if code is not None:
                words = annotated.sentence.tokens[chunk.start : chunk.end]
                if not any(t.lower in _CIVIL for t in words):
                    code = self.context.army(code)
                ref = Ref("party", code, chunk.start, chunk.end, inferred=METHOD)
                annotated.chunks[number] = msgspec.structs.replace(chunk, refs=(ref,))
        known = [code for _, _, code in countries if code is not None]
        self.last = known[-1] if known else self.last

    def _whose(
        self,
        annotated: Annotated,
        chunk: Chunk,
        countries: Sequence[tuple[int, int, str | None]],
    ) -> str | None:
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        if tokens[-1].lemma.lower() not in self.words["of_a_place"]:
            return None
        words = {t.lemma.lower() for t in tokens}
        if words & self.words["barred"] - {"local"}:
            return None
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else chunk
        end = max(chunk.end, inner.end)
        for start, _, code in countries:
            if chunk.start <= start < end and code is not None:
                return code
        named = _name_before(tokens)
        if named:
            return self._country(named) if words & self.words["by_place"] else None
        if not words & self.words["local"] or chunk.of >= 0:
            return None
        before = [code for _, stop, code in countries if stop <= chunk.start and code]
        return before[-1] if before else self.last

    def _country(self, name: str) -> str | None:
        """The state in which a place lies; of namesakes those of the states at hand."""
        found = set(self.country_of(name))
        near = {c for c in found if c in self.context.counts or c in self.context.sides}
        near = near or {
            c for c in found if any(c in self.context.dyads.get(s, ()) for s in self.context.sides)
        }
        # a namesake in a land that has no part in the fighting is not where it was
        chosen = near or found & self.theatre or (set() if self.context.sides else found)
        return chosen.pop() if len(chosen) == 1 else None


def _seats(annotated: Annotated) -> list[tuple[int, int, str | None]]:
    """Seats of authorities that the sentence is about as places: "media in Tskhinvali"."""
    tokens = annotated.sentence.tokens
    return [
        (h.start, h.end, h.payload.code)
        for h in annotated.parties
        if h.payload.kind in ("seat", "capital")
        and h.payload.code
        and h.start
        and tokens[h.start - 1].lower in ("in", "at", "near")
    ]


def _name_before(tokens: Sequence[Token]) -> str:
    """The name that stands before an office: "North Darfur" health ministry."""
    names = [t.text for t in tokens[:-1] if t.pos == "PROPN" and t.text[:1].isupper()]
    return " ".join(names)
