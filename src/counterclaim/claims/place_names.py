"""Where a place name in a noun chunk begins and ends, and what the words beside it call it.

A name is a run of capitalised words with the small words inside it ("Dar es Salaam"), less the
common nouns that say what it is ("the Glilot base", "Bahir Dar road") and the party before it
("Russia's Kursk"). A land or water form keeps its party: "Taiwan Strait", "Korean Peninsula".
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.number_words import NumberWords
from counterclaim.claims.vocabulary import Vocabulary

#: Kinds of party names that may be places, too.
_PLACED = ("capital", "seat", "place", "name")
_BEARINGS = frozenset({"north", "south", "east", "west"})
_BEARING_WORDS = _BEARINGS | {"northern", "southern", "eastern", "western", "central", "upper"}
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»"})


class NameRun(msgspec.Struct, frozen=True):
    """Tokens `start` to `end` (without) of a name, the word for its kind, and what it may be."""

    start: int
    end: int
    kind: str = ""
    is_state: bool = False
    is_site: bool = False


class NameFinder:
    """Finds the name in each chunk of a sentence."""

    def __init__(
        self,
        annotated: Annotated,
        vocabulary: Vocabulary,
        numbers: NumberWords,
        known: Callable[[str], bool],
    ) -> None:
        self.known = known
        self.annotated = annotated
        self.tokens = annotated.sentence.tokens
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words
        self.kinds = self.words["kinds"]
        self.numbers = numbers
        self.party_at = {i: h for h in annotated.parties for i in range(h.start, h.end)}
        self.weapon_at = {i for h in annotated.weapons for i in range(h.start, h.end)}

    def find(self, chunk: Chunk) -> NameRun | None:
        """The name in a chunk, if it holds one that may be a place."""
        if chunk.pronoun:
            return None
        end, kind, is_site = self._right_edge(chunk)
        start = self._left_edge(chunk, end)
        if start == end or self._is_quoted(start, end, kind):
            return None
        kind = kind or self._kind_before(chunk, start) or self._last_word(start, end)
        trimmed = self._without_party(start, end)
        if trimmed is None:
            return None
        start, is_state = trimmed
        start, end, kind = self._bare(start, end, kind)
        end = self._with_and(start, self._with_of(start, end))
        if any(i in self.weapon_at for i in range(start, end)):
            return None
        if end < chunk.end and self.tokens[end].lemma.lower() in self.words["named_sites"]:
            end += 1
        last = self.tokens[end - 1].lower
        is_site = is_site or end - start > 1 and last in self.words["sites"]
        return NameRun(start, end, kind, is_state, is_site)

    def _right_edge(self, chunk: Chunk) -> tuple[int, str, bool]:
        """The end of the name: before the common nouns that say what it is."""
        tokens, end = self.tokens, self._before_article(chunk)
        while end > chunk.start + 1 and self._is_time(end - 1):
            end -= 1  # "in the Red Sea yesterday afternoon"
        if tokens[end - 1].lower in _BEARINGS and self._word_at(end).lower() == "of":
            end -= 1  # "the base south of X"
        kind, is_site = "", False
        while end > chunk.start and not tokens[end - 1].text[:1].isupper():
            lemma = tokens[end - 1].lemma.lower()
            if lemma in self.kinds:
                kind = lemma
            elif lemma in self.words["sites"]:
                is_site = True
            elif not (is_site or kind and tokens[end - 2].tag == "POS") or (
                tokens[end - 1].pos not in ("ADJ", "NOUN")
            ):
                break  # but "Beirut's southern suburbs"
            end -= 1
        if end > chunk.start and tokens[end - 1].tag == "POS":
            end -= 1
        return end, kind, is_site

    def _before_article(self, chunk: Chunk) -> int:
        """ "Near Hranitne the enemy": an article behind a name begins another phrase."""
        for i in range(chunk.start + 1, chunk.end):
            if self.tokens[i].lower in ("the", "a", "an") and self._proper(i - 1):
                return i
        return chunk.end

    def _is_time(self, i: int) -> bool:
        word = self.tokens[i].lower
        return word in self.words["times"] or word in self.vocabulary.calendar

    def _left_edge(self, chunk: Chunk, end: int) -> int:
        start = end
        while start > chunk.start and (self._proper(start - 1) or self._joins(start - 1, end)):
            start -= 1
        while start < end and not self._proper(start) and not self._joins(start, end):
            start += 1
        return start

    def _counts(self, word: str) -> bool:
        return word in self.numbers.units or word in self.numbers.tens

    def _proper(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.text[:1].isalpha() or not token.text[:1].isupper():
            return False
        hit = self.party_at.get(i)
        if hit is not None and hit.payload.kind not in _PLACED and not self._is_form(hit.end):
            return False
        if token.lower in self.vocabulary.calendar or self._counts(token.lower):
            return False
        if i == 0 and token.tag in ("JJ", "NNS"):
            return False  # "New positions are being equipped", "Guns fired"
        if token.pos in ("PROPN", "NOUN", "ADJ", "INTJ", "X") or token.tag in ("NNP", "NNPS"):
            return True
        return i > 0 and token.pos == "VERB" and not self.annotated.sentence.is_title

    def _joins(self, i: int, end: int) -> bool:
        """A hyphen or a small word inside a name, and one that begins it: "al-Mawasi"."""
        token = self.tokens[i]
        if i + 1 >= end:
            return False
        if token.text in ("-", "–"):
            before, after = self.tokens[i - 1], self.tokens[i + 1]
            return i > 0 and before.end == token.start and token.end == after.start
        if token.lower not in self.words["particles"]:
            return False
        if self.tokens[i + 1].text in ("-", "–"):
            return True
        return i > 0 and self.tokens[i - 1].text[:1].isupper()

    def _is_form(self, at: int) -> bool:
        """Whether a capitalised word for a land or water form stands here."""
        text = self._word_at(at)
        return text[:1].isupper() and text.lower() in self.words["features"]

    def _word_at(self, at: int) -> str:
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _is_quoted(self, start: int, end: int, kind: str) -> bool:
        """A name between quotation marks is that of an operation, a weapon or a series."""
        if kind or not start:
            return False
        return self.tokens[start - 1].text in _QUOTES and self._word_at(end) in _QUOTES

    def _kind_before(self, chunk: Chunk, start: int) -> str:
        """ "the village of X", "the village X": the kind word stands before the name."""
        tokens = self.tokens
        if start > chunk.start and tokens[start - 1].lemma.lower() in self.kinds:
            return tokens[start - 1].lemma.lower()
        at = chunk.start - 1
        if at > 0 and tokens[at].lower == "of" and tokens[at - 1].lemma.lower() in self.kinds:
            return tokens[at - 1].lemma.lower()
        return ""

    def _last_word(self, start: int, end: int) -> str:
        last = self.tokens[end - 1].lemma.lower()
        return last if last in self.kinds and end - start > 1 else ""

    def _without_party(self, start: int, end: int) -> tuple[int, bool] | None:
        """The name less a party before it; nothing where all of it names a party."""
        is_state = False
        hits = {id(h): h for i in range(start, end) if (h := self.party_at.get(i)) is not None}
        for hit in hits.values():
            payload = hit.payload
            if payload.kind in ("capital", "seat", "place") or hit.start > start:
                continue
            if hit.end >= end:
                if payload.category != "state" or payload.kind != "name":
                    return None
                is_state = self.vocabulary.party_kinds.get(payload.code) == "state"
            elif not self._is_form(hit.end) and self._word_at(hit.end) not in ("-", "–"):
                start = hit.end
        return (start, is_state) if start < end else None

    def _bare(self, start: int, end: int, kind: str) -> tuple[int, int, str]:
        """The name less the capitalised words for a unit or a base: "FOB Marte", "Ann Township"."""
        words = [t.lower for t in self.tokens[start:end]]
        lead = 0
        while lead < len(words) - 1 and words[lead] in self.words["leading"]:
            lead += 1
        if lead:
            return start + lead, end, kind or "base"
        if len(words) > 1 and words[-1] in self.words["units"] and words[-2] not in _BEARING_WORDS:
            return start, end - 1, words[-1]
        return start, end, kind

    def _with_of(self, start: int, end: int) -> int:
        """ "Gulf of Aden", "Strait of Hormuz": the name goes on behind the "of"."""
        if self.tokens[end - 1].lower not in self.words["features_of"]:
            return end
        if self._word_at(end).lower() != "of" or not self._word_at(end + 1)[:1].isupper():
            return end
        end += 2
        while end < len(self.tokens) and self._word_at(end)[:1].isupper() and self._proper(end):
            end += 1
        return end

    def _with_and(self, start: int, end: int) -> int:
        """ "Jammu and Kashmir": two names that the gazetteer knows as one."""
        if self._word_at(end).lower() != "and" or not self._word_at(end + 1)[:1].isupper():
            return end
        whole = " ".join(t.text for t in self.tokens[start : end + 2])
        return end + 2 if self.known(whole) else end
