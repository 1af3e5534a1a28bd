"""Figures of losses: "the death toll rose to 105", "its losses it puts at 50", "became 79"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from counterclaim.claims.loss_group import PEOPLE, Group
from counterclaim.claims.loss_groups import Groups
from counterclaim.claims.loss_words import LossWords, forms, is_form, match

if TYPE_CHECKING:
    from counterclaim.claims.losses import LossFound

_TODAY = frozenset("morning dawn noon midday midnight evening early daybreak sunrise then".split())
_FILL = ("up", "already", "now", "by", "today", "again", "thus", "yesterday", "meanwhile")


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with the noun that says what it counts."""

    kind: str
    what: str
    group: Group
    low: int | None
    high: int | None
    noun: tuple[int, int]
    method: str


def find_figures(groups: Groups, words: LossWords, before: Sequence[LossFound]) -> list[Figure]:
    """All figures that follow a noun for a number of victims, or a verb of speaking of it."""
    found: list[Figure] = []
    nouns = list(groups.find(words.tolls))
    for n, (start, end, kind) in enumerate(nouns):
        stop = nouns[n + 1][0] if n + 1 < len(nouns) else len(groups.tokens)
        told, what, end = _counted(groups, words, kind, end, before)
        if not told:
            continue
        first = _put_first(groups, words, start)
        if first is not None:
            found.append(_make(groups, told, what, first, (start, end)))
            continue
        for group in groups.all:
            if group.start < end or group.start >= stop or not _figure(groups, words, group):
                continue
            if (
                any(f.group is group for f in found)
                or told == "killed_or_wounded"
                and (not group.bare)
            ):
                continue  # "losses amounted to 230 men and two tanks" is a list
            if _reaches(groups, words, start, end, group) or _goes_on(
                groups, words, start, end, group, found
            ):
                made = _make(groups, told, what, group, (start, end))
                found += [made, *_other_sorts(groups, made)]
    return found


def _put_first(groups: Groups, words: LossWords, start: int) -> Group | None:
    """As in "put at 22 the number of the dead"."""
    edge = start - (1 if start and groups.tokens[start - 1].lower in ("the", "its") else 0)
    group = groups.at.get(edge - 1) if edge > 2 else None
    if group is None or not group.bare or group.end != edge or group.start < 2:
        return None
    verb, particle = groups.tokens[group.start - 2], groups.tokens[group.start - 1]
    led = particle.lower in words.sets["particles"] and is_form(verb, words.sets["to"])
    return group if led and _figure(groups, words, group) else None


def _goes_on(
    groups: Groups, words: LossWords, start: int, end: int, group: Group, found: list[Figure]
) -> bool:
    """As in "put the dead at 317 and the wounded at 125": the verb stands before the first."""
    tokens = groups.tokens
    last = found[-1].group.end if found else start
    joined = last < start and all(t.lower in ("and", ",", "the", "its") for t in tokens[last:start])
    same = group.start == end + 1 and tokens[end].lower in words.sets["particles"]
    return joined and same and tokens[end].lower == tokens[found[-1].group.start - 1].lower


def _other_sorts(groups: Groups, figure: Figure) -> list[Figure]:
    """As in "stands at 13 civilians and one soldier"."""
    found: list[Figure] = []
    if figure.group.bare:
        return found
    after = groups.right_of(figure.group)
    sorts = {figure.group.what}
    while after is not None and after.person and after.amount and after.what not in sorts:
        sorts.add(after.what)
        found.append(
            msgspec.structs.replace(
                figure, group=after, what=after.what, low=after.low, high=after.high
            )
        )
        after = groups.right_of(after)
    return found


def _make(groups: Groups, kind: str, what: str, group: Group, noun: tuple[int, int]) -> Figure:
    low, high = group.low, group.high
    if low is None and group.words.lower().startswith("up to"):
        verbs = any(t.pos == "VERB" for t in groups.tokens[noun[1] : group.start])
        low = None if verbs else high
    if group.person and not group.bare and group.what != "any":
        what = group.what
    return Figure(kind=kind, what=what, group=group, low=low, high=high, noun=noun, method="figure")


