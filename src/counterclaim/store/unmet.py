"""Why filters may find nothing: what they name that no incident of the record has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from counterclaim.core.errors import InputError
from counterclaim.core.near import near
from counterclaim.lexicons.ontology import load_ontology
from counterclaim.lexicons.parties import load_parties
from counterclaim.store.listing import place_keys
from counterclaim.store.models import FacetRow, PlaceRow
from counterclaim.store.views import Filters

#: How many names a note lists where none is near.
_LISTED = 12


def check_event(event: str | None) -> None:
    """Raises `InputError` for an event type that there is not, with those that are near."""
    known = load_ontology()
    if event is None or event in known:
        return
    asked = event.replace(" ", "_")
    alike = near(asked, known)
    raise InputError(
        f"There is no event type '{event}'.",
        remedy=f"Is it {' or '.join(alike)}?" if alike else "See docs/reference/events.md.",
        is_usage=True,
    )


def unmet(connection: Connection, filters: Filters, names: Sequence[str]) -> Iterator[str]:
    """What each filter names that no incident of now has, with names that are near.

    `names` are all names of the places that the gazetteer knows under the name asked for.
    """
    if filters.party and not _has(connection, [f"party:{filters.party}"]):
        held = _values(connection, "party")
        known = load_parties().by_code
        named = {known[c].name: c for c in held if c in known}
        alike = [named.get(n, n) for n in near(filters.party, [*held, *named])]
        words = "no incident of the record has the party"
        yield f"{words} {filters.party}{_instead(alike, held)}"
    if filters.event and not _has(connection, [f"event:{filters.event}"]):
        held = _values(connection, "event")
        words = "no incident of the record has the event type"
        yield f"{words} {filters.event}{_instead(near(filters.event, held), held)}"
    if filters.place:
        keys = place_keys(connection, filters.place, names)
        if not _has(connection, [f"place:{key}" for key in sorted(keys)]):
            held = sorted(set(connection.scalars(select(PlaceRow.name).distinct())))
            words = "no incident of the record is at a place called"
            yield f"{words} {filters.place}{_instead(near(filters.place, held), held)}"


def _has(connection: Connection, facets: Sequence[str]) -> bool:
    query = select(FacetRow.incident).where(FacetRow.facet.in_(facets)).limit(1)
    return connection.scalar(query) is not None


def _values(connection: Connection, facet: str) -> list[str]:
    """The values that a facet has in the record, ascending."""
    query = select(FacetRow.facet).where(FacetRow.facet.startswith(f"{facet}:")).distinct()
    return sorted(value.partition(":")[2] for value in connection.scalars(query))


def _instead(alike: Iterable[str], held: Sequence[str]) -> str:
    said = list(dict.fromkeys(alike))
    if said:
        return f"; is it {' or '.join(said)}?"
    if not held:
        return "; it has none"
    more = f" and {len(held) - _LISTED} more" if len(held) > _LISTED else ""
    return f"; it has {', '.join(held[:_LISTED])}{more}"
