"""Losses that verbs and verb phrases tell: "were killed", "lost their lives", "damage to"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.claims.loss_finding import Finding
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_owner import NOBODY, subject_owner
from counterclaim.claims.loss_struck import sort_by_target
from counterclaim.claims.loss_syntax import (
    behind_aside,
    is_passive,
    members,
    right,
    subject,
)
from counterclaim.claims.loss_unknown import unknown_object, unknown_person
from counterclaim.claims.loss_whose import agent_owner, holder_of
from counterclaim.claims.loss_words import LIMBS, Act, forms, is_form, match
from counterclaim.read import Token

#: Forms of the past that are no participles.
_PAST = frozenset("blew took tore threw drew went broke drove shook wrote gave fell sank".split())
#: Who is made to do it does it: "were forced to surrender".
_FORCED = frozenset("force compel oblige make lead bring have begin start continue decide".split())
#: "Killed or wounded" is one figure for both.
_EITHER = frozenset({"killed", "wounded"})
_UNREAL = ("should", "would", "might", "may", "could", "can", "must")


def acts_at(f: Finding, at: int, form: str) -> Iterator[tuple[Act, list[int]]]:
    """Acts of a form whose words begin at the token, the longest first, with their tokens."""
    whole = "phrases" in form
    for act in f.acts.get((at, form), {}).values():
        covered = match(f.tokens, at, act.key) if whole else _verb_tokens(f, at, act.key)
        if covered:
            yield act, covered


def _verb_tokens(f: Finding, at: int, key: tuple[str, ...]) -> list[int] | None:
    """A verb with its particle: beside it, or behind a short object ("shot two jets down")."""
    covered = [at]
    for word in key[1:]:
        start = covered[-1] + 1
        reach = 1 if len(covered) > 1 else 6
        hit = next(
            (
                n
                for n in range(start, min(start + reach, len(f.tokens)))
                if word in forms(f.tokens[n])
            ),
            None,
        )
        if hit is None or any(
            t.pos in ("VERB", "AUX", "ADP", "CCONJ", "PUNCT")
            and t.i not in covered
            and not (word == "out" and t.lower in ("at", "in", "near"))
            for t in f.tokens[start:hit]
        ):
            return None
        covered.append(hit)
    return covered


def find_in_phrases(f: Finding) -> None:
    """Phrases with the victims as subject ("lost their lives") or after them ("damage to")."""
    costly = set(f.groups.begins(LIMBS))
    free = 0
    for at in sorted(f.acting | costly):
        if at < free:
            continue
        end = _lives(f, at) if at in costly else None
        if end is None and at in f.acting:
            end = _subject_phrase(f, at) or _object_phrase(f, at)
        free = end or at + 1


def _subject_phrase(f: Finding, at: int) -> int | None:
    for act, covered in acts_at(f, at, "subject_phrases"):
        cue = (at, covered[-1] + 1)
        if any(i in f.used for i in covered) or _sought(f, act, covered) or _wished(f, at):
            continue
        group, listed = _fitting(f, act, at)
        if group is None or _mentioned(f, group):
            continue
        group = f.whole(group)
        mates = _mates(f, act, group, at) if listed else [group]
        if f.lost(act, group, cue, why="subject of phrase", members=mates):
            return cue[1]
    return None


def _sought(f: Finding, act: Act, covered: list[int]) -> bool:
    """ "The neighbour was looking for a pretext": nobody is looked for."""
    seeking = [i for i in covered if {"look", "search", "hold"} & set(forms(f.tokens[i]))]
    return act.key[0] == "be" and any(f.tokens[i].tag == "VBG" for i in seeking)


def _wished(f: Finding, at: int) -> bool:
    """What somebody should do: "urged the rebels to lay down their arms"."""
    if _unreal(f, at):
        return True
    infinitive = f.tokens[at].tag == "VB" and at > 1 and f.tokens[at - 1].lower == "to"
    over = {w for t in f.tokens[max(0, at - 6) : at - 1] for w in forms(t)}
    return infinitive and _FORCED.isdisjoint(over)


def _object_phrase(f: Finding, at: int) -> int | None:
    for act, covered in acts_at(f, at, "object_phrases"):
        if any(i in f.used for i in covered):
            continue
        group = right(f, covered[-1] + 1)
        zero = at > 0 and f.tokens[at - 1].lower in ("no", "without")
        if group is not None and f.lost(
            act,
            group,
            (at, covered[-1] + 1),
            why="object of phrase",
            members=_mates(f, act, group),
            zero=zero,
        ):
            return covered[-1] + 1
    return None


def _fitting(f: Finding, act: Act, at: int) -> tuple[Group | None, bool]:
    """The subject, or that of the parse where the nearest noun cannot be it.

    "Boys carrying rifles were shot dead": not the rifles.
    """
    group, listed = subject(f, at)
    if group is not None and not group.bare and not act.kind(group.person, group.what):
        if group.head in {n.i for n in f.sentence.of(at, "nsubj")}:
            return group, listed  # "two houses were destroyed and a depot was hit"
        for noun in (n for v in (at, f.tokens[at].head) for n in f.sentence.of(v, "nsubj")):
            other = f.groups.at.get(noun.i)
            if other is not None and noun.i < at and act.kind(other.person, other.what):
                return other, False
        lead = f.tokens[group.start - 1] if group.start > 1 else None
        other = f.groups.at.get(group.start - 2) if lead is not None and lead.tag == "VBG" else None
        if other is not None and act.kind(other.person, other.what):
            return other, False
    return group, listed


def _mates(f: Finding, act: Act, group: Group, until: int | None = None) -> list[Group]:
    """The group and those listed with it, persons and things together where the act has both."""
    mixed = bool(act.persons and act.things)
    found = members(f, group, left=until is not None, until=until or 0, mixed=mixed)
    if until is None or group.head in f.taken:
        return found
    return [m for m in found if m.start >= group.start or not _told_apart(f, m)]


def _told_apart(f: Finding, group: Group) -> bool:
    """As in "killing two villagers, nine others sustaining injuries": the object of a verb."""
    verb = group.start - 1
    return group.head in f.taken or verb in f.acting and f.tokens[verb].pos == "VERB"


def _mentioned(f: Finding, group: Group) -> bool:
    """Persons whose loss is taken for known: "the wounded soldiers are in hospital"."""
    return (
        group.definite
        and not group.explicit
        and any(t.lower in f.words.states for t in f.tokens[group.start : group.head])
    )


def _lives(f: Finding, at: int) -> int | None:
    """As in "Took ninety lives": the amount stands inside the phrase."""
    token = f.tokens[at]
    if token.pos != "NOUN":
        return None
    group = f.groups.at.get(at)
    if _costs(f, at):
        return at + 1
    if "life" not in forms(token):
        return None
    if group is None or group.head != at or not group.amount:
        return None
    window = {w for t in f.tokens[max(0, group.start - 14) : group.start] for w in forms(t)}
    behind = {w for t in f.tokens[at + 1 : at + 5] for w in forms(t)}
    if {"take", "claim", "cost", "loss"} & window or "lose" in behind:
        f.add("killed", group, (at, at + 1), "lives", own_event=True)
        return at + 1
    return None


def _costs(f: Finding, at: int) -> bool:
    """As in "cost 22 civilians their lives", "cost a sailor his thumb"."""
    owned = f.tokens[at - 1].tag == "PRP$" or f.tokens[at - 1].lower in ("a", "an", "one", "both")
    of = f.groups.at.get(at - 2) if at > 2 and owned else None
    if of is None or not of.person or of.end != at - 1:
        return False
    kind = "killed" if "life" in forms(f.tokens[at]) else "wounded"
    verb = f.tokens[of.start - 1] if of.start else None
    if verb is None or "cost" not in forms(verb):
        return False
    return f.add(kind, of, (at - 1, at + 1), "lives", own_event=True)


def find_in_verbs(f: Finding) -> None:
    """Verbs whose object, or whose subject, is lost."""
    for at in sorted(f.acting):
        token = f.tokens[at]
        if at not in f.used and token.pos in ("VERB", "ADJ", "NOUN", "AUX"):
            _happens(f, token) or _act(f, token)


def _unreal(f: Finding, at: int) -> bool:
    return any(t.lower in _UNREAL for t in f.tokens[max(0, at - 3) : at]) or _averted(f, at)


def _averted(f: Finding, at: int) -> bool:
    """What is only feared or kept from happening: "the risk of harming civilians"."""
    if f.tokens[at].tag not in ("VBG", "NN") or at < 1:
        return False
    averted = f.words.sets["averted"]
    lead = f.tokens[at - 1]
    if lead.lower in ("of", "from"):
        return any(is_form(t, averted) for t in f.tokens[max(0, at - 5) : at - 1])
    return is_form(lead, averted)


def _happens(f: Finding, token: Token) -> bool:
    if token.pos != "VERB" or _wished(f, token.i):
        return False
    for act, covered in acts_at(f, token.i, "happens"):
        if act.persons == "harmed" and not _suffers(f, token):
            continue
        if right(f, covered[-1] + 1) and not is_passive(f, token.i) and token.tag != "VBG":
            continue  # "drowned three sailors", "burned the warehouse"
        group, listed = subject(f, token.i)
        if group is None or act.persons == "harmed" and not group.explicit:
            continue
        between = {t.lower for t in f.tokens[group.end : token.i]}
        if act.persons == "harmed" and between & {"it", "that"}:
            continue  # "lost 14 men, and it was the army that suffered"
        group = f.whole(group)
        mates = _mates(f, act, group, token.i) if listed else [group]
        cue = (token.i, covered[-1] + 1)
        if f.lost(act, group, cue, why="subject of", members=mates):
            return True
    return False


def _suffers(f: Finding, token: Token) -> bool:
    """As in "Suffer" without an object."""
    after = f.tokens[token.i + 1] if token.i + 1 < len(f.tokens) else None
    return after is None or after.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV")


def _ends_group(f: Finding, at: int) -> bool:
    """Whether a group ends right before the token, and no noun follows it."""
    group = f.groups.at.get(at - 1)
    after = f.tokens[at + 1] if at + 1 < len(f.tokens) else None
    plain = after is None or after.pos not in ("NOUN", "PROPN", "ADJ", "NUM")
    return group is not None and group.end == at and plain


def _alternative(f: Finding, at: int) -> bool:
    """The second of "damaged or destroyed": the first tells it."""
    return at > 1 and f.tokens[at - 1].lower == "or" and at - 2 in f.used


def _either(f: Finding, act: Act, at: int) -> Act:
    """As in "killed or wounded": one figure for both."""
    kin = {act.persons}
    for token in f.tokens[at + 1 : at + 3]:
        if kin == {act.persons} and token.lower == "or":
            kin.add("")
        elif "" in kin:
            kin |= {a.persons for form in ("acts",) for a, _ in acts_at(f, token.i, form)}
    if kin - {""} != _EITHER:
        return act
    return msgspec.structs.replace(act, persons="killed_or_wounded")


def _act(f: Finding, token: Token) -> bool:
    if _alternative(f, token.i):
        return False
    for act, covered in acts_at(f, token.i, "acts"):
        if act.key == ("bury",) and f.tokens[token.i + 1].lower in ("under", "beneath", "in"):
            continue
        if act.persons == "lost" and any(t.lower == "radar" for t in f.tokens[token.i :][:4]):
            continue  # drones "lost by radar" are no wrecks
        if act.persons in _EITHER and len(act.key) == 1:
            act = _either(f, act, token.i)
        verbal = token.pos == "VERB" or len(covered) > 1 or token.lower in f.words.states
        # "5 motorcycles burnt"
        verbal = verbal or token.tag == "JJ" and _ends_group(f, token.i)
        if not verbal and not is_passive(f, token.i):
            continue
        cue = (token.i, covered[-1] + 1 if covered[-1] - token.i < 3 else token.i + 1)
        if is_passive(f, token.i):
            if _act_passive(f, act, token, cue):
                return True
            continue
        if not act.passive_only and _act_active(f, act, token, covered, cue):
            return True
        if token.tag in ("VBN", "VBD", "JJ") and _reduced(f, act, token, cue):
            return True
    return False


def _act_passive(f: Finding, act: Act, token: Token, cue: tuple[int, int]) -> bool:
    group, listed = _fitting(f, act, token.i)
    if group is None:
        group = unknown_person(f, act, token)
    if group is None or _unreal(f, token.i):
        return False
    if act.persons == "lost" and group.person and f.tokens[group.head].pos == "PROPN":
        return False  # "the town was lost"
    if group.person and not group.explicit and act.persons == "harmed" and act.passive_only:
        return False  # "civilians were hit": by what, and how, is left open
    group = f.whole(group)
    if group.person and group.what == "any":
        sort = sort_by_target(f, token.i)
        group = group if sort == "any" else msgspec.structs.replace(group, what=sort)
    mates = _mates(f, act, group, token.i) if listed else [group]
    return f.lost(act, group, cue, why="passive of", members=mates)


def _act_active(
    f: Finding, act: Act, token: Token, covered: list[int], cue: tuple[int, int]
) -> bool:
    if token.tag == "JJ" or _unreal(f, token.i):
        return False
    before = f.tokens[token.i - 1] if token.i else None
    if token.tag == "VBN" and before is not None and (before.pos == "DET" or before.tag == "PRP$"):
        return False  # "a picture of the captured fighters"
    last = covered[-1] + (2 if act.persons == "killed_or_wounded" else 0)
    group = right(f, behind_aside(f, last + 1))
    if group is None and len(covered) > 1:
        group = right(f, token.i + 1)
    if group is None:
        objects = (f.groups.at.get(t.i) for t in f.sentence.of(token.i, "obj"))
        group = next((g for g in objects if g is not None and g.start > token.i), None)
    group = group or unknown_object(f, act, covered)
    if group is None or group.start <= token.i:
        return False
    apart = act.key == ("take", "out") and covered[-1] > token.i + 1
    if f.tokens[group.head].tag == "PRP" or apart and group.person:
        return False  # "taking them out and executing them" counts nobody
    others = f.tokens[group.head].lower in ("others", "whom")
    others = (
        others
        or token.dep == "conj"
        and any(d.kind in ("killed", "wounded") and d.cue[1] <= token.i for d in f.drafts)
    )  # "killed 12 rebels and captured five"
    if group.bare and act.things and not act.persons and not group.anaphor:
        more = f.tokens[group.end - 1].lower in ("more", "others", "another")
        group = (_as_things(f, group, explicit=not more) if group.start > last else None) or group
    if group.bare and act.persons not in ("killed", "wounded", "lost") and not others:
        return False
    owner = agent = NOBODY
    holder = -1
    if "lost" in (act.persons, act.things):
        owner, holder = subject_owner(f.annotated, token.i), holder_of(f.annotated, token.i)
    elif act.key != ("mourn",):
        agent = agent_owner(f.annotated, token.i)
    if group.person and group.what in ("bare", "any") and token.tag == "VBG":
        sort = sort_by_target(f, token.i)
        group = group if sort == "any" else msgspec.structs.replace(group, what=sort)
    mates = _mates(f, act, group)
    return f.lost(
        act,
        group,
        cue,
        why="object of",
        members=mates,
        passive=False,
        owner=owner,
        agent=agent,
        holder=holder,
    )


def _reduced(f: Finding, act: Act, token: Token, cue: tuple[int, int]) -> bool:
    """A participle right behind its noun: "two tanks destroyed", "three soldiers killed"."""
    after = f.tokens[token.i + 1].lower if token.i + 1 < len(f.tokens) else "."
    if token.lower in _PAST:
        return False  # "the car which blew up"
    if act.passive_only and after not in ("by", "in", ".", ","):
        return False
    if cue[1] - cue[0] == 1 and _has_object(f, token):
        return False
    before = f.groups.at.get(token.i - 1) if token.i else None
    if before is None or before.end != token.i:
        head = f.tokens[token.head] if token.dep.startswith("acl") else None
        before = f.groups.at.get(head.i) if head is not None else None
        if before is None or before.end > token.i or token.i - before.end > 6:
            return _attributive(f, act, token, cue)
    joint = (
        after in ("and", "or")
        and token.i + 2 < len(f.tokens)
        and (f.tokens[token.i + 2].lower in f.words.states)
    )
    if token.lower in f.words.states and joint:
        return False  # "60 men killed and wounded" have one figure
    if before.bare and act.things and not before.anaphor:
        before = _as_things(f, before) or before
    if before.bare and (token.lower in f.words.states or act.things and not act.persons):
        return False
    mates = _mates(f, act, before, token.i)
    return f.lost(act, before, cue, why="participle", members=mates)


def _as_things(f: Finding, bare: Group, *, explicit: bool = True) -> Group | None:
    """A bare amount after a counted thing counts it: "17 vehicles were taken and 22 destroyed"."""
    for group in reversed([g for g in f.groups.all if g.end <= bare.start and not g.bare]):
        between = f.tokens[group.end : bare.start]
        if group.person and not explicit:
            continue  # "destroyed the home of the mayor and damaged nine more"
        if len(between) > 12 or any(t.text in (";", ":", ".") for t in between) or group.person:
            return None
        if group.explicit or not explicit:
            return msgspec.structs.replace(bare, person=False, what=group.what)
    return None


def _has_object(f: Finding, token: Token) -> bool:
    """An object that is no victim: "the militants lost contact", "killed time"."""
    after = f.tokens[token.i + 1] if token.i + 1 < len(f.tokens) else None
    if after is not None and token.dep == "amod" and token.head == after.i:
        return after.i not in f.groups.at
    if right(f, token.i + 1) is not None:
        return True
    return (
        token.tag == "VBD"
        and after is not None
        and (
            after.pos == "DET"
            or after.tag == "PRP$"
            or after.dep == "obj"
            or after.tag == "NN"
            and after.lower not in ("today", "yesterday", "overnight")
        )
    )


def _attributive(f: Finding, act: Act, token: Token, cue: tuple[int, int]) -> bool:
    """As in "Two damaged vehicles of the enemy": things only; persons are told by states."""
    group = f.groups.at.get(token.i)
    if group is None or group.person or group.head <= token.i or not group.explicit:
        return False
    return f.lost(act, group, cue, why="attribute", members=[group])
