"""How many independent sources carry a value: relays and copies never add one.

Every account goes back to one origin. A relay (the right side of a `repeat`) goes back to the
account that it repeats. An account in a near-copy of an earlier document goes back to that
document. What is left is told by its speaker: a party is one source, whoever passes its words
on and however often; so is an outlet in its own voice, and an outlet that belongs to a party
counts as that party. Whom a chain outlet, agency, ministry ends in is the source, not the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.standing import NOBODY, in_order, published

#: Share of equal positions of two signatures from which two documents are copies of one text.
COPY = 0.8


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """One independent source of a value: what it goes back to, and the accounts that carry it.

    `origin` is `party:CODE`, `outlet:NAME` or `document:ID`. `relays` are those of `accounts`
    that only pass it on. Both are ascending.
    """

    origin: str
    accounts: tuple[str, ...]
    relays: tuple[str, ...] = ()


class _Chain(NamedTuple):
    """The accounts that one goes back to by `repeat`: the first ones, and all of them with it."""

    roots: tuple[str, ...]
    all: frozenset[str]


class Sources:
    """The origins of an incident's accounts, found once; `of` groups any of them by origin."""

    def __init__(self, accounts: Iterable[Account], relations: Iterable[Relation]) -> None:
        ordered = in_order(accounts)
        self._by_id = {a.id: a for a in ordered}
        self._chains = _chains(self._by_id, relations)
        self._original = _originals(ordered)
        self._in_document: dict[str, list[str]] = {}
        for account in ordered:
            self._in_document.setdefault(account.source.document, []).append(account.id)

    def is_relay(self, account: str) -> bool:
        """Whether an account only passes another one on, or stands in a copy."""
        one = self._by_id[account]
        document = one.source.document
        return self._chains[account].roots != (account,) or self._original[document] != document

    def source(self, account: str) -> str:
        """The origin that an account goes back to, whatever it says."""
        return self._origin(account, frozenset())

    def original(self, account: Account) -> Account:
        """The account that one goes back to by `repeat`; itself where it repeats none."""
        return self._by_id[self._chains[account.id].roots[0]]

    def chain(self, account: str) -> frozenset[str]:
        """The account and all that it goes back to by `repeat`, over any number of steps."""
        return self._chains[account].all

    def of(self, carriers: Iterable[str]) -> tuple[Lineage, ...]:
        """The independent sources among accounts (ids) that carry one value, by origin."""
        ids = sorted(set(carriers))
        found: dict[str, list[str]] = {}
        for one in ids:
            found.setdefault(self._origin(one, frozenset(ids)), []).append(one)
        return tuple(
            Lineage(
                origin=origin,
                accounts=tuple(found[origin]),
                relays=tuple(a for a in found[origin] if self.is_relay(a)),
            )
            for origin in sorted(found)
        )

    def _origin(self, account: str, carriers: frozenset[str]) -> str:
        """The source that an account goes back to; one that carries the value itself is preferred.

        A relay can have several originals (two agencies with one text): it adds no source where
        any of them is there already.
        """
        one = self._by_id[self._root(account, carriers)]
        first = self._original[one.source.document]
        if first == one.source.document or one.speaker not in NOBODY:
            return _token(one)
        told = self._in_document[first]
        there = [t for t in told if t in carriers]
        if there:
            return _token(self._by_id[self._root(there[0], carriers)])
        return _token(one, self._by_id[told[0]])

    def _root(self, account: str, carriers: frozenset[str]) -> str:
        roots = self._chains[account].roots
        return next((r for r in roots if r in carriers), roots[0])


def _token(account: Account, document: Account | None = None) -> str:
    """Who answers for an account: its speaker, or the outlet of the document it comes from."""
    if account.speaker not in NOBODY:
        return f"party:{account.speaker}"
    source = (document or account).source
    if source.party and source.party not in NOBODY:
        return f"party:{source.party}"
    named = [name for name in account.via if name and name not in NOBODY]
    outlet = named[-1] if named else source.publisher
    return f"outlet:{outlet.casefold()}" if outlet else f"document:{source.document}"


def _chains(by_id: dict[str, Account], relations: Iterable[Relation]) -> dict[str, _Chain]:
    """For each account what it goes back to by `repeat`."""
    repeats: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind == "repeat" and relation.left in by_id and relation.right in by_id:
            repeats.setdefault(relation.right, set()).add(relation.left)
    found: dict[str, _Chain] = {}
    for one in by_id:
        reached: set[str] = set()
        open_ones = [one]
        while open_ones:
            fresh = repeats.get(open_ones.pop(), set()) - reached
            reached |= fresh
            open_ones += fresh
        ends = reached - repeats.keys()
        # accounts that repeat each other in a ring have no first: the smallest id stands for it
        roots = sorted(ends) or [min(reached, default=one)]
        found[one] = _Chain(roots=tuple(roots), all=frozenset({one, *reached}))
    return found


def _originals(ordered: Sequence[Account]) -> dict[str, str]:
    """For each document the earliest of which it is a near-copy, through copies of copies.

    A party's own release comes before an outlet's of the same moment.
    """
    sources = {a.source.document: a for a in ordered}
    documents = sorted(
        sources,
        key=lambda d: (
            sources[d].source.published is None,
            published(sources[d]),
            sources[d].source.party is None,
            d,
        ),
    )
    found = {document: document for document in documents}
    signed = [d for d in documents if sources[d].source.signature]
    if len({len(sources[d].source.signature) for d in signed}) != 1 or len(signed) < 2:
        return found
    table = np.array([sources[d].source.signature for d in signed], dtype=np.uint64)
    for row in range(1, len(signed)):
        alike = (table[:row] == table[row]).mean(axis=1) >= COPY
        if alike.any():
            found[signed[row]] = found[signed[int(alike.argmax())]]
    return found
