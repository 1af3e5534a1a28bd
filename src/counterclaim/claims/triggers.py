"""Finding the words that tell an event, and the verbs that lend them their voice."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.fillers import Earlier
from counterclaim.claims.found import Anchor, Found, is_only_verb, is_passive
from counterclaim.claims.kinds import FIRE
from counterclaim.claims.typing import told_as_fact
from counterclaim.claims.vocabulary import Trigger, Vocabulary
from counterclaim.claims.weapon_uses import AIMED, VERBAL, WeaponUses
from counterclaim.read import Token

_JOINED = frozenset({"obj", "nsubj", "obl", "xcomp", "compound", "advmod", "ccomp"})
#: Arms whose names are verbs, too: as the first word of a pair they are the arm.
_ARMS_AS_VERBS = frozenset({"bomb", "mine", "rocket", "shell"})
#: What is done with a cargo.
_CARRYING = frozenset("carry load lade transport ferry haul bring deliver".split())
#: What is done to drones and missiles, not by them, in the passive.
_DOWNED = frozenset({"down", "intercept", "destroy", "neutralise", "neutralize", "eliminate"})
#: What may stand between a verb and its preposition, and parts of a day behind its name.
_AGAIN = frozenset({"again", "yesterday", "today", "also", "anew", "urgently", "once"})
_HALVES = frozenset({"morning", "evening", "night", "afternoon"})
#: How far to the right of a verb its noun is sought where the parse does not join them.
REACH = 7


def find_triggers(
    annotated: Annotated, vocabulary: Vocabulary, earlier: Earlier | None = None
) -> list[Found]:
    """All triggers of a sentence, longer and more specific ones first where they overlap.

    `earlier` is the sentence before: "They blocked the road" tells of fighters named there.
    """
    finder = _Finder(annotated, vocabulary, earlier)
    found: list[Found] = []
    others: dict[int, list[Found]] = {}
    taken: dict[int, int] = {}
    nouns = finder.nouns()
    for candidate in (
        *finder.phrases(),
        *(n for n in nouns if len(n.tokens) > 1),
        *finder.pairs(),
        *(n for n in nouns if len(n.tokens) == 1),
        *finder.verbs(),
        *finder.weapon_uses(),
    ):
        before = next((taken[i] for i in candidate.tokens if i in taken), None)
        if (
            before is not None
            and not found[before].trigger.conditional
            or not finder.fits(candidate)
        ):
            continue
        if before is not None:
            others.setdefault(before, []).append(candidate)
            continue
        taken.update(dict.fromkeys(candidate.tokens, len(found)))
        found.append(candidate)
    found = [
        msgspec.structs.replace(f, others=tuple(others[n])) if n in others else f
        for n, f in enumerate(found)
    ]
    return sorted(found, key=lambda f: f.token)


class _Finder(WeaponUses):
    def phrases(self) -> list[Found]:
        found = []
        for hit in self.vocabulary.trigger_phrases.find(self.annotated.atoms):
            span = range(hit.start, hit.end)
            after = self.tokens[hit.end : hit.end + 1]
            if self.tokens[hit.end - 1].lower == "on" and len(span) > 1 and after:
                if after[0].lower in self.vocabulary.calendar:
                    continue  # "taken on Tuesday" is no "take on"
            verb = next((i for i in span if self.tokens[i].pos in VERBAL), None)
            if verb is None:
                if self.tokens[hit.end - 1].lower in AIMED:
                    continue  # "fire on" is no verb in "opened fire on"
                if self._named(hit.start):
                    continue  # "it was their turn to complain"
                verb = hit.start
            found.append(self._found(hit.payload, verb, tuple(span)))
        found += self._around_times()
        for token in self.tokens:  # "shot three drones down"
            if token.dep == "compound:prt" and token.head < token.i - 1:
                head = self.tokens[token.head]
                key = f"{head.lemma} {token.lower}"
                trigger = self._phrase(key)
                if trigger is not None:
                    found.append(self._found(trigger, head.i, (head.i, token.i)))
        return found

    def _around_times(self) -> list[Found]:
        """ "Asked on Wednesday for safe passage": a day stands between a verb and its phrase."""
        found = []
        for gap in self._times_between():
            atoms = self.annotated.atoms.without(gap)
            for hit in self.vocabulary.trigger_phrases.find(atoms):
                if hit.start == gap.start - 1 and hit.end > gap.stop:
                    span = tuple(i for i in range(hit.start, hit.end) if i not in gap)
                    found.append(self._found(hit.payload, hit.start, span))
        return found

    def _times_between(self) -> list[range]:
        """Where a day or "again" stands between a verb and the preposition that it goes with."""
        gaps = []
        tokens, calendar = self.tokens, self.vocabulary.calendar
        for token in tokens[1:-2]:
            if token.lower in _AGAIN:
                gap = range(token.i, token.i + 1)
            elif token.lower == "on" and tokens[token.i + 1].lower in calendar:
                late = tokens[token.i + 2].lower in _HALVES
                gap = range(token.i, token.i + 2 + late)
            else:
                continue
            after = tokens[gap.stop : gap.stop + 1]
            if tokens[gap.start - 1].pos == "VERB" and after and after[0].pos in ("ADP", "SCONJ"):
                gaps.append(gap)
        return gaps

    def _named(self, i: int) -> bool:
        """Whether a word that could be a verb is a noun with a possessor."""
        token = self.tokens[i]
        if token.pos != "NOUN" or token.lemma not in self.vocabulary.verbs:
            return False
        return bool(self.sentence.of(i, "nmod:poss"))

    def _phrase(self, key: str) -> Trigger | None:
        return self.vocabulary.trigger_phrases.get(key)

    def pairs(self) -> list[Found]:
        """Two words joined by syntax or near each other: verb and noun in either order."""
        found = []
        present = {*self.lemmas, *(t.lower for t in self.tokens)}
        for token in self.tokens:
            table = self.vocabulary.pairs.get(self.lemmas[token.i])
            if not table or table.keys().isdisjoint(present) or token.dep.startswith("aux"):
                continue  # "two posts had passed under its control" is no "had control"
            if token.pos in VERBAL and self._only_describes(token):
                continue
            for at, trigger in self._partners(token, table):
                if at in self.blocked and self.tokens[at].lower in ("firing", "attack"):
                    continue  # "aimed at firing points" is no fire
                verb, noun = (token.i, at) if token.pos in VERBAL else (at, token.i)
                candidate = self._found(trigger, verb, (verb, noun))
                if self.fits(candidate):
                    found.append(candidate)
                    break
        return found

    def _partners(self, token: Token, table: dict[str, list[Trigger]]) -> list[tuple[int, Trigger]]:
        """Words that make a pair with the token: its dependents, its head, what follows near."""
        joined: list[int] = []
        if token.pos in VERBAL:
            for child in self.sentence.children[token.i]:
                if self.tokens[child].dep.partition(":")[0] in _JOINED:
                    joined.append(child)
                    joined += [t.i for t in self.sentence.of(child, "conj")]
            if token.dep.startswith("acl"):
                joined.append(token.head)
        elif token.head != token.i and token.dep.startswith(("nsubj", "obj", "obl", "nmod")):
            joined.append(token.head)
        joined += self._following(token)
        pairs = []
        for at in joined:
            triggers = table.get(self.lemmas[at]) or table.get(self.tokens[at].lower) or ()
            pairs += [(at, t) for t in triggers if self._pairs_with(token, self.tokens[at], t)]
        return pairs

    def _following(self, token: Token) -> list[int]:
        found = []
        for other in self.tokens[token.i + 1 : token.i + 1 + REACH]:
            if other.pos == "SCONJ" or other.text in (";", ":"):
                break
            found.append(other.i)
            if token.pos in VERBAL and other.pos == "VERB" and other.tag in ("VBD", "VBZ", "VBP"):
                break
        return found

    def _pairs_with(self, token: Token, other: Token, trigger: Trigger) -> bool:
        nominal = ("NOUN", "PROPN")
        if self._acts_itself(token, other, trigger):
            return False
        if token.pos in ("ADV", "ADP") and other.pos not in VERBAL:
            return False  # "won it back from the militia" is no "back the militia"
        if token.dep == "amod" and token.head != other.i and token.lower != token.lemma:
            return False  # "the armed forces said militants" arms no militants
        if trigger.type == "demand" and token.lemma == "insist":
            if told_as_fact(self.tokens, token.i) and other.tag in ("VBD", "VBZ"):
                return False  # "insists that its troops withdrew"
        if trigger.type == "demand" and token.lemma == "call" and other.dep == "obj":
            if not self._case(other.i) and other.lemma not in ("meeting", "session"):
                return False  # "calling the step temporary"
        harm = other.lemma in self.vocabulary.light["harm"]
        result = harm and other.tag == "VBG" and other.dep == "advcl" and other.i > token.i
        if result and self.tokens[other.i - 1].text == "," and not token.dep.startswith("nsubj"):
            return False  # "attacked it by drone, wounding three": what the attack brought about
        behind = token.pos in nominal and token.dep.startswith("obl")
        if behind and (trigger.frame == "fall" or trigger.polarity == "calm" and token.i > other.i):
            return False  # "fell upon the base" is no fall of the base, "died in clashes" no calm
        if token.pos == "VERB" and other.pos == "NOUN" and token.lemma in _ARMS_AS_VERBS:
            return False  # "jets bombed two targets" is no "bomb that targeted"
        if other.pos in VERBAL and token.pos in VERBAL:
            named = other.tag == "VBG" and other.dep.startswith(("acl", "obj", "nmod"))
            kept = token.lemma in ("keep", "leave", "hold") and other.dep.startswith("acl")
            return named or kept or other.dep in ("xcomp", "ccomp", "advcl")
        if (
            token.pos in nominal and other.pos in nominal
        ):  # "breach of the truce", not "at hand 9 men"
            if self._is_cargo(token, other):
                return False
            return token.i in set(self.sentence.ancestors(other.i)) or other.i == token.head
        return other.pos in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "VERB", "AUX", "PRON")

    def _is_cargo(self, bearer: Token, thing: Token) -> bool:
        """ "A plane carrying bombs", "loaded with bombs": what it has on board, it has not used."""
        verb = self.tokens[thing.head]
        if verb.lemma not in _CARRYING or not verb.dep.startswith("acl") or verb.head != bearer.i:
            return False
        return not self.sentence.of(verb.i, "compound:prt")  # "a jet carrying out raids"

    def _acts_itself(self, token: Token, other: Token, trigger: Trigger) -> bool:
        """Whether the noun of a pair stands in the wrong role of a verb with subject and object.

        "Fighters executed an operation" is no "executed fighters", "they destroyed a device" no
        device that destroyed.
        """
        if token.pos == "VERB" and other.dep == "nsubj" and other.head == token.i:
            frame = self.vocabulary.frames[trigger.frame]
            return frame.get("obj") == "target" and bool(self.sentence.of(token.i, "obj"))
        if token.dep == "acl:relcl" and other.i == token.head and self._acts_in_clause(token):
            frame = self.vocabulary.frames[trigger.frame]  # "soldiers who held the passes"
            return frame.get("subj") == "actor" and frame.get("obj") == "target"
        thing = token.dep == "obj" or token.dep == "obl" and not self._case(token.i)
        if other.pos == "VERB" and thing and token.head == other.i:
            return self._of_fire(trigger) and bool(self.sentence.of(other.i, "nsubj"))
        if other.pos == "VERB" and token.dep == "nsubj:pass" and token.head == other.i:
            harmed = other.lemma in self.vocabulary.light["harm"] | _DOWNED
            return self._of_fire(trigger) and harmed  # "a drone was destroyed"
        if other.pos == "VERB" and token.pos == "NOUN" and token.i < other.i:
            first = self.tokens[other.head]  # "a drone was detected and destroyed"
            shared = other.dep == "conj" and token.head == first.i and token.dep == "nsubj:pass"
            return shared and self._of_fire(trigger) and other.lemma in _DOWNED
        return False

    def _acts_in_clause(self, verb: Token) -> bool:
        """Whether the relative pronoun of a clause is who acts in it."""
        subjects = (s for s in self.sentence.of(verb.i, "nsubj") if s.dep == "nsubj")
        return any(s.lower in ("who", "which", "that") for s in subjects)

    def _of_fire(self, trigger: Trigger) -> bool:
        return trigger.type in FIRE or trigger.type == "explosion"

    def nouns(self) -> list[Found]:
        found = []
        atoms = self.annotated.atoms
        for hit in (
            *self.vocabulary.negated_nouns.find(atoms),
            *self.vocabulary.trigger_nouns.find(atoms),
        ):
            span = tuple(range(hit.start, hit.end))
            acts = [i for i in span if self._is_finite(i)]
            if hit.payload is None and acts == [hit.start]:
                self.blocked.update(span)  # "fired a broadside"
                continue
            if len(span) > 1 and acts:
                continue  # "missile struck" is no "missile strike"
            head = hit.end - 1
            for i in span:  # the head noun of "violation of the ceasefire" is its first word
                if self.tokens[i].pos in ("NOUN", "PROPN") and self.tokens[i].head not in span:
                    head = i
                    break
            if hit.payload is None:
                self.blocked.update(span)
                continue
            if self.tokens[head].pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            if (
                self.tokens[head].pos == "VERB"
                and len(span) == 1
                and self.tokens[head].tag != "VBG"
            ):
                continue
            if self._modifies(head, hit.end) and hit.payload.polarity != "negated":
                continue
            found.append(self._found(hit.payload, head, span))
        return found

    def _is_finite(self, i: int) -> bool:
        token = self.tokens[i]
        return token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP")

    def _modifies(self, head: int, end: int) -> bool:
        """Whether the noun only stands before another ("combat equipment", "sabotage group")."""
        if end >= len(self.tokens) or self.tokens[end].pos not in ("NOUN", "PROPN"):
            return False
        return self.annotated.at.get(head) is not None and self.annotated.at.get(
            head
        ) == self.annotated.at.get(end)

    def verbs(self) -> list[Found]:
        found = []
        for token in self.tokens:
            if token.pos not in ("VERB", "ADJ", "NOUN") or token.i in self.blocked:
                continue
            if token.pos == "NOUN" and token.tag not in ("VBD", "VBN", "VBG"):
                continue
            if token.pos == "ADJ" and not token.lower.endswith("ed"):
                continue
            senses = self.vocabulary.verbs.get(token.lemma.lower(), ())
            if senses and not self._only_describes(token):
                found += [self._found(trigger, token.i, (token.i,)) for trigger in senses]
        return found

    def _only_describes(self, token: Token) -> bool:
        """A participle before its noun, with no auxiliary: it says what the noun is.

        Behind a noun, in a clause without another verb, it is the verb that the tagger missed:
        "the other side discharged firearms".
        """
        before = self.tokens[token.i - 1] if token.i else None
        if before is not None and before.pos == "AUX":
            return False
        if before is not None and before.pos in ("NOUN", "PROPN") and token.tag in ("VBN", "VBD"):
            if is_only_verb(self.sentence, token.i):
                return False
        return token.dep == "amod" or self._prenominal(token)

    def _prenominal(self, token: Token) -> bool:
        """A participle before its noun only says what it is: "the occupied village of"."""
        if token.tag not in ("VBN", "VBG") or not 0 < token.i < len(self.tokens) - 1:
            return False
        before, after = self.tokens[token.i - 1], self.tokens[token.i + 1]
        return (
            before.pos in ("DET", "ADJ", "NUM")
            and after.pos in ("NOUN", "PROPN")
            and after.tag != "NNP"
            or (before.pos == "DET" and after.pos == "PROPN")
        )

    def _found(self, trigger: Trigger, token: int, span: tuple[int, ...]) -> Found:
        anchors = [Anchor(token, "plain", is_passive(self.sentence, token))]
        for i in span:
            if i != token and self.tokens[i].pos in ("VERB", "NOUN"):
                voice = "plain"
                anchors.append(Anchor(i, voice, is_passive(self.sentence, i)))
        if trigger.form == "noun":
            anchors += self._light(token, set(span))
        elif trigger.form == "pair":
            noun = next((i for i in span if self.tokens[i].pos not in VERBAL), None)
            if noun is not None:
                anchors += [a for a in self._light(noun, set(span)) if a.token not in span]
        return Found(trigger=trigger, token=token, tokens=span, anchors=tuple(anchors))

    def _light(self, noun: int, span: set[int]) -> list[Anchor]:
        """The verb that a noun trigger depends on, and participles that depend on the noun."""
        anchors: list[Anchor] = []
        at = noun
        for _ in range(3):
            token = self.tokens[at]
            if token.head == at:
                break
            head = self.tokens[token.head]
            dep = token.dep.partition(":")[0]
            if dep in ("parataxis", "list", "dep"):
                break  # "189 returned: 187 soldiers and two nurses who had been seized"
            if head.pos in VERBAL and head.i not in span:
                voice = self._voice(head, token)
                if voice:
                    anchors.append(Anchor(head.i, voice, is_passive(self.sentence, head.i)))
                break
            if dep == "nmod" and head.lemma in self.vocabulary.light["scene"]:
                if self.sentence.of(head.i, "nsubj"):  # "the camp was the object of a strike"
                    anchors.append(Anchor(head.i, "undergo"))
                    break
            if dep not in ("conj", "nmod", "compound", "appos", "flat"):
                break
            if dep == "nmod" and self._case(noun) not in ("of", ""):
                break
            at = head.i
        for child in self.sentence.of(noun, "acl"):
            if child.pos == "VERB" and child.lemma in self.vocabulary.light["act"] | {"calculate"}:
                anchors.append(Anchor(child.i, "act", is_passive(self.sentence, child.i)))
        if not anchors:
            left = self._left_verb(noun)
            if left is not None:
                anchors.append(left)
        return anchors

    def _left_verb(self, noun: int) -> Anchor | None:
        """A light verb shortly before the noun that the parse does not join to it."""
        for token in reversed(self.tokens[max(0, noun - 5) : noun]):
            if token.pos in ("SCONJ", "CCONJ") or token.text in (",", ";", ":"):
                return None
            if token.pos == "VERB" or token.lemma in ("come",):
                voice = self._voice(token, self.tokens[noun])
                if voice:
                    return Anchor(token.i, voice, is_passive(self.sentence, token.i))
                return None
        return None

    def _voice(self, verb: Token, noun: Token) -> str:
        light, lemma = self.vocabulary.light, verb.lemma
        case = self._case(noun.i)
        if not case and noun.tag == "VBG" and noun.i and self.tokens[noun.i - 1].lower == "to":
            case = "to"  # "subjected the village to shelling"
        if case in ("under", "into", "to", "in") and lemma in light["subject"]:
            return "subject"
        if case == "under" and (lemma in light["undergo"] or lemma == "be"):
            return "undergo"
        if case == "under":
            return "undergo"
        if case == "by" and lemma in light["harm"]:
            return "undergo"
        if case == "with" and lemma in light["treat"]:
            return "subject"
        if noun.dep.startswith("nsubj") and not noun.dep.endswith("pass"):
            if lemma in self.vocabulary.attribution["say"]["verbs"]:
                return ""
            return "happen" if not is_passive(self.sentence, verb.i) else "act"
        if lemma in light["undergo"] and noun.dep.startswith("obj"):
            return "undergo"
        if lemma in light["act"]:
            # "brought down the drones launched by X" does not launch them
            downed = any(t.lower == "down" for t in self.sentence.of(verb.i, "compound:prt"))
            return "" if downed else "act"
        if noun.dep.startswith("obj") and lemma in light["discharge"] | light["let_go"]:
            return "act"
        if lemma in light["undergo"]:
            return "undergo"
        return ""
