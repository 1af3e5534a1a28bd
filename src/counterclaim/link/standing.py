"""What views of an incident have in common: whose voice, what sort of act, what still stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account

#: Speakers that are no party: the outlet itself, and whoever is not named.
NOBODY = frozenset({"MEDIA", "UNKNOWN"})

#: Events by which one party does something hostile to another, of its own accord.
ACTS = frozenset(
    """shelling gunfire missile_strike air_strike drone_strike attack ground_attack raid
    mine_laying explosion seizure capture abuse blockade airspace_violation
    ceasefire_violation""".split()
)
#: Events that answer another's act by their meaning: they say nothing of who began.
ANSWERS = frozenset({"repelling", "shoot_down"})
#: Events that are speech: dated to the statement, and acts of the speaker alone.
SPEECH = frozenset({"blame", "threat", "demand", "talks"})


def voice(account: Account) -> tuple[str, str]:
    """Who speaks: a party by its code; an outlet or an unnamed source by the outlet, too."""
    if account.speaker in NOBODY:
        return account.speaker, account.source.publisher or account.source.document
    return account.speaker, ""


def published(account: Account) -> datetime:
    """When it was published, for ordering: a day without hour is its first moment.

    What carries no offset is taken as UTC; what carries no date comes first.
    """
    return _moment(account.source.published)


@lru_cache(maxsize=4096)
def _moment(stamp: str | None) -> datetime:
    if not stamp:
        return datetime.min.replace(tzinfo=UTC)
    moment = datetime.fromisoformat(stamp)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """Accounts by publication, document and id: the same however they came."""
    return sorted(accounts, key=lambda a: (published(a), a.source.document, a.id))


def withdrawn(accounts: Collection[Account], relations: Iterable[Relation]) -> frozenset[str]:
    """The ids of accounts that their own speaker took back.

    An account of stance `retract` withdraws the earlier accounts of its speaker that an `update`
    links to it; where none is linked, those that tell the same event and were not published
    later. It does not stand itself, and no relay of what was withdrawn stands.
    """
    taken_back = [a for a in accounts if a.stance == "retract"]
    if not taken_back:
        return frozenset()
    updated: dict[str, set[str]] = {}
    repeated: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind in ("update", "repeat"):
            table = updated if relation.kind == "update" else repeated
            table.setdefault(relation.right, set()).add(relation.left)
    gone = {a.id for a in taken_back}
    for one in taken_back:
        own = [a for a in accounts if voice(a) == voice(one) and a.stance != "retract"]
        linked = {a.id for a in own} & updated.get(one.id, set())
        gone |= linked or {
            a.id for a in own if a.event == one.event and published(a) <= published(one)
        }
    known = {a.id for a in accounts}
    while relays := {r for r, left in repeated.items() if r in known - gone and left <= gone}:
        gone |= relays
    return frozenset(gone)


def by_voice(accounts: Iterable[Account]) -> dict[tuple[str, str], list[Account]]:
    """Accounts of each voice, voices in ascending order, accounts as they were published."""
    found: dict[tuple[str, str], list[Account]] = {}
    for account in in_order(accounts):
        found.setdefault(voice(account), []).append(account)
    return dict(sorted(found.items()))


def rejections(accounts: Sequence[Account], relations: Iterable[Relation]) -> dict[str, list[str]]:
    """By the id of a denial the ids of the accounts that it rejects, both ascending."""
    denials = {a.id for a in accounts if a.stance == "deny"}
    found: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind == "deny" and relation.right in denials:
            found.setdefault(relation.right, set()).add(relation.left)
    return {denial: sorted(found[denial]) for denial in sorted(found)}
