"""How Alembic runs the migrations: in the transaction of the connection that it is given."""

from __future__ import annotations

from alembic import context

from counterclaim.store.models import Base

connection = context.config.attributes["connection"]
# SQLite's DDL is transactional, too, since the transaction is begun by us: all or nothing.
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
context.run_migrations()
