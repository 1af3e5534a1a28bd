"""Which event types can tell of one event, and how near two of them are.

The types are those of the interchange form. Two speakers seldom choose the same word: one side's
"shelling" is the other's "fire" and an agency's "clash", so nearness counts, not equality.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

_FIRE = frozenset("shelling gunfire missile_strike air_strike drone_strike attack clash".split())
#: Types that may name one act, from the nearest kin to the loosest: (types, nearness).
_KIN: tuple[tuple[frozenset[str], float], ...] = tuple(
    (frozenset(types.split()), near)
    for types, near in (
        ("shelling gunfire missile_strike air_strike drone_strike attack clash", 0.7),
        ("ceasefire_violation shelling gunfire attack clash ground_attack raid", 0.5),
        ("missile_strike air_strike drone_strike shelling explosion attack", 0.5),
        ("ground_attack raid attack clash seizure", 0.6),
        ("raid mine_laying", 0.5),
        ("mine_laying explosion", 0.5),
        ("repelling shoot_down clash", 0.4),
        ("buildup exercise airspace_violation ground_attack", 0.5),
        ("casualties damage", 0.7),
        ("ceasefire talks", 0.3),
        ("handover capture", 0.3),
        ("withdrawal seizure", 0.3),
        ("displacement blockade", 0.3),
        ("abuse attack", 0.4),
        ("exercise shelling explosion missile_strike", 0.3),
    )
)
#: Types that tell of harm done, which a toll may be the toll of.
HARMFUL: frozenset[str] = _FIRE | frozenset(
    "ground_attack raid explosion shoot_down repelling abuse ceasefire_violation seizure".split()
)
TOLLS: frozenset[str] = frozenset(("casualties", "damage"))
FIRE: frozenset[str] = _FIRE | {"ceasefire_violation"}
SPEECH: frozenset[str] = frozenset(("blame", "threat", "demand", "talks"))
#: What is counted for a window of time, and told anew every day.
WINDOWED: frozenset[str] = frozenset(("ceasefire_violation", "buildup", "airspace_violation"))
#: What "all is calm" excludes.
BREAKS_CALM: frozenset[str] = _FIRE | frozenset(
    ("ceasefire_violation", "ground_attack", "raid", "missile_strike")
)
#: Acts of force: who is told to have done one is told to have opened it.
FORCE: frozenset[str] = FIRE | {"ground_attack", "raid"}
#: What one document may tell of a fight besides the fight.
OF_A_FIGHT: frozenset[str] = frozenset(
    ("repelling", "casualties", "damage", "seizure", "withdrawal", "blame")
)
#: What is told as a prospect of force is not what happened, however alike.
_HARD: frozenset[str] = HARMFUL | frozenset(("mine_laying", "airspace_violation", "capture"))
#: Groups of types that blocking keeps together: two claims meet only inside one of them.
CHANNELS: dict[str, str] = {
    **dict.fromkeys(HARMFUL | TOLLS | BREAKS_CALM, "f"),
    **dict.fromkeys(("calm", "ceasefire", "talks"), "t"),
    **dict.fromkeys(("blame", "threat", "demand"), "s"),
    **dict.fromkeys(
        ("buildup", "exercise", "airspace_violation", "monitoring", "displacement"), "m"
    ),
    **dict.fromkeys(("blockade", "handover", "capture", "withdrawal", "mine_laying"), "m"),
}
_MORE_CHANNELS: dict[str, str] = {
    "calm": "f",
    "explosion": "m",
    "shelling": "m",
    "missile_strike": "m",
    "ground_attack": "m",
    "raid": "m",
    "seizure": "m",
}


def channels(event: str) -> tuple[str, ...]:
    """The blocking groups of a type, one or two of them."""
    more = _MORE_CHANNELS.get(event)
    first = CHANNELS.get(event, "m")
    return (first,) if more is None else (first, more)


@lru_cache(maxsize=4096)
def nearness(one: str, other: str) -> float:
    """1 for one type, less for types that may name one act, 0 for types that cannot."""
    if one == other:
        return 1.0
    return _pairs().get((one, other), 0.0)


@lru_cache(maxsize=4096)
def deniable(one: str, other: str) -> bool:
    """Whether who denies an act of one type can mean one of the other type.

    Nearer kin is asked than for two tellings: "we shelled nobody" says nothing of an advance.
    """
    return nearness(one, other) >= 0.6 or {one, other} <= FIRE | {"explosion"}


def is_prospect(event: str, status: str) -> bool:
    """Whether a claim tells of an act of force that is yet to come."""
    return event in _HARD and status in ("planned", "hypothetical")


@lru_cache(maxsize=1)
def _pairs() -> dict[tuple[str, str], float]:
    table: dict[tuple[str, str], float] = {}
    for types, near in _KIN:
        for one, other in combinations(sorted(types), 2):
            for pair in ((one, other), (other, one)):
                table[pair] = max(table.get(pair, 0.0), near)
    for toll in TOLLS:
        for harm in HARMFUL:
            table[toll, harm] = table[harm, toll] = 0.4
    for breach in BREAKS_CALM:
        table["calm", breach] = table[breach, "calm"] = 0.2
    return table
