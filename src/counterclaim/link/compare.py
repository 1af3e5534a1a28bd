"""Are two accounts about one incident? A score with the grounds for it.

Each ground adds its weight (in log-odds) or takes it away; the score is the logistic function of
the sum. What excludes one incident (other days, kinds of event that name no common act) ends the
comparison without a score.
"""

from __future__ import annotations

import math
from functools import lru_cache

import msgspec

from counterclaim.core.links import Reason
from counterclaim.lexicons.parties import load_parties
from counterclaim.link.events import SPEECH, nearness
from counterclaim.link.profiles import DAY, Profile, figures_of, gap_km
from counterclaim.link.signatures import similarity

HOUR = 60
#: Weights in log-odds.
BIAS = -2.6
EVENT_SAME, EVENT_KIN = 1.6, 1.4
ROLES_SAME, ROLES_MIRRORED, ROLES_FIT, ROLES_OTHER = 1.6, 1.2, 0.6, -2.0
CLOCK_SAME, CLOCK_OTHER, DAY_SAME, TIME_LOOSE = 1.6, -1.2, 1.0, -0.3
PLACE_SHARED, PLACE_NEAR, PLACE_FAR, PLACE_ONE = 1.6, 0.6, -2.4, 0.0
FIGURE_SAME, FIGURE_OTHER = 1.6, -0.6
WORDS, COPY = 3.0, 1.0
WINDOW_OTHER = -3.0

#: Places nearer than this, beyond their radii, may be one stretch of a front.
NEAR_KM, FAR_KM = 30.0, 80.0
COPY_FROM = 0.6
#: A clock time that two tell may differ by this and be the same.
SAME_CLOCK = 90


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How much speaks for one incident: `score` from 0 to 1, the grounds, how the roles stand."""

    score: float
    reasons: tuple[Reason, ...]
    roles: str
    nearness: float


@lru_cache(maxsize=65536)
def _reason(name: str, weight: float, detail: str) -> Reason:
    return Reason(name=name, weight=weight, detail=detail)


@lru_cache(maxsize=16384)
def on_one_side(one: str, other: str) -> bool:
    """Whether two codes are one party, allies, or a body and its part."""
    if one == other:
        return True
    parties = load_parties().by_code
    a, b = parties.get(one), parties.get(other)
    if a is None or b is None:
        return False
    kin_of_a = {a.part_of, a.armed_wing_of, a.counts_as, *a.allies}
    kin_of_b = {b.part_of, b.armed_wing_of, b.counts_as, *b.allies}
    return other in kin_of_a or one in kin_of_b


@lru_cache(maxsize=65536)
def meet(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of parties have one side in common."""
    if not left.isdisjoint(right):
        return True
    return any(on_one_side(a, b) for a in left for b in right)


@lru_cache(maxsize=65536)
def roles_of(
    a_actors: frozenset[str],
    a_targets: frozenset[str],
    b_actors: frozenset[str],
    b_targets: frozenset[str],
) -> str:
    """How the roles of two claims stand: same, fit, mirrored, other."""
    if a_actors and b_actors:
        if meet(a_actors, b_actors):
            if a_targets and b_targets and not meet(a_targets, b_targets):
                return "other"
            return "same" if a_targets and b_targets else "fit"
        if a_targets and b_targets and meet(a_actors, b_targets) and meet(a_targets, b_actors):
            return "mirrored"
        return "other"
    if a_targets and b_targets and not meet(a_targets, b_targets):
        return "other"
    return "fit"


def times_of(a: Profile, b: Profile) -> tuple[str, float] | None:
    """How two times stand: a name and its weight; None where they exclude one event."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return "time unknown", TIME_LOOSE
    if a.start > b.end + HOUR or b.start > a.end + HOUR:
        return None
    if a.is_long or b.is_long:
        return "periods that overlap", TIME_LOOSE
    if a.has_clock and b.has_clock:
        apart = abs(a.start - b.start)
        if apart <= SAME_CLOCK:
            return "same hour", CLOCK_SAME
        inside = a.start <= b.start <= a.end or b.start <= a.start <= b.end
        return ("one within the other", DAY_SAME) if inside else ("other hours", CLOCK_OTHER)
    return "same day", DAY_SAME


def places_of(a: Profile, b: Profile) -> tuple[str, float, str]:
    """How two claims' places stand: a name, its weight, and what was seen."""
    shared = (a.places | a.origins) & (b.places | b.origins)
    if shared:
        return "shared place", PLACE_SHARED, ", ".join(sorted(shared)[:3])
    if not a.account.places or not b.account.places:
        return "place in one only", PLACE_ONE, ""
    apart = gap_km(a.spots, b.spots)
    if apart is None:
        return "places not comparable", PLACE_ONE, ""
    if apart <= NEAR_KM:
        return "near places", PLACE_NEAR, f"{apart:.0f} km"
    if apart >= FAR_KM:
        return "far places", PLACE_FAR, f"{apart:.0f} km"
    return "places apart", PLACE_FAR / 2, f"{apart:.0f} km"


