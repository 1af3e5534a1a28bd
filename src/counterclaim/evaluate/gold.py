"""Gold sets and predictions: flat claims, one a line, as the gold set's README describes them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.core.errors import GoldError

_Pair = tuple[int | None, int | None]


class FlatClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the public interchange form. A null list counts as an empty one."""

    document: str
    event: str
    id: str | None = None
    speaker: str | None = None
    stance: str | None = None
    status: str | None = None
    actors: tuple[str, ...] | None = ()
    targets: tuple[str, ...] | None = ()
    target_kind: tuple[str, ...] | None = ()
    places: tuple[tuple[str, str], ...] | None = ()
    start: str | None = None
    end: str | None = None
    means: tuple[str, ...] | None = ()
    losses: tuple[tuple[str, str, str, int | None, int | None], ...] | None = ()
    count: _Pair | None = None
    quotes: tuple[str, ...] | None = ()


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What scoring needs of a gold document: its words and its incident group."""

    id: str
    group: str = ""
    title: str | None = None
    text: str | None = None

    @property
    def body(self) -> str:
        """Title and text as one string; quotes are searched in it."""
        return f"{self.title or ''}\n{self.text or ''}"


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A gold set: documents and their claims."""

    documents: tuple[GoldDocument, ...]
    claims: tuple[FlatClaim, ...]


_T = TypeVar("_T")


def load_gold(folder: Path) -> Gold:
    """Read `documents.jsonl` and `claims.jsonl` of `folder`; raises `GoldError`."""
    return Gold(
        documents=read_lines(folder / "documents.jsonl", GoldDocument),
        claims=read_lines(folder / "claims.jsonl", FlatClaim),
    )


def load_claims(path: Path) -> tuple[FlatClaim, ...]:
    """Read a file of flat claims; raises `GoldError` with the line that breaks the form."""
    return read_lines(path, FlatClaim)


def flat_claim(value: object) -> FlatClaim:
    """The claim that a mapping in flat form stands for; raises `GoldError`."""
    try:
        return msgspec.convert(value, FlatClaim)
    except msgspec.ValidationError as error:
        raise GoldError(f"A claim is not in the flat form: {error}.") from error


def read_lines(
    path: Path,
    kind: type[_T],
    *,
    missing: str = "A gold folder holds documents.jsonl and claims.jsonl.",
) -> tuple[_T, ...]:
    """Read JSON Lines; raises `GoldError` with the line that breaks the form."""
    decoder = msgspec.json.Decoder(kind)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldError(
            f"{path} cannot be read: {error.strerror}.",
            remedy=missing,
        ) from error
    found = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise GoldError(
                f"{path}, line {number}: {error}.", remedy="See the gold set's form."
            ) from error
    return tuple(found)
