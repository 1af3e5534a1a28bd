"""How two accounts of one incident stand to each other, by the gold set's definitions.

At most one relation is given for a pair: what the later document does with the earlier one's
statement.
"""

from __future__ import annotations

import re

from counterclaim.core.links import DIRECTED, Reason, Relation, RelationField, RelationKind
from counterclaim.link.compare import Comparison
from counterclaim.link.events import FIRE, FORCE, SPEECH, TOLLS
from counterclaim.link.features import (
    bounds_meet,
    figures_between,
    kinds_meet,
    nominal,
    of_one_body,
)
from counterclaim.link.profiles import Profile
from counterclaim.link.voices import Voice

#: The least score of a pair, by voice, for a relation to be told.
LEAST: dict[Voice, float] = {
    "own": 0.3,
    "turn": 0.3,
    "deny": 0.3,
    "mirror": 0.3,
    "calm": 0.3,
    "other": 0.3,
}
_BEGAN = re.compile(
    r"\b(?:first|began|begun|begin|started|starting|opened|opening|provoked|provocations?|"
    r"unprovoked|launched|launching|initiated)\b",
    re.IGNORECASE,
)
#: What a rival takes for fire, or passes it off as.
_FEIGNED = frozenset(("explosion", "exercise"))
#: A status this much later, in minutes, is news.
_LATER = 60
_ONE_SPOT = 2
#: A figure this many times another in the same document is the whole of which that is a part.
_PART_OF = 4

Verdict = tuple[RelationKind, RelationField | None, str]


def relate(a: Profile, b: Profile, comparison: Comparison) -> tuple[Relation, ...]:
    """The relation of two accounts, none or one."""
    if comparison.score < LEAST[comparison.voice]:
        return ()
    found = _verdict(a, b, comparison)
    if found is None:
        return ()
    kind, field, why = found
    left, right = _ordered(a, b, kind)
    reasons = (*comparison.reasons, Reason(name=kind, weight=0.0, detail=why))
    return (
        Relation(
            left=left.id,
            right=right.id,
            kind=kind,
            field=field,
            score=comparison.score,
            reasons=reasons,
        ),
    )


