"""Whose an office is that does not name its party: "the ministry", "the army's spokesman".

It is resolved by what the document says elsewhere, in this order: the publisher's own officials;
the same noun with its party earlier; the only party of a fitting kind (an armed group has no
ministry); a contrast ("across the border"); the last source of a fitting kind; the place of
writing; where one side only is accused, the other side; and the land of the places named.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import GROUPS, UNKNOWN
from counterclaim.claims.discourse import Kind, Referent, Wanted
from counterclaim.claims.kinds import HARMFUL
from counterclaim.claims.office_phrases import UNITS, OfficePhrases
from counterclaim.claims.referents import named

#: What belongs to a body and speaks for it.
MEMBERS = frozenset({"member", "members", "representative", "representatives"})
#: Posts that any party can have.
ANYBODYS = MEMBERS | {
    "spokesman", "spokeswoman", "spokesperson", "leader", "commander", "chief", "fighter",
    "leadership", "command", "headquarters",
}  # fmt: skip
#: Bodies that missions and organisations have, too.
_ANY_BODYS = frozenset(
    {"mission", "office", "staff", "headquarters", "secretariat", "department", "service", "body",
     "delegation", "committee", "commission", "institution", "entity", "bureau", "organisation",
     "organization", "leadership", "directorate", "institute"}
)  # fmt: skip
_ARMIES = frozenset({"army", "military", "command", "troop", "staff", "force", "air"})
#: What has no government, ministry or army.
_FOREIGN = frozenset({"mission", "monitor", "international_organisation", "ngo", "media"})


class Officials(OfficePhrases):
    """Resolves offices; `last` is the last source, `nouns` the offices whose party was named."""

    def official(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The party of an office that does not name it."""
        context = self.context
        words = {t.lemma.lower() for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        local = bool(words & self.words.local)
        if context.partisan or context.publisher and self._its_own(annotated, chunk):
            publisher = context.publisher or UNKNOWN
            return UNKNOWN if local and not context.is_belligerent(publisher) else publisher
        if "same" in words and self.last is not None:  # "the same military": so called before
            return self.nouns.get(self.head(annotated, chunk)) or self.last
        claimed = (
            self._unrecognised(annotated, chunk)
            or self._seat_after(annotated, chunk)
            or self._of_soldiers(annotated, chunk)
        )
        if claimed is not None:
            return claimed
        owner = self._from_seat(annotated, chunk) or self._possessor(annotated, chunk)
        if owner is not None:
            return owner
        contrast = self._contrast(annotated, chunk)
        if contrast is not None:
            return contrast
        if local or self.head(annotated, chunk) in self.words.policing:
            found = (
                self.seat_before(annotated, chunk)
                or (self._of_the_land(annotated, chunk) if len(self.context.lands) == 1 else None)
                or self.not_accused(annotated, chunk)
                or self._noun_before(annotated, chunk)
                or self.heading
                or context.home
                or self._of_the_land(annotated, chunk)
            )
            if found is not None:
                return found
        return self.in_mind(annotated, chunk) or self._by_land(annotated, chunk)

    def _its_own(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“The mission”, "the Humanitarian Coordinator" in a text of the UN: none of a side's."""
        end = annotated.chunks[chunk.of].end if chunk.of >= 0 else chunk.end
        tokens = annotated.sentence.tokens[chunk.start : max(chunk.end, end)]
        words = {t.lemma.lower() for t in tokens}
        sides = self.words.bodies - _ANY_BODYS | self.words.local | self.words.policing
        return not words & (sides | self.words.forces - {"security"} | UNITS)

    def _by_land(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """Where the text has spoken of nobody who could have such an office."""
        return (
            self._state_fought(annotated, chunk)
            or self.context.outlet_party
            or self.not_accused(annotated, chunk)
            or self._of_the_land(annotated, chunk)
            or self.nearest_party(annotated, chunk)
        )

    def in_mind(self, annotated: Annotated, chunk: Chunk, *, owned: bool = False) -> str | None:
        """Whom the text speaks of that can have such an office, or be called so."""
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        head = self.body(annotated, chunk)
        if inner is not None and not inner.refs:
            within = self.head(annotated, inner)
            if within in self.words.bodies:
                head = within
        return self.choose(
            annotated,
            chunk,
            Wanted(
                kind=self.kind_of(head, chunk),
                noun="" if owned else head,
                person=False,
                accused=frozenset(self.accused(annotated, chunk)),
                barred=frozenset({UNKNOWN} - {self.nouns.get(head)}),
            ),
        )

    def choose(
        self,
        annotated: Annotated,
        chunk: Chunk,
        wanted: Wanted,
        here: Sequence[Referent] | None = None,
    ) -> str | None:
        """The party in mind that agrees; the reason is kept for the trace."""
        if here is None:
            here = list(named(annotated, self.words, chunk.start))
        answered = self._answered(annotated, chunk) if self.answering else None
        if answered is not None:
            # nobody rejects what they said themselves
            wanted = msgspec.structs.replace(
                wanted, accused=frozenset({answered}), against=answered
            )
        choice = self.discourse.meant(wanted, here)
        self.reason = "" if choice is None else choice.reason
        if choice is None:
            return None
        armed = wanted.kind == "office" and wanted.noun in _ARMIES
        return self.context.army(choice.code) if armed else choice.code

    def _answered(self, annotated: Annotated, source: Chunk) -> str | None:
        """Whose words are rejected: "the claims voiced in X", else what was told last."""
        tokens = annotated.sentence.tokens
        after = [c for c in annotated.chunks if c.start >= source.end]
        for number, chunk in enumerate(after):
            if tokens[chunk.head].lemma.lower() in self.words.content:
                refs = (r.code for c in after[number : number + 2] for r in c.refs if r.code)
                return next(refs, self.told)
        return self.told

    def kind_of(self, noun: str, chunk: Chunk) -> Kind:
        """What sort of party has such an office."""
        if noun in self.words.groups:
            return "group"
        if noun in ANYBODYS:
            return "any"
        if noun == "force" and chunk.end - chunk.start == 2 and self._has_mission():
            return "force"
        if chunk.category == "monitor" or noun == "mission":
            return "mission"
        return "office"

    def of_its_group(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A member of the group's bureau”: the group's own, where the text has named it."""
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        if inner is None or self.head(annotated, chunk) not in MEMBERS:
            return None
        tokens = annotated.sentence.tokens[inner.start : inner.end]
        known = self.words.groups | self.words.offices
        if tokens[0].lower not in ("the", "this", "that"):
            return None
        for token, after in zip(tokens, (*tokens[1:], None), strict=True):
            noun = token.lemma.lower()
            if noun in known and (after is None or after.tag == "POS"):
                fitting = self._fitting(noun, inner)
                return self.nouns.get(noun) or (fitting[0] if len(fitting) == 1 else None)
        return None

    def is_private(self, annotated: Annotated, name: Chunk) -> bool:
        """“Mary Brown, a doctor,”, "Mary Walker, 34,": a person who speaks for no party."""
        tokens = annotated.sentence.tokens
        after = annotated.chunk_of(name.end + 1)
        if after is None or tokens[name.end].text != "," or after.end >= len(tokens):
            return False
        if after.start != name.end + 1 or after.refs or tokens[after.end].text != ",":
            return False
        aged = after.end - after.start == 1 and tokens[after.start].text.isdigit()
        if after.category in ("people", "source"):
            return True
        return aged or after.category != "armed" and self.is_civil(annotated, after)

    def of_rank(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A senior officer admitted”: where a state fights a group, officers are the state's."""
        if self.head(annotated, chunk) not in self.words.ranks or chunk.case or chunk.of >= 0:
            return None
        sides = self.context.sides[:2]
        armies = [c for c in sides if self.context.kinds.get(c) not in GROUPS]
        return armies[0] if len(sides) == 2 and len(armies) == 1 else None

    def _of_the_land(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The state whose places the text names most, where it is not the one accused."""
        accused = self.accused(annotated, chunk)
        lands = [c for c, _ in self.context.lands.most_common() if c not in accused]
        return lands[0] if lands else None

    def _state_fought(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The junta”, where only a group is named: the one state that it fights."""
        if self.head(annotated, chunk) in self.words.groups:
            return None
        fought = {r for c in self.context.sides for r in self.context.dyads.get(c, ())}
        states = [c for c in sorted(fought) if self.context.kinds.get(c) == "state"]
        return states[0] if len(states) == 1 else None

    def _can_govern(self, code: str) -> bool:
        kind = self.context.kinds.get(code)
        return kind not in GROUPS | _FOREIGN

    def _possessor(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The army's spokesman”: for whom the body was that the text named so before.

        A body that the text has not named is that of whom it speaks: "the regime's version".
        """
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        owners = [
            t.lemma.lower()
            for t, after in zip(words, words[1:], strict=False)
            if after.tag == "POS" and t.lemma.lower() in self.words.bodies | self.nouns.keys()
        ]
        known = next((self.nouns[o] for o in owners if o in self.nouns), None)
        if known is not None or not owners:
            return known
        kind = self.kind_of(owners[0], chunk)
        telling = self.head(annotated, chunk) in self.words.telling | self.words.content
        barred = frozenset({UNKNOWN, self.told or UNKNOWN} if kind == "office" and telling else ())
        wanted = Wanted(kind=kind, noun=owners[0], person=False, barred=barred)
        return self.choose(annotated, chunk, wanted)

    def _of_a_group(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The group's media arm", "the party's press office": its own, whatever it is called."""
        if self.context.partisan or chunk.refs or chunk.category in ("people", "armed"):
            return None
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        if len(tokens) < 4 or tokens[0].lower not in ("the", "this") or tokens[2].tag != "POS":
            return None
        group = tokens[1].lemma.lower() in self.words.groups | {"party"}
        if not group or tokens[-1].lemma.lower() in self.words.civil:
            return None
        wanted = Wanted(kind="group", noun=tokens[1].lemma.lower(), person=False)
        return self.choose(annotated, chunk, wanted)

    def _noun_before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """Whose such an office was, where it was named with its party."""
        return self.nouns.get(self.head(annotated, chunk))

    def _fitting(self, head: str, chunk: Chunk) -> list[str]:
        """The parties of the document that can have such an office."""
        context = self.context
        named = [c for c in context.counts if context.is_belligerent(c)] or list(context.counts)
        sides = [*named, *(c for c in context.sides if c not in named)]
        if chunk.category == "monitor" or head == "mission":
            return [c for c in context.counts if context.kinds.get(c) in _FOREIGN - {"media"}]
        if head in self.words.groups:
            return [c for c in sides if context.kinds.get(c) in GROUPS]
        return [c for c in sides if context.kinds.get(c) not in GROUPS | _FOREIGN]

    def _seat_after(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The military in Seoul”: an office by its seat."""
        tokens = annotated.sentence.tokens
        if chunk.end + 1 >= len(tokens) or tokens[chunk.end].lower != "in":
            return None
        hit = next((h for h in annotated.parties if h.start == chunk.end + 1), None)
        seat = hit is not None and hit.payload.kind in ("capital", "seat")
        return hit.payload.code if hit is not None and seat else None

    def _unrecognised(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The ministry of the breakaway republic”: the only such authority beside the sides."""
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else chunk
        words = {t.lemma.lower() for t in annotated.sentence.tokens[inner.start : inner.end]}
        if not words & self.words.unrecognised:
            return None
        context = self.context
        near = {c for c in context.counts} | {
            r for s in context.sides for r in context.dyads.get(s, ())
        }
        found = [c for c in sorted(near) if context.kinds.get(c) == "de_facto_authority"]
        return found[0] if len(found) == 1 else None

    def in_apposition(self, annotated: Annotated, name: Chunk) -> str | None:
        """ "N. N., the head of the breakaway republic, wrote": the authority of the post."""
        number = annotated.at[name.start] + 1
        post = annotated.chunks[number] if number < len(annotated.chunks) else None
        if post is None or post.category != "official" or post.start > name.end + 1:
            return None
        behind = annotated.chunks[number + 1 : number + 2]
        held = [post, *(c for c in behind if c.case == "of" and c.start <= post.end + 1)]
        return next((a for c in held if (a := self._unrecognised(annotated, c))), None)

    def _of_soldiers(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A junta spokesman": the one state at hand that soldiers govern."""
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else chunk
        tokens = annotated.sentence.tokens[chunk.start : max(chunk.end, inner.end)]
        if not any(t.lemma.lower() == "junta" for t in tokens):
            return None
        context = self.context
        near = set(context.counts) | {r for s in context.sides for r in context.dyads.get(s, ())}
        found = near & self.words.juntas
        return found.pop() if len(found) == 1 else None

    def _contrast(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“Across the border the army spokesman”: the other side than the one that spoke last."""
        before = " ".join(t.lower for t in annotated.sentence.tokens[: chunk.start])
        if self.last is None or not any(p in before for p in self.words.contrast):
            return None
        return self.context.opponent(self.last)

    def _from_seat(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“At a briefing in Beijing, the ministry's spokesman said": an opening that is a seat."""
        tokens = annotated.sentence.tokens
        if chunk.start < 3 or tokens[chunk.start - 1].text != ",":
            return None
        if tokens[0].lower not in ("in", "at", "from", "speaking"):
            return None
        if any(t.text == "," for t in tokens[: chunk.start - 1]):
            return None
        seats = (
            h.payload.code
            for h in annotated.parties
            if h.end == chunk.start - 1 and h.payload.kind in ("capital", "seat")
        )
        code = next(seats, None)
        return code if code and tokens[chunk.start - 3].lower in ("in", "from") else None

    def seat_before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“In Yerevan they have spoken of”: the capital named before in the same sentence."""
        seats = [
            h.payload.code
            for h in annotated.parties
            if h.payload.code and h.payload.kind in ("capital", "seat") and h.end <= chunk.start
        ]
        return seats[-1] if seats else None

    def party_before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The first party that the sentence names before a chunk."""
        codes = [
            h.payload.code
            for h in annotated.parties
            if h.payload.code and not h.payload.deictic and h.end <= chunk.start
        ]
        return codes[0] if codes else None

    def nearest_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The first side that the sentence names, else the one that the document names most."""
        codes = [
            h.payload.code for h in annotated.parties if h.payload.code and not h.payload.deictic
        ]
        sides = [c for c in codes if c in self.context.sides]
        if sides or codes:
            return (sides or codes)[0]
        ranked = [c for c, _ in self.context.counts.most_common() if c in self.context.sides]
        return ranked[0] if ranked else None

    def not_accused(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """Who accuses one side only speaks for the other."""
        accused = self.accused(annotated, chunk)
        if len(accused) != 1:
            return None
        code = next(iter(accused))
        if code not in self.context.sides:
            return None
        return self.context.opponent(code)

    def accused(self, annotated: Annotated, source: Chunk) -> set[str]:
        """Sides that a sentence tells to have done harm: "it was X which", "attacks of X"."""
        tokens = annotated.sentence.tokens
        nouns = {
            h.end - 1
            for h in self.vocabulary.trigger_nouns.find(annotated.atoms)
            if h.payload is not None and h.payload.type in HARMFUL
        }
        found: set[str] = set()
        for number, chunk in enumerate(annotated.chunks):
            codes = [r.code for r in chunk.refs if r.kind == "party"]
            if not codes or chunk.start == source.start:
                continue
            if self.context.sides and codes[0] not in self.context.sides:
                continue
            above = next((c for c in annotated.chunks if c.of == number), None)
            governors = {
                tokens[t.head].lemma
                for t in tokens[chunk.start : chunk.end]
                if t.dep == "nsubj" and not chunk.start <= t.head < chunk.end
            }
            subject = any(
                t.type in HARMFUL
                for lemma in governors
                for t in self.vocabulary.verbs.get(lemma, ())
            )
            cleft = (
                chunk.start > 1
                and tokens[chunk.start - 2].lower == "it"
                and (tokens[chunk.start - 1].lemma == "be")
            )
            if (
                subject
                or cleft
                or chunk.case == "by"
                or above is not None
                and above.head in nouns
                or chunk.head in nouns
                and chunk.own
                and chunk.case != "on"
            ):
                found.add(codes[0])
        return found


__all__ = ["ANYBODYS", "MEMBERS", "UNITS", "Officials"]
