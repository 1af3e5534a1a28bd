"""Printing an incident side by side on a terminal of any width.

The order of columns is that of the parties' codes, and no colour means anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from counterclaim.cli.sheet import STANDS, Entry, Sheet
from counterclaim.cli.show import bounds, plain, when

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from counterclaim.link.collapse import Collapsed
    from counterclaim.link.contested import Atom, Contested, Weighed

#: Least characters that a column of the table can be read in.
_LEAST = 20
#: Lines that a cell shows; `--quotes` and `--json` have all.
_MOST = 8
#: Gives for a claim, a row and a line's detail the words, as `document, part:start-end` and quote.
Quotes = Callable[[str, str, str], Sequence[tuple[str, str]]]


def print_sheet(
    console: Console, sheet: Sheet, names: Mapping[str, str], quotes: Quotes | None = None
) -> None:
    """Print the table, or its columns one below the other where the terminal is narrow.

    `names` has headings for columns; others bear their titles.
    """
    sheet = msgspec.structs.replace(
        sheet, columns=tuple(names.get(title, title) for title in sheet.columns)
    )
    label = max(len(row.name) for row in sheet.rows)
    room = console.width - label - 2 - 3 * len(sheet.columns)
    if room < _LEAST * len(sheet.columns):
        _print_stacked(console, sheet, quotes)
    else:
        _print_table(console, sheet, quotes, label)


def _print_table(console: Console, sheet: Sheet, quotes: Quotes | None, label: int) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=True)
    table.add_column("", width=label, no_wrap=True)
    for title in sheet.columns:
        table.add_column(title, ratio=1, overflow="fold")
    for row in sheet.rows:
        cells = [_cell(row.name, cell, quotes) for cell in row.cells]
        table.add_row(Text(row.name, style="bold"), *cells)
    console.print(table)


def _cell(row: str, entries: Sequence[Entry], quotes: Quotes | None) -> RenderableType:
    from rich.console import Group

    return Group(*_lines(row, entries, quotes)) if entries else "–"


def _lines(row: str, entries: Sequence[Entry], quotes: Quotes | None) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    shown = entries if quotes is not None or len(entries) <= _MOST else entries[: _MOST - 1]
    for entry in shown:
        yield _hanging(plain(entry.text))
        if quotes is not None and row != STANDS:
            told = (quotes(claim, row, entry.detail) for claim in entry.claims)
            found = dict.fromkeys(pair for pairs in told for pair in pairs)
            for place, words in found:
                text = Text(f"“{plain(words)}” {place}", style="dim")
                yield Padding(text, (0, 0, 0, 2), expand=False)
    if len(shown) < len(entries):
        yield Text(f"and {len(entries) - len(shown)} more", style="dim")


def _hanging(line: str) -> RenderableType:
    """A line whose further lines are indented, so that those of a cell stay apart."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=0)
    grid.add_column(width=2)
    grid.add_column(overflow="fold")
    grid.add_row(Text("· "), Text(line))
    return grid


def _print_stacked(console: Console, sheet: Sheet, quotes: Quotes | None) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for number, title in enumerate(sheet.columns):
        console.print(Text(f"\n{title}", style="bold"))
        for row in sheet.rows:
            if row.cells[number]:
                console.print(Text(f"  {row.name}"))
                for line in _lines(row.name, row.cells[number], quotes):
                    console.print(Padding(line, (0, 0, 0, 4), expand=False))
    console.print()


def value_words(found: Contested, value: Atom) -> str:
    """A value as a person reads it."""
    if isinstance(value, str):
        return value.replace("_", " ")
    first, last = value
    if isinstance(first, int) or isinstance(last, int):
        low, high = (p if isinstance(p, int) else None for p in value)
        return "none" if (low, high) == (0, 0) else bounds(low, high)
    start, end = (p if isinstance(p, str) else None for p in value)
    return when(start, end) if start else f"until {when(end, None)}"


_FIELDS = {"initiator": "who began", "targets": "against whom", "actors": "who did it"}


def field_words(found: Contested) -> str:
    """The field and its key, as `losses of ARM, killed (military)`."""
    if found.field == "losses":
        side, kind, what = found.key
        return f"losses of {side}, {kind.replace('_', ' ')}" + (
            f" ({what})" if what != "any" else ""
        )
    if found.field == "count":
        return f"number of {found.key[0].replace('_', ' ')}"
    if found.field == "places":
        return f"places ({found.key[0]})"
    return _FIELDS.get(found.field, found.field)


def print_values(
    console: Console,
    entries: Sequence[Contested],
    names: Mapping[str, str],
    collapsed: Mapping[int, Collapsed] | None = None,
) -> None:
    """Print how the values of each field compare, with their independent sources.

    `names` has a name for each key of a place; `collapsed` the outcome for each entry, by its
    position.
    """
    from rich.padding import Padding
    from rich.text import Text

    for number, entry in enumerate(entries):
        console.print(Text(f"  {field_words(entry)}: {_VERDICTS[entry.verdict]}"))
        for weighed in entry.values:
            value = names.get(str(weighed.value), value_words(entry, weighed.value))
            line = Text(plain(f"{value}: {_said_by(weighed)}"))
            console.print(Padding(line, (0, 0, 0, 4), expand=False))
        if collapsed is not None:
            console.print(Padding(_outcome(entry, collapsed[number]), (0, 0, 0, 4), expand=False))


_VERDICTS = {
    "single": "one source tells it",
    "agree": "all that tell it agree",
    "compatible": "told differently, and all can be so",
    "apart": "nothing in common",
    "differ": "they exclude each other",
}


def _said_by(weighed: Weighed) -> str:
    """Who holds a value, on how many independent sources, and who denies it."""
    number = weighed.independent
    text = f"said by {', '.join(weighed.speakers) or 'nobody now'}"
    if number:
        text += f" ({number} independent source{'' if number == 1 else 's'})"
    return text + (f", denied by {', '.join(weighed.denied_by)}" if weighed.denied_by else "")


def _outcome(entry: Contested, found: Collapsed) -> Text:
    from rich.text import Text

    if found.value is None:
        denied = _denied({w for value in entry.values for w in value.denied_by})
        return Text(f"→ {found.rule}: no value, {plain(found.reason + denied)}")
    denied = _denied({w for v in entry.values if v.value == found.value for w in v.denied_by})
    words = plain(value_words(entry, found.value)) or "open"
    return Text(f"→ {found.rule}: {words}{plain(denied)}")


def _denied(by: set[str]) -> str:
    return f"; denied by {', '.join(sorted(by))}" if by else ""
