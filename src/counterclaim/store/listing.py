"""Which incidents a user asks for: filters as queries, and the lines of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, text

from counterclaim.core.errors import InputError
from counterclaim.link.status import LABELS, ORDER
from counterclaim.resolve.place.fold import fold
from counterclaim.store.codec import account_from, minute, value_from
from counterclaim.store.models import AccountRow, FacetRow, IncidentRow, MemberRow, PlaceRow
from counterclaim.store.rows import by_code, fetch
from counterclaim.store.summing import sum_of
from counterclaim.store.views import Filters, Line, Page
from counterclaim.store.words import matching, terms

#: How many incidents one page may hold.
MOST = 1000
#: From how many places on a box is wide.
_MANY = 5000


def page_of(
    connection: Connection,
    filters: Filters,
    places: Sequence[str] = (),
    names: Sequence[str] = (),
) -> Page:
    """The incidents that meet all filters, the latest first.

    `places` are ids of places that the gazetteer knows under the name asked for, and `names` all
    their names: one place can have two entries, of which each has some of them.
    """
    if not 1 <= filters.limit <= MOST:
        raise InputError(
            f"A page of {filters.limit} incidents is asked for.",
            remedy=f"Ask for 1 to {MOST}.",
            is_usage=True,
        )
    wanted = select(IncidentRow.n, IncidentRow.id, IncidentRow.first, IncidentRow.last).where(
        IncidentRow.until.is_(None), *_conditions(connection, filters, places, names)
    )
    if filters.after is not None:
        wanted = wanted.where(_after(filters.after))
    ordered = wanted.order_by(IncidentRow.first.desc(), IncidentRow.id.desc())
    rows = connection.execute(ordered.limit(filters.limit + 1)).all()
    shown = rows[: filters.limit]
    last = shown[-1] if len(rows) > filters.limit else None
    return Page(
        incidents=tuple(lines_of(connection, [row.n for row in shown])),
        after=f"{last.first}|{last.id}" if last is not None else None,
    )


def lines_of(connection: Connection, numbers: Sequence[int]) -> list[Line]:
    """The lines of open incidents, in the order of their numbers as given."""
    found: dict[int, list[Any]] = {n: [] for n in numbers}
    names: dict[int, str] = {}
    for row in fetch(
        connection,
        numbers,
        lambda part: (
            select(MemberRow.incident, IncidentRow.id, AccountRow.record)
            .join(IncidentRow, IncidentRow.n == MemberRow.incident)
            .join(AccountRow, and_(AccountRow.id == MemberRow.claim, AccountRow.until.is_(None)))
            .where(MemberRow.incident.in_(part), MemberRow.until.is_(None))
            .order_by(by_code(connection, AccountRow.id))
        ),
    ):
        found[row.incident].append(account_from(row.record))
        names[row.incident] = row.id
    lines = []
    stands = _stands(connection, numbers)
    for n in numbers:
        sums = sum_of(found[n])
        lines.append(
            Line(
                id=names[n],
                start=sums.first,
                end=sums.last,
                claims=sums.claims,
                documents=sums.documents,
                events=sums.events,
                speakers=sums.speakers,
                parties=sums.parties,
                places=sums.places,
                standing=_standing(stands.get(n, ())),
                labels=tuple(value for name, value in stands.get(n, ()) if name == "is"),
            )
        )
    return lines


def _stands(connection: Connection, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Of each incident how parties stand to it, (`denies`, code), and its labels, (`is`, label)."""
    found: dict[int, list[tuple[str, str]]] = {}
    for row in fetch(
        connection,
        numbers,
        lambda part: (
            select(FacetRow.incident, FacetRow.facet)
            .where(FacetRow.incident.in_(part))
            .order_by(FacetRow.facet)
        ),
    ):
        name, _, value = row.facet.partition(":")
        if value and name in (*ORDER, "is"):
            found.setdefault(row.incident, []).append((name, value))
    return found


