"""The gazetteer: from a name to the places that bear it."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from counterclaim.core.place import Place, PlaceKind, PlaceName, distance_km
from counterclaim.resolve.place.fold import fold, without_article
from counterclaim.resolve.place.index import PlaceIndex, Row
from counterclaim.resolve.place.sources import Progress
from counterclaim.resolve.place.store import open_base, open_tables

SETTLEMENTS: frozenset[PlaceKind] = frozenset({"city", "town", "village", "quarter"})
#: What a kind is worth among namesakes, as tenfold population.
_KIND_WEIGHT: dict[PlaceKind, float] = {
    "continent": 9.5,
    "country": 9.0,
    "province": 5.5,
    "sea": 6.0,
    "river": 4.8,
    "district": 4.0,
    "region": 5.2,
    "mountain": 4.2,
    "lake": 4.2,
    "island": 4.2,
    "strait": 5.0,
}


#: A unit of at most this radius that bears a town's name is the town itself.
_CITY_UNIT_KM = 12.0
#: What being a capital, or bearing the name only beside another, is worth.
_CAPITAL, _FURTHER = 0.6, 2.0


_CODE = re.compile(r"[A-Z]{2}\.[^ ]*$")


class Gazetteer:
    """Places by name, over one or more indexes; `Gazetteer.load()` opens the packaged ones.

    One gazetteer may serve many threads and documents.
    """

    def __init__(self, layers: Iterable[PlaceIndex]) -> None:
        self._layers = tuple(layers)
        self._rows = lru_cache(maxsize=8192)(self._find)
        self._admin: dict[str, str] | None = None

    @classmethod
    def load(cls, progress: Progress | None = None) -> Gazetteer:
        """The packaged gazetteer, opened once in a process.

        The environment variable COUNTERCLAIM_GAZETTEER names an index of one's own for the
        base. `progress(done, total)` is called while an absent index is built.
        """
        return _packaged(progress)

    @classmethod
    def open(cls, path: str | Path) -> Gazetteer:
        """An index made by `build_gazetteer`, with the packaged tables on top."""
        return cls((open_tables(), PlaceIndex(Path(path))))

    def __len__(self) -> int:
        return sum(len(layer) for layer in self._layers)

    def has(self, name: str) -> bool:
        """Whether any place bears the name, whatever its spelling; fast."""
        key = fold(name)
        if not key:
            return False
        if any(key in layer for layer in self._layers):
            return True
        bare = without_article(key)
        return bare is not None and any(bare in layer for layer in self._layers)

    def lookup(self, name: str, *, limit: int = 20) -> list[Place]:
        """The places that bear the name, the most prominent first."""
        return [self.place(row) for row in self.rows(name)[:limit]]

    def get(self, place_id: str) -> Place | None:
        """The place of an id."""
        row = self.row(place_id)
        return None if row is None else self.place(row)

    def row(self, place_id: str) -> Row | None:
        """The record of an id, without its names."""
        found = self._rows(f"#{place_id}")
        return found[0] if found else None

    def rows(self, name: str) -> tuple[Row, ...]:
        """The records that bear the name, the most prominent first, without their names."""
        return self._rows(fold(name))

    def place(self, row: Row) -> Place:
        """The whole record of a row, its first-level unit by name."""
        place = row.place()
        return msgspec.structs.replace(
            place, admin1=self.admin_name(place.admin1), population=row.population
        )

    def admin_name(self, code: str) -> str:
        """The name of a first-level unit, from a code such as `US.TX`; other text stays."""
        if self._admin is None:
            self._admin = self._admin_names()
        return self._admin.get(code, "" if _CODE.match(code) else code)

    def rival_names(self, place: Place) -> tuple[PlaceName, ...]:
        """The names that languages and sides use for a place, its own record's first."""
        names: dict[tuple[str, str, str], PlaceName] = {}
        for other in (place, *self._same_places(place)):
            for name in other.names:
                if name.language.startswith("iso"):
                    continue
                names.setdefault((name.name, name.language, name.side), name)
        tagged = {n.name for n in names.values() if n.language or n.side}
        return tuple(n for n in names.values() if n.language or n.side or n.name not in tagged)

    def suggest(self, text: str, *, limit: int = 8) -> list[Place]:
        """Places whose names start with `text` or differ from it by one letter."""
        key = fold(text)
        if not key:
            return []
        rows: dict[tuple[int, int], Row] = {}
        for found in self._near_keys(key):
            for row in self._rows(found)[:limit]:
                rows.setdefault((id(row.index), row.number), row)
        ranked = sorted(rows.values(), key=lambda row: (-prominence(row), row.number))
        return [self.place(row) for row in ranked[:limit]]

    def _near_keys(self, key: str) -> Iterator[str]:
        seen = {key}
        if any(key in layer for layer in self._layers):
            yield key
        candidates = one_letter_off(key) if 3 < len(key) <= 60 else iter(())
        for other in candidates:
            if other not in seen and any(other in layer for layer in self._layers):
                seen.add(other)
                yield other
        for layer in self._layers:
            for other in layer.keys(key, 200):
                if other not in seen:
                    seen.add(other)
                    yield other

    def _find(self, key: str) -> tuple[Row, ...]:
        if key.startswith("#"):
            return tuple(row for layer in self._layers for row in layer.rows(key))[:1]
        rows = self._raw(key)
        bare = without_article(key)
        if not rows and bare is not None:
            rows = self._raw(bare)
        rows = _merge_same(rows)
        rows.sort(key=lambda row: (-prominence(row), row.number))
        return tuple(rows)

    def _raw(self, key: str) -> list[Row]:
        if not key:
            return []
        return [row for layer in self._layers for row in layer.rows(key)]

    def _same_places(self, place: Place) -> list[Place]:
        same = []
        for name in place.names[:4]:
            for layer in self._layers:
                for row in layer.rows(fold(name.name)):
                    if _is_same(row, place.kind, place.lat, place.lon, place.radius_km):
                        other = row.place()
                        if other.id != place.id and other not in same:
                            same.append(other)
        return same

    def _admin_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for layer in reversed(self._layers):
            names.update(layer.meta.get("admin_names", {}))
        return names


