"""The Admiralty scheme: two grades kept apart, nothing guessed."""

from __future__ import annotations

import pytest

from counterclaim.core.errors import JudgementError
from counterclaim.core.grades import CREDIBILITY, RELIABILITY, credibility, rating, reliability


def test_letters_and_digits_are_read_and_anything_else_is_refused_with_the_scale() -> None:
    assert [reliability(x) for x in "abcdef"] == list(RELIABILITY) == list("ABCDEF")
    assert [credibility(x) for x in "123456"] == list(CREDIBILITY) == list("123456")
    for wrong in ("G", "", "1", "AB"):
        with pytest.raises(JudgementError, match=r"no grade.*A \(completely reliable\)"):
            reliability(wrong)
    for wrong in ("0", "7", "B", "1.0"):
        with pytest.raises(JudgementError, match=r"no grade.*6 \(truth cannot be judged\)"):
            credibility(wrong)


def test_unset_is_not_what_cannot_be_judged() -> None:
    assert rating(None, None) == ""
    assert rating("F", "6") == "F6"
    assert rating("B", None) == "B-"
    assert rating(None, "2") == "-2"
