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
