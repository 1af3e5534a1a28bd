"""Blocking: the keys that two accounts must share to be compared at all.

A key is a stretch of time, a party or a place, and a group of event types. A claim of up to
three days has a key for each day, and for the day before where it may as well mean that. A longer
one, and one without a beginning, is met at its first and last day, and, like every toll, in the
month by other such claims. What may be told of one fight meets inside its document besides.
"""

from __future__ import annotations

from counterclaim.link.accounts import Account
from counterclaim.link.events import FORCE, OF_A_FIGHT, channels
from counterclaim.link.profiles import DAY, Profile, day_of, month_of

_MAX_DAYS = 4
_MAX_MONTHS = 4
_MAX_PLACES = 4


def keys_of(account: Account | Profile) -> tuple[str, ...]:
    """The blocking keys of an account, in ascending order."""
    p = account if isinstance(account, Profile) else Profile(account)
    stretches = _stretches(p)
    about = sorted(p.involved)
    places = sorted(k for s in p.account.places if s.role != "from" for k in s.keys[:1])
    about += [k for k in dict.fromkeys(places)][:_MAX_PLACES]
    keys = [f"{s}|{a}|{c}" for s in stretches for a in about for c in channels(p.event)]
    if p.event in FORCE or p.event in OF_A_FIGHT:
        keys.append(f"u{p.document}")
    return tuple(sorted(keys))


def _stretches(p: Profile) -> list[str]:
    if p.start is None or p.end is None:
        return []
    first, last = day_of(p.start), day_of(p.end)
    before = [] if p.since is None else list(range(day_of(p.since), first))
    months: list[str] = []
    if p.is_long or p.is_toll:
        months = _months(p.start, p.end)[-_MAX_MONTHS:]
    if last - first < _MAX_DAYS:
        days = list(range(first, last + 1))
    elif p.is_open:
        days = [last]
    else:
        days = [first, last]
    return [f"d{d}" for d in (*before, *days)] + [f"m{m}" for m in months]


def _months(start: int, end: int) -> list[str]:
    step = 27 * DAY
    found = [month_of(m) for m in range(start, end, step)] + [month_of(end)]
    return list(dict.fromkeys(found))
