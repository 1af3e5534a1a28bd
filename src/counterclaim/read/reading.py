"""Records of a reading: tokens and sentences over a document's unchanged body.

They hold plain values, so that later stages know nothing of the parser that made them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec


class Token(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One token with its analysis. `start` and `end` are offsets into the body.

    `head` is the index of the syntactic head in the same sentence (its own for the root);
    `pos` is the universal tag, `tag` the English one, `dep` the universal relation.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a title, with its tokens; `children[i]` are the dependents of token i.

    `opening` counts the tokens of a time at its beginning that no comma follows: no phrase
    reaches from there into what follows.
    """

    index: int
    start: int
    end: int
    paragraph: int
    is_title: bool
    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    opening: int = 0

    def with_tokens(self, tokens: Sequence[Token]) -> Sentence:
        """The sentence with other analyses of its tokens."""
        return msgspec.structs.replace(self, tokens=tuple(tokens), children=children_of(tokens))

    def subtree(self, i: int, stop: frozenset[int] = frozenset()) -> set[int]:
        """Indices of the token and all that depends on it, without the subtrees in `stop`."""
        found = {i}
        stack = [i]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found and child not in stop:
                    found.add(child)
                    stack.append(child)
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of the token up to the root, nearest first."""
        seen = {i}
        at = self.tokens[i].head
        while at not in seen:
            yield at
            seen.add(at)
            at = self.tokens[at].head

    def of(self, i: int, *deps: str) -> list[Token]:
        """Dependents of the token by one of the relations (a name without `:` covers subtypes)."""
        found: list[Token] = []
        children = self.children[i]
        if children:  # every other token that is asked for has none
            tokens = self.tokens
            for c in children:
                dep = tokens[c].dep
                if dep in deps or ":" in dep and dep.partition(":")[0] in deps:
                    found.append(tokens[c])
        return found


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """The dependents of each token, by the heads of all."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return tuple(map(tuple, children))


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document's body, cut into sentences and analysed.

    Of a very long one this is a part: `start` up to and without `end` in the body. The offsets of
    the sentences are always those of the whole body.
    """

    document: str
    body: str
    language: str
    sentences: tuple[Sentence, ...]
    start: int
    end: int
    made_by: str = ""
