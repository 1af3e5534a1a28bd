"""Whom a source speaks for: ministries, spokesmen, persons named by surname, pronouns.

A source that names its party speaks for it. Others are resolved by what the document says of
them elsewhere, in this order: the publisher's own officials; the same noun with its party
earlier ("the ministry"); the only party of a fitting kind (an armed group has no ministry);
a contrast ("across the border"); the last source of a fitting kind; the place of writing;
and, where a stranger accuses one side only, the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import GROUPS, MEDIA, UNKNOWN, Context
from counterclaim.claims.kinds import HARMFUL
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Voice, Words

#: What belongs to a body and speaks for it.
_MEMBERS = frozenset({"member", "members", "representative", "representatives"})
#: State agencies and papers that a text cites as outlets.
_NEWS = frozenset({"agency", "news", "newspaper", "daily", "paper"})


class Speakers:
    """The parties of a document's sources; `last` is the source that a pronoun can mean."""

    def __init__(
        self, sentences: Sequence[Annotated], context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.words = words
        self.vocabulary = vocabulary
        self.last: str | None = None
        self.person: str | None = None
        self.topic: str | None = None
        self.near: str | None = None
        self.nouns: dict[str, str] = {}
        self.publisher_words = {
            w.lower() for w in context.document.source.replace("(", " ").replace(")", " ").split()
        } - {"ministry", "army", "government"}

    def remember(self, speaker: str, *, person: bool = False) -> None:
        """The last source that a pronoun can mean; nameless ones are soon forgotten."""
        if speaker not in (MEDIA, UNKNOWN) or self.last is None:
            self.last = speaker
            if person:
                self.person = speaker

    def learn(self, annotated: Annotated) -> None:
        """Remember the nouns of a sentence that have a party, and who its subject was."""
        self.topic = self.near = None
        tokens = annotated.sentence.tokens
        for chunk in annotated.chunks:
            if chunk.category not in ("official", "monitor", "armed", "side", "other"):
                continue
            codes = [r.code for r in chunk.refs if r.kind == "party"]
            code = codes[0] if codes else None
            head = self._head(annotated, chunk)
            if code is not None and head in self.words.offices | self.words.groups:
                self.nouns[head] = code
            if code is not None and chunk.category in ("official", "monitor"):
                self.near = code
            if self.topic is None and tokens[chunk.head].dep == "nsubj" and chunk.start <= 2:
                self.topic = code or (
                    self._by_noun(annotated, chunk) if head in self.words.offices else None
                )

    def speaker(
        self, annotated: Annotated, chunk: Chunk, base: Voice, verb: int | None = None
    ) -> tuple[str | None, str]:
        """The party that a chunk speaks for as a source, and whether that is stated."""
        tokens = annotated.sentence.tokens
        proper = {
            t.lower
            for t in tokens[chunk.start : chunk.end]
            if t.text[:1].isupper() and t.pos != "DET"
        }
        if proper and proper <= self.publisher_words:
            return None, ""
        named = self.context.parties_of(chunk, base.speaker, self._antecedent(annotated))
        if not named and self._head(annotated, chunk) in self.words.groups:
            if self._is_office(annotated, chunk):
                return self._official(annotated, chunk), "inferred"
        anonymous = self._anonymous(annotated, chunk, [n.code for n in named])
        if anonymous is not None:
            return anonymous, "stated"
        if chunk.pronoun:
            return self._pronoun(annotated, chunk, base), "inferred"
        if named:
            return named[0].code, named[0].basis
        body = self._body(annotated, chunk)
        if body is not None:
            return body, "stated"
        surname = self.surname(annotated, chunk)
        if surname is not None:
            return self.context.people[surname], "inferred"
        if tokens[chunk.head].lemma in self.words.content | self.words.telling:
            maker = annotated.chunks[chunk.of] if chunk.of >= 0 else None
            if maker is not None and (
                maker.category == "official" or self._is_office(annotated, maker)
            ):
                return self.speaker(annotated, maker, base)
            return self.last, "inferred"
        if chunk.category in ("official", "monitor", "side") or self._is_office(annotated, chunk):
            return self._official(annotated, chunk), "inferred"
        if self.is_person(annotated, chunk):
            speaker = self._person_party(annotated, chunk, verb)
            known = tokens[chunk.head].text
            if speaker is not None and known.isalpha() and chunk.end - chunk.start > 1:
                self.context.people.setdefault(known, speaker)
            return speaker, "inferred"
        return None, ""

    def _body(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“A spokesman for the army of X", "a readout from X's ministry": whom a source serves."""
        head = self._head(annotated, chunk)
        telling = head in self.words.content | self.words.telling
        if not telling and head not in self.words.posts or chunk.of >= 0:
            return None
        number = annotated.at[chunk.head] + 1
        after = annotated.chunks[number] if number < len(annotated.chunks) else None
        cases = ("from", "by") if telling else ("for", "at", "with", "from")
        if after is None or after.case not in cases or after.start > chunk.end + 2:
            return None
        if annotated.sentence.tokens[chunk.end].lower != after.case:
            return None
        if after.category not in ("official", "armed", "state", "side"):
            return None
        return next((r.code for r in after.refs if r.kind == "party"), None)

    def is_personal(self, annotated: Annotated, chunk: Chunk) -> bool:
        """Whether a source is a person, whom "he" and "she" can mean."""
        head = annotated.sentence.tokens[chunk.head]
        return head.lemma.lower() in self.words.posts or self.is_person(annotated, chunk)

    def surname(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The name in a chunk that the document has introduced with its party."""
        tokens = annotated.sentence.tokens
        known = self.context.people
        return next(
            (
                tokens[i].text
                for i in range(chunk.end - 1, chunk.start - 1, -1)
                if tokens[i].text in known
            ),
            None,
        )

    # -- kinds of sources --------------------------------------------------------------

    def _anonymous(self, annotated: Annotated, chunk: Chunk, named: list[str]) -> str | None:
        """Sources without a party: residents, witnesses, other outlets, "an official"."""
        words = {t.lower for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        if chunk.category == "media":  # state television speaks for its state
            return None if named and "state" in words and not words & _NEWS else MEDIA
        body = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        if body is not None and body.category == "official" and named and words & _MEMBERS:
            return None
        if chunk.category == "source":
            noun = chunk.noun
            hidden = noun is not None and "anonymous" in noun.target_kind
            posts = noun is not None and noun.lemma.rstrip("s") in self.words.posts
            return None if named and (not hidden or posts) else UNKNOWN
        if chunk.category == "people" and chunk.noun is not None and chunk.party is None:
            military = chunk.noun.target_kind == ("military",)
            return None if named and military else UNKNOWN
        return None

    def _pronoun(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        if chunk.own and chunk.own[0].kind == "self":
            return base.speaker
        lower = annotated.sentence.tokens[chunk.head].lower
        if lower == "they":
            seat = self._seat_before(annotated, chunk)
            if seat is not None:
                return seat
        if lower in ("he", "she") and self.person is not None:
            return self.person
        return self.last or (base.speaker if base.speaker != MEDIA else None)

    def _antecedent(self, annotated: Annotated) -> str | None:
        """Whom "its spokesman" means: the subject of the sentence before, else the last source."""
        del annotated
        return self.topic or self.last or self.near

    def _head(self, annotated: Annotated, chunk: Chunk) -> str:
        return annotated.sentence.tokens[chunk.head].lemma.lower()

    def _is_office(self, annotated: Annotated, chunk: Chunk) -> bool:
        """A definite "the military", "the group", "the council" that can speak for its side."""
        if chunk.noun is not None and chunk.noun.kind == "official":
            return True
        first = annotated.sentence.tokens[chunk.start].lower
        head = self._head(annotated, chunk)
        return first in ("the", "this", "that") and head in self.words.offices | self.words.groups

    def _official(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The party of an office that does not name it."""
        context = self.context
        words = {t.lemma.lower() for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        local = bool(words & self.words.local)
        if context.publisher:
            outside = local and not context.is_belligerent(context.publisher)
            return UNKNOWN if outside else context.publisher
        claimed = self._unrecognised(annotated, chunk) or self._seat_after(annotated, chunk)
        if claimed is not None:
            return claimed
        contrast = self._contrast(annotated, chunk)
        if contrast is not None:
            return contrast
        if local:
            found = self._seat_before(annotated, chunk) or self._not_accused(annotated, chunk)
            if found is not None:
                return found
        return (
            self._by_noun(annotated, chunk)
            or self._seat_before(annotated, chunk)
            or context.home
            or context.outlet_party
            or self._not_accused(annotated, chunk)
            or self._nearest_party(annotated, chunk)
        )

    def _by_noun(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """The same noun with its party before, or the only or last party of a fitting kind."""
        head = self._head(annotated, chunk)
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        if inner is not None and not inner.refs:
            within = self._head(annotated, inner)
            if within in self.words.groups | self.words.offices:
                head, chunk = within, inner
        if head in self.nouns:
            return self.nouns[head]
        fitting = self._fitting(head, chunk)
        if len(fitting) == 1:
            return fitting[0]
        if self.last is not None and (self.last in fitting or not fitting):
            return self.last
        states = [c for c in fitting if self.context.kinds.get(c) == "state"]
        return states[0] if len(states) == 1 else None

    def _fitting(self, head: str, chunk: Chunk) -> list[str]:
        """The parties of the document that can have such an office."""
        context = self.context
        named = [c for c in context.counts if context.is_belligerent(c)] or list(context.counts)
        sides = [*named, *(c for c in context.sides if c not in named)]
        if chunk.category == "monitor" or head == "mission":
            watching = ("mission", "monitor", "international_organisation", "ngo")
            return [c for c in context.counts if context.kinds.get(c) in watching]
        if head in self.words.groups:
            return [c for c in sides if context.kinds.get(c) in GROUPS]
        return [c for c in sides if context.kinds.get(c) not in GROUPS]

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

    def _contrast(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“Across the border the army spokesman”: the other side than the one that spoke last."""
        before = " ".join(t.lower for t in annotated.sentence.tokens[: chunk.start])
        if self.last is None or not any(p in before for p in self.words.contrast):
            return None
        return self.context.opponent(self.last)

    def _seat_before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“In Yerevan they have spoken of”: the capital named before in the same sentence."""
        seats = [
            h.payload.code
            for h in annotated.parties
            if h.payload.code and h.payload.kind in ("capital", "seat") and h.end <= chunk.start
        ]
        return seats[-1] if seats else None

    # -- persons -----------------------------------------------------------------------

    def is_person(self, annotated: Annotated, chunk: Chunk) -> bool:
        """Whether a chunk ends in the name of a person, known or by its form."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        names = 0
        for word in reversed(words):
            if word.pos != "PROPN" and not word.text[:1].isupper():
                break
            names += 1
        known = words[-1].text in self.context.people
        if not known and (chunk.case in ("in", "at", "from") or not words[-1].text.isalpha()):
            return False
        titled = (
            chunk.category in ("other", "people", "armed", "official") and words[-1].pos == "PROPN"
        )
        return known or titled and (names >= 2 or len(words) == 1)

    def _person_party(self, annotated: Annotated, chunk: Chunk, verb: int | None) -> str | None:
        """A person of no stated post: by whom they address, answer or accuse, else the last."""
        context = self.context
        if context.publisher:
            return context.publisher
        other = self._addressed(annotated, verb)
        if other is not None:
            return context.opponent(other) or None
        return (
            self._seat_before(annotated, chunk)
            or self._not_accused(annotated, chunk)
            or self._party_before(annotated, chunk)
            or self.last
            or context.home
            or context.outlet_party
            or self._earlier(annotated)
            or self._nearest_party(annotated, chunk)
        )

    def _addressed(self, annotated: Annotated, verb: int | None) -> str | None:
        """“N. tells Delhi”, "N. replied": not the party that is spoken to."""
        if verb is None:
            return None
        token = annotated.sentence.tokens[verb]
        if token.lemma in self.words.answers and self.last in self.context.sides:
            return self.last
        if token.lemma in self.words.addressing:
            after = [h for h in annotated.parties if verb < h.start <= verb + 3]
            if after and after[0].payload.code in self.context.sides:
                return after[0].payload.code
        return None

    def _party_before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [
            h.payload.code
            for h in annotated.parties
            if h.payload.code and not h.payload.deictic and h.end <= chunk.start
        ]
        return codes[0] if codes else None

    def _earlier(self, annotated: Annotated) -> str | None:
        """The side that was named last in the sentences before."""
        for before in reversed(self.sentences[: annotated.sentence.index]):
            codes = [h.payload.code for h in before.parties if h.payload.code in self.context.sides]
            if codes:
                return codes[-1]
        return None

    def _nearest_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [
            h.payload.code for h in annotated.parties if h.payload.code and not h.payload.deictic
        ]
        sides = [c for c in codes if c in self.context.sides]
        if sides or codes:
            return (sides or codes)[0]
        ranked = [c for c, _ in self.context.counts.most_common() if c in self.context.sides]
        return ranked[0] if ranked else None

    # -- who accuses whom --------------------------------------------------------------

    def _not_accused(self, annotated: Annotated, chunk: Chunk) -> str | None:
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
            if not codes or chunk.start == source.start or codes[0] not in self.context.sides:
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

    def content_owner(self, annotated: Annotated, chunk: Chunk, outer: Voice) -> str | None:
        """Whose a content noun is: "the Armenian announcement", "reports of the ministry"."""
        refs = chunk.own or (
            annotated.chunks[chunk.of].refs
            if chunk.of >= 0
            and annotated.chunks[chunk.of].category in ("official", "state", "media")
            else ()
        )
        for ref in refs:
            named = self.context.resolve(ref, outer.speaker, self.last)
            if named is not None:
                return named.code
        return None
