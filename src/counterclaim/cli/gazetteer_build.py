"""Building an index for `counterclaim gazetteer build`: checks, progress, and moving into place."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from counterclaim.core.errors import InputError

if TYPE_CHECKING:
    from counterclaim.resolve.place import BuildReport
    from counterclaim.resolve.place.build import BuildProgress

#: Bytes of an average line of a dump; lines still to come are estimated by it.
_LINE_BYTES = 130
_FORM = "Name a GeoNames dump such as allCountries.txt or AM.zip: 19 columns between tabs."


def build(
    dump: Path,
    output: Path,
    *,
    alternate_names: Path | None,
    admin1_codes: Path | None,
    min_population: int,
    countries: Collection[str],
    replace: bool,
    quiet: bool,
) -> BuildReport:
    """Builds the index aside and moves it to `output` when it holds something.

    An index without a place would hide every town, so that a wrong file or a filter that keeps
    nothing must not take the place of an index that works.
    """
    from counterclaim.resolve.place import build_gazetteer

    if output.exists() and not replace:
        raise InputError(f"{output} exists.", remedy="Name another --output, or add --replace.")
    if output.is_dir():
        raise InputError(f"{output} is a folder.", remedy="Name a file with --output.")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as folder:
            made = Path(folder) / output.name
            with progress(not quiet, _expected_lines(dump)) as tick:
                report = build_gazetteer(
                    dump,
                    made,
                    alternate_names=alternate_names,
                    admin1_codes=admin1_codes,
                    min_population=min_population,
                    countries=countries,
                    progress=tick,
                )
            _refuse_empty(dump, report, filtered=bool(countries or min_population))
            os.replace(made, output)
    except (OSError, sqlite3.Error) as error:
        raise InputError(
            f"{output} cannot be written: {getattr(error, 'strerror', None) or error}.",
            remedy="Name a file in a folder that you may write to and that has room.",
        ) from error
    return msgspec.structs.replace(report, path=output)


def _refuse_empty(dump: Path, report: BuildReport, *, filtered: bool) -> None:
    if report.places:
        return
    if report.first_bad:
        raise InputError(f"No place can be read: {report.first_bad}.", remedy=_FORM)
    if not report.lines:
        raise InputError(f"{dump} is empty.", remedy=_FORM)
    raise InputError(
        f"None of the {report.lines:,} lines of {dump} is kept.",
        remedy="Ask for other --countries or a lower --min-population." if filtered else _FORM,
    )


def _expected_lines(dump: Path) -> int:
    """About how many lines a dump has, by its size."""
    size = dump.stat().st_size
    if zipfile.is_zipfile(dump):
        try:
            with zipfile.ZipFile(dump) as archive:
                size = max((m.file_size for m in archive.infolist()), default=0)
        except zipfile.BadZipFile:
            size = 0  # the build says what is wrong with it
    return max(1, size // _LINE_BYTES)


@contextmanager
def progress(wanted: bool, expected: int) -> Iterator[BuildProgress | None]:
    """A bar on standard error, on a terminal only; None where there is none."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.completed:,.0f} lines"),
        BarColumn(),
        TextColumn("{task.fields[places]:,} places"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("build", total=expected, places=0)

        def tick(lines: int, places: int) -> None:
            bar.update(task, completed=lines, total=max(expected, lines), places=places)

        yield tick
