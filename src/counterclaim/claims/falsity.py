"""Content that is rejected: "the reports are false", "invented news", "this is a lie"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.cues import CueFinder
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Attributed, Region, Rejection, Voice, Words


class Falsity:
    """Marks what a sentence says to be false, and whose the content is that its nouns hold."""

    def __init__(
        self,
        finder: CueFinder,
        speakers: Speakers,
        context: Context,
        words: Words,
        vocabulary: Vocabulary,
    ) -> None:
        self.finder = finder
        self.speakers = speakers
        self.context = context
        self.words = words
        self.vocabulary = vocabulary

    def content_nouns(self, annotated: Annotated, result: Attributed) -> None:
        """ "the Armenian announcement that ...", "reports of ... by the rival": whose content."""
        sentence = annotated.sentence
        for chunk in annotated.chunks:
            head = sentence.tokens[chunk.head]
            if (
                head.lemma not in self.words.content
                or head.pos not in ("NOUN", "PROPN")
                or head.lower == "talks"
            ):
                continue
            nxt = sentence.tokens[chunk.end].lower if chunk.end < len(sentence.tokens) else ""
            if nxt not in (
                "that",
                "of",
                "about",
                "on",
                "according",
                "which",
                "as",
                ":",
                "from",
                "by",
                "claiming",
                "concerning",
                "regarding",
            ) and not sentence.of(chunk.head, "acl"):
                continue
            outer = result.voice_at(chunk.head)
            invented = self._invented(annotated, chunk)
            owner = (
                outer.speaker if invented else self.speakers.content_owner(annotated, chunk, outer)
            )
            if outer.stance == "deny" or owner == outer.speaker and not invented:
                continue
            hearsay = owner is None
            if owner is None:
                if head.lemma not in self.words.hearsay or self._is_subject(annotated, chunk):
                    continue
                owner = UNKNOWN if outer.speaker == MEDIA else outer.speaker
            elif not invented:
                self.speakers.remember(owner)
            members = sorted(i for i in sentence.subtree(chunk.head) if i >= chunk.end)
            end = members[-1] + 1 if members else chunk.end
            if head.dep.startswith(("obj", "obl")) and nxt in ("that", "according", "claiming"):
                end = next(
                    (t.i for t in sentence.tokens[end:] if t.text == ";"), len(sentence.tokens)
                )
            if end - chunk.end < 3:
                continue
            voice = Voice(
                speaker=owner,
                method=f"content of {head.text!r}",
                basis="stated",
                stance="deny" if invented else "assert",
                hearsay=hearsay,
                sentence=sentence.index,
                cue=(chunk.start, chunk.end),
            )
            result.regions.append(Region(start=chunk.end, end=end, voice=voice))

    def _is_subject(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "The statement says": a content noun that speaks itself."""
        tokens = annotated.sentence.tokens
        head = tokens[tokens[chunk.head].head]
        return tokens[chunk.head].dep == "nsubj" and head.lemma in self.words.say

    def _invented(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "Invented news", "false claims": the noun phrase itself rejects its content."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        return any(
            t.lemma.lower() in self.words.false_adjectives or t.lower in self.words.false_adjectives
            for t in words
        )

    def falsity(self, annotated: Annotated, result: Attributed) -> None:
        """ "The reports that ... are false": the speaker denies the subject's content."""
        sentence = annotated.sentence
        tokens = sentence.tokens
        span = self._false_predicate(annotated)
        if span is None:
            return
        start, end = span
        lemmas = {t.lemma for t in tokens[:start]} | {t.lower for t in tokens[:start]}
        verb = next(
            (
                t
                for t in reversed(tokens[:start])
                if t.lemma
                in (
                    "call",
                    "describe",
                    "dismiss",
                    "brand",
                    "label",
                    "trash",
                    "term",
                    "reject",
                    "denounce",
                    "qualify",
                    "consider",
                )
            ),
            None,
        )
        voice = result.voice_at(start)
        if voice.stance == "deny":
            return
        if self._points_back(annotated, start):
            self._reject_back(annotated, result, voice, start, end)
            return
        if verb is not None and verb.lemma in (
            "call",
            "describe",
            "brand",
            "label",
            "term",
            "qualify",
            "trash",
            "dismiss",
        ):
            subject = self.finder.subject(annotated, verb)
            if subject is not None:
                speaker, _ = self.speakers.speaker(annotated, subject, voice)
                if speaker is not None:
                    voice = msgspec.structs.replace(voice, speaker=speaker)
        if not (
            lemmas & self.words.content
            or {"that", "alleged", "allegedly", "having"} & lemmas
            or verb is not None
        ):
            return
        low = 0
        for region in result.regions:
            if (
                region.start <= start < region.end
                and region.voice.stance != "deny"
                and region.voice.cue is not None
            ):
                low = max(low, region.start) if region.voice.speaker == voice.speaker else low
        denied = msgspec.structs.replace(
            voice,
            stance="deny",
            method=f"said to be {' '.join(t.text for t in tokens[start:end])!r}",
            sentence=sentence.index,
            cue=(start, end),
            basis="stated",
        )
        low = self._subject_start(annotated, low, start)
        kept = [
            r
            for r in result.regions
            if not (low <= r.start < start and r.voice.speaker == denied.speaker)
            and not (r.start < start and r.voice.method.startswith("content of"))
        ]
        result.regions = [*kept, Region(start=low, end=start, voice=denied)]
        content_after = [
            i
            for i in range(end, len(tokens))
            if tokens[i].lemma in self.words.content or tokens[i].lower in ("that",)
        ]
        if verb is not None and content_after and not (lemmas & self.words.content):
            result.regions.append(Region(start=end, end=len(tokens), voice=denied))

    def _points_back(self, annotated: Annotated, start: int) -> bool:
        """ "It was a trick", "called this a lie": the predicate is about what precedes it."""
        tokens = annotated.sentence.tokens
        if any(t.lemma in self.words.content for t in tokens[:start]):
            return False
        window = [t for t in tokens[max(0, start - 7) : start] if t.pos not in ("ADV", "ADJ", "PUNCT", "DET")]
        words = [t.lower for t in window]
        for n, word in enumerate(words):
            if word in ("it", "this", "that", "these", "they") and n + 1 < len(words):
                return window[n + 1].lemma == "be" or word == "this" and "that" not in words[n + 1 :]
        called = bool(window) and window[-1].lower in ("this", "it", "that") or words[-1:] == ["this"]
        return called

    def _reject_back(
        self, annotated: Annotated, result: Attributed, voice: Voice, start: int, end: int
    ) -> None:
        words = " ".join(t.text for t in annotated.sentence.tokens[start:end])
        denial = msgspec.structs.replace(
            voice,
            stance="deny",
            method=f"rejects what precedes: {words!r}",
            sentence=annotated.sentence.index,
            cue=(start, end),
            basis="stated",
        )
        low = max((r.start for r in result.regions if r.start < start < r.end), default=0)
        result.rejection = Rejection(
            sentence=annotated.sentence.index, voice=denial, start=low, end=end
        )

    def _subject_start(self, annotated: Annotated, low: int, start: int) -> int:
        tokens = annotated.sentence.tokens
        for i in range(start - 1, low, -1):
            if tokens[i].lower == "that" and tokens[i - 1].lower == "and":
                return i
            if tokens[i].text in (";",) or tokens[i].text == ":" and i > 8:
                return i + 1
        return low

    def _false_predicate(self, annotated: Annotated) -> tuple[int, int] | None:
        found = list(self._false_predicates(annotated))
        return min(found, key=lambda s: (s[0], -s[1])) if found else None

    def _false_predicates(self, annotated: Annotated) -> Iterator[tuple[int, int]]:
        tokens = annotated.sentence.tokens
        lemmas = [t.lemma.lower() for t in tokens]
        lowers = [t.lower for t in tokens]
        for phrase in (*self.words.false_phrases, *self.words.false):
            words = phrase.split()
            for at in range(len(tokens) - len(words) + 1):
                if not all(w in (lemmas[at + n], lowers[at + n]) for n, w in enumerate(words)):
                    continue
                negated = any(w in self.words.negation for w in lowers[max(0, at - 4) : at])
                if (phrase in self.words.needs_negation) != negated and phrase not in (
                    "no basis",
                    "no truth",
                    "no foundation",
                    "no substance",
                ):
                    continue
                before = {lemmas[i] for i in range(max(0, at - 8), at)}
                if (
                    tokens[at].pos == "ADJ"
                    and len(words) == 1
                    and not before
                    & {
                        "be",
                        "as",
                        "call",
                        "describe",
                        "dismiss",
                        "reject",
                        "brand",
                        "absolutely",
                        "completely",
                        "prove",
                    }
                ):
                    continue
                if (
                    len(words) == 1
                    and tokens[at].pos == "NOUN"
                    and not before
                    & {"be", "as", "call", "describe", "dismiss", "brand", "label", "term"}
                ):
                    continue
                yield at, at + len(words)

    def reject(self, annotated: Annotated, result: Attributed) -> None:
        atoms = " ".join(annotated.atoms.lower)
        short = len(annotated.sentence.tokens) <= 30
        for phrase in self.vocabulary.stance["anaphor"]["phrases"]:
            if phrase not in atoms or not short:
                continue
            if phrase in ("it was not", "it did not") and not (
                atoms.startswith(phrase)
                and atoms[len(phrase) :].lstrip()[:1] in (":", ".", ";", "")
            ):
                continue
            first = phrase.split()[0]
            start = next((t.i for t in annotated.sentence.tokens if t.lower == first), 0)
            voice = result.voice_at(start)
            named = next(
                (
                    h.payload.code
                    for h in annotated.parties
                    if h.end <= start + 3 and h.payload.code
                ),
                None,
            )
            if named is not None and voice.speaker == MEDIA:
                voice = msgspec.structs.replace(voice, speaker=named)
            denial = msgspec.structs.replace(
                voice,
                stance="deny",
                method=f"rejects what precedes: {phrase!r}",
                sentence=annotated.sentence.index,
                cue=(start, len(annotated.sentence.tokens)),
            )
            result.rejection = Rejection(
                sentence=annotated.sentence.index,
                voice=denial,
                start=start,
                end=len(annotated.sentence.tokens),
            )
            return
