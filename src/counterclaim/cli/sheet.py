"""An incident side by side, as words: what each party says, row by row, in short cells.

Columns are the parties to the incident in the order of their codes, and one for third parties,
where any speaks. What stands in a cell is the speaker's; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from counterclaim.cli import show
from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account, Loss
from counterclaim.link.contested import Contested, Holding, same_places
from counterclaim.link.standing import NOBODY, SPEECH, in_order, rejections
from counterclaim.link.status import PartyStatus, Position

THIRD = "third parties"
#: The row that sums the others up; it has no words of its own.
STANDS = "stands"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a cell, and the claims that say it.

    `detail` is the part of the row's field that it is of: a role of places, kind and what of
    losses.
    """

    text: str
    claims: tuple[str, ...] = ()
    detail: str = ""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A party, or all third parties, and their accounts that were not taken back."""

    title: str
    accounts: tuple[Account, ...]
    withdrawn: tuple[Account, ...] = ()
    statuses: tuple[PartyStatus, ...] = ()

    @property
    def is_third(self) -> bool:
        """Whether several speakers share it, so that each line has to name its own."""
        return self.title == THIRD


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A question, and what each column says to it."""

    name: str
    cells: tuple[tuple[Entry, ...], ...]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table. Rows that nobody says anything to are left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def sheet_of(
    accounts: Iterable[Account],
    relations: Iterable[Relation],
    statuses: Sequence[PartyStatus],
    contested: Sequence[Contested],
) -> Sheet:
    """The accounts of an incident side by side."""
    told, links = in_order(accounts), list(relations)
    columns = _columns(told, statuses)
    by_id = {a.id: a for a in told}
    names = _names(told)
    rejected = rejections(told, links)
    old = {
        (c.account, entry.key)
        for entry in contested
        if entry.field == "losses"
        for h in entry.holdings
        if not h.current
        for c in h.carriers
    }
    rows = [
        _row(STANDS, columns, _stands),
        _row("what happened", columns, lambda c: _said(c, c.accounts, _happened)),
        _row("who began", columns, lambda c: _held(c, contested, "initiator", by_id, _began)),
        _row("when", columns, lambda c: _held(c, contested, "times", by_id, _time)),
        _row("where", columns, lambda c: _where(c, names)),
        _row("means", columns, lambda c: _listed(_held(c, contested, "means", by_id, _means))),
    ]
    for side in sorted({loss[0] for a in told for loss in a.losses}):
        rows.append(_row(f"losses of {side}", columns, _losses_of(side, old)))
    rows += [
        _row("denies", columns, lambda c: _said(c, c.accounts, _denied(by_id, rejected))),
        _row("says", columns, lambda c: _said(c, c.accounts, _speech)),
        _row("took back", columns, lambda c: _said(c, c.withdrawn, _taken_back)),
    ]
    kept = tuple(row for row in rows if any(row.cells))
    return Sheet(columns=tuple(c.title for c in columns), rows=kept)


def _columns(told: Sequence[Account], statuses: Sequence[PartyStatus]) -> list[Column]:
    gone = {claim for s in statuses for claim in s.withdrawn}

    def column(title: str, found: Sequence[PartyStatus]) -> Column:
        codes = {s.party for s in found}
        own = [a for a in told if a.speaker in codes]
        return Column(
            title=title,
            accounts=tuple(a for a in own if a.id not in gone),
            withdrawn=tuple(a for a in own if a.id in gone),
            statuses=tuple(found),
        )

    third = [s for s in statuses if not s.involved]
    columns = [column(s.party, [s]) for s in statuses if s.involved]
    return [*columns, column(THIRD, third)] if third else columns


def _row(name: str, columns: Sequence[Column], cell: Callable[[Column], Iterable[Entry]]) -> Row:
    return Row(name=name, cells=tuple(tuple(cell(c)) for c in columns))


def _gathered(found: Iterable[tuple[str, str]]) -> list[Entry]:
    """Lines with their claims: what is said alike is one line. Pairs are the text and the claim."""
    claims: dict[str, list[str]] = {}
    for text, claim in found:
        claims.setdefault(text, []).append(claim)
    return [Entry(text=t, claims=tuple(dict.fromkeys(ids))) for t, ids in claims.items()]


def _prefix(column: Column, speaker: str, publisher: str) -> str:
    """Who speaks, where a column has several speakers."""
    if not column.is_third:
        return ""
    who = f"{speaker} ({publisher})" if speaker in NOBODY and publisher else speaker
    return f"{who}: "


def _said(
    column: Column, accounts: Iterable[Account], words: Callable[[Account], str]
) -> list[Entry]:
    """One line for each account that `words` makes any of."""
    return _gathered(
        (_prefix(column, a.speaker, a.source.publisher) + text, a.id)
        for a in accounts
        if (text := words(a))
    )


def _stands(column: Column) -> Iterator[Entry]:
    for status in column.statuses:
        parts = [f"{p.standing} ({_where_told(p)})" for p in status.positions]
        claims = tuple(claim for p in status.positions for claim in p.accounts)
        prefix = f"{status.party}: " if column.is_third else ""
        yield Entry(text=prefix + (", ".join(parts) or status.standing), claims=claims)


def _where_told(position: Position) -> str:
    here, there = len(position.accounts), len(position.elsewhere)
    if not there:
        return f"{here}"
    return f"{here}, and {there} elsewhere" if here else f"{there} elsewhere"


def _happened(account: Account) -> str:
    if account.stance == "deny" or account.event in SPEECH:
        return ""
    words = show.happening(
        {"event": account.event, "status": account.status, "count": account.count}
    )
    who = show.roles(account.actors, account.targets)
    text = f"{words}, {who}" if who else words
    return f"concedes: {text}" if account.stance == "concede" else text


