"""What the whole document says of its parties: who fights whom, who is who.

Deixis ("our positions", "the enemy") and missing counterparts are resolved here, by the same
rules for every party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk, Ref
from counterclaim.claims.people import find_people, names_of
from counterclaim.core.records import Document

UNKNOWN = "UNKNOWN"
MEDIA = "MEDIA"
#: Kinds of parties that have no ministries, and are spoken of as "the group".
GROUPS = frozenset({"armed_group"})
_IRREGULAR = frozenset({"armed_group", "de_facto_authority"})
#: Publishers that tell of the wars of others, and are nobody's army, ministry or governor.
_OUTSIDE = frozenset({"mission", "monitor", "international_organisation", "ngo", "media"})
SIDE_KINDS = ("state", "armed_group", "de_facto_authority")


class Named(msgspec.Struct, frozen=True):
    """A party that words were taken to name, and how: stated, or inferred by a rule."""

    code: str
    basis: str
    method: str
    tokens: tuple[int, int] | None = None


class Context:
    """Parties of one document: its publisher, its sides, its people."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Annotated],
        dyads: dict[str, frozenset[str]],
        kinds: Mapping[str, str],
        outlet_party: str | None = None,
        main: str | None = None,
        armies: Mapping[str, str] | None = None,
        juntas: Collection[str] = (),
        main_of: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self.document = document
        self.publisher = document.source_party
        self.main = main
        self.main_of = main_of
        self.dyads = dyads
        self.armies = armies or {}
        self.kinds = kinds
        #: The publisher, where it is a party whose own officials speak in its texts.
        self.partisan = None if kinds.get(self.publisher or "") in _OUTSIDE else self.publisher
        self.counts = _count_parties(sentences) + self._juntas(sentences, juntas)
        self.outlet_party = outlet_party
        self.people: dict[str, str] = {}
        self.sides: tuple[str, ...] = ()
        self.lands: Counter[str] = Counter()
        self.home = _find_home(sentences)
        self.people = find_people(sentences)
        self._names, self._saying = names_of(sentences, self.people)
        self.sides = self._under_arms(self._find_sides())

    def _juntas(self, sentences: Sequence[Annotated], juntas: Collection[str]) -> Counter[str]:
        """“The junta”: the one state ruled by soldiers that the groups of the text fight."""
        told = [t for a in sentences if "junta" in a.words for t in a.sentence.tokens]
        times = sum(t.lemma.lower() == "junta" for t in told)
        groups = [c for c in _count_parties(sentences) if self.kinds.get(c) in GROUPS]
        rivals = {r for c in groups for r in self.dyads.get(c, ())}
        meant = sorted(rivals & set(juntas))
        return Counter({meant[0]: times}) if times and len(meant) == 1 else Counter()

    def army(self, code: str) -> str:
        """Who fights for a state: its army, where that is a party of its own at the time."""
        own = self.armies.get(code, "")
        return own if own in self._fighting else code

    @cached_property
    def _fighting(self) -> frozenset[str]:
        """All that have an adversary, or are one."""
        return frozenset(self.dyads).union(*self.dyads.values())

    def _under_arms(self, sides: tuple[str, ...]) -> tuple[str, ...]:
        """The sides, a state by its army where its adversary fights that one."""
        if self.publisher in sides and self.publisher in self.armies:
            return sides
        return tuple(dict.fromkeys(self.army(s) for s in sides))

    def _find_sides(self) -> tuple[str, ...]:
        """The two (or more) parties of the document that are known to fight each other."""
        best = self._fighting_pair()
        if best:
            return best
        counts = self.counts
        if self.publisher and self.dyads.get(self.publisher):
            rivals = self.dyads[self.publisher]
            strangers = [
                c
                for c in counts
                if c != self.publisher and self.kinds.get(c) == "state" and c not in rivals
            ]
            if not rivals & set(self.counts) and len(strangers) == 1:
                if strangers[0] not in self.allies(self.publisher):
                    return (self.publisher, strangers[0])
            return (self.publisher, *rivals) if len(rivals) == 1 else (self.publisher,)
        others = [c for c, _ in counts.most_common() if self.kinds.get(c) in SIDE_KINDS]
        if self.publisher and self.kinds.get(self.publisher) in SIDE_KINDS:
            return (self.publisher, *[c for c in others if c != self.publisher][:1])
        home = None if self.publisher else self._home_of_group(others)
        if home is not None:
            return home
        if len(others) == 2 and 2 * min(counts[c] for c in others) >= max(
            counts[c] for c in others
        ):
            if others[1] not in self.allies(others[0]):
                return tuple(others)
        for code in others:
            rivals = self.dyads.get(code, frozenset())
            if len(rivals) == 1:
                return (code, *rivals)
        for code in others:
            main = self.main_of(code) if self.kinds.get(code) == "state" else None
            if main is not None:
                return (code, main)
        return tuple(others[:2]) if len(others) == 2 else ()

    def _home_of_group(self, others: Sequence[str]) -> tuple[str, ...] | None:
        """A group and the one state that it fights, where the text names only strangers to it.

        "Kenyan officers were moved to the town that the gang had raided": Haiti's, not Kenya's.
        """
        groups = [c for c in others if self.kinds.get(c) in GROUPS]
        if len(groups) != 1 or len(others) > 3:
            return None
        rivals = self.dyads.get(groups[0], frozenset())
        states = [c for c in sorted(rivals) if self.kinds.get(c) == "state"]
        return (groups[0], states[0]) if len(states) == 1 else None

    def _fighting_pair(self) -> tuple[str, ...]:
        """The pair of known adversaries most spoken of; a publisher's own says "we" of itself.

        Of two pairs named alike the one with a state is meant: rival gangs fight it, too. A
        mission that stands between two sides is one of them only where no other two are named.
        """
        counts = Counter(self.counts)
        if self.publisher and self.publisher in self.dyads:
            counts[self.publisher] = max(1, counts[self.publisher])
        fights = self.kinds.get(self.publisher or "") in SIDE_KINDS
        best: tuple[tuple[int, int, int, int], tuple[str, ...]] = ((0, 0, 0, 0), ())
        codes = list(counts)
        for n, a in enumerate(codes):
            for b in codes[n + 1 :]:
                if b not in self.dyads.get(a, ()):
                    continue
                if fights and self.publisher not in (a, b):
                    continue  # a war of two others, beside the publisher's own
                bonus = 100 if self.publisher in (a, b) else 0
                if self._helps_main(a) or self._helps_main(b):
                    continue
                states = int(not {self.kinds.get(a), self.kinds.get(b)} <= GROUPS)
                between = "mission" in (self.kinds.get(a), self.kinds.get(b)) and not bonus
                least = min(counts[a], counts[b]) + bonus
                weight = (int(not between), least, counts[a] + counts[b], states)
                if weight > best[0]:
                    best = (weight, (a, b))
        return best[1]

    def _helps_main(self, code: str) -> bool:
        """Whether a state fights the publisher only beside the publisher's main adversary."""
        if self.main is None or code in (self.publisher, self.main):
            return False
        rivals = self.dyads.get(code, frozenset())
        return (
            self.kinds.get(code) == "state"
            and self.publisher in rivals
            and rivals <= self.dyads.get(self.main, frozenset())
        )

    def forget_places(self, known: Callable[[str], bool]) -> None:
        """A name beside a post is that of a place where the gazetteer has it so: "Tigray, whose".

        Not where a given name stands before it somewhere, or where it says something.
        """
        for name in [n for n in self.people if self._names.get(n) and n not in self._saying]:
            if all(known(run) for run in self._names[name]):
                del self.people[name]

    def learn_places(
        self,
        namesakes: Sequence[Sequence[str]],
        homes: Callable[[str], Collection[str]] = lambda _: (),
    ) -> None:
        """Count the countries of the places named: a strike on a town names its country's side.

        Only where the names of parties leave it open who the two sides are, or name two groups
        and no state that they fight, and all namesakes lie in one country. `lands` are the
        countries of the likeliest ones in the theatre. `homes` tells where a party fights.
        """
        theatre = {*self.counts, *(r for rivals in self.dyads.values() for r in rivals)}
        near = (next((c for c in found if c in theatre), None) for found in namesakes)
        self.lands = Counter(c for c in near if c is not None)
        countries = Counter(found[0] for found in namesakes if len(set(found)) == 1)
        if len(self.sides) > 1 and any(self.kinds.get(s) not in GROUPS for s in self.sides):
            self._by_lands(countries, homes)
            return
        rivals = self.dyads.get(self.publisher or "", frozenset())
        for code, count in sorted(countries.items()):
            if rivals and code not in rivals:
                continue  # where the publisher itself lives
            if code in theatre:
                self.counts[code] += min(count, 2)
        self.sides = self._under_arms(self._find_sides())
        if len(self.sides) < 2 and self.publisher and self.main:
            self.sides = (self.publisher, self.main)

    def _by_lands(self, countries: Counter[str], homes: Callable[[str], Collection[str]]) -> None:
        """An outlet's text that names a group once, and again and again towns of a state's land.

        Where the other side fights that state, too, and the group does not fight there, it is the
        state that is the side: "claims voiced in Khankendi" are no more than words.
        """
        if self.publisher or len(self.sides) != 2:
            return
        groups = [s for s in self.sides if self.kinds.get(s) in _IRREGULAR]
        if len(groups) != 1 or self.counts[groups[0]] != 1:
            return
        weak = groups[0]
        strong = next(s for s in self.sides if s != weak)
        lands = [c for c, n in countries.items() if n > 1 and c in self.dyads.get(strong, ())]
        if len(lands) == 1 and lands[0] not in homes(weak):
            self.sides = self._under_arms(tuple(lands[0] if s == weak else s for s in self.sides))

    def is_belligerent(self, code: str) -> bool:
        """Whether the party is one of the document's sides."""
        return code in self.sides or any(code in self.dyads.get(s, ()) for s in self.sides)

    def opponent(self, code: str) -> str | None:
        """Whom "the enemy" means in the mouth of `code`: its counterpart in this document."""
        if code in self.sides and len(self.sides) > 1:
            return self.sides[0] if self.sides[1] == code else self.sides[1]
        if self.publisher and self.publisher in self.dyads.get(code, ()):
            return self.publisher  # it seldom names itself
        rivals = [
            c for c, _ in self.counts.most_common() if c in self.dyads.get(code, ()) and c != code
        ]
        if rivals:
            return self.army(rivals[0]) if self.army(rivals[0]) != code else rivals[0]
        known = sorted(self.dyads.get(code, ()))
        if code == self.publisher and self.main:
            return self.main
        states = [c for c in known if self.kinds.get(c) == "state"]
        known = states if len(states) == 1 and code in self.sides else known
        return known[0] if len(known) == 1 else None

    def group_against(self, code: str) -> str | None:
        """Whom "the militants" means in the mouth of `code`: a group that it fights, no state.

        The one that the text names, else the only one; of several that it leaves unnamed, none.
        A side that fights no groups means its opponent by the same words, and so does a group.
        """
        if self.kinds.get(code) in GROUPS:
            return self.opponent(code)
        rivals = self.dyads.get(code, frozenset())
        groups = sorted(c for c in rivals if self.kinds.get(c) in _IRREGULAR)
        if not groups:
            return self.opponent(code)
        named = [c for c, _ in self.counts.most_common() if c in groups]
        if named:
            return named[0]
        if self.main in groups and code == self.publisher:
            return self.main
        if len(groups) == 1 and not any(c in self.counts for c in rivals):
            return groups[0]
        return self.opponent(code) if len(groups) == 1 else None

    def allies(self, code: str) -> set[str]:
        """Parties of the document that share a rival with `code` and do not fight it."""
        rivals = self.dyads.get(code, frozenset())
        return {
            c
            for c in self.counts
            if c != code and c not in rivals and self.dyads.get(c, frozenset()) & rivals
        }

    def resolve(self, ref: Ref, speaker: str | None, subject: str | None = None) -> Named | None:
        """The party that a reference means in the mouth of `speaker`."""
        tokens = (ref.start, ref.end)
        voice = speaker if speaker not in (None, MEDIA, UNKNOWN) else self.publisher
        if self.publisher and ref.kind in ("self", "opponent") and voice != self.publisher:
            # in a rival's reported claim "our forces" are still the author's
            if self.is_belligerent(self.publisher) and voice not in self.allies(self.publisher):
                voice = self.publisher
        if ref.kind == "party":
            basis = "inferred" if ref.inferred else "stated"
            return Named(ref.code, basis, ref.inferred or "name", tokens)
        if ref.kind == "self" and voice:
            return Named(voice, "inferred", "deixis: the speaker's own", tokens)
        if ref.kind == "opponent" and voice:
            other = self.opponent(voice)
            return (
                Named(other, "inferred", "deixis: the speaker's opponent", tokens)
                if other
                else None
            )
        if ref.kind == "group" and (voice or ref.side):
            other = self.group_against(voice) if voice else None
            if other is None and ref.side:
                return Named(ref.side, "inferred", ref.inferred, tokens)
            return (
                Named(other, "inferred", "a hostile group in the speaker's words", tokens)
                if other
                else None
            )
        if ref.kind == "anaphor":
            own = speaker is not None and speaker == self.publisher
            who = subject or (None if own else voice)  # of itself a publisher says "our"
            return Named(who, "inferred", "pronoun", tokens) if who else None
        return None

    def _only_maker(self, code: str) -> bool:
        """A third party beside a weapon made it: "a French bomb" in a war of two others."""
        fights = any(rival in self.counts for rival in self.dyads.get(code, ()))
        return len(self.sides) > 1 and not fights and not self.is_belligerent(code)

    def parties_of(
        self, chunk: Chunk, speaker: str | None, subject: str | None = None
    ) -> list[Named]:
        """The parties that a chunk names or belongs to, in the mouth of `speaker`."""
        found: list[Named] = []
        for ref in chunk.refs:
            if chunk.weapon is not None and ref.kind == "party" and self._only_maker(ref.code):
                continue
            if ref.kind == "both":
                found += [
                    Named(s, "inferred", "both sides", (ref.start, ref.end)) for s in self.sides
                ]
                continue
            named = self.resolve(ref, speaker, subject)
            if named is not None and named.code not in [f.code for f in found]:
                found.append(named)
        return found


def _count_parties(sentences: Iterable[Annotated]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for annotated in sentences:
        for hit in annotated.parties:
            if hit.payload.code and not hit.payload.deictic:
                counts[hit.payload.code] += 1
    return counts


def _find_home(sentences: Sequence[Annotated]) -> str | None:
    """The party whose capital a dateline names ("BUCHAREST, Sept 27."): where it was written."""
    for annotated in sentences[:3]:
        tokens = annotated.sentence.tokens
        if annotated.sentence.is_title or not tokens:
            continue
        hit = next((h for h in annotated.parties if h.start == 0), None)
        if hit is None or hit.payload.kind not in ("capital", "seat"):
            continue
        marks = {t.text for t in tokens[hit.end : hit.end + 8]}
        if len(tokens) <= 7 or tokens[0].text.isupper() and marks & {"-", "–", "—", ":", ")"}:
            return hit.payload.code
    return None
