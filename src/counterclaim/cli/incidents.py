"""`counterclaim incidents`: a list of what happened, or is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.store import Filters, Line, Record

#: What can be asked for by --status, and what the record calls it.
_STANDINGS = {
    "asserts": "asserts",
    "denies": "denies",
    "denied": "denies",
    "concedes": "concedes",
    "conceded": "concedes",
    "silent": "silent",
}
_LABELS = ("agreed", "contested", "one-sided", "unanswered")
_STATUSES = ", ".join(sorted({*_STANDINGS, *_LABELS}))
#: How many incidents are asked for at a time.
_PAGE = 1000
#: Below this width incidents are printed one below the other.
_WIDE = 100
#: Places that a line of the table names.
_PLACES = 4


def incidents(
    db: recording.Db = recording.DEFAULT,
    json: Annotated[
        bool, typer.Option("--json", help="Print incidents as JSON Lines, with all their claims.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Only what lasted to this day or hour."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Only what began by this day or hour."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only at this place, by any of its names.")
    ] = None,
    box: Annotated[
        str | None,
        typer.Option(metavar="W,S,E,N", help="Only within these degrees, such as 44,38,47,41."),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Only where this party acts, suffers, speaks."),
    ] = None,
    event: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Only with this event type.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="STATUS", help=f"Only what stands so ({_STATUSES}); with --party, for it."
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only with claims that hold these words."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="At most so many, the latest first.")
    ] = 50,
    order: Annotated[
        str,
        typer.Option(metavar="ORDER", help="time, the latest first, or claims, the most first."),
    ] = "time",
) -> None:
    """List incidents: when, where, who, what, and where each party stands.

    All filters must hold.
    """
    from counterclaim.cli.output import console, flushed

    if order not in ("time", "claims"):
        raise typer.BadParameter(f"'{order}' is neither time nor claims.", param_hint="--order")
    given = {"--from": since, "--to": until, "--place": place, "--box": box, "--party": party,
             "--event": event, "--status": status, "--text": text}  # fmt: skip
    for name, words in given.items():
        if words is not None and not words.strip():
            raise typer.BadParameter("it is empty: give a value.", param_hint=name)
    sought = party.strip().upper() if party else None
    standing = _standing(status)
    with recording.opened(db, with_places=place is not None) as record:
        from counterclaim.store import Filters

        filters = Filters(
            since=since,
            until=until,
            place=place,
            box=_box(box),
            party=sought,
            event=event,
            status=standing,
            text=text,
        )
        if order == "time":
            found, is_more = _lines(record, filters, limit)
        else:
            every, _ = _lines(record, filters, None)
            found = sorted(every, key=lambda line: (-line.claims, line.start, line.id))[:limit]
            is_more = len(every) > limit
        if not found:
            for note in record.unmet(filters):
                typer.echo(f"note: {note}", err=True)
        if json:
            _print_json(record, found)
        else:
            with flushed():
                _print(console(), found)
        if is_more:
            first = "latest" if order == "time" else "ones with the most claims"
            typer.echo(
                f"note: these are the {limit} {first}, and there are more: --limit N "
                "lists up to N, --from, --to, --place and --party narrow them down.",
                err=True,
            )


def _standing(status: str | None) -> Any:
    if status is None or status in _LABELS:
        return status
    if status not in _STANDINGS:
        raise typer.BadParameter(f"'{status}' is none of {_STATUSES}.", param_hint="--status")
    return _STANDINGS[status]


def _box(given: str | None) -> tuple[float, float, float, float] | None:
    if given is None:
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise typer.BadParameter(
            f"'{given}' is no box. Write west,south,east,north in degrees.", param_hint="--box"
        ) from None
    return west, south, east, north


def _lines(record: Record, filters: Filters, limit: int | None) -> tuple[list[Line], bool]:
    """The first incidents that meet the filters, and whether there are more; all without a limit.

    They are asked for page by page.
    """
    import msgspec

    found: list[Line] = []
    after: str | None = None
    while limit is None or len(found) < limit:
        size = _PAGE if limit is None else min(limit - len(found), _PAGE)
        page = record.incidents(msgspec.structs.replace(filters, limit=size, after=after))
        found += page.incidents
        after = page.after
        if after is None:
            break
    return found, after is not None


def _print_json(record: Record, lines: list[Line]) -> None:
    import msgspec

    from counterclaim.cli.incidentform import incident_json, seen
    from counterclaim.cli.output import emit

    for line in lines:
        emit(msgspec.json.encode(incident_json(seen(record.incident(line.id)))) + b"\n")


def _print(screen: Console, lines: list[Line]) -> None:
    from rich import box
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if not lines:
        screen.print(Text("no incidents"))
        return
    rows = [[Text(cell) for cell in _cells(line)] for line in lines]
    if screen.width < _WIDE:
        for name, *facts in rows:
            name.stylize("bold")
            screen.print(name)
            for fact in facts:
                if fact.plain:
                    screen.print(Padding(fact, (0, 0, 0, 2), expand=False))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for title, ratio in _COLUMNS:
        table.add_column(title, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for row in rows:
        table.add_row(*row)
    screen.print(table)


_COLUMNS = (
    ("incident", None),
    ("when", 4),
    ("where", 5),
    ("what", 4),
    ("where each party stands", 5),
    ("claims", None),
)


def _cells(line: Line) -> Iterator[str]:
    from counterclaim.cli.show import day_or_hour, plain, when

    places = line.places[:_PLACES]
    more = f" and {len(line.places) - _PLACES} more" if len(line.places) > _PLACES else ""
    stands = [f"{party} {standing}" for party, standing in line.standing]
    yield line.id
    yield when(day_or_hour(line.start), day_or_hour(line.end, last=True))
    yield plain(", ".join(places) + more)
    yield ", ".join(event.replace("_", " ") for event in line.events)
    yield plain("; ".join(part for part in (", ".join(stands), ", ".join(line.labels)) if part))
    yield f"{line.claims} in {line.documents}"
