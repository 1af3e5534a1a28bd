"""JSON Lines: one document a line. A bad line is a failure of its own; the others are read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Protocol

import msgspec

from counterclaim.core.errors import Failure

_CLAIM_KEYS = frozenset({"document", "speaker", "event"})
_RELATION_KEYS = frozenset({"a", "b", "relation"})
_JSON_SUFFIX = re.compile(r" - at `\$\.?(.*)`$")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a line of JSON names it, in the gold set's form; unknown keys are let be."""

    text: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    source_party: str | None = None
    published: str | None = None
    published_at: str | None = None
    retrieved_at: str | None = None
    url: str | None = None
    kind: str | None = None
    lang: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(Record)
_KEYS = msgspec.json.Decoder(dict[str, msgspec.Raw])


class LineSource(Protocol):
    """Whatever gives up to `size` bytes of its next line, as binary files do."""

    def readline(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes of the next line."""


class Rejoined:
    """A stream whose first bytes were already taken, as one source of lines."""

    def __init__(self, head: bytes, rest: LineSource) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes of the next line."""
        line = self._head.readline(size)
        if line.endswith(b"\n") or len(line) == size:
            return line
        return line + self._rest.readline(size if size < 0 else size - len(line))


def _bounded(source: LineSource, limit: int) -> Iterator[bytes | int]:
    """Each line, or the size of one that is longer than `limit`, which is never held whole."""
    while line := source.readline(limit + 2):
        size = len(line)
        if size <= limit + 1:
            yield line
            continue
        while not line.endswith(b"\n") and (line := source.readline(1 << 20)):
            size += len(line)
        yield size


def records(source: LineSource, item: str, limit: int) -> Iterator[tuple[Record | Failure, str]]:
    """Each line's record or failure, with the name by which to report it."""
    first = True
    for number, raw in enumerate(_bounded(source, limit), start=1):
        name = f"{item}, line {number}"
        if isinstance(raw, int):
            yield too_large(name, raw, limit), name
            continue
        line = raw.strip()
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        other = _other_kind(line) if first else None
        first = False
        if other:
            yield (
                Failure(
                    item=item,
                    kind="format",
                    reason=f"holds {other}, not documents.",
                    remedy="A line needs at least a 'text'.",
                ),
                item,
            )
            return
        yield _record(line, name), name


def _other_kind(line: bytes) -> str | None:
    try:
        keys = set(_KEYS.decode(line))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    if "text" in keys:
        return None
    if keys >= _CLAIM_KEYS:
        return "claims"
    return "relations" if keys >= _RELATION_KEYS else None


def _record(line: bytes, name: str) -> Record | Failure:
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        reason = _JSON_SUFFIX.sub(r" in '\1'", str(error)).replace("`", "'")
        return Failure(
            item=name,
            kind="json",
            reason=f"is no document: {reason}.",
            remedy="See the gold set's form: id, source, source_party, published, title, text.",
        )
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return Failure(
            item=name,
            kind="json",
            reason=f"is not valid JSON: {error}.",
            remedy="Mend the line; the file's other lines are read.",
        )


def too_large(item: str, size: int, limit: int) -> Failure:
    """The failure of a document of more bytes than `limit`."""
    return Failure(
        item=item,
        kind="too_large",
        reason=f"has {size / 1e6:.1f} MB, more than the limit of {limit / 1e6:g} MB a document.",
        remedy=f"Split it, or say --limit {-(-size // 1_000_000)} (MB) if it is one document.",
    )
