"""What a user may set about loading."""

from __future__ import annotations

import msgspec

#: Bytes; a communiqué has some thousands, a long report some hundred thousand.
DEFAULT_LIMIT = 5_000_000


class LoadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How documents are loaded.

    `limit` is the largest size of one document in bytes, `encoding` that of files that carry no
    mark of their own. The other fields override what the files say of themselves.
    """

    limit: int = DEFAULT_LIMIT
    encoding: str = "utf-8"
    source: str | None = None
    source_party: str | None = None
    published_at: str | None = None
