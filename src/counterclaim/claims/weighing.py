"""Whether a telling stands by itself, or its trigger is only spoken of in passing."""

from __future__ import annotations

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.found import Found
from counterclaim.claims.gerunds import OWNING
from counterclaim.claims.kinds import FIRE, HOSTILE, SPEECH
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.modality import Modality
from counterclaim.claims.owning_up import by_nobody, owned_up
from counterclaim.claims.placing import Placing
from counterclaim.claims.seeking import ANSWERING
from counterclaim.read import Token

#: Verbs of a reproach whose matter stands behind "of" or "for".
REPROACHES = frozenset(
    {"condemn", "denounce", "accuse", "blame", "charge", "fault", "incriminate", "suspect"}
)
#: Verbs of those who leave by themselves, and who is no inhabitant.
_FLEEING = frozenset({"flee", "escape", "run", "scatter", "disperse"})
_ATTACKERS = frozenset(
    {"attacker", "assailant", "gunman", "gunmen", "raider", "shooter", "killer", "bomber", "robber"}
)
#: What a source that only names it tells as news.
_REPORTED = frozenset({"withdrawal", "displacement", "buildup", "handover", "seizure", "capture"})

#: Acts that somebody owns up to.
_STRUCK = HOSTILE | {"explosion", "abuse"}


