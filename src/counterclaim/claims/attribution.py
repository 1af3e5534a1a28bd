"""Who says it, and how the speaker stands to it.

A cue ("the ministry reported", "according to", "denied that", a title's colon) opens a region
of a sentence whose content belongs to a source. A source holds over following sentences of
its paragraph until another opens or the outlet speaks for itself. A press service's own
release speaks for its party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.triggers import is_passive
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Token


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its stance: to whom words belong. `cue` are tokens of its sentence."""

    speaker: str
    stance: str = "assert"
    method: str = ""
    basis: str = "inferred"
    sentence: int = -1
    cue: tuple[int, int] | None = None
    via: tuple[str, ...] = ()
    hearsay: bool = False


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `start` to `end` of a sentence that belong to a voice."""

    start: int
    end: int
    voice: Voice


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that rejects what was told just before it ("This is a lie")."""

    sentence: int
    voice: Voice
    start: int
    end: int


class Attributed(msgspec.Struct, kw_only=True):
    """The voices of a sentence: the base, regions of others, and a rejection of what precedes."""

    base: Voice
    regions: list[Region]
    rejection: Rejection | None = None
    denial: Rejection | None = None

    def voice_at(self, token: int) -> Voice:
        """The innermost voice over a token."""
        best: Region | None = None
        for region in self.regions:
            if region.start <= token < region.end and (
                best is None or (region.end - region.start) <= (best.end - best.start)
            ):
                best = region
        return best.voice if best is not None else self.base


_SOURCES = frozenset({"people", "state", "armed", "official", "party", "side", "source", "media", "monitor", "pronoun"})
_CLOSERS = {".", ",", "”", '"', "'", ";", "!", "?", "’", "–", "-", "—", "»"}
_OPENERS = {'"', "“", "«", "'", "‘"}


def attribute(
    sentences: Sequence[Annotated], context: Context, vocabulary: Vocabulary
) -> list[Attributed]:
    """The voices of all sentences of a document, in order."""
    return _Attributor(sentences, context, vocabulary).run()


class _Cue(msgspec.Struct, kw_only=True):
    verb: int
    subject: Chunk | None
    speaker: str
    stance: str
    method: str
    start: int
    end: int
    forward: bool
    backward: bool
    basis: str = "stated"


