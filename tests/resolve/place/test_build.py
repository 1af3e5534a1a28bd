from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from counterclaim.core.errors import InputError
from counterclaim.core.values import Resolved
from counterclaim.resolve.place import (
    Gazetteer,
    PlaceContext,
    PlaceMention,
    build_gazetteer,
    resolve_places,
)


def line(
    ident: int,
    name: str,
    feature: str,
    code: str,
    country: str = "AM",
    admin: str = "08",
    people: int = 0,
    lat: float = 39.2,
    lon: float = 46.4,
    alternates: str = "",
) -> str:
    cells = [
        str(ident),
        name,
        name,
        alternates,
        str(lat),
        str(lon),
        feature,
        code,
        country,
        "",
        admin,
        "",
        "",
        "",
        str(people),
        "",
        "900",
        "Asia/Yerevan",
        "2024-01-01",
    ]
    return "\t".join(cells)


LINES = [
    line(1, "Qapantest", "P", "PPLA", people=42_000, alternates="Gafantest,KPN"),
    line(2, "Testvil", "P", "PPL", people=120),
    line(3, "Testvil", "P", "PPL", country="AZ", admin="26", lat=40.1, lon=46.0),
    line(4, "Mount Testgar", "T", "MT"),
    line(5, "Hotel Test", "S", "HTL"),
    line(6, "Testchay", "H", "STM"),
    line(7, "Testzor Marz", "A", "ADM1", people=138_000),
    "8\ttoo\tfew",
    line(9, "Nowhere", "P", "PPL", lat=123.0),
    line(10, "Grosstest", "P", "PPLC", people=1_100_000, admin="77"),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "allCountries.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def alternates(tmp_path: Path) -> Path:
    path = tmp_path / "alternateNamesV2.txt"
    rows = [
        "1\t1\ten\tCapantest\t1\t\t\t\t\t",
        "2\t1\taz\tGafantest\t\t\t\t\t1918\t1991",
        "3\t1\tlink\thttps://example.org\t\t\t\t\t\t",
        "4\tx\ten\tBad\t\t\t\t\t\t",
        "5\t2",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_an_index_of_dump_files(dump: Path, alternates: Path, tmp_path: Path) -> None:
    codes = tmp_path / "admin1.txt"
    codes.write_text("AM.77\tTestzor\tTestzor\t7\n", encoding="utf-8")
    seen: list[tuple[int, int]] = []
    report = build_gazetteer(
        dump,
        tmp_path / "full.ccg",
        alternate_names=alternates,
        admin1_codes=codes,
        run_keys=5,
        progress=lambda lines, places: seen.append((lines, places)),
    )
    assert (report.lines, report.places, report.bad_lines) == (10, 7, 4)
    assert "alternateNamesV2.txt line 4" in report.first_bad
    assert seen[-1] == (10, 7)
    gazetteer = Gazetteer.open(report.path)
    town = gazetteer.lookup("Capantest")[0]
    assert (town.id, town.country, town.admin1, town.kind) == ("gn:1", "ARM", "Syunik", "town")
    assert gazetteer.lookup("Grosstest")[0].admin1 == "Testzor"
    rival = {n.name: (n.language, n.from_, n.to) for n in gazetteer.rival_names(town)}
    assert rival["Gafantest"] == ("az", "1918", "1991")
    assert not gazetteer.has("KPN") and not gazetteer.has("Hotel Test")
    assert gazetteer.lookup("Mount Testgar")[0].kind == "mountain"
    assert gazetteer.lookup("Testchay")[0].kind == "river"
    assert gazetteer.lookup("Testzor Marz")[0].radius_km >= 25
    assert gazetteer.rows("Grosstest")[0].is_capital
    assert [p.country for p in gazetteer.lookup("Testvil")] == ["ARM", "AZE"]
    assert gazetteer.lookup("Armenia")[0].id == "country:ARM", "the packaged tables stay on top"


def test_resolution_over_a_full_index(dump: Path, tmp_path: Path) -> None:
    build_gazetteer(dump, tmp_path / "full.ccg")
    gazetteer = Gazetteer.open(tmp_path / "full.ccg")
    [found] = resolve_places(
        [PlaceMention(text="Testvil")], PlaceContext(countries={"AZE": 1.0}), gazetteer
    )
    assert isinstance(found, Resolved) and found.value.place.country == "AZE"


def test_zipped_dumps(dump: Path, alternates: Path, tmp_path: Path) -> None:
    zipped = []
    for path in (dump, alternates):
        zipped.append(path.with_suffix(".zip"))
        with zipfile.ZipFile(zipped[-1], "w") as archive:
            archive.writestr("readme.txt", "not this one" * 10_000)
            archive.write(path, path.name)
    report = build_gazetteer(zipped[0], tmp_path / "z.ccg", alternate_names=zipped[1])
    assert report.places == 7
    assert Gazetteer.open(report.path).has("Capantest")


def test_filters(dump: Path, tmp_path: Path) -> None:
    report = build_gazetteer(dump, tmp_path / "f.ccg", countries=("ARM",), min_population=1000)
    found = Gazetteer.open(report.path)
    assert found.has("Qapantest") and not found.has("Testvil")


def test_an_existing_file_is_kept_unless_asked(dump: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.ccg"
    output.write_text("mine")
    with pytest.raises(InputError, match="exists"):
        build_gazetteer(dump, output)
    assert output.read_text() == "mine"
    assert build_gazetteer(dump, output, replace=True).places == 7


def test_a_missing_or_damaged_dump_is_named(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gone.txt"):
        build_gazetteer(tmp_path / "gone.txt", tmp_path / "x.ccg")
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w"):
        pass
    with pytest.raises(InputError, match="empty.zip"):
        build_gazetteer(empty, tmp_path / "x.ccg")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["allCountries.txt", "empty.zip"]


def test_an_interrupted_build_leaves_nothing(dump: Path, tmp_path: Path) -> None:
    def stop(lines: int, places: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_gazetteer(dump, tmp_path / "x.ccg", progress=stop)
    assert [p.name for p in tmp_path.iterdir()] == ["allCountries.txt"]


def test_the_environment_names_an_index(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.resolve.place import store

    build_gazetteer(dump, tmp_path / "full.ccg")
    monkeypatch.setenv(store.ENVIRONMENT, str(tmp_path / "full.ccg"))
    assert store.open_base().meta["layer"] == "full"
