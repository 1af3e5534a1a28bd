"""Lemmas by edit trees: what of a form is kept, and what stands instead of the rest."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

#: No tree at this place: nothing is put there.
NONE = 2**32 - 1
_REMEMBERED = 50_000


class Tree(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A node: keeps all but `before` and `behind` letters, or puts `new` for exactly `old`."""

    keeps: bool
    before: int = 0
    behind: int = 0
    first: int = NONE
    last: int = NONE
    old: str = ""
    new: str = ""


class Lemmas:
    """The lemma of a form by the number of a label."""

    def __init__(self, trees: Sequence[Tree], labels: Sequence[int]) -> None:
        self._trees = trees
        self._labels = labels
        self._known: dict[tuple[str, int], str] = {}

    def __call__(self, form: str, label: int) -> str:
        """The lemma; where the label's tree does not fit the form, the form itself."""
        key = (form, label)
        lemma = self._known.get(key)
        if lemma is None:
            changed = self._applied(self._labels[label], form)
            lemma = form if changed is None else changed
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = lemma
        return lemma

    def _applied(self, number: int, form: str) -> str | None:
        if number == NONE:
            return ""
        tree = self._trees[number]
        if not tree.keeps:
            return tree.new if form == tree.old else None
        end = len(form) - tree.behind
        if end < tree.before:
            return None
        first = self._applied(tree.first, form[: tree.before])
        last = self._applied(tree.last, form[end:])
        if first is None or last is None:
            return None
        return first + form[tree.before : end] + last
