"""Weapons that are used, let go or undergone: the verb beside one tells the attack.

"Launched two rockets", "came under mortar fire", "five drones fired from the hills".
"""

from __future__ import annotations

from counterclaim.claims.conditions import Conditions
from counterclaim.claims.found import Anchor, Found, is_passive
from counterclaim.claims.vocabulary import Trigger
from counterclaim.read import Token

VERBAL = ("VERB", "AUX")
#: Prepositions before what a weapon is aimed at.
AIMED = frozenset({"at", "on", "upon", "against", "over", "into", "across", "toward", "towards"})
#: What weapons are let go for without an enemy.
_UNARMED = frozenset(
    {
        "satellite",
        "orbit",
        "space",
        "moon",
        "payload",
        "test",
        "exercise",
        "drill",
        "manoeuvre",
        "survey",
        "crop",
    }
)
#: And what they are used in.
_PRACTICE = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "training", "parade"})


class WeaponUses(Conditions):
    """Finds the uses of weapons in a sentence."""

    def weapon_uses(self) -> list[Found]:
        """A weapon that is used, let go or undergone tells the attack.

        "The enemy uses artillery", "launched two Iskanders", "came under mortars".
        """
        found: list[Found] = []
        for hit in self.annotated.weapons:
            head = hit.end - 1
            chunk = self.annotated.chunk_of(head)
            if (
                not hit.payload.means
                or chunk is None
                or chunk.head not in range(hit.start, hit.end)
            ):
                continue
            use = self._use_of(head, chunk.start, hit.payload.means)
            if use is None or any(use.token in f.tokens for f in found):
                continue
            verb = self.tokens[use.token]
            trigger = Trigger(
                type="gunfire", frame="attack", key=f"{verb.lemma} + weapon", form="weapon"
            )
            anchors = (Anchor(head, "plain"), use)
            found.append(Found(trigger=trigger, token=head, tokens=(verb.i, head), anchors=anchors))
        return found

    def _use_of(self, head: int, start: int, means: str) -> Anchor | None:
        """The verb that uses a weapon, lets it go or undergoes it, with its voice."""
        at, dep = head, self.tokens[head].dep
        while dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
            dep = self.tokens[at].dep
        verb = self.tokens[self.tokens[at].head]
        if dep.startswith("acl") or verb.i == at or verb.pos not in VERBAL:
            return self._let_go_participle(head, means)
        case = self._case(at)
        passive = is_passive(self.sentence, verb.i)
        if case == "under" and verb.lemma in ("come", "be", "find"):
            return Anchor(verb.i, "undergo", passive)
        bare = not case or verb.i == start - 1
        if not bare or not dep.startswith(("obj", "nsubj")):
            return None
        after = {t.lemma.lower() for t in self.tokens[head : head + 6]}
        if verb.lemma in self.vocabulary.weapon_verbs and not after & _PRACTICE:
            return Anchor(verb.i, "act", passive)
        if (dep.startswith("obj") or passive) and self._lets_go(verb, head, means):
            return Anchor(verb.i, "act", passive)
        return None

    def _let_go_participle(self, head: int, means: str) -> Anchor | None:
        """ "Five rockets fired from the hills": the participle behind the weapon."""
        for child in self.sentence.of(head, "acl"):
            if (
                child.pos == "VERB"
                and is_passive(self.sentence, child.i)
                and self._lets_go(child, head, means)
            ):
                return Anchor(child.i, "act", True)
        return None

    def _lets_go(self, verb: Token, head: int, means: str) -> bool:
        """Whether the verb tells that a weapon was let go at somebody.

        Everyday verbs ("sent", "turned") need the aim named: "sent drones over the border".
        """
        light = self.vocabulary.light
        if _UNARMED & {t.lemma.lower() for t in self.tokens[verb.i : max(verb.i, head) + 9]}:
            return False
        if means in ("mine", "ied", "air_defence", "naval"):
            return False
        thrown = means not in ("aircraft", "helicopter", "tank")
        if verb.lemma in light["let_go"] and thrown or verb.lemma in light["discharge"]:
            return True
        if verb.lemma not in light["aim"]:
            return False
        after = self.tokens[max(verb.i, head) + 1 : max(verb.i, head) + 9]
        return any(t.lower in AIMED for t in after)

    def _case(self, i: int) -> str:
        chunk = self.annotated.chunk_of(i)
        return chunk.case if chunk is not None else ""
