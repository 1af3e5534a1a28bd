"""The chain from a document to its claims: read, extract, resolve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from counterclaim.claims.annotate import Annotated, annotate
from counterclaim.claims.attribution import attribute
from counterclaim.claims.build import Builder, fill_counterparts
from counterclaim.claims.context import Context
from counterclaim.claims.extract import Sentenced, extract_mentions
from counterclaim.claims.lemmas import mend_lemmas
from counterclaim.claims.merge import merge_mentions
from counterclaim.claims.naming import Namer, adversaries
from counterclaim.claims.phrases import Atoms
from counterclaim.claims.rejection import apply_rejections
from counterclaim.claims.places import find_places
from counterclaim.claims.relevance import is_of_conflict, tells_something
from counterclaim.claims.tolls import attach_losses
from counterclaim.claims.vocabulary import load_vocabulary
from counterclaim.claims.when import Clock, strengthen
from counterclaim.core.records import Claim, Document, Result
from counterclaim.core.values import MadeBy
from counterclaim.read import Parser, Reading
from counterclaim.resolve.place import Gazetteer

VERSION = "0.1.0"


class Reader:
    """Reads documents; one reader serves many, and holds the models once.

    `model` names another spaCy pipeline with Universal Dependencies labels.
    """

    def __init__(self, model: str | Path | None = None, *, known: Callable[[str], bool] | None = None) -> None:
        self.parser = Parser(model)
        self.vocabulary = load_vocabulary("en")
        self._known = known
        self._places: Gazetteer | None = None

    def read(self, document: Document) -> Result:
        """All claims of a document, with what could not be read as notes."""
        claims = self.claims(document)
        return Result(document=document, claims=tuple(claims))

    def claims(self, document: Document) -> list[Claim]:
        """Attributed claims in document order."""
        reading = self.parser.read(document)
        annotated, context = self._annotate(document, reading)
        if not is_of_conflict(annotated, context):
            return []
        known = self._known or self._gazetteer().has
        places = [find_places(a, self.vocabulary, known, context.people) for a in annotated]
        context.learn_places(self._countries(p.name for found in places for p in found))
        attributed = attribute(annotated, context, self.vocabulary)
        sentences = [
            Sentenced(a, b, p) for a, b, p in zip(annotated, attributed, places, strict=True)
        ]
        mentions = extract_mentions(sentences, context, self.vocabulary)
        mentions = attach_losses(mentions, sentences, context, self.vocabulary)
        clock = Clock(document, context.sides)
        clock.assign(mentions, sentences)
        strengthen(mentions, clock)
        mentions = apply_rejections(mentions, sentences, context)
        if not any(tells_something(m) for m in mentions):
            return []
        clusters = merge_mentions(mentions)
        fill_counterparts(clusters, context)
        story = clock.story(clusters)
        made_by = MadeBy(stage="claims", version=VERSION)
        return Builder(document, context, made_by, lambda c: clock.time_of(c, story)).build(clusters)


    def _annotate(self, document: Document, reading: Reading) -> tuple[list[Annotated], Context]:
        """Chunks and parties of all sentences, and what the document says of its parties."""
        namer = Namer(self.vocabulary, document.source_party)
        sentences = [mend_lemmas(s, self.vocabulary.known_lemmas) for s in reading.sentences]
        atoms = [Atoms(s) for s in sentences]
        namer.learn(atoms)
        annotated = [
            annotate(s, self.vocabulary, namer, a) for s, a in zip(sentences, atoms, strict=True)
        ]
        codes = sorted({h.payload.code for a in annotated for h in a.parties if h.payload.code} | namer.context)
        year = int(document.published_at[:4]) if document.published_at else None
        dyads = adversaries(self.vocabulary, codes, year)
        outlet = None if document.source_party else namer.party_in(document.source)
        return annotated, Context(document, annotated, dyads, self.vocabulary.party_kinds, outlet)

    def _countries(self, names: Iterable[str]) -> Counter[str]:
        """Countries of the places named, where all prominent namesakes lie in one."""
        counts: Counter[str] = Counter()
        for name in names:
            found = {p.country for p in self._gazetteer().lookup(name, limit=3)}
            if len(found) == 1:
                counts.update(found)
        return counts

    def _gazetteer(self) -> Gazetteer:
        if self._places is None:
            self._places = Gazetteer.load()
        return self._places


__all__ = ["Annotated", "Reader", "msgspec"]
