"""Which event a time in a sentence belongs to, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.claims.attribution import Attributed, Region
from counterclaim.claims.mentions import Mention
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.when_clauses import hangs, own_tokens
from counterclaim.read import Token
from counterclaim.resolve.time import TimeMention

OVER_THE_DAY = (
    ("over", "the", "day"),
    ("during", "the", "day"),
    ("throughout", "the", "day"),
    ("within", "the", "day"),
    ("in", "the", "course", "of", "the", "day"),
)
_PERIODS = frozenset(
    {"day", "days", "hours", "week", "weeks", "month", "months", "period", "report"}
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
        "period",
        "space",
        "framework",
    }
)
_SAY = frozenset({"say", "state", "add", "announce", "report", "tell", "declare", "claim"})
#: Where something is said: "at Friday's briefing".
_SPOKEN = frozenset(
    {"briefing", "conference", "statement", "report", "interview", "address", "speech", "bulletin"}
)
#: Verbs of who counts: "had on Friday put the dead at 30" dates the count and not the deaths.
_COUNTING = frozenset({"put", "count", "estimate", "give", "place", "raise", "revise", "set"})
#: What is agreed, said, written or shown: its date is not that of the acts told beside it.
_AGREED_OR_SAID = frozenset(
    {
        "agreement",
        "accord",
        "truce",
        "ceasefire",
        "cease-fire",
        "moratorium",
        "armistice",
        "deal",
        "memorandum",
        "pact",
        "understanding",
        "regime",
        "resolution",
        "statement",
        "report",
        "communique",
        "announcement",
        "information",
        "figure",
        "list",
        "number",
        "toll",
        "video",
        "footage",
        "photo",
        "letter",
        "order",
        "appeal",
        "warning",
        "talk",
        "meeting",
        "summit",
        "visit",
        "work",
        "minister",
        "president",
        "spokesman",
        "spokesperson",
    }
)
_MODIFYING = ("acl", "relcl", "acl:relcl")


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
    if _of_a_noun(item, at, mention):
        return True
    if before != "of" or at < 2 or time.relation in ("since", "before", "until"):
        return False  # "since the truce of 27 November" dates what has been done since
    noun = tokens[at - 2]
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    return noun.i not in own_tokens(mention) and noun.lower not in _TIME_NOUNS


def _of_a_noun(item: Sentenced, at: int, mention: Mention) -> bool:
    """Whether a time stands in a clause that says which thing a noun means.

    As in "breaching the truce that was agreed on April 5, they fired": the fifth is when it was
    agreed. A clause that modifies the event itself, or tells it, keeps its time.
    """
    tokens, own = item.annotated.sentence.tokens, own_tokens(mention)
    node = tokens[at]
    for _ in range(12):
        if node.i in own:
            return False
        if node.dep in _MODIFYING and node.pos in ("VERB", "AUX") and node.i != at:
            return _tells_of_words(tokens[node.head]) and not any(
                hangs(tokens, i, node.i) for i in own
            )
        if node.head == node.i:
            return False
        node = tokens[node.head]
    return False


def _tells_of_words(noun: Token) -> bool:
    """Whether a noun is something agreed, said or shown, whose own date is no act's date."""
    return noun.pos == "NOUN" and noun.lemma in _AGREED_OR_SAID


def in_dateline(item: Sentenced, time: TimeMention) -> bool:
    """Whether a date is that of the writing: "SEOUL, July 22 - ", "Rawalpindi, 4 November: "."""
    tokens = item.annotated.sentence.tokens
    first = next((t.i for t in tokens if t.end > time.start), len(tokens))
    last = next((t.i for t in tokens if t.end >= time.end), len(tokens))
    if not 2 <= first <= 6 or last + 2 >= len(tokens):
        return False
    place = tokens[: first - 1]
    return (
        tokens[first - 1].text in (",", "(")
        and all(t.text[:1].isupper() or t.text in (",", "-", "/") for t in place)
        and not any(t.pos in ("VERB", "AUX", "ADP") for t in place)
        and any(t.text in ("-", "–", "—", ":", "--") for t in tokens[last + 1 : last + 4])
    )


