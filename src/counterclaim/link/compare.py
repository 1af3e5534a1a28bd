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
from counterclaim.link.features import grounds
from counterclaim.link.profiles import Profile
from counterclaim.link.voices import Voice, voice_of
from counterclaim.link.weights import WEIGHTS


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How much speaks for one incident: `score` from 0 to 1, and the grounds.

    `voice` is whose word stands against whose, `roles` how doers and targets stand.
    """

    score: float
    reasons: tuple[Reason, ...]
    voice: Voice
    roles: str


@lru_cache(maxsize=65536)
def _reason(name: str, weight: float, detail: str) -> Reason:
    return Reason(name=name, weight=weight, detail=detail)


def compare(a: Profile, b: Profile) -> Comparison | None:
    """Compare two accounts; None where they cannot be about one incident."""
    found = voice_of(a, b)
    if found is None:
        return None
    voice, roles = found
    weights = WEIGHTS[voice]
    total = 0.0
    reasons = []
    for name, value, detail in grounds(a, b):
        weight = weights.get(name, 0.0) * value
        if weight:
            total += weight
            reasons.append(_reason(name, round(weight, 2), detail))
    score = 1 / (1 + math.exp(-total))
    return Comparison(score=round(score, 3), reasons=tuple(reasons), voice=voice, roles=roles)
