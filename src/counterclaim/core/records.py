"""The records that pass between stages: documents, claims and their parts.

All are frozen. A stage returns new records and changes none.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.core.errors import Failure, GroundingError
from counterclaim.core.interval import Interval
from counterclaim.core.place import ResolvedPlace
from counterclaim.core.spans import Part, Span
from counterclaim.core.values import MadeBy, Resolved, Unresolved, Value

Stance = Literal["assert", "deny", "concede", "retract"]
Status = Literal["occurred", "ongoing", "attempted", "planned", "hypothetical"]
PlaceRole = Literal["at", "from", "toward"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A published text, as it was published. `text` and `title` never change after ingest.

    `title` is empty where the source keeps the title in the text itself. `published_at` is
    ISO 8601, a date or a date-time with its offset. `source_party` is the party code of the
    publisher, None for an independent outlet.
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    source_party: str | None = None
    url: str = ""
    published_at: str | None = None
    retrieved_at: str | None = None
    language: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    kind: str = ""

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return int(self.published_at[:4]) if self.published_at else None

    @property
    def body(self) -> str:
        """Title and text as one string, as stages read it."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    def span(self, start: int, end: int) -> Span:
        """The span of `body[start:end]`, which must lie in the title or in the text."""
        shift = len(self.title) + 1 if self.title else 0
        part: Part = "text"
        if self.title and start < shift:
            part, shift = "title", 0
        whole = self.title if part == "title" else self.text
        if not shift <= start < end <= shift + len(whole):
            raise GroundingError(f"{self.id} has no characters {start} to {end} in its {part}.")
        return Span(
            document=self.id,
            part=part,
            start=start - shift,
            end=end - shift,
            quote=whole[start - shift : end - shift],
        )

    def holds(self, span: Span) -> bool:
        """Whether the words of `span` stand where it says, in this document."""
        whole = self.title if span.part == "title" else self.text
        return span.document == self.id and whole[span.start : span.end] == span.quote


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """A whole number between two bounds; None is an unstated bound."""

    low: int | None = None
    high: int | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain outlet, agency, ministry, post: who passes the claim on."""

    party: str
    name: str
    evidence: tuple[Span, ...] = ()


class PlaceUse(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the speaker names it, its role in the event, and what it was resolved to."""

    name: str
    role: PlaceRole
    span: Span
    relation: str = "at"
    method: str = ""
    place: Resolved[ResolvedPlace] | Unresolved | None = None


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """People or things lost: whose, how, what, how many, and the words that say so."""

    party: str
    kind: str
    what: str
    amount: Bounds
    basis: str
    method: str
    evidence: tuple[Span, ...]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one event in one document, over all its mentions.

    `quotes` are the mentions, the best first. Every value has its own evidence.
    """

    id: str
    document: str
    speaker: Value[str]
    stance: Value[Stance]
    event: Value[str]
    status: Value[Status]
    quotes: tuple[Span, ...]
    made_by: MadeBy
    via: tuple[Attribution, ...] = ()
    actors: tuple[Value[str], ...] = ()
    targets: tuple[Value[str], ...] = ()
    target_kind: tuple[Value[str], ...] = ()
    places: tuple[PlaceUse, ...] = ()
    time: Resolved[Interval] | Unresolved = Unresolved(reason="no time is stated")
    means: tuple[Value[str], ...] = ()
    losses: tuple[Loss, ...] = ()
    count: Value[Bounds] | None = None
    confidence: float = 0.0


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What reading one document gave: claims, what failed, and what a user should know."""

    document: Document
    claims: tuple[Claim, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
