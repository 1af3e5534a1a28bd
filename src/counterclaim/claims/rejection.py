"""Denials that point back: "Yerevan has called this a lie", "Nothing of the kind took place".

The denial takes over what was told just before in another's name. In a statement of the
denying party that telling was only the denied content; in an outlet it stays a claim of its
own beside the denial (scheme rule 2).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.attribution import Attributed, Rejection
from counterclaim.claims.context import Context
from counterclaim.claims.extract import HOSTILE, Sentenced
from counterclaim.claims.mentions import Mention

#: How many sentences back a rejection reaches.
REACH = 2


def apply_rejections(
    mentions: list[Mention], sentences: Sequence[Sentenced], context: Context
) -> list[Mention]:
    """Mentions with the denials that later sentences make of earlier ones."""
    result = list(mentions)
    for item in sentences:
        rejection = item.attributed.rejection
        if rejection is None and item.attributed.denial is not None:
            denial = item.attributed.denial
            told = [m for m in result if m.sentence == denial.sentence and m.stance == "deny" and not m.weak]
            rejection = denial if not told else None
        if rejection is None:
            continue
        targets = _rejected(result, rejection)
        for mention in targets:
            made = _denial(mention, rejection, item)
            if context.publisher == rejection.voice.speaker:
                result.remove(mention)
            result.append(made)
    return sorted(result, key=lambda m: (m.sentence, m.start))


def _rejected(mentions: list[Mention], rejection: Rejection) -> list[Mention]:
    """What was told before in another's name, in the nearest sentence that tells anything."""
    speaker = rejection.voice.speaker
    for back in range(REACH + 1):
        at = rejection.sentence - back
        found = [
            m for m in mentions
            if m.sentence == at and m.stance == "assert" and (m.speaker != speaker or m.hearsay) and not m.is_title
            and (m.type in HOSTILE or m.type in ("casualties", "withdrawal", "ceasefire_violation", "damage"))
            and (speaker in {a.value for a in m.actors} or not m.actors or m.hearsay or not m.weak)
        ]
        if found:
            return found
    return []


def _denial(mention: Mention, rejection: Rejection, item: Sentenced) -> Mention:
    tokens = item.annotated.sentence.tokens
    start, end = tokens[rejection.start].start, tokens[min(rejection.end, len(tokens)) - 1].end
    return msgspec.structs.replace(
        mention,
        speaker=rejection.voice.speaker,
        speaker_basis=rejection.voice.basis,
        speaker_method=rejection.voice.method,
        cue=(start, end),
        stance="deny",
        stance_method=rejection.voice.method,
        stance_words=(start, end),
        losses=list(mention.losses),
        start=start,
        end=end,
        sentence=rejection.sentence,
    )


__all__ = ["Attributed", "apply_rejections"]
