"""Writing an index: one file, built aside and moved into place when it is whole.

The file holds records of fixed size, a blob of names, and for each shard of the sorted keys a
trie with its postings. Keys are sorted in runs on disk, so that the memory in use does not
grow with the number of places.
"""

from __future__ import annotations

import heapq
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import marisa_trie
import numpy as np

from counterclaim.core.place import Place, PlaceKind, PlaceName
from counterclaim.resolve.place.fold import keys_of

FORMAT = 2
MAGIC = b"CCGAZ\x00\x00\x02"
#: Tags of names that are codes: kept in the record, not looked up.
CODE_TAGS = frozenset({"iso2", "iso3"})
FIELD, ITEM = "\x1f", "\x1e"
#: Kinds by their number in a record. Append only.
KINDS: tuple[PlaceKind, ...] = (
    "other",
    "continent",
    "country",
    "province",
    "district",
    "region",
    "city",
    "town",
    "village",
    "height",
    "mountain",
    "river",
    "lake",
    "sea",
    "island",
    "strait",
    "border_section",
    "line_of_contact",
    "crossing",
    "base",
    "airport",
    "plant",
    "quarter",
    "valley",
)
KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
RECORD = np.dtype(
    [
        ("blob", "<u8"),
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("population", "<u4"),
        ("radius", "<u4"),
        ("admin", "<u4"),
        ("length", "<u4"),
        ("country", "<u2"),
        ("kind", "u1"),
        ("flags", "u1"),
    ]
)
#: Flag of a record: the capital of a country.
CAPITAL = 1
#: Bit of a posting: the key is of a further name of the place, not of its main one.
FURTHER = 0x8000_0000
RUN_KEYS = 1_500_000
SHARD_KEYS = 4_000_000
_CHUNK = 20_000


class IndexWriter:
    """Takes places one by one and writes an index to `path`; a context manager.

    Nothing stands under `path` until the block ends without an error.
    """

    def __init__(
        self,
        path: Path,
        meta: dict[str, Any],
        *,
        run_keys: int = RUN_KEYS,
        shard_keys: int = SHARD_KEYS,
    ) -> None:
        self.path = path
        self.meta = meta
        self.count = 0
        self._run_keys, self._shard_keys = run_keys, shard_keys
        path.parent.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        self._records: BinaryIO = (self._folder / "records").open("wb")
        self._names: BinaryIO = (self._folder / "names").open("wb")
        self._blob = 0
        self._buffer: list[tuple[Any, ...]] = []
        self._keys: list[tuple[str, int]] = []
        self._runs: list[Path] = []
        self._strings: dict[str, dict[str, int]] = {"country": {"": 0}, "admin": {"": 0}}

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._records.close()
            self._names.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, place: Place, *, flags: int = 0) -> None:
        """Adds a place under the keys of all its names.

        The first name and those that have a language or a side are main names.
        """
        number = self.count
        self.count += 1
        blob = _encode(place)
        self._names.write(blob)
        self._buffer.append(
            (
                self._blob,
                round(place.lat * 1e5),
                round(place.lon * 1e5),
                min(place.population, 0xFFFFFFFF),
                round(place.radius_km * 100),
                self._number("admin", place.admin1),
                len(blob),
                self._number("country", place.country),
                KIND_NUMBER[place.kind],
                flags,
            )
        )
        self._blob += len(blob)
        keys = {f"#{place.id}": number}
        for position, name in enumerate(place.names):
            if name.language in CODE_TAGS:
                continue
            is_main = position == 0 or bool(name.language or name.side)
            for key in keys_of(name.name, place.country):
                if is_main:
                    keys[key] = number
                else:
                    keys.setdefault(key, number | FURTHER)
        self._keys.extend(keys.items())
        if len(self._buffer) >= _CHUNK:
            self._flush()
        if len(self._keys) >= self._run_keys:
            self._spill()

    def _number(self, table: str, text: str) -> int:
        known = self._strings[table]
        return known.setdefault(text, len(known))

    def _flush(self) -> None:
        self._records.write(np.array(self._buffer, dtype=RECORD).tobytes())
        self._buffer.clear()

    def _spill(self) -> None:
        self._keys.sort()
        run = self._folder / f"run{len(self._runs)}"
        with run.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{key}\t{number}\n" for key, number in self._keys)
        self._runs.append(run)
        self._keys.clear()

    def _sorted(self) -> Iterator[tuple[str, int]]:
        self._keys.sort()
        streams: list[Iterator[tuple[str, int]]] = [iter(self._keys)]
        streams.extend(_read_run(run) for run in self._runs)
        return heapq.merge(*streams)

    def _finish(self) -> None:
        self._flush()
        self._records.flush()
        self._names.flush()
        whole = self._folder / "whole"
        with whole.open("wb") as out:
            sections = _Sections(out)
            sections.copy("records", self._folder / "records")
            sections.copy("names", self._folder / "names")
            firsts = self._write_shards(sections)
            meta = {
                **self.meta,
                "format": FORMAT,
                "places": self.count,
                "shards": firsts,
                "country": list(self._strings["country"]),
                "admin": list(self._strings["admin"]),
            }
            sections.close(meta)
            out.flush()
            os.fsync(out.fileno())
        whole.replace(self.path)

    def _write_shards(self, sections: _Sections) -> list[str]:
        """Tries of at most `shard_keys` keys each; returns the first key of each."""
        firsts: list[str] = []
        keys: list[str] = []
        postings: list[list[int]] = []
        for key, group in groupby(self._sorted(), key=lambda pair: pair[0]):
            keys.append(key)
            postings.append([number for _, number in group])
            if len(keys) >= self._shard_keys:
                _write_shard(sections, len(firsts), keys, postings)
                firsts.append(keys[0])
                keys, postings = [], []
        if keys or not firsts:
            _write_shard(sections, len(firsts), keys, postings)
            firsts.append(keys[0] if keys else "")
        return firsts