class _Attributor:
    def __init__(
        self, sentences: Sequence[Annotated], context: Context, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.vocabulary = vocabulary
        attribution, stance = vocabulary.attribution, vocabulary.stance
        self.say = frozenset(attribution["say"]["verbs"])
        self.weak = frozenset(attribution["say"]["weak"])
        self.deny = frozenset(stance["deny"]["verbs"])
        self.concede = frozenset(stance["concede"]["verbs"]) | frozenset(stance["confirm"]["verbs"])
        self.retract = frozenset(stance["retract"]["verbs"])
        self.retractable = frozenset(stance["retract"]["objects"])
        self.content = frozenset(stance["content"]["nouns"])
        self.false = tuple(stance["falsity"]["predicates"])
        self.false_phrases = tuple(stance["falsity"]["phrases"])
        self.needs_negation = frozenset(stance["falsity"]["needs_negation"])
        self.false_adjectives = frozenset(stance["falsity"]["adjectives"])
        self.colon_verbs = frozenset(attribution["colon"]["verbs"])
        self.colon_nouns = frozenset(attribution["colon"]["nouns"])
        self.hearsay = frozenset(attribution["hearsay"]["nouns"])
        self.negation = frozenset(vocabulary.status["negation"])
        self.last: str | None = None
        self.publisher_words = {
            w.lower() for w in context.document.source.replace("(", " ").replace(")", " ").split()
        } - {"ministry", "army", "government"}

    def run(self) -> list[Attributed]:
        publisher = self.context.publisher
        own = Voice(speaker=publisher or MEDIA, method="the publisher's own voice", basis="defaulted" if not publisher else "inferred")
        held: Voice | None = None
        paragraph = -1
        done: list[Attributed] = []
        for annotated in self.sentences:
            sentence = annotated.sentence
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                if not self._single_source(done):
                    held = None
            if self._takes_back(annotated):
                held = None
            base = own if publisher or held is None or sentence.is_title else held
            attributed = self._attribute(annotated, base)
            done.append(attributed)
            if not sentence.is_title and attributed.regions:
                widest = max(attributed.regions, key=lambda r: r.end - r.start)
                voice = widest.voice
                if voice.stance in ("assert", "concede", "deny"):
                    held = Voice(
                        speaker=voice.speaker, method="held from the sentence before",
                        sentence=voice.sentence, cue=voice.cue, basis="inferred",
                    )
        return done

    def _single_source(self, done: list[Attributed]) -> bool:
        """Whether all that was attributed so far has one source: a relay of one statement."""
        speakers = {r.voice.speaker for a in done for r in a.regions if r.voice.speaker != MEDIA}
        return len(speakers) == 1

    def _takes_back(self, annotated: Annotated) -> bool:
        text = " ".join(annotated.atoms.lower[:12])
        return any(
            text.startswith(p) or p in text[:40] and " " in p
            for p in self.vocabulary.attribution["own_voice"]["phrases"]
        )

    # -- one sentence ------------------------------------------------------------------

    def _attribute(self, annotated: Annotated, base: Voice) -> Attributed:
        cues = sorted(self._cues(annotated, base), key=lambda c: c.start)
        regions = self._regions(annotated, cues)
        result = Attributed(base=base, regions=regions)
        for region in regions:
            if region.voice.stance == "deny" and region.voice.cue is not None:
                lo = region.voice.cue[0]
                result.denial = Rejection(
                    sentence=annotated.sentence.index, voice=region.voice, start=lo, end=region.end
                )
        self._falsity(annotated, result)
        self._content_nouns(annotated, result)
        self._reject(annotated, result)
        return result

    def _cues(self, annotated: Annotated, base: Voice) -> list[_Cue]:
        cues: list[_Cue] = []
        tokens = annotated.sentence.tokens
        for token in tokens:
            cue = self._verb_cue(annotated, token, base)
            if cue is not None:
                cues.append(cue)
        cues += self._phrase_cues(annotated, base)
        cues += self._colon_cues(annotated, base, cues)
        if annotated.sentence.is_title:
            cues += self._title_cues(annotated, base)
        return cues

    def _verb_cue(self, annotated: Annotated, token: Token, base: Voice) -> _Cue | None:
        lemma = token.lemma.lower()
        if token.pos not in ("VERB", "NOUN") or token.tag == "NN" and token.pos == "NOUN":
            return None
        stance = self._verb_stance(annotated, token)
        if stance is None and lemma not in self.say:
            return None
        if token.tag == "VB" and any(m.lower == "to" for m in annotated.sentence.of(token.i, "mark")):
            return None
        inserted = token.i and annotated.sentence.tokens[token.i - 1].text == ","
        passive = is_passive(annotated.sentence, token.i) and lemma not in ("quote", "cite")
        if token.tag == "VBG" and not annotated.sentence.of(token.i, "ccomp") and stance is None:
            window = annotated.sentence.tokens[token.i + 1 : token.i + 3]
            if not any(t.lower == "that" or t.text in _OPENERS for t in window):
                return None
        subject = None if passive else self._subject(annotated, token)
        if inserted and token.tag in ("VBD", "VBN", "VBZ", "VB", "VBP") and not annotated.sentence.of(token.i, "nsubj"):
            subject = self._first_subject(annotated, token) or subject
        if subject is None:
            return self._impersonal(annotated, token, base, stance)
        speaker, basis = self._speaker(annotated, subject, base)
        if speaker is None:
            return None
        start = min(subject.start, token.i)
        end = max(subject.end, token.i + 1)
        forward, backward = self._direction(annotated, token, start, end)
        if not forward and not backward:
            return None
        if stance == "deny" and basis == "inferred":
            speaker = self._not_the_accuser(annotated, token, speaker)
        if stance is None and lemma in self.weak and not self._has_content(annotated, token, forward, backward):
            return None
        if lemma in ("go", "run", "read", "continue") and not self._beside_quote(annotated, start, end):
            return None
        self._remember(speaker)
        relative = self._relative_about(annotated, token)
        if relative is not None:
            start, forward, backward = relative, False, True
        return _Cue(
            verb=token.i, subject=subject, speaker=speaker, stance=stance or "assert",
            method=f"said by the subject of {token.text!r}", start=start, end=end,
            forward=forward, backward=backward, basis=basis,
        )

    def _beside_quote(self, annotated: Annotated, start: int, end: int) -> bool:
        """Whether a cue stands next to quoted words or between commas."""
        tokens = annotated.sentence.tokens
        before = tokens[start - 1].text if start else ""
        window = [t.text for t in tokens[end : end + 3]]
        quotes = _OPENERS | {"”", "»"}
        return before in quotes | {","} and bool({",", ".", "...", ":"} & set(window) or set(window) & quotes)

    def _remember(self, speaker: str) -> None:
        """The last source that a pronoun can mean; nameless ones are soon forgotten."""
        if speaker not in (MEDIA, UNKNOWN) or self.last is None:
            self.last = speaker

    def _not_the_accuser(self, annotated: Annotated, token: Token, speaker: str) -> str:
        """Who rejects a rival's assertion is not the rival, whoever was named nearest."""
        for chunk in annotated.chunks:
            if chunk.start > token.i and annotated.sentence.tokens[chunk.head].lemma in self.content:
                owners = [r.code for r in chunk.refs if r.kind == "party"]
                if chunk.of >= 0 or not owners:
                    owners += [r.code for c in annotated.chunks[annotated.at[chunk.head] : annotated.at[chunk.head] + 2] for r in c.refs if r.kind == "party"]
                if speaker in owners:
                    return self.context.opponent(speaker) or speaker
        return speaker

    def _relative_about(self, annotated: Annotated, token: Token) -> int | None:
        """ "The victims about whom the capital speaks": the source owns only what precedes."""
        tokens = annotated.sentence.tokens
        for i in range(token.i - 1, max(0, token.i - 6), -1):
            if tokens[i].lower in ("which", "whom") and i and tokens[i - 1].lower in ("about", "of"):
                return i - 1
        return None

    def _verb_stance(self, annotated: Annotated, token: Token) -> str | None:
        lemma = token.lemma.lower()
        if lemma in self.deny and not self._negated(annotated, token):
            return "deny"
        if lemma in self.concede:
            if lemma == "allow" and not annotated.sentence.of(token.i, "ccomp"):
                return None
            return "concede" if lemma not in ("confirm",) else "assert"
        if lemma in self.retract:
            near = {t.lemma for t in annotated.sentence.tokens[max(0, token.i - 10) : token.i + 8]}
            return "retract" if near & self.retractable else None
        return None

    def _negated(self, annotated: Annotated, token: Token) -> bool:
        return any(c.lower in ("not", "n't", "never") for c in annotated.sentence.of(token.i, "advmod"))

    def _subject(self, annotated: Annotated, token: Token) -> Chunk | None:
        sentence = annotated.sentence
        at = token.i
        for _ in range(3):
            for subject in sentence.of(at, "nsubj"):
                if subject.dep == "nsubj:pass" and token.lemma not in ("quote", "cite"):
                    continue
                if subject.lower in ("who", "which", "that") and sentence.tokens[at].dep.startswith("acl"):
                    return annotated.chunk_of(sentence.tokens[at].head)
                chunk = annotated.chunk_of(subject.i)
                if chunk is not None:
                    return chunk
            if sentence.tokens[at].dep in ("conj", "xcomp", "advcl") and sentence.tokens[sentence.tokens[at].head].pos == "VERB":
                at = sentence.tokens[at].head
                continue
            break
        left = self._adjacent_left(annotated, token)
        if left is not None:
            return left
        if token.tag == "VBG" and token.i and sentence.tokens[token.i - 1].text == ",":
            for earlier in reversed(sentence.tokens[: token.i]):
                if earlier.lemma in self.say | self.deny | self.concede and earlier.pos == "VERB" and earlier.tag != "VBG":
                    return self._subject(annotated, earlier)
        right = annotated.chunk_of(token.i + 1) if token.i + 1 < len(sentence.tokens) else None
        if right is not None and right.category in _SOURCES and not right.pronoun and self._after_quote(annotated, token.i):
            return right
        return None

    def _first_subject(self, annotated: Annotated, token: Token) -> Chunk | None:
        """ "Russia, whose contingent guards the truce, said": the subject before an insertion."""
        tokens = annotated.sentence.tokens
        for chunk in reversed(annotated.chunks):
            if chunk.end >= token.i - 1 or chunk.case or chunk.pronoun:
                continue
            person = self._is_person(annotated, chunk)
            if chunk.category not in _SOURCES and not person or chunk.category == "people" and not chunk.refs:
                continue
            if tokens[chunk.end].text == ",":
                return chunk
            if tokens[chunk.end].lower == "in" and chunk.category in ("official", "armed"):
                return chunk
        return None

    def _adjacent_left(self, annotated: Annotated, token: Token) -> Chunk | None:
        tokens = annotated.sentence.tokens
        at = token.i - 1
        while at >= 0 and (tokens[at].pos in ("AUX", "ADV", "PART") or tokens[at].lower in ("also", "themselves", "itself")):
            at -= 1
        chunk = annotated.chunk_of(at) if at >= 0 else None
        return chunk if chunk is not None and chunk.category in _SOURCES and not chunk.case else None

    def _after_quote(self, annotated: Annotated, at: int) -> bool:
        return at > 0 and annotated.sentence.tokens[at - 1].text in _CLOSERS

    def _speaker(self, annotated: Annotated, chunk: Chunk, base: Voice) -> tuple[str | None, str]:
        tokens = annotated.sentence.tokens
        surname = next((tokens[i].text for i in range(chunk.end - 1, chunk.start - 1, -1) if tokens[i].text in self.context.people), None)
        proper = {t.lower for t in tokens[chunk.start : chunk.end] if t.text[:1].isupper() and t.pos != "DET"}
        if proper and proper <= self.publisher_words:
            return None, ""
        named = self.context.parties_of(chunk, base.speaker, self.last)
        if chunk.category == "source":
            noun = chunk.noun
            anonymous = noun is not None and "anonymous" in noun.target_kind
            return (named[0].code, "stated") if named and not anonymous else (UNKNOWN, "stated")
        if chunk.category == "people" and chunk.noun is not None and chunk.party is None:
            military = chunk.noun.target_kind == ("military",)
            return (named[0].code, "stated") if named and military else (UNKNOWN, "stated")
        if chunk.category == "media":
            return MEDIA, "stated"
        if chunk.pronoun:
            if chunk.own and chunk.own[0].kind == "self":
                return base.speaker, "inferred"
            return self.last or (base.speaker if base.speaker != MEDIA else None), "inferred"
        if named:
            return named[0].code, named[0].basis
        if surname is not None:
            return self.context.people[surname], "inferred"
        if tokens[chunk.head].lemma in self.content:
            return self.last, "inferred"
        if chunk.category in ("official", "monitor", "side") or (chunk.noun is not None and chunk.noun.kind == "official"):
            known = self.context.publisher or self.last or self._before(annotated, chunk)
            return known or self.context.outlet_party or self._nearest_party(annotated, chunk), "inferred"
        if self._is_person(annotated, chunk):
            speaker = self._person_party(annotated, chunk)
            if speaker is not None:
                self.context.people.setdefault(tokens[chunk.head].text, speaker)
            return speaker, "inferred"
        return None, ""

    def _before(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [h.payload.code for h in annotated.parties if h.payload.code and not h.payload.deictic and h.end <= chunk.start]
        return codes[0] if codes else None

    def _is_person(self, annotated: Annotated, chunk: Chunk) -> bool:
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        names = 0
        for word in reversed(words):
            if word.pos != "PROPN" and not word.text[:1].isupper():
                break
            names += 1
        known = words[-1].text in self.context.people
        titled = chunk.category in ("other", "people", "armed", "official") and words[-1].pos == "PROPN"
        return known or titled and (names >= 2 or len(words) == 1)

    def _person_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        """A person of no stated post speaks for the party named last before, or in the sentence."""
        known = self.context.publisher or self._before(annotated, chunk) or self.last
        return known or self.context.outlet_party or self._earlier(annotated) or self._nearest_party(annotated, chunk)

    def _earlier(self, annotated: Annotated) -> str | None:
        """The side that was named last in the sentences before."""
        for before in reversed(self.sentences[: annotated.sentence.index]):
            codes = [h.payload.code for h in before.parties if h.payload.code in self.context.sides]
            if codes:
                return codes[-1]
        return None

    def _nearest_party(self, annotated: Annotated, chunk: Chunk) -> str | None:
        codes = [h.payload.code for h in annotated.parties if h.payload.code and not h.payload.deictic]
        sides = [c for c in codes if c in self.context.sides]
        if sides or codes:
            return (sides or codes)[0]
        ranked = [c for c, _ in self.context.counts.most_common() if c in self.context.sides]
        return ranked[0] if ranked else None

    def _direction(self, annotated: Annotated, token: Token, start: int, end: int) -> tuple[bool, bool]:
        """Whether the content follows the cue, precedes it, or both (a broken quotation)."""
        tokens = annotated.sentence.tokens
        stop = next((t.i for t in tokens[end:] if t.text in (";",)), len(tokens))
        after = [t for t in tokens[end:stop] if t.pos != "PUNCT"]
        before = [t for t in tokens[:start] if t.pos != "PUNCT"]
        closes = start > 0 and tokens[start - 1].text in _CLOSERS
        if closes and end < len(tokens) and tokens[end].text == "," and tokens[start - 1].text == ",":
            finite_after = any(t.pos in ("VERB", "AUX") for t in tokens[end:stop])
            return finite_after, any(t.pos in ("VERB", "AUX") for t in tokens[:start]) and not finite_after or finite_after and self._started(tokens, start)
        finite_before = any(t.pos in ("VERB", "AUX") for t in before)
        complement = annotated.sentence.of(token.i, "ccomp", "xcomp", "parataxis", "obj")
        follows = any(c.i > token.i and c.tag != "VBG" for c in complement) or any(t.lower in ("that", "how") for t in tokens[end : end + 6])
        precedes = any(c.i < start and c.dep != "obj" for c in complement)
        content_after = any(t.pos in ("VERB", "AUX", "NUM") or t.pos == "NOUN" for t in after)
        if after and after[0].tag == "VBG" and closes:
            content_after = False
        opens = any(t.text in (*_OPENERS, ":") for t in tokens[end : end + 8])
        if closes and finite_before and (precedes or not follows or _is_short(after)):
            return opens and not _is_short(after), True
        if follows or opens or content_after and not (closes and finite_before):
            return True, False
        return False, finite_before or bool(before)

    def _started(self, tokens: tuple[Token, ...], start: int) -> bool:
        """Whether a clause has already begun before an inserted cue ("The steps, it says, are")."""
        before = tokens[max(0, start - 3) : start]
        return not any(t.lower in ("when", "that", "and", "but", "which", "who", "because", "after") for t in before)

    def _has_content(self, annotated: Annotated, token: Token, forward: bool, backward: bool) -> bool:
        sentence = annotated.sentence
        if backward and token.i and any(t.text in _OPENERS | _CLOSERS for t in sentence.tokens[: token.i]):
            return True
        if sentence.of(token.i, "ccomp"):
            return True
        if token.lemma == "observe":
            return False
        window = sentence.tokens[token.i + 1 : token.i + 10]
        if any(t.text in _OPENERS or t.text == ":" or t.lower == "that" for t in window):
            return True
        return any(t.lemma in self.content for t in window) or token.lemma in ("accuse", "recall", "estimate", "put", "count", "speak", "record", "warn", "call", "describe", "present")

    def _impersonal(self, annotated: Annotated, token: Token, base: Voice, stance: str | None) -> _Cue | None:
        """ "It was noted that": the source in force goes on; a passive with no source."""
        tokens = annotated.sentence.tokens
        window = " ".join(t.lower for t in tokens[max(0, token.i - 4) : token.i + 1])
        if not any(window.endswith(p) for p in self.vocabulary.attribution["impersonal"]["phrases"]):
            return None
        speaker = self.context.publisher or self.last
        if speaker is None:
            return None
        return _Cue(
            verb=token.i, subject=None, speaker=speaker, stance=stance or "assert",
            method="impersonal cue: the source in force", start=max(0, token.i - 2), end=token.i + 1,
            forward=True, backward=False, basis="inferred",
        )

    def _phrase_cues(self, annotated: Annotated, base: Voice) -> list[_Cue]:
        cues: list[_Cue] = []
        lower = [t.lower for t in annotated.sentence.tokens]
        cues += self._for_cue(annotated, base)
        for phrase in self.vocabulary.attribution["phrases"]["according"]:
            words = phrase.split()
            for at in range(len(lower) - len(words)):
                if lower[at : at + len(words)] != words or lower[at + len(words)] in ("which", "whom", "whose"):
                    continue
                chunk = next((annotated.chunk_of(i) for i in range(at + len(words), min(at + len(words) + 4, len(lower))) if annotated.chunk_of(i)), None)
                if chunk is None:
                    continue
                speaker, basis = self._speaker(annotated, chunk, base)
                if speaker is None:
                    continue
                self._remember(speaker)
                end = self._end_of_group(annotated, chunk)
                follows = any(t.pos in ("VERB", "AUX") for t in annotated.sentence.tokens[end:])
                opened = at == 0 or annotated.sentence.tokens[at - 1].lower in ("and", "but", "while", ";", ":", "\"", "“") 
                early = at <= 2 or follows and opened or not any(t.pos in ("VERB",) for t in annotated.sentence.tokens[:at])
                cues.append(_Cue(
                    verb=at, subject=chunk, speaker=speaker, stance="assert", method=f"{phrase!r}",
                    start=at, end=end, forward=early or follows and end < len(lower) - 3, backward=not early, basis=basis,
                ))
                break
        return cues

    def _for_cue(self, annotated: Annotated, base: Voice) -> list[_Cue]:
        """ "For the authorities in the capital, the number needs no revision": a point of view."""
        tokens = annotated.sentence.tokens
        if not tokens or tokens[0].lower not in ("for", "to") or len(annotated.chunks) < 2:
            return []
        chunk = annotated.chunks[0]
        if chunk.start != 1 or chunk.category not in ("official", "state", "armed", "side") or chunk.pronoun:
            return []
        if not any(t.text == "," for t in tokens[chunk.end : chunk.end + 14]):
            return []
        speaker, basis = self._speaker(annotated, chunk, base)
        if speaker is None:
            return []
        self._remember(speaker)
        return [_Cue(verb=0, subject=chunk, speaker=speaker, stance="assert", method="a point of view ('for')", start=0, end=chunk.end, forward=True, backward=False, basis=basis)]

    def _colon_cues(self, annotated: Annotated, base: Voice, cues: list[_Cue]) -> list[_Cue]:
        """ "Its counterpart gave another sequence: saboteurs crept ...": a source, a verb, a colon."""
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
            if not (before & self.colon_verbs and before & self.colon_nouns):
                continue
            for chunk in annotated.chunks:
                subject = tokens[chunk.head].dep.startswith("nsubj") and chunk.end < token.i
                if subject and not chunk.case and chunk.category in ("official", "source", "state", "monitor", "armed", "other"):
                    if chunk.category == "other" and not chunk.refs:
                        continue
                    if chunk.category == "armed" and tokens[token.i - 1].pos != "NOUN":
                        continue
                    speaker, basis = self._speaker(annotated, chunk, base)
                    if speaker is None or speaker in (MEDIA, UNKNOWN):
                        return []
                    self._remember(speaker)
                    return [_Cue(verb=token.i, subject=chunk, speaker=speaker, stance="assert", method="a source before a colon", start=chunk.start, end=token.i + 1, forward=True, backward=False, basis=basis)]
        return []

    def _end_of_group(self, annotated: Annotated, chunk: Chunk) -> int:
        end = chunk.end
        while chunk.of >= 0:
            chunk = annotated.chunks[chunk.of]
            end = chunk.end
        return end

    def _title_cues(self, annotated: Annotated, base: Voice) -> list[_Cue]:
        """ "Baku: 120 violations", "Truce in force - sources"."""
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.text == ":" and 0 < token.i <= 6:
                chunk = annotated.chunk_of(token.i - 1)
                if chunk is not None and chunk.start <= 1:
                    speaker, basis = self._speaker(annotated, chunk, base)
                    if speaker is not None and (chunk.category in _SOURCES or any(t.text in self.context.people for t in tokens[chunk.start : chunk.end])):
                        self.last = speaker
                        return [_Cue(verb=token.i, subject=chunk, speaker=speaker, stance="assert", method="title: source before a colon", start=chunk.start, end=token.i + 1, forward=True, backward=False, basis=basis)]
            if token.text in ("-", "–", "—") and token.i >= len(tokens) - 4 and token.i + 1 < len(tokens):
                chunk = annotated.chunk_of(len(tokens) - 1)
                if chunk is not None and chunk.category in _SOURCES and chunk.start == token.i + 1:
                    speaker, basis = self._speaker(annotated, chunk, base)
                    if speaker is not None:
                        self.last = speaker
                        return [_Cue(verb=token.i, subject=chunk, speaker=speaker, stance="assert", method="title: source after a dash", start=token.i, end=len(tokens), forward=False, backward=True, basis=basis)]
        return []

    def _regions(self, annotated: Annotated, cues: list[_Cue]) -> list[Region]:
        size = len(annotated.sentence.tokens)
        regions: list[Region] = []
        for n, cue in enumerate(cues):
            after = [c for c in cues[n + 1 :] if c.start >= cue.end]
            before = [c for c in cues[:n] if c.end <= cue.start]
            voice = Voice(
                speaker=cue.speaker, stance=cue.stance, method=cue.method, basis=cue.basis,
                sentence=annotated.sentence.index, cue=(cue.start, cue.end),
            )
            if cue.forward:
                end = size
                for other in after:
                    if other.forward and not self._nested(annotated, cue, other):
                        end = other.start
                        break
                    if other.backward and not other.forward:
                        # "A said X, B said": the later cue takes what stands between
                        end = self._clause_start(annotated, cue.end, other.start)
                        break
                if end > cue.end:
                    regions.append(Region(start=cue.end, end=end, voice=voice))
            if cue.backward:
                start = 0
                for other in reversed(before):
                    if other.forward:
                        start = self._clause_start(annotated, other.end, cue.start)
                        break
                    start = other.end
                    break
                if cue.start > start:
                    regions.append(Region(start=start, end=cue.start, voice=voice))
        return regions

    def _nested(self, annotated: Annotated, outer: _Cue, inner: _Cue) -> bool:
        """Whether the inner cue is part of what the outer one says, not beside it."""
        tokens = annotated.sentence.tokens
        return outer.verb in set(annotated.sentence.ancestors(inner.verb)) and not any(
            t.text == ";" for t in tokens[outer.end : inner.start]
        ) and tokens[inner.verb].dep != "conj"

    def _clause_start(self, annotated: Annotated, lo: int, hi: int) -> int:
        tokens = annotated.sentence.tokens
        for i in range(hi - 2, lo, -1):
            if tokens[i].text in (";", ":", "."):
                return i + 1
        for i in range(lo, hi):
            if tokens[i].text == "," and i + 1 < hi and tokens[i + 1].lower in ("and", "but", "while", "whereas"):
                return i + 1
        return lo

    # -- content nouns, falsity, rejection ----------------------------------------------

    def _content_nouns(self, annotated: Annotated, result: Attributed) -> None:
        """ "the Armenian announcement that ...", "reports of ... by the rival": whose content."""
        sentence = annotated.sentence
        for chunk in annotated.chunks:
            head = sentence.tokens[chunk.head]
            if head.lemma not in self.content or head.pos not in ("NOUN", "PROPN") or head.lower == "talks":
                continue
            nxt = sentence.tokens[chunk.end].lower if chunk.end < len(sentence.tokens) else ""
            if nxt not in ("that", "of", "about", "on", "according", "which", "as", ":", "from", "by", "claiming", "concerning", "regarding") and not sentence.of(chunk.head, "acl"):
                continue
            outer = result.voice_at(chunk.head)
            invented = self._invented(annotated, chunk)
            owner = outer.speaker if invented else self._content_owner(annotated, chunk, outer)
            if outer.stance == "deny" or owner == outer.speaker and not invented:
                continue
            hearsay = owner is None
            if owner is None:
                if head.lemma not in self.hearsay or self._is_subject(annotated, chunk):
                    continue
                owner = UNKNOWN if outer.speaker == MEDIA else outer.speaker
            elif not invented:
                self._remember(owner)
            members = sorted(i for i in sentence.subtree(chunk.head) if i >= chunk.end)
            end = members[-1] + 1 if members else chunk.end
            if head.dep.startswith(("obj", "obl")) and nxt in ("that", "according", "claiming"):
                end = next((t.i for t in sentence.tokens[end:] if t.text == ";"), len(sentence.tokens))
            if end - chunk.end < 3:
                continue
            voice = Voice(
                speaker=owner, method=f"content of {head.text!r}", basis="stated", stance="deny" if invented else "assert", hearsay=hearsay,
                sentence=sentence.index, cue=(chunk.start, chunk.end),
            )
            result.regions.append(Region(start=chunk.end, end=end, voice=voice))

    def _is_subject(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "The statement says": a content noun that speaks itself."""
        tokens = annotated.sentence.tokens
        head = tokens[tokens[chunk.head].head]
        return tokens[chunk.head].dep == "nsubj" and head.lemma in self.say

    def _invented(self, annotated: Annotated, chunk: Chunk) -> bool:
        """ "Invented news", "false claims": the noun phrase itself rejects its content."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        return any(t.lemma.lower() in self.false_adjectives or t.lower in self.false_adjectives for t in words)

    def _content_owner(self, annotated: Annotated, chunk: Chunk, outer: Voice) -> str | None:
        refs = chunk.own or (annotated.chunks[chunk.of].refs if chunk.of >= 0 and annotated.chunks[chunk.of].category in ("official", "state", "media") else ())
        for ref in refs:
            named = self.context.resolve(ref, outer.speaker, self.last)
            if named is not None:
                return named.code
        return None

    def _falsity(self, annotated: Annotated, result: Attributed) -> None:
        """ "The reports that ... are false": the speaker denies the subject's content."""
        sentence = annotated.sentence
        tokens = sentence.tokens
        span = self._false_predicate(annotated)
        if span is None:
            return
        start, end = span
        lemmas = {t.lemma for t in tokens[:start]} | {t.lower for t in tokens[:start]}
        verb = next((t for t in reversed(tokens[:start]) if t.lemma in ("call", "describe", "dismiss", "brand", "label", "trash", "term", "reject", "denounce", "qualify", "consider")), None)
        voice = result.voice_at(start)
        if voice.stance == "deny":
            return
        if verb is not None and verb.lemma in ("call", "describe", "brand", "label", "term", "qualify", "trash", "dismiss"):
            subject = self._subject(annotated, verb)
            if subject is not None:
                speaker, _ = self._speaker(annotated, subject, voice)
                if speaker is not None:
                    voice = msgspec.structs.replace(voice, speaker=speaker)
        if not (lemmas & self.content or {"that", "alleged", "allegedly", "having"} & lemmas or verb is not None):
            return
        low = 0
        for region in result.regions:
            if region.start <= start < region.end and region.voice.stance != "deny" and region.voice.cue is not None:
                low = max(low, region.start) if region.voice.speaker == voice.speaker else low
        denied = msgspec.structs.replace(
            voice, stance="deny", method=f"said to be {' '.join(t.text for t in tokens[start:end])!r}",
            sentence=sentence.index, cue=(start, end), basis="stated",
        )
        low = self._subject_start(annotated, low, start)
        kept = [r for r in result.regions if not low <= r.start < start]
        result.regions = [*kept, Region(start=low, end=start, voice=denied)]
        content_after = [i for i in range(end, len(tokens)) if tokens[i].lemma in self.content or tokens[i].lower in ("that",)]
        if verb is not None and content_after and not (lemmas & self.content):
            result.regions.append(Region(start=end, end=len(tokens), voice=denied))

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
        for phrase in (*self.false_phrases, *self.false):
            words = phrase.split()
            for at in range(len(tokens) - len(words) + 1):
                if not all(w in (lemmas[at + n], lowers[at + n]) for n, w in enumerate(words)):
                    continue
                negated = any(w in self.negation for w in lowers[max(0, at - 4) : at])
                if (phrase in self.needs_negation) != negated and phrase not in ("no basis", "no truth", "no foundation", "no substance"):
                    continue
                before = {lemmas[i] for i in range(max(0, at - 8), at)}
                if tokens[at].pos == "ADJ" and len(words) == 1 and not before & {"be", "as", "call", "describe", "dismiss", "reject", "brand", "absolutely", "completely", "prove"}:
                    continue
                if len(words) == 1 and tokens[at].pos == "NOUN" and not before & {"be", "as", "call", "describe", "dismiss", "brand", "label", "term"}:
                    continue
                yield at, at + len(words)

    def _reject(self, annotated: Annotated, result: Attributed) -> None:
        atoms = " ".join(annotated.atoms.lower)
        short = len(annotated.sentence.tokens) <= 30
        for phrase in self.vocabulary.stance["anaphor"]["phrases"]:
            if phrase not in atoms or not short:
                continue
            if phrase in ("it was not", "it did not") and not (atoms.startswith(phrase) and atoms[len(phrase) :].lstrip()[:1] in (":", ".", ";", "")):
                continue
            first = phrase.split()[0]
            start = next((t.i for t in annotated.sentence.tokens if t.lower == first), 0)
            voice = result.voice_at(start)
            named = next((h.payload.code for h in annotated.parties if h.end <= start + 3 and h.payload.code), None)
            if named is not None and voice.speaker == MEDIA:
                voice = msgspec.structs.replace(voice, speaker=named)
            denial = msgspec.structs.replace(
                voice, stance="deny", method=f"rejects what precedes: {phrase!r}",
                sentence=annotated.sentence.index, cue=(start, len(annotated.sentence.tokens)),
            )
            result.rejection = Rejection(sentence=annotated.sentence.index, voice=denial, start=start, end=len(annotated.sentence.tokens))
            return


def _is_short(tokens: list[Token]) -> bool:
    return len(tokens) <= 6 and not any(t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP") for t in tokens)
