"""Whom a side means by "a platoon" or "two soldiers" that were hit, with no owner named.

A state that tells of soldiers hit tells of its own, unless the words make itself the one who hit
them; to a group that fights a state the same words mean the state's.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import GROUPS, Context, Named
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_whose import (
    ABUSE,
    FIGHTER,
    FIGHTING,
    IRREGULAR,
    REGULAR,
    by_nature,
    nature_of,
)
from counterclaim.claims.loss_words import loss_words
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import Voice

#: The method of a side inferred for people of no stated side who were hit.
OWN_HIT = "people of no stated side who are hit are the speaker's own"
#: What is done by a side is done to its opponent's; the rest of the hostile acts may hit its own.
_SUFFERED = HOSTILE - {"repelling", "shoot_down"}


def own_people(
    annotated: Annotated,
    found: Found,
    numbers: Iterable[int],
    voice: Voice,
    actors: Iterable[str],
    context: Context,
    vocabulary: Vocabulary,
) -> tuple[Chunk, Named] | None:
    """The first of the chunks hit that is an armed body without an owner, and whose it is."""
    speaker = voice.speaker
    if found.trigger.type not in _SUFFERED or voice.stance not in ("assert", "concede"):
        return None
    if context.kinds.get(speaker) not in FIGHTING or not context.dyads.get(speaker):
        return None
    acting = set(actors)
    if acting and not acting & context.dyads[speaker]:
        return None
    under_fire = any(a.voice == "undergo" for a in found.anchors)
    under_fire = under_fire or found.trigger.frame == "undergo"
    for number in numbers:
        chunk = annotated.chunks[number]
        held = under_fire and chunk.noun is not None and "military" in chunk.noun.target_kind
        if chunk.refs or chunk.category != "armed" and not (chunk.category == "object" and held):
            continue
        span = (chunk.start, chunk.end)
        nature = nature_of(
            annotated, loss_words(vocabulary.language), vocabulary.hostile, chunk.head
        )
        if nature in (ABUSE, IRREGULAR, FIGHTER):
            return None
        named = by_nature(nature, speaker, context) if nature else None
        if named is not None and named.code != speaker:
            return chunk, Named(named.code, "inferred", named.method, span)
        if context.kinds.get(speaker) in GROUPS and nature == REGULAR:
            return None
        if not (acting or under_fire or nature == REGULAR):
            return None  # "a unit was hit" may be the other side's
        return chunk, Named(speaker, "inferred", OWN_HIT, span)
    return None


__all__ = ["OWN_HIT", "own_people"]
