"""Where a sentence calls something false: "is a lie", "was denied", "is not confirmed"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import Context
from counterclaim.claims.found import is_passive
from counterclaim.claims.voices import Words
from counterclaim.read import Token

_RESTING = (["with"], ["in"], ["on"])
_CONFIRMING = frozenset({"confirm", "corroborate"})


class FalsePredicates:
    """Finds the predicates of falsity, as the first and last token of each."""

    def __init__(self, context: Context, words: Words) -> None:
        self.context = context
        self.words = words

    def called_false(self, annotated: Annotated) -> tuple[int, int] | None:
        """“Is a lie”, "called it nonsense", "no truth in": the first of them, and the longest."""
        found = list(self._predicates(annotated))
        return min(found, key=lambda s: (s[0], -s[1])) if found else None

    def denied(self, annotated: Annotated) -> tuple[int, int] | None:
        """“The claims were rejected”, "that it fired is contradicted by the pictures"."""
        tokens, deny = annotated.sentence.tokens, self.words.deny
        if annotated.words.isdisjoint(_CONFIRMING) and annotated.words.isdisjoint(deny):
            return None
        for token in tokens:
            if token.lemma in _CONFIRMING and self._unconfirmed(annotated, token):
                return token.i, token.i + 1
            if token.lemma not in deny or token.pos != "VERB" or token.i < 2:
                continue
            if is_passive(annotated.sentence, token.i) and token.dep not in ("acl", "advcl"):
                if not any(t.lower in self.words.negation for t in tokens[token.i - 2 : token.i]):
                    return token.i, token.i + 1
        return None

    def _unconfirmed(self, annotated: Annotated, token: Token) -> bool:
        """“The information is not confirmed": a party's own word for a rejection."""
        tokens = annotated.sentence.tokens
        if self.context.publisher is None:
            return False
        near = [t.lower for t in tokens[max(0, token.i - 3) : token.i]]
        first = next((t for t in tokens[: token.i] if t.pos in ("NOUN", "PROPN")), None)
        told = first is not None and first.lemma in self.words.content
        return (
            told
            and "be" in {t.lemma for t in tokens[max(0, token.i - 3) : token.i]}
            and ("not" in near or "n't" in near)
        )

    def _predicates(self, annotated: Annotated) -> Iterator[tuple[int, int]]:
        tokens = annotated.sentence.tokens
        if self.words.false_by_first.keys().isdisjoint(annotated.words):
            return
        lemmas = [t.lemma.lower() for t in tokens]
        lowers = [t.lower for t in tokens]
        # Only where a first word stands: tried at every token this was a third of the whole time.
        firsts = self.words.false_by_first
        for at in [n for n, t in enumerate(lowers) if t in firsts or lemmas[n] in firsts]:
            for phrase, words in chain.from_iterable(
                firsts.get(f, ()) for f in dict.fromkeys((lemmas[at], lowers[at]))
            ):
                if at + len(words) > len(tokens) or not all(
                    w in (lemmas[at + n], lowers[at + n]) for n, w in enumerate(words)
                ):
                    continue
                negated = any(w in self.words.negation for w in lowers[max(0, at - 4) : at])
                if (phrase in self.words.needs_negation) != negated and words[0] != "no":
                    continue
                if len(words) == 1 and not self._predicative(tokens, lemmas, at):
                    continue
                if tokens[at].pos == "VERB" and lowers[at + 1 : at + 2] in _RESTING:
                    continue  # "the responsibility lies with the army"
                yield at, at + len(words)

    def _predicative(self, tokens: tuple[Token, ...], lemmas: list[str], at: int) -> bool:
        """A single word rejects only as a predicate: "is false", "called it a lie"."""
        before = set(lemmas[max(0, at - 14) : at])
        near = set(lemmas[max(0, at - 8) : at])
        called = before & self.words.calling
        if tokens[at].pos in ("ADJ", "VERB"):
            return bool(near & {"be", "as", "prove", "absolutely", "completely"}) or bool(called)
        if tokens[at].pos in ("NOUN", "PROPN"):
            return bool(near & {"be", "as"}) or bool(called)
        return True
