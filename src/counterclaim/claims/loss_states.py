"""Losses that words of state tell: "four killed", "wounded civilians", "there are dead"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.loss_finding import INCLUDED, Draft, Finding, gathered
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_owner import NOBODY, Owner, chunk_owner, side_owner, subject_owner
from counterclaim.claims.loss_syntax import existential, right, subject
from counterclaim.claims.loss_words import TREATED, forms, is_form
from counterclaim.claims.numbers import bounds_behind, ordinal_at
from counterclaim.read import Token

_BE = frozenset({"be", "remain", "lie"})
_POSSESSIVE = ("the", "its", "their", "our", "his", "her", "these", "those", "such")
_PASSED = frozenset(
    "of its own their our his the from were was already reported others more also been left "
    "both".split()
)

#: What stands between an active verb and the noun of its object.
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})


def find_in_states(f: Finding) -> None:
    """Words of state with an amount or a noun, or alone where the sentence says there are such."""
    free = 0
    for at in _stated(f):
        kind = _state(f, at) if at >= free and at not in f.used else None
        if kind is not None:
            free = _run(f, at, kind)


def _stated(f: Finding) -> list[int]:
    states = f.words.states
    return [token.i for token in f.tokens if token.lower in states]


def find_in_hospital(f: Finding) -> None:
    """An amount alone beside a place of treatment: "six dead and forty in hospital"."""
    for at, token in enumerate(f.tokens[:-1]):
        if token.lower not in TREATED or f.tokens[at - 1].lower != "in" or at < 2:
            continue
        group = f.groups.at.get(at - 2)
        if group is None or not group.bare or not group.explicit or group.head in f.taken:
            continue
        if group.end == at - 1 and f.free(at - 1, at + 1):
            f.add("wounded", group, (at - 1, at + 1), "state", own_event=False)


_NO = frozenset({"no", "not", "without", "any", "neither"})
_COUNTED = frozenset({"include", "comprise", "be"})


def find_included(f: Finding) -> None:
    """As in "the dead include 138 guards", "of the wounded, two were doctors"."""
    for at in _stated(f):
        if at + 1 >= len(f.tokens):
            break
        kind = f.words.states[f.tokens[at].lower]
        lead = f.tokens[at - 1].lower if at else ""
        if lead not in ("the", "those") or at in f.used:
            continue
        if _among_them(f, at, kind):
            continue
        if at + 2 >= len(f.tokens):
            continue
        behind = f.tokens[at + 1]
        whole = at > 1 and f.tokens[at - 2].lower in ("of", "among")
        if whole and behind.text == ",":
            group = right(f, at + 2)
            be = f.tokens[group.end] if group is not None and group.end < len(f.tokens) else None
            of = right(f, group.end + 1) if group is not None and be is not None else None
            if group is None or of is None or be is None or not is_form(be, _BE) or not of.person:
                continue
            if group.bare and not of.bare and not of.explicit:
                group = msgspec.structs.replace(
                    of, low=group.low, high=group.high, amount=group.amount, explicit=True
                )
        elif is_form(behind, _COUNTED):
            group = right(f, at + 2)
        else:
            continue
        if group is not None and group.person and group.explicit and not group.zero:
            for member in f.groups.listed(group, left=False):
                f.add(kind, member, (at, at + 1), INCLUDED, own_event=False)


def _among_them(f: Finding, at: int, kind: str) -> bool:
    """As in "two nurses were among the dead", "among those killed was an officer"."""
    if at < 2 or f.tokens[at - 2].lower not in ("among", "amongst"):
        return False
    behind = f.tokens[at + 1] if at + 1 < len(f.tokens) else None
    if behind is not None and is_form(behind, _BE):
        group = right(f, at + 2)
    elif at > 2 and is_form(f.tokens[at - 3], _BE):
        group, _ = subject(f, at - 3)
    else:
        return False
    if group is None or not group.person or group.bare or group.zero:
        return False
    listed = f.groups.listed(group, left=group.end <= at)
    told = [f.add(kind, g, (at, at + 1), INCLUDED, own_event=False) for g in gathered(listed)]
    return any(told)


def _state(f: Finding, at: int) -> str | None:
    token = f.tokens[at]
    kind = f.words.states.get(token.lower)
    if kind is None or token.pos not in ("VERB", "ADJ", "NOUN", "PROPN", "ADV"):
        return None
    if token.text[1:].islower() and token.text[:1].isupper() and at and not f.sentence.is_title:
        return None
    if _takes_object(f, at):
        return None
    after = f.tokens[at + 1].lower if at + 1 < len(f.tokens) else ""
    return None if after in f.words.sets["not_with"] else kind


def _takes_object(f: Finding, at: int) -> bool:
    """ "The rebels captured the airstrip": the subject of such a verb is in no state by it."""
    tokens = f.tokens
    if tokens[at].tag != "VBD" or at + 1 >= len(tokens):
        return False
    objects = [t for t in tokens[at + 1 : at + 7] if t.head == at and t.dep.startswith("obj")]
    return any(all(w.pos in _NOMINAL for w in tokens[at + 1 : o.i + 1]) for o in objects)


def _run(f: Finding, at: int, kind: str) -> int:
    """A run of states joined by "and", "or": its end; the losses are added."""
    kinds, end = [(kind, at)], at + 1
    while end + 1 < len(f.tokens) and f.tokens[end].lower in ("and", "or", "nor", ",", "&"):
        skip = 2 if f.tokens[end + 1].lower in ("and", "or", "some") else 1
        following = _state(f, end + skip) if end + skip < len(f.tokens) else None
        if following is None or end + skip in f.used:
            break
        kinds.append((following, end + skip))
        end += skip + 1
    group = _group(f, at, end)
    if group is None:
        if _asserted(f, at):
            owner = _owner(f, at)
            if len(kinds) > 1 and f.tokens[at - 1].lower in ("neither", "no"):
                kinds = [("killed_or_wounded", at)]  # "neither dead nor wounded"
            for k, n in kinds:
                _alone(f, k, (n, n + 1), end, owner)
        return end
    owner = chunk_owner(f.annotated, group.start, group.end)
    if not owner[0]:
        owner = _owner(f, at)
    for k in _joint([k for k, _ in kinds], group):
        _add(f, k, group, (at, end), owner)
    return end


def _joint(kinds: list[str], group: Group) -> list[str]:
    """One figure for two states is a joint kind: "210 dead and missing"."""
    if len(kinds) < 2:
        return kinds
    if set(kinds) == {"killed", "missing"}:
        return ["dead_or_missing"]
    if set(kinds) == {"killed", "wounded"} and (group.low is not None or group.high is not None):
        return ["killed_or_wounded"]
    return kinds


def _add(f: Finding, kind: str, group: Group, cue: tuple[int, int], owner: Owner) -> None:
    if f.taken.get(group.head) in (kind, "part"):
        return
    verbal = f.tokens[cue[0]].tag in ("VBN", "VBD") and not existential(f, cue[0])
    before = f.tokens[max(0, min(cue[0], group.start) - 6) : min(cue[0], group.start)]
    reports = any(is_form(t, f.words.sets["undergo"]) or t.lower == "of" for t in before)
    if group.bare:
        group = _counted(f, group, cue[1])
    if group.explicit:
        low, high = bounds_behind(f.tokens, cue[1], group.low, group.high, f.words.numbers)
        group = msgspec.structs.replace(group, low=low, high=high)
    f.add(kind, group, cue, "state", own_event=verbal and not reports, owner=owner)


def _counted(f: Finding, group: Group, at: int) -> Group:
    """As in "Three wounded among the civilians": the words behind say who they are."""
    what = among(f, at)[0]
    return group if what == "any" else msgspec.structs.replace(group, what=what)


def _group(f: Finding, at: int, end: int) -> Group | None:
    """The group that a state belongs to: around it, right before it, or its subject."""
    around = f.groups.at.get(at)
    if around is not None and around.person and around.head >= at:
        known = around.definite or f.tokens[around.start].lower in _POSSESSIVE
        return None if known and not around.explicit else around
    after = f.groups.at.get(end) if end < len(f.tokens) else None
    if after is not None and after.person and not after.bare and after.start <= at:
        return after
    before = f.groups.at.get(at - 1) if at else None
    if before is not None and before.end == at and before.person:
        return before
    if at and not existential(f, at):
        last = f.tokens[at - 1]
        link = f.tokens[at - 2] if at > 1 else last
        if is_form(last, _BE) or is_form(link, _BE) and last.pos in ("ADV", "VERB"):
            group, _ = subject(f, at)
            if group is not None and group.person:
                return group
    return _of_own(f, at)


def _of_own(f: Finding, at: int) -> Group | None:
    """As in "50 of its own killed", "a hundred of them hurt", "three from the army dead"."""
    if at and f.tokens[at - 1].lower in ("the", "these", "those"):
        return None
    for n in range(at - 1, max(-1, at - 7), -1):
        group = f.groups.at.get(n)
        if group is not None:
            near = group.person and group.explicit and group.end >= at - 6
            return group if near and (group.bare or n == at - 1) else None
        if f.tokens[n].lower not in _PASSED and n not in f.annotated.at:
            return None
    return None


def _asserted(f: Finding, at: int) -> bool:
    """States without a figure count where the words before them say that there are such."""
    before = f.tokens[max(0, at - 6) : at]
    if not before or before[-1].lower in _POSSESSIVE:
        return False
    words = {w for t in before for w in forms(t)}
    if "there" in words and "be" in words:
        return True
    last = next((t for t in reversed(before) if t.lower not in ("also", "too", "both")), None)
    if last is not None and is_form(last, frozenset({"have"})) and _perfect(f, at):
        return False
    wanted = frozenset({"have", "of", "among", "about", "suffer", "report", "leave", "include"})
    return last is not None and is_form(last, wanted)


def _perfect(f: Finding, at: int) -> bool:
    """As in "Had killed a dealer", "has fallen": a verb, where "has wounded" can be a state."""
    token = f.tokens[at]
    if token.tag not in ("VBN", "VBD"):
        return False
    joined = f.tokens[at + 1].lower if at + 1 < len(f.tokens) else "."
    return joined not in ("and", "or", ",", ".", ";", "among", "in")


def _alone(f: Finding, kind: str, cue: tuple[int, int], end: int, owner: Owner) -> None:
    zero = cue[0] > 0 and f.tokens[cue[0] - 1].lower in _NO
    bound = 0 if zero else None
    f.used.update(range(*cue))
    f.drafts.append(
        Draft(
            kind=kind,
            group=None,
            what=among(f, end)[0],
            cue=cue,
            method="state alone",
            low=bound,
            high=bound,
            owner=owner,
        )
    )


def _owner(f: Finding, at: int) -> Owner:
    owner = side_owner(f.annotated, f.words, at)
    if owner[0]:
        return owner
    for token in reversed(f.tokens[max(0, at - 8) : at]):
        if token.text in (";", ":"):
            break
        if _auxiliary(token):
            continue
        behind = f.tokens[token.i + 1].lower == "behind" and "leave" in forms(token)
        if token.pos in ("VERB", "AUX") and (behind or is_form(token, f.words.sets["undergo"])):
            return subject_owner(f.annotated, token.i)
    return NOBODY


def _auxiliary(token: Token) -> bool:
    """As in "Have left": a helper of another verb, which nobody has."""
    return token.pos == "AUX" and token.dep.startswith("aux")


def among(f: Finding, at: int) -> tuple[str, list[str], bool]:
    """Of whom or what losses are: "in manpower and equipment", "among the civilians".

    The last says whether persons are named at all.
    """
    if at >= len(f.tokens) or f.tokens[at].lower not in f.words.sets["among"]:
        return "any", [], False
    group = right(f, at + 1)
    if group is None:
        ranks = any(t.lower == "ranks" for t in f.tokens[at + 1 : at + 4])
        chunk = f.annotated.chunk_of(at + 1)
        armed = chunk is not None and chunk.category == "armed"
        return ("military" if armed or ranks else "any"), [], armed or ranks
    what, things, persons = "any", [], False
    member: Group | None = group
    while member is not None:
        if member.person and not member.bare:
            what, persons = member.what, True
        elif not member.person:
            things.append(member.what)
        member = f.groups.right_of(member)
    return what, things, persons


def find_bodies(f: Finding) -> None:
    """Bodies that are found, returned or counted."""
    for start, end, _ in f.groups.find(f.words.bodies):
        if f.tokens[end - 1].pos != "NOUN" or not f.free(start, end):
            continue
        near = f.tokens[max(0, start - 8) : end + 10]
        if not any(
            is_form(t, f.words.sets["body_verbs"]) for t in near if t.pos in ("VERB", "NOUN")
        ):
            continue
        of = None
        if end < len(f.tokens) and f.tokens[end].lower == "of":
            of = right(f, end + 1)
        if of is not None and of.person and (of.explicit or not of.definite):
            of = _as_many(f, start, of)
            f.add("killed", of, (start, end), "bodies", own_event=False)
        else:
            _count_bodies(f, start, end)


def _as_many(f: Finding, start: int, of: Group) -> Group:
    """As in "Over 450 bodies of soldiers": the amount stands before the bodies."""
    _, amount = f.groups.amount_before(start)
    if of.explicit or amount is None or amount.article:
        return of
    return msgspec.structs.replace(of, low=amount.low, high=amount.high, explicit=True)


def _count_bodies(f: Finding, start: int, end: int) -> None:
    edge, amount = f.groups.amount_before(start)
    nth = next(
        (n for i in range(edge, start) if (n := ordinal_at(f.tokens, i, f.words.numbers))), None
    )
    low = high = nth
    if nth is None or nth < 2:
        if amount is None or amount.article or amount.high == 0:
            return
        low, high = amount.low, amount.high
    f.drafts.append(
        Draft(
            kind="killed",
            group=None,
            what="any",
            cue=(start, end),
            method="bodies",
            low=low,
            high=high,
        )
    )


def find_safe(f: Finding) -> None:
    """As in "All are safe", "the crew survived": nobody lost."""
    for start, end, sense in f.groups.find(f.words.safe):
        if not f.free(start, end):
            continue
        word = f.tokens[start]
        verbal = "survive" in forms(word)
        before = f.tokens[start - 1] if start else None
        linked = before is not None and (is_form(before, _BE) or before.pos == "ADV")
        if not verbal and not linked:
            continue
        group, _ = subject(f, start)
        if group is None or not group.person or group.head in f.taken or not _all(f, group):
            continue
        kind = "killed" if verbal or word.lower == "alive" else "killed_or_wounded"
        kind = "dead_or_missing" if sense == "returned" else kind
        none = msgspec.structs.replace(group, low=0, high=0)
        f.add(kind, none, (start, end), "survival", own_event=False)


def _all(f: Finding, group: Group) -> bool:
    words = [t.lower for t in f.tokens[max(0, group.start - 1) : group.end]]
    return (
        group.definite
        or group.zero
        or any(w in ("all", "both", "entire", "whole", "every", "crew", "everyone") for w in words)
    )
