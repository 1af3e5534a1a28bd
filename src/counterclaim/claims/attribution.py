"""Who says it, and how the speaker stands to it.

A cue ("the ministry reported", "according to", "denied that", a title's colon) opens a region
of a sentence whose content belongs to a source. A source holds over following sentences of
its paragraph until another opens or the outlet speaks for itself. A press service's own
release speaks for its party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.claiming import Claiming
from counterclaim.claims.content import Contents
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.cues import IN_RELATIVE, CueFinder
from counterclaim.claims.falsity import Falsity
from counterclaim.claims.labels import Labels
from counterclaim.claims.outlet import is_outlets_own
from counterclaim.claims.pointing import source_of_before
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.versions import give_own_version
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Attributed, Cue, Region, Rejection, Voice, cue_words


def attribute(
    sentences: Sequence[Annotated], context: Context, vocabulary: Vocabulary
) -> list[Attributed]:
    """The voices of all sentences of a document, in order."""
    return _Attributor(sentences, context, vocabulary).run()


class _Attributor:
    def __init__(
        self, sentences: Sequence[Annotated], context: Context, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.vocabulary = vocabulary
        self.words = cue_words(vocabulary)
        self.speakers = Speakers(sentences, context, self.words, vocabulary)
        self.finder = CueFinder(self.speakers, context, self.words, vocabulary)
        self.labels = Labels(sentences, self.speakers, context)
        self.contents = Contents(self.finder, self.speakers, context, self.words)
        self.falsity = Falsity(self.finder, self.speakers, context, self.words, vocabulary)
        self.claiming = Claiming(self.speakers, self.finder.subjects)
        self._own_voice = tuple(vocabulary.attribution["own_voice"]["phrases"])
        inside = sorted((p for p in self._own_voice if " " in p), key=len, reverse=True)
        self._own_inside = re.compile("|".join(map(re.escape, inside)) or r"(?!)").search
        self.sources: set[str] = set()  # of all that was attributed so far

    def run(self) -> list[Attributed]:
        publisher = self.context.publisher
        own = Voice(
            speaker=publisher or MEDIA,
            method="the publisher's own voice",
            basis="defaulted" if not publisher else "inferred",
        )
        held: Voice | None = None
        paragraph = -1
        done: list[Attributed] = []
        for annotated in self.sentences:
            sentence = annotated.sentence
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                if len(self.sources) != 1:  # else all is a relay of one statement
                    held = None
            if self._takes_back(annotated) or held and is_outlets_own(annotated, self.words):
                held = None
            base = own if publisher or held is None or sentence.is_title else held
            self.labels.enter(annotated)
            self.speakers.enter(annotated)
            attributed = self._attribute(annotated, base)
            self._point_back(annotated, attributed, done)
            done.append(attributed)
            self.sources.update(r.voice.speaker for r in attributed.regions)
            self.sources.discard(MEDIA)
            self.finder.withdrawn = self.finder.withdrawn or self._withdraws(annotated)
            holding = [r for r in attributed.regions if IN_RELATIVE not in r.voice.method]
            if not sentence.is_title and holding:
                voice: Voice | None = max(holding, key=lambda r: r.end).voice
            else:
                voice = self._rejecting(attributed) or self._announced(annotated, base)
            self.speakers.learn(annotated, attributed.regions, voice)
            if voice is not None and not sentence.is_title:
                if voice.speaker == UNKNOWN or voice.also:
                    held = None  # a nameless source, or two, answer for their own sentence only
                elif voice.stance in ("assert", "concede", "deny"):
                    held = Voice(
                        speaker=voice.speaker,
                        method="held from the sentence before",
                        sentence=voice.sentence,
                        cue=voice.cue,
                        basis="inferred",
                    )
        self._long_quotes(done)
        return done

    def _point_back(self, annotated: Annotated, here: Attributed, done: list[Attributed]) -> None:
        """Give the sentence before to whom this one names for it, where it was nobody's."""
        if self.context.publisher or not done:
            return
        before = self.sentences[len(done) - 1].sentence
        own = done[-1].base.speaker == MEDIA and not done[-1].regions
        if before.is_title or not own or before.paragraph != annotated.sentence.paragraph:
            return
        chunk = source_of_before(annotated, self.words)
        if chunk is None:
            return
        cued = (r.voice for r in here.regions if r.voice.cue is not None)
        found = (v.speaker for v in cued if v.cue and v.cue[0] <= chunk.head < v.cue[1])
        speaker = next(found, None) or self.speakers.speaker(annotated, chunk, here.base)[0]
        if speaker not in (None, MEDIA, UNKNOWN):
            done[-1].base = Voice(speaker=speaker, method="named in the sentence after")

    def _rejecting(self, attributed: Attributed) -> Voice | None:
        """Who rejects what was told before, and goes on to tell their own."""
        told = attributed.rejection
        known = told is not None and told.voice.speaker not in (MEDIA, UNKNOWN)
        return told.voice if told is not None and known else None

    def _announced(self, annotated: Annotated, base: Voice) -> Voice | None:
        """Who a sentence says will speak next."""
        if self.context.publisher:
            return None
        speaker = self.finder.phrases.announced(annotated, base)
        return None if speaker is None else Voice(speaker=speaker, method="gives a version")

    def _long_quotes(self, done: list[Attributed]) -> None:
        """A quotation over several sentences has one source, named where it ends or begins."""
        opened: int | None = None
        for number, annotated in enumerate(self.sentences):
            if annotated.sentence.is_title:
                continue
            first = self.sentences[opened].sentence if opened is not None else None
            if first is not None and first.paragraph != annotated.sentence.paragraph:
                opened = None
            balance = _quote_balance(annotated, opened is not None)
            if opened is None:
                opened = number if balance > 0 else None
            elif balance <= 0:
                self._one_voice(done, opened, number)
                opened = None

    def _one_voice(self, done: list[Attributed], first: int, last: int) -> None:
        ends = self.sentences[last].sentence.tokens
        begins = self.sentences[first].sentence.tokens
        after = [r.voice for r in done[last].regions if r.start == 0 and r.end < len(ends)]
        before = [r.voice for r in done[first].regions if r.end == len(begins)]
        voices = [v for v in (*before, *after) if v.stance == "assert"]
        if not voices:
            return
        voice = msgspec.structs.replace(voices[0], method="within a quotation")
        for number in range(first, last + 1):
            if not done[number].regions:
                done[number].base = voice
                told = done[number].rejection
                if told is not None:
                    denial = msgspec.structs.replace(told.voice, speaker=voice.speaker)
                    done[number].rejection = msgspec.structs.replace(told, voice=denial)

    def _withdraws(self, annotated: Annotated) -> bool:
        """Whether a statement is taken back here; what is confirmed later is then conceded."""
        if annotated.words.isdisjoint(self.words.retract):
            return False
        lemmas = {t.lemma for t in annotated.sentence.tokens}
        return bool(lemmas & self.words.retract and lemmas & self.words.retractable)

    def _takes_back(self, annotated: Annotated) -> bool:
        text = " ".join(annotated.atoms.lower[:16])
        start = text[:40]
        return (
            text.startswith(self._own_voice)
            or self._own_inside(start) is not None
            or "known to have" in self._own_voice
            and "known to have" in text
        )

    def _attribute(self, annotated: Annotated, base: Voice) -> Attributed:
        found = self.labels.cues(annotated, base) + self.finder.cues(annotated, base)
        cues = sorted(found, key=lambda c: c.start)
        regions = self._regions(annotated, cues)
        result = Attributed(base=base, regions=regions)
        for cue in cues:
            if cue.stance == "deny" and not cue.forward and not cue.backward:
                result.rejection = self._relative(annotated, cue)
        for region in regions:
            if region.voice.stance == "deny" and region.voice.cue is not None:
                lo = region.voice.cue[0]
                result.denial = Rejection(
                    sentence=annotated.sentence.index,
                    voice=region.voice,
                    start=lo,
                    end=max(region.end, region.voice.cue[1]),
                )
        self.falsity.apply(annotated, result)
        self.contents.apply(annotated, result)
        self.falsity.reject(annotated, result)
        give_own_version(annotated, result)
        result.owned = self.claiming.find(annotated, result)
        return result

    def _regions(self, annotated: Annotated, cues: list[Cue]) -> list[Region]:
        size = len(annotated.sentence.tokens)
        regions: list[Region] = []
        for n, cue in enumerate(cues):
            after = [c for c in cues[n + 1 :] if c.start >= cue.end]
            before = [c for c in cues[:n] if c.end <= cue.start]
            voice = Voice(
                speaker=cue.speaker,
                stance=cue.stance,
                method=cue.method,
                basis=cue.basis,
                sentence=annotated.sentence.index,
                cue=(cue.start, cue.end),
                also=cue.also,
            )
            if cue.forward:
                end = size
                for other in after:
                    if other.forward and not self._nested(annotated, cue, other):
                        end = other.start
                        break
                    if other.backward and not other.forward and other.low <= cue.end:
                        # "A said X, B said": the later cue takes what stands between
                        end = self._clause_start(annotated, cue.end, other.start)
                        break
                if cue.stance == "deny" and annotated.sentence.is_title:
                    end = _end_of_title_clause(annotated, cue.end, end)
                if end > cue.end:
                    regions += self._forward(annotated, cue, end, voice)
            if cue.backward:
                start = cue.low
                for other in reversed(before):
                    if other.forward:
                        start = self._clause_start(annotated, other.end, cue.start)
                        break
                    start = other.end
                    break
                if cue.start > start:
                    regions.append(Region(start=start, end=cue.start, voice=voice))
                    if not cue.forward and not after and self._goes_on(annotated, cue):
                        regions.append(Region(start=cue.end + 1, end=size, voice=voice))
        return regions

    def _goes_on(self, annotated: Annotated, cue: Cue) -> bool:
        """“It was shelled, the army said; two men were hurt”: the army's words, too."""
        tokens = annotated.sentence.tokens
        closed = cue.end + 4 < len(tokens) and tokens[cue.end].text == ";"
        if not closed or cue.stance != "assert" or cue.speaker == MEDIA:
            return False
        # "..., a farmer said; they burned the barns": a nameless source tells what refers back
        return cue.speaker != UNKNOWN or tokens[cue.end + 1].tag in ("PRP", "PRP$")

    def _forward(self, annotated: Annotated, cue: Cue, end: int, voice: Voice) -> list[Region]:
        """What follows a cue; what is denied ends where its speaker does something else.

        "The group denied any part in it and laid it at the door of the army."
        """
        whole = [Region(start=cue.end, end=end, voice=voice)]
        if voice.stance not in ("deny", "retract"):
            return whole
        own = _own_words(annotated, cue.end, end, self.words.papers | self.words.telling)
        if own is not None:
            said = msgspec.structs.replace(voice, stance="assert", method="told with a rejection")
            return [
                Region(start=cue.end, end=own, voice=voice),
                Region(start=own, end=end, voice=said),
            ]
        other = next(
            (
                t
                for t in annotated.sentence.of(cue.verb, "conj")
                if cue.end < t.i < end - 1
                and t.tag in ("VBD", "VBZ", "VBP")
                and not annotated.sentence.of(t.i, "nsubj")
                and t.lemma not in self.words.deny
                and not _resumed(annotated, t.i)
            ),
            None,
        )
        if other is None:
            return whole
        said = msgspec.structs.replace(voice, stance="assert", method="said beside a rejection")
        return [
            Region(start=cue.end, end=other.i, voice=voice),
            Region(start=other.i, end=end, voice=said),
        ]

    def _relative(self, annotated: Annotated, cue: Cue) -> Rejection:
        """“..., which the presidency denied”: a rejection of what the sentence tells before."""
        voice = Voice(
            speaker=cue.speaker,
            stance="deny",
            method="rejects what precedes, in a relative clause",
            sentence=annotated.sentence.index,
            cue=(cue.start, cue.end),
            basis=cue.basis,
        )
        return Rejection(
            sentence=annotated.sentence.index, voice=voice, start=cue.start, end=cue.end
        )

    def _nested(self, annotated: Annotated, outer: Cue, inner: Cue) -> bool:
        """Whether the inner cue is part of what the outer one says, not beside it."""
        tokens = annotated.sentence.tokens
        return (
            outer.verb in set(annotated.sentence.ancestors(inner.verb))
            and not any(t.text == ";" for t in tokens[outer.end : inner.start])
            and tokens[inner.verb].dep != "conj"
        )

    def _clause_start(self, annotated: Annotated, lo: int, hi: int) -> int:
        tokens = annotated.sentence.tokens
        for i in range(hi - 2, lo, -1):
            if tokens[i].text in (";", ":", "."):
                return i + 1
        for i in range(lo, hi):
            if (
                tokens[i].text == ","
                and i + 1 < hi
                and tokens[i + 1].lower in ("and", "but", "while", "whereas")
            ):
                return i + 1
        return lo