class Weighing(Placing):
    """Weighs the mentions of one sentence."""

    def _unnamed(self, numbers: list[int], pieces: list[Piece]) -> bool:
        """Whether a group that the text leaves unnamed holds a role that nobody else holds."""
        if pieces:
            return False
        chunks = [self.chunks[n] for n in numbers]
        if any(r.kind == "group" for c in chunks for r in c.refs):
            return True
        return any(  # "a drone of the Prosperity party": a name that is not known
            not c.refs and c.category in ("side", "armed") and self._has_name(c) for c in chunks
        )

    def _has_name(self, chunk: Chunk) -> bool:
        words = self.tokens[max(chunk.start, 1) : chunk.end]
        return any(t.text[:1].isupper() and t.pos in ("NOUN", "PROPN") for t in words)

    def _beside_another(self, numbers: list[int]) -> bool:
        """ "Between the army and a local gang": who fights the one named is told, but not known."""
        for number in numbers:
            chunk = self.chunks[number]
            if chunk.case != "between":
                continue
            after = self.chunks[number + 1 : number + 2]
            joined = bool(after) and self.tokens[after[0].start - 1].lower == "and"
            if joined and all(r.kind == "group" for r in after[0].refs):
                return True
            if not joined and chunk.refs and self.tokens[chunk.head].tag == "NNS":
                return True
        return False

    def _by_target(self, first: Found) -> list[Found]:
        """ "25 of the drones were neutralised": arms in the air are shot down, people are not."""
        readings = [first, *first.others]
        flying = {"drone", "missile", "aircraft", "helicopter"}
        own = self.sentence.of(first.token, "nsubj")
        subject = self.annotated.chunk_of(own[-1].i) if own else None
        if not first.anchors[0].passive or subject is None:
            return readings
        if subject.weapon is not None and subject.weapon.means in flying:
            readings.sort(key=lambda f: f.trigger.type != "shoot_down")
        elif subject.category in ("armed", "people") and not any(
            subject.start <= h.start < subject.end for h in self.annotated.weapons
        ):
            readings = [f for f in readings if f.trigger.type != "shoot_down"]
        return readings

    def _is_weak(self, found: Found, mention: Mention, modality: Modality) -> bool:
        """A noun in passing ("in repelling the attack") tells no event of its own."""
        if mention.type == "repelling" and self._in_passing(found):
            return True
        if mention.type in _STRUCK and owned_up(self.sentence, found.tokens) is not None:
            return False
        if (
            mention.is_title
            and found.trigger.form == "noun"
            and len(found.anchors) == len([a for a in found.anchors if a.voice == "plain"])
        ):
            return (
                len(
                    [
                        x
                        for x in (mention.actors, mention.targets, mention.means, mention.places)
                        if x
                    ]
                )
                < 2
            )
        if found.trigger.form in ("verb", "phrase", "pair") or self._is_reproached(mention):
            return False
        if any(a.voice in ("act", "undergo", "subject", "happen") for a in found.anchors):
            return False
        token = self.tokens[found.token]
        while token.dep == "conj" and self.tokens[token.head].pos in ("NOUN", "PROPN"):
            token = self.tokens[token.head]
        if token.dep.startswith("nsubj") and (
            self.tokens[token.head].pos in ("VERB", "AUX", "ADJ")
            or mention.unnamed  # "the announced retreat of the rebels is a sham"
            or mention.actors
            and self.sentence.of(token.head, "cop")
        ):
            return False
        if (
            token.dep == "obj"
            and mention.actors
            and self.tokens[token.head].lemma in self.vocabulary.attribution["say"]["verbs"]
        ):
            return False
        if mention.is_title or mention.type == "calm":
            return False
        if mention.type in FIRE and self._answered_with(token.i):
            return False
        if mention.type in SPEECH and (
            self.sentence.of(token.i, "cop")
            or token.dep == "ROOT"
            and self.sentence.of(token.i, "ccomp")
        ):
            return (
                False  # "they are the troublemakers"; "X demands that", where the tagger saw a noun
            )
        if mention.type in ("talks", "ceasefire") and token.dep == "obj" and mention.actors:
            return False
        if mention.type in ("ceasefire", "abuse") and (
            self.sentence.of(found.token, "acl") or self._is_content(found.token)
        ):
            return False
        if mention.type in _REPORTED and self._is_new(found.token):
            return False
        deniable = mention.type in HOSTILE or mention.type in ("withdrawal", "blame", "buildup")
        if deniable and (mention.stance == "deny" or self._is_owned(mention)):
            return False
        filled = sum(bool(x) for x in (mention.actors, mention.targets, mention.means))
        counted = self.tokens[token.head].lemma in ("count", "tally", "total", "number")
        if mention.type == "ceasefire_violation" and counted and token.dep == "nmod":
            return False
        if mention.targets and mention.type in HOSTILE and self._is_item(token.i):
            return False
        return filled < 2

    def _fighters_flee(self, found: Found) -> bool:
        """ "The attackers fled towards the ring road": who fought is not displaced.

        Nor are "fleeing insurgents", or soldiers who "were injured and evacuated".
        """
        verb = self.tokens[found.predicate]
        if verb.lemma == "evacuate":
            before = self.tokens[max(0, verb.i - 4) : verb.i]
            return any(t.lemma in ("injure", "wound") for t in before)
        if verb.lemma not in _FLEEING:
            return False
        subjects = self.sentence.of(verb.i, "nsubj")
        if verb.tag == "VBG" and verb.dep in ("amod", "acl", "compound"):
            subjects = [*subjects, self.tokens[verb.head]]
        chunks = [self.annotated.chunk_of(t.i) for t in subjects]
        return any(t.lemma.lower() in _ATTACKERS for t in subjects) or any(
            c is not None and c.category == "armed" for c in chunks
        )

    def _is_new(self, i: int) -> bool:
        """ "The governor spoke of a retreat to Walikale": told for the first time, not recalled."""
        words = {t.lower for t in self.sentence.of(i, "det", "nmod:poss", "amod")}
        known = words & {"the", "this", "that", "these", "those", "his", "earlier", "previous"}
        return not known and self._is_content(i)

    def _own_deed(self, mention: Mention) -> None:
        """ "The military denies shelling the town": the deed is of whoever denies it."""
        verb = None
        if mention.type in _STRUCK and mention.found is not None:
            verb = owned_up(self.sentence, mention.found.tokens)
        if verb is not None and by_nobody(self.sentence, verb):
            mention.actors = []
            return
        if verb is not None and mention.speaker == MEDIA and len(mention.actors) == 1:
            self._tells_itself(mention, verb)
        owned = self._is_owned(mention) or verb is not None and self._is_claimed(mention, verb)
        if mention.actors or mention.type not in _STRUCK or not owned:
            return
        at = self.tokens[mention.token]
        mention.targets = [t for t in mention.targets if t.value != mention.speaker]
        mention.actors = [
            Piece(
                value=mention.speaker,
                start=at.start,
                end=at.end,
                basis="inferred",
                method="who denies or owns up to the deed did it",
            )
        ]

    def _tells_itself(self, mention: Mention, verb: Token) -> None:
        """ "Hamas took responsibility for the attack": who owns up to it tells of it."""
        actor = mention.actors[0]
        if actor.basis == "stated" and actor.end <= verb.start and mention.stance == "assert":
            mention.speaker, mention.speaker_basis = actor.value, "stated"
            mention.speaker_method = "who owns up to the deed"
            mention.cue = (verb.start, verb.end)

    def _is_owned(self, mention: Mention) -> bool:
        """ "Ukraine admitted shelling Donetsk": the gerund of what is admitted is its act."""
        token = self.tokens[mention.token]
        if mention.stance not in ("deny", "concede") or mention.speaker in (MEDIA, UNKNOWN):
            return False
        before = self.tokens[max(0, token.i - 2) : token.i]
        gerund = token.tag == "VBG" and token.pos == "VERB" and before
        close = before and (before[-1].lower == "to" or before[-1].lemma in OWNING)
        return bool(gerund and close) and any(t.lemma in OWNING for t in before)

    def _is_claimed(self, mention: Mention, verb: Token) -> bool:
        """ "The group took credit for the raid": the raid is its own."""
        if mention.stance != "assert" or mention.speaker in (MEDIA, UNKNOWN):
            return False
        return mention.cue is not None and mention.cue[0] <= verb.start < mention.cue[1]

    def _answered_with(self, i: int) -> bool:
        """ "Answered with a salvo of rockets": the answer is told by its noun."""
        verb = self.tokens[self.tokens[i].head]
        with_it = any(t.lower == "with" for t in self.tokens[max(0, i - 3) : i])
        return verb.lemma in ANSWERING and self.tokens[i].dep == "obl" and with_it

    def _is_item(self, i: int) -> bool:
        """Whether the noun heads an item of a list: "7/11, Guelta: bombardment of a base"."""
        token = self.tokens[i]
        verbless = not any(
            t.pos == "AUX" or t.pos == "VERB" and t.dep not in ("amod", "acl") for t in self.tokens
        )
        return verbless and (token.head == i or token.dep in ("appos", "parataxis", "list"))

    def _in_passing(self, found: Found) -> bool:
        """ "Fell while repelling the attack", "in order to suppress it": an occasion, an aim."""
        verb = self.tokens[found.predicate]
        before = self.tokens[verb.i - 1].lower if verb.i else ""
        if verb.tag == "VBG" and before in ("in", "while", "when", "during", "by", "of", "for"):
            return True
        return verb.tag == "VB" and before == "to" and verb.dep in ("advcl", "acl", "xcomp")

    def _is_reproached(self, mention: Mention) -> bool:
        """ "Accused its neighbour of shelling a market": the act is told, and whose it is.

        A gerund is tagged now as a verb and now as a noun; what its reproach says is the same.
        """
        token = self.tokens[mention.token]
        if mention.type not in HOSTILE or token.tag not in ("VBG", "NN") or not token.i:
            return False
        if not token.lower.endswith("ing") or self.tokens[token.i - 1].lower not in ("of", "for"):
            return False
        before = self.tokens[max(0, token.i - 14) : token.i]
        opened = any(t.lemma.lower() in REPROACHES and t.pos == "VERB" for t in before)
        if any(t.lower in ("each", "another") for t in before[-4:]):
            return False  # "accused each other of shelling": two reproaches, and no act of one
        return opened and any(a.value != mention.speaker for a in mention.actors)

    def _complained_of(self, i: int) -> bool:
        """Whether somebody complains of it: "protested against an assault on its consulate"."""
        verb = self.tokens[self.tokens[i].head]
        return verb.lemma in ("complain", "protest") and self.tokens[i].dep in ("obj", "obl")

    def _is_content(self, i: int) -> bool:
        """Whether a noun is what a verb of saying speaks of ("he spoke of torture")."""
        at = i
        while self.tokens[at].dep == "conj":
            at = self.tokens[at].head
        verb = self.tokens[self.tokens[at].head]
        return verb.lemma in self.vocabulary.attribution["say"]["verbs"] and self.tokens[
            at
        ].dep in ("obj", "obl", "nmod")
