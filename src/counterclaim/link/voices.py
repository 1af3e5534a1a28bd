"""Whose word stands against whose: what a pair of accounts can be at all."""

from __future__ import annotations

from typing import Literal

from counterclaim.link.events import BREAKS_CALM, SPEECH, deniable, is_prospect, nearness
from counterclaim.link.features import (
    is_answered,
    is_elsewhere,
    is_one_narrator,
    meet,
    of_one_body,
    overlaps,
    roles_of,
    windows_differ,
)
from counterclaim.link.profiles import DAY, NOBODY, Profile

#: own: one speaker, again. turn: one speaker who takes back or denies what it said.
#: deny: one asserts what another denies. mirror: each tells of the other's deed.
#: calm: quiet against fighting. other: two speakers tell of one event.
Voice = Literal["own", "turn", "deny", "mirror", "calm", "other"]

#: Tolls of one event begin to count within so many minutes.
_TOLL_APART = 30 * DAY
_ASSERTS = frozenset(("assert", "concede"))


def voice_of(a: Profile, b: Profile) -> tuple[Voice, str] | None:
    """The voice of a pair and how the roles stand; None where it can be no pair.

    It can be none where the times exclude each other, the kinds of event can name no common act,
    two speak in one document (but for the denial of what it tells), or one narrator tells of other
    parties or another place.
    """
    if not nearness(a.event, b.event) or not overlaps(a, b):
        return None
    one_speaker = a.speaker == b.speaker and a.speaker not in NOBODY
    if a.document == b.document and not one_speaker and not is_answered(a, b):
        return None
    if (a.event in SPEECH or b.event in SPEECH) and a.event != b.event:
        return None
    if is_prospect(a.event, a.status) != is_prospect(b.event, b.status):
        return None
    if (a.is_toll or b.is_toll) and _is_other_toll(a, b):
        return None
    if is_one_narrator(a, b) and is_elsewhere(a, b):
        return None
    roles = roles_of(a.actors, a.targets, b.actors, b.targets)
    if roles == "other" and is_answered(a, b):
        roles = "fit"
    voice = _own(a, b, roles) if one_speaker else _rivals(a, b, roles)
    return None if voice is None else (voice, roles)


def _own(a: Profile, b: Profile, roles: str) -> Voice | None:
    if roles in ("mirrored", "other") or windows_differ(a, b):
        return None
    if a.stance == b.stance or {a.stance, b.stance} <= _ASSERTS:
        return None if (a.event == "calm") != (b.event == "calm") else "own"
    return "turn"


def _rivals(a: Profile, b: Profile, roles: str) -> Voice | None:
    stances = {a.stance, b.stance}
    if "retract" in stances:
        return None
    if "deny" in stances:
        if a.stance == b.stance or roles in ("mirrored", "other"):
            return None
        return "deny" if deniable(a.event, b.event) else None
    if windows_differ(a, b) or _is_speech_of_two(a, b):
        return None
    if (a.event == "calm") != (b.event == "calm"):
        breach = b if a.event == "calm" else a
        return "calm" if breach.event in BREAKS_CALM else None
    if roles == "mirrored":
        return None if a.event in SPEECH else "mirror"
    if roles == "other" and a.targets and b.targets and not meet(a.targets, b.targets):
        return None
    return "other"


def _is_speech_of_two(a: Profile, b: Profile) -> bool:
    """Whether two make each a demand, a threat or an accusation of its own, allies though they be.

    Talks are held by several, of which each account may name another.
    """
    if a.event not in SPEECH or a.event == "talks" or not (a.actors and b.actors):
        return False
    return not any(of_one_body(one, other) for one in a.actors for other in b.actors)


def _is_other_toll(a: Profile, b: Profile) -> bool:
    """Whether two tolls count from days far apart: one of a day, one since the war began."""
    if a.is_open or b.is_open or a.start is None or b.start is None:
        return False
    return abs(a.start - b.start) > _TOLL_APART
