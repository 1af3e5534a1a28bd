"""Content hashes as identifiers: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def hash_of(*parts: object) -> str:
    """SHA-256 (hex) of the canonical JSON of `parts`."""
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()


def id_of(prefix: str, *parts: object) -> str:
    """A short id, `prefix` and the first 16 hex digits (64 bits) of `hash_of(parts)`."""
    return f"{prefix}-{hash_of(*parts)[:16]}"
