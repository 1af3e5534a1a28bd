"""Building a full index from GeoNames dump files: `build_gazetteer`."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.errors import InputError
from counterclaim.core.place import LEAST_RADIUS_KM, Place, PlaceKind, PlaceName
from counterclaim.resolve.place.sources import kind_of_town, radius_of_town, read_country_codes
from counterclaim.resolve.place.writer import CAPITAL, IndexWriter

#: Lines read, and places kept, so far.
BuildProgress = Callable[[int, int], None]

_EVERY = 20_000
_COLUMNS = 19
#: Feature codes that are their own kind; others go by their class.
_KIND_OF_CODE: dict[str, PlaceKind] = {
    "PCLI": "country",
    "PCLD": "country",
    "PCLS": "country",
    "PCLF": "country",
    "PCL": "country",
    "PCLIX": "country",
    "TERR": "province",
    "ADM1": "province",
    "ADM1H": "province",
    "ADM2": "district",
    "ADM2H": "district",
    "ADM3": "district",
    "ADM3H": "district",
    "ADM4": "district",
    "ADMD": "district",
    "ZN": "region",
    "RGN": "region",
    "RGNH": "region",
    "RGNE": "region",
    "CONT": "continent",
    "AREA": "region",
    "MILB": "base",
    "INSM": "base",
    "AIRB": "base",
    "FT": "base",
    "AIRP": "airport",
    "AIRF": "airport",
    "AIRH": "airport",
    "DAM": "plant",
    "PS": "plant",
    "PSH": "plant",
    "PSN": "plant",
    "MN": "plant",
    "PRT": "plant",
    "FCL": "plant",
    "BDG": "crossing",
    "CSTM": "crossing",
    "PSTB": "crossing",
    "PASS": "crossing",
    "GAP": "crossing",
    "HLL": "height",
    "HLLS": "height",
    "RDGE": "height",
    "PK": "height",
    "SPUR": "height",
    "MT": "mountain",
    "MTS": "mountain",
    "VLC": "mountain",
    "VAL": "valley",
    "ISL": "island",
    "ISLS": "island",
    "ISLT": "island",
    "STM": "river",
    "STMI": "river",
    "STMQ": "river",
    "WAD": "river",
    "CNL": "river",
    "LK": "lake",
    "LKS": "lake",
    "RSV": "lake",
    "SEA": "sea",
    "OCN": "sea",
    "GULF": "sea",
    "BAY": "sea",
    "STRT": "strait",
    "CHN": "strait",
    "PPLX": "quarter",
}
_RADIUS_OF_CODE = {
    "PCLI": 300.0,
    "ADM1": 80.0,
    "ADM2": 30.0,
    "ADM3": 15.0,
    "ADM4": 8.0,
    "RGN": 50.0,
    "STM": 40.0,
    "STMI": 20.0,
}
#: Languages of alternate names that are codes or links.
_NO_LANGUAGES = frozenset(
    {"link", "post", "iata", "icao", "faac", "fr_1793", "abbr", "wkdt", "unlc", "phon", "tcid"}
)


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build read and kept. `bad_lines` counts lines that could not be read."""

    path: Path
    lines: int
    places: int
    names: int
    bad_lines: int
    first_bad: str = ""


