"""Short-range syntax for losses: voice, the group right of a word, the subject left of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from counterclaim.claims.loss_finding import Finding
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_words import is_form
from counterclaim.read import Token

_BE = frozenset({"be", "get"})
_HELPERS = frozenset({"be", "get", "have"})
_REPORT = frozenset({"report", "say", "confirm", "know", "believe", "fear", "presume", "feel"})
_WORDS = frozenset({"report", "word", "news", "sign", "evidence"})
_WITH_PARTS = frozenset({"building", "ship", "aircraft"})
_REMARKS = frozenset(
    "say add tell state note announce specify explain claim report maintain insist write".split()
)
_GOVERNS = frozenset(
    "with in of by from at on to for after near into between under against during over".split()
)
_WHO = ("who", "which", "that")


#: Phrases that stand between a verb and its participle as adverbs do.
_ADVERBIAL = frozenset({("in", "fact"), ("in", "effect"), ("in", "part"), ("in", "full")})


def inserted(f: Finding, at: int) -> bool:
    """Whether the token is a word of "in fact" and the like."""
    words = f.tokens[max(0, at - 1) : at + 2]
    return any((a.lower, b.lower) in _ADVERBIAL for a, b in pairwise(words))


def before_aside(f: Finding, at: int) -> int:
    """The verb form that a remark between commas parts from what it goes with.

    `at` is the second comma: "were, according to the police, killed". -1 where it is none.
    """
    if not 2 < at < len(f.tokens) or f.tokens[at].text != ",":
        return -1
    comma = next((i for i in range(at - 1, max(0, at - 12), -1) if f.tokens[i].text == ","), 0)
    helper = f.tokens[comma - 1] if comma else None
    return comma - 1 if helper is not None and is_form(helper, _HELPERS) else -1


def behind_aside(f: Finding, at: int) -> int:
    """The token that follows a remark between commas: "destroyed, in two raids, four tanks".

    `at` where no remark stands there.
    """
    if at >= len(f.tokens) or f.tokens[at].text != ",":
        return at
    comma = next(
        (i for i in range(at + 1, min(at + 10, len(f.tokens))) if f.tokens[i].text == ","), 0
    )
    remark = f.tokens[at + 1 : comma]
    prepositional = bool(remark) and remark[0].pos in ("ADP", "SCONJ", "ADV")
    clause = any(t.pos == "VERB" and t.dep != "amod" for t in remark)
    return comma + 1 if prepositional and not clause else at


def existential(f: Finding, at: int) -> bool:
    """Whether "there is" stands shortly before the token."""
    return any(t.tag == "EX" or t.lower == "there" for t in f.tokens[max(0, at - 6) : at])


def is_passive(f: Finding, at: int) -> bool:
    """Whether the participle stands with a form of "be", "get", or joins one that does."""
    if f.tokens[at].tag not in ("VBN", "VBD", "VB", "JJ", "NN"):
        return False
    aside = before_aside(f, at - 1)
    first = at if aside < 0 else aside + 1
    for token in reversed(f.tokens[max(0, first - 5) : first]):
        if is_form(token, _BE):
            return f.tokens[at].tag != "VB" and not existential(f, at)
        if token.pos in ("ADV", "PART") or token.lower in ("have", "has", "had"):
            continue
        if inserted(f, token.i):
            continue
        if token.tag == "VBN" and is_form(token, _REPORT):
            continue
        if token.lower in ("and", "or"):
            previous = f.tokens[token.i - 1] if token.i else None
            return (
                previous is not None
                and previous.tag in ("VBN", "VBD")
                and is_passive(f, previous.i)
            )
        break
    head = f.tokens[f.tokens[at].head]
    return (
        f.tokens[at].dep == "conj"
        and f.tokens[at].tag in ("VBN", "VB")
        and head.i < at
        and head.tag in ("VBN", "VBD")
        and is_passive(f, head.i)
    )


def right(f: Finding, at: int) -> Group | None:
    """The group that begins at `at`, past adverbs and articles."""
    for n in range(at, min(at + 4, len(f.tokens))):
        group = f.groups.at.get(n)
        if group is not None:
            return group if group.start >= at else None
        token = f.tokens[n]
        quote = token.text in ('"', "\u201c", "\u201d", "'")
        if token.pos not in ("ADV", "DET", "PRON") and not quote or token.tag == "WRB":
            return None
    return None


def members(
    f: Finding, group: Group, *, left: bool, until: int = 0, mixed: bool = False
) -> list[Group]:
    """The group with those listed beside it: on the left of a verb at `until`, or on the right."""
    if not left:
        return f.groups.listed(group, left=False, mixed=mixed)
    found = f.groups.listed(group, left=True, mixed=mixed)
    after = f.groups.right_of(found[-1])
    while after is not None and after.end <= until and (mixed or after.person == group.person):
        if (
            after.anaphor
            or f.groups.singled_out(after)
            or after.definite
            and f.tokens[found[-1].end].text == ","
        ):
            break  # an apposition, or a part of the total
        found.append(after)
        after = f.groups.right_of(after)
    return found


def subject(f: Finding, at: int) -> tuple[Group | None, bool]:
    """Who or what the verb at `at` tells of, and whether it stands for a list of groups."""
    group, known = _adjacent(f, at)
    if known:
        return group, group is not None and not _relative(f, at)
    far = _over_phrases(f, at)
    if far is not None:
        return far, True
    verb = at
    for step in range(4):
        for token in f.sentence.of(verb, "nsubj"):
            if token.i >= at:
                continue
            found = _as_subject(f, token.i, at)
            if found is not None:
                return found, token.lower not in _WHO
            if step == 0 and token.pos in ("NOUN", "PRON") and token.lower not in _WHO:
                return None, False
        head = f.tokens[verb]
        if head.dep.startswith("acl") and head.head < verb:
            return f.groups.at.get(head.head) or _scan(f, at), False
        if head.dep.partition(":")[0] not in ("xcomp", "aux", "cop", "obl", "conj", "obj"):
            break
        verb = head.head
    return _scan(f, at), False


def _over_phrases(f: Finding, at: int) -> Group | None:
    """As in "27 members of the militia in the valley were killed": the amount before them."""
    n = at - 1
    while n > 0 and (f.tokens[n].pos in ("AUX", "ADV", "PART") or is_form(f.tokens[n], _REPORT)):
        n -= 1
    for _ in range(3):
        chunk = f.annotated.chunk_of(n)
        if chunk is None or chunk.end != n + 1 or not chunk.start or chunk.start < 2:
            return None
        if f.tokens[chunk.start - 1].pos != "ADP":
            return None
        n = chunk.start - 2
        group = f.groups.at.get(n)
        if group is not None:
            lead = f.tokens[group.start - 1] if group.start else None
            governed = lead is not None and lead.pos == "ADP"
            return group if group.end == n + 1 and group.explicit and not governed else None
    return None


def _relative(f: Finding, at: int) -> bool:
    return any(t.lower in _WHO for t in f.tokens[max(0, at - 4) : at])


def _adjacent(f: Finding, at: int) -> tuple[Group | None, bool]:
    """What stands right before the verb and its auxiliaries; whether that settles the matter."""
    n, jumped = at - 1, False
    while n >= 0:
        token = f.tokens[n]
        group = f.groups.at.get(n)
        if group is not None and group.end == n + 1:
            lead = f.tokens[group.start - 1].lower if group.start else ""
            whole = _made_up_of(f, group)
            if whole is not None:
                return whole, True
            if lead in _GOVERNS and not (lead == "of" and group.explicit):
                return None, False
            counted = f.groups.at.get(group.start - 2) if lead == "of" else None
            if counted is not None and counted.explicit and counted.person and not counted.bare:
                return counted, True  # "four members of one family died"
            return group, True
        aside = before_aside(f, n) if token.text == "," else -1
        if aside >= 0:
            n = aside
            continue
        if token.text == "," and not jumped:
            window = range(n - 1, max(0, n - 14), -1)
            comma = next((i for i in window if f.tokens[i].text == ","), 0)
            if not comma or _clausal(f, comma + 1, n):
                return None, False
            n, jumped = comma - 1, True
            continue
        if token.lower in _WHO and token.i > 0:
            found = _antecedent(f, n)
            return found, found is not None
        if token.lower in ("he", "she"):
            return single(n), True
        if token.pos == "PROPN":
            return _named(f, n)
        passed = (
            token.pos in ("AUX", "ADV", "PART")
            or inserted(f, n)
            or token.lower in ("too", "all", "also", "both")
            or token.tag in ("VBN", "VBD", "VB", "VBG")
            and is_form(token, _REPORT | _BE | {"have"})
            or token.tag == "VBN"
            and 0 < n == at - 1
            and is_form(f.tokens[n - 1], _BE)  # "were evacuated wounded"
        )
        if not passed:
            return None, False
        n -= 1
    return None, False


def _made_up_of(f: Finding, group: Group) -> Group | None:
    """As in "29 targets consisting of caves, depots and bunkers were destroyed"."""
    first = f.groups.listed(group, left=True)[0]
    lead = [t.lower for t in f.tokens[max(0, first.start - 2) : first.start]]
    if lead[-1:] not in (["comprising"], ["namely"]) and lead not in (
        ["consisting", "of"],
        ["composed", "of"],
        ["such", "as"],
        ["made", "of"],
    ):
        return None
    at = first.start - (1 if lead[-1] in ("comprising", "namely") else 2) - 1
    while at > 0 and f.tokens[at].text == ",":
        at -= 1
    whole = f.groups.at.get(at)
    return whole if whole is not None and whole.end == at + 1 and whole.explicit else None


def _clausal(f: Finding, start: int, end: int) -> bool:
    """Whether what stands between two commas is a clause of its own rather than an addition."""
    words = f.tokens[start:end]
    if words and is_form(words[-1], _REMARKS):
        return False  # "four soldiers, the ministry added, have been wounded"
    return any(
        t.pos in ("AUX",) or t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") for t in words
    ) or (words[0].lower in ("and", "but") if words else True)


def _named(f: Finding, at: int) -> tuple[Group | None, bool]:
    """Persons by name: "the sergeant A. B. was killed", "servicemen A. B. and C. D. died"."""
    names, n = 0, at
    while n >= 0 and f.tokens[n].pos == "PROPN" and n not in f.groups.at:
        while n >= 0 and f.tokens[n].pos == "PROPN" and n not in f.groups.at:
            chunk = f.annotated.chunk_of(n)
            if chunk is not None and (chunk.party is not None or chunk.refs):
                return None, False
            n -= 1
        names += 1
        if n > 0 and f.tokens[n].lower in ("and", ",") and f.tokens[n - 1].pos == "PROPN":
            n -= 1
    while n >= 0 and f.tokens[n].text == ",":
        n -= 1
    lead = f.tokens[n].lower if n >= 0 else ""
    if lead in _GOVERNS or not names:
        return None, False
    group = _noun_of_names(f, n)
    if group is None:
        return (single(at), True) if names == 1 else (None, False)
    if group.low is None and names > 1:
        group = msgspec.structs.replace(group, low=names, high=names)
    return group, True


def _noun_of_names(f: Finding, at: int) -> Group | None:
    for i in range(at, max(-1, at - 8), -1):
        group = f.groups.at.get(i)
        if group is not None:
            return group if group.person and not group.bare else None
        if f.tokens[i].pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _as_subject(f: Finding, i: int, at: int) -> Group | None:
    token = f.tokens[i]
    if token.lower in _WHO:
        return _antecedent(f, i)
    group = f.groups.at.get(i)
    if group is not None:
        return group
    for child in f.sentence.of(i, "nmod"):
        group = f.groups.at.get(child.i)
        if group is not None and token.lower in ("number", "group", "all", "none", "one", "crew"):
            return group
    part = _part(f, i)
    if part is not None:
        return part
    if token.lower in ("he", "she"):
        return single(i)
    chunk = f.annotated.chunk_of(i)
    named = token.pos == "PROPN" and chunk is not None
    if named and chunk is not None and chunk.party is None and not chunk.refs and at - i < 8:
        return _noun_of_names(f, chunk.start - 1) or single(i)
    return None


def _part(f: Finding, i: int) -> Group | None:
    """As in "the wing of a school was gutted": a part of a thing, by a noun the lexicon lacks."""
    token, of = f.tokens[i], f.groups.at.get(i + 3) or f.groups.at.get(i + 2)
    if token.pos != "NOUN" or f.tokens[i + 1].lower != "of" or of is None or of.person:
        return None
    if of.start != i + 2 or of.bare or of.explicit or of.what not in _WITH_PARTS:
        return None
    start, amount = f.groups.amount_before(i)
    counted = amount is not None and not amount.article
    one = not counted and (token.tag == "NN" or of.low == 1)
    return Group(
        start=start,
        end=i + 1,
        head=i,
        low=amount.low if amount is not None and counted else (1 if one else None),
        high=amount.high if amount is not None and counted else (1 if one else None),
        person=False,
        what=of.what,
        amount=(amount.start, amount.end) if amount is not None and counted else None,
        explicit=counted,
    )


def _antecedent(f: Finding, at: int) -> Group | None:
    n = at - 1
    while n >= 0 and f.tokens[n].text in (",", "\u2013", "-", "of", "whom"):
        n -= 1
    group = f.groups.at.get(n)
    if group is not None:
        return group
    far = _scan(f, at, governed=True)
    linked = far is not None and any(t.pos == "ADP" for t in f.tokens[far.end : n + 1])
    return far if linked or n >= 0 and f.tokens[n].pos not in ("NOUN", "PROPN") else None


def _scan(f: Finding, at: int, *, governed: bool = False) -> Group | None:
    """The nearest group on the left that no preposition governs, in the same clause."""
    for n in range(at - 1, max(-1, at - 18), -1):
        token = f.tokens[n]
        if token.text in (";", ":", '"', "\u201c"):
            return None
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP") and n < at - 3:
            return None
        group = f.groups.at.get(n)
        if group is None or group.end != n + 1:
            continue
        lead = f.tokens[group.start - 1].lower if group.start else ""
        if lead in _GOVERNS and not governed:
            continue
        return group
    return None


def single(at: int) -> Group:
    """One person: a name, "he", "she"."""
    return Group(start=at, end=at + 1, head=at, low=1, high=1, person=True, what="any")


def shares_none(before: Sequence[Token]) -> bool:
    """Whether the words before a noun deny it, were it only the second or third of a row.

    "No damage or injuries", "neither damage nor injuries", "without causing casualties", "did not
    cause injuries or damage".
    """
    for n, token in reversed([*enumerate(before)]):
        if token.lower in ("no", "without", "neither"):
            return True
        if token.lower == "of" and n and before[n - 1].lemma.lower() in _WORDS:
            continue  # "no reports of casualties or damage"
        if token.lower == "any":
            return any(t.lower in ("not", "n't", "without", "never") for t in before)
        if token.tag == "VB":
            return any(t.lower in ("not", "n't", "never") for t in before)
        if token.tag == "VBG":
            return n > 0 and before[n - 1].lower == "without"
        if token.pos not in ("NOUN", "ADJ", "CCONJ") and token.text != ",":
            return False
    return False
