"""Which event of a sentence a place belongs to, and in what role."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import HOSTILE, SPEECH
from counterclaim.claims.mentions import Mention, PlacePiece
from counterclaim.claims.participants import Participants
from counterclaim.claims.places import PlaceName
from counterclaim.claims.voices import Region
from counterclaim.claims.when_clauses import relative_verb

#: Events of words and of none, which take no place from an act beside them.
UNPLACED = SPEECH | {"talks", "ceasefire", "calm"}
#: Hostile acts for which it tells something that they were in a state's land.
ENTERING = frozenset({"ground_attack", "raid", "seizure", "mine_laying", "capture"})
#: Acts that lead somewhere, and the words for it.
MOVING = frozenset({"ground_attack", "buildup", "raid", "airspace_violation", "exercise"})
TOWARD = ("toward", "towards")
#: A place so many words behind a verb of saying is where it was said.
SPOKEN = 5


class Placing(Participants):
    """Gives the places of a sentence to its events."""

    def _assign_places(self, mentions: list[Mention], founds: list[Found]) -> None:
        if not mentions:
            return
        for place in self.item.places:
            owner = self._owner_of(place, self._in_voice(place, mentions))
            if owner is None:
                continue
            if place.is_state and owner.generic and not self._part_of_land(place):
                continue
            if owner.type in SPEECH and self._is_capital(place):
                continue
            if self._is_aside(place, owner):
                continue
            role, method = self._place_role(place, owner)
            if place.is_state and role == "at" and self._says_too_little(place, owner):
                continue
            if any(p.name == place.name and p.role == role for p in owner.places):
                continue
            span = place.span or (
                self.tokens[place.start].start,
                self.tokens[place.end - 1].end,
            )
            owner.places.append(
                PlacePiece(
                    name=place.name,
                    role=role,
                    start=span[0],
                    end=span[1],
                    relation=place.phrase,
                    kind=place.kind,
                    method=method if place.span is None else f"{method}; pointed back to",
                )
            )
        self._share(mentions)

    def _is_aside(self, place: PlaceName, mention: Mention) -> bool:
        """ "Bombed a quay which held arms shipped from X": X is where another thing was done."""
        words = self.vocabulary.place_words
        verb = relative_verb(self.tokens, place.start, mention)
        if verb is None or verb.lemma in words["locating"] | words["stationed"] | {"be"}:
            return False
        return verb.lemma not in words["reached"] | words["bound"]

    def _is_capital(self, place: PlaceName) -> bool:
        """ "Demanded of X", "called on X": a capital that is spoken to, or spoken of."""
        return any(
            h.start == place.start and h.payload.kind in ("capital", "seat")
            for h in self.annotated.parties
        )

    def _says_too_little(self, place: PlaceName, mention: Mention) -> bool:
        """That a strike was in a state's land says whom it hit; "around X", "into X" say where."""
        if self._part_of_land(place):
            return False
        return mention.type in HOSTILE - ENTERING and place.phrase not in (
            "around",
            "off",
            "near",
            "in",
            "across",
            "throughout",
        )

    def _part_of_land(self, place: PlaceName) -> bool:
        """ "In the north of X", and of Y in a list with it."""
        before = {t.lower for t in self.tokens[max(0, place.start - 6) : place.start]}
        return place.phrase.endswith("of") and bool(before & {"north", "south", "east", "west"})

    def _share(self, mentions: list[Mention]) -> None:
        """ "At X they shot at a post and wounded two": what one clause tells has one place."""
        for mention in mentions:
            if mention.places or mention.type in UNPLACED:
                continue
            beside = [
                m
                for m in mentions
                if m.places and m.type not in UNPLACED and self._one_clause(m, mention)
            ]
            if beside:
                nearest = min(beside, key=lambda m: abs(m.token - mention.token))
                mention.places = [
                    msgspec.structs.replace(
                        p, method="where its clause places the act beside it", inferred=True
                    )
                    for p in nearest.places
                    if p.role == "at"
                ]

    def _one_clause(self, a: Mention, b: Mention) -> bool:
        """Whether two events are told by one voice in one clause, or under one subject."""
        same = (a.speaker, a.stance) == (b.speaker, b.stance)
        return same and self._clause_head(a.token) == self._clause_head(b.token)

    def _clause_head(self, i: int) -> int:
        """The verb of the clause that a token stands in; a verb without a subject has none."""
        for at in (i, *self.sentence.ancestors(i)):
            token = self.tokens[at]
            own = self.sentence.of(at, "nsubj", "nsubj:pass")
            if token.pos in ("VERB", "AUX") and own:
                return at
        return -1

    def _in_voice(self, place: PlaceName, mentions: list[Mention]) -> list[Mention]:
        """The events told by the voice that names the place; none where only a source is placed.

        "The minister told reporters in X that Y was shelled": X is where he spoke.
        """
        attributed = self.item.attributed
        regions = [r for r in attributed.regions if r.voice.sentence == self.sentence.index]
        inside = [r for r in regions if r.start <= place.start < r.end]
        if any(self._before_content(place, r) for r in inside):
            return [m for m in mentions if not any(r.start <= m.token < r.end for r in inside)]
        if inside:
            return mentions
        outside = [m for m in mentions if not any(r.start <= m.token < r.end for r in regions)]
        for region in regions:
            low, high = region.voice.cue or (0, 0)
            inhabits = place.start < high and place.case == "of"  # "a resident of X said"
            if (
                low < place.start <= high + SPOKEN
                and not inhabits
                or self._speaks_from(place, region)
            ):
                return outside
        return mentions

    def _before_content(self, place: PlaceName, region: Region) -> bool:
        """ "Told reporters in X on Monday that": X stands before what is said."""
        high = (region.voice.cue or (0, 0))[1]
        if not high <= place.start <= high + SPOKEN:
            return False
        return any(
            t.lower == "that" and t.pos == "SCONJ" for t in self.tokens[place.end : place.end + 4]
        )

    def _speaks_from(self, place: PlaceName, region: Region) -> bool:
        """ "In X they spoke of 49 dead": the capital of those who speak."""
        low = (region.voice.cue or (0, 0))[0]
        return place.end == low and any(
            h.start == place.start and h.payload.code == region.voice.speaker
            for h in self.annotated.parties
        )

    def _owner_of(self, place: PlaceName, mentions: list[Mention]) -> Mention | None:
        """The event that a place belongs to: up the parse, else the nearest in the clause."""
        if not mentions:
            return None
        where = next(
            (m for m in mentions if m.token > place.end and self._follows_where(place, m)), None
        )
        if where is not None:
            return where
        anchored = {a.token: m for m in mentions if m.found is not None for a in m.found.anchors}
        at, steps = place.start, 0
        for head in self.sentence.ancestors(at):
            steps += 1
            if head in anchored:
                return anchored[head]
            if steps > 8:
                break

        def cost(m: Mention) -> tuple[int, int]:
            gap = place.start - m.token
            lo, hi = sorted((place.start, m.token))
            breaks = sum(t.text in (";", ":") or t.pos == "SCONJ" for t in self.tokens[lo:hi])
            return breaks, abs(gap) + (6 if gap < 0 else 0)

        return min(mentions, key=cost)

    def _follows_where(self, place: PlaceName, mention: Mention) -> bool:
        """ "X, where three were wounded": what the clause tells happened in X."""
        between = [t.lower for t in self.tokens[place.end : place.end + 3]]
        return "where" in between[:2] and not any(
            t.text in (";", ":") for t in self.tokens[place.end : mention.token]
        )

    def _place_role(self, place: PlaceName, mention: Mention) -> tuple[str, str]:
        if place.case == "from" or self._out_of_source(place):
            return "from", "after 'from'"
        if mention.type in ("withdrawal", "displacement"):
            return self._left_or_reached(place)
        located = self.chunks[place.locates] if place.locates >= 0 else None
        if located is not None and place.case in ("toward", "in", "at"):
            if located.case == "from" and not self._is_named(place.locates):
                return "from", "what is located there is a source"
            is_source = mention.type in HOSTILE - {"ground_attack", "seizure", "capture"}
            if is_source and self._is_stationed(located, place, mention):
                return "from", "where the actor stands"
        if mention.type in MOVING and self._is_ahead(place, mention):
            return "toward", "direction of movement"
        plain = located is None or self._is_named(place.locates)
        if place.phrase in TOWARD and plain and mention.type in ("gunfire", "shelling"):
            return "toward", "direction of fire"
        return "at", "where it happened"

    def _is_stationed(self, located: Chunk, place: PlaceName, mention: Mention) -> bool:
        """ "Units stationed at X opened fire": X is the source; "fired by units at X" hit X."""
        if not self._is_actor_chunk(located, mention):
            return False
        between = self.tokens[located.end : place.start]
        if place.phrase in ("at", "on", "against", "near") or mention.token > place.start:
            words = self.vocabulary.place_words["stationed"]
            return mention.token > place.start and any(t.lemma.lower() in words for t in between)
        return True

    def _left_or_reached(self, place: PlaceName) -> tuple[str, str]:
        """Who withdraws or flees leaves the place, unless it is where the way leads."""
        near = {t.lemma.lower() for t in self.tokens[max(0, place.start - 4) : place.start]}
        led = place.phrase in (*TOWARD, "to", "into") or self._is_bound_for(place)
        if led or near & self.vocabulary.place_words["reached"]:
            return "toward", "where the way leads"
        return "from", "what was left"

    def _is_ahead(self, place: PlaceName, mention: Mention) -> bool:
        """ "Toward X", "to X", "moved troops into X", "marched on X"."""
        if place.phrase in (*TOWARD, "to") or self._is_bound_for(place):
            return True
        if place.phrase == "into" and mention.type == "buildup":
            return True
        at = place.start - 2
        moved = self.vocabulary.place_words["moved"]
        return (
            at >= 0
            and self.tokens[at + 1].lower in ("on", "onto")
            and self.tokens[at].lemma.lower() in moved
        )

    def _is_bound_for(self, place: PlaceName) -> bool:
        """ "Left for X", "made for X"."""
        at = place.start - 2
        if at < 0 or self.tokens[at + 1].lower != "for":
            return False
        return self.tokens[at].lemma.lower() in self.vocabulary.place_words["bound"]

    def _is_named(self, number: int) -> bool:
        """Whether the chunk is itself a place: "from X towards Y" locates nothing at Y."""
        return any(p.chunk == number for p in self.item.places)

    def _out_of_source(self, place: PlaceName) -> bool:
        """ "From the yard of a school in X": what is in X is part of a source."""
        number = place.locates
        if number < 0 or place.case not in ("in", "at", "of"):
            return False
        for _ in range(3):
            chunk = self.chunks[number]
            if chunk.category in ("weapon", "armed", "people") or self._is_named(number):
                return False
            if chunk.case == "from":
                return True
            if chunk.case != "of" or not number:
                return False
            number -= 1
        return False

    def _is_actor_chunk(self, chunk: Chunk, mention: Mention) -> bool:
        start = self.tokens[chunk.start].start
        return any(a.start <= start < a.end for a in mention.actors)
