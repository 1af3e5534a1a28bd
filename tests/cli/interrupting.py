"""A run of `counterclaim add` that is interrupted after its first document."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path


def added_until_interrupted(
    start: Callable[..., subprocess.Popen[bytes]], folder: Path, record: Path | str
) -> list[str]:
    """The documents that it had added; it says so, and ends as interrupted."""
    process = start("add", folder, "--db", record, "--json")
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"the same command goes on from there" in err
    return [json.loads(line)["document"] for line in (first + out).splitlines()]