def build_gazetteer(
    all_countries: Path,
    output: Path,
    *,
    alternate_names: Path | None = None,
    admin1_codes: Path | None = None,
    min_population: int = 0,
    countries: Collection[str] = (),
    replace: bool = False,
    progress: BuildProgress | None = None,
    run_keys: int | None = None,
) -> BuildReport:
    """Builds an index from GeoNames dump files, plain or zipped, and returns what it holds.

    `all_countries` has the form of `allCountries.txt` (one country's file will do);
    `alternate_names` that of `alternateNamesV2.txt`, which adds the language and the years of
    names; `admin1_codes` that of `admin1CodesASCII.txt`. `min_population` leaves out smaller
    settlements of known population, and `countries` (ISO 3166-1 alpha-2 or alpha-3) all other
    countries. Memory does not grow with the input. Nothing stands under `output` until the
    index is whole; an interrupted build leaves nothing behind.
    """
    if output.exists() and not replace:
        raise InputError(f"{output} exists.", remedy="Name another file, or ask to replace it.")
    for path in (all_countries, alternate_names, admin1_codes):
        if path is not None and not path.is_file():
            raise InputError(f"{path} is missing.", remedy="Name a GeoNames dump file.")
    codes = read_country_codes()
    wanted = {code.upper() for code in countries}
    admin_names = _admin_names(admin1_codes) if admin1_codes is not None else {}
    meta = {"layer": "full", "version": all_countries.name, "admin_names": admin_names}
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as folder:
        build = _Build(codes, wanted, min_population, progress)
        more = _MoreNames(alternate_names, Path(folder) / "names.db", build)
        options = {} if run_keys is None else {"run_keys": run_keys}
        with closing(more), IndexWriter(output, meta, **options) as writer:
            build.run(all_countries, more, writer)
    return BuildReport(
        path=output,
        lines=build.lines,
        places=build.places,
        names=build.names,
        bad_lines=build.bad,
        first_bad=build.first_bad,
    )


class _Build:
    """The state of one build: what is kept, and what was counted."""

    def __init__(
        self,
        codes: dict[str, str],
        wanted: set[str],
        min_population: int,
        progress: BuildProgress | None,
    ) -> None:
        self.lines = self.places = self.names = self.bad = 0
        self.first_bad = ""
        self._codes, self._wanted, self._least = codes, wanted, min_population
        self._progress = progress

    def run(self, path: Path, more: _MoreNames, writer: IndexWriter) -> None:
        """Adds all places of a dump file."""
        with closing(_lines(path)) as lines:
            for number, line in enumerate(lines, start=1):
                self.lines = number
                if self._progress is not None and number % _EVERY == 0:
                    self._progress(number, self.places)
                self._add(path, line.split("\t"), more, writer)
        if self._progress is not None:
            self._progress(self.lines, self.places)

    def _add(self, path: Path, cells: list[str], more: _MoreNames, writer: IndexWriter) -> None:
        try:
            found = self._place(cells, more)
        except (ValueError, IndexError) as error:
            self.reject(path, self.lines, error)
            return
        if found is not None:
            writer.add(found, flags=CAPITAL if cells[7] == "PPLC" else 0)
            self.places += 1
            self.names += len(found.names)

    def reject(self, path: Path, number: int, error: Exception) -> None:
        """Counts a line that cannot be read."""
        self.bad += 1
        if not self.first_bad:
            self.first_bad = f"{path.name} line {number}: {error}"

    def _place(self, cells: list[str], more: _MoreNames) -> Place | None:
        if len(cells) < _COLUMNS:
            raise ValueError(f"{len(cells)} columns where {_COLUMNS} are needed")
        ident, name = int(cells[0]), cells[1].strip()
        lat, lon = float(cells[4]), float(cells[5])
        if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError("no name, or no point on the globe")
        population = max(0, int(cells[14] or 0))
        kind = _kind(cells[6], cells[7], population)
        country = self._codes.get(cells[8], "")
        if kind is None or not self._keeps(cells[8], country, cells[6], population):
            return None
        return Place(
            id=f"gn:{ident}",
            names=_names(name, cells[2], cells[3], more.of(ident)),
            kind=kind,
            lat=lat,
            lon=lon,
            radius_km=_radius(kind, cells[7], population),
            country=country,
            admin1=f"{cells[8]}.{cells[10]}" if cells[10] else "",
            population=min(population, 0xFFFFFFFF),
            source="geonames",
        )

    def _keeps(self, code: str, country: str, feature: str, population: int) -> bool:
        if self._wanted and code not in self._wanted and country not in self._wanted:
            return False
        return feature != "P" or population == 0 or population >= self._least


