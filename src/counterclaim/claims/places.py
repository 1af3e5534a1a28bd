"""Place names in a sentence, and the part that each plays: at, from, toward.

A place is a run of proper nouns that a preposition, a kind word ("district", "village of") or
a coordination with another place marks as one, or that the gazetteer knows. Its role follows
from what it is said of: "positions located in the direction of X" lie at X, "from positions
located in the direction of X" and "units stationed in X opened fire" make X the source.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.vocabulary import Vocabulary

Known = Callable[[str], bool]


#: A state is a place where something is said of its land, water or air: not in "in Avaria".
_STATE_CASES = (
    "territory of",
    "inside",
    "from",
    "soil of",
    "around",
    "over",
    "off",
    "sky of",
    "airspace of",
    "toward",
    "towards",
    "into",
)


class PlaceName(msgspec.Struct, frozen=True, kw_only=True):
    """A place as written: tokens, the preposition's sense, and the chunk that it locates."""

    name: str
    start: int
    end: int
    chunk: int
    case: str
    phrase: str
    kind: str = ""
    locates: int = -1
    is_state: bool = False


def find_places(
    annotated: Annotated, vocabulary: Vocabulary, known: Known, people: dict[str, str]
) -> list[PlaceName]:
    """All place names of a sentence, in order."""
    finder = _Finder(annotated, vocabulary, known, people)
    return finder.find()


