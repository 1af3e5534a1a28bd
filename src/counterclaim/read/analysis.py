"""What a pipeline says of the words of a sentence, whichever pipeline it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from counterclaim.read.openings import opening_end

#: Marks behind a clock time that heads an entry of a log; the parser is shown a comma instead.
_MARKS = frozenset(".:–—-")


class Analysis(NamedTuple):
    """The words of a sentence by columns; a root is its own head.

    `comma` is the word that the text lacks, `opened` the number of words before what a time or
    place opens; both are the number of words where there is no such thing.
    """

    texts: list[str]
    offsets: list[int]
    tags: list[str]
    pos: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    comma: int
    opened: int


class Pipeline(Protocol):
    """Gives sentences their words, tags, lemmas and syntax by Universal Dependencies."""

    @property
    def made_by(self) -> str:
        """The name and version."""

    def analyse(self, texts: Sequence[str]) -> list[Analysis]:
        """The analyses of sentences, each of which is parsed as one."""


class Opening(NamedTuple):
    """A sentence's words with a comma after the time or place that opens it."""

    words: list[str]
    spaces: list[bool]
    comma: int
    opened: int


def with_comma(text: str, words: list[str], spaces: list[bool]) -> Opening | None:
    """The words as the parser is shown them, where an opening of the sentence lacks its comma.

    It stands in place of another mark, or is a word that the text does not have.
    """
    end = opening_end(text)
    if end is None:
        return None
    at = offset = 0
    while at < len(words) and offset < end:
        offset += len(words[at]) + spaces[at]
        at += 1
    if at in (0, len(words)):
        return None
    size = len(words)
    if words[at] in _MARKS:
        return Opening([*words[:at], ",", *words[at + 1 :]], spaces, size, at + 1)
    words = [*words[:at], ",", *words[at:]]
    spaces = [*spaces[: at - 1], False, *spaces[at - 1 :]]
    return Opening(words, spaces, at, at)
