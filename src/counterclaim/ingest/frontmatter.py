"""Front matter: `key: value` lines between two lines of `---`, before the text.

This is the flat part of YAML. Values may be quoted or folded (`>`, `|`); keys that we do not
know, and what is nested under them, are passed over. The text after it is not changed.
"""

from __future__ import annotations

import re

#: Keys that are read, and the field each of them fills.
KEYS = {
    "id": "id",
    "title": "title",
    "source": "source",
    "publisher": "source",
    "party": "source_party",
    "source_party": "source_party",
    "published": "published_at",
    "published_at": "published_at",
    "date": "published_at",
    "retrieved": "retrieved_at",
    "retrieved_at": "retrieved_at",
    "url": "url",
    "kind": "kind",
    "lang": "language",
    "language": "language",
}
#: A longer head is text that happens to begin with a rule.
LONGEST = 16_384

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_FOLDED = re.compile(r"[>|][+-]?$")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")
_NULL = {"", "~", "null", "Null", "NULL"}


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields that the head of `text` names, and the text after it.

    Without a head, or with one that names nothing we know, no fields and the whole text.
    """
    opened = _OPEN.match(text)
    if not opened:
        return {}, text
    closed = _CLOSE.search(text, opened.end(), opened.end() + LONGEST)
    if not closed:
        return {}, text
    fields = _fields(text[opened.end() : closed.start()].splitlines())
    if not fields:
        return {}, text
    return fields, text[closed.end() :]


def is_unclosed(text: str) -> bool:
    """Whether a text opens like a head with a key that is known, and no line of `---` closes it."""
    opened = _OPEN.match(text)
    if not opened or _CLOSE.search(text, opened.end(), opened.end() + LONGEST):
        return False
    first = text[opened.end() : opened.end() + 200].split("\n", 1)[0].rstrip()
    pair = _PAIR.match(first)
    return pair is not None and pair[1].lower().replace("-", "_") in KEYS


def _fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while at < len(lines):
        pair = _PAIR.match(lines[at].rstrip())
        at += 1
        if not pair:
            continue
        value = (pair[2] or "").strip()
        if _FOLDED.match(value):
            kept = []
            while at < len(lines) and (lines[at][:1] in (" ", "\t") or not lines[at].strip()):
                kept.append(lines[at].strip())
                at += 1
            value = " ".join(line for line in kept if line)
        field = KEYS.get(pair[1].lower().replace("-", "_"))
        value = _unquoted(value)
        if field and value not in _NULL:
            fields.setdefault(field, value)
    return fields


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return _COMMENT.sub("", value).rstrip()
