"""The few names of the Python API, as a user calls them."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
import counterclaim
from counterclaim import read
document = counterclaim.Document(id="a", text="Shots were fired at Sotk.", source_party="ARM")
first = counterclaim.read(document)
second = counterclaim.read(document)  # the stage "read" must not take the function's place
assert first == second == read(document)
import counterclaim.read.language
assert callable(counterclaim.read)
print(len(first.claims))
"""


def test_read_can_be_called_again_and_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1
