"""A spaCy pipeline that a user names, in place of the shipped model."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from counterclaim.core.errors import SetupError
from counterclaim.core.loading import collection_paused
from counterclaim.read.analysis import Analysis, with_comma

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How spaCy writes that no sentence starts at a token: minus one, in its unsigned numbers.
_NO_START = 2**64 - 1
#: What is taken from each token, in the order of `_analysis`.
_ATTRIBUTES: list[int | str] = ["IDX", "LEMMA", "POS", "TAG", "DEP", "HEAD"]


def import_spacy() -> ModuleType:
    """spaCy, when first needed: the shipped model, `--help` and look-ups do without it.

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


class SpacyPipeline:
    """A pipeline of spaCy with a tagger, a lemmatizer and a parser with UD labels."""

    def __init__(self, model: str) -> None:
        try:
            with collection_paused():
                self.nlp: Any = _load(import_spacy(), model)
        except OSError as error:
            raise SetupError(
                f"The spaCy pipeline {model!r} cannot be loaded: {error}.",
                remedy="Install the package again, or name an installed pipeline with UD labels.",
            ) from error
        if "parser" not in self.nlp.pipe_names:
            raise SetupError(
                f"The spaCy pipeline {model!r} has no parser.",
                remedy="Name a pipeline that has a tagger, a lemmatizer and a parser with UD "
                "labels.",
            )
        self._strings = _Strings(self.nlp.vocab.strings)

    @property
    def made_by(self) -> str:
        """The pipeline's name and version."""
        meta = self.nlp.meta
        return f"spacy:{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """The analyses of sentences, each of which is parsed as one."""
        docs, openings = [], []
        for text in texts:
            doc = self.nlp.make_doc(text)
            words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
            opening = with_comma(text, words, spaces)
            if opening is not None:
                doc = type(doc)(doc.vocab, opening.words, opening.spaces)
            docs.append(_uncut(doc))
            size = len(words)
            openings.append((opening.comma, opening.opened) if opening else (size, size))
        for name in self.nlp.pipe_names:
            docs = list(self.nlp.get_pipe(name).pipe(docs, batch_size=len(docs) or 1))
        return [self._analysis(doc, *o) for doc, o in zip(docs, openings, strict=True)]

    def _analysis(self, doc: Doc, comma: int, opened: int) -> Analysis:
        strings = self._strings
        table = doc.to_array(_ATTRIBUTES)
        heads = (table[:, -1].astype("int64") + range(len(doc))).tolist()
        offsets, lemmas, pos, tags, deps, _ = table.T.tolist()
        return Analysis(
            texts=[token.text for token in doc],
            offsets=offsets,
            tags=[strings[tag] for tag in tags],
            pos=[strings[p] for p in pos],
            lemmas=[strings[lemma] for lemma in lemmas],
            heads=heads,
            deps=[strings[dep] for dep in deps],
            comma=comma,
            opened=opened,
        )


def _load(spacy: ModuleType, model: str) -> Any:
    """The pipeline; it multiplies with numpy, unless thinc has better for this machine.

    spaCy's wheels multiply matrices with portable C, where numpy has a kernel for each processor,
    three times as fast.
    """
    from thinc.api import NumpyOps, get_current_ops, use_ops

    if type(get_current_ops()) is not NumpyOps:
        return spacy.load(model)
    with use_ops("numpy", use_blis=False):
        return spacy.load(model)


def _uncut(doc: Doc) -> Doc:
    """The doc, which the parser must not cut further."""
    starts: Any = doc.to_array("SENT_START")
    starts[:1], starts[1:] = 1, _NO_START
    return doc.from_array("SENT_START", starts)


class _Strings(dict[int, str]):
    """The strings behind spaCy's numbers, each looked up once."""

    def __init__(self, store: Any) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self.store[number])
        return found
