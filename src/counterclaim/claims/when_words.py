"""Which event a time in a sentence belongs to, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.claims.attribution import Attributed, Region
from counterclaim.claims.mentions import Mention
from counterclaim.claims.participants import Sentenced
from counterclaim.resolve.time import TimeMention

OVER_THE_DAY = (
    ("over", "the", "day"),
    ("during", "the", "day"),
    ("throughout", "the", "day"),
    ("within", "the", "day"),
    ("in", "the", "course", "of", "the", "day"),
)
BEFORE = (
    ("the", "day", "before"),
    ("a", "day", "earlier"),
    ("the", "previous", "day"),
    ("previous", "period"),
    ("previous", "reporting", "period"),
    ("the", "previous", "week"),
    ("the", "week", "before"),
)
_TIME_NOUNS = frozenset(
    {
        "morning",
        "evening",
        "night",
        "afternoon",
        "day",
        "end",
        "beginning",
        "start",
        "middle",
        "half",
        "hours",
        "course",
        "dawn",
        "eve",
        "month",
        "week",
    }
)


def refers_elsewhere(item: Sentenced, at: int, time: TimeMention, mention: Mention) -> bool:
    """Whether a date tells which other thing is meant ("the war of 2020")."""
    tokens = item.annotated.sentence.tokens
    offset = next((t.i for t in tokens if t.end >= time.end), at)
    after = tokens[offset + 1].lower if offset + 1 < len(tokens) else ""
    if time.kind == "duration" and after in ("after", "before", "since", "into"):
        return True
    before = tokens[at - 1].lower if at else ""
    lead = [t.lower for t in tokens[max(0, at - 4) : at]]
    if any(a == "which" and b in ("is", "was") for a, b in pairwise(lead)):
        return True  # "at 00:05, which is 22:05 of the day before in Brussels"
    if before != "of" or at < 2:
        return False
    noun = tokens[at - 2]
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    own = (
        set(mention.found.tokens) | {a.token for a in mention.found.anchors}
        if mention.found is not None
        else set()
    )
    return noun.i not in own and noun.lower not in _TIME_NOUNS


def says(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words hold one of the phrases."""
    return any(tuple(words[i : i + len(p)]) == p for i in range(len(words)) for p in phrases)


def when_said(item: Sentenced, time: TimeMention) -> bool:
    """Whether a time depends on the verb of saying ("said on Thursday that ...")."""
    tokens = item.annotated.sentence.tokens
    words = [t for t in tokens if t.end > time.start and t.start < time.end]
    for region in item.attributed.regions:
        cue = region.voice.cue
        if cue is None or region.voice.sentence != item.annotated.sentence.index:
            continue
        if any(cue[0] <= t.head < cue[1] and not cue[0] <= t.i < cue[1] for t in words):
            verbs = [t for t in tokens[cue[0] : cue[1]] if t.pos == "VERB"]
            heads = {t.i for t in verbs}
            if any(t.head in heads for t in words):
                return True
    return False


def region_of(attributed: Attributed, token: int) -> Region | None:
    """The narrowest stretch of one voice around a token."""
    best: Region | None = None
    for region in attributed.regions:
        if region.start <= token < region.end and (
            best is None or region.end - region.start <= best.end - best.start
        ):
            best = region
    return best
