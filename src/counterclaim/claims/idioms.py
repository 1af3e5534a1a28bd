"""Sources that a turn of phrase opens: "has it that", "poured cold water on", "walked back"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.subjects import Subjects
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Cue, Voice, Words

#: How many words an open place in a turn of phrase can hold.
GAP = 3
#: In a turn of phrase: words that are skipped, and any word that calls something false.
_SKIP, _LABEL = "_", "!"
#: How far behind it the noun stands that holds what is denied or taken back.
NEAR = 7
#: The stance that each group of the lexicon gives.
STANCES = {
    "assert": "assert",
    "deny": "deny",
    "deny_clause": "deny",
    "retract_clause": "retract",
    "retract": "retract",
    "concede": "concede",
    "regret": "concede",
}
#: Talk that is nobody's.
_NOBODYS = frozenset({"rumour", "rumor", "gossip", "hearsay", "legend", "word", "talk"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})


@lru_cache(maxsize=4)
def _by_first(vocabulary: Vocabulary) -> dict[str, list[tuple[str, list[str]]]]:
    """The turns of phrase by their first word, each with its group."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for group in STANCES:
        for phrase in vocabulary.attribution["idioms"][group]:
            parts = phrase.split()
            found.setdefault(parts[0], []).append((group, parts))
    return found


class Idioms:
    """Finds turns of phrase that say, deny, concede or take back, with their subject."""

    def __init__(
        self, speakers: Speakers, subjects: Subjects, words: Words, vocabulary: Vocabulary
    ) -> None:
        self.speakers = speakers
        self.subjects = subjects
        self.words = words
        self.singles = frozenset(w for w in words.false if " " not in w)
        self.by_first = _by_first(vocabulary)

    def cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """The cues of a sentence that turns of phrase open."""
        found: list[Cue] = []
        for start, end, group in self._matches(annotated):
            if found and start < found[-1].end:
                continue
            before = annotated.sentence.tokens[start - 1].lower if start else ""
            if before in ("which", "that"):  # told by a noun of content: it has its owner
                continue
            if group == "regret":
                found += self._regret(start, end, base)
                continue
            subject = self._subject(annotated, start, end)
            if subject is None or subject.start >= start:
                continue
            speaker, basis = self.speakers.speaker(annotated, subject, base, start)
            if annotated.sentence.tokens[subject.head].lemma.lower() in _NOBODYS:
                speaker, basis = UNKNOWN, "stated"  # "rumour has it that"
            if speaker is None:
                continue
            self.speakers.remember(speaker, person=self.speakers.is_personal(annotated, subject))
            words = " ".join(t.text for t in annotated.sentence.tokens[start:end])
            found.append(
                Cue(
                    verb=start,
                    subject=subject,
                    speaker=speaker,
                    stance=STANCES[group],
                    method=f"said by the subject of {words!r}",
                    start=min(subject.start, start),
                    end=end,
                    forward=True,
                    backward=False,
                    basis=basis,
                )
            )
        return found

    def _regret(self, start: int, end: int, base: Voice) -> list[Cue]:
        """“To our regret, ...”: an admission that needs no verb, in the voice of its speaker."""
        if base.speaker in (MEDIA, UNKNOWN):
            return []
        return [
            Cue(
                verb=start,
                subject=None,
                speaker=base.speaker,
                stance="concede",
                method="an admission of the speaker",
                start=start,
                end=end,
                forward=True,
                backward=False,
                basis="inferred",
            )
        ]

    def _matches(self, annotated: Annotated) -> Iterator[tuple[int, int, str]]:
        tokens = annotated.sentence.tokens
        if self.by_first.keys().isdisjoint(annotated.words):
            return
        for token in tokens:
            lemma = token.lemma.lower()
            if lemma not in self.by_first and token.lower not in self.by_first:
                continue
            after = tokens[token.i + 1 : token.i + 2]
            follows = {_SKIP, _LABEL, *(w for t in after for w in (t.lower, t.lemma.lower()))}
            for group, parts in self._starting(lemma, token.lower):
                if len(parts) > 1 and parts[1] not in follows:
                    continue
                end = self._match(annotated, token.i, parts)
                if end is None:
                    continue
                if parts[0] not in ("would", "do", "will") and any(
                    t.lower in _NEGATIONS for t in tokens[max(0, token.i - 2) : token.i]
                ):
                    continue
                if group in ("deny", "retract") and not self._holds(annotated, end, group):
                    continue
                yield token.i, end, group
                break

    def _starting(self, lemma: str, lower: str) -> list[tuple[str, list[str]]]:
        found = self.by_first.get(lemma, [])
        return found + self.by_first.get(lower, []) if lower != lemma else found

    def _match(self, annotated: Annotated, at: int, parts: list[str]) -> int | None:
        """Where a turn of phrase that begins at a token ends, or none."""
        tokens = annotated.sentence.tokens
        for n, part in enumerate(parts):
            if part == _SKIP:
                rest = parts[n + 1 :]
                ends = (
                    self._match(annotated, i, rest)
                    for i in range(at + 1, min(at + GAP + 1, len(tokens)))
                )
                return next((e for e in ends if e is not None), None)
            if at >= len(tokens):
                return None
            lower, lemma = tokens[at].lower, tokens[at].lemma.lower()
            if part == _LABEL:
                if lower not in self.singles and lemma not in self.singles:
                    return None
            elif part not in (lower, lemma):
                return None
            at += 1
        return at

    def _holds(self, annotated: Annotated, end: int, group: str) -> bool:
        """Whether a noun that holds what was said stands close behind."""
        nouns = self.words.content | (self.words.retractable if group == "retract" else set())
        for token in annotated.sentence.tokens[end : end + NEAR]:
            if token.text in (",", ";", ".") or token.lower == "that":
                return False
            if token.lemma in nouns and token.pos in ("NOUN", "PROPN"):
                return True
        return False

    def _subject(self, annotated: Annotated, start: int, end: int) -> Chunk | None:
        sentence = annotated.sentence
        for i in range(start, end):
            for token in sentence.of(i, "nsubj", "nsubj:pass"):
                chunk = annotated.chunk_of(token.i)
                if chunk is not None and chunk.start < start:
                    return chunk
        return self.subjects.subject(annotated, sentence.tokens[start])


__all__ = ["Idioms"]
