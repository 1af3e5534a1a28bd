"""Mending clauses of what was said whose past tense the tagger took for a participle.

"Denied that its soldiers crossed into Goma": a clause needs a verb, and where no other stands in
it, the participle behind its noun is that verb.
"""

from __future__ import annotations

import msgspec

from counterclaim.read import Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_INSIDE = (*_NOMINAL, "DET", "ADJ", "NUM", "ADV", "PART")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Verbs of saying behind which "that" may be left out, and a noun is never what is said.
_SAYING = frozenset({"say", "insist", "claim", "maintain", "think", "believe", "allege"})
#: What a participle tells to have been done to its noun.
_HARM = frozenset(
    """kill wound injure hurt maim capture destroy damage detain arrest abduct kidnap seize evacuate
    displace release free execute behead shoot burn hit strike sink down bomb shell target""".split()
)
_STOPS = frozenset({";", ":", ".", "”", '"'})


def mend_that_clauses(sentence: Sentence) -> Sentence:
    """The sentence with such participles as the verbs of their clauses."""
    for token in sentence.tokens:
        that = token.lower == "that" and token.pos == "SCONJ"
        if not (that or token.lemma in _SAYING and token.tag in _FINITE):
            continue
        verb = _participle(sentence, token.i)
        if verb is None or _has_verb(sentence, token.i, verb):
            continue
        if that or not sentence.is_title and not _is_done_to(sentence, verb):
            sentence = _as_verb(sentence, token, verb)
    return sentence


def _participle(sentence: Sentence, opening: int) -> Token | None:
    """The participle that hangs on the noun before it, or, as an adjective, on that behind it."""
    noun = None
    for token in sentence.tokens[opening + 1 : opening + 12]:
        if token.tag in ("VBN", "VBD") and token.pos == "VERB" and noun is not None:
            hangs = token.dep == "acl" and opening < token.head < token.i
            before = sentence.tokens[token.i - 1]
            splits = token.dep == "amod" and token.head > token.i and before.pos in _NOMINAL
            return token if hangs or splits else None
        if token.pos in _NOMINAL:
            noun = token
        elif token.pos not in _INSIDE and token.lower != "of":
            return None
    return None


def _is_done_to(sentence: Sentence, verb: Token) -> bool:
    """ "Said 12 soldiers killed near the border": told in few words, with no object behind."""
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    return verb.lemma in _HARM and not (after and after[0].pos in (*_NOMINAL, "DET", "NUM", "ADJ"))


def _has_verb(sentence: Sentence, opening: int, participle: Token) -> bool:
    """Whether another verb of the clause is finite, or its doer follows: "killed by"."""
    tokens = sentence.tokens
    if any(t.lower == "by" for t in tokens[participle.i + 1 : participle.i + 4]):
        return True
    for token in tokens[opening + 1 :]:
        if token.text in _STOPS:
            return False
        if token.i != participle.i and (token.tag in _FINITE or token.pos == "AUX"):
            return True
    return False


def _as_verb(sentence: Sentence, opening: Token, verb: Token) -> Sentence:
    tokens = [*sentence.tokens]
    thing = tokens[verb.head]
    noun = thing
    if verb.dep == "amod":  # "that jets bombed Sumy", read as of a bombed Sumy
        noun = next(t for t in reversed(tokens[: verb.i]) if t.pos in _NOMINAL)
        tokens[thing.i] = msgspec.structs.replace(thing, head=verb.i, dep="obj")
    head, dep = (verb.i, "ROOT") if thing.head == thing.i else (thing.head, thing.dep)
    if dep in ("obj", "nsubj"):
        dep = "ccomp"
    tokens[verb.i] = msgspec.structs.replace(verb, tag="VBD", head=head, dep=dep)
    tokens[noun.i] = msgspec.structs.replace(noun, head=verb.i, dep="nsubj")
    if opening.pos == "SCONJ":
        tokens[opening.i] = msgspec.structs.replace(opening, head=verb.i, dep="mark")
    return sentence.with_tokens(tokens)
