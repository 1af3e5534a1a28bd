"""From bytes to text, never by guessing: a wrong encoding changes names without a sound."""

from __future__ import annotations

import codecs

from counterclaim.core.errors import Failure

#: How much of a file is looked at to tell what it is.
SAMPLE = 65_536

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_ONLY = "Export it as plain text (UTF-8) first."


def decode(data: bytes, item: str, encoding: str = "utf-8") -> str | Failure:
    """The text of `data`, by its byte order mark or in `encoding`, or why it has none."""
    kind = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if kind:
        return Failure(item=item, kind="binary", reason=f"is {kind}, not text.", remedy=_TEXT_ONLY)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data[:SAMPLE] and not encoding.lower().startswith("utf-16"):
        return _holding_nul(data, item)
    try:
        return data.decode(marked or encoding)
    except UnicodeDecodeError as error:
        return _undecodable(data, item, marked or encoding, error.start)


def _holding_nul(data: bytes, item: str) -> Failure:
    even, odd = data[0:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    pairs = min(len(data), SAMPLE) // 2
    for name, full, bare in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if full > 0.4 * pairs and bare < 0.1 * pairs:
            return _wrong_encoding(item, "utf-8", None, name)
    return Failure(
        item=item,
        kind="binary",
        reason="holds zero bytes: it is a binary file, not text.",
        remedy=_TEXT_ONLY,
    )


def _undecodable(data: bytes, item: str, encoding: str, at: int) -> Failure:
    # Slow to import and rarely needed.
    from charset_normalizer import from_bytes

    around = data[max(0, at - SAMPLE // 4) : at + SAMPLE // 4]
    control = sum(b < 32 and b not in b"\t\n\r\f" for b in around)
    best = from_bytes(around).best() if control <= len(around) // 50 else None
    if best is None:
        return Failure(
            item=item,
            kind="binary",
            reason=f"is not text in {encoding} (byte {at}), nor in another known encoding.",
            remedy=_TEXT_ONLY,
        )
    return _wrong_encoding(item, encoding, at, _likelier(around, best.encoding.replace("_", "-")))


def _likelier(data: bytes, named: str) -> str:
    """The encoding of Western Europe where it says the same: `é` is one byte in many tables."""
    try:
        same = data.decode("cp1252") == data.decode(named)
    except UnicodeDecodeError:
        return named
    return "cp1252" if same else named


def _wrong_encoding(item: str, encoding: str, at: int | None, better: str) -> Failure:
    where = "" if at is None else f" from byte {at}"
    how = (
        f"Save it as UTF-8, or say --encoding {better}."
        if better.replace("_", "-") not in ("utf-8", encoding)
        else "Save it as UTF-8."
    )
    return Failure(
        item=item,
        kind="encoding",
        reason=f"is not {encoding}{where}; it looks like {better}.",
        remedy=how,
    )
