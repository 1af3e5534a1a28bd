"""The states of the greedy parser (arc-eager, with words put back that have no head).

As in spaCy: a word without a head that is taken from the stack goes back to the front of what is
to be read, once. Sentences are cut before, so that the move that begins one is never allowed.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

import msgspec

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
#: How a label says whose dependent it really was before the tree was made projective.
_MARK = "||"
#: So many places of the stack the network sees.
_DEEP = 3


class Moves(msgspec.Struct, frozen=True, kw_only=True):
    """The parser's moves in the order of their scores: the number of the kind, the label."""

    kinds: list[int]
    labels: list[str]


class Words:
    """What the sentences that are read together know of their words, numbered over all of them.

    One list each for all words, in which the number of no word has its place as well: what a state
    shows is then looked up without a question. `heads` are -1 where there is none.
    """

    __slots__ = ("before", "heads", "labels", "left", "none", "right")

    def __init__(self, none: int) -> None:
        self.none = none
        self.heads = [-1] * none
        self.labels = [""] * none
        #: The last dependent on each side; of those on the right also the one before.
        self.left = [none] * (none + 1)
        self.right = [none] * (none + 1)
        self.before = [none] * none

    def of(self, first: int, end: int) -> tuple[list[int], list[str]]:
        """The heads and labels of a sentence, counted from its own first word."""
        heads = [head - first if head >= 0 else -1 for head in self.heads[first:end]]
        return heads, self.labels[first:end]


class State:
    """How far a sentence is read: its words are `first` up to and without `end`."""

    __slots__ = ("_again", "_back", "_next", "_stack", "_words", "end", "first")

    def __init__(self, words: Words, first: int, end: int) -> None:
        self.first, self.end = first, end
        self._words = words
        self._next = first
        #: Below the words stand three of none, so that the upper three can always be shown.
        self._stack = [words.none] * _DEEP
        self._back: list[int] = []  # words put back, the first to read last
        self._again: set[int] = set()  # words that were put back and must not be shifted again

    def goes_on(self) -> bool:
        """Make the moves to which there is no choice; whether anything is left to choose.

        With nothing on the stack it can only shift, with nothing to read only reduce.
        """
        stack = self._stack
        while True:
            if self._back or self._next < self.end:
                if len(stack) > _DEEP:
                    return True
                self._push()
            elif len(stack) > _DEEP:
                self._reduce()
            else:
                return False

    def show(self, shown: list[int]) -> None:
        """Add the words that the network sees where a state goes on.

        First to read, top of the stack, their dependents.
        """
        words, stack, back = self._words, self._stack, self._back
        if back:
            b0 = back[-1]
            b1 = back[-2] if len(back) > 1 else self._next
        else:
            b0 = self._next
            b1 = b0 + 1
        if b1 >= self.end:
            b1 = words.none
        s0 = stack[-1]
        left = words.left
        shown += (b0, b1, s0, stack[-2], stack[-3], left[b0], left[s0], words.right[s0])

    def allows(self, kind: int) -> bool:
        """Whether a move is allowed in a state that goes on: there are a top and a next word."""
        b0 = self._back[-1] if self._back else self._next
        if b0 == self.first:  # nothing is joined over the beginning of a sentence
            return kind == REDUCE
        if kind == REDUCE:
            return len(self._stack) > _DEEP + 1
        if kind == SHIFT:
            left = self.end - self._next + len(self._back)
            return left >= 2 and b0 not in self._again
        return kind != BREAK

    def give_up(self) -> None:
        """End, where no move is allowed."""
        del self._stack[_DEEP:]
        self._back.clear()
        self._next = self.end

    def _push(self) -> None:
        if self._back:
            self._stack.append(self._back.pop())
        else:
            self._stack.append(self._next)
            self._next += 1

    def _reduce(self) -> None:
        word = self._stack.pop()
        if len(self._stack) > _DEEP and self._words.heads[word] < 0:
            self._again.add(word)
            self._back.append(word)

    def move(self, kind: int, label: str) -> None:
        """Make a move that is allowed."""
        if kind == SHIFT:
            self._push()
        elif kind == REDUCE:
            self._reduce()
        elif kind == LEFT:
            words, word = self._words, self._stack.pop()
            head = self._back[-1] if self._back else self._next
            former = words.heads[word]
            if former >= 0:  # whose last dependent it is: it lay right above it
                words.right[former] = words.before[word]
            words.left[head] = word
            words.heads[word], words.labels[word] = head, label
            self._again.discard(head)
        else:
            words, head = self._words, self._stack[-1]
            word = self._back[-1] if self._back else self._next
            words.before[word], words.right[head] = words.right[head], word
            words.heads[word], words.labels[word] = head, label
            self._push()


def tree(
    found: Sequence[int], named: Sequence[str], texts: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and labels of a sentence, of which -1 are those of roots; a root is its own head.

    `texts` are its words.
    """
    heads = [at if head < 0 else head for at, head in enumerate(found)]
    labels = [label if heads[at] != at else "ROOT" for at, label in enumerate(named)]
    if any(_MARK in label for label in labels):
        _restore(heads, labels, texts)
    return heads, labels


def _restore(heads: list[int], labels: list[str], texts: Sequence[str]) -> None:
    """Give dependents with a marked label to the nearest word of that label below their head."""
    edges = _edges(heads)
    below: list[list[int]] = [[] for _ in heads]
    for at, head in enumerate(heads):
        if head != at:
            below[head].append(at)
    for at, label in enumerate(labels):
        if _MARK not in label:
            continue
        labels[at], wanted = label.split(_MARK)
        found = _find(wanted, at, heads[at], labels, texts, below, edges)
        below[heads[at]].remove(at)
        insort(below[found], at)
        heads[at] = found


def _find(
    wanted: str,
    at: int,
    head: int,
    labels: Sequence[str],
    texts: Sequence[str],
    below: Sequence[Sequence[int]],
    edges: Sequence[Sequence[int]],
) -> int:
    row = [head]
    while row:
        lower = [
            child
            for word in row
            for child in below[word]
            if child != at
            and edges[word][0] <= child <= edges[word][1]
            and not texts[child].isspace()
        ]
        for child in lower:
            if labels[child] == wanted:
                return child
        row = lower
    return head


def _edges(heads: Sequence[int]) -> list[list[int]]:
    """The first and the last word of what depends on each word."""
    edges = [[at, at] for at in range(len(heads))]
    for at, head in enumerate(heads):
        word = at
        while head != word:
            word, head = head, heads[head]
            edges[word][0] = min(edges[word][0], at)
            edges[word][1] = max(edges[word][1], at)
    return edges
