""" "The group claimed it", "took responsibility": what was told before is told by its doer, too."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.found import is_passive
from counterclaim.claims.owning_up import GUILT, by_nobody
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.subjects import Subjects
from counterclaim.claims.voices import Attributed, Rejection, Voice
from counterclaim.read import Token

METHOD = "who claims the deed did it"
_TAKING = frozenset({"claim", "take", "accept", "assume", "admit"})
_POINTING = frozenset({"it", "this", "that", "both"})
_DEEDS = frozenset(
    """operation action attack attacks strike strikes bombing bombings blast blasts raid ambush
    assault killing killings shelling explosion explosions""".split()
)
#: What may stand behind the deed where the words tell nothing more of it.
_BEHIND = frozenset({"on", "in", "within", "through", "via", "as", "soon", "later", "the", "and"})


class Claiming:
    """Finds who claims what a text told before."""

    def __init__(self, speakers: Speakers, subjects: Subjects) -> None:
        self.speakers = speakers
        self.subjects = subjects

    def find(self, annotated: Annotated, result: Attributed) -> Rejection | None:
        """The words by which somebody claims what precedes, with his voice."""
        if annotated.sentence.is_title or annotated.words.isdisjoint(_TAKING):
            return None
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.lemma not in _TAKING or token.pos != "VERB" or token.tag in ("VB", "VBG"):
                continue
            end = _object(tokens, token)
            if end is None or by_nobody(annotated.sentence, token):
                continue
            subject = self._claimer(annotated, token)
            if subject is None:
                continue
            voice = result.voice_at(token.i)
            speaker, basis = self.speakers.speaker(annotated, subject, voice, token.i)
            if speaker is None or speaker in (MEDIA, UNKNOWN):
                continue
            self.speakers.remember(speaker)
            told = Voice(
                speaker=speaker,
                method=METHOD,
                basis=basis,
                sentence=annotated.sentence.index,
                cue=(token.i, end),
            )
            at = annotated.sentence.index
            return Rejection(sentence=at, voice=told, start=token.i, end=end)
        return None

    def _claimer(self, annotated: Annotated, verb: Token) -> Chunk | None:
        if is_passive(annotated.sentence, verb.i):
            return None
        subject = self.subjects.subject(annotated, verb)
        if subject is None or subject.category == "media":
            return None
        return subject


def _object(tokens: tuple[Token, ...], verb: Token) -> int | None:
    """Where the object ends that only points at a deed told before."""
    at = verb.i + 1
    while at < len(tokens) and tokens[at].pos in ("DET", "ADJ", "ADV") and at < verb.i + 4:
        if tokens[at].lower in _POINTING and verb.lemma == "claim" and _ends(tokens, at + 1):
            return at + 1
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.lemma.lower() in GUILT:
        if _ends(tokens, at + 1):
            return at + 1
        link = tokens[at + 1].lower == "for" and at + 2 < len(tokens)
        return _deed(tokens, at + 2) if link else None
    return _deed(tokens, verb.i + 1) if verb.lemma == "claim" else None


def _deed(tokens: tuple[Token, ...], at: int) -> int | None:
    """ "It", "the attack", "Sunday's operation": with nothing more said of it."""
    start = at
    while at < len(tokens) and tokens[at].pos in ("DET", "ADJ", "NUM") and at < start + 3:
        if tokens[at].lower in _POINTING and _ends(tokens, at + 1):
            return at + 1
        at += 1
    if at >= len(tokens):
        return None
    definite = at == start or tokens[start].lower in ("the", "this", "that", "both", "these")
    named = tokens[at].lower in _DEEDS and definite and at > start
    return at + 1 if (named or tokens[at].lower in _POINTING) and _ends(tokens, at + 1) else None


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    return at >= len(tokens) or tokens[at].pos == "PUNCT" or tokens[at].lower in _BEHIND


__all__ = ["METHOD", "Claiming"]
