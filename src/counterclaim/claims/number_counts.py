"""Counts: how many times, shots, acts or objects a sentence speaks of."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.number_words import NumberWords, number_words
from counterclaim.claims.numbers import Amount
from counterclaim.read import Sentence

_HYPHENS = ("-", "\u2013", "\u2014", "\u2011")


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many events, shots or objects: the amount, and the token of what is counted.

    `kind` is times (the token is the verb or noun that happened so often), shots, acts or objects.
    """

    amount: Amount
    token: int
    kind: str

    @property
    def low(self) -> int | None:
        """The lower bound."""
        return self.amount.low

    @property
    def high(self) -> int | None:
        """The upper bound."""
        return self.amount.high


def find_counts(
    annotated: Annotated, words: NumberWords | None = None
) -> tuple[list[Count], list[Count]]:
    """How many times, shots, strikes, sorties or objects the sentence speaks of.

    Beside them figures whose unit an earlier sentence names. kind figure: "the day before the
    number had been 126"; kind part: "of which 13 crossed", "89 were recorded". The token is the
    noun for the number, or the first word after the figure.
    """
    words = words or number_words()
    sentence = annotated.sentence
    counts: list[Count] = []
    figures: list[Count] = []
    for amount in annotated.amounts:
        count = _count(sentence, amount, words) or _number_of(sentence, amount, words)
        if count is not None:
            counts.append(count)
            continue
        if amount.article or amount.times or not amount.low and not amount.high:
            continue
        at = _figure_noun(sentence, amount, words)
        if at is not None:
            figures.append(Count(amount=amount, token=at, kind="figure"))
        elif _is_part(sentence, amount, words):
            figures.append(Count(amount=amount, token=amount.end, kind="part"))
    return counts, figures


def _figure_noun(sentence: Sentence, amount: Amount, words: NumberWords) -> int | None:
    """The noun "number", "tally" whose value the amount is, by a verb of being or reaching."""
    seen = False
    for token in reversed(sentence.tokens[max(0, amount.start - 12) : amount.start]):
        if token.text in (";", ":"):
            return None
        lemma = token.lemma.lower()
        if lemma in words.figure_verbs:
            seen = True
        elif token.pos != "VERB" and lemma in words.figure_nouns:
            return token.i if seen else None
    return None


def _number_of(sentence: Sentence, amount: Amount, words: NumberWords) -> Count | None:
    """As in "The number of aircraft had been 26"."""
    at = _figure_noun(sentence, amount, words)
    tokens = sentence.tokens
    if at is None or at + 1 >= len(tokens) or tokens[at + 1].lower != "of":
        return None
    for token in tokens[at + 2 : min(at + 7, amount.start)]:
        kind = words.counted.get(token.lemma.lower())
        if kind and token.pos in ("NOUN", "PROPN") and kind != "times":
            return Count(amount=amount, token=token.i, kind=kind)
    return None


def _is_part(sentence: Sentence, amount: Amount, words: NumberWords) -> bool:
    """As in "89 were recorded", "of which 13 crossed", "nine of them"."""
    tokens = sentence.tokens
    before = [t.lower for t in tokens[max(0, amount.start - 2) : amount.start]]
    after = [t.lower for t in tokens[amount.end : amount.end + 2]]
    if before == ["of", "which"] or before == ["of", "these"] or before == ["of", "them"]:
        return True
    if after in (["of", "them"], ["of", "these"], ["of", "which"]):
        return True
    return (
        any(
            t.pos == "VERB" and t.lemma.lower() in words.recorded
            for t in tokens[amount.end : amount.end + 4]
        )
        and bool(after)
        and after[0] in ("were", "was", "have", "had", "are")
    )


def _count(sentence: Sentence, amount: Amount, words: NumberWords) -> Count | None:
    tokens = sentence.tokens
    if amount.times:
        return Count(amount=amount, token=_verb_beside(sentence, amount.start), kind="times")
    if amount.article or amount.low == 0:
        return None
    at = amount.end
    while at < min(len(tokens), amount.end + 6):
        token = tokens[at]
        kind = words.counted.get(token.lemma.lower()) or words.counted.get(token.lower)
        compound = (
            at + 1 < len(tokens)
            and tokens[at + 1].pos in ("NOUN", "PROPN")
            and (token.dep.partition(":")[0] in ("compound", "nmod", "amod") and token.head > at)
        )
        if kind and not compound and (token.pos in ("NOUN", "PROPN") or token.tag == "VBZ"):
            if kind == "times":
                return Count(amount=amount, token=_verb_beside(sentence, at), kind=kind)
            return Count(amount=amount, token=at, kind=kind)
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            token.pos == "NOUN"
            and token.tag == "NNS"
            and (following is None or following.pos not in ("NOUN", "PROPN"))
        ):
            return None
        if token.pos not in ("ADJ", "NOUN", "PROPN", "VERB", "DET") and token.text not in (
            *_HYPHENS,
            "of",
            "/",
            "'s",
        ):
            return None
        at += 1
    return None


def _verb_beside(sentence: Sentence, at: int) -> int:
    """The verb or event noun that "28 times" or "twice" belongs to: its head, or the nearest."""
    for head in sentence.ancestors(at):
        if sentence.tokens[head].pos == "VERB":
            return head
        if sentence.tokens[head].pos != "NOUN":
            break
    near = [t for t in sentence.tokens if t.pos == "VERB"]
    return min(near, key=lambda t: abs(t.i - at)).i if near else at
