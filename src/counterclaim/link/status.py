"""Where each party stands on an incident: asserts, denies, concedes, silent.

The rules, in their order:

1. Who is listed. The parties to the incident (who acts or is acted upon in any account of a deed
   in it, or else of speech, and who speaks of it while known to be their adversary) are listed
   always; anybody else (third parties, outlets as `MEDIA`, unnamed witnesses as `UNKNOWN`) only
   where they speak.
2. An account is its speaker's. Who relays or denies it does not assert it. What its speaker took
   back (`retract`) no longer stands, and is listed as withdrawn.
3. A party asserts, denies and concedes what its standing accounts assert, deny and concede: it can
   do all three, of different accounts, and every one is listed with the accounts it rests on.
4. One word for a party: `concedes` before `denies` before `asserts` before `silent`. To admit is
   against one's own interest and is not undone by denying something else; to deny an account says
   more of where a party stands on the incident than what else it tells of it.
5. What a party tells in another incident counts here where a `deny` or `contradict` ties it to an
   account of this one: it rejects that account, or is what is rejected, wherever it stands (its
   own incident may be another because it resembles this one too little, or because a person parted
   them from others). Whatever contradicts is an assertion here: to concede something else is not to
   concede this. It is listed apart, as told elsewhere, for parties to the incident only, and gives
   a party its one word where it would be silent. A pair that a person called different is not
   looked along.
6. A party to the incident of which no account stands, here or elsewhere, is silent: it has said
   nothing *that is in the record*, which is not the same as having said nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, Protocol, get_args

import msgspec

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.contested import Contested
from counterclaim.link.standing import NOBODY, SPEECH, in_order, rejections, withdrawn

Standing = Literal["concedes", "denies", "asserts", "silent"]
#: What an incident is, seen whole; several can hold at once.
Label = Literal["agreed", "conceded", "contested", "denied", "one-sided", "unanswered"]

_STANDING: dict[str, Standing] = {"concede": "concedes", "deny": "denies", "assert": "asserts"}
#: Which of a party's positions is its one word: the first that it takes.
ORDER: tuple[Standing, ...] = ("concedes", "denies", "asserts", "silent")
LABELS: tuple[Label, ...] = get_args(Label)
#: Relations that say what an account of another incident is to one of this.
ACROSS = ("deny", "contradict")


class Adversaries(Protocol):
    """Who fights whom, as the party index knows it."""

    def adversaries(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """The codes of all that fight `code` in `year`, ascending."""
        ...


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What a party does to certain accounts, and its own accounts that say so.

    `rejects` are the accounts of others that its denials are linked to; empty where what is
    denied is nobody's account in the record. `elsewhere` are its accounts in other incidents. All
    are ids, ascending.
    """

    standing: Standing
    accounts: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """An account of another incident, and the relation that ties it to an account of this one."""

    account: Account
    relation: Relation


class PartyStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Where one party stands: the one word, and all its positions in the order of the rules."""

    party: str
    standing: Standing
    involved: bool
    positions: tuple[Position, ...] = ()
    withdrawn: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[Standing, ...]:
        """What it does in the incident; where it tells nothing in it, what it does elsewhere."""
        here = tuple(p.standing for p in self.positions if p.accounts)
        return here or tuple(p.standing for p in self.positions)


def across(
    claims: Collection[str], relations: Iterable[Relation], parted: Collection[tuple[str, str]] = ()
) -> list[tuple[str, Relation]]:
    """What ties accounts of other incidents to this one's: the other account, and the relation.

    `claims` are this one's, `parted` the pairs in ascending order that persons called different.
    """
    found = []
    for relation in relations:
        left, right = relation.left, relation.right
        if relation.kind in ACROSS and (left in claims) != (right in claims):
            if (min(left, right), max(left, right)) not in parted:
                found.append((right if left in claims else left, relation))
    return found


def involved(
    accounts: Iterable[Account],
    knowledge: Adversaries | None = None,
    elsewhere: Iterable[Elsewhere] = (),
) -> tuple[str, ...]:
    """The parties to an incident, ascending: who acts, who is acted upon, and their adversaries.

    An adversary is one only if it speaks of the incident, here or elsewhere: a war somewhere does
    not make each side a party to each incident of the other.
    """
    told = list(accounts)
    # Whom a demand or talks address does not become a party to what happened.
    deeds = [a for a in told if a.event not in SPEECH] or told
    named = {code for a in deeds for code in (*a.actors, *a.targets)} - NOBODY
    speakers = {a.speaker for a in (*told, *(e.account for e in elsewhere))} - NOBODY - named
    if knowledge is not None:
        year = min((int(a.start[:4]) for a in told if a.start), default=None)
        named |= {s for s in speakers if named & set(knowledge.adversaries(s, year))}
    return tuple(sorted(named))


def statuses(
    accounts: Iterable[Account],
    relations: Iterable[Relation],
    knowledge: Adversaries | None = None,
    elsewhere: Iterable[Elsewhere] = (),
) -> tuple[PartyStatus, ...]:
    """The status of every party to the incident and of every other speaker, by code.

    `relations` are those among the accounts, `elsewhere` those to accounts of other incidents.
    """
    told, links, others = in_order(accounts), list(relations), list(elsewhere)
    parties = involved(told, knowledge, others)
    gone = withdrawn(told, links)
    outside = _outside(others)
    rejected = rejections([*told, *outside], [*links, *(e.relation for e in others)])
    listed = sorted({*parties, *(a.speaker for a in told)})
    return tuple(
        _status(
            code,
            [a for a in told if a.speaker == code],
            [a for a in outside if a.speaker == code and code in parties],
            gone,
            rejected,
            code in parties,
        )
        for code in listed
    )


def _outside(elsewhere: Iterable[Elsewhere]) -> list[Account]:
    """The accounts of other incidents, by id, with the stance that they take to this one."""
    found: dict[str, Account] = {}
    for one in elsewhere:
        account, known = one.account, one.account.id in found
        if one.relation.kind == "deny":
            found[account.id] = account
        elif not known:
            is_denial = account.stance == "deny"
            stance = account.stance if is_denial else "assert"
            found[account.id] = msgspec.structs.replace(account, stance=stance)
    return [found[name] for name in sorted(found)]


def _status(
    code: str,
    own: Sequence[Account],
    elsewhere: Sequence[Account],
    gone: frozenset[str],
    rejected: Mapping[str, Sequence[str]],
    is_party: bool,
) -> PartyStatus:
    here, there = _held(a for a in own if a.id not in gone), _held(elsewhere)
    positions = tuple(
        Position(
            standing=standing,
            accounts=tuple(here.get(standing, ())),
            rejects=tuple(
                sorted(
                    {
                        r
                        for a in (*here.get(standing, ()), *there.get(standing, ()))
                        for r in rejected.get(a, ())
                    }
                )
            ),
            elsewhere=tuple(there.get(standing, ())),
        )
        for standing in ORDER
        if standing in here or standing in there
    )
    here_first = sorted(positions, key=lambda p: not p.accounts)
    return PartyStatus(
        party=code,
        standing=here_first[0].standing if positions else "silent",
        involved=is_party,
        positions=positions,
        withdrawn=tuple(sorted(a.id for a in own if a.id in gone)),
    )


def _held(accounts: Iterable[Account]) -> dict[Standing, list[str]]:
    """The ids of accounts, ascending, by what they do."""
    found: dict[Standing, list[str]] = {}
    for account in sorted(accounts, key=lambda a: a.id):
        if account.stance in _STANDING:
            found.setdefault(_STANDING[account.stance], []).append(account.id)
    return found


def labels(
    found: Sequence[PartyStatus], contested: Iterable[Contested], relations: Iterable[Relation]
) -> tuple[Label, ...]:
    """What the incident is as a whole, ascending.

    - `denied`: some party denies; `conceded`: some party concedes.
    - `contested`: two accounts are linked by `contradict`, or figures exclude each other. That
      each side tells of the other's fire (`mirror`) contests nothing by itself.
    - `agreed`: two accounts are linked by `agree`, or two independent sources give one figure, and
      it is neither contested nor denied.
    - `one-sided`: of two or more parties to the incident one alone speaks.
    - `unanswered`: no party to the incident speaks, though others do.
    """
    kinds = {r.kind for r in relations}
    verdicts = {c.verdict for c in contested if c.is_figure or c.verdict == "differ"}
    held = {standing for s in found for standing in s.held}
    parties = [s for s in found if s.involved]
    speaking = [s for s in parties if s.standing != "silent"]
    out: set[Label] = set()
    if "denies" in held:
        out.add("denied")
    if "concedes" in held:
        out.add("conceded")
    if "contradict" in kinds or "differ" in verdicts:
        out.add("contested")
    if ("agree" in kinds or "agree" in verdicts) and not out & {"contested", "denied"}:
        out.add("agreed")
    if len(parties) > 1 and len(speaking) == 1:
        out.add("one-sided")
    if parties and not speaking:
        out.add("unanswered")
    return tuple(sorted(out))
