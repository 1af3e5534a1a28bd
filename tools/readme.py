"""Write the outputs that the README shows again: `python tools/readme.py [--check]`.

Between `<!-- output: COMMAND -->` and `<!-- end output -->` stands what COMMAND prints. Commands
find a record of the bundled samples; `INCIDENT` stands for its incident with most claims.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- output: (.+?) -->\n).*?(<!-- end output -->)", re.DOTALL)
_WIDTH = "118"


def printed(command: str, record: Path) -> str:
    """What `command`, which starts with `counterclaim`, prints, as a block of Markdown."""
    program, *arguments = shlex.split(command.replace("INCIDENT", _largest(record)))
    if program != "counterclaim":
        raise ValueError(f"not our command: {command}")
    lines = [line.rstrip() for line in _run(record, *arguments).splitlines()]
    body = "\n".join(lines).strip("\n")
    return f"```console\n$ {shlex.join([program, *arguments])}\n{body}\n```\n"


def _largest(record: Path) -> str:
    """The incident with most claims of a record of the samples, which is made if need be."""
    if not record.exists():
        _run(record, "add", "src/counterclaim/samples")
    listed = _run(record, "incidents", "--order", "claims", "--limit", "1", "--json")
    return str(json.loads(listed)["id"])


def _run(record: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ
        | {"COLUMNS": _WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1", "COUNTERCLAIM_DB": str(record)},
        check=True,
    )
    return done.stdout


def renewed(text: str) -> str:
    """The README with all outputs as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "samples.db"
        return _BLOCK.sub(lambda m: m[1] + printed(m[2], record) + m[3], text)


def main() -> int:
    """Write the README again, or say whether it is as it should be."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--check", action="store_true", help="change nothing; fail if it differs")
    chosen = ask.parse_args()
    old = README.read_text(encoding="utf-8")
    new = renewed(old)
    if chosen.check:
        return int(old != new)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
