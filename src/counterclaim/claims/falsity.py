"""Content that is rejected: "the reports are false", "it is not true that", "this is a lie".

Three shapes. The predicate stands after what it rejects ("the report of shelling is a lie"),
before it ("it is not true that", "no truth in reports of"), or points back to the sentence
before ("nothing of the kind", "called this a lie").
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, Context
from counterclaim.claims.corrections import takes_back
from counterclaim.claims.cues import CueFinder
from counterclaim.claims.curt import Curt
from counterclaim.claims.false_predicates import FalsePredicates
from counterclaim.claims.false_relatives import dismissed_beside, ends_a_relative, party_before
from counterclaim.claims.found import is_passive
from counterclaim.claims.others import Others
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import OPENERS, Attributed, Region, Rejection, Voice, Words
from counterclaim.read import Token

_POINTING = frozenset({"it", "this", "that", "these", "they", "both", "such"})
_SPEECH = frozenset(
    {"speak", "talk", "say", "claim", "assert", "allege", "maintain", "suggest", "speculate"}
)
#: "Neither could be verified" rejects nothing.
_CHECKING = frozenset(
    {"check", "verify", "confirm", "establish", "reach", "comment", "hurt", "harm"}
)
#: What opens a matter that is set before its sentence: "as regards the reports of X, they".
_MATTERS = ("as regards", "as for", "as to", "concerning", "regarding", "with regard to")
#: What a verb needs to put something away.
_AWAY = frozenset({"aside", "off", "away"})
#: "The figure of 300 dead is an invention".
_NUMBERS = frozenset({"figure", "number", "toll", "count", "tally"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such", "all"})
_DOING = frozenset({"do", "have", "be"})
#: Who can reject.
_REJECTING = ("official", "state", "armed", "side", "monitor")


class Falsity:
    """Marks what a sentence says to be false, in it or before it."""

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
        self.others = Others(context)
        self.curt = Curt(speakers, words)
        self.phrases = tuple(vocabulary.stance["anaphor"]["phrases"])
        self.predicates = FalsePredicates(context, words)

    def apply(self, annotated: Annotated, result: Attributed) -> None:
        """Add the regions that a predicate of falsity denies, or the rejection that it makes."""
        span = self.predicates.called_false(annotated)
        if span is None:
            span = self.predicates.denied(annotated)
        if self.others.liars(annotated, result) or self.others.disowned(annotated, result):
            return
        if span is None:
            return
        start, end = span
        tokens = annotated.sentence.tokens
        voice = self._inserted(tokens, result, start) or result.voice_at(start)
        if voice.stance in ("deny", "retract") or ends_a_relative(result, tokens, start, end):
            return
        verb = self._calling(annotated, start)
        if verb is not None:
            voice = self._caller(annotated, verb, voice)
        else:
            voice = self._denier(annotated, start, voice)
        denied = msgspec.structs.replace(
            voice,
            stance="retract" if self._of_its_own(annotated, start, voice) else "deny",
            method=f"said to be {' '.join(t.text for t in tokens[start:end])!r}",
            sentence=annotated.sentence.index,
            cue=(start, end),
            basis="stated",
        )
        if self._opens(annotated, start, end):
            ends = [r.end for r in result.regions if r.start <= start < r.end]
            stop = min(ends, default=len(tokens))
            result.regions.append(Region(start=end, end=stop, voice=denied))
        elif self._points_back(annotated, start, verb) or self._bare(annotated, start):
            self._back(annotated, result, denied, start, end)
        elif dismissed_beside(self.finder.asides, self.words, annotated, verb):
            self._back(annotated, result, denied, start, end)
        elif verb is not None and self._calls_a_telling(tokens, verb, start):
            self._back(annotated, result, denied, start, end)
            result.regions.append(Region(start=verb.i, end=start, voice=denied))
        elif verb is None and self._bare(annotated, start, self._opened(result, start)):
            self._back(annotated, result, denied, start, end)
        elif verb is not None or self._holds_content(tokens[:start]) or self._act(result, denied):
            self._cover(annotated, result, denied, start, end, verb)

    def _act(self, result: Attributed, denied: Voice) -> bool:
        """ "The shelling was denied by the army": the act itself, and who denies it is named."""
        return denied.method == "said to be 'denied'" and denied.speaker != result.base.speaker

    def _of_its_own(self, annotated: Annotated, start: int, voice: Voice) -> bool:
        return takes_back(annotated, start, voice.speaker, self.words.content, self.context)

    def _inserted(self, tokens: tuple[Token, ...], result: Attributed, start: int) -> Voice | None:
        """ "That it was hit is, the army said, false": the source put in before the predicate."""
        if start < 4 or tokens[start - 1].text != ",":
            return None
        for region in result.regions:
            cue = region.voice.cue
            here = region.voice.method.startswith("said by") and region.end < start
            if here and cue is not None and start - 5 <= cue[1] < start and cue[0] >= region.end:
                if tokens[cue[0] - 1].text == ",":
                    return region.voice
        return None

    # -- shapes ------------------------------------------------------------------------

    def _cover(
        self,
        annotated: Annotated,
        result: Attributed,
        denied: Voice,
        start: int,
        end: int,
        verb: Token | None,
    ) -> None:
        """What stands before the predicate is denied, up to another's words."""
        tokens = annotated.sentence.tokens
        low = 0
        for region in result.regions:
            inside = region.start <= start < region.end and region.voice.cue is not None
            if inside and region.voice.stance != "deny" and region.voice.speaker == denied.speaker:
                parts = [r.start for r in result.regions if r.voice.cue == region.voice.cue]
                low = max(low, min(parts))  # "that it fell, the note adds, is a lie"
        low = self._clause_start(tokens, low, self._subject_noun(tokens, low, start))
        kept = [
            r
            for r in result.regions
            if not (low <= r.start < start)
            or r.voice.speaker != denied.speaker
            and self._own_cue(annotated, r)
        ]
        more = self._beside(tokens, result, denied, end)
        if not more:  # "said its first count was wrong and put the toll at nine"
            rest = [r for r in result.regions if r not in kept and r.end > end + 1]
            more = [msgspec.structs.replace(r, start=end) for r in rest]
        result.regions = [*kept, Region(start=low, end=start, voice=denied), *more]
        if verb is None:
            if tokens[end : end + 1] and tokens[end].text == ":" and denied.speaker != MEDIA:
                said = msgspec.structs.replace(denied, stance="assert", method="after a rejection")
                result.regions.append(Region(start=end, end=len(tokens), voice=said))
            return
        if end < len(tokens) and tokens[end].text in ('"', "”", "''"):
            if any(t.text in OPENERS or t.text == "``" for t in tokens[max(0, start - 4) : start]):
                end += 1  # 'called "pure fiction" a report that': the mark closes the word
        after = tokens[end : end + 3]
        if any(t.text == ":" or t.text in OPENERS for t in after[:2]):
            said = msgspec.structs.replace(denied, stance="assert", method="after a rejection")
            result.regions.append(Region(start=end, end=len(tokens), voice=said))
        elif not self._holds_content(tokens[:start]) and self._holds_content(tokens[end:]):
            result.regions.append(Region(start=end, end=len(tokens), voice=denied))

    def _beside(
        self, tokens: tuple[Token, ...], result: Attributed, denied: Voice, end: int
    ) -> list[Region]:
        """“Said the claim that it fired was false and that the rebels had": asserted beside it."""
        words = [t.lower for t in tokens[end : end + 3] if t.text != ","][:2]
        if words not in (["and", "that"], ["but", "that"]):
            return []
        that = next(t.i for t in tokens[end:] if t.lower == "that")
        said = msgspec.structs.replace(denied, stance="assert", method="said beside a rejection")
        ends = (r.end for r in result.regions if r.start < end < r.end)
        return [Region(start=that, end=min(ends, default=len(tokens)), voice=said)]

    def _own_cue(self, annotated: Annotated, region: Region) -> bool:
        """Whether another source speaks here by a verb of its own, not as a noun's owner."""
        return (
            region.voice.method.startswith("said by")
            and region.voice.basis == "stated"
            and any(t.lower == "," for t in annotated.sentence.tokens[region.end - 1 : region.end])
        )

    def _back(
        self, annotated: Annotated, result: Attributed, denied: Voice, start: int, end: int
    ) -> None:
        method = denied.method.replace("said to be", "rejects what precedes:")
        low = max((r.start for r in result.regions if r.start < start < r.end), default=0)
        result.rejection = Rejection(
            sentence=annotated.sentence.index,
            voice=msgspec.structs.replace(denied, method=method),
            start=low,
            end=end,
        )

    def _holds_content(self, tokens: tuple[Token, ...]) -> bool:
        return any(
            t.lemma in self.words.content
            or t.lemma in _NUMBERS
            and t.pos == "NOUN"
            or t.lower in ("that", "alleged", "allegedly", "having", "what")
            for t in tokens
        )

    def _opens(self, annotated: Annotated, start: int, end: int) -> bool:
        """“It is not true that”, "it is groundless to speak of", "no truth in reports of"."""
        tokens = annotated.sentence.tokens
        before = {t.lower for t in tokens[max(0, start - 5) : start]}
        after = tokens[end : end + 5]
        if not after or not before & {"it", "there"} and start > 3:
            return False
        if any(t.lemma in self.words.content for t in tokens[:start]):
            return False
        if (
            after[0].lower == "that"
            or after[0].lower in ("in", "to", "for", "behind")
            and (any(t.lemma in self.words.content | _SPEECH for t in after[1:]))
        ):
            return True
        return False

    def _points_back(self, annotated: Annotated, start: int, verb: Token | None) -> bool:
        """“It was a trick”, "called this a lie": the predicate is about what precedes it."""
        tokens = annotated.sentence.tokens
        low = verb.i + 1 if verb is not None else max(0, start - 8)
        window = tokens[low:start]
        if any(t.lemma in self.words.content for t in window):
            return False
        if verb is not None:
            return bool(window) and window[0].lower in _POINTING
        opening = " ".join(t.lower for t in tokens[:3])
        if opening.startswith(_MATTERS) and self._holds_content(tokens[:start]):
            return False
        nominal = [t for t in window if t.pos in ("NOUN", "PROPN", "PRON", "DET", "AUX")]
        for n, token in enumerate(nominal[:-1]):
            if token.lower in _POINTING and nominal[n + 1].pos == "AUX" and token.pos == "PRON":
                return True
        return False

    def _subject_noun(self, tokens: tuple[Token, ...], low: int, start: int) -> int:
        """The content noun that the predicate is said of, however long its own clauses are."""
        for token in tokens[low:start]:
            if token.lemma in self.words.content and token.dep.startswith("nsubj"):
                if start <= token.head <= start + 3:
                    return token.i
        return start

    def _clause_start(self, tokens: tuple[Token, ...], low: int, start: int) -> int:
        for i in range(start - 1, low, -1):
            if tokens[i].lower == "that" and tokens[i - 1].lower == "and":
                return i
            if tokens[i].text in (";",) or tokens[i].text == ":" and i > 8:
                return i + 1
        return low

    # -- who rejects -------------------------------------------------------------------

    def _calling(self, annotated: Annotated, start: int) -> Token | None:
        """The verb of "called the story a fabrication" before a predicate."""
        for token in reversed(annotated.sentence.tokens[:start]):
            if token.text in (";",):
                return None
            if token.lemma in self.words.calling and token.pos == "VERB":
                return token
        return None

    def _denier(self, annotated: Annotated, start: int, voice: Voice) -> Voice:
        """Who rejects in a passive: "was denied by the army", "thrown out by the capital as"."""
        denying = annotated.sentence.tokens[start].lemma in self.words.deny
        for chunk in annotated.chunks:
            near = (
                start < chunk.start <= start + 4 if denying else chunk.end <= start <= chunk.end + 3
            )
            by = chunk.case == "by" or denying and _is_seat(chunk)
            if not by or not near or chunk.category not in _REJECTING:
                continue
            if not denying and annotated.sentence.tokens[chunk.end].lower != "as":
                continue
            speaker, _ = self.speakers.speaker(annotated, chunk, voice)
            if speaker is not None:
                self.speakers.remember(speaker)
                return msgspec.structs.replace(voice, speaker=speaker)
        if denying and voice.speaker == MEDIA:
            return self._agent(annotated, start, voice)
        return voice

    def _opened(self, result: Attributed, start: int) -> int:
        """Where the words of the source begin that calls something false."""
        cued = (r for r in result.regions if r.start <= start < r.end and r.voice.cue is not None)
        return max((r.start for r in cued), default=0)

    def _bare(self, annotated: Annotated, start: int, low: int = 0) -> bool:
        """“The claim was dismissed”, "both reports are false": what was told before, no more.

        Within the words of a source it may be another's: "said that their claim was false".
        """
        tokens = annotated.sentence.tokens
        first = next((c for c in annotated.chunks if low <= c.start and c.end <= start), None)
        if first is None or tokens[first.head].lemma not in self.words.content:
            return False
        if first.own and not low:
            return False
        pointing = bool(first.own) or tokens[first.start].lower in _DEFINITE
        rest = tokens[first.end : start]
        stray = any(t.lower in ("that", "of", "about", "on", "which") for t in rest)
        return pointing and first.of < 0 and not stray

    def _calls_a_telling(self, tokens: tuple[Token, ...], verb: Token, start: int) -> bool:
        """“The army called the accusation false": what was told before, by a noun alone."""
        object_ = [t for t in tokens[verb.i + 1 : start] if t.pos != "ADV" and t.lower != "as"]
        if not object_ or object_[0].pos not in ("DET", "PRON") or object_[0].lower in ("a", "an"):
            return False
        rest = object_[1:-1] if object_[-1].lower in ("a", "an") else object_[1:]
        nouns = bool(rest) and rest[-1].lemma in self.words.content
        return nouns and all(t.pos in ("ADJ", "NOUN", "DET") for t in rest)

    def _caller(self, annotated: Annotated, verb: Token, voice: Voice) -> Voice:
        if party_before(annotated, verb) is None and is_passive(annotated.sentence, verb.i):
            return self._agent(annotated, verb.i, voice)
        subject = party_before(annotated, verb) or self.finder.subjects.subject(annotated, verb)
        if subject is None:
            return voice
        speaker, basis = self.speakers.speaker(annotated, subject, voice, verb.i)
        if speaker is None:
            return voice
        if basis == "inferred":  # "the minister called Eritrea's claim nonsense": not Eritrea
            speaker = self.finder.not_the_accuser(annotated, verb, speaker)
        self.speakers.remember(speaker)
        return msgspec.structs.replace(voice, speaker=speaker)

    def _agent(self, annotated: Annotated, verb: int, voice: Voice) -> Voice:
        """Who rejects in a passive: the agent, else the source in force."""
        for chunk in annotated.chunks:
            if verb < chunk.start <= verb + 4 and (chunk.case == "by" or _is_seat(chunk)):
                speaker, _ = self.speakers.speaker(annotated, chunk, voice)
                if speaker is not None:
                    self.speakers.remember(speaker)
                    return msgspec.structs.replace(voice, speaker=speaker)
        if voice.speaker == MEDIA and self.speakers.last is not None:
            return msgspec.structs.replace(voice, speaker=self.speakers.last)
        return voice

    # -- rejections that point back ----------------------------------------------------

    def reject(self, annotated: Annotated, result: Attributed) -> None:
        """A sentence that rejects what was told just before: "This is a lie", "It was not."."""
        if result.rejection is not None:
            return
        tokens = annotated.sentence.tokens
        result.rejection = self._elliptic(annotated, result) or self.curt.rejection(
            annotated, result
        )
        if result.rejection is not None or len(tokens) > 40:
            return
        start = self._bare_negation(annotated)
        phrase = "not"
        waved = self._waved(annotated)
        if waved is not None:
            start, phrase = waved, tokens[waved].lower
        if start is None:
            atoms = " ".join(annotated.atoms.lower)
            phrase = next((p for p in self.phrases if p in atoms), "")
            if not phrase:
                return
            first = phrase.split()[0]
            start = next((t.i for t in tokens if t.lower == first), 0)
        voice = result.voice_at(start)
        named = next(
            (h.payload.code for h in annotated.parties if h.end <= start + 3 and h.payload.code),
            None,
        )
        acting = (
            waved is not None
            or tokens[start].pos == "VERB"
            or voice.speaker == MEDIA
            and named is None
        )
        subject = self._subject_party(annotated, voice, waved) if acting else None
        if subject is not None:
            voice = msgspec.structs.replace(voice, speaker=subject)
        elif named is not None and voice.speaker == MEDIA:
            voice = msgspec.structs.replace(voice, speaker=named)
        end = self._own_version(annotated, start) if waved is not None else len(tokens)
        denial = msgspec.structs.replace(
            voice,
            stance="deny",
            method=f"rejects what precedes: {phrase!r}",
            sentence=annotated.sentence.index,
            cue=(start, end),
        )
        result.rejection = Rejection(
            sentence=annotated.sentence.index, voice=denial, start=start, end=end
        )
        if end < len(tokens):
            told = msgspec.structs.replace(
                denial, stance="assert", method="said beside a rejection", cue=(start, end)
            )
            result.regions.append(Region(start=end, end=len(tokens), voice=told))

    def _elliptic(self, annotated: Annotated, result: Attributed) -> Rejection | None:
        """“X says they shelled it; Y says they did not", "insists that none did": Y's denial."""
        for region in result.regions:
            voice = region.voice
            if voice.stance != "assert" or voice.speaker == MEDIA:
                continue
            words = [
                t
                for t in annotated.sentence.tokens[region.start : region.end]
                if t.pos != "PUNCT" and t.lower != "that"
            ]
            if not 2 <= len(words) <= 4:
                continue
            none = words[0].lower in ("none", "nobody", "neither") and words[-1].lemma in _DOING
            negated = words[-1].lower in ("not", "n't", "never") and words[-2].lemma in _DOING
            if none or negated and words[0].pos == "PRON":
                denied = msgspec.structs.replace(
                    voice, stance="deny", method="rejects what precedes, in few words"
                )
                return Rejection(
                    sentence=annotated.sentence.index,
                    voice=denied,
                    start=region.start,
                    end=region.end,
                )
        return None

    def _waved(self, annotated: Annotated) -> int | None:
        """“The army waved that aside”, "shrugged it off": what precedes, put away by a verb."""
        tokens = annotated.sentence.tokens
        if annotated.words.isdisjoint(self.words.waving):
            return None
        for token in tokens:
            after = [t.lower for t in tokens[token.i + 1 : token.i + 3]]
            if token.lemma not in self.words.waving or len(after) < 2:
                continue
            if after[0] in _POINTING and after[1] in _AWAY and token.tag != "VB":
                return token.i
        return None

    def _own_version(self, annotated: Annotated, start: int) -> int:
        """Where behind a rejection and a colon its speaker's own version begins."""
        tokens = annotated.sentence.tokens
        for token in tokens[start : start + 12]:
            if token.text in (":", ";"):
                clause = any(t.pos in ("VERB", "AUX") for t in tokens[token.i :])
                return token.i + 1 if clause else len(tokens)
        return len(tokens)

    def _subject_party(
        self, annotated: Annotated, voice: Voice, waved: int | None = None
    ) -> str | None:
        """“The ministry denied this”: the source that rejects, where it is not named."""
        for token in annotated.sentence.tokens:
            if token.i == waved or (
                token.pos == "VERB"
                and (token.lemma in self.words.deny | self.words.calling or token.lemma == "issue")
            ):
                subject = self.finder.subjects.subject(annotated, token)
                if subject is not None:
                    return self.speakers.speaker(annotated, subject, voice, token.i)[0]
        return None

    def _bare_negation(self, annotated: Annotated) -> int | None:
        """“It was not: ...”, "Not one was entered.": a negated clause with nothing of its own."""
        tokens = annotated.sentence.tokens
        stop = next((t.i for t in tokens if t.text in (":", ";", ".", "–", "—", "-")), len(tokens))
        head = tokens[:stop]
        if not 2 <= len(head) <= 5 or annotated.sentence.is_title:
            return None
        words = [t.lower for t in head]
        if words[0] in ("it", "they", "we", "he", "she", "this", "that") and words[-1] in (
            "not",
            "n't",
        ):
            return 0
        if any(t.lemma in _CHECKING for t in head):
            return None
        if words[0] in ("not", "none", "neither") and any(t.pos == "AUX" for t in head):
            return 0
        return None


def _is_seat(chunk: Chunk) -> bool:
    """“That it fell is contested in Kinshasa”: who sits there rejects it."""
    seat = chunk.party is not None and chunk.party.kind in ("capital", "seat")
    return seat and chunk.case in ("in", "at", "from")


__all__ = ["Falsity"]
