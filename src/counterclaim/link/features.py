"""What two accounts have in common and in what they differ, as named grounds from 0 to 1.

A ground says nothing yet of one incident; `weights.py` says what each is worth in which voice.
"""

from __future__ import annotations

from functools import lru_cache

from counterclaim.core.place import distance_km
from counterclaim.lexicons.parties import load_parties
from counterclaim.link.accounts import Loss, Spot
from counterclaim.link.events import FORCE, nearness
from counterclaim.link.profiles import DAY, NOBODY, Profile, gap_km
from counterclaim.link.signatures import similarity

HOUR = 60
#: A clock time that two tell may differ by this and be the same.
SAME_CLOCK = 90
#: Places nearer than this, beyond their radii, may be one; those nearer than the second figure
#: one stretch of a front; those from the third on are not.
TOUCH_KM, NEAR_KM, FAR_KM = 3.0, 30.0, 80.0
COPY_FROM = 0.5
#: Two windows of counting are one if they share this much of the longer.
_SAME_WINDOW = 0.6
_VAGUE = "unspecified_heavy"
_HEAVY = frozenset(("mortar", "artillery", "mlrs", "tank", "anti_tank", "air_defence"))

Ground = tuple[str, float, str]


@lru_cache(maxsize=16384)
def of_one_body(one: str, other: str) -> bool:
    """Whether two codes are one party, or a body and its part."""
    if one == other:
        return True
    parties = load_parties().by_code
    a, b = parties.get(one), parties.get(other)
    if a is None or b is None:
        return False
    wholes_of_a = {a.part_of, a.armed_wing_of, a.counts_as, a.merged_into}
    return other in wholes_of_a or one in {b.part_of, b.armed_wing_of, b.counts_as, b.merged_into}


@lru_cache(maxsize=16384)
def on_one_side(one: str, other: str) -> bool:
    """Whether two codes are one party, allies, or a body and its part."""
    if of_one_body(one, other):
        return True
    parties = load_parties().by_code
    a, b = parties.get(one), parties.get(other)
    return a is not None and b is not None and (other in a.allies or one in b.allies)


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
    """How the roles of two claims stand.

    `same`: actors and targets are on one side each. `fit`: nothing speaks against it, since a
    role is not told. `mirrored`: the actor of each is the target of the other. `other`: else.
    """
    if a_actors and b_actors:
        if meet(a_actors, b_actors):
            if a_targets and b_targets and not meet(a_targets, b_targets):
                return "other"
            return "same" if a_targets and b_targets else "fit"
        if a_targets and b_targets and meet(a_actors, b_targets) and meet(a_targets, b_actors):
            return "mirrored"
        return "other"
    if a_targets and b_targets and not meet(a_targets, b_targets):
        is_turned = meet(a_actors, b_targets) or meet(b_actors, a_targets)
        return "mirrored" if is_turned else "other"
    return "fit"


def overlaps(a: Profile, b: Profile) -> bool:
    """Whether two times can be one; an unknown time can be any.

    A time that the claim's own words do not give may as well be the day before.
    """
    if a.since is None or b.since is None or a.end is None or b.end is None:
        return True
    slack = _slack(a, b)
    return a.since <= b.end + slack and b.since <= a.end + slack


