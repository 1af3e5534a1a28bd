"""Whose word stands against whose: what a pair of accounts can be at all."""

from __future__ import annotations

from typing import Literal

from counterclaim.link.events import BREAKS_CALM, SPEECH, nearness
from counterclaim.link.features import overlaps, roles_of, windows_differ
from counterclaim.link.profiles import NOBODY, Profile

#: own: one speaker, again. turn: one speaker who takes back or denies what it said.
#: deny: one asserts what another denies. mirror: each tells of the other's deed.
#: calm: quiet against fighting. other: two speakers tell of one event.
Voice = Literal["own", "turn", "deny", "mirror", "calm", "other"]

_ASSERTS = frozenset(("assert", "concede"))


def voice_of(a: Profile, b: Profile) -> tuple[Voice, str] | None:
    """The voice of a pair and how the roles stand; None where it can be no pair.

    It can be none where the times exclude each other, the kinds of event can name no common act,
    two speak in one document, or one speaker tells of other parties.
    """
    if not nearness(a.event, b.event) or not overlaps(a, b):
        return None
    one_speaker = a.speaker == b.speaker and a.speaker not in NOBODY
    if a.document == b.document and not one_speaker:
        return None
    if (a.event in SPEECH or b.event in SPEECH) and a.event != b.event:
        return None
    roles = roles_of(a.actors, a.targets, b.actors, b.targets)
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
        return None if a.stance == b.stance or roles in ("mirrored", "other") else "deny"
    if windows_differ(a, b):
        return None
    if (a.event == "calm") != (b.event == "calm"):
        breach = b if a.event == "calm" else a
        return "calm" if breach.event in BREAKS_CALM else None
    if roles == "mirrored":
        return None if a.event in SPEECH else "mirror"
    return "other"
