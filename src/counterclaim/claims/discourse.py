"""Whom a text is speaking of: the parties that "the ministry", "its spokesman" or "it" can mean.

A text keeps a few parties in the reader's mind. Who speaks is nearest, then whom the outlet
makes the subject of its own sentences; what stands inside another's words, or only acts in a
phrase with "by", is farther off, and everything fades with each sentence. A word that refers
back means the nearest of those that agree with it: an office is of a state, "the group" under
arms, "he" a person, "they" many. The winner is kept with its reason for the rule trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from counterclaim.claims.context import GROUPS, MEDIA, UNKNOWN, Context

Role = Literal[
    "source",
    "quoted",
    "titled",
    "subject",
    "seat",
    "heading",
    "named",
    "told",
    "agent",
    "silent",
    "home",
]
Kind = Literal["office", "group", "mission", "force", "any"]

#: How near a party is by what it does in its sentence.
WEIGHTS: dict[str, float] = {
    "source": 3.0,
    "subject": 2.4,
    "heading": 2.4,
    "seat": 2.2,
    "titled": 1.5,
    "quoted": 1.8,
    "noun": 2.4,
    "home": 1.2,
    "named": 0.9,
    "told": 0.6,
    "agent": 0.4,
    "silent": 1.0,
    "side": 0.1,
}
REASONS: dict[str, str] = {
    "source": "who spoke",
    "subject": "of whom the text speaks",
    "heading": "whose section it is",
    "quoted": "who was quoted",
    "titled": "who speaks in the title",
    "seat": "whose capital is named",
    "noun": "whom the same word meant",
    "home": "where the text was written",
    "named": "who was named",
    "told": "of whom a source spoke",
    "agent": "who was named as acting",
    "silent": "who did not speak",
    "side": "a side of the text",
}
TOPIC = 3.3
#: What a sentence, and what a paragraph, takes from that.
FADING, BREAK = 0.62, 0.85
#: The same word for the same body fades more slowly; some words each side has a body for.
RECALL, OWN_WORD = 0.88, 1.5
EVERYBODYS = frozenset(
    {
        "ministry", "army", "government", "military", "authority", "police", "spokesman", "navy",
        "spokeswoman", "spokesperson", "official", "minister", "president", "command", "group",
        "headquarters", "staff", "force", "leadership", "service", "guard", "office", "movement",
    }
)  # fmt: skip
#: So many sentences back a text is remembered.
REACH = 9
#: Who is told to have done harm seldom tells it; who fights is meant rather than others, and
#: who rejects what a source told is its rival.
ACCUSED, FIGHTING, RIVAL = 0.35, 0.4, 0.6
FOREIGN = frozenset({"mission", "monitor", "international_organisation", "ngo", "media"})


class Referent(msgspec.Struct, frozen=True, kw_only=True):
    """One naming of a party: where, in what role, and whether by a person or several people."""

    code: str
    sentence: int
    paragraph: int
    role: Role
    person: bool = False
    plural: bool = False
    at: int = 0


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a word that refers back asks of whom it means."""

    kind: Kind = "any"
    noun: str = ""
    person: bool | None = None
    plural: bool | None = None
    owner: bool = False
    accused: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    against: str | None = None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Who is meant, and why."""

    code: str
    score: float
    reason: str


class Discourse:
    """The parties in mind at a point of a text."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.referents: list[Referent] = []
        self.sentence = self.paragraph = 0
        self.nouns: dict[str, tuple[str, int]] = {}
        self.heading: str | None = None

    def enter(self, sentence: int, paragraph: int) -> None:
        """A new sentence begins; what lies far behind is forgotten."""
        self.sentence, self.paragraph = sentence, paragraph
        self.referents = [r for r in self.referents if sentence - r.sentence <= REACH]

    def note(
        self, code: str, role: Role, *, person: bool = False, plural: bool = False, at: int = -1
    ) -> None:
        """A party is named in the sentence that is being read."""
        if code == MEDIA:
            return
        self.referents.append(
            Referent(
                code=code,
                sentence=self.sentence,
                paragraph=self.paragraph,
                role=role,
                person=person,
                plural=plural,
                at=at,
            )
        )

    def settle(self, speaker: str) -> None:
        """Of the sources of this sentence one has the word; the others are quoted by it."""
        self.referents = [
            msgspec.structs.replace(r, role="quoted")
            if r.sentence == self.sentence and r.role == "source" and r.code != speaker
            else r
            for r in self.referents
        ]

    def learn(self, referents: Iterable[Referent]) -> None:
        """The parties that a sentence has named."""
        self.referents.extend(referents)

    def listed(self, first: bool, here: Sequence[str] = ()) -> str | None:
        """“The former”, "the latter": of the parties that were named last, in their order."""
        rows: list[list[str]] = [list(here)]
        for number in range(self.sentence - 1, self.sentence - 3, -1):
            found = [r for r in self.referents if r.sentence == number and r.at >= 0]
            rows.append([r.code for r in sorted(found, key=lambda r: r.at)])
        for row in rows:
            codes = list(dict.fromkeys(c for c in row if c != UNKNOWN))
            if len(codes) > 1:
                return codes[0] if first else codes[-1]
        return None

    def call(self, noun: str, code: str) -> None:
        """A body is called by a noun: "the committee" is the same one again."""
        self.nouns[noun] = (code, self.sentence)

    def meant(self, wanted: Wanted, here: Iterable[Referent] = ()) -> Choice | None:
        """The nearest party that agrees; `here` are those named before in the same sentence."""
        scores: dict[str, list[tuple[float, str]]] = {}
        sides = [c for c in self.context.sides if self.fits(c, wanted.kind)]
        for referent in (*self.referents, *here):
            if self._agrees(referent, wanted):
                weight = self._weight(referent, wanted)
                scores.setdefault(referent.code, []).append((weight, REASONS[referent.role]))
        for code, weight, reason in self._standing(wanted):
            scores.setdefault(code, []).append((weight, reason))
        best: Choice | None = None
        for code in scores:
            found = sorted(scores[code], reverse=True)
            total = found[0][0] + 0.15 * sum(w for w, _ in found[1:4])
            total *= ACCUSED if code in wanted.accused else 1.0
            if wanted.against is not None and code in self.context.dyads.get(wanted.against, ()):
                total += RIVAL
            if best is None or total > best.score:
                best = Choice(code=code, score=total, reason=found[0][1])
        nobody = best is not None and best.score <= WEIGHTS["side"] and len(sides) > 1
        return None if nobody else best

    def fits(self, code: str, kind: Kind) -> bool:
        """Whether a party can have such an office, or be called so."""
        known = self.context.kinds.get(code)
        if kind == "office":
            return known not in GROUPS | FOREIGN and code != UNKNOWN
        if kind == "group":
            return known in GROUPS or known == "de_facto_authority"
        if kind == "force":
            return known == "mission"
        if kind == "mission":
            return known in FOREIGN - {"media"}
        return True

    def _standing(self, wanted: Wanted) -> Iterable[tuple[str, float, str]]:
        """What holds anywhere in the text: the same noun, and the sides."""
        known = self.nouns.get(wanted.noun)
        if known is not None and known[0] not in wanted.barred:
            fading = RECALL ** (self.sentence - known[1])
            weight = WEIGHTS["noun"] * (1.0 if wanted.noun in EVERYBODYS else OWN_WORD)
            yield known[0], weight * fading, REASONS["noun"]
        if wanted.person:
            return
        for place, role in ((self.heading, "heading"), (self.context.home, "home")):
            if place is not None and self.fits(place, wanted.kind) and wanted.kind != "any":
                yield place, WEIGHTS[role], REASONS[role]
        for code in self.context.sides:
            if self.fits(code, wanted.kind) and code not in wanted.barred:
                yield code, WEIGHTS["side"], REASONS["side"]

    def _agrees(self, referent: Referent, wanted: Wanted) -> bool:
        if referent.code in wanted.barred or not self.fits(referent.code, wanted.kind):
            return False
        if referent.role == "titled" and wanted.kind == "any":
            return False  # a headline's "X says" is no antecedent of a pronoun
        if wanted.person is True and not referent.person:
            return False
        return not (wanted.person is False and referent.person and referent.code == UNKNOWN)

    def _weight(self, referent: Referent, wanted: Wanted) -> float:
        weight = WEIGHTS[referent.role]
        if wanted.owner and referent.role in ("subject", "silent", "seat"):
            weight = TOPIC  # "its spokesman": of whom the text spoke rather than who spoke
        weight *= FADING ** (self.sentence - referent.sentence)
        if referent.paragraph != self.paragraph:
            weight *= BREAK
        if wanted.plural is True and not referent.plural:
            weight *= 0.9
        if wanted.plural is False and referent.plural:
            weight *= 0.7
        if wanted.person is False and referent.person:
            weight *= 0.8
        if wanted.kind != "any" and self.context.is_belligerent(referent.code):
            weight += FIGHTING
        return weight


__all__ = ["Choice", "Discourse", "Kind", "Referent", "Role", "Wanted"]
