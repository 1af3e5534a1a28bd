"""Bare amounts of a sentence: "four wounded", "two of them", "another was hurt"."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.loss_group import Group, one_more
from counterclaim.claims.loss_words import LossWords, is_form
from counterclaim.claims.numbers import Amount, ordinal_at
from counterclaim.read import Token

_NEGATIONS = frozenset({"neither", "nor", "never", "not", "n't", "no", "without"})
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
            or self._is_age(amount)
            or self._of_animals(amount.end)
        ):
            return
        at = amount.end
        tokens = self.tokens
        anaphor = False
        if at < len(tokens) and tokens[at].lower in ("more", "others", "other", "further"):
            at += 1
        if at + 1 < len(tokens) and tokens[at].lower == "of" and self._points_back(at + 1):
            anaphor, at = True, at + 2
        elif amount.words.lower().endswith(" of") and at < len(tokens) and self._points_back(at):
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

    def _points_back(self, at: int) -> bool:
        """As in "two of them", "some of those": not "20 of these launches"."""
        if self.tokens[at].lower not in ("them", "whom", "which", "these", "those", "us"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        alone = self.tokens[at].lower not in ("these", "those") or after is None
        return alone or after is not None and after.pos not in ("NOUN", "ADJ", "PROPN", "NUM")

    def _is_age(self, amount: Amount) -> bool:
        """As in "a boy of 12", "her crew of 21": the age of one, the size of a group."""
        if amount.start < 2 or self.tokens[amount.start - 1].lower != "of":
            return False
        group = self.at.get(amount.start - 2)
        if group is None or not group.person or group.explicit:
            return False
        if group.high != 1 and group.low != amount.low:
            return False
        after = self.tokens[amount.end] if amount.end < len(self.tokens) else None
        return after is None or after.pos not in ("NOUN", "ADJ", "PROPN")

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

    def _of_animals(self, at: int) -> bool:
        """As in "dozens of cattle"."""
        at += at < len(self.tokens) and self.tokens[at].lower == "of"
        near = self.tokens[at : at + 2]
        return any(is_form(t, self.words.sets["animals"]) for t in near)

    def _of_own(self, at: int) -> bool:
        """As in "three of their own"."""
        words = [t.lower for t in self.tokens[at : at + 4]]
        bare = len(words) < 4 or self.tokens[at + 3].pos not in ("NOUN", "PROPN", "ADJ", "NUM")
        return words[:1] == ["of"] and words[2:3] == ["own"] and bare

    def _add_ordinals(self) -> None:
        """One more person: "two were killed and a third was injured", "another was hurt"."""
        if self.annotated.words.isdisjoint(("a", "another")):
            return
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

    def _add_anybody(self) -> None:
        """Nobody, where the negation stands apart: "in neither case was anybody hurt"."""
        for token in self.tokens:
            if token.lower not in ("anybody", "anyone") or token.i in self.at:
                continue
            before = self.tokens[max(0, token.i - 7) : token.i]
            edge = next((t.i for t in reversed(before) if t.text in (",", ";", ":")), -1)
            if any(t.lower in _NEGATIONS and t.i > edge for t in before):
                one = one_more(self.tokens, token.i, token.i)
                self._add(msgspec.structs.replace(one, low=0, high=0))

    def _counts_other(self, token: Token, at: int) -> bool:
        """A noun follows that is no victim: "two days", "three positions"."""
        if token.lower in self.words.states:
            return False
        if token.tag in ("VBN", "VBD", "JJ") and is_form(token, self.words.sets["undergo"]):
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
