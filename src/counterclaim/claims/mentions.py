"""One telling of one event: a trigger with its roles, voice, stance, status, place and time."""

from __future__ import annotations

import msgspec

from counterclaim.claims.found import Found
from counterclaim.read import Sentence


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a slot with the characters (offsets into the body) that carry it."""

    value: str
    start: int
    end: int
    basis: str = "stated"
    method: str = ""


class PlacePiece(msgspec.Struct, frozen=True, kw_only=True):
    """A place as written, in its role."""

    name: str
    role: str
    start: int
    end: int
    relation: str
    kind: str = ""
    method: str = ""
    inferred: bool = False


class LossPiece(msgspec.Struct, frozen=True, kw_only=True):
    """A loss with its owner; `start` and `end` carry it. `by_target`: the event's target lost."""

    party: str
    kind: str
    what: str
    low: int | None
    high: int | None
    start: int
    end: int
    basis: str
    method: str
    by_target: bool = False


class CountPiece(msgspec.Struct, frozen=True, kw_only=True):
    """How many times or shots."""

    low: int | None
    high: int | None
    start: int
    end: int


class Mention(msgspec.Struct, kw_only=True):
    """A mention under construction. Offsets are into the document's body."""

    sentence: int
    paragraph: int
    is_title: bool
    token: int
    type: str
    frame: str
    rule: str
    start: int
    end: int
    trigger: tuple[int, int]
    speaker: str
    speaker_basis: str
    speaker_method: str
    cue: tuple[int, int] | None = None
    stance: str
    stance_method: str
    stance_words: tuple[int, int] | None = None
    status: str
    status_method: str
    actors: list[Piece] = []
    targets: list[Piece] = []
    target_kinds: list[Piece] = []
    means: list[Piece] = []
    places: list[PlacePiece] = []
    times: list[int] = []
    losses: list[LossPiece] = []
    count: CountPiece | None = None
    weak: bool = False
    again: bool = False
    further: bool = False
    generic: bool = False
    hearsay: bool = False
    previous: bool = False
    halting: bool = False
    unnamed: tuple[str, ...] = ()
    mourned: bool = False
    also: tuple[str, ...] = ()
    found: Found | None = None
    interval: object = None
    follows: Mention | None = None
    #: The fight told before, of which it only tells what it cost.
    cost_of: Mention | None = None

    def stands_in(self, sentence: Sentence) -> bool:
        """Whether its own words do: a denial takes over those of an earlier sentence."""
        return sentence.start <= self.trigger[0] < sentence.end
