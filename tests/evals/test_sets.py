"""The sets of composed documents beside the blind one are well-formed, too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.evals.test_blind_set import (
    CLAIM_FIELDS,
    DOCUMENT_FIELDS,
    KINDS,
    form_faults,
    grounding_faults,
    loss_faults,
    time_faults,
)

EVALS = Path(__file__).resolve().parents[2] / "evals"
SETS = ("wide", "unseen")


def load(name: str, file: str) -> list[dict[str, Any]]:
    lines = (EVALS / name / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", SETS)
def test_every_document_is_well_formed(name: str) -> None:
    documents = load(name, "documents.jsonl")
    assert len({d["id"] for d in documents}) == len(documents)
    for document in documents:
        assert list(document) == DOCUMENT_FIELDS, document["id"]
        assert document["kind"] in KINDS, document["id"]
        assert document["text"].strip()


@pytest.mark.parametrize("name", SETS)
def test_every_claim_holds(name: str) -> None:
    documents = {d["id"]: d for d in load(name, "documents.jsonl")}
    claims = load(name, "claims.jsonl")
    assert len({c["id"] for c in claims}) == len(claims)
    for claim in claims:
        document = documents[claim["document"]]
        assert list(claim) == CLAIM_FIELDS, claim["id"]
        found = [
            *form_faults(claim),
            *grounding_faults(claim, document),
            *time_faults(claim, document),
            *loss_faults(claim),
        ]
        assert not found, (claim["id"], found)


def test_no_document_stands_in_two_sets() -> None:
    names = [{d["id"] for d in load(name, "documents.jsonl")} for name in SETS]
    assert not names[0] & names[1]


@pytest.mark.parametrize("name", SETS)
def test_the_page_counts_them_rightly_and_says_what_they_are(name: str) -> None:
    page = " ".join((EVALS / name / "README.md").read_text(encoding="utf-8").split())
    documents, claims = load(name, "documents.jsonl"), load(name, "claims.jsonl")
    assert f"{len(documents)} documents with {len(claims)} claims" in page
    assert "is no quotation" in page
