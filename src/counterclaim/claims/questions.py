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
#: "Failed to prove that", "unable to establish that".
_FAILING = frozenset({"fail", "unable", "struggle"})
_SHOWING = frozenset({"prove", "establish", "show", "demonstrate", "verify", "substantiate"})
_NEGATIVE = frozenset({"not", "n't", "unclear", "unknown", "never"})
_CLOSING = frozenset({"that", "when", "after", "because", "while", "since", "as", "before"})


def is_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at a token stands in a question that the text leaves open."""
    for i in range(at - 1, max(-1, at - 13), -1):
        word = tokens[i].lower
        if word == "that" and _unproved([t.lemma.lower() for t in tokens[max(0, i - 7) : i]]):
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


def _unproved(before: Sequence[str]) -> bool:
    """ "Is investigating a report that", "failed to prove that": nobody says that it was so."""
    if not before:
        return False
    if before[-1] in _SHOWING:
        return not _FAILING.isdisjoint(before[-4:-1])
    return before[-1] in _TALES and not _INQUIRING.isdisjoint(before[-6:-1])
