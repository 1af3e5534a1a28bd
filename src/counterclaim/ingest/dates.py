"""Publication dates: ISO 8601, checked, and kept as written."""

from __future__ import annotations

from datetime import date, datetime

from counterclaim.core.errors import InputError


def publication_date(text: str) -> str:
    """`text` in ISO 8601, a date or a date-time; raises `InputError` where it is neither."""
    written = text.strip()
    try:
        if len(written) <= len("2022-09-13"):
            return date.fromisoformat(written).isoformat()
        return datetime.fromisoformat(written).isoformat(timespec="minutes")
    except ValueError:
        raise InputError(
            f"'{written[:60]}' is no publication date.",
            remedy="Write it as 2022-09-13 or, with the hour, 2022-09-13T01:40+04:00.",
        ) from None
