"""What kind of thing an act was done to: soldiers, houses, a clinic, a road, a ship.

The nouns of what was hit say it. Where the parse gives an act of fire no object, it is sought
behind the trigger in the prepositions that aim ("at", "on", "against"). Observers are observers
also where they wear uniforms, and "fighters" that are shot down are aircraft. When the claims
are whole, what was lost in an act tells what was hit where no words do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import Context
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import FIRE_OR_ATTACK, SPEECH
from counterclaim.claims.loss_settle import FIGURE
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.merge import Cluster
from counterclaim.claims.roles import Roles
from counterclaim.claims.tags import FINITE
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.lexicons.weapons import load_objects

#: Acts that are done to nobody's thing, or to whom and not to what.
_NO_KIND = SPEECH | {
    "calm",
    "talks",
    "ceasefire",
    "monitoring",
    "buildup",
    "exercise",
    "withdrawal",
    "airspace_violation",
}
_PEOPLE = frozenset({"military", "civilian", "medical", "press", "monitor"})
#: Only what flies is shot down.
_FLYING = frozenset({"aircraft", "drone"})
_OBSERVING = frozenset({"monitor", "mission"})
#: The senses of prepositions that aim; what falls lands also "near" or "in" something.
_AIMS = frozenset({"at", "toward", "into"})
_FALLING = frozenset({"fall", "land", "explode", "crash", "hit", "come"})
#: Chunks that a proper name ends: "the tanker Luanda" is no capital.
_NAMES = ("other", "state")
#: Parties whose people and vehicles are medical.
_MEDICAL = frozenset({"ICRC", "IFRC", "REDCRES", "MSF"})
#: What somebody does is no thing that belongs to him.
_DOINGS = frozenset({"fire", "activity", "action", "strike", "shelling", "assault", "advance"})
#: What else stands before what was mined or taken: "took control of the oil field".
_MORE_CASES = {"mine_laying": ("between",), "seizure": ("of",)}
#: Missions that fight: who attacks their soldiers attacks soldiers.
_FIGHTING = frozenset({"MNJTF", "AMISOM", "ATMIS", "AUSSOM", "SAMIM", "SAMIDRC", "EACRF", "AU"})
#: Attacks that drones fly.
_BY_DRONE = frozenset({"drone_strike"})
#: Prepositions that say what a device went off beside.
_BESIDE = frozenset(
    {"under", "beneath", "beside", "outside", "near", "at", "against", "to", "of", "inside"}
)
#: What makes a vehicle a bomb.
_LADEN = frozenset(
    {"explosive", "explosives", "dynamite", "bomb", "laden", "packed", "rigged", "suicide"}
)
#: Verbs and marks at which an act's complements end.
_BOUNDS = frozenset({";", ":", "—", "–"})


def kinds_hit(
    annotated: Annotated,
    found: Found,
    roles: Roles,
    kind: str,
    context: Context,
    vocabulary: Vocabulary,
) -> list[Piece]:
    """The kinds of what an act was done to, with the words that say it."""
    if kind in _NO_KIND:
        return []
    seeker = _Seeker(annotated, kind, context, vocabulary)
    pieces = seeker.of_chunks(seeker.with_coordinated(seeker.foremost(roles.targets)))
    if not pieces and kind in FIRE_OR_ATTACK:
        pieces = seeker.of_chunks(seeker.aimed_at(found, roles))
    if not pieces and kind in ("mine_laying", "blockade"):
        pieces = seeker.of_chunks(seeker.patient(found, roles))
    if not pieces and kind == "explosion":
        pieces = seeker.of_chunks(seeker.beside(found, roles))
    if kind == "repelling":
        pieces = seeker.things(pieces)
    if kind in _BY_DRONE:
        pieces = [p for p in pieces if p.value != "drone"]  # they are what was sent
    if kind == "seizure":
        pieces = pieces or seeker.of_chunks(seeker.patient(found, roles))
        pieces = [p for p in pieces if p.value not in ("civilian", "medical")]
    return pieces


class _Seeker:
    def __init__(
        self, annotated: Annotated, kind: str, context: Context, vocabulary: Vocabulary
    ) -> None:
        self.vocabulary = vocabulary
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.chunks = annotated.chunks
        self.context = context
        self.kind = kind

    def of_chunks(self, numbers: Sequence[int]) -> list[Piece]:
        """One piece for each kind that the chunks name."""
        pieces: list[Piece] = []
        for number in numbers:
            chunk = self.chunks[number]
            if self.kind == "explosion" and self._is_bomb(chunk):
                continue
            for kind in self.kinds_of(chunk):
                if kind != "anonymous" and kind not in [p.value for p in pieces]:
                    pieces.append(self._piece(chunk, kind, "kind of what was hit"))
        return pieces

    def _piece(self, chunk: Chunk, kind: str, method: str) -> Piece:
        return Piece(
            value=kind,
            start=self.tokens[chunk.start].start,
            end=self.tokens[chunk.end - 1].end,
            method=method,
        )

    def kinds_of(self, chunk: Chunk, deep: int = 2) -> tuple[str, ...]:
        """The kinds that a chunk names, or the one that it is "of" ("gatherings of soldiers")."""
        codes = {
            self.context.publisher if r.kind == "self" else r.code
            for r in chunk.refs
            if r.kind in ("party", "self")
        }
        observing = bool(codes) and all(
            self.context.kinds.get(c or "") in _OBSERVING and c not in _FIGHTING for c in codes
        )
        kinds: tuple[str, ...] = chunk.noun.target_kind if chunk.noun is not None else ()
        if chunk.category == "monitor":
            return kinds or (("military",) if codes & _FIGHTING else ("monitor",))
        if self._are_own_men(chunk):
            return ("military",)
        if not kinds and chunk.category == "official":
            kinds = _object_kinds().get(self.tokens[chunk.head].lower, ())
        if chunk.noun is None and chunk.weapon is None and chunk.category in _NAMES:
            kinds = self._named_after(chunk)
        if chunk.weapon is not None and chunk.weapon.target_kind:
            kinds = (chunk.weapon.target_kind,)
        if chunk.category == "armed" and not kinds:
            kinds = ("military",)
        if codes & _MEDICAL:
            return ("medical", *(k for k in kinds if k not in ("military", "medical", "civilian")))
        if observing:
            kinds = ("monitor", *(k for k in kinds if k not in ("military", "monitor")))
        if self.kind == "shoot_down" and chunk.category in ("armed", "people"):
            return ()
        of_arms = chunk.of >= 0 and self.chunks[chunk.of].category == "armed"
        if kinds == ("vehicle",) and (of_arms or codes & _FIGHTING):
            return ("military", "vehicle")  # "a convoy of the army"
        if not kinds and deep and self._holds(chunk):
            return self.kinds_of(self.chunks[chunk.of], deep - 1)
        return kinds

    def _are_own_men(self, chunk: Chunk) -> bool:
        """ "Its own men", "our boys": those who fight for somebody."""
        if self.tokens[chunk.head].lower not in ("men", "boys", "guys", "lads"):
            return False
        own = {self.tokens[i].lower for i in range(chunk.start, chunk.head)}
        return bool(own & {"its", "our", "their", "own", "his"}) and self.kind in FIRE_OR_ATTACK

    def _named_after(self, chunk: Chunk) -> tuple[str, ...]:
        """The kinds of a noun beside a proper name: "the outpost Kok-Tash", "Tel Nof base"."""
        if not any(self.tokens[i].pos == "PROPN" for i in range(chunk.start, chunk.end)):
            return ()
        hits = [
            h.payload.target_kind
            for h in self.vocabulary.nouns.find(self.annotated.atoms)
            if chunk.start <= h.start and h.end <= chunk.end and h.payload.target_kind
        ]
        return hits[-1] if hits else ()

    def _holds(self, chunk: Chunk) -> bool:
        """Whether what a chunk is "of" is what was hit: not in "the fire of the enemy"."""
        if chunk.of < 0 or self.kind not in FIRE_OR_ATTACK:
            return False
        inner = self.chunks[chunk.of]
        word = self.tokens[chunk.head].lemma
        return inner.weapon is None and word not in _DOINGS and not word.endswith("attack")

    def with_coordinated(self, numbers: Sequence[int]) -> list[int]:
        """The chunks with those that an "and" joins to them ("observers and their vehicle")."""
        done = list(numbers)
        for number in numbers:
            done += [
                other
                for other in range(number + 1, len(self.chunks))
                if other not in done and self._joined(number, other)
            ]
        return done

    def _joined(self, number: int, other: int) -> bool:
        chunk, first = self.chunks[other], self.chunks[number]
        if self.annotated.at.get(self.tokens[chunk.head].head) == number:
            return self.tokens[chunk.head].dep == "conj"
        before = [t.lower for t in self.tokens[max(0, chunk.start - 2) : chunk.start]]
        cases = {first.case, self.chunks[first.of].case if first.of >= 0 else ""}
        return chunk.case != "" and chunk.case in cases and before[:1] in (["and"], ["or"])

    def foremost(self, numbers: Sequence[int]) -> list[int]:
        """Without the places at which it was hit ("an ambulance near a settlement")."""
        objects = [n for n in numbers if self.chunks[n].case not in ("in", "toward")]
        return objects if any(self.kinds_of(self.chunks[n]) for n in objects) else list(numbers)

    def patient(self, found: Found, roles: Roles) -> list[int]:
        """The object that an act has behind it, or before it in the passive."""
        first, last = min(found.tokens), max(found.tokens)
        around = [n for n, c in enumerate(self.chunks) if c.start <= first < c.end]
        behind = [n for n, c in enumerate(self.chunks) if c.start > last]
        cases = {"", *_AIMS, *_MORE_CASES.get(self.kind, ())}
        for number in (*around, *behind):
            chunk = self.chunks[number]
            if any(
                t.pos == "VERB" or t.text in _BOUNDS for t in self.tokens[last + 1 : chunk.start]
            ):
                break
            if chunk.case in cases and self._is_thing(chunk) and number not in roles.actors:
                return self.with_coordinated([number])
        for number in range(len(self.chunks) - 1, -1, -1):
            chunk = self.chunks[number]
            if chunk.end <= first and chunk.case == "" and self._is_thing(chunk):
                if self.tokens[chunk.head].dep.startswith("nsubj") and number not in roles.actors:
                    return [number]
        return []

    def _is_thing(self, chunk: Chunk) -> bool:
        return chunk.weapon is None and chunk.category == "object" and bool(self.kinds_of(chunk))

    def things(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces that name things: who is beaten off is told by the act itself."""
        return [p for p in pieces if not self._is_people(p)]

    def _is_people(self, piece: Piece) -> bool:
        at = next((t.i for t in self.tokens if t.start == piece.start), None)
        chunk = self.annotated.chunk_of(at) if at is not None else None
        return chunk is not None and chunk.category in ("armed", "people", "side")

    def beside(self, found: Found, roles: Roles) -> list[int]:
        """What a device went off under, outside or next to."""
        last = max(found.tokens)
        for number, chunk in enumerate(self.chunks):
            if chunk.start <= last or number in roles.actors or number in roles.means:
                continue
            if any(
                t.text in _BOUNDS or t.tag in FINITE for t in self.tokens[last + 1 : chunk.start]
            ):
                break
            before = self.tokens[chunk.start - 1].lower
            if before in _BESIDE and self.kinds_of(chunk) and not self._is_bomb(chunk):
                return self.with_coordinated([number])
        return []

    def _is_bomb(self, chunk: Chunk) -> bool:
        """ "A vehicle packed with explosives"."""
        around = self.tokens[chunk.start : chunk.end + 4]
        return bool({t.lower for t in around} & _LADEN)

    def aimed_at(self, found: Found, roles: Roles) -> list[int]:
        """The chunk behind the trigger that a preposition of aiming opens."""
        last = max(found.tokens)
        words = {self.tokens[i].lemma for i in found.tokens}
        aims = _AIMS | {"in"} if words & _FALLING else _AIMS
        taken = {*roles.actors, *roles.means, *roles.sources}
        for number, chunk in enumerate(self.chunks):
            if chunk.start <= last or number in taken:
                continue
            if any(t.text in _BOUNDS for t in self.tokens[last : chunk.start]):
                break
            if chunk.case in aims and self.kinds_of(chunk):
                return self.with_coordinated([number])
        return []


