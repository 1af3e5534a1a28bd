from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.core.errors import GoldError
from counterclaim.evaluate.geoparsing import figures, load, main, outcomes
from counterclaim.resolve.place import Gazetteer

SHARED = Path(__file__).parents[4] / "shared" / "data" / "geoparsing"
FLOORS = {"lgl": 78.0, "geowebnews": 75.0}


def write(path: Path) -> Path:
    text = "Police in Tyler, Texas, and in Qwertyville said so."
    gold = [
        {"text": "Tyler", "start": 10, "end": 15, "lat": 32.35, "lon": -95.3},
        {"text": "Texas", "start": 17, "end": 22, "lat": 31.25, "lon": -99.25},
        {"text": "Qwertyville", "start": 31, "end": 42, "lat": 10.0, "lon": 10.0},
        {"text": "Police", "start": 0, "end": 6, "lat": None, "lon": None},
    ]
    path.write_text(json.dumps({"id": "1", "text": text, "toponyms": gold}) + "\n\n")
    return path


def test_an_unresolved_mention_counts_as_wrong(gazetteer: Gazetteer, tmp_path: Path) -> None:
    results = list(outcomes(load(write(tmp_path / "d.jsonl")), gazetteer))
    found = figures(results)
    assert (found.mentions, found.accuracy, found.resolved) == (3, 66.7, 66.7)
    assert [r.error_km is None for r in results] == [False, False, True]
    assert figures([]).mentions == 0


def test_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(tmp_path / "tiny.jsonl")), "--recognise", "--wrong"]) == 0
    printed = capsys.readouterr().out
    assert "66.7" in printed and "recognition" in printed and "Qwertyville" in printed


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": 1}\n')
    with pytest.raises(GoldError, match="line 1"):
        load(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_floors_hold(gazetteer: Gazetteer, name: str) -> None:
    path = SHARED / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"{name} is not beside this checkout")
    assert figures(list(outcomes(load(path), gazetteer))).accuracy >= FLOORS[name]
