"""Mending "lies with": the guilt of what is going on lies with somebody, and is no falsehood.

Behind a clause ("the responsibility for what is going on lies with") the tagger takes the verb for
the noun, so that nobody would be blamed, and somebody would be said to lie.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.owning_up import GUILT
from counterclaim.read import Sentence

_FORMS = {"lies": "lie", "rests": "rest", "falls": "fall"}


def mend_lying(sentence: Sentence) -> Sentence:
    """The sentence with such a noun as its verb, the guilt as subject and who bears it behind."""
    for token in sentence.tokens[2:-1]:
        lemma = _FORMS.get(token.lower)
        behind = sentence.tokens[token.i + 1]
        if lemma is None or token.pos != "NOUN" or behind.lower not in ("with", "on", "upon"):
            continue
        guilt = next((t for t in sentence.tokens[: token.i] if t.lemma.lower() in GUILT), None)
        if guilt is None or guilt.dep.startswith(("obj", "iobj")):
            continue
        tokens = [*sentence.tokens]
        head = guilt.head if guilt.head != guilt.i else token.i
        dep = guilt.dep if guilt.head != guilt.i else "ROOT"
        tokens[token.i] = msgspec.structs.replace(
            token, pos="VERB", tag="VBZ", lemma=lemma, head=head, dep=dep
        )
        tokens[guilt.i] = msgspec.structs.replace(guilt, head=token.i, dep="nsubj")
        bearer = sentence.tokens[behind.head]
        if bearer.i > behind.i:
            tokens[bearer.i] = msgspec.structs.replace(bearer, head=token.i, dep="obl")
        if sentence.tokens[-1].head == guilt.i:
            tokens[-1] = msgspec.structs.replace(sentence.tokens[-1], head=token.i)
        return sentence.with_tokens(tokens)
    return sentence


__all__ = ["mend_lying"]
