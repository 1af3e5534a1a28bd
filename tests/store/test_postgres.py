"""The contract on a real PostgreSQL server, with PostGIS where it is installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from tests.store.builders import Clock, sides
from tests.store.contract import RecordContract
from tests.store.server import Server

from counterclaim.core.errors import RecordError
from counterclaim.store import Filters, Record


@pytest.fixture(scope="module")
def make(database: Callable[[], str]) -> Callable[[], str]:
    return database


class TestPostgres(RecordContract):
    """Its fixture is that of this module."""


def test_boxes_are_asked_of_the_index_on_geography(make: Callable[[], str]) -> None:
    address = make()
    with Record.open(address, clock=Clock()) as record:
        list(record.add(sides()))
        engine = sa.create_engine(sa.make_url(address).set(drivername="postgresql+psycopg"))
        seen: list[str] = []
        with engine.connect() as connection:
            has = connection.scalar(
                sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")
            )
            indexes = connection.scalars(
                sa.text("SELECT indexdef FROM pg_indexes WHERE tablename = 'places'")
            )
            is_there = any("gist" in index for index in indexes)
        engine.dispose()
        if not has:
            pytest.skip("PostGIS is not installed")
        assert is_there
        sa.event.listen(
            record._database.engine, "before_cursor_execute", lambda *a: seen.append(a[2])
        )
        assert record.incidents(Filters(box=(45.0, 40.0, 46.0, 41.0))).incidents
        assert any("spot &&" in statement for statement in seen)


def test_without_postgis_boxes_are_compared(
    make: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.store import listing

    with Record.open(make(), clock=Clock()) as record:
        list(record.add(sides()))
        box = Filters(box=(45.0, 40.0, 46.0, 41.0))
        found = record.incidents(box)
        monkeypatch.setattr(listing, "_has_geography", lambda _: False)
        assert record.incidents(box) == found and found.incidents


def test_no_such_database(make: Callable[[], str]) -> None:
    address = sa.make_url(make()).set(database="cc_none").render_as_string(False)
    with Record.open(address) as record, pytest.raises(RecordError, match="createdb"):
        record.stats()


def test_an_empty_database_holds_no_record(make: Callable[[], str]) -> None:
    with Record.open(make()) as record:
        assert not record.exists()
        with pytest.raises(RecordError, match="no record"):
            record.stats()


def test_a_server_that_goes_away_and_comes_back(
    server: str | Server, make: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if isinstance(server, str):
        pytest.skip("a server that is not ours is not stopped")
    from counterclaim.store.linking import Linking

    with Record.open(make(), clock=Clock()) as record:
        list(record.add(sides()[:2]))
        before = record.stats()
        real = Linking.apply

        def fail(*given: object) -> tuple[str, ...]:
            server.stop()
            return real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(Linking, "apply", fail)
        try:
            with pytest.raises(RecordError, match="went away") as gone:
                list(record.add(sides()[2:]))
            assert "same command again" in gone.value.remedy
            monkeypatch.undo()
            with pytest.raises(RecordError, match="cannot be reached"):
                record.stats()
        finally:
            server.start()
        assert record.stats() == before
        assert [a.outcome for a in record.add(sides())] == ["known"] * 2 + ["added"] * 3


def test_a_password_is_never_shown() -> None:
    record = Record.open("postgresql://ada:secret@127.0.0.1:1/none")
    with pytest.raises(RecordError) as failed:
        record.stats()
    assert "secret" not in str(failed.value) and "secret" not in record.name