class _Finder:
    def __init__(
        self, annotated: Annotated, vocabulary: Vocabulary, known: Known, people: dict[str, str]
    ) -> None:
        self.annotated = annotated
        self.tokens = annotated.sentence.tokens
        self.vocabulary = vocabulary
        self.known = known
        self.people = people
        self.kinds = vocabulary.place_kinds
        self.party_at = {i: h for h in annotated.parties for i in range(h.start, h.end)}
        self.weapon_at = {i for h in annotated.weapons for i in range(h.start, h.end)}

    def find(self) -> list[PlaceName]:
        found: list[PlaceName] = []
        for number, chunk in enumerate(self.annotated.chunks):
            name = self._name(chunk)
            if name is None:
                continue
            start, end, kind, is_state = name
            text = self._text(start, end)
            before = found[-1] if found and self._coordinated(found[-1].end, start) else None
            case, phrase, locates = self._relation(number, chunk, start)
            if not case and before is not None:
                case, phrase, locates = before.case, before.phrase, before.locates
            if not self._is_place(text, chunk, case, kind, before is not None, start, is_state):
                continue
            found.append(
                PlaceName(
                    name=text,
                    start=start,
                    end=end,
                    chunk=number,
                    case=case,
                    phrase=phrase,
                    kind=kind,
                    locates=locates,
                    is_state=is_state,
                )
            )
        return self._backfill(found)

    def _backfill(self, found: list[PlaceName]) -> list[PlaceName]:
        """In "X, Y and Z districts" the kind word and the place-hood of Z hold for X and Y."""
        return found

    def _text(self, start: int, end: int) -> str:
        first, last = self.tokens[start], self.tokens[end - 1]
        offset = self.annotated.sentence.start
        return self.annotated.sentence.text[first.start - offset : last.end - offset]

    def _name(self, chunk: Chunk) -> tuple[int, int, str, bool] | None:
        """The run of proper nouns in a chunk, and the kind word beside it."""
        if chunk.pronoun:
            return None
        tokens = self.tokens
        end = chunk.end
        kind = ""
        while (
            end > chunk.start
            and tokens[end - 1].lemma.lower() in self.kinds
            and not tokens[end - 1].text[:1].isupper()
        ):
            kind = tokens[end - 1].lemma.lower()
            end -= 1
        if end > chunk.start and tokens[end - 1].tag == "POS":
            end -= 1
        start = end
        while start > chunk.start and self._proper(start - 1):
            start -= 1
        if start == end:
            return None
        while (
            start < end
            and tokens[start].lemma.lower() in self.kinds
            and start + 1 < end
            and not tokens[start].text[:1].isupper()
        ):
            start += 1
        if start > chunk.start and not kind:
            before = tokens[start - 1].lemma.lower()
            if before in self.kinds:
                kind = before
        if not kind and self._of_kind(chunk):
            kind = self._of_kind(chunk)
        if not kind and tokens[end - 1].lemma.lower() in self.kinds and end - start > 1:
            kind = tokens[end - 1].lemma.lower()
        hits = {
            id(self.party_at[i]): self.party_at[i] for i in range(start, end) if i in self.party_at
        }
        is_state = False
        for hit in hits.values():
            if hit.payload.kind in ("capital", "seat", "place"):
                continue
            if (
                hit.start <= start
                and hit.end >= end
                and hit.payload.category == "state"
                and hit.payload.kind == "name"
            ):
                is_state = self.vocabulary.party_kinds.get(hit.payload.code) == "state"
                continue
            if hit.start <= start and hit.end >= end:
                return None
            if hit.end < end and hit.start <= start:
                start = hit.end
        if start >= end or any(i in self.weapon_at for i in range(start, end)):
            return None
        if end < chunk.end and tokens[end].lemma.lower() in self.vocabulary.named_sites:
            end += 1
        return start, end, kind, is_state

    def _of_kind(self, chunk: Chunk) -> str:
        """ "the village of X": the kind word stands before the of."""
        at = chunk.start - 1
        if (
            at > 0
            and self.tokens[at].lower == "of"
            and self.tokens[at - 1].lemma.lower() in self.kinds
        ):
            return self.tokens[at - 1].lemma.lower()
        return ""

    def _proper(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.text[:1].isalpha() or not token.text[:1].isupper():
            return (
                token.text in ("-", "al")
                and 0 < i < len(self.tokens) - 1
                and self.tokens[i - 1].text[:1].isupper()
            )
        if i in self.party_at and self.party_at[i].payload.kind not in (
            "capital",
            "seat",
            "place",
            "name",
        ):
            return False
        return token.pos in ("PROPN", "NOUN", "ADJ") and token.lower not in self.vocabulary.calendar

    def _coordinated(self, left: int, right: int) -> bool:
        between = [t.lower for t in self.tokens[left:right]]
        return len(between) <= 8 and all(
            w
            in (
                ",",
                "and",
                "or",
                "as",
                "well",
                "the",
                "village",
                "villages",
                "city",
                "of",
                "in",
                "town",
                "towns",
                "also",
                "near",
                "at",
                "district",
                "districts",
                "region",
                ")",
                "(",
                "directions",
                "both",
            )
            for w in between
        )

    def _relation(self, number: int, chunk: Chunk, start: int) -> tuple[str, str, int]:
        """The preposition's sense, its words, and the chunk that the place says the where of."""
        tokens = self.tokens
        at = start
        case = phrase = ""
        for _ in range(12):
            matched = self._preposition_before(at)
            if matched is not None:
                words, sense = matched
                at -= len(words)
                if sense in ("toward", "from", "between") or not case or case == "of":
                    if not (case in ("from",) and sense != "from"):
                        case, phrase = sense, " ".join(words)
                continue
            before = tokens[at - 1] if at else None
            if before is None:
                break
            lemma = before.lemma.lower()
            if (
                lemma in self.kinds
                or before.pos == "DET"
                or lemma
                in (
                    "locate",
                    "situate",
                    "station",
                    "deploy",
                    "position",
                    "base",
                    "place",
                    "lie",
                    "nameless",
                    "direction",
                    "eastern",
                    "western",
                    "northern",
                    "southern",
                    "central",
                    "border",
                    "area",
                    "certain",
                    "few",
                    "several",
                    "same",
                    "opposite",
                    "occupied",
                    "temporarily",
                )
                or before.pos == "ADJ"
                and before.lemma.lower() in ("small", "nearby", "neighbouring")
            ):
                at -= 1
                continue
            if before.lower in (",", "and") and at >= 2:
                beside = self.annotated.chunk_of(at - 2)
                if (
                    beside is not None
                    and self.tokens[beside.head].lemma.lower() in self.kinds
                    and case
                ):
                    at = beside.start
                    continue
            break
        locates = self.annotated.at.get(at - 1, -1) if at else -1
        if locates == number:
            locates = -1
        return case, phrase, locates

    def _preposition_before(self, at: int) -> tuple[list[str], str] | None:
        lower = [t.lower for t in self.tokens[max(0, at - 6) : at]]
        for length in range(min(6, len(lower)), 0, -1):
            phrase = " ".join(lower[-length:])
            sense = self.vocabulary.prepositions.get(phrase)
            if sense is not None and sense in (
                "at",
                "toward",
                "from",
                "between",
                "in",
                "to",
                "into",
                "of",
                "under",
                "for",
            ):
                return lower[-length:], sense
        return None

    def _is_place(
        self,
        text: str,
        chunk: Chunk,
        case: str,
        kind: str,
        coordinated: bool,
        start: int,
        is_state: bool,
    ) -> bool:
        person = text.split()[-1] in self.people and not kind and not (case and self.known(text))
        if person or chunk.category == "media":
            return False
        if is_state:
            return bool(case) and self._inside_state(start)
        last = text.split()[-1].lower()
        if len(text) < 3 or text.lower() in self.vocabulary.no_places:
            return False
        if self._is_seat(chunk, case, start):
            return False
        if (
            kind
            and kind not in ("side", "border", "front", "direction")
            or kind
            and self.known(text)
        ):
            return True
        if (
            chunk.noun is not None
            and chunk.category in ("official", "armed", "media", "people", "source")
            and not self.known(text)
        ):
            return False
        if last in self.vocabulary.organisation_words:
            return False
        if coordinated:
            return self.known(text) or self._listed(chunk)
        token_before = self.tokens[start - 1] if start else None
        if case in ("in", "from", "toward", "between", "at", "to"):
            if case in ("at", "to") and not self.known(text):
                return False
            return self.known(text) or case in ("in", "from", "toward") and len(text) > 3
        if case == "of" or token_before is not None and token_before.text == "(":
            return self.known(text)
        return self.known(text) and (
            self.annotated.sentence.is_title or chunk.head == start or True
        )

    def _listed(self, chunk: Chunk) -> bool:
        """An unknown name is a place in a list of places, and no apposition after a comma."""
        before = self.tokens[chunk.start - 1].lower if chunk.start else ""
        if before in ("and", "or", "as"):
            return True
        after = self.tokens[chunk.end : chunk.end + 2]
        return len(after) == 2 and after[0].lower in (",", "and") and after[1].text[:1].isupper()

    def _is_seat(self, chunk: Chunk, case: str, start: int) -> bool:
        """A capital that stands for its government, or says where an office is, is no place."""
        hit = self.party_at.get(start)
        if hit is None or hit.payload.kind not in ("capital", "seat"):
            return False
        if case not in ("in", "from", "toward", "at", "between", "of"):
            return True
        number = self.annotated.at[chunk.head]
        before = self.annotated.chunks[number - 1] if number else None
        after = (
            self.annotated.chunks[number + 1] if number + 1 < len(self.annotated.chunks) else None
        )
        if (
            before is not None
            and before.category in ("official", "armed", "media", "source", "state", "side")
            and before.end >= start - 2
        ):
            return True
        return (
            chunk.start <= 2
            and after is not None
            and after.category in ("official", "source", "media")
        )

    def _inside_state(self, start: int) -> bool:
        before = f" {' '.join(t.lower for t in self.tokens[max(0, start - 5) : start])} "
        return any(f" {w} " in before[-24:] for w in _STATE_CASES)
