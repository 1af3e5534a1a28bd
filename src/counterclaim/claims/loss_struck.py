"""Of what sort unnamed victims are by what was struck: "shelled a barracks, killing six"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.loss_finding import Finding
from counterclaim.claims.loss_words import forms

_OBJECTS = ("obj", "obl", "nsubj:pass")
_PLACES = frozenset({"on", "at", "against", "into", "upon", "outside", "inside", "in", "near"})


def sort_by_target(f: Finding, verb: int) -> str:
    """What the object of the verbs around a verb of killing says of its victims; "any" if nothing.

    The participle belongs to the verb that it goes with ("stormed a camp, killing six"), the
    passive to the clause that tells its occasion ("four died when a missile hit a block").
    """
    for struck in _verbs(f, verb):
        for token in f.sentence.of(struck, *_OBJECTS):
            before = f.tokens[token.i - 1] if token.i else None
            case = next((c.lower for c in f.sentence.of(token.i, "case")), "")
            if token.dep.startswith("obl") and case not in _PLACES or before is None:
                continue
            sort = _sort(f, token.i)
            if sort:
                return sort
    return "any"


def _verbs(f: Finding, verb: int) -> Iterator[int]:
    token = f.tokens[verb]
    if token.tag == "VBG":
        at = verb
        for _ in range(2):
            if f.tokens[at].dep.partition(":")[0] not in ("advcl", "xcomp", "conj", "acl"):
                break
            at = f.tokens[at].head
            yield at
    for child in f.sentence.of(verb, "advcl"):
        if child.pos == "VERB" and child.i > verb:
            yield child.i


def _sort(f: Finding, at: int) -> str:
    group = f.groups.at.get(at)
    if group is not None and group.person and group.what in ("military", "civilian"):
        return group.what
    if f.words.civil & set(forms(f.tokens[at])):
        return "civilian"
    chunk = f.annotated.chunk_of(at)
    if chunk is None:
        return ""
    of = f.annotated.chunks[chunk.of] if chunk.of >= 0 else None
    if chunk.category == "armed" or of is not None and of.category == "armed":
        return "military"
    nouns = [c.noun for c in (chunk, of) if c is not None and c.noun is not None]
    kinds = {kind for noun in nouns for kind in noun.target_kind} & {"military", "civilian"}
    return kinds.pop() if len(kinds) == 1 else ""
