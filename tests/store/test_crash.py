"""Processes that are killed while they add, and two that add at once: nothing is lost or halved."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.store.builders import Clock, results
from tests.store.contract import links

from counterclaim.store import Record

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from counterclaim.store import Record
from tests.store.builders import results
which = int(sys.argv[2])
given = results(24)
record = Record.open(sys.argv[1])
print("ready", flush=True)
for added in record.add(given if which < 2 else reversed(given)):
    print(added.outcome, added.document, flush=True)
"""


def adder(target: object, which: int = 0) -> subprocess.Popen[str]:
    """A process that adds the same documents, forwards or backwards."""
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(target), str(which)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def is_sound(path: Path) -> bool:
    """Whether the file is whole, and each document in it is linked wholly or not there."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:

        def one(query: str) -> object:
            return connection.exec_driver_sql(query).scalar()

        whole = one("PRAGMA integrity_check") == "ok"
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        unread = one(
            "SELECT count(*) FROM documents WHERE n NOT IN (SELECT document FROM readings)"
        )
        homeless = one(
            "SELECT count(*) FROM accounts WHERE until IS NULL AND id NOT IN "
            "(SELECT claim FROM members WHERE until IS NULL)"
        )
    engine.dispose()
    return whole and not loose and not unread and not homeless


def test_killed_at_any_moment_nothing_is_halved(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    dice = random.Random(7)
    told: set[str] = set()
    for _ in range(6):
        running = adder(path)
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0.0, 0.5))
        running.send_signal(signal.SIGKILL)
        out, _ = running.communicate(timeout=60)
        told |= {line.split()[1] for line in out.splitlines() if line.endswith(tuple("0123456789"))}
        if path.exists() and path.stat().st_size:
            with Record.open(path) as record:
                if record.exists():
                    assert is_sound(path)
                    known = {r.document.id for r in results(24) if record.has(r.document)}
                    held = {r.document.id for r in results(24) if _is_in(record, r.document.id)}
                    assert told <= held  # what was reported as added is there
                    assert known <= held
    with Record.open(path, clock=Clock()) as record:
        list(record.add(results(24)))
        assert is_sound(path)
        grown = links(record)
    with Record.open(tmp_path / "whole.db", clock=Clock()) as record:
        list(record.add(results(24)))
        assert links(record) == grown


def _is_in(record: Record, name: str) -> bool:
    from counterclaim.core.errors import CounterclaimError

    try:
        return record.document(name).id == name
    except CounterclaimError:
        return False


@pytest.mark.parametrize("kind", ["file", "server"])
def test_two_that_add_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    target = tmp_path / "record.db" if kind == "file" else request.getfixturevalue("database")()
    running = [adder(target, which) for which in (1, 2)]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    outcomes = [line.split()[0] for out in said for line in out.splitlines()[1:]]
    assert sorted(outcomes) == ["added"] * 24 + ["known"] * 24
    with Record.open(target) as record:
        together = links(record)
        record.rebuild()
        assert links(record) == together
    with Record.open(tmp_path / "alone.db", clock=Clock()) as alone:
        list(alone.add(results(24)))
        assert links(alone) == together
