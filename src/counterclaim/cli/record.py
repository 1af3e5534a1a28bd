"""`counterclaim record`: what is done with a record as a whole."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli import recording

app = typer.Typer(no_args_is_help=True, help="Do something with a record as a whole.")


@app.callback()
def _group() -> None:
    """Do something with a record as a whole."""


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The record: a file or a URL.")],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A new file, or the URL of an empty database.")
    ],
) -> None:
    """Copy a record with all that it ever held into another file or database.

    Judgements, grades and history go with it. All of it is copied, or nothing.
    """
    from counterclaim.cli.read import counted, say

    with recording.opened(source) as record:
        copied = record.copy_to(target)
    say(f"{counted(copied, 'document')} copied")
