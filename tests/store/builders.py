"""Invented documents and claims for tests of the record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from counterclaim.core.ids import id_of
from counterclaim.core.interval import Interval
from counterclaim.core.place import Place, PlaceName, ResolvedPlace, shape
from counterclaim.core.records import Bounds, Claim, Document, Loss, PlaceUse, Result
from counterclaim.core.values import MadeBy, Resolved, Value

READER = MadeBy(stage="claims", version="1.0")
#: Invented towns: name, latitude, longitude.
TOWNS = {"Kesh": (40.1, 45.9), "Sarn": (40.12, 45.93), "Odra": (47.5, 38.2), "Velm": (0.5, 179.9)}


def value(of: Any, document: Document, words: str) -> Value[Any]:
    """A value that some words of a text carry."""
    at = document.body.index(words)
    return Value(
        value=of,
        basis="stated",
        method="test",
        evidence=(document.span(at, at + len(words)),),
    )


def place(document: Document, town: str) -> PlaceUse:
    """A town that a text names."""
    at = document.body.index(town)
    lat, lon = TOWNS[town]
    known = Place(
        id=f"x{town}",
        names=(PlaceName(name=town),),
        kind="town",
        lat=lat,
        lon=lon,
        radius_km=2,
        country="XXA",
    )
    found = ResolvedPlace(place=known, shape=shape(lat, lon, 2, "settlement"))
    return PlaceUse(
        name=town,
        role="at",
        span=document.span(at, at + len(town)),
        place=Resolved(value=found, basis="stated", method="test"),
    )


def document(name: str, text: str, party: str = "ARM", **changes: Any) -> Document:
    """A communiqué of a party."""
    fields: dict[str, Any] = {
        "source": f"{party} ministry",
        "source_party": party,
        "published_at": "2031-03-03",
        "language": "en",
        "kind": "communique",
    }
    return Document(id=name, text=text, **(fields | changes))


def claim(
    of: Document,
    words: str | None = None,
    *,
    speaker: str | None = None,
    event: str = "shelling",
    stance: str = "assert",
    actor: str | None = "AZE",
    target: str | None = "ARM",
    town: str | None = "Kesh",
    day: str | None = "2031-03-02",
    killed: int | None = None,
    made_by: MadeBy = READER,
) -> Claim:
    """A claim that the words of a text, or all of it, make."""
    quote = words or of.text
    said = value(quote, of, quote).evidence
    time: Any = {}
    if day is not None:
        span = Interval(start=day, end=day, precision="day")
        time = {"time": Resolved(value=span, basis="stated", method="test", evidence=said)}
    losses: tuple[Loss, ...] = ()
    if killed is not None and target is not None:
        losses = (
            Loss(
                party=target,
                kind="killed",
                what="military",
                amount=Bounds(low=killed, high=killed),
                basis="stated",
                method="test",
                evidence=said,
            ),
        )
    identity = id_of("c", of.id, speaker, stance, event, [(q.start, q.end) for q in said])
    return Claim(
        id=identity,
        document=of.id,
        speaker=value(speaker or of.source_party or "MEDIA", of, quote),
        stance=value(stance, of, quote),
        event=value(event, of, quote),
        status=value("occurred", of, quote),
        quotes=said,
        made_by=made_by,
        actors=(value(actor, of, quote),) if actor else (),
        targets=(value(target, of, quote),) if target else (),
        places=(place(of, town),) if town else (),
        losses=losses,
        **time,
    )


def result(name: str, text: str, party: str = "ARM", **changes: Any) -> Result:
    """One communiqué with one claim of all its words."""
    about = {k: changes.pop(k) for k in ("published_at", "source", "retrieved_at", "title")
             if k in changes}  # fmt: skip
    made = document(name, text, party, **about)
    return Result(document=made, claims=(claim(made, **changes),))


class Clock:
    """A clock that goes on by one second each time it is looked at."""

    def __init__(self) -> None:
        self.at = datetime(2031, 4, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def sides() -> list[Result]:
    """One night at Kesh as both sides and an agency tell it, and another night elsewhere."""
    return [
        result("arm-1", "On 2 March AZE units shelled our positions at Kesh with mortars, 3 dead.",
               killed=3),
        result("aze-1", "The claim that AZE shelled positions at Kesh on 2 March is false.", "AZE",
               stance="deny"),
        result("aze-2", "On 2 March ARM units shelled AZE positions near Kesh with mortars.",
               "AZE", actor="ARM", target="AZE"),
        result("arm-2", "On 9 March AZE units fired at the town of Odra.", event="gunfire",
               town="Odra", day="2031-03-09", published_at="2031-03-10"),
        result("velm", "Two drones of AZE struck Velm on 5 March.", "ARM", event="drone_strike",
               town="Velm", day="2031-03-05"),
    ]  # fmt: skip


def results(count: int, seed: int = 1) -> list[Result]:
    """Communiqués of both sides on some nights at some towns, the same at every call."""
    dice = Random(seed)
    made = []
    for number in range(count):
        party, rival = dice.choice((("ARM", "AZE"), ("AZE", "ARM")))
        town, day = dice.choice(("Kesh", "Sarn", "Odra")), dice.randint(1, 4)
        text = dice.choice(
            (
                f"{rival} units shelled our positions at {town} with mortars on {day} March.",
                f"Reports that our army shelled {town} on {day} March are false.",
                f"On {day} March fire from {rival} hit a house in {town}.",
            )
        )
        of = document(f"n-{number}", text, party, published_at=f"2031-03-{day + 1:02}")
        is_denial = "false" in text
        claims = [
            claim(
                of,
                text,
                stance="deny" if is_denial else "assert",
                event=dice.choice(("shelling", "shelling", "gunfire")),
                actor=party if is_denial else rival,
                target=rival if is_denial else party,
                town=town,
                day=f"2031-03-{day:02}",
                killed=dice.choice((None, 1, 2)) if not is_denial else None,
            )
        ]
        if dice.random() < 0.5:
            claims.append(
                claim(of, f"{day} March", event="blame", actor=party, target=rival, town=None,
                      day=f"2031-03-{day + 1:02}")
            )  # fmt: skip
        made.append(Result(document=of, claims=tuple(claims)))
    return made
