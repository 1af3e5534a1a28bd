"""Roles that syntax leaves empty, sought by the order of words inside the clause."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.found import Anchor, Found, is_passive
from counterclaim.claims.roles import TRIES, Filler, Roles, Slot
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Token

#: "Accused X of shelling": X is who shelled.
_OBJECT_CONTROL = frozenset({"accuse", "suspect", "convict", "prevent", "stop", "charge", "blame"})


#: Verbs that an instrument makes an act: "replied with mortar fire".
ANSWERING = frozenset({"answer", "respond", "reply", "retaliate", "react"})
#: What is shot or dropped, and is whose who shot it: "an Indian shell fell on a house".
_SHOT = frozenset(
    "shell shells bomb bombs bullet bullets round rounds projectile projectiles munition munitions "
    "grenade grenades fire shot shots salvo barrage shrapnel".split()
)
_EXPLETIVE = frozenset({"it", "there", "who", "which", "that"})
_PARTING = frozenset({";", ":", "which", "who", "where"})
#: Words that open a clause put between a subject and its verb.
_OPENING = frozenset({"when", "while", "as", "after", "once", "before", "although", "though"})


def fill_roles(
    annotated: Annotated, found: Found, slots: list[Slot], vocabulary: Vocabulary
) -> Roles:
    """Actors, targets, means and sources of one trigger."""
    return _Seeker(annotated, found, slots, vocabulary).fill()


def _parts(token: Token) -> bool:
    """Whether a word ends a clause: a mark, a conjunction, another finite verb."""
    if token.pos == "SCONJ" or token.lower in _PARTING:
        return True
    return token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP") and token.dep != "acl"


class _Seeker(Filler):
    def fill(self) -> Roles:
        for slot in sorted(self.slots, key=lambda s: (s.distance, s.chunk)):
            role = self._role(slot)
            if role and not self._outside(slot):
                self._give(role, slot.chunk, f"{slot.name} of {self.tokens[slot.anchor].text!r}")
        self._own_chunk()
        self._own_tool()
        for anchor in self.found.anchors:
            self._relative_object(anchor)
            self._who_tries(anchor)
            if not self.roles.actors or not self.roles.targets:
                self._borrowed_subject(anchor)
        aimed = "target" in (self.frame.get("at"), self.frame.get("against"))
        if aimed and not self.roles.targets and self.found.trigger.type != "shoot_down":
            self._target_after()
        if not self.roles.targets:
            self._late_object()
        if not self.roles.targets and self._undergone():
            self._target_before()
        elif not self.roles.targets and self.frame.get("obj") == "target":
            self._object_after()
        if not self.roles.targets and self.frame.get("of") == "target":
            self._object_of_noun()
        self._who_answers()
        for case in ("by", "to"):
            if not self.roles.actors and self.frame.get(case) == "actor":
                self._agent_after(case)
        return self.roles

    def _who_answers(self) -> None:
        """ "It answered with a salvo of rockets": whose answer it is."""
        noun = self.tokens[self.found.token]
        verb = self.tokens[noun.head]
        if self.roles.actors or verb.lemma not in ANSWERING or self.frame.get("adj") != "actor":
            return
        if noun.dep == "obl" and any(t.lower == "with" for t in self.tokens[verb.i : noun.i]):
            number = self._subject_of(verb.i, set())
            if number is not None and verb.pos == "VERB":
                self._give("actor", number, "who answers")

    def _late_object(self) -> None:
        """ "Subjected to fire from mortars the posts of B": the object behind the prepositions."""
        active = any(a.voice == "subject" and not a.passive for a in self.found.anchors)
        for number in self._after() if active else ():
            chunk = self.chunks[number]
            opened = self.tokens[chunk.start].tag in ("DT", "PRP$")
            if not chunk.case and opened and chunk.category in ("object", "armed", "people"):
                self._give("target", number, "the object behind the prepositions")
                return

    def _own_tool(self) -> None:
        """ "The enemy's planes in the south hit": a pair's weapon acts, wherever it hangs."""
        if self.found.trigger.form != "pair" or self.roles.actors or self.found.anchors[0].passive:
            return
        for anchor in self.found.anchors[1:]:
            number = self.annotated.at.get(anchor.token)
            if number is None or anchor.voice != "plain" or anchor.token > self.found.token:
                continue
            chunk = self.chunks[number]
            if chunk.category == "other" and chunk.own and not chunk.case:
                if self.tokens[chunk.head].lemma.lower() in _SHOT:
                    self.roles.actors.append(number)
                    self.roles.how.setdefault("actor", "whose shell it is")
                    return
            if chunk.category == "weapon" and chunk.own and not chunk.case:
                self._give("actor", number, "whose weapon acts")
                return

    def _object_of_noun(self) -> None:
        """ "Bombardment with mortars of a base": the "of" that the parse gave to the means."""
        if self.found.trigger.form != "noun":
            return
        for number in self._after():
            chunk = self.chunks[number]
            if chunk.case == "of" and chunk.category in ("object", "armed", "people"):
                self._give("target", number, "of-phrase behind the means")
                return
            if chunk.case != "with":
                return

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
            gap = self.tokens[self._gap_from(chunk.end, first) : first]
            if any(t.text in (";", ":") or t.pos == "SCONJ" and t.lower != "that" for t in gap):
                return
            if any(
                t.pos == "VERB"
                and t.tag in ("VBD", "VBZ", "VBP")
                and t.dep not in ("acl", "acl:relcl")
                for t in gap
            ):
                return
            if chunk.end == first and chunk.category == "weapon":  # "about a jet shot down"
                self._give("target", number, "what stands before the participle")
                return
            if chunk.case or chunk.pronoun or number in self.roles.actors:
                continue
            if chunk.category in ("object", "people", "armed", "monitor", "state", "side"):
                self._give("target", number, "what stands before the passive")
                return

    def _gap_from(self, start: int, first: int) -> int:
        """ "The three men, it said, were killed": an inserted source parts no clause."""
        if start >= first or self.tokens[start].text != ",":
            return start
        closed = next((t.i for t in self.tokens[start + 1 : start + 6] if t.text == ","), None)
        return start if closed is None or closed >= first else closed + 1

    def _after(self) -> list[int]:
        """Chunks to the right of the trigger inside its clause."""
        last = max(self.found.tokens)
        found: list[int] = []
        clear = last + 1
        for number, chunk in enumerate(self.chunks):
            if chunk.start <= last:
                continue
            # What parted the chunk before from the trigger would have ended the search there.
            if any(_parts(t) for t in self.tokens[clear : chunk.start]):
                break
            clear = max(clear, chunk.start)
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

    def _agent_after(self, case: str) -> None:
        for number in self._after():
            chunk = self.chunks[number]
            verb = self.tokens[self.tokens[chunk.head].head]
            if self.tokens[chunk.head].dep == "obl:agent" and verb.i not in self.anchors:
                if verb.i > self.found.token and self.sentence.of(verb.i, "aux:pass"):
                    return  # "the bid to cross was thwarted by guards"
            if case == "to" and self.found.trigger.frame != "loss":
                return
            if chunk.case == case and chunk.category in (
                "armed",
                "state",
                "people",
                "side",
                "weapon",
                "party",
            ):
                self._give("actor", number, f"after {case!r} in the clause")
                return

    def _who_tries(self, anchor: Anchor) -> None:
        """ "A bid by raiders to break in", "the enemy's attempt to land": who wants to do it."""
        token, noun = self.tokens[anchor.token], self.tokens[self.tokens[anchor.token].head]
        wanted = token.tag == "VB" and token.dep.startswith("acl") and noun.lemma.lower() in TRIES
        if not wanted or self.roles.actors or self.frame.get("subj") != "actor":
            return
        number = self.annotated.at.get(noun.i)
        if number is None:
            return
        chunk = self.chunks[number]
        by = [n for n, c in enumerate(self.chunks) if c.case == "by" and self._hangs(c, noun.i)]
        tried = [chunk.of] if chunk.of >= 0 else [n for n in by if n > number]
        if tried:
            self._give("actor", tried[0], "who tries")
        elif chunk.own:
            self.roles.actors.append(number)
            self.roles.how.setdefault("actor", "whose attempt it is")

    def _hangs(self, chunk: Chunk, noun: int) -> bool:
        return self.tokens[chunk.head].head == noun

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
        number = self._of_gerund(anchor.token)
        if number is None:
            number = self._before_insertion(anchor.token)
        if number is None:
            number = self._past_clause(anchor.token)
        if number is None:
            number = self._cleft(anchor.token)
        if number is None:
            number = self._subject_of(anchor.token, set())
        fit = number is not None and self.chunks[number].category not in ("object", "place")
        if number is None or anchor.voice == "subject" and not anchor.passive and not fit:
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

    def _of_gerund(self, verb: int) -> int | None:
        """ "The report of the army having opened fire": its subject stands before "having"."""
        if self.tokens[verb].tag not in ("VBN", "VBD"):
            return None
        aux = next((t for t in self.tokens[max(0, verb - 3) : verb] if t.lower == "having"), None)
        number = self.annotated.at.get(aux.i - 1) if aux is not None else None
        if number is None or self.sentence.of(verb, "aux:pass"):
            return None
        return number if self.chunks[number].case in ("of", "about", "at", "on") else None

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
            accused = self._accused(verb)
            return accused if accused is not None else self._antecedent(token.head)
        if (
            token.dep.partition(":")[0] in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "obj")
            and token.head != verb
        ):
            head = self.tokens[token.head]
            if head.lemma in _OBJECT_CONTROL and token.tag == "VBG":
                done = self.sentence.of(head.i, "obj") or self.sentence.of(head.i, "nsubj:pass")
                return self.annotated.at.get(done[-1].i) if done else None
            told = self._told_subject(head.i, verb)
            if told is not None:
                return told
            if head.pos in ("VERB", "AUX"):
                return self._subject_of(token.head, seen)
            accused = self._accused(token.i)
            if accused is not None:
                return accused
            if head.pos in ("NOUN", "PROPN", "ADJ"):
                if token.dep == "advcl" or head.pos == "ADJ":
                    return self._subject_of(token.head, seen)
                return self._antecedent(token.head)
        return None

    def _accused(self, gerund: int) -> int | None:
        """ "Was accused by the army of shelling it": who is accused, not by whom, is who did it."""
        if self.tokens[gerund].tag != "VBG" or self.tokens[gerund - 1].lower not in ("of", "for"):
            return None
        for verb in reversed(self.tokens[max(0, gerund - 9) : gerund]):
            if verb.lemma in _OBJECT_CONTROL and verb.pos == "VERB":
                passive = is_passive(self.sentence, verb.i)
                done = self.sentence.of(verb.i, "nsubj:pass") if passive else []
                return self.annotated.at.get(done[-1].i) if done else None
        return None

    def _told_subject(self, head: int, verb: int) -> int | None:
        """ "Announced that the parties had agreed to cease fire": no act of who announces."""
        for clause in self.sentence.of(head, "ccomp"):
            own = self.sentence.of(clause.i, "nsubj")
            opened = any(t.lower == "that" for t in self.tokens[head:verb][:3])
            if head < clause.i < verb and own and opened and own[-1].lower not in _EXPLETIVE:
                return self.annotated.at.get(own[-1].i)
        return None

    def _before_insertion(self, verb: int) -> int | None:
        """ "Rebels who, it said, had fired": the antecedent past the inserted source."""
        marks = [t.i for t in self.tokens[max(0, verb - 12) : verb] if t.text == ","]
        if len(marks) < 2 or verb - marks[-1] > 3 or self.sentence.of(verb, "aux:pass"):
            return None
        opened = marks[-2]
        if opened < 2 or self.tokens[opened - 1].lower not in ("who", "which"):
            return None
        return self._before_pronoun(opened - 1)

    def _outside(self, slot: Slot) -> bool:
        """ "Our men, while a column advanced, fired": they are not who advanced."""
        chunk = self.chunks[slot.chunk]
        end = chunk.end
        if slot.name != "subj" or end + 1 >= slot.anchor or self.tokens[end].text != ",":
            return False
        opened = self.tokens[end + 1].lower in _OPENING
        own = self.sentence.of(slot.anchor, "nsubj")
        return opened and any(t.i > end for t in own)

    def _past_clause(self, verb: int) -> int | None:
        """ "Our men, when a column approached, opened fire": the subject past the clause."""
        if self.sentence.of(verb, "aux:pass"):
            return None
        closed = next((t.i for t in self.tokens[max(0, verb - 2) : verb] if t.text == ","), None)
        if closed is None:
            return None
        for at in range(closed - 1, 1, -1):
            token = self.tokens[at]
            if token.text in (";", ":"):
                return None
            if token.lower in _OPENING and self.tokens[at - 1].text == ",":
                number = self.annotated.at.get(at - 2)
                while number and self.chunks[number - 1].of == number:
                    number -= 1
                fit = number is not None and not self.chunks[number].case
                return number if fit else None
        return None

    def _cleft(self, verb: int) -> int | None:
        """ "It was the rebels who attacked, and blew up the gate": they did both."""
        if self.sentence.of(verb, "nsubj"):
            return None
        for who in reversed(self.tokens[:verb]):
            if who.text in (";", ":") or who.lower == "that" and who.pos == "SCONJ":
                return None
            if who.lower in ("who", "which", "that") and who.i > 2:
                number = self._before_pronoun(who.i)
                at = self.chunks[number].start if number is not None else 0
                cleft = at > 1 and self.tokens[at - 1].lemma == "be"
                return number if cleft and self.tokens[at - 2].lower == "it" else None
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
            armed = self.chunks[number].category == "armed"
            if armed and self.chunks[number - 1].category in ("other", "object", "place"):
                break  # "posts of the army, which had fired"
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
