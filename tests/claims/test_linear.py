"""A text of any length takes linear time: four times the sentences, about four times the work."""

from __future__ import annotations

import gc
import time

import msgspec
import pytest

from counterclaim.core.records import Document
from counterclaim.pipeline import Reader
from counterclaim.read import Parser, Reading, Sentence

#: A report with speakers, denials, tolls, counts, times and places that point back.
PARAGRAPH = (
    "Armenia's Ministry of Defence said on 13 September that Azerbaijani units had shelled Goris,"
    " killing two soldiers. Azerbaijan denied it. The ministry in Baku called the report a lie."
    " Three times in the night the enemy opened fire on the city, it said. Five more were wounded"
    " there at 10:20. Positions near Vardenis came under fire. A spokesman said that 12 drones had"
    " been shot down. Four people were killed.\n"
)


class _Given(Parser):
    """A parser that has read already: only what comes after the parser is measured."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading

    def read(self, document: Document) -> Reading:
        return self.reading


def _repeated(reading: Reading, times: int) -> Reading:
    size, paragraphs = len(reading.body), max(s.paragraph for s in reading.sentences) + 1
    sentences: list[Sentence] = []
    for n in range(times):
        away = n * size
        for s in reading.sentences:
            tokens = tuple(
                msgspec.structs.replace(t, start=t.start + away, end=t.end + away) for t in s.tokens
            )
            moved = msgspec.structs.replace(
                s,
                index=len(sentences),
                start=s.start + away,
                end=s.end + away,
                paragraph=s.paragraph + n * paragraphs,
                tokens=tokens,
            )
            sentences.append(moved)
    return msgspec.structs.replace(reading, body=reading.body * times, sentences=tuple(sentences))


def _seconds(reader: Reader, reading: Reading) -> float:
    document = Document(id="d", text=reading.body, published_at="2022-09-13")
    reader.parser = _Given(reading)
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        assert reader.claims(document)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.slow
def test_time_grows_with_the_length() -> None:
    reading = Parser().read(Document(id="d", text=PARAGRAPH))
    reader = Reader()
    few, many = _repeated(reading, 50), _repeated(reading, 200)
    _seconds(reader, _repeated(reading, 2))  # lexicons and caches are loaded by the first
    short = min(_seconds(reader, few) for _ in range(3))
    long = min(_seconds(reader, many) for _ in range(2))
    assert long < 4 * short * 1.8, f"{short:.2f} s for a text, {long:.2f} s for one four times it"
