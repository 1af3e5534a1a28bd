"""What the record gives back: claims, documents and incidents as they stand, and their history."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from counterclaim.core.errors import Failure
from counterclaim.core.links import Incident, Judgement, Relation
from counterclaim.core.records import Claim, Document
from counterclaim.core.values import MadeBy
from counterclaim.link import Account, Edge

Outcome = Literal["added", "known", "reread", "revised", "older", "refused"]
Scale = Literal["reliability", "credibility"]
PartyStatus = Literal["asserts", "denies", "concedes", "retracts", "silent"]
#: What an incident is as a whole; see `link.status`.
Whole = Literal["agreed", "conceded", "contested", "denied", "one-sided", "unanswered"]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What came of adding one document.

    `outcome`: `added`; `known`: this reading of it was there; `reread`: it was read anew;
    `revised`: another text under an id that was there; `older`: kept beside a later one, which
    still counts; `refused`: see `failure`. `incidents` are those that its claims belong to now.
    `orphaned` are judgements on claims that the new reading has no successor for.
    """

    document: str
    uid: str
    outcome: Outcome
    claims: int = 0
    incidents: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    failure: Failure | None = None


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """What a person thinks of a source (`reliability`, A-F) or a claim (`credibility`, 1-6).

    `subject` is the source's name or the claim's id. The latest grade of a subject holds.
    """

    scale: Scale
    subject: str
    grade: str
    by: str
    at: str
    reason: str = ""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the record holds it.

    `claim` is what the reader made, never changed. `account` has the values that count, with a
    person's corrections. `is_current` says that it is of the reading that counts and was not
    judged to be no claim. `incident` is None where it is not current.
    """

    claim: Claim
    account: Account
    document: str
    uid: str
    is_current: bool
    incident: str | None = None


class Across(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of another incident, and the relation that ties it to a claim of this one."""

    held: Held
    relation: Relation


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in a list. `start` and `end` are ISO minutes in local time, empty if unknown.

    `standing` has for each party the one word for where it stands; `labels` say what the
    incident is as a whole (see `link.status`).
    """

    id: str
    start: str
    end: str
    claims: int
    documents: int
    events: tuple[str, ...]
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    places: tuple[str, ...]
    standing: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents, the latest first; `after` asks for what follows, None at the end."""

    incidents: tuple[Line, ...]
    after: str | None = None


class View(msgspec.Struct, frozen=True, kw_only=True):
    """All that the record holds on one incident.

    `asked` is the id that was asked for: a claim's, or one that the incident had earlier.
    `grades` are those that hold of its sources and claims. `elsewhere` are the claims of other
    incidents that deny or contradict one of it, or that one of it denies or contradicts.
    """

    incident: Incident
    asked: str
    start: str
    end: str
    claims: tuple[Held, ...]
    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]
    edges: tuple[Edge, ...]
    judgements: tuple[Judgement, ...]
    grades: tuple[Grade, ...]
    former: tuple[str, ...] = ()
    elsewhere: tuple[Across, ...] = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document that a search found, with the claims in it that hold the words themselves."""

    document: str
    uid: str
    title: str
    source: str
    published_at: str | None
    excerpt: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...]
    is_current: bool


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a history: what changed of `subject`, when, by whom or what, and why.

    `field` names the value that went from `old` to `new`, where one did.
    """

    at: str
    act: str
    subject: str
    by: str
    made_by: MadeBy | None = None
    field: str | None = None
    old: Any = None
    new: Any = None
    reason: str = ""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents are asked for; all conditions must hold.

    `since` and `until` are ISO dates or date-times, both inclusive. `box` is west, south, east,
    north in degrees; it may cross the antimeridian (west > east). `place` is a name in any
    spelling that a claim or the gazetteer has for it. `party` is a code; `status` says how that
    party, or any, stands to the incident, or what it is as a whole. `text` are words or "quoted
    phrases" of the claims.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    box: tuple[float, float, float, float] | None = None
    party: str | None = None
    event: str | None = None
    status: PartyStatus | Whole | None = None
    text: str | None = None
    limit: int = 50
    after: str | None = None


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """How much the record holds. `claims` and `incidents` are those of now."""

    documents: int
    readings: int
    claims: int
    claims_ever: int
    incidents: int
    relations: int
    judgements: int
    orphaned: tuple[str, ...]
    schema: str
    linked_by: str
