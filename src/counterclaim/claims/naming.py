"""Which party a name means in one document: ambiguous names are settled by its other parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.claims.phrases import Atoms, Hit
from counterclaim.claims.vocabulary import PartyName, Vocabulary
from counterclaim.core.party import PartyName as Entry
from counterclaim.read import Sentence

_OFFICIAL = frozenset({"ministry", "service", "press_office", "parliament", "institution"})
_ARMED = frozenset({"armed_forces", "branch"})
#: Kinds of bodies that every state has; and kinds of names that say whose one is.
_BODIES_OF = _OFFICIAL | _ARMED
_OWNERS = frozenset({"name", "abbreviation", "demonym", "people", "capital", "nickname"})
_STATES = frozenset({"name", "demonym", "people", "capital"})
_BODIES = frozenset({"international_organisation", "ngo"})
_WATCHERS = frozenset({"mission", "monitor"})

#: Names of states and capitals that are also first names of persons.
_FIRST_NAMES = frozenset(
    """America Chad China Cuba Dominica Florence Georgia Holland India Ireland Israel Jamaica Jordan
    Kenya London Paris Salvador Santiago Sofia Victoria Vienna""".split()
)
#: Capitalised words behind a state's name that make it a body or a land, not a person.
_NO_SURNAME = frozenset(
    """airlines airways army authority border broadcasting coast corporation defence defense
    dream east foreign guard gulf institute national north police prison radio railways river south
    state television times today tribune valley west""".split()
)
#: Capitalised words for a building or a street that is called after a people: it is not theirs.
_CALLED_AFTER = frozenset(
    """Hospital Clinic School Lyceum Gymnasium University College Institute Mosque Church Cathedral
    Monastery Quarter Street Avenue Boulevard Road Bridge Market Bazaar Hotel Square Gate Park
    Cemetery Stadium Theatre Theater""".split()
)
#: What a person does or undergoes, who is told of by name.
_PERSONAL = frozenset(
    """say tell add recall write claim believe know see hear think die live work serve fight be
    have join lose""".split()
)


def is_first_name(sentence: Sentence, start: int, end: int) -> bool:
    """ "Jordan Smith, a soldier", "a doctor, Georgia Brown, said": a person, and no state.

    A surname follows, and what follows it tells of a person: an apposition, an age, a verb.
    """
    tokens = sentence.tokens
    if end - start != 1 or tokens[start].text not in _FIRST_NAMES or end + 1 >= len(tokens):
        return False
    name, after = tokens[end], tokens[end + 1]
    cased = name.text[:1].isupper() and name.text[1:].islower() and name.text.isalpha()
    if not cased or name.lower in _NO_SURNAME or name.dep != "flat" or name.head != start:
        return False
    if start and tokens[start - 1].lower == "in":
        return False
    titled = start > 0 and (tokens[start - 1].pos in ("NOUN", "PROPN"))
    return titled or after.text in (",", "(") or after.lemma in _PERSONAL


class Namer:
    """Finds the parties of one document's sentences."""

    def __init__(
        self, vocabulary: Vocabulary, publisher: str | None, year: int | None = None
    ) -> None:
        self.vocabulary = vocabulary
        self.index = vocabulary.party_index
        self.publisher = publisher or ""
        self.year = year
        self.context: frozenset[str] = frozenset({publisher} if publisher else ())
        self._settled: dict[str, Entry | None] = {}

    def learn(self, all_atoms: Iterable[Atoms]) -> None:
        """Collect the parties that are named without ambiguity; they decide the others.

        Then the states whose names are settled by these, or by default, decide with them:
        "Georgia" is one of the two, and tells which mission "the EU Monitoring Mission" is.
        """
        sure: set[str] = set()
        open_phrases: set[str] = set()
        for atoms in all_atoms:
            for hit in self.vocabulary.parties.find(atoms):
                readings = self.index.readings(hit.payload)
                codes = {self.index.coded_in(r, self.year).code for r in readings}
                if any(r.deictic for r in readings):
                    continue
                if len(codes) == 1 and not any(r.ambiguous for r in readings):
                    sure |= codes
                elif any(r.kind in _STATES for r in readings):
                    open_phrases.add(hit.payload)
        self.context = self.context | sure
        settled = [self._settle(phrase) for phrase in sorted(open_phrases)]
        self.context = self.context | {e.code for e in settled if e is not None and not e.missions}
        self._settled.clear()

    def find(self, sentence: Sentence, atoms: Atoms) -> list[Hit[PartyName]]:
        """Parties named in a sentence, and words that name one by its relation to the speaker."""
        found: list[Hit[PartyName]] = []
        taken: set[int] = set()
        for deictic in self.vocabulary.deictic.find(atoms):
            found.append(deictic)
            taken.update(range(deictic.start, deictic.end))
        masks = list(self.vocabulary.masks.find(atoms))
        hits = list(self.vocabulary.parties.find(atoms))
        for number, hit in enumerate(hits):
            span = range(hit.start, hit.end)
            if self._is_masked(hit, sentence, masks):
                continue
            if taken.intersection(span):
                longer = [f for f in found if set(range(f.start, f.end)) & set(span)]
                if any(f.end - f.start >= hit.end - hit.start for f in longer):
                    continue
                found = [f for f in found if f not in longer]
            entry = self._settle(hit.payload, self._owner(sentence, hits, number))
            if entry is None or not _looks_named(entry, sentence, hit):
                continue
            found.append(Hit(hit.start, hit.end, self._name(entry)))
            taken.update(span)
        return sorted(found, key=lambda h: h.start)

    def _is_masked(self, hit: Hit[str], sentence: Sentence, masks: Sequence[Hit[str]]) -> bool:
        """A party's word inside a fixed name ("Minsk agreements") or "X-made" names no party."""
        for mask in masks:
            inside = mask.start <= hit.start and hit.end <= mask.end
            if inside and hit.end - hit.start < mask.end - mask.start:
                return True
        tokens = sentence.tokens
        if is_first_name(sentence, hit.start, hit.end):
            return True
        if hit.end < len(tokens) and tokens[hit.end].text in _CALLED_AFTER:
            if not sentence.is_title and hit.end - hit.start == 1:
                return True  # "the Saudi Hospital in El Fasher"
        if hit.end + 1 >= len(tokens) or tokens[hit.end].text not in ("-", "‑"):
            return False
        ending = tokens[hit.end + 1].lower
        return ending in self.vocabulary.mask_endings - self.vocabulary.holding

    def party_in(self, text: str) -> str | None:
        """The first state that a plain string names, such as the name of an outlet."""
        words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
        for size in (3, 2, 1):
            for at in range(len(words) - size + 1):
                entry = self._settle(" ".join(words[at : at + size]))
                if entry is None or entry.code in ("MEDIA", "UNKNOWN") or entry.kind == "media":
                    continue
                if entry.kind in ("demonym", "capital") or at and words[at - 1].lower() == "of":
                    return entry.code
        return None

    def _settle(self, phrase: str, owner: str = "") -> Entry | None:
        """What a phrase names here; beside the name of its owner it is that one's or nobody's."""
        if owner:
            readings = self.index.readings(phrase)
            if all(r.ambiguous for r in readings):
                near = self.index.resolve(phrase, {owner}, self.publisher, self.year)
                if near is not None and (near.code == owner or near.missions):
                    return near
                if all(r.kind in _BODIES_OF and not r.sides for r in readings):
                    return None
        if phrase not in self._settled:
            self._settled[phrase] = self.index.resolve(
                phrase, self.context, self.publisher, self.year
            )
        return self._settled[phrase]

    def _owner(self, sentence: Sentence, hits: Sequence[Hit[str]], number: int) -> str:
        """Whose a body is by what stands beside it: "Greek Coast Guard", "UN mission in Libya"."""
        hit = hits[number]
        before = hits[number - 1] if number else None
        after = hits[number + 1] if number + 1 < len(hits) else None
        if before is not None:
            gap = [t.lower for t in sentence.tokens[before.end : hit.start]]
            if gap in ([], ["'s"], ["\u2019s"]):
                return self._state(before.payload)
        if after is not None:
            gap = [t.lower for t in sentence.tokens[hit.end : after.start] if t.lower != "the"]
            if len(gap) == 1 and gap[0] in ("of", "in", "to", "for"):
                return self._state(after.payload)
        return ""

    def _state(self, phrase: str) -> str:
        """The code of a name that stands for one party alone: a state, a people, a capital."""
        entry = self._settle(phrase)
        known = entry is not None and entry.kind in _OWNERS
        return entry.code if entry is not None and known else ""

    def _name(self, entry: Entry) -> PartyName:
        party = self.index.by_code.get(entry.party)
        kind = party.kind if party is not None else "state"
        return PartyName(
            code=entry.code,
            kind=entry.kind,
            category=_category(entry, kind),
            side=entry.side,
            adjective_only=entry.kind == "demonym" and entry.phrase[-1:] != "s",
        )


