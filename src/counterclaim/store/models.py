"""The tables of the record, as typed models.

Facts (documents, readings, claims, judgements, grades, changes) are only ever added. What is
derived from them (accounts, edges, relations, incidents and their members) has `since` and
`until`, numbers of changes: a row that holds no longer is closed, never removed. Rows whose
`until` is null hold now. `blocks`, `facets`, `words_*` and `signatures` are indexes: they hold no
fact of their own and can be made again.

Ids of claims and documents are those that the input and the reader gave; `n` is the row's number.
"""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import (
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    column,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Numbers are given by the writer, who is alone, so that rows of many tables go in at once.
Number = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=False)]
Since = Annotated[int, mapped_column(ForeignKey("changes.n"))]
Until = Annotated[int | None, mapped_column(ForeignKey("changes.n"))]


class Base(DeclarativeBase):
    """What all tables share: plain text columns, and names of constraints that do not vary."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, float: Float, bytes: LargeBinary}


def _open() -> ColumnElement[bool]:
    return column("until", Integer).is_(None)


def _open_index(name: str, *columns: str, unique: bool = False) -> Index:
    """An index of the rows that hold now."""
    return Index(name, *columns, unique=unique, sqlite_where=_open(), postgresql_where=_open())


class Change(Base):
    """One act of a stage or a person: what was done, when, by whom or what, and why.

    `subject` is the id of the document, claim or judgement that the act is about.
    """

    __tablename__ = "changes"

    n: Mapped[Number]
    at: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    reason: Mapped[str]
    stage: Mapped[str]
    version: Mapped[str]
    config_hash: Mapped[str]
    data_hash: Mapped[str]


class DocumentRow(Base):
    """A document as it was published; `uid` is the hash of its content and its given id.

    `rank` orders the revisions of one given id: the moment of retrieval or publication, in UTC.
    """

    __tablename__ = "documents"

    n: Mapped[Number]
    uid: Mapped[str] = mapped_column(unique=True)
    id: Mapped[str] = mapped_column(index=True)
    rank: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    source: Mapped[str] = mapped_column(index=True)
    source_party: Mapped[str | None]
    url: Mapped[str]
    published_at: Mapped[str | None]
    retrieved_at: Mapped[str | None]
    language: Mapped[str]
    sha256: Mapped[str]
    media_type: Mapped[str]
    kind: Mapped[str]
    change: Mapped[Since]


class ReadingRow(Base):
    """What one version of the reader found in one document.

    `until` is set when another reading of the document, or a reading of another revision of it,
    takes its place. `failures` and `notes` are JSON arrays.
    """

    __tablename__ = "readings"
    __table_args__ = (
        UniqueConstraint("document", "stage", "version", "config_hash", "data_hash"),
        _open_index("ix_readings_open", "document"),
    )

    n: Mapped[Number]
    document: Mapped[int] = mapped_column(ForeignKey("documents.n"))
    stage: Mapped[str]
    version: Mapped[str]
    config_hash: Mapped[str]
    data_hash: Mapped[str]
    failures: Mapped[str]
    notes: Mapped[str]
    since: Mapped[Since]
    until: Mapped[Until]


class ClaimRow(Base):
    """A claim as a reading gave it: `record` is the whole claim as JSON. Never changed."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("reading", "id"),)

    n: Mapped[Number]
    id: Mapped[str] = mapped_column(index=True)
    reading: Mapped[int] = mapped_column(ForeignKey("readings.n"))
    record: Mapped[str]


class AccountRow(Base):
    """What counts of a claim: its values as linking sees them, a person's corrections applied.

    At most one row of a claim id is open. `record` is the account as JSON, without the signature
    of its document. `first` and `last` are ISO minutes in local time; `stance` and the others are
    copies for filters.
    """

    __tablename__ = "accounts"
    __table_args__ = (
        _open_index("ix_accounts_open", "id", unique=True),
        _open_index("ix_accounts_document", "document"),
        Index("ix_accounts_claim", "claim"),
    )

    n: Mapped[Number]
    id: Mapped[str] = mapped_column(index=True)
    claim: Mapped[int] = mapped_column(ForeignKey("claims.n"))
    document: Mapped[int] = mapped_column(ForeignKey("documents.n"))
    speaker: Mapped[str]
    stance: Mapped[str]
    event: Mapped[str]
    status: Mapped[str]
    first: Mapped[str | None]
    last: Mapped[str | None]
    record: Mapped[str]
    since: Mapped[Since]
    until: Mapped[Until]


