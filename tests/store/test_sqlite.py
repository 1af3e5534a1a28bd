"""The contract on an SQLite file."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.store.contract import RecordContract


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    numbers, folder = count(), tmp_path_factory.mktemp("records")
    return lambda: folder / f"{next(numbers)}.db"


class TestSqlite(RecordContract):
    """On a file."""
