"""Full text: SQLite's FTS5 or PostgreSQL's tsvector, with the same words and the same answers.

Texts and queries are folded in the same way before either sees them: lower case, without marks
on letters, words only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, literal, select, table, text

#: How much of a text is indexed, in characters. A tsvector holds at most 1 MB.
LONGEST = 400_000
#: Letters that writers of Arabic exchange; hamza and madda above and below go as marks do.
_LETTERS = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ـ": None})
_TOKEN = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"|(\S+)')


def folded(words: str) -> str:
    """The words of a text in the form in which they are compared, with single spaces."""
    plain = words.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(_TOKEN.findall(plain))


def terms(query: str) -> list[str]:
    """The words and "quoted phrases" of a query, folded. All of them must be met."""
    found = (folded(phrase or word) for phrase, word in _TERM.findall(query))
    return list(dict.fromkeys(term for term in found if term))


def write_words(connection: Connection, name: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add words to the index `name` under row numbers."""
    made = "to_tsvector('simple', :words)" if connection.dialect.name != "sqlite" else ":words"
    connection.execute(
        text(f"INSERT INTO {name} (rowid, words) VALUES (:n, {made})"),
        [{"n": n, "words": folded(words[:LONGEST])} for n, words in rows],
    )


def matching(connection: Connection, name: str, query: Sequence[str]) -> Select[Any]:
    """The row numbers in the index `name` that hold all terms of a query."""
    index = table(name, column("rowid"), column("words"))
    met: ColumnElement[bool]
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{term}"' for term in query)
        met = column("words").op("MATCH", is_comparison=True)(literal(quoted))
    else:
        asked: Any = func.phraseto_tsquery(text("'simple'"), literal(query[0]))
        for term in query[1:]:
            asked = asked.op("&&")(func.phraseto_tsquery(text("'simple'"), literal(term)))
        met = index.c.words.op("@@", is_comparison=True)(asked)
    return select(index.c.rowid).where(met)


def excerpt(words: str, query: Sequence[str], width: int = 160) -> str:
    """Some of a text about the first word of the query, on one line."""
    at = 0
    for term in query:
        first = term.split(" ", 1)[0]
        for token in _TOKEN.finditer(words[:LONGEST]):
            if folded(token[0]) == first:
                at = token.start()
                break
        else:
            continue
        break
    start = max(0, at - width // 3)
    if start:
        start = words.find(" ", start, at) + 1 or start
    end = min(len(words), start + width)
    if end < len(words):
        end = max(words.rfind(" ", start + width // 2, end), start + width // 2)
    line = " ".join(words[start:end].split())
    return f"{'… ' if start else ''}{line}{' …' if end < len(words) else ''}"
