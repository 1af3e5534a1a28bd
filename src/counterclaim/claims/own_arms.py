"""Arms of one's own: who tells of a strike by weapons that only its side has, struck itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from counterclaim.claims.kinds import FIRE
from counterclaim.claims.mentions import Mention
from counterclaim.lexicons.files import load_yaml

FIELDED = Path(__file__).parents[1] / "lexicons" / "weapons" / "fielded.yaml"
#: How a side praises its own arms.
_PRAISED = re.compile(r"\b(?:high[- ]?)?precision\b|\bsurgical(?:ly)?\b|\bpinpoint\b", re.I)
_ON_HIS_ORDER = re.compile(
    r"\b(?:on|under|at) (?:his|her|their|its|our|my) (?:own |direct |personal )?"
    r"(?:orders?|command|instructions?)\b",
    re.I,
)
#: What stands before the arms behind a passive: "was struck by Kalibr missiles".
_BY = r"\b(?:by|with|using)\b[^,;.]*?"


@cache
def fielded() -> dict[str, list[str]]:
    """The arms that a party has and its adversaries have not."""
    return dict(load_yaml(FIELDED))


@cache
def _pattern(party: str) -> str | None:
    names = fielded().get(party)
    return None if names is None else rf"\b(?:{'|'.join(re.escape(n) for n in names)})\b"


def praises_its_arms(head: Mention, body: str) -> bool:
    """ "High-precision missiles struck the depot": whose arms they are, their praise tells."""
    return head.type in FIRE and bool(_PRAISED.search(body[head.start : head.end]))


def orders_it(head: Mention, body: str) -> bool:
    """ "It was on his order that rocket forces had targeted the airfield": his side did it."""
    told = head.stance == "assert" and head.found is not None
    return told and bool(_ON_HIS_ORDER.search(body[head.start : head.end]))


def fires_its_own(head: Mention, body: str) -> bool:
    """ "Kalibr missiles struck the depot", told by the side that has them: it struck."""
    names = _pattern(head.speaker)
    if names is None or head.found is None or head.type not in FIRE or head.stance != "assert":
        return False
    if head.found.trigger.form == "noun":
        return False
    at = head.trigger[0]
    if head.found.anchors[0].passive:
        return re.search(_BY + names, body[at : head.end], re.I) is not None
    return re.search(names, body[head.start : at], re.I) is not None
