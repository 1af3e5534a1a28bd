"""Polarity and status of a trigger: negated, hedged, attempted, ongoing, planned, hypothetical."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.found import Found
from counterclaim.claims.negation import Negations
from counterclaim.claims.questions import is_open
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.wishes import is_wished
from counterclaim.read import Token


class Modality(msgspec.Struct, frozen=True, kw_only=True):
    """`words` are the characters (offsets into the body) of the negation, where there is one."""

    status: str = "occurred"
    status_method: str = "default"
    negated: bool = False
    negation: str = ""
    words: tuple[int, int] | None = None
    hedged: bool = False
    alleged: bool = False
    wished: bool = False
    open: bool = False

    def plain(self) -> Modality:
        """The same without the negation."""
        return msgspec.structs.replace(self, negated=False, negation="", words=None)


def judge(annotated: Annotated, found: Found, vocabulary: Vocabulary) -> Modality:
    """The modality of a trigger by its predicate, its determiners and what governs it."""
    return _Judge(annotated, found, vocabulary).run()


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

#: Acts that one can fail to bring to their end.
_GAINS = frozenset({"seizure", "ground_attack", "capture", "raid"})

#: What makes a rival's claim of what is told.
_ALLEGED = frozenset(
    {"alleged", "allegedly", "supposed", "supposedly", "purported", "purportedly", "ostensible"}
)


class _Judge(Negations):
    def run(self) -> Modality:
        negation = self.negation()
        status, method = self._status()
        return Modality(
            status=status,
            status_method=method,
            negated=negation is not None,
            negation=negation.text if negation else "",
            words=(negation.start, negation.end) if negation else None,
            hedged=self._hedged(),
            alleged=self._alleged(),
            wished=is_wished(self.sentence, self.verb) or self._should(),
            open=any(is_open(self.tokens, f(self.found.tokens)) for f in (min, max)),
        )

    def _should(self) -> bool:
        """Whether it is told as what should happen: "observers should be sent"."""
        auxes = {a.lower for a in self.sentence.of(self.verb.i, "aux")}
        return bool(auxes & {"should", "must", "ought"}) and not self._conditional()

    def _alleged(self) -> bool:
        """Whether the event itself is said to be alleged: "having supposedly opened fire"."""
        lo = max(0, min(self.found.tokens) - 2)
        near = self.tokens[lo : max(self.found.tokens)]
        return any(t.lower in _ALLEGED for t in near)

    def _hedged(self) -> bool:
        lo = max(0, min(self.found.tokens) - 8)
        window = self.tokens[lo : max(self.found.tokens) + 2]
        if any(t.lower in self.hedges for t in window):
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
        return "have" not in auxes and self.found.trigger.type in _ANNOUNCED | {"repelling"}

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
