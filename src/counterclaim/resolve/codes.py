"""From a claim's roles to the codes of PLOVER, CAMEO, ACLED and UCDP, each with its reason.

The rules are data (`lexicons/ontology/`); this module applies them. First match wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.core.ontology import (
    ActorClass,
    Code,
    Codes,
    Condition,
    EventType,
    Scheme,
)
from counterclaim.core.records import Claim, Loss, Stance, Status
from counterclaim.lexicons.ontology import load_ontology

#: What the kinds of the parties lexicon are to the coding schemes. A de facto authority is no
#: state to UCDP, nor does it "regain" territory in ACLED: it counts as non-state.
CLASS_OF_KIND: dict[str, ActorClass] = {
    "state": "state",
    "territory": "state",
    "armed_forces": "state",
    "de_facto_authority": "non_state",
    "armed_group": "non_state",
    "mission": "external",
    "monitor": "external",
    "international_organisation": "external",
    "ngo": "civilian",
    "media": "civilian",
    "civilian": "civilian",
    "unknown": "unknown",
}

_CIVIL = frozenset({"civilian", "medical", "press"})
_ARMED = frozenset({"military", "aircraft", "drone", "ship"})


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules may ask of a claim. Sets are empty, numbers and flags None, where unknown.

    `deaths` is the lowest number of dead that the claim states (0 for an explicit none).
    `home`: the place lies in the actor's own recognised territory. `mutual`: both sides fire.
    `contested`: whether anybody fought. `own`: an actor does it to its own side.
    """

    event: str
    stance: Stance = "assert"
    status: Status = "occurred"
    actors: frozenset[ActorClass] = frozenset()
    actor_count: int = 0
    targets: frozenset[ActorClass] = frozenset()
    target_kind: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    deaths: int | None = None
    home: bool | None = None
    mutual: bool = False
    contested: bool | None = None
    suicide: bool = False
    own: bool = False


def codes_of(
    event: str,
    *,
    stance: Stance = "assert",
    status: Status = "occurred",
    actor_kinds: Iterable[str] = (),
    target_party_kinds: Iterable[str] = (),
    target_kind: Iterable[str] = (),
    means: Iterable[str] = (),
    deaths: int | None = None,
    home: bool | None = None,
    mutual: bool = False,
    contested: bool | None = None,
    suicide: bool = False,
    own: bool = False,
) -> Codes:
    """The codes of a claim in the four schemes, each with the rule that gave it and why.

    `actor_kinds` and `target_party_kinds` hold one kind of the parties lexicon for each actor
    and each owner of a target ("" where the party's kind is unknown). Where a scheme has no
    code for the claim, the code's `type` is empty and its `reason` says why.
    """
    actors = [CLASS_OF_KIND.get(k, "unknown") for k in actor_kinds]
    facts = Facts(
        event=event,
        stance=stance,
        status=status,
        actors=frozenset(actors),
        actor_count=len(actors),
        targets=frozenset(CLASS_OF_KIND.get(k, "unknown") for k in target_party_kinds),
        target_kind=frozenset(target_kind),
        means=frozenset(means),
        deaths=deaths,
        home=home,
        mutual=mutual,
        contested=contested,
        suicide=suicide,
        own=own,
    )
    return codes_of_facts(facts)


def codes_of_claim(claim: Claim, kind_of: Callable[[str], str]) -> Codes:
    """The codes of a claim record; `kind_of` gives the kind of a party by its code."""
    actors = [value.value for value in claim.actors]
    targets = [value.value for value in claim.targets]
    return codes_of(
        claim.event.value,
        stance=claim.stance.value,
        status=claim.status.value,
        actor_kinds=[kind_of(code) for code in actors],
        target_party_kinds=[kind_of(code) for code in targets],
        target_kind=[value.value for value in claim.target_kind],
        means=[value.value for value in claim.means],
        deaths=deaths_of(claim.losses),
        own=bool(set(actors) & set(targets)),
    )


def deaths_of(losses: Iterable[Loss]) -> int | None:
    """The lowest number of dead that the losses state; None where none is stated.

    "There are killed", without a number, is at least one; "up to five" states no lowest number,
    and losses of dead and wounded together state none of dead, unless they are zero.
    """
    known: list[int] = []
    for loss in losses:
        low, high = loss.amount.low, loss.amount.high
        if loss.kind == "killed" and (low is not None or high is None):
            known.append(1 if low is None else low)
        elif loss.kind in ("killed_or_wounded", "dead_or_missing") and high == 0:
            known.append(0)
    return sum(known) if known else None


