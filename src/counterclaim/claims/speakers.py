"""Whom a source speaks for: ministries, spokesmen, persons named by surname, pronouns.

A source that names its party speaks for it; offices that do not are resolved by `officials`,
persons by whom they address, answer or accuse, pronouns by who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.coalitions import coalition_against, coalition_meant
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.discourse import Wanted
from counterclaim.claims.officials import MEMBERS
from counterclaim.claims.referents import is_silent, named
from counterclaim.claims.speaking_pronouns import SpeakingPronouns
from counterclaim.claims.surnames import side_of_surname
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Region, Voice, Words

#: Whoever spreads news: "certain pages relay that".
_ANYBODY = frozenset({"page", "account", "site", "user", "quarter", "circle", "blog", "outlet"})
#: Nouns that each side has many of.
_GENERIC = frozenset({"official", "source", "resident", "witness", "statement", "report", "people"})
#: Diplomats of no stated country.
_FOREIGNERS = frozenset({"western", "foreign", "european", "arab", "african", "asian"})
_FOREIGN_OFFICES = frozenset(
    ("foreign", office) for office in ("minister", "ministry", "secretary", "office", "affairs")
)
#: What stands after these is where, against whom or with whom, not who.
_AFTER = frozenset({"at", "against", "toward", "on"})
#: Who stands on the other side of a border.
_ACROSS = frozenset({"neighbour", "neighbor", "adversary", "rival", "opponent"})
#: State agencies and papers that a text cites as outlets.
#: Whose experts and observers are sent by it.
_OBSERVING = frozenset({"mission", "monitor", "international_organisation"})
_NEWS = frozenset({"agency", "news", "newspaper", "daily", "paper"})


class Speakers(SpeakingPronouns):
    """The parties of a document's sources; `last` is the source that a pronoun can mean."""

    def __init__(
        self, sentences: Sequence[Annotated], context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        super().__init__(sentences, context, words, vocabulary)
        self.sentence, self.nameless, self.in_title = 0, -9, False
        self.heard: set[str] = set()
        self.publisher_words = {
            w.lower() for w in context.document.source.replace("(", " ").replace(")", " ").split()
        } - {"ministry", "army", "government"}

    def remember(self, speaker: str, *, person: bool = False) -> None:
        """The last source that a pronoun can mean; nameless ones are soon forgotten."""
        if self.in_title:
            self.discourse.note(speaker, "titled")
            return
        self.discourse.note(speaker, "source", person=person)
        self.nameless = self.sentence if speaker == UNKNOWN else -9
        self.heard.add(speaker)
        if speaker not in (MEDIA, UNKNOWN) or self.last is None:
            self.last = speaker
            if person:
                self.person = speaker

    def name(self, annotated: Annotated, chunk: Chunk, speaker: str) -> None:
        """Who a noun meant as a source: "the spokesman", "the committee" are the same again."""
        head = self.head(annotated, chunk)
        if chunk.pronoun or speaker == MEDIA or head in _GENERIC or not head.isalpha():
            return
        common = annotated.sentence.tokens[chunk.head].pos == "NOUN" or head in self.words.offices
        if common and not self.in_title:
            self.nouns[head] = speaker
            self.discourse.call(head, speaker)

    def enter(self, annotated: Annotated) -> None:
        """Before the cues of a sentence are found: where the text has come to."""
        self.sentence, self.in_title = annotated.sentence.index, annotated.sentence.is_title
        self.discourse.enter(annotated.sentence.index, annotated.sentence.paragraph)

    def learn(self, annotated: Annotated, regions: Sequence[Region], voice: Voice | None) -> None:
        """Remember the nouns of a sentence that have a party, and who its subject was."""
        if voice is not None and not self.in_title:
            self.discourse.settle(voice.speaker)
            self.told = voice.speaker if voice.speaker not in (MEDIA, UNKNOWN) else self.told
        self.discourse.learn(named(annotated, self.words, regions=regions))
        self._bare_subject(annotated, regions)
        self._versions(annotated)
        self.topic = self.near = None
        tokens = annotated.sentence.tokens
        for chunk in annotated.chunks:
            if chunk.category not in ("official", "monitor", "armed", "side", "other", "state"):
                continue
            codes = [r.code for r in chunk.refs if r.kind == "party"]
            code = codes[0] if codes else None
            head = self.head(annotated, chunk)
            if code is not None and (head in self.words.offices or head in self.words.groups):
                self.nouns[head] = code
                self.discourse.call(head, code)
            if code is None and head in self.words.posts:
                code = self._body(annotated, chunk)
                if code is not None:
                    self.nouns[head] = code
                    self.discourse.call(head, code)
            if code is None and chunk.start == 0:
                code = self._bureau(annotated, chunk)
            if code is not None and chunk.category in ("official", "monitor"):
                self.near = code
            if code is not None and head in self.words.posts and chunk.start <= 2:
                if tokens[chunk.head].dep == "nsubj":
                    self.person = code
            if self.topic is None and tokens[chunk.head].dep == "nsubj" and chunk.start <= 2:
                self.topic = code

    def _bare_subject(self, annotated: Annotated, regions: Sequence[Region]) -> None:
        """“The military council did not comment”: of whom the outlet speaks without a name."""
        tokens = annotated.sentence.tokens
        first = next((c for c in annotated.chunks if c.start <= 1 and not c.case), None)
        if first is None or first.refs or first.pronoun or not self.is_office(annotated, first):
            return
        if any(r.voice.cue and r.voice.cue[0] <= first.head < r.voice.cue[1] for r in regions):
            return
        if any(r.start <= first.head < r.end for r in regions):
            return
        silent = is_silent(annotated)
        head = self.head(annotated, first)
        wanted = Wanted(
            kind=self.kind_of(head, first),
            noun=head,
            person=False,
            barred=frozenset({self.told} if silent and self.told is not None else ()),
        )
        code = self.choose(annotated, first, wanted)
        if code is not None:
            plural = tokens[first.head].tag in ("NNS", "NNPS")
            self.discourse.note(code, "silent" if silent else "subject", plural=plural)
            self.discourse.call(head, code)
            self.nouns.setdefault(head, code)

    def _former_or_latter(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The former spoke of drones; the latter of rockets."."""
        before = named(annotated, self.words, chunk.start)
        here = [r.code for r in before if annotated.sentence.tokens[chunk.start - 1].text != ","]
        first = annotated.sentence.tokens[chunk.end - 1].lower == "former"
        return self.discourse.listed(first, here)

    def _versions(self, annotated: Annotated) -> None:
        """“No village figures in the regime's version.”: whose telling the text turns to."""
        for chunk in annotated.chunks:
            if chunk.refs or self.in_title:
                continue
            head = self.head(annotated, chunk)
            if head in self.words.telling or head in self.words.colon_nouns:
                owner = self._possessor(annotated, chunk)
                if owner is not None:
                    self.discourse.note(owner, "source")

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
        of_state = chunk.refs and chunk.category in ("armed", "official")  # "Kosovo's police"
        if proper and proper <= self.publisher_words and not of_state:
            return None, ""
        lowers = {t.lower for t in tokens[chunk.start : chunk.end]}
        if lowers & {"former", "latter"} and chunk.end - chunk.start == 2:
            return self._former_or_latter(annotated, chunk), "inferred"
        if self.head(annotated, chunk) in _ACROSS and "the" in lowers and self.told is not None:
            return self.context.opponent(self.told), "inferred"
        post = self.head(annotated, chunk) in self.words.posts
        words = [t.lower for t in tokens[chunk.start : chunk.end]]
        of_office = set(zip(words, words[1:], strict=False)) & _FOREIGN_OFFICES
        if post and lowers & _FOREIGNERS and not of_office and not chunk.own:
            return UNKNOWN, "inferred"
        pronoun = any(r.kind == "anaphor" for r in chunk.refs)
        owner = self._antecedent(annotated, chunk) if pronoun else None
        named = self.context.parties_of(chunk, base.speaker, owner)
        if not named and tokens[chunk.end - 1].lower == "of" and chunk.end < len(tokens):
            held = annotated.chunk_of(chunk.end)  # "the head of the Moldovan diplomacy"
            named = self.context.parties_of(held, base.speaker) if held is not None else []
        joined = None if named else coalition_meant(self.sentences, annotated, chunk)
        if joined is not None and not self.context.partisan and not self.context.publisher:
            if joined == UNKNOWN and self.told is not None:
                rivals = self.context.dyads.get(self.told, frozenset())
                joined = coalition_against(self.vocabulary.party_index, rivals) or UNKNOWN
            return joined, "inferred"
        if not named and (self.head(annotated, chunk) in self.words.groups or "same" in lowers):
            if "same" in lowers or self.is_office(annotated, chunk):
                return self.official(annotated, chunk), "inferred"
        if self.leads_civilians(annotated, chunk):
            return UNKNOWN, "stated"
        served = self._mouthpiece(annotated, chunk)
        if served is None and chunk.category == "source" and not named:
            served = self._of_a_body(annotated, chunk)
        if served is not None:
            return served, "stated"
        if chunk.category in ("source", "people") and not named:
            body = self._body(annotated, chunk) or self.of_its_group(annotated, chunk)
            if body is not None:
                return body, "stated"
        if not named and self.helps(annotated, chunk):
            return UNKNOWN, "stated"
        anonymous = self._anonymous(annotated, chunk, [n.code for n in named])
        if anonymous is not None:
            return anonymous, "stated"
        if chunk.pronoun:
            return self._pronoun(annotated, chunk, base), "inferred"
        if not named and self._is_outlet(annotated, chunk):
            return MEDIA, "stated"
        if named:
            # "In Burkina Faso JNIM said": two names side by side, the second is the source
            head = next((n for n in named if chunk.party and n.code == chunk.party.code), named[0])
            return head.code, head.basis
        body = self._body(annotated, chunk)
        if body is not None:
            return body, "stated"
        surname = self.surname(annotated, chunk)
        if surname is not None:
            return self.context.people[surname], "inferred"
        unnamed = self.without_name(annotated, chunk)
        if unnamed is not None:
            return self.speaker(annotated, unnamed, base, verb)
        if tokens[chunk.head].lemma in self.words.content | self.words.telling:
            maker = annotated.chunks[chunk.of] if chunk.of >= 0 else None
            if maker is not None and (
                maker.category == "official" or self.is_office(annotated, maker) or maker.refs
            ):
                return self.speaker(annotated, maker, base)
            # "according to incoming information" is its publisher's, "reports circulate" are not
            return (self.context.publisher if chunk.case else None) or self.last, "inferred"
        owned = self._of_a_group(annotated, chunk)
        if owned is not None:
            return owned, "inferred"
        beside = self._apposed(annotated, chunk)
        if beside is not None:
            return beside, "stated"
        serving = post and bool(lowers & self.words.institutional)  # "an army officer"
        office = chunk.category in ("official", "monitor", "side")
        if post and "the" in lowers and self.context.publisher != self.context.partisan:
            office = True  # "the Humanitarian Coordinator" in a text of the UN
        if office or serving or self.is_office(annotated, chunk):
            return self.official(annotated, chunk) or UNKNOWN, "inferred"
        if tokens[chunk.head].lemma.lower() in _ANYBODY and tokens[chunk.head].tag == "NNS":
            return UNKNOWN, "stated"
        if self.is_person(annotated, chunk):
            speaker = self._person_party(annotated, chunk, verb)
            known = tokens[chunk.head].text
            told = speaker is not None and speaker != UNKNOWN
            if speaker is not None and told and known.isalpha() and chunk.end - chunk.start > 1:
                self.context.people.setdefault(known, speaker)
            return speaker, "inferred"
        again = self.nouns.get(self.head(annotated, chunk))
        if again is not None and tokens[chunk.start].lower == "the":
            return again, "inferred"
        ranked = self.of_rank(annotated, chunk)
        if ranked is not None:
            return ranked, "inferred"
        civil = self.is_civil(annotated, chunk)
        return (UNKNOWN, "inferred") if (post or civil) and chunk.case == "" else (None, "")

    def owner_of_telling(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“In the army's words”: the army named before, else that of the sentence's subject."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        bodies = self.words.offices | self.words.groups
        office = any(
            t.lemma.lower() in bodies and after.tag == "POS"
            for t, after in zip(words, words[1:], strict=False)
        )
        if not office:
            return None
        first = annotated.chunks[0]
        own = [r.code for r in first.refs if r.kind == "party"]
        subject = own[0] if own and first.start == 0 and first.category == "state" else None
        owner = self._possessor(annotated, chunk) or subject
        if owner is not None:
            return owner
        number = next(
            t.i
            for t, after in zip(words, words[1:], strict=False)
            if t.lemma.lower() in bodies and after.tag == "POS"
        )
        body = msgspec.structs.replace(chunk, head=number, end=number + 1, case="")
        return self.official(annotated, body)

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

    def _anonymous(self, annotated: Annotated, chunk: Chunk, named: list[str]) -> str | None:
        """Sources without a party: residents, witnesses, other outlets, "an official"."""
        words = {t.lower for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        before = annotated.sentence.tokens[max(0, chunk.start - 3) : chunk.start]
        if [t.lower for t in before[:2]] == ["state", "-"]:  # "state-run radio"
            words.add("state")
        if chunk.category == "media":  # state television speaks for its state
            return None if named and "state" in words and not words & _NEWS else MEDIA
        body = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        if body is not None and body.category == "official" and named and words & MEMBERS:
            return None
        if chunk.category == "source":
            if named and named[0] == self.context.publisher:
                return None
            if named and self.context.kinds.get(named[0]) in _OBSERVING:
                return None  # "UN experts", "OSCE observers"
            noun = chunk.noun
            hidden = noun is not None and "anonymous" in noun.target_kind
            posts = noun is not None and noun.lemma.rstrip("s") in self.words.posts
            posts = posts or bool(words & self.words.institutional)
            posts = posts or self._of_a_body(annotated, chunk) is not None
            return None if named and (not hidden or posts) else UNKNOWN
        if chunk.category == "people" and chunk.noun is not None and chunk.party is None:
            military = chunk.noun.target_kind == ("military",)
            group = "the" in words and self.head(annotated, chunk) in self.words.groups
            group = group or self.head(annotated, chunk) in self.words.posts
            return None if named and (military or group) else UNKNOWN
        return None

    def _posts_in(self, annotated: Annotated, chunk: Chunk) -> bool:
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        return any(t.lemma.lower() in self.words.posts for t in words)

    def _person_party(self, annotated: Annotated, chunk: Chunk, verb: int | None) -> str | None:
        """A person of no stated post: by whom they address, answer or accuse, else the last."""
        context = self.context
        if context.partisan:
            return context.partisan
        beside = self._beside_post(annotated, chunk)
        if beside is not None:
            return beside
        held = self.in_apposition(annotated, chunk)
        if held is not None:
            return held
        if self.is_private(annotated, chunk):
            return UNKNOWN
        formed = side_of_surname(annotated.sentence.tokens[chunk.end - 1].text, context.sides)
        if formed is not None:
            return formed
        if context.publisher:
            return context.publisher
        other = self._addressed(annotated, verb)
        if other is not None:
            return context.opponent(other) or None
        return (
            self.seat_before(annotated, chunk)
            or self.not_accused(annotated, chunk)
            or self.party_before(annotated, chunk)
            or self.last
            or context.home
            or context.outlet_party
            or self._earlier(annotated)
            or self.nearest_party(annotated, chunk)
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

    def _earlier(self, annotated: Annotated) -> str | None:
        """The side that was named last in the sentences before."""
        return self._side_before[annotated.sentence.index]

    @cached_property
    def _side_before(self) -> list[str | None]:
        """For each sentence the side that was named last before it."""
        before: list[str | None] = [None]
        for annotated in self.sentences:
            codes = (h.payload.code for h in reversed(annotated.parties))
            before.append(next((c for c in codes if c in self.context.sides), before[-1]))
        return before

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
