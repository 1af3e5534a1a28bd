"""Reading a sentence as a document of its own, for the tests of single stages."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.attribution import attribute
from counterclaim.claims.context import Context
from counterclaim.claims.flat import to_flat
from counterclaim.claims.places import find_places
from counterclaim.claims.voices import Voice
from counterclaim.core.records import Document
from counterclaim.pipeline import Reader


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests; it holds the models."""
    return Reader()


@lru_cache(maxsize=256)
def _read(text: str, party: str) -> tuple[dict[str, Any], ...]:
    written = Document(
        id="t",
        text=text,
        source="Ministry of Defence" if party else "Example Wire",
        source_party=party or None,
        published_at="2024-06-10T12:00+00:00",
        language="en",
    )
    return tuple(to_flat(claim) for claim in reader().claims(written))


def document(
    text: str,
    party: str | None = None,
    published: str = "2024-05-02T12:00+00:00",
    title: str = "",
) -> Document:
    """A text as `party` publishes it, or an outlet."""
    return Document(
        id="t",
        text=text,
        title=title,
        source="x",
        source_party=party,
        published_at=published,
        language="en",
    )


def read_flat(
    text: str, party: str | None = None, published: str = "2024-05-02T12:00+00:00", title: str = ""
) -> list[dict[str, Any]]:
    """The claims of a whole text with its own date and title, in the flat form."""
    return [
        dict(to_flat(claim)) for claim in reader().claims(document(text, party, published, title))
    ]


def claims(text: str, party: str = "") -> list[dict[str, Any]]:
    """The claims of a text that `party` publishes, or an outlet, in the flat form."""
    return [dict(claim) for claim in _read(text, party)]


def only(text: str, party: str, event: str) -> dict[str, Any]:
    """The one claim of an event type."""
    found = [claim for claim in claims(text, party) if claim["event"] == event]
    assert len(found) == 1, claims(text, party)
    return found[0]


def annotated(written: Document) -> tuple[list[Annotated], Context]:
    """The chunks and parties of a text, before its descriptions are settled."""
    return reader()._annotate(written, reader().parser.read(written))


def voice_of(text: str, words: str, published: str) -> Voice:
    """The voice over some words of an outlet's text."""
    written = document(text, published=published)
    items, context = annotated(written)
    reader()._settle(written, items, context)
    at = text.index(words)
    for item, voices in zip(items, attribute(items, context, reader().vocabulary), strict=True):
        for token in item.sentence.tokens:
            if token.start <= at < token.end:
                return voices.voice_at(token.i)
    raise AssertionError(words)


def places_of(text: str) -> list[str]:
    """The place names of a text as the claims stage finds them, without their events."""
    sentences, context = annotated(document(text, published="2024-06-10T12:00+00:00"))
    used = reader()
    return [
        place.name
        for sentence in sentences
        for place in find_places(sentence, used.vocabulary, used.gazetteer.has, context.people)
    ]
