"""The wheel carries all that reading needs, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from hashlib import blake2b
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 40_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built without a network from the build backend that is installed."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(out),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    assert built.stat().st_size < LIMIT
    return zipfile.ZipFile(built)


def test_everything_tracked_in_the_package_is_in_it(wheel: zipfile.ZipFile) -> None:
    package = ROOT / "src" / "counterclaim"
    there = set(wheel.namelist())
    for path in package.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert str(path.relative_to(package.parent)) in there


def test_model_samples_and_licences(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    for part in (
        "counterclaim/py.typed",
        "counterclaim/read/models/en_ud_small/parser/model",
        "counterclaim/read/models/en_ud_small/LICENSE.md",
        "counterclaim/evaluate/swaps/ARM-AZE.tsv",
        "counterclaim/evaluate/swaps/KHM-THA.tsv",
        "counterclaim/resolve/place/data/base.ccg",
        "counterclaim/resolve/place/data/tables.ccg",
        "counterclaim/lexicons/packed.json",
    ):
        assert part in names
    assert sum(name.startswith("counterclaim/samples/") for name in names) >= 4
    licences = [name for name in names if "/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any(name.endswith("/NOTICE") for name in licences)


def test_the_packed_lexicons_are_those_of_the_wheel(wheel: zipfile.ZipFile) -> None:
    packed = json.loads(wheel.read("counterclaim/lexicons/packed.json"))
    lexicons = [n for n in wheel.namelist() if n.startswith("counterclaim/lexicons/")]
    sources = [wheel.read(name) for name in lexicons if name.endswith(".yaml")]
    assert len(sources) > 80
    assert {blake2b(data, digest_size=16).hexdigest() for data in sources} == set(packed)


def test_nothing_else(wheel: zipfile.ZipFile) -> None:
    for name in wheel.namelist():
        assert name.startswith(("counterclaim/", "counterclaim-")), name
        assert not name.endswith((".pyc", ".orig", ".part"))
