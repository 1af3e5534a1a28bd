"""Spans: exact places in the unchanged title or text of a document."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.core.errors import GroundingError

Part = Literal["title", "text"]


class Span(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Characters `start` to `end` of one part of a document, and the words that stand there.

    Offsets are Unicode code points into `Document.title` or `Document.text`.
    """

    document: str
    part: Part
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise GroundingError(f"A span of {self.document} runs from {self.start} to {self.end}.")
        if self.end - self.start != len(self.quote):
            raise GroundingError(
                f"A span of {self.document} is {self.end - self.start} characters long, "
                f"its quote {len(self.quote)}."
            )
