"""The contract on a real PostgreSQL server, with PostGIS where it is installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from tests.store.builders import Clock, result, sides
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


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ada@127.0.0.1:port/none",
        "postgresql://ada:secret@127.0.0.1:1:2/none",
        "postgresql://ada@127.0.0.1:1/none?passwort=secret",
    ],
)
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(RecordError, match="address") as refused, Record.open(address) as record:
        record.stats()
    assert "postgresql://USER:PASSWORD@HOST:PORT/DATABASE" in refused.value.remedy


def test_another_writer_is_waited_for_and_then_told(make: Callable[[], str]) -> None:
    address = make()
    with Record.open(address, clock=Clock()) as record:
        list(record.add(sides()[:2]))
    with (
        Record.open(address) as slow,
        slow._database.write(),
        Record.open(address, patience=0.1) as record,
    ):
        with pytest.raises(RecordError, match="another program") as refused:
            list(record.add(sides()))
        assert "same command again" in refused.value.remedy
        assert record.stats().documents == 2  # who reads is not held up
    with Record.open(address, clock=Clock()) as record:
        assert [a.outcome for a in record.add(sides())] == ["known"] * 2 + ["added"] * 3


def test_who_may_only_read_is_told_when_writing(make: Callable[[], str]) -> None:
    address = make()
    with Record.open(address, clock=Clock()) as record:
        list(record.add(sides()[:2]))
    options = {"options": "-c default_transaction_read_only=on"}
    reading = sa.make_url(address).update_query_dict(options).render_as_string(False)
    with Record.open(reading) as record:
        assert record.stats().documents == 2
        with pytest.raises(RecordError, match="may only be read") as refused:
            list(record.add(sides()))
        assert "who may write" in refused.value.remedy


def test_what_a_search_finds_is_in_one_order_in_every_language(make: Callable[[], str]) -> None:
    address = make()
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    name = f"{url.database}_icu"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    made = (
        f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' "
        "ENCODING 'UTF8'"
    )
    with engine.connect() as connection:
        try:
            connection.execute(sa.text(made))
        except sa.exc.DBAPIError as error:
            pytest.skip(f"the server makes no database of another language: {error.orig}")
        try:
            ids = ["b-2", "B1", "a", "A-3", "ä", "b1"]
            with Record.open(
                url.set(drivername="postgresql", database=name).render_as_string(False),
                clock=Clock(),
            ) as record:
                list(record.add(result(i, "AZE shelled Kesh.") for i in ids))
                assert [hit.document for hit in record.search("kesh")] == sorted(ids)
        finally:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


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


@pytest.mark.parametrize(
    "address", ["ada:secret@127.0.0.1:1/none", "127.0.0.1:1/none?user=ada&password=secret"]
)
def test_a_password_is_never_shown(address: str) -> None:
    record = Record.open(f"postgresql://{address}")
    with pytest.raises(RecordError) as failed:
        record.stats()
    assert "secret" not in str(failed.value) and "secret" not in record.name
