"""What a user should know of a document that can be read all the same."""

from __future__ import annotations

import re
from collections import Counter

from counterclaim.core.records import Document
from counterclaim.ingest.frontmatter import is_unclosed

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDIRECTIONAL = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")


def remarks(document: Document) -> tuple[str, ...]:
    """Notes on `document`: no date, no publisher, characters that do not show."""
    notes = []
    if document.published_at is None:
        notes.append(
            "no publication date: times such as 'last night' stay unresolved; "
            "give it with 'published:' in the head of the file or --published"
        )
    body = document.body
    if is_unclosed(document.text):
        notes.append(
            "begins like a head that no line of '---' closes, so that it is read as text; "
            "close it to say who published the text and when"
        )
    for kind, pattern in (
        ("control", _CONTROL),
        ("bidirectional", _BIDIRECTIONAL),
        ("invisible", _INVISIBLE),
    ):
        found = Counter(pattern.findall(body))
        if found:
            codes = ", ".join(f"U+{ord(c):04X}" for c, _ in found.most_common(4))
            count = sum(found.values())
            notes.append(
                f"{count} {kind} character{'s' if count > 1 else ''} ({codes}) "
                "kept in the text, which may show otherwise than it reads"
            )
    return tuple(notes)