def figures_between(a: Profile, b: Profile) -> str:
    """How the figures of two claims stand: same, compatible, other, or none."""
    found = "none"
    for x in figures_of(a.losses):
        for y in figures_of(b.losses):
            if x[0] != y[0] or not _kinds_meet(x[1], y[1]):
                continue
            if x[3:] == y[3:] and x[1] == y[1]:
                return "same"
            found = "compatible" if bounds_meet(x[3:], y[3:]) else "other"
    if found == "none" and a.count and b.count:
        if a.count == b.count:
            return "same"
        return "compatible" if bounds_meet(a.count, b.count) else "other"
    return found


def _kinds_meet(one: str, other: str) -> bool:
    return one == other or "killed_or_wounded" in (one, other) and {one, other} <= _PEOPLE


_PEOPLE = {"killed", "wounded", "killed_or_wounded"}


def bounds_meet(
    left: tuple[int | None, ...] | tuple[int | None, int | None],
    right: tuple[int | None, ...] | tuple[int | None, int | None],
) -> bool:
    """Whether one number can lie within both bounds."""
    low = max(left[0] or 0, right[0] or 0)
    highs = [x for x in (left[1], right[1]) if x is not None]
    return not highs or low <= min(highs)


def word_overlap(a: Profile, b: Profile) -> float:
    """The share of the shorter quote's words that the other has, from three words on."""
    small = min(len(a.words), len(b.words))
    return len(a.words & b.words) / max(small, 3) if small else 0.0


def windows_differ(a: Profile, b: Profile) -> bool:
    """Whether two counts or states are of different windows of time."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    if not (a.is_windowed and b.is_windowed):
        return False
    common = min(a.end, b.end) - max(a.start, b.start)
    longer = max(a.end - a.start, b.end - b.start)
    return longer >= DAY and common < 0.6 * longer


def compare(a: Profile, b: Profile) -> Comparison | None:
    """Compare two accounts; None where they cannot be about one incident."""
    near = nearness(a.event, b.event)
    if not near:
        return None
    time = times_of(a, b)
    if time is None:
        return None
    roles = roles_of(a.actors, a.targets, b.actors, b.targets)
    grounds: list[tuple[str, float, str]] = [("prior", BIAS, "")]
    if near == 1.0:
        grounds.append(("same kind of event", EVENT_SAME, a.event))
    else:
        grounds.append(("kin kinds of event", round(EVENT_KIN * near, 2), f"{a.event}, {b.event}"))
    weight = {"same": ROLES_SAME, "mirrored": ROLES_MIRRORED, "fit": ROLES_FIT}.get(
        roles, ROLES_OTHER
    )
    if roles == "mirrored" and a.event in SPEECH:
        weight = ROLES_OTHER
    grounds.append((f"roles {roles}", weight, ""))
    grounds.append((*time, ""))
    grounds.append(places_of(a, b))
    figures = figures_between(a, b)
    if figures in ("same", "other"):
        worth = FIGURE_SAME if figures == "same" else FIGURE_OTHER
        grounds.append((f"{figures} figures", worth, ""))
    overlap = word_overlap(a, b)
    if overlap:
        grounds.append(("words in common", round(WORDS * overlap, 1), ""))
    alike = similarity(a.account.source.signature, b.account.source.signature)
    if alike >= COPY_FROM and a.document != b.document:
        grounds.append(("copy of the text", COPY, ""))
    if windows_differ(a, b):
        grounds.append(("counts of other windows", WINDOW_OTHER, ""))
    total = sum(g[1] for g in grounds)
    reasons = tuple(_reason(*g) for g in grounds if g[1])
    score = 1 / (1 + math.exp(-total))
    return Comparison(score=round(score, 3), reasons=reasons, roles=roles, nearness=near)
