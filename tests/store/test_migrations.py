"""The migrations make what the models say, and the code knows every schema."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.store.builders import sides

from counterclaim.store import Record
from counterclaim.store.database import SCHEMAS
from counterclaim.store.migrating import config_for
from counterclaim.store.models import Base

ROOT = Path(__file__).parents[2]


def test_the_code_knows_every_schema_in_order() -> None:
    scripts = ScriptDirectory.from_config(config_for())
    assert tuple(s.revision for s in scripts.walk_revisions())[::-1] == SCHEMAS
    assert scripts.get_heads() == [SCHEMAS[-1]]


def test_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record.open(path) as record:
        list(record.add(sides()[:1]))
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not _is_index_of_words(name)}
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def _is_index_of_words(name: str | None) -> bool:
    return bool(name and name.startswith("words_"))


def test_reading_does_not_load_the_database() -> None:
    script = (
        "import sys, counterclaim.cli.app, counterclaim.cli.read, counterclaim.cli.batch, "
        "counterclaim.pipeline\n"
        "print([m for m in sys.modules if m.startswith(('sqlalchemy', 'alembic', 'psycopg'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
