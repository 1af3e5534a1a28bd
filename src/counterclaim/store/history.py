"""What became of a claim, an incident, a document or a source: every change, its author, its time.

Nothing here is kept for its own sake: the steps are read off the rows of the record, which are
closed and never removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from counterclaim.core.values import MadeBy
from counterclaim.store.codec import account_from
from counterclaim.store.models import (
    AccountRow,
    Change,
    ClaimRow,
    DocumentRow,
    GradeRow,
    IncidentRow,
    JudgementRow,
    LineageRow,
    MemberRow,
    ReadingRow,
    RelationRow,
)
from counterclaim.store.rows import fetch
from counterclaim.store.views import Past

#: The number of the change, and what is to be told of it.
_Step = tuple[int, dict[str, Any]]


def history_of(connection: Connection, name: str) -> list[Past]:
    """What became of what an id or name stands for, the oldest first; empty if it is unknown."""
    steps = [
        *_of_claim(connection, name),
        *_of_incident(connection, name),
        *_of_document(connection, name),
        *_grades(connection, [name]),
    ]
    numbers = sorted({n for n, _ in steps})
    changes = {
        row.n: row
        for row in fetch(
            connection,
            numbers,
            lambda part: select(*Change.__table__.columns).where(Change.n.in_(part)),
        )
    }
    ordered = sorted(enumerate(steps), key=lambda s: (s[1][0], s[0]))
    return [_past(changes[n], told) for _, (n, told) in ordered]


def _past(change: Any, told: dict[str, Any]) -> Past:
    made_by = None
    if change.stage:
        made_by = MadeBy(
            stage=change.stage,
            version=change.version,
            config_hash=change.config_hash,
            data_hash=change.data_hash,
        )
    values = {"reason": change.reason, **told}
    return Past(at=change.at, by=change.by, made_by=made_by, **values)


def _of_claim(connection: Connection, name: str) -> Iterator[_Step]:
    """The readings that gave a claim, its predecessors and successors, and what it was held for."""
    is_claim = connection.scalar(select(ClaimRow.n).where(ClaimRow.id == name).limit(1))
    if not is_claim:
        return
    lineage = _lineage(connection, name)
    ids = sorted({name, *(i for row in lineage for i in (row.old, row.new))})
    yield from _readings(connection, ids)
    for row in lineage:
        detail = f"{row.overlap:.0%} of the evidence in common"
        yield (
            row.change,
            {"act": "succeeded", "subject": row.old, "new": row.new, "reason": detail},
        )
    yield from _succession(connection, lineage)
    yield from _values(connection, ids)
    yield from _judgements(connection, ids)
    yield from _memberships(connection, MemberRow.claim.in_(ids))
    yield from _relations(connection, ids)
    yield from _grades(connection, [i for i in ids if i != name])


def _lineage(connection: Connection, name: str) -> list[Any]:
    """All steps of lineage that lead to or from a claim."""
    found: dict[int, Any] = {}
    sought, seen = {name}, set[str]()
    while sought:
        query = select(*LineageRow.__table__.columns).where(
            or_(LineageRow.old.in_(sorted(sought)), LineageRow.new.in_(sorted(sought)))
        )
        rows = connection.execute(query).all()
        seen |= sought
        found.update({row.n: row for row in rows})
        sought = {i for row in rows for i in (row.old, row.new)} - seen
    return [found[n] for n in sorted(found)]


def _readings(connection: Connection, claims: Sequence[str]) -> Iterator[_Step]:
    rows = connection.execute(
        select(ClaimRow.id, ReadingRow.since, ReadingRow.until, DocumentRow.uid)
        .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
        .join(DocumentRow, DocumentRow.n == ReadingRow.document)
        .where(ClaimRow.id.in_(claims))
        .order_by(ClaimRow.n)
    )
    for row in rows:
        yield row.since, {"act": "read", "subject": row.id, "new": row.uid}
        if row.until is not None:
            act = "superseded" if row.until != row.since else "kept beside a later reading"
            yield row.until, {"act": act, "subject": row.id, "old": row.uid}


def _values(connection: Connection, claims: Sequence[str]) -> Iterator[_Step]:
    """The values that went from one to another, field by field."""
    rows = connection.execute(
        select(AccountRow.id, AccountRow.record, AccountRow.since, AccountRow.until)
        .where(AccountRow.id.in_(claims))
        .order_by(AccountRow.n)
    ).all()
    before: dict[str, Any] = {}
    for row in rows:
        old = before.get(row.id)
        if old is not None:
            yield from _differences(row, old)
        before[row.id] = row


def _differences(row: Any, old: Any) -> Iterator[_Step]:
    one = msgspec.structs.asdict(account_from(old.record))
    other = msgspec.structs.asdict(account_from(row.record))
    for field in one:
        if field not in ("id", "source", "quotes") and one[field] != other[field]:
            told = {"act": "changed", "subject": row.id, "field": field}
            yield row.since, {**told, "old": one[field], "new": other[field]}


def _succession(connection: Connection, lineage: Sequence[Any]) -> Iterator[_Step]:
    """The values that differ between a claim and the one that took its place."""
    ids = sorted({i for row in lineage for i in (row.old, row.new)})
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for row in fetch(
        connection,
        ids,
        lambda part: (
            select(AccountRow.id, AccountRow.record, AccountRow.since)
            .where(AccountRow.id.in_(part))
            .order_by(AccountRow.n)
        ),
    ):
        first.setdefault(row.id, row)
        last[row.id] = row
    for step in lineage:
        if step.old != step.new and step.old in last and step.new in first:
            for _, told in _differences(first[step.new], last[step.old]):
                yield step.change, told


def _judgements(connection: Connection, claims: Sequence[str]) -> Iterator[_Step]:
    rows = connection.execute(
        select(*JudgementRow.__table__.columns)
        .where(or_(JudgementRow.left.in_(claims), JudgementRow.right.in_(claims)))
        .order_by(JudgementRow.n)
    )
    for row in rows:
        named = [row.left, row.right] if row.right else [row.left]
        yield (
            row.change,
            {
                "act": f"judged {row.verdict}",
                "subject": " ".join(named),
                "field": row.field,
                "new": msgspec.json.decode(row.value),
                "reason": row.reason,
            },
        )


def _memberships(connection: Connection, which: Any) -> Iterator[_Step]:
    rows = connection.execute(
        select(MemberRow.claim, MemberRow.since, MemberRow.until, IncidentRow.id)
        .join(IncidentRow, IncidentRow.n == MemberRow.incident)
        .where(which)
        .order_by(MemberRow.n)
    )
    for row in rows:
        told = {"subject": row.claim, "field": "incident"}
        yield row.since, {"act": "joined", "new": row.id, **told}
        if row.until is not None:
            yield row.until, {"act": "left", "old": row.id, **told}


def _relations(connection: Connection, claims: Sequence[str]) -> Iterator[_Step]:
    rows = connection.execute(
        select(*RelationRow.__table__.columns)
        .where(or_(RelationRow.left.in_(claims), RelationRow.right.in_(claims)))
        .order_by(RelationRow.n)
    )
    for row in rows:
        kind = f"{row.kind} on {row.field}" if row.field else row.kind
        told = {"subject": f"{row.left} {row.right}", "field": "relation"}
        yield row.since, {"act": "related", "new": kind, **told}
        if row.until is not None:
            yield row.until, {"act": "unrelated", "old": kind, **told}


def _of_incident(connection: Connection, name: str) -> Iterator[_Step]:
    rows = connection.execute(
        select(*IncidentRow.__table__.columns).where(IncidentRow.id == name).order_by(IncidentRow.n)
    ).all()
    for row in rows:
        yield row.since, {"act": "incident", "subject": name}
        if row.until is not None:
            yield row.until, {"act": "dissolved", "subject": name}
    if rows:
        numbers = [row.n for row in rows]
        yield from _memberships(connection, MemberRow.incident.in_(numbers))
        members = connection.scalars(
            select(MemberRow.claim).where(MemberRow.incident.in_(numbers)).distinct()
        ).all()
        yield from _judgements(connection, sorted(members))


def _of_document(connection: Connection, name: str) -> Iterator[_Step]:
    documents = connection.execute(
        select(DocumentRow.n, DocumentRow.id, DocumentRow.uid, DocumentRow.change)
        .where(or_(DocumentRow.id == name, DocumentRow.uid == name))
        .order_by(DocumentRow.n)
    ).all()
    for document in documents:
        yield document.change, {"act": "added", "subject": document.id, "new": document.uid}
        readings = connection.execute(
            select(ReadingRow.since, ReadingRow.until)
            .where(ReadingRow.document == document.n)
            .order_by(ReadingRow.n)
        )
        for row in readings:
            yield row.since, {"act": "read", "subject": document.uid}
            if row.until is not None:
                act = "superseded" if row.until != row.since else "kept beside a later reading"
                yield row.until, {"act": act, "subject": document.uid}
    if documents:
        yield from _revised(connection, [document.n for document in documents])


def _revised(connection: Connection, documents: Sequence[int]) -> Iterator[_Step]:
    """Which values of a document's claims another text or another reader changed."""
    claims = (
        select(ClaimRow.id)
        .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
        .where(ReadingRow.document.in_(documents))
    )
    query = select(*LineageRow.__table__.columns).where(LineageRow.new.in_(claims))
    yield from _succession(connection, connection.execute(query.order_by(LineageRow.n)).all())


def _grades(connection: Connection, subjects: Iterable[str]) -> Iterator[_Step]:
    before: dict[tuple[str, str], str] = {}
    rows = connection.execute(
        select(*GradeRow.__table__.columns)
        .where(GradeRow.subject.in_(list(subjects)))
        .order_by(GradeRow.n)
    )
    for row in rows:
        key = (row.scale, row.subject)
        told = {"act": "graded", "subject": row.subject, "field": row.scale}
        yield row.change, {**told, "old": before.get(key), "new": row.grade}
        before[key] = row.grade
