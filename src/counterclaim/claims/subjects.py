"""Which noun phrase is the source of a verb of saying, where the parse may have lost it."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import Context
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.tags import FINITE
from counterclaim.claims.voices import CLOSERS, OPENERS, SOURCES, Words
from counterclaim.read import Token

#: Verbs that stand before their source when they follow what is said.
_INVERTING = frozenset(
    {"say", "state", "report", "write", "add", "claim", "announce", "declare", "explain", "read"}
)

_ASKING = frozenset({"interview", "reach", "contact", "quote", "cite", "question", "ask"})
#: What gives a noun its name.
_CALLED = frozenset({"called", "named", "calling", "known", "dubbed", "styled"})
#: What speaks only together with its particle: "went on", "pointed out".
_GOING_ON = frozenset({("go", "on"), ("point", "out"), ("hold", "on"), ("run", "on")})


class Subjects:
    """Finds the source of a verb: its subject, or what stands where a source stands."""

    def __init__(self, speakers: Speakers, context: Context, words: Words) -> None:
        self.speakers = speakers
        self.context = context
        self.words = words

    def subject(self, annotated: Annotated, token: Token) -> Chunk | None:
        """The source of a verb of saying, or none."""
        found = self._subject(annotated, token)
        return None if found is None else self._by_name(annotated, found, token)

    def _by_name(self, annotated: Annotated, chunk: Chunk, token: Token) -> Chunk:
        """“A group calling itself the Blue Front said": the name rather than the noun."""
        tokens = annotated.sentence.tokens
        if chunk.end + 1 >= token.i or tokens[chunk.end].lower not in _CALLED:
            return chunk
        after = annotated.chunks[annotated.at[chunk.start] + 1 :]
        name = next((c for c in after if c.end <= token.i and not c.pronoun), None)
        near = name is not None and name.start <= chunk.end + 2
        return name if near and name is not None and name.party is not None else chunk

    def _subject(self, annotated: Annotated, token: Token) -> Chunk | None:
        sentence = annotated.sentence
        closing = self.closing(annotated, token) or self._inserted_source(annotated, token)
        if closing is not None:
            return closing
        quoted = self._after_closed_quote(annotated, token)
        if quoted is not None:
            return quoted
        behind = self._behind_comma(annotated, token)
        if behind is not None:
            return behind
        parted = self._past_auxiliary(annotated, token)
        if parted is not None:
            return parted
        going_on = self._going_on(annotated, token)
        if going_on is not None:
            return going_on
        at = token.i
        for _ in range(3):
            for subject in self._nearest_first(annotated, at):
                if subject.dep == "nsubj:pass" and token.lemma not in ("quote", "cite"):
                    continue
                if subject.lower in ("who", "which", "that") and sentence.tokens[at].dep.startswith(
                    "acl"
                ):
                    return annotated.chunk_of(sentence.tokens[at].head)
                chunk = annotated.chunk_of(subject.i)
                if chunk is not None:
                    return chunk
            if (
                sentence.tokens[at].dep in ("conj", "xcomp", "advcl")
                and sentence.tokens[sentence.tokens[at].head].pos == "VERB"
            ):
                at = sentence.tokens[at].head
                continue
            break
        related = self.past_relative(annotated, token)
        if related is not None:
            return related
        left = self._adjacent_left(annotated, token)
        if left is not None:
            return left
        before = self.source_before(annotated, token.i)
        if before is not None:
            return before
        if token.tag == "VBG" and token.i and sentence.tokens[token.i - 1].text == ",":
            for earlier in reversed(sentence.tokens[: token.i]):
                if (
                    earlier.lemma in self.words.say | self.words.deny | self.words.concede
                    and earlier.pos == "VERB"
                    and earlier.tag != "VBG"
                ):
                    return self.subject(annotated, earlier)
        right = annotated.chunk_of(token.i + 1) if token.i + 1 < len(sentence.tokens) else None
        if (
            right is not None
            and right.category in SOURCES
            and not right.pronoun
            and self._after_quote(annotated, token.i)
        ):
            return right
        if right is not None and self._after_quote(annotated, token.i) and right.refs:
            if sentence.tokens[right.head].lemma in self.words.telling:
                return right
        return None

    def past_relative(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“A nurse who declined to be named said": the parse joins the verb to the clause."""
        tokens = annotated.sentence.tokens
        if token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            return None
        relative = (t for t in reversed(tokens[1 : token.i - 1]) if t.lower in ("who", "whose"))
        who = next(relative, None) or self._asked(annotated, token)
        if who is None or any(t.text in (",", ";", ":") for t in tokens[who.i : token.i]):
            return None
        if not any(t.pos in ("VERB", "AUX") for t in tokens[who.i : token.i]):
            return None
        chunk = annotated.chunk_of(who.i - 1)
        if chunk is None or chunk.case or chunk.pronoun:
            return None
        head = tokens[chunk.head].lemma.lower()
        known = chunk.category in SOURCES or head in self.words.posts | self.words.civil
        opens = chunk.start == 0 or tokens[chunk.start - 1].text in (",", ";", ":")
        if who.lemma in _ASKING and not opens:
            return None
        return chunk if known or opens and chunk.category == "other" else None

    def _asked(self, annotated: Annotated, token: Token) -> Token | None:
        """“Survivors interviewed by the paper described": the participle behind who tells."""
        tokens = annotated.sentence.tokens
        between = reversed(tokens[1 : token.i - 1])
        return next((t for t in between if t.tag in ("VBN", "VBD") and t.lemma in _ASKING), None)

    def _past_auxiliary(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“The army had, at noon, announced": words in commas part the verb from its auxiliary."""
        tokens = annotated.sentence.tokens
        if token.i < 5 or tokens[token.i - 1].text != "," or token.tag not in ("VBN", "VBD"):
            return None
        opened = next((t.i for t in reversed(tokens[: token.i - 1]) if t.text == ","), 0)
        if opened < 2 or token.i - opened > 9 or tokens[opened - 1].lemma != "have":
            return None
        chunk = annotated.chunk_of(opened - 2)
        return chunk if chunk is not None and chunk.category in SOURCES else None

    def _nearest_first(self, annotated: Annotated, at: int) -> list[Token]:
        """The subjects of a verb; of several ("LIMA / KYIV - Peru's army said") the last is it."""
        subjects = annotated.sentence.of(at, "nsubj")
        before = [t for t in subjects if t.i < at]
        return [*reversed(before), *(t for t in subjects if t.i > at)]

    def _going_on(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“He charged that the army shot first, and added that”: who spoke in the sentence goes on.

        The parse may join the second verb to one inside what is said.
        """
        tokens = annotated.sentence.tokens
        if token.i < 3 or token.i + 1 >= len(tokens) or tokens[token.i + 1].lower != "that":
            return None
        if tokens[token.i - 1].lower not in ("and", "but") or token.tag not in ("VBD", "VBZ"):
            return None
        verbs = self.words.say | self.words.deny | self.words.concede
        joined = tokens[token.head]
        if joined.lemma in verbs or annotated.sentence.of(token.i, "nsubj"):
            return None
        for earlier in tokens[: token.i - 1]:
            clause = tokens[earlier.i + 1].lower == "that"
            finite = earlier.tag in ("VBD", "VBZ", "VBP")
            finite = finite or earlier.tag == "VBN" and earlier.head == earlier.i
            if earlier.lemma in verbs and finite and clause:
                if any(t.text == ";" for t in tokens[earlier.i : token.i]):
                    continue
                return self.subject(annotated, earlier)
        return None

    def first_subject(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“Russia, whose contingent guards the truce, said”: the subject before an insertion."""
        tokens = annotated.sentence.tokens
        for chunk in reversed(annotated.chunks):
            known = self.speakers.surname(annotated, chunk) is not None
            if chunk.end >= token.i - 1 or chunk.case and not known or chunk.pronoun:
                continue
            person = self.speakers.is_person(annotated, chunk)
            body = chunk.category == "other" and self.speakers.is_office(annotated, chunk)
            if (
                chunk.category not in SOURCES
                and not person
                and not body
                or chunk.category == "people"
                and not chunk.refs
            ):
                continue
            if tokens[chunk.end].text == ",":
                return chunk
            if tokens[chunk.end].lower == "in" and chunk.category in ("official", "armed"):
                return chunk
        return None

    def _after_closed_quote(self, annotated: Annotated, token: Token) -> Chunk | None:
        """Behind a closed quotation the source follows its verb: '...," reads the answer of X'."""
        tokens = annotated.sentence.tokens
        if not token.i or tokens[token.i - 1].text not in ("”", '"', "»", "''"):
            return None
        right = annotated.chunk_of(token.i + 1)
        if right is None or right.pronoun:
            return None
        told = tokens[right.head].lemma in self.words.telling and (
            right.refs or right.of >= 0 or self._made_by(annotated, right)
        )
        return right if told or right.category in SOURCES - {"people"} else None

    def _made_by(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“A statement by the army", "a note from the ministry"."""
        after = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        near = after and after[0].start <= chunk.end + 2
        return bool(near) and after[0].case in ("by", "from") and after[0].category in SOURCES

    def _behind_comma(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“It was shelled, said a spokesman for the army.”: content, a comma, verb, source."""
        tokens = annotated.sentence.tokens
        if not token.i or tokens[token.i - 1].text != "," or token.lemma not in _INVERTING:
            return None
        if token.tag not in ("VBD", "VBZ", "VBN") or token.i + 1 >= len(tokens):
            return None
        right = annotated.chunk_of(token.i + 1)
        if right is None or right.pronoun or right.category not in SOURCES - {"people", "armed"}:
            return None
        if not any(t.pos in ("VERB", "AUX") for t in tokens[: token.i - 1]):
            if not self._goes_on_behind(tokens, right.end):
                return None
        rest = tokens[right.end :]
        stop = next((t.i for t in rest if t.text in (",", ";", ".", ":")), len(tokens))
        relative = rest and rest[0].lower in ("who", "which")
        verbs = any(t.pos in ("VERB", "AUX") for t in tokens[right.end : stop])
        return None if verbs and not relative else right

    def _goes_on_behind(self, tokens: tuple[Token, ...], start: int) -> bool:
        """“Guns, said an officer who asked not to be named, had shelled": the clause goes on."""
        close = next((t.i for t in tokens[start : start + 12] if t.text == ","), None)
        return close is not None and any(
            t.tag in FINITE for t in tokens[close + 1 : close + 3]
        )

    def fronted(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“That its jets had bombed it the army flatly denied.": the source of a last verb."""
        tokens = annotated.sentence.tokens
        if tokens[0].lower != "that" or token.i < 5 or token.tag not in ("VBD", "VBN", "VBZ"):
            return None
        if any(t.pos in ("VERB", "AUX", "NOUN") for t in tokens[token.i + 1 : token.i + 5]):
            return None
        if not any(t.pos in ("VERB", "AUX") for t in tokens[1 : token.i]):
            return None
        return self._adjacent_left(annotated, token)

    def _adjacent_left(self, annotated: Annotated, token: Token) -> Chunk | None:
        tokens = annotated.sentence.tokens
        at = token.i - 1
        while at >= 0 and (
            tokens[at].pos in ("AUX", "ADV", "PART")
            or tokens[at].lower in ("also", "themselves", "itself")
        ):
            at -= 1
        chunk = annotated.chunk_of(at) if at >= 0 else None
        return chunk if chunk is not None and chunk.category in SOURCES and not chunk.case else None

    def _after_quote(self, annotated: Annotated, at: int) -> bool:
        return at > 0 and annotated.sentence.tokens[at - 1].text in CLOSERS

    def closing(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“..., the military in Seoul counts.”: the source between the content and a last verb."""
        tokens = annotated.sentence.tokens
        rest = [t for t in tokens[token.i + 1 :] if t.pos != "PUNCT"]
        if len(rest) > 5 or any(t.pos in ("VERB", "AUX") for t in rest) or token.tag == "VBG":
            return None
        source = self.source_before(annotated, token.i)
        if (
            source is None
            or source.start < 3
            or tokens[source.start - 1].text not in (",", "”", '"')
        ):
            return None
        told = any(t.tag in ("VBD", "VBZ", "VBP", "VBN") for t in tokens[: source.start])
        return source if told or source.start > 9 else None

    def inserted_until(self, annotated: Annotated, token: Token, start: int) -> int | None:
        """“..., he went on, ...”, "..., the army said on Monday, ...": where an insertion ends."""
        tokens = annotated.sentence.tokens
        if not start or tokens[start - 1].text not in (",", "–", "—"):
            return None
        particle = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
        if token.lemma in self.words.weak and particle != tokens[start - 1].text:
            if (token.lemma, particle) not in _GOING_ON:
                return None
        relative = False
        for after in tokens[token.i + 1 : token.i + 12]:
            if after.text == tokens[start - 1].text:
                return after.i
            relative = relative or after.lower in ("who", "which")
            if (
                after.pos in ("VERB", "AUX")
                and not relative
                or after.text in OPENERS | {":", ";", "."}
            ):
                return None
            if after.lower in ("that", "how"):
                return None
        return None

    def _inserted_source(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“Minsk, the army said, shelled it”: a source with its verb between two commas."""
        source = self.source_before(annotated, token.i)
        if source is None or source.start < 2:
            return None
        inserted = self.inserted_until(annotated, token, source.start)
        return None if inserted is None else source

    def source_before(self, annotated: Annotated, at: int) -> Chunk | None:
        """The source whose chunk ends at a token, past an "of" or a seat ("the army of Chad")."""
        at = self._before_bracket(annotated, at)
        chunk = annotated.chunk_of(at - 1) if at else None
        if chunk is None or chunk.pronoun:
            return None
        number = annotated.at[chunk.start]
        while number > 0:
            above = annotated.chunks[number - 1]
            tokens = annotated.sentence.tokens[above.end : annotated.chunks[number].start]
            words = [t.lower for t in tokens]
            if above.of == number or words in (["in"], ["at"], ["for"], ["of"]):
                number -= 1
                continue
            break
        first = annotated.chunks[number]
        return first if first.category in SOURCES and not first.case else None

    def _before_bracket(self, annotated: Annotated, at: int) -> int:
        """“The Joint Chiefs (JCS) said": the token of a bracket that stands before another."""
        tokens = annotated.sentence.tokens
        if at < 4 or tokens[at - 1].text != ")":
            return at
        opened = (t.i for t in reversed(tokens[max(0, at - 6) : at - 1]) if t.text == "(")
        return next(opened, at)

    def before_comma(self, annotated: Annotated, token: Token) -> Chunk | None:
        """“..., Marshal N., director of operations, told”: the source before an apposition."""
        tokens = annotated.sentence.tokens
        last = annotated.chunk_of(token.i - 2)
        if last is None or last.pronoun:
            return None
        number = annotated.at[last.start]
        while number and annotated.chunks[number - 1].of == number:
            number -= 1
        first = annotated.chunks[number]
        if first.start < 2 or tokens[first.start - 1].text != ",":
            return None
        name = annotated.chunk_of(first.start - 2)
        if name is not None and self.speakers.is_person(annotated, name):
            return name
        called = all(t.text[:1].isupper() for t in tokens[first.start : first.end])
        if name is not None and called and self.speakers.is_office(annotated, name):
            return name  # "the army's press service, Dirpa, said"
        if name is not None and name.category == "monitor" and name.refs and not name.case:
            return name  # "the Observatory, a war monitor, said"
        return first if first.category == "official" and not first.case else None
