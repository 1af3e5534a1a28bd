"""What keeps two claims out of one incident, whatever third claims they both resemble.

A claim of no hour or no place resembles the fire of the morning and that of the evening, or that on
two villages, and would make one incident of both. So clusters do not join where a claim of the one
and a claim of the other tell of another time, another place, or of weeks against a night.
"""

from __future__ import annotations

from counterclaim.link.events import FORCE, SPEECH
from counterclaim.link.features import (
    SAME_CLOCK,
    TOUCH_KM,
    is_another_night,
    is_at_once,
    is_elsewhere,
    is_one_narrator,
    roles_of,
)
from counterclaim.link.profiles import Profile, gap_km

_SIDES = ("same", "fit")


def is_apart(a: Profile, b: Profile, *, tied: bool) -> bool:
    """Whether two claims cannot be of one incident; `tied` where they resemble each other."""
    if is_of_other_time(a, b) or is_of_weeks(a, b):
        return True
    return not tied and (is_told_apart(a, b) or is_of_other_place(a, b))


def is_told_apart(a: Profile, b: Profile) -> bool:
    """Whether one speaker tells two acts of one kind in one document.

    A claim is all that a speaker says of one event in a document. Nobody knows who of several
    nameless sources speaks, and a document's tolls may be parts of one.
    """
    one, other = (
        (a.document, a.speaker, a.stance, a.event),
        (b.document, b.speaker, b.stance, b.event),
    )
    return one == other and a.speaker != "UNKNOWN" and not a.is_toll


def is_of_other_time(a: Profile, b: Profile) -> bool:
    """Whether the words of both date an act, and the dates or hours exclude each other."""
    if not (_is_dated_act(a) and _is_dated_act(b)):
        return False
    if is_at_once(a, b):
        return is_another_night(a, b)
    if a.start is None or b.start is None or not (a.has_clock and b.has_clock):
        return True
    return abs(a.start - b.start) > SAME_CLOCK


def _is_dated_act(p: Profile) -> bool:
    """Whether a claim dates an act: tolls and quiet last, and speech is dated to itself."""
    lasts = p.is_toll or p.is_long or p.event == "calm" or p.event in SPEECH
    return p.account.is_dated and p.start is not None and not lasts


def is_of_weeks(a: Profile, b: Profile) -> bool:
    """Whether one tells of fire that went on for weeks and the other of that of a day or night.

    A whole month or year is what a text says of one act whose day it does not know.
    """
    long, short = (a, b) if a.is_long else (b, a)
    if short.is_long or long.is_open or not long.is_long or short.event not in FORCE:
        return False
    return long.event in FORCE and not long.is_calendar


def is_of_other_place(a: Profile, b: Profile) -> bool:
    """Whether both tell what one side did to the other, at places that are not one.

    Who tells of the other side's deed names places of its own, which sets nothing apart.
    """
    if roles_of(a.actors, a.targets, b.actors, b.targets) not in _SIDES:
        return False
    if is_one_narrator(a, b):
        return is_elsewhere(a, b)
    if not a.places or not b.places or (a.places | a.origins) & (b.places | b.origins):
        return False
    apart = gap_km(a.spots, b.spots)
    return apart is not None and apart > TOUCH_KM
