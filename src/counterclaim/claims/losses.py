"""Losses that a sentence tells: who or what, how many, whose, and how the text says it.

The rules work on word order and short-range syntax. They know constructions, not conflicts: an
amount or a noun group is joined to a word that says what became of it, by its place beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from counterclaim.claims.annotate import Annotated, Ref
from counterclaim.claims.loss_finding import PART, Draft, Finding, LossFound
from counterclaim.claims.loss_group import PEOPLE, Group
from counterclaim.claims.loss_nouns import find_in_nouns
from counterclaim.claims.loss_owner import chunk_owner, possessor, side_owner
from counterclaim.claims.loss_states import (
    find_bodies,
    find_in_hospital,
    find_in_states,
    find_included,
    find_safe,
)
from counterclaim.claims.loss_tolls import Figure, find_figures, find_spoken, is_total, marks
from counterclaim.claims.loss_undamaged import find_undamaged
from counterclaim.claims.loss_verbs import find_in_phrases, find_in_verbs
from counterclaim.claims.loss_words import forms, loss_words
from counterclaim.claims.vocabulary import Vocabulary

__all__ = ["LossFound", "find_losses"]


def find_losses(
    annotated: Annotated, vocabulary: Vocabulary, before: Sequence[LossFound] = ()
) -> list[LossFound]:
    """All losses of a sentence in order. `before` are those of the sentences before it.

    They say what a bare figure counts ("earlier he had put the number at 49").
    """
    words = loss_words(vocabulary.language)
    shapes = [forms(token) for token in annotated.sentence.tokens]
    if words.signs.isdisjoint(chain.from_iterable(shapes)) and not (before and annotated.amounts):
        return []
    f = Finding(annotated, words, before, shapes)
    for figure in find_figures(f.groups, f.words, before):
        _figure(f, figure)
    find_in_phrases(f)
    find_in_verbs(f)
    find_included(f)
    find_in_states(f)
    find_in_hospital(f)
    find_in_nouns(f)
    find_undamaged(f)
    find_bodies(f)
    find_safe(f)
    _against(f)
    told = [(d.kind, d.what, d.cue[1]) for d in f.drafts]
    for figure in find_spoken(f.groups, f.words, before, told, set(f.taken)):
        _figure(f, figure)
    _for_good(f)
    _with_crew(f)
    _break_down(f)
    _sort_by_parts(f)
    _share_owners(f)
    for draft in f.drafts:
        _of_subject(f, draft)
    return _finish(f)


def _break_down(f: Finding) -> None:
    """As in "90 dead: 30 civilians and 60 soldiers of X": the parts are losses of their own.

    Only where they differ in their sort or their side; the sum is then of no one side.
    """
    for draft in list(f.drafts):
        group = draft.group
        if group is None or not group.person or not group.explicit or not group.low:
            continue
        colon = next((t.i for t in f.tokens[group.end :][:20] if t.text in (":", ";")), None)
        if colon is None or f.tokens[colon].text != ":":
            continue
        parts = _adding_up(f, colon + 1, group.low)
        owners = [chunk_owner(f.annotated, p.start, p.end) for p in parts]
        codes = {tuple(r.code for r in o[0]) for o in owners}
        if len(parts) < 2 or len({p.what for p in parts}) == len(codes) == 1:
            continue
        if len(codes) > 1 and not draft.owner[0]:
            draft.owner = (Ref("both", "", group.start, group.end),), None
        f.drafts += [
            Draft(
                kind=draft.kind,
                group=part,
                what=part.what,
                cue=draft.cue,
                method=PART,
                low=part.low,
                high=part.high,
                owner=owner,
            )
            for part, owner in zip(parts, owners, strict=True)
            if part.head not in f.taken
        ]


_FOR_GOOD = frozenset({"irrecoverably", "irretrievably"})


def _for_good(f: Finding) -> None:
    """As in "90 were neutralised, 40 of them irrecoverably": only those are dead."""
    for n, draft in enumerate(f.drafts):
        if f.tokens[draft.cue[0]].lower not in _FOR_GOOD or draft.group is None:
            continue
        for whole in f.drafts[:n]:
            if whole.kind == "killed" and whole.group is not None and whole.group.explicit:
                if whole.group.end <= draft.group.start:
                    whole.kind = "killed_or_wounded"
                    draft.what = whole.what


_RIDDEN = frozenset({"vehicle", "tank", "aircraft", "helicopter", "ship"})
_RIDERS = frozenset({"crew", "occupant", "passenger", "rider"})
_EVERYONE = frozenset({"those", "all", "everyone", "everybody"})


def _with_crew(f: Finding) -> None:
    """As in "the truck was blown up with its crew", "with those who sat in it": they are dead."""
    for draft in list(f.drafts):
        if draft.kind != "destroyed" or draft.what not in _RIDDEN or draft.group is None:
            continue
        at = max(draft.cue[1], draft.group.end)
        at = next((t.i for t in f.tokens[at : at + 3] if t.lower == "with"), -1)
        behind = f.tokens[at + 1 : at + 4] if at > 0 else ()
        riders = next((t for t in behind if t.lemma.lower() in _RIDERS), None)
        everyone = bool(behind) and behind[0].lower in _EVERYONE and len(behind) > 1
        if riders is not None and riders.i in {d.group.head for d in f.drafts if d.group}:
            continue  # "destroyed two tanks with their crews" tells of both
        if riders is not None or everyone and behind[1].lower in ("who", "inside", "in", "aboard"):
            f.drafts.append(
                Draft(
                    kind="killed",
                    group=None,
                    what="military" if draft.what == "tank" else "any",
                    cue=(at, at + 3),
                    method="riders",
                    owner=draft.owner,
                )
            )


def _adding_up(f: Finding, at: int, total: int) -> list[Group]:
    """The groups from a token on whose numbers make the total."""
    parts: list[Group] = []
    for group in (g for g in f.groups.all if g.start >= at):
        if not group.person or not group.explicit or group.low is None or group.bare:
            return []
        parts.append(group)
        if sum(p.low or 0 for p in parts) >= total:
            return parts if sum(p.low or 0 for p in parts) == total else []
    return []


_PARTS = frozenset({"including", "among", "incl", "most", "mostly", "mainly", "all", "majority"})
_SOME = frozenset({"including", "among", "incl"})
_SHARES = frozenset(
    ", and or also more others other another were was have been had further".split()
)
_REST = frozenset({"others", "more", "other"})


def _sort_by_parts(f: Finding) -> None:
    """As in "22 people, most of them children": who is singled out tells of what sort all are.

    "Most of them" speaks of all the figures before it, "including" of the last one.
    """
    for n, token in enumerate(f.tokens):
        if token.lower not in _PARTS or not _civilians(f, n + 1):
            continue
        reach = 2 if token.lower in _SOME else 8
        for draft in f.drafts:
            group = draft.group
            later = group is not None and group.bare and group.start > n
            gap = f.tokens[n : draft.cue[0]] if later else f.tokens[draft.cue[1] : n]
            inside = group is not None and 0 <= n - group.end <= 1  # "19 people, including six"
            near = later or inside or 0 <= n - draft.cue[1] <= reach
            if near and draft.what == "any" and draft.kind in PEOPLE:
                draft.what = draft.what if any(t.text in ";:." for t in gap) else "civilian"


def _civilians(f: Finding, at: int) -> bool:
    """Whether the next persons named are civilians."""
    near = (f.groups.at[i] for i in range(at, min(at + 5, len(f.tokens))) if i in f.groups.at)
    return next((g.person and g.what == "civilian" for g in near if not g.bare), False)


def _share_owners(f: Finding) -> None:
    """As in "one of its soldiers was killed and two wounded": the amount alone counts the same."""
    drafts = sorted(((d.group.start, d) for d in f.drafts if d.group), key=lambda x: x[0])
    for (_, before), (start, draft) in pairwise(drafts):
        first, group = before.group, draft.group
        if first is None or group is None or draft.owner[0] or not (group.bare and first.person):
            continue
        between = {t.lower for t in f.tokens[max(before.cue[1], first.end) : start]}
        joined = _is_coordinate(f, before, draft)
        rest = bool(_REST & {t.lower for t in f.tokens[start : group.end + 1]})
        if between <= _SHARES or joined or rest:
            draft.owner, draft.agent = before.owner, before.agent
            draft.like = before.like if before.like >= 0 else (-1 if first.bare else first.head)
            draft.what = before.what if draft.what == "any" else draft.what


def _is_coordinate(f: Finding, before: Draft, draft: Draft) -> bool:
    """ "Six guards were killed in the fight, and nine were captured": the amount is its subject."""
    group = draft.group
    if group is None or not f.tokens[group.head].dep.startswith("nsubj"):
        return False
    verb = f.tokens[f.tokens[group.head].head]
    first = range(*before.cue)
    if verb.dep != "conj" or verb.head not in first or verb.i not in range(*draft.cue):
        return False
    behind = [c for c in f.annotated.chunks if first.stop <= c.start < group.start]
    return not any(c.refs for c in behind)


def _figure(f: Finding, figure: Figure) -> None:
    f.taken[figure.group.head] = figure.kind
    f.used.update(range(*figure.noun))
    for group in f.groups.all:
        if figure.noun[0] <= group.start < figure.group.start and not group.explicit:
            f.taken.setdefault(group.head, "part")
    owner = chunk_owner(f.annotated, *figure.noun)
    if not owner[0]:
        owner = side_owner(f.annotated, f.words, figure.noun[0])
    if not owner[0]:
        for at in range(figure.noun[0] - 1, max(-1, figure.noun[0] - 4), -1):
            if f.tokens[at].pos in ("VERB", "AUX"):
                break
            if f.tokens[at].tag == "PRP$":
                owner = chunk_owner(f.annotated, at, at + 1)
                if not owner[0]:
                    owner = possessor(f.annotated, at)
    last = f.drafts[-1] if f.drafts else None
    like = figure.noun[0] - 1 if f.tokens[figure.noun[0]].tag == "POS" else -1
    if not owner[0] and last is not None and last.method == "figure" and last.group is not None:
        if 0 < figure.noun[0] - last.group.end <= 2:
            owner, like = last.owner, last.like
    f.drafts.append(
        Draft(
            kind=figure.kind,
            group=figure.group,
            what=figure.what,
            cue=figure.noun,
            method=figure.method,
            low=figure.low,
            high=figure.high,
            owner=owner,
            like=like,
        )
    )


_AGAINST = frozenset({"against", "for", "versus", "vs", "compared", "to", "with"})


def _against(f: Finding) -> None:
    """As in "47 soldiers were killed, against nine on the rebel side": of the same kind."""
    for group in [g for g in f.groups.all if g.bare and g.explicit and g.head not in f.taken]:
        lead = f.tokens[group.start - 1].lower if group.start else ""
        behind = f.tokens[group.end].lower if group.end < len(f.tokens) else ""
        told = [d for d in f.drafts if d.kind in PEOPLE and d.cue[1] <= group.start]
        if not told or lead not in _AGAINST or behind not in ("on", "among", "from"):
            continue
        chunk = next((c for c in f.annotated.chunks if c.start == group.end + 1), None)
        if chunk is not None and (chunk.refs or chunk.category == "side"):
            cue = (group.start, group.end)
            owner = chunk_owner(f.annotated, chunk.start, chunk.end)
            f.add(told[-1].kind, group, cue, "figure against", own_event=False, owner=owner)
            f.drafts[-1].like = chunk.head


def _of_subject(f: Finding, draft: Draft) -> None:
    """As in "the attackers were beaten off; 14 were dead": the amount counts those just told of."""
    group = draft.group
    if group is None or not group.bare or group.anaphor or draft.owner[0] or draft.like >= 0:
        return
    if not group.start or f.tokens[group.start - 1].text not in (";", ",", "and"):
        return
    for other in reversed([g for g in f.groups.all if g.end < group.start]):
        if not other.person or other.bare or other.explicit:
            return
        if other.definite and f.tokens[other.head].dep.startswith("nsubj"):
            draft.owner, draft.like = chunk_owner(f.annotated, other.start, other.end), other.head
            return


def _finish(f: Finding) -> list[LossFound]:
    drafts = [d for d in f.drafts if not _announces(f, d) and not _is_to_come(f, d)]
    drafts = [d for d in drafts if not _of_what_hit(f, d)]
    found = sorted((_found(f, d) for d in drafts), key=lambda x: (x.start, x.end))
    kept: list[LossFound] = []
    for loss in found:
        if not any(_same(loss, other) for other in kept):
            kept.append(loss)
    return kept


def _of_what_hit(f: Finding, draft: Draft) -> bool:
    """ "The victims of the rocket attack": the rockets are no loss."""
    people = f.tokens[draft.cue[0]].lemma.lower() == "victim"
    people = people or f.tokens[draft.cue[1] - 1].lemma.lower() == "victim"
    return people and draft.kind not in PEOPLE


def _is_to_come(f: Finding, draft: Draft) -> bool:
    """ "Our troops will destroy his positions": nothing is lost yet."""
    auxes = f.annotated.sentence.of(draft.cue[0], "aux")
    return any(a.lower in ("will", "shall", "would", "'ll") for a in auxes)


def _announces(f: Finding, draft: Draft) -> bool:
    """As in "There are losses: one killed": the figures tell it, with the same owner."""
    if draft.method != "casualty noun" or draft.high is not None or draft.low is not None:
        return False
    told = [
        d
        for d in f.drafts
        if d.group is not None
        and d.group.person
        and d.group.explicit
        and 0 <= d.group.start - draft.cue[1] <= 6
    ]
    for other in told:
        if not other.owner[0]:
            other.owner = draft.owner
    return bool(told)


def _found(f: Finding, draft: Draft) -> LossFound:
    group = draft.group
    start, end = draft.cue
    if group is not None:
        start, end = min(start, group.start), max(end, group.end)
    owner = draft.owner
    if not owner[0] and group is not None:
        owner = side_owner(f.annotated, f.words, draft.cue[0])
    low, high = draft.low, draft.high
    occasion, previous, is_open = marks(f.groups, f.words, group, draft.cue)
    previous = (previous or draft.method == "earlier figure") and not draft.own_event
    if is_open and low is not None and low == high and low > 0:
        high = None
    return LossFound(
        kind=draft.kind,
        what=_side_what(f, draft, owner[0], owner[1]),
        low=low,
        high=high,
        start=start,
        end=end,
        method=draft.method,
        owner=owner[0],
        owner_chunk=owner[1],
        amount=group.amount if group is not None else None,
        words=group.words if group is not None else "",
        approximate=group.approximate if group is not None else False,
        own_event=draft.own_event and not previous,
        previous=previous,
        occasion=occasion,
        total=is_open or is_total(f.groups, f.words, draft.cue),
        cue=draft.cue[0],
        head=_head(draft),
        holder=draft.holder,
        agent=draft.agent[0],
        agent_chunk=draft.agent[1],
    )


def _head(draft: Draft) -> int:
    """The noun for the victims: the group's, that of the group it goes on with, or the cue."""
    if draft.group is not None and not draft.group.bare:
        return draft.group.head
    return draft.like if draft.like >= 0 else draft.cue[1] - 1


