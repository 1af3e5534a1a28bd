"""The contract on an SQLite file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.contract import RecordContract


class TestSqlite(RecordContract):
    @pytest.fixture
    def target(self, tmp_path: Path) -> Path:
        return tmp_path / "record.db"

    @pytest.fixture
    def other(self, tmp_path: Path) -> str:
        return str(tmp_path / "other.db")
