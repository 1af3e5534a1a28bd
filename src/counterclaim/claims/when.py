"""When: the times of a clause for the event that it tells, and what to do where it tells none.

A time belongs to the event of its clause and its voice: in "the ministry said on Tuesday that
posts had been shelled on Monday" Tuesday is when it was said. A mention without a time takes
the day of the mention before it in the same voice, and failing that the document's default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec

from counterclaim.claims.attribution import Attributed, Region
from counterclaim.claims.extract import Sentenced
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import Cluster
from counterclaim.core.interval import Interval
from counterclaim.core.records import Document
from counterclaim.core.values import Resolved, Unresolved
from counterclaim.resolve.time import (
    TimeContext,
    TimeMention,
    combine,
    default_interval,
    find_times,
)

Outcome = Resolved[Interval] | Unresolved
ZoneOf = Callable[[Cluster], str | None]

#: An interval that ends more than this many days before publication is a recap: later mentions
#: do not inherit it.
RECAP_DAYS = 20


class Clock:
    """The times of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.times = find_times(document.body)
        self.published = _moment(document.published_at)
        zone = self.published.strftime("%z") if isinstance(self.published, datetime) else ""
        self.zone = f"{zone[:3]}:{zone[3:]}" if zone else None
        self._resolved: dict[int, Outcome] = {}

    def assign(self, mentions: list[Mention], sentences: Sequence[Sentenced]) -> None:
        """Give each mention the times of its clause, and resolve them in document order."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        anchor: Interval | None = None
        for item in sentences:
            here = by_sentence.get(item.annotated.sentence.index, [])
            times = self._times_of(item)
            for mention in here:
                mention.times = [n for n in times if self._belongs(n, mention, here, item)]
                outcome = self._resolve(mention.times, anchor)
                if outcome is None:
                    continue
                self._resolved[id(mention)] = outcome
                if isinstance(outcome, Resolved):
                    mention.interval = outcome.value
                    anchor = outcome.value

    def _times_of(self, item: Sentenced) -> list[int]:
        sentence = item.annotated.sentence
        return [n for n, t in enumerate(self.times) if sentence.start <= t.start < sentence.end]

    def _belongs(self, number: int, mention: Mention, others: list[Mention], item: Sentenced) -> bool:
        time = self.times[number]
        tokens = item.annotated.sentence.tokens
        at = next((t.i for t in tokens if t.end > time.start), len(tokens) - 1)
        if _region(item.attributed, at) != _region(item.attributed, mention.token):
            return False
        if time.kind in ("set",) and not time.form.unit:
            return False
        lo, hi = sorted((at, mention.token))
        rivals = [m for m in others if m is not mention and lo < m.token < hi and not m.weak]
        if not rivals:
            return not any(t.text == ";" for t in tokens[lo:hi])
        first = min(m.token for m in others)
        return at < first and not any(
            self._near(n, mention, others, item) for n in self._times_of(item) if n != number
        )

    def _near(self, number: int, mention: Mention, others: list[Mention], item: Sentenced) -> bool:
        """Whether another time stands closer to the mention, with no event between."""
        tokens = item.annotated.sentence.tokens
        at = next((t.i for t in tokens if t.end > self.times[number].start), 0)
        lo, hi = sorted((at, mention.token))
        return not any(m is not mention and lo < m.token < hi for m in others)

    def context(self, anchor: Interval | None = None) -> TimeContext:
        """What times are resolved against."""
        return TimeContext(published=self.published, zone=self.zone, anchor=anchor, tense="past")

    def _resolve(self, numbers: list[int], anchor: Interval | None) -> Outcome | None:
        if not numbers:
            return None
        return combine([self.times[n] for n in numbers], self.context(anchor))

    def inherit(self, mentions: list[Mention]) -> None:
        """Mentions without a time take the day that the same voice spoke of just before."""
        last: dict[str, Interval] = {}
        for mention in sorted(mentions, key=lambda m: (m.is_title, m.sentence, m.start)):
            if isinstance(mention.interval, Interval):
                if not self._is_recap(mention.interval):
                    last.setdefault(mention.speaker, mention.interval)
                    last[mention.speaker] = mention.interval

    def _is_recap(self, interval: Interval) -> bool:
        end = interval.last
        if end is None or self.published is None:
            return False
        day = self.published.date() if isinstance(self.published, datetime) else self.published
        return (day - end.date()).days > RECAP_DAYS

    def time_of(self, cluster: Cluster, story: Interval | None) -> Outcome:
        """The time of a claim: the most exact of its mentions, else the story's, else a default."""
        body = [m for m in cluster.mentions if not m.is_title] or cluster.mentions
        known = [self._resolved[id(m)] for m in body if id(m) in self._resolved]
        exact = [k for k in known if isinstance(k, Resolved)]
        if exact:
            best = min(exact, key=_width)
            return self._with_evidence(best, cluster)
        planned = cluster.head.status in ("planned", "hypothetical")
        if story is not None and not planned:
            return Resolved(value=_days(story), basis="inferred", method="the time of the story")
        if known:
            return known[0]
        return default_interval(self.context())

    def _with_evidence(self, outcome: Resolved[Interval], cluster: Cluster) -> Resolved[Interval]:
        spans = []
        for mention in cluster.mentions:
            for number in mention.times:
                time = self.times[number]
                spans.append(self.document.span(time.start, time.end))
        return msgspec.structs.replace(outcome, evidence=tuple(spans))

    def story(self, clusters: Sequence[Cluster]) -> Interval | None:
        """The time of the first act that the text dates: what undated acts are dated to."""
        for cluster in clusters:
            for mention in cluster.mentions:
                interval = mention.interval
                if isinstance(interval, Interval) and not self._is_recap(interval) and interval.start and interval.end:
                    if (interval.days or 99) <= 4 and mention.status not in ("planned", "hypothetical"):
                        return interval
        return None


def strengthen(mentions: list[Mention], clock: Clock) -> None:
    """An act named in passing is told as an event of its own where it has its own date."""
    for mention in mentions:
        if not mention.weak or mention.found is None:
            continue
        end = mention.trigger[1]
        for number in mention.times:
            time = clock.times[number]
            if 0 <= time.start - end <= 12 and time.form.base in ("absolute", "day_of_month", "weekday"):
                mention.weak = False


def _region(attributed: Attributed, token: int) -> Region | None:
    best: Region | None = None
    for region in attributed.regions:
        if region.start <= token < region.end and (best is None or region.end - region.start <= best.end - best.start):
            best = region
    return best


def _width(outcome: Resolved[Interval]) -> tuple[int, int]:
    interval = outcome.value
    first, last = interval.first, interval.last
    if first is None or last is None:
        return 1, 0
    return 0, int((last - first).total_seconds())


def _days(interval: Interval) -> Interval:
    """The interval without its hours."""
    start = interval.start[:10] if interval.start else None
    end = interval.end[:10] if interval.end else None
    return Interval(start=start, end=end, precision="day" if start == end else "days", zone=interval.zone)


def _moment(published: str | None) -> datetime | date | None:
    if not published:
        return None
    if "T" in published:
        return datetime.fromisoformat(published.replace("Z", "+00:00"))
    return date.fromisoformat(published[:10])


__all__ = ["Clock", "TimeMention"]
