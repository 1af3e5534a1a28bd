"""Whom a pronoun means that speaks: "he said", "they announced", "its spokesman"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, Context
from counterclaim.claims.discourse import Wanted
from counterclaim.claims.office_phrases import UNITS
from counterclaim.claims.referents import named
from counterclaim.claims.serving import Bodies
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Voice, Words

_SPEAKING = ("state", "armed", "side", "official", "people")


class SpeakingPronouns(Bodies):
    """Finds the parties of pronouns; `topic` and `near` are what the text spoke of last."""

    def __init__(
        self, sentences: Sequence[Annotated], context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        super().__init__(sentences, context, words, vocabulary)
        self.person: str | None = None
        self.topic: str | None = None
        self.near: str | None = None

    def _pronoun(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        if chunk.own and chunk.own[0].kind == "self":
            return base.speaker
        lower = annotated.sentence.tokens[chunk.head].lower
        if lower == "they":
            seat = self.seat_before(annotated, chunk)
            if seat is not None:
                return seat
        told = self._of_relative(annotated, chunk) or self._of_oneself(annotated, chunk, base)
        if told is not None:
            return told
        if self.context.partisan:  # a party's own text tells what it says itself
            known = self.person if lower in ("he", "she") else None
            if lower == "it" and chunk.start == 0 and self.topic == self.context.publisher:
                return self.topic  # "The Army has read the news from X. It affirms that"
            return known or self.last or base.speaker
        parted = self._before_a_mark(annotated, chunk) if lower == "it" else None
        if parted is not None:
            return parted
        person = lower in ("he", "she")
        wanted = Wanted(
            person=person if lower != "they" else None,
            plural=True if lower == "they" else None if person else False,
            accused=frozenset(self.accused(annotated, chunk)),
        )
        found = self.choose(annotated, chunk, wanted, here=())
        if found is None and person:
            found = self.choose(annotated, chunk, Wanted(), here=())
        return found or self.last or (base.speaker if base.speaker != MEDIA else None)

    def _before_a_mark(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The army confirmed the strike: rockets were moved there, it said”: the army."""
        tokens = annotated.sentence.tokens
        first = annotated.chunks[0]
        marked = any(t.text in (":", ";") for t in tokens[first.end : chunk.start])
        cited = [t.lower for t in tokens[:2]] == ["according", "to"]
        if not marked or first.start > 2 or first.case and not cited or first.pronoun:
            return None
        code = next((r.code for r in first.own if r.kind == "party"), None)
        if code is not None and first.category in (*_SPEAKING, "monitor"):
            return code
        return self.in_mind(annotated, first) if self.is_office(annotated, first) else None

    def person_in_mind(self) -> str | None:
        """For whom the person speaks that "he" or "his" can mean."""
        choice = self.discourse.meant(Wanted(person=True))
        return choice.code if choice is not None else self.person

    def _of_relative(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """“The army blamed the rebels, who, it said, had fired”: the army, that speaks of them."""
        tokens = annotated.sentence.tokens
        before = tokens[max(0, chunk.start - 2) : chunk.start]
        words = [t.lower for t in before]
        if len(words) < 2 or words[1] != "," or words[0] not in ("who", "which", "where", "when"):
            return None
        first = annotated.chunks[0]
        speaks = first.category in ("official", "armed", "state", "monitor") and not first.case
        if not speaks or first.end > chunk.start - 2 or self.is_personal(annotated, first):
            return None
        return next((r.code for r in first.refs if r.kind == "party"), None)

    def _of_oneself(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        """“The Houthis fired at a ship, they announced”: where nobody spoke before, the subject."""
        tokens = annotated.sentence.tokens
        if chunk.start < 4 or tokens[chunk.start - 1].text != ",":
            return None
        body = annotated.chunks[0]
        if body.start == 0 and body.category == "monitor" and chunk.own[0].code == "it":
            return next((r.code for r in body.own if r.kind == "party"), None)
        if base.speaker != MEDIA:
            return None
        if self.last is not None and self.context.is_belligerent(self.last):
            return None
        first = annotated.chunks[0]
        if first.start or first.category not in (*_SPEAKING, "other"):
            return None
        return next((r.code for r in first.own if r.kind == "party" and r.start <= 1), None)

    def _antecedent(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """Whom "its spokesman" means: a party before it in the sentence that could have one.

        Else the subject of the sentence before, else the last source. "His office" means a post.
        """
        tokens = annotated.sentence.tokens
        if self.head(annotated, chunk) in self.words.civil:
            return None
        owner = {tokens[r.start].lower for r in chunk.own if r.kind == "anaphor"}
        person = bool(owner & {"his", "her"})
        plural = bool(owner & {"their", "theirs"})
        head = self.head(annotated, chunk)
        owns = head in self.words.offices - self.words.posts - self.words.groups
        wanted = Wanted(
            kind=self.kind_of(head, chunk) if owns else "any",
            noun="",
            person=person if not plural else None,
            plural=plural,
            owner=not person,
            accused=frozenset(self.accused(annotated, chunk)),
        )
        here = [
            r
            for r in named(annotated, self.words, chunk.start, owning=True)
            if plural or not r.plural or r.role == "seat"
        ]
        return self.choose(annotated, chunk, wanted, here) or self.last or self.near

    def is_personal(self, annotated: Annotated, chunk: Chunk) -> bool:
        """Whether a source is a person, whom "he" and "she" can mean."""
        head = annotated.sentence.tokens[chunk.head]
        if any(h.start <= chunk.head < h.end for h in annotated.parties):
            return False  # the name of a body
        civil = chunk.category in ("people", "source") or head.lemma.lower() in self.words.civil
        if civil and head.tag == "NN" and not chunk.refs:
            return True
        return head.lemma.lower() in self.words.posts or self.is_person(annotated, chunk)

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
        if words[-1].lemma.lower() in UNITS:
            return False
        titled = (
            chunk.category in ("other", "people", "armed", "official") and words[-1].pos == "PROPN"
        )
        return known or titled and (names >= 2 or len(words) == 1)