def is_at_once(a: Profile, b: Profile) -> bool:
    """Whether two times overlap as they are told, an hour to the hour and a day to the day."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    slack = _slack(a, b)
    return a.start <= b.end + slack and b.start <= a.end + slack


def _slack(a: Profile, b: Profile) -> int:
    """How much two times may miss each other by: a day without an hour ends with the day."""
    return HOUR if a.has_clock or b.has_clock else 0


def is_another_night(a: Profile, b: Profile) -> bool:
    """Whether each is told of two days, and they share but the second of one, the first of other.

    A night is told of two days, so that two nights running share one of them. The second may end
    with the hour of the report.
    """
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    if a.has_clock or b.has_clock or abs(a.start - b.start) != DAY:
        return False
    return all(DAY <= p.end - p.start < 2 * DAY for p in (a, b) if p.end and p.start)


def is_one_narrator(a: Profile, b: Profile) -> bool:
    """Whether one speaker, or one outlet in its own voice, tells both."""
    if a.speaker != b.speaker or a.speaker == "UNKNOWN":
        return False
    publisher = a.account.source.publisher
    return a.speaker != "MEDIA" or bool(publisher and publisher == b.account.source.publisher)


def is_elsewhere(a: Profile, b: Profile) -> bool:
    """Whether no place of one can be a place of the other, were both named by one narrator.

    One narrator names a place alike, or its village at one time and its district at another: so
    one place must lie in the area of the other, as their centres and radii tell.
    """
    if not a.places or not b.places or (a.places | a.origins) & (b.places | b.origins):
        return False
    return bool(a.spots and b.spots) and not any(_lies_in(x, y) for x in a.spots for y in b.spots)


def _lies_in(one: Spot, other: Spot) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    return apart <= max(one.radius_km or 0.0, other.radius_km or 0.0) + TOUCH_KM


def is_answered(a: Profile, b: Profile) -> bool:
    """Whether one document tells an act and, of whom it lays it to, the denial of that act.

    "UKR accused RUS of shelling Kherson. RUS denied it." The denial names no other day, and no
    place that the accusation does not; its target is the accusation's, or the accuser.
    """
    if a.document != b.document or {a.stance, b.stance} != {"assert", "deny"}:
        return False
    denial, told = (a, b) if a.stance == "deny" else (b, a)
    accused = frozenset((denial.speaker,)) - NOBODY
    if told.speaker == denial.speaker or not _has_body(told.actors, accused):
        return False
    if a.start is not None and b.start is not None and not is_at_once(a, b):
        return False
    if denial.actors and not _has_body(denial.actors, accused):
        return False
    if meet(denial.targets, told.actors):
        # A fight of both is no act of the one.
        return False
    if denial.places and not denial.places & (told.places | told.origins):
        return False
    hurt = told.targets | {told.speaker}
    return not denial.targets or not told.targets or meet(denial.targets, hurt)


def _has_body(codes: frozenset[str], sought: frozenset[str]) -> bool:
    return any(of_one_body(one, other) for one in codes for other in sought)


def is_one_hour(a: Profile, b: Profile) -> bool:
    """Whether both tell of force and give the hour, and it is one hour."""
    if a.start is None or b.start is None or not (a.has_clock and b.has_clock):
        return False
    return abs(a.start - b.start) <= SAME_CLOCK and a.event in FORCE and b.event in FORCE


def grounds(a: Profile, b: Profile) -> list[Ground]:
    """All grounds of a pair: name, value from 0 to 1, what was seen."""
    found: list[Ground] = [("any pair", 1.0, "")]
    near = nearness(a.event, b.event)
    if near == 1.0:
        found.append(("same kind of event", 1.0, a.event))
    else:
        found.append(("kin kinds of event", near, f"{a.event}, {b.event}"))
    _roles(a, b, found)
    _times(a, b, found)
    _places(a, b, found)
    _figures(a, b, found)
    _sets(a, b, found)
    if is_answered(a, b):
        found.append(("denied in one document", 1.0, ""))
    overlap = word_overlap(a, b)
    if overlap:
        found.append(("words in common", round(overlap, 2), ""))
    if a.document != b.document and not (a.places and b.places and not a.places & b.places):
        alike = similarity(a.account.source.signature, b.account.source.signature)
        if alike >= COPY_FROM:
            found.append(("copies of one text", round(alike, 2), ""))
    return found


def _roles(a: Profile, b: Profile, found: list[Ground]) -> None:
    for name, left, right in (("doer", a.actors, b.actors), ("target", a.targets, b.targets)):
        if left and right:
            if left == right:
                found.append((f"same {name}", 1.0, ""))
            elif meet(left, right):
                found.append((f"{name} in part the same", 1.0, ""))
        elif left or right:
            found.append((f"{name} in one only", 1.0, ""))


def _times(a: Profile, b: Profile, found: list[Ground]) -> None:
    if a.start is None or b.start is None or a.end is None or b.end is None:
        found.append(("time unknown", 1.0, ""))
        return
    if not is_at_once(a, b):
        found.append(("the day before", 1.0, ""))
    if a.is_long or b.is_long:
        if a.is_long and b.is_long:
            found.append(("two long periods", 1.0, ""))
        elif a.is_open or b.is_open:
            found.append(("no beginning told", 1.0, ""))
        else:
            found.append(("long period against days", 1.0, ""))
    elif a.has_clock and b.has_clock:
        if abs(a.start - b.start) <= SAME_CLOCK:
            found.append(("same hour", 1.0, ""))
        elif a.start <= b.end and b.start <= a.end:
            found.append(("hours that overlap", 1.0, ""))
        else:
            found.append(("other hours", 1.0, ""))
    elif a.has_clock or b.has_clock:
        found.append(("an hour of the same day", 1.0, ""))
    if is_another_night(a, b) and not (a.is_toll or b.is_toll):
        found.append(("another night", 1.0, ""))
    union = max(a.end, b.end) - min(a.start, b.start) + 1
    common = min(a.end, b.end) - max(a.start, b.start) + 1
    found.append(("share of time in common", round(max(common, 0) / union, 2), ""))
    if windows_differ(a, b):
        found.append(("counts of other windows", 1.0, ""))


def _places(a: Profile, b: Profile, found: list[Ground]) -> None:
    if a.places and b.places:
        shared = a.places & b.places
        if shared:
            few = min(a.place_count, b.place_count)
            names = sorted(key[2:] for key in shared)[:3]
            share = min(1.0, len({k for k in shared if k[0] == "n"} or shared) / few)
            found.append(("shared place", 1.0, ", ".join(names)))
            found.append(("share of places in common", round(share, 2), ""))
            return
    elif a.places or b.places:
        found.append(("place in one only", 1.0, ""))
        return
    else:
        return
    if (a.places | a.origins) & (b.places | b.origins):
        found.append(("one's origin is the other's place", 1.0, ""))
        return
    apart = gap_km(a.spots, b.spots)
    if apart is None:
        found.append(("other names of places", 1.0, ""))
    elif apart <= TOUCH_KM:
        found.append(("places that touch", 1.0, f"{apart:.0f} km"))
    elif apart <= NEAR_KM:
        found.append(("near places", 1.0, f"{apart:.0f} km"))
    else:
        far = "far places" if apart >= FAR_KM else "places apart"
        found.append((far, 1.0, f"{apart:.0f} km"))
    if apart is not None and TOUCH_KM < apart < FAR_KM and is_one_hour(a, b):
        name = "near places in one hour" if apart <= NEAR_KM else "places apart in one hour"
        found.append((name, 1.0, ""))


def _figures(a: Profile, b: Profile, found: list[Ground]) -> None:
    same, other = figures_between(a.losses, b.losses)
    if same:
        found.append(("same figures", 1.0, ""))
    elif other:
        found.append(("other figures", 1.0, ""))
    if a.count and b.count:
        found.append(("same count" if a.count == b.count else "other count", 1.0, ""))
    elif a.count or b.count:
        found.append(("count in one only", 1.0, ""))


def figures_between(left: tuple[Loss, ...], right: tuple[Loss, ...]) -> tuple[int, int]:
    """How many comparable figures of two claims are the same, and how many are not.

    Comparable are losses of one party and of kinds that count the same people or things.
    """
    same = other = 0
    for x in left:
        for y in right:
            if x[0] != y[0] or not kinds_meet(x[1], y[1]):
                continue
            one, two = nominal(x), nominal(y)
            if one is None or two is None:
                continue
            if one == two:
                same += 1
            elif x[1] == y[1] or "dead_or_missing" in (x[1], y[1]):
                other += 1
    return same, other


def kinds_meet(one: str, other: str) -> bool:
    """Whether two kinds of loss may count the same people or things."""
    if one == other:
        return True
    pair = {one, other}
    if pair <= {"killed", "wounded", "killed_or_wounded"}:
        return "killed_or_wounded" in pair
    return pair == {"killed", "dead_or_missing"} or pair == {"destroyed", "damaged"}


def nominal(loss: Loss) -> int | None:
    """The figure that a text gives, whatever it bounds."""
    return loss[3] if loss[3] is not None else loss[4]


def bounds_meet(left: Loss, right: Loss) -> bool:
    """Whether one number can lie within the bounds of both."""
    low = max(left[3] or 0, right[3] or 0)
    highs = [x for x in (left[4], right[4]) if x is not None]
    return not highs or low <= min(highs)


def _sets(a: Profile, b: Profile, found: list[Ground]) -> None:
    kinds, others = a.target_kind, b.target_kind
    if kinds and others:
        name = "targets of one kind" if kinds & others else "targets of other kinds"
        found.append((name, 1.0, ""))
    if a.means and b.means and not _may_be_one_arm(a.means, b.means):
        found.append(("same means" if a.means & b.means else "other means", 1.0, ""))
    if a.status != b.status:
        planned = {a.status, b.status} & {"planned", "hypothetical"}
        found.append(("planned against done" if planned else "other status", 1.0, ""))
    if a.speaker in NOBODY or b.speaker in NOBODY:
        found.append(("an outlet or a nameless source", 1.0, ""))


def _may_be_one_arm(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether means have none in common only since one text leaves open which heavy arms."""
    if one & other:
        return False
    vague, named = (one, other) if _VAGUE in one else (other, one)
    return _VAGUE in vague and bool(named & _HEAVY)


def word_overlap(a: Profile, b: Profile) -> float:
    """The share of the shorter quotes' words that the other has, from four words on."""
    small = min(len(a.words), len(b.words))
    return len(a.words & b.words) / max(small, 4) if small else 0.0


def windows_differ(a: Profile, b: Profile) -> bool:
    """Whether two counts are of different windows of time, each of a day or more."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return False
    if not (a.is_windowed and b.is_windowed):
        return False
    one, other = a.end - a.start, b.end - b.start
    if min(one, other) < DAY - HOUR:
        return False
    common = min(a.end, b.end) - max(a.start, b.start)
    return common < _SAME_WINDOW * max(one, other)
