""" "It had no part in it", "its men were not involved": what was told before is disowned."""

from __future__ import annotations

from counterclaim.read import Token

#: How a voice says that it rejects in this way.
DISOWNS = "disowns what precedes"
_SHARE = frozenset(
    "part hand role share involvement responsibility connection link business stake".split()
)
_POINTING = frozenset({"it", "this", "that", "these", "them", "either", "any"})
_LINKS = frozenset({"in", "with", "to", "for"})
_WORK = frozenset({"doing", "work", "handiwork", "deed"})
_NOT = frozenset({"not", "n't", "never", "neither"})
#: What may follow, and still nothing else is told.
_ENDING = frozenset({".", ",", ";", "!", "”", '"', "''", "and", "but"})


def disowned(tokens: tuple[Token, ...]) -> tuple[int, int] | None:
    """The words by which a speaker has no part in what was told before."""
    for token in tokens:
        end = _no_share(tokens, token.i) or _not_involved(tokens, token.i)
        if end is not None:
            return token.i, end
    return None


def _no_share(tokens: tuple[Token, ...], at: int) -> int | None:
    """ "No hand in it", "nothing to do with that"."""
    words = [t.lower for t in tokens[at : at + 6]]
    verb = next(
        (t for t in reversed(tokens[max(0, at - 3) : at]) if t.pos in ("VERB", "AUX")), None
    )
    if words[:1] == ["nothing"] and words[1:4] == ["to", "do", "with"]:
        return _closing(tokens, at + 4)
    if words[:1] != ["no"] or verb is None or verb.lemma not in ("have", "play", "take", "bear"):
        return None
    noun = at + 2 if words[1:2] and words[1] in ("such", "direct") else at + 1
    if noun + 1 < len(tokens) and tokens[noun].lemma in _SHARE:
        return _closing(tokens, noun + 2) if tokens[noun + 1].lower in _LINKS else None
    return None


def _not_involved(tokens: tuple[Token, ...], at: int) -> int | None:
    """ "Was not involved", "was not behind it", "was not its doing"."""
    if tokens[at].lower not in _NOT or not at or tokens[at - 1].lemma != "be":
        return None
    words = [t.lower for t in tokens[at + 1 : at + 4]]
    after = at + 2
    if words[:1] == ["involved"]:
        if words[1:2] == ["in"]:
            return _closing(tokens, after + 1)
        return after if _ends(tokens, after) else None
    if words[:1] in (["behind"], ["responsible"]):
        link = words[0] == "responsible" and words[1:2] == ["for"]
        return _closing(tokens, after + link) if words[0] == "behind" or link else None
    own = len(words) > 1 and tokens[at + 1].tag == "PRP$" and words[1] in _WORK
    return at + 3 if own and _ends(tokens, at + 3) else None


def _closing(tokens: tuple[Token, ...], at: int) -> int | None:
    """Where a pronoun that points back closes the words."""
    if at < len(tokens) and tokens[at].lower in _POINTING and _ends(tokens, at + 1):
        return at + 1
    return None


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text.lower() in _ENDING


__all__ = ["DISOWNS", "disowned"]
