from __future__ import annotations

from counterclaim.core.records import Document
from counterclaim.ingest import remarks


def test_a_sound_document_has_none() -> None:
    text = "Fire — at Sotk,\r\n\tDžabrajil."
    assert remarks(Document(id="d", text=text, published_at="2022-09-13")) == ()


def test_no_date() -> None:
    (note,) = remarks(Document(id="d", text="Fire."))
    assert "--published" in note


def test_characters_that_do_not_show_are_counted_and_named() -> None:
    text = "a\x07\x07b\u202ec\u200b"
    notes = remarks(Document(id="d", title="\x1b", text=text, published_at="2022-09-13"))
    assert [n.split(" (")[0] for n in notes] == [
        "3 control characters",
        "1 bidirectional character",
        "1 invisible character",
    ]
    assert "U+0007" in notes[0]
