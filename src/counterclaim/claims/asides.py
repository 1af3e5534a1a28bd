"""Verbs of saying that open no source, or that grant a rival's point."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import UNKNOWN, Context
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.voices import Words
from counterclaim.read import Token

#: What one speaks of is told by an object.
_SPEAKING_OF = frozenset({"speak", "talk", "warn", "tell", "complain", "boast", "write"})
#: Nouns that take up what was told, for somebody to reject it: "a charge that X denies".
_TAKING_UP = frozenset(
    {
        "something", "claim", "charge", "accusation", "allegation", "assertion", "account",
        "version", "suggestion", "report", "contention",
    }
)  # fmt: skip
#: "..., the rebels have admitted to the death of ten": what is granted follows.
_OWNING_UP = frozenset({"admit", "confess", "own", "testify"})
_BLAMING = frozenset({"blame", "accuse", "condemn", "denounce", "criticise", "criticize", "charge"})
_PARTING = frozenset({",", "–", "—", "-", "("})


class Asides:
    """Tells what a verb of saying is where it is not simply its subject's assertion."""

    def __init__(self, speakers: Speakers, context: Context, words: Words) -> None:
        self.speakers = speakers
        self.context = context
        self.words = words

    def grants(self, annotated: Annotated, token: Token, speaker: str) -> bool:
        """“Confirmed that the rebels had entered", "the loss of the town": a rival's point.

        What a rival did is granted only where the rival has spoken before.
        """
        if not self.context.is_belligerent(speaker):
            return False
        tokens = annotated.sentence.tokens
        for chunk in annotated.chunks:
            if not token.i < chunk.start <= token.i + 7 or chunk.pronoun:
                continue
            words = {t.lemma for t in tokens[chunk.start : chunk.end]}
            if words & {"loss", "fall"} and tokens[chunk.end : chunk.end + 1][:1]:
                return tokens[chunk.end].lower == "of"
            if tokens[chunk.start - 1].lower != "that":
                continue
            doers = {n.code for n in self.context.parties_of(chunk, speaker)} - {speaker}
            return bool(doers & self.speakers.heard)
        return False

    def relative_denial(self, annotated: Annotated, token: Token) -> bool:
        """“X said it was hit, which Y denied", "a charge Y rejects": the words stay X's."""
        tokens = annotated.sentence.tokens
        for taken in tokens[max(2, token.i - 8) : token.i]:
            if tokens[taken.i + 1].pos == "AUX":  # "the army, which had denied it"
                continue
            if taken.lower == "which" and tokens[taken.i - 1].text in _PARTING:
                return True
            if taken.lemma.lower() not in _TAKING_UP:
                continue
            before = taken.i - 1
            while before and tokens[before].pos in ("DET", "ADJ"):
                before -= 1
            if tokens[before].text in _PARTING and taken.i < token.i - 1:
                return True
        return False

    def blames_itself(
        self, annotated: Annotated, token: Token, subject: Chunk, speaker: str
    ) -> bool:
        """“The group blamed the shelling on the RSF": whoever "the group" is, not the RSF."""
        if token.lemma not in _BLAMING or subject.end > token.i or subject.pronoun:
            return False
        tokens = annotated.sentence.tokens
        stated = any(
            subject.start <= h.start < subject.end and h.payload.code == speaker
            for h in annotated.parties
        )
        if stated or any(t.pos == "PROPN" for t in tokens[subject.start : subject.end]):
            return False
        stop = next((t.i for t in tokens[token.i :] if t.text in (",", ";", ":")), len(tokens))
        named = (h for h in annotated.parties if token.i < h.start < stop)
        return any(h.payload.code == speaker and not h.payload.deictic for h in named)

    def inside(self, annotated: Annotated, token: Token, subject: Chunk) -> bool:
        """“..., the army said, adding that its men had responded": told, no source of the rest."""
        tokens = annotated.sentence.tokens
        if token.lemma not in self.words.answers or not 1 < subject.start < token.i:
            return False
        return tokens[subject.start - 1].lower in ("that", "and") and subject.category == "armed"

    def points_back(self, annotated: Annotated, token: Token) -> bool:
        """“After first denying it, ...": what was told is denied, nothing that follows."""
        tokens = annotated.sentence.tokens
        after = tokens[token.i + 1 : token.i + 3]
        if tokens[0].lower in ("this", "that", "these") and (not after or after[0].text == "."):
            first = annotated.chunk_of(1)  # "That the junta denies."
            return first is not None and first.start <= 1 and token.i - first.end < 2
        if not after or after[0].lower not in ("it", "this", "that"):
            return False
        return len(after) < 2 or after[1].pos == "PUNCT" or after[1].lower in ("for", "until")

    def kept(self, annotated: Annotated, token: Token) -> bool:
        """“The truce is on the whole observed": kept, not seen."""
        before = annotated.sentence.tokens[max(0, token.i - 7) : token.i]
        return token.tag in ("VBN", "VBD") and any(t.lemma == "be" for t in before)

    def aside(self, annotated: Annotated, token: Token, subject: Chunk, speaker: str) -> bool:
        """“As the crowd believes", "what both have acknowledged": asides, no source of the rest."""
        tokens = annotated.sentence.tokens
        if token.lemma in ("call", "name") and tokens[subject.start].lower in ("a", "an"):
            if subject.end == token.i and token.i + 1 < len(tokens):
                after = annotated.chunk_of(token.i + 1)  # "a group called the Blue Front"
                return after is not None and after.party is not None
        if subject.end > token.i or not subject.start:
            return False
        before = annotated.sentence.tokens[subject.start - 1].lower
        if before == "as":
            return speaker == UNKNOWN and token.lemma in self.words.weak
        what = {
            t.lower for t in annotated.sentence.tokens[max(0, subject.start - 2) : subject.start]
        }
        naming = token.lemma in self.words.calling
        return "what" in what and not naming and not annotated.sentence.of(token.i, "ccomp")

    def hearer(self, annotated: Annotated, at: int) -> bool:
        """“Told the agency that he had counted": a clause for who listens, not a relative one."""
        chunk = annotated.chunk_of(at - 1)
        if chunk is None or not chunk.start:
            return False
        verb = annotated.sentence.tokens[chunk.start - 1]
        if verb.lower == "to" and chunk.start > 1:
            verb = annotated.sentence.tokens[chunk.start - 2]
        return verb.pos == "VERB" and verb.lemma in self.words.addressing | self.words.say

    def takes_object(self, annotated: Annotated, token: Token) -> bool:
        """“..., the army spoke of losses", "Chad had admitted 23": the content is its object."""
        tokens = annotated.sentence.tokens
        after = tokens[token.i + 1 : token.i + 2]
        if after and after[0].lower in ("of", "about") and token.lemma in _SPEAKING_OF:
            return True
        if after and after[0].lower == "to" and token.lemma in _OWNING_UP:
            return True
        if token.lemma in self.words.addressing:
            return False
        objects = [c for c in annotated.sentence.of(token.i, "obj") if c.i > token.i]
        return any(c.pos == "NUM" for c in objects)


__all__ = ["Asides"]
