from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.claims import discourse

TOOL = Path(__file__).parents[2] / "tools" / "claim_weights.py"
TEXTS = (
    "The Armenian army fired at Kelbajar on 3 May, the Defence Ministry in Baku said.",
    "Rebels shelled Goma on 4 May, the Congolese army said. The ministry denied any losses.",
)


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("claim_weights", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "claim_weights", module)
    spec.loader.exec_module(module)
    return module


def test_each_table_differs_from_the_one_by_hand(tool: ModuleType) -> None:
    tables = tool.tables()
    by_hand = tables[tool.BY_HAND]
    assert by_hand["source"] == discourse.WEIGHTS["source"]
    for name, table in tables.items():
        changed = {key for key in by_hand if table[key] != by_hand[key]}
        assert len(changed) == (0 if name == tool.BY_HAND else 1) or name == tool.ALIKE
    assert all(tables[n][f] <= 1 for n in tables for f in tool.FADES)


def test_groups_left_out_are_scored_and_the_weights_come_back(
    tool: ModuleType, tmp_path: Path
) -> None:
    weights = dict(discourse.WEIGHTS)
    lines = [
        json.dumps({"id": f"d{n}", "group": f"g{n}", "text": text}) for n, text in enumerate(TEXTS)
    ]
    (tmp_path / "documents.jsonl").write_text("\n".join(lines))
    (tmp_path / "claims.jsonl").write_text("")
    found = tool.left_out(tmp_path)
    assert found.left_out.documents == len(TEXTS)
    assert len(found.picks) == len(TEXTS)
    assert found.by_hand.claims.predicted >= 2
    assert discourse.WEIGHTS == weights
