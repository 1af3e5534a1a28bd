"""Sources that stand beside the clause: "as X puts it", "X's version is that", "word from X".

None of these has a verb of saying with the source as its subject, so the parse does not help;
they are read from the order of words and the kind of the noun phrase.
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.tags import FINITE
from counterclaim.claims.voices import SOURCES, Cue, Voice, Words

_TELLING = frozenset({"put", "see", "tell", "frame", "describe", "have", "view", "portray"})
_WORD = frozenset({"word", "news", "report", "reports", "it"})
_INFORMING = frozenset({"inform", "tell", "brief", "notify", "assure"})
#: What is done to a matter by who tells it: "the attack reported by the army".
_MAKING_KNOWN = frozenset(
    {"report", "announce", "declare", "state", "claim", "disclose", "allege", "reveal", "proclaim"}
)
#: “... : that is the count of the army”.
_SUCH = frozenset({"that", "this", "such", "these", "those"})
_SUMS = frozenset({"toll", "figure", "number", "total", "sum", "balance", "claim", "story"})
_MARKS = frozenset({":", ",", ";", "-", "–", "—"})
_OWNING = frozenset({"official", "state", "armed", "side"})


class Tellings:
    """Finds the sources of a sentence that stand beside its clause."""

    def __init__(self, speakers: Speakers, context: Context, words: Words) -> None:
        self.speakers = speakers
        self.context = context
        self.words = words

    def cues(self, annotated: Annotated, base: Voice, others: list[Cue]) -> list[Cue]:
        """The cues that no other rule has found in the same words."""
        found: list[Cue] = []
        for number, chunk in enumerate(annotated.chunks):
            told = self._as_told(annotated, chunk, base)
            if told is not None:  # the verb of it is no cue of its own
                others[:] = [c for c in others if not told.start <= c.verb < told.end]
                found.append(told)
                continue
            quoted = self._quoted(annotated, chunk, base)
            if quoted is not None:  # who quotes is no source of its own
                others[:] = [c for c in others if c.verb != quoted.verb]
                found.append(quoted)
                continue
            if any(c.start <= chunk.head < c.end for c in (*others, *found)):
                continue
            cue = self._gapped(annotated, chunk, base, others) or (
                self._version(annotated, chunk, base)
                or self._word_from(annotated, chunk)
                or self._told_by(annotated, chunk, base)
                or self._made_known_by(annotated, chunk, base)
                or self._behind(annotated, number, base)
            )
            if cue is not None:
                found.append(cue)
        return [*found, *self._so_said(annotated, base), *self._such_is(annotated, base)]

    def _cue(
        self, chunk: Chunk, speaker: str | None, method: str, span: tuple[int, int], *, ahead: bool
    ) -> Cue | None:
        if speaker is None or speaker in (MEDIA, UNKNOWN):
            return None
        self.speakers.remember(speaker)
        return Cue(
            verb=span[0],
            subject=chunk,
            speaker=speaker,
            stance="assert",
            method=method,
            start=span[0],
            end=span[1],
            forward=ahead,
            backward=not ahead,
        )

    def _gapped(
        self, annotated: Annotated, chunk: Chunk, base: Voice, others: list[Cue]
    ) -> Cue | None:
        """“The army spoke of ten dead; a villager, reached by phone, of twenty": no second verb."""
        tokens = annotated.sentence.tokens
        if chunk.start < 4 or chunk.category not in SOURCES - {"pronoun"} or chunk.case:
            return None
        if not any(c.forward and c.end < chunk.start for c in others):
            return None
        opened = tokens[chunk.start - 1].text == ";" or tokens[chunk.start - 2].text == ";"
        if not opened and not self._shares_verb(annotated, chunk):
            return None
        end = annotated.chunks[chunk.of].end if chunk.of >= 0 else chunk.end
        commas = [t.i for t in tokens[end : end + 9] if t.text == ","]
        start = next((c + 1 for c in commas if tokens[c + 1].lower in ("of", "that")), None)
        start = end if not opened or self._shares_verb(annotated, chunk) else start
        if start is None or any(t.tag in FINITE for t in tokens[end:start]):
            return None
        speaker, basis = self.speakers.speaker(annotated, chunk, base)
        if speaker is None:
            return None
        self.speakers.remember(speaker)
        return Cue(
            verb=chunk.head,
            subject=chunk,
            speaker=speaker,
            stance="assert",
            method="a source whose verb stands before",
            start=chunk.start,
            end=start,
            forward=True,
            backward=False,
            basis=basis,
        )

    def _shares_verb(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“One capital says that it did, the other that it did not", "put it at 12, Kyiv at 60"."""
        tokens = annotated.sentence.tokens
        mark = tokens[chunk.start - 1]
        if mark.text not in (",", ";") and mark.lower not in ("and", "but", "while"):
            return False
        named = any(r.kind == "party" for r in chunk.own)
        if not named or chunk.of >= 0 or chunk.end + 1 >= len(tokens):
            return False
        then, after = tokens[chunk.end].lower, tokens[chunk.end + 1]
        clause = then == "that" and after.pos in ("PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM")
        return clause or then in ("at", "of") and after.pos == "NUM"

    def _as_told(self, annotated: Annotated, chunk: Chunk, base: Voice) -> Cue | None:
        """“As the army puts it, ...”, "..., as the capital sees it", "if X is to be believed"."""
        tokens = annotated.sentence.tokens
        if chunk.start < 1 or chunk.end >= len(tokens) or chunk.category not in _OWNING:
            return None
        opens = tokens[chunk.start - 1].lower
        after = [t.lower for t in tokens[chunk.end : chunk.end + 4]]
        if opens == "as" and tokens[chunk.end].lemma in _TELLING and after[1:2] == ["it"]:
            end = chunk.end + 2
        elif opens == "if" and after in (
            ["is", "to", "be", "believed"],
            ["are", "to", "be", "believed"],
        ):
            end = chunk.end + 4
        else:
            return None
        speaker, _ = self.speakers.speaker(annotated, chunk, base)
        start = chunk.start - 1
        ahead = not any(t.pos in ("VERB", "AUX") for t in tokens[:start])
        return self._cue(chunk, speaker, f"told {opens!r}", (start, end), ahead=ahead)

    def _version(self, annotated: Annotated, chunk: Chunk, base: Voice) -> Cue | None:
        """“The ministry's version is that": a noun of telling that its owner fills."""
        if chunk.case:
            return None
        tokens = annotated.sentence.tokens
        head = tokens[chunk.head].lemma.lower()
        if head not in self.words.content and head not in self.words.telling:
            return None
        end = annotated.chunks[chunk.of].end if chunk.of >= 0 else chunk.end
        if end + 1 >= len(tokens) or tokens[end].lemma != "be" or tokens[end + 1].lower != "that":
            return None
        speaker = self.speakers.content_owner(annotated, chunk, base)
        return self._cue(chunk, speaker, f"content of {head!r}", (chunk.start, end + 2), ahead=True)

    def _word_from(self, annotated: Annotated, chunk: Chunk) -> Cue | None:
        """“Word came from the army that”, "from the capital it is reported that"."""
        tokens = annotated.sentence.tokens
        if chunk.case not in ("from", "in", "at") or not chunk.refs:
            return None
        if chunk.refs[0].kind != "party" or chunk.case != "from" and chunk.start != 1:
            return None
        hit = next((h for h in annotated.parties if chunk.start <= h.start < chunk.end), None)
        seat = hit is not None and hit.payload.kind in ("capital", "seat")
        seat = seat or tokens[chunk.head].lemma == "capital"
        if not seat and chunk.category not in ("official", "armed", "state"):
            return None
        code = chunk.refs[0].code
        after = [t.lower for t in tokens[chunk.end : chunk.end + 5]]
        came = after[:1] in (["came"], ["comes"]) and set(after[1:4]) & _WORD
        near = {t.lemma for t in tokens[chunk.end + 2 : chunk.end + 4]}
        said = after[:1] == ["it"] and not near.isdisjoint(self.words.say)
        if chunk.start == 1 and (said or came):
            that = self._that(annotated, chunk.end + 2)
            if that is not None:
                return self._cue(chunk, code, "word from", (0, that + 1), ahead=True)
        if chunk.case != "from":
            return None
        start = next(
            (t.i for t in tokens[max(0, chunk.start - 6) : chunk.start] if t.lower in _WORD), None
        )
        if start is None or after[:1] != ["that"]:
            return None
        return self._cue(chunk, code, "word from", (start, chunk.end + 1), ahead=True)

    def _that(self, annotated: Annotated, start: int) -> int | None:
        """ "It was announced the night before that": where what is told begins."""
        for token in annotated.sentence.tokens[start : start + 8]:
            before = annotated.sentence.tokens[token.i - 1]
            if token.lower == "that" and (token.pos == "SCONJ" or before.lower == "before"):
                return token.i
            if token.tag in ("VBD", "VBZ", "VBP") or token.text in (";", ":", "."):
                return None
        return None

    def _told_by(self, annotated: Annotated, chunk: Chunk, base: Voice) -> Cue | None:
        """“..., this paper was told at the ministry": where or by whom an outlet is informed."""
        tokens = annotated.sentence.tokens
        if chunk.case not in ("in", "at", "by", "from") or chunk.start < 5:
            return None
        if chunk.category not in ("official", "armed", "monitor", "source"):
            return None
        verb = next((t for t in tokens[chunk.start - 3 : chunk.start] if t.tag == "VBN"), None)
        if verb is None or verb.lemma not in _INFORMING or tokens[verb.i - 1].lemma != "be":
            return None
        hearer = annotated.chunk_of(verb.i - 2)
        if hearer is None or not hearer.start or tokens[hearer.start - 1].text != ",":
            return None
        speaker, _ = self.speakers.speaker(annotated, chunk, base)
        cue = self._cue(chunk, speaker, "told by", (hearer.start, chunk.end), ahead=False)
        if cue is not None:
            self.speakers.name(annotated, chunk, cue.speaker)
        return cue

    def _quoted(self, annotated: Annotated, chunk: Chunk, base: Voice) -> Cue | None:
        """“The agency quoted the guards as saying that": the guards' words."""
        tokens = annotated.sentence.tokens
        if not chunk.start or chunk.category not in SOURCES - {"media"} or chunk.case:
            return None
        verb = tokens[chunk.start - 1]
        end = annotated.chunks[chunk.of].end if chunk.of >= 0 else chunk.end
        as_saying = [t.lower for t in tokens[end : end + 2]]
        if verb.lemma not in ("quote", "cite") or as_saying[:1] != ["as"] or len(as_saying) < 2:
            return None
        speaker, basis = self.speakers.speaker(annotated, chunk, base)
        if speaker is None and chunk.category in ("armed", "official"):
            quoting = annotated.chunks[0]  # a state's agency quotes its own
            speaker = next((r.code for r in quoting.own if r.kind == "party"), None)
        if speaker is None:
            return None
        self.speakers.remember(speaker)
        return Cue(
            verb=verb.i,
            subject=chunk,
            speaker=speaker,
            stance="assert",
            method="quoted",
            start=verb.i,
            end=end + 2,
            forward=True,
            backward=False,
            basis=basis,
        )

    def _made_known_by(self, annotated: Annotated, chunk: Chunk, base: Voice) -> Cue | None:
        """“Two breaches were reported by the army”, "a truce announced by the president"."""
        tokens = annotated.sentence.tokens
        named = chunk.category == "other" and any(r.kind == "party" for r in chunk.own)
        if chunk.case != "by" or chunk.category not in SOURCES - {"pronoun", "media"} and not named:
            return None
        near = tokens[max(0, chunk.start - 7) : chunk.start]
        verb = next((t for t in reversed(near) if t.pos in ("VERB", "AUX")), None)
        if verb is None or verb.tag not in ("VBN", "VBD") or verb.lemma not in _MAKING_KNOWN:
            return None
        if verb.i < 2 or any(t.text in (",", ";", ":") for t in tokens[verb.i : chunk.start]):
            return None
        before = [t for t in tokens[: verb.i] if t.pos != "ADV"]
        finite = before[-1].lemma == "be"
        at = before[-1].i - (1 if before[-1].text == "," else 0)
        told = None if finite else annotated.chunk_of(at)
        if told is not None and tokens[told.head].lemma in self.words.content | self.words.telling:
            return None  # "the statement released by the ministry": what it holds is told behind it
        if told is None and not finite:
            return None
        speaker, basis = self.speakers.speaker(annotated, chunk, base)
        if speaker is None or speaker == MEDIA:
            return None
        self.speakers.remember(speaker)
        low = self._clause(annotated, verb.i) if told is None else self._phrase(annotated, told)
        return Cue(
            verb=verb.i,
            subject=chunk,
            speaker=speaker,
            stance="assert",
            method=f"made known by: {verb.text!r}",
            start=before[-1].i if finite else verb.i,
            end=chunk.end,
            forward=False,
            backward=True,
            basis=basis,
            low=low,
        )

    def _clause(self, annotated: Annotated, at: int) -> int:
        """Where the clause that ends before a token begins."""
        tokens = annotated.sentence.tokens
        for token in reversed(tokens[:at]):
            joined = tokens[token.i + 1].lower in ("and", "but", "while", "whereas")
            if token.text in (";", ":") or token.text == "," and joined:
                return token.i + 1
        return 0

    def _phrase(self, annotated: Annotated, chunk: Chunk) -> int:
        """Where the noun phrase begins that a chunk ends: "a truce between X and Y"."""
        number = annotated.at[chunk.start]
        tokens = annotated.sentence.tokens
        while number and annotated.chunks[number].case:
            here, before = annotated.chunks[number], annotated.chunks[number - 1]
            between = tokens[before.end : here.start]
            if tokens[here.start].lower in ("a", "an") or any(t.pos == "VERB" for t in between):
                break
            number -= 1
        return annotated.chunks[number].start

    def _so_said(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“They took the town; so says the militia.”, "..., so the army let it be known."."""
        tokens = annotated.sentence.tokens
        so = next(
            (
                t.i
                for t in tokens[4:]
                if t.lower in ("so", "thus") and tokens[t.i - 1].text in (",", ";", "–", "—")
            ),
            None,
        )
        if so is None or len(tokens) - so > 14:
            return []
        rest = tokens[so + 1 :]
        known = [t.lemma for t in rest]
        if not any(t.lemma in self.words.say and t.pos == "VERB" for t in rest):
            if "know" not in known or not {"let", "make"} & set(known):
                return []
        if any(t.lower == "that" or t.text == ":" for t in rest):
            return []
        chunk = next((c for c in annotated.chunks if c.start > so and not c.case), None)
        if chunk is None or chunk.category not in SOURCES:
            return []
        owner = any(r.kind == "anaphor" for r in chunk.own)
        first = annotated.chunks[0]
        own = next((r.code for r in first.refs if r.kind == "party"), None) if owner else None
        speaker = own or self.speakers.speaker(annotated, chunk, base)[0]
        cue = self._cue(chunk, speaker, "so said", (so, len(tokens)), ahead=False)
        return [] if cue is None else [cue]

    def _such_is(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“Forty dead since Monday: such is the tally of the army.”: whose figures they are."""
        tokens = annotated.sentence.tokens
        for token in tokens[3:-3]:
            if token.lower not in _SUCH or tokens[token.i + 1].lemma != "be":
                continue
            if tokens[token.i - 1].text not in _MARKS:
                continue
            chunk = annotated.chunk_of(token.i + 2)
            if chunk is None or tokens[chunk.head].lemma.lower() not in self.words.telling | _SUMS:
                continue
            maker = annotated.chunks[chunk.of] if chunk.of >= 0 else chunk
            speaker = self.speakers.content_owner(annotated, chunk, base)
            if speaker is None and maker is not chunk:
                speaker = self.speakers.speaker(annotated, maker, base)[0]
            span = (token.i, len(tokens))
            cue = self._cue(chunk, speaker, "whose figures they are", span, ahead=False)
            return [] if cue is None else [cue]
        return []

    def _behind(self, annotated: Annotated, number: int, base: Voice) -> Cue | None:
        """“... - Ministry of Defence.”, "... (army spokesman).": a source set behind its words."""
        tokens = annotated.sentence.tokens
        chunk = annotated.chunks[number]
        if annotated.sentence.is_title or chunk.start < 4 or chunk.category != "official":
            return None
        last = chunk.end
        if chunk.of >= 0:
            last = annotated.chunks[chunk.of].end
        mark = tokens[chunk.start - 1].text
        rest = [t.text for t in tokens[last:]]
        closed = mark in ("(", "[") and rest[:1] in ([")"], ["]"]) and len(rest) <= 2
        dashed = mark in ("-", "–", "—") and rest in ([], ["."])
        if not closed and not dashed:
            return None
        speaker, _ = self.speakers.speaker(annotated, chunk, base)
        return self._cue(
            chunk, speaker, "a source set behind", (chunk.start - 1, len(tokens)), ahead=False
        )


__all__ = ["Tellings"]
