"""What the record holds on one incident, claim or document, and what a search finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, and_, func, select

from counterclaim.core.errors import InputError
from counterclaim.core.links import Incident, Relation
from counterclaim.core.near import near
from counterclaim.core.records import Document, Result
from counterclaim.link import Edge, account_of
from counterclaim.link.accounts import source_of
from counterclaim.link.status import across
from counterclaim.store.codec import (
    account_from,
    claim_from,
    failures_from,
    reasons_from,
    value_from,
)
from counterclaim.store.models import (
    AccountRow,
    ClaimRow,
    DocumentRow,
    EdgeRow,
    GradeRow,
    IncidentRow,
    LineageRow,
    MemberRow,
    ReadingRow,
    RelationRow,
    SignatureRow,
)
from counterclaim.store.rows import by_code, fetch
from counterclaim.store.verdicts import Judged
from counterclaim.store.views import Across, Grade, Held, Hit, View
from counterclaim.store.words import excerpt, matching, terms

_FIELDS = Document.__struct_fields__
#: A document's own columns; its number is `document`.
DOCUMENT_COLUMNS = (
    *(c for c in DocumentRow.__table__.columns if c.name in _FIELDS),
    DocumentRow.n.label("document"),
)


def document_from(row: Any) -> Document:
    """The document that a row holds."""
    return Document(**{name: getattr(row, name) for name in _FIELDS})


def documents_of(connection: Connection, given: str) -> list[tuple[str, Document, bool]]:
    """The revisions under an id or uid, the oldest first: uid, document, whether it counts."""
    rows = connection.execute(
        select(*DocumentRow.__table__.columns, ReadingRow.n.label("reading"))
        .outerjoin(
            ReadingRow, and_(ReadingRow.document == DocumentRow.n, ReadingRow.until.is_(None))
        )
        .where((DocumentRow.id == given) | (DocumentRow.uid == given))
        .order_by(by_code(connection, DocumentRow.rank), DocumentRow.n)
    )
    return [(row.uid, document_from(row), row.reading is not None) for row in rows]


def documents_near(connection: Connection, name: str) -> list[str]:
    """Ids of documents like one that is not known: those that begin with the name of its file."""
    stem = PurePath(name).stem or name
    query = select(DocumentRow.id).distinct()
    begun = query.where(func.lower(DocumentRow.id).startswith(stem.lower(), autoescape=True))
    found = sorted(connection.scalars(begun))[:5]
    return found or near(name, sorted(connection.scalars(query)))


def result_of(connection: Connection, uid: str) -> Result | None:
    """What the latest reading of a document gave, as it was added."""
    row = connection.execute(
        select(
            *DocumentRow.__table__.columns,
            ReadingRow.n.label("reading"),
            ReadingRow.failures,
            ReadingRow.notes,
        )
        .join(ReadingRow, ReadingRow.document == DocumentRow.n)
        .where(DocumentRow.uid == uid)
        .order_by(ReadingRow.until.is_(None).desc(), ReadingRow.n.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    claims = select(ClaimRow.record).where(ClaimRow.reading == row.reading).order_by(ClaimRow.n)
    return Result(
        document=document_from(row),
        claims=tuple(claim_from(record) for (record,) in connection.execute(claims)),
        failures=failures_from(row.failures),
        notes=tuple(value_from(row.notes)),
    )


def held_claims(connection: Connection, ids: Iterable[str]) -> list[Held]:
    """Claims by their ids, in the order of ids: as they count now, else as they were last."""
    found: dict[str, tuple[bool, int, Any]] = {}
    for row in fetch(connection, ids, _held):
        is_current = row.account_record is not None and row.until is None
        rank = (is_current, row.n)
        if row.id not in found or rank > found[row.id][:2]:
            found[row.id] = (*rank, row)
    return [_held_from(row, is_current) for _, (is_current, _, row) in sorted(found.items())]


def _held(ids: Sequence[str]) -> Any:
    return (
        select(
            ClaimRow.id,
            ClaimRow.n,
            ClaimRow.record,
            AccountRow.record.label("account_record"),
            AccountRow.until,
            *(c for c in DocumentRow.__table__.columns if c.name not in ("id", "n")),
            DocumentRow.id.label("document"),
            SignatureRow.record.label("signature"),
            IncidentRow.id.label("incident"),
        )
        .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
        .join(DocumentRow, DocumentRow.n == ReadingRow.document)
        .outerjoin(AccountRow, AccountRow.claim == ClaimRow.n)
        .outerjoin(SignatureRow, SignatureRow.document == DocumentRow.n)
        .outerjoin(
            MemberRow,
            and_(
                MemberRow.claim == ClaimRow.id,
                MemberRow.until.is_(None),
                AccountRow.until.is_(None),
            ),
        )
        .outerjoin(IncidentRow, IncidentRow.n == MemberRow.incident)
        .where(ClaimRow.id.in_(ids))
        .order_by(ClaimRow.n, AccountRow.n)
    )


def _held_from(row: Any, is_current: bool) -> Held:
    claim = claim_from(row.record)
    if row.account_record is not None:
        account = account_from(row.account_record, row.signature)
    else:
        # A claim of a reading that never counted, or that was judged to be none.
        values = {n: getattr(row, n) for n in _FIELDS if n != "id"}
        document = Document(id=row.document, **values)
        account = account_of(claim, document, source_of(document))
    return Held(
        claim=claim,
        account=account,
        document=row.document,
        uid=row.uid,
        is_current=is_current,
        incident=row.incident if is_current else None,
    )


def incident_numbers(connection: Connection, asked: str) -> list[int]:
    """The open incidents that an id stands for: its own, a claim's, or one that it was.

    The one that has the most of its claims comes first.
    """
    now = select(IncidentRow.n).where(IncidentRow.id == asked, IncidentRow.until.is_(None))
    number = connection.scalar(now)
    if number is not None:
        return [number]
    claims = claims_behind(connection, asked)
    counts = Counter(
        row.incident
        for row in fetch(
            connection,
            claims,
            lambda ids: select(MemberRow.incident).where(
                MemberRow.claim.in_(ids), MemberRow.until.is_(None)
            ),
        )
    )
    return sorted(counts, key=lambda n: (-counts[n], n))


def claims_behind(connection: Connection, asked: str) -> list[str]:
    """The claims of now that an id stands for: its own, or those that an incident ever had."""
    before = (
        select(MemberRow.claim)
        .join(IncidentRow, IncidentRow.n == MemberRow.incident)
        .where(IncidentRow.id == asked)
        .distinct()
    )
    return sorted({successor(connection, c) for c in (asked, *connection.scalars(before))})


def counts(connection: Connection, claim: str) -> bool:
    """Whether a claim is of a reading that counts now."""
    query = (
        select(ClaimRow.n)
        .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
        .where(ClaimRow.id == claim, ReadingRow.until.is_(None))
    )
    return connection.scalar(query.limit(1)) is not None


def successor(connection: Connection, claim: str) -> str:
    """The claim of now that stands for an earlier one; the claim itself where there is none."""
    seen: set[str] = set()
    sought = claim
    while sought not in seen and not counts(connection, sought):
        seen.add(sought)
        later = select(LineageRow.new).where(LineageRow.old == sought)
        sought = connection.scalar(later.order_by(LineageRow.n.desc()).limit(1)) or claim
    return sought


def view_of(connection: Connection, number: int, asked: str, judged: Judged) -> View:
    """All that is held on an open incident."""
    row = connection.execute(
        select(*IncidentRow.__table__.columns).where(IncidentRow.n == number)
    ).one()
    members = select(MemberRow.claim).where(MemberRow.incident == number, MemberRow.until.is_(None))
    ids = sorted(claim for (claim,) in connection.execute(members))
    claims = held_claims(connection, ids)
    documents = _documents(connection, sorted({held.uid for held in claims}))
    sources = sorted({d.source for d in documents if d.source})
    relations = relations_of(connection, ids)
    ties = across(ids, relations, judged.verdicts.different)
    others = {h.claim.id: h for h in held_claims(connection, sorted({o for o, _ in ties}))}
    return View(
        incident=Incident(id=row.id, claims=tuple(ids)),
        asked=asked,
        start=row.first,
        end=row.last,
        claims=tuple(claims),
        documents=tuple(documents),
        relations=tuple(relations),
        edges=tuple(_edges(connection, ids)),
        judgements=tuple(
            j for j in judged.judgements if j.left in ids or (j.right and j.right in ids)
        ),
        grades=tuple(grades_of(connection, [*sources, *ids])),
        former=tuple(_former(connection, ids, row.id)),
        elsewhere=tuple(Across(held=others[other], relation=r) for other, r in ties),
    )


def _documents(connection: Connection, uids: Sequence[str]) -> list[Document]:
    rows = fetch(
        connection,
        uids,
        lambda part: select(*DocumentRow.__table__.columns).where(DocumentRow.uid.in_(part)),
    )
    found = [document_from(row) for row in rows]
    return sorted(found, key=lambda d: (d.published_at or "", d.id))


def relations_of(connection: Connection, claims: Sequence[str]) -> list[Relation]:
    """The relations that hold with an end among the claims, in order."""
    found = {}
    for side in (RelationRow.left, RelationRow.right):
        for row in fetch(connection, claims, _open_ties(RelationRow, side)):
            found[row.n] = Relation(
                left=row.left,
                right=row.right,
                kind=row.kind,
                field=row.field,
                score=row.score,
                reasons=reasons_from(row.reasons),
            )
    return sorted(found.values(), key=lambda r: (r.left, r.right, r.kind, r.field or ""))


def _edges(connection: Connection, claims: Sequence[str]) -> list[Edge]:
    held = set(claims)
    found = [
        Edge(left=row.left, right=row.right, score=row.score, reasons=reasons_from(row.reasons))
        for row in fetch(connection, claims, _open_ties(EdgeRow, EdgeRow.left))
        if row.right in held
    ]
    return sorted(found, key=lambda e: (e.left, e.right))


def _open_ties(table: Any, side: Any) -> Any:
    columns = table.__table__.columns
    return lambda part: select(*columns).where(side.in_(part), table.until.is_(None))


def _former(connection: Connection, claims: Sequence[str], now: str) -> list[str]:
    """Ids that the incident of these claims had earlier."""
    rows = fetch(
        connection,
        claims,
        lambda part: (
            select(IncidentRow.id)
            .join(MemberRow, MemberRow.incident == IncidentRow.n)
            .where(MemberRow.claim.in_(part), MemberRow.until.is_not(None))
            .distinct()
        ),
    )
    return sorted({row.id for row in rows} - {now})


def grades_of(connection: Connection, subjects: Sequence[str]) -> list[Grade]:
    """The grades that hold of sources and claims: of each the latest."""
    latest: dict[tuple[str, str], tuple[int, Grade]] = {}
    for row in fetch(
        connection,
        subjects,
        lambda part: select(*GradeRow.__table__.columns).where(GradeRow.subject.in_(part)),
    ):
        key = (row.scale, row.subject)
        if key not in latest or latest[key][0] < row.n:
            latest[key] = (row.n, grade_from(row))
    return [latest[key][1] for key in sorted(latest)]


def grade_from(row: Any) -> Grade:
    """The grade that a row holds."""
    return Grade(**{name: getattr(row, name) for name in Grade.__struct_fields__})


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """Documents that hold all words and phrases of the query, the latest published first."""
    asked = terms(query)
    if not asked:
        raise InputError(
            f"'{query}' has no word to look for.", remedy="Write letters or digits.", is_usage=True
        )
    rows = connection.execute(
        select(*DocumentRow.__table__.columns, ReadingRow.n.label("reading"))
        .outerjoin(
            ReadingRow, and_(ReadingRow.document == DocumentRow.n, ReadingRow.until.is_(None))
        )
        .where(DocumentRow.n.in_(matching(connection, "words_documents", asked)))
        .order_by(
            by_code(connection, func.coalesce(DocumentRow.published_at, "")).desc(),
            by_code(connection, DocumentRow.id),
        )
        .limit(limit)
    ).all()
    claims: dict[int, list[tuple[str, str | None]]] = {}
    for row in fetch(connection, [row.n for row in rows], _saying(connection, asked)):
        claims.setdefault(row.document, []).append((row.id, row.incident))
    return [_hit(row, claims.get(row.n, []), asked) for row in rows]


def _saying(connection: Connection, asked: Sequence[str]) -> Any:
    return lambda part: (
        select(AccountRow.document, AccountRow.id, IncidentRow.id.label("incident"))
        .outerjoin(MemberRow, and_(MemberRow.claim == AccountRow.id, MemberRow.until.is_(None)))
        .outerjoin(IncidentRow, IncidentRow.n == MemberRow.incident)
        .where(
            AccountRow.document.in_(part),
            AccountRow.until.is_(None),
            AccountRow.claim.in_(matching(connection, "words_claims", asked)),
        )
        .order_by(AccountRow.claim)
    )


def _hit(row: Any, claims: Sequence[tuple[str, str | None]], asked: Sequence[str]) -> Hit:
    document = document_from(row)
    return Hit(
        document=document.id,
        uid=row.uid,
        title=document.title,
        source=document.source,
        published_at=document.published_at,
        excerpt=excerpt(document.body, asked),
        claims=tuple(claim for claim, _ in claims),
        incidents=tuple(dict.fromkeys(i for _, i in claims if i)),
        is_current=row.reading is not None,
    )
