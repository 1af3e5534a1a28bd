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


def test_a_head_that_is_never_closed_is_named() -> None:
    open_head = "---\nparty: ARM\npublished: 2024-05-10\n\nFire was opened at our posts."
    notes = remarks(Document(id="a", text=open_head, published_at="2024-05-10"))
    assert any("'---' closes" in note for note in notes)
    for sound in ("---\nA rule, and text.", "Fire was opened.", f"{open_head}\n---\nmore"):
        assert not remarks(Document(id="a", text=sound, published_at="2024-05-10"))
