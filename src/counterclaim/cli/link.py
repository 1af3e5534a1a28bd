"""`counterclaim link`: the state of the links, and making them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from counterclaim.store import Record


def link(
    db: recording.Db = recording.DEFAULT,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make all links anew from claims and judgements.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Show how much the record holds; with --rebuild, link all of it anew before.

    What persons judged stays in force. Ids of incidents change only where their claims do.
    """
    import msgspec

    from counterclaim.cli.output import emit

    with recording.opened(db) as record:
        if rebuild:
            _rebuild(record)
        stats = record.stats()
    if json:
        emit(msgspec.json.encode(stats) + b"\n")
        return
    for name, value in msgspec.to_builtins(stats).items():
        typer.echo(f"{name.replace('_', ' '):<14} {_words(value)}")


def _rebuild(record: Record) -> None:
    from counterclaim.cli.read import say

    try:
        record.rebuild()
    except KeyboardInterrupt:
        say("interrupted; all links are as they were before")
        raise SystemExit(130) from None


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(value) or "none"
    return str(value)
