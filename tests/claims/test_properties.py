"""What holds of the claims of any text: no crash, words in the text, stable ids, linear time."""

from __future__ import annotations

import time
from functools import lru_cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

_FRAGMENTS = (
    *("Armenian forces", "the Azerbaijani army", "the enemy", "Kalbajar", "the Defense Ministry"),
    *(
        "shelled",
        "attacked",
        "denied",
        "were killed",
        "said that",
        "losses made",
        "lost",
        "repelled",
    ),
    *("two", "120", "5-7", "1 000 000", "9" * 5000, "9" * 400 + ".5 million", "no", "more than"),
    *('"', "“", "”", "(", ")", ",", ";", ":", ".", "\n", "\n\n", "including", "not a", "an"),
    *("\x00", "\x1f", "\u202e", "\u200b", "\u2028", "💥", "🇦🇲", "e\u0301", "\ufeff", "\r\n"),
    *("soldiers", "statements,", "reports", "a tank", "on 12 September", "at 17:40", "artillery"),
)
_TEXTS = st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map(" ".join)
_CLASH = "Armenian units shelled Azerbaijani positions near Kalbajar, killing two soldiers. "


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


def _document(text: str) -> Document:
    return Document(id="d", text=text, published_at="2022-09-13", source_party="AZE", language="en")


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_TEXTS)
def test_claims_of_any_text_are_grounded_and_stable(text: str) -> None:
    """Also texts that begin as reports of a clash, so that there are claims to check."""
    for whole in (text, _CLASH + text):
        document = _document(whole)
        claims = _reader().claims(document)
        assert all(document.holds(quote) for claim in claims for quote in claim.quotes)
        ids = [claim.id for claim in claims]
        assert len(ids) == len(set(ids))
        assert claims == _reader().claims(document)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(_TEXTS)
def test_a_blank_line_at_the_end_changes_nothing(text: str) -> None:
    """Identifiers aside, which hold the text they were made from."""
    whole = _CLASH + text + "."
    ours = [(c.event, c.quotes) for c in _reader().claims(_document(whole))]
    assert ours == [(c.event, c.quotes) for c in _reader().claims(_document(whole + "\n\n"))]


def test_the_fixture_text_has_claims() -> None:
    """So the properties above are checked on something."""
    assert _reader().claims(_document(_CLASH))


def test_time_grows_with_the_length_of_the_text_not_its_square() -> None:
    """Four times the text: a square would take sixteen times as long."""
    _reader().claims(_document(_CLASH))
    taken = []
    for times in (100, 400):
        start = time.process_time()
        _reader().claims(_document((_CLASH + "\n\n") * times))
        taken.append(time.process_time() - start)
    assert taken[1] < 10 * taken[0]


def test_a_text_that_breaks_off_within_an_apposition_is_read() -> None:
    """A relay was cut after the party behind "whom": there is no next word to look at."""
    for text in ("Colonel Juan Example, whom Peru", "They met Colonel Juan Example, whom the army"):
        assert _reader().claims(_document(text)) == []