def _resumed(annotated: Annotated, at: int) -> bool:
    """“Denied that they had, as it put it, fired": a verb behind words that were put in."""
    tokens = annotated.sentence.tokens
    if tokens[at - 1].text not in (",", "–", "—"):
        return False
    opened = next((t.i for t in reversed(tokens[: at - 1]) if t.text == tokens[at - 1].text), 0)
    return opened > 0 and tokens[opened - 1].lemma in ("have", "be")


def _own_words(annotated: Annotated, start: int, end: int, papers: frozenset[str]) -> int | None:
    """“Rejected it in a note, according to which the army had fired": where its own words begin."""
    tokens = annotated.sentence.tokens
    noted = any(
        c.case in ("in", "with", "through") and tokens[c.head].lemma.lower() in papers
        for c in annotated.chunks
        if start < c.start < end
    )
    if not noted:
        return None  # "rejects the rumours according to which it had fired": what is rejected
    for token in tokens[start + 1 : end]:
        if token.lower == "which" and tokens[token.i - 1].lower in ("to", "by", "in", "per"):
            if tokens[token.i - 1].lower != "to" or tokens[token.i - 2].lower == "according":
                return token.i + 1
    return None


_QUOTES = frozenset({"“", "«", "``", "”", "»", "''", '"'})


def _end_of_title_clause(annotated: Annotated, start: int, end: int) -> int:
    """“Army denies report of raid; roof hit in X": a title's next clause tells something else."""
    marks = (t.i for t in annotated.sentence.tokens[start:end] if t.text == ";")
    return next(marks, end)


def _quote_balance(annotated: Annotated, inside: bool) -> int:
    """Quotations that a sentence leaves open (1) or closes (0 or less), by its marks."""
    balance = 1 if inside else 0
    if annotated.words.isdisjoint(_QUOTES):
        return balance
    for token in annotated.sentence.tokens:
        if token.text in ("“", "«", "``"):
            balance += 1
        elif token.text in ("”", "»", "''"):
            balance -= 1
        elif token.text == '"':
            balance += -1 if balance else 1
    return balance


__all__ = ["Attributed", "Region", "Rejection", "Voice", "attribute"]
