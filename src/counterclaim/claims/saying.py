"""Mending verbs of saying that the tagger took for nouns or participles.

"The movement insists for its part that", "Fishermen from X allege that", "..., the Ministry of
Defence informs.", "X's chief of staff declared on Tuesday that": where a noun phrase stands
before such a word and a clause after it (or the clause before a comma), it is the verb.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.tags import FINITE, NOMINAL
from counterclaim.read import Sentence, Token

_OPENERS = frozenset({":", "“", '"', "«", "``"})
_JOINING = frozenset({"of", "in", "from", "for", "at", "on"})
#: Forms that are no nouns, whatever the tagger says.
VERBS_ONLY = frozenset(
    "denies refutes insists alleges asserts admits says withdraws retracts revokes rejects "
    "dismisses confirms acknowledges concedes announces declares informs accuses reiterates".split()
)
#: How many words ("on Tuesday", "for its part") may stand before the clause that is said.
NEAR = 6


def mend_saying(sentence: Sentence, verbs: frozenset[str]) -> Sentence:
    """The sentence with such words as verbs, and what stands before them as their subjects."""
    if sentence.is_title:
        return sentence
    for token in sentence.tokens:
        if token.i and token.lemma.lower() in verbs and _is_verb(sentence, token):
            sentence = _as_verb(sentence, token)
        elif token.i and token.tag in ("NNP", "NN", "JJ") and token.lower.endswith("ed"):
            lemma = _past_of(sentence, token, verbs)
            if lemma is not None:
                sentence = _as_verb(sentence, token, lemma)
    return sentence


def _past_of(sentence: Sentence, token: Token, verbs: frozenset[str]) -> str | None:
    """“Dushanbe blamed Bishkek for it": the verb of a small-lettered word between two names."""
    lemma = next((w for w in (token.lower[:-1], token.lower[:-2]) if w in verbs), None)
    before = sentence.tokens[token.i - 1]
    named = before.tag in ("NNP", "NNPS") and before.text[:1].isupper()
    fits = lemma is not None and named and token.text.islower()
    return lemma if fits and _only(sentence, token) else None


def _is_verb(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.i - 1]
    named = before.pos in NOMINAL or before.tag in ("NNP", "NNPS") or before.text == ")"
    if token.i > 2 and sentence.tokens[token.i - 2].text == "-":  # "Kim Yo-jong maintains"
        named = named or sentence.tokens[token.i - 3].text[:1].isupper()
    if token.tag in ("VBZ", "VBD") and before.dep == "compound" and before.head == token.i:
        return token.dep.startswith("nsubj")  # "that it fell, the note adds, is a lie"
    only = token.pos == "NOUN" and token.lower in VERBS_ONLY
    if only and (named or before.text[:1].isupper()):
        return True
    if not named or before.lower == token.lower:
        return False
    if token.pos == "NOUN":
        noun = token.dep.startswith("nsubj") or token.lower.endswith("ing")
        if noun or token.tag == "NN" and before.tag not in ("NNS", "NNPS", "NNP"):
            return False
        many = before.tag in ("NNS", "NNPS") or before.tag == "NNP" and before.lower.endswith("s")
        inserted = many and _clause_before(sentence, token)  # "..., the Houthis claim, while"
        if token.tag == "NN" and token.dep not in ("root", "ROOT") and not inserted:
            return False
        if token.tag == "NNS" and before.tag in ("NNS", "NNPS"):
            return False
    elif token.tag in ("VBN", "VBD") and token.dep in ("acl", "amod") and _only(sentence, token):
        return token.dep == "amod" or before.head == before.i
    elif token.tag not in ("VBN", "VBD") or token.dep != "acl":
        return False
    if _finite_between(sentence, token):
        return False
    return _clause_after(sentence, token) or _clause_before(sentence, token)


def _only(sentence: Sentence, token: Token) -> bool:
    """ "Kyiv dismissed reports of a loss": no other word can be the verb, and a noun follows."""
    others = (t for t in sentence.tokens if t.i != token.i)
    if any(t.pos == "AUX" or t.tag in FINITE for t in others):
        return False
    rest = sentence.tokens[token.i + 1 :]
    return len(rest) > 2 and rest[0].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM")


def _finite_between(sentence: Sentence, token: Token) -> bool:
    """Whether the clause in which the word stands has its verb before it."""
    for earlier in reversed(sentence.tokens[: token.i]):
        if earlier.text in (",", ";", ":", "–", "—") or earlier.lower in ("and", "but", "while"):
            return False
        if earlier.pos == "AUX" or earlier.tag in FINITE:
            return True
    return False


