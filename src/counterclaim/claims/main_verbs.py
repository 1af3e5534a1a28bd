"""Giving a sentence another main verb than the parse did."""

from __future__ import annotations

import msgspec

from counterclaim.read import Sentence, Token


def as_main_verb(
    sentence: Sentence, verb: Token, subject: Token, thing: Token | None = None
) -> Sentence:
    """The sentence with a past tense as its main verb; what was the root stands beside it."""
    tokens = [*sentence.tokens]
    root = next((t for t in tokens if t.head == t.i), verb)
    tokens[root.i] = msgspec.structs.replace(root, head=verb.i, dep="obl")
    tokens[verb.i] = msgspec.structs.replace(verb, tag="VBD", head=verb.i, dep="ROOT")
    tokens[subject.i] = msgspec.structs.replace(subject, head=verb.i, dep="nsubj")
    if thing is not None:
        tokens[thing.i] = msgspec.structs.replace(thing, head=verb.i, dep="obj")
    return sentence.with_tokens(tokens)
