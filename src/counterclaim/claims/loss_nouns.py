"""Losses that casualty nouns tell: "49 victims", "no losses", "suffered heavy casualties"."""

from __future__ import annotations

import msgspec

from counterclaim.claims.loss_finding import LISTED, Draft, Finding, gathered
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_owner import (
    Owner,
    after_owner,
    chunk_owner,
    side_owner,
    subject_owner,
)
from counterclaim.claims.loss_states import among
from counterclaim.claims.loss_syntax import (
    existential,
    is_passive,
    right,
    shares_none,
    subject,
)
from counterclaim.claims.loss_words import is_form
from counterclaim.claims.numbers import Amount

_WORD = frozenset("report reports word news information sign evidence indication".split())
_WEIGHTY = frozenset(
    "heavy serious severe significant great big considerable major large huge enormous substantial "
    "tangible sizable sizeable grave colossal".split()
)
_FOR = frozenset({"for", "to", "on", "among"})
_DEFINITE = ("the", "these", "such", "this", "those")
_ON = frozenset({"on", "upon", "to"})


def find_in_nouns(f: Finding) -> None:
    """Nouns that count or sum up victims, where the sentence says that there are such, or none."""
    for start, end, kind in f.groups.find(f.words.nouns):
        head = f.tokens[end - 1]
        after = f.tokens[end] if end < len(f.tokens) else None
        if after is not None and after.pos == "NOUN" and head.dep == "compound":
            continue  # "gave no casualty figure"
        if head.pos in ("NOUN", "PROPN", "ADJ") and f.free(start, end):
            _noun(f, start, end, kind)


def _noun(f: Finding, start: int, end: int, kind: str) -> None:
    edge, amount = f.groups.amount_before(start)
    zero = _none(f, edge, amount)
    if zero and kind == "killed" and f.tokens[end - 1].lemma.lower() == "victim":
        kind = "killed_or_wounded"
    of = f.tokens[edge - 2 : edge] if edge > 1 else ()
    if kind == "captured" and [t.lower for t in of[1:]] == ["of"]:
        if is_form(of[0], frozenset({"body", "corpse", "remains"})):
            return  # "the bodies of 12 captives"
    if _with_wounds(f, edge, (start, end), kind) or _of_number(f, (start, end), kind):
        return
    owner, asserted, who = _context(f, edge, start, end)
    figure = amount is not None and not amount.article
    listed = _list_after(f, end) if kind == "killed_or_wounded" and not zero else []
    announced = any(t.text == ":" for t in f.tokens[end : end + 5])
    if not (figure or zero or asserted or listed or announced):
        return
    low, high = _bounds(f, end, amount, zero)
    singular = f.tokens[end - 1].tag == "NN"
    if kind != "killed_or_wounded" and amount is None and singular and not zero:
        return
    f.used.update(range(start, end))
    if listed:
        _add_list(f, listed, (start, end), owner)
        return
    what, things, persons = _of_whom(f, end)
    if what == "any" and persons and any(t.lower == "men" for t in f.tokens[end : end + 4]):
        what = "military"
    if what == "any" and (persons or not things):
        what = _modifier(f, edge, start)
        if what == "any" and who is not None and who.person and not who.bare:
            what = who.what
    if persons or not things:
        _draft(f, kind, what, (start, end), low, high, owner, amount)
    for thing in things:
        _draft(f, "damaged" if zero else "destroyed", thing, (start, end), low, high, owner)


def _with_wounds(f: Finding, edge: int, cue: tuple[int, int], kind: str) -> bool:
    """As in "14 dead and 32 with injuries"."""
    if kind != "wounded" or edge < 2 or f.tokens[edge - 1].lower != "with":
        return False
    at = edge - 2
    while at > edge - 4 and at > 0 and (f.tokens[at].pos == "VERB" or f.tokens[at].lower == "in"):
        at -= 1  # "40 people came in with burns"
    group = f.groups.at.get(at)
    if group is None or not group.person or not group.explicit or group.end != at + 1:
        return False
    return f.add(kind, group, cue, "wounds", own_event=False)


