"""Mending the main verb behind a clause of where: "rebels in a zone where X is based opened fire".

The parser takes the second of the two participles for a part of the clause, so that those who are
stationed there, often peacekeepers, would be the ones who fire.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.tags import FINITE, NOMINAL
from counterclaim.read import Sentence, Token

_BE = frozenset({"is", "are", "was", "were", "been", "being"})
_PARTS = ("compound", "amod", "flat", "nummod", "nmod:poss", "det")


def mend_where(sentence: Sentence) -> Sentence:
    """The sentence with such a verb as its main one, and the noun before the clause as subject."""
    for token in sentence.tokens[2:]:
        if token.lower != "where":
            continue
        placed = _placed(sentence, token)
        verb = _main(sentence, placed) if placed is not None else None
        subject = _subject(sentence, token) if verb is not None else None
        if placed is not None and verb is not None and subject is not None:
            return _mended(sentence, token, placed, verb, subject)
    return sentence


def _placed(sentence: Sentence, where: Token) -> Token | None:
    """The passive of the clause: "where the contingent is temporarily stationed"."""
    passive = False
    for token in sentence.tokens[where.i + 1 :]:
        if token.lower in _BE:
            passive = True
        elif passive and token.tag == "VBN":
            return token
        elif token.pos == "PUNCT" or passive and token.pos not in ("ADV", "AUX"):
            return None
    return None


def _main(sentence: Sentence, placed: Token) -> Token | None:
    """The verb behind the clause; an adverb or a participle between commas may stand between."""
    tokens = sentence.tokens
    at = placed.i + 1
    if tokens[at : at + 1] and tokens[at].text == ",":
        inner = at + 1
        if tokens[inner : inner + 1] and tokens[inner].tag == "VBG":
            inner = next((t.i + 1 for t in tokens[inner:] if t.text == ","), len(tokens))
        at = inner
    while at < len(tokens) and tokens[at].pos == "ADV":
        at += 1
    if at + 1 >= len(tokens):
        return None
    verb, behind = tokens[at], tokens[at + 1]
    if verb.tag not in ("VBD", "VBN") or behind.lower == "by" or behind.pos == "PUNCT":
        return None
    alone = not sentence.of(verb.i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cc")
    return verb if alone and tokens[at - 1].lower not in ("and", "or", "but") else None


def _subject(sentence: Sentence, where: Token) -> Token | None:
    """The last noun before the clause that no preposition governs, where no verb has it yet."""
    before = sentence.tokens[: where.i]
    if any(t.tag in FINITE for t in before):
        return None
    for token in reversed(before):
        numbered = sentence.tokens[token.i + 1].tag == "CD"
        if token.pos not in NOMINAL or token.dep in _PARTS or numbered:
            continue
        if not sentence.of(token.i, "case"):
            return token
    return None


def _mended(
    sentence: Sentence, where: Token, placed: Token, verb: Token, subject: Token
) -> Sentence:
    tokens = [*sentence.tokens]

    def hang(token: Token, head: int, dep: str) -> None:
        tokens[token.i] = msgspec.structs.replace(tokens[token.i], head=head, dep=dep)

    for token in sentence.tokens:
        if token.head == token.i:
            hang(token, verb.i, "obl")
        elif where.i < token.i < verb.i and token.tag == "VBG" and token.head == placed.i:
            hang(token, verb.i, "advcl")
    hang(subject, verb.i, "nsubj")
    anchor = next(t for t in reversed(tokens[: where.i]) if t.pos in NOMINAL)
    hang(placed, anchor.i, "acl:relcl")
    follows = next((t for t in tokens[verb.i + 1 :] if t.pos in NOMINAL), None)
    while follows is not None and follows.dep in _PARTS and follows.head > follows.i:
        follows = tokens[follows.head]
    if follows is not None and follows.head < verb.i:
        hang(follows, verb.i, "obl" if sentence.of(follows.i, "case") else "obj")
    tokens[verb.i] = msgspec.structs.replace(
        tokens[verb.i], pos="VERB", tag="VBD", head=verb.i, dep="ROOT"
    )
    return sentence.with_tokens(tokens)


__all__ = ["mend_where"]