def _kind(feature: str, code: str, population: int) -> PlaceKind | None:
    """The kind of a feature; None for those that texts on clashes do not name (hotels, farms)."""
    known = _KIND_OF_CODE.get(code)
    if known is not None:
        return known
    if feature == "P":
        return kind_of_town(population)
    if feature == "A":
        return "district"
    return "mountain" if feature == "T" and code.startswith("MT") else None


def _radius(kind: PlaceKind, code: str, population: int) -> float:
    if kind in ("city", "town", "village", "quarter"):
        return radius_of_town(population)
    return max(_RADIUS_OF_CODE.get(code.rstrip("H"), 0.0), LEAST_RADIUS_KM[kind])


def _names(
    name: str, ascii_name: str, alternates: str, more: list[PlaceName]
) -> tuple[PlaceName, ...]:
    """The main name, then those with a language, then the rest."""
    names: dict[str, PlaceName] = {name: PlaceName(name=name)}
    for extra in more:
        if extra.name != name:
            names.setdefault(extra.name, extra)
    for text in (ascii_name, *alternates.split(",")):
        text = text.strip()
        if len(text) > 1 and not (len(text) <= 4 and text.isascii() and text.isupper()):
            names.setdefault(text, PlaceName(name=text))
    return tuple(names.values())


class _MoreNames:
    """Alternate names by place, on disk."""

    def __init__(self, source: Path | None, database: Path, build: _Build) -> None:
        self._base: sqlite3.Connection | None = None
        if source is None:
            return
        self._base = sqlite3.connect(database)
        self._base.execute("pragma journal_mode = off")
        self._base.execute("pragma synchronous = off")
        self._base.execute("create table n (place integer, fields text)")
        self._base.executemany("insert into n values (?, ?)", _alternates(source, build))
        self._base.execute("create index by_place on n (place)")

    def of(self, place: int) -> list[PlaceName]:
        """The names of a place that have a language."""
        if self._base is None:
            return []
        found = self._base.execute("select fields from n where place = ? order by rowid", (place,))
        names = []
        for (fields,) in found:
            name, language, start, end = fields.split("\t")
            names.append(PlaceName(name=name, language=language, from_=start, to=end))
        return names

    def close(self) -> None:
        """Closes the file, so that its folder can go."""
        if self._base is not None:
            self._base.close()


def _alternates(path: Path, build: _Build) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_lines(path), start=1):
        cells = line.split("\t")
        try:
            if len(cells) < 4:
                raise ValueError(f"{len(cells)} columns where 4 are needed")
            place, language, name = int(cells[1]), cells[2], cells[3].strip()
        except ValueError as error:
            build.reject(path, number, error)
            continue
        if not name or not language or language in _NO_LANGUAGES or len(language) > 3:
            continue
        start, end = (cells[8], cells[9]) if len(cells) > 9 else ("", "")
        yield place, "\t".join((name, language, start.strip(), end.strip()))


def _admin_names(path: Path) -> dict[str, str]:
    names = {}
    for line in _lines(path):
        cells = line.split("\t")
        if len(cells) >= 2 and "." in cells[0]:
            names[cells[0]] = cells[1]
    return names


def _lines(path: Path) -> Generator[str, None, None]:
    with (
        _open(path) as stream,
        io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n") as lines,
    ):
        for line in lines:
            text = line.rstrip("\r\n")
            if text and not text.startswith("#"):
                yield text


@contextmanager
def _open(path: Path) -> Iterator[Any]:
    """A dump file; of a zipped one, the member of its own name or the largest."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                yield stream
            return
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.endswith(".txt")]
            named = [m for m in members if Path(m.filename).stem == path.stem]
            if not members:
                raise InputError(f"{path} holds no .txt file.", remedy="Name a GeoNames dump.")
            chosen = named[0] if named else max(members, key=lambda m: m.file_size)
            with archive.open(chosen) as stream:
                yield stream
    except (zipfile.BadZipFile, EOFError) as error:
        raise InputError(f"{path} is damaged: {error}.", remedy="Get it again.") from error
