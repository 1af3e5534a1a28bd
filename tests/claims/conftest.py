"""What the tests of the claims reader share."""

from __future__ import annotations

import pytest


@pytest.fixture
def any_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short texts are read even where they say too little to be known as of a conflict."""
    monkeypatch.setattr("counterclaim.pipeline.is_of_conflict", lambda *_: True)