def _clause_after(sentence: Sentence, token: Token) -> bool:
    """“... insists for its part that it was": a clause or quoted words follow."""
    tokens = sentence.tokens
    start = _past_insertion(sentence, token.i + 1)
    for after in tokens[start : start + NEAR]:
        if after.lower == "that" or after.text in _OPENERS and after.i == token.i + 1:
            verbs = [t for t in tokens[after.i + 1 :] if t.pos in ("VERB", "AUX")]
            return bool(verbs) and not _closed(sentence, after.i)
        if after.pos in ("VERB", "AUX") or after.text in (",", ";", "."):
            return False
    return False


def _past_insertion(sentence: Sentence, at: int) -> int:
    """“Claims, to the contrary, that": where the sentence goes on behind a few words in commas."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text != ",":
        return at
    inside = tokens[at + 1 : at + NEAR]
    close = next((t.i for t in inside if t.text == ","), None)
    if close is None or any(t.pos in ("VERB", "AUX") for t in tokens[at:close]):
        return at
    return close + 1


def _closed(sentence: Sentence, start: int) -> bool:
    """“Reports that it fired are false": a verb of its own follows what the noun holds."""
    verbs = [t for t in sentence.tokens[start:] if t.pos in ("VERB", "AUX") and t.tag != "VBG"]
    return (
        len(verbs) > 1
        and verbs[-1].lemma == "be"
        and verbs[-1].dep == "cop"
        and (sentence.tokens[verbs[-1].head].dep in ("root", "ROOT"))
    )


def _clause_before(sentence: Sentence, token: Token) -> bool:
    """“It was shelled, the ministry informs.": the last word, its subject behind a comma."""
    tokens = sentence.tokens
    mark = tokens[token.i + 1].text if token.i + 1 < len(tokens) else "."
    if mark not in (".", ",") or mark == "." and token.i + 3 < len(tokens):
        return False
    comma = next((t.i for t in reversed(tokens[: token.i]) if t.text == ","), None)
    if comma is None or not 2 <= token.i - comma <= 9:
        return False
    return any(t.tag in ("VBD", "VBZ", "VBP", "VBN", "MD") for t in tokens[:comma])


def _as_verb(sentence: Sentence, token: Token, lemma: str = "") -> Sentence:
    """The sentence in which the token is a verb and what stands before it is its subject."""
    tokens = [*sentence.tokens]
    subject = _subject(sentence, token)
    old = tokens[subject]
    tag = {"NNS": "VBZ", "NN": "VBP", "VBZ": "VBZ"}.get(token.tag, "VBD")
    head, dep = token.head, token.dep
    if dep == "amod":  # "Kyiv dismissed reports of the loss": what was its noun is its object
        noun = tokens[head]
        head, dep = (token.i, "ROOT") if noun.head == noun.i else (noun.head, noun.dep)
        tokens[noun.i] = msgspec.structs.replace(noun, head=token.i, dep="obj")
    if token.tag == "VBZ" and dep.startswith("nsubj"):
        dep = "parataxis"
    if dep in ("acl", "nmod", "appos", "compound", "nmod:unmarked") or head == subject:
        outside = old.head not in (subject, token.i)
        head, dep = (old.head, "parataxis") if outside else (token.i, "ROOT")
    tokens[token.i] = msgspec.structs.replace(
        token, pos="VERB", tag=tag, head=head, dep=dep, lemma=lemma or token.lemma
    )
    tokens[subject] = msgspec.structs.replace(old, head=token.i, dep="nsubj")
    for child in sentence.children[token.i]:
        if child < token.i and child != subject and tokens[child].dep != "punct":
            if child < subject or tokens[child].dep in ("det", "amod", "compound", "case"):
                tokens[child] = msgspec.structs.replace(tokens[child], head=subject)
    return sentence.with_tokens(tokens)


def _subject(sentence: Sentence, token: Token) -> int:
    """The noun before the verb, past what an "of" or a "from" joins to it."""
    tokens = sentence.tokens
    at = token.i - 1
    while at > 0 and tokens[at].pos not in NOMINAL:
        at -= 1
    for _ in range(3):
        left = at - 1
        while left > 0 and tokens[left].pos in ("DET", "ADJ", "NUM", *NOMINAL):
            left -= 1
        if left < 1 or tokens[left].lower not in _JOINING or tokens[left - 1].pos not in NOMINAL:
            break
        at = left - 1
    return at


__all__ = ["mend_saying"]
