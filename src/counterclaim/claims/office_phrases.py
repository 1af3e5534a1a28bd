"""What a noun phrase says of an office: its noun, its body, and whether it speaks for a side.

Nothing here asks which side that is: an ambulance service or a village elder speaks for none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import Context
from counterclaim.claims.discourse import Discourse
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Words

#: Units that a state numbers.
UNITS = frozenset({"brigade", "battalion", "division", "regiment", "corps", "region"})
#: Who leads people of a place, a faith or a trade, and no side.
_LEADERS = frozenset({"leader", "chief", "head", "elder", "figure", "representative", "activist"})
_HELPING = frozenset({"humanitarian", "aid", "relief"})
_COMMUNAL = frozenset(
    {
        "community", "village", "traditional", "tribal", "clan", "religious", "church", "youth",
        "vigilante", "union", "neighbourhood", "neighborhood", "camp", "customary", "civic",
        "civil", "farmers", "herders",
    }
)  # fmt: skip


class OfficePhrases:
    """Reads offices; `last` is the last source, `nouns` the offices whose party was named."""

    def __init__(
        self, sentences: Sequence[Annotated], context: Context, words: Words, vocabulary: Vocabulary
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.words = words
        self.vocabulary = vocabulary
        self.last: str | None = None
        self.told: str | None = None
        self.heading: str | None = None
        self.nouns: dict[str, str] = {}
        self.discourse = Discourse(context)
        self.reason = ""
        self.answering = False

    def head(self, annotated: Annotated, chunk: Chunk) -> str:
        """The noun of a chunk, in lower case; of "the Ministry of Defence" the ministry."""
        tokens = annotated.sentence.tokens
        head = tokens[chunk.head].lemma.lower()
        if head in self.words.bodies or head in self.words.posts:
            return head
        if chunk.end - chunk.start < 2:
            return head
        for token, after in pairwise(tokens[chunk.start : chunk.end]):
            if after.lower in ("of", "for") and token.lemma.lower() in self.words.offices:
                return token.lemma.lower()
        return head

    def body(self, annotated: Annotated, chunk: Chunk) -> str:
        """The body that a chunk is of: "the army spokesman" is the army's."""
        tokens = annotated.sentence.tokens
        if self.head(annotated, chunk) in self.words.posts | {"force"}:
            for token in reversed(tokens[chunk.start : chunk.head]):
                if token.lemma.lower() in self.words.bodies:
                    return token.lemma.lower()
        return self.head(annotated, chunk)

    def is_office(self, annotated: Annotated, chunk: Chunk) -> bool:
        """A definite "the military", "the group", "the council" that can speak for its side.

        Police and prosecutors need no article, and no more does what is of a province.
        """
        if chunk.noun is not None and chunk.noun.kind == "official":
            return True
        words = [t.lower for t in annotated.sentence.tokens[chunk.start : chunk.end]]
        head = self.head(annotated, chunk)
        if head in self.words.bare and (len(words) == 1 or words[0] in self.words.local):
            return True
        if head == "hall" and not {"town", "city", "village"}.isdisjoint(words):
            return True
        if words[0] not in ("the", "this", "that"):
            return False
        if head == "force" and (
            self._has_mission() if len(words) == 2 else self.words.groups.intersection(words)
        ):
            return True
        of_force = head in ("force", "guard") and bool(self.words.forces.intersection(words))
        numbered = head in UNITS and any(w[0].isdigit() for w in words)
        return of_force or numbered or head in self.words.offices or head in self.words.groups

    def without_name(self, annotated: Annotated, chunk: Chunk) -> Chunk | None:
        """“The rebels' spokesman N. N.”: the post of a group's speaker, whatever the name is."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        owned = next((t.i for t in words if t.tag == "POS"), None)
        post = next((t.i for t in words if t.lemma.lower() in self.words.posts), None)
        if owned is None or post is None or not owned < post < chunk.end - 1 or chunk.refs:
            return None
        names = annotated.sentence.tokens[post + 1 : chunk.end]
        if not all(t.text[:1].isupper() for t in names):
            return None
        return msgspec.structs.replace(chunk, head=post, end=post + 1, category="official")

    def helps(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“The ambulance service”, "civil defence": helpers, who speak for no side."""
        if self.context.publisher:
            return False
        words = {t.lemma.lower() for t in annotated.sentence.tokens[chunk.start : chunk.end]}
        body = self.head(annotated, chunk) in ("service", "agency", "defence", "defense", "crew")
        healing = "head" in words and any(
            c.start <= chunk.end + 1 and self.head(annotated, c) in ("hospital", "clinic")
            for c in annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
        )
        return healing or body and bool(words & self.words.rescue)

    def leads_civilians(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“A community leader", "the village elder": of people, whosever the land is."""
        tokens = annotated.sentence.tokens[chunk.start : chunk.end]
        head = tokens[-1].lemma.lower()
        if self.context.publisher:
            return False
        if head == "official" and any(t.lower in _HELPING for t in tokens[:-1]):
            return not any(chunk.start <= h.start < chunk.end for h in annotated.parties)
        if head not in _LEADERS:
            return False
        stated = any(chunk.start <= h.start < chunk.end for h in annotated.parties)
        return not stated and any(t.lower in _COMMUNAL for t in tokens[:-1])

    def is_civil(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“A local committee”, "the head of a hospital": of no party, but no party's either."""
        if self.head(annotated, chunk) in self.words.civil:
            return True
        inner = annotated.chunks[chunk.of] if chunk.of >= 0 else None
        headed = self.head(annotated, chunk) in self.words.posts
        return headed and inner is not None and self.head(annotated, inner) in self.words.civil

    def _has_mission(self) -> bool:
        return any(self.context.kinds.get(c) == "mission" for c in self.context.counts)
