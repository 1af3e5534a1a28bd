"""Denials that point back: "Yerevan has called this a lie", "Nothing of the kind took place".

The denial takes over what was told just before in another's name. In a statement of the
denying party that telling was only the denied content; in an outlet it stays a claim of its
own beside the denial (scheme rule 2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.claims.attribution import Attributed, Rejection
from counterclaim.claims.context import MEDIA, SIDE_KINDS, UNKNOWN, Context
from counterclaim.claims.disowning import DISOWNS
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.mutual import split_mutual
from counterclaim.claims.participants import Sentenced

#: How many sentences back a rejection reaches.
REACH = 2
#: How many for what accuses the speaker of the rejection.
FAR = 6
#: Types that are denied beside the hostile ones.
DENIABLE = frozenset(
    {
        "casualties",
        "withdrawal",
        "ceasefire_violation",
        "damage",
        "clash",
        "buildup",
        "airspace_violation",
    }
)


def apply_rejections(
    mentions: list[Mention], sentences: Sequence[Sentenced], context: Context
) -> list[Mention]:
    """Mentions with the denials that later sentences make of earlier ones."""
    told_in: dict[int, list[Mention]] = {}
    for mention in mentions:
        told_in.setdefault(mention.sentence, []).append(mention)
    for item in sentences:
        rejection, by_clause = item.attributed.rejection, False
        if rejection is None and item.attributed.denial is not None:
            denial = item.attributed.denial
            here = told_in.get(denial.sentence, ())
            told = any(m.stance == "deny" and not m.weak for m in here)
            rejection = denial if not told else None
            by_clause = _has_clause(item, denial)
        if rejection is None:
            continue
        targets = _rejected(told_in, rejection, context)
        if by_clause:  # "denied that arms had been on board" says itself what is not so
            speaker = rejection.voice.speaker
            targets = [m for m in targets if speaker in _concerned(m)]
        for mention in targets:
            made = _denial(mention, rejection, item)
            if context.publisher == rejection.voice.speaker:
                told_in[mention.sentence].remove(mention)
            told_in.setdefault(made.sentence, []).append(made)
    result = [_answered(m, context) for told in told_in.values() for m in told]
    read = {s.annotated.sentence.index: s.annotated.sentence for s in sentences}
    result = list(split_mutual(result, read, context))
    result += [_same_of(m, other) for m in result for other in m.also]
    return sorted(result, key=lambda m: (m.sentence, m.start))


def _concerned(mention: Mention) -> set[str]:
    """The parties of whom something is told: who acted, who was hit, who lost."""
    roles = {p.value for p in (*mention.actors, *mention.targets)}
    return roles | {loss.party for loss in mention.losses}


def _has_clause(item: Sentenced, denial: Rejection) -> bool:
    """Whether a denial says in a clause of its own what is denied."""
    tokens = item.annotated.sentence.tokens[denial.start : denial.end]
    that = next((t.i for t in tokens if t.lower == "that" and t.dep == "mark"), None)
    return that is not None and any(t.pos == "VERB" or t.dep == "cop" for t in tokens[-8:])


def _answered(mention: Mention, context: Context) -> Mention:
    """A rival's accusation that a party's own statement repeats is there to be rejected."""
    publisher = context.publisher
    if publisher is None or mention.stance != "assert" or mention.type not in HOSTILE:
        return mention
    accuser = mention.speaker not in (publisher, MEDIA, UNKNOWN) and (
        mention.speaker in context.sides or context.kinds.get(mention.speaker) in SIDE_KINDS
    )
    if not accuser or publisher not in {a.value for a in mention.actors}:
        return mention
    return msgspec.structs.replace(
        mention,
        speaker=publisher,
        speaker_basis="inferred",
        speaker_method="the publisher answers a rival's accusation",
        stance="deny",
        stance_method="a rival's accusation against the publisher, in its own statement",
        stance_words=mention.cue,
        actors=list(mention.actors),
        losses=list(mention.losses),
    )


def _same_of(mention: Mention, other: str) -> Mention:
    """“Both say they were attacked”: the same in the other's mouth, its deixis turned round."""
    turn = {mention.speaker: other, other: mention.speaker}

    def turned(pieces: list[Piece]) -> list[Piece]:
        return [
            msgspec.structs.replace(p, value=turn.get(p.value, p.value))
            if p.basis == "inferred"
            else p
            for p in pieces
        ]

    return msgspec.structs.replace(
        mention,
        speaker=other,
        actors=turned(mention.actors),
        targets=turned(mention.targets),
        losses=list(mention.losses),
        also=(),
    )


def _rejected(
    told_in: Mapping[int, list[Mention]], rejection: Rejection, context: Context
) -> list[Mention]:
    """What was told before in another's name, in the nearest sentence that tells anything.

    Farther back only what accuses the speaker of the rejection.
    """
    speaker = rejection.voice.speaker
    for back in range(FAR + 1):
        at = rejection.sentence - back
        found = [
            m
            for m in told_in.get(at, ())
            if m.stance == "assert"
            and not m.is_title
            and (m.type in HOSTILE or m.type in DENIABLE)
            and _anothers(m, speaker, context)
            and _disputable(m)
            and (back or m.start < _start(m, rejection))
        ]
        accused = [m for m in found if speaker in {a.value for a in m.actors}]
        if back > REACH or rejection.near and back > 1:
            found = accused
        if found:
            return found if all(m.hearsay for m in found) else accused or found
    return []


def _disputable(mention: Mention) -> bool:
    """Whether a rival would dispute it: not the accuser's own answer, not that none was hurt."""
    own = {a.value for a in mention.actors} <= {mention.speaker}  # "measures were taken", too
    if mention.type == "repelling" and own:
        return False
    none = bool(mention.losses) and all(p.high == 0 for p in mention.losses)
    return not (mention.type == "casualties" and none)


def _start(mention: Mention, rejection: Rejection) -> int:
    """In its own sentence a rejection reaches only what another voice tells there."""
    return mention.start + 1 if mention.speaker != rejection.voice.speaker else mention.start


def _anothers(mention: Mention, speaker: str, context: Context) -> bool:
    """Whether a mention is told in another's name, or only as another's plan or hearsay."""
    if mention.speaker != speaker or mention.hearsay:
        return not mention.weak or speaker in {a.value for a in mention.actors}
    rival = bool(mention.actors) and speaker not in {a.value for a in mention.actors}
    return rival and speaker == context.publisher and mention.status in ("planned", "hypothetical")


def _denial(mention: Mention, rejection: Rejection, item: Sentenced) -> Mention:
    tokens = item.annotated.sentence.tokens
    start, end = tokens[rejection.start].start, tokens[min(rejection.end, len(tokens)) - 1].end
    actors = list(mention.actors)
    if rejection.voice.method == DISOWNS and not actors:  # whoever had no hand in it
        owner = rejection.voice.speaker
        actors = [Piece(value=owner, start=start, end=end, basis="inferred", method=DISOWNS)]
    return msgspec.structs.replace(
        mention,
        actors=actors,  # a list of its own: who is read into the denial is not in the telling
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
