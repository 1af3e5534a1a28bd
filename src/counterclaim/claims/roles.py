"""Filling an event's roles: syntax proposes, the types of the fillers decide.

For each noun chunk the walk up the parse gives the anchor that governs it and the slot in
which it stands; the frame maps the slot to a role; a role takes only fitting kinds of chunk.
What the parse leaves empty is sought by the order of words inside the clause.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.found import Anchor, Found, is_passive
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
        at, steps = _top(annotated, chunk), 0
        case = chunk.case
        dep = sentence.tokens[at].dep
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
            outer = annotated.chunk_of(head)
            if outer is not None and outer.case and own not in ("at", "by"):
                case = outer.case
            at, dep = head, token.dep
    return slots


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
        return "adj"
    return case or ("obj" if base in ("xcomp", "ccomp") else "")


def fill_roles(
    annotated: Annotated, found: Found, slots: list[Slot], vocabulary: Vocabulary
) -> Roles:
    """Actors, targets, means and sources of one trigger."""
    return _Filler(annotated, found, slots, vocabulary).fill()


class _Filler:
    def __init__(
        self, annotated: Annotated, found: Found, slots: list[Slot], vocabulary: Vocabulary
    ) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.chunks = annotated.chunks
        self.found = found
        self.frame = vocabulary.frames[found.trigger.frame]
        self.anchors = {a.token: a for a in found.anchors}
        self.slots = [s for s in slots if s.anchor in self.anchors]
        self.roles = Roles(actors=[], targets=[], means=[], sources=[], how={})

    def fill(self) -> Roles:
        for slot in sorted(self.slots, key=lambda s: (s.distance, s.chunk)):
            role = self._role(slot)
            if role:
                self._give(role, slot.chunk, f"{slot.name} of {self.tokens[slot.anchor].text!r}")
        self._own_chunk()
        for anchor in self.found.anchors:
            self._relative_object(anchor)
            if not self.roles.actors or not self.roles.targets:
                self._borrowed_subject(anchor)
        if not self.roles.targets and "target" in (self.frame.get("at"), self.frame.get("against")):
            self._target_after()
        if not self.roles.targets and self._undergone():
            self._target_before()
        elif not self.roles.targets and self.frame.get("obj") == "target":
            self._object_after()
        if not self.roles.actors and self.frame.get("by") == "actor":
            self._agent_after()
        return self.roles

    def _undergone(self) -> bool:
        """Whether the subject is who or what it was done to."""
        first = self.found.anchors[0]
        passive = (
            first.passive
            and self.frame.get("obj") == "target"
            or self.frame.get("subj") == "target"
        )
        return passive or any(
            a.voice in ("undergo",) or a.voice == "subject" and a.passive
            for a in self.found.anchors
        )

    def _target_before(self) -> None:
        """The nearest thing without a preposition to the left, in the same clause."""
        first = min(self.found.tokens)
        for number in range(len(self.chunks) - 1, -1, -1):
            chunk = self.chunks[number]
            if chunk.end > first:
                continue
            gap = self.tokens[chunk.end : first]
            if any(t.text in (";", ":") or t.pos == "SCONJ" and t.lower != "that" for t in gap):
                return
            if any(
                t.pos == "VERB"
                and t.tag in ("VBD", "VBZ", "VBP")
                and t.dep not in ("acl", "acl:relcl")
                for t in gap
            ):
                return
            if chunk.case or chunk.pronoun or number in self.roles.actors:
                continue
            if chunk.category in ("object", "people", "armed", "monitor", "state", "side"):
                self._give("target", number, "what stands before the passive")
                return

    def _after(self) -> list[int]:
        """Chunks to the right of the trigger inside its clause."""
        last = max(self.found.tokens)
        found: list[int] = []
        for number, chunk in enumerate(self.chunks):
            if chunk.start <= last:
                continue
            gap = self.tokens[last + 1 : chunk.start]
            if any(
                t.pos in ("SCONJ",) or t.text in (";", ":") or t.lower in ("which", "who", "where")
                for t in gap
            ):
                break
            if any(
                t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") and t.dep != "acl" for t in gap
            ):
                break
            found.append(number)
        return found

    def _target_after(self) -> None:
        for number in self._after():
            chunk = self.chunks[number]
            if chunk.case in ("at", "toward") and chunk.category in (
                "object",
                "armed",
                "people",
                "state",
                "monitor",
                "side",
            ):
                self._give("target", number, f"after {chunk.case!r} in the clause")
                return

    def _object_after(self) -> None:
        """What follows an active verb without a preposition, where the parse lost the object."""
        first = self.found.anchors[0]
        if (
            self.tokens[first.token].pos != "VERB"
            or first.passive
            or self.found.trigger.form == "noun"
        ):
            return
        for number in self._after():
            chunk = self.chunks[number]
            gap = self.tokens[max(self.found.tokens) + 1 : chunk.start]
            if chunk.case or any(t.pos not in ("ADV", "PUNCT", "DET") for t in gap):
                return
            if chunk.category in (
                "object",
                "people",
                "armed",
                "state",
                "monitor",
                "side",
                "official",
            ):
                self._give("target", number, "what follows the verb")
            return

    def _agent_after(self) -> None:
        for number in self._after():
            chunk = self.chunks[number]
            if chunk.case == "by" and chunk.category in (
                "armed",
                "state",
                "people",
                "side",
                "weapon",
                "party",
            ):
                self._give("actor", number, "after 'by' in the clause")
                return

    def _role(self, slot: Slot) -> str:
        anchor = self.anchors[slot.anchor]
        chunk = self.chunks[slot.chunk]
        if self.found.token in range(chunk.start, chunk.end):
            return ""
        if anchor.voice != "plain":
            name = slot.name
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
            return "target" if "target" in self.frame.values() else ""  # whose space was entered
        if self.found.trigger.key.partition(" ")[0] in _PERCEIVING:
            return "actor" if name == "obj" else ""
        return self.frame.get(name, "")

    def _give(self, role: str, number: int, how: str) -> None:
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
                chunk.category in ACTORS
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
                if chunk.category != "state" or self.tokens[chunk.start - 1].lower == "from":
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
            if role in ("actor", "target"):
                bucket = self.roles.actors if role == "actor" else self.roles.targets
                if not bucket:
                    self._give(role, chunk.of, "of-phrase of the noun")

    def _relative_object(self, anchor: Anchor) -> None:
        """ "The city, which they shelled": the antecedent is the object."""
        token = self.tokens[anchor.token]
        if not token.dep.startswith("acl") or anchor.passive or self.roles.targets:
            return
        for child in self.sentence.of(anchor.token, "obj"):
            if child.lower in ("which", "that", "whom"):
                number = self._antecedent(token.head)
                role = (
                    self._role(Slot(number, anchor.token, "obj", 9)) if number is not None else ""
                )
                if number is not None and role == "target":
                    self._give(role, number, "antecedent of a relative object")

    def _borrowed_subject(self, anchor: Anchor) -> None:
        """The subject that a participle, an infinitive or a coordinate verb shares."""
        token = self.tokens[anchor.token]
        if token.pos not in ("VERB", "AUX"):
            return
        number = self._subject_of(anchor.token, set())
        if number is None:
            number = self._subject_before(anchor)
        if number is None:
            return
        chunk = self.chunks[number]
        if self.found.token in range(chunk.start, chunk.end):
            return
        slot = Slot(number, anchor.token, "subj", 9)
        role = self._role(slot)
        bucket = {"actor": self.roles.actors, "target": self.roles.targets}.get(role)
        if role and bucket is not None and not bucket:
            self._give(role, number, "shared subject")

    def _subject_of(self, verb: int, seen: set[int]) -> int | None:
        if verb in seen:
            return None
        seen.add(verb)
        token = self.tokens[verb]
        own = self.sentence.of(verb, "nsubj")
        if own:
            subject = own[-1]
            if subject.lower in ("which", "who", "that", "whom") and token.dep.startswith("acl"):
                return self._before_pronoun(subject.i) or self._antecedent(token.head)
            return self.annotated.at.get(subject.i)
        if token.dep.startswith("acl"):
            return self._antecedent(token.head)
        if (
            token.dep.partition(":")[0] in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "obj")
            and token.head != verb
        ):
            head = self.tokens[token.head]
            if head.pos in ("VERB", "AUX"):
                return self._subject_of(token.head, seen)
            if head.pos in ("NOUN", "PROPN", "ADJ"):
                if token.dep == "advcl" or head.pos == "ADJ":
                    return self._subject_of(token.head, seen)
                return self._antecedent(token.head)
        return None

    def _before_pronoun(self, i: int) -> int | None:
        """The owned or armed chunk right before a relative pronoun and its comma."""
        at = i - 2 if i > 1 and self.tokens[i - 1].text == "," else i - 1
        number = self.annotated.at.get(at)
        if number is None or not (
            self.chunks[number].refs or self.chunks[number].category == "armed"
        ):
            return None
        while number and self.chunks[number - 1].of == number:
            number -= 1
        return number

    def _antecedent(self, noun: int) -> int | None:
        return self.annotated.at.get(noun)

    def _subject_before(self, anchor: Anchor) -> int | None:
        """The nearest fitting chunk to the left that no preposition holds."""
        for number in range(len(self.chunks) - 1, -1, -1):
            chunk = self.chunks[number]
            if chunk.end > anchor.token:
                continue
            between = self.tokens[chunk.end : anchor.token]
            if any(t.pos == "SCONJ" or t.text in (";", ":") for t in between):
                return None
            if any(
                t.pos == "VERB"
                and t.tag in ("VBD", "VBZ", "VBP")
                and not is_passive(self.sentence, t.i)
                for t in between
            ):
                return None
            if chunk.category in ("armed", "state", "side") and not chunk.case:
                return number
        return None
