"""Connections to a record: an SQLite file or a PostgreSQL server, checked before they are used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from counterclaim.core.errors import RecordError
from counterclaim.store.faults import translated

#: Marks an SQLite file as a record ("CCLM"); `PRAGMA application_id` and `file` show it.
APPLICATION_ID = 0x43434C4D
#: The schemas that this version knows, the oldest first; a test holds them against the migrations.
SCHEMAS = ("0001",)
#: How long a writer waits for another one, in seconds. Linking one document takes a fraction.
PATIENCE = 60.0
#: The advisory lock that lets one writer at a time into a record on PostgreSQL.
_LOCK = APPLICATION_ID
_SERVERS = ("postgresql:", "postgresql+psycopg:", "postgres:")
#: Options of an address that nobody is to see.
_SECRETS = frozenset({"password", "sslpassword"})
_HEADER = b"SQLite format 3\x00"


class Database:
    """One record's engine. Nothing is opened or made before the first use."""

    def __init__(self, target: str | Path, *, patience: float = PATIENCE) -> None:
        self.name, self._url = _resolve(target)
        self.path = None if self._url else Path(self.name)
        self.patience = patience
        self._engine: Engine | None = None
        self._is_checked = False

    @property
    def is_sqlite(self) -> bool:
        """Whether the record is a file."""
        return self.path is not None

    def exists(self) -> bool:
        """Whether there is a record: its tables, and not only its file."""
        with _reached(self.name):
            if self.path is not None and not (self.path.exists() and self.path.stat().st_size):
                return False
        if self._is_checked:
            return True
        with translated(self.name), self._connection() as connection:
            return _schema_of(connection) is not None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the record throughout."""
        with _reached(self.name):
            is_there = self.path is None or self.path.exists()
        if not is_there:
            raise RecordError(
                f"There is no record at {self.name}.",
                remedy="Make it with 'counterclaim add PATH...', or name another with --db.",
            )
        with translated(self.name), self._connection() as connection:
            self._check(connection)
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection whose changes are all kept or none, alone among writers.

        The record is made, or brought to the newest schema, where it has to be.
        """
        with translated(self.name, writes=True):
            self._make()
            with self._connection(writes=True) as connection:
                self._wait(connection)
                yield connection

    def _wait(self, connection: Connection) -> None:
        """Wait on a server until no other writes; a file is locked when it is begun."""
        if self.is_sqlite:
            return
        patience = f"{max(1, round(self.patience * 1000))}ms"
        connection.execute(text("SELECT set_config('lock_timeout', :t, true)"), {"t": patience})
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})

    def close(self) -> None:
        """Give the connections back."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine, self._is_checked = None, False

    @contextmanager
    def _connection(self, *, writes: bool = False) -> Iterator[Connection]:
        engine = self.engine
        with engine.connect() as connection:
            if not self.is_sqlite and not writes:
                connection.execution_options(isolation_level="REPEATABLE READ")
            connection.execution_options(cc_writes=writes)
            with connection.begin():
                yield connection

    @property
    def engine(self) -> Engine:
        """The engine, made at first use."""
        if self._engine is None:
            self._engine = self._file_engine() if self._url is None else self._server_engine()
        return self._engine

    def _file_engine(self) -> Engine:
        assert self.path is not None
        _check_file(self.path)
        locator = _locator(self.path)

        def connect() -> sqlite3.Connection:
            # Transactions are begun below: the driver's own way would begin them too late.
            made = sqlite3.connect(
                locator,
                uri=True,
                timeout=self.patience,
                isolation_level=None,
                check_same_thread=False,
            )
            made.execute("PRAGMA foreign_keys = ON")
            # In WAL mode FULL syncs once a commit: a document that was reported as added stays.
            made.execute("PRAGMA synchronous = FULL")
            made.execute("PRAGMA cache_size = -65536")
            return made

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def _server_engine(self) -> Engine:
        assert self._url is not None
        try:
            return create_engine(
                self._url,
                pool_pre_ping=True,
                connect_args={"connect_timeout": 10, "application_name": "counterclaim"},
            )
        except (ModuleNotFoundError, ImportError) as error:
            raise RecordError(
                f"{self.name} cannot be opened: the driver for PostgreSQL is not installed.",
                remedy="Install it with pip install 'counterclaim[postgres]'.",
            ) from error

    def _check(self, connection: Connection) -> None:
        """Refuse what is no record, or one of another schema."""
        if self._is_checked:
            return
        schema = _schema_of(connection)
        if schema is None:
            raise RecordError(
                f"There is no record in {self.name} yet.",
                remedy="Make it with 'counterclaim add PATH...', or name another with --db.",
            )
        _refuse_newer(self.name, schema)
        if schema != SCHEMAS[-1]:
            raise RecordError(
                f"The record {self.name} has the schema {schema} of an earlier version.",
                remedy="Bring it up to date with 'counterclaim link --rebuild'; "
                "copy the file before if you want to go back.",
            )
        self._is_checked = True

    def _make(self) -> None:
        """Make the tables, or bring them to the newest schema."""
        if self._is_checked:
            return
        engine = self.engine
        if self.is_sqlite:
            assert self.path is not None
            if not os.access(self.path.parent, os.F_OK):
                raise RecordError(
                    f"The folder of {self.name} does not exist.", remedy="Make it, or name another."
                )
            _set_journal(engine)
        with self._connection(writes=True) as connection:
            self._wait(connection)
            schema = _schema_of(connection)
            if schema is not None:
                _refuse_newer(self.name, schema)
            if schema != SCHEMAS[-1]:
                from counterclaim.store.migrating import upgrade

                upgrade(connection)
        self._is_checked = True


def _resolve(target: str | Path) -> tuple[str, URL | None]:
    """The name to show, without a password, and the URL of a server."""
    if isinstance(target, Path) or not target.startswith(_SERVERS):
        name = str(target).removeprefix("sqlite:///")
        if "://" in name:
            raise RecordError(
                f"{name.split('://')[0]}:// is no kind of record that is known.",
                remedy="Name a file, or a server as postgresql://USER@HOST/DATABASE.",
            )
        return name, None
    try:
        url = make_url(target).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # What the error says may quote the password.
        raise RecordError(
            "The address of the record cannot be read.",
            remedy="Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE.",
        ) from None
    shown = url.set(drivername="postgresql")
    for option in _SECRETS & shown.query.keys():
        shown = shown.update_query_dict({option: "***"})
    return shown.render_as_string(hide_password=True), url


def _locator(path: Path) -> str:
    """The file as SQLite is to open it; one that cannot be written is opened for reading."""
    name = f"file:{quote(str(path.absolute()))}"
    if not path.exists() or os.access(path, os.W_OK):
        return name
    beside = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK) or beside.exists():
        return f"{name}?mode=ro"
    # Without its helper files SQLite reads a WAL database only if told that nobody writes it.
    return f"{name}?mode=ro&immutable=1"


def _check_file(path: Path) -> None:
    """Refuse a file that is no record, before SQLite touches it."""
    with _reached(path):
        if path.is_dir():
            raise RecordError(f"{path} is a folder.", remedy="Name a file in it with --db.")
        if not path.exists():
            return
        with path.open("rb") as file:
            head = file.read(100)
    if not head:
        return
    if not head.startswith(_HEADER):
        raise RecordError(
            f"{path} is not a record.", remedy="Name the record, or a new file, with --db."
        )
    mark = int.from_bytes(head[68:72], "big")
    if mark not in (0, APPLICATION_ID):
        raise _foreign(path)


@contextmanager
def _reached(name: object) -> Iterator[None]:
    """Tell why a file cannot be looked at."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            f"{name} cannot be read: {error.strerror}.",
            remedy="Check its name, its permissions and those of its folder.",
        ) from error


