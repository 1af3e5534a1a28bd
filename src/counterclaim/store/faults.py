"""What a database refuses, in words that a user can act upon."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from shlex import quote

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from counterclaim.core.errors import RecordError

_KEPT = "Nothing of it was kept, and what the record held before is unharmed."

#: Words of SQLite's messages, what they mean, and what to do.
_FILE: tuple[tuple[str, str, str], ...] = (
    (
        "database or disk is full",
        "has no room left on its disk",
        "Free some space, then give the same command again: what is there already is skipped.",
    ),
    (
        "disk i/o error",
        "could not be written or read: the disk reports an error",
        "Check the disk and its free space, then give the same command again.",
    ),
    (
        "locked",
        "is locked by another program that does not finish",
        "Wait for it or end it (fuser FILE names it), then give the same command again.",
    ),
    (
        "readonly database",
        "may not be written",
        "Check the permissions of the file and its folder, or work on a copy.",
    ),
    (
        "unable to open database file",
        "could not be opened",
        "Check that its folder exists and may be written.",
    ),
    (
        "not a database",
        "is not a record, or its file is damaged",
        "Name the record with --db, or restore a copy.",
    ),
    (
        "malformed",
        "is damaged",
        "Restore a copy, or save what can be read with sqlite3 FILE .recover > saved.sql.",
    ),
)


@contextmanager
def translated(name: str, *, writes: bool = False) -> Iterator[None]:
    """Turn errors of the database `name` into record errors with a remedy."""
    kept = _KEPT if writes else ""
    try:
        yield
    except DBAPIError as error:
        raise _of(name, error, kept) from error
    except sqlite3.Error as error:
        # Of a connection that the driver was asked for directly.
        raise _of_file(name, str(error), kept) from error
    except SQLAlchemyError as error:
        raise RecordError(
            f"The record {name} could not be used: {type(error).__name__}: {error}.", remedy=kept
        ) from error


def _of(name: str, error: DBAPIError, kept: str) -> RecordError:
    said = str(error.orig).strip() or type(error.orig).__name__
    if type(error.orig).__module__.startswith("sqlite3"):
        return _of_file(name, said, kept)
    return _of_server(name, error, said, said.lower(), kept)


def _of_file(name: str, said: str, kept: str) -> RecordError:
    for words, meaning, remedy in _FILE:
        if words in said.lower():
            # Of a damaged file nobody can say that the rest is unharmed.
            comfort = "" if "damaged" in meaning else kept
            return RecordError(
                f"The record {name} {meaning}. {comfort}".rstrip(),
                remedy=remedy.replace("FILE", quote(name)),
            )
    return RecordError(f"The record {name} could not be used: {said}. {kept}".rstrip())


def _of_server(name: str, error: DBAPIError, said: str, lower: str, kept: str) -> RecordError:
    first = said.splitlines()[0].rstrip(".")
    if "does not exist" in lower and "database" in lower:
        return RecordError(
            f"{name} cannot be opened: {first}.", remedy="Make it with createdb, then try again."
        )
    if "password" in lower or "authentication" in lower or "role" in lower:
        return RecordError(
            f"{name} cannot be opened: {first}.", remedy="Check the user and the password."
        )
    if "lock timeout" in lower:
        return RecordError(
            f"The record {name} is being written by another program that does not finish. "
            f"{kept}".rstrip(),
            remedy="Wait for it or end it (pg_stat_activity lists it), then give the same command "
            "again.",
        )
    if "connection option" in lower or "connection string" in lower:
        return RecordError(
            f"The address {name} cannot be used: {first}.",
            remedy="Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE.",
        )
    if "read-only" in lower:
        return RecordError(
            f"The record {name} may only be read: {first}. {kept}".rstrip(),
            remedy="Write to the main server, as a user who may write.",
        )
    if "permission denied" in lower:
        return RecordError(
            f"The record {name} refuses: {first}. {kept}".rstrip(),
            remedy="Let its owner grant the right to this user.",
        )
    if "disk full" in lower or "no space left" in lower:
        return RecordError(
            f"The record {name} has no room left on the server's disk. {kept}".rstrip(),
            remedy="Free some space there, then give the same command again.",
        )
    if error.connection_invalidated or type(error.orig).__name__ in (
        "OperationalError",
        "AdminShutdown",
        "InterfaceError",
    ):
        what = f"The server of the record {name} cannot be reached or went away: {first}."
        return RecordError(
            f"{what} {kept}".rstrip(),
            remedy="See that it runs, then give the same command again: "
            "what is there already is skipped.",
        )
    return RecordError(f"The record {name} refuses: {first}. {kept}".rstrip())
