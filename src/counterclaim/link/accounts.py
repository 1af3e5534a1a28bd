"""Claims as linking sees them: one claim with what matters of its document.

An account is made from a full claim of ours or from the flat interchange form (as gold claims
and other tools' claims come), so that both are linked by the same rules.
"""

from __future__ import annotations

import msgspec

Loss = tuple[str, str, str, int | None, int | None]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a claim: the name as written, its role, and what it was resolved to.

    `keys` are ids that all names of the place share: the gazetteer's id where it was resolved,
    else the folded name. `lat` and `lon` are degrees, `radius_km` how far off they can be.
    """

    name: str
    role: str
    keys: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The document of a claim: who published it, when, and a signature of its words.

    `published` is ISO 8601. `signature` is the MinHash of the text's shingles; two documents of
    like signatures are copies.
    """

    document: str
    publisher: str = ""
    party: str | None = None
    published: str | None = None
    kind: str = ""
    signature: tuple[int, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one event in one document, for comparison with others.

    `quotes` are pairs of an offset in `title + newline + text` and the words. Sequences of codes
    are in ascending order; `start` and `end` are ISO bounds in local time.
    """

    id: str
    source: Source
    speaker: str
    stance: str
    event: str
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    target_kind: tuple[str, ...] = ()
    places: tuple[Spot, ...] = ()
    start: str | None = None
    end: str | None = None
    means: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    count: tuple[int | None, int | None] | None = None
    quotes: tuple[tuple[int, str], ...] = ()
    via: tuple[str, ...] = ()
