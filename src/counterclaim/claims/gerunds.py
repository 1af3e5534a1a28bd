"""Mending the gerund of what is denied or admitted, which the tagger takes for a noun.

"The military denied bombing Kherson": a noun that stands before a name describes it, so that
nothing would be denied but a thing called "bombing Kherson". Behind such a verb it is the act.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.lemmas import stems
from counterclaim.claims.tags import NOMINAL
from counterclaim.read import Sentence, Token

#: Verbs that take a gerund of what their subject is said to have done.
OWNING = frozenset({"deny", "admit", "acknowledge", "concede", "confess"})
#: What a gerund describes as a noun does: "denied bombing claims".
_SAID = frozenset(
    """claim report allegation accusation charge rumour rumor plan case suspect attempt campaign
    plot involvement responsibility role incident raid run mission operation""".split()
)


def mend_gerunds(sentence: Sentence, known: frozenset[str]) -> Sentence:
    """The sentence with such gerunds as verbs, what follows as their object."""
    for token in sentence.tokens[1:]:
        if token.lower == "having" and token.dep.startswith("aux"):
            sentence = _with_its_doer(sentence, token)
            continue
        lemma = _denied(sentence, token, known) if token.lower.endswith("ing") else None
        if lemma is not None:
            sentence = _as_gerund(sentence, token, lemma)
    return sentence


def _with_its_doer(sentence: Sentence, having: Token) -> Sentence:
    """ "Reports of the rebels having taken it": who is named before the gerund has done it.

    The parse hangs the noun on "reports"; a comma between the two says that it is another's act.
    """
    tokens = sentence.tokens
    doer = tokens[having.i - 1]
    verb = having.head
    if doer.pos not in NOMINAL or verb <= having.i or tokens[verb].tag not in ("VBN", "VBD"):
        return sentence
    if sentence.of(verb, "nsubj", "nsubj:pass"):
        return sentence
    start = doer.i
    while start and tokens[start - 1].pos in ("DET", "ADJ", "NUM", *NOMINAL):
        start -= 1
    if not start or tokens[start - 1].lower not in ("of", "about", "on", "that", "regarding"):
        return sentence
    passive = bool(sentence.of(verb, "aux:pass"))
    mended = [*tokens]
    mended[doer.i] = msgspec.structs.replace(
        doer, head=verb, dep="nsubj:pass" if passive else "nsubj"
    )
    return sentence.with_tokens(mended)


def _denied(sentence: Sentence, token: Token, known: frozenset[str]) -> str | None:
    """The verb of a gerund right behind who denies it, before what it is done to."""
    if not token.text.islower():
        return None
    at = token.i - 1
    at -= sentence.tokens[at].lower == "to" and at > 0
    owner = sentence.tokens[at]
    if owner.lemma not in OWNING or owner.pos != "VERB" or token.tag not in ("NN", "VBG"):
        return None
    if token.pos == "VERB" and token.tag == "VBG":  # "Russia denies shelling": on the subject
        return token.lemma if token.dep.startswith("acl") else None
    after = sentence.tokens[token.i + 1 : token.i + 2]
    if not after or after[0].pos not in (*NOMINAL, "DET", "ADJ", "NUM", "PRON"):
        return None
    noun = sentence.tokens[_object(sentence, token)]
    if noun.lemma.lower() in _SAID:
        return None
    return next((stem for stem in stems(token.lower) if stem in known), None)


def _object(sentence: Sentence, token: Token) -> int:
    """What the act is done to: what the gerund was to describe, or what hung on it."""
    if token.dep == "compound" and token.head > token.i:
        return token.head
    after = token.i + 1
    head = sentence.tokens[after].head
    inside = head > token.i and sentence.tokens[after].dep in ("det", "amod", "compound", "nummod")
    return head if inside else after


def _as_gerund(sentence: Sentence, token: Token, lemma: str) -> Sentence:
    tokens = [*sentence.tokens]
    at = token.i - 1
    at -= tokens[at].lower == "to"
    thing = _object(sentence, token)
    tokens[token.i] = msgspec.structs.replace(
        token, pos="VERB", tag="VBG", lemma=lemma, head=at, dep="xcomp"
    )
    tokens[thing] = msgspec.structs.replace(tokens[thing], head=token.i, dep="obj")
    return sentence.with_tokens(tokens)


__all__ = ["OWNING", "mend_gerunds"]