def _category(entry: Entry, party: str) -> str:
    name = entry.kind
    if name in ("self", "rival", "deictic") and not entry.phrase.split()[-1][:1].isupper():
        return "armed"  # "illegal detachments", "the rebel militia": a phrase for people under arms
    if name in _OFFICIAL:
        return "monitor" if party in _WATCHERS else "official"
    if name in _ARMED:
        return "armed"
    if name in ("people", "demonym"):
        return "people"
    if name == "media":
        return "media"
    if party in _WATCHERS:
        return "monitor"
    if party in _BODIES:
        return "official"
    return "armed" if party == "armed_group" else "state"


def _looks_named(entry: Entry, sentence: Sentence, hit: Hit[str]) -> bool:
    """Leave out what only looks like a name: a lower-case word, "us" for "US"."""
    tokens = sentence.tokens[hit.start : hit.end]
    if entry.kind in ("self", "rival", "deictic"):
        return True
    if len(tokens) == 1 and tokens[0].pos in ("VERB", "AUX", "ADV", "CCONJ", "SCONJ"):
        return tokens[0].text[:1].isupper() and tokens[0].pos == "VERB" and hit.start > 0
    return any(t.text[:1].isupper() for t in tokens)


def adversaries(
    vocabulary: Vocabulary, codes: Sequence[str], year: int | None
) -> dict[str, frozenset[str]]:
    """Who fights whom among all known parties in a year, for the codes given and their rivals."""
    index = vocabulary.party_index
    table: dict[str, frozenset[str]] = {}
    for code in codes:
        table[code] = frozenset(index.adversaries(code, year))
        for rival in table[code]:
            table.setdefault(rival, frozenset(index.adversaries(rival, year)))
    return table
