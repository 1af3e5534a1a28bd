"""Loading documents from files, folders and standard input."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from counterclaim.core.errors import Failure, InputError
from counterclaim.core.records import Document
from counterclaim.ingest.dates import publication_date
from counterclaim.ingest.decode import decode
from counterclaim.ingest.frontmatter import split_front_matter
from counterclaim.ingest.lines import LineSource, Record, Rejoined, records, too_large
from counterclaim.ingest.options import LoadOptions
from counterclaim.ingest.walk import LINE_SUFFIXES, MARKDOWN_SUFFIXES, files_of, unreadable

STDIN = "-"
#: So much of standard input tells whether it is JSON Lines.
_PEEK = 4096

_HEADING = re.compile(r"#[ \t]+(?=[^\s#])([^\r\n]*)(?:\r?\n|\r|\Z)")


_Named = tuple[Document | Failure, str]


def load_documents(
    paths: Iterable[str | Path],
    stdin: BinaryIO | None = None,
    options: LoadOptions | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of `paths` in order; what cannot be read is yielded as a failure.

    A path is a file (plain text or Markdown, with or without front matter, or JSON Lines), a
    folder, which is read recursively, or `-` for `stdin`. Nothing is raised for bad input.
    """
    for document, _ in load_named(paths, stdin, options):
        yield document


def load_named(
    paths: Iterable[str | Path],
    stdin: BinaryIO | None = None,
    options: LoadOptions | None = None,
) -> Iterator[tuple[Document | Failure, str]]:
    """As `load_documents`, each with the file, and line, that it was read from."""
    chosen = options or LoadOptions()
    seen: dict[str, str] = {}
    for path in paths:
        for document, name in _of_path(str(path), stdin, chosen):
            if isinstance(document, Document):
                if document.id in seen:
                    yield _duplicate(document.id, name, seen[document.id]), name
                    continue
                seen[document.id] = name
            yield document, name


def _duplicate(identifier: str, name: str, first: str) -> Failure:
    return Failure(
        item=name,
        kind="duplicate",
        reason=f"has the id '{identifier}', as {first} has.",
        remedy="Remove the copy, or give each document an id of its own.",
    )


def _of_path(path: str, stdin: BinaryIO | None, options: LoadOptions) -> Iterator[_Named]:
    if path == STDIN:
        yield from _of_stdin(stdin, options)
        return
    try:
        for file in files_of(Path(path)):
            if isinstance(file, Failure):
                yield file, file.item
            else:
                yield from _of_file(file, options)
    except ValueError as error:  # a zero byte in a path
        yield Failure(item=repr(path), kind="missing", reason=f"is no path: {error}."), repr(path)


def _of_stdin(stdin: BinaryIO | None, options: LoadOptions) -> Iterator[_Named]:
    name = "standard input"
    if stdin is None:
        yield Failure(item=name, kind="missing", reason="is not connected."), name
        return
    head = stdin.read(_PEEK)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"'):
        yield from _of_lines(Rejoined(head, stdin), name, options)
        return
    data = head + stdin.read(max(0, options.limit + 1 - len(head)))
    if len(data) > options.limit:
        size = len(data) + sum(len(block) for block in iter(lambda: stdin.read(1 << 20), b""))
        yield too_large(name, size, options.limit), name
        return
    yield _of_bytes(data, name, "stdin", options, markdown=False), name


def _of_file(file: Path, options: LoadOptions) -> Iterator[_Named]:
    name, suffix = str(file), file.suffix.lower()
    try:
        if suffix in LINE_SUFFIXES:
            with file.open("rb") as lines:
                yield from _of_lines(lines, name, options)
            return
        if not file.is_file() and file.exists():
            reason = "is no regular file."
            yield Failure(item=name, kind="unreadable", reason=reason, remedy="Name a file."), name
            return
        size = file.stat().st_size
        if size > options.limit:
            yield too_large(name, size, options.limit), name
            return
        data = file.read_bytes()
    except OSError as error:
        yield unreadable(file, error), name
        return
    markdown = suffix in MARKDOWN_SUFFIXES
    yield _of_bytes(data, name, file.stem, options, markdown=markdown), name


def _of_lines(lines: LineSource, name: str, options: LoadOptions) -> Iterator[_Named]:
    found = False
    for record, line in records(lines, name, options.limit):
        found = True
        if isinstance(record, Failure):
            yield record, line
        else:
            yield _of_record(record, line, options), line
    if not found:
        yield _empty(name), name


def _of_bytes(
    data: bytes, name: str, stem: str, options: LoadOptions, *, markdown: bool
) -> Document | Failure:
    whole = decode(data, name, options.encoding)
    if isinstance(whole, Failure):
        return whole
    fields, text = split_front_matter(whole)
    if markdown and "title" not in fields:
        heading = _HEADING.match(text, len(text) - len(text.lstrip()))
        if heading:
            fields["title"], text = heading[1].rstrip(" \t#"), text[heading.end() :]
    if not text.strip():
        return _empty(name, only_head=bool(fields))
    digest = hashlib.sha256(data).hexdigest()
    slug = re.sub(r"[^\w.-]+", "-", stem).strip("-") or "doc"
    document = Document(
        id=fields.get("id", f"{slug}-{digest[:8]}"),
        text=text,
        title=fields.get("title", ""),
        source=fields.get("source", ""),
        source_party=fields.get("source_party"),
        url=fields.get("url", ""),
        published_at=fields.get("published_at"),
        retrieved_at=fields.get("retrieved_at"),
        language=fields.get("language", ""),
        sha256=digest,
        media_type="text/markdown" if markdown else "text/plain",
        kind=fields.get("kind", ""),
    )
    return _checked(document, name, options)


def _of_record(record: Record, name: str, options: LoadOptions) -> Document | Failure:
    if not record.text.strip() and not (record.title or "").strip():
        return _empty(name)
    digest = hashlib.sha256(msgspec.json.encode(record)).hexdigest()
    document = Document(
        id=record.id or f"line-{digest[:16]}",
        text=record.text,
        title=record.title or "",
        source=record.source or "",
        source_party=record.source_party,
        url=record.url or "",
        published_at=record.published or record.published_at,
        retrieved_at=record.retrieved_at,
        language=record.lang or record.language or "",
        sha256=digest,
        media_type="application/jsonl",
        kind=record.kind or "",
    )
    return _checked(document, name, options)


def _checked(document: Document, name: str, options: LoadOptions) -> Document | Failure:
    """The document with the user's overrides and a checked date."""
    published = options.published_at or document.published_at
    try:
        published = publication_date(published) if published else None
    except InputError as error:
        return Failure(item=name, kind="date", reason=error.message, remedy=error.remedy)
    party = options.source_party or document.source_party or ""
    return msgspec.structs.replace(
        document,
        published_at=published,
        source=options.source or document.source,
        source_party=party.strip().upper() or None,
    )


def _empty(name: str, *, only_head: bool = False) -> Failure:
    reason = "has a head but no text after it." if only_head else "is empty: it holds no text."
    return Failure(
        item=name, kind="empty", reason=reason, remedy="Check how the file was saved or exported."
    )
