"""Records of the event ontology: event types, and rules that map a claim to coding schemes."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.core.records import Stance, Status

Scheme = Literal["plover", "cameo", "acled", "ucdp"]
SCHEMES: tuple[Scheme, ...] = ("plover", "cameo", "acled", "ucdp")

#: What a party is, as far as the schemes tell parties apart. `external` are missions,
#: peacekeepers and international organisations.
ActorClass = Literal["state", "non_state", "external", "civilian", "unknown"]

Family = Literal[
    "fire", "ground", "explosives", "control", "persons", "posture", "truce", "speech", "report"
]


class Condition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a rule applies. What is left out is not asked; all that is given must hold.

    Lists ask whether any of their values is present; `only_...` whether nothing else is.
    `deaths_from` and `deaths_to` ask for so many stated
    deaths. `home`: the place lies in the actor's
    own recognised territory. `mutual`: both sides fire. `contested`: false where the text says
    that nobody fought. `suicide`: the attacker dies by the device. `own`: the
    actor does it to its own side.
    """

    stance: tuple[Stance, ...] = ()
    status: tuple[Status, ...] = ()
    actor: tuple[ActorClass, ...] = ()
    only_actor: tuple[ActorClass, ...] = ()
    target: tuple[ActorClass, ...] = ()
    only_target: tuple[ActorClass, ...] = ()
    target_kind: tuple[str, ...] = ()
    only_target_kind: tuple[str, ...] = ()
    no_target_kind: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    only_means: tuple[str, ...] = ()
    any_target_kind: bool | None = None
    any_means: bool | None = None
    any_actor: bool | None = None
    any_target: bool | None = None
    actors_from: int | None = None
    deaths_from: int | None = None
    deaths_to: int | None = None
    deaths_known: bool | None = None
    home: bool | None = None
    mutual: bool | None = None
    contested: bool | None = None
    suicide: bool | None = None
    own: bool | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping with its condition. `code` is the type and the sub-type; empty for no code."""

    name: str
    when: Condition = Condition()
    code: tuple[str, ...] = ()
    reason: str


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented sentence with what it tells, or (`not_this`) with the type it is instead.

    Parties in `actors` and `targets` are named as in the sentence. `event` is empty where the
    sentence tells no event of the scheme.
    """

    text: str
    form: Literal["active", "passive", "nominal", "other", "negated", "near_miss"]
    event: str
    stance: Stance = "assert"
    status: Status = "occurred"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class EventType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event type of the scheme, with its examples and its rules for each coding scheme."""

    id: str
    definition: str
    family: Family
    usual_status: Status
    has_target: bool
    violent: bool
    examples: tuple[Example, ...]
    rules: dict[Scheme, tuple[Rule, ...]]


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """What a scheme calls a claim, by which rule and why. An empty `type` means: no code.

    `auxiliary` is PLOVER's auxiliary mode (negation, future, hypothetical), else empty.
    """

    scheme: Scheme
    type: str
    subtype: str
    rule: str
    reason: str
    auxiliary: str = ""

    def __bool__(self) -> bool:
        return bool(self.type)


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    """The codes of a claim in the four schemes. `civilian_targeting` is ACLED's column."""

    event: str
    plover: Code
    cameo: Code
    acled: Code
    ucdp: Code
    civilian_targeting: bool = False
