"""What is wrong with a document that code made, not `load_documents`: its types and its date."""

from __future__ import annotations

import re

from counterclaim.core.errors import Failure, InputError
from counterclaim.core.records import Document
from counterclaim.ingest.dates import publication_date

#: Fields that are strings, and those that may also be None.
_STRINGS = ("id", "text", "title", "source", "url", "language", "kind")
_OPTIONAL = ("source_party", "published_at", "retrieved_at")


def fault(document: Document) -> Failure | None:
    """The failure of a document whose fields cannot be read; None where it is sound."""
    if not isinstance(document, Document):
        raise InputError(
            f"{type(document).__name__} is no document.",
            remedy="Give a Document, or its text as a string.",
        )
    for name in (*_STRINGS, *_OPTIONAL):
        value = getattr(document, name)
        if isinstance(value, str) or value is None and name in _OPTIONAL:
            continue
        return Failure(
            item=str(document.id),
            kind="form",
            reason=f"has a {name} of type {type(value).__name__}.",
            remedy="Give a string." if name in _STRINGS else "Give a string or None.",
        )
    broken = next((n for n in ("title", "text") if _has_surrogates(getattr(document, n))), None)
    if broken is not None:
        return Failure(
            item=document.id,
            kind="form",
            reason=f"has half characters (surrogates) in its {broken}.",
            remedy="Decode the bytes with their encoding, without errors='surrogateescape'.",
        )
    if document.published_at is not None:
        try:
            publication_date(document.published_at)
        except InputError as error:
            return Failure(item=document.id, kind="date", reason=error.message, remedy=error.remedy)
    return None


_SURROGATE = re.compile("[\ud800-\udfff]")


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and _SURROGATE.search(text) is not None
