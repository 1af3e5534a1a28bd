"""Reading an index: one mapped file, of which only what is looked up is touched."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from counterclaim.core.errors import SetupError
from counterclaim.core.place import Place, PlaceKind, PlaceName
from counterclaim.resolve.place.writer import (
    CAPITAL,
    FIELD,
    FORMAT,
    FURTHER,
    ITEM,
    KINDS,
    MAGIC,
    RECORD,
)


class Row:
    """A record without its names: what choosing among namesakes needs."""

    __slots__ = (
        "admin",
        "country",
        "index",
        "is_capital",
        "is_further",
        "kind",
        "lat",
        "lon",
        "number",
        "population",
        "radius_km",
    )

    def __init__(self, index: PlaceIndex, posting: int) -> None:
        number = posting & ~FURTHER
        record = index.records[number].item()
        self.index, self.number = index, number
        self.is_further = posting >= FURTHER
        self.is_capital = bool(record[9] & CAPITAL)
        self.lat: float = record[1] / 1e5
        self.lon: float = record[2] / 1e5
        self.population: int = record[3]
        self.radius_km: float = record[4] / 100
        self.admin: str = index.admins[record[5]]
        self.country: str = index.countries[record[7]]
        self.kind: PlaceKind = KINDS[record[8]]

    def place(self) -> Place:
        """The whole record."""
        return self.index.place(self.number)


class PlaceIndex:
    """One index file, opened by memory mapping."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as source:
                self._map = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise SetupError(
                f"The gazetteer {path} cannot be opened: {error}.",
                remedy="Name an index made by `counterclaim gazetteer build`.",
            ) from error
        self._view = memoryview(self._map)
        sections, self.meta = self._table()
        self.countries: list[str] = self.meta["country"]
        self.admins: list[str] = self.meta["admin"]
        self._firsts: list[str] = self.meta["shards"]
        self.records = np.frombuffer(self._part(sections, "records"), dtype=RECORD)
        self._names = self._part(sections, "names")
        self._tries: list[Any] = []
        self._offsets: list[npt.NDArray[np.uint32]] = []
        self._postings: list[npt.NDArray[np.uint32]] = []
        for shard in range(len(self._firsts)):
            trie = marisa_trie.Trie()
            trie.map(self._part(sections, f"trie{shard}"))
            self._tries.append(trie)
            offsets = self._part(sections, f"offsets{shard}")
            self._offsets.append(np.frombuffer(offsets, dtype="<u4"))
            postings = self._part(sections, f"postings{shard}")
            self._postings.append(np.frombuffer(postings, dtype="<u4"))
        self._only = self._tries[0] if len(self._tries) == 1 else None

    def _table(self) -> tuple[dict[str, list[int]], dict[str, Any]]:
        broken = SetupError(
            f"{self.path} is no gazetteer index of this version.",
            remedy="Build it again with `counterclaim gazetteer build`.",
        )
        if len(self._map) < 32 or self._view[: len(MAGIC)] != MAGIC:
            raise broken
        start = int.from_bytes(self._view[8:16], "little")
        length = int.from_bytes(self._view[16:24], "little")
        try:
            table = json.loads(bytes(self._view[start : start + length]))
            sections, meta = table["sections"], table["meta"]
        except (ValueError, KeyError, TypeError) as error:
            raise broken from error
        if meta.get("format") != FORMAT:
            raise broken
        return sections, meta

    def _part(self, sections: dict[str, list[int]], name: str) -> memoryview:
        start, length = sections[name]
        return self._view[start : start + length]

    def __len__(self) -> int:
        return len(self.records)

    def __contains__(self, key: str) -> bool:
        if self._only is not None:
            return key in self._only
        return key in self._tries[self._shard(key)]

    def _shard(self, key: str) -> int:
        return max(0, bisect_right(self._firsts, key) - 1)

    def find(self, key: str) -> list[int]:
        """Postings of a key: numbers of records, with a bit for names that are not the main."""
        shard = 0 if self._only is not None else self._shard(key)
        at = self._tries[shard].get(key)
        if at is None:
            return []
        offsets = self._offsets[shard]
        numbers: list[int] = self._postings[shard][offsets[at] : offsets[at + 1]].tolist()
        return numbers

    def rows(self, key: str) -> list[Row]:
        """The records under a key, in no order."""
        return [Row(self, posting) for posting in self.find(key)]

    def keys(self, prefix: str, limit: int) -> Iterator[str]:
        """Up to `limit` keys that start with `prefix`."""
        left = limit
        first = self._shard(prefix)
        for shard in range(first, len(self._tries)):
            if shard > first and not self._firsts[shard].startswith(prefix):
                return
            for key in self._tries[shard].iterkeys(prefix):
                if not key.startswith("#"):
                    yield key
                    left -= 1
                if left <= 0:
                    return

    def place(self, number: int) -> Place:
        """The whole record of a number."""
        record = self.records[number].item()
        blob = bytes(self._names[record[0] : record[0] + record[6]]).decode("utf-8")
        parts = blob.split(ITEM)
        return Place(
            id=parts[0],
            names=tuple(_decode_name(part) for part in parts[2:]),
            kind=KINDS[record[8]],
            lat=record[1] / 1e5,
            lon=record[2] / 1e5,
            radius_km=record[4] / 100,
            country=self.countries[record[7]],
            admin1=self.admins[record[5]],
            population=record[3],
            source=parts[1],
        )


def _decode_name(part: str) -> PlaceName:
    fields = part.split(FIELD)
    fields += [""] * (5 - len(fields))
    name, language, side, start, end = fields[:5]
    return PlaceName(name=name, language=language, side=side, from_=start, to=end)
