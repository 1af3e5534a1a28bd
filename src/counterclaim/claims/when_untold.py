"""The time of what a text does not date: by its kind of act, or as the story that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from counterclaim.claims.kinds import SPEECH
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import Cluster
from counterclaim.claims.when_near import NO_ACT, Before
from counterclaim.claims.when_values import Outcome, Published, day_of, inferred, moved
from counterclaim.core.interval import Interval
from counterclaim.core.values import Resolved
from counterclaim.resolve.time import TimeContext, default_interval

#: An interval that ends more than this many days before publication is a recap: later mentions
#: do not inherit it.
RECAP_DAYS = 20
#: What lasts: told with no time of its own it reaches from its beginning up to the text.
_LASTING = frozenset({"blockade", "displacement", "calm", "buildup", "monitoring"})
#: States of affairs: where one is denied with no time, it is denied up to now.
_STANDING = frozenset({"withdrawal", "buildup", "seizure"})


def is_recap(published: Published, interval: Interval, days: int = RECAP_DAYS) -> bool:
    """Whether an act lies so far back that the text recalls it."""
    end, day = interval.last, day_of(published)
    return end is not None and day is not None and (day - end.date()).days > days


class Untold:
    """Dates what a text of one publisher leaves undated.

    `relayed` is the day on which an outlet's first source spoke. `present` holds the ids of
    mentions that are told in the present, `never` of those that are denied of all times,
    `reporting` is the period that the text says it covers.
    """

    def __init__(self, published: Published, party: str | None) -> None:
        self.published = published
        self.party = party
        self.reporting: Interval | None = None
        self.relayed: Interval | None = None
        self.present: set[int] = set()
        self.never: set[int] = set()
        self._before = Before((), self._is_recalled)

    def time_of(
        self, cluster: Cluster, story: Interval | None, known: list[Outcome], context: TimeContext
    ) -> Outcome:
        """The time of a claim whose words tell none, by what kind of act it is."""
        head = cluster.head
        day = day_of(self.published)
        today = day.isoformat() if day is not None else None
        if today is not None:
            if head.stance == "deny" and (head.type in _STANDING or id(head) in self.never):
                return inferred(None, today, "a denied state of affairs: up to publication")
            if head.type in SPEECH or head.status in ("planned", "hypothetical"):
                if head.type == "threat" or head.status in ("planned", "hypothetical"):
                    return inferred(today, None, "dated to the statement")
                return inferred(
                    self._spoken_from(head, story, today), today, "dated to the statement"
                )
            if id(head) in self.present and self._by_daylight():
                return inferred(today, today, "a state of affairs: the day of publication")
            if head.type in ("casualties", "damage") and story is not None and story.start:
                end = max(today, (story.end or today)[:10])
                return inferred(
                    story.start[:10], end, "from the beginning of the story to publication"
                )
        before = self._by_act_before(cluster, story)
        found = before or story
        if found is not None:
            method = "the time of the act before it" if before else "the time of the story"
            if head.type in _LASTING and head.stance != "deny" and today is not None:
                found = _up_to(found, today)
            return Resolved(value=found, basis="inferred", method=method)
        if known:
            return known[0]
        return default_interval(context)

    def _by_act_before(self, cluster: Cluster, story: Interval | None) -> Interval | None:
        """The time of the act before it; not where that is a moment of a longer story.

        A report of a period tells of the period throughout.
        """
        if self.reporting is not None:
            return None
        found = self._before.time_of(cluster)
        if found is None or story is None or not _is_moment(found):
            return found
        return None if _holds(story, found) else found

    def _is_recalled(self, interval: Interval) -> bool:
        return is_recap(self.published, interval)

    def _spoken_from(self, head: Mention, story: Interval | None, today: str) -> str:
        """The first day on which a statement with no date can have been made.

        In the morning an outlet relays what was said of an event of the days before, at some time
        since it; a side that speaks then of what began the evening before speaks of one night.
        """
        begun = story.start[:10] if story is not None and story.start else today
        if not moved(today, -2) <= begun < today:
            return today
        relayed = head.speaker != self.party
        early = isinstance(self.published, datetime) and self.published.hour < 12
        return begun if early and (relayed or begun == moved(today, -1)) else today

    def _by_daylight(self) -> bool:
        """Whether the text is no report of a night, and covers no period of its own."""
        hour = self.published.hour if isinstance(self.published, datetime) else 12
        return self.reporting is None and hour >= 7

    def story(self, clusters: Sequence[Cluster]) -> Interval | None:
        """The time of the first act that the text dates: what undated acts are dated to.

        A recap of something older counts only where the text dates nothing else. A story that
        begins in the evening before publication runs through the night.
        """
        self._before = Before(clusters, self._is_recalled)
        if self.reporting is not None:
            return self.reporting
        told = sorted((m for c in clusters for m in c.mentions), key=lambda m: m.start)
        acts = [m for m in told if m.type not in NO_ACT]
        return self._first_act(acts) or self._first_act(told) or self.relayed

    def _first_act(self, mentions: Sequence[Mention]) -> Interval | None:
        older: Interval | None = None
        undated = False
        for mention in mentions:
            interval = mention.interval
            if not isinstance(interval, Interval) or not interval.start or not interval.end:
                undated = undated or not (mention.is_title or mention.type in SPEECH)
                continue
            if (
                self._is_ahead(interval)
                or (interval.days or 99) > 4
                or mention.status in ("planned", "hypothetical")
            ):
                continue
            if not is_recap(self.published, interval, 2 if undated else RECAP_DAYS):
                return self._through_the_night(interval)
            if not undated:
                older = older or interval
        return older

    def _is_ahead(self, interval: Interval) -> bool:
        """Whether it begins after the text was published."""
        day, first = day_of(self.published), interval.first
        return day is not None and first is not None and first.date() > day

    def _through_the_night(self, interval: Interval) -> Interval:
        last, published = interval.last, self.published
        if (
            last is None
            or not isinstance(published, datetime)
            or interval.precision not in ("part", "night")
        ):
            return interval
        if (published.date() - last.date()).days == 1 and published.hour < 12 and last.hour >= 20:
            return msgspec.structs.replace(
                interval, end=published.date().isoformat(), precision="night"
            )
        return interval


def _is_moment(interval: Interval) -> bool:
    return interval.start is not None and interval.start == interval.end and "T" in interval.start


def _holds(wide: Interval, narrow: Interval) -> bool:
    """Whether one stretch of days holds another."""
    if not (wide.start and wide.end and narrow.start and narrow.end):
        return False
    return wide.start[:10] <= narrow.start[:10] and narrow.end[:10] <= wide.end[:10]


def _up_to(interval: Interval, day: str) -> Interval:
    """A stretch of time prolonged to the end of a day."""
    if interval.start is None or interval.end is None or interval.end[:10] >= day:
        return interval
    return Interval(start=interval.start[:10], end=day, precision="days", zone=interval.zone)
