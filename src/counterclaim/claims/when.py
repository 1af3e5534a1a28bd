"""When: the times of a clause for the event that it tells, and what to do where it tells none.

A time belongs to the event of its clause and its voice: in "the ministry said on Tuesday that
posts had been shelled on Monday" Tuesday is when it was said. A mention without a time takes
the day of the mention before it in the same voice, and failing that the document's default.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from counterclaim.claims.kinds import HOSTILE, SPEECH
from counterclaim.claims.loss_events import TOLLS
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import Cluster
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.when_clauses import in_its_clause
from counterclaim.claims.when_day import by_day, shifted
from counterclaim.claims.when_diary import UNDER_ITS_DAY, Diary
from counterclaim.claims.when_spans import begun_before, forward, lasted, since_then
from counterclaim.claims.when_untold import Untold, is_recap
from counterclaim.claims.when_values import (
    Outcome,
    counted_since,
    day_of,
    from_then_on,
    inferred,
    minute,
    moment,
    moved,
    width,
)
from counterclaim.claims.when_words import (
    OVER_THE_DAY,
    in_dateline,
    is_present,
    of_all_times,
    period_before,
    refers_elsewhere,
    same_voice,
    says,
    when_counted,
    when_said,
)
from counterclaim.core.interval import Interval
from counterclaim.core.records import Document
from counterclaim.core.values import Resolved
from counterclaim.resolve.time import (
    TimeContext,
    TimeMention,
    combine,
    find_times,
    zone_of,
)

ZoneOf = Callable[[Cluster], str | None]

#: What is watched and counted from one morning to the next.
_WATCHED = frozenset({"buildup", "airspace_violation"})


#: A report as of this hour of its own day tells of that day.
_EVENING = 16
#: Fighting and flight that last.
_ACTS = (HOSTILE - {"shoot_down", "explosion", "seizure"}) | {"clash", "displacement"}
#: What is laid down for some days to come.
_CLOSED = frozenset({"blockade", "ceasefire"})
#: What is called for a day to come: "has convened for Wednesday a summit".
_CONVENED = frozenset({"talks", "exercise", "monitoring", "ceasefire"})
#: Expressions that name a day.
_DAYS = frozenset({"absolute", "weekday", "day", "day_of_month"})


class Clock:
    """The times of one document, or of the part of its body from `start` to `end`."""

    def __init__(
        self, document: Document, sides: Sequence[str] = (), start: int = 0, end: int | None = None
    ) -> None:
        self.document = document
        self.body = document.body
        self.times = shifted(find_times(self.body[start:end]), start)
        self._starts = [t.start for t in self.times]
        self.published = moment(document.published_at)
        zone = self.published.strftime("%z") if isinstance(self.published, datetime) else ""
        self.zone = f"{zone[:3]}:{zone[3:]}" if zone else None
        if sides and document.source_party not in sides:  # an outlet abroad: the zone of the place
            self.zone = zone_of(sides[0]) or self.zone
        self.untold = Untold(self.published, document.source_party)
        self._resolved: dict[int, Outcome] = {}
        self.status: datetime | None = None

    def assign(self, mentions: list[Mention], sentences: Sequence[Sentenced]) -> None:
        """Give each mention the times of its clause, and resolve them in document order.

        A date counts as the anchor of bare clock times up to the end of its paragraph; a new
        paragraph begins with the date of the story again.
        """
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        self.untold.reporting = self._reporting_time(sentences, by_sentence)
        story = anchor = self.untold.reporting
        self.untold.relayed = self._day_relayed(sentences)
        self.status = self._status_time(sentences)
        paragraph = -1
        diary = Diary(sentences)
        for item in sentences:
            sentence = item.annotated.sentence
            here = by_sentence.get(sentence.index, [])
            times = [self.times[n] for n in self._times_of(item)] if not here else []
            day = diary.day_at(item, times, self.context())
            if sentence.paragraph != paragraph:
                paragraph, anchor = sentence.paragraph, day or story
            if not here and not sentence.is_title:
                anchor = self._day_of(item, anchor) or anchor
            for mention in here:
                outcome = self._outcome(mention, here, item, anchor, story)
                if outcome is None and day is not None and mention.type not in SPEECH:
                    outcome = Resolved(value=day, basis="inferred", method=UNDER_ITS_DAY)
                if outcome is None:
                    continue
                self._resolved[id(mention)] = outcome
                if not isinstance(outcome, Resolved):
                    continue
                mention.interval = outcome.value
                if mention.status in ("planned", "hypothetical") or not outcome.value.start:
                    continue
                anchor = outcome.value
                recalled = is_recap(self.published, anchor)
                if story is None and not recalled and not sentence.is_title:
                    story = anchor

    def _outcome(
        self,
        mention: Mention,
        here: list[Mention],
        item: Sentenced,
        anchor: Interval | None,
        story: Interval | None,
    ) -> Outcome | None:
        """The time that the words of its sentence give a mention; None where they give none.

        What was said is dated by the story and not by an act recalled just before.
        """
        times = self._times_of(item)
        own = [n for n in times if self._belongs(n, mention, here, item)]
        told = [n for n in own if not when_said(item, self.times[n])]
        mention.times = in_its_clause(told or own, self.times, mention, item)
        if mention.status == "ongoing" and not own and is_present(item, mention):
            self.untold.present.add(id(mention))
        if mention.stance == "deny" and of_all_times(item, mention):
            self.untold.never.add(id(mention))
        base = story if mention.type in SPEECH else anchor
        if mention.found is None and mention.type in TOLLS and story is not None and own:
            counted = [self.times[n] for n in own if when_counted(item, self.times[n])]
            if len(counted) == len(own):
                return counted_since(combine(counted, self.context(story)), story)
        if told and len(told) < len(own):
            base = self._day_said([n for n in own if n not in told], told, anchor) or base
        return (
            self._resolve(mention, base, said=bool(own) and not told)
            or self._reaching(mention, item, anchor)
            or self._earlier(mention, here, item, story)
            or self._daily(mention, item)
        )

    def _day_said(
        self, said: list[int], told: list[int], anchor: Interval | None
    ) -> Interval | None:
        """The day on which something was said, for an hour of that day told in it.

        As in "said late on Wednesday that rebels had shelled the airport in the afternoon".
        """
        if any(self.times[n].form.base not in ("part", "clock") for n in told):
            return None
        days = [self.times[n] for n in said if self.times[n].form.base in _DAYS]
        outcome = combine(days, self.context(anchor)) if days else None
        return outcome.value if isinstance(outcome, Resolved) else None

    def _day_of(self, item: Sentenced, anchor: Interval | None) -> Interval | None:
        """The day that a sentence without an act names, for the hours told after it."""
        times = [self.times[n] for n in self._times_of(item)]
        dated = [t for t in times if t.form.base in _DAYS and t.relation == "at"]
        if len(dated) != 1:
            return None
        outcome = combine(dated, self.context(anchor))
        if not isinstance(outcome, Resolved) or outcome.value.days != 1:
            return None
        return None if is_recap(self.published, outcome.value, 3) else outcome.value

    def _reporting_time(
        self, sentences: Sequence[Sentenced], by_sentence: dict[int, list[Mention]]
    ) -> Interval | None:
        """As in "Based on information as of 19:30, 23 June": the day that a daily report covers."""
        for item in sentences[:4]:
            if by_sentence.get(item.annotated.sentence.index):
                return None
            for number in self._times_of(item):
                time = self.times[number]
                if time.relation != "as_of" or time.form.day is None:
                    continue
                outcome = combine([time], self.context())
                if isinstance(outcome, Resolved) and outcome.value.last is not None:
                    last = outcome.value.last.date()
                    same_day = (time.form.hour or 0) >= _EVENING and last == day_of(self.published)
                    first = last if same_day else last - timedelta(days=1)
                    return Interval(
                        start=first.isoformat(),
                        end=last.isoformat(),
                        precision="day" if same_day else "days",
                        zone=self.zone,
                    )
        return None

    def _day_relayed(self, sentences: Sequence[Sentenced]) -> Interval | None:
        """As in "its spokesman said on Wednesday", in Thursday's paper: the day of its news."""
        if self.document.source_party is not None:
            return None
        for item in [s for s in sentences if not s.annotated.sentence.is_title][:2]:
            for number in self._times_of(item):
                time = self.times[number]
                if time.form.base not in _DAYS or not when_said(item, time):
                    continue
                outcome = combine([time], self.context())
                if isinstance(outcome, Resolved) and outcome.value.days == 1:
                    old = is_recap(self.published, outcome.value, 3)
                    return None if old else outcome.value
        return None

    def _times_of(self, item: Sentenced) -> list[int]:
        sentence = item.annotated.sentence
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        here = list(range(first, last))
        if self.published is None or not here or not in_dateline(item, self.times[here[0]]):
            return here
        return here[1:]

    def _belongs(
        self, number: int, mention: Mention, others: list[Mention], item: Sentenced
    ) -> bool:
        time = self.times[number]
        tokens = item.annotated.sentence.tokens
        at = next((t.i for t in tokens if t.end > time.start), len(tokens) - 1)
        if not same_voice(item, at, mention.token):
            return False
        if time.kind in ("set",) and not time.form.unit:
            return False
        if refers_elsewhere(item, at, self.times[number], mention):
            return False
        if mention.type in SPEECH and at > mention.token + 3:
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

    def _resolve(self, mention: Mention, anchor: Interval | None, *, said: bool) -> Outcome | None:
        dated = any(self.times[n].form.base != "duration" for n in mention.times)
        if not dated and not any(self.times[n].form.value for n in mention.times):
            return None
        context = self.context(anchor)
        if mention.status in ("planned", "hypothetical"):
            if said:
                outcome = combine([self.times[n] for n in mention.times], context)
                return from_then_on(outcome)
            context = msgspec.structs.replace(context, tense="future")
        if mention.type in _CONVENED and any(
            self.times[n].relation == "for" for n in mention.times
        ):
            context = msgspec.structs.replace(context, tense="future")
        told_state = mention.found is not None and mention.found.trigger.type == "calm"
        state = mention.type == "calm" and (mention.status == "ongoing" or told_state)
        times = [self.times[n] for n in mention.times]
        outcome = lasted(times, combine(times, context, state=state), self.body)
        if anchor is not None and anchor.end and by_day(outcome, anchor):
            if anchor.precision != "night" and anchor.end[:10] == self._today():
                return self._tallied(mention, outcome)
            day = anchor.end[:10] if anchor.precision == "night" else moved(anchor.end[:10], 1)
            morning = Interval(start=day, end=day, precision="day", zone=anchor.zone)
            outcome = combine(times, msgspec.structs.replace(context, anchor=morning), state=state)
        return self._tallied(mention, outcome)

    def _tallied(self, mention: Mention, outcome: Outcome) -> Outcome:
        """As in "Detected up until 6 a.m.": a daily count covers the 24 hours up to that hour."""
        if not isinstance(outcome, Resolved):
            return outcome
        value = outcome.value
        if (
            mention.type == "ceasefire"
            and value.start
            and "T" in value.start
            and all(self.times[n].relation in ("from", "since", "at") for n in mention.times)
        ):
            return msgspec.structs.replace(
                outcome, value=msgspec.structs.replace(value, end=value.start)
            )
        if mention.type not in _WATCHED:
            return outcome
        relations = {self.times[n].relation for n in mention.times}
        until = bool(relations & {"until", "as_of", "by"}) and not relations & {"from", "since"}
        end = outcome.value.end
        if not until or end is None or "T" not in end or datetime.fromisoformat(end).hour > 12:
            return outcome
        start = (datetime.fromisoformat(end) - timedelta(days=1)).isoformat(timespec="minutes")
        return msgspec.structs.replace(
            outcome, value=msgspec.structs.replace(outcome.value, start=start)
        )

    def _reaching(
        self, mention: Mention, item: Sentenced, anchor: Interval | None
    ) -> Outcome | None:
        """Of "in three days", "for the third day" and "since then": up to the text."""
        today = self._today()
        if today is None or mention.status in ("planned", "hypothetical"):
            return None
        times = [self.times[n] for n in mention.times]
        ahead = forward(item, times) if mention.type in _CLOSED else None
        if ahead is not None:
            return inferred(today, moved(today, ahead), "some days from publication on")
        first = begun_before(item, times, date.fromisoformat(today))
        if first is not None:
            return inferred(first.isoformat(), today, "some days up to publication")
        begun = anchor.end or anchor.start if anchor is not None else None
        if begun is not None and begun[:10] <= today and since_then(item):
            return inferred(begun, today, "since the time told before")
        return None

    def _earlier(
        self, mention: Mention, here: list[Mention], item: Sentenced, story: Interval | None
    ) -> Outcome | None:
        """The period before that of the count taken up ("the day before it was 126")."""
        if mention.count is None or not period_before(item, mention, here):
            return None
        before = mention.follows.interval if mention.follows is not None else None
        before = before or story
        if not isinstance(before, Interval) or not before.start or not before.end:
            return None
        step = max(
            (date.fromisoformat(before.end[:10]) - date.fromisoformat(before.start[:10])).days, 1
        )
        return inferred(
            moved(before.start, -step),
            moved(before.end, -step),
            "the period before the one reported",
        )

    def _daily(self, mention: Mention, item: Sentenced) -> Outcome | None:
        """Of "over the day": in the morning the day up to it, later on the same day."""
        today = self._today()
        words = [t.lower for t in item.annotated.sentence.tokens]
        if (
            today is None
            or mention.count is None
            and mention.type not in ("ceasefire_violation", "repelling", "casualties")
        ):
            return None
        if not says(words, OVER_THE_DAY):
            return None
        early = isinstance(self.published, datetime) and self.published.hour < 12
        return inferred(moved(today, -1) if early else today, today, "a daily report")

    def story(self, clusters: Sequence[Cluster]) -> Interval | None:
        """The time of the story, for what is undated."""
        return self.untold.story(clusters)

    def is_history(self, mention: Mention) -> bool:
        """Whether it happened more than a year before publication: background, not coded."""
        interval = mention.interval
        end = interval.last if isinstance(interval, Interval) else None
        if end is None or self.published is None:
            return False
        day = self.published.date() if isinstance(self.published, datetime) else self.published
        return (day - end.date()).days > 366

    def time_of(self, cluster: Cluster, story: Interval | None) -> Outcome:
        """The time of a claim: the most exact of its mentions, else by what kind of act it is."""
        body = [m for m in cluster.mentions if not m.is_title] or cluster.mentions
        known = [self._resolved[id(m)] for m in body if id(m) in self._resolved]
        exact = [k for k in known if isinstance(k, Resolved)]
        if any(m.previous for m in cluster.mentions):
            if not exact:
                return inferred(None, self._today(), "an earlier figure: up to publication")
        if exact:
            best = self._going_on(min(exact, key=width), cluster)
            return self._capped(self._with_evidence(best, cluster), cluster)
        return self._capped(self.untold.time_of(cluster, story, known, self.context()), cluster)

    def _going_on(self, outcome: Resolved[Interval], cluster: Cluster) -> Resolved[Interval]:
        """What began at an hour of the day and still goes on lasts until the text."""
        value, today = outcome.value, self._today()
        told = [m for m in cluster.mentions if not m.is_title] or cluster.mentions
        going = any(m.status == "ongoing" for m in told) and cluster.head.type in _ACTS
        if not going or value.start is None or value.start != value.end or today is None:
            return outcome
        if "T" not in value.start or value.start[:10] != today:
            return outcome
        return msgspec.structs.replace(outcome, value=msgspec.structs.replace(value, end=today))

    def _capped(self, outcome: Outcome, cluster: Cluster) -> Outcome:
        """What was done on the day of publication was done by the hour of the text."""
        if not isinstance(outcome, Resolved) or cluster.head.status in ("planned", "hypothetical"):
            return outcome
        limit, value = self.status or self.published, outcome.value
        if not isinstance(limit, datetime) or value.end != limit.date().isoformat():
            return outcome
        if value.start is not None and "T" in value.start and value.start > minute(limit):
            return outcome
        return msgspec.structs.replace(
            outcome, value=msgspec.structs.replace(value, end=minute(limit))
        )

    def _status_time(self, sentences: Sequence[Sentenced]) -> datetime | None:
        """The hour up to which the text tells: "as of 21:00" in a title or a first sentence."""
        if not isinstance(self.published, datetime):
            return None
        for item in sentences[:2]:
            title = item.annotated.sentence.is_title
            for number in self._times_of(item):
                time = self.times[number]
                if time.form.hour is None or not (
                    time.relation == "as_of" or title and time.kind == "time"
                ):
                    continue
                outcome = combine([time], self.context(), state=True)
                end = outcome.value.end if isinstance(outcome, Resolved) else None
                if end is not None and "T" in end and end[:10] == self.published.date().isoformat():
                    return datetime.fromisoformat(end).replace(tzinfo=None)
        return None

    def _today(self) -> str | None:
        day = day_of(self.published)
        return day.isoformat() if day is not None else None

    def _with_evidence(self, outcome: Resolved[Interval], cluster: Cluster) -> Resolved[Interval]:
        spans = []
        for mention in cluster.mentions:
            for number in mention.times:
                time = self.times[number]
                spans.append(self.document.span(time.start, time.end))
        return msgspec.structs.replace(outcome, evidence=tuple(spans))


def strengthen(mentions: list[Mention], clock: Clock) -> None:
    """An act named in passing is told as an event of its own where it has its own date."""
    for mention in mentions:
        if not mention.weak or mention.found is None:
            continue
        end = mention.trigger[1]
        for number in mention.times:
            time = clock.times[number]
            if 0 <= time.start - end <= 12 and time.form.base in (
                "absolute",
                "day_of_month",
                "weekday",
            ):
                mention.weak = False


__all__ = ["Clock", "TimeMention", "strengthen"]
