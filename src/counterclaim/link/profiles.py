"""What comparison needs of an account, worked out once and in a form that is cheap to compare."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from counterclaim.core.interval import moment
from counterclaim.core.place import distance_km
from counterclaim.link.accounts import Account, Loss, Spot
from counterclaim.link.events import SPEECH, TOLLS, WINDOWED

DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1)
#: How far back a claim without a beginning ("so far", "until now") is taken to reach, in minutes.
OPEN_REACH = 14 * DAY
#: How far ahead a claim without an end ("from now on") is taken to reach, in minutes.
OPEN_AHEAD = 3 * DAY - 1
#: Codes that stand for no party to a conflict.
NOBODY: frozenset[str] = frozenset(("MEDIA", "UNKNOWN", ""))
_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(
    "that with from this were have been which their they them there also into upon after before "
    "during between against about over under when where while will would could should more than "
    "being having said says according units forces armed army side ministry defence defense "
    "direction directions toward towards territory positions located".split()
)


class Profile:
    """An account with times in minutes, parties as sets, and the words of its quotes."""

    __slots__ = (
        "account", "id", "document", "speaker", "stance", "event", "status", "start", "since",
        "end", "has_clock", "is_open", "is_long", "published", "actors", "targets", "involved",
        "places", "place_count", "spots", "origins", "losses", "count", "means", "target_kind",
        "words", "text", "own",
    )  # fmt: skip

    def __init__(self, account: Account) -> None:
        self.account = account
        self.id = account.id
        source = account.source
        self.document = source.document
        self.speaker = account.speaker
        self.stance = account.stance
        self.event = account.event
        self.status = account.status
        self.published = _instant(source.published)
        self.own = source.party == account.speaker
        self._set_times(account)
        self.actors = frozenset(account.actors) - NOBODY
        self.targets = frozenset(account.targets) - NOBODY
        lost = {x[0] for x in account.losses}
        told = {*self.actors, *self.targets, *lost} - NOBODY
        self.involved = frozenset({*(told or source.parties), self.speaker} - NOBODY)
        self.places = frozenset(k for s in account.places if s.role != "from" for k in s.keys)
        self.origins = frozenset(k for s in account.places if s.role == "from" for k in s.keys)
        self.spots = tuple(s for s in account.places if s.lat is not None)
        self.losses = account.losses
        self.count = account.count
        self.means = frozenset(account.means)
        self.target_kind = frozenset(account.target_kind)
        self.place_count = max(1, len({s.keys[0] for s in account.places if s.role != "from"}))
        self.text = " ".join(q for _, q in account.quotes)
        self.words = words_of(self.text)

    def _set_times(self, account: Account) -> None:
        start, end = account.start, account.end
        self.has_clock = bool(start and "T" in start)
        self.is_open = start is None
        first = _minutes(start) if start else None
        last = _minutes(end, last=True) if end else None
        if last is None:
            last = first + OPEN_AHEAD if first is not None else _published_minutes(account)
        if first is None:
            first = last - OPEN_REACH if last is not None else None
        self.start = first
        self.since = first
        if first is not None and not account.is_dated and account.event not in SPEECH:
            self.since = first - DAY
        self.end = last
        self.is_long = self.is_open or (
            first is not None and last is not None and last - first > 3 * DAY
        )

    @property
    def is_calendar(self) -> bool:
        """Whether its time is a whole month or year, which is all that a text knows of a day."""
        start, end = self.account.start or "", self.account.end or ""
        if len(start) != 10 or len(end) != 10 or not start.endswith("-01"):
            return False
        return (date.fromisoformat(end) + timedelta(days=1)).day == 1

    @property
    def is_windowed(self) -> bool:
        """Whether it counts or describes what a window of time held."""
        return self.event in WINDOWED or self.count is not None

    @property
    def is_toll(self) -> bool:
        """Whether it is a report of losses without an event of its own."""
        return self.event in TOLLS


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, cut to stems of six letters."""
    found = _WORD.findall(text.casefold())
    return frozenset(sys.intern(w[:6]) for w in found if w not in _STOP)


@lru_cache(maxsize=16384)
def _minutes(bound: str, *, last: bool = False) -> int:
    at = moment(bound, last=last)
    return int((at - _EPOCH).total_seconds()) // 60


@lru_cache(maxsize=16384)
def _instant(published: str | None) -> int | None:
    """Minutes from 1970 in UTC; a date alone is its noon."""
    if not published:
        return None
    if "T" not in published:
        day = date.fromisoformat(published[:10])
        return int((datetime(day.year, day.month, day.day, 12) - _EPOCH).total_seconds()) // 60
    at = datetime.fromisoformat(published.replace("Z", "+00:00"))
    if at.tzinfo is not None:
        at = at.astimezone(UTC).replace(tzinfo=None)
    return int((at - _EPOCH).total_seconds()) // 60


def _published_minutes(account: Account) -> int | None:
    published = account.source.published
    return _minutes(published[:10], last=True) if published else None


def day_of(minute: int) -> int:
    """The day's number, from 1970."""
    return minute // DAY


def month_of(minute: int) -> str:
    """The month of a minute, `YYYY-MM`."""
    return (_EPOCH + timedelta(minutes=minute)).strftime("%Y-%m")


def gap_km(left: tuple[Spot, ...], right: tuple[Spot, ...]) -> float | None:
    """The least distance between two claims' places, less their radii; None where unknown."""
    best: float | None = None
    for a in left:
        for b in right:
            if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
                continue
            apart = distance_km(a.lat, a.lon, b.lat, b.lon)
            apart = max(0.0, apart - (a.radius_km or 0.0) - (b.radius_km or 0.0))
            if best is None or apart < best:
                best = apart
    return best


def figures_of(losses: tuple[Loss, ...]) -> list[Loss]:
    """The losses that come with a number."""
    return [x for x in losses if x[3] is not None or x[4] is not None]
