"""The values that the accounts of an incident give each field: whose, from where, how many.

Nothing is chosen here. Every value stands with its speakers, the accounts and words that carry
it, the parties that deny an account with it, and its independent sources. Fields:

- `initiator`: who began, by the accounts of hostile acts that a speaker asserts: the actors of
  the earliest of them by its time; of all of them where no earliest one can be told. Acts that
  answer another's by their meaning (repelling, shooting down) say nothing of it. Who tells of no
  act but lays blame names whom it blames. Two-way fighting (several parties that act, on nobody
  or on each other) has no initiator.
- `actors`, `targets`: of hostile acts; of all accounts but speech where a speaker tells of none.
- `event`, `means`, `places`, `times`: of all accounts but speech, which is dated to itself.
- `losses`, one entry for each side, kind and what; `count`, one for each event.

An account of stance `deny` rejects the values in it and holds none. A speaker's later figure
(an `update`, or a later publication) replaces its earlier one, which stays listed as no longer
current; so do values that were withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Literal

import msgspec

from counterclaim.core.interval import moment
from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.independence import Lineage, Sources
from counterclaim.link.standing import ACTS, SPEECH, by_voice, in_order, published, withdrawn

Field = Literal[
    "initiator", "actors", "targets", "event", "places", "times", "means", "losses", "count"
]
FIELDS: tuple[Field, ...] = (
    "initiator", "event", "actors", "targets", "places", "times", "means", "losses", "count",
)  # fmt: skip
#: A code, a place's key, `(start, end)` or `(low, high)`.
Atom = str | tuple[str | None, str | None] | tuple[int | None, int | None]
Figure = tuple[int | None, int | None]
Verdict = Literal["single", "agree", "compatible", "apart", "differ"]

#: Relations' names of the fields that a contradiction can be on, by ours.
_NAMED: dict[str, str] = {
    "initiator": "initiator", "actor": "actors", "target": "targets", "time": "times",
    "place": "places", "means": "means", "losses": "losses", "event": "event",
}  # fmt: skip


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """An account that carries a value, with its words; `name` is how it names the value."""

    account: str
    document: str
    stance: str
    published: str | None
    quotes: tuple[tuple[int, str], ...]
    name: str = ""


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One value in one voice. `publisher` is set for outlets and unnamed sources only.

    `rejected`: the voice denies accounts with it. `current`: neither replaced nor withdrawn.
    """

    speaker: str
    publisher: str
    value: Atom
    rejected: bool
    current: bool
    carriers: tuple[Carrier, ...]


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A value, who holds it now, who denies it, and what independent sources carry it now."""

    value: Atom
    speakers: tuple[str, ...]
    denied_by: tuple[str, ...]
    sources: tuple[Lineage, ...]

    @property
    def independent(self) -> int:
        """How many independent sources carry the value now."""
        return len(self.sources)


class Contested(msgspec.Struct, frozen=True, kw_only=True):
    """All values of one field. `key` is side, kind and what of losses, or the event counted.

    `verdict`, between independent sources: `single`, one tells it; `agree`, all that tell it tell
    the same; `compatible`, any two have a value, a number or a moment in common; `apart`, some two
    have none, which by itself is no contradiction (each side tells of the other's fire); `differ`,
    they exclude each other: figures without a common number, or accounts that are linked as
    contradicting each other on the field (`contradictions`, pairs of account ids).
    """

    field: Field
    key: tuple[str, ...] = ()
    verdict: Verdict
    holdings: tuple[Holding, ...]
    values: tuple[Weighed, ...]
    contradictions: tuple[tuple[str, str], ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether its values are numbers within bounds."""
        return self.field in ("losses", "count")


# What an account gives a field: the key of the entry, the value, and the speaker's name for it.
_Given = tuple[tuple[str, ...], Atom, str]


def contested(
    accounts: Iterable[Account],
    relations: Iterable[Relation],
    sources: Sources | None = None,
) -> tuple[Contested, ...]:
    """Every field that any account gives a value, in the order of FIELDS, then by key."""
    told, links = in_order(accounts), list(relations)
    origins = sources or Sources(told, links)
    return _entries(_given(told, origins), told, links, origins)


def figures(accounts: Iterable[Account], relations: Iterable[Relation]) -> tuple[Contested, ...]:
    """The entries of `contested` for losses and counts alone, which cost less."""
    told, links = in_order(accounts), list(relations)
    given = _figures([a for a in told if a.event not in SPEECH])
    return _entries(given, told, links, Sources(told, links))


def _entries(
    given: dict[Field, dict[str, list[_Given]]],
    told: Sequence[Account],
    links: Sequence[Relation],
    origins: Sources,
) -> tuple[Contested, ...]:
    """By field and key the values that accounts give, compared."""
    gone = withdrawn(told, links)
    updates = [(r.left, r.right) for r in links if r.kind == "update"]
    out: list[Contested] = []
    for field in FIELDS:
        found = {a: values for a, values in given.get(field, {}).items() if values}
        for key in sorted({k for values in found.values() for k, _, _ in values}):
            entry = {
                account: [(value, name) for k, value, name in values if k == key]
                for account, values in found.items()
                if any(k == key for k, _, _ in values)
            }
            old = gone | _replaced(field, entry, told, origins, updates)
            out.append(_weighed(field, key, entry, told, old, origins, links))
    return tuple(out)


def _given(told: Sequence[Account], origins: Sources) -> dict[Field, dict[str, list[_Given]]]:
    """By field, and by account, what it gives."""
    places = same_places(told)
    plain = [a for a in told if a.event not in SPEECH]
    acting = [a for own in _by_source(plain, origins) for a in _acting(own)]
    return {
        "initiator": _initiators(_by_source(told, origins)),
        "event": {a.id: [((), a.event, "")] for a in plain},
        "actors": {a.id: [((), code, "") for code in a.actors] for a in acting},
        "targets": {a.id: [((), code, "") for code in a.targets] for a in acting},
        "places": {
            a.id: [((p.role,), places[p.keys], p.name) for p in a.places if p.keys] for a in plain
        },
        "times": {a.id: [((), (a.start, a.end), "")] for a in plain if a.start or a.end},
        "means": {a.id: [((), means, "") for means in a.means] for a in plain},
        **_figures(plain),
    }


def _figures(plain: Sequence[Account]) -> dict[Field, dict[str, list[_Given]]]:
    """Losses with a number, and counts."""
    return {
        "losses": {
            a.id: [((party, kind, what), (low, high), "") for party, kind, what, low, high
                   in a.losses if (low, high) != (None, None)]
            for a in plain
        },
        "count": {a.id: [((a.event,), a.count, "")] for a in plain if a.count},
    }  # fmt: skip


def _by_source(told: Sequence[Account], origins: Sources) -> list[list[Account]]:
    """Accounts of each independent source: a relay is read with what it relays."""
    found: dict[str, list[Account]] = {}
    for account in told:
        found.setdefault(origins.source(account.id), []).append(account)
    return [found[origin] for origin in sorted(found)]


def _acting(own: Sequence[Account]) -> Sequence[Account]:
    """The hostile acts that a source tells of or denies; where it has none, all it tells of."""
    return [a for a in own if a.event in ACTS and not _is_mutual(a)] or own


def _is_mutual(account: Account) -> bool:
    """Whether several parties act on nobody else: a fight, not one's act on another."""
    return len(account.actors) > 1 and set(account.targets) <= set(account.actors)


def _initiators(sources: Iterable[Sequence[Account]]) -> dict[str, list[_Given]]:
    """By account, who began, as its source has it."""
    out: dict[str, list[_Given]] = {}
    for own in sources:
        acts = [a for a in own if a.event in ACTS and not _is_mutual(a)]
        acts = [a for a in acts if a.status not in ("planned", "hypothetical")]
        for account in acts:
            if account.stance == "deny":
                out[account.id] = [((), code, "") for code in account.actors]
        standing = [a for a in acts if a.actors and a.stance in ("assert", "concede")]
        laid = [a for a in own if a.event == "blame" and a.stance in ("assert", "concede")]
        for account in _first(standing) if standing else laid:
            codes = account.actors if standing else account.targets
            out[account.id] = [((), code, "") for code in codes]
    return out


def _first(acts: Sequence[Account]) -> list[Account]:
    """Those of `acts` that none of the others is known to precede."""
    ends = [moment(a.end or a.start or "", last=True) for a in acts if a.end or a.start]
    if not ends:
        return list(acts)
    earliest = min(ends)
    return [a for a in acts if not a.start or moment(a.start) <= earliest]


def same_places(told: Sequence[Account]) -> dict[tuple[str, ...], str]:
    """For each spot's keys the least key of the place: spots that share a key are one place."""
    least: dict[str, str] = {}
    groups = sorted({spot.keys for a in told for spot in a.places if spot.keys})

    def find(key: str) -> str:
        while least.setdefault(key, key) != key:
            key = least[key]
        return key

    for keys in groups:
        roots = sorted({find(k) for k in keys})
        for root in roots[1:]:
            least[root] = roots[0]
    return {keys: find(keys[0]) for keys in groups}


def _replaced(
    field: Field,
    entry: dict[str, list[tuple[Atom, str]]],
    told: Sequence[Account],
    origins: Sources,
    updates: Sequence[tuple[str, str]],
) -> frozenset[str]:
    """Accounts whose figure a later one from the same source replaces. Other values add up.

    A relay is as old as what it relays, and is replaced with it.
    """
    if field not in ("losses", "count"):
        return frozenset()
    held = [a for a in told if a.id in entry and a.stance != "deny"]
    out: set[str] = set()
    for own in _by_source(held, origins):
        first = {a.id: origins.original(a) for a in own}
        held_by = {one for a in first for one in origins.chain(a)}
        old = {left for left, right in updates if left in held_by and right in held_by}
        gone = {a for a in first if origins.chain(a) & old}
        gone = set() if gone == set(first) else gone  # updates in a ring: none came last
        latest = max(published(one) for a, one in first.items() if a not in gone)
        out |= gone | {a for a, one in first.items() if published(one) < latest}
    return frozenset(out)


def _weighed(
    field: Field,
    key: tuple[str, ...],
    entry: dict[str, list[tuple[Atom, str]]],
    told: Sequence[Account],
    old: frozenset[str],
    origins: Sources,
    links: Sequence[Relation],
) -> Contested:
    """One entry with its holdings by voice, its values and the verdict."""
    holdings: list[Holding] = []
    for (speaker, publisher), own in by_voice(a for a in told if a.id in entry).items():
        found: dict[tuple[Atom, bool, bool], list[Carrier]] = {}
        for account in own:
            for value, name in entry[account.id]:
                sort = (value, account.stance == "deny", account.id not in old)
                found.setdefault(sort, []).append(_carrier(account, name))
        holdings += [
            Holding(
                speaker=speaker, publisher=publisher, value=value, rejected=rejected,
                current=current, carriers=tuple(found[value, rejected, current]),
            )
            for value, rejected, current in sorted(found, key=_sortable)
        ]  # fmt: skip
    pairs = _contradictions(field, entry, links)
    values = _values(holdings, origins)
    return Contested(
        field=field,
        key=key,
        verdict="differ" if pairs else _verdict(field, values),
        holdings=tuple(holdings),
        values=values,
        contradictions=pairs,
    )


def _carrier(account: Account, name: str) -> Carrier:
    return Carrier(
        account=account.id,
        document=account.source.document,
        stance=account.stance,
        published=account.source.published,
        quotes=account.quotes,
        name=name,
    )


def _sortable(sort: tuple[Atom, bool, bool]) -> tuple[bool, bool, tuple[str, ...], tuple[int, ...]]:
    value, rejected, current = sort
    parts = value if isinstance(value, tuple) else (value,)
    words = tuple(p for p in parts if isinstance(p, str))
    numbers = tuple(-1 if p is None else p for p in parts if not isinstance(p, str))
    return rejected, not current, words, numbers


def _contradictions(
    field: Field, entry: dict[str, list[tuple[Atom, str]]], links: Sequence[Relation]
) -> tuple[tuple[str, str], ...]:
    """The pairs of accounts with this entry that are linked as contradicting each other on it.

    Who contradicts another on the dead may tell of as many wounded: losses are one field, and
    each kind of them an entry.
    """
    return tuple(
        sorted(
            (r.left, r.right)
            for r in links
            if r.kind == "contradict"
            and _NAMED.get(r.field or "") == field
            and r.left in entry
            and r.right in entry
            and not (field == "losses" and _one_figure(entry[r.left], entry[r.right]))
        )
    )


def _one_figure(one: Sequence[tuple[Atom, str]], other: Sequence[tuple[Atom, str]]) -> bool:
    return _figures_meet({value for value, _ in one}, {value for value, _ in other})


def _values(holdings: Sequence[Holding], origins: Sources) -> tuple[Weighed, ...]:
    """Each value once, the one with the most independent sources first."""
    out = []
    for value in {h.value for h in holdings}:
        here = [h for h in holdings if h.value == value]
        held = [h for h in here if h.current and not h.rejected]
        out.append(
            Weighed(
                value=value,
                speakers=tuple(sorted({h.speaker for h in held})),
                denied_by=tuple(sorted({h.speaker for h in here if h.rejected and h.current})),
                sources=origins.of(c.account for h in held for c in h.carriers),
            )
        )
    return tuple(sorted(out, key=lambda w: (-w.independent, _sortable((w.value, False, True)))))


def _verdict(field: Field, values: Sequence[Weighed]) -> Verdict:
    """How the values that stand now compare from one independent source to another."""
    by: dict[str, set[Atom]] = {}
    for weighed in values:
        for source in weighed.sources:
            by.setdefault(source.origin, set()).add(weighed.value)
    told = list(by.values())
    if len(told) < 2:
        return "single"
    if all(one == told[0] for one in told):
        return "agree"
    fits = _FITS.get(field, _shares)
    if all(fits(a, b) for a, b in combinations(told, 2)):
        return "compatible"
    return "differ" if field in ("losses", "count") else "apart"


def _shares(one: set[Atom], other: set[Atom]) -> bool:
    """Whether two sets of codes have one in common."""
    return bool(one & other)


def _figures_meet(one: set[Atom], other: set[Atom]) -> bool:
    """Whether a number lies within the bounds of a figure of each."""
    return any(_numbers_meet(a, b) for a in one for b in other)


def _numbers_meet(one: Atom, other: Atom) -> bool:
    low = max((p for p in (one[0], other[0]) if isinstance(p, int)), default=0)
    high = min((p for p in (one[1], other[1]) if isinstance(p, int)), default=None)
    return high is None or low <= high


def _times_meet(one: set[Atom], other: set[Atom]) -> bool:
    """Whether a moment lies within a time of each."""
    return any(_moments_meet(a, b) for a in one for b in other)


def _moments_meet(one: Atom, other: Atom) -> bool:
    starts = [moment(p) for p in (one[0], other[0]) if isinstance(p, str)]
    ends = [moment(p, last=True) for p in (one[1], other[1]) if isinstance(p, str)]
    return not starts or not ends or max(starts) <= min(ends)


_FITS: dict[str, Callable[[set[Atom], set[Atom]], bool]] = {
    "times": _times_meet,
    "losses": _figures_meet,
    "count": _figures_meet,
}
