from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.core.errors import SetupError
from counterclaim.core.place import Place, PlaceName
from counterclaim.resolve.place.index import PlaceIndex
from counterclaim.resolve.place.writer import CAPITAL, IndexWriter


def place(ident: str, *names: PlaceName | str, **more: object) -> Place:
    full = tuple(PlaceName(name=n) if isinstance(n, str) else n for n in names)
    fields: dict[str, object] = {"kind": "town", "lat": 1.5, "lon": -2.25, "radius_km": 3.0}
    fields.update(more)
    return Place(id=ident, names=full, **fields)  # type: ignore[arg-type]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    names = (
        PlaceName(name="Vardenis", language="hy", from_="1969"),
        PlaceName(name="Basarkechar", side="AZE", to="1969-06-11"),
    )
    one = place(
        "t:1",
        *names,
        country="ARM",
        admin1="AM.04",
        population=12345,
        source="here",
        lat=40.18123,
        lon=45.72,
    )
    with IndexWriter(tmp_path / "x.ccg", {"layer": "test"}) as writer:
        writer.add(one, flags=CAPITAL)
        writer.add(place("t:2", "Other"))
    index = PlaceIndex(tmp_path / "x.ccg")
    assert len(index) == 2 and index.meta["layer"] == "test"
    [row] = index.rows("basarkechar")
    assert row.place() == one and row.is_capital and not row.is_further
    assert index.rows("#t:1")[0].number == row.number
    assert "vardenis" in index and "nowhere" not in index


def test_further_names_are_marked(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "x.ccg", {}) as writer:
        writer.add(place("t:1", "Main", "Further", PlaceName(name="Langued", language="en")))
    index = PlaceIndex(tmp_path / "x.ccg")
    assert [index.rows(k)[0].is_further for k in ("main", "further", "langued")] == [
        False,
        True,
        False,
    ]


def test_runs_and_shards_give_the_same_answers(tmp_path: Path) -> None:
    places = [place(f"t:{n}", f"Name {n % 37}", f"Own{n}", lat=n / 10) for n in range(300)]
    for file, options in (("one", {}), ("many", {"run_keys": 50, "shard_keys": 40})):
        with IndexWriter(tmp_path / file, {}, **options) as writer:
            for each in places:
                writer.add(each)
    one, many = PlaceIndex(tmp_path / "one"), PlaceIndex(tmp_path / "many")
    assert len(many.meta["shards"]) > 5
    for key in ("name 3", "own17", "own299", "#t:44", "absent", "", "zzz"):
        assert sorted(one.find(key)) == sorted(many.find(key))
        assert (key in one) == (key in many)
    assert set(one.keys("own1", 500)) == set(many.keys("own1", 500))
    assert len(list(many.keys("own", 7))) == 7


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), IndexWriter(tmp_path / "x.ccg", {}) as writer:
        writer.add(place("t:1", "A name"))
        raise RuntimeError("stop")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"short", b"x" * 500, b"CCGAZ\x00\x00\x02" + b"\xff" * 99]
)
def test_a_broken_index_is_a_named_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.ccg"
    path.write_bytes(content)
    with pytest.raises(SetupError, match="broken.ccg"):
        PlaceIndex(path)


def test_a_missing_index_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="none.ccg"):
        PlaceIndex(tmp_path / "none.ccg")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8))
def test_any_name_survives(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "x.ccg"
    with IndexWriter(path, {}) as writer:
        writer.add(place("t:1", *names))
    index = PlaceIndex(path)
    assert index.place(0).id == "t:1"
    assert len(index.place(0).names) >= 1