@lru_cache(maxsize=1)
def _object_kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of things that are also names of offices: "headquarters"."""
    return {p: n.target_kind for p, n in load_objects().phrases() if n.target_kind}


def settle_kinds(clusters: Sequence[Cluster], text: str, vocabulary: Vocabulary) -> None:
    """Where no words name what was hit, what was lost in the act tells it, in place.

    A toll has the kinds that its own words name: not "put its losses at 50".
    """
    for cluster in clusters:
        for mention in cluster.mentions:
            if mention.type in _NO_KIND:
                mention.target_kinds = []
            elif mention.type == "clash":  # both sides fight: who was lost is not who was hit
                mention.target_kinds = [k for k in mention.target_kinds if k.basis != "inferred"]
            elif mention.type == "casualties":
                mention.target_kinds = [
                    k
                    for k in mention.target_kinds
                    if k.method != FIGURE or _names(text[k.start : k.end], vocabulary)
                ]
            elif mention.type == "displacement" and not mention.target_kinds:
                mention.target_kinds = [_fled(mention)]
            elif mention.type == "shoot_down":
                _of_losses(mention, text, vocabulary, _FLYING)
            elif mention.type in FIRE_OR_ATTACK | {"capture", "explosion", "abuse", "damage"}:
                _of_losses(mention, text, vocabulary)
            elif mention.type == "repelling" and not mention.target_kinds:
                _of_losses(mention, text, vocabulary, frozenset({"military"}))


#: What a lost thing is as a target.
_LOST = {
    "tank": "military",
    "artillery": "military",
    "equipment": "military",
    "helicopter": "aircraft",
    "building": "infrastructure",
}


def _of_losses(
    mention: Mention, text: str, vocabulary: Vocabulary, allowed: frozenset[str] | None = None
) -> None:
    """Add the kinds of what was lost to a mention that names none."""
    named = bool(mention.target_kinds)
    for loss in mention.losses:
        kind = _LOST.get(loss.what, loss.what)
        if loss.what == "building" and "civilian" in _named_kinds(
            text[loss.start : loss.end], vocabulary
        ):
            kind = "civilian"
        known = {k.value for k in mention.target_kinds}
        if kind == "any" or kind in known or loss.high == 0:
            continue
        if named and (kind != "civilian" or mention.type == "shoot_down"):
            continue  # who died beside what was hit was hit, too
        if allowed is not None and kind not in allowed:
            continue
        mention.target_kinds.append(
            Piece(
                value=kind, start=loss.start, end=loss.end, basis="inferred", method="what was lost"
            )
        )


def _names(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a figure's own words say of what sort the people were."""
    return bool(_PEOPLE & _named_kinds(words, vocabulary))


def _named_kinds(words: str, vocabulary: Vocabulary) -> set[str]:
    """The kinds of all nouns in some words."""
    single = re.findall(r"[\w-]+", words.lower())
    pairs = [f"{a} {b}" for a, b in pairwise(single)]
    nouns = (vocabulary.nouns.get(w) for w in (*single, *pairs))
    return {k for n in nouns if n is not None for k in n.target_kind}


def _fled(mention: Mention) -> Piece:
    """Who is evacuated or flees are civilians, unless the text says otherwise."""
    start, end = mention.trigger
    return Piece(value="civilian", start=start, end=end, basis="inferred", method="who flees")
