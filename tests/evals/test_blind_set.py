"""The blind evaluation set is well-formed: its quotes, places, dates and codes hold."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

SET = Path(__file__).resolve().parents[2] / "evals" / "blind"

DOCUMENT_FIELDS = [
    "id",
    "group",
    "source",
    "source_party",
    "kind",
    "published",
    "lang",
    "title",
    "text",
]
CLAIM_FIELDS = [
    "id",
    "document",
    "speaker",
    "stance",
    "event",
    "status",
    "actors",
    "targets",
    "target_kind",
    "places",
    "start",
    "end",
    "means",
    "losses",
    "count",
    "quotes",
]
KINDS = set("communique relay news monitor tally denial briefing post".split())
STANCES = set("assert deny concede retract".split())
STATUSES = set("occurred ongoing attempted planned hypothetical".split())
EVENTS = set(
    "shelling gunfire missile_strike air_strike drone_strike ground_attack raid clash attack "
    "mine_laying explosion shoot_down capture seizure withdrawal repelling buildup exercise "
    "airspace_violation ceasefire_violation ceasefire blockade abuse casualties damage "
    "displacement handover calm blame threat demand talks monitoring".split()
)
TARGET_KINDS = set(
    "military civilian infrastructure vehicle aircraft drone ship medical press monitor".split()
)
MEANS = set(
    "small_arms sniper machine_gun mortar artillery mlrs tank missile drone aircraft helicopter "
    "mine ied grenade anti_tank air_defence naval unspecified_heavy".split()
)
PEOPLE_LOSSES = set("killed wounded captured missing killed_or_wounded dead_or_missing".split())
PEOPLE = set("military civilian any".split())
THING_LOSSES = {"destroyed", "damaged"}
THINGS = set(
    "tank vehicle artillery drone aircraft helicopter ship building infrastructure "
    "equipment".split()
)
SPEECH = {"blame", "threat", "demand"}
EMPTY = {"bl-ua-12", "bl-il-10", "bl-ip-06", "bl-sd-06", "bl-mx-08", "bl-mx-09", "bl-mx-10"}

Record = dict[str, Any]


def load(name: str) -> list[Record]:
    lines = (SET / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


DOCUMENTS = {d["id"]: d for d in load("documents.jsonl")}
CLAIMS = load("claims.jsonl")
README = (SET / "README.md").read_text(encoding="utf-8")


def party_codes() -> set[str]:
    table = README.split("## Party codes")[1]
    cells = re.findall(r"^\| ([A-Z0-9 ]+) \|", table, flags=re.MULTILINE)
    return {code for cell in cells for code in cell.split()}


def first_minute(text: str) -> datetime:
    return datetime.fromisoformat(text if "T" in text else f"{text}T00:00").replace(tzinfo=None)


def last_minute(text: str) -> datetime:
    return datetime.fromisoformat(text if "T" in text else f"{text}T23:59").replace(tzinfo=None)


def bounds_hold(low: object, high: object) -> bool:
    for bound in (low, high):
        if bound is not None and not (type(bound) is int and bound >= 0):
            return False
    return not (isinstance(low, int) and isinstance(high, int) and low > high)


def faults(claim: Record) -> list[str]:
    """What is wrong with one claim, in words; empty where it is sound."""
    found = form_faults(claim)
    document = DOCUMENTS.get(claim["document"])
    if document is None:
        return [*found, "unknown document"]
    return [
        *found,
        *grounding_faults(claim, document),
        *time_faults(claim, document),
        *party_faults(claim),
        *loss_faults(claim),
    ]


def form_faults(claim: Record) -> list[str]:
    found = []
    if list(claim) != CLAIM_FIELDS:
        found.append("fields")
    for field, allowed in (("stance", STANCES), ("status", STATUSES), ("event", EVENTS)):
        if claim[field] not in allowed:
            found.append(field)
    for field, allowed in (("target_kind", TARGET_KINDS), ("means", MEANS)):
        if not set(claim[field]) <= allowed or len(set(claim[field])) < len(claim[field]):
            found.append(field)
    count = claim["count"]
    if count is not None and (len(count) != 2 or count == [None, None] or not bounds_hold(*count)):
        found.append("count")
    if claim["event"] in SPEECH and not claim["actors"]:
        found.append("a speech event without an actor")
    return found


def grounding_faults(claim: Record, document: Record) -> list[str]:
    found = []
    if not claim["quotes"]:
        found.append("no quote")
    for quote in claim["quotes"]:
        if not quote.strip() or not (quote in document["title"] or quote in document["text"]):
            found.append(f"quote not in document: {quote!r}")
    body = f"{document['title']}\n{document['text']}"
    for name, role in claim["places"]:
        if role not in {"at", "from", "toward"}:
            found.append(f"place role {role!r}")
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body):
            found.append(f"place not in document: {name!r}")
    if len({tuple(p) for p in claim["places"]}) < len(claim["places"]):
        found.append("a place twice")
    return found


def time_faults(claim: Record, document: Record) -> list[str]:
    start, end = claim["start"], claim["end"]
    found = []
    if start and end and first_minute(start) > last_minute(end):
        found.append("ends before it starts")
    published = first_minute(document["published"])
    past = claim["status"] not in {"planned", "hypothetical"}
    if past and start and first_minute(start).date() > published.date():
        found.append("told before it happened")
    return found


def party_faults(claim: Record) -> list[str]:
    used = {claim["speaker"], *claim["actors"], *claim["targets"], *(x[0] for x in claim["losses"])}
    return [f"party {code}" for code in sorted(used - party_codes())]


def loss_faults(claim: Record) -> list[str]:
    found = []
    for loss in claim["losses"]:
        _party, kind, what, low, high = loss
        people = kind in PEOPLE_LOSSES and what in PEOPLE
        things = kind in THING_LOSSES and what in THINGS
        if not (people or things) or not bounds_hold(low, high):
            found.append(f"loss {loss}")
    return found


def test_every_document_is_well_formed() -> None:
    lines = load("documents.jsonl")
    assert len(lines) == len(DOCUMENTS)
    for document in lines:
        assert list(document) == DOCUMENT_FIELDS, document["id"]
        assert re.fullmatch(r"bl-[a-z]{2}-\d{2}", document["id"])
        assert document["kind"] in KINDS, document["id"]
        assert document["lang"] == "en"
        assert document["text"] and document["text"] == document["text"].strip()
        moment = datetime.fromisoformat(document["published"])
        assert moment.tzinfo is not None, document["id"]
        assert moment.date() > date(2020, 1, 1)
        party = document["source_party"]
        assert party is None or party in party_codes(), document["id"]


@pytest.mark.parametrize("claim", CLAIMS, ids=[c["id"] for c in CLAIMS])
def test_every_claim_holds(claim: Record) -> None:
    assert faults(claim) == []


def test_claim_ids_count_up_inside_each_document() -> None:
    seen: Counter[str] = Counter()
    for claim in CLAIMS:
        seen[claim["document"]] += 1
        assert claim["id"] == f"{claim['document']}-c{seen[claim['document']]}"


def test_documents_without_claims_are_the_ones_meant() -> None:
    assert set(DOCUMENTS) - {c["document"] for c in CLAIMS} == EMPTY


def test_every_type_stance_status_and_kind_is_used() -> None:
    assert {c["event"] for c in CLAIMS} == EVENTS
    assert {c["stance"] for c in CLAIMS} == STANCES
    assert {c["status"] for c in CLAIMS} == STATUSES
    assert {d["kind"] for d in DOCUMENTS.values()} == KINDS


def test_the_readme_says_that_the_texts_are_composed_and_counts_them_rightly() -> None:
    assert "composed for this evaluation and is no quotation" in README
    rows = re.findall(r"^\| `(bl-[a-z]{2})` \| .+ \| (\d+) \|$", README, flags=re.MULTILINE)
    have = Counter(name[:5] for name in DOCUMENTS)
    assert {prefix: int(number) for prefix, number in rows} == dict(have)
    assert f"{len(DOCUMENTS)} documents" in README


def test_a_broken_claim_is_found() -> None:
    broken = {
        **CLAIMS[0],
        "quotes": ["no such words"],
        "speaker": "NOBODY",
        "event": "picnic",
        "start": "2030-01-01",
        "losses": [["UKR", "killed", "tank", 3, 2]],
    }
    assert len(faults(broken)) >= 5
