"""Whose a reproach or a wish is that stands in the outlet's words behind another's telling.

“Israel said rockets hit the port. France condemned the attack”: nobody but France condemns.
Read as the words of whoever spoke before, it would be France that is blamed.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.voices import Voice
from counterclaim.read import Token

#: Verbs whose subject reproaches somebody: "be behind" and "bear the blame" name the blamed.
_REPROACHING = frozenset(
    "condemn denounce deplore decry criticise criticize blame accuse castigate lambast lambaste "
    "excoriate deprecate reprimand slam blast chide rebuke berate upbraid lament fault".split()
)


def speaks_itself(mention: Mention, actor: Piece, voice: Voice, tokens: Sequence[Token]) -> bool:
    """Whether who reproaches or asks is the subject of the verb, not the source in force."""
    if actor.value == voice.speaker or voice.sentence == mention.sentence:
        return False
    if mention.type != "blame" or mention.found is None:
        return mention.type == "demand"
    verb = tokens[mention.found.token]
    passive = any(t.head == verb.i and t.dep in ("aux:pass", "nsubj:pass") for t in tokens)
    if verb.pos != "VERB" or verb.lemma not in _REPROACHING:
        return False
    if passive:  # "was condemned by Egypt"
        after = tokens[verb.i + 1 : verb.i + 3]
        by = next((t for t in after if t.lower == "by"), None)
        return by is not None and 0 <= actor.start - by.end < len(" the former ")
    return actor.start < verb.start


def condemns_alone(mention: Mention, voice: Voice, tokens: Sequence[Token]) -> bool:
    """“France condemned the attack" behind another's words: whom it blames is not said."""
    if not voice.method.startswith("held") or mention.type != "blame" or mention.found is None:
        return False
    if any(t.basis == "stated" for t in mention.targets):
        return False
    return any(speaks_itself(mention, a, voice, tokens) for a in mention.actors)


__all__ = ["condemns_alone", "speaks_itself"]
