"""Sources of a figure: "the ministry has 224 dead", "a commander makes it 58", "stands by 40".

Where tolls differ a text sets them beside each other with the plainest of verbs, none of which
is one of saying; the figure behind it and a word for losses make whoever counts its source.
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, Context
from counterclaim.claims.found import is_passive
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.subjects import Subjects
from counterclaim.claims.voices import SOURCES, Cue, Voice, Words
from counterclaim.read import Token

#: Words between such a verb and its figure.
_ABOUT = frozenset(
    "at least over more than about some around nearly almost only just up to fewer no less not "
    "between the its a figure of toll".split()
)
#: Verbs of counting with the words that stand between them and the figure.
_VERBS: dict[str, tuple[tuple[str, ...], ...]] = {
    "have": ((), ("it", "at")),
    "make": (("it",), ("that",)),
    "stand": (("by",),),
    "stick": (("to",), ("by",), ("with",)),
    "settle": (("on",), ("at",)),
    "arrive": (("at",),),
    "come": (("to",), ("up", "with")),
    "reckon": (("with",), ("on",)),
    "keep": (("to",),),
    "hold": (("to",),),
    "know": (("of",),),
    "give": ((),),
}
_HARMED = frozenset(
    "dead death deaths killed died wounded injured hurt missing captured casualty casualties "
    "victim victims fallen martyred loss losses fatality fatalities taken lost".split()
)
#: How many words behind the figure the word for losses stands.
REACH = 8


class Tallies:
    """Finds the sources of figures."""

    def __init__(
        self, speakers: Speakers, subjects: Subjects, context: Context, words: Words
    ) -> None:
        self.speakers = speakers
        self.subjects = subjects
        self.context = context
        self.words = words

    def cues(self, annotated: Annotated, base: Voice, others: list[Cue]) -> list[Cue]:
        """The cues of a sentence that a verb of counting opens."""
        if self.context.publisher or not any(t.pos == "NUM" for t in annotated.sentence.tokens):
            return []
        found: list[Cue] = []
        for token in annotated.sentence.tokens:
            if token.lemma not in _VERBS or token.pos not in ("VERB", "AUX", "NOUN", "PROPN"):
                continue
            end = self._figure(annotated, token)
            if end is None or any(c.start <= token.i < c.end for c in others):
                continue
            cue = self._cue(annotated, token, end, base)
            if cue is not None:
                found.append(cue)
        return found

    def _figure(self, annotated: Annotated, token: Token) -> int | None:
        """Where the figure of losses begins that a verb of counting is followed by."""
        tokens = annotated.sentence.tokens
        for between in _VERBS[token.lemma]:
            at = token.i + 1
            if tuple(t.lower for t in tokens[at : at + len(between)]) != between:
                continue
            at += len(between)
            start = at
            while at < len(tokens) and at < start + 4 and tokens[at].lower in _ABOUT:
                at += 1
            if at >= len(tokens) or tokens[at].pos != "NUM" and not tokens[at].text[:1].isdigit():
                continue
            if self._of_losses(annotated, token, at):
                return start
        return None

    def _of_losses(self, annotated: Annotated, token: Token, at: int) -> bool:
        """Whether a figure counts people lost: by a word behind it, or before the verb."""
        tokens = annotated.sentence.tokens
        behind = tokens[at + 1 : at + 1 + REACH]
        stop = next((n for n, t in enumerate(behind) if t.text in (";", ".")), len(behind))
        return any(t.lower in _HARMED for t in behind[:stop])

    def _cue(self, annotated: Annotated, token: Token, end: int, base: Voice) -> Cue | None:
        subject = self._source(annotated, token)
        if subject is None or is_passive(annotated.sentence, token.i):
            return None
        speaker, basis = self.speakers.speaker(annotated, subject, base, token.i)
        if speaker is None or speaker == MEDIA:
            return None
        self.speakers.remember(speaker, person=self.speakers.is_personal(annotated, subject))
        self.speakers.name(annotated, subject, speaker)
        return Cue(
            verb=token.i,
            subject=subject,
            speaker=speaker,
            stance="assert",
            method=f"counted by the subject of {token.text!r}",
            start=subject.start,
            end=end,
            forward=True,
            backward=False,
            basis=basis,
        )

    def _source(self, annotated: Annotated, token: Token) -> Chunk | None:
        """Who counts: a body, an official or a capital before the verb; no people who lost."""
        subject = self.subjects.subject(annotated, token)
        if subject is None or subject.start > token.i or subject.case:
            return None
        if subject.category not in SOURCES - {"people", "media"}:
            return None
        if token.lemma in ("have", "give") and subject.category == "armed":
            return None
        return subject


__all__ = ["Tallies"]
