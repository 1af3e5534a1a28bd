"""One value for a contested figure, by a rule that the user chose and that is printed with it.

Collapsing hides nothing: the values by speaker stand beside the result, which names the rule,
the accounts it rests on, and, where it gives no value, why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast, get_args

import msgspec

from counterclaim.core.errors import JudgementError
from counterclaim.link.contested import Atom, Contested, Figure, Holding

RuleName = Literal["lowest", "highest", "range", "own-losses-only", "majority"]

RULES: dict[RuleName, str] = {
    "lowest": "the lowest figure that anyone gives now",
    "highest": "the highest figure that anyone gives now",
    "range": "from the lowest to the highest figure; open where one of them is",
    "own-losses-only": "what a party says of its own losses",
    "majority": "what at least two, and more than half, of the independent sources say",
}


#: How many independent sources a majority has at least: one source is no majority.
_FEWEST = 2


class Collapsed(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule makes of a contested field: a value, or why there is none.

    `accounts` are the ids of those that the value rests on, ascending.
    """

    rule: RuleName
    value: Atom | None = None
    reason: str = ""
    accounts: tuple[str, ...] = ()


def rule_named(name: str) -> RuleName:
    """The rule of that name. Raises JudgementError for any other."""
    if name not in get_args(RuleName):
        raise JudgementError(
            f"'{name}' is no rule of collapsing.",
            remedy="Name one of " + ", ".join(RULES) + ".",
            is_usage=True,
        )
    return cast(RuleName, name)


def collapse(found: Contested, rule: RuleName) -> Collapsed:
    """The value that `rule` gives for a field. It is always a value somebody gives, or a range."""
    held = [h for h in found.holdings if h.current and not h.rejected]
    if rule == "majority":
        return _majority(found)
    if not found.is_figure:
        return Collapsed(rule=rule, reason=f"the rule is for figures; {found.field} has none")
    if not held:
        return Collapsed(rule=rule, reason="nobody gives a figure that still stands")
    if rule == "own-losses-only":
        return _own(found, held)
    if rule == "range":
        return _result(rule, _range([_figure(h) for h in held]), held)
    pick = min if rule == "lowest" else max
    best = pick((_figure(h) for h in held), key=_lowest if rule == "lowest" else _highest)
    return _result(rule, best, [h for h in held if _figure(h) == best])


def _result(rule: RuleName, value: Atom, held: Sequence[Holding]) -> Collapsed:
    accounts = sorted({c.account for h in held for c in h.carriers})
    return Collapsed(rule=rule, value=value, accounts=tuple(accounts))


def _figure(holding: Holding) -> Figure:
    return cast(Figure, holding.value)


def _lowest(figure: Figure) -> tuple[int, bool, int]:
    """How figures are ordered from below: by the number stated, "up to 5" before 5.

    "Up to 5" states 5, and so does "at least 5".
    """
    low, high = figure
    stated = low if low is not None else cast(int, high)
    return stated, low is not None, -1 if high is None else high


def _highest(figure: Figure) -> tuple[int, bool, int]:
    low, high = figure
    stated = high if high is not None else cast(int, low)
    return stated, high is None, low or 0


def _range(figures: Sequence[Figure]) -> Figure:
    """From the least lower bound to the greatest upper bound; open where any figure is."""
    lows = [low for low, _ in figures]
    highs = [high for _, high in figures]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return (
        min(known_lows) if len(known_lows) == len(lows) else None,
        max(known_highs) if len(known_highs) == len(highs) else None,
    )


def _own(found: Contested, held: Sequence[Holding]) -> Collapsed:
    rule: RuleName = "own-losses-only"
    if found.field != "losses":
        return Collapsed(rule=rule, reason="the rule is for losses")
    side = found.key[0]
    own = [h for h in held if h.speaker == side]
    if not own:
        return Collapsed(rule=rule, reason=f"{side} gives no figure of its own")
    if len({h.value for h in own}) > 1:
        return Collapsed(rule=rule, reason=f"{side} gives several figures at one time")
    return _result(rule, own[0].value, own)


def _majority(found: Contested) -> Collapsed:
    """The one value that more than half of the independent sources carry, and at least two."""
    sources = {s.origin for w in found.values for s in w.sources}
    over = [w for w in found.values if 2 * w.independent > len(sources)]
    if not sources:
        return Collapsed(rule="majority", reason="nobody gives a value that still stands")
    if len(over) == 1 and over[0].independent < _FEWEST:
        return Collapsed(rule="majority", reason="one source alone gives a value")
    if len(over) == 1:
        accounts = sorted({a for s in over[0].sources for a in s.accounts})
        return Collapsed(rule="majority", value=over[0].value, accounts=tuple(accounts))
    most = found.values[0].independent
    why = "several values have one" if over else f"the most for one value is {most}"
    return Collapsed(
        rule="majority", reason=f"no majority of {len(sources)} independent sources: {why}"
    )