def _side_what(f: Finding, draft: Draft, refs: tuple[object, ...], number: int | None) -> str:
    """What a side has lost that speaks of itself or of the enemy are its fighters."""
    group = draft.group
    if draft.kind == "dead_or_missing" or not refs or number is None:
        return draft.what
    if draft.what != "any" or draft.high == 0:
        return draft.what
    if (
        group is not None
        and group.bare
        and any(
            d.group is not None and not d.group.bare and d.what == "any" and d.cue < draft.cue
            for d in f.drafts
        )
    ):
        return draft.what
    if group is not None and not group.bare and "figure" not in draft.method:
        word = f.tokens[group.head].lemma.lower()
        if word not in ("man", "men", "brother", "martyr", "shehid", "member"):
            return draft.what
    chunk = f.annotated.chunks[number]
    deictic = any(r.kind in ("self", "opponent") for r in chunk.refs)
    both = any(r.kind == "both" for r in chunk.refs)
    side = f.tokens[chunk.head].lemma.lower() == "side" and not both
    armed = chunk.category == "armed"
    return "military" if deictic or side or armed else draft.what


def _same(a: LossFound, b: LossFound) -> bool:
    if (a.kind, a.what, a.low, a.high) != (b.kind, b.what, b.low, b.high):
        return False
    return a.previous == b.previous and (a.owner == b.owner or a.start < b.end and b.start < a.end)
