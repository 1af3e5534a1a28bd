"""Scores and differences as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from counterclaim.evaluate.crossval import by_group, resampled
from counterclaim.evaluate.gold import FlatClaim, Gold
from counterclaim.evaluate.lookalikes import LookAlikes, Mixed
from counterclaim.evaluate.scoring import SLOTS, Figures, Score
from counterclaim.evaluate.swap_check import SwapReport

_COUNTS = (
    "attribution polarity_errors speaker_as_actor swapped_roles claims_in_empty_documents "
    "ungrounded_claims"
).split()

#: So many pairs of claims are named for two incidents.
_SHOWN = 4


def _row(name: str, f: Figures) -> str:
    return f"{name:<14}{f.p:>7}{f.r:>7}{f.f1:>7}{f.gold:>8}{f.predicted:>8}"


_HEAD = f"{'':<14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}{'pred':>8}"


def figures_table(named: Mapping[str, Figures]) -> list[str]:
    """Figures by name, one a line."""
    return [_HEAD, *(_row(name, figures) for name, figures in named.items())]


def score_table(score: Score) -> list[str]:
    """Claims, slots and the counts of grave errors."""
    lines = [_HEAD, _row("claims", score.claims)]
    lines += [_row(f"  {slot}", score.slots[slot]) for slot in SLOTS]
    lines.append(_row("all slots", score.overall))
    return lines + [f"{name}: {getattr(score, name)}" for name in _COUNTS]


def group_table(gold: Gold, predicted: Sequence[FlatClaim]) -> list[str]:
    """Claims F1 and all-slots F1 of each incident group, and how far the whole depends on them."""
    scores = by_group(gold, predicted)
    width = max(map(len, scores), default=5) + 2
    lines = [f"{'group':<{width}}{'docs':>5}{'gold':>6}{'claims':>8}{'slots':>7}{'attrib':>8}"]
    for name, s in scores.items():
        lines.append(
            f"{name:<{width}}{s.documents:>5}{s.claims.gold:>6}{s.claims.f1:>8}"
            f"{s.overall.f1:>7}{s.attribution:>8}"
        )
    low = resampled(gold, predicted)
    lines.append(
        f"over incidents drawn at random, 90 of 100 times: claims F1 {low.claims[0]} to "
        f"{low.claims[1]}, all slots {low.overall[0]} to {low.overall[1]}"
    )
    return lines


def errors_table(score: Score, count: int, encode: Callable[[FlatClaim], bytes]) -> list[str]:
    """Up to `count` missed and `count` spurious claims, as JSON."""
    return [
        f"{title} {encode(claim).decode()}"
        for title, claims in (("missed", score.missed), ("spurious", score.spurious))
        for claim in claims[:count]
    ]


def swap_table(report: SwapReport) -> list[str]:
    """Every difference, the reader's faults first, and the counts."""
    lines = []
    for d in report.differences:
        lines.append(f"{d.document} {d.kind} {d.event} “{d.quote[:90]}”")
        for field, (expected, found) in d.fields.items():
            lines.append(f"    {field}: expected {expected}, found {found}")
        lines.append(f"    fault: {d.fault}" if not d.facts else f"    fact: {'; '.join(d.facts)}")
    lines.append(f"{report.same} of {report.claims} claims are the same with the parties exchanged")
    lines.append(
        f"{report.facts} differ by facts of a party that stands beside one of the two only; "
        f"{report.faults} are faults of the reader"
    )
    if report.mirrored is not None:
        lines.append(f"{report.mirrored} are the same with these facts exchanged as well")
    return lines


def look_alike_table(found: LookAlikes) -> list[str]:
    """What linking merged of what the gold set keeps apart, two gold incidents a line."""
    lines = [f"look-alikes merged: {len(found.merged)} of {found.known} pairs of gold incidents"]
    lines += [f"  {_mixed(m)}; other {', '.join(m.differs)}" for m in found.merged]
    lines.append(
        f"told of one day and no other place, by two groups: {len(found.besides)} pairs of gold "
        "incidents together"
    )
    return lines + [f"  {_mixed(m)}" for m in found.besides]


def _mixed(m: Mixed) -> str:
    pairs = ", ".join(f"{a} {b}" for a, b in m.pairs[:_SHOWN])
    more = f" and {len(m.pairs) - _SHOWN} more" if len(m.pairs) > _SHOWN else ""
    return f"{' and '.join(m.groups)}: {pairs}{more}; alike in {', '.join(m.shares) or 'nothing'}"
