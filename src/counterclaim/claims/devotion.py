"""For whose sake something was done: "in support of our people in X" is no place of the act."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.tags import FINITE
from counterclaim.read import Token

#: "In ... of, with, to": what an act is dedicated to.
_DEDICATED = frozenset(
    {"solidarity", "tribute", "honour", "honor", "memory", "loyalty", "homage", "sympathy"}
)
#: The same, where people or a cause follow: guns fire "in support of the troops at X", too.
_HELPING = frozenset({"support", "defence", "defense", "aid", "backing", "vindication"})
_CAUSE = frozenset(
    {"people", "person", "cause", "resistance", "nation", "brother", "sister", "brethren", "child",
     "oppressed", "wounded", "martyr", "kin", "kinsman", "compatriot", "countryman", "population",
     "inhabitant", "civilian", "right", "struggle", "steadfastness", "steadfast"}
)  # fmt: skip
_FOR_SAKE = _DEDICATED | _HELPING
_LINKS = frozenset({"of", "with", "to", "for"})
_BREAKS = frozenset({",", ";", ":", ".", "-", "\u2013", "\u2014"})


def devotions(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of phrases that say for whose sake something was done."""
    found: set[int] = set()
    for token in tokens[:-1]:
        word = token.lower
        if word not in _FOR_SAKE:
            continue
        link = tokens[token.i + 1]
        if link.lower not in _LINKS:
            continue
        if not {"in", "as", "of"} & {t.lower for t in tokens[max(0, token.i - 3) : token.i]}:
            continue
        end = next((t.i for t in tokens[link.i :] if _ends(t)), len(tokens))
        inside = {t.lemma.lower() for t in tokens[link.i : end]}
        if word in _DEDICATED or inside & _CAUSE:
            found.update(range(token.i, end))
    return frozenset(found)


def _ends(token: Token) -> bool:
    return token.text in _BREAKS or token.tag in FINITE
