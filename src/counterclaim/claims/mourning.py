"""Condolences: who mourns the dead of an attack is neither its author, nor hit, nor bereaved.

"We express condolences for the 20 people killed in the bombing in the capital of X": of what is
told in passing, nothing is the speaker's but the sympathy.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.mentions import Mention
from counterclaim.read import Token

_SYMPATHY = frozenset({"condolence", "sympathy", "commiseration"})
#: What one turns to somebody: sympathy only with a preposition that says so.
_FEELING = frozenset({"thought", "prayer", "heart"})
_FEELING_FOR = frozenset({"with", "to", "for"})
_FEELS = frozenset({"sympathise", "sympathize", "commiserate", "condole", "grieve"})
_MOURNING = _SYMPATHY | _FEELS | _FEELING
_FOR = frozenset({"for", "to", "with", "over", "on", "upon", "after", "at", "following"})
#: How far behind its noun the preposition stands: "condolences, on behalf of the people, to".
_REACH = 10
#: Whom a side calls its own dead.
_OWN = frozenset(
    {"martyr", "soldier", "serviceman", "servicemen", "comrade", "fighter", "compatriot"}
)


def mourned(annotated: Annotated) -> range:
    """The tokens that tell of those mourned; empty where nobody is, or the speaker's own are."""
    tokens = annotated.sentence.tokens
    if annotated.words.isdisjoint(_MOURNING):
        return range(0)
    for token in tokens:
        start = _opens(tokens, token.i)
        if start is None:
            continue
        end = next((i for i in range(start, len(tokens)) if _turns(annotated, i)), len(tokens))
        if any(t.lower in ("our", "own") or t.lemma.lower() in _OWN for t in tokens[start:end]):
            return range(0)
        return range(start, end)
    return range(0)


def _opens(tokens: Sequence[Token], at: int) -> int | None:
    """Behind the words of sympathy at a token, where they are such."""
    lemma = tokens[at].lemma.lower()
    after = tokens[at + 1 : at + 1 + _REACH]
    if lemma in _SYMPATHY or lemma in _FEELS:
        return next((t.i + 1 for t in after if t.lower in _FOR), None)
    if lemma in _FEELING and tokens[at].pos == "NOUN":
        joined = [t for t in after if t.lower not in ("and", "prayers", "hearts", "thoughts")]
        verb = joined[0] if joined else None
        if verb is None or verb.lemma not in ("be", "go", "remain", "stand"):
            return None
        return next((t.i + 1 for t in joined[1:4] if t.lower in _FEELING_FOR), None)
    return None


def _turns(annotated: Annotated, at: int) -> bool:
    """Whether another clause with a subject of its own begins: ", and our pilots struck"."""
    tokens = annotated.sentence.tokens
    if tokens[at].text == ";":
        return True
    if tokens[at].lower not in ("and", "but", "while"):
        return False
    verb = next((t for t in tokens[at + 1 : at + 8] if t.tag in ("VBD", "VBZ", "VBP")), None)
    return verb is not None and any(s.i > at for s in annotated.sentence.of(verb.i, "nsubj"))


def spare_mourners(mentions: Sequence[Mention], annotated: Annotated) -> None:
    """Leave to an act that is mourned only the parties that its words name, never who speaks."""
    span = mourned(annotated) if mentions else range(0)
    for mention in mentions:
        if mention.token not in span:
            continue
        mention.actors = [
            a for a in mention.actors if a.basis == "stated" and a.value != mention.speaker
        ]
        mention.targets = [
            t for t in mention.targets if t.basis == "stated" and t.value != mention.speaker
        ]
        mention.unnamed = ("actor", "target")
        mention.mourned = True