def _figure(groups: Groups, words: LossWords, group: Group) -> bool:
    after = groups.tokens[group.end].lower if group.end < len(groups.tokens) else ""
    return (
        group.amount is not None
        and group.person
        and group.explicit
        and not group.zero
        and after not in words.states
    )


def _counted(
    groups: Groups, words: LossWords, kind: str, end: int, before: Sequence[LossFound]
) -> tuple[str, str, int]:
    """What the noun counts: by its own words, or those after it, or the losses told before."""
    tokens = groups.tokens
    what = "any"
    at = end
    if at < len(tokens) and tokens[at].lower == "of":
        limit = min(len(tokens), at + 7)
        for n in range(at + 1, limit):
            if tokens[n].pos in ("AUX", "PUNCT") or tokens[n].lower in ("who", "which", "that"):
                break
            group = groups.at.get(n)
            if group is not None and group.person and not group.bare and not group.explicit:
                what = group.what
                end = max(end, group.end)
            state = words.states.get(tokens[n].lower) or next(
                (k for f in forms(tokens[n]) for p, k in words.nouns.get(f, ()) if len(p) == 1), ""
            )
            if state:
                kind = kind or state
                end = max(end, n + 1)
        if not kind:
            kind = _fate(groups, words, end)
        if not kind:
            return "", what, end
    for group in groups.all:
        if group.start < end <= group.end + 2 and group.person and not group.bare:
            what = group.what if what == "any" else what
    told = [x for x in before if x.high != 0 and x.kind in PEOPLE][-2:]
    last = next((x for x in reversed(told) if x.kind == "killed"), told[-1] if told else None)
    if kind:
        last = next((x for x in reversed(before) if x.kind == kind and x.high != 0), last)
    if last is None:
        return kind, what, end
    if not kind:
        kind, what = last.kind, last.what if what == "any" else what
    elif kind == "killed_or_wounded":
        dead = [x for x in before if x.kind == "killed" and x.amount]
        kind, last = ("killed", dead[-1]) if dead else (kind, last)
    if what == "any" and last.kind == kind:
        what = last.what
    return kind, what, end


def _fate(groups: Groups, words: LossWords, at: int) -> str:
    """What became of those counted: "the number of our soldiers who became martyrs"."""
    for token in groups.tokens[at : at + 6]:
        if token.text in (",", ";"):
            return ""
        if token.lower in words.states:
            return words.states[token.lower]
        for form in forms(token):
            for act in words.acts.get(form, ()):
                if act.persons not in ("killed", "wounded", "captured", "missing"):
                    continue
                if act.form in ("acts", "happens", "subject_phrases") and match(
                    groups.tokens, token.i, act.key
                ):
                    return act.persons
    return ""


def _reaches(groups: Groups, words: LossWords, start: int, end: int, group: Group) -> bool:
    """Whether the words between noun and figure take the one to the other."""
    tokens = groups.tokens
    last = group.start - 1
    while last > end and tokens[last].lower in _FILL:
        last -= 1
    if last < end or last == end == group.start - 1 and tokens[last].lower == "of":
        return group.words.lower().startswith("up to")
    between = tokens[end : group.start]
    if len(between) > 28 or any(t.text in (";",) for t in between):
        return False
    if group.words.lower().startswith("up to") and not any(t.pos == "VERB" for t in between):
        return True
    word = tokens[last]
    sets = words.sets
    if word.pos in ("VERB", "AUX") and is_form(word, sets["reach"]):
        return True
    if word.lower in sets["particles"]:
        leading = tokens[max(0, start - 6) : last]
        return any(t.pos != "DET" and is_form(t, sets["to"]) for t in leading)
    return word.text == ":" and last == end


