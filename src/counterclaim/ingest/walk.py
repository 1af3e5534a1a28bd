"""Which files a path stands for: itself, or a folder's, in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from counterclaim.core.errors import Failure

LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
READ_SUFFIXES = LINE_SUFFIXES | MARKDOWN_SUFFIXES | TEXT_SUFFIXES
#: In a folder these are documents that a user will miss, so they are reported, not passed over.
UNREAD_SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm"})


def files_of(path: Path) -> Iterator[Path | Failure]:
    """The files that `path` stands for, each folder's sorted by name; hidden ones are left out.

    Links to folders are followed once, so that a loop of links ends.
    """
    if not path.is_dir():
        yield path if _exists(path) else _missing(path)
        return
    found = False
    for entry in _walk(path, set()):
        found = True
        yield entry
    if not found:
        yield Failure(
            item=str(path),
            kind="empty",
            reason="holds no file to read.",
            remedy=f"Files in a folder are read if they end in {', '.join(sorted(READ_SUFFIXES))}.",
        )


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _missing(path: Path) -> Failure:
    return Failure(
        item=str(path),
        kind="missing",
        reason="does not exist.",
        remedy="Check the path; '-' stands for standard input.",
    )


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Failure]:
    pending: list[Path] = [folder]
    while pending:
        at = pending.pop()
        if not at.is_dir():
            kept = _kept(at)
            if kept is not None:
                yield kept
            continue
        try:
            stat = at.stat()
            if (stat.st_dev, stat.st_ino) in seen:
                continue
            seen.add((stat.st_dev, stat.st_ino))
            names = sorted(os.listdir(at), reverse=True)
        except OSError as error:
            yield unreadable(at, error)
            continue
        pending.extend(at / name for name in names if not name.startswith("."))


def _kept(path: Path) -> Path | Failure | None:
    suffix = path.suffix.lower()
    if suffix in READ_SUFFIXES:
        return path
    if suffix in UNREAD_SUFFIXES:
        return Failure(
            item=str(path),
            kind="format",
            reason=f"is a {suffix} file, which is not read yet.",
            remedy="Export it as plain text (UTF-8) first.",
        )
    return None


def unreadable(path: Path, error: OSError) -> Failure:
    """The failure that the operating system's `error` on `path` amounts to."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return Failure(
                item=str(path),
                kind="missing",
                reason="is a link to a file that does not exist.",
                remedy="Mend or remove the link.",
            )
        return _missing(path)
    remedy = "Check the permissions." if isinstance(error, PermissionError) else ""
    return Failure(
        item=str(path),
        kind="unreadable",
        reason=f"cannot be opened: {error.strerror or error}.",
        remedy=remedy,
    )
