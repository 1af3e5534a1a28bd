"""Values that say where they come from."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from counterclaim.core.spans import Span

T = TypeVar("T")

Basis = Literal["stated", "inferred", "defaulted"]


class Value(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A value, the words that carry it, and the rule (`method`) that took it from them.

    `stated`: the words name it. `inferred`: it follows from other words by the rule named.
    `defaulted`: nothing in the text says it; the rule names the convention.
    """

    value: T
    basis: Basis
    method: str
    evidence: tuple[Span, ...] = ()


class Resolved(msgspec.Struct, Generic[T], frozen=True, kw_only=True, tag="resolved"):
    """What words were taken to mean. `score` is 0 to 1; `alternatives` are ranked, best first."""

    value: T
    basis: Basis
    method: str
    evidence: tuple[Span, ...] = ()
    score: float = 1.0
    alternatives: tuple[T, ...] = ()


class Unresolved(msgspec.Struct, frozen=True, kw_only=True, tag="unresolved"):
    """Words that could not be resolved: why, and what was tried, in order."""

    reason: str
    tried: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


class MadeBy(msgspec.Struct, frozen=True, kw_only=True):
    """Which stage made a record, from which code, configuration and data."""

    stage: str
    version: str
    config_hash: str = ""
    data_hash: str = ""
