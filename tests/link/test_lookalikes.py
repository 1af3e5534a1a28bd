"""Incidents that resemble each other stay apart, and what each side tells of one comes together."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from counterclaim.core.records import Document
from counterclaim.link import Account, Linker
from counterclaim.link.accounts import accounts_of, accounts_of_flat
from counterclaim.pipeline import Reader
from counterclaim.resolve.place import Gazetteer

_SET = Path(__file__).with_name("lookalikes.yaml")
#: What may belong to any of a case's incidents, but joins no two of them.
_ANY = "any"


@lru_cache(maxsize=1)
def cases() -> dict[str, dict[str, tuple[Account, str]]]:
    """By the name of a case its accounts with their incidents, by the accounts' ids."""
    gazetteer = Gazetteer.load()
    found: dict[str, dict[str, tuple[Account, str]]] = {}
    for case in yaml.safe_load(_SET.read_text(encoding="utf-8")):
        told = found.setdefault(case["name"], {})
        for given in case["documents"]:
            document = _document(given)
            claims = [_flat(c, f"{document.id}-{n}") for n, c in enumerate(given["claims"])]
            for claim, account in zip(
                claims, accounts_of_flat(claims, document, gazetteer), strict=True
            ):
                told[account.id] = account, claim["incident"]
    return found


def _document(given: dict[str, Any]) -> Document:
    for claim in given["claims"]:
        assert all(quote in given["text"] for quote in claim["quotes"]), given["id"]
    return Document(
        id=given["id"],
        text=given["text"],
        source=given["source"],
        source_party=given.get("source_party"),
        published_at=given["published"],
    )


def _flat(claim: dict[str, Any], name: str) -> dict[str, Any]:
    return claim | {"id": name, "start": str(claim["start"]), "end": str(claim["end"])}


def names() -> list[str]:
    return [case["name"] for case in yaml.safe_load(_SET.read_text(encoding="utf-8"))]


def groups(accounts: list[Account]) -> dict[str, int]:
    incidents = Linker().link(accounts).incidents
    return {claim: n for n, incident in enumerate(incidents) for claim in incident.claims}


@pytest.mark.parametrize("name", names())
def test_a_case(name: str) -> None:
    told = cases()[name]
    assert len({of for _, of in told.values()} - {_ANY}) > 1, "a case has two incidents"
    found = groups([account for account, _ in told.values()])
    for (a, (_, one)), (b, (_, other)) in combinations(told.items(), 2):
        if _ANY not in (one, other):
            assert (found[a] == found[b]) == (one == other), f"{a} and {b}"


def test_all_cases_in_one_record_in_any_order() -> None:
    told = {claim: both for case in cases().values() for claim, both in case.items()}
    accounts = [account for account, _ in told.values()]
    found = groups(accounts)
    random.Random(7).shuffle(accounts)
    assert groups(accounts) == found
    of_case = {claim: name for name, case in cases().items() for claim in case}
    for a, b in combinations(told, 2):
        if found[a] == found[b]:
            one, other = told[a][1], told[b][1]
            assert of_case[a] == of_case[b] and (one == other or _ANY in (one, other)), (a, b)


@pytest.mark.parametrize("days", [1, 2, 5])
def test_the_same_told_of_later_days_is_another_incident(days: int) -> None:
    """Every case told once more of later days: what is of other days is of other incidents."""
    told = [account for case in cases().values() for account, _ in case.values()]
    both = {a.id: a for a in (*told, *(_later(a, days) for a in told))}
    incidents = Linker().link(both.values()).incidents
    assert len(incidents) > len(Linker().link(told).incidents)
    for incident in incidents:
        for a, b in combinations([both[claim] for claim in incident.claims], 2):
            assert (a.start or "")[:10] <= (b.end or "")[:10], (a.id, b.id)
            assert (b.start or "")[:10] <= (a.end or "")[:10], (a.id, b.id)


def _later(account: Account, days: int) -> Account:
    source = msgspec.structs.replace(
        account.source,
        document=f"{account.source.document}-later",
        published=_shift(account.source.published, days),
    )
    return msgspec.structs.replace(
        account,
        id=f"{account.id}-later",
        source=source,
        start=_shift(account.start, days),
        end=_shift(account.end, days),
    )


def _shift(stamp: str | None, days: int) -> str | None:
    if stamp is None:
        return None
    return str(date.fromisoformat(stamp[:10]) + timedelta(days=days)) + stamp[10:]


def test_as_the_reader_reads_them_none_is_merged() -> None:
    """Every case once more from its words alone; a case has documents of one incident each."""
    reader = Reader()
    joined = parted = 0
    for case in yaml.safe_load(_SET.read_text(encoding="utf-8")):
        accounts: list[Account] = []
        of: dict[str, str] = {}
        for given in case["documents"]:
            document = _document(given)
            (incident,) = {claim["incident"] for claim in given["claims"]}
            found = accounts_of(reader.read(document).claims, document)
            accounts += found
            of |= {account.id: incident for account in found}
        made = groups(accounts)
        for a, b in combinations(of, 2):
            if _ANY in (of[a], of[b]) or a == b:
                continue
            if of[a] == of[b]:
                joined, parted = joined + (made[a] == made[b]), parted + (made[a] != made[b])
            else:
                assert made[a] != made[b], f"{case['name']}: {a} and {b}"
    # What is parted hangs on the reading: who hands over whom, who has fired at whom.
    assert joined >= 2 * parted > 0
