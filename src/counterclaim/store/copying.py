"""Copying a whole record, with all that it ever held, into another database."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from counterclaim.core.errors import RecordError
from counterclaim.store.codec import claim_from
from counterclaim.store.models import Base, Change, ClaimRow, DocumentRow
from counterclaim.store.rows import chunks
from counterclaim.store.words import write_words

#: How many rows go at a time; texts are long.
_PART = 500


def copy_all(source: Connection, target: Connection, name: str) -> int:
    """Copy every row and index the words anew; how many documents there are.

    Both have the same schema, and the target, called `name`, holds nothing.
    """
    if target.scalar(select(func.count()).select_from(Change)):
        raise RecordError(
            f"The record {name} is not empty.", remedy="Copy into a new file or database."
        )
    streaming = source.execution_options(stream_results=True)
    for table in Base.metadata.sorted_tables:
        rows = (dict(row._mapping) for row in streaming.execute(select(table)))
        for part in chunks(rows, _PART):
            target.execute(insert(table), part)
    texts = select(DocumentRow.n, DocumentRow.title, DocumentRow.text)
    bodies = ((n, f"{title}\n{text}") for n, title, text in streaming.execute(texts))
    for words in chunks(bodies, _PART):
        write_words(target, "words_documents", words)
    claims = streaming.execute(select(ClaimRow.n, ClaimRow.record))
    quotes = ((n, " ".join(s.quote for s in claim_from(record).quotes)) for n, record in claims)
    for words in chunks(quotes, _PART):
        write_words(target, "words_claims", words)
    return target.scalar(select(func.count()).select_from(DocumentRow)) or 0
