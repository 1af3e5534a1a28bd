"""Rejections in a word or two: "Not so, the ministry replied", "Nonsense, said a spokesman".

The words hold no clause of their own; what they reject is what was told just before. Who
rejects is the source of the verb of saying beside them, or stands where the answer came from
("Untrue, came the answer from Asmara").
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.disowning import DISOWNS, disowned
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.voices import Attributed, Rejection, Voice, Words

#: How many words such a rejection has.
SHORT = 5
_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»", "'", "‘", "’"})
#: Words that call something false by themselves, beside those of the lexicon.
_LABELS = frozenset(
    "untrue false nonsense rubbish lie lies deceit falsehood falsehoods fiction fantasy invention "
    "fabrication slander propaganda hogwash wrong incorrect baseless absurd".split()
)
_NEGATED = (
    ("not", "so"), ("not", "true"), ("not", "at", "all"), ("not", "the", "case"),
    ("no", "such", "thing"), ("nothing", "of", "the", "sort"), ("nothing", "of", "the", "kind"),
    ("by", "no", "means"), ("far", "from", "it"), ("not", "correct"),
)  # fmt: skip
_ANSWERS = frozenset({"answer", "reply", "response", "retort", "rejoinder", "riposte", "word"})


class Curt:
    """Finds rejections that are a word or two beside a source."""

    def __init__(self, speakers: Speakers, words: Words) -> None:
        self.speakers = speakers
        self.words = words

    def rejection(self, annotated: Annotated, result: Attributed) -> Rejection | None:
        """What such a sentence rejects of what precedes it, or none."""
        end = self._label(annotated)
        if end is None:
            return self._disowned(annotated, result)
        voice = self._source(annotated, result, end)
        if voice is None or voice.speaker in (MEDIA, UNKNOWN):
            return None
        denied = msgspec.structs.replace(
            voice,
            stance="deny",
            method="rejects what precedes, in a word",
            sentence=annotated.sentence.index,
            cue=(0, end),
        )
        return Rejection(
            sentence=annotated.sentence.index, voice=denied, start=0, end=end, near=True
        )

    def _disowned(self, annotated: Annotated, result: Attributed) -> Rejection | None:
        """ "Tehran says that it had nothing to do with it"."""
        span = None if annotated.sentence.is_title else disowned(annotated.sentence.tokens)
        voice = result.voice_at(span[0]) if span is not None else None
        if span is None or voice is None or voice.speaker in (MEDIA, UNKNOWN):
            return None
        denied = msgspec.structs.replace(
            voice,
            stance="deny",
            method=DISOWNS,
            sentence=annotated.sentence.index,
            cue=span,
        )
        return Rejection(
            sentence=annotated.sentence.index, voice=denied, start=span[0], end=span[1]
        )

    def _label(self, annotated: Annotated) -> int | None:
        """Where a word or two that call something false end, at the opening of a sentence."""
        tokens = annotated.sentence.tokens
        mark = next((t.i for t in tokens[: SHORT + 4] if t.text in (",", "!", ".", "–")), None)
        if mark is None or annotated.sentence.is_title:
            return None
        words = [t for t in tokens[:mark] if t.text not in _MARKS]
        if not 1 <= len(words) <= SHORT or any(t.pos == "VERB" for t in words[1:]):
            return None
        lowers = tuple(t.lower for t in words)
        negated = any(lowers[: len(n)] == n and len(lowers) <= len(n) + 1 for n in _NEGATED)
        if negated:
            return mark
        bare = [w for w in lowers if w not in ("a", "all", "and", "complete", "pure", "outright")]
        return mark if bare and all(w in _LABELS for w in bare) else None

    def _source(self, annotated: Annotated, result: Attributed, end: int) -> Voice | None:
        """Who says it: the one source of the sentence, else from whom the answer came."""
        said = [r.voice for r in result.regions if r.voice.stance == "assert" and r.voice.cue]
        if said:
            return said[0]
        tokens = annotated.sentence.tokens
        answer = next((t.i for t in tokens[end : end + 8] if t.lemma in _ANSWERS), None)
        if answer is None:
            return None
        near = (c for c in annotated.chunks if answer < c.start <= answer + 4)
        chunk = next((c for c in near if c.case in ("from", "of", "by")), None)
        if chunk is None:
            return None
        speaker, basis = self.speakers.speaker(annotated, chunk, result.base)
        if speaker is None:
            return None
        self.speakers.remember(speaker)
        return msgspec.structs.replace(result.base, speaker=speaker, basis=basis)


__all__ = ["Curt"]
