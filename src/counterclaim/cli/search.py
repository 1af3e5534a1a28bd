"""`counterclaim search`: documents of the record by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.store import Hit


def search(
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", help='Words and "quoted phrases", all of which must occur.'),
    ],
    db: recording.Db = recording.DEFAULT,
    json: Annotated[
        bool, typer.Option("--json", help="Print what is found as JSON Lines.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="At most so many, the latest first.")
    ] = 20,
) -> None:
    """Find documents by their words, with the claims and incidents that hold them.

    Exit status 1 where nothing is found.
    """
    from counterclaim.cli.output import console, emit, flushed

    with recording.opened(db) as record:
        hits = record.search(text, limit)
    if json:
        import msgspec

        for hit in hits:
            emit(msgspec.json.encode(hit) + b"\n")
    else:
        with flushed():
            _print(console(), hits)
    if not hits:
        raise typer.Exit(1)


def _print(screen: Console, hits: list[Hit]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from counterclaim.cli.show import plain

    if not hits:
        screen.print(Text("no documents"))
    for hit in hits:
        date = (hit.published_at or "undated").replace("T", " ")
        title = f": {hit.title}" if hit.title else ""
        old = "" if hit.is_current else " (an earlier revision)"
        line = f"{hit.document}, {hit.source or 'unnamed source'}, {date}{title}{old}"
        screen.print(Text(plain(line), style="bold"))
        lines = [hit.excerpt]
        if hit.claims:
            lines.append(f"claims: {', '.join(hit.claims)}")
        if hit.incidents:
            lines.append(f"incidents: {', '.join(hit.incidents)}")
        for text in lines:
            screen.print(Padding(Text(plain(text)), (0, 0, 0, 2), expand=False))
