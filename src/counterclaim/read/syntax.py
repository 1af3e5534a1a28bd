"""Tokens, tags, lemmas and dependencies by spaCy, with the English model of the package."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise, repeat
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from counterclaim.core.errors import SetupError
from counterclaim.core.loading import collection_paused
from counterclaim.core.records import Document
from counterclaim.read.network import analyse, fast_products
from counterclaim.read.openings import opening_end
from counterclaim.read.reading import Reading, Sentence, Token
from counterclaim.read.sentences import Cut, cut_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "models" / "en_ud_small"
#: Sentences given to the network at once; larger batches were no faster on two cores.
BATCH = 64
#: Characters of a body that are read together; no article is as long.
PART = 1_000_000
#: Marks behind a clock time that heads an entry of a log; the parser is shown a comma instead.
_MARKS = frozenset(".:–—-")
#: How spaCy writes that no sentence starts at a token: minus one, in its unsigned numbers.
_NO_START = 2**64 - 1


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
        meta = _load(self.model).meta
        return f"spacy:{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

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
        nlp = _load(self.model)
        sentences: list[Sentence] = []
        strings = _strings(self.model)
        for first in range(0, len(cuts), BATCH):
            batch = cuts[first : first + BATCH]
            docs = [_blank(nlp, body[c.start : c.end]) for c in batch]
            analyse(nlp, docs)
            sentences += map(_sentence, count(first), batch, repeat(body), docs, repeat(strings))
        return Reading(
            document=document.id,
            body=body,
            language=document.language or "en",
            sentences=tuple(sentences),
            start=start,
            end=end,
            made_by=self.made_by,
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


def _import_spacy() -> ModuleType:
    """spaCy, when first needed: `--help` and look-ups do without it.

    `spacy/__init__.py` imports its command line for one function (`spacy.info`), and with it
    typer, requests and the trainers: 0.3 s of 0.8 s. An empty module stands in for it while spaCy
    is imported and is taken away again, so that whoever imports `spacy.cli` later gets it.
    """
    if "spacy" not in sys.modules:
        stand_ins = {"spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": ModuleType("info")}
        stand_ins["spacy.cli.info"].__dict__["info"] = None
        stand_ins["spacy.cli"].__dict__["__path__"] = []
        sys.modules.update(stand_ins)
        try:
            importlib.import_module("spacy")
        finally:
            for name in stand_ins:
                sys.modules.pop(name, None)
    return importlib.import_module("spacy")


@lru_cache(maxsize=4)
def _load(model: str) -> Language:
    try:
        with collection_paused():
            spacy = _import_spacy()
            with fast_products():
                nlp: Language = spacy.load(model)
    except OSError as error:
        raise SetupError(
            f"The spaCy pipeline {model!r} cannot be loaded: {error}.",
            remedy="Install the package again, or name an installed pipeline with UD labels.",
        ) from error
    if "parser" not in nlp.pipe_names:
        raise SetupError(
            f"The spaCy pipeline {model!r} has no parser.",
            remedy="Name a pipeline that has a tagger, a lemmatizer and a parser with UD labels.",
        )
    return nlp


class _Strings(dict[int, str]):
    """The strings behind spaCy's numbers, each looked up once."""

    def __init__(self, store: Any) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self.store[number])
        return found


@lru_cache(maxsize=4)
def _strings(model: str) -> _Strings:
    return _Strings(_load(model).vocab.strings)


def _blank(nlp: Language, text: str) -> Doc:
    """A tokenised doc that the parser must not cut further.

    After an opening time it gets a comma that the text lacks (`user_data["comma"]` is its token),
    or one instead of another mark (`user_data["mark"]`).
    """
    doc = nlp.make_doc(text)
    end = opening_end(text)
    if end is not None:
        doc = _with_comma(doc, end)
    starts: Any = doc.to_array("SENT_START")
    starts[:1], starts[1:] = 1, _NO_START
    return doc.from_array("SENT_START", starts)


def _with_comma(doc: Doc, end: int) -> Doc:
    """The doc with a comma behind the opening that ends at character `end`."""
    at = next((t.i for t in doc if t.idx >= end), 0)
    if not at:
        return doc
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    key = "mark" if words[at] in _MARKS else "comma"
    if key == "mark":
        words[at] = ","
    else:
        words.insert(at, ",")
        spaces.insert(at, spaces[at - 1])
        spaces[at - 1] = False
    commaed = type(doc)(doc.vocab, words, spaces)
    commaed.user_data[key] = at
    return commaed


#: What is taken from each token, in the order of `_sentence`.
_ATTRIBUTES: list[int | str] = ["IS_SPACE", "IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD"]


def _sentence(index: int, cut: Cut, body: str, doc: Doc, strings: _Strings) -> Sentence:
    """The sentence without spaCy: an array of all tokens, since each access to one is slow."""
    comma = doc.user_data.get("comma", len(doc))
    opened = min(comma, doc.user_data.get("mark", len(doc) - 1) + 1)
    table = doc.to_array(_ATTRIBUTES)
    heads = (table[:, -1].astype("int64") + range(len(doc))).tolist()
    rows = table.tolist()
    kept = {i: n for n, i in enumerate(i for i, r in enumerate(rows) if not r[0] and i != comma)}
    tokens = []
    for i, at in kept.items():
        _, offset, length, lemma, pos, tag, dep, _ = rows[i]
        start = cut.start + offset - (i > comma)
        text, head = body[start : start + length], heads[i]
        while head not in kept and heads[head] != head:
            head = heads[head]
        word, kind = strings[lemma], strings[pos]
        token = Token(
            i=at,
            text=text,
            lower=text.lower(),
            lemma=word if kind == "PROPN" else word.lower(),
            pos=kind,
            tag=strings[tag],
            dep=strings[dep],
            head=kept.get(head, at),
            start=start,
            end=start + length,
        )
        tokens.append(token)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Sentence(
        index=index,
        start=cut.start,
        end=cut.end,
        paragraph=cut.paragraph,
        is_title=cut.is_title,
        text=body[cut.start : cut.end],
        tokens=tuple(tokens),
        children=tuple(tuple(c) for c in children),
        opening=sum(i < opened for i in kept) if opened < len(doc) else 0,
    )
