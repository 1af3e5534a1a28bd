""" "Claimed responsibility for the raid": who owns up to an act tells it, and whose it is.

What nobody has owned up to happened all the same: "no group took responsibility for the blast".
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.read import Sentence, Token

#: What is owned up to, and how.
GUILT = frozenset({"responsibility", "blame", "credit", "authorship"})
_VERBS = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge", "own"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nor", "not", "n't", "never", "yet"})
#: How far behind the verb its act may stand.
_FAR = 12


def owning(sentence: Sentence, noun: Token) -> Token | None:
    """The verb, or the noun "claim", of which a word of guilt is the object."""
    tokens = sentence.tokens
    before = tokens[max(0, noun.i - 4) : noun.i]
    for token in reversed(before):
        if token.lemma.lower() in _VERBS or token.lower in ("claim", "claims"):
            return None if sentence.of(token.i, "aux") and _ahead(sentence, token) else token
        if token.pos not in ("DET", "ADJ", "ADP", "NOUN", "ADV"):
            return None
    return None


def owned_up(sentence: Sentence, act: Iterable[int]) -> Token | None:
    """The verb by which somebody, or nobody, owns up to the act that some words tell."""
    for i in sorted(act, reverse=True):
        if sentence.tokens[i].pos in ("NOUN", "PROPN", "VERB"):
            return _owned_up(sentence, i)
    return None


def _owned_up(sentence: Sentence, i: int) -> Token | None:
    tokens = sentence.tokens
    claimed = _claimed(sentence, i)
    if claimed is not None:
        return claimed
    for at in range(i - 1, max(0, i - _FAR), -1):
        token = tokens[at]
        if token.lower in ("for", "of") and tokens[at - 1].lemma.lower() in GUILT:
            return owning(sentence, tokens[at - 1])
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _claimed(sentence: Sentence, i: int) -> Token | None:
    """ "Claimed the bombing of the hotel": the deed itself is what is claimed."""
    noun = sentence.tokens[i]
    verb = sentence.tokens[noun.head]
    if verb.lemma != "claim" or verb.pos != "VERB" or not noun.dep.startswith("obj"):
        return None
    before = [t.lower for t in sentence.tokens[verb.i + 1 : i]]
    definite = before[:1] in (["the"], ["both"], ["this"], ["that"])
    return verb if definite and noun.pos in ("NOUN", "PROPN") else None


def by_nobody(sentence: Sentence, verb: Token) -> bool:
    """Whether it is told that somebody, or nobody at all, has not owned up to it."""
    for token in reversed(sentence.tokens[max(0, verb.i - 9) : verb.i]):
        if token.lower in _NOBODY:
            return True
        if token.text in (";", ":", ",") or token.pos == "VERB":
            return False
    return False


def _ahead(sentence: Sentence, verb: Token) -> bool:
    """ "Must take responsibility": what somebody should own up to is what he is blamed for."""
    return any(a.tag == "MD" for a in sentence.of(verb.i, "aux"))
