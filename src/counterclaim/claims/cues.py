"""Cues that open a source: verbs of saying, "according to", a colon, a dash."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.asides import Asides
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.directions import Directions
from counterclaim.claims.found import is_passive
from counterclaim.claims.idioms import Idioms
from counterclaim.claims.mutual import is_mutual
from counterclaim.claims.phrase_cues import PhraseCues
from counterclaim.claims.referents import is_withheld
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.stances import Stances
from counterclaim.claims.subjects import Subjects
from counterclaim.claims.tallies import Tallies
from counterclaim.claims.tellings import Tellings
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import CLOSERS, OPENERS, Cue, Voice, Words
from counterclaim.read import Token

#: What is told there of a noun is told of nothing else, and holds over no other sentence.
IN_RELATIVE = " in a relative clause"
_SIDED = frozenset(
    "side army country party neighbour neighbor rival force state government military".split()
)
#: What sets aside the words of a source: "despite what they say", "regardless of what".
_DESPITE = frozenset(
    "contrary matter despite spite notwithstanding regardless irrespective unlike opposed".split()
)
#: Who keeps count of harm tells it: "documented the killing of twelve", "registered 14 deaths".
_LISTING = frozenset({"document", "register", "list", "verify", "catalogue", "log", "tally"})
_DEATHS = frozenset(
    "death killing murder execution abduction injury casualty fatality arrest detention attack "
    "strike shelling violation breach explosion bombing massacre case incident raid rape".split()
)
_PARTING = frozenset({"and", "but", "while", "whereas", "although"})
_NOBODY = frozenset({"neither", "no", "none", "nobody", "nor"})


class CueFinder(Stances):
    """Finds the cues of a sentence."""

    def __init__(
        self, speakers: Speakers, context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        super().__init__(words, vocabulary)
        self.speakers = speakers
        self.context = context
        self.subjects = Subjects(speakers, context, words)
        self.asides = Asides(speakers, context, words)
        self.directions = Directions(self.asides, words)
        self.idioms = Idioms(speakers, self.subjects, words, vocabulary)
        self.tellings = Tellings(speakers, context, words)
        self.tallies = Tallies(speakers, self.subjects, context, words)
        self.phrases = PhraseCues(speakers, context, words, vocabulary)

    def cues(self, annotated: Annotated, base: Voice) -> list[Cue]:
        """All cues of a sentence; an outlet that relays another source is left out."""
        cues: list[Cue] = []
        tokens = annotated.sentence.tokens
        for token in tokens:
            cue = self._verb_cue(annotated, token, base)
            if cue is not None:
                cues.append(cue)
        turns = self.idioms.cues(annotated, base)
        cues = [c for c in cues if not any(t.verb <= c.verb < t.end for t in turns)] + turns
        cues += self.phrases.cues(annotated, base, cues)
        cues += self.tellings.cues(annotated, base, cues)
        cues += self.tallies.cues(annotated, base, cues)
        cues = self._without_agreement(annotated, cues)
        cues = self._innermost(annotated, cues)
        return self._without_echoes(annotated, cues) if len(cues) > 1 else cues

    def _without_echoes(self, annotated: Annotated, cues: list[Cue]) -> list[Cue]:
        """“Admitted that a drone had, as it put it, lost its way": who speaks goes on to admit."""
        tokens = annotated.sentence.tokens
        ordered = sorted(cues, key=lambda c: c.start)
        kept = list(ordered)
        for outer, inner in pairwise(ordered):
            subject = inner.subject
            if not outer.forward or inner.stance != "assert" or inner.speaker != outer.speaker:
                continue
            if subject is None or not subject.pronoun or IN_RELATIVE in inner.method:
                continue
            between = [t for t in tokens[outer.end : inner.start] if t.lower != "as"]
            parted = any(t.text in (";", ":") or t.lower in _PARTING for t in between)
            if between and between[-1].text in (",", "–", "—") and not parted:
                kept.remove(inner)
        return kept

    def _without_agreement(self, annotated: Annotated, cues: list[Cue]) -> list[Cue]:
        """“The army admitted that it was hit, as the rebels had said": the army's words."""
        tokens = annotated.sentence.tokens
        return [
            c
            for c in cues
            if not (
                c.subject is not None
                and 0 < c.subject.start < c.verb
                and tokens[c.subject.start - 1].lower == "as"
                and tokens[c.verb].lemma != "put"
                and any(o is not c and o.forward and o.end < c.start for o in cues)
            )
        ]

    def _innermost(self, annotated: Annotated, cues: list[Cue]) -> list[Cue]:
        """An outlet that relays another source in one clause is no speaker of its own."""
        tokens = annotated.sentence.tokens
        kept: list[Cue] = []
        for cue in cues:
            relayed = cue.speaker == MEDIA and any(
                other.speaker != MEDIA
                and IN_RELATIVE not in other.method
                and not any(
                    t.text == ";" or t.lower in ("and", "but", "while", "whereas")
                    for t in tokens[min(cue.end, other.end) : max(cue.start, other.start)]
                )
                for other in cues
            )
            if not relayed:
                kept.append(cue)
        return kept

    def _verb_cue(self, annotated: Annotated, token: Token, base: Voice) -> Cue | None:
        if token.pos not in ("VERB", "NOUN") or token.tag == "NN" and token.pos == "NOUN":
            return None
        tokens = annotated.sentence.tokens
        lemma = token.lemma.lower()
        if token.i > 1 and tokens[token.i - 1].text == "-":
            return None  # "the so-called JNIM", "the above-mentioned unit"
        if token.pos == "NOUN" and not self._verb_like(annotated, token):
            return None
        stance = self.verb_stance(annotated, token)
        if stance is None and lemma not in self.words.say and not self.figure(annotated, token):
            return None
        if self._dismissed(annotated, token) or is_withheld(annotated, token):
            return None
        if stance is None and self.negated(annotated, token):
            return None  # "the army has not replied"
        if token.tag == "VB" and any(
            m.lower == "to" for m in annotated.sentence.of(token.i, "mark")
        ):
            return None
        before = next((t for t in reversed(tokens[: token.i]) if t.pos != "ADV"), None)
        inserted = before is not None and before.text == ","
        passive = is_passive(annotated.sentence, token.i) and lemma not in ("quote", "cite")
        if token.tag == "VBG" and not annotated.sentence.of(token.i, "ccomp") and stance is None:
            window = annotated.sentence.tokens[token.i + 1 : token.i + 3]
            speaking = lemma == "speak" and window[:1] and window[0].lower in ("of", "about")
            if not speaking and not any(t.lower == "that" or t.text in OPENERS for t in window):
                return None
        if lemma == "observe" and self.asides.kept(annotated, token):
            return None
        if (
            passive
            and token.lower in ("said", "told")
            and self.subjects.past_relative(annotated, token)
        ):
            passive = False  # "a nurse who declined to be named said": no passive
        if passive and self.subjects.closing(annotated, token) is not None:
            passive = False  # "..., Chad's army reported.": its last word is no participle
        fronted = self.subjects.fronted(annotated, token)
        subject = fronted or (None if passive else self.subjects.subject(annotated, token))
        if (
            inserted
            and token.tag in ("VBD", "VBN", "VBZ", "VB", "VBP")
            and not annotated.sentence.of(token.i, "nsubj")
        ):
            subject = self.subjects.first_subject(annotated, token) or subject
        if inserted and subject is not None and subject.end < token.i - 1:
            subject = self.subjects.before_comma(annotated, token) or subject
        if subject is None:
            many = self._many(annotated, token, base)
            return many or self._impersonal(annotated, token, base, stance)
        first = subject.start - (tokens[subject.start - 1].lower == "nor" and subject.start > 0)
        if tokens[first].lower in _NOBODY:
            return None  # "neither side has commented on", "neither the army nor the rebels"
        both = self._both(annotated, subject, token)
        self.speakers.answering = stance == "deny" and not subject.pronoun
        speaker, basis = self.speakers.speaker(annotated, subject, base, token.i)
        self.speakers.answering = False
        if speaker is not None and self.asides.blames_itself(annotated, token, subject, speaker):
            speaker, basis = self.speakers.told or speaker, "inferred"
        if both:
            speaker, basis = both[0], "inferred"
        if speaker is None or self.asides.aside(annotated, token, subject, speaker):
            return None
        start = token.i if self._shares(annotated, subject, token) else min(subject.start, token.i)
        end = self.subjects.inserted_until(annotated, token, start) or max(subject.end, token.i + 1)
        forward, backward = self.directions.of(annotated, token, start, end)
        if fronted is not None:
            forward, backward = False, True
        elif stance == "deny" and self.asides.points_back(annotated, token):
            forward = backward = False
        if not forward and not backward and stance != "deny":
            return None
        if stance is None and backward and self.asides.inside(annotated, token, subject):
            return None
        if lemma == "put" and not self.puts_a_figure(annotated, token):
            return None
        if (
            lemma == "confirm"
            and stance == "assert"
            and self.asides.grants(annotated, token, speaker)
        ):
            stance = "concede"
        if stance == "deny" and basis == "inferred":
            speaker = self.not_the_accuser(annotated, token, speaker)
        if (
            stance is None
            and lemma in self.words.weak
            and not self._has_content(annotated, token, forward, backward)
        ):
            return None
        if (
            lemma in ("go", "run", "read", "continue")
            and not self._beside_quote(annotated, start, end)
            and annotated.sentence.tokens[subject.head].lemma not in self.words.telling
        ):
            return None
        words = [
            t.pos if n == 0 else t.lower for n, t in enumerate(tokens[subject.start - 2 :][:2])
        ]
        of_place = subject.start > 2 and words in (["ADP", "which"], ["ADP", "whom"])
        if not of_place:  # "the village from which the army reported": told of the village
            self.speakers.remember(speaker, person=self.speakers.is_personal(annotated, subject))
        self.speakers.name(annotated, subject, speaker)
        low = 0
        if stance == "deny" and self.asides.relative_denial(annotated, token):
            backward = forward = False
        relative = self._relative_about(annotated, token)
        if relative is not None:
            start, forward, backward = relative, False, True
            low = self._antecedent(annotated, relative)
        method = f"said by the subject of {token.text!r}"
        object_of = None if stance == "deny" else self._object_relative(annotated, token, subject)
        if object_of is not None:
            start, forward, backward = object_of, False, True
            low, method = self._antecedent(annotated, object_of), f"{method}{IN_RELATIVE}"
        elif of_place:
            method = f"{method}{IN_RELATIVE}"
        return Cue(
            verb=token.i,
            subject=subject,
            speaker=speaker,
            stance=stance or "assert",
            method=method,
            start=start,
            end=end,
            forward=forward,
            backward=backward,
            basis=basis,
            low=low,
            also=both[1:],
        )

    def _shares(self, annotated: Annotated, subject: Chunk, token: Token) -> bool:
        """ "Denied that it fired, and blamed the rebels": what stands between is denied."""
        tokens = annotated.sentence.tokens
        if subject.end >= token.i or annotated.sentence.of(token.i, "nsubj"):
            return False
        joined = any(t.lower in ("and", "but", "or") for t in tokens[token.i - 2 : token.i])
        between = tokens[subject.end : token.i]
        return joined and any(t.tag in ("VBD", "VBZ", "VBP") for t in between)

    def _dismissed(self, annotated: Annotated, token: Token) -> bool:
        """“Whatever the capital says”, "contrary to what is said", "spreads false news"."""
        tokens = annotated.sentence.tokens
        before = [t.lower for t in tokens[max(0, token.i - 8) : token.i]]
        while "," in before:  # "whatever the rebels say, the army denied it": the army speaks
            before = before[before.index(",") + 1 :]
        if "whatever" in before or "what" in before and _DESPITE.intersection(before):
            return True
        after = [t.lower for t in tokens[token.i + 1 : token.i + 4]]
        if token.lemma in ("tell", "speak") and {"lie", "lies", "untruth", "untruths"} & set(after):
            return True
        if self.context.publisher is None or token.lemma not in (
            "spread",
            "disseminate",
            "circulate",
        ):
            return False
        return bool(self.words.false_adjectives.intersection(after))

    def _many(self, annotated: Annotated, token: Token, base: Voice) -> Cue | None:
        """“Many tell of beatings”, "some report": people without a party."""
        before = annotated.sentence.tokens[max(0, token.i - 2) : token.i]
        people = ("many", "some", "others", "several", "most", "both", "each")
        who = next((t for t in before if t.lower in people), None)
        if who is None or any(t.pos not in ("ADV", "AUX") for t in before if t.i > who.i):
            return None
        sides: tuple[str, ...] = ()
        if who.lower in ("both", "each"):
            sides = self.context.sides[:2]
            if len(sides) < 2 or base.speaker not in (MEDIA, *sides):
                return None
        return Cue(
            verb=token.i,
            subject=None,
            also=sides[1:],
            speaker=sides[0] if sides else UNKNOWN,
            stance="assert",
            start=who.i,
            end=token.i + 1,
            method=f"said by {who.text!r}",
            forward=True,
            backward=False,
        )

    def _both(self, annotated: Annotated, chunk: Chunk, token: Token) -> tuple[str, ...]:
        """“Both ministries say”, "officials on both sides said": two speakers, one content."""
        sides = self.context.sides[:2]
        if self.context.publisher or len(sides) < 2 or chunk.pronoun or chunk.end > token.i:
            return ()
        words = [t.lower for t in annotated.sentence.tokens[max(0, chunk.start - 3) : token.i]]
        mutual = is_mutual(annotated.sentence, token)
        if len(words) > 9 or not (mutual or self._of_two(annotated, chunk, token)):
            return ()
        first = annotated.sentence.tokens[chunk.start - 1].lower if chunk.start else ""
        codes = dict.fromkeys(
            h.payload.code
            for h in annotated.parties
            if h.payload.code and chunk.end - 7 <= h.start < token.i
        )
        joined = first == "and" or len(chunk.refs) > 1 or mutual
        if ("both" in words or mutual) and len(codes) == 2 and joined:
            return tuple(codes)
        named = [r for r in chunk.refs if r.kind == "party"]
        head = annotated.sentence.tokens[chunk.head].lemma.lower()
        fits = head in self.words.offices | self.words.posts | _SIDED
        return sides if fits and not named else ()

    def _of_two(self, annotated: Annotated, chunk: Chunk, token: Token) -> bool:
        """“Both”, "the two countries": not two officers, nor what was counted before a comma."""
        tokens = annotated.sentence.tokens
        near = [t.lower for t in tokens[max(0, chunk.start - 3) : token.i]]
        own = [t.lower for t in tokens[max(0, chunk.start - 1) : token.i]]
        pairs = set(zip(own, own[1:], strict=False))
        return "both" in near or ("the", "two") in pairs

    def _antecedent(self, annotated: Annotated, at: int) -> int:
        """Where the noun phrase before a relative clause begins, with its "of" and "among"."""
        chunk = annotated.chunk_of(at - 1)
        if chunk is None:
            return max(0, at - 1)
        number = annotated.at[chunk.start]
        while number and annotated.chunks[number].case in ("of", "among", "in"):
            number -= 1
        return annotated.chunks[number].start

    def _verb_like(self, annotated: Annotated, token: Token) -> bool:
        """“The department of the republic claims that”: a verb that was tagged as a noun."""
        tokens = annotated.sentence.tokens
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if token.tag != "NNS" or after is None:
            return False
        source = self.subjects.source_before(annotated, token.i)
        clause = after.lower == "that" or after.text in OPENERS or after.text == "."
        return source is not None and clause or token.dep in ("root", "ROOT", "parataxis")

    def _beside_quote(self, annotated: Annotated, start: int, end: int) -> bool:
        """Whether a cue stands next to quoted words or between commas."""
        tokens = annotated.sentence.tokens
        before = tokens[start - 1].text if start else ""
        window = [t.text for t in tokens[end : end + 3]]
        quotes = OPENERS | {"”", "»"}
        return before in quotes | {","} and bool(
            {",", ".", "...", ":"} & set(window) or set(window) & quotes
        )

    def not_the_accuser(self, annotated: Annotated, token: Token, speaker: str) -> str:
        """Who rejects a rival's assertion is not the rival, whoever was named nearest."""
        for chunk in annotated.chunks:
            if (
                chunk.start > token.i
                and annotated.sentence.tokens[chunk.head].lemma in self.words.content
            ):
                owners = [r.code for r in chunk.refs if r.kind == "party"]
                after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
                if after and after[0].case == "by":
                    owners += [r.code for r in after[0].refs if r.kind == "party"]
                if speaker in owners:
                    return self.context.opponent(speaker) or speaker
        return speaker

    def _relative_about(self, annotated: Annotated, token: Token) -> int | None:
        """“The victims about whom the capital speaks”: the source owns only what precedes."""
        tokens = annotated.sentence.tokens
        for i in range(token.i - 1, max(0, token.i - 6), -1):
            if (
                tokens[i].lower in ("which", "whom")
                and i
                and tokens[i - 1].lower in ("about", "of")
            ):
                return i - 1 if tokens[i - 2].text != "," else i - 2
        return None

    def _object_relative(self, annotated: Annotated, token: Token, subject: Chunk) -> int | None:
        """“The truce that the capital had announced held": it announced the truce, no more."""
        sentence = annotated.sentence
        if subject.start < 2 or sentence.of(token.i, "ccomp") or subject.end > token.i:
            return None
        word = sentence.tokens[subject.start - 1]
        if word.lower not in ("which", "that", "whom"):
            return None
        before = sentence.tokens[word.i - 1]
        if word.lower == "that" and self.asides.hearer(annotated, word.i):
            return None
        of_noun = word.dep == "obj" or token.dep == "acl:relcl"
        if not of_noun or before.pos not in ("NOUN", "PROPN") and before.text != ",":
            return None
        return word.i if before.text != "," else before.i

    def _has_content(
        self, annotated: Annotated, token: Token, forward: bool, backward: bool
    ) -> bool:
        sentence = annotated.sentence
        if token.lemma == "observe" and token.tag == "VBN":
            return False  # a truce is observed, too
        if token.lemma == "find":  # bodies and weapons are found, too
            that = sentence.tokens[token.i + 1 : token.i + 2]
            closes = backward and self.subjects.closing(annotated, token) is not None
            return closes or bool(that) and that[0].lower == "that"
        if (
            backward
            and token.i
            and any(t.text in OPENERS | CLOSERS for t in sentence.tokens[: token.i])
        ):
            return True
        if sentence.of(token.i, "ccomp"):
            return True
        if token.lemma == "observe":
            return False
        window = sentence.tokens[token.i + 1 : token.i + 10]
        if token.lemma in _LISTING and any(t.lemma in _DEATHS for t in window):
            return True
        if any(t.text in OPENERS or t.text == ":" or t.lower == "that" for t in window):
            return True
        return any(t.lemma in self.words.content for t in window) or token.lemma in (
            "accuse",
            "ask",
            "request",
            "recall",
            "estimate",
            "put",
            "count",
            "speak",
            "record",
            "warn",
            "call",
            "describe",
            "present",
        )

    def _impersonal(
        self, annotated: Annotated, token: Token, base: Voice, stance: str | None
    ) -> Cue | None:
        """“It was noted that”: the source in force goes on; a passive with no source."""
        tokens = annotated.sentence.tokens
        if stance == "deny":
            return None
        window = " ".join(t.lower for t in tokens[max(0, token.i - 4) : token.i + 1])
        if not any(
            window.endswith(p) for p in self.vocabulary.attribution["impersonal"]["phrases"]
        ):
            return None
        speaker = self.context.publisher or self.speakers.last
        if token.lemma in ("claim", "allege", "purport") and self.context.publisher:
            speaker = self.context.opponent(self.context.publisher) or speaker
        if speaker is None:
            return None
        return Cue(
            verb=token.i,
            subject=None,
            speaker=speaker,
            stance=stance or "assert",
            method="impersonal cue: the source in force",
            start=max(0, token.i - 2),
            end=token.i + 1,
            forward=True,
            backward=False,
            basis="inferred",
        )
