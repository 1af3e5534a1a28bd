"""Made-up documents with their claims, to measure linking and the record on a large scale.

`stories(count)` gives documents of invented parties at invented places over five years and forty
sectors, with claims that add up to `count`: fire that each side lays to the other's door, with the
rival's names of the places; denials; relays by agencies that quote one or both sides; later tolls;
daily counts of violations and quiet nights. The same arguments give the same documents anywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar, cast

from counterclaim.core.ids import id_of
from counterclaim.core.interval import Interval, Precision
from counterclaim.core.place import Place, PlaceName, ResolvedPlace, shape
from counterclaim.core.records import (
    Bounds,
    Claim,
    Document,
    Loss,
    PlaceUse,
    Stance,
)
from counterclaim.core.spans import Span
from counterclaim.core.values import MadeBy, Resolved, Unresolved, Value

_T = TypeVar("_T")
SECTORS, YEARS, FIRST = 40, 5, datetime(2031, 1, 1)
_PLACES, _PER_CONFLICT = 12, 4
#: About how many claims an incident leaves behind, tallies and quiet nights shared out.
_CLAIMS_AN_INCIDENT = 10.6
_MADE_BY = MadeBy(stage="synthetic", version="1")
_FIRE = (
    ("shelling", "mortar", "mortars"),
    ("shelling", "artillery", "artillery"),
    ("gunfire", "small_arms", "small arms"),
    ("drone_strike", "drone", "an attack drone"),
)
_AGENCIES = ("Northern Wire", "Daily Courier", "Harbour News", "Meridian Agency", "Valley Post")
_SYLLABLES = "ba der kor lun mas nev ori pel ras sten tav ul vor zan".split()


class Story(NamedTuple):
    """A document, the claims that were put into it, and the name of the act that it is about."""

    document: Document
    claims: tuple[Claim, ...]
    act: str


class _Sector(NamedTuple):
    """A stretch of front: its two parties, and its places with a name for each of them."""

    parties: tuple[str, str]
    places: tuple[Place, ...]


class _Act(NamedTuple):
    """One incident as it was: who fired at whose place, when, with what, at what cost."""

    sector: _Sector
    doer: str
    victim: str
    place: Place
    at: datetime
    event: str
    means: str
    words: str
    killed: int


def stories(
    count: int, *, seed: int = 0, years: int = YEARS, sectors: int = SECTORS
) -> Iterator[Story]:
    """Documents day by day, in the order of their publication, until claims add up to `count`.

    Four sectors make a conflict, with two parties of its own.
    """
    dice = random.Random(seed)  # noqa: S311 - no secret
    fronts = [_sector(number, dice) for number in range(sectors)]
    days = years * 365
    acts_a_day = count / _CLAIMS_AN_INCIDENT / days
    made = 0
    due = 0.0
    for day in range(10**9):
        due += acts_a_day
        told: list[Story] = []
        while due >= 1:
            due -= 1
            act = _act(dice.choice(fronts), FIRST + timedelta(days=day % days), dice)
            told += _incident(act, dice)
        for story in sorted(told, key=lambda s: (s.document.published_at or "", s.document.id)):
            left = count - made
            if left <= 0:
                return
            yield story._replace(claims=story.claims[:left])
            made += min(left, len(story.claims))


def _sector(number: int, dice: random.Random) -> _Sector:
    conflict = number // _PER_CONFLICT
    one, other = f"Q{2 * conflict:02}", f"Q{2 * conflict + 1:02}"
    lat, lon = 5.0 + (number % 8) * 6, -60.0 + (number // 8) * 20
    places = []
    for n in range(_PLACES):
        names = tuple(PlaceName(name=_name(dice), side=side) for side in (one, other))
        places.append(
            Place(
                id=f"made-up/{number}-{n}",
                names=names,
                kind="village",
                lat=lat + dice.uniform(-0.6, 0.6),
                lon=lon + dice.uniform(-0.6, 0.6),
                radius_km=1.0,
            )
        )
    return _Sector((one, other), tuple(places))


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _act(sector: _Sector, day: datetime, dice: random.Random) -> _Act:
    doer, victim = sector.parties if dice.random() < 0.5 else sector.parties[::-1]
    event, means, words = dice.choice(_FIRE)
    at = day + timedelta(minutes=dice.randrange(24 * 60))
    place = dice.choice(sector.places)
    return _Act(sector, doer, victim, place, at, event, means, words, dice.choice((0, 0, 1, 2, 4)))


def _incident(act: _Act, dice: random.Random) -> Iterator[Story]:
    """What is published of one act, by both sides and by agencies."""
    yield _accusation(act, dice)
    answers = dice.random()
    if answers < 0.45:
        yield _counter(act, dice)
    elif answers < 0.8:
        yield _denial(act, dice)
    for agency in dice.sample(_AGENCIES, dice.choice((0, 1, 1, 2))):
        yield _relay(act, agency, answers, dice)
    if act.killed and dice.random() < 0.6:
        yield _toll(act, dice)
    if dice.random() < 0.25:
        yield _tally(act)
    if dice.random() < 0.2:
        yield _quiet(act)


def _accusation(act: _Act, dice: random.Random) -> Story:
    page = _Page(act.victim, f"{act.victim} ministry", act.at + timedelta(hours=3), act)
    page.fire(act.victim, act.doer, act.victim, killed=act.killed)
    page.say(act.victim, "repelling", act.victim, act.doer, "Our units silenced the firing points")
    if dice.random() < 0.5:
        words = f"The whole responsibility lies with {act.doer}"
        page.say(act.victim, "blame", act.victim, act.doer, words)
    return page.story()


def _counter(act: _Act, dice: random.Random) -> Story:
    page = _Page(act.doer, f"{act.doer} ministry", act.at + timedelta(hours=5), act)
    page.fire(act.doer, act.victim, act.doer)
    if dice.random() < 0.5:
        words = f"The claim that our units fired at {page.name(act.doer)} is false"
        page.say(act.doer, act.event, act.doer, act.victim, words, stance="deny", at=True)
    return page.story()


def _denial(act: _Act, dice: random.Random) -> Story:
    page = _Page(act.doer, f"{act.doer} ministry", act.at + timedelta(hours=6), act)
    words = f"The claim that our units fired at {page.name(act.doer)} is false"
    page.say(act.doer, act.event, act.doer, act.victim, words, stance="deny", at=True)
    if dice.random() < 0.4:
        page.say(act.doer, "calm", None, None, "Our units keep the ceasefire and it is quiet")
    return page.story()


def _relay(act: _Act, agency: str, answers: float, dice: random.Random) -> Story:
    page = _Page(None, agency, act.at + timedelta(hours=dice.randrange(6, 20)), act)
    page.fire(act.victim, act.doer, act.victim, killed=act.killed)
    if answers < 0.45:
        page.fire(act.doer, act.victim, act.doer)
    elif answers < 0.8:
        words = f"{act.doer} denied that its units had fired at {page.name(act.doer)}"
        page.say(act.doer, act.event, act.doer, act.victim, words, stance="deny", at=True)
    if dice.random() < 0.3:
        page.say("UN", "demand", "UN", act.doer, "The observers called on both to hold their fire")
    return page.story()


def _toll(act: _Act, dice: random.Random) -> Story:
    page = _Page(act.victim, f"{act.victim} ministry", act.at + timedelta(hours=30), act)
    page.fire(act.victim, act.doer, act.victim, killed=act.killed + dice.randrange(1, 3))
    return page.story()


def _tally(act: _Act) -> Story:
    page = _Page(act.victim, f"{act.victim} tally", act.at + timedelta(hours=26), act)
    number = 20 + (act.at.toordinal() * 37) % 90
    words = f"In the past day {act.doer} broke the ceasefire {number} times"
    page.say(act.victim, "ceasefire_violation", act.doer, act.victim, words, count=number)
    return page.story()


def _quiet(act: _Act) -> Story:
    page = _Page(act.victim, f"{act.victim} ministry", act.at + timedelta(hours=34), act, 1)
    page.say(act.victim, "calm", None, None, "The night passed without incident on the whole line")
    return page.story()


class _Page:
    """A document in the making: its sentences, and a claim for each of them."""

    def __init__(
        self, party: str | None, source: str, published: datetime, act: _Act, later: int = 0
    ) -> None:
        self.party = party
        self.source = source
        self.published = published
        self.act = act
        self.day = act.at + timedelta(days=later)
        self.lines: list[str] = []
        self.drafts: list[tuple[int, dict[str, object]]] = []

    def name(self, side: str) -> str:
        """The place as a side calls it."""
        return next(n.name for n in self.act.place.names if n.side == side)

    def fire(self, speaker: str, doer: str, victim: str, *, killed: int = 0) -> None:
        """A claim that one fired at the other's post, by the speaker's name of the place."""
        act = self.act
        told = "our" if self.party == speaker else f"{speaker}, it said, its"
        cost = f", {killed} servicemen were killed" if killed else ""
        words = (
            f"At {act.at:%H:%M} on {act.at.day} {act.at:%B} units of {doer} fired with "
            f"{act.words} at {told} posts near {self.name(speaker)}{cost}"
        )
        self.say(speaker, act.event, doer, victim, words, at=True, killed=killed, clock=True)

    def say(
        self,
        speaker: str,
        event: str,
        doer: str | None,
        victim: str | None,
        words: str,
        *,
        stance: Stance = "assert",
        at: bool = False,
        killed: int = 0,
        count: int | None = None,
        clock: bool = False,
    ) -> None:
        """One more sentence and its claim."""
        start = sum(len(line) + 2 for line in self.lines)
        self.lines.append(words)
        self.drafts.append(
            (
                start,
                {
                    "speaker": speaker,
                    "event": event,
                    "doer": doer,
                    "victim": victim,
                    "stance": stance,
                    "at": at,
                    "killed": killed,
                    "count": count,
                    "clock": clock,
                },
            )
        )

    def story(self) -> Story:
        """The document, and its claims with their words."""
        text = ". ".join(self.lines) + "."
        published = f"{self.published:%Y-%m-%dT%H:%M}+00:00"
        title = f"Statement on the situation near {self.act.place.names[0].name}"
        name = id_of("d", self.source, published, text)
        document = Document(
            id=name,
            text=text,
            title=title,
            source=self.source,
            source_party=self.party,
            published_at=published,
            language="en",
        )
        claims = tuple(self._claim(document, n) for n in range(len(self.drafts)))
        act = self.act
        return Story(document, claims, f"{act.doer} {act.at:%Y-%m-%dT%H:%M} {act.place.id}")

    def _claim(self, document: Document, number: int) -> Claim:
        start, draft = self.drafts[number]
        words = self.lines[number]
        shift = len(document.title) + 1
        span = document.span(shift + start, shift + start + len(words))
        act, speaker = self.act, str(draft["speaker"])
        places = (self._place(document, start, words, speaker),) if draft["at"] else ()
        killed, count = draft["killed"], draft["count"]
        dated = draft["clock"] or draft["event"] in ("ceasefire_violation", "calm")
        assert isinstance(killed, int)
        losses = (
            Loss(
                party=act.victim,
                kind="killed",
                what="military",
                amount=Bounds(low=killed, high=killed),
                basis="stated",
                method="made up",
                evidence=(span,),
            ),
        )
        return Claim(
            id=id_of("c", document.id, number),
            document=document.id,
            speaker=_value(speaker),
            stance=_value(cast(Stance, draft["stance"])),
            event=_value(str(draft["event"])),
            status=_value("occurred"),
            quotes=(span,),
            made_by=_MADE_BY,
            actors=(_value(str(draft["doer"])),) if draft["doer"] else (),
            targets=(_value(str(draft["victim"])),) if draft["victim"] else (),
            target_kind=(_value("military"),) if draft["at"] else (),
            places=places,
            time=self._time(clock=bool(draft["clock"]), words=(span,) if dated else ()),
            means=(_value(act.means),) if draft["at"] else (),
            losses=losses if killed else (),
            count=_value(Bounds(low=count, high=count)) if isinstance(count, int) else None,
        )

    def _time(self, *, clock: bool, words: tuple[Span, ...]) -> Resolved[Interval]:
        start = f"{self.day:%Y-%m-%dT%H:%M}" if clock else f"{self.day:%Y-%m-%d}"
        precision: Precision = "minute" if clock else "day"
        value = Interval(start=start, end=start, precision=precision)
        return Resolved(value=value, basis="stated", method="made up", evidence=words)

    def _place(self, document: Document, start: int, words: str, speaker: str) -> PlaceUse:
        place = self.act.place
        side = speaker if speaker in self.act.sector.parties else self.act.doer
        name = self.name(side)
        at = len(document.title) + 1 + start + words.index(name)
        area = shape(place.lat, place.lon, 2.0, "settlement")
        found: Resolved[ResolvedPlace] | Unresolved = Resolved(
            value=ResolvedPlace(place=place, shape=area), basis="stated", method="made up"
        )
        span = document.span(at, at + len(name))
        return PlaceUse(name=name, role="at", span=span, place=found)


def _value(value: _T) -> Value[_T]:
    return Value(value=value, basis="stated", method="made up")
