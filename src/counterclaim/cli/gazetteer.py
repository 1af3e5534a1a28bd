"""`counterclaim gazetteer`: look a name up, build a full index."""

from __future__ import annotations

import typer

app = typer.Typer(help="Look places up, or build a full index of them.", no_args_is_help=True)
