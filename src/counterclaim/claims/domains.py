"""Texts of other fields in the words of war: sport, the stage, markets, kitchens, the weather.

A match "between" two states at war looks like a report of a clash between them to every rule that
reads a clause. Whole texts give it away: many words of one field, and few of war that are hardly
ever borrowed.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.vocabulary import Vocabulary

#: Distinct words of a field that a text needs to be of it. Reports of war had at most two in the
#: development documents, texts of the fields five and more.
ENOUGH = 4


def words_of(sentences: Sequence[Annotated]) -> set[str]:
    """The distinct words of a text, in lower case."""
    return {t.lower for a in sentences for t in a.sentence.tokens}


def field_of(told: Set[str], vocabulary: Vocabulary) -> str | None:
    """The field that a text is of, by its distinct words in lower case; None for none.

    An outlet's text of sport, prices or the stage tells no act, whatever its verbs.
    """
    counts = {name: len(told & field) for name, field in vocabulary.fields.items()}
    name = max(sorted(counts), key=lambda n: counts[n], default=None)
    if name is None or counts[name] < ENOUGH:
        return None
    return name if counts[name] > 2 * len(told & vocabulary.words_of_war) else None


#: Distinct words of war that make a text one of war though it names no party.
MANY = 5


def is_of_war(told: Set[str], vocabulary: Vocabulary) -> bool:
    """Whether a text speaks of war by many of its words: "rebels", "mortars", "civilians"."""
    return len(told & vocabulary.words_of_war) >= MANY
