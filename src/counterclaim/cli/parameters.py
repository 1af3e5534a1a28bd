"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders (read recursively), or - for standard input."
    ),
]
SourceParty = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Party that publishes the documents, such as ARM or OSCE."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When they were published: 2022-09-13T01:40+04:00."),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who publishes the documents, in words.")
]
Encoding = Annotated[
    str, typer.Option(metavar="NAME", help="Encoding of files that carry no byte order mark.")
]
Limit = Annotated[
    float, typer.Option(metavar="MB", min=0.001, help="Largest size of one document in megabytes.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read documents.")
]
GazetteerIndex = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="An index made by gazetteer build, in place of the packaged one.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print failures only, no notes and no summary.")
]

DEFAULT_LIMIT_MB = 5.0
