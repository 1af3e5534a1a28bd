"""The records that linking derives from claims, and the judgements of persons.

Relations and incidents can be built again from claims and judgements at any time; a
judgement is a person's, is never changed or deleted, and outranks the machine.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

RelationKind = Literal["agree", "contradict", "deny", "mirror", "update", "repeat"]
RelationField = Literal[
    "initiator", "actor", "target", "time", "place", "means", "losses", "event", "cause"
]
Verdict = Literal["same", "different", "unsure", "not a claim", "correct"]

#: Relations that run from one claim to the other; the rest hold both ways.
DIRECTED: frozenset[RelationKind] = frozenset({"deny", "update", "repeat"})


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One ground for or against linking two claims: its name, its weight, and what was seen.

    A positive `weight` speaks for one incident, a negative one against it.
    """

    name: str
    weight: float
    detail: str = ""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How two claims stand to each other.

    `deny`: `right` denies `left`. `update`: `right` is the later. `repeat`: `right` is the relay.
    The other kinds hold both ways, and `left` is the smaller id. `field` says on what a
    `contradict` is. `score` is 0 to 1.
    """

    left: str
    right: str
    kind: RelationKind
    field: RelationField | None = None
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims, of whatever speakers, about one thing that happened or is said to have happened.

    `claims` are ids in ascending order. The id is that of the incident's first claim in time.
    """

    id: str
    claims: tuple[str, ...]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided on a claim or a pair of claims.

    `same`, `different` and `unsure` (which takes an earlier verdict back) are on two claims,
    `left` and `right`, which hold both ways. `not a claim` is on `left`. `correct` sets the
    `field` of the flat form of `left` to `value`. `at` is an ISO 8601 date-time with its offset.
    """

    id: str
    verdict: Verdict
    left: str
    by: str
    at: str
    right: str | None = None
    field: str | None = None
    value: Any = None
    reason: str = ""
