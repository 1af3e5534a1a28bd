"""Texts of other fields in the words of war: sport, the stage, markets, kitchens, the weather.

A match "between" two states at war looks like a report of a clash between them to every rule that
reads a clause. Whole texts give it away, and whole paragraphs: many words of one field, and few of
war that are hardly ever borrowed. In a single sentence, a storm that batters a coast does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

import msgspec

from counterclaim.read import Sentence

#: Distinct words of a field that a text needs to be of it. Reports of war had at most two in the
#: development documents, texts of the fields five and more.
ENOUGH = 4
#: Distinct words of war that make a paragraph one of war beside others of another field.
SOME = 2
#: Distinct words of war that make a text one of war though it names no party.
MANY = 5


class Domains(msgspec.Struct, frozen=True, kw_only=True):
    """The words of `cues/LANGUAGE/domains.yaml`, by what they give away.

    `fields` are those of texts of other fields, `war` those of war that are hardly ever borrowed.
    The others speak of a sentence: `players` and `games` of a match (`games` unless one of `meant`
    stands beside it), two of `money` of a market, `mishaps` of an accident (unless one of
    `of_war` does), `illness` of a death in bed, `nature` of what acts and is nobody.
    """

    fields: dict[str, frozenset[str]]
    war: frozenset[str]
    players: frozenset[str]
    games: frozenset[str]
    meant: frozenset[str]
    money: frozenset[str]
    mishaps: frozenset[str]
    of_war: frozenset[str]
    illness: frozenset[str]
    nature: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Domains:
        """The record of the lexicon file as it was read."""
        return msgspec.convert({k: v for k, v in table.items() if k != "examples"}, cls)

    def field(self, told: Set[str]) -> str | None:
        """The field that a text is of, by its distinct words in lower case; None for none.

        An outlet's text of sport, prices or the stage tells no act, whatever its verbs.
        """
        counts = {name: len(told & field) for name, field in self.fields.items()}
        name = max(sorted(counts), key=lambda n: counts[n], default=None)
        if name is None or counts[name] < ENOUGH:
            return None
        return name if counts[name] > 2 * len(told & self.war) else None

    def is_elsewhere(self, sentences: Sequence[Sentence], of_party: bool) -> bool:
        """Whether a whole text is of another field: no paragraph beside it is of war.

        That of a party's ministry has to be so by twice as many words (`of_party`).
        """
        told = words_of(sentences)
        name = self.field(told)
        if name is None or of_party and len(told & self.fields[name]) < 2 * ENOUGH:
            return False
        words = _by_paragraph(sentences)
        return not any(
            len(told & self.war) >= SOME and self.field(told) is None for told in words.values()
        )

    def is_of_war(self, told: Set[str]) -> bool:
        """Whether a text speaks of war by many of its words: "rebels", "mortars", "civilians"."""
        return len(told & self.war) >= MANY

    def paragraphs(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """Paragraphs of an outlet's text that are of another field than the rest.

        The title goes with them where all paragraphs do.
        """
        words = _by_paragraph(sentences)
        titles = {s.paragraph for s in sentences if s.is_title}
        found = {n for n, told in words.items() if n not in titles and self.field(told)}
        return frozenset(found | titles if found and found | titles == set(words) else found)


def _by_paragraph(sentences: Sequence[Sentence]) -> dict[int, set[str]]:
    words: dict[int, set[str]] = {}
    for sentence in sentences:
        words.setdefault(sentence.paragraph, set()).update(words_of([sentence]))
    return words


def words_of(sentences: Collection[Sentence]) -> set[str]:
    """The distinct words of a text, in lower case."""
    return {t.lower for s in sentences for t in s.tokens}
