"""Whose a loss is by the noun for the victims, and by who is told to have caused it.

"Three soldiers were killed" in the report of a state that fights a rebel group are the state's,
and "nine terrorists" the group's, whatever else the sentence names. "Our forces destroyed two
tanks" tells a loss of the other side though nobody names it.
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import GROUPS, MEDIA, SIDE_KINDS, UNKNOWN, Context, Named
from counterclaim.claims.loss_owner import NOBODY, Owner, chunk_owner
from counterclaim.claims.loss_words import LossWords, forms

#: The victims are of the other side, which the text does not name.
OPEN = "an opponent that the text does not name"
REGULAR, IRREGULAR, ABUSE, OWN, GROUP = "regular", "irregular", "hostile", "own", "group"
FIGHTER = "fighter"
#: Kinds of parties that fight, and so have losses of their own.
FIGHTING = frozenset({*SIDE_KINDS, "armed_forces"})
_PASSED = frozenset({"xcomp", "conj", "advcl", "aux", "cop"})


def nature_of(annotated: Annotated, words: LossWords, hostile: frozenset[str], at: int) -> str:
    """What the noun at a token says of the side of those it means; "" where it says nothing."""
    if at < 0:
        return ""
    seen = forms(annotated.sentence.tokens[at])
    for nature in (OWN, REGULAR, IRREGULAR, ABUSE, FIGHTER):
        if any(f in words.natures[nature] for f in seen):
            return nature
    hostile = hostile | words.natures[ABUSE]
    chunk = annotated.chunk_of(at)
    whole = annotated.chunks[chunk.of] if chunk is not None and chunk.of >= 0 else chunk
    if whole is None:
        return ABUSE if hostile & set(seen) else ""
    tokens = annotated.sentence.tokens
    around = {f for i in range(whole.start, whole.end) for f in forms(tokens[i])}
    body = words.natures[GROUP] & set(forms(tokens[whole.head]))
    if hostile & around or body:
        return ABUSE
    return IRREGULAR if words.natures[IRREGULAR] & around else ""


def by_nature(nature: str, speaker: str, context: Context) -> Named | None:
    """The side that victims of this nature belong to in the mouth of `speaker`."""
    side = speaker if context.kinds.get(speaker) in FIGHTING else None
    if side is None:
        return _of_two(nature, context) if speaker in (MEDIA, UNKNOWN) else None
    other = context.opponent(side)
    rebel = context.kinds.get(side) in GROUPS
    group = context.group_against(side)
    against_rebels = other is None or context.kinds.get(other) in GROUPS
    against_rebels = against_rebels or group in context.counts and group != other
    if nature == OWN:
        return Named(side, "inferred", "how a side speaks of its own dead")
    if nature in (IRREGULAR, FIGHTER) and rebel:
        return Named(side, "inferred", "fighters of the group that speaks")
    if nature == FIGHTER and group is not None and against_rebels:
        return Named(group, "inferred", "fighters of the group that a state fights")
    if nature in (IRREGULAR, ABUSE):
        return Named(group or UNKNOWN, "inferred", "hostile fighters" if group else OPEN)
    if nature == REGULAR and rebel and other is not None and not against_rebels:
        return Named(other, "inferred", "soldiers in the words of those who fight an army")
    if nature == REGULAR and not rebel and against_rebels:
        return Named(side, "inferred", "soldiers of a state that fights a group")
    return None


def _of_two(nature: str, context: Context) -> Named | None:
    """In an outlet's words, where a state and a group fight each other."""
    if len(context.sides) != 2 or nature == OWN:
        return None
    groups = [s for s in context.sides if context.kinds.get(s) in GROUPS]
    states = [s for s in context.sides if s not in groups]
    if len(groups) != 1 or len(states) != 1:
        return None
    code = states[0] if nature == REGULAR else groups[0]
    return Named(code, "inferred", "the one side that has such fighters")


def agent_owner(annotated: Annotated, verb: int) -> Owner:
    """Who kills or destroys: the subject that the parse gives an active verb, if it names a party.

    A participle takes the subject of the verb that it goes with ("shelled the town, killing
    five"), a passive verb has none.
    """
    sentence = annotated.sentence
    at = verb
    for _ in range(3):
        subjects = sentence.of(at, "nsubj")
        for token in subjects:
            if token.dep.endswith("pass") or token.i > verb:
                return NOBODY
            who = token.i
            if token.lower in ("who", "which", "that") and sentence.tokens[at].head < who:
                who = sentence.tokens[at].head  # "the militants, who killed 15 of its soldiers"
            return chunk_owner(annotated, who, who + 1)
        token = sentence.tokens[at]
        if token.dep.partition(":")[0] not in _PASSED or token.head == at:
            return NOBODY
        at = token.head
    return NOBODY


def holder_of(annotated: Annotated, verb: int) -> int:
    """The subject of a verb of having, by the parse; -1 where there is none."""
    subjects = (t.i for t in annotated.sentence.of(verb, "nsubj") if t.i < verb)
    return next(subjects, -1)
