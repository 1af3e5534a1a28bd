"""Fuzz loading and reading with atheris: `python tools/fuzz.py [-max_total_time=60] [CORPUS]`.

Needs `pip install -e .[fuzz]`. Any bytes must give documents or failures, claims must be grounded,
and no input may take longer than its length allows.
"""

from __future__ import annotations

import io
import sys
import time

import atheris

with atheris.instrument_imports(include=["counterclaim"]):
    from counterclaim.core.errors import Failure
    from counterclaim.core.records import Document
    from counterclaim.ingest import LoadOptions, load_documents, remarks
    from counterclaim.pipeline import Reader
    from counterclaim.read.language import screen

#: Seconds for a document, and for each thousand of its characters.
_FIXED, _EACH = 2.0, 2.0
_OPTIONS = LoadOptions(limit=20_000)
_READER = Reader()
# Model and lexicons are loaded at the first use, which is no time of the document.
_READER.read(Document(id="first", text="The army said that shells fell on the town of Homs."))


def one_input(data: bytes) -> None:
    """Load `data` as standard input and read what it holds."""
    for item in load_documents(["-"], io.BytesIO(data), _OPTIONS):
        if isinstance(item, Failure):
            continue
        remarks(item)
        screen(item)
        _read(item)


def _read(document: Document) -> None:
    begun = time.perf_counter()
    result = _READER.read(document)
    taken = time.perf_counter() - begun
    if taken > _FIXED + _EACH * len(document.body) / 1000:
        raise AssertionError(f"{len(document.body)} characters took {taken:.1f} s")
    for claim in result.claims:
        if not all(document.holds(span) for span in claim.quotes):
            raise AssertionError(f"{claim.id} is not grounded")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
