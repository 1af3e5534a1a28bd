"""Whom a source speaks for: ministries, spokesmen, persons named by surname, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.voices import Voice, Words


class Speakers:
    """The parties of a document's sources; `last` is the source that a pronoun can mean."""

    def __init__(self, sentences: Sequence[Annotated], context: Context, words: Words) -> None:
        self.sentences = sentences
        self.context = context
        self.words = words
        self.last: str | None = None
        self.publisher_words = {
            w.lower() for w in context.document.source.replace("(", " ").replace(")", " ").split()
        } - {"ministry", "army", "government"}

    def remember(self, speaker: str) -> None:
        """The last source that a pronoun can mean; nameless ones are soon forgotten."""
        if speaker not in (MEDIA, UNKNOWN) or self.last is None:
            self.last = speaker

    def speaker(self, annotated: Annotated, chunk: Chunk, base: Voice) -> tuple[str | None, str]:
        tokens = annotated.sentence.tokens
        surname = next(
            (
                tokens[i].text
                for i in range(chunk.end - 1, chunk.start - 1, -1)
                if tokens[i].text in self.context.people
            ),
            None,
        )
        proper = {
            t.lower
            for t in tokens[chunk.start : chunk.end]
            if t.text[:1].isupper() and t.pos != "DET"
        }
        if proper and proper <= self.publisher_words:
            return None, ""
        named = self.context.parties_of(chunk, base.speaker, self.last)
        if chunk.category == "source":
            noun = chunk.noun
            anonymous = noun is not None and "anonymous" in noun.target_kind
            return (named[0].code, "stated") if named and not anonymous else (UNKNOWN, "stated")
        if chunk.category == "people" and chunk.noun is not None and chunk.party is None:
            military = chunk.noun.target_kind == ("military",)
            return (named[0].code, "stated") if named and military else (UNKNOWN, "stated")
        if chunk.category == "media":
            return MEDIA, "stated"
        if chunk.pronoun:
            if chunk.own and chunk.own[0].kind == "self":
                return base.speaker, "inferred"
            return self.last or (base.speaker if base.speaker != MEDIA else None), "inferred"
        if named:
            return named[0].code, named[0].basis
        if surname is not None:
            return self.context.people[surname], "inferred"
        if tokens[chunk.head].lemma in self.words.content:
            return self.last, "inferred"
        if chunk.category in ("official", "monitor", "side") or (
            chunk.noun is not None and chunk.noun.kind == "official"
        ):
            known = self.context.publisher or self.last or self.before(annotated, chunk)
            return known or self.context.outlet_party or self.nearest_party(
                annotated, chunk
            ), "inferred"
        if self.is_person(annotated, chunk):
            speaker = self.person_party(annotated, chunk)
            if speaker is not None:
                self.context.people.setdefault(tokens[chunk.head].text, speaker)
            return speaker, "inferred"
        return None, ""

    def before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [
            h.payload.code
            for h in annotated.parties
            if h.payload.code and not h.payload.deictic and h.end <= chunk.start
        ]
        return codes[0] if codes else None

    def is_person(self, annotated: Annotated, chunk: Chunk) -> bool:
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        names = 0
        for word in reversed(words):
            if word.pos != "PROPN" and not word.text[:1].isupper():
                break
            names += 1
        known = words[-1].text in self.context.people
        titled = (
            chunk.category in ("other", "people", "armed", "official") and words[-1].pos == "PROPN"
        )
        return known or titled and (names >= 2 or len(words) == 1)

    def person_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """A person of no stated post speaks for the party named last before, or in the sentence."""
        known = self.context.publisher or self.before(annotated, chunk) or self.last
        return (
            known
            or self.context.outlet_party
            or self.earlier(annotated)
            or self.nearest_party(annotated, chunk)
        )

    def earlier(self, annotated: Annotated) -> str | None:
        """The side that was named last in the sentences before."""
        for before in reversed(self.sentences[: annotated.sentence.index]):
            codes = [h.payload.code for h in before.parties if h.payload.code in self.context.sides]
            if codes:
                return codes[-1]
        return None

    def nearest_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [
            h.payload.code for h in annotated.parties if h.payload.code and not h.payload.deictic
        ]
        sides = [c for c in codes if c in self.context.sides]
        if sides or codes:
            return (sides or codes)[0]
        ranked = [c for c, _ in self.context.counts.most_common() if c in self.context.sides]
        return ranked[0] if ranked else None

    def content_owner(self, annotated: Annotated, chunk: Chunk, outer: Voice) -> str | None:
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
