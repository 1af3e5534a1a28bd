"""Records to test with, in the kind of database that the test's module makes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.store.builders import Clock, sides
from tests.store.server import VARIABLE, NoServer, Server, own_server

from counterclaim.store import Record

Target = str | Path
_NUMBERS = count()


@pytest.fixture
def target(make: Callable[[], Target]) -> Target:
    return make()


@pytest.fixture
def other(make: Callable[[], Target]) -> Target:
    return make()


@pytest.fixture
def record(target: Target) -> Iterator[Record]:
    with Record.open(target, clock=Clock()) as made:
        yield made


@pytest.fixture(scope="module")
def filled(make: Callable[[], Target]) -> Iterator[Record]:
    with Record.open(make(), clock=Clock()) as made:
        list(made.add(sides()))
        yield made


@pytest.fixture(scope="session")
def server() -> Iterator[str | Server]:
    """A server of our own, or the address of the one that is named."""
    pytest.importorskip("psycopg")
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    try:
        with own_server() as made:
            yield made
    except NoServer as why:
        pytest.skip(str(why))


@pytest.fixture(scope="session")
def database(server: str | Server) -> Iterator[Callable[[], str]]:
    """Makes empty databases, and removes them at the end."""
    address = server if isinstance(server, str) else server.address
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    made: list[str] = []

    def one() -> str:
        name = f"cc_test_{os.getpid()}_{next(_NUMBERS)}"
        with engine.connect() as connection:
            connection.execute(sa.text(f"CREATE DATABASE {name}"))
        made.append(name)
        return url.set(drivername="postgresql", database=name).render_as_string(False)

    yield one
    with engine.connect() as connection:
        for name in made:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
