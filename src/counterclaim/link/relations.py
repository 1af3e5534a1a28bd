"""How two accounts of one incident stand to each other, by the gold set's definitions.

At most one relation is given for a pair: what the later document does with the earlier one's
statement.
"""

from __future__ import annotations

import re

from counterclaim.core.links import DIRECTED, Reason, Relation, RelationField, RelationKind
from counterclaim.link.compare import (
    Comparison,
    bounds_meet,
    figures_between,
    windows_differ,
    word_overlap,
)
from counterclaim.link.events import BREAKS_CALM, FIRE, SPEECH
from counterclaim.link.profiles import NOBODY, Profile, figures_of

#: The least score of the pair for each kind to be told.
LEAST: dict[RelationKind, float] = {
    "repeat": 0.6,
    "update": 0.6,
    "deny": 0.5,
    "contradict": 0.6,
    "mirror": 0.6,
    "agree": 0.75,
}
_BEGAN = re.compile(
    r"\b(?:first|began|begun|begin|start(?:ed|ing)?|open(?:ed|ing) (?:intensive )?fire|opened|"
    r"provok\w+|provocation|unprovoked|launched|initiat\w+)\b",
    re.IGNORECASE,
)
#: A status this much later, in minutes, is news.
_LATER = 60
_ONE_SPOT = 3

Verdict = tuple[RelationKind, RelationField | None, str]


def relate(a: Profile, b: Profile, comparison: Comparison) -> tuple[Relation, ...]:
    """The relation of two accounts, none or one."""
    found = _verdict(a, b, comparison)
    if found is None:
        return ()
    kind, field, why = found
    if comparison.score < LEAST[kind]:
        return ()
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
    if a.document == b.document:
        return _within(a, b, comparison)
    if a.speaker == b.speaker and a.speaker not in NOBODY:
        return _one_speaker(a, b, comparison)
    return _two_speakers(a, b, comparison)


def _within(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    """One speaker's own later figure inside one document."""
    if a.speaker != b.speaker or a.stance != b.stance or a.event != b.event:
        return None
    if comparison.roles not in ("same", "fit") or windows_differ(a, b):
        return None
    if figures_between(a, b) == "other" and (a.is_toll or a.losses):
        return "update", None, "one speaker gives another figure"
    return None


def _one_speaker(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    if comparison.roles in ("mirrored", "other") or windows_differ(a, b):
        return None
    if a.stance == b.stance or {a.stance, b.stance} == {"assert", "concede"}:
        if a.event in SPEECH and a.event != b.event:
            return None
        return _again(a, b)
    first, later = (a, b) if _comes_first(a, b) else (b, a)
    if later.stance in ("assert", "concede", "retract"):
        return "update", None, f"the speaker's {first.stance}, then {later.stance}"
    return None


def _again(a: Profile, b: Profile) -> Verdict:
    first, later = (a, b) if _comes_first(a, b) else (b, a)
    if figures_between(a, b) == "other" or (
        figures_of(later.losses) and not figures_of(first.losses) and _same_losses(first, later)
    ):
        return "update", None, "the same speaker's later figure"
    moving = later.status in ("ongoing", "attempted") and not later.event == "repelling"
    if moving and first.end and later.end and later.end - first.end >= _LATER:
        return "update", None, "the same speaker on a later hour"
    return "repeat", None, "the same speaker's statement in another document"


def _same_losses(first: Profile, later: Profile) -> bool:
    return bool({x[0] for x in first.losses} & {x[0] for x in later.losses})


def _two_speakers(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    stances = {a.stance, b.stance}
    if "retract" in stances:
        return None
    if "deny" in stances:
        return None if a.stance == b.stance else _denial(a, b, comparison)
    if windows_differ(a, b):
        return None
    if (a.event == "calm") != (b.event == "calm"):
        breach = b if a.event == "calm" else a
        if breach.event in BREAKS_CALM:
            return "contradict", "event", "calm against fighting"
        return None
    if a.event in SPEECH and a.event != b.event:
        return None
    if a.event == "blame" and comparison.roles != "same":
        return None
    if comparison.roles == "mirrored":
        return _each_the_other(a, b)
    if comparison.roles == "other":
        if comparison.nearness >= 0.5 and a.actors and b.actors and a.event not in SPEECH:
            return "contradict", "actor", "each names another as the one who did it"
        return None
    if _losses_clash(a, b):
        return "contradict", "losses", "figures that cannot both hold"
    if a.event == b.event == "ceasefire" and _hours_clash(a, b):
        return "contradict", "time", "other hours"
    return "agree", None, "the same event, told by another"


def _denial(a: Profile, b: Profile, comparison: Comparison) -> Verdict | None:
    if comparison.roles in ("same", "fit"):
        return "deny", None, "the event that one tells, the other denies"
    return None


def _each_the_other(a: Profile, b: Profile) -> Verdict | None:
    if a.event in SPEECH or a.event not in FIRE or b.event not in FIRE:
        return None
    one_fight = a.has_clock and b.has_clock or _few_places(a) and _few_places(b)
    if one_fight or (_BEGAN.search(a.text) and _BEGAN.search(b.text)):
        return "contradict", "initiator", "each says that the other opened the fight"
    return "mirror", None, "each accuses the other, in the same stretch and hours"


def _few_places(p: Profile) -> bool:
    return len([s for s in p.account.places if s.role == "at"]) <= _ONE_SPOT


def _losses_clash(a: Profile, b: Profile) -> bool:
    for x in figures_of(a.losses):
        for y in figures_of(b.losses):
            if x[:2] == y[:2] and not bounds_meet(x[3:], y[3:]):
                return True
    return False


def _hours_clash(a: Profile, b: Profile) -> bool:
    if not (a.has_clock and b.has_clock) or a.start is None or b.start is None:
        return False
    return abs(a.start - b.start) >= _LATER


def _comes_first(a: Profile, b: Profile) -> bool:
    return _rank(a) < _rank(b)


def _rank(p: Profile) -> tuple[int, int, str]:
    return (p.published if p.published is not None else 1 << 60, p.end or 0, p.id)


def _ordered(a: Profile, b: Profile, kind: RelationKind) -> tuple[Profile, Profile]:
    """Which of two is the left one of a relation."""
    if kind not in DIRECTED:
        return (a, b) if a.id < b.id else (b, a)
    if kind == "deny":
        return (b, a) if a.stance == "deny" else (a, b)
    if kind == "repeat" and a.own != b.own:
        return (a, b) if a.own else (b, a)
    return (a, b) if _comes_first(a, b) else (b, a)


__all__ = ["LEAST", "relate", "word_overlap"]
