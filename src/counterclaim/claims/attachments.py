"""Mending what the parse hangs on the wrong word, where the words about it leave no doubt.

"Accused the army on Tuesday of shelling it": no Tuesday shells. "Said that rebels fired at the
base at 8:20 a.m., wounding two": the fire wounds, not who says so. "On the night of 3 May, army
posts opened fire": a sentence whose only finite verb hangs on a noun has it as its main verb.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.main_verbs import as_main_verb
from counterclaim.claims.tags import FINITE, NOMINAL
from counterclaim.read import Sentence, Token

#: Verbs whose object is said to have done what the gerund behind "of" or "for" tells.
_REPROACH = frozenset({"accuse", "suspect", "convict", "blame", "charge"})
#: What fire does, and nobody does by telling of it.
_HARM = frozenset(
    "kill wound injure hurt maim destroy damage kidnap burn hit strike sink shoot".split()
)


def mend_attachments(sentence: Sentence) -> Sentence:
    """The sentence with such gerunds, participles and main verbs where they belong."""
    sentence = _with_main_verb(sentence)
    for token in sentence.tokens[2:]:
        if token.tag != "VBG" or token.pos != "VERB":
            continue
        head = _reproach(sentence, token)
        if head is None:
            head = _harmful(sentence, token)
        if head is not None:
            tokens = [*sentence.tokens]
            tokens[token.i] = msgspec.structs.replace(token, head=head, dep="advcl")
            sentence = sentence.with_tokens(tokens)
    return sentence


def _reproach(sentence: Sentence, gerund: Token) -> int | None:
    """The reproach that a gerund tells, from which a time or a place parts it."""
    tokens = sentence.tokens
    mark = tokens[gerund.i - 1].lower
    noun = tokens[gerund.head]
    if mark not in ("of", "for") or not gerund.dep.startswith("acl"):
        return None
    if noun.pos not in NOMINAL or noun.dep.startswith(("obj", "nsubj")):
        return None
    verb = next((i for i in sentence.ancestors(noun.i) if tokens[i].pos == "VERB"), None)
    if verb is None or verb > noun.i or tokens[verb].lemma not in _REPROACH:
        return None
    if not sentence.of(verb, "obj", "nsubj:pass"):
        return None
    between = (t.lower for t in tokens[verb + 1 : gerund.i - 1])
    return None if mark in between else verb


def _harmful(sentence: Sentence, participle: Token) -> int | None:
    """What was said to have been done, when its harm hangs on the verb of saying."""
    tokens = sentence.tokens
    if participle.dep != "advcl" or participle.lemma not in _HARM:
        return None
    if tokens[participle.i - 1].text != ",":
        return None
    said = [t for t in sentence.of(participle.head, "ccomp") if t.pos == "VERB"]
    if len(said) != 1 or not participle.head < said[0].i < participle.i:
        return None
    return said[0].i if sentence.of(said[0].i, "nsubj", "nsubj:pass") else None


def _with_main_verb(sentence: Sentence) -> Sentence:
    """ "On the night of 3 May, army posts opened fire": what hangs on "posts" is the verb."""
    tokens = sentence.tokens
    finite = [t for t in tokens if t.tag in FINITE or t.pos == "AUX"]
    if sentence.is_title or len(finite) != 1 or finite[0].tag != "VBD":
        return sentence
    verb = finite[0]
    noun = tokens[verb.head]
    if verb.dep != "acl" or noun.i != verb.i - 1 or noun.pos not in NOMINAL:
        return sentence
    root = next((t for t in tokens if t.head == t.i), noun)
    if root.i >= noun.i or root.pos not in NOMINAL or not sentence.of(verb.i, "obj"):
        return sentence
    if not any(t.text == "," for t in tokens[root.i : noun.i]):
        return sentence
    return as_main_verb(sentence, verb, noun)


__all__ = ["mend_attachments"]
