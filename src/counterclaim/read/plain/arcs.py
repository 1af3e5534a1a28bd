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


class Moves(msgspec.Struct, frozen=True, kw_only=True):
    """The parser's moves in the order of their scores: the number of the kind, the label."""

    kinds: list[int]
    labels: list[str]


class State:
    """How far a sentence is read: `offset` is the number of its first word among all."""

    __slots__ = (
        "_again", "_back", "_next", "_stack", "heads", "labels", "left", "offset", "right", "size",
    )  # fmt: skip

    def __init__(self, size: int, offset: int) -> None:
        self.size = size
        self.offset = offset
        self._next = 0
        self._stack: list[int] = []
        self._back: list[int] = []  # words put back, the first to read last
        self._again: set[int] = set()  # words that were put back and must not be shifted again
        self.heads = [-1] * size
        self.labels = [""] * size
        self.left: list[list[int]] = [[] for _ in range(size)]
        self.right: list[list[int]] = [[] for _ in range(size)]

    def goes_on(self) -> bool:
        """Make the moves to which there is no choice; whether anything is left to choose.

        With nothing on the stack it can only shift, with nothing to read only reduce.
        """
        while True:
            if self._stack:
                if self._back or self._next < self.size:
                    return True
                self.move(REDUCE, "")
            elif self._back or self._next < self.size:
                self._push()
            else:
                return False

    def _front(self) -> int:
        if self._back:
            return self._back[-1]
        return self._next if self._next < self.size else -1

    def shown(self, none: int) -> list[int]:
        """The words that the network sees: first to read, top of the stack, their dependents.

        `none` stands where there is no word.
        """
        stack, back, offset, size = self._stack, self._back, self.offset, self.size
        words = [none] * 8
        if back:
            b0 = back[-1]
            b1 = back[-2] if len(back) > 1 else self._next
        else:
            b0 = self._next
            b1 = b0 + 1
        if b1 < size:
            words[1] = b1 + offset
        if b0 < size:
            words[0] = b0 + offset
            if self.left[b0]:
                words[5] = self.left[b0][-1] + offset
        if stack:
            s0 = stack[-1]
            words[2] = s0 + offset
            depth = len(stack)
            if depth > 1:
                words[3] = stack[-2] + offset
                if depth > 2:
                    words[4] = stack[-3] + offset
            if self.left[s0]:
                words[6] = self.left[s0][-1] + offset
            if self.right[s0]:
                words[7] = self.right[s0][-1] + offset
        return words

    def allows(self, kind: int) -> bool:
        """Whether a move is allowed in a state that goes on: there are a top and a next word."""
        b0 = self._back[-1] if self._back else self._next
        first = b0 == 0  # nothing is joined over the beginning of a sentence
        if kind == REDUCE:
            return first or len(self._stack) > 1
        if first or kind == BREAK:
            return False
        if kind == SHIFT:
            left = self.size - self._next + len(self._back)
            return left >= 2 and b0 not in self._again
        return True

    def give_up(self) -> None:
        """End, where no move is allowed."""
        self._stack.clear()
        self._back.clear()
        self._next = self.size

    def _push(self) -> None:
        if self._back:
            self._stack.append(self._back.pop())
        else:
            self._stack.append(self._next)
            self._next += 1

    def move(self, kind: int, label: str) -> None:
        """Make a move that is allowed."""
        if kind == SHIFT:
            self._push()
        elif kind == REDUCE:
            word = self._stack.pop()
            if self._stack and self.heads[word] < 0:
                self._again.add(word)
                self._back.append(word)
        elif kind == LEFT:
            head, word = self._front(), self._stack.pop()
            if self.heads[word] >= 0:
                self._cut(word)
            self.left[head].append(word)
            self.heads[word], self.labels[word] = head, label
            self._again.discard(head)
        else:
            word, head = self._front(), self._stack[-1]
            self.right[head].append(word)
            self.heads[word], self.labels[word] = head, label
            self._push()

    def _cut(self, word: int) -> None:
        """Take a word from its head, of which it is the last dependent: it lay right above it."""
        self.right[self.heads[word]].pop()


def tree(state: State, texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """The heads and labels of a sentence that is read; a root is its own head.

    `texts` are its words.
    """
    heads = [at if head < 0 else head for at, head in enumerate(state.heads)]
    labels = [label if heads[at] != at else "ROOT" for at, label in enumerate(state.labels)]
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