def prominence(row: Row) -> float:
    """How likely a name means this place where nothing else is known: about log10 of people."""
    people = math.log10(row.population + 1)
    if row.is_capital:
        people += _CAPITAL
    elif row.is_further:
        people -= _FURTHER
    weight = _KIND_WEIGHT.get(row.kind, 0.0)
    if row.kind in ("country", "continent"):
        return weight + people / 20
    if row.kind in SETTLEMENTS:
        return max(people, 2.0)
    if not weight:
        return max(people, 3.5)
    return max(weight - (_FURTHER if row.is_further else 0.0), people - 0.7)


def _is_same(row: Row, kind: PlaceKind, lat: float, lon: float, radius_km: float) -> bool:
    """Whether a record and a place of that kind and position are one place."""
    if (row.kind in SETTLEMENTS) != (kind in SETTLEMENTS):
        unit_radius = radius_km if row.kind in SETTLEMENTS else row.radius_km
        unit = kind if row.kind in SETTLEMENTS else row.kind
        if unit not in ("district", "province") or unit_radius > _CITY_UNIT_KM:
            return False
        return distance_km(row.lat, row.lon, lat, lon) <= _CITY_UNIT_KM
    if row.kind not in SETTLEMENTS and row.kind != kind:
        return False
    allowed = 6.0 + min(20.0, max(row.radius_km, radius_km))
    if abs(row.lat - lat) * 111 > allowed:
        return False
    return distance_km(row.lat, row.lon, lat, lon) <= allowed


def _merge_same(rows: list[Row]) -> list[Row]:
    """Drops records of a place that another record has, too; the one kept gets its population.

    Records of the first layer stand above those of later layers, and within it those of later
    tables above those of earlier ones: curated places come last.
    """
    if len(rows) < 2:
        return rows
    top = rows[0].index
    kept: list[Row] = []
    firsts = [r for r in rows if r.index is top]
    firsts.sort(key=lambda r: (r.kind not in SETTLEMENTS, -r.number))
    for row in firsts:
        _keep(row, kept, top)
    for row in rows:
        if row.index is not top:
            _keep(row, kept, top)
    return kept


def _keep(row: Row, kept: list[Row], top: PlaceIndex) -> None:
    for number, twin in enumerate(kept):
        if (twin.index is top or twin.index is not row.index) and _is_same(
            row, twin.kind, twin.lat, twin.lon, twin.radius_km
        ):
            if row.kind in SETTLEMENTS and twin.kind not in SETTLEMENTS:
                kept[number] = row
                return
            twin.population = max(twin.population, row.population)
            twin.is_capital = twin.is_capital or row.is_capital
            twin.is_further = twin.is_further and row.is_further
            return
    kept.append(row)


_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def one_letter_off(key: str) -> Iterator[str]:
    """Keys with a letter left out, exchanged, changed or put in."""
    letters = _ALPHABET if key.isascii() else "".join(sorted(set(key)))
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]
    for i in range(len(key) - 1):
        yield key[:i] + key[i + 1] + key[i] + key[i + 2 :]
    for i in range(len(key) + 1):
        for letter in letters:
            yield key[:i] + letter + key[i + 1 :]
            yield key[:i] + letter + key[i:]


_LOCK = threading.Lock()
_PACKAGED: list[Gazetteer] = []


def _packaged(progress: Progress | None) -> Gazetteer:
    with _LOCK:
        if not _PACKAGED:
            _PACKAGED.append(Gazetteer((open_tables(), open_base(progress))))
        return _PACKAGED[0]
