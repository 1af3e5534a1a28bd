"""Mending headlines, whose verb the tagger takes for a noun: "Rebels shell airport in Bangui".

A headline has no articles and stands in the present, so that "shell", "attack" and "denies" look
like one more noun of a row. The verb agrees with the noun before it: "rebels shell", "the army
shells"; a noun behind a noun mostly does not ("rebel attacks", "army post"). Only where no text
stands behind it does all hang on the headline.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec

from counterclaim.claims.kinds import SPEECH
from counterclaim.claims.lemmas import stems
from counterclaim.claims.mentions import Mention
from counterclaim.claims.mutual import BLAME, TRADE
from counterclaim.claims.saying import VERBS_ONLY
from counterclaim.claims.tags import FINITE, NOMINAL
from counterclaim.read import Sentence, Token

#: What a noun phrase is made of in a headline.
_INSIDE = ("NOUN", "PROPN", "ADJ", "NUM", "DET")
_NO_NOUNS = ("ADJ", "ADP", "DET", "NUM", "ADV", "AUX")
#: Plurals without an "s", and names in "s" of one thing.
_MANY = frozenset("troops gunmen police militiamen servicemen women men people policemen".split())
_ONE = frozenset("hamas swapo isis press houthis' congress forces' sis".split())
#: What is done without an object.
_ALONE = frozenset("withdraw retreat clash flee surrender advance fight return".split())


def mend_headline(sentence: Sentence, verbs: Set[str]) -> Sentence:
    """The title with its verb as a verb, what stands before it as subject, behind it as object."""
    if not sentence.is_title:
        return sentence
    for token in sentence.tokens[1:]:
        if token.pos in ("VERB", "AUX") and token.tag in FINITE and _has_subject(sentence, token):
            return sentence
        lemma = _verb(sentence, token.i, verbs)
        if lemma and not _verb(sentence, token.i + 1, verbs):
            return _as_verb(sentence, token, lemma)
        if token.lower in ("to", "that", "who", "which", "of", "in", "on", "from", "for"):
            return sentence
    return sentence


def mend_trading(sentence: Sentence) -> Sentence:
    """ "Thailand and Cambodia trade blame": two that stand joined have a verb in the plural."""
    tokens = sentence.tokens
    for token in tokens[3:-1]:
        if token.lower not in TRADE or token.pos not in NOMINAL:
            continue
        joint = _run([*tokens], token.i - 1, -1) - 1
        joined = joint > 0 and tokens[joint].lower == "and" and tokens[joint - 1].pos in NOMINAL
        if joined and tokens[token.i + 1].lower in BLAME:
            return _with_two(_as_verb(sentence, token, token.lower), joint, token.i)
    return sentence


def stand_alone(mentions: Sequence[Mention]) -> None:
    """Without a text behind it a headline is no announcement: what it only names, it tells."""
    for mention in mentions:
        filled = mention.actors or mention.targets or mention.places or mention.losses
        if filled and mention.type not in SPEECH:
            mention.weak = False


def _has_subject(sentence: Sentence, token: Token) -> bool:
    return any(t.i < token.i for t in sentence.of(token.i, "nsubj")) or token.tag in ("VBD", "MD")


def _verb(sentence: Sentence, i: int, verbs: Set[str]) -> str:
    """The lemma of a verb that agrees with the noun before it, and has something to act on."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or not tokens[i].text.isalpha() or not tokens[i].text.islower():
        return ""
    word, before, after = tokens[i].lower, tokens[i - 1], tokens[i + 1]
    named = before.tag in ("NNP", "NNPS")
    if not before.text.isalpha() or before.pos in _NO_NOUNS and not named:
        return ""
    if before.lower in VERBS_ONLY:
        return ""
    if not _is_many(before):
        word = next((s for s in stems(word) if word.endswith("s") and s in verbs), "")
    if word not in verbs:
        return ""
    follows = after.pos in _INSIDE or after.tag == "VBG"
    return word if follows or word in _ALONE else ""


def _is_many(noun: Token) -> bool:
    if noun.lower in _MANY:
        return True
    plural = noun.lower.endswith("s") and not noun.lower.endswith("ss") and len(noun.text) > 3
    return plural and not noun.text.isupper() and noun.lower not in _ONE


def _as_verb(sentence: Sentence, token: Token, lemma: str) -> Sentence:
    tokens = [*sentence.tokens]
    root = next((t.i for t in tokens if t.head == t.i), token.i)
    at = token.i
    tag = "VBP" if _is_many(tokens[at - 1]) else "VBZ"
    start = _run(tokens, at - 1, -1)
    _phrase(tokens, start, at, at - 1, at, "nsubj")
    low = at + 1
    if low < len(tokens) and tokens[low].tag == "VBG":
        tokens[low] = msgspec.structs.replace(tokens[low], head=at, dep="xcomp")
    else:
        end = _run(tokens, low, 1) + 1
        heads = [i for i in range(low, end) if tokens[i].pos in NOMINAL]
        if heads:
            _phrase(tokens, low, end, heads[-1], at, "obj")
    tokens[at] = msgspec.structs.replace(
        token, pos="VERB", tag=tag, lemma=lemma, head=at, dep="ROOT"
    )
    for t in tokens:
        other = t.i == root != at and t.head == root
        if other or t.head in (at, root) and t.i > at and t.dep in ("flat", "compound", "appos"):
            dep = "parataxis" if other else "obl" if t.pos in NOMINAL else "dep"
            tokens[t.i] = msgspec.structs.replace(t, head=at, dep=dep)
    return sentence.with_tokens(tokens)


def _with_two(sentence: Sentence, joint: int, verb: int) -> Sentence:
    """The sentence with what stands before "and" as subject, too."""
    tokens = [*sentence.tokens]
    last = verb - 1
    _phrase(tokens, _run(tokens, joint - 1, -1), joint, joint - 1, verb, "nsubj")
    tokens[joint] = msgspec.structs.replace(tokens[joint], head=last, dep="cc")
    tokens[last] = msgspec.structs.replace(tokens[last], head=joint - 1, dep="conj")
    tokens[verb] = msgspec.structs.replace(tokens[verb], tag="VBP")
    return sentence.with_tokens(tokens)


def _run(tokens: list[Token], i: int, step: int) -> int:
    """The last token from there on, in a direction, that a noun phrase of a headline can hold."""
    if not 0 <= i < len(tokens):
        return i - step
    while 0 <= i + step < len(tokens):
        t = tokens[i + step]
        if t.pos not in _INSIDE and t.tag not in ("POS", "HYPH", "VBZ") and t.text != "-":
            break
        if t.tag == "VBZ" and step > 0:
            break
        i += step
    return i


def _phrase(tokens: list[Token], start: int, end: int, head: int, verb: int, dep: str) -> None:
    """Make tokens `start` to `end` one noun phrase with its head, hung on the verb."""
    old = tokens[head]
    number = "NNS" if _is_many(old) else "NN"
    tag = old.tag if old.tag.startswith("NN") else number
    pos = old.pos if old.pos in NOMINAL else "NOUN"
    lemma = old.lemma if old.tag.startswith("NN") else next(stems(old.lower), old.lower)
    tokens[head] = msgspec.structs.replace(old, head=verb, dep=dep, tag=tag, pos=pos, lemma=lemma)
    for t in tokens[start:end]:
        if t.i != head and not (start <= t.head < end and t.head != t.i):
            inner = {"NUM": "nummod", "ADJ": "amod", "DET": "det"}.get(t.pos, "compound")
            tokens[t.i] = msgspec.structs.replace(t, head=head, dep=inner)
