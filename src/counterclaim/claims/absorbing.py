"""What of a sentence's events is one event, and what only says what another is about."""

from __future__ import annotations

from counterclaim.claims.found import Found
from counterclaim.claims.kinds import FIRE, FIRE_OR_ATTACK, HOSTILE, SPEECH
from counterclaim.claims.mentions import Mention
from counterclaim.claims.roles import TRIES, Roles
from counterclaim.claims.weighing import Weighing

#: What a call or a talk is about is no act of its own: "an appeal on the withdrawal of forces".
WISHED = frozenset(
    {
        "withdrawal",
        "handover",
        "ceasefire",
        "displacement",
        "monitoring",
        "buildup",
        "blockade",
        "exercise",
    }
)
#: Types of which a clause tells one.
_ONE_A_CLAUSE = frozenset({"threat", "displacement", "withdrawal", "calm"})
#: Reproaches whose matter, told by a clause or a noun, is the claim.
_REPROACHES = frozenset(
    {"condemn", "denounce", "accuse", "blame", "charge", "fault", "incriminate"}
)
_ON_OCCASION = frozenset({"during", "in", "after", "following", "amid", "from"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "another", "ensuing"})


class Absorbing(Weighing):
    """Joins and leaves out mentions of one sentence."""

    def _background(self, mentions: list[Mention]) -> list[Mention]:
        """Leave out what only says who somebody is, and a reproach whose matter is told itself."""
        kept: list[Mention] = []
        strong = [
            m
            for m in mentions
            if m.type in HOSTILE and not m.weak and (not m.generic or self._is_reproached(m))
        ]
        for mention in mentions:
            found = mention.found
            verb = self.tokens[found.predicate] if found is not None else None
            if (
                verb is not None
                and mention.type in ("buildup", "exercise", "monitoring", "talks")
                and strong
            ):
                chain = [verb, *(self.tokens[i] for i in list(self.sentence.ancestors(verb.i))[:2])]
                if any(t.dep in ("acl", "acl:relcl") for t in chain):
                    continue
            if found is not None and self._is_matter(mention, found, mentions):
                continue
            if mention.type == "blame" and found is not None and found.trigger.key in _REPROACHES:
                if any(found.token in set(self.sentence.ancestors(s.token)) for s in strong):
                    continue
            kept.append(mention)
        return kept

    def _is_matter(self, mention: Mention, found: Found, mentions: list[Mention]) -> bool:
        """Whether it is only what a demand, a truce or a strike is about.

        "Agreed to cease hostilities" tells no clash, "hit concentrations of troops" no buildup,
        "is expected to deny them shelter" no reproach of its own.
        """
        over = set(self.sentence.ancestors(found.token))
        about: tuple[str, ...] = ()
        if mention.type in ("airspace_violation", "buildup"):
            for m in mentions:
                noun = m.found.token if m.found is not None and m.type in FIRE_OR_ATTACK else -1
                if noun >= 0 and m.found is not None and m.found.trigger.form == "noun":
                    if self.tokens[noun].head == found.token:
                        return True  # "bombing sorties were flown"
        if found.trigger.form == "noun" and mention.type in ("clash", "shelling", "gunfire"):
            token = self.tokens[found.token]
            if token.dep == "nsubj" and any(
                m.type == "calm" and m.found is not None and token.head in m.found.tokens
                for m in mentions
            ):
                return True  # "the fighting died down"
        if found.trigger.form == "noun":
            if mention.type in WISHED:
                about = ("demand", "talks", *SPEECH)
            elif mention.type in ("attack", "clash") and (mention.generic or mention.weak):
                about = ("demand", "talks", "ceasefire")
            elif mention.type == "clash" and self.tokens[found.token].dep == "obj":
                over = {self.tokens[found.token].head}
                about = ("ceasefire",)
        elif mention.type == "blame":
            about = ("demand",)
        return any(
            m is not mention
            and m.type in about
            and m.found is not None
            and bool(over & set(m.found.tokens))
            for m in mentions
        )

    def _is_again(self, found: Found, roles: Roles) -> bool:
        """ "All the missiles hit their targets": arms that the sentence before has told of."""
        for number in (*roles.means, *roles.actors, *roles.targets):
            chunk = self.chunks[number]
            dep = self.tokens[chunk.head].dep
            words = [t.lower for t in self.tokens[chunk.start : chunk.head]]
            definite = words[:1] in (["the"], ["these"], ["those"]) or words == ["all", "the"]
            if chunk.category == "weapon" and dep.startswith("nsubj") and definite:
                return not chunk.refs and len(words) <= 2
        return False

    def _is_occasion(self, found: Found) -> bool:
        """ "During the exchange of fire", "in another engagement": the fight is one told of."""
        chunk = self.annotated.chunk_of(found.token)
        if found.trigger.form != "noun" or chunk is None:
            return False
        before = self.tokens[chunk.start - 1].lower if chunk.start else ""
        first = self.tokens[chunk.start].lower
        return before in _ON_OCCASION and first in _DEFINITE

    # -- inside the sentence -----------------------------------------------------------

    def _absorb(self, mentions: list[Mention]) -> list[Mention]:
        """ "Breaking the ceasefire, they shelled": one event, told by its stronger word."""
        kept = self._once(self._struck(self._foiled(self._repelled(mentions))))
        strong = [
            m
            for m in mentions
            if m.type in HOSTILE and m.type not in ("ceasefire_violation",) and not m.generic
        ]
        for mention in mentions:
            breach = mention.type == "ceasefire_violation"
            if breach and (mention.count is not None or self._counted(mention)):
                continue
            if not breach and not mention.generic:
                continue
            rival = next(
                (
                    s
                    for s in strong
                    if s is not mention
                    and (s.stance, s.speaker) == (mention.stance, mention.speaker)
                    and _agree(s, mention)
                    and (not breach or s.type in FIRE_OR_ATTACK)
                ),
                None,
            )
            if rival is not None and mention in kept:
                self._join(rival, mention)
                kept.remove(mention)
        return kept

    def _once(self, mentions: list[Mention]) -> list[Mention]:
        """ "Forced to flee", "will pay for every attack": two words for one threat or flight."""
        kept: list[Mention] = []
        for mention in mentions:
            twin = next((k for k in kept if self._is_twin(k, mention)), None)
            if twin is None:
                kept.append(mention)
            else:
                self._join(twin, mention)
                twin.targets = twin.targets or mention.targets
        return kept

    def _is_twin(self, first: Mention, second: Mention) -> bool:
        if first.type != second.type or first.type not in _ONE_A_CLAUSE:
            return False
        if (first.stance, first.speaker) != (second.stance, second.speaker):
            return False
        if first.found is None or second.found is None or first.count or second.count:
            return False
        over = set(self.sentence.ancestors(second.found.token))
        return bool(over & set(first.found.tokens)) and _agree(first, second)

    def _struck(self, mentions: list[Mention]) -> list[Mention]:
        """ "Struck concentrations of manpower": what is hit is no movement of forces of its own."""
        hits = {
            at
            for m in mentions
            if m.found is not None and m.type in HOSTILE | {"casualties"}
            for at in m.found.tokens
        }
        return [
            m
            for m in mentions
            if m.type != "buildup"
            or m.found is None
            or m.found.trigger.form == "verb"
            or not self._object_of(min(m.found.tokens), hits)
        ]

    def _object_of(self, at: int, heads: set[int]) -> bool:
        for _ in range(4):
            token = self.tokens[at]
            if token.dep.partition(":")[0] not in ("obj", "nsubj", "conj", "nmod", "obl"):
                return False
            if token.dep in ("obj", "nsubj:pass", "obl") and token.head in heads:
                return True
            at = token.head
        return False

    def _foiled(self, mentions: list[Mention]) -> list[Mention]:
        """ "An attempt to break in was foiled": the attempt is told, and that it failed."""
        tried = {
            at
            for m in mentions
            if m.found is not None and m.type in ("raid", "ground_attack")
            for at in self._tried(m, m.found)
        }
        return [
            m
            for m in mentions
            if m.type != "repelling"
            or m.found is None
            or not any(
                at in m.found.tokens
                or self.tokens[at].head in m.found.tokens
                and self.tokens[at].dep in ("obj", "nsubj:pass")
                for at in tried
            )
        ]

    def _tried(self, mention: Mention, found: Found) -> list[int]:
        """The noun of an attempt that a telling is the matter of."""
        if mention.status != "attempted" or mention.stance == "deny":
            return []
        around = (*found.tokens, self.tokens[found.token].head)
        return [i for i in around if self.tokens[i].lemma.lower() in TRIES]

    def _repelled(self, mentions: list[Mention]) -> list[Mention]:
        """ "Repelled eleven attacks" is one event; the attacks are its object (rule 8).

        Where the parse has lost the object it is the noun behind the verb in the same clause.
        """
        kept = list(mentions)
        for mention in mentions:
            found = mention.found
            if mention.type not in HOSTILE | {"clash"} or found is None or not self._nominal(found):
                continue
            owner = self._repeller(found.token, mention, mentions)
            if owner is None:
                continue
            if mention.type in FIRE and self._answered_with(found.token):
                kept = [k for k in kept if k is not owner]  # the fire is the answer
                continue
            self._join(owner, mention)
            theirs = {x.value for x in mention.actors}
            own = [a for a in owner.actors if a.value not in theirs]
            mine = {a.value for a in owner.actors} if not own else set()
            owner.actors = (
                own or owner.actors
            )  # who repels an attack of nobody named did not make it
            if not owner.targets:
                owner.targets = [a for a in mention.actors if a.value not in mine]
            if mention in kept:
                kept.remove(mention)
        return kept

    def _nominal(self, found: Found) -> bool:
        """Whether a noun tells it, though it be written in parts: "four counter-attacks"."""
        if found.trigger.form == "phrase":
            return self.tokens[found.tokens[-1]].tag in ("NNS", "NN")
        return found.trigger.form == "noun"

    def _repeller(self, at: int, mention: Mention, mentions: list[Mention]) -> Mention | None:
        """The event whose verb has the noun for an object."""
        over = [self._verb_before(at)]
        for _ in range(3):
            token = self.tokens[at]
            if token.dep.partition(":")[0] not in ("obj", "nsubj", "conj", "nmod", "obl"):
                break
            at = token.head
            over.append(at)
        for verb in over:
            for m in mentions:
                own = m.found is not None and verb in m.found.tokens
                if own and m is not mention and m.type == "repelling":
                    return m if m.stance == mention.stance else None
        return None

    def _verb_before(self, at: int) -> int:
        """The verb before a noun that an insertion parts from it, or the noun.

        "Beat back, at around five, an assault on the post".
        """
        for i in range(at - 1, max(0, at - 12), -1):
            token = self.tokens[i]
            if token.pos == "VERB" and token.dep not in ("acl", "amod"):
                return i
            if token.pos in ("SCONJ", "CCONJ") or token.text in (";", ":"):
                break
        return at

    def _counted(self, mention: Mention) -> bool:
        at = mention.token
        return any(
            t.pos == "NUM" or t.lower in ("times", "twice")
            for t in self.tokens[max(0, at - 3) : at + 8]
        )

    def _join(self, into: Mention, other: Mention) -> None:
        if not into.actors and into.type != "repelling":
            into.actors = other.actors
        names = {(p.name, p.role) for p in into.places}
        into.places += [p for p in other.places if (p.name, p.role) not in names]


def _agree(a: Mention, b: Mention) -> bool:
    left, right = {p.value for p in a.actors}, {p.value for p in b.actors}
    hit = {p.value for p in a.targets} & right or {p.value for p in b.targets} & left
    if hit and not left & right:
        return False  # "struck the rebels who had killed them": one act and its cause
    return not left or not right or bool(left & right)