class PartyRow(Base):
    """A party of an account, and as what: speaker, actor, target, loss or via."""

    __tablename__ = "parties"
    __table_args__ = (Index("ix_parties_party", "party", "role"), {"sqlite_with_rowid": False})

    account: Mapped[int] = mapped_column(ForeignKey("accounts.n"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(primary_key=True)


class PlaceRow(Base):
    """A place of an account: the name as written and folded, where it is, how far off (km).

    On PostgreSQL with PostGIS the table has a column `spot` of geography, made by its migration.
    """

    __tablename__ = "places"
    __table_args__ = (Index("ix_places_lat", "lat", "lon"),)

    account: Mapped[int] = mapped_column(ForeignKey("accounts.n"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    keys: Mapped[str]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    radius_km: Mapped[float | None]


class BlockRow(Base):
    """A blocking key of an account: two accounts can be linked only if they share one."""

    __tablename__ = "blocks"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[int] = mapped_column(ForeignKey("accounts.n"), primary_key=True, index=True)


class SignatureRow(Base):
    """The signature of a document's words, as the linker made it."""

    __tablename__ = "signatures"

    document: Mapped[int] = mapped_column(ForeignKey("documents.n"), primary_key=True)
    record: Mapped[str]


class EdgeRow(Base):
    """Two claims that are taken to be about one incident, how surely, and for which reasons."""

    __tablename__ = "edges"
    __table_args__ = (
        _open_index("ix_edges_left", "left", "right"),
        _open_index("ix_edges_right", "right"),
    )

    n: Mapped[Number]
    left: Mapped[str]
    right: Mapped[str]
    score: Mapped[float]
    reasons: Mapped[str]
    since: Mapped[Since]
    until: Mapped[Until]


class RelationRow(Base):
    """How two claims stand to each other."""

    __tablename__ = "relations"
    __table_args__ = (
        _open_index("ix_relations_left", "left", "right"),
        _open_index("ix_relations_right", "right"),
        Index("ix_relations_of_left", "left"),
        Index("ix_relations_of_right", "right"),
    )

    n: Mapped[Number]
    left: Mapped[str]
    right: Mapped[str]
    kind: Mapped[str]
    field: Mapped[str | None]
    score: Mapped[float]
    reasons: Mapped[str]
    since: Mapped[Since]
    until: Mapped[Until]


class IncidentRow(Base):
    """An incident. `first`, `last`, `claims` and `documents` sum up its members of now.

    `first` is empty where no member has a time.
    """

    __tablename__ = "incidents"
    __table_args__ = (
        _open_index("ix_incidents_open", "id", unique=True),
        _open_index("ix_incidents_first", "first", "id"),
    )

    n: Mapped[Number]
    id: Mapped[str] = mapped_column(index=True)
    first: Mapped[str]
    last: Mapped[str]
    claims: Mapped[int]
    documents: Mapped[int]
    since: Mapped[Since]
    until: Mapped[Until]


class MemberRow(Base):
    """That a claim belongs, or belonged, to an incident."""

    __tablename__ = "members"
    __table_args__ = (
        _open_index("ix_members_claim", "claim", unique=True),
        _open_index("ix_members_incident", "incident"),
        Index("ix_members_of_claim", "claim"),
        Index("ix_members_of_incident", "incident"),
    )

    n: Mapped[Number]
    incident: Mapped[int] = mapped_column(ForeignKey("incidents.n"))
    claim: Mapped[str]
    since: Mapped[Since]
    until: Mapped[Until]


class FacetRow(Base):
    """What an open incident can be found by: `party:ARM`, `event:shelling`, `denies:AZE`, ..."""

    __tablename__ = "facets"
    __table_args__ = ({"sqlite_with_rowid": False},)

    facet: Mapped[str] = mapped_column(primary_key=True)
    incident: Mapped[int] = mapped_column(ForeignKey("incidents.n"), primary_key=True, index=True)


class JudgementRow(Base):
    """What a person decided. `value` is JSON."""

    __tablename__ = "judgements"

    n: Mapped[Number]
    id: Mapped[str] = mapped_column(unique=True)
    verdict: Mapped[str]
    left: Mapped[str] = mapped_column(index=True)
    right: Mapped[str | None] = mapped_column(index=True)
    field: Mapped[str | None]
    value: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]
    reason: Mapped[str]
    change: Mapped[Since]


class LineageRow(Base):
    """That a claim of a later reading takes the place of one of an earlier reading."""

    __tablename__ = "lineage"

    n: Mapped[Number]
    old: Mapped[str] = mapped_column(index=True)
    new: Mapped[str] = mapped_column(index=True)
    overlap: Mapped[float]
    change: Mapped[Since]


class GradeRow(Base):
    """A grade that a person gave: reliability (A-F) of a source, credibility (1-6) of a claim."""

    __tablename__ = "grades"
    __table_args__ = (Index("ix_grades_subject", "subject", "scale"),)

    n: Mapped[Number]
    scale: Mapped[str]
    subject: Mapped[str]
    grade: Mapped[str]
    by: Mapped[str]
    at: Mapped[str]
    reason: Mapped[str]
    change: Mapped[Since]


class MetaRow(Base):
    """What is said of the record as a whole, by name."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
