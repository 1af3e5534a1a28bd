"""Places that a telling takes over from the one before it.

"Saboteurs crept between the outposts at X and Y and laid mines; a firefight ensued, and posts
came under mortars": all three happened at X and Y. A telling without a place takes the places
of the nearest telling before it in the same voice and paragraph; an answer and a toll do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.mentions import Mention

#: Acts that happen where the act before them did.
CONTINUED = HOSTILE - {"repelling", "capture", "ceasefire_violation", "shoot_down"} | {
    "clash",
    "explosion",
    "withdrawal",
    "displacement",
}
#: How many sentences back.
REACH = 2


def inherit_places(mentions: Sequence[Mention]) -> None:
    """Give each telling without a place those of the telling that it goes on with."""
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.sentence, m.start)):
        if mention.is_title or mention.weak:
            continue
        if any(p.role == "at" for p in mention.places):
            last = mention
            continue
        if last is None or mention.places or mention.type not in CONTINUED:
            continue
        near = mention.paragraph == last.paragraph and mention.sentence - last.sentence <= REACH
        if not near or mention.speaker != last.speaker or mention.stance != last.stance:
            continue
        if mention.status in ("planned", "hypothetical") or last.type not in CONTINUED:
            continue
        left = "from" if mention.type in ("withdrawal", "displacement") else "at"
        mention.places = [
            msgspec.structs.replace(
                p, role=left, method="where the act before it happened", inferred=True
            )
            for p in last.places
            if p.role == "at"
        ]
