"""What the record holds already of the documents that are about to be added."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.core.records import Result
from counterclaim.core.values import MadeBy
from counterclaim.store.codec import uid_of
from counterclaim.store.models import AccountRow, DocumentRow, ReadingRow
from counterclaim.store.rows import fetch


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """The reading that counts of a given id, and what ranks it."""

    n: int
    document: int
    uid: str
    rank: str
    version: str


class Known:
    """Documents, readings and claims that some results could meet, asked for all at once.

    `documents` are numbers by uid; `current` the readings that count by given id; `holders` the
    given ids of the documents whose claims count, by claim id. Whoever writes keeps it up to date.
    """

    def __init__(self, connection: Connection, results: Sequence[Result]) -> None:
        uids = sorted({uid_of(result.document) for result in results})
        given = sorted({result.document.id for result in results})
        claims = sorted({claim.id for result in results for claim in result.claims})
        self.documents: dict[str, int] = {}
        self._readings: set[tuple[str, MadeBy]] = set()
        self.current: dict[str, Current] = {}
        self._ask_documents(connection, uids)
        self._ask_current(connection, given)
        self.holders = {
            row.claim: row.id
            for row in fetch(
                connection,
                claims,
                lambda part: (
                    select(AccountRow.id.label("claim"), DocumentRow.id)
                    .join(DocumentRow, DocumentRow.n == AccountRow.document)
                    .where(AccountRow.id.in_(part), AccountRow.until.is_(None))
                ),
            )
        }

    def _ask_documents(self, connection: Connection, uids: Sequence[str]) -> None:
        for row in fetch(
            connection,
            uids,
            lambda part: (
                select(DocumentRow.n.label("number"), DocumentRow.uid, *READER_COLUMNS)
                .outerjoin(ReadingRow, ReadingRow.document == DocumentRow.n)
                .where(DocumentRow.uid.in_(part))
            ),
        ):
            self.documents[row.uid] = row.number
            if row.stage is not None:
                self.note_reading(row.uid, _made_by(row))

    def _ask_current(self, connection: Connection, given: Sequence[str]) -> None:
        for row in fetch(
            connection,
            given,
            lambda part: (
                select(
                    DocumentRow.id,
                    ReadingRow.n,
                    ReadingRow.document,
                    DocumentRow.uid,
                    DocumentRow.rank,
                    ReadingRow.version,
                )
                .join(DocumentRow, DocumentRow.n == ReadingRow.document)
                .where(DocumentRow.id.in_(part), ReadingRow.until.is_(None))
            ),
        ):
            self.current[row.id] = Current(
                n=row.n, document=row.document, uid=row.uid, rank=row.rank, version=row.version
            )

    def has_reading(self, uid: str, made_by: MadeBy) -> bool:
        """Whether this version of this stage read the document."""
        return (uid, made_by) in self._readings

    def note_reading(self, uid: str, made_by: MadeBy) -> None:
        """Know of one more reading."""
        self._readings.add((uid, made_by))


#: The columns that say which stage and version made a reading.
READER_COLUMNS = (
    ReadingRow.stage,
    ReadingRow.version,
    ReadingRow.config_hash,
    ReadingRow.data_hash,
)


def _made_by(row: object) -> MadeBy:
    return MadeBy(**{name: getattr(row, name) for name in MadeBy.__struct_fields__})
