"""Negations of an event: "no shell fell", "not one rocket", "had no part in", "nor has it"."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.contrasts import ruled_out
from counterclaim.claims.found import Found
from counterclaim.claims.owning_up import owned_up
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Token

_NEGATED_DETERMINERS = {"no", "neither", "nobody", "none", "nothing", "nor"}
#: Verbs that turn a negation round: "did not stop firing" tells that they fired.
_ENDING = {
    "stop",
    "cease",
    "halt",
    "end",
    "subside",
    "interrupt",
    "spare",
    "continue",
    "resume",
    "last",
}

#: "At no time", "under no circumstances", "on no occasion".
_NEVER = frozenset({"time", "occasion", "circumstance", "circumstances", "case", "point", "moment"})

#: What a party has none of in what it did not do.
_SHARE = frozenset(
    {
        "part",
        "hand",
        "role",
        "involvement",
        "responsibility",
        "share",
        "connection",
        "relation",
        "relationship",
        "link",
        "ties",
        "bearing",
    }
)

#: What an event does to its outcome.
_RESULTING = frozenset(
    {"cause", "leave", "result", "lead", "inflict", "produce", "entail", "bring"}
)

#: How a predicate hangs on what it completes: "will be silent" is told by "silent".
_COMPLETING = frozenset({"xcomp", "conj", "obj", "nsubj", "nmod", "acl", "obl", "cop"})

#: The words of a noun phrase, with the "by" before it.
_PHRASE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PRON"})


class Negations:
    """Finds what negates a trigger, in its sentence."""

    def __init__(self, annotated: Annotated, found: Found, vocabulary: Vocabulary) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.found = found
        self.words = vocabulary.status
        self.stance = vocabulary.stance
        self.hedges = vocabulary.hedges
        self.verb = self.tokens[found.predicate]

    def negation(self) -> Token | None:
        """The word that negates the event, unless it measures it or is part of what is told."""
        token = self._negation()
        told = self.found.trigger
        if token is None or token.lower in told.key.split() and told.type != "buildup":
            return None  # "not let through": the negation is part of what is told
        if self._of_measure(token) or self._contrasts(token) or self._of_result(token):
            return None
        if owned_up(self.sentence, self.found.tokens) is not None:
            return None  # "nobody took responsibility for the attack"
        return token

    def _of_result(self, token: Token) -> bool:
        """ "The strike caused no damage": what it brought about is denied, not the strike."""
        at = self.tokens[self.found.token]
        if at.pos != "NOUN" or at.i > token.i:
            return False
        near = self.tokens[max(at.i + 1, token.i - 2) : token.i + 3]
        return any(t.lemma in _RESULTING and t.pos == "VERB" for t in near)

    def _contrasts(self, token: Token) -> bool:
        """“Not Ukraine but Russia", "Russia, not Ukraine": a doer is ruled out, not the act."""
        end = token.i + 1
        while end < len(self.tokens) and self.tokens[end].pos in _PHRASE:
            end += 1
        start = token.i + 1
        if start < end and self.tokens[start].lower in ("by", "from"):
            start += 1
        return end > start and ruled_out(self.tokens, start, end) == token.i

    def _inverted(self) -> Token | None:
        """ "At no time did our forces open fire": a negation that turns subject and verb round."""
        for n, token in enumerate(self.tokens[: self.verb.i]):
            following = self.tokens[n + 1].lemma.lower()
            if token.lower == "no" and n and following in _NEVER:
                between = self.tokens[n + 2 : self.verb.i]
                if not any(t.tag in ("VBD", "VBZ", "VBP") and t.pos == "VERB" for t in between):
                    return token
        aux = next((c for c in self.sentence.of(self.verb.i, "aux")), None)
        if aux is None or aux.lemma not in ("do", "have", "be"):
            return None
        subject = next((c for c in self.sentence.of(self.verb.i, "nsubj")), None)
        if subject is None or subject.i < aux.i:
            return None
        before = self.tokens[max(0, aux.i - 3) : aux.i]
        return next((t for t in before if t.lower in ("no", "never", "nowhere")), None)

    def _nor(self) -> Token | None:
        """“Nor has either army withdrawn": an auxiliary before its subject, whatever the parse."""
        first, second = self.tokens[0], self.tokens[1] if len(self.tokens) > 1 else None
        if first.lower not in ("nor", "neither") or second is None:
            return None
        if second.lemma not in ("do", "have", "be") or self.verb.i > 12:
            return None
        between = self.tokens[2 : self.verb.i]
        return None if any(t.pos in ("VERB", "PUNCT") for t in between) else first

    def _verbs(self) -> list[Token]:
        """The predicate and the verbs above it that it completes."""
        chain = [self.verb]
        at = self.verb
        for _ in range(3):
            dep = at.dep.partition(":")[0]
            head = self.tokens[at.head]
            if head.i == at.i or dep not in _COMPLETING:
                break
            if dep == "acl" and at.dep != "acl":
                break
            if dep in ("conj",) and self.sentence.of(at.i, "nsubj"):
                break
            chain.append(head)
            at = head
        return chain

    def _negation(self) -> Token | None:
        trigger = self.tokens[self.found.token]
        before = self.tokens[trigger.i - 1].lower if trigger.i else ""
        distant = self._no_part() or self._cleft() or self._nor()
        if distant is not None:
            return distant
        if trigger.pos == "VERB" and before in ("that", "which", "who"):
            return None  # "none of those that attacked fell": they attacked
        if any(t.lemma in _ENDING for t in self._verbs()[:2]) and trigger.pos != "ADJ":
            return None
        for i in {self.found.token, self.verb.i, *self.found.tokens}:
            for child in self.sentence.children[i]:
                token = self.tokens[child]
                if token.lower in ("not", "n't", "never") and token.dep in ("advmod", "cc:preconj"):
                    if not self._not_only(token):
                        return token
                if token.lower in _NEGATED_DETERMINERS and token.dep in (
                    "det",
                    "nsubj",
                    "nsubj:pass",
                    "cc",
                    "advmod",
                    "cc:preconj",
                    "obj",
                ):
                    return token
        subject = self._negative_subject()
        if subject is not None:
            return subject
        if self.verb.i and self.tokens[self.verb.i - 1].lower in ("not", "n't", "never"):
            return (
                None
                if self._not_only(self.tokens[self.verb.i - 1])
                else self.tokens[self.verb.i - 1]
            )
        inverted = self._inverted()
        if inverted is not None:
            return inverted
        first = self.tokens[0]
        if first.lower in ("nor", "neither") and self.verb.dep in (
            "root",
            "ROOT",
            "conj",
            "ccomp",
            "parataxis",
        ):
            return first
        earlier = self.tokens[max(0, self.found.token - 4) : self.found.token]
        for n, word in enumerate(earlier):
            if word.lower in ("no", "without", "not") and all(
                t.pos in ("ADJ", "NOUN", "DET", "NUM", "PROPN") for t in earlier[n + 1 :]
            ):
                return word if not self._not_only(word) else None
        return None

    def _no_part(self) -> Token | None:
        """“Had no part in", "nothing to do with", "not responsible for", "at no time"."""
        at = self.found.token
        window = self.tokens[max(0, at - 8) : at]
        relative = self.tokens[at].pos == "VERB" and window and window[-1].tag in ("WDT", "WP")
        if relative and self._of_doers():
            return None  # "no link with the group which attacked"
        if relative:  # "no link with the car laden with shells which blew up"
            window = self.tokens[max(0, at - 14) : at - 1]
        text = [t.lower for t in window]
        for n, token in enumerate(window):
            after = text[n + 1 :]
            if any(t.text in (",", ";", ":") or t.lower == "that" for t in window[n + 1 :]):
                continue
            if (
                token.lower in ("no", "nothing")
                and after[:1]
                and (
                    after[:3] == ["to", "do", "with"]
                    or after[0] in _SHARE
                    and after[1:2] in (["in"], ["for"], ["to"], ["with"], ["between"])
                )
            ):
                return token
            if token.lower in ("not", "n't") and after[:2] in (
                ["responsible", "for"],
                ["involved", "in"],
            ):
                return token
            verb = self.tokens[at].pos == "VERB"
            if (
                token.lower == "no"
                and after[:1] == ["time"]
                and verb
                and text[max(0, n - 1)] == "at"
            ):
                return token
        return None

    def _of_doers(self) -> bool:
        """Whether a relative clause is told of people or of a party, not of a thing."""
        chunk = self.annotated.chunk_of(self.found.token - 2)
        doers = ("armed", "people", "state", "official", "monitor", "side", "party", "other")
        return (
            chunk is None
            or chunk.category in doers
            and not (chunk.category == "other" and not chunk.refs)
        )

    def _cleft(self) -> Token | None:
        """“It was not our army that shelled it”: the negation is of who did it."""
        at = self.found.token
        if self.tokens[at].pos != "VERB":
            return None
        for i in range(max(0, at - 12), at - 3):
            words = [t.lower for t in self.tokens[i : i + 3]]
            if words[:1] == ["it"] and words[1] in ("was", "is") and words[2] in ("not", "n't"):
                between = self.tokens[i + 3 : at]
                stop = next((t.i for t in between if t.lower in ("that", "who", "which")), i)
                doer = self.tokens[i + 3 : stop]
                nouns = [t for t in doer if t.pos in ("NOUN", "PROPN", "PRON")]
                joined = bool(nouns) and doer[0].lower != "true"  # "it is not true that"
                joined = joined and nouns[-1].lemma not in self.stance["content"]["nouns"]
                if joined and not any(t.pos == "VERB" or t.text in (",", ";") for t in between):
                    return self.tokens[i + 2]
        return None

    def _of_measure(self, token: Token) -> bool:
        """“No fewer than ten", "not sparing the town": nothing of what happened is denied."""
        after = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
        if after is None:
            return False
        ending = after.tag == "VBG" and after.lemma in _ENDING
        return ending or after.lower in ("fewer", "less", "more", "later", "earlier", "sooner")

    def _not_only(self, token: Token) -> bool:
        after = self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""
        return after in ("only", "just", "merely", "so", "far", "yet")

    def _negative_subject(self) -> Token | None:
        for i in self.found.tokens:  # "not a single soldier is in the town"
            none = self._not_one(i) if self.tokens[i].pos == "NOUN" else None
            if none is not None:
                return none
        for verb in {self.verb.i, self.found.token, *self.found.tokens}:
            for subject in self.sentence.of(verb, "nsubj", "obj"):
                if subject.lower in ("nobody", "none", "nothing", "neither"):
                    return subject
                none = self._not_one(subject.i)
                if none is not None:
                    return none
                for child in self.sentence.children[subject.i]:
                    token = self.tokens[child]
                    if token.lower in ("no", "neither", "none") and token.dep in (
                        "det",
                        "cc:preconj",
                        "cc",
                        "advmod",
                        "nummod",
                    ):
                        return token
                    if (
                        token.lower == "not"
                        and token.i < subject.i
                        and token.i + 1 < len(self.tokens)
                        and self.tokens[token.i + 1].lower in ("one", "a")
                    ):
                        return token
        return None

    def _not_one(self, at: int) -> Token | None:
        """ "Not one rocket", "not a single shell": the negation before a subject."""
        while at > 1 and self.tokens[at - 1].pos in ("ADJ", "NUM", "NOUN", "DET", "PROPN"):
            at -= 1
        before = self.tokens[at - 1] if at else None
        counted = self.tokens[at].lower in ("one", "a", "an")
        return before if before is not None and before.lower == "not" and counted else None


__all__ = ["Negations"]
