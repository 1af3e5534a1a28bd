"""The first schema: documents, readings, claims, links, judgements, grades and changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Marks an SQLite file as a record; see counterclaim.store.database.
APPLICATION_ID = 0x43434C4D


def upgrade() -> None:
    """Make all tables."""
    _changes()
    _meta()
    _documents()
    _edges()
    _grades()
    _incidents()
    _judgements()
    _lineage()
    _relations()
    _facets()
    _members()
    _readings()
    _signatures()
    _claims()
    _accounts()
    _blocks()
    _parties()
    _places()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for name in ("words_documents", "words_claims"):
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING "
                "fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
            )
    else:
        for name in ("words_documents", "words_claims"):
            op.execute(f"CREATE TABLE {name} (rowid integer PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name} ON {name} USING gin (words)")
        _postgis()


def _postgis() -> None:
    """Add geography where PostGIS is there, or may be added by this user."""
    bind = op.get_bind()
    there = bind.scalar(sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"))
    if not there:
        return
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS postgis"))
    except sa.exc.DBAPIError:
        # Only a superuser may add it. Without it boxes are compared by latitude and longitude.
        return
    op.execute(
        "ALTER TABLE places ADD COLUMN spot geography(Point, 4326) GENERATED ALWAYS AS "
        "(ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography) STORED"
    )
    op.execute("CREATE INDEX ix_places_spot ON places USING gist (spot)")


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("config_hash", sa.Text(), nullable=False),
        sa.Column("data_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_changes")),
    )
    op.create_index(op.f("ix_changes_subject"), "changes", ["subject"], unique=False)


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_party", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.n"], name=op.f("fk_documents_change")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_documents")),
        sa.UniqueConstraint("uid", name=op.f("uq_documents_uid")),
    )
    op.create_index(op.f("ix_documents_id"), "documents", ["id"], unique=False)
    op.create_index(op.f("ix_documents_source"), "documents", ["source"], unique=False)


def _edges() -> None:
    op.create_table(
        "edges",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_edges_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_edges_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_edges")),
    )
    op.create_index(
        "ix_edges_left",
        "edges",
        ["left", "right"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "ix_edges_right",
        "edges",
        ["right"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _grades() -> None:
    op.create_table(
        "grades",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.n"], name=op.f("fk_grades_change")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_grades")),
    )
    op.create_index("ix_grades_subject", "grades", ["subject", "scale"], unique=False)


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_incidents_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_incidents_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_incidents")),
    )
    op.create_index(
        "ix_incidents_first",
        "incidents",
        ["first", "id"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(op.f("ix_incidents_id"), "incidents", ["id"], unique=False)
    op.create_index(
        "ix_incidents_open",
        "incidents",
        ["id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.n"], name=op.f("fk_judgements_change")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
    )
    op.create_index(op.f("ix_judgements_left"), "judgements", ["left"], unique=False)
    op.create_index(op.f("ix_judgements_right"), "judgements", ["right"], unique=False)


def _lineage() -> None:
    op.create_table(
        "lineage",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("overlap", sa.Float(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["changes.n"], name=op.f("fk_lineage_change")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_lineage")),
    )
    op.create_index(op.f("ix_lineage_new"), "lineage", ["new"], unique=False)
    op.create_index(op.f("ix_lineage_old"), "lineage", ["old"], unique=False)


def _relations() -> None:
    op.create_table(
        "relations",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_relations_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_relations_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_relations")),
    )
    op.create_index(
        "ix_relations_left",
        "relations",
        ["left", "right"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("ix_relations_of_left", "relations", ["left"], unique=False)
    op.create_index("ix_relations_of_right", "relations", ["right"], unique=False)
    op.create_index(
        "ix_relations_right",
        "relations",
        ["right"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _facets() -> None:
    op.create_table(
        "facets",
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_facets_incident")),
        sa.PrimaryKeyConstraint("facet", "incident", name=op.f("pk_facets")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_facets_incident"), "facets", ["incident"], unique=False)


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["incident"], ["incidents.n"], name=op.f("fk_members_incident")),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_members_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_members_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_members")),
    )
    op.create_index(
        "ix_members_claim",
        "members",
        ["claim"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "ix_members_incident",
        "members",
        ["incident"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index("ix_members_of_claim", "members", ["claim"], unique=False)
    op.create_index("ix_members_of_incident", "members", ["incident"], unique=False)


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("config_hash", sa.Text(), nullable=False),
        sa.Column("data_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_readings_document")),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_readings_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_readings_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "document",
            "stage",
            "version",
            "config_hash",
            "data_hash",
            name=op.f("uq_readings_document_stage_version_config_hash_data_hash"),
        ),
    )
    op.create_index(
        "ix_readings_open",
        "readings",
        ["document"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_signatures_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_signatures")),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.n"], name=op.f("fk_claims_reading")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_claims")),
        sa.UniqueConstraint("reading", "id", name=op.f("uq_claims_reading_id")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.n"], name=op.f("fk_accounts_claim")),
        sa.ForeignKeyConstraint(["document"], ["documents.n"], name=op.f("fk_accounts_document")),
        sa.ForeignKeyConstraint(["since"], ["changes.n"], name=op.f("fk_accounts_since")),
        sa.ForeignKeyConstraint(["until"], ["changes.n"], name=op.f("fk_accounts_until")),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_accounts")),
    )
    op.create_index("ix_accounts_claim", "accounts", ["claim"], unique=False)
    op.create_index(
        "ix_accounts_document",
        "accounts",
        ["document"],
        unique=False,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(op.f("ix_accounts_id"), "accounts", ["id"], unique=False)
    op.create_index(
        "ix_accounts_open",
        "accounts",
        ["id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )


def _blocks() -> None:
    op.create_table(
        "blocks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.n"], name=op.f("fk_blocks_account")),
        sa.PrimaryKeyConstraint("key", "account", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_blocks_account"), "blocks", ["account"], unique=False)


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.n"], name=op.f("fk_parties_account")),
        sa.PrimaryKeyConstraint("account", "role", "party", name=op.f("pk_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_parties_party", "parties", ["party", "role"], unique=False)


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.n"], name=op.f("fk_places_account")),
        sa.PrimaryKeyConstraint("account", "position", name=op.f("pk_places")),
    )
    op.create_index(op.f("ix_places_folded"), "places", ["folded"], unique=False)
    op.create_index("ix_places_lat", "places", ["lat", "lon"], unique=False)
