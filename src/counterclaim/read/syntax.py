"""Tokens, tags, lemmas and dependencies by spaCy, with the English model of the package."""

from __future__ import annotations

import importlib
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from counterclaim.core.errors import SetupError
from counterclaim.core.loading import collection_paused
from counterclaim.core.records import Document
from counterclaim.read.openings import opening_end
from counterclaim.read.reading import Reading, Sentence, Token
from counterclaim.read.sentences import Cut, cut_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "models" / "en_ud_small"
#: Sentences given to the network at once; larger batches were no faster on two cores.
BATCH = 64
#: Marks behind a clock time that heads an entry of a log; the parser is shown a comma instead.
_MARKS = frozenset(".:–—-")


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
        nlp = _load(self.model)
        body = document.body
        cuts = cut_sentences(body, len(document.title))
        docs = nlp.pipe((_blank(nlp, body[c.start : c.end]) for c in cuts), batch_size=BATCH)
        return Reading(
            document=document.id,
            body=body,
            language=document.language or "en",
            sentences=tuple(
                _sentence(n, cut, body, doc)
                for n, (cut, doc) in enumerate(zip(cuts, docs, strict=True))
            ),
            made_by=self.made_by,
        )


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
            nlp: Language = _import_spacy().load(model)
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


def _blank(nlp: Language, text: str) -> Doc:
    """A tokenised doc that the parser must not cut further.

    After an opening time it gets a comma that the text lacks (`user_data["comma"]` is its token),
    or one instead of another mark (`user_data["mark"]`).
    """
    doc = nlp.make_doc(text)
    end = opening_end(text)
    at = next((t.i for t in doc if end is not None and t.idx >= end), 0)
    if at and doc[at].text in _MARKS:
        words = [t.text for t in doc]
        words[at] = ","
        doc = type(doc)(doc.vocab, words, [bool(t.whitespace_) for t in doc])
        doc.user_data["mark"] = at
    elif at:
        words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
        before = spaces[at - 1]
        spaces[at - 1] = False
        doc = type(doc)(
            doc.vocab, [*words[:at], ",", *words[at:]], [*spaces[:at], before, *spaces[at:]]
        )
        doc.user_data["comma"] = at
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _sentence(index: int, cut: Cut, body: str, doc: Doc) -> Sentence:
    tokens = []
    kept: dict[int, int] = {}
    comma = doc.user_data.get("comma", len(doc))
    opened = min(comma, doc.user_data.get("mark", len(doc) - 1) + 1)
    for t in doc:
        if not t.is_space and t.i != comma:
            kept[t.i] = len(kept)
    for t in doc:
        if t.i not in kept:
            continue
        head = t.head
        while head.i not in kept and head.head.i != head.i:
            head = head.head
        at = kept[t.i]
        start = cut.start + t.idx - (t.i > comma)
        tokens.append(
            Token(
                i=at,
                text=body[start : start + len(t)],
                lower=body[start : start + len(t)].lower(),
                lemma=t.lemma_.lower() if t.pos_ != "PROPN" else t.lemma_,
                pos=t.pos_,
                tag=t.tag_,
                dep=t.dep_,
                head=kept.get(head.i, at),
                start=start,
                end=start + len(t.text),
            )
        )
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
