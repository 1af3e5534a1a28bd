"""Tokens, tags, lemmas and dependencies, with the English model of the package or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import count, pairwise, repeat
from pathlib import Path

from threadpoolctl import ThreadpoolController

from counterclaim.core.loading import collection_paused
from counterclaim.core.records import Document
from counterclaim.read.analysis import Analysis, Pipeline
from counterclaim.read.plain import load_plain
from counterclaim.read.reading import Reading, Sentence, Token, children_of
from counterclaim.read.sentences import Cut, cut_sentences

MODEL = Path(__file__).parent / "models" / "en_ud_small"
#: Sentences given to the network at once; larger batches were no faster on two cores.
BATCH = 64
#: Characters of a body that are read together; no article is as long.
PART = 1_000_000


class Parser:
    """Reads documents with a spaCy pipeline that gives Universal Dependencies labels.

    `model` is a path or the name of an installed pipeline; the default is the English model
    of the package. The pipeline is loaded at the first use.
    """

    def __init__(self, model: str | Path | None = None) -> None:
        self.model = str(model or MODEL)

    @property
    def made_by(self) -> str:
        """The pipeline's name and version."""
        return _load(self.model).made_by

    def read(self, document: Document) -> Reading:
        """Cut, tag and parse the whole body of a document."""
        return next(self.parts(document, size=len(document.body) + 1))

    def parts(self, document: Document, size: int = PART) -> Iterator[Reading]:
        """The body of a document in parts of about `size` characters, which end with a paragraph.

        A reading takes some 150 times the memory of its text: that of a part can be freed before
        the next is read.
        """
        body = document.body
        cuts = cut_sentences(body, len(document.title))
        edges = [0, *_edges(cuts, size), len(cuts)]
        for first, last in pairwise(edges):
            start = cuts[first].start if first else 0
            end = cuts[last].start if last < len(cuts) else len(body)
            yield self._part(document, body, cuts[first:last], start, end)

    def _part(
        self, document: Document, body: str, cuts: list[Cut], start: int, end: int
    ) -> Reading:
        pipeline = _load(self.model)
        sentences: list[Sentence] = []
        for first in range(0, len(cuts), BATCH):
            batch = cuts[first : first + BATCH]
            # Products this small are slower on several threads, and who reads in several
            # processes has given the cores out already.
            with _threads().limit(limits=1, user_api="blas"):
                found = pipeline.analyse([body[c.start : c.end] for c in batch])
            sentences += map(_sentence, count(first), batch, repeat(body), found)
        return Reading(
            document=document.id,
            body=body,
            language=document.language or "en",
            sentences=tuple(sentences),
            start=start,
            end=end,
            made_by=pipeline.made_by,
        )


def _edges(cuts: Sequence[Cut], size: int) -> Iterator[int]:
    """The sentences that parts begin with: those of a paragraph, in a far too long one any."""
    start = cuts[0].start if cuts else 0
    for n in range(1, len(cuts)):
        length = cuts[n].start - start
        begins = cuts[n].paragraph != cuts[n - 1].paragraph
        if length >= size and (begins or 2 * length >= 3 * size):
            yield n
            start = cuts[n].start


@lru_cache(maxsize=4)
def _load(model: str) -> Pipeline:
    """The pipeline of a name or path; the shipped one, and others of its form, without spaCy."""
    with collection_paused():
        plain = load_plain(Path(model))
        if plain is not None:
            return plain
        from counterclaim.read.spacy_pipeline import SpacyPipeline

        return SpacyPipeline(model)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _sentence(index: int, cut: Cut, body: str, found: Analysis) -> Sentence:
    """The sentence with its words in the body: without white space and what was put in."""
    comma, size = found.comma, len(found.texts)
    kept = [i for i, text in enumerate(found.texts) if i != comma and not text.isspace()]
    heads: Sequence[int] = found.heads
    if len(kept) < size:
        heads = _heads_among(kept, heads)
    tokens = []
    for at, i in enumerate(kept):
        start = cut.start + found.offsets[i] - (i > comma)
        end = start + len(found.texts[i])
        text, lemma, pos = body[start:end], found.lemmas[i], found.pos[i]
        token = Token(
            i=at,
            text=text,
            lower=text.lower(),
            lemma=lemma if pos == "PROPN" else lemma.lower(),
            pos=pos,
            tag=found.tags[i],
            dep=found.deps[i],
            head=heads[at],
            start=start,
            end=end,
        )
        tokens.append(token)
    opened = found.opened
    return Sentence(
        index=index,
        start=cut.start,
        end=cut.end,
        paragraph=cut.paragraph,
        is_title=cut.is_title,
        text=body[cut.start : cut.end],
        tokens=tuple(tokens),
        children=children_of(tokens),
        opening=sum(i < opened for i in kept) if opened < size else 0,
    )


def _heads_among(kept: Sequence[int], heads: Sequence[int]) -> list[int]:
    """The heads of the words that are kept, by their places among those."""
    places = {i: n for n, i in enumerate(kept)}
    found = []
    for at, i in enumerate(kept):
        head = heads[i]
        while head not in places and heads[head] != head:
            head = heads[head]
        found.append(places.get(head, at))
    return found