def _of_number(f: Finding, cue: tuple[int, int], kind: str) -> bool:
    """As in "with the loss of two": the dead."""
    if kind != "killed_or_wounded" or f.tokens[cue[1] - 1].tag != "NN":
        return False
    of = right(f, cue[1] + 1) if f.tokens[cue[1] : cue[1] + 1] else None
    if of is None or f.tokens[cue[1]].lower != "of" or not of.person:
        return False
    if not (of.explicit and f.tokens[cue[0] - 1].lower in ("the", "a")) and not of.bare:
        return False
    return f.add("killed", of, cue, "loss of a number", own_event=True)


def _of_whom(f: Finding, end: int) -> tuple[str, list[str], bool]:
    """Of whom: right behind the noun, or behind those who took the losses ("on X in Y")."""
    told = among(f, end)
    if told[1] or told[2] or end >= len(f.tokens) or f.tokens[end].lower not in _ON:
        return told
    for at in range(end + 1, min(end + 7, len(f.tokens))):
        if f.tokens[at].lower == "in":
            return among(f, at)
        if f.tokens[at].text in (",", ";", "."):
            break
    return told


#: What points at losses told of before.
_TOLD_OF = frozenset({"such", "these", "those"})


def _none(f: Finding, edge: int, amount: Amount | None) -> bool:
    if amount is not None and amount.low == 0:
        return True
    before = [t.lower for t in f.tokens[max(0, edge - 4) : edge]]
    if before and before[-1] == "without":
        return True
    near = f.tokens[max(0, edge - 6) : edge]
    if near and (near[-1].lower in ("or", "nor") or near[-1].tag == "VBG") and shares_none(near):
        return True
    if any(w in ("neither", "nobody", "none") for w in (*before, f.tokens[edge].lower)):
        return True
    if before[-1:] == ["of"] and "no" in before[:-1] and before[-2] in _WORD:
        return True  # "no reports of casualties"
    if f.tokens[edge].lower in _TOLD_OF or before[-1:] and before[-1] in _TOLD_OF:
        return False  # "never acknowledged such losses": it is silent on them, not without them
    negated = any(w in ("not", "n't", "never") for w in before) and any(
        is_form(t, f.words.sets["undergo"] | f.words.sets["inflict"] | {"be"})
        for t in f.tokens[max(0, edge - 3) : edge]
    )
    return negated and (f.tokens[edge].lower == "any" or amount is None)


def _bounds(
    f: Finding, end: int, amount: Amount | None, zero: bool
) -> tuple[int | None, int | None]:
    if zero:
        return 0, 0
    if amount is None:
        return None, None
    if amount.article:
        return (1, 1) if f.tokens[end - 1].tag == "NN" else (None, None)
    return amount.low, amount.high


def _draft(
    f: Finding,
    kind: str,
    what: str,
    cue: tuple[int, int],
    low: int | None,
    high: int | None,
    owner: Owner,
    amount: Amount | None = None,
) -> None:
    group = None
    if amount is not None and not amount.article:
        group = Group(
            start=amount.start,
            end=cue[1],
            head=cue[1] - 1,
            low=low,
            high=high,
            person=True,
            what="bare",
            amount=(amount.start, amount.end),
            words=amount.words,
            explicit=True,
            approximate=amount.approximate,
        )
    f.drafts.append(
        Draft(
            kind=kind,
            group=group,
            what=what,
            cue=cue,
            method="casualty noun",
            low=low,
            high=high,
            owner=owner,
        )
    )


_AMOUNT = frozenset(
    {"amount", "come", "run", "make", "total", "reach", "comprise", "include", "stand"}
)


def _list_after(f: Finding, end: int) -> list[Group]:
    """As in "The following losses: two tanks and a truck"."""
    at = end
    for token in f.tokens[end : end + 12]:  # "losses of X over the day made up 90 men, two tanks"
        if token.text in (",", ";", ":"):
            break
        if token.pos == "VERB" and is_form(token, _AMOUNT):
            end = at = token.i
            if any(t.lower == "up" for t in f.tokens[at + 1 : at + 2]):
                end, at = at, at + 2
            break
    while at < len(f.tokens) and f.tokens[at].lower in (
        ":",
        "–",
        "—",
        ",",
        "-",
        "including",
        "namely",
        "are",
        "were",
        "amount",
        "amounted",
        "come",
        "comes",
        "came",
        "to",
        "made",
        "totalled",
        "totaled",
        "reached",
        "comprised",
        "included",
        "stood",
        "at",
    ):
        at += 1
    if at == end or f.tokens[at - 1].lower in (",", "to") and at == end + 1:
        return []
    group = f.groups.at.get(at) if at < len(f.tokens) else None
    if group is None or group.start != at or group.bare:
        return []
    found = [group]
    after = f.groups.right_of(group)
    while after is not None and not after.bare:
        found.append(after)
        after = f.groups.right_of(after)
    return found


