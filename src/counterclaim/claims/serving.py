"""Whom a source serves: the body that is named beside it, inside it or behind it.

"A spokesman for the army", "Bilong, head of the rebels' office", "a channel run by the group".
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import GROUPS
from counterclaim.claims.officials import Officials

_STATIONS = frozenset(
    {"station", "radio", "broadcaster", "television", "channel", "newspaper", "daily", "outlet"}
)
_LEADING = frozenset({"lead", "head", "command", "represent", "run"})
_BUREAUS = frozenset(
    {"bureau", "office", "service", "agency", "centre", "center", "department", "council",
     "committee", "directorate", "secretariat", "commission"}
)  # fmt: skip
_OUTLETS = frozenset(
    {"channel", "account", "page", "website", "site", "radio", "station", "television", "blog"}
)
_LINKS = frozenset(
    {
        "run", "by", "close", "to", "linked", "affiliated", "with", "of", "belonging", "loyal",
        "managed", "operated", "controlled", "held", "the", "tied", "associated", "friendly",
    }
)  # fmt: skip


class Bodies(Officials):
    """Finds the bodies that sources serve."""

    def _antecedent(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """Whom "its spokesman" means; those who know the pronouns of a text know better."""
        return self.last

    def _apposed(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A monitor group, Emergency Lawyers, said": the name that stands beside the noun."""
        after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        tokens = annotated.sentence.tokens
        if not after or after[0].start != chunk.end + 1 or tokens[chunk.end].text != ",":
            return None
        closed = after[0].end < len(tokens) and tokens[after[0].end].text == ","
        name = after[0].party
        return name.code if closed and name is not None and name.code else None

    def _beside_post(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“Bilong, a spokesman for the rebels, said", "Ali, who leads the army's press office"."""
        tokens = annotated.sentence.tokens
        after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        if not after or tokens[chunk.end : chunk.end + 1][0].text != ",":
            return None
        between = [t.lemma.lower() for t in tokens[chunk.end + 1 : after[0].start]]
        if between[:1] == ["who"] and len(between) == 2 and between[1] in _LEADING:
            return next((r.code for r in after[0].refs if r.kind == "party"), None)
        if between or self.head(annotated, after[0]) not in self.words.posts:
            return None
        near = (*after[0].refs, *(annotated.chunks[after[0].of].refs if after[0].of >= 0 else ()))
        code = next((r.code for r in near if r.kind == "party"), None)
        return code or self._body(annotated, after[0])

    def _bureau(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The Bureau for Policy in Chisinau assesses": "the bureau" is later the same."""
        behind = annotated.chunks[annotated.at[chunk.start] + 1 :]
        seat = next((c for c in behind if c.case not in ("for", "of", "on")), None)
        if seat is None or seat.case != "in" or seat.party is None:
            return None
        code = seat.party.code if seat.party.kind in ("capital", "seat") else None
        words = (t.lemma.lower() for t in annotated.sentence.tokens[chunk.start : chunk.end])
        noun = next((w for w in words if w in _BUREAUS), None)
        if code is None or noun is None:
            return None
        self.nouns[noun] = code
        self.discourse.call(noun, code)
        return code

    def _is_outlet(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“Local radio stations reported”: outlets that nobody has named before."""
        tokens = annotated.sentence.tokens
        if self.context.publisher or tokens[chunk.head].lemma.lower() not in _STATIONS:
            return False
        return tokens[chunk.start].lower not in ("the", "this", "that") and not chunk.refs

    def _body(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A spokesman for the army of X", "a readout from X's ministry": whom a source serves."""
        head = self.head(annotated, chunk)
        telling = head in self.words.content | self.words.telling
        if not telling and head not in self.words.posts or chunk.of >= 0:
            return None
        number = annotated.at[chunk.head] + 1
        after = annotated.chunks[number] if number < len(annotated.chunks) else None
        cases = ("from", "by") if telling else ("for", "at", "with", "from", "in", "inside", "on")
        tokens = annotated.sentence.tokens
        if after is None or chunk.end >= len(tokens) or after.start > chunk.end + 2:
            return None
        if tokens[chunk.end].lower not in cases:
            return None
        if tokens[chunk.end].lower == "on" and after.category == "side":
            return next((r.code for r in after.refs if r.kind == "party"), None)
        inside = tokens[chunk.end].lower in ("in", "inside")
        if after.category in ("official", "armed", "monitor") + (
            () if inside else ("state", "side")
        ):
            named = next((r.code for r in after.refs if r.kind == "party"), None)
            if named is not None:
                return named
        if any(r.kind == "anaphor" for r in after.own):
            return self._antecedent(annotated, after)
        if self.is_office(annotated, after):
            refs = (r.code for r in after.refs if r.kind == "party")
            return next(refs, None) or self.official(annotated, after)
        return None

    def _of_a_body(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“FARDC sources”, "sources in the Pakistani army": those of a body speak for it."""
        own = (
            h.payload.code
            for h in annotated.parties
            if chunk.start <= h.start < chunk.end and h.payload.category == "armed"
        )
        near = [annotated.chunks[chunk.of]] if chunk.of >= 0 else []
        after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        words = [t.lower for t in annotated.sentence.tokens[chunk.end : chunk.end + 1]]
        if after and after[0].start <= chunk.end + 2 and words in (["in"], ["within"], ["from"]):
            near.append(after[0])
        refs = (r for c in near if c.category in ("armed", "official") for r in c.refs)
        known = next(own, None) or next((r.code for r in refs if r.kind == "party"), None)
        offices = (c for c in near if not c.refs and self.is_office(annotated, c))
        office = next(offices, None) if known is None else None
        return known if office is None else self.official(annotated, office)

    def _mouthpiece(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A channel run by the rebels”, "the group's radio": what speaks for an armed group."""
        tokens = annotated.sentence.tokens
        if tokens[chunk.head].lemma.lower() not in _OUTLETS:
            return None
        after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        linked = [t.lower for t in tokens[chunk.end : after[0].start]] if after else []
        near = [r for r in chunk.own if r.kind == "party"]
        if 0 < len(linked) <= 4 and set(linked) <= _LINKS:
            near += [r for r in after[0].refs if r.kind == "party"]
        groups = (r.code for r in near if self.context.kinds.get(r.code) in GROUPS)
        return next(groups, None)
