"""Filling an event's roles: syntax proposes, the types of the fillers decide.

For each noun chunk the walk up the parse gives the anchor that governs it and the slot in
which it stands; the frame maps the slot to a role; a role takes only fitting kinds of chunk.
What the parse leaves empty is sought by the order of words inside the clause.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.found import Anchor, Found
from counterclaim.claims.vocabulary import Vocabulary

ACTORS = frozenset(
    {
        "armed",
        "state",
        "side",
        "people",
        "party",
        "pronoun",
        "media",
        "official",
        "weapon",
        "monitor",
        "source",
    }
)
TARGETS = frozenset(
    {
        "armed",
        "state",
        "side",
        "people",
        "party",
        "object",
        "weapon",
        "monitor",
        "media",
        "pronoun",
        "official",
        "place",
        "other",
        "source",
    }
)

#: What a light verb's slots mean for the noun that it carries.
_LIGHT_SLOTS = {
    "act": {
        "subj": "actor",
        "by": "actor",
        "at": "target",
        "toward": "target",
        "to": "target",
        "with": "means",
        "from": "source",
    },
    "undergo": {
        "subj": "target",
        "obj": "target",
        "by": "actor",
        "from": "source",
        "with": "means",
    },
    "subject": {
        "subj": "actor",
        "obj": "target",
        "by": "actor",
        "at": "target",
        "with": "means",
        "from": "source",
    },
    "happen": {
        "between": "actor",
        "by": "actor",
        "with": "actor",
        "from": "source",
        "at": "target",
        "obj": "target",
    },
}
#: Who sees forces does not move them: "the patrol saw four howitzers", "nine ships were tracked".
_PERCEIVING = frozenset(
    {
        "see",
        "detect",
        "track",
        "observe",
        "spot",
        "notice",
        "record",
        "count",
        "monitor",
        "register",
        "identify",
    }
)
_TRANSPARENT = frozenset(
    {
        "number",
        "part",
        "group",
        "unit",
        "member",
        "series",
        "direction",
        "territory",
        "area",
        "section",
        "sector",
        "line",
        "position",
        "attempt",
        "fact",
        "use",
        "case",
        "side",
        "front",
    }
)
#: Of them, people; and prepositions that tell where those are.
_PEOPLE = frozenset({"group", "unit", "member"})
_PLACED = frozenset({"in", "on", "near", "at"})


#: Posts and vessels whose crews act.
_MANNED = frozenset(
    {"checkpoint", "roadblock", "post", "outpost", "position", "battery", "vessel", "ship", "boat",
     "cutter", "convoy", "vehicle", "patrol", "garrison", "base", "trench", "column"}
)  # fmt: skip
#: Means that are let go: as the object of "fired" they are what was fired.
_THROWN = frozenset(
    {"missile", "mlrs", "mortar", "artillery", "grenade", "anti_tank", "drone", "small_arms"}
)

#: Nouns behind whose "of" stands what strikes, and what can.
_STRIKES = frozenset({"strike", "raid", "attack", "fire", "salvo", "barrage", "volley", "blow"})
_BLOWS = _STRIKES | {"shelling", "bombardment", "assault", "offensive", "bombing", "onslaught"}
_STRIKING = frozenset(
    {"aircraft", "helicopter", "drone", "missile", "mlrs", "artillery", "mortar", "tank"}
)


#: Marks behind the place where a text was written.
_DASHES = frozenset({"-", "–", "—", "--", "/"})

#: Verbs of those who come back.
_GOING = frozenset({"come", "return", "go", "arrive", "fly", "get", "reach", "be"})
#: Nouns with an infinitive, behind whose "of" stands who wants to do it.
TRIES = frozenset({"attempt", "bid", "effort", "endeavour", "try", "plan", "intention"})


class Slot(msgspec.Struct, frozen=True):
    """A chunk in a slot of an anchor."""

    chunk: int
    anchor: int
    name: str
    distance: int


class Roles(msgspec.Struct, kw_only=True):
    """The chunks of a trigger by role (numbers into `Annotated.chunks`)."""

    actors: list[int]
    targets: list[int]
    means: list[int]
    sources: list[int]
    how: dict[str, str]


def govern(annotated: Annotated, anchors: dict[int, Anchor]) -> list[Slot]:
    """Where each chunk of the sentence hangs: its nearest anchor, and the slot it stands in."""
    sentence = annotated.sentence
    slots: list[Slot] = []
    for number, chunk in enumerate(annotated.chunks):
        if _is_dateline(annotated, chunk):
            continue
        at, steps = _top(annotated, chunk), 0
        case = chunk.case
        dep = sentence.tokens[at].dep
        if not case:
            case = _shared_case(annotated, number)
        own = case
        while steps < 12:
            head = sentence.tokens[at].head
            if head == at:
                break
            steps += 1
            if dep == "conj":
                first = annotated.chunk_of(head)
                if not case and first is not None:
                    case = first.case
                at, dep = head, sentence.tokens[head].dep
                continue
            if head in anchors:
                slots.append(
                    Slot(number, head, _slot_name(dep, case, anchors[head].passive), steps)
                )
                break
            token = sentence.tokens[head]
            if token.pos in ("VERB", "AUX"):
                break
            if token.lemma not in _TRANSPARENT and dep not in ("appos", "flat", "compound"):
                break
            if own in _PLACED and token.lemma in _PEOPLE and dep == "nmod":
                break  # "members of the gang in the area": where they are does not act
            outer = annotated.chunk_of(head)
            if outer is not None and outer.case and own not in ("at", "by"):
                case = outer.case
            at, dep = head, token.dep
    return slots


def _is_dateline(annotated: Annotated, chunk: Chunk) -> bool:
    """ "MANILA - Boats rammed a ship": where it was written takes no part in it."""
    tokens = annotated.sentence.tokens
    if chunk.start or chunk.end >= len(tokens) - 1 or tokens[chunk.end].text not in _DASHES:
        return False
    return tokens[chunk.start].text.isupper() and len(tokens[chunk.start].text) > 3


def _shared_case(annotated: Annotated, number: int) -> str:
    """ "Between the army and rebel groups": a preposition holds what "and" joins to its noun.

    The parse may make the first name a modifier of the last noun, which then has no case.
    """
    chunk = annotated.chunks[number]
    tokens = annotated.sentence.tokens
    joined = chunk.start > 1 and tokens[chunk.start - 1].lower in ("and", "or")
    if not joined or number == 0 or not tokens[chunk.head].dep.startswith(("obl", "nmod")):
        return ""
    first = annotated.chunks[number - 1]
    inside = chunk.start <= tokens[first.head].head < chunk.end
    return first.case if first.end == chunk.start - 1 and inside else ""


def _top(annotated: Annotated, chunk: Chunk) -> int:
    """The token of the chunk that depends on something outside it."""
    tokens = annotated.sentence.tokens
    for i in range(chunk.end - 1, chunk.start - 1, -1):
        if not chunk.start <= tokens[i].head < chunk.end:
            return i
    return chunk.head


def _slot_name(dep: str, case: str, passive: bool) -> str:
    base = dep.partition(":")[0]
    if dep == "nsubj:pass":
        return "obj" if passive else "subj"
    if base == "nsubj":
        return "subj"
    if dep == "obl:agent":
        return "by"
    if base in ("obj", "iobj"):
        return "obj"
    if dep == "nmod:poss" or base == "compound":
        return "obj" if passive else "adj"
    return case or ("obj" if base in ("xcomp", "ccomp") else "")


class Filler:
    """Gives the chunks in the slots of one trigger their roles."""

    def __init__(
        self, annotated: Annotated, found: Found, slots: list[Slot], vocabulary: Vocabulary
    ) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.chunks = annotated.chunks
        self.found = found
        self.frame = vocabulary.frames[found.trigger.frame]
        self.light = vocabulary.light
        self.anchors = {a.token: a for a in found.anchors}
        self.slots = [s for s in slots if s.anchor in self.anchors]
        self.roles = Roles(actors=[], targets=[], means=[], sources=[], how={})

    def _role(self, slot: Slot) -> str:
        anchor = self.anchors[slot.anchor]
        chunk = self.chunks[slot.chunk]
        if self.found.token in range(chunk.start, chunk.end):
            return ""
        if anchor.voice != "plain":
            name = slot.name
            if name in ("subj", "obj", "by") and self._beside(anchor):
                return ""
            if anchor.voice == "act" and anchor.passive and name == "obj":
                return ""
            return _LIGHT_SLOTS[anchor.voice].get(name, "")
        name = slot.name
        if name == "toward":
            name = "at" if "at" in self.frame else name
        if name == "subj" and anchor.passive:
            name = "obj"
        if name in ("against",):
            name = "at"
        if (
            self.found.trigger.form == "pair"
            and name in ("adj", "of")
            and slot.anchor != self.found.token
        ):
            if chunk.category == "weapon":
                return "means"  # "launched a swarm of drones"
            if self._of_the_enemy(slot.anchor, chunk):
                return "actor"
            if self._tool(slot.anchor) or self._tried(slot.anchor):
                return "actor"  # "aviation of the fleet destroyed"
            return "target" if "target" in self.frame.values() else ""  # whose space was entered
        if name == "subj" and self.tokens[slot.anchor].lemma == "hear":
            return ""  # who hears a blast is not whom it hit
        if self.found.trigger.key.partition(" ")[0] in _PERCEIVING:
            return "actor" if name == "obj" else ""
        if name == "obj" and anchor.passive and "pass" in self.frame:
            name = "pass"
        role = self.frame.get(name, "")
        if role == "actor" and name == "subj" and self._goes_home(slot.anchor):
            return "target"
        if role == "target" and name == "of":
            if self._by_arms(chunk) or self._of_the_enemy(slot.anchor, chunk):
                return "actor"
        if name == "at" and self.found.trigger.type == "shoot_down":
            return ""  # over whose land it was shot down
        if name == "at" and anchor.passive:
            if self.tokens[slot.anchor].lemma in self.light["harm"]:
                return ""  # "they were killed at their post"
        return "means" if role == "target" and name == "obj" and self._let_go(slot) else role

    def _beside(self, anchor: Anchor) -> bool:
        """ "Holds eight after the blast": the verb tells another act than the noun."""
        noun = self.tokens[self.found.token]
        if anchor.token > noun.i or anchor.voice == "happen":
            return False
        chunk = self.annotated.chunk_of(noun.i)
        case = chunk.case if chunk is not None else self.tokens[noun.i - 1].lower
        return case in ("after", "before", "during", "about")

    def _goes_home(self, verb: int) -> bool:
        """ "Their bodies came home", "the captives returned": those who are handed over."""
        going = self.tokens[verb].lemma in _GOING and not self.sentence.of(verb, "obj")
        return self.found.trigger.type == "handover" and going

    def _of_the_enemy(self, token: int, chunk: Chunk) -> bool:
        """ "The attacks of the enemy go on": nobody tells his own so."""
        noun, at = self.tokens[token], self.annotated.chunk_of(token)
        people = chunk.category == "armed" and len(chunk.own) == 1
        hostile = people and chunk.own[0].kind in ("opponent", "group")
        owned = at is not None and bool(at.own)
        return hostile and not owned and noun.pos == "NOUN" and noun.lemma.lower() in _BLOWS

    def _by_arms(self, chunk: Chunk) -> bool:
        """ "The strikes of enemy jets" are theirs, "the shelling of tanks" is not."""
        noun = self.tokens[self.found.token]
        armed = chunk.weapon is not None and chunk.weapon.means in _STRIKING
        return armed and noun.pos == "NOUN" and noun.lemma in _STRIKES

    def _let_go(self, slot: Slot) -> bool:
        """Whether a chunk is the weapon that the verb lets go, not what it is aimed at."""
        weapon, verb = self.chunks[slot.chunk].weapon, self.tokens[slot.anchor]
        if weapon is None or verb.pos != "VERB" or weapon.means not in _THROWN:
            return False
        return verb.lemma in self.light["discharge"] | self.light["let_go"]

    def _whole(self, number: int) -> int:
        """ "One of our drones", "two of the soldiers": what they are is said behind the "of"."""
        chunk = self.chunks[number]
        part = chunk.of >= 0 and chunk.end - chunk.start == 1 and chunk.category == "other"
        return chunk.of if part and self.tokens[chunk.head].tag == "CD" else number

    def _deictic(self, chunk: Chunk) -> bool:
        """ "Our heroes", "elements of the enemy": whoever they are, they are a side's."""
        plain = chunk.category in ("other", "official") and self.tokens[chunk.head].pos == "NOUN"
        return plain and any(r.kind in ("self", "opponent") for r in chunk.own)

    def _held(self, chunk: Chunk) -> bool:
        """ "RSF checkpoints turned them back", "the army's guns fired": who holds them acts."""
        military = chunk.noun is not None and "military" in chunk.noun.target_kind
        manned = self.tokens[chunk.head].lemma.lower() in _MANNED
        return chunk.category == "object" and bool(chunk.own) and (military or manned)

    def _tool(self, token: int) -> bool:
        """Whether the noun of a pair is the weapon that acts: what owns it is the actor."""
        chunk = self.annotated.chunk_of(token)
        if chunk is None or chunk.category != "weapon":
            return False
        dep = self.tokens[_top(self.annotated, chunk)].dep
        verb = self.tokens[self.found.token]
        bare = verb.dep == "acl" and not self.anchors[verb.i].passive and verb.head == token
        acts = dep in ("nsubj", "obl:agent", "conj") or bare
        return acts and token < self.found.token

    def _tried(self, token: int) -> bool:
        """ "Attempts of raiders to break in": who tries is who would do it."""
        noun, verb = self.tokens[token], self.tokens[self.found.token]
        return noun.lemma.lower() in TRIES and verb.head == token and verb.dep.startswith("acl")

    def _give(self, role: str, number: int, how: str) -> None:
        number = self._whole(number)
        chunk = self.chunks[number]
        roles = self.roles
        if role == "actor":
            if chunk.category == "weapon":
                if number not in roles.means:
                    roles.means.append(number)
                if chunk.refs and number not in roles.actors:
                    roles.actors.append(number)
                    roles.how.setdefault("actor", how)
                return
            if (
                (chunk.category in ACTORS or self._deictic(chunk) or self._held(chunk))
                and number not in roles.actors
                and number not in roles.targets
            ):
                roles.actors.append(number)
                roles.how.setdefault("actor", how)
        elif role == "target":
            if (
                chunk.category in TARGETS
                and number not in roles.targets
                and number not in roles.actors
            ):
                roles.targets.append(number)
                roles.how.setdefault("target", how)
        elif role == "means":
            if number not in roles.means:
                roles.means.append(number)
        elif role == "source" and number not in roles.sources:
            if (
                chunk.category in ("armed", "side", "people", "state")
                and chunk.refs
                and "actor" in self.frame.values()
            ):
                land = chunk.category == "state"
                if land and self.found.trigger.type == "raid":
                    roles.sources.append(number)  # those who crept in from a land may be anybody
                elif not land or self.tokens[chunk.start - 1].lower == "from":
                    self._give("actor", number, how)
                return
            roles.sources.append(number)

    def _own_chunk(self) -> None:
        """Owners inside the trigger's chunk: "Armenian fire", "the enemy's shelling"."""
        chunk = self.annotated.chunk_of(self.found.token)
        if chunk is None or self.tokens[self.found.token].pos == "VERB":
            return
        number = self.annotated.at[self.found.token]
        role = self.frame.get("adj", "")
        first = self.annotated.chunk_of(self.tokens[chunk.head].head)
        if (
            not chunk.own
            and self.tokens[chunk.head].dep == "conj"
            and first is not None
            and first.own
        ):
            chunk, number = (
                first,
                self.annotated.at[first.head],
            )  # "our broadcasts and warning shots"
        if chunk.own and role in ("actor", "target"):
            bucket = self.roles.actors if role == "actor" else self.roles.targets
            if number not in bucket and (not bucket or role == "actor"):
                bucket.append(number)
                self.roles.how.setdefault(role, "owner in the noun phrase")
        if chunk.of >= 0:
            role = self.frame.get("of", "")
            whose = self.chunks[chunk.of]
            if role == "target" and self._by_arms(whose):
                role = "actor"
            if role == "target" and self._of_the_enemy(self.found.token, whose):
                role = "actor"
            if role in ("actor", "target"):
                bucket = self.roles.actors if role == "actor" else self.roles.targets
                if not bucket:
                    self._give(role, chunk.of, "of-phrase of the noun")
