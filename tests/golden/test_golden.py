"""Golden documents: the claims of composed documents, reviewed by a person, field by field.

What the reader is known to get wrong stands in the expected file with its reason and is a strict
expected failure: when the reader gets it right, the entry has to go.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.pipeline import Reader

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_tool", ROOT / "tools" / "golden.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["golden_tool"] = module
    spec.loader.exec_module(module)
    return module


golden: Any = _tool()
NAMES = golden.names()


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


@lru_cache(maxsize=64)
def found(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(golden.read(reader(), name))


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_says_what_was_reviewed(name: str) -> None:
    case = golden.load(name)
    known = golden.known(case)
    new = [
        words for key, words in golden.differences(case, found(name)).items() if key not in known
    ]
    if new:
        listed = "\n  ".join(new)
        pytest.fail(
            f"{name} (- expected, + read):\n  {listed}\n"
            f"If the reader is right: python tools/golden.py --write {name}",
            pytrace=False,
        )


def _known() -> Iterator[Any]:
    for name in NAMES:
        case = golden.load(name)
        for error in case["known_errors"]:
            ident = f"{name}-{error['claim']}-{error['field']}"
            mark = pytest.mark.xfail(reason=error["reason"], raises=AssertionError, strict=True)
            yield pytest.param(name, (error["claim"], error["field"]), id=ident, marks=mark)


@pytest.mark.parametrize(("name", "key"), list(_known()))
def test_a_known_error(name: str, key: tuple[int, str]) -> None:
    assert key not in golden.differences(golden.load(name), found(name))


def _spurious() -> Iterator[Any]:
    for name in NAMES:
        for number, wrong in enumerate(golden.load(name)["spurious"]):
            mark = pytest.mark.xfail(reason=wrong["reason"], raises=AssertionError, strict=True)
            yield pytest.param(name, number, id=f"{name}-{wrong['event']}", marks=mark)


@pytest.mark.parametrize(("name", "number"), list(_spurious()))
def test_a_claim_that_should_not_be(name: str, number: int) -> None:
    _, there = golden.split_spurious(golden.load(name), found(name))
    assert number not in there


@pytest.mark.parametrize("name", NAMES)
def test_an_expected_file_is_sound(name: str) -> None:
    """Right values are grounded, and each known error names a claim, a field and a reason."""
    case = golden.load(name)
    text = (golden.DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    for claim in case["claims"]:
        assert list(claim) == golden.FIELDS
        assert claim["quotes"] and all(quote in text for quote in claim["quotes"])
        assert all(place in text for place, _ in claim["places"])
    for error in case["known_errors"]:
        assert 1 <= error["claim"] <= len(case["claims"])
        assert error["field"] in (*golden.FIELDS, "claim") and error["reason"].strip()
    for wrong in case["spurious"]:
        assert wrong["quote"] in text and wrong["reason"].strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_that_it_is_composed(name: str) -> None:
    text = (golden.DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    assert "note: Composed for this project. No quotation; the incident is invented." in text


def test_every_document_has_an_expected_file_and_no_other_is_there() -> None:
    assert sorted(path.stem for path in golden.EXPECTED.glob("*.yaml")) == NAMES
    assert len(NAMES) >= 10


def claim(**fields: Any) -> dict[str, Any]:
    """A claim with the fields given."""
    base: dict[str, Any] = dict.fromkeys(golden.FIELDS)
    base |= {name: [] for name in ("actors", "targets", "target_kind", "places", "means", "losses")}
    base |= {"speaker": "ARM", "stance": "assert", "event": "shelling", "quotes": ["fire"]}
    return base | fields


def case(*claims: dict[str, Any], known: Any = (), spurious: Any = ()) -> dict[str, Any]:
    return {"claims": list(claims), "known_errors": list(known), "spurious": list(spurious)}


def test_a_difference_is_told_by_claim_and_field() -> None:
    right = case(claim(actors=["AZE"], means=["mortar", "tank"]), claim(event="calm", quotes=["x"]))
    read = [claim(actors=["ARM"], means=["tank", "mortar"]), claim(event="raid", quotes=["y"])]
    words = golden.differences(right, read)
    assert set(words) == {(1, "actors"), (2, "claim"), (1002, "claim")}
    assert "- ['AZE']" in words[1, "actors"] and "+ ['ARM']" in words[1, "actors"]
    assert words[2, "claim"].startswith("missing: ARM assert calm")
    assert words[1002, "claim"].startswith("in excess: ARM assert raid")


def test_writing_keeps_right_values_where_the_reader_is_known_to_err() -> None:
    known = [
        {"claim": 1, "field": "actors", "reason": "swapped"},
        {"claim": 2, "field": "claim", "reason": "not found"},
    ]
    wrong = [{"event": "raid", "quote": "y", "reason": "a word of sport"}]
    old = case(
        claim(actors=["AZE"]), claim(event="calm", quotes=["x"]), known=known, spurious=wrong
    )
    read = [
        claim(event="talks", quotes=["z"]),
        claim(actors=["ARM"], status="ongoing"),
        claim(event="raid", quotes=["y"]),
    ]
    new = golden.renewed(old, read)
    assert [c["event"] for c in new["claims"]] == ["talks", "shelling", "calm"]
    assert new["claims"][1]["actors"] == ["AZE"] and new["claims"][1]["status"] == "ongoing"
    assert [(e["claim"], e["field"]) for e in new["known_errors"]] == [(2, "actors"), (3, "claim")]
    assert new["spurious"] == wrong
    assert set(golden.differences(new, read)) == {(2, "actors"), (3, "claim")}
