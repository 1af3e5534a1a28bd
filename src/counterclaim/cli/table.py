"""Claims as a table that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.cli import show
from counterclaim.core.records import Document, Result

if TYPE_CHECKING:
    from rich.console import Console

#: Characters of a quote that a table shows; `--json` has it whole.
_QUOTE = 120
#: From this width on no cell need be broken inside a word.
_WIDE = 110


def heading(document: Document) -> str:
    """Who published it, when, and under what title, in one line."""
    who = document.source or document.id
    party = f" ({document.source_party})" if document.source_party else ""
    date = document.published_at.replace("T", " ") if document.published_at else "undated"
    title = f": {document.title}" if document.title else ""
    return show.plain(f"{who}{party}, {date}{title}")


def print_result(console: Console, result: Result) -> None:
    """Print a document's heading and its claims."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from counterclaim.claims.flat import to_flat

    console.print(Text(heading(result.document), style="bold"))
    if not result.claims:
        console.print(Text("  no claims\n"))
        return
    rows = [_cells(to_flat(claim)) for claim in result.claims]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    used = [i for i, column in enumerate(_COLUMNS) if column.always or any(r[i] for r in rows)]
    wide = console.width >= _WIDE
    for i in used:
        column = _COLUMNS[i]
        table.add_column(
            column.name,
            ratio=column.ratio,
            min_width=column.width if wide else None,
            no_wrap=wide and column.ratio is None,
            overflow="fold",
            style=column.style,
        )
    for row in rows:
        table.add_row(*(Text(row[i]) for i in used))
    console.print(table)


class _Column(NamedTuple):
    name: str
    ratio: int | None
    width: int
    always: bool = True
    style: str | None = None


_COLUMNS = (
    _Column("speaker", None, 7, style="cyan"),
    _Column("stance", None, 7),
    _Column("event", 4, 11),
    _Column("who → whom", None, 10),
    _Column("where", 4, 9),
    _Column("when", 3, 10),
    _Column("losses", 4, 11, always=False),
    _Column("words", 9, 20, style="dim"),
)


def _cells(claim: dict[str, Any]) -> list[str]:
    quote = show.shortened(claim["quotes"][0], _QUOTE) if claim["quotes"] else ""
    cells = [
        claim["speaker"],
        show.STANCES.get(claim["stance"], claim["stance"]),
        show.happening(claim),
        show.roles(claim["actors"], claim["targets"]),
        show.where(claim["places"]),
        show.when(claim["start"], claim["end"]),
        show.losses(claim["losses"]),
        f"“{quote}”" if quote else "",
    ]
    return [show.plain(str(cell)) for cell in cells]
