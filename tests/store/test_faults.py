"""What cannot be used is refused with the reason and the remedy, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.builders import Clock, results, sides

from counterclaim.core.errors import RecordError
from counterclaim.store import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of two documents."""
    made = tmp_path / "record.db"
    with Record.open(made, clock=Clock()) as record:
        list(record.add(sides()[:2]))
    return made


def refusal(path: Path | str, *, adding: bool = True) -> RecordError:
    """What is said when a record is used."""
    with Record.open(path, patience=0.1) as record, pytest.raises(RecordError) as refused:
        if adding:
            list(record.add(sides()))
        else:
            record.stats()
    assert refused.value.remedy
    return refused.value


def test_no_record_is_made_by_asking(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert "add PATH" in refusal(path, adding=False).remedy
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Ministry of Defence: all quiet.\n" * 9, "not a record"), (b"SQLite format 3\x00", "")],
)
def test_a_file_that_is_no_record_is_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for adding in (True, False):
        assert said in str(refusal(path, adding=adding))
    assert path.read_bytes() == content


@pytest.mark.parametrize("mark", [0, 7])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, mark: int) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE alembic_version (version_num text)")
        other.execute("CREATE TABLE things (a)")
        other.execute(f"PRAGMA application_id = {mark}")
    other.close()
    for adding in (True, False):
        assert "another program" in str(refusal(path, adding=adding))
    with sqlite3.connect(path) as other:
        names = {n for (n,) in other.execute("SELECT name FROM sqlite_master")}
    other.close()
    assert names == {"alembic_version", "things"}


def test_a_folder_a_missing_folder_and_an_unknown_kind(tmp_path: Path) -> None:
    assert "is a folder" in str(refusal(tmp_path))
    assert "does not exist" in str(refusal(tmp_path / "none" / "record.db"))
    with pytest.raises(RecordError, match="mysql://"):
        Record.open("mysql://host/db")


def unprivileged(*arguments: str | Path) -> tuple[int, str]:
    """How a command ends for somebody whom permissions stop, as they do not stop root."""
    drop = "-dac_override,-dac_read_search"
    prefix = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"] if not os.geteuid() else []
    if prefix and shutil.which("setpriv") is None:
        pytest.skip("root cannot give up its rights here: there is no setpriv")
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "counterclaim", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_folder_without_rights_is_told(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "record.db").write_bytes(path.read_bytes())
    try:
        folder.chmod(0o555)
        status, told = unprivileged("record", "copy", path, folder / "new.db")
        assert status == 1 and "could not be opened" in told and "may be written" in told
        folder.chmod(0o000)
        for act in (("link",), ("link", "--rebuild"), ("search", "Sotk")):
            status, told = unprivileged(*act, "--db", folder / "record.db")
            assert status == 1 and told.startswith("error: "), told
            assert "cannot be read: Permission denied" in told and "permissions" in told
    finally:
        folder.chmod(0o755)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    for adding in (True, False):
        assert "File name too long" in str(refusal(tmp_path / ("x" * 300), adding=adding))


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Record.open(path) as record:
        assert not record.exists()
        assert [a.outcome for a in record.add(sides()[:1])] == ["added"]


def test_a_newer_schema_asks_for_an_upgrade(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    for adding in (True, False):
        refused = refusal(path, adding=adding)
        assert "9999" in refused.message and "pip install -U" in refused.remedy


def test_a_locked_record_is_waited_for_and_then_refused(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused = refusal(path)
    assert "locked" in refused.message and "same command again" in refused.remedy
    with Record.open(path) as reader:
        assert reader.stats().documents == 2  # who reads is not held up
    other.execute("ROLLBACK")
    other.close()
    with Record.open(path) as record:
        assert [a.outcome for a in record.add(sides())] == ["known"] * 2 + ["added"] * 3


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Record.open(path, clock=Clock()) as record:
        engine = record._database.engine
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            (pages,) = raw.execute("PRAGMA page_count").fetchone()
            raw.execute(f"PRAGMA max_page_count = {pages + 4}")
        added = []
        with pytest.raises(RecordError, match="no room left") as full:
            for one in record.add(results(200)):
                added.append(one.document)
        assert "Free some space" in full.value.remedy
        assert record.stats().documents == 2 + len(added)
    with Record.open(path, clock=Clock()) as record:
        outcomes = [a.outcome for a in record.add(results(30))]
        assert outcomes == ["known"] * len(added) + ["added"] * (30 - len(added))


def test_a_damaged_file_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xaa" * (len(data) - 8192)
    path.write_bytes(data)
    for adding in (True, False):
        refused = refusal(path, adding=adding)
        assert "damaged" in refused.message and "unharmed" not in str(refused)
        assert f"sqlite3 {path} .recover" in refused.remedy


def test_a_file_that_may_not_be_written_can_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.access
    # The tests may run as root, who may write everything.
    monkeypatch.setattr(os, "access", lambda at, mode: mode != os.W_OK and real(at, mode))
    before = path.read_bytes()
    with Record.open(path) as record:
        assert record.stats().documents == 2
        with pytest.raises(RecordError, match="may not be written") as refused:
            list(record.add(sides()))
        assert "permissions" in refused.value.remedy
        assert record.stats().documents == 2
    assert path.read_bytes() == before
