"""Whom "the rebels", "soldiers" or "an army post" mean where no name stands beside them.

Such words name a side by what only one side of a document can have: forces of a state, or people
who fight one. They are settled by the states and groups that the document names, the nearest
first. Words of abuse in a party's mouth are left to the voice that uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref
from counterclaim.claims.context import GROUPS, Context
from counterclaim.claims.described_again import DescribedAgain
from counterclaim.claims.offices import Offices
from counterclaim.claims.places import PlaceName
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.lexicons.parties import PartyIndex
from counterclaim.read import Token

SHORT = "the short form of a body named before"
METHOD = "the only side of the text that has such forces"
_STATES = frozenset({"state", "armed_forces"})
#: Networks whose branches are called jihadist.
_JIHADIST = frozenset({"ISIS", "AQ"})
_REACH = 2
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth".split()
)
#: What a party may have in its name, and be called by alone: "the Special Force ... the force".
_FORCES = frozenset({"force", "front", "movement", "alliance", "coalition", "union", "league"})
#: Chunks that name a body: an office, a force, a mission.
_BODIES = frozenset({"official", "armed", "monitor"})


def describe(
    sentences: Sequence[Annotated],
    context: Context,
    vocabulary: Vocabulary,
    places: Sequence[Sequence[PlaceName]] = (),
    country_of: Callable[[str], Collection[str]] | None = None,
) -> None:
    """Give the descriptions of a document their parties."""
    reader, again = _Descriptions(sentences, context, vocabulary), DescribedAgain()
    for annotated in sentences:
        reader.shorten(annotated)
        again.settle(annotated)
        if reader.groups or reader.authorities:
            reader.settle(annotated)
    if country_of is not None and not context.partisan:
        offices = Offices(context, vocabulary, country_of)
        for annotated, found in zip(sentences, places, strict=True):
            offices.settle(annotated, found)


def _is_number(word: Token) -> bool:
    return word.text[:1].isdigit() or word.lower in _ORDINALS


def _before_of(words: Sequence[Token]) -> list[Token]:
    """The head of a name that goes on with an "of": "Secretariat of the Navy"."""
    return [a for a, b in pairwise(words) if b.lower in ("of", "for", "on", "in", "to")]


class _Descriptions:
    def __init__(
        self, sentences: Sequence[Annotated], context: Context, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.words = vocabulary.descriptions
        self.index: PartyIndex = vocabulary.party_index
        self.groups = self._groups()
        self.authorities = [
            c for c in context.counts if context.kinds.get(c) == "de_facto_authority"
        ]
        self.bodies: dict[str, tuple[str, str]] = {}

    def _groups(self) -> list[str]:
        """The groups that the document names, or the one that its state fights."""
        context = self.context
        named = [c for c, _ in context.counts.most_common() if context.kinds.get(c) in GROUPS]
        named = [c for c in named if any(self._is_state(r) for r in context.dyads.get(c, ()))]
        if named or len(context.sides) != 2:
            return named
        return [s for s in context.sides if context.kinds.get(s) in GROUPS]

    def _is_state(self, code: str) -> bool:
        return self.context.kinds.get(code) in _STATES

    # -- short forms -------------------------------------------------------------------

    def shorten(self, annotated: Annotated) -> None:
        """ "The State Security Service ... the Service": a capital says that a name is cut short.

        A body is remembered by the last word of its name, and by the word before an "of".
        """
        tokens = annotated.sentence.tokens
        for number, chunk in enumerate(annotated.chunks):
            words = tokens[chunk.start : chunk.end]
            head = words[-1]
            if not chunk.refs and len(words) > 1 and words[0].lower in ("the", "this"):
                known = self._again(words)
                if known is not None:
                    ref = Ref("party", known[0], chunk.start, chunk.end, inferred=SHORT)
                    annotated.chunks[number] = msgspec.structs.replace(
                        chunk, refs=(ref,), category=known[1]
                    )
                continue
            codes = {r.code for r in chunk.refs if r.kind == "party"}
            numbered = len(words) > 1 and _is_number(words[-2]) and head.text[:1].isupper()
            if len(codes) != 1 or chunk.category not in _BODIES and not numbered:
                continue
            body = (next(iter(codes)), chunk.category)
            for word in (head, *_before_of(words)):
                if word.text[:1].isupper() and len(words) > 1 or chunk.of >= 0:
                    self.bodies[word.lower] = body
            if head.text[:1].isupper() and head.lower in _FORCES and len(words) > 1:
                self.bodies[f"the {head.lower}"] = body
            if numbered:
                self.bodies[f"{words[-2].lower} {head.lower}"] = body

    def _again(self, words: Sequence[Token]) -> tuple[str, str] | None:
        """“The Service”, "the 33rd Front", "the force": a body whose whole name was given."""
        head = words[-1]
        if len(words) == 2:
            if head.text[:1].isupper():
                return self.bodies.get(head.lower)
            return self.bodies.get(f"the {head.lower}") if head.lower in _FORCES else None
        if len(words) == 3 and _is_number(words[1]):
            return self.bodies.get(f"{words[1].lower} {head.lower}")
        return None

    # -- descriptions ------------------------------------------------------------------

    def settle(self, annotated: Annotated) -> None:
        """Mark the descriptions of one sentence."""
        for number, chunk in enumerate(annotated.chunks):
            left_to_voice = [r for r in chunk.refs if r.kind == "group"]
            if len(chunk.refs) > len(left_to_voice) or chunk.pronoun or chunk.party is not None:
                continue
            code = self._meant(annotated, chunk)
            if code is None:
                continue
            ref = Ref("party", code, chunk.start, chunk.end, inferred=METHOD)
            if left_to_voice and self._head(annotated, chunk) in self.words["militant"]:
                ref = msgspec.structs.replace(left_to_voice[0], side=code, inferred=METHOD)
            annotated.chunks[number] = msgspec.structs.replace(chunk, refs=(ref,))
            for above, owner in enumerate(annotated.chunks):  # "a spokesman of the militia"
                if owner.of == number and owner.category == "official" and not owner.own:
                    annotated.chunks[above] = msgspec.structs.replace(owner, refs=(ref,))

    def _head(self, annotated: Annotated, chunk: Chunk) -> str:
        return annotated.sentence.tokens[chunk.head].lemma.lower()

    def _meant(self, annotated: Annotated, chunk: Chunk) -> str | None:
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        head = tokens[-1].lemma.lower()
        before = {t.lemma.lower() for t in tokens[:-1]} | {t.lower for t in tokens[:-1]}
        if before & self.words["barred"]:
            return None
        if self._named_unit(annotated, chunk) and not self._numbered(annotated, chunk):
            return None
        owner = self._of_the_group(annotated, chunk) if chunk.category == "armed" else None
        if owner is not None:
            return owner
        if before & self.words["of_a_state"] and head in self.words["forces"]:
            return self._state(annotated, chunk)
        if head in self.words["regular"] or self._numbered(annotated, chunk):
            return self._state(annotated, chunk)
        if self.context.publisher and not self._outsider():
            return None
        first = tokens[0].lower
        if head in self.words["group"] and first in ("the", "this", "same") and len(tokens) < 4:
            found = self._last(annotated, chunk, {*self.groups, *self.authorities})
            return found or self._only()
        if head in self.words["irregular"] or head in self.words["jihadist"]:
            return self._group(annotated, chunk, jihadist=head in self.words["jihadist"])
        if head in self.words["militant"] and len(self.groups) == 1:
            return self.groups[0]
        return None

    def _of_the_group(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The group's fighters", "the movement's gunmen": of the group named last."""
        if self.context.publisher and not self._outsider():
            return None
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        owner = next((a.lemma.lower() for a, b in pairwise(tokens) if b.tag == "POS"), "")
        known = owner in self.words["group"] or owner in self.words["irregular"]
        if not known or tokens[0].lower not in ("the", "this", "that"):
            return None
        found = self._last(annotated, chunk, {*self.groups, *self.authorities})
        return found or self._only()

    def _only(self) -> str | None:
        return self.groups[0] if len(self.groups) == 1 else None

    def _outsider(self) -> bool:
        """Whether the publisher is no side of the war."""
        return not self.context.is_belligerent(self.context.publisher or "")

    def _numbered(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "The 8th Infantry Division", "Third Brigade": units by number are a state's."""
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        if tokens[-1].lemma.lower() not in self.words["numbered"]:
            return False
        return any(t.text[:1].isdigit() or t.lower in _ORDINALS for t in tokens[:-1])

    def _named_unit(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "Golani soldiers": a name that is not known stands before the head."""
        if annotated.sentence.is_title:
            return False
        words = annotated.sentence.tokens[max(chunk.start, 1) : chunk.end - 1]
        return any(t.pos == "PROPN" and t.text[:1].isupper() for t in words)

    # -- states ------------------------------------------------------------------------

    def _state(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The state whose forces are meant, or its army."""
        found = self._state_of(annotated, chunk)
        return None if found is None else self.context.army(found)

    def _state_of(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The state whose forces are meant: the one named in the sentence, else the side's."""
        fighting = {
            r for g in self.groups for r in self.context.dyads.get(g, ()) if self._is_state(r)
        }
        here = [
            h for h in annotated.parties if h.payload.code in fighting and not h.payload.deictic
        ]
        codes = {self.context.army(h.payload.code) for h in here}
        if len(codes) == 1:
            return here[0].payload.code
        if codes:
            before = [h.payload.code for h in here if h.end <= chunk.start]
            return before[-1] if before else None
        sides = [s for s in self.context.sides if self._is_state(s)]
        own = [s for s in sides if s == self.context.publisher]
        chosen = own or sides or self._home(fighting)
        return chosen[0] if len(chosen) == 1 and set(chosen) <= fighting else None

    def _home(self, fighting: set[str]) -> list[str]:
        """The state where the groups of the text sit, if they fight it."""
        parties = [self.index.by_code[g] for g in self.groups if g in self.index.by_code]
        return sorted({c for p in parties for c in p.countries[:1]} & fighting)

    # -- groups ------------------------------------------------------------------------

    def _group(self, annotated: Annotated, chunk: Chunk, *, jihadist: bool) -> str | None:
        """The group that is meant: the only one, or the one that was named last."""
        groups = [g for g in self.groups if self._holy(g)] if jihadist else []
        groups = groups or self.groups
        if len(groups) == 1:
            return groups[0]
        return self._last(annotated, chunk, set(groups))

    def _holy(self, code: str) -> bool:
        party = self.index.by_code.get(code)
        return party is not None and (code in _JIHADIST or party.part_of in _JIHADIST)

    def _last(self, annotated: Annotated, chunk: Chunk, codes: set[str]) -> str | None:
        number = annotated.sentence.index
        before = [h.payload.code for h in annotated.parties if h.end <= chunk.start]
        for codes_there in (before, *self._earlier(number)):
            found = [c for c in codes_there if c in codes]
            if found:
                return found[-1]
        return None

    def _earlier(self, number: int) -> Iterable[list[str]]:
        for earlier in reversed(self.sentences[max(0, number - _REACH) : number]):
            yield [h.payload.code for h in earlier.parties]
