"""Records to test with, in the kind of database that the test's module makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.store.builders import Clock, sides

from counterclaim.store import Record

Target = str | Path


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