def codes_of_facts(facts: Facts) -> Codes:
    """The codes for facts that are already sorted into the classes of the rules."""
    event = load_ontology().get(facts.event)
    if event is None:
        raise LexiconError(
            f"The event type {facts.event!r} is not in the ontology.",
            remedy="Use one of those that load_ontology() lists.",
        )
    acled = _code(event, "acled", facts)
    return Codes(
        event=event.id,
        plover=_code(event, "plover", facts),
        cameo=_code(event, "cameo", facts),
        acled=acled,
        ucdp=_code(event, "ucdp", facts),
        civilian_targeting=_targets_civilians(acled, facts),
    )


def _code(event: EventType, scheme: Scheme, facts: Facts) -> Code:
    rule = next(r for r in event.rules[scheme] if holds(r.when, facts))
    kind, subtype = rule.code if rule.code else ("", "")
    return Code(
        scheme=scheme,
        type=kind,
        subtype=subtype,
        rule=rule.name,
        reason=rule.reason,
        auxiliary=_auxiliary(facts) if scheme == "plover" and kind else "",
    )


def _auxiliary(facts: Facts) -> str:
    """PLOVER's auxiliary mode: what is denied, to come or only possible is marked as such."""
    if facts.stance in ("deny", "retract"):
        return "negation"
    return {"planned": "future", "hypothetical": "hypothetical"}.get(facts.status, "")


def _targets_civilians(acled: Code, facts: Facts) -> bool:
    """ACLED's column: civilians were the main or only target of an act of violence."""
    if acled.type not in ("Violence against civilians", "Explosions/Remote violence"):
        return False
    return bool(facts.target_kind & _CIVIL) and not facts.target_kind & _ARMED


def holds(when: Condition, facts: Facts) -> bool:
    """Whether all that the condition asks is so."""
    return (
        _one_of(when.stance, facts.stance)
        and _one_of(when.status, facts.status)
        and _sets_hold(when, facts)
        and _flags_hold(when, facts)
        and _numbers_hold(when, facts)
    )


def _one_of(wanted: tuple[str, ...], value: str) -> bool:
    return not wanted or value in wanted


def _any(wanted: Iterable[str], values: frozenset[str]) -> bool:
    wanted = frozenset(wanted)
    return not wanted or bool(wanted & values)


def _only(wanted: Iterable[str], values: frozenset[str]) -> bool:
    wanted = frozenset(wanted)
    return not wanted or values <= wanted


def _sets_hold(when: Condition, facts: Facts) -> bool:
    actors: frozenset[str] = frozenset(facts.actors)
    targets: frozenset[str] = frozenset(facts.targets)
    return (
        _any(when.actor, actors)
        and _only(when.only_actor, actors)
        and _any(when.target, targets)
        and _only(when.only_target, targets)
        and _any(when.target_kind, facts.target_kind)
        and _only(when.only_target_kind, facts.target_kind)
        and not facts.target_kind & frozenset(when.no_target_kind)
        and _any(when.means, facts.means)
        and _only(when.only_means, facts.means)
    )


def _flags_hold(when: Condition, facts: Facts) -> bool:
    asked = (
        (when.any_actor, bool(facts.actors)),
        (when.any_target, bool(facts.targets)),
        (when.any_target_kind, bool(facts.target_kind)),
        (when.any_means, bool(facts.means)),
        (when.deaths_known, facts.deaths is not None),
        (when.home, facts.home),
        (when.mutual, facts.mutual),
        (when.contested, facts.contested),
        (when.suicide, facts.suicide),
        (when.own, facts.own),
    )
    return all(wanted is None or wanted is given for wanted, given in asked)


def _numbers_hold(when: Condition, facts: Facts) -> bool:
    if when.actors_from is not None and facts.actor_count < when.actors_from:
        return False
    if when.deaths_from is not None and (facts.deaths is None or facts.deaths < when.deaths_from):
        return False
    return when.deaths_to is None or (facts.deaths is not None and facts.deaths <= when.deaths_to)
