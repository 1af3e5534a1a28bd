"""Names that are near to one that is not known, for the remedy of a message."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

#: How alike two names are at least: a slip of one letter in three leaves .67.
_ALIKE = 0.65


def near(name: str, known: Iterable[str], most: int = 5) -> list[str]:
    """The known names that are like `name`, in any case: those that begin so before others.

    Last come those that share at least half of its words.
    """
    asked = name.casefold().strip()
    by_fold: dict[str, list[str]] = {}
    for one in known:
        by_fold.setdefault(one.casefold(), []).append(one)
    if not asked:
        return []
    if asked in by_fold:
        return sorted(by_fold[asked])
    begun = sorted(f for f in by_fold if f.startswith(asked))
    held = sorted(f for f in by_fold if asked in f and not f.startswith(asked))
    alike = get_close_matches(asked, by_fold, n=most, cutoff=_ALIKE)
    ordered = dict.fromkeys([*begun, *alike, *held, *_sharing(asked, by_fold)])
    return [one for f in ordered for one in sorted(by_fold[f])][:most]


def _sharing(asked: str, folds: Iterable[str]) -> list[str]:
    """Those with at least half of the words asked for, the most first."""
    words = set(asked.split())
    shared = {fold: len(words & set(fold.split())) for fold in folds}
    return sorted((f for f, n in shared.items() if 2 * n >= len(words)), key=lambda f: -shared[f])
