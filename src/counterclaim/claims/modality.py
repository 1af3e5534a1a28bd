"""Polarity and status of a trigger: negated, hedged, attempted, ongoing, planned, hypothetical."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.found import Found
from counterclaim.claims.questions import is_open
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Token


class Modality(msgspec.Struct, frozen=True, kw_only=True):
    """`words` are the characters (offsets into the body) of the negation, where there is one."""

    status: str = "occurred"
    status_method: str = "default"
    negated: bool = False
    negation: str = ""
    words: tuple[int, int] | None = None
    hedged: bool = False
    wished: bool = False
    open: bool = False

    def plain(self) -> Modality:
        """The same without the negation."""
        return msgspec.structs.replace(self, negated=False, negation="", words=None)


def judge(annotated: Annotated, found: Found, vocabulary: Vocabulary) -> Modality:
    """The modality of a trigger by its predicate, its determiners and what governs it."""
    return _Judge(annotated, found, vocabulary).run()


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

#: What one who wants somebody else to act does.
_ASKING = frozenset({"call", "urge", "ask", "appeal", "request", "demand", "beseech", "implore"})
#: States of affairs and doings that last: told in the present they go on.
_LASTING = frozenset(
    {"calm", "repelling", "monitoring", "blockade", "displacement", "talks", "buildup"}
)

#: What is announced for a day to come.
_ANNOUNCED = frozenset(
    {
        "handover",
        "buildup",
        "talks",
        "withdrawal",
        "exercise",
        "ceasefire",
        "monitoring",
        "blockade",
    }
)

#: "At no time", "under no circumstances", "on no occasion".
_NEVER = frozenset({"time", "occasion", "circumstance", "circumstances", "case", "point", "moment"})
#: Acts that one can fail to bring to their end.
_GAINS = frozenset({"seizure", "ground_attack", "capture", "raid"})

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


class _Judge:
    def __init__(self, annotated: Annotated, found: Found, vocabulary: Vocabulary) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.found = found
        self.words = vocabulary.status
        self.stance = vocabulary.stance
        self.verb = self.tokens[found.predicate]

    def run(self) -> Modality:
        negation = self._negation()
        if negation is not None and self._bounds(negation):
            negation = None
        if negation is not None and negation.lower in self.found.trigger.key.split():
            negation = None  # "not let through": the negation is part of what is told
        status, method = self._status()
        return Modality(
            status=status,
            status_method=method,
            negated=negation is not None,
            negation=negation.text if negation else "",
            words=(negation.start, negation.end) if negation else None,
            hedged=self._hedged(),
            wished=self._wished(),
            open=is_open(self.tokens, min(self.found.tokens)),
        )

    def _wished(self) -> bool:
        """Whether it is told as what should happen: "observers should be sent", "urged to send"."""
        if self._asked():
            return True
        auxes = {a.lower for a in self.sentence.of(self.verb.i, "aux")}
        return bool(auxes & {"should", "must", "ought"}) and not self._conditional()

    def _asked(self) -> bool:
        """Whether it is what somebody is asked to do: "called on both sides to cease fire"."""
        at = self.verb
        if at.tag != "VB" or at.i == 0 or self.tokens[at.i - 1].lower != "to":
            return False
        over = [self.tokens[i] for i in self.sentence.ancestors(at.i)][:2]
        near = self.tokens[max(0, at.i - 7) : at.i - 1]
        asking = [t for t in (*over, *near) if t.lemma in _ASKING and t.i < at.i]
        return any(t.pos == "VERB" or t.dep.startswith("acl") for t in asking)

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
            if head.i == at.i or dep not in ("xcomp", "conj", "obj", "nsubj", "nmod", "acl", "obl"):
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

    def _bounds(self, token: Token) -> bool:
        """ "No fewer than", "not less than", "not only": of a figure, nothing is denied."""
        after = [t.lower for t in self.tokens[token.i + 1 : token.i + 3]]
        return after[1:] == ["than"] and after[0] in ("fewer", "less", "more", "later", "earlier")

    def _not_only(self, token: Token) -> bool:
        after = self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""
        return after in ("only", "just", "merely", "so", "far", "yet")

    def _negative_subject(self) -> Token | None:
        for verb in {self.verb.i, self.found.token}:
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
        while at > 1 and self.tokens[at - 1].pos in ("ADJ", "NUM", "NOUN", "DET"):
            at -= 1
        before = self.tokens[at - 1] if at else None
        counted = self.tokens[at].lower in ("one", "a", "an")
        return before if before is not None and before.lower == "not" and counted else None

    def _hedged(self) -> bool:
        words = set(self.stance["hedge"]["words"])
        lo = max(0, min(self.found.tokens) - 8)
        window = self.tokens[lo : max(self.found.tokens) + 2]
        if any(t.lower in words for t in window):
            return True
        text = " ".join(t.lower for t in self.tokens[max(0, lo - 8) : max(self.found.tokens)])
        return any(p in text for p in self.stance["hedge"]["phrases"])

    def _status(self) -> tuple[str, str]:
        chain = self._verbs()
        words = self.words
        if self._conditional():
            return "hypothetical", "in a conditional clause"
        for verb in chain:
            for aux in self.sentence.of(verb.i, "aux"):
                if aux.lower in words["planned"]["modals"] or aux.lower in ("wo",):
                    return "planned", f"{aux.text!r}"
                if aux.lower == "would" and verb.i == self.verb.i and self._announced(verb):
                    return "planned", f"{aux.text!r}"
                if (
                    aux.lower in ("may", "might")
                    or aux.lower in ("can", "could")
                    and verb.i == self.verb.i
                    and not any(
                        t.lower in ("not", "n't") for t in self.sentence.of(verb.i, "advmod")
                    )
                ):
                    return "hypothetical", f"{aux.text!r}"
        attempt = self._attempted(chain)
        if attempt:
            return "attempted", attempt
        planned = self._planned(chain)
        if planned:
            return "planned", planned
        ongoing = self._ongoing(chain)
        if ongoing:
            return "ongoing", ongoing
        return "occurred", "default"

    def _announced(self, verb: Token) -> bool:
        """ "Would be sent": said to come; "would have" is of what did not happen."""
        auxes = {a.lower for a in self.sentence.of(verb.i, "aux")}
        return "have" not in auxes and self.found.trigger.type in _ANNOUNCED

    def _conditional(self) -> bool:
        for i in (self.verb.i, *self.sentence.ancestors(self.verb.i)):
            for mark in self.sentence.of(i, "mark"):
                if mark.lower in ("if", "unless") and abs(mark.i - self.found.token) < 25:
                    if self.tokens[mark.i - 1].lower != "as" if mark.i else True:
                        return True
            if self.tokens[i].dep == "ccomp":
                break
        return False

    def _tried(self) -> str:
        """ "Tried three times to dislodge": what an infinitive after it tells was attempted.

        The trigger may hold the verb of trying itself, and the parse may lose the infinitive.
        """
        tries = [w for w in self.words["attempted"]["verbs"] if w not in ("fail", "seek")]
        for i in self.found.tokens:
            if self.tokens[i].pos == "VERB" and self.tokens[i].lemma in tries:
                return f"{self.tokens[i].text!r}"
        at = self.verb.i
        if at < 2 or self.tokens[at - 1].lower != "to":
            return ""
        for token in reversed(self.tokens[max(0, at - 7) : at - 1]):
            if token.pos == "VERB" and token.lemma in tries:
                return f"{token.text!r}"
            if token.pos in ("VERB", "AUX") or token.text in (";", ":"):
                break
        return ""

    def _unsuccessful(self) -> str:
        """ "Did not succeed in taking it", "was unsuccessful in": it was tried."""
        at = self.found.token
        before = self.tokens[max(0, at - 6) : at]
        words = [t.lower for t in before]
        if not words or words[-1] not in ("in", "to"):
            return ""
        for n, token in enumerate(before):
            if token.lower in ("unsuccessful", "unable"):
                return f"{token.text!r}"
            if token.lemma in ("succeed", "manage") and {"not", "n't", "never"} & set(words[:n]):
                return f"not {token.text!r}"
        return ""

    def _attempted(self, chain: list[Token]) -> str:
        words = self.words["attempted"]
        tried = self._tried() or self._unsuccessful()
        if tried:
            return tried
        for verb in chain[1:]:
            if (
                verb.lemma in words["verbs"]
                and (verb.lemma != "fail" or self.found.trigger.type in _GAINS)
                or verb.lemma in words["nouns"]
            ):
                return f"{verb.text!r}"
        for verb in chain[:3]:
            if verb.lemma in words["foil"]:
                return f"{verb.text!r}"
        for i in self.found.tokens:
            for head in [
                self.tokens[i],
                *(self.tokens[k] for k in list(self.sentence.ancestors(i))[:3]),
            ]:
                if head.lemma in words["nouns"] and head.pos == "NOUN":
                    if self.sentence.of(head.i, "cop"):
                        break  # "this is an attempt to mislead": what it is of happened or not
                    return f"{head.text!r}"
        if self.found.trigger.key.startswith(
            ("attempt", "infiltration attempt", "sabotage attempt")
        ):
            return f"{self.found.trigger.key!r}"
        return ""

    def _planned(self, chain: list[Token]) -> str:
        words = self.words["planned"]
        for verb in chain[1:3]:
            if verb.lemma in (
                "plan",
                "intend",
                "prepare",
                "expect",
                "schedule",
                "vow",
                "pledge",
                "promise",
                "aim",
                "due",
                "ready",
                "set",
                "prepared",
            ):
                return f"{verb.text!r}"
        at = self.verb.i
        before = [t.lower for t in self.tokens[max(0, at - 6) : at + 1]]
        text = " ".join(before)
        for phrase in (
            "is to ",
            "are to ",
            "was to ",
            "were to ",
            "is due to",
            "are due to",
            "going to ",
            "about to ",
            "expected to",
            "scheduled to",
            "ready to",
            "prepared to",
            "set to ",
            "plans to",
            "intends to",
        ):
            if phrase in text + " ":
                return f"{phrase.strip()!r}"
        for aux in self.sentence.of(at, "aux", "cop"):
            if aux.lower in words["modals"]:
                return f"{aux.text!r}"
        return ""

    def _ongoing(self, chain: list[Token]) -> str:
        for verb in chain[:3]:
            if (
                verb.lemma in ("continue", "keep", "persist", "go")
                and verb.i != self.found.token
                and verb.tag in ("VBZ", "VBP", "VBG")
            ):
                return f"{verb.text!r}"
        auxes = {a.lower for a in self.sentence.of(self.verb.i, "aux", "aux:pass", "cop")}
        kind, tag = self.found.trigger.type, self.verb.tag
        progressive = tag == "VBG" or "being" in auxes
        if progressive and auxes & {"is", "are", "'re", "'s"}:
            return "present progressive"
        if tag == "VBG" and "been" in auxes and auxes & {"has", "have", "'ve"}:
            return "present perfect progressive"
        if tag == "VBG" and auxes & {"was", "were"} and kind in ("displacement", "buildup"):
            return "past progressive"
        if self.verb.lemma in ("begin", "start") and auxes & {"has", "have"} and kind in _LASTING:
            return "has begun"
        if self.verb.lemma == "be" and tag in ("VBZ", "VBP") and kind not in ("ceasefire", "blame"):
            return "present state"
        if self.sentence.is_title:
            return ""
        if tag in ("VBZ", "VBP") and (kind in _LASTING or self._keeps()):
            return "present tense"
        if auxes & {"is", "are"} and kind in _LASTING and tag in ("VBN", "VBD", "JJ"):
            return "present state"
        return ""

    def _keeps(self) -> bool:
        """A verb of holding: "our infantry holds the western streets"."""
        return self.verb.lemma in ("hold", "keep", "control", "occupy", "retain", "maintain")


#: Acts of speech are done when they are told.
_SPOKEN = frozenset({"blame", "demand"})
_IF = frozenset({"if", "unless", "should"})
_ON_CONDITION = (
    "in case of",
    "in the event of",
    "any repetition",
    "any new",
    "every new",
    "any further",
    "any attempt",
    "any attack",
    "any provocation",
    "any aggression",
)


def fit_status(kind: str, stance: str, modality: Modality, annotated: Annotated) -> Modality:
    """The status as the type of event and the stance allow.

    Blaming and demanding are done as they are told. A threat is planned, or hypothetical where
    the sentence names its condition. A state that holds "as of 23:00" goes on. What is denied is
    denied as having happened, also where the denial stands in the present.
    """
    words = [t.lower for t in annotated.sentence.tokens]
    status, method = modality.status, modality.status_method
    if kind in _SPOKEN:
        status, method = "occurred", "said"
    elif kind == "threat":
        text = " ".join(words)
        conditional = bool(_IF & set(words)) or any(p in text for p in _ON_CONDITION)
        status = "hypothetical" if conditional else "planned"
        method = "a threat with a condition" if conditional else "a threat"
    elif stance == "deny" and status == "ongoing":
        status, method = "occurred", "denied"
    elif kind == "calm" and status == "occurred" and _as_of(words):
        status, method = "ongoing", "a state as of an hour"
    return msgspec.structs.replace(modality, status=status, status_method=method)


def _as_of(words: list[str]) -> bool:
    return any(words[i : i + 2] in (["as", "of"], ["as", "at"]) for i in range(len(words)))
