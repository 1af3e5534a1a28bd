"""`counterclaim gazetteer`: look a name up, build a full index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.core.place import Place, PlaceName
    from counterclaim.resolve.place import BuildReport, Gazetteer

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


@app.command("build")
def build(
    dump: Annotated[
        Path,
        typer.Argument(
            metavar="DUMP",
            exists=True,
            dir_okay=False,
            help="A GeoNames dump: allCountries.txt, one country's .txt, or the .zip of either.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The index to write (default: DUMP's, .ccg).",
        ),
    ] = None,
    alternate_names: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="alternateNamesV2.txt or .zip: the language and the years of names.",
        ),
    ] = None,
    admin1_codes: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="admin1CodesASCII.txt: names of provinces that the packaged tables lack.",
        ),
    ] = None,
    countries: Annotated[
        str,
        typer.Option(metavar="CODES", help="Keep these countries only: ARM,AZE or AM,AZ."),
    ] = "",
    min_population: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Leave out settlements known to be smaller."),
    ] = 0,
    replace: Annotated[bool, typer.Option("--replace", help="Replace FILE if it exists.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print failures only, no progress and no summary.")
    ] = False,
) -> None:
    """Build an index of all places of a GeoNames dump, for lookup --index and read --gazetteer.

    The index appears whole or not at all. Lines that cannot be read are counted, the first is
    named, the rest is kept, and the exit status is 1.
    """
    from counterclaim.cli.gazetteer_build import build as build_index

    try:
        report = build_index(
            dump,
            output or Path(f"{dump.stem}.ccg"),
            alternate_names=alternate_names,
            admin1_codes=admin1_codes,
            min_population=min_population,
            countries=_codes(countries),
            replace=replace,
            quiet=quiet,
        )
    except KeyboardInterrupt:
        typer.echo("interrupted; nothing was written", err=True)
        raise SystemExit(130) from None
    _say_built(report, quiet)
    if report.bad_lines:
        raise typer.Exit(1)


def _codes(text: str) -> tuple[str, ...]:
    """Codes of countries, each of them known."""
    from counterclaim.resolve.place.sources import read_country_codes

    codes = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    known = read_country_codes()
    unknown = sorted(set(codes) - set(known) - set(known.values()))
    if unknown:
        raise typer.BadParameter(
            f"no country has the code {', '.join(unknown)}; use ISO 3166-1 codes such as ARM,AZE.",
            param_hint="--countries",
        )
    return codes


def _say_built(report: BuildReport, quiet: bool) -> None:
    from counterclaim.cli.show import plain

    if not quiet:
        held = f"{report.places:,} places with {report.names:,} names"
        typer.echo(plain(f"{report.path}: {held}, of {report.lines:,} lines"), err=True)
    if report.bad_lines:
        lines = "1 line" if report.bad_lines == 1 else f"{report.bad_lines:,} lines"
        typer.echo(
            plain(
                f"error: {lines} could not be read and was left out; the first is "
                f"{report.first_bad}. Get the file again if it should be whole."
            ),
            err=True,
        )


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
