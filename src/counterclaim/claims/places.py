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
from counterclaim.claims.devotion import devotions
from counterclaim.claims.number_words import number_words
from counterclaim.claims.place_names import NameFinder, NameRun
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
    "across",
    "throughout",
    "north of",
    "south of",
    "east of",
    "west of",
)
#: Words that may stand between the members of a list of places.
_BETWEEN = frozenset(
    ", and or nor as well the village villages city cities of in town towns also near at district"
    " districts region regions area areas ) ( directions both to from - –".split()
)
#: Small words that a hyphen joins to the name itself: "Al-Bab", "Deir ez-Zor".
_PREFIXES = frozenset({"al", "ez", "ash", "as", "an", "ad", "ar", "el"})
#: Kinds beside which an unknown name need not be that of a place: "the Avarian front".
_WEAK_KINDS = frozenset({"side", "border", "front", "direction", "line", "axis", "land", "bank"})
_SENSES = frozenset({"at", "toward", "from", "between", "in", "to", "into", "of", "under", "for"})
#: What "from the side of" says of a place; of a party it says who acts.
_SOURCES = frozenset({"from the side of", "from the sides of"})


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
    #: The characters of the name that a pointer such as "the city" stands for.
    span: tuple[int, int] | None = None


def relation_of(annotated: Annotated, vocabulary: Vocabulary, start: int) -> tuple[str, str, int]:
    """The preposition's sense before a token, its words, and the chunk that is located so."""
    number = annotated.at.get(start, -1)
    return _Relations(annotated, vocabulary).relation(number, start)


def find_places(
    annotated: Annotated, vocabulary: Vocabulary, known: Known, people: dict[str, str]
) -> list[PlaceName]:
    """All place names of a sentence, in order."""
    finder = _Finder(annotated, vocabulary, known, people)
    return finder.find()


class _Relations:
    """What a preposition and the words behind it make of a place."""

    def __init__(self, annotated: Annotated, vocabulary: Vocabulary) -> None:
        self.annotated = annotated
        self.tokens = annotated.sentence.tokens
        self.vocabulary = vocabulary
        self.words = vocabulary.place_words
        self.kinds = self.words["kinds"]

    def relation(self, number: int, start: int) -> tuple[str, str, int]:
        """The preposition's sense, its words, and the chunk that the place says the where of."""
        tokens = self.tokens
        at = start
        case = phrase = ""
        related = False
        for _ in range(12):
            matched = self._preposition_before(at)
            if matched is not None:
                words, sense = matched
                at -= len(words)
                related = True
                if sense in ("toward", "from", "between") or not case or case == "of":
                    if not (case in ("from",) and sense != "from"):
                        case, phrase = sense, " ".join(words)
                continue
            if at == 0:
                break
            if self._steps_over(at - 1):
                at -= 1
                related = tokens[at].lemma.lower() in self.words["locating"]
                continue
            if tokens[at - 1].lower in (",", "and") and at >= 2 and case:
                beside = self.annotated.chunk_of(at - 2)
                if beside is not None and tokens[beside.head].lemma.lower() in self.kinds:
                    at = beside.start
                    continue
            break
        if case == "from" and at and tokens[at - 1].lemma.lower() in self.words["lengths"]:
            case = "in"
        locates = self.annotated.at.get(at - 1, -1) if at and related else -1
        return case, phrase, -1 if locates == number else locates

    def _steps_over(self, i: int) -> bool:
        """Whether a word stands between a preposition and its place: "in the occupied X"."""
        token = self.tokens[i]
        lemma = token.lemma.lower()
        if lemma in self.kinds or token.pos == "DET" or lemma in self.words["locating"]:
            return True
        return token.pos == "ADJ" and lemma in ("small", "nearby", "neighbouring")

    def _preposition_before(self, at: int) -> tuple[list[str], str] | None:
        last = self.tokens[at - 1].lower if at else ""
        if last not in self.vocabulary.preposition_ends:
            return None
        lower = [t.lower for t in self.tokens[max(0, at - 6) : at]]
        for length in range(min(6, len(lower)), 0, -1):
            phrase = " ".join(lower[-length:])
            if phrase in _SOURCES:
                return lower[-length:], "from"
            sense = self.vocabulary.prepositions.get(phrase)
            if sense in _SENSES:
                return lower[-length:], sense
        return None


