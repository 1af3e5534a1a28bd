"""Places that a text points back to: "there", "the city", "in the mentioned districts".

A pointer stands for the nearest place named before it that may be so called: "the city" for a
settlement, "the district" for a unit, "the base" for what was called a base. A plural stands for
all fitting places of the nearest sentence that names several. What no place fits is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.places import PlaceName, relation_of
from counterclaim.claims.vocabulary import Vocabulary

#: The kinds of place that bear a name in its likeliest country, the likeliest first.
KindsOf = Callable[[str], Iterable[str]]

#: How many sentences back a pointer reaches.
REACH = 6
_SETTLEMENTS = frozenset({"city", "town", "village", "quarter"})
_UNITS = frozenset({"district", "province", "region"})
#: What the gazetteer calls that which a text calls so.
_FITTING = {
    "settlement": _SETTLEMENTS,
    "unit": _UNITS,
    "island": frozenset({"island"}),
    "strait": frozenset({"strait", "sea"}),
}


class _Named(msgspec.Struct, frozen=True):
    """A place as it was named: the sentence, its characters, and what it was called."""

    sentence: int
    is_title: bool
    place: PlaceName
    span: tuple[int, int]


def add_anaphors(
    sentences: Sequence[Annotated],
    places: Sequence[list[PlaceName]],
    vocabulary: Vocabulary,
    kinds_of: KindsOf,
) -> list[list[PlaceName]]:
    """The places of each sentence with those that its words point back to."""
    finder = _Pointers(vocabulary, kinds_of)
    return [finder.read(a, p) for a, p in zip(sentences, places, strict=True)]


class _Pointers:
    def __init__(self, vocabulary: Vocabulary, kinds_of: KindsOf) -> None:
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words
        self.kinds_of = kinds_of
        self.named: list[_Named] = []  # in the order of their sentences
        self.titles: list[_Named] = []

    def read(self, annotated: Annotated, places: list[PlaceName]) -> list[PlaceName]:
        """Places and pointers of a sentence in order; its names are remembered."""
        found = list(places)
        rest = list(places)
        for start, end, word, is_plural in self._pointers(annotated):
            while rest and rest[0].start < start:
                self._remember(annotated, rest.pop(0))
            for named in self._meant(annotated, word, is_plural):
                case, phrase, locates = relation_of(annotated, self.vocabulary, start)
                found.append(
                    msgspec.structs.replace(
                        named.place,
                        start=start,
                        end=end,
                        chunk=annotated.at.get(end - 1, -1),
                        case=case or ("in" if word == "there" else ""),
                        phrase=phrase,
                        locates=locates,
                        span=named.span,
                    )
                )
        for place in rest:
            self._remember(annotated, place)
        return sorted(found, key=lambda p: p.start)

    def _remember(self, annotated: Annotated, place: PlaceName) -> None:
        if place.is_state:
            return
        tokens = annotated.sentence.tokens
        span = (tokens[place.start].start, tokens[place.end - 1].end)
        sentence = annotated.sentence
        named = _Named(sentence.index, sentence.is_title, place, span)
        self.named.append(named)
        if sentence.is_title:
            self.titles.append(named)

    def _pointers(self, annotated: Annotated) -> list[tuple[int, int, str, bool]]:
        """Tokens, word and number of whatever points back to a place, in order."""
        found: list[tuple[int, int, str, bool]] = []
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.lower == "there" and token.tag != "EX" and token.pos == "ADV":
                found.append((token.i, token.i + 1, "there", False))
        for chunk in annotated.chunks:
            word = self._pointing(annotated, chunk)
            if word:
                found.append((chunk.start, chunk.end, word, self._is_plural(annotated, chunk)))
        return sorted(found)

    def _is_plural(self, annotated: Annotated, chunk: Chunk) -> bool:
        return annotated.sentence.tokens[chunk.head].tag in ("NNS", "NNPS")

    def _pointing(self, annotated: Annotated, chunk: Chunk) -> str:
        """The kind word of a chunk such as "the same city", if it points back; else nothing."""
        tokens = annotated.sentence.tokens
        word = tokens[chunk.head].lemma.lower()
        if word not in self.words["pointing"] or tokens[chunk.head].text[:1].isupper():
            return ""
        before = [t.lower for t in tokens[chunk.start : chunk.head]]
        if not before or not set(before) <= self.words["pointers"]:
            return ""
        if "both" not in before and not set(before) & self.words["definite"]:
            return ""
        if word in self.words["vague"] and before in (["the"], ["both"]):
            return ""
        after = tokens[chunk.end] if chunk.end < len(tokens) else None
        if after is not None and (after.lower in ("of", "'s", "where", "that", "which")):
            return ""
        return word

    def _meant(self, annotated: Annotated, word: str, is_plural: bool) -> list[_Named]:
        here = annotated.sentence.index
        near = self.named[bisect_left(self.named, here - REACH, key=lambda n: n.sentence) :]
        near = [n for n in near if not n.is_title] or self.titles
        if is_plural:
            return self._several(near, word)
        fitting = [n for n in near if self._fits(n, word)]
        called = [n for n in fitting if n.place.kind == word and n.sentence == fitting[-1].sentence]
        return (called or fitting)[-1:]

    def _several(self, near: Sequence[_Named], word: str) -> list[_Named]:
        """All places of a sentence that are called so, and those beside them that might be.

        Many a town and the district around it bear one name.
        """
        for at in sorted({n.sentence for n in near}, reverse=True):
            there = [n for n in near if n.sentence == at]
            if len({n.place.name for n in there if self._fits(n, word)}) > 1:
                return [n for n in there if self._fits(n, word, first=False)]
        return []

    def _fits(self, named: _Named, word: str, *, first: bool = True) -> bool:
        """Whether a place may be called so: by the text's own word for it, or the gazetteer's.

        With `first` by its likeliest kind alone, else by any of its country.
        """
        if word == "there" or word in self.words["vague"]:
            return True
        last = named.place.name.split()[-1].lower()
        called = named.place.kind or (last if last in self.words["sites"] else "")
        group = self._group(word)
        if called and not group:
            return called == word
        if called and called not in self.words["vague"]:
            return self._group(called) == group
        if named.place.name.lower().endswith(word):
            return True
        if not group:
            return False
        kinds = list(self.kinds_of(named.place.name))
        return not kinds or bool(set(kinds[:1] if first else kinds) & _FITTING[group])

    def _group(self, word: str) -> str:
        for group in _FITTING:
            if word in self.words[f"called_{group}"]:
                return group
        return ""
