"""Invented accounts for tests of linking."""

from __future__ import annotations

from typing import Any

from counterclaim.link import Account, Source, Spot


def account(name: str, **changes: Any) -> Account:
    """BOR says that AVA shelled its post at Kesh on 3 March 2031; fields as given."""
    source = Source(
        document=changes.pop("document", f"doc-{name}"),
        publisher=changes.pop("publisher", "BOR ministry"),
        party=changes.pop("party", "BOR"),
        published=changes.pop("published", "2031-03-04T09:00+00:00"),
        signature=changes.pop("signature", ()),
    )
    words = changes.pop("words", "units of AVA shelled the post at Kesh with mortars")
    fields: dict[str, Any] = {
        "speaker": "BOR",
        "stance": "assert",
        "event": "shelling",
        "actors": ("AVA",),
        "targets": ("BOR",),
        "places": (spot("Kesh"),),
        "start": "2031-03-03",
        "end": "2031-03-03",
        "quotes": ((0, words),),
    }
    return Account(id=name, source=source, **(fields | changes))


def spot(name: str, role: str = "at", lat: float | None = None, lon: float = 10.0) -> Spot:
    """A place by name, or at a position."""
    radius = None if lat is None else 2.0
    where = None if lat is None else lon
    return Spot(name=name, role=role, keys=(f"n:{name}",), lat=lat, lon=where, radius_km=radius)
