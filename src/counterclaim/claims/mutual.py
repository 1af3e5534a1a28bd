"""Two sides that do the same to each other: "each side accused the other", "blamed one another".

What such a sentence tells is two claims, one of each side. To give it to one of them would take
sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.claims.context import Context
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.read import Sentence, Token

_EACH = frozenset({"each", "either"})
TRADE = frozenset({"trade", "exchange", "swap"})
BLAME = frozenset({"blame", "accusations", "accusation", "recriminations", "charges", "barbs"})
_COMPLAIN = frozenset({"complain"})
#: How far behind the verb the other side stands: "have again blamed each other".
_NEAR = 5


def is_mutual(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb's object is "each other", "one another" or, of "each side", "the other".

    So it is in "traded blame", which says it by the verb.
    """
    tokens = sentence.tokens
    before = {t.lower for t in tokens[max(0, verb.i - 6) : verb.i]}
    after = [t.lower for t in tokens[verb.i + 1 : verb.i + 1 + _NEAR]]
    pairs = set(zip(after, after[1:], strict=False))
    if ("each", "other") in pairs or ("one", "another") in pairs:
        return True
    if verb.lemma in TRADE:
        return bool(BLAME & set(after))
    return bool(before & _EACH) and ("the", "other") in pairs


def split_mutual(
    mentions: Iterable[Mention], sentences: Mapping[int, Sentence], context: Context
) -> Iterator[Mention]:
    """The mentions, with one of each side for what two sides say of each other."""
    for mention in mentions:
        sentence = sentences[mention.sentence]
        complaining = _complaining(mention, sentence)
        if complaining:
            others = (code for code in _sides(mention, context) if code != complaining)
            yield _said_by(complaining, mention, actor=next(others, ""), target=complaining)
            continue
        sides = _sides(mention, context) if _is_of_each(mention, sentence) else ()
        if len(sides) != 2:
            yield mention
        elif mention.type == "blame":
            for one, other in (sides, sides[::-1]):
                yield _said_by(one, mention, actor=one, target=other)
        elif {a.value for a in mention.actors} <= {*sides}:
            for one, other in (sides, sides[::-1]):
                yield _said_by(one, mention, actor=other, target=one)
        else:
            yield mention


def _is_of_each(mention: Mention, sentence: Sentence) -> bool:
    """Whether two sides say it, in a sentence whose verb is of what they do to each other."""
    said = mention.type == "blame" or mention.also
    if mention.stance != "assert" or not said or not mention.stands_in(sentence):
        return False
    return any(t.pos == "VERB" and is_mutual(sentence, t) for t in sentence.tokens)


def _complaining(mention: Mention, sentence: Sentence) -> str:
    """Who complains of what is told where the verb is left out, "" if nobody.

    "The two complained of each other: the Armenians of shots, the Azerbaijanis of shelling."
    """
    tokens = sentence.tokens
    of = next((t.i - 1 for t in tokens if t.start == mention.trigger[0]), 0)
    while of > 0 and tokens[of].pos in ("ADJ", "DET", "NUM"):
        of -= 1
    if of < 1 or tokens[of].lower != "of":
        return ""
    if not any(t.lemma in _COMPLAIN and is_mutual(sentence, t) for t in tokens[: of - 1]):
        return ""
    named = (a for a in (*mention.actors, *mention.targets) if a.end == tokens[of - 1].end)
    return next((a.value for a in named), "")


def _sides(mention: Mention, context: Context) -> tuple[str, ...]:
    """The two that the mention itself names or is said by, else the two of the document."""
    roles = [p.value for p in (*mention.actors, *mention.targets)]
    named = tuple(dict.fromkeys([mention.speaker, *mention.also, *roles]))
    two = tuple(code for code in named if code in context.counts)
    if len(two) == 2:
        return two
    return context.sides if len(context.sides) == 2 and {*two} <= {*context.sides} else ()


def _said_by(speaker: str, mention: Mention, actor: str, target: str) -> Mention:
    def piece(code: str, old: list[Piece]) -> list[Piece]:
        start, end = (old[0].start, old[0].end) if old else mention.trigger
        method = "each of two sides against the other"
        found = Piece(value=code, start=start, end=end, basis="inferred", method=method)
        return [found] if code else []

    return msgspec.structs.replace(
        mention,
        speaker=speaker,
        speaker_basis="inferred",
        speaker_method="two sides of each other: said by each",
        actors=piece(actor, mention.actors),
        targets=piece(target, mention.targets),
        losses=list(mention.losses),
        also=(),
    )