def _foreign(path: object) -> RecordError:
    return RecordError(
        f"{path} is a database of another program, not a record.",
        remedy="Name the record, or a new file, with --db.",
    )


def _schema_of(connection: Connection) -> str | None:
    """The schema of the record; None where there are no tables."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables or "changes" not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise _foreign(_file_of(connection))
        if "alembic_version" in tables:
            raise RecordError(
                "The database belongs to another program (it has a table alembic_version).",
                remedy="Make a database for the record: createdb counterclaim.",
            )
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(version)


def _file_of(connection: Connection) -> str:
    return str(connection.exec_driver_sql("PRAGMA database_list").fetchall()[0][2])


def _refuse_newer(name: str, schema: str) -> None:
    if schema not in SCHEMAS:
        raise RecordError(
            f"The record {name} has the schema {schema}, which a newer version of counterclaim "
            f"made; this one knows schemas up to {SCHEMAS[-1]}.",
            remedy="Upgrade with pip install -U counterclaim.",
        )


def _set_journal(engine: Engine) -> None:
    """Let readers read while one writes. The mode stays with the file."""
    with closing(engine.raw_connection()) as raw:
        (mode,) = raw.cursor().execute("PRAGMA journal_mode").fetchone()
        if mode != "wal":
            raw.cursor().execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that first reads could be refused when it writes."""
    writes = connection.get_execution_options().get("cc_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
