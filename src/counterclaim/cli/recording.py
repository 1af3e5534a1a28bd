"""Opening the record that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.store import Record

DEFAULT = "counterclaim.db"

Db = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="COUNTERCLAIM_DB",
        metavar="PATH_OR_URL",
        help="The record: a file, or postgresql://USER@HOST/DATABASE.",
    ),
]


def opened(target: str, *, with_places: bool = False) -> Record:
    """The record at a path or an address; `with_places`, it finds places by their rival names."""
    from counterclaim.store import Record

    if not with_places:
        return Record.open(target)
    from counterclaim.resolve.place import Gazetteer

    return Record.open(target, gazetteer=Gazetteer.load())
