"""A further act of the same sort: "on March 3 an ambulance was also shot at"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.claims.mentions import Mention
from counterclaim.claims.participants import Sentenced

_ALSO = frozenset({"also", "likewise", "similarly", "again"})
#: How many words before the verb it may stand.
_NEAR = 3


def mark_further(mentions: Iterable[Mention], sentences: Sequence[Sentenced]) -> None:
    """Mark what is told to have happened as well, at a time of its own."""
    by_index = {s.annotated.sentence.index: s.annotated.sentence for s in sentences}
    for mention in mentions:
        if mention.found is None or not mention.times or mention.is_title:
            continue
        verb = mention.found.predicate
        tokens = by_index[mention.sentence].tokens
        mention.further = any(t.lower in _ALSO for t in tokens[max(0, verb - _NEAR) : verb])


def is_further(a: Mention, b: Mention) -> bool:
    """Whether the later of two tells of another act than the earlier, which has no such time."""
    earlier, later = (a, b) if a.start <= b.start else (b, a)
    return later.further and not earlier.times and earlier.sentence != later.sentence
