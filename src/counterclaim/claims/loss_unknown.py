"""Victims whose noun the lexicon lacks: the verb tells that they are persons.

"A blacksmith was killed", "wounded two beekeepers": such things are done to persons only.
"""

from __future__ import annotations

from counterclaim.claims.loss_finding import Finding
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_words import Act, is_form
from counterclaim.read import Token

#: Verbs that can be done to what is no person: "execute an order", "hurt a chance".
_NO_BODY = frozenset({"execute", "hurt", "exterminate", "graze", "bury", "mourn", "drown"})


def unknown_person(f: Finding, act: Act, token: Token) -> Group | None:
    """A noun that the lexicon lacks is a person where the verb can only be done to persons."""
    if act.persons not in ("killed", "wounded") or act.things:
        return None
    for noun in f.sentence.of(token.i, "nsubj"):
        chunk = f.annotated.chunk_of(noun.i)
        if noun.pos != "NOUN" or noun.i > token.i or chunk is None or chunk.category != "other":
            continue
        if any(is_form(t, f.words.sets["animals"]) for t in f.tokens[noun.i : noun.i + 3]):
            continue
        if f.sentence.of(noun.i, "case"):
            continue  # "during the battles 27 men were killed"
        return _person(f, noun.i)
    return None


def unknown_object(f: Finding, act: Act, covered: list[int]) -> Group | None:
    """As in "killed a blacksmith": one, or so many, of a noun that the lexicon lacks."""
    if act.persons not in ("killed", "wounded") or act.things or act.key[0] in _NO_BODY:
        return None
    first = covered[-1] + 1
    chunk = f.annotated.chunk_of(first)
    if chunk is None or chunk.start != first or chunk.category != "other":
        return None
    if chunk.refs and chunk.of < 0:
        return None
    group = _person(f, chunk.head)
    counted = group.amount is not None and group.high != 0 and group.start >= first
    if is_form(f.tokens[chunk.head], f.words.sets["animals"]):
        return None
    if not counted or f.tokens[chunk.head].pos != "NOUN" or chunk.head in f.groups.at:
        return None
    after = f.tokens[chunk.head + 1] if chunk.head + 1 < len(f.tokens) else None
    return None if after is not None and after.pos in ("NOUN", "PROPN") else group


def _person(f: Finding, noun: int) -> Group:
    """A group of persons whose noun the lexicon lacks."""
    one = f.tokens[noun].tag == "NN"
    start, amount = f.groups.amount_before(noun)
    return Group(
        start=start,
        end=noun + 1,
        head=noun,
        low=amount.low if amount else (1 if one else None),
        high=amount.high if amount else (1 if one else None),
        person=True,
        what="any",
        amount=(amount.start, amount.end) if amount else None,
        explicit=amount is not None,
    )
