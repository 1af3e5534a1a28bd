"""Reading in a process: what the first document loads is not collected again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from counterclaim.cli import batch
from counterclaim.core.records import Document, Result

TEXT = "Units of the Azerbaijani armed forces opened fire at our positions near Sotk."


@pytest.fixture
def cold() -> Iterator[None]:
    """A process that has read nothing, with a reader all the same."""
    was = batch._Worker.is_warm
    batch._Worker.is_warm = False
    gc.unfreeze()
    yield
    gc.unfreeze()
    batch._Worker.is_warm = was


def _document(text: str) -> Document:
    return Document(id="d", text=text, published_at="2022-09-13", source_party="ARM")


def test_what_the_first_document_loads_stays(cold: None) -> None:
    first = batch.read_one(_document(TEXT))
    frozen = gc.get_freeze_count()
    assert isinstance(first, Result)
    assert frozen > 10_000
    assert gc.isenabled()
    assert batch.read_one(_document(TEXT)) == first
    assert gc.get_freeze_count() <= frozen


def test_a_long_first_document_is_read_with_the_collector_on(cold: None) -> None:
    long = "Nothing is known of it.\n\n" * 5000
    assert isinstance(batch.read_one(_document(long)), Result)
    assert gc.get_freeze_count() == 0
    assert not batch._Worker.is_warm


def test_the_collector_stays_off_for_who_turned_it_off(cold: None) -> None:
    gc.disable()
    try:
        batch.read_one(_document(TEXT))
        assert not gc.isenabled()
    finally:
        gc.enable()
