"""Groups of event types that the rules of roles, losses and merging treat alike."""

from __future__ import annotations

#: Types whose actor and target fight each other, so that one implies the other's counterpart.
HOSTILE = frozenset(
    {
        "shelling",
        "gunfire",
        "missile_strike",
        "air_strike",
        "drone_strike",
        "attack",
        "ground_attack",
        "raid",
        "mine_laying",
        "ceasefire_violation",
        "repelling",
        "seizure",
        "capture",
        "shoot_down",
        "abuse",
        "explosion",
    }
)
#: What a side is accused of; the rest of the hostile acts is what it answers and gains.
HARMFUL = HOSTILE - {"repelling", "capture", "shoot_down"}
#: What a side boasts of; who denies it denies that he lost by it.
GAINS = frozenset({"shoot_down", "seizure", "capture"})
#: Fire by a named weapon, and with it an attack by one that the text leaves open.
FIRE = frozenset({"shelling", "gunfire", "missile_strike", "air_strike", "drone_strike"})
FIRE_OR_ATTACK = FIRE | {"attack"}
MUTUAL = frozenset({"clash", "ceasefire", "talks"})
SPEECH = frozenset({"blame", "threat", "demand"})
NO_TARGET = frozenset(
    {
        "clash",
        "ceasefire",
        "calm",
        "talks",
        "monitoring",
        "exercise",
        "buildup",
        "withdrawal",
        "airspace_violation",
    }
)
