"""The sentence bank is well-formed, and the tool that reads it counts right."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from counterclaim.lexicons.ontology import load_ontology
from counterclaim.lexicons.parties import load_parties
from counterclaim.pipeline import Reader

ROOT = Path(__file__).parents[2]
BANK = ROOT / "evals" / "bank"
README = (BANK / "README.md").read_text(encoding="utf-8")
KEYS = {"text", "source_party", "event"}
CODED = {"actors", "targets", "stance", "status", "speaker"}

Record = dict[str, Any]


def records() -> list[tuple[str, Record]]:
    found = []
    for path in sorted(BANK.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found.append((f"{path.name} line {number}", json.loads(line)))
    return found


RECORDS = records()


def listed() -> set[str]:
    """Codes that the bank's own page lists."""
    section = README.split("these, which it does not have:")[1].split("## ")[0]
    return set(re.findall(r"^\| ([A-Z0-9]+) \|", section, flags=re.MULTILINE))


def codes(record: Record) -> set[str]:
    single = {record["source_party"], record.get("speaker")} - {None}
    return single | set(record.get("actors", ())) | set(record.get("targets", ()))


def faults(record: Record, known: set[str], types: set[str]) -> list[str]:
    """What is wrong with the form of a record, in words."""
    found = []
    text = record.get("text", "")
    if set(record) - KEYS != (CODED if record.get("event") else set()) or not KEYS <= set(record):
        return ["keys"]
    if text != text.strip() or len(text.split()) < 3 or "\n" in text:
        found.append("text")
    if codes(record) - known:
        found.append(f"codes {codes(record) - known}")
    if not record["event"]:
        return found
    if record["event"] not in types:
        found.append("event")
    if record["stance"] not in {"assert", "deny", "concede", "retract"}:
        found.append("stance")
    if record["status"] not in {"occurred", "ongoing", "attempted", "planned", "hypothetical"}:
        found.append("status")
    if not record["speaker"]:
        found.append("speaker")
    return found


def test_every_record_has_the_form() -> None:
    known = set(load_parties().by_code) | listed() | {"MEDIA", "UNKNOWN"}
    types = set(load_ontology())
    bad = [(where, f) for where, r in RECORDS if (f := faults(r, known, types))]
    assert not bad


def test_codes_that_are_listed_are_needed() -> None:
    used = {code for _, record in RECORDS for code in codes(record)}
    assert listed() <= used
    assert not listed() & set(load_parties().by_code)


def test_no_sentence_stands_twice() -> None:
    plain = Counter(re.sub(r"\W+", " ", record["text"]).lower().strip() for _, record in RECORDS)
    assert not [text for text, number in plain.items() if number > 1]


def test_every_event_type_is_covered() -> None:
    number = Counter(record["event"] for _, record in RECORDS)
    assert set(number) - {None} == set(load_ontology())
    assert min(number.values()) >= 40


def test_the_page_states_the_size() -> None:
    negatives = sum(not record["event"] for _, record in RECORDS)
    assert README.split("\n")[2].startswith(f"{len(RECORDS):,} single sentences")
    assert f"{negatives} of them" in README


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bank_tool", ROOT / "tools" / "bank.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bank_tool"] = module
    spec.loader.exec_module(module)
    return module


def test_the_tool_counts_what_is_found(tool: ModuleType) -> None:
    def entry(text: str, event: str | None, **coded: object) -> Any:
        return tool.Entry(text=text, source_party=None, event=event, **coded)

    text = "Armenian forces shelled Azerbaijani positions."
    entries = [
        entry(text, "shelling", actors=("ARM",), targets=("AZE",)),
        entry(text, "gunfire", actors=("AZE",), targets=("ARM",)),
        entry(text, "talks", stance="deny"),
        entry(text, None),
        entry("The bank opened a branch in the harbour.", None),
    ]
    missed: list[str] = []
    tallies, negatives, wrong = tool.measure(entries, Reader(), missed)
    assert (negatives, wrong) == (2, 1)
    shelling, gunfire, talks = (tallies[name] for name in ("shelling", "gunfire", "talks"))
    assert (shelling.found, shelling.exact, shelling.stance) == (1, 1, 1)
    assert (shelling.actors, shelling.targets) == (1, 1)
    assert (gunfire.found, gunfire.exact, gunfire.actors, gunfire.actors_of) == (1, 0, 0, 1)
    assert (talks.sentences, talks.found) == (1, 0)
    assert missed == [f"talks, told as shelling: {text}"]
    printed = "\n".join(tool.lines(tallies, negatives, wrong))
    assert "all                      3    66.7    33.3" in printed
    assert "1 of 2 sentences" in printed