def _denied(by_id: dict[str, Account], rejected: dict[str, list[str]]) -> Callable[[Account], str]:
    def words(account: Account) -> str:
        if account.stance != "deny":
            return ""
        whose = sorted({by_id[r].speaker for r in rejected.get(account.id, ()) if r in by_id})
        parts = [
            show.happening({"event": account.event, "status": account.status}),
            show.roles(account.actors, account.targets),
            show.where((p.name, p.role) for p in account.places),
        ]
        text = ", ".join(part for part in parts if part)
        return f"{text} (told by {', '.join(whose)})" if whose else text

    return words


_SPEECH = {
    "blame": "blames",
    "threat": "threatens",
    "demand": "demands of",
    "talks": "talks with",
}


def _speech(account: Account) -> str:
    if account.stance == "deny" or account.event not in SPEECH:
        return ""
    verb, whom = _SPEECH[account.event], ", ".join(account.targets)
    doer = "" if account.actors in ((), (account.speaker,)) else f"{', '.join(account.actors)} "
    return f"{doer}{verb} {whom or '?'}"


def _taken_back(account: Account) -> str:
    who = show.roles(account.actors, account.targets)
    words = show.happening({"event": account.event, "status": account.status})
    return f"{show.STANCES[account.stance]}: {words}" + (f", {who}" if who else "")


def _held(
    column: Column,
    contested: Sequence[Contested],
    field: str,
    by_id: dict[str, Account],
    words: Callable[[Holding], str],
) -> list[Entry]:
    """The values of a field that the column's speakers hold now, or deny, as `words` puts them."""
    own = {s.party for s in column.statuses}
    return _gathered(
        (_prefix(column, h.speaker, h.publisher) + text, carrier.account)
        for entry in contested
        if entry.field == field
        for h in entry.holdings
        if h.speaker in own and h.current and (text := words(h))
        for carrier in h.carriers
        if carrier.account in by_id
    )


def _began(holding: Holding) -> str:
    return f"not {holding.value}" if holding.rejected else str(holding.value)


def _time(holding: Holding) -> str:
    value = holding.value
    if holding.rejected or not isinstance(value, tuple):
        return ""
    start, end = (str(bound) if bound is not None else None for bound in value)
    return show.when(start, end) if start else f"until {show.when(end, None)}"


def _means(holding: Holding) -> str:
    return "" if holding.rejected else str(holding.value).replace("_", " ")


def _listed(entries: Sequence[Entry]) -> list[Entry]:
    """Short values of one speaker on one line."""
    if any(": " in e.text for e in entries) or not entries:
        return list(entries)
    claims = dict.fromkeys(claim for e in entries for claim in e.claims)
    return [Entry(text=", ".join(e.text for e in entries), claims=tuple(claims))]


def _names(told: Sequence[Account]) -> dict[tuple[str, ...], dict[str, list[str]]]:
    """By the keys of a spot how each speaker calls the place, in the order of speakers."""
    places = same_places(told)
    names: dict[str, dict[str, list[str]]] = {}
    for account in sorted(told, key=lambda a: a.speaker):
        for spot in account.places:
            if spot.keys:
                called = names.setdefault(places[spot.keys], {}).setdefault(account.speaker, [])
                if spot.name not in called:
                    called.append(spot.name)
    return {keys: names[place] for keys, place in places.items()}


def _where(column: Column, names: dict[tuple[str, ...], dict[str, list[str]]]) -> list[Entry]:
    """Places by role, each with the other names that other speakers have for it."""
    found: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for account in column.accounts:
        if account.stance == "deny":
            continue
        who = _prefix(column, account.speaker, account.source.publisher)
        for spot in account.places:
            texts, claims = found.setdefault((who, spot.role), ({}, {}))
            texts[spot.name + _elsewhere(spot.name, account.speaker, names.get(spot.keys, {}))] = (
                None
            )
            claims[account.id] = None
    order = {"at": 0, "from": 1, "toward": 2}
    return [
        Entry(
            text=who + ("" if role == "at" else f"{role} ") + ", ".join(texts),
            claims=tuple(claims),
            detail=role,
        )
        for (who, role), (texts, claims) in sorted(
            found.items(), key=lambda item: (item[0][0], order.get(item[0][1], 3))
        )
    ]


def _elsewhere(name: str, speaker: str, called: dict[str, list[str]]) -> str:
    """What others call the place, where they call it otherwise."""
    others = [
        f"{who}: {'/'.join(different)}"
        for who, words in called.items()
        if who != speaker and (different := [w for w in words if w.casefold() != name.casefold()])
    ]
    return f" ({'; '.join(others)})" if others else ""


def _losses_of(side: str, old: set[tuple[str, tuple[str, ...]]]) -> Callable[[Column], list[Entry]]:
    """What a column says that a side lost; figures that were replaced are marked as earlier."""

    def words(account: Account, loss: Loss) -> str:
        text = show.losses([loss]).removeprefix(f"{side} ")
        if account.stance == "deny":
            return f"denies: {text}"
        return f"earlier: {text}" if (account.id, loss[:3]) in old else text

    def cell(column: Column) -> list[Entry]:
        lines = [
            msgspec.structs.replace(line, detail=f"{kind} {what}")
            for kind, what in sorted({x[1:3] for a in column.accounts for x in a.losses})
            for line in _gathered(
                (_prefix(column, a.speaker, a.source.publisher) + words(a, loss), a.id)
                for a in column.accounts
                for loss in a.losses
                if loss[:3] == (side, kind, what)
            )
        ]
        return sorted(lines, key=lambda e: "earlier: " in e.text)

    return cell
