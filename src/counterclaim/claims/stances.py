"""What a verb of saying makes of its content: asserted, denied, conceded or taken back."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.found import is_passive
from counterclaim.claims.kinds import HARMFUL
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Words
from counterclaim.read import Token


class Stances:
    """The stance of verbs; `withdrawn` once a statement was taken back in the document."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.withdrawn = False

    def verb_stance(self, annotated: Annotated, token: Token) -> str | None:
        """The stance of a verb that is more than saying, or none."""
        lemma = token.lemma.lower()
        if lemma in self.words.deny and not self.negated(annotated, token):
            return "deny"
        if lemma in self.words.concede and not self.negated(annotated, token):
            if lemma in self.words.clausal and not self._with_clause(annotated, token):
                return None
            if lemma == "confirm":
                own = self.withdrawn or self._of_its_own(annotated, token)
                return "concede" if own else "assert"
            return "concede"
        if lemma in self.words.say and self._of_itself(annotated, token):
            return "concede"
        if lemma in self.words.retract:
            near = {t.lemma for t in annotated.sentence.tokens[max(0, token.i - 10) : token.i + 8]}
            return "retract" if near & self.words.retractable else None
        return None

    def _with_clause(self, annotated: Annotated, token: Token) -> bool:
        """“Accepted that its drone”, "to have erred": no aid and no deal is accepted."""
        after = annotated.sentence.tokens[token.i + 1 : token.i + 3]
        if not after or after[0].pos == "PUNCT":  # "..., the ministry recognised."
            return True
        return bool(annotated.sentence.of(token.i, "ccomp")) or any(
            t.lower in ("that", "having") for t in after
        )

    def _of_its_own(self, annotated: Annotated, token: Token) -> bool:
        """“Confirmed that its troops had opened fire”: a harm done by one's own is granted."""
        tokens = annotated.sentence.tokens
        that = next((t.i for t in tokens[token.i + 1 : token.i + 6] if t.lower == "that"), None)
        if that is None or that + 2 >= len(tokens) or tokens[that + 1].tag != "PRP$":
            return False
        chunk = annotated.chunk_of(that + 1)
        if chunk is None or chunk.category not in ("armed", "weapon"):
            return False
        nouns = self.vocabulary.trigger_nouns.find(annotated.atoms)
        harmful = {h.end - 1 for h in nouns if h.payload is not None and h.payload.type in HARMFUL}
        verb = next((t for t in tokens[chunk.end : chunk.end + 5] if t.pos == "VERB"), None)
        if verb is None or is_passive(annotated.sentence, verb.i):
            return False
        told = any(t.type in HARMFUL for t in self.vocabulary.verbs.get(verb.lemma, ()))
        fire = {verb.i + 1, verb.i + 2} & harmful or tokens[verb.i + 1].lemma == "fire"
        return told or bool(fire)

    def _of_itself(self, annotated: Annotated, token: Token) -> bool:
        """“The military had itself spoken of damage”: said against what it would like."""
        before = annotated.sentence.tokens[max(0, token.i - 1) : token.i]
        return any(t.lower in ("itself", "himself", "herself", "themselves") for t in before)

    def puts_a_figure(self, annotated: Annotated, token: Token) -> bool:
        """“Puts its losses at 50”, "as the minister put it", "put the toll at": not barbed wire."""
        tokens = annotated.sentence.tokens
        after = tokens[token.i + 1 : token.i + 16]
        if after and after[0].lower == "it" and (len(after) < 2 or after[1].lower != "on"):
            return True
        at = next((n for n, t in enumerate(after) if t.lower == "at"), None)
        if at is None or at + 1 >= len(after):
            return False
        figure = any(t.lemma in self.words.tolls or t.tag == "PRP$" for t in after[:at])
        return figure or any(t.pos == "NUM" for t in after[at + 1 : at + 4]) and at <= 4

    def figure(self, annotated: Annotated, token: Token) -> bool:
        """“Raised its own loss to 135”, "revised the toll": a figure that its owner changes."""
        if token.lemma not in self.words.revising or is_passive(annotated.sentence, token.i):
            return False
        window = annotated.sentence.tokens[token.i + 1 : token.i + 6]
        return any(t.lemma in self.words.tolls for t in window)

    def negated(self, annotated: Annotated, token: Token) -> bool:
        """“Did not deny”, "neither confirmed nor denied": says nothing of the content."""
        negations = ("not", "n't", "never", "nor", "neither")
        before = annotated.sentence.tokens[max(0, token.i - 1) : token.i]
        near = [*annotated.sentence.of(token.i, "advmod", "cc"), *before]
        return any(c.lower in negations for c in near)


__all__ = ["Stances"]
