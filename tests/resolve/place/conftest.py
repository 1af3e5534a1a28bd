from __future__ import annotations

import pytest

from counterclaim.resolve.place import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()
