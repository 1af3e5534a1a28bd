"""What is loaded, and the message for everything that cannot be."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from counterclaim.core.errors import Failure
from counterclaim.core.records import Document
from counterclaim.ingest import LoadOptions, load_documents
from counterclaim.ingest.walk import unreadable

TEXT = "At 01:20 the units opened fire.\n\nThere are no losses.\n"


def load(
    *paths: Path | str, stdin: bytes | None = None, **options: Any
) -> list[Document | Failure]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(load_documents(paths, stream, LoadOptions(**options)))


def one(path: Path | str, **options: Any) -> Document:
    (found,) = load(path, **options)
    assert isinstance(found, Document), found
    return found


def failure(path: Path | str, **options: Any) -> Failure:
    (found,) = load(path, **options)
    assert isinstance(found, Failure), found
    assert found.reason
    assert found.remedy
    return found


def write(path: Path, content: str | bytes) -> Path:
    data = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(data)
    return path


class TestPlainText:
    def test_the_text_is_kept_to_the_character(self, tmp_path: Path) -> None:
        text = "\n  First.\r\n\r\nSecond,\u00a0with\u200e marks \U0001f6a8.\t\n"
        assert one(write(tmp_path / "a.txt", text)).text == text

    def test_the_id_is_the_name_and_the_content(self, tmp_path: Path) -> None:
        first = one(write(tmp_path / "a b.txt", TEXT))
        (tmp_path / "other").mkdir()
        second = one(write(tmp_path / "other" / "a b.txt", TEXT))
        assert first.id == second.id
        assert first.id.startswith("a-b-")
        assert one(write(tmp_path / "a b.txt", TEXT + ".")).id != first.id

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_tells_the_encoding(self, tmp_path: Path, encoding: str) -> None:
        assert one(write(tmp_path / "a.txt", TEXT.encode(encoding))).text == TEXT

    def test_a_named_encoding_is_used(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", "Обстрел позиций".encode("cp1251"))
        assert one(path, encoding="cp1251").text == "Обстрел позиций"

    def test_control_and_bidirectional_characters_keep_their_places(self, tmp_path: Path) -> None:
        text = "Fire\x07 was\u202e opened \x1b[31mat\u2069 Sotk."
        document = one(write(tmp_path / "a.txt", text))
        assert document.text == text
        assert document.text.index("Sotk") == text.index("Sotk")


class TestFrontMatter:
    HEAD = (
        "---\ntitle: 'Statement: on the night'\nsource: Ministry of Defence # press service\n"
        'party: arm\npublished: 2022-09-13T02:30+04:00\nurl: "https://example.org/1"\n'
        "kind: communique\ntags:\n  - border\nnote: >-\n  composed\n  from facts\n---\n"
    )

    def test_fields_are_read_and_the_text_is_what_follows(self, tmp_path: Path) -> None:
        document = one(write(tmp_path / "a.txt", self.HEAD + TEXT))
        assert document.text == TEXT
        assert document.title == "Statement: on the night"
        assert document.source == "Ministry of Defence"
        assert document.source_party == "ARM"
        assert document.published_at == "2022-09-13T02:30+04:00"
        assert document.url == "https://example.org/1"
        assert document.kind == "communique"

    def test_overrides_outrank_it(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", self.HEAD + TEXT)
        document = one(path, source_party="aze", source="Other", published_at="2020-01-02")
        assert (document.source_party, document.source) == ("AZE", "Other")
        assert document.published_at == "2020-01-02"

    def test_a_rule_at_the_top_is_no_head(self, tmp_path: Path) -> None:
        for text in ("---\n" + TEXT, "---\nnothing we know: here\n---\n" + TEXT):
            assert one(write(tmp_path / "a.txt", text)).text == text

    def test_a_head_alone_is_empty(self, tmp_path: Path) -> None:
        found = failure(write(tmp_path / "a.txt", self.HEAD + " \n"))
        assert found.kind == "empty"
        assert "head" in found.reason

    def test_a_date_that_is_none_is_refused(self, tmp_path: Path) -> None:
        found = failure(write(tmp_path / "a.txt", "---\npublished: 13 Sept\n---\n" + TEXT))
        assert found.kind == "date"
        assert "13 Sept" in found.reason
        assert "2022-09-13" in found.remedy

    def test_folded_titles(self, tmp_path: Path) -> None:
        document = one(write(tmp_path / "a.txt", "---\ntitle: >\n  One\n  two\n---\n" + TEXT))
        assert document.title == "One two"


class TestMarkdown:
    def test_the_first_heading_is_the_title(self, tmp_path: Path) -> None:
        document = one(write(tmp_path / "a.md", "\n# On the night #\n\n**Fire** at [Sotk](x).\n"))
        assert document.title == "On the night"
        assert document.text == "\n**Fire** at [Sotk](x).\n"
        assert document.media_type == "text/markdown"

    def test_a_title_in_the_head_leaves_the_heading_in_the_text(self, tmp_path: Path) -> None:
        document = one(write(tmp_path / "a.md", "---\ntitle: T\n---\n# H\n\nFire.\n"))
        assert document.title == "T"
        assert document.text == "# H\n\nFire.\n"


class TestJsonLines:
    RECORD: dict[str, object] = {
        "id": "op-01",
        "group": "g",
        "source": "Ministry",
        "source_party": "AZE",
        "kind": "communique",
        "published": "2022-09-13T01:40+04:00",
        "lang": "en",
        "title": "T",
        "text": TEXT,
    }

    def line(self, **changes: object) -> str:
        return json.dumps(self.RECORD | changes) + "\n"

    def test_the_gold_form(self, tmp_path: Path) -> None:
        document = one(write(tmp_path / "a.jsonl", self.line()))
        assert document.id == "op-01"
        assert document.body == "T\n" + TEXT
        assert document.source_party == "AZE"
        assert document.language == "en"
        assert document.published_at == "2022-09-13T01:40+04:00"

    def test_a_bad_line_costs_only_itself(self, tmp_path: Path) -> None:
        lines = (
            self.line()
            + "{not json\n\n"
            + '{"id": "x", "text": 3}\n'
            + '["list"]\n'
            + '{"id": "s", "text": "\\ud800"}\n'
            + "[" * 5000
            + "\n"
            + self.line(id="op-02", source_party=None, title=None)
            + self.line(id="op-03", text=" ", title="")
            + self.line(id="op-04", published="soon")
        )
        found = load(write(tmp_path / "a.jsonl", lines))
        kinds = [d.id if isinstance(d, Document) else d.kind for d in found]
        assert kinds == ["op-01", *["json"] * 5, "op-02", "empty", "date"]
        numbers = [d.item.rpartition(" ")[2] for d in found if isinstance(d, Failure)]
        assert numbers == ["2", "4", "5", "6", "7", "9", "10"]

    def test_duplicate_ids_name_both_lines(self, tmp_path: Path) -> None:
        found = load(write(tmp_path / "a.jsonl", self.line() + self.line(text="Other text.")))
        second = found[1]
        assert isinstance(second, Failure)
        assert second.kind == "duplicate"
        assert "line 2" in second.item
        assert "line 1" in second.reason

    def test_claims_are_told_from_documents_once(self, tmp_path: Path) -> None:
        claim = '{"id": "c", "document": "d", "speaker": "ARM", "event": "calm"}\n'
        found = failure(write(tmp_path / "a.jsonl", claim * 3))
        assert found.kind == "format"
        assert "claims" in found.reason

    def test_a_line_without_an_id_gets_one_from_its_content(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", json.dumps({"text": TEXT}))
        assert one(path).id == one(path).id != ""

    def test_the_limit_is_that_of_a_line(self, tmp_path: Path) -> None:
        lines = self.line() + self.line(id="b", text="x" * 3000) + self.line(id="c")
        found = load(write(tmp_path / "a.jsonl", lines), limit=1000)
        assert [isinstance(d, Document) for d in found] == [True, False, True]
        assert isinstance(found[1], Failure)
        assert found[1].kind == "too_large"
        assert "line 2" in found[1].item

    def test_an_empty_file(self, tmp_path: Path) -> None:
        assert failure(write(tmp_path / "a.jsonl", "\n\n")).kind == "empty"


class TestStandardInput:
    def test_text(self) -> None:
        (found,) = load("-", stdin=TEXT.encode())
        assert isinstance(found, Document)
        assert found.text == TEXT

    def test_json_lines_longer_than_the_first_look(self) -> None:
        lines = "".join(
            json.dumps({"id": str(i), "text": "Fire. " * 200}) + "\n" for i in range(20)
        )
        found = load("-", stdin=lines.encode())
        assert [d.id for d in found if isinstance(d, Document)] == [str(i) for i in range(20)]

    def test_too_much(self) -> None:
        (found,) = load("-", stdin=b"x" * 5000, limit=1000)
        assert isinstance(found, Failure)
        assert found.kind == "too_large"

    def test_not_connected(self) -> None:
        (found,) = load("-")
        assert isinstance(found, Failure)


class TestBadFiles:
    @pytest.mark.parametrize("content", [b"", b" \n\t \r\n", b"\xef\xbb\xbf"])
    def test_empty(self, tmp_path: Path, content: bytes) -> None:
        assert failure(write(tmp_path / "a.txt", content)).kind == "empty"

    @pytest.mark.parametrize(
        ("content", "word"),
        [
            (b"%PDF-1.7\n...", "PDF"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\x89PNG\r\n", "PNG"),
            (b"text\x00\x01\x02more" * 10, "binary"),
            (bytes(range(1, 256)) * 20, "not text"),
        ],
    )
    def test_binary(self, tmp_path: Path, content: bytes, word: str) -> None:
        found = failure(write(tmp_path / "a.txt", content))
        assert found.kind == "binary"
        assert word in found.reason

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("cp1251", "Подразделения вооружённых сил обстреляли позиции в направлении Сотка. "),
            ("cp1252", "The café in Besançon was shelled, the army said. "),
            ("utf-16-le", "The units opened fire at the positions near Sotk. "),
            ("utf-16-be", "The units opened fire at the positions near Sotk. "),
        ],
    )
    def test_another_encoding_is_named(self, tmp_path: Path, encoding: str, text: str) -> None:
        path = write(tmp_path / "a.txt", (text * 8).encode(encoding))
        found = failure(path)
        assert found.kind == "encoding"
        named = found.remedy.partition("--encoding ")[2].rstrip(".")
        assert one(path, encoding=named).text == text * 8
        assert named == encoding or encoding == "cp1251"

    def test_too_large_says_how_to_raise_the_limit(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", b"Fire was opened. " * 1_200_000)
        found = failure(path)
        assert found.kind == "too_large"
        assert "20.4 MB" in found.reason
        assert "--limit 21" in found.remedy
        assert len(one(path, limit=21_000_000).text) == 20_400_000

    def test_missing(self, tmp_path: Path) -> None:
        found = failure(tmp_path / "none.txt")
        assert found.kind == "missing"
        assert "none.txt" in str(found)
        assert failure("a\0b").kind == "missing"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_unreadable(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", TEXT)
        path.chmod(0)
        found = failure(path)
        assert found.kind == "unreadable"
        assert "permission" in found.remedy.lower()

    def test_the_system_s_word_on_permissions_is_passed_on(self, tmp_path: Path) -> None:
        found = unreadable(tmp_path / "a.txt", PermissionError(13, "Permission denied"))
        assert str(found).endswith(
            "a.txt: cannot be opened: Permission denied. Check the permissions."
        )

    def test_no_regular_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert failure(tmp_path / "pipe.txt").kind == "unreadable"


class TestFolders:
    def test_recursive_and_sorted(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.md", "c/d.txt", "c/a.jsonl", ".hidden.txt", "image.png"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            text = f"Fire {name}."
            write(path, json.dumps({"id": "line", "text": text}) if "jsonl" in name else text)
        found = load(tmp_path)
        texts = [d.text for d in found if isinstance(d, Document)]
        assert texts == ["Fire a.md.", "Fire b.txt.", "Fire c/a.jsonl.", "Fire c/d.txt."]
        assert len(found) == 4

    def test_documents_of_other_kinds_are_missed_aloud(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", TEXT)
        write(tmp_path / "b.pdf", b"%PDF")
        found = load(tmp_path)
        assert [d.kind for d in found if isinstance(d, Failure)] == ["format"]

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        write(tmp_path / "image.png", b"x")
        assert failure(tmp_path).kind == "empty"

    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", TEXT)
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "sub" / "self.txt").symlink_to("self.txt")
        (tmp_path / "sub" / "gone.txt").symlink_to("nowhere.txt")
        found = load(tmp_path)
        assert [d.text for d in found if isinstance(d, Document)] == [TEXT]
        assert {d.kind for d in found if isinstance(d, Failure)} <= {"missing", "unreadable"}
        assert len(found) == 3
