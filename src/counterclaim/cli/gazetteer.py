"""`counterclaim gazetteer`: look a name up, build a full index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.core.place import Place, PlaceName
    from counterclaim.resolve.place import Gazetteer

#: Other names that a table shows; `--json` has all.
_NAMES = 8

app = typer.Typer(
    help="Look places up, or build a full index of them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("lookup")
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name, in any spelling.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print places as JSON Lines, with all their names.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Show at most so many namesakes.")
    ] = 10,
    index: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="An index made by gazetteer build."
        ),
    ] = None,
) -> None:
    """Show the places that bear a name, the most prominent first, with their rival names.

    The exit status is 1 where there is none; names that are near are then suggested.
    """
    from counterclaim.resolve.place import Gazetteer

    gazetteer = Gazetteer.open(index) if index else Gazetteer.load()
    places = gazetteer.lookup(name, limit=limit)
    if not places:
        _say_missing(gazetteer, name)
        raise typer.Exit(1)
    if json:
        import msgspec

        from counterclaim.cli.output import emit

        emit(msgspec.json.Encoder().encode_lines(places))
        return
    _print(gazetteer, places)


def _say_missing(gazetteer: Gazetteer, name: str) -> None:
    from counterclaim.cli.show import plain

    near = list(dict.fromkeys(place.label for place in gazetteer.suggest(name)))
    hint = f" Near: {', '.join(near)}." if near else ""
    typer.echo(plain(f"error: no place bears the name '{name}'.{hint}"), err=True)


def _print(gazetteer: Gazetteer, places: list[Place]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from counterclaim.cli.output import console, flushed
    from counterclaim.cli.show import plain

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("place", "kind", "country", "unit", "people", "centre", "radius", "other names"):
        table.add_column(column, justify="right" if column in ("people", "radius") else "left")
    for place in places:
        cells = (
            place.label,
            place.kind.replace("_", " "),
            place.country,
            place.admin1,
            f"{place.population:,}" if place.population else "",
            f"{place.lat:.2f}, {place.lon:.2f}",
            f"{max(1, round(place.radius_km))} km",
            _rivals(place.label, gazetteer.rival_names(place)),
        )
        table.add_row(*(Text(plain(cell)) for cell in cells))
    with flushed():
        console().print(table)


def _rivals(label: str, names: tuple[PlaceName, ...]) -> str:
    """Each other name with the sides and languages that use it; those of the sides first."""
    uses: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: not n.side):
        years = f" {name.from_}–{name.to}" if name.from_ or name.to else ""
        if name.side or name.language:
            uses.setdefault(name.name, []).append((name.side or name.language) + years)
    uses.pop(label, None)
    shown = [f"{name} ({', '.join(dict.fromkeys(tags))})" for name, tags in uses.items()]
    if not shown:
        shown = [n.name for n in names if n.name != label]
    return "; ".join(shown[:_NAMES]) + (" …" if len(shown) > _NAMES else "")