def _add_list(f: Finding, listed: list[Group], cue: tuple[int, int], owner: Owner) -> None:
    armed = any(not g.person for g in listed)
    for group in gathered(listed):
        if group.head in f.taken:
            continue
        if armed and group.person and group.what == "any":  # men lost with tanks are soldiers
            group = msgspec.structs.replace(group, what="military")
        kind = "killed_or_wounded" if group.person else "destroyed"
        named = chunk_owner(f.annotated, group.start, group.end)
        own = owner if owner[0] else named
        f.add(kind, group, cue, LISTED, own_event=False, owner=own)


def _modifier(f: Finding, edge: int, start: int) -> str:
    words = {t.lower for t in f.tokens[edge:start]}
    if words & {"civilian", "civil"}:
        return "civilian"
    return "military" if words & {"military", "army", "personnel", "soldier", "troop"} else "any"


def _context(f: Finding, edge: int, start: int, end: int) -> tuple[Owner, bool, Group | None]:
    """Whose the losses are, whether the words say that there are any, and who suffers them."""
    owner = chunk_owner(f.annotated, edge, end)
    group = (
        right(f, end + 1)
        if end < len(f.tokens) and (f.tokens[end].lower in f.words.sets["among"])
        else None
    )
    if not owner[0] and group is not None:
        owner = chunk_owner(f.annotated, group.start, group.end)
    definite = f.tokens[edge].lower in _DEFINITE
    verb = _verb_before(f, edge)
    if verb is not None and is_form(f.tokens[verb], f.words.sets["inflict"]):
        done_to = after_owner(f.annotated, verb + 1, _ON)
        return (done_to if done_to[0] else owner), True, None
    if not owner[0]:
        owner = side_owner(f.annotated, f.words, start)
    if verb is not None and is_form(f.tokens[verb], f.words.sets["undergo"]):
        if not owner[0]:
            owner = subject_owner(f.annotated, verb)
        return owner, not definite or _following(f, edge), subject(f, verb)[0]
    if edge and f.tokens[edge - 1].lower == "with" and _weighty(f, edge, end):
        return owner if owner[0] else _routed(f, edge, end), True, None
    partitive = group is not None and f.tokens[end].lower in ("among", "of", "from")
    owned = bool(owner[0]) and end < len(f.tokens) and f.tokens[end].lower == "of" and edge == 0
    if existential(f, edge + 1) or _told(f, end):
        return owner, not definite or bool(owner[0]), None
    return owner, owned or definite and partitive, None


def _weighty(f: Finding, edge: int, end: int) -> bool:
    return any(t.lower in _WEIGHTY for t in f.tokens[edge:end])


def _routed(f: Finding, edge: int, end: int) -> Owner:
    """Whose "heavy losses": for whom they were, or who fled or was thrown back with them."""
    done_to = after_owner(f.annotated, end, _FOR)
    if done_to[0]:
        return done_to
    verb = _verb_before(f, edge)
    passive = verb is not None and is_passive(f, verb)
    if verb is None or not (passive or is_form(f.tokens[verb], f.words.sets["flight"])):
        return done_to
    return subject_owner(f.annotated, verb)


def _following(f: Finding, edge: int) -> bool:
    return any(t.lower == "following" for t in f.tokens[edge : edge + 3])


def _told(f: Finding, end: int) -> bool:
    """A verb of happening or reporting follows: "casualties are reported"."""
    wanted = (f.words.sets["exist"] | f.words.sets["inflict"] | f.words.sets["undergo"]) - {
        "be",
        "have",
        "list",
        "get",
        "face",
    }
    for token in f.tokens[end : end + 8]:
        if token.text in (";", ":", ",", '"') or token.tag == "MD" or token.lower == "not":
            return False
        if token.pos == "VERB":
            return is_form(token, wanted)
    return False


def _verb_before(f: Finding, edge: int) -> int | None:
    for token in reversed(f.tokens[max(0, edge - 6) : edge]):
        if token.text in (";", ":", ","):
            return None
        if token.pos == "VERB" or is_form(token, frozenset({"have", "take"})):
            return token.i
    return None
