"""Sources that no verb opens: "according to", "in its telling", "for Minsk", a colon, a dash."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import SOURCES, Cue, Voice, Words

#: How long a sentence is that only says who speaks next.
#: What somebody has not been heard to say.
_WORD = frozenset("word figure comment statement reply answer confirmation account number".split())
_NONE = frozenset({"no", "not", "n't", "neither"})
_SHORT = 16
#: What an outlet calls itself: "by this paper's count".
_HERE = frozenset({"publication", "newspaper", "paper", "correspondent"})
_CLAIMING = frozenset({"take", "claim", "accept", "assume", "admit"})
_SEEING = frozenset({"tell", "see", "put", "have", "describe", "present", "view", "say", "report"})


class PhraseCues:
    """Finds the sources of a sentence that stand in phrases and marks."""

    def __init__(
        self, speakers: Speakers, context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        self.speakers = speakers
        self.context = context
        self.words = words
        self.vocabulary = vocabulary
        according = vocabulary.attribution["phrases"]["according"]
        self._according = [(phrase, phrase.split()) for phrase in according]

    def cues(self, annotated: Annotated, base: Voice, verbs: list[Cue]) -> list[Cue]:
        """The cues beside those that verbs make."""
        cues = self._phrase_cues(annotated, base)
        cues += self._telling_cues(annotated, base)
        cues += self._official_figures(annotated)
        cues += self._colon_cues(annotated, base, [*verbs, *cues])
        if annotated.sentence.is_title:
            cues += self._title_cues(annotated, base)
        return cues

    def announced(self, annotated: Annotated, base: Voice) -> str | None:
        """“The rebels gave their own version.", "Tehran tells it otherwise.": who speaks next."""
        tokens = annotated.sentence.tokens
        self._unheard(annotated, base)
        if not 3 <= len(tokens) <= _SHORT or annotated.sentence.is_title or not annotated.chunks:
            return None
        chunk = annotated.chunks[0]
        if chunk.pronoun or chunk.case or chunk.category not in SOURCES - {"people"}:
            return None
        if chunk.start > 1 or any(t.lower in self.words.negation for t in tokens):
            return None
        rest = tokens[chunk.end :]
        lemmas = {t.lemma for t in rest}
        otherwise = {"otherwise", "differently"} & {t.lower for t in rest}
        version = (
            lemmas & self.words.colon_verbs
            and lemmas & self.words.colon_nouns
            or lemmas & self.words.sending
            and lemmas & self.words.papers
            or lemmas & _CLAIMING
            and "responsibility" in lemmas
        )
        if not (version or otherwise and lemmas & _SEEING):
            return None
        if any(t.text in (":", ";") or t.lower == "that" for t in rest):
            return None
        self.speakers.answering = True
        speaker, _ = self.speakers.speaker(annotated, chunk, base)
        self.speakers.answering = False
        if speaker is None or speaker in (MEDIA, UNKNOWN):
            return None
        self.speakers.remember(speaker, person=self.speakers.is_personal(annotated, chunk))
        self.speakers.name(annotated, chunk, speaker)
        return speaker

    def _unheard(self, annotated: Annotated, base: Voice) -> None:
        """ "From the ministry there has come no word": whom "it" means when it speaks after all."""
        tokens = annotated.sentence.tokens
        if annotated.words.isdisjoint(_WORD) or not any(t.lower in _NONE for t in tokens):
            return
        for chunk in annotated.chunks:
            if chunk.case != "from" or chunk.category not in ("official", "armed", "state"):
                continue
            speaker, _ = self.speakers.speaker(annotated, chunk, base)
            if speaker not in (None, MEDIA, UNKNOWN):
                self.speakers.remember(speaker, person=False)
                self.speakers.name(annotated, chunk, speaker)
                return

    def _phrase_cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        cues: list[Cue] = []
        lower = [t.lower for t in annotated.sentence.tokens]
        cues += self._for_cue(annotated, base)
        present = set(lower)
        for phrase, words in self._according:
            if words[0] not in present or not present.issuperset(words):
                continue
            for at in range(len(lower) - len(words)):
                if lower[at] != words[0]:
                    continue
                if lower[at : at + len(words)] != words or lower[at + len(words)] in (
                    "which",
                    "whom",
                    "whose",
                ):
                    continue
                chunk = next(
                    (
                        annotated.chunk_of(i)
                        for i in range(at + len(words), min(at + len(words) + 4, len(lower)))
                        if annotated.chunk_of(i)
                    ),
                    None,
                )
                if chunk is None or phrase == "per" and not self._is_per(annotated, at, chunk):
                    continue
                end = self._end_of_group(annotated, chunk)
                chunk = _of_itself(chunk, end)
                speaker, basis = self.speakers.speaker(annotated, chunk, base)
                if speaker is None:
                    continue
                self.speakers.remember(speaker, person=self.speakers.is_personal(annotated, chunk))
                self.speakers.name(annotated, chunk, speaker)
                follows = any(t.pos in ("VERB", "AUX") for t in annotated.sentence.tokens[end:])
                opened = at == 0 or annotated.sentence.tokens[at - 1].lower in (
                    "and",
                    "but",
                    "while",
                    ";",
                    ":",
                    '"',
                    "“",
                )
                early = (
                    at <= 2
                    or follows
                    and opened
                    or not any(t.pos in ("VERB",) for t in annotated.sentence.tokens[:at])
                )
                cues.append(
                    _source(
                        chunk,
                        (speaker, basis),
                        f"{phrase!r}",
                        (at, end),
                        forward=early or follows and end < len(lower) - 3,
                        backward=not early,
                    )
                )
                break
        return cues

    def _is_per(self, annotated: Annotated, at: int, chunk: Chunk) -> bool:
        """“Per the ministry, ...”: a source, not a rate ("per day", "per village")."""
        opened = at == 0 or annotated.sentence.tokens[at - 1].text in (",", "(", ";", "–", "—")
        return opened and chunk.start <= at + 1 and chunk.category in SOURCES - {"people"}

    def _official_figures(self, annotated: Annotated) -> list[Cue]:
        """“Official tolls stand at 105”: figures of the state where the outlet writes."""
        tokens = annotated.sentence.tokens
        home = self.context.home or self.context.outlet_party
        if self.context.publisher or len(tokens) < 4:
            return []
        first = next((c for c in annotated.chunks if not c.case), None)
        if first is None or first.start > 1 and tokens[first.start - 1].pos == "ADP":
            return []
        head = tokens[first.head].lemma
        words = {t.lemma.lower() for t in tokens[first.start : first.head]}
        bodies = words & (self.words.offices | self.words.bare)
        if tokens[0].lower == "official" and tokens[1].lemma in self.words.tolls | {"data"}:
            speaker, start = home, 0
        elif head in self.words.tolls - {"loss", "losses", "casualty"} and bodies:
            named = next((r.code for r in first.own if r.kind == "party"), None)
            speaker = named or self.speakers.official(annotated, first)
            start = 0 if first.start <= 4 else first.start
        else:
            return []
        if speaker is None:
            return []
        return [
            Cue(
                verb=start,
                subject=None,
                speaker=speaker,
                stance="assert",
                method="official figures",
                start=start,
                end=start + 1,
                forward=True,
                backward=False,
                basis="inferred",
            )
        ]

    def _telling_cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“In his telling”, "in the ministry's words", "in the account which X put out,"."""
        tokens = annotated.sentence.tokens
        cues: list[Cue] = []
        for chunk in annotated.chunks:
            head = tokens[chunk.head]
            run_in = self._own_run_in(annotated, chunk)
            if run_in is not None:
                cues.append(run_in)
            if chunk.start < 1 or head.lemma.lower() not in self.words.telling:
                continue
            before = tokens[chunk.start - 1].lower
            if before not in ("in", "by", "under", "per"):
                continue
            own = any(t.lower == "own" for t in tokens[chunk.start : chunk.head])
            edge = (
                own
                or chunk.start == 1
                or tokens[chunk.start - 2].text
                in (
                    ",",
                    ";",
                    "–",
                    "—",
                    "and",
                    "but",
                    "that",
                )
            )
            if not edge and not (chunk.end < len(tokens) and tokens[chunk.end].text == ","):
                continue
            speaker, end = self._teller(annotated, chunk, base)
            if speaker is None:
                continue
            if speaker != MEDIA:
                self.speakers.remember(speaker)
            opening = chunk.start == 1 or not any(
                t.pos in ("VERB", "AUX") for t in tokens[: chunk.start - 1]
            )
            opening = (
                opening
                or tokens[chunk.start - 2].lower in ("and", "but", "that", ";")
                or (
                    tokens[chunk.start - 3].lower in ("although", "though", "but", "while", "and")
                    if chunk.start > 2
                    else False
                )
            )
            cues.append(
                _source(
                    chunk,
                    (speaker, "stated"),
                    f"in the words of: {head.text!r}",
                    (chunk.start - 1, end),
                    verb=chunk.head,
                    backward=not opening,
                )
            )
        return cues

    def _teller(self, annotated: Annotated, chunk: Chunk, base: Voice) -> tuple[str | None, int]:
        """Whose account it is, and where the phrase ends."""
        tokens = annotated.sentence.tokens
        end = self._end_of_group(annotated, chunk)
        if {t.lower for t in tokens[chunk.start : chunk.head]} & _HERE:
            return MEDIA, end
        for ref in (*chunk.own, *(annotated.chunks[chunk.of].refs if chunk.of >= 0 else ())):
            person = ref.kind == "anaphor" and ref.code in ("his", "her")
            own = ref in chunk.own and not person
            subject = self._subject_of_telling(annotated, chunk, base) if own else None
            if ref.kind == "anaphor" and subject is not None:
                return subject, end
            if person:
                return self.speakers.person_in_mind() or self.speakers.last, end
            named = self.context.resolve(ref, base.speaker, self.speakers.last)
            if named is not None:
                return named.code, end
        owner = self.speakers.owner_of_telling(annotated, chunk)
        if owner is not None:
            return owner, end
        if chunk.end < len(tokens) and tokens[chunk.end].lower in ("which", "that"):
            maker = annotated.chunk_of(chunk.end + 1)
            if maker is not None and maker.category in SOURCES:
                speaker, _ = self.speakers.speaker(annotated, maker, base)
                close = [t.i for t in tokens[maker.end :] if t.text == ","]
                stop = next(
                    (
                        i
                        for i in close
                        if i + 1 < len(tokens) and tokens[i + 1].lower not in ("and", "which")
                    ),
                    None,
                )
                return speaker, stop if stop is not None else maker.end
        if chunk.of < 0 and chunk.noun is not None and self.context.document.source_party is None:
            return None, end
        return None, end

    def _own_run_in(self, annotated: Annotated, chunk: Chunk) -> Cue | None:
        """“By its own count Chad killed ten": the phrase and the name behind it are one chunk."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        if chunk.case not in ("by", "in") or words[0].tag != "PRP$":
            return None
        noun = next((t.i for t in words[:-1] if t.lemma.lower() in self.words.telling), None)
        if noun is None:
            return None
        owner = next((r.code for r in chunk.own if r.kind == "party" and r.start > noun), None)
        if owner is None:
            return None
        span = (chunk.start - 1, noun + 1)
        return _source(chunk, (owner, "stated"), "in its own words", span, verb=noun)

    def _subject_of_telling(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        """“The rebels by their own account took it”, "the mission, in its report, lists": its own.

        The subject stands right before the phrase, or right behind one that opens the sentence.
        """
        tokens = annotated.sentence.tokens
        number = annotated.at[chunk.start]
        end = self._end_of_group(annotated, chunk)
        after = annotated.chunks[number + 1 :][:1]
        if chunk.start == 1 and after and after[0].start - end <= 1 and not after[0].case:
            return self._own_source(annotated, after[0], base)
        gap = tokens[chunk.start - 2].text == "," if chunk.start > 2 else False
        start = chunk.start - (2 if gap else 1)
        if not number or annotated.chunks[number - 1].end != start:
            return None
        number -= 1
        while number and annotated.chunks[number].case in ("of", "in", "at", "for"):
            number -= 1
        before = annotated.chunks[number]
        subject = before.start <= 2 or tokens[before.head].dep.startswith("nsubj")
        return self._own_source(annotated, before, base) if subject and not before.case else None

    def _own_source(self, annotated: Annotated, chunk: Chunk, base: Voice) -> str | None:
        if chunk.category not in ("official", "armed", "state", "side", "monitor", "other"):
            return None
        named = next((r.code for r in chunk.refs if r.kind == "party"), None)
        if named is not None or chunk.category == "other" or chunk.pronoun:
            return named
        return self.speakers.speaker(annotated, chunk, base)[0]

    def _for_cue(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“For the authorities in the capital, the number needs no revision”: a point of view."""
        tokens = annotated.sentence.tokens
        if not tokens or tokens[0].lower not in ("for", "to") or len(annotated.chunks) < 2:
            return []
        chunk = annotated.chunks[0]
        if (
            chunk.start != 1
            or chunk.category not in ("official", "state", "armed", "side")
            and self.speakers.surname(annotated, chunk) is None
            or chunk.pronoun
        ):
            return []
        if not any(t.text == "," for t in tokens[chunk.end : chunk.end + 14]):
            return []
        speaker, basis = self.speakers.speaker(annotated, chunk, base)
        if speaker is None:
            return []
        self.speakers.remember(speaker)
        return [_source(chunk, (speaker, basis), "a point of view ('for')", (0, chunk.end))]

    def _colon_cues(self, annotated: Annotated, base: Voice, cues: list[Cue]) -> list[Cue]:
        """“Its counterpart gave another version: men crept ...”: a source, a verb, a colon."""
        tokens = annotated.sentence.tokens
        if annotated.sentence.is_title:
            return []
        for token in tokens:
            if token.text != ":" or token.i < 3 or token.i + 4 > len(tokens):
                continue
            if any(c.start < token.i for c in cues) or tokens[token.i + 1].tag == "CD":
                continue
            if not any(t.pos == "VERB" for t in tokens[token.i + 1 :]):
                continue
            before = {t.lemma for t in tokens[: token.i]}
            if not (before & self.words.colon_verbs and before & self.words.colon_nouns):
                continue
            for chunk in annotated.chunks:
                subject = tokens[chunk.head].dep.startswith("nsubj") and chunk.end < token.i
                if (
                    subject
                    and not chunk.case
                    and chunk.category
                    in ("official", "source", "state", "monitor", "armed", "other")
                ):
                    if chunk.category == "other" and not chunk.refs:
                        continue
                    if chunk.category == "armed" and tokens[token.i - 1].pos != "NOUN":
                        continue
                    speaker, basis = self.speakers.speaker(annotated, chunk, base)
                    if speaker is None or speaker in (MEDIA, UNKNOWN):
                        return []
                    self.speakers.remember(speaker)
                    return [
                        _source(
                            chunk,
                            (speaker, basis),
                            "a source before a colon",
                            (chunk.start, token.i + 1),
                            verb=token.i,
                        )
                    ]
        return []

    def _end_of_group(self, annotated: Annotated, chunk: Chunk) -> int:
        end = chunk.end
        while chunk.of >= 0:
            chunk = annotated.chunks[chunk.of]
            end = chunk.end
        return end

    def _title_cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """“Baku: 120 violations”, "Truce in force - sources"."""
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.text == ":" and 0 < token.i <= 6:
                chunk = annotated.chunk_of(token.i - 1)
                if chunk is not None and chunk.start <= 1:
                    speaker, basis = self.speakers.speaker(annotated, chunk, base)
                    if speaker is not None and (
                        chunk.category in SOURCES
                        or any(
                            t.text in self.context.people for t in tokens[chunk.start : chunk.end]
                        )
                    ):
                        self.speakers.last = speaker
                        self.speakers.remember(speaker)
                        return [
                            _source(
                                chunk,
                                (speaker, basis),
                                "title: source before a colon",
                                (chunk.start, token.i + 1),
                                verb=token.i,
                            )
                        ]
            if (
                token.text in ("-", "–", "—")
                and token.i >= len(tokens) - 4
                and token.i + 1 < len(tokens)
            ):
                chunk = annotated.chunk_of(len(tokens) - 1)
                if chunk is not None and chunk.category in SOURCES and chunk.start == token.i + 1:
                    speaker, basis = self.speakers.speaker(annotated, chunk, base)
                    if speaker is not None:
                        self.speakers.last = speaker
                        self.speakers.remember(speaker)
                        return [
                            _source(
                                chunk,
                                (speaker, basis),
                                "title: source after a dash",
                                (token.i, len(tokens)),
                                forward=False,
                                backward=True,
                            )
                        ]
        return []


def _of_itself(chunk: Chunk, end: int) -> Chunk:
    """“According to estimates, losses of the foe": whose a later chunk is is no matter here."""
    own = tuple(r for r in chunk.refs if chunk.start <= r.start < end)
    return chunk if own == chunk.refs else msgspec.structs.replace(chunk, refs=own)


def _source(
    chunk: Chunk,
    named: tuple[str, str],
    method: str,
    span: tuple[int, int],
    *,
    verb: int | None = None,
    forward: bool = True,
    backward: bool = False,
) -> Cue:
    """A chunk as the source of what it asserts; `named` is its party and on what basis."""
    return Cue(
        verb=span[0] if verb is None else verb,
        subject=chunk,
        speaker=named[0],
        stance="assert",
        method=method,
        start=span[0],
        end=span[1],
        forward=forward,
        backward=backward,
        basis=named[1],
    )
