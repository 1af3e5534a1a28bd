"""The flat interchange form of a claim, one JSON object a line (see the gold set's README)."""

from __future__ import annotations

from typing import Any

from counterclaim.core.records import Claim
from counterclaim.core.values import Resolved


def to_flat(claim: Claim) -> dict[str, Any]:
    """A claim in the public interchange form, as scorers and other tools read it."""
    time = claim.time
    start = end = None
    if isinstance(time, Resolved):
        start, end = time.value.start, time.value.end
    return {
        "id": claim.id,
        "document": claim.document,
        "speaker": claim.speaker.value,
        "stance": claim.stance.value,
        "event": claim.event.value,
        "status": claim.status.value,
        "actors": [v.value for v in claim.actors],
        "targets": [v.value for v in claim.targets],
        "target_kind": [v.value for v in claim.target_kind],
        "places": [[p.name, p.role] for p in claim.places],
        "start": start,
        "end": end,
        "means": [v.value for v in claim.means],
        "losses": [[x.party, x.kind, x.what, x.amount.low, x.amount.high] for x in claim.losses],
        "count": [claim.count.value.low, claim.count.value.high] if claim.count else None,
        "quotes": [s.quote for s in claim.quotes],
    }
