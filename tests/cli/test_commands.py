"""The commands as a user runs them: real processes, output, files and exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest

from counterclaim.cli import batch
from counterclaim.core.errors import SetupError
from counterclaim.core.records import Document, Result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "counterclaim" / "samples"
FIRST, SECOND = (str(p) for p in sorted(SAMPLES.glob("*.txt"))[:2])
TEXT = "Units of the Azerbaijani armed forces opened fire from mortars at our positions near Sotk."
GOLD = ROOT.parent / "shared" / "gold"


class Done(Protocol):
    status: int
    out: str
    err: str


Call = Callable[..., Done]
Start = Callable[..., subprocess.Popen[bytes]]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


class TestRead:
    def test_a_table_of_both_sides(self, call: Call) -> None:
        done = call("read", FIRST, SECOND)
        assert done.status == 0, done.err
        for word in ("speaker", "stance", "who → whom", "where", "when", "AZE", "ARM", "asserts"):
            assert word in done.out
        assert "\x1b" not in done.out
        assert max(map(len, done.out.splitlines())) <= 120
        assert "2 documents" in done.err

    def test_a_narrow_terminal_gets_whole_words(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "70")
        done = call("read", FIRST)
        assert max(map(len, done.out.splitlines())) <= 70
        names = {name for c in lines(call("read", FIRST, "--flat").out) for name, _ in c["places"]}
        assert names
        for name in names:
            assert all(word in done.out for word in name.split())

    def test_flat_lines_are_grounded_and_complete(self, call: Call) -> None:
        done = call("read", FIRST, "--flat", "--quiet")
        claims = lines(done.out)
        assert claims
        text = Path(FIRST).read_text(encoding="utf-8")
        for claim in claims:
            assert claim["quotes"]
            assert all(quote in text for quote in claim["quotes"])
            assert {"document", "speaker", "stance", "event", "actors", "losses"} <= set(claim)
        assert done.err == ""

    def test_full_claims_carry_their_evidence(self, call: Call) -> None:
        (first, *_) = lines(call("read", FIRST, "--json").out)
        event = first["event"]
        assert {"value", "basis", "method", "evidence"} <= set(event)

    def test_standard_input_with_overrides(self, call: Call) -> None:
        done = call(
            "read", "-", "--flat", "--source-party", "arm", "--published", "2022-09-13",
            "--source", "Ministry", stdin=TEXT.encode(),
        )  # fmt: skip
        assert done.status == 0, done.err
        assert {claim["speaker"] for claim in lines(done.out)} == {"ARM"}

    def test_the_same_input_gives_the_same_output_however_many_read(
        self, call: Call, start: Start
    ) -> None:
        one = call("read", str(SAMPLES), "--json").out
        other, _ = start("read", SAMPLES, "--json", "--jobs", "2", PYTHONHASHSEED="7").communicate()
        assert other.decode() == one
        assert one


class TestFailures:
    def test_each_is_named_and_the_rest_is_read(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "a-empty.txt").write_bytes(b"")
        (tmp_path / "b-binary.txt").write_bytes(b"%PDF-1.7")
        (tmp_path / "c-latin.txt").write_bytes("Обстрел позиций у села. ".encode("cp1251") * 9)
        (tmp_path / "d-russian.txt").write_text(
            "В ночь на 13 сентября подразделения противника обстреляли наши позиции.",
            encoding="utf-8",
        )
        (tmp_path / "e-good.txt").write_text(TEXT)
        (tmp_path / "f-lines.jsonl").write_text('{"id": "x", "text": "Fire."}\n{broken\n')
        done = call("read", str(tmp_path), str(tmp_path / "none.txt"), "--flat")
        assert done.status == 1
        assert any("e-good" in str(claim["document"]) for claim in lines(done.out))
        errors = [line for line in done.err.splitlines() if line.startswith("error: ")]
        for name, word in {
            "a-empty.txt": "empty",
            "b-binary.txt": "PDF",
            "c-latin.txt": "encoding",
            "d-russian.txt": "Russian",
            "f-lines.jsonl, line 2": "JSON",
            "none.txt": "does not exist",
        }.items():
            (line,) = [e for e in errors if name in e]
            assert word in line
        assert len(errors) == 6
        assert "note: " in done.err
        assert "no publication date" in done.err
        assert "Traceback" not in done.err

    def test_control_characters_never_reach_the_terminal(self, call: Call, tmp_path: Path) -> None:
        path = tmp_path / "x\x1b[31m.txt"
        path.write_text(
            "---\ntitle: \x1b]0;x\x07\u202eFire\n---\n" + TEXT.replace("Sotk", "So\x1btk")
        )
        for command in ("read", "explain"):
            done = call(command, str(path))
            assert done.status == 0
            assert "\x1b" not in done.out + done.err
            assert "\u202e" not in done.out
        assert "U+001B" in call("read", str(path)).err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["read"],
            ["read", FIRST, "--json", "--flat"],
            ["read", FIRST, "--resume"],
            ["read", FIRST, "--published", "yesterday"],
            ["read", FIRST, "--encoding", "no-such"],
            ["read", FIRST, "--jobs", "0"],
            ["read", FIRST, "--nonsense"],
            ["evaluate", "/no/such/folder"],
            ["evaluate", str(SAMPLES), "--swap", "ARM:AZE", "--by-group"],
            ["nonsense"],
        ],
    )
    def test_wrong_usage(self, call: Call, arguments: list[str]) -> None:
        done = call(*arguments)
        assert done.status == 2
        assert done.out == ""
        assert "Usage" in done.err

    def test_a_gold_folder_without_gold(self, call: Call, tmp_path: Path) -> None:
        done = call("evaluate", str(tmp_path))
        assert done.status == 1
        assert "documents.jsonl" in done.err
        assert "Traceback" not in done.err


class TestOutput:
    def test_a_file_appears_whole(self, call: Call, tmp_path: Path) -> None:
        out = tmp_path / "claims.jsonl"
        done = call("read", FIRST, "--flat", "-o", str(out))
        assert done.out == ""
        assert lines(out.read_text(encoding="utf-8"))
        assert os.listdir(tmp_path) == ["claims.jsonl"]

    def test_a_folder_that_cannot_be_written(self, call: Call, tmp_path: Path) -> None:
        done = call("read", FIRST, "-o", str(tmp_path / "none" / "x.txt"))
        assert done.status == 1
        assert "cannot be written" in done.err

    def test_resume_skips_what_is_there(self, call: Call, tmp_path: Path) -> None:
        out = tmp_path / "claims.jsonl"
        whole = call("read", str(SAMPLES), "--flat").out
        call("read", FIRST, "--flat", "-o", str(out))
        done = call("read", str(SAMPLES), "--flat", "-o", str(out), "--resume")
        assert out.read_text(encoding="utf-8") == whole
        assert "3 documents" in done.err

    def test_resume_after_a_crash_trusts_no_half_document(self, call: Call, tmp_path: Path) -> None:
        out = tmp_path / "claims.jsonl"
        whole = call("read", str(SAMPLES), "--flat").out
        cut = len(whole) * 2 // 3
        (tmp_path / "claims.jsonl.part").write_text(whole[:cut], encoding="utf-8")
        call("read", str(SAMPLES), "--flat", "-o", str(out), "--resume")
        assert out.read_text(encoding="utf-8") == whole

    def test_interruption_keeps_what_was_read(self, start: Start, tmp_path: Path) -> None:
        source, out = tmp_path / "many.jsonl", tmp_path / "claims.jsonl"
        record = {"text": TEXT, "source_party": "ARM", "published": "2022-09-13"}
        with source.open("w") as file:
            for i in range(20_000):
                file.write(json.dumps(record | {"id": f"d{i}"}) + "\n")
        process = start("read", source, "--flat", "-o", out)
        part = tmp_path / "claims.jsonl.part"
        until = time.monotonic() + 60
        while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"interrupted" in errors
        assert b"Traceback" not in errors
        assert lines(out.read_text(encoding="utf-8"))
        assert not part.exists()

    def test_a_closed_pipe_is_no_error(self, start: Start) -> None:
        process = start("read", SAMPLES, "--json")
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) in (0, 141)
        assert b"Traceback" not in errors
        assert b"Broken" not in errors
        process.stderr.close()


class TestExplain:
    def test_rules_and_words(self, call: Call) -> None:
        done = call("explain", SECOND)
        assert done.status == 0, done.err
        for word in ("field", "basis", "rule", "words", "speaker", "stated", "defaulted", "text:"):
            assert word in done.out

    def test_one_event_type(self, call: Call) -> None:
        done = call("explain", SECOND, "--event", "no_such_event")
        assert "no claims" in done.out


class TestEvaluate:
    @pytest.fixture
    def small(self, call: Call, tmp_path: Path) -> Path:
        folder = tmp_path / "gold"
        folder.mkdir()
        document = {
            "id": "d", "group": "g", "source_party": "ARM", "published": "2022-09-13", "text": TEXT,
            "lang": "en", "title": "", "kind": "communique", "source": "Ministry",
        }  # fmt: skip
        (folder / "documents.jsonl").write_text(json.dumps(document) + "\n")
        read = lines(call("read", str(folder / "documents.jsonl"), "--flat").out)
        assert read
        (folder / "claims.jsonl").write_text("".join(json.dumps(c) + "\n" for c in read))
        return folder

    def test_reading_and_scoring(self, call: Call, small: Path, tmp_path: Path) -> None:
        out = tmp_path / "predicted.jsonl"
        done = call("evaluate", str(small), "--out", str(out), "--by-group", "--errors", "1")
        assert done.status == 0, done.err
        assert "all slots" in done.out
        assert "100.0" in done.out
        scores = json.loads(call("evaluate", str(small), "--predictions", str(out), "--json").out)
        assert scores["claims"]["f1"] == 100.0
        if not (GOLD / "score.py").is_file():
            pytest.skip("the gold set's own scorer is not there to read the file, too")
        theirs = subprocess.run(
            [sys.executable, str(GOLD / "score.py"), str(small), str(out), "--json"],
            capture_output=True,
            check=True,
        )
        assert json.loads(theirs.stdout) == scores

    def test_look_alikes(self, call: Call, small: Path, tmp_path: Path) -> None:
        """The same fire told of the next day, by another group, is kept apart and not merged."""
        documents = lines((small / "documents.jsonl").read_text())
        claim = next(c for c in lines((small / "claims.jsonl").read_text()) if c["start"])
        claim |= {"id": "c", "start": "2022-09-13", "end": "2022-09-13"}
        later = {"id": "c2", "document": "d2", "start": "2022-09-14", "end": "2022-09-14"}
        other = {"id": "d2", "group": "h", "published": "2022-09-15"}
        for name, told in (
            ("documents", [*documents, documents[0] | other]),
            ("claims", [claim, claim | later]),
            ("relations", []),
        ):
            text = "".join(json.dumps(item) + "\n" for item in told)
            (small / f"{name}.jsonl").write_text(text)
        asked = ("evaluate", str(small), "--relations", str(tmp_path / "r"), "--gold-claims")
        assert "look-alikes merged: 0 of 1 pairs" in call(*asked).out
        found = json.loads(call(*asked, "--json").out)["look_alikes"]
        assert found == {"known": 1, "merged": [], "besides": []}

    def test_swap(self, call: Call, small: Path) -> None:
        done = call("evaluate", str(small), "--swap", "ARM:AZE")
        assert done.status == 0, done.err
        assert "with the parties exchanged" in done.out
        assert call("evaluate", str(small), "--swap", "XX:YY").status == 1


class TestProgram:
    def test_version(self, call: Call) -> None:
        assert call("--version").out.startswith("counterclaim 0.")

    def test_help_is_quick(self, start: Start) -> None:
        times = []
        for _ in range(4):
            begun = time.perf_counter()
            process = start("--help")
            process.communicate()
            times.append(time.perf_counter() - begun)
            assert process.returncode == 0
        assert min(times) < 0.5

    def test_the_set_up_s_failure_is_a_message(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken() -> None:
            raise SetupError("The model is missing.", remedy="Install the package again.")

        monkeypatch.setattr(batch, "_reader", broken)
        done = call("read", FIRST)
        assert done.status == 1
        assert done.err == "error: The model is missing. Install the package again.\n"

    def test_a_fault_in_one_document_costs_it_alone(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Faulty:
            def read(self, document: Document) -> Result:
                if "ARM" in document.id.upper():
                    raise KeyError("no such rule")
                return Result(document=document)

        monkeypatch.setattr(batch, "_reader", Faulty)
        done = call("read", str(SAMPLES))
        assert done.status == 1
        assert "2 documents, 0 claims, 2 failures" in done.err
        assert "KeyError: 'no such rule'" in done.err

    def test_colours_only_where_wanted(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[36m" in call("read", FIRST).out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[36m" not in call("read", FIRST).out


@pytest.mark.parametrize("encoding", ["rot13", "hex", "undefined", "utf-99"])
def test_an_encoding_that_is_none_of_text_is_wrong_usage(
    call: Call, tmp_path: Path, encoding: str
) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Shots were fired.", encoding="utf-8")
    done = call("read", "--encoding", encoding, str(page))
    assert done.status == 2
    assert "utf-8" in done.err


def test_an_output_that_is_a_folder_is_refused(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Shots were fired.", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    done = call("read", "--json", "--output", str(folder), str(page))
    assert done.status in (1, 2) and "folder" in done.err
    assert not (tmp_path / "out.part").exists()


def test_the_input_is_never_written_over(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Shots were fired.", encoding="utf-8")
    link = tmp_path / "b.txt"
    link.symlink_to(page)
    for name in (page, link):
        done = call("read", "--json", "--output", str(name), str(page))
        assert done.status == 2 and "another file" in done.err
    assert page.read_text(encoding="utf-8") == "Shots were fired."


def test_an_output_that_is_full_or_a_pipe_stays_what_it_is(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Armenian forces shelled Lachin on Tuesday, Baku said.", encoding="utf-8")
    full = Path("/dev/full")
    if full.is_char_device():
        done = call("read", "--flat", "--output", str(full), str(page))
        assert done.status == 1 and "cannot be written" in done.err
        assert full.is_char_device()
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "real.jsonl")
    assert call("read", "--flat", "--output", str(link), str(page)).status == 0
    assert link.is_symlink() and "shelling" in link.read_text(encoding="utf-8")


def test_resuming_in_another_form_is_refused(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Armenian forces shelled Lachin on Tuesday, Baku said.", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert call("read", "--flat", "--output", str(out), str(page)).status == 0
    before = out.read_bytes()
    done = call("read", "--json", "--resume", "--output", str(out), str(page))
    assert done.status == 1 and "--flat" in done.err
    assert call("read", "--flat", "--resume", "--output", str(out), str(page)).status == 0
    assert out.read_bytes() == before