class _Finder(_Relations):
    def __init__(
        self, annotated: Annotated, vocabulary: Vocabulary, known: Known, people: dict[str, str]
    ) -> None:
        super().__init__(annotated, vocabulary)
        self.known = known
        self.people = people
        self.names = NameFinder(annotated, vocabulary, number_words(), known)
        self.party_at = self.names.party_at

    def find(self) -> list[PlaceName]:
        found: list[PlaceName] = []
        reached = 0
        devoted = devotions(self.tokens)
        for number, chunk in enumerate(self.annotated.chunks):
            run = self.names.find(chunk)
            if run is None or run.start < reached or run.start in devoted:
                continue
            reached = run.end
            place = self._place(number, chunk, run, found[-1] if found else None)
            if place is not None:
                found += self._halves(place)
        return found

    def _halves(self, place: PlaceName) -> list[PlaceName]:
        """ "The road X-Y", "the line X-Y": two places, where both halves are known."""
        if self.known(place.name):
            return [place]
        for i in range(place.start + 1, place.end - 1):
            if self.tokens[i].text not in ("-", "–", "—"):
                continue
            left, right = self._text(place.start, i), self._text(i + 1, place.end)
            is_prefix = left.split()[-1].lower() in _PREFIXES
            if not is_prefix and self.known(left) and self.known(right):
                return [
                    msgspec.structs.replace(place, name=left, end=i),
                    msgspec.structs.replace(place, name=right, start=i + 1),
                ]
        return [place]

    def _place(
        self, number: int, chunk: Chunk, run: NameRun, last: PlaceName | None
    ) -> PlaceName | None:
        """The name as a place with its relation; a list and a container share that of the first."""
        text = self._text(run.start, run.end)
        before = last if last is not None and self._coordinated(last.end, run.start) else None
        case, phrase, locates = own = self.relation(number, run.start)
        if last is not None and self._far_from(last, run, case):
            return None
        if before is not None and (not case or self._holds(before, run, case)):
            case, phrase, locates = before.case, before.phrase, before.locates
        listed_state = run.is_state and before is not None and before.is_state
        if not listed_state and not self._is_place(text, chunk, *own[:2], before is not None, run):
            return None
        return PlaceName(
            name=text,
            start=run.start,
            end=run.end,
            chunk=number,
            case=case,
            phrase=phrase,
            kind=run.kind,
            locates=locates,
            is_state=run.is_state,
        )

    def _text(self, start: int, end: int) -> str:
        first, last = self.tokens[start], self.tokens[end - 1]
        offset = self.annotated.sentence.start
        return self.annotated.sentence.text[first.start - offset : last.end - offset]

    def _coordinated(self, left: int, right: int) -> bool:
        between = [t.lower for t in self.tokens[left:right]]
        if "as" in between and "well" not in between:
            return False  # "X, as Y calls it"
        hit = self.party_at.get(right)
        if between[-1:] == [","] and hit is not None and hit.end < len(self.tokens):
            if self.tokens[hit.end].tag in ("VBD", "VBZ", "VBP"):
                return False  # "a soldier fell near the river, Yerevan said"
        return len(between) <= 8 and all(w in _BETWEEN or w in self.kinds for w in between)

    def _holds(self, before: PlaceName, run: NameRun, case: str) -> bool:
        """ "from X village of Y district", "toward X (Y)": Y says where X lies, in X's own role."""
        between = [t.lower for t in self.tokens[before.end : run.start]]
        words = [w for w in between if w not in self.kinds and w != "the"]
        return words in (["of"], ["("], [",", "in"], ["in"], [",", "of"]) and case in ("of", "in")

    def _far_from(self, last: PlaceName, run: NameRun, case: str) -> bool:
        """ "X, 40 kilometres from Y": it happened at X, Y only says where that is."""
        at = run.start - 1
        while at > last.end and self.tokens[at].pos in ("DET", "ADP", "ADV", "ADJ", "NOUN"):
            if self.tokens[at].lemma.lower() in self.words["lengths"]:
                break
            at -= 1
        is_length = at > last.end and self.tokens[at].lemma.lower() in self.words["lengths"]
        return is_length and at - last.end <= 5 and case in ("from", "in", "of")

    # -- is it a place -----------------------------------------------------------------

    def _is_place(
        self, text: str, chunk: Chunk, case: str, phrase: str, coordinated: bool, run: NameRun
    ) -> bool:
        known = self.known(text)
        kind = run.kind
        if text.split()[-1] in self.people and not kind and not (known and (case or coordinated)):
            return False
        if chunk.category == "media":
            return False
        if run.is_state:
            return bool(case) and (self._inside_state(run.start) or self._hit_in(phrase, run.start))
        last = text.split()[-1].lower()
        first = text.split()[0].lower()
        if len(text) < 3 or text.lower() in self.words["no_places"]:
            return False
        if {first, last} & self.words["lines"]:
            return False
        if self._is_seat(chunk, case, phrase, run.start) and not coordinated:
            return False
        if self._names_a_side(chunk, case, run) or self._is_alias(run.start):
            return False
        if kind and (known or kind not in _WEAK_KINDS):
            return True
        office = chunk.noun is not None and chunk.category in (
            "official",
            "armed",
            "media",
            "people",
            "source",
        )
        if office and not known or last in self.vocabulary.organisation_words:
            return False
        if known:
            return True
        if run.is_site:
            return True
        if coordinated and self._listed(chunk):
            return True
        return len(text) > 3 and self._is_marked(chunk, case, run)

    def _names_a_side(self, chunk: Chunk, case: str, run: NameRun) -> bool:
        """A party's name that says whose troops these are: "the defence army of X"."""
        hit = self.party_at.get(run.start)
        if hit is None or run.kind or hit.payload.kind != "name" or hit.end < run.end:
            return False
        if not self._is_bare(chunk, run):
            return True
        before = self.annotated.chunk_of(run.start - 2) if case == "of" else None
        if before is not None and before.category in ("armed", "official", "people", "monitor"):
            return True
        after = self.annotated.chunk_of(run.end + 1)
        joined = run.end < len(self.tokens) and self.tokens[run.end].lower in ("and", "or")
        return joined and after is not None and after.category in ("armed", "object")

    def _is_alias(self, start: int) -> bool:
        """ "Which the other side calls X", "known as X": another name, and no other place."""
        if not start:
            return False
        return self.tokens[start - 1].lemma.lower() in ("call", "dub", "name", "term", "rename")

    def _is_marked(self, chunk: Chunk, case: str, run: NameRun) -> bool:
        """Whether the words before an unknown name say that it is a place."""
        if not self._is_bare(chunk, run):
            return case in ("in", "from", "toward") and chunk.category != "object"
        if case in ("in", "from", "toward", "between"):
            return True
        before = self.tokens[run.start - 1] if run.start else None
        if before is None:
            return False
        if before.lower in ("on", "upon", "against", "onto"):
            back = self.tokens[max(0, run.start - 7) : run.start - 1]
            return any(t.lemma.lower() in self.words["aimed"] for t in back)
        if case in ("at", "to", "into"):
            return before.lower in ("at", "to", "into") and self._after_time_or_noun(run.start - 2)
        if case in ("of", "for"):
            noun = self.tokens[run.start - 2].lemma.lower() if run.start > 1 else ""
            return noun in self.words["taken_nouns"]
        return self._is_taken(run.start)

    def _is_bare(self, chunk: Chunk, run: NameRun) -> bool:
        """Whether the chunk is the name alone."""
        return run.end >= chunk.end and all(
            self.tokens[i].pos == "DET" for i in range(chunk.start, run.start)
        )

    def _after_time_or_noun(self, i: int) -> bool:
        """ "on Tuesday night at X", "the base at X", "fighting at X": "at" says where."""
        if i < 0:
            return True
        token = self.tokens[i]
        return token.pos in ("NOUN", "PROPN", "PUNCT", "VERB", "ADV", "NUM", "CCONJ")

    def _is_taken(self, start: int, more: str = "taken") -> bool:
        """ "retook X", "took back X", "shelled X": the object of such a verb is a place."""
        at = start - 1
        while (
            at >= 0
            and self.tokens[at].pos in ("ADV", "DET", "PART")
            or (at >= 0 and self.tokens[at].lower in ("back", "over", "up"))
        ):
            at -= 1
        token = self.tokens[at] if at >= 0 else None
        return (
            token is not None
            and token.pos in ("VERB", "NOUN")
            and token.lemma.lower() in self.words["taken"] | self.words[more]
        )

    def _listed(self, chunk: Chunk) -> bool:
        """An unknown name is a place in a list of places, and no apposition after a comma."""
        before = self.tokens[chunk.start - 1].lower if chunk.start else ""
        if before in ("and", "or", "as", "-", "–"):
            return True
        after = self.tokens[chunk.end : chunk.end + 2]
        if len(after) < 2 or after[0].lower not in (",", "and", "or"):
            return False
        return after[1].text[:1].isupper() or after[0].lower != "," and after[1].pos == "NOUN"

    def _is_seat(self, chunk: Chunk, case: str, phrase: str, start: int) -> bool:
        """A capital that stands for its government, or says where an office is, is no place."""
        hit = self.party_at.get(start)
        if hit is None or hit.payload.kind not in ("capital", "seat"):
            return False
        if hit.end < len(self.tokens) and self.tokens[hit.end].tag == "POS":
            # "a drone of Kinshasa's", but "Beirut's southern suburbs"
            return self.tokens[chunk.head].lemma.lower() not in self.words["of_town"]
        if phrase == "in" and start > 1 and self.tokens[start - 2].lemma in self.words["voiced"]:
            return True  # "the claims voiced in Yerevan"
        if case not in ("in", "from", "toward", "at", "between", "of"):
            return not (self._is_taken(start, "hit") or self._leads_list(chunk))
        if case == "between" and self._other_capital(hit.payload.code, start):
            return True
        chunks = self.annotated.chunks
        number = self.annotated.at[chunk.head]
        before = chunks[number - 1] if number else None
        after = chunks[number + 1] if number + 1 < len(chunks) else None
        if before is not None and before.end >= start - 2:
            if phrase == "in" and self._is_taken(before.start, "hit"):
                return False  # "struck the defence ministry in Damascus"
            if before.category in ("official", "armed", "media", "source", "state", "side"):
                return True
            head = self.tokens[before.head].lemma.lower()
            if phrase == "in" and (
                head in self.vocabulary.organisation_words
                or any(r.start == hit.start for r in before.refs)
            ):
                return True
        return (
            chunk.start <= 2
            and after is not None
            and after.category in ("official", "source", "media")
        )

    def _leads_list(self, chunk: Chunk) -> bool:
        """ "X and Y", where Y is a town that stands for nobody: X is meant as a town, too."""
        tokens, at = self.tokens, chunk.end
        if at + 1 >= len(tokens) or tokens[at].lower not in (",", "and", "or"):
            return False
        after = self.annotated.chunk_of(at + 1)
        if after is None or after.refs:
            return False
        run = self.names.find(after)
        return run is not None and self.known(self._text(run.start, run.end))

    def _other_capital(self, code: str, start: int) -> bool:
        """ "Agreed between X and Y", two capitals of different states: their governments."""
        return any(
            h.payload.kind in ("capital", "seat") and h.payload.code != code
            for h in self.annotated.parties
            if abs(h.start - start) <= 4
        )

    def _hit_in(self, phrase: str, start: int) -> bool:
        """ "In X" alone: where something was hit; "the embassy in X" says whose it is."""
        before = self.annotated.chunk_of(start - 2)
        office = before is not None and before.category in ("official", "source", "media")
        return phrase == "in" and not office

    def _inside_state(self, start: int) -> bool:
        before = f" {' '.join(t.lower for t in self.tokens[max(0, start - 5) : start])} "
        return any(f" {w} " in before[-24:] for w in _STATE_CASES)
