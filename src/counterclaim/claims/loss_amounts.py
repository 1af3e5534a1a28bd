"""Bare amounts of a sentence: "four wounded", "two of them", "another was hurt"."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.loss_group import Group, one_more
from counterclaim.claims.loss_words import LossWords, is_form
from counterclaim.claims.numbers import Amount, ordinal_at
from counterclaim.read import Token

TAKEN = ("hostage", "prisoner", "captive")


class BareAmounts(ABC):
    """Adds the amounts without a noun to the groups of a sentence."""

    annotated: Annotated
    tokens: Sequence[Token]
    words: LossWords
    at: dict[int, Group]

    @abstractmethod
    def _add(self, group: Group) -> None:
        """Take a group to those of the sentence."""

    def _add_bare(self, amount: Amount) -> None:
        if (
            amount.article
            or amount.times
            or any(i in self.at for i in range(amount.start, amount.end))
        ):
            return
        at = amount.end
        tokens = self.tokens
        anaphor = False
        if at < len(tokens) and tokens[at].lower in ("more", "others", "other", "further"):
            at += 1
        if (
            at + 1 < len(tokens)
            and tokens[at].lower == "of"
            and tokens[at + 1].lower
            in (
                "them",
                "whom",
                "which",
                "these",
                "those",
                "us",
            )
        ):
            anaphor, at = True, at + 2
        elif (
            amount.words.lower().endswith(" of")
            and at < len(tokens)
            and (tokens[at].lower in ("them", "whom", "which", "these", "those", "us"))
        ):
            anaphor, at = True, at + 1
        elif self._of_own(at):
            anaphor, at = True, at + 3
        if not anaphor and at < len(tokens) and self._counts_other(tokens[at], at):
            return
        whole = (
            amount.words.lower().endswith(" of") or at < len(tokens) and tokens[at].lower == "of"
        )
        if not anaphor and whole and self._of_things(at):
            return  # "part of the wall", "one of the bombs"
        self._add(
            Group(
                start=amount.start,
                end=at,
                head=at - 1,
                low=amount.low,
                high=amount.high,
                person=True,
                what="bare",
                amount=(amount.start, amount.end),
                words=amount.words,
                approximate=amount.approximate,
                anaphor=anaphor,
                explicit=True,
            )
        )

    def _of_things(self, at: int) -> bool:
        """Whether an amount of a definite noun follows that is no state: "one of the bombs"."""
        at += at < len(self.tokens) and self.tokens[at].lower == "of"
        if at + 1 >= len(self.tokens) or self.tokens[at].pos != "DET":
            return False
        behind = self.tokens[at + 1 : at + 3]
        states = any(t.lower in self.words.states for t in behind)
        chunk = self.annotated.chunk_of(at + 1)
        if chunk is None or states or behind[0].pos not in ("NOUN", "ADJ"):
            return False
        return chunk.category in ("other", "object", "weapon") and not chunk.refs

    def _of_own(self, at: int) -> bool:
        """As in "three of their own"."""
        words = [t.lower for t in self.tokens[at : at + 4]]
        bare = len(words) < 4 or self.tokens[at + 3].pos not in ("NOUN", "PROPN", "ADJ", "NUM")
        return words[:1] == ["of"] and words[2:3] == ["own"] and bare

    def _add_ordinals(self) -> None:
        """One more person: "two were killed and a third was injured", "another was hurt"."""
        for at in range(1, len(self.tokens) - 1):
            ordinal = self.tokens[at - 1].lower == "a"  # "a third"
            if not ordinal and self.tokens[at].lower != "another":
                continue
            after = self.tokens[at + 1]
            if at in self.at or not (after.pos == "AUX" or after.lower in self.words.states):
                if after.pos != "VERB" or at in self.at:
                    continue
            if self.tokens[at].lower == "another":
                self._add(one_more(self.tokens, at, at))
                continue
            if not ordinal or at - 1 in self.at:
                continue
            known = ordinal_at(self.tokens, at, self.words.numbers)
            if known is not None and known >= 2:
                self._add(one_more(self.tokens, at - 1, at))

    def _counts_other(self, token: Token, at: int) -> bool:
        """A noun follows that is no victim: "two days", "three positions"."""
        if token.lower in self.words.states:
            return False
        if token.tag in ("VBN", "VBD") and is_form(token, self.words.sets["undergo"]):
            return False  # "41 suffered injuries"
        if token.pos in ("NOUN", "PROPN", "NUM") or token.text in ("-", "%", "/"):
            return True
        if token.pos in ("ADJ", "VERB") and token.tag in ("JJ", "JJR", "JJS", "VBN", "VBG"):
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            return (
                after is not None
                and after.pos in ("NOUN", "PROPN", "ADJ")
                and (after.lower not in self.words.states and after.lower not in TAKEN)
            )
        return False
