"""Bodies named by what they belong to: "the NATO-led force", "the Lebanese group".

A mission is named by its organisation, an armed group by the country that it is of. Where one
such mission or group is in the document (or only one mission serves in its countries), it is
meant, not the organisation and not the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref
from counterclaim.claims.context import GROUPS, Context
from counterclaim.claims.phrases import Hit
from counterclaim.core.party import Party
from counterclaim.lexicons.parties.index import PartyIndex

_MISSIONS = frozenset(
    {
        "mission", "force", "peacekeeper", "peacekeepers", "monitor", "monitors", "observer",
        "observers", "patrol", "contingent", "helmet", "helmets", "operation", "base",
    }
)  # fmt: skip
_GROUPS = frozenset(
    {
        "group", "movement", "militant", "rebel", "insurgent", "guerrilla", "militia",
        "organisation", "organization", "faction", "jihadist", "islamist",
    }
)  # fmt: skip
_SELF_LED = frozenset({"UN", "NATO", "EU", "AU", "OSCE", "SADC", "ECOWAS", "ASEAN"})


class Bodies:
    """The missions and groups that a document's organisations and states can stand for."""

    def __init__(self, context: Context, index: PartyIndex, year: int | None) -> None:
        self.context = context
        self.year = year
        self.parties = index.by_code
        self.missions: dict[str, list[Party]] = {}
        for party in index.knowledge.parties:
            if party.kind == "mission" and party.part_of in _SELF_LED and not party.counts_as:
                self.missions.setdefault(party.part_of, []).append(party)

    def specify(self, sentences: Iterable[Annotated]) -> None:
        """Give the words that name a body by its parent the body's own code."""
        for annotated in sentences:
            changed = {}
            for chunk in annotated.chunks:
                found = self._body(annotated, chunk)
                if found is not None:
                    changed[found[0].start] = found[1]
            if changed:
                _rename(annotated, changed)

    def _body(self, annotated: Annotated, chunk: Chunk) -> tuple[Ref, str] | None:
        """The reference in a chunk that means more than it names, and what it means."""
        ref = next((r for r in chunk.own if r.kind == "party"), None)
        if ref is None or annotated.sentence.tokens[chunk.head].text.isupper():
            return None
        head = annotated.sentence.tokens[chunk.head].lemma.lower()
        kind = self.context.kinds.get(ref.code)
        if kind == "international_organisation" and head in _MISSIONS:
            code = self._mission(ref.code)
        elif kind == "state" and head in _GROUPS and ref.end <= chunk.head:
            code = self._group(ref.code)
        else:
            return None
        return (ref, code) if code is not None else None

    def _mission(self, parent: str) -> str | None:
        serving = [p for p in self.missions.get(parent, ()) if _serves(p, self.year)]
        counts = self.context.counts
        named = [p.code for p in self.missions.get(parent, ()) if counts[p.code]]
        if named:
            return max(named, key=lambda c: counts[c])
        lands = set(self.context.lands) | set(self.context.sides)
        here = [p for p in serving if lands.intersection(p.countries)]
        fewest = min((len(p.countries) for p in here), default=0)
        near = [p.code for p in here if len(p.countries) == fewest]
        return near[0] if len(near) == 1 else None

    def _group(self, state: str) -> str | None:
        """The armed group of the document that lives in a state, or fights it."""
        groups = [c for c in self.context.counts if self.context.kinds.get(c) in GROUPS]
        rivals = self.context.dyads.get(state, frozenset())
        here = [c for c in groups if state in self.parties[c].countries[:1] or c in rivals]
        return max(here, key=lambda c: self.context.counts[c]) if here else None


def _serves(party: Party, year: int | None) -> bool:
    return year is None or (party.since or 0) <= year <= (party.until or 9999)


def _rename(annotated: Annotated, changed: dict[int, str]) -> None:
    """Put other codes in the place of those that begin at the tokens given."""

    def ref(old: Ref) -> Ref:
        code = changed.get(old.start) if old.kind == "party" else None
        return old if code is None else Ref(old.kind, code, old.start, old.end, old.side)

    def refs(old: Sequence[Ref]) -> tuple[Ref, ...]:
        return tuple(ref(r) for r in old)

    annotated.chunks[:] = [
        msgspec.structs.replace(c, refs=refs(c.refs), own=refs(c.own)) for c in annotated.chunks
    ]
    annotated.parties[:] = [
        Hit(h.start, h.end, msgspec.structs.replace(h.payload, code=changed[h.start]))
        if h.start in changed
        else h
        for h in annotated.parties
    ]


__all__ = ["Bodies"]
