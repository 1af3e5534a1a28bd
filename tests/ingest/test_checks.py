"""A document that code made is checked as one that a file gave."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim import Document, InputError, read

SOUND = {"id": "d", "text": "Shots were fired at Sotk.", "published_at": "2022-09-13"}


@pytest.mark.parametrize(
    ("field", "value", "kind", "word"),
    [
        ("published_at", "yesterday", "date", "2022-09-13T01:40"),
        ("published_at", 20220913, "form", "published_at"),
        ("text", None, "form", "text"),
        ("title", None, "form", "title"),
        ("source_party", ["ARM"], "form", "source_party"),
        ("text", "\ud800 Shots were fired.", "form", "surrogates"),
    ],
)
def test_a_fault_is_a_failure_that_names_the_field(
    field: str, value: Any, kind: str, word: str
) -> None:
    result = read(Document(**{**SOUND, field: value}))
    (failure,) = result.failures
    assert (failure.kind, result.claims) == (kind, ())
    assert word in str(failure)


def test_a_publisher_that_nobody_knows_is_noted_and_read() -> None:
    document = Document(**{**SOUND, "source_party": "ZZZ", "source": "Front of Z"})
    result = read(document)
    assert not result.failures
    assert any("ZZZ is not known" in note for note in result.notes)


@pytest.mark.parametrize("thing", [None, b"Shots were fired.", 5])
def test_what_is_no_document_is_an_input_error(thing: Any) -> None:
    with pytest.raises(InputError, match="no document"):
        read(thing)