def _standing(stands: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each party with the first of its stands in the order of the rules."""
    parties = sorted({party for name, party in stands if name != "is"})
    return tuple((p, next(word for word in ORDER if (word, p) in stands)) for p in parties)


def _conditions(
    connection: Connection, filters: Filters, places: Sequence[str], names: Sequence[str]
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.since and filters.until and _bound(filters.since) > _bound(filters.until, last=True):
        raise InputError(
            f"The time from {filters.since} to {filters.until} runs backwards.",
            remedy="Swap the two dates.",
            is_usage=True,
        )
    if filters.since:
        found.append(IncidentRow.last >= _bound(filters.since))
    if filters.until:
        found += [IncidentRow.first <= _bound(filters.until, last=True), IncidentRow.first != ""]
    if filters.event:
        found.append(_has([f"event:{filters.event}"]))
    if filters.status in LABELS:
        found.append(_has([f"is:{filters.status}"]))
        if filters.party:
            found.append(_has([f"party:{filters.party}"]))
    elif filters.status:
        found.append(_has([f"{filters.status}:{filters.party or ''}"]))
    elif filters.party:
        found.append(_has([f"party:{filters.party}"]))
    if filters.place:
        keys = {*place_keys(connection, filters.place, names), *(f"g:{p}" for p in places)}
        found.append(_has([f"place:{key}" for key in sorted(keys)]))
    if filters.box:
        found.append(_in_box(connection, filters.box))
    if filters.text:
        found.append(_says(connection, filters.text))
    return found


def _bound(given: str, *, last: bool = False) -> str:
    at = minute(given, last=last)
    if at is None:
        raise InputError(
            f"'{given}' is no date.",
            remedy="Write YYYY-MM-DD or YYYY-MM-DDTHH:MM.",
            is_usage=True,
        )
    return at


def _after(cursor: str) -> ColumnElement[bool]:
    first, bar, name = cursor.partition("|")
    if not bar:
        raise InputError(
            f"'{cursor}' is no place in a list.", remedy="Give the one that the last page named."
        )
    return or_(IncidentRow.first < first, and_(IncidentRow.first == first, IncidentRow.id < name))


def _has(facets: Sequence[str]) -> ColumnElement[bool]:
    return IncidentRow.n.in_(select(FacetRow.incident).where(FacetRow.facet.in_(facets)))


def place_keys(connection: Connection, name: str, others: Sequence[str] = ()) -> set[str]:
    """What claims resolved a name, or another one of the same place, to; and the name itself.

    Spellings that fold alike are one name. Raises `InputError` for a name without a letter.
    """
    key = fold(name)
    if not key:
        raise InputError(
            f"'{name}' is no name of a place.", remedy="Write letters or digits.", is_usage=True
        )
    found = {f"n:{key}"}
    folds = sorted({key, *(k for other in others if (k := fold(other)))})
    for row in fetch(
        connection,
        folds,
        lambda part: select(PlaceRow.keys).where(PlaceRow.folded.in_(part)).distinct(),
    ):
        found.update(value_from(row.keys))
    return found


def _members(accounts: ColumnElement[bool]) -> ColumnElement[bool]:
    """Incidents with a claim whose account meets a condition."""
    return IncidentRow.n.in_(
        select(MemberRow.incident)
        .join(AccountRow, AccountRow.id == MemberRow.claim)
        .where(MemberRow.until.is_(None), AccountRow.until.is_(None), accounts)
    )


def _in_box(connection: Connection, box: tuple[float, float, float, float]) -> ColumnElement[bool]:
    west, south, east, north = box
    is_sound = -90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180
    if not is_sound:
        raise InputError(
            f"{west},{south},{east},{north} is no box.",
            remedy="Write west,south,east,north in degrees, such as 44.5,38.8,47,41.3.",
            is_usage=True,
        )
    across: ColumnElement[bool] = PlaceRow.lon.between(west, east)
    if west > east:
        across = or_(PlaceRow.lon >= west, PlaceRow.lon <= east)
    met: list[ColumnElement[bool]] = [PlaceRow.lat.between(south, north), across]
    if connection.dialect.name != "sqlite" and _has_geography(connection):
        met.append(_near(west, south, east, north))
    some = select(PlaceRow.account).where(*met).limit(_MANY).subquery()
    if (connection.scalar(select(func.count()).select_from(some)) or 0) < _MANY:
        return _members(AccountRow.n.in_(select(PlaceRow.account).where(*met)))
    # A wide box holds so much that walking the incidents in order soon fills a page (on 100,000
    # claims and the whole world: 560 ms by the places, 10 ms so).
    return (
        select(MemberRow.n)
        .join(AccountRow, AccountRow.id == MemberRow.claim)
        .join(PlaceRow, PlaceRow.account == AccountRow.n)
        .where(
            MemberRow.incident == IncidentRow.n,
            MemberRow.until.is_(None),
            AccountRow.until.is_(None),
            *met,
        )
        .exists()
    )


def _has_geography(connection: Connection) -> bool:
    asked = text(
        "SELECT 1 FROM information_schema.columns "
        "WHERE table_name = 'places' AND column_name = 'spot' AND table_schema = current_schema()"
    )
    return connection.scalar(asked) is not None


def _near(west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
    """What the index on geography finds about a box, some more than lies in it.

    Its own sides would be great circles, which bulge towards the poles: so they are cut into
    short pieces, and a hundredth of a degree is added.
    """
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    parts = []
    for left, right in spans:
        edges = (
            max(left - 0.01, -180.0),
            max(south - 0.01, -90.0),
            min(right + 0.01, 180.0),
            min(north + 0.01, 90.0),
        )
        area = func.ST_Segmentize(func.ST_MakeEnvelope(*edges, 4326), 0.5)
        parts.append(text_column("spot").op("&&", is_comparison=True)(func.geography(area)))
    return or_(*parts)


def text_column(name: str) -> ColumnElement[Any]:
    """A column that only one kind of database has."""
    from sqlalchemy import literal_column

    return literal_column(f"places.{name}")


def _says(connection: Connection, words: str) -> ColumnElement[bool]:
    asked = terms(words)
    if not asked:
        raise InputError(
            f"'{words}' has no word to look for.", remedy="Write letters or digits.", is_usage=True
        )
    return _members(AccountRow.claim.in_(matching(connection, "words_claims", asked)))
