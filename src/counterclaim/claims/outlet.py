"""Where an outlet speaks for itself again, though a source was telling until the sentence before.

A source's report goes on in what follows until the outlet shows its own hand: it sets the sides
beside each other, sums up, looks back, tells how things stand at the time of writing, or dates
an act of its own telling by a day of the week. A sentence that refers back to the source ("its",
"they"), stands in a past perfect or in quotation marks goes on with the source's words.
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.tags import FINITE
from counterclaim.claims.voices import Words

_BACK = frozenset(
    {"it", "its", "he", "his", "she", "her", "they", "their", "them", "we", "our", "us", "i", "my"}
)
_MARKS = frozenset({"“", "”", '"', "«", "»", "``", "''"})
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)  # fmt: skip
_GOING_ON = frozenset({"also", "too", "besides", "moreover", "further", "furthermore", "same"})
#: What is so now: "stays shut", "has been forbidden since May".
_STAYING = frozenset({"stay", "remain"})
_PRESENT = frozenset({"VBZ", "VBP"})
#: Whom only one who stands between the sides speaks of.
_BETWEEN = (
    ("the", "two", "countries"), ("the", "two", "sides"), ("the", "two", "armies"),
    ("both", "countries"), ("both", "of", "the", "countries"), ("the", "two", "neighbours"),
    ("the", "two", "tolls"), ("the", "two", "accounts"), ("the", "two", "versions"),
    ("the", "two", "governments"), ("each", "other"), ("the", "two", "neighbors"),
    ("both", "sides"), ("neither", "side"), ("no", "immediate", "comment"),
    ("no", "immediate", "response"), ("no", "immediate", "reaction"), ("no", "comment", "from"),
    ("not", "immediately", "comment"), ("not", "immediately", "respond"),
    ("neither", "account"), ("neither", "version"), ("both", "versions"), ("both", "accounts"),
    ("taken", "together"), ("this", "publication"), ("this", "paper"), ("this", "newspaper"),
    ("this", "agency"), ("this", "outlet"), ("this", "reporter"), ("for", "decades"),
    ("for", "years"), ("in", "recent", "years"), ("for", "generations"), ("years", "ago"),
    ("days", "ago"), ("weeks", "ago"), ("months", "ago"), ("goes", "back"),
)  # fmt: skip
_SPOKEN_BETWEEN = tuple(f" {' '.join(words)} " for words in _BETWEEN)
#: Who looks on for an outlet.
_WATCHING = frozenset({"reporter", "correspondent", "journalist", "photographer", "television"})
_SEEN = frozenset({"film", "photograph"})


def is_outlets_own(annotated: Annotated, words: Words) -> str:
    """By what a sentence shows that the outlet tells it itself; empty where it does not."""
    tokens = annotated.sentence.tokens
    lowers = [t.lower for t in tokens]
    text = f" {' '.join(lowers)} "
    for phrase in _SPOKEN_BETWEEN:
        if phrase in text:
            return phrase.strip()
    if _is_of_long(annotated):
        return "what has been so for long"
    if _goes_on(annotated, words):
        return ""
    first = annotated.chunks[0] if annotated.chunks else None
    heads = {t.lemma.lower() for t in tokens if t.dep.startswith("nsubj")}
    if heads & _WATCHING and first is not None and first.start <= 1:
        return "who looks on for an outlet"
    if any(t.lemma in _SEEN and t.tag == "VBN" for t in tokens):
        return "what was filmed"
    finite = [t for t in tokens if t.tag in FINITE]
    if not finite:
        return ""
    if _is_standing(annotated):
        return "how things stand"
    dated = any(w in _DAYS for w in lowers)
    perfect = any(t.lower in ("had", "has", "have", "'d") and t.pos == "AUX" for t in tokens)
    told = bool({t.lemma.lower() for t in tokens} & (words.say | words.deny | words.concede))
    simple = finite[0].tag == "VBD"
    return "an act on a day of the week" if dated and simple and not perfect and not told else ""


def _is_of_long(annotated: Annotated) -> bool:
    """“The army has been fighting the rebels since April 2023": what a reader is reminded of."""
    tokens = annotated.sentence.tokens
    since = next((t.i for t in tokens if t.lower == "since"), None)
    if since is None or {t.lower for t in tokens} & _BACK or any(t.text in _MARKS for t in tokens):
        return False
    year = any(t.text.isdigit() and len(t.text) == 4 for t in tokens[since + 1 : since + 4])
    return year and any(t.lower in ("has", "have") for t in tokens[:since])


def _goes_on(annotated: Annotated, words: Words) -> bool:
    """Whether a sentence refers back to who spoke, or stands in quotation marks."""
    lowers = {t.lower for t in annotated.sentence.tokens}
    marked = any(t.text in _MARKS for t in annotated.sentence.tokens)
    head = annotated.chunks[0] if annotated.chunks else None
    same = head is not None and annotated.sentence.tokens[head.start].lower in ("the", "this")
    group = same and head is not None and head.category in ("official", "armed", "side")
    return marked or group or bool(lowers & (_BACK | _GOING_ON))


def _is_standing(annotated: Annotated) -> bool:
    """“The road stays shut”, "fishing has been forbidden since May": how things are now."""
    tokens = annotated.sentence.tokens
    for token in tokens:
        if token.lemma in _STAYING and token.tag in _PRESENT and token.pos in ("VERB", "AUX"):
            return True
        if token.lower in ("has", "have") and any(t.lower == "been" for t in tokens):
            return any(t.lower == "since" for t in tokens[token.i :])
    return False


__all__ = ["is_outlets_own"]
