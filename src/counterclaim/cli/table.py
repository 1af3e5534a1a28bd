"""Claims as a table that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.cli import show
from counterclaim.core.records import Document, Result

if TYPE_CHECKING:
    from rich.console import Console

#: Characters of a quote that a table shows; `--json` has it whole.
_QUOTE = 100
#: Below this width claims are printed one below the other.
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
    if console.width < _WIDE:
        _print_blocks(console, rows)
        return
    # Without `expand`, rich would not heed the ratios.
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    used = [i for i, column in enumerate(_COLUMNS) if column.always or any(r[i] for r in rows)]
    for i in used:
        column = _COLUMNS[i]
        table.add_column(
            column.name,
            ratio=column.ratio,
            no_wrap=column.ratio is None,
            overflow="fold",
            style=column.style,
        )
    for row in rows:
        table.add_row(*(Text(row[i]) for i in used))
    console.print(table)


def _print_blocks(console: Console, rows: list[list[str]]) -> None:
    """Print claims one below the other, for a narrow terminal."""
    from rich.padding import Padding
    from rich.text import Text

    for speaker, stance, event, who, where, when, losses, words in rows:
        console.print(Text(f"  {speaker} {stance} {event}", style="cyan"))
        facts = "; ".join(part for part in (who, where, when.replace("\n", " "), losses) if part)
        for part in (facts, words):
            if part:
                console.print(Padding(Text(part), (0, 0, 0, 4)))
    console.print()


class _Column(NamedTuple):
    name: str
    ratio: int | None
    always: bool = True
    style: str | None = None


_COLUMNS = (
    _Column("speaker", None, style="cyan"),
    _Column("stance", None),
    _Column("event", 4),
    _Column("who → whom", None),
    _Column("where", 5),
    _Column("when", None),
    _Column("losses", 6, always=False),
    _Column("words", 8, style="dim"),
)


_WHEN = next(i for i, column in enumerate(_COLUMNS) if column.name == "when")


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
    plain = [show.plain(str(cell)) for cell in cells]
    plain[_WHEN] = plain[_WHEN].replace(" to ", "\nto ")
    return plain