def says(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words hold one of the phrases."""
    return any(tuple(words[i : i + len(p)]) == p for i in range(len(words)) for p in phrases)


def when_said(item: Sentenced, time: TimeMention) -> bool:
    """Whether a time depends on the verb of saying ("said on Thursday that ...")."""
    tokens = item.annotated.sentence.tokens
    words = [t for t in tokens if t.end > time.start and t.start < time.end]
    if words and _right_after_saying(tokens, words[0].i):
        return True
    behind = tokens[words[-1].i + 1 : words[-1].i + 4] if words else ()
    if len(behind) > 1 and behind[0].tag == "POS":
        return any(t.lemma.lower() in _SPOKEN for t in behind[1:])
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


def when_counted(item: Sentenced, time: TimeMention) -> bool:
    """Whether a time is that of the count: "the mission had on Friday put the dead at 30"."""
    tokens = item.annotated.sentence.tokens
    words = [t for t in tokens if t.end > time.start and t.start < time.end]
    near = tokens[words[-1].i + 1 : words[-1].i + 3] if words else ()
    return any(t.pos == "VERB" and t.lemma.lower() in _COUNTING for t in near)


def _right_after_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time follows such a verb at once: "a committee said late on Monday, in what"."""
    at -= 1
    while at > 0 and tokens[at].lower in ("on", "late", "early", "earlier"):
        at -= 1
    return at > 0 and tokens[at].tag == "VBD" and tokens[at].lemma in _SAY


def same_voice(item: Sentenced, at: int, token: int) -> bool:
    """Whether one voice tells both a time and an event.

    A source may be inserted behind the time that opens the sentence: "Overnight, according to
    the governor, drones hit a depot". Without its comma the time is that of the saying.
    """
    time, event = region_of(item.attributed, at), region_of(item.attributed, token)
    if time is event:
        return True
    cue = event.voice.cue if event is not None else None
    if event is None or cue is None or event.voice.sentence != item.annotated.sentence.index:
        return False
    if not at < cue[0] <= event.start:
        return False
    if time is not None:
        return time.voice.cue == cue
    between = item.annotated.sentence.tokens[at + 1 : cue[0]]
    return any(t.text == "," for t in between) and not any(
        t.pos in ("VERB", "AUX") for t in item.annotated.sentence.tokens[: cue[0]]
    )


def region_of(attributed: Attributed, token: int) -> Region | None:
    """The narrowest stretch of one voice around a token."""
    best: Region | None = None
    for region in attributed.regions:
        if region.start <= token < region.end and (
            best is None or region.end - region.start <= best.end - best.start
        ):
            best = region
    return best


def is_present(item: Sentenced, mention: Mention) -> bool:
    """Whether it is told in the present: "the adversary keeps troops", "evacuation has begun".

    In what a source is reported to say the present goes into the past ("units were being moved").
    """
    if mention.found is None:
        return False
    sentence = item.annotated.sentence
    verb = sentence.tokens[mention.found.predicate]
    around = sentence.of(verb.i, "aux", "aux:pass", "cop")
    tags = {verb.tag, *(t.tag for t in around)}
    if mention.cue is not None and any(
        t.tag == "VBG" and t.lower != "having" for t in (verb, *around)
    ):
        return bool(tags & {"VBZ", "VBP", "VBD"})
    return bool(tags & {"VBZ", "VBP"})


def period_before(item: Sentenced, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a count is said to be of the period before ("in the previous period, 89").

    The words count for what is counted behind them in their part of the sentence, and before
    them for the nearest ("179 violations, up from 77 the day before"). A pluperfect that takes
    up a count says the same ("the number of aircraft had been 26").
    """
    tokens = item.annotated.sentence.tokens
    for spot in _earlier_periods([t.lower for t in tokens]):
        lo, hi = sorted((spot, mention.token))
        if any(t.text == ";" for t in tokens[lo:hi]):
            continue
        if spot < mention.token or not any(
            m.count is not None and lo < m.token < hi for m in others if m is not mention
        ):
            return True
    if mention.follows is None or mention.found is None:
        return False
    auxes = item.annotated.sentence.of(mention.found.predicate, "aux")
    return any(a.lower == "had" for a in auxes)


def _earlier_periods(words: Sequence[str]) -> list[int]:
    """Where a sentence names a period before: "the day before", "the previous reporting period"."""
    return [
        i
        for i, word in enumerate(words)
        if word in _PERIODS
        and (
            words[i + 1 : i + 2] in (["before"], ["earlier"])
            or any(w in ("previous", "preceding", "prior") for w in words[max(0, i - 2) : i])
        )
    ]


def of_all_times(item: Sentenced, mention: Mention) -> bool:
    """Whether words make an act one of a kind: "shelled any hospital", "has ever fired"."""
    tokens = item.annotated.sentence.tokens
    return any(
        t.lower in ("any", "ever", "never")
        for t in tokens[mention.token - 3 if mention.token > 3 else 0 : mention.token + 5]
    )
