"""Words for people: values in short form, safe to print on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

STANCES = {
    "assert": "asserts",
    "deny": "denies",
    "concede": "concedes",
    "retract": "retracts",
}
_LOSS_KINDS = {
    "killed_or_wounded": "casualties",
    "dead_or_missing": "dead or missing",
}


def plain(text: str) -> str:
    """`text` on one line, with control characters shown as such, so that none acts."""
    spaced = re.sub(r"[\t\r\n]+", " ", text)
    return _UNPRINTABLE.sub(lambda m: f"<U+{ord(m[0]):04X}>", spaced)


def bounds(low: int | None, high: int | None) -> str:
    """`5`, `at least 5`, `up to 5`, `5 to 8`; empty where nothing is stated."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def roles(actors: Iterable[str], targets: Iterable[str]) -> str:
    """Who to whom, as `ARM → AZE`; a side that is not named is a question mark."""
    left, right = "+".join(actors), "+".join(targets)
    return f"{left or '?'} → {right or '?'}" if left or right else ""


def when(start: str | None, end: str | None) -> str:
    """An interval, the end without what it shares with the start's day."""
    if not start:
        return ""
    first = start.replace("T", " ")
    if not end or end == start:
        return first
    day, _, hour = end.partition("T")
    if start.startswith(day):
        return f"{first} to {hour}" if hour else first
    return f"{first} to {end.replace('T', ' ')}"


def day_or_hour(bound: str, *, last: bool = False) -> str:
    """A minute without its hour where it is the first, or the `last`, of its day."""
    return bound.removesuffix("T23:59" if last else "T00:00")


def where(places: Iterable[Iterable[str]]) -> str:
    """Places by role: those where it happened first."""
    found: dict[str, list[str]] = {}
    for name, role in places:
        found.setdefault(role, []).append(name)
    parts = []
    for role in ("at", "from", "toward"):
        if role in found:
            names = ", ".join(dict.fromkeys(found[role]))
            parts.append(names if role == "at" else f"{role} {names}")
    return "; ".join(parts)


def losses(items: Iterable[tuple[str, str, str, int | None, int | None]]) -> str:
    """Losses, as `ARM 5 killed (military)`."""
    parts = []
    for party, kind, what, low, high in items:
        number = "no" if (low, high) == (0, 0) else bounds(low, high)
        noun = _LOSS_KINDS.get(kind, kind)
        words = [number, noun] if number else [noun]
        parts.append(f"{party} {' '.join(words)}" + (f" ({what})" if what != "any" else ""))
    return "; ".join(parts)


def happening(claim: Mapping[str, Any]) -> str:
    """The event with its status, count and means, where they say something."""
    words = str(claim["event"]).replace("_", " ")
    if claim.get("status") not in (None, "occurred"):
        words += f" ({claim['status']})"
    number = bounds(*claim["count"]) if claim.get("count") else ""
    if number:
        words += f", {number} times"
    if claim.get("means"):
        words += ": " + ", ".join(str(m).replace("_", " ") for m in claim["means"])
    return words


def shortened(text: str, length: int) -> str:
    """`text` cut at a word to at most `length` characters."""
    line = plain(text)
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
