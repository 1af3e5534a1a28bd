"""Labels and headings: "* Army: rockets hit X", "Kyiv: ...", a line that says only "THAILAND".

Digests of who says what put the source before a colon at the beginning of a line, and its state
in a heading of its own. A name of a state is such a label only where another side has one, too:
alone it may as well say where something happened.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.voices import Cue, Voice

_BULLETS = frozenset({"*", "-", "–", "—", "•", "·", "+", "o"})
_BODIES = ("official", "armed", "side", "monitor")
#: Departments that a digest calls by their matter alone.
_DEPARTMENTS = frozenset(
    {"interior", "defence", "defense", "foreign", "presidency", "health", "information", "justice"}
)
#: How many words a label or a heading has at most.
LONGEST = 7


class Labels:
    """The labels of a document's lines; `heading` is the party of the section being read."""

    def __init__(
        self, sentences: Sequence[Annotated], speakers: Speakers, context: Context
    ) -> None:
        self.speakers = speakers
        self.context = context
        self.paragraph = -1
        self.opening = False
        labels = {c for s in sentences if not s.sentence.is_title for c in _named_label(s)}
        self.sided = len(labels) > 1

    def enter(self, annotated: Annotated) -> None:
        """Note whether a sentence opens a line, and whether it heads a section."""
        sentence = annotated.sentence
        self.opening = sentence.paragraph != self.paragraph and not sentence.is_title
        self.paragraph = sentence.paragraph
        if self.opening and self.context.publisher is None:
            if _is_heading(annotated):
                self.speakers.heading = _party_of(annotated)
                self.speakers.discourse.heading = self.speakers.heading

    def cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“Air Force: ...”: the source at the beginning of a line."""
        if not self.opening or self.context.publisher is not None:
            return []
        found = _label(annotated)
        if found is None:
            return []
        chunk, colon = found
        speaker = self._speaker(annotated, chunk, base)
        if speaker is None or speaker in (MEDIA, UNKNOWN):
            return []
        self.speakers.remember(speaker)
        return [
            Cue(
                verb=colon,
                subject=chunk,
                speaker=speaker,
                stance="assert",
                method="a label before a colon",
                start=chunk.start,
                end=colon + 1,
                forward=True,
                backward=False,
                basis="stated" if chunk.refs else "inferred",
            )
        ]

    def _speaker(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        named = next((r.code for r in chunk.refs if r.kind == "party"), None)
        words = {t.lower for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        if named is not None:
            return named if chunk.category in _BODIES or self.sided else None
        if chunk.category not in _BODIES and not words & _DEPARTMENTS:
            return None
        if self.speakers.heading is not None:
            return self.speakers.heading
        if chunk.category != "official":
            return None
        return self.speakers.speaker(annotated, chunk, base)[0]


def _label(annotated: Annotated) -> tuple[Chunk, int] | None:
    """The chunk and the colon of a label with which a sentence begins."""
    tokens = annotated.sentence.tokens
    first = next((t.i for t in tokens if t.text not in _BULLETS), len(tokens))
    colon = next((t.i for t in tokens[first : first + LONGEST + 1] if t.text == ":"), None)
    if colon is None or colon + 2 >= len(tokens):
        return None
    chunk = annotated.chunk_of(first)
    if chunk is None or any(t.pos in ("VERB", "AUX") for t in tokens[first:colon]):
        return None
    end = annotated.chunks[chunk.of].end if chunk.of >= 0 else chunk.end
    return (chunk, colon) if end == colon else None


def _named_label(annotated: Annotated) -> list[str]:
    found = _label(annotated)
    return [] if found is None else [r.code for r in found[0].refs if r.kind == "party"][:1]


def _is_heading(annotated: Annotated) -> bool:
    """A line of a few words without a verb, or a place in capitals that opens one."""
    tokens = annotated.sentence.tokens
    if len(tokens) > LONGEST or any(t.text == ":" for t in tokens):
        return False
    words = [t for t in tokens if t.pos != "PUNCT"]
    if any(t.pos in ("VERB", "AUX") and not t.text.isupper() for t in words):
        return False
    return bool(words) and (tokens[-1].text != "." or all(t.text.isupper() for t in words))


def _party_of(annotated: Annotated) -> str | None:
    codes = {h.payload.code for h in annotated.parties if h.payload.code}
    return next(iter(codes)) if len(codes) == 1 else None


__all__ = ["Labels"]
