"""`gazetteer build` from a dump that these tests write, and reading with what it built."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from counterclaim.cli import batch


class Done(Protocol):
    status: int
    out: str
    err: str


class Call(Protocol):
    def __call__(self, *arguments: str, stdin: bytes = b"") -> Done: ...


def row(ident: int, name: str, country: str = "AM", people: int = 0, alternates: str = "",
        code: str = "PPL", lat: float = 40.21) -> str:  # fmt: skip
    cells = [str(ident), name, name, alternates, str(lat), "45.87", "P", code, country, "", "9X"]
    return "\t".join([*cells, "", "", "", str(people), "", "900", "Asia/Yerevan", "2024-01-01"])


ROWS = [
    row(1, "Vorotashkar", people=5200, alternates="Vorotaskar"),
    row(2, "Qarabulaqli", country="AZ"),
    row(3, "Nerkin Testut", people=90),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "AM.txt"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def packaged_afterwards() -> Iterator[None]:
    """The reader of this process is shared: leave it with the packaged index."""
    yield
    batch.use_gazetteer(None)


def build(call: Call, dump: Path, *options: str) -> tuple[Done, Path]:
    index = dump.parent / "full.ccg"
    return call("gazetteer", "build", str(dump), "--output", str(index), *options), index


def names(call: Call, index: Path, name: str) -> list[str]:
    done = call("gazetteer", "lookup", name, "--index", str(index), "--json")
    return [json.loads(line)["id"] for line in done.out.splitlines()]


def test_what_is_built_can_be_looked_up(call: Call, dump: Path) -> None:
    done, index = build(call, dump)
    assert (done.status, done.out) == (0, "")
    assert f"{index}: 3 places with 4 names, of 3 lines" in done.err
    assert names(call, index, "Vorotashkar") == names(call, index, "vorotaskar") == ["gn:1"]
    assert names(call, index, "Qarabulaqli") == ["gn:2"]
    assert call("gazetteer", "lookup", "Vorotashkar").status == 1, "not in the packaged index"
    table = call("gazetteer", "lookup", "Vorotashkar", "--index", str(index))
    assert "5,200" in table.out and "ARM" in table.out


def test_names_with_languages_and_names_of_provinces(call: Call, dump: Path) -> None:
    more, codes = dump.parent / "alternateNamesV2.txt", dump.parent / "admin1.txt"
    more.write_text("1\t2\thy\tKhndzoreskar\t\t\t\t\t1920\t1991\n", encoding="utf-8")
    codes.write_text("AZ.9X\tTestrayon\tTestrayon\t7\n", encoding="utf-8")
    done, index = build(
        call, dump, "--alternate-names", str(more), "--admin1-codes", str(codes), "--quiet"
    )
    assert (done.status, done.err) == (0, "")
    assert names(call, index, "Khndzoreskar") == ["gn:2"]
    shown = call("gazetteer", "lookup", "Qarabulaqli", "--index", str(index), "--json")
    (place,) = map(json.loads, shown.out.splitlines())
    assert place["admin1"] == "Testrayon"
    assert {"name": "Khndzoreskar", "language": "hy"}.items() <= place["names"][1].items()


@pytest.mark.parametrize("codes", ["ARM", "am", "AM, GEO"])
def test_filters(call: Call, dump: Path, codes: str) -> None:
    done, index = build(call, dump, "--countries", codes, "--min-population", "100")
    assert done.status == 0, done.err
    assert names(call, index, "Vorotashkar") == ["gn:1"]
    assert names(call, index, "Qarabulaqli") == names(call, index, "Nerkin Testut") == []


def test_a_zipped_dump_and_the_default_output(
    call: Call, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(dump.with_suffix(".zip"), "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.write(dump, dump.name)
    monkeypatch.chdir(dump.parent)
    assert call("gazetteer", "build", "AM.zip").status == 0
    assert names(call, dump.parent / "AM.ccg", "Vorotashkar") == ["gn:1"]


def test_bad_lines_are_named_and_the_rest_is_kept(call: Call, dump: Path) -> None:
    with dump.open("a", encoding="utf-8") as file:
        file.write("4\ttoo\tfew\n" + row(5, "Nowhere", lat=123.0) + "\n")
    done, index = build(call, dump)
    assert done.status == 1
    (error,) = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert "2 lines" in error and "AM.txt line 4: 3 columns where 19 are needed" in error
    assert names(call, index, "Vorotashkar") == ["gn:1"]


def test_an_index_without_a_place_never_replaces_one(call: Call, dump: Path) -> None:
    _, index = build(call, dump)
    held = index.read_bytes()
    wrong = dump.parent / "towns.csv"
    for text, word in (
        ("name,country\nVorotashkar,AM\n", "towns.csv line 1"),
        ("", "is empty"),
        (row(9, "Hotel", code="HTL").replace("\tP\t", "\tS\t"), "None of the 1 lines"),
    ):
        wrong.write_text(text, encoding="utf-8")
        done, _ = build(call, wrong, "--replace")
        assert done.status == 1
        assert word in done.err and "GeoNames dump" in done.err
    done, _ = build(call, dump, "--replace", "--countries", "GEO")
    assert done.status == 1 and "--countries" in done.err
    assert index.read_bytes() == held
    assert sorted(p.name for p in dump.parent.iterdir()) == ["AM.txt", "full.ccg", "towns.csv"]


def test_an_existing_file_is_kept_unless_asked(call: Call, dump: Path) -> None:
    (dump.parent / "full.ccg").write_text("mine")
    done, index = build(call, dump)
    assert done.status == 1
    assert "full.ccg exists" in done.err and "--replace" in done.err
    assert index.read_text() == "mine"
    assert build(call, dump, "--replace")[0].status == 0
    assert names(call, index, "Vorotashkar") == ["gn:1"]


def test_what_cannot_be_opened_or_written_is_said(call: Call, dump: Path) -> None:
    damaged = dump.parent / "AM.zip"
    with zipfile.ZipFile(damaged, "w"):
        pass
    done, _ = build(call, damaged)
    assert done.status == 1 and "AM.zip holds no .txt file" in done.err
    done = call("gazetteer", "build", str(dump), "--output", str(dump.parent / "no" / "x.ccg"))
    assert done.status == 1 and "cannot be written" in done.err and "Traceback" not in done.err
    done = call("gazetteer", "build", str(dump), "--output", str(dump.parent), "--replace")
    assert done.status == 1 and "is a folder" in done.err


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["no-such.txt"],
        ["{dump}", "--countries", "ARM,XQX"],
        ["{dump}", "--min-population", "-1"],
        ["{dump}", "--alternate-names", "no-such.txt"],
    ],
)
def test_wrong_usage(call: Call, dump: Path, options: list[str]) -> None:
    done = call("gazetteer", "build", *(o.format(dump=dump) for o in options))
    assert done.status == 2
    assert sorted(p.name for p in dump.parent.iterdir()) == ["AM.txt"]
    if "XQX" in str(options):
        assert "XQX" in done.err and "ISO 3166" in done.err


def test_an_interruption_leaves_nothing(
    call: Call, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.resolve.place.writer import IndexWriter

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(IndexWriter, "add", stop)
    done, _ = build(call, dump)
    assert done.status == 130 and "nothing was written" in done.err
    assert [p.name for p in dump.parent.iterdir()] == ["AM.txt"]


TEXT = b"At 10:15 on 3 May Azerbaijani units opened fire near the village of Vorotashkar."
FROM = ("--quiet", "--source-party", "ARM", "--published", "2024-05-03")


def test_reading_with_an_index_of_ones_own(call: Call, dump: Path) -> None:
    _, index = build(call, dump)
    read = ("read", "-", "--json", *FROM)

    def resolved(*options: str) -> list[str]:
        done = call(*read, *options, stdin=TEXT)
        assert done.status == 0, done.err
        places = [p for line in done.out.splitlines() for p in json.loads(line)["places"]]
        assert [p["name"] for p in places] == ["Vorotashkar"]
        return [p["place"]["value"]["place"]["id"] for p in places if "value" in p["place"]]

    assert resolved("--gazetteer", str(index)) == ["gn:1"]
    assert resolved() == []
    done = call("explain", "-", "--gazetteer", str(index), *FROM, stdin=TEXT)
    assert done.status == 0 and "Vorotashkar" in done.out


def test_processes_read_with_the_same_index(call: Call, dump: Path) -> None:
    _, index = build(call, dump)
    document = dump.parent / "statement.txt"
    document.write_bytes(TEXT)
    options = ("--json", *FROM, "--gazetteer", str(index))
    alone = call("read", str(document), *options)
    several = call("read", str(document), *options, "--jobs", "2")
    assert several.out == alone.out and "gn:1" in several.out


def test_a_file_that_is_no_index(call: Call, dump: Path) -> None:
    for command in (("read", str(dump), "--gazetteer"), ("gazetteer", "lookup", "X", "--index")):
        done = call(*command, str(dump))
        assert done.status == 1
        assert "AM.txt is no gazetteer index" in done.err
        assert "gazetteer build" in done.err