def _verdict(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    voice = comparison.voice
    if voice == "own":
        return _again(a, b)
    if voice == "turn":
        return _turn(a, b)
    if voice == "deny":
        return "deny", None, "what one tells, the other denies"
    if voice == "mirror":
        return _each_the_other(a, b)
    if voice == "calm":
        return "contradict", "event", "quiet against fighting"
    return _two_speakers(a, b, comparison)


def _again(a: Profile, b: Profile) -> Verdict | None:
    first, later = _in_order(a, b)
    same, other = figures_between(a.losses, b.losses)
    if a.document == b.document:
        return _within(first, later, is_other=bool(other))
    if a.count and b.count and a.count != b.count:
        return "update", None, "the same speaker's later count"
    if other or (not same and _figures_given(first, later)):
        return "update", None, "the same speaker's later figure"
    if (
        later.status in ("ongoing", "attempted")
        and later.event != "repelling"
        and first.end is not None
        and later.end is not None
        and later.end - first.end >= _LATER
    ):
        return "update", None, "the same speaker on a later hour"
    return "repeat", None, "the same speaker's statement in another document"


def _within(first: Profile, later: Profile, *, is_other: bool) -> Verdict | None:
    """One speaker in one document: a toll's earlier figure, or a claim that goes further.

    What is told of other places, or counts many times as much, is a part and not an earlier
    figure.
    """
    if first.stance != later.stance:
        return "update", None, f"{first.stance}, then {later.stance}, by one speaker"
    if not is_other or not (first.is_toll or later.is_toll) or first.places != later.places:
        return None
    least, most = sorted((_toll(first, later), _toll(later, first)))
    if most >= _PART_OF * max(least, 1):
        return None
    return "update", None, "one speaker gives another figure"


def _figures_given(first: Profile, later: Profile) -> bool:
    """Whether the later one puts a number to losses that the first one told without any."""
    return any(
        nominal(x) is None and nominal(y) is not None and x[0] == y[0] and kinds_meet(x[1], y[1])
        for x in first.losses
        for y in later.losses
    )


def _turn(a: Profile, b: Profile) -> Verdict | None:
    """One speaker who denied, then asserts, concedes or retracts; or asserted, then denies."""
    first, later = _in_order(a, b)
    if later.stance in ("concede", "retract"):
        return "update", None, f"{first.stance}, then {later.stance}, by one speaker"
    if a.document == b.document or a.event != b.event:
        return None
    return "contradict", "event", "one speaker asserts what it denies"


def _each_the_other(a: Profile, b: Profile) -> Verdict | None:
    if a.event not in FORCE or b.event not in FORCE:
        return None
    if a.is_windowed and b.is_windowed:
        return "mirror", None, "each counts the other's acts of the same stretch of time"
    one_hour = a.has_clock and b.has_clock
    one_fight = one_hour or (_is_spot(a) and _is_spot(b))
    if one_fight or (_BEGAN.search(a.text) and _BEGAN.search(b.text)):
        return "contradict", "initiator", "each says that the other opened the fight"
    return "mirror", None, "each accuses the other, in the same stretch and hours"


def _is_spot(p: Profile) -> bool:
    return len([s for s in p.account.places if s.role == "at"]) <= _ONE_SPOT


def _two_speakers(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    if a.event == "blame" and comparison.roles != "same":
        return None
    if a.actors and b.actors and not _one_body(a.actors, b.actors):
        if a.event in SPEECH or a.event == "repelling":
            return None
        return "contradict", "actor", "each names another as the one who did it"
    if comparison.roles == "other":
        return None
    if _losses_clash(a, b):
        return "contradict", "losses", "figures that cannot both hold"
    if (a.event in _FEIGNED) != (b.event in _FEIGNED) and {a.event, b.event} & FIRE:
        return "contradict", "event", "fire on another against a blast or a drill of one's own"
    if a.event == b.event == "ceasefire" and _hours_clash(a, b):
        return "contradict", "time", "other hours"
    return "agree", None, "the same event, told by another"


def _one_body(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(of_one_body(one, other) for one in left for other in right)


def _losses_clash(a: Profile, b: Profile) -> bool:
    return any(
        x[:2] == y[:2] and nominal(x) is not None and not bounds_meet(x, y)
        for x in a.losses
        for y in b.losses
    )


def _hours_clash(a: Profile, b: Profile) -> bool:
    if not (a.has_clock and b.has_clock) or a.start is None or b.start is None:
        return False
    return abs(a.start - b.start) >= _LATER


def _in_order(a: Profile, b: Profile) -> tuple[Profile, Profile]:
    """The earlier and the later of one speaker's accounts.

    Who denies does so before conceding or retracting it; tolls grow; else the time up to which
    a claim speaks and the time of publication decide.
    """
    return (a, b) if (*_rank_of(a, b), a.id) < (*_rank_of(b, a), b.id) else (b, a)


_STAGE = {"deny": 0, "assert": 0, "concede": 1, "retract": 2}


def _rank_of(p: Profile, other: Profile) -> tuple[int, int, int]:
    stage = 0 if p.stance == other.stance else _STAGE[p.stance]
    if p.document == other.document and (p.stance, other.stance) == ("assert", "deny"):
        stage = 1
    published = p.published if p.published is not None else 1 << 60
    return stage, _toll(p, other), published


def _toll(p: Profile, other: Profile) -> int:
    """The figure by which two accounts differ, as far as they are tolls; else 0."""
    if p.event not in TOLLS and other.event not in TOLLS:
        return 0
    for x in p.losses:
        for y in other.losses:
            one, two = nominal(x), nominal(y)
            if x[0] == y[0] and kinds_meet(x[1], y[1]) and one is not None and two is not None:
                if one != two:
                    return one
    return 0


def _ordered(a: Profile, b: Profile, kind: RelationKind) -> tuple[Profile, Profile]:
    """Which of two is the left one of a relation."""
    if kind not in DIRECTED:
        return (a, b) if a.id < b.id else (b, a)
    if kind == "deny":
        return (b, a) if a.stance == "deny" else (a, b)
    if kind == "repeat" and a.own != b.own:
        return (a, b) if a.own else (b, a)
    return _in_order(a, b)
