"""Our scorer gives the figures of the gold set's own, and means what it says."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.errors import GoldError
from counterclaim.evaluate import FlatClaim, Gold, GoldDocument, flat_claim, load_gold, score
from counterclaim.evaluate.align import assign
from counterclaim.evaluate.scoring import SLOTS, slot_credit

SHARED = Path(__file__).parents[3] / "shared" / "gold"
BODY = "On 3 March units of the other side shelled Sotk with mortars. One soldier was killed."


def claim(**changes: Any) -> FlatClaim:
    fields: dict[str, Any] = {
        "document": "d",
        "speaker": "ARM",
        "stance": "assert",
        "event": "shelling",
        "status": "occurred",
        "actors": ["AZE"],
        "targets": ["ARM"],
        "target_kind": [],
        "places": [["Sotk", "at"]],
        "start": "2021-03-03",
        "end": "2021-03-03",
        "means": ["mortar"],
        "losses": [["ARM", "killed", "military", 1, 1]],
        "count": None,
        "quotes": ["units of the other side shelled Sotk"],
    }
    return flat_claim(fields | changes)


def gold(*claims: FlatClaim) -> Gold:
    return Gold(documents=(GoldDocument(id="d", group="g", text=BODY),), claims=claims)


def test_the_same_claim_scores_full_marks() -> None:
    result = score(gold(claim()), [claim()])
    assert result.claims.f1 == result.overall.f1 == result.attribution == 100.0
    assert result.ungrounded_claims == result.polarity_errors == result.swapped_roles == 0


def test_nothing_said_scores_nothing() -> None:
    result = score(gold(claim()), [])
    assert (result.claims.f1, result.overall.f1, len(result.missed)) == (0.0, 0.0, 1)


@pytest.mark.parametrize(
    ("changes", "figure"),
    [
        ({"actors": ["ARM"], "targets": ["AZE"]}, "swapped_roles"),
        ({"actors": ["ARM"]}, "speaker_as_actor"),
        ({"stance": "deny"}, "polarity_errors"),
        ({"quotes": ["never said"]}, "ungrounded_claims"),
        ({"quotes": []}, "ungrounded_claims"),
    ],
)
def test_the_grave_errors_are_counted(changes: dict[str, Any], figure: str) -> None:
    assert getattr(score(gold(claim()), [claim(**changes)]), figure) == 1
    assert getattr(score(gold(claim()), [claim()]), figure) == 0


def test_claims_where_there_are_none() -> None:
    result = score(gold(), [claim(), claim(document="elsewhere")])
    assert (result.empty_documents, result.claims_in_empty_documents) == (1, 1)
    assert len(result.spurious) == 1


@pytest.mark.parametrize(
    ("slot", "changes", "credit"),
    [
        ("event", {"event": "gunfire"}, 0.5),
        ("event", {"event": "talks"}, 0.0),
        ("time", {"end": "2021-03-04"}, 0.5),
        ("time", {"start": "2021-03-05", "end": None}, 0.0),
        ("time", {"start": "2021-03-03T10:00"}, 1.0),
        ("places", {"places": [["SOTK", "from"]]}, 0.5),
        ("places", {"places": [["Sotk", "at"], ["Goris", "at"]]}, 1.0),
        ("losses", {"losses": [["ARM", "killed", "any", None, None]]}, 0.5),
        ("losses", {"losses": [["AZE", "killed", "military", 1, 1]]}, 0.0),
        ("means", {"means": ["mortar", "tank"]}, 1.0),
        ("actors", {"actors": []}, 0.0),
    ],
)
def test_part_marks(slot: str, changes: dict[str, Any], credit: float) -> None:
    assert slot_credit(claim(**changes), claim(), slot) == credit


def test_hours_count_where_the_gold_has_them() -> None:
    timed = claim(start="2021-03-03T10:00", end="2021-03-03T12:00")
    assert slot_credit(claim(), timed, "time") == 0.6
    near = claim(start="2021-03-03T11:15", end="2021-03-03T15:00")
    assert slot_credit(near, timed, "time") == pytest.approx(0.8)


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_assignment_is_the_best_there_is(rows: list[list[int]]) -> None:
    weights = [[float(w) for w in row] for row in rows]

    def best(row: int, left: frozenset[int]) -> float:
        if row == len(weights):
            return 0.0
        taken = (weights[row][j] + best(row + 1, left - {j}) for j in left)
        return max(best(row + 1, left), *taken)

    pairs = assign(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(weights[i][j] for i, j in pairs) == best(0, frozenset(range(4)))


def test_a_broken_file_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text('{"id": "d"}\n')
    (tmp_path / "claims.jsonl").write_text('\n{"document": 4}\n')
    with pytest.raises(GoldError, match=r"claims\.jsonl, line 2"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match=r"documents\.jsonl"):
        load_gold(tmp_path / "none")


# -- against the gold set's own scorer ---------------------------------------------------------


def own_scorer() -> ModuleType:
    """The gold set's own scorer; skips where it is not there."""
    script = SHARED / "score.py"
    if not script.is_file():
        pytest.skip(f"the gold set's own scorer is not there: {script}")
    spec = importlib.util.spec_from_file_location("gold_score", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return own_scorer()


def _spoil(claims: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    """Claims as a poor reader would give them."""
    out = []
    for one in claims:
        if dice.random() < 0.2:
            continue
        c = dict(one)
        other = dice.choice(claims)
        for field in (*SLOTS, "quotes", "start", "end"):
            if field in c and dice.random() < 0.15:
                c[field] = other[field]
        if dice.random() < 0.1:
            c["quotes"] = ["in no text"]
        out += [c] * (1 + (dice.random() < 0.1))
    return out


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_are_those_of_the_reference(reference: ModuleType, seed: int) -> None:
    load: Callable[[Path], list[dict[str, Any]]] = reference.load
    documents = load(SHARED / "dev" / "documents.jsonl")
    claims = load(SHARED / "dev" / "claims.jsonl")
    predicted = _spoil(claims, random.Random(seed))
    theirs = reference.score(documents, claims, predicted)
    ours = score(load_gold(SHARED / "dev"), map(flat_claim, predicted))
    shown = {k: v for k, v in theirs.items() if not k.startswith("_")}
    assert json.loads(json.dumps(ours.as_figures())) == json.loads(json.dumps(shown))
    assert 30 < ours.overall.f1 < 95
