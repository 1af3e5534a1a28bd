"""Very long texts are read in parts of whole paragraphs, with offsets of the whole text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterclaim.core.records import Claim, Document
from counterclaim.core.values import Resolved
from counterclaim.pipeline import Reader
from counterclaim.read import PART, Parser, Reading

_SENTENCE = "On May 4, the Sudanese army said that the RSF shelled the village of Kuku{}. "
_TEXT = "\n\n".join(
    _SENTENCE.format(n) + "Three soldiers were killed, the ministry said." for n in range(12)
)


class _Short(Parser):
    """A parser whose parts are short."""

    def parts(self, document: Document, size: int = 300) -> Iterator[Reading]:
        return super().parts(document, size)


@pytest.mark.parametrize("text", [_TEXT, _TEXT.replace("\n", " "), "", "Shells fell."])
def test_parts_hold_all_sentences_at_their_places(text: str) -> None:
    document = Document(id="d", text=text, title="A title" if text else "", language="en")
    whole, parts = Parser().read(document), [*_Short().parts(document)]
    assert [p.start for p in parts] == [0, *(p.end for p in parts[:-1])]
    assert parts[-1].end == len(document.body)
    spans = [(s.start, s.end) for p in parts for s in p.sentences]
    assert spans == [(s.start, s.end) for s in whole.sentences]
    assert all(p.start <= s.start < s.end <= p.end for p in parts for s in p.sentences)
    assert all([s.index for s in p.sentences] == [*range(len(p.sentences))] for p in parts)
    if text == _TEXT:  # no paragraph is torn
        assert len(parts) > 2
        numbers = [{s.paragraph for s in p.sentences} for p in parts]
        assert sum(map(len, numbers)) == len(set().union(*numbers))


def test_claims_of_parts_are_those_of_the_whole_text() -> None:
    document = Document(id="d", text=_TEXT, published_at="2023-05-05")
    reader = Reader()
    whole = reader.claims(document)
    reader.parser = _Short()
    claims = reader.claims(document)
    assert all(document.holds(q) for c in claims for q in c.quotes)
    assert {q.quote for c in claims for q in c.quotes} == {q.quote for c in whole for q in c.quotes}
    resolved = [c.time for c in claims if isinstance(c.time, Resolved)]
    times = {time.evidence[0].start for time in resolved}
    assert len(times) > 2 and max(times) > len(_TEXT) / 2


def test_who_reads_a_text_in_parts_is_told_so() -> None:
    short = Reader().read(Document(id="d", text="Shells fell on the town today, it was said."))
    assert not any("parts" in note for note in short.notes)
    text = "The town was quiet.\n" * (PART // 20 + 1)
    long = _quick().read(Document(id="d", text=text))
    assert any("read in parts" in note for note in long.notes)


def _quick() -> Reader:
    """A reader that finds no claims, however long the text."""

    class Quick(Reader):
        def claims(self, document: Document) -> list[Claim]:
            return []

    return Quick()