def find_spoken(
    groups: Groups,
    words: LossWords,
    before: Sequence[LossFound],
    told: list[tuple[str, str, int]],
    taken: set[int],
) -> list[Figure]:
    """An earlier figure of losses told before: "until Thursday it had spoken of 50".

    `told` are the kinds of loss in this sentence, with the token after each; `taken` the heads
    of the groups that tell a loss by themselves.
    """
    found = []
    for group in groups.all:
        if group.head in taken or not group.bare or group.start < 2:
            continue
        if not _figure(groups, words, group):
            continue
        after = groups.tokens[group.end] if group.end < len(groups.tokens) else None
        if after is not None and after.pos in ("NOUN", "VERB", "AUX"):
            continue
        if not _speaks(groups, words, group) or not _marked_previous(
            groups, words, group.start, group.end
        ):
            continue
        known = [(k, w) for k, w, end in told if end <= group.start and k in PEOPLE] or [
            (x.kind, x.what) for x in before if x.kind in PEOPLE
        ]
        if known:
            found.append(
                Figure(
                    kind=known[-1][0],
                    what=known[-1][1],
                    group=group,
                    low=group.low,
                    high=group.high,
                    noun=(group.start - 1, group.end),
                    method="earlier figure",
                )
            )
    return found


def _speaks(groups: Groups, words: LossWords, group: Group) -> bool:
    """A verb of saying with "of", "at", "to" leads to the figure, in the same clause."""
    lead = []
    for token in reversed(groups.tokens[max(0, group.start - 6) : group.start]):
        if token.text in (",", ";", ":", "("):
            break
        lead.append(token)
    return (
        bool(lead)
        and lead[0].lower in ("of", "at", "to", "about")
        and any(t.pos == "VERB" and is_form(t, words.sets["say"]) for t in lead)
    )


def _clause(groups: Groups, at: int, end: int) -> tuple[int, int]:
    """The stretch between commas, semicolons and brackets around the tokens."""
    tokens = groups.tokens
    stops = (",", ";", "(", ")", ":", "–", "—")
    start = at
    while start > 0 and tokens[start - 1].text not in stops:
        start -= 1
    stop = end
    while stop < len(tokens) and tokens[stop].text not in stops:
        stop += 1
    return start, stop


def _marked_previous(groups: Groups, words: LossWords, start: int, end: int) -> bool:
    low, high = _clause(groups, start, end)
    clause = groups.tokens[low:high]
    cue = groups.holds(words.previous, clause)
    past = groups.holds(words.pluperfect, clause)
    return past or cue and any(t.lower in ("was", "were", "had", "from", "been") for t in clause)


def marks(
    groups: Groups, words: LossWords, group: Group | None, cue: tuple[int, int]
) -> tuple[bool, bool, bool]:
    """Whether the loss has an event for its occasion only, is an earlier figure, may grow."""
    tokens = groups.tokens
    after = tokens[cue[1] : cue[1] + 12]
    around = tokens[max(0, cue[0] - 12) : cue[1] + 12]
    occasion = groups.holds(words.occasion, after) or groups.holds(words.occasion, around)
    previous = False
    if group is not None and group.explicit:
        previous = _marked_figure(groups, words, group)
    is_open = groups.holds(words.open, tokens[cue[0] : cue[1] + 24])
    return occasion, previous, is_open


def is_total(groups: Groups, words: LossWords, cue: tuple[int, int]) -> bool:
    """Whether the clause says that the figure sums up more than one event."""
    if groups.tokens[0].lower == "since":  # "Since May 3, 90 people have been killed"
        return True
    low, high = _clause(groups, *cue)
    clause = groups.tokens[low:high]
    lasting = any(
        a.lower == "since" and b.lower in _TODAY for a, b in pairwise(clause)
    )  # "three have been killed since morning"
    return not lasting and groups.holds(words.cumulative, clause)


def _marked_figure(groups: Groups, words: LossWords, group: Group) -> bool:
    low, high = _clause(groups, group.start, group.end)
    clause = groups.tokens[low:high]
    opening = groups.tokens[:3] if not any(t.text == ";" for t in groups.tokens[:low]) else ()
    cued = groups.holds(words.previous, clause) or groups.holds(words.previous, opening)
    if not cued:
        return False
    moved = group.start > 0 and groups.tokens[group.start - 1].lower == "from"
    return moved or any(t.lower in ("was", "had", "been", "put") for t in clause)
