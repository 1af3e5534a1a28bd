"""Documents without a claim: how many the reader still gives, bounded at what was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

SET = Path(__file__).resolve().parents[2] / "evals" / "empty"
#: Claims that may be read in the half the rules were developed on, and in the unseen half.
BOUNDS = {"odd": 0, "even": 11}


def _load() -> list[dict[str, Any]]:
    lines = (SET / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _half(record: dict[str, Any]) -> str:
    return "odd" if int(record["id"][-2:]) % 2 else "even"


def _document(record: dict[str, Any]) -> Document:
    return Document(
        id=record["id"],
        text=record["text"],
        title=record["title"],
        source=record["source"],
        source_party=record["source_party"],
        published_at=record["published"],
        language=record["lang"],
        kind=record["kind"],
    )


def test_half_of_the_publishers_are_states_and_no_claim_is_coded() -> None:
    records = _load()
    assert len(records) == 40 == len({r["id"] for r in records})
    assert sum(r["source_party"] is not None for r in records) == 20
    assert all(80 <= len(r["text"].split()) + len(r["title"].split()) <= 250 for r in records)
    assert (SET / "claims.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("half", sorted(BOUNDS))
def test_claims_stay_within_the_bound(half: str) -> None:
    reader = Reader()
    read = {
        record["id"]: [claim.event.value for claim in reader.claims(_document(record))]
        for record in _load()
        if _half(record) == half
    }
    assert sum(map(len, read.values())) <= BOUNDS[half], {k: v for k, v in read.items() if v}
