"""What persons decided, brought to bear: who must be together, who apart, who is out.

Of several verdicts on one pair (or one claim) the latest in time holds; `unsure` takes an earlier
`same` or `different` back.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Judgement
from counterclaim.link.accounts import Account, spot

_LISTS = ("actors", "targets", "target_kind", "means")
_PLAIN = ("speaker", "stance", "event", "status", "start", "end")


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """The judgements that hold: pairs that are one incident or are not, and claims that are none.

    Pairs are in ascending order. `same` and `different` map a pair to its judgement; they are
    free of contradiction. `corrections` maps a claim to its corrected fields.
    """

    same: dict[tuple[str, str], Judgement] = {}
    different: dict[tuple[str, str], Judgement] = {}
    rejected: frozenset[str] = frozenset()
    corrections: dict[str, dict[str, Any]] = {}


def settle(judgements: Iterable[Judgement], new: Judgement | None = None) -> Verdicts:
    """The verdicts that hold, the latest of each pair or claim; raises `JudgementError`.

    Two verdicts of one time are told apart by their ids. `new` is one of them that is not kept
    yet: the message says so, and names another one to take back.
    """
    pairs: dict[tuple[str, str], Judgement] = {}
    rejected: dict[str, Judgement] = {}
    corrections: dict[str, dict[str, Any]] = {}
    for j in sorted(judgements, key=_when):
        if j.verdict == "correct":
            corrections.setdefault(j.left, {})[j.field or ""] = j.value
        elif j.verdict == "not a claim":
            rejected[j.left] = j
        elif j.right is None:
            rejected.pop(j.left, None)
        elif j.right != j.left:
            pairs[pair_of(j.left, j.right)] = j
    found = Verdicts(
        same={p: j for p, j in pairs.items() if j.verdict == "same"},
        different={p: j for p, j in pairs.items() if j.verdict == "different"},
        rejected=frozenset(rejected),
        corrections=corrections,
    )
    _check(found, new)
    return found


def pair_of(one: str, other: str) -> tuple[str, str]:
    """The two ids in ascending order."""
    return (one, other) if one < other else (other, one)


def _when(judgement: Judgement) -> tuple[float, str]:
    try:
        at = datetime.fromisoformat(judgement.at.replace("Z", "+00:00"))
    except ValueError as error:
        raise JudgementError(
            f"Judgement {judgement.id} has no readable time: {judgement.at!r}.",
            remedy="Times are ISO 8601 with an offset, such as 2026-01-31T12:00:00+00:00.",
        ) from error
    if at.tzinfo is None:
        raise JudgementError(
            f"Judgement {judgement.id} has a time without an offset: {judgement.at!r}.",
            remedy="Times are ISO 8601 with an offset, such as 2026-01-31T12:00:00+00:00.",
        )
    return (at.timestamp(), judgement.id)


def _check(verdicts: Verdicts, new: Judgement | None) -> None:
    """Raises where a pair is to be apart that a chain of `same` holds together."""
    if not verdicts.same or not verdicts.different:
        return
    beside: dict[str, list[str]] = {}
    for one, other in sorted(verdicts.same):
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    for pair in sorted(verdicts.different):
        chain = _chain(beside, *pair)
        if chain:
            raise _contradiction(chain, pair, verdicts, new)


def _chain(beside: Mapping[str, list[str]], start: str, goal: str) -> list[str]:
    """The shortest way from one claim to the other over `same` pairs; empty if there is none."""
    came: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue:
        at = queue.popleft()
        if at == goal:
            way = [at]
            while came[way[-1]]:
                way.append(came[way[-1]])
            return way[::-1]
        for following in beside.get(at, ()):
            if following not in came:
                came[following] = at
                queue.append(following)
    return []


def _contradiction(
    chain: list[str], pair: tuple[str, str], verdicts: Verdicts, new: Judgement | None
) -> JudgementError:
    """What cannot all hold, and the command that takes one of the kept ones back.

    Where a new `same` closes a chain, that is the `different`: taking back another `same` of
    the chain would serve as well, but undo more.
    """
    steps = [
        (verdicts.same[pair_of(one, other)], f"same {one} {other}")
        for one, other in zip(chain, chain[1:], strict=False)
    ]
    steps.append((verdicts.different[pair], f"different {pair[0]} {pair[1]}"))
    told, kept = [], []
    for j, words in steps:
        is_new = new is not None and j.id == new.id
        told.append(f"{words} ({j.id}, {j.by}, {j.at}{', not kept' if is_new else ''})")
        if not is_new:
            kept.append(j)
    taken = kept[0] if kept[-1].verdict == "same" else kept[-1]
    return JudgementError(
        f"Judgements contradict each other: {'; '.join(told)}.",
        remedy=(
            "Take back one that is kept with the verdict `unsure` on its two claims, such as "
            f"`counterclaim judge unsure {taken.left} {taken.right}`, then judge anew."
        ),
    )


def corrected(account: Account, fields: Mapping[str, Any]) -> Account:
    """The account with fields of its flat form set as a person gave; raises `JudgementError`."""
    changes: dict[str, Any] = {}
    for field, value in fields.items():
        if field in _PLAIN:
            changes[field] = value
        elif field in _LISTS:
            changes[field] = tuple(sorted(set(value or ())))
        elif field == "places":
            known = {(s.name, s.role): s for s in account.places}
            named = {s.name: s for s in account.places}
            changes[field] = tuple(
                known.get((n, r)) or _as(named[n], r) if n in named else spot(n, r, None)
                for n, r in value or ()
            )
        elif field == "losses":
            changes[field] = tuple(tuple(x) for x in value or ())
        elif field == "count":
            changes[field] = tuple(value) if value else None
        else:
            raise JudgementError(
                f"A judgement on {account.id} corrects {field!r}, which no claim has.",
                remedy=f"Fields are {', '.join((*_PLAIN, *_LISTS, 'places', 'losses', 'count'))}.",
            )
    return msgspec.structs.replace(account, **changes) if changes else account


def _as(known: Any, role: str) -> Any:
    return msgspec.structs.replace(known, role=role)


def judged(accounts: Iterable[Account], verdicts: Verdicts) -> list[Account]:
    """The accounts as persons left them: corrected, and without what is no claim."""
    return [
        corrected(a, verdicts.corrections.get(a.id, {}))
        for a in accounts
        if a.id not in verdicts.rejected
    ]


def within(verdicts: Verdicts, ids: Collection[str]) -> Verdicts:
    """The verdicts on pairs of which both claims are among `ids`."""
    return msgspec.structs.replace(
        verdicts,
        same={p: j for p, j in verdicts.same.items() if p[0] in ids and p[1] in ids},
        different={p: j for p, j in verdicts.different.items() if p[0] in ids and p[1] in ids},
    )
