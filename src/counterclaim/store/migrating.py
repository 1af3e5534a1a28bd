"""Bringing the tables of a record to the newest schema with the migrations of the package."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).with_name("migrations")


def config_for(connection: Connection | None = None) -> Config:
    """Alembic's configuration; `connection` is in the transaction that the migrations run in."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Run the migrations that the record lacks, in the transaction of `connection`."""
    command.upgrade(config_for(connection), "head")
