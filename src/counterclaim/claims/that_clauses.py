"""Mending clauses of what was said whose past tense the tagger took for a participle.

"Denied that its soldiers crossed into Goma": a clause needs a verb, and where no other stands in
it, the participle behind its noun is that verb.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.main_verbs import as_main_verb
from counterclaim.claims.tags import FINITE
from counterclaim.read import Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_INSIDE = (*_NOMINAL, "DET", "ADJ", "NUM", "ADV", "PART")
#: Verbs of saying behind which "that" may be left out, and a noun is never what is said.
_SAYING = frozenset({"say", "insist", "claim", "maintain", "think", "believe", "allege"})
#: What a participle tells to have been done to its noun.
_HARM = frozenset(
    """kill wound injure hurt maim capture destroy damage detain arrest abduct kidnap seize
    evacuate displace release free execute behead shoot burn hit strike sink down bomb shell
    target""".split()
)
_STOPS = frozenset({";", ":", ".", "”", '"'})


def mend_that_clauses(sentence: Sentence) -> Sentence:
    """The sentence with such participles as the verbs of their clauses."""
    sentence = _with_main_verb(sentence)
    for token in sentence.tokens:
        that = token.lower == "that" and token.pos == "SCONJ"
        if not (that or token.lemma in _SAYING and token.tag in FINITE):
            continue
        verb = _participle(sentence, token.i)
        if verb is None or _has_verb(sentence, token.i, verb):
            continue
        if that or not sentence.is_title and not _is_done_to(sentence, verb):
            sentence = _as_verb(sentence, token, verb)
    return sentence


def _with_main_verb(sentence: Sentence) -> Sentence:
    """ "With its jets the army bombed Metina": no other verb, and no town is a "bombed" one."""
    tokens = sentence.tokens
    if sentence.is_title or any(t.tag in FINITE or t.pos == "AUX" for t in tokens):
        return sentence
    found = [t for t in tokens if t.tag == "VBN" and t.pos == "VERB"]
    if len(found) != 1 or found[0].dep != "amod" or found[0].i < 2:
        return sentence
    verb = found[0]
    noun, thing = tokens[verb.i - 1], tokens[verb.head]
    if noun.pos not in _NOMINAL or thing.i < verb.i:
        return sentence
    return as_main_verb(sentence, verb, noun, thing)


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
        if token.text in _STOPS or token.pos == "CCONJ" and _goes_on(sentence, opening, token.i):
            return False
        if token.i != participle.i and (token.tag in FINITE or token.pos == "AUX"):
            return True
    return False


def _goes_on(sentence: Sentence, opening: int, joint: int) -> bool:
    """ "Said soldiers crossed the line and it responded": a clause with its own subject."""
    tokens = sentence.tokens
    verb = next((t for t in tokens[joint + 1 :] if t.tag in FINITE or t.pos == "AUX"), None)
    if verb is None or verb.pos == "AUX" or tokens[opening].pos == "SCONJ":
        return False
    begins = any(joint < t.i < verb.i for t in sentence.of(verb.i, "nsubj"))
    return begins and verb.dep == "conj" and verb.head == opening


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
    for t in sentence.of(opening.i, "conj"):  # "and it responded": said, too
        if t.i > verb.i and any(s.pos == "PRON" for s in sentence.of(t.i, "nsubj")):
            tokens[t.i] = msgspec.structs.replace(t, head=verb.i)
    if opening.pos == "SCONJ":
        tokens[opening.i] = msgspec.structs.replace(opening, head=verb.i, dep="mark")
    return sentence.with_tokens(tokens)
