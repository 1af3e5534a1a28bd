"""Parties named only to be ruled out: "Russia, not Ukraine", "not by us but by the enemy"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.read import Token

_JOINTS = frozenset({",", "and", "(", "–", "—"})


def ruled_out(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The place of the "not" that sets the noun phrase against another one, if one does."""
    at = start - 1
    if at > 0 and tokens[at].lower in ("by", "from"):
        at -= 1
    if at < 0 or tokens[at].lower != "not":
        return None
    after = [t.lower for t in tokens[end : end + 2]]
    if after[:1] == ["but"] or after == [",", "but"]:
        return at
    return at if at > 1 and tokens[at - 1].lower in _JOINTS else None


__all__ = ["ruled_out"]