class _Sections:
    """Named parts of one file, each aligned to 16 bytes, with their table at the end."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._table: dict[str, tuple[int, int]] = {}
        out.write(MAGIC + b"\0" * 24)

    def add(self, name: str, data: bytes) -> None:
        self._align()
        self._table[name] = (self._out.tell(), len(data))
        self._out.write(data)

    def copy(self, name: str, path: Path) -> None:
        self._align()
        start = self._out.tell()
        with path.open("rb") as source:
            shutil.copyfileobj(source, self._out, 1 << 20)
        self._table[name] = (start, self._out.tell() - start)

    def close(self, meta: dict[str, Any]) -> None:
        self._align()
        start = self._out.tell()
        table = json.dumps({"sections": self._table, "meta": meta}, ensure_ascii=False).encode()
        self._out.write(table)
        self._out.seek(len(MAGIC))
        self._out.write(start.to_bytes(8, "little") + len(table).to_bytes(8, "little"))

    def _align(self) -> None:
        self._out.write(b"\0" * (-self._out.tell() % 16))


def _write_shard(
    sections: _Sections, number: int, keys: list[str], postings: list[list[int]]
) -> None:
    trie = marisa_trie.Trie(keys)
    order: list[list[int]] = [[]] * len(keys)
    for key, found in zip(keys, postings, strict=True):
        order[trie[key]] = found
    offsets = np.zeros(len(keys) + 1, dtype="<u4")
    np.cumsum([len(found) for found in order], out=offsets[1:])
    flat = np.fromiter((n for found in order for n in found), dtype="<u4", count=int(offsets[-1]))
    sections.add(f"trie{number}", trie.tobytes())
    sections.add(f"offsets{number}", offsets.tobytes())
    sections.add(f"postings{number}", flat.tobytes())


def _read_run(path: Path) -> Iterator[tuple[str, int]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            key, _, number = line.rpartition("\t")
            yield key, int(number)


def _encode(place: Place) -> bytes:
    parts = [place.id, place.source]
    parts.extend(_encode_name(name) for name in place.names)
    return ITEM.join(parts).encode("utf-8", "replace")


def _encode_name(name: PlaceName) -> str:
    fields = (name.name, name.language, name.side, name.from_, name.to)
    return FIELD.join(fields).rstrip(FIELD)
