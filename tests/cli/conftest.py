"""Running the command line: in this process, where the reader is loaded once, or in its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim.cli import main


class Done(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str


Call = Callable[..., Done]


class _Stream(io.TextIOWrapper):
    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="\n", write_through=True)

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run `counterclaim` in this process."""

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        given, out, err = _Stream(stdin), _Stream(), _Stream()
        status: object = 0
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["counterclaim", *arguments])
            patch.setattr(sys, "stdin", given)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                main()
            except SystemExit as end:
                status = end.code
        return Done(
            status if isinstance(status, int) else int(status is not None), out.text(), err.text()
        )

    return run


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Start `counterclaim` as a process of its own, with pipes."""

    def run(*arguments: str | Path, **env: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "counterclaim", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUTF8": "1"} | env,
        )

    return run
