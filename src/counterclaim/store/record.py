"""The record: documents, claims and links of now and of before, in a file or on a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, func, insert, select, text, update

from counterclaim.core.errors import InputError, RecordError
from counterclaim.core.links import Judgement, Relation
from counterclaim.core.records import Document, Result
from counterclaim.core.values import MadeBy
from counterclaim.link import Linker
from counterclaim.store import models
from counterclaim.store.codec import package_version, uid_of
from counterclaim.store.copying import copy_all
from counterclaim.store.database import PATIENCE, SCHEMAS, Database
from counterclaim.store.history import history_of
from counterclaim.store.holding import (
    claims_behind,
    documents_near,
    documents_of,
    held_claims,
    incident_numbers,
    relations_of,
    result_of,
    search,
    view_of,
)
from counterclaim.store.judging import Judging, orphans, put_grade
from counterclaim.store.known import Known
from counterclaim.store.linking import Linking
from counterclaim.store.listing import page_of
from counterclaim.store.rebuilding import Rebuilding, Rebuilt
from counterclaim.store.rows import Rows
from counterclaim.store.unmet import check_event, unmet
from counterclaim.store.verdicts import Judged, rejected_remedy, rejected_words, state_of
from counterclaim.store.views import (
    Added,
    Filters,
    Grade,
    Held,
    Hit,
    Page,
    Past,
    Stats,
    View,
)
from counterclaim.store.writing import Writer, made_by_of

if TYPE_CHECKING:
    from counterclaim.core.place import Place
    from counterclaim.resolve.place import Gazetteer

LINK = "link"
#: How many documents `load` keeps at a time.
_BATCH = 500


def _now() -> datetime:
    return datetime.now(UTC)


def _names(places: Sequence[Place]) -> list[str]:
    return sorted({name.name for place in places for name in place.names})


class Record:
    """One record. Facts are added and never changed; what follows from them can be built again.

    All methods raise `RecordError` where the database cannot be used; then nothing of the act
    was kept, and what was there before is unharmed.
    """

    def __init__(
        self,
        database: Database,
        *,
        linker: Linker | None = None,
        clock: Callable[[], datetime] = _now,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self._database = database
        self._linker = linker or Linker()
        self._clock = clock
        self._gazetteer = gazetteer
        self._judged: tuple[tuple[int, int], Judged] | None = None

    @classmethod
    def open(
        cls,
        target: str | Path,
        *,
        linker: Linker | None = None,
        clock: Callable[[], datetime] = _now,
        gazetteer: Gazetteer | None = None,
        patience: float = PATIENCE,
    ) -> Record:
        """The record in a file, or on a server by its `postgresql://` address.

        Nothing is opened before it is needed; a file is made when something is first added.
        `patience` is how long to wait for another writer, in seconds. With a `gazetteer`, places
        are found by their rival names, too.
        """
        database = Database(target, patience=patience)
        return cls(database, linker=linker, clock=clock, gazetteer=gazetteer)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._database.close()

    @property
    def name(self) -> str:
        """The file or the address, without a password."""
        return self._database.name

    def exists(self) -> bool:
        """Whether anything was added yet."""
        return self._database.exists()

    # -- adding

    def has(self, document: Document, made_by: MadeBy | None = None) -> bool:
        """Whether a document was read already by this version, so that reading it is no use."""
        if not self.exists():
            return False
        sought = made_by or made_by_of(Result(document=document))
        with self._database.read() as connection:
            found = connection.scalar(
                select(models.ReadingRow.n)
                .join(models.DocumentRow, models.DocumentRow.n == models.ReadingRow.document)
                .where(
                    models.DocumentRow.uid == uid_of(document),
                    models.ReadingRow.stage == sought.stage,
                    models.ReadingRow.version == sought.version,
                    models.ReadingRow.config_hash == sought.config_hash,
                    models.ReadingRow.data_hash == sought.data_hash,
                )
            )
        return found is not None

    def add(self, results: Iterable[Result]) -> Iterator[Added]:
        """Add documents with their claims and link them, each wholly or not at all.

        What is there already is skipped, so the same call can be repeated after any mishap. If
        another version linked the record, all of it is linked anew first.
        """
        is_checked = False
        for result in results:
            if not is_checked:
                self._relink_if_old()
                is_checked = True
            with self._write() as connection:
                added = self._add(connection, result)
            yield added

    def _add(self, connection: Connection, result: Result) -> Added:
        rows = Rows(connection)
        judged = self._judgements(connection)
        put = Writer(rows, judged.verdicts, self._at(), Known(connection, [result])).put(result)
        if not put.change:
            return put.added
        rows.flush()
        self._note_linker(connection)
        judged = self._judgements(connection)
        change = rows.change(self._at(), LINK, result.document.id, made_by=self._made_by())
        rows.flush()
        incidents = Linking(rows, self._linker, judged, change).apply(put.opened, put.closed)
        mine = {account.id for account in put.opened}
        lost = orphans(connection, judged, about=set(put.closed) - mine) if put.closed else ()
        return msgspec.structs.replace(put.added, incidents=incidents, orphaned=lost)

    def load(self, results: Iterable[Result]) -> int:
        """Add many documents and link the whole record once, at the end; how many were new.

        For a first filling: each batch is kept wholly or not at all, and until the linking at
        the end the new claims belong to no incident. `rebuild` mends what was cut short.
        """
        new = 0
        batch: list[Result] = []
        for result in results:
            batch.append(result)
            if len(batch) == _BATCH:
                new += self._load(batch)
                batch.clear()
        new += self._load(batch)
        if new:
            self.rebuild()
        return new

    def _load(self, batch: Sequence[Result]) -> int:
        with self._write() as connection:
            rows = Rows(connection)
            judged = self._judgements(connection)
            self._note_linker(connection, "")
            writer = Writer(rows, judged.verdicts, self._at(), Known(connection, batch))
            new = sum(bool(writer.put(result).change) for result in batch)
            rows.flush()
        return new

    def rebuild(self) -> Rebuilt:
        """Make all links anew from claims and judgements; what holds as before stays as it is."""
        with self._write() as connection:
            rows = Rows(connection)
            change = rows.change(self._at(), "rebuild", "", made_by=self._made_by())
            rows.flush()
            self._judged = None
            judged = self._judgements(connection)
            rebuilt = Rebuilding(rows, self._linker, judged, change).run()
            self._note_linker(connection)
        return rebuilt

    # -- asking

    def incidents(self, filters: Filters | None = None) -> Page:
        """The incidents of now that meet all filters, the latest first."""
        filters = filters or Filters()
        places = self._places(filters)
        check_event(filters.event)
        with self._database.read() as connection:
            return page_of(connection, filters, [p.id for p in places], _names(places))

    def unmet(self, filters: Filters) -> tuple[str, ...]:
        """What filters name that no incident of now has, in words, with names that are near."""
        with self._database.read() as connection:
            return tuple(unmet(connection, filters, _names(self._places(filters))))

    def _places(self, filters: Filters) -> list[Place]:
        """The places that the gazetteer knows under the name asked for."""
        if not filters.place or self._gazetteer is None:
            return []
        return self._gazetteer.lookup(filters.place)

    def incident(self, name: str) -> View:
        """An incident by its id, one that it had earlier, or the id of one of its claims."""
        with self._database.read() as connection:
            numbers = incident_numbers(connection, name)
            if not numbers:
                raise self._unfound(connection, name)
            return view_of(connection, numbers[0], name, self._judgements(connection))

    def _unfound(self, connection: Connection, name: str) -> InputError:
        """Why there is no open incident by an id."""
        for claim in claims_behind(connection, name):
            out = self._judgements(connection).rejection(claim)
            if out is not None:
                return InputError(rejected_words(out), remedy=rejected_remedy(out))
        if history_of(connection, name):
            return InputError(
                f"What {name} stood for is in no incident now.",
                remedy=f"'counterclaim history {name}' tells what became of it.",
            )
        return InputError(
            f"The record {self.name} has no incident or claim {name}.",
            remedy="List what there is with 'counterclaim incidents'.",
        )

    def claims(self, *ids: str) -> list[Held]:
        """Claims by their ids, as they count now or else as they were last, in order of ids."""
        with self._database.read() as connection:
            return held_claims(connection, ids)

    def claims_of(self, document: str) -> list[Held]:
        """The claims of a document (by its given id) that count now."""
        with self._database.read() as connection:
            ids = connection.scalars(
                select(models.AccountRow.id)
                .join(models.DocumentRow, models.DocumentRow.n == models.AccountRow.document)
                .where(models.DocumentRow.id == document, models.AccountRow.until.is_(None))
            ).all()
            return held_claims(connection, ids)

    def relations(self, *claims: str) -> list[Relation]:
        """The relations that hold with an end among the claims."""
        with self._database.read() as connection:
            return relations_of(connection, claims)

    def document(self, name: str) -> Document:
        """A document by its given id (the revision that counts) or by its uid."""
        with self._database.read() as connection:
            found = documents_of(connection, name)
            alike = [] if found else documents_near(connection, name)
        if not found:
            raise InputError(
                f"The record {self.name} has no document {name}.",
                remedy=f"Is it {' or '.join(alike)}?"
                if alike
                else "Find it with 'counterclaim search WORDS'.",
            )
        current = [document for _, document, counts in found if counts]
        return current[-1] if current else found[-1][1]

    def revisions(self, name: str) -> list[tuple[str, Document, bool]]:
        """All revisions under an id, the oldest first: uid, document, whether it counts."""
        with self._database.read() as connection:
            return documents_of(connection, name)

    def reading(self, uid: str) -> Result | None:
        """What the reading that counts, or else the last one, of a document gave."""
        with self._database.read() as connection:
            return result_of(connection, uid)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Documents that hold all words and "quoted phrases", the latest published first."""
        with self._database.read() as connection:
            return search(connection, words, limit)

    def history(self, name: str) -> list[Past]:
        """What became of a claim, an incident, a document or a source, the oldest first."""
        with self._database.read() as connection:
            found = history_of(connection, name)
        if not found:
            raise InputError(
                f"The record {self.name} knows nothing of {name}.",
                remedy="Give the id of a claim, an incident or a document, or a source's name.",
            )
        return found

    def stats(self) -> Stats:
        """How much the record holds."""
        with self._database.read() as connection:
            judged = self._judgements(connection)

            def count(table: type[models.Base], *, now: bool = False) -> int:
                query = select(func.count()).select_from(table)
                if now:
                    query = query.where(text("until IS NULL"))
                return connection.scalar(query) or 0

            return Stats(
                documents=count(models.DocumentRow),
                readings=count(models.ReadingRow),
                claims=count(models.AccountRow, now=True),
                claims_ever=count(models.ClaimRow),
                incidents=count(models.IncidentRow, now=True),
                relations=count(models.RelationRow, now=True),
                judgements=count(models.JudgementRow),
                orphaned=orphans(connection, judged),
                schema=SCHEMAS[-1],
                linked_by=self._linked_by(connection) or "",
            )

    def copy_to(self, target: str | Path) -> int:
        """Copy the whole record, its past included, into a new file or an empty database.

        All of it or nothing; how many documents it has.
        """
        other = Database(target)
        try:
            with self._database.read() as source, other.write() as connection:
                return copy_all(source, connection, other.name)
        finally:
            other.close()

    # -- a person's word

    def judge(self, judgement: Judgement) -> tuple[str, ...]:
        """Take a judgement up and link anew what it touches; the incidents that it touched.

        Raises `JudgementError` where it names no claim that there is, sets a field to what it
        cannot hold, or contradicts what was judged before. The same judgement twice is one.
        """
        self._relink_if_old()
        with self._write() as connection:
            judging = Judging(Rows(connection), self._linker, self._judgements(connection))
            touched = judging.take(judgement, self._at(), self._made_by())
            self._judged = None
        return touched

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they came, on the claims of now."""
        with self._database.read() as connection:
            return self._judgements(connection).judgements

    def grade(self, grade: Grade) -> None:
        """Take up what a person thinks of a source (A-F) or of a claim (1-6)."""
        with self._write() as connection:
            put_grade(Rows(connection), grade, self._at())

    # -- inside

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._database.write() as connection:
                yield connection
        except BaseException:
            # What was cached may stem from what was not kept.
            self._judged = None
            raise

    def _at(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _made_by(self) -> MadeBy:
        return MadeBy(stage=LINK, version=package_version())

    def _judgements(self, connection: Connection) -> Judged:
        state = state_of(connection)
        if self._judged is None or self._judged[0] != state:
            self._judged = (state, Judged(connection))
        return self._judged[1]

    def _linked_by(self, connection: Connection) -> str | None:
        row = select(models.MetaRow.value).where(models.MetaRow.name == "linked_by")
        return connection.scalar(row)

    def _note_linker(self, connection: Connection, version: str | None = None) -> None:
        """Say which version made the links; none of them, while there are claims to link."""
        version = package_version() if version is None else version
        held = self._linked_by(connection)
        table = models.MetaRow
        if held is None:
            connection.execute(insert(table).values(name="linked_by", value=version))
        elif held != version:
            connection.execute(update(table).where(table.name == "linked_by").values(value=version))

    def _relink_if_old(self) -> None:
        """Link all anew if another version did, or if a loading was cut short."""
        if not self.exists():
            return
        try:
            with self._database.read() as connection:
                held = self._linked_by(connection)
        except RecordError:
            return  # of an earlier schema: writing brings it up to date, or says what is wrong
        if held is not None and held != package_version():
            self.rebuild()
