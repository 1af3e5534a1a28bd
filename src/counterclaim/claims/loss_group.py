"""The record for whom or what a sentence can say to be lost: a noun group or a bare amount."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.read import Token

#: Kinds of losses of persons.
PEOPLE = frozenset(
    {"killed", "wounded", "captured", "missing", "killed_or_wounded", "dead_or_missing"}
)
#: What is shot down rather than damaged.
FLYING = frozenset({"aircraft", "helicopter", "drone"})


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `start` to `end` with the head noun (or the amount), how many, and of what sort.

    `what` is "bare" for an amount alone ("four wounded"): other words say what it counts.
    """

    start: int
    end: int
    head: int
    low: int | None
    high: int | None
    person: bool
    what: str
    amount: tuple[int, int] | None = None
    words: str = ""
    approximate: bool = False
    definite: bool = False
    anaphor: bool = False
    explicit: bool = False

    @property
    def bare(self) -> bool:
        """An amount without a noun."""
        return self.what == "bare"

    @property
    def zero(self) -> bool:
        """An explicit none."""
        return self.high == 0


def one_more(tokens: Sequence[Token], start: int, head: int) -> Group:
    """A person counted beside those told of: "a third was injured", "another was hurt"."""
    return Group(
        start=start,
        end=head + 1,
        head=head,
        low=1,
        high=1,
        person=True,
        what="bare",
        amount=(start, head + 1),
        words=" ".join(t.text for t in tokens[start : head + 1]),
        explicit=True,
    )
