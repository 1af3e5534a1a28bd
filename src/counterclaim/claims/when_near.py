"""The time of an act that no words date, by the dated act that it goes on with.

"On Sunday the group overran a post near the river; eleven soldiers surrendered": they did on
Sunday, whatever day the text began with. What is denied or admitted was on the day that the
other side told it for, however far back that was told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterclaim.claims.kinds import SPEECH
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import KINDS, Cluster
from counterclaim.core.interval import Interval

#: What says nothing of when the fighting was.
NO_ACT = SPEECH | {"ceasefire", "talks", "calm", "handover", "monitoring"}


class Before:
    """The dated acts of a document, in order, for the undated ones that follow them.

    `is_old` says of a time whether the text only recalls it: that dates no other sentence.
    """

    def __init__(self, clusters: Sequence[Cluster], is_old: Callable[[Interval], bool]) -> None:
        self._is_old = is_old
        told = sorted((m for c in clusters for m in c.mentions), key=lambda m: m.start)
        self._acts = [m for m in told if _is_dated_act(m)]

    def time_of(self, cluster: Cluster) -> Interval | None:
        """The time of the act that an undated one goes on with or rejects; None without one."""
        head = cluster.head
        if head.is_title:
            return None
        own = {id(m) for m in cluster.mentions}
        before = [m for m in self._acts if m.start < head.start and id(m) not in own][::-1]
        found = self._rejected(head, before) if head.stance == "deny" else None
        found = found or next((m for m in before if self._leads_to(m, head)), None)
        return (
            found.interval if found is not None and isinstance(found.interval, Interval) else None
        )

    def _rejected(self, head: Mention, before: Sequence[Mention]) -> Mention | None:
        """The act that a denial means: told of its place, its type or its kind, by its actor."""
        fitting = [m for m in before if _may_be_one(m, head) and _is_short(m)]
        alike = [m for m in fitting if any({m.type, head.type} <= kind for kind in KINDS)]
        same = [m for m in fitting if m.type == head.type]
        names = {p.name for p in head.places}
        there = [m for m in same + alike if names & {p.name for p in m.places}]
        return next(iter(there + same + alike), None)

    def _leads_to(self, mention: Mention, head: Mention) -> bool:
        if mention.sentence == head.sentence:
            return True
        near = mention.sentence >= head.sentence - 1 or mention.paragraph == head.paragraph
        return (
            near and isinstance(mention.interval, Interval) and not self._is_old(mention.interval)
        )


def _is_dated_act(mention: Mention) -> bool:
    return (
        isinstance(mention.interval, Interval)
        and mention.interval.start is not None
        and mention.type not in NO_ACT
        and mention.status not in ("planned", "hypothetical")
        and not mention.is_title
        and mention.follows is None
    )


def _is_short(mention: Mention) -> bool:
    return isinstance(mention.interval, Interval) and (mention.interval.days or 1) <= 7


def _may_be_one(mention: Mention, head: Mention) -> bool:
    """Whether two may have one actor."""
    one, other = {a.value for a in mention.actors}, {a.value for a in head.actors}
    return not one or not other or bool(one & other)
