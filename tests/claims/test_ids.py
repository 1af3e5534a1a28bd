"""Each claim of a document has an id of its own."""

from __future__ import annotations

from collections import Counter

from tests.claims.sentences import read_flat


def test_two_acts_in_the_same_words_have_two_ids() -> None:
    text = (
        "In Mekelle, which has been bombarded since 20 November, shells fell again before noon on "
        "Sunday, residents said."
    )
    claims = read_flat(text)
    words = Counter((c["event"], tuple(c["quotes"])) for c in claims)
    assert max(words.values()) == 2, "the two acts no longer stand in the same words"
    assert len({c["id"] for c in claims}) == len(claims)
    assert [c["id"] for c in read_flat(text)] == [c["id"] for c in claims]
