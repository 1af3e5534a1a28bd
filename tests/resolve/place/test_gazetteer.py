from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.errors import LexiconError
from counterclaim.resolve.place import Gazetteer, store
from counterclaim.resolve.place.gazetteer import one_letter_off
from counterclaim.resolve.place.sources import (
    parse_name,
    radius_of_town,
    read_table,
    table_files,
    write_tables,
)

HEADER = "id\tkind\tlat\tlon\tradius_km\tcountry\tadmin\tnames\tsource\n"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Baku", "AZE", "city"),
        ("Yerevan", "ARM", "city"),
        ("Paris", "FRA", "city"),
        ("Texas", "USA", "province"),
        ("Georgia", "GEO", "country"),
        ("Syunik", "ARM", "province"),
        ("Rapides Parish", "USA", "district"),
        ("Black Sea", "", "sea"),
        ("UK", "GBR", "country"),
        ("England", "GBR", "province"),
        ("Gədəbəy", "AZE", "town"),
        ("al-Bab", "SYR", "town"),
    ],
)
def test_the_first_of_a_look_up(gazetteer: Gazetteer, name: str, country: str, kind: str) -> None:
    first = gazetteer.lookup(name)[0]
    assert (first.country, first.kind) == (country, kind)


def test_has_is_true_of_names_and_of_no_others(gazetteer: Gazetteer) -> None:
    for name in ("Stepanakert", "KHANKENDI", "Nasiriyah", "al-Nasiriyah"):
        assert gazetteer.has(name), name
    for name in ("Xyzzyville", "", "   ", "...", "#country:ARM", "#gn:616052"):
        assert not gazetteer.has(name), name
        assert gazetteer.lookup(name) == []


def test_look_up_ranks_and_limits(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Springfield", limit=5)
    assert len(found) == 5 and len({p.id for p in found}) == 5
    assert all(p.admin1 and "." not in p.admin1 for p in found)


def test_get_by_id(gazetteer: Gazetteer) -> None:
    armenia = gazetteer.get("country:ARM")
    assert armenia is not None and armenia.label == "Armenia" and armenia.radius_km > 100
    assert gazetteer.get("country:XYZ") is None


def test_every_country_and_its_capital(gazetteer: Gazetteer) -> None:
    for code, capital in (
        ("ARM", "Yerevan"),
        ("SDN", "Khartoum"),
        ("KOR", "Seoul"),
        ("THA", "Bangkok"),
        ("KGZ", "Bishkek"),
        ("ETH", "Addis Ababa"),
    ):
        assert gazetteer.get(f"country:{code}") is not None
        assert gazetteer.lookup(capital)[0].country == code
        assert gazetteer.rows(capital)[0].is_capital


def test_suggestions(gazetteer: Gazetteer) -> None:
    assert "Vardenis" in [p.label for p in gazetteer.suggest("Vardeniz")]
    assert any(p.label.startswith("Yerevan") for p in gazetteer.suggest("Yereva"))
    assert gazetteer.suggest("") == []
    assert {"ab", "acb", "abcd", "axc"} <= set(one_letter_off("abc"))


def test_rival_names_have_their_sides(gazetteer: Gazetteer, tmp_path: Path) -> None:
    place = gazetteer.lookup("Khankendi")[0]
    names = {n.name for n in gazetteer.rival_names(place)}
    assert {"Khankendi", "Stepanakert"} <= names


def test_radius_grows_with_population() -> None:
    radii = [radius_of_town(n) for n in (1, 1_000, 50_000, 1_000_000, 30_000_000)]
    assert radii == sorted(radii) and radii[0] >= 1.5 and radii[-1] <= 40
    assert radius_of_town(0) == 2.0


def test_all_packaged_tables_are_valid() -> None:
    seen: dict[str, str] = {}
    for table in table_files():
        for place in read_table(table):
            assert place.id not in seen, f"{place.id} is in {table.name} and {seen[place.id]}"
            seen[place.id] = table.name
            assert place.radius_km > 0
    assert len(seen) > 8000


def test_parse_name() -> None:
    side = parse_name(" Basarkechar @AZE@1935..1969 ")
    assert (side.name, side.side, side.language, side.from_, side.to) == (
        "Basarkechar",
        "AZE",
        "",
        "1935",
        "1969",
    )
    assert parse_name("Vardenis@hy").language == "hy"
    assert parse_name("Plain  name").name == "Plain name"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a\tcastle\t1\t2\t3\tARM\t\tX\ts", "castle"),
        ("a\tcity\t91\t2\t3\tARM\t\tX\ts", "91"),
        ("a\tcity\tx\t2\t3\tARM\t\tX\ts", "float"),
        ("a\tcity\t1\t2\t3\tARM\t\t \ts", "name"),
        ("a\tcity\t1", "line 2"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=why) as caught:
        list(read_table(path))
    assert "t.tsv line 2" in str(caught.value)


def test_a_table_without_its_columns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("id\tkind\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="lat"):
        list(read_table(path))


def _build(path: str) -> int:
    os.environ["COUNTERCLAIM_CACHE"] = path
    return len(store._cached("tables-test.ccg", write_tables))


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        sizes = pool.map(_build, [str(tmp_path)] * 2)
    assert sizes[0] == sizes[1] > 8000
    assert [p.name for p in tmp_path.iterdir()] == ["tables-test.ccg"]


def test_an_unwritable_cache_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(blocked / "below"))
    index = store._cached("tables-x.ccg", write_tables)
    assert len(index) > 8000 and blocked.read_text() == "no folder"


def test_a_broken_cache_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_CACHE", str(tmp_path))
    (tmp_path / "tables-x.ccg").write_bytes(b"half a file")
    assert len(store._cached("tables-x.ccg", write_tables)) > 8000


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_a_look_up(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.lookup(text, limit=3)
    assert bool(found) == gazetteer.has(text)
