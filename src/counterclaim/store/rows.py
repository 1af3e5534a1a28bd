"""Writing many rows at once: numbers are given here, and each table is written in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from counterclaim.core.values import MadeBy
from counterclaim.store import models

#: How many values one statement may name; SQLite before 3.32 takes 999.
CHUNK = 900

T = TypeVar("T")


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    left = iter(values)
    while part := list(islice(left, size)):
        yield part


def by_code(connection: Connection, column: Any) -> ColumnElement[str]:
    """A text to order by its characters' codes, as files do; servers follow some language."""
    sorting: ColumnElement[str] = column.collate(
        "BINARY" if connection.dialect.name == "sqlite" else "C"
    )
    return sorting


#: Tables in the order in which they may be filled.
_ORDER: tuple[type[models.Base], ...] = (
    models.Change,
    models.DocumentRow,
    models.ReadingRow,
    models.ClaimRow,
    models.AccountRow,
    models.PartyRow,
    models.PlaceRow,
    models.BlockRow,
    models.SignatureRow,
    models.EdgeRow,
    models.RelationRow,
    models.IncidentRow,
    models.MemberRow,
    models.FacetRow,
    models.JudgementRow,
    models.LineageRow,
    models.GradeRow,
)


class Rows:
    """Rows that wait to be written, by table. Its user is the only writer of the record."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._next: dict[type[models.Base], int] = {}
        self._waiting: dict[type[models.Base], list[dict[str, Any]]] = {}
        self._words: dict[str, list[tuple[int, str]]] = {}
        self.waiting = 0

    def number(self, table: Any) -> int:
        """The next free number of a table."""
        if table not in self._next:
            last = self.connection.scalar(select(func.max(table.n)))
            self._next[table] = (last or 0) + 1
        given = self._next[table]
        self._next[table] += 1
        return given

    def add(self, table: type[models.Base], **values: Any) -> None:
        """Keep a row for the next flush."""
        self.waiting += 1
        self._waiting.setdefault(table, []).append(values)

    def numbered(self, table: type[models.Base], **values: Any) -> int:
        """Keep a row for the next flush; its number."""
        n = self.number(table)
        self.add(table, n=n, **values)
        return n

    def words(self, table: str, n: int, words: str) -> None:
        """Keep words for the full-text index `table`."""
        self._words.setdefault(table, []).append((n, words))

    def change(
        self,
        at: str,
        act: str,
        subject: str,
        *,
        made_by: MadeBy | None = None,
        by: str = "",
        reason: str = "",
    ) -> int:
        """Log an act of a stage or of a person; its number."""
        stage = made_by or MadeBy(stage="", version="")
        return self.numbered(
            models.Change,
            at=at,
            act=act,
            subject=subject,
            by=by,
            reason=reason,
            stage=stage.stage,
            version=stage.version,
            config_hash=stage.config_hash,
            data_hash=stage.data_hash,
        )

    def flush(self) -> None:
        """Write what waits."""
        for table in _ORDER:
            rows = self._waiting.pop(table, None)
            if rows:
                self.connection.execute(insert(table), rows)
        from counterclaim.store.words import write_words

        for name, words in self._words.items():
            write_words(self.connection, name, words)
        self._words.clear()
        self.waiting = 0

    def close(self, table: Any, numbers: Iterable[int], change: int) -> None:
        """Close the rows of these numbers as of a change, which is written if it waits."""
        self.flush()
        for part in chunks(numbers):
            self.connection.execute(
                update(table).where(table.n.in_(part), table.until.is_(None)).values(until=change)
            )


def fetch(connection: Connection, ids: Iterable[T], query: Any) -> Iterator[Any]:
    """Rows of `query(ids)`, asked in parts that a statement can hold."""
    for part in chunks(ids):
        yield from connection.execute(query(part))
