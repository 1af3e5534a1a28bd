"""Questions that a text leaves open: "whether it was breached", "not clear who fired"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.read import Token

#: What is done about a question, what leaves it open, and the words that ask.
_INQUIRING = frozenset(
    {"investigate", "examine", "ask", "determine", "establish", "verify", "check", "inquire",
     "study", "wonder", "doubt", "probe"}
)  # fmt: skip
_UNTOLD = frozenset(
    {"clear", "unclear", "know", "unknown", "say", "specify", "disclose", "tell", "determine",
     "establish", "explain", "sure"}
)  # fmt: skip
_ASKED_FOR = frozenset({"who", "what", "which", "how"})
#: What tells of an act without vouching for it: "investigating reports that".
_TALES = frozenset({"report", "allegation", "claim", "accusation", "complaint", "rumour", "rumor"})
#: Who does one of these with a tale does not vouch for it.
_LOOKING_INTO = _INQUIRING - {"verify", "establish", "determine"}
_LOOKS = frozenset({"look", "inquiry", "enquiry", "probe", "investigation", "inquire", "enquire"})
#: What says that nothing was shown: "failed to prove that", "could not verify that".
_FAILING = frozenset(
    {"fail", "unable", "struggle", "refuse", "decline", "impossible", "difficult", "not", "n't",
     "never", "cannot", "yet", "without", "neither", "no", "nobody", "nothing", "insufficient"}
)  # fmt: skip
_SHOWING = frozenset(
    {"prove", "establish", "show", "demonstrate", "verify", "substantiate", "confirm", "ascertain",
     "corroborate", "authenticate", "conclude", "determine"}
)  # fmt: skip
_NEGATIVE = frozenset({"not", "n't", "unclear", "unknown", "never"})
_CLOSING = frozenset({"that", "when", "after", "because", "while", "since", "as", "before"})


def is_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at a token stands in a question that the text leaves open."""
    for i in range(at - 1, max(-1, at - 13), -1):
        word = tokens[i].lower
        if word == "that" and _unproved(tokens[max(0, i - 9) : i]):
            return True
        if tokens[i].pos == "VERB" and _unshown(tokens, i, at):
            return True
        if tokens[i].text in (";", ":") or word in _CLOSING:
            return False
        if word != "whether" and word not in _ASKED_FOR:
            continue
        before = tokens[max(0, i - 7) : i]
        lemmas = {t.lemma.lower() for t in before}
        if word == "whether":
            return bool(lemmas & (_INQUIRING | _UNTOLD))
        if lemmas & _UNTOLD:
            return bool(_NEGATIVE & {t.lower for t in before})
    return False


def _unproved(before: Sequence[Token]) -> bool:
    """ "Is investigating a report that", "failed to prove that": nobody says that it was so."""
    if not before:
        return False
    lemmas = [t.lemma.lower() for t in before]
    if lemmas[-1] in _SHOWING:
        return _fails(before[:-1])
    if lemmas[-1] not in _TALES:
        return False
    if not _LOOKING_INTO.isdisjoint(lemmas[-6:-1]):
        return True
    into = next((n for n in range(len(lemmas) - 2, 0, -1) if lemmas[n] == "into"), None)
    if into is not None and len(lemmas) - into < 5 and lemmas[into - 1] in _LOOKS:
        return True  # "looking into claims that", "an inquiry into reports that"
    shown = next((n for n in range(len(lemmas) - 2, -1, -1) if lemmas[n] in _SHOWING), None)
    return shown is not None and len(lemmas) - shown < 5 and _fails(before[:shown])


def _fails(before: Sequence[Token]) -> bool:
    """Whether a verb of showing is told not to come about: the words right before it say so."""
    for token in reversed(before[-7:]):
        if token.lower in ("only", "but") or token.text in (";", ":"):
            return False
        if token.lemma.lower() in _FAILING or token.lower in _FAILING:
            return True
        if token.pos == "VERB" and token.lemma not in ("be", "have", "seek"):
            return False
    return False


def _unshown(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """ "Could not verify the attack", "failed to prove Rwanda shelled it": with no "that"."""
    if tokens[verb].lemma.lower() not in _SHOWING or not _fails(tokens[max(0, verb - 7) : verb]):
        return False
    between = tokens[verb + 1 : at]
    return not any(
        t.pos in ("VERB", "SCONJ") or t.text in (",", ";", ":") or t.lower in ("and", "or", "but")
        for t in between
    )
