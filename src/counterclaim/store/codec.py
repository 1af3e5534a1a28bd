"""Records as the JSON that columns hold, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec

from counterclaim.core.errors import Failure
from counterclaim.core.ids import id_of
from counterclaim.core.interval import moment
from counterclaim.core.links import Reason
from counterclaim.core.records import Claim, Document
from counterclaim.link import Account

_ENCODER = msgspec.json.Encoder(order="deterministic")
_CLAIM = msgspec.json.Decoder(Claim)
_ACCOUNT = msgspec.json.Decoder(Account)
_REASONS = msgspec.json.Decoder(tuple[Reason, ...])
_SIGNATURE = msgspec.json.Decoder(tuple[int, ...])
_FAILURES = msgspec.json.Decoder(tuple[Failure, ...])


def encode(value: object) -> str:
    """Any record as JSON."""
    return _ENCODER.encode(value).decode()


def claim_from(record: str) -> Claim:
    """The claim that a column holds."""
    return _CLAIM.decode(record)


def reasons_from(record: str) -> tuple[Reason, ...]:
    """The reasons that a column holds."""
    return _REASONS.decode(record)


def failures_from(record: str) -> tuple[Failure, ...]:
    """The failures that a column holds."""
    return _FAILURES.decode(record)


def value_from(record: str) -> Any:
    """Any JSON value."""
    return msgspec.json.decode(record)


def account_to(account: Account) -> str:
    """The account without the signature, which all accounts of a document share."""
    source = msgspec.structs.replace(account.source, signature=())
    return encode(msgspec.structs.replace(account, source=source))


@lru_cache(maxsize=4096)
def _signature(record: str) -> tuple[int, ...]:
    return _SIGNATURE.decode(record)


def account_from(record: str, signature: str | None = None) -> Account:
    """The account that a column holds, with the signature of its document where it is given."""
    account = _ACCOUNT.decode(record)
    if not signature:
        return account
    source = msgspec.structs.replace(account.source, signature=_signature(signature))
    return msgspec.structs.replace(account, source=source)


def uid_of(document: Document) -> str:
    """The hash of what was published, by whom, when, and the id that it was given.

    The id is part of it since the ids of claims build on it: else which of two equal texts is
    kept would depend on the order in which they came. The language is not: reading finds it out,
    and a document has to be known before it is read.
    """
    return id_of(
        "d",
        document.id,
        document.title,
        document.text,
        document.source,
        document.source_party,
        document.url,
        document.published_at,
        document.kind,
    )


def rank_of(document: Document) -> str:
    """What orders the revisions of one id: when the text was got, else published, in UTC."""
    given = document.retrieved_at or document.published_at or ""
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        return ""
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def version_key(number: str) -> tuple[int, ...]:
    """A version in a form that compares: its leading whole numbers."""
    parts = []
    for part in number.split("."):
        if not part.isdigit():
            break
        parts.append(int(part))
    return tuple(parts)


def minute(bound: str | None, *, last: bool = False) -> str | None:
    """The first or last minute of an ISO bound; None where it is none."""
    if not bound:
        return None
    try:
        return moment(bound, last=last).strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        return None


@lru_cache(maxsize=1)
def package_version() -> str:
    """The version of this package, as the pipeline states it."""
    try:
        return version("counterclaim")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"
