"""Documents without a claim: how many the reader still gives, bounded at what was measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

SET = Path(__file__).resolve().parents[2] / "evals" / "empty"
#: Claims that may be read in the documents the rules were developed on, and in the unseen ones.
BOUNDS = {"developed on": 6, "unseen": 6}
#: The documents from this number on were read by the rules only.
UNSEEN = 61


def _load() -> list[dict[str, Any]]:
    lines = (SET / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _part(record: dict[str, Any]) -> str:
    return "unseen" if int(record["id"][-2:]) >= UNSEEN else "developed on"


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
    assert len(records) == 80 == len({r["id"] for r in records})
    assert sum(r["source_party"] is not None for r in records) == 40
    assert all(80 <= len(r["text"].split()) + len(r["title"].split()) <= 250 for r in records)
    assert (SET / "claims.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("part", sorted(BOUNDS))
def test_claims_stay_within_the_bound(part: str) -> None:
    reader = Reader()
    read = {
        record["id"]: [claim.event.value for claim in reader.claims(_document(record))]
        for record in _load()
        if _part(record) == part
    }
    assert sum(map(len, read.values())) <= BOUNDS[part], {k: v for k, v in read.items() if v}
