"""What somebody claims of what others told: the act is his claim, and his deed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.claiming import METHOD
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.voices import Rejection

#: How many sentences back the act stands.
REACH = 2
_CLAIMED = HOSTILE | {"explosion", "abuse"}


def add_claimed(mentions: list[Mention], sentences: Sequence[Sentenced]) -> list[Mention]:
    """The mentions with those of who claims what was told before."""
    made: list[Mention] = []
    for item in sentences:
        owned = item.attributed.owned
        if owned is None:
            continue
        tokens = item.annotated.sentence.tokens
        span = (tokens[owned.start].start, tokens[owned.end - 1].end)
        bare = [m for m in mentions if _only_points(m, owned, span)]
        told = _told_before([m for m in mentions if m not in bare], owned)
        if told is not None:
            made.append(_claimed(told, owned, item, span))
            mentions = [m for m in mentions if m not in bare]
    return sorted([*mentions, *made], key=lambda m: (m.sentence, m.start)) if made else mentions


def _only_points(mention: Mention, owned: Rejection, span: tuple[int, int]) -> bool:
    """ "The attack", in the words of the claim: no act of its own."""
    inside = span[0] <= mention.trigger[0] and mention.trigger[1] <= span[1]
    return mention.sentence == owned.sentence and inside and mention.type in _CLAIMED


def _told_before(mentions: Sequence[Mention], owned: Rejection) -> Mention | None:
    """The nearest act that another tells, where its claimer has not told it yet."""
    speaker = owned.voice.speaker
    for back in range(REACH + 1):
        here = [m for m in mentions if m.sentence == owned.sentence - back and not m.is_title]
        if any(m.speaker == speaker and m.type in _CLAIMED for m in here):
            return None
        acts = [
            m
            for m in here
            if m.type in _CLAIMED
            and m.stance == "assert"
            and not m.weak
            and {a.value for a in m.actors} <= {speaker}
            and speaker not in {t.value for t in m.targets if t.basis == "stated"}
        ]
        if acts:
            return acts[0]
    return None


def _claimed(
    told: Mention, owned: Rejection, item: Sentenced, span: tuple[int, int]
) -> Mention:
    start, end = span
    speaker = owned.voice.speaker
    actor = Piece(value=speaker, start=start, end=end, basis="inferred", method=METHOD)
    return msgspec.structs.replace(
        told,
        speaker=speaker,
        speaker_basis=owned.voice.basis,
        speaker_method=METHOD,
        cue=(start, end),
        actors=[actor],
        targets=[t for t in told.targets if t.value != speaker],
        losses=[],
        unnamed=(),
        start=start,
        end=end,
        sentence=owned.sentence,
        paragraph=item.annotated.sentence.paragraph,
    )


__all__ = ["add_claimed"]
