"""Keeping ordinary news out: teams attack, prices explode, workers strike.

A text speaks of an armed conflict if its publisher is a party to one, if armed people of a
party, or a party that is armed, act in it, or if weapons do. A telling in an outlet's own voice
that names nobody, nowhere, no weapon and no loss tells nothing that could be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.kinds import FIRE, FIRE_OR_ATTACK, HOSTILE
from counterclaim.claims.mentions import Mention

#: Kinds of parties whose press services write of their conflict.
_INVOLVED = frozenset(
    {
        "state",
        "de_facto_authority",
        "armed_group",
        "armed_forces",
        "mission",
        "monitor",
        "international_organisation",
        "ngo",
    }
)
#: What is told of war alone, where it is told of two who fight.
_FOUGHT = HOSTILE | {"explosion", "ceasefire", "ceasefire_violation", "clash"}
#: And what a party that denies or admits it does with its soldiers.
_TOLD_OF = _FOUGHT | {"buildup"}
_SPEECH = frozenset({"calm", "ceasefire", "ceasefire_violation", "blame", "threat"})
#: People under arms of no state.
_FIGHTERS = frozenset(
    {
        "militant",
        "rebel",
        "insurgent",
        "gunman",
        "guerrilla",
        "terrorist",
        "fighter",
        "militia",
        "jihadist",
        "separatist",
        "extremist",
        "bomber",
        "attacker",
        "assailant",
        "gunmen",  # as the lemmatiser leaves it
    }
)
#: Nouns that tell of soldiers whether or not their party is named.
_ARMED = frozenset(
    {
        "military",
        "soldier",
        "serviceman",
        "troop",
        "army",
        "militant",
        "fighter",
        "rebel",
        "insurgent",
        "gunman",
        "militia",
        "artillery",
        "ceasefire",
        "shelling",
        "airstrike",
        "brigade",
        "battalion",
    }
)
#: And those of them that tell of two who fight, by themselves.
_WARLIKE = frozenset({"ceasefire", "shelling", "airstrike"})
#: Means that crime and accidents have, too.
_LIGHT = frozenset({"small_arms", "aircraft", "helicopter", "naval", "mine", "fire", "melee"})
#: What explodes and falls, as its own doer: "a bomb killed nine".
_EXPLODING = frozenset({"bomb", "bombing", "blast", "explosion", "shell", "rocket", "mine"})
#: Whom a government speaks to at home: what it asks of them is no demand of a conflict.
_AT_HOME = frozenset(
    """citizen youth young public parliament deputy lawmaker legislator voter farmer clinic doctor
    nurse teacher pupil student graduate cadet parent mayor governor prefect business company
    entrepreneur industry bank investor driver motorist hunter fisherman owner consumer customer
    commander officer serviceman volunteer donor journalist taxpayer employee employer
    department directorate recruit veteran sponsor tourist traveller
    pilgrim fan athlete""".split()
)
#: What makes such a request one of the war: flight, danger, arms, the enemy.
_OF_WAR = frozenset(
    """away leave evacuate evacuation flee shelter rise resist resistance uprising street mobilise
    mobilize mobilisation mobilization enemy occupier occupation invader aggressor aggression
    attack shell shelling strike fire drone missile rocket front siege ceasefire truce hostage
    surrender rebel insurgent militant militia terrorist desert desertion arm weapon position
    withdraw fight defend investigate investigation border photograph film curfew alert
    war massacre crime sanction condemn""".split()
)


def is_asked_at_home(mention: Mention, annotated: Annotated) -> bool:
    """Whether a demand is a request of one's own people on an everyday matter.

    "The ministry calls on citizens to report smoke": general policy talk, not a claim.
    """
    if mention.type != "demand" or any(t.basis == "stated" for t in mention.targets):
        return False
    tokens = annotated.sentence.tokens
    start, end = mention.trigger
    before = [t for t in tokens if t.end <= start]
    after = [t for t in tokens if t.start >= end]
    asked = after[:8]
    if before and before[-1].lemma == "be":  # "citizens are urged"
        asked += before[-5:]
    if not any(t.lemma.lower() in _AT_HOME for t in asked):
        return False
    return not any({t.lemma.lower(), t.lower} & _OF_WAR for t in (*before[-10:], *after))


def may_tell_of_arms(sentences: Sequence[Annotated], context: Context) -> bool:
    """Whether a text names a party, a weapon or people under arms, without which none is read."""
    signs = _FIGHTERS | _ARMED | _EXPLODING | {"arm", "armed"}
    return bool(context.counts) or any(
        annotated.weapons or signs & set(annotated.lemmas) for annotated in sentences
    )


def is_of_conflict(sentences: Sequence[Annotated], context: Context) -> bool:
    """Whether the document speaks of an armed conflict at all."""
    if context.publisher and context.kinds.get(context.publisher) in _INVOLVED:
        return True
    signs = strong = 0
    for annotated in sentences:
        signs += sum(
            h.payload.means not in ("", "mine", "aircraft", "naval") for h in annotated.weapons
        )
        for chunk in annotated.chunks:
            words = {annotated.lemmas[i] for i in range(chunk.start, chunk.end)}
            words |= {w.removesuffix("s") for w in words}
            armed = chunk.category == "armed"
            strong += armed and (
                any(r.kind == "party" for r in chunk.refs) or chunk.party is not None
            )
            strong += armed and bool(words & _FIGHTERS)
            signs += bool(words & _ARMED) + bool(words & _WARLIKE)
        if strong and (signs or strong > 1 or len(context.sides) > 1):
            return True
        if len(context.sides) > 1 and signs > 1:
            return True
    return False


def tells_of_fighting(
    mentions: Sequence[Mention], sentences: Sequence[Annotated], context: Context
) -> bool:
    """Whether some telling has an armed group, or one side of a known conflict against the other.

    A single sentence of an outlet names few soldiers: "Turkish jets hit PKK shelters".
    """
    by_index = {a.sentence.index: a for a in sentences}
    for mention in mentions:
        actors = {p.value for p in mention.actors}
        targets = {p.value for p in mention.targets}
        if mention.type not in _TOLD_OF or mention.weak and not (actors and targets):
            continue
        owned = mention.stance in ("deny", "concede") and actors <= {mention.speaker}
        if owned and _by_arms(mention, by_index[mention.sentence], context):
            return True  # "the coalition denied that it had struck a hospital in Saada"
        if mention.type not in _FOUGHT:
            continue
        if any(context.kinds.get(code) == "armed_group" for code in actors | targets):
            return True
        told = {mention.speaker} if mention.stance == "assert" else set()
        both = actors | targets | told if mention.type != "abuse" else set()  # "India beat X"
        if any(t in context.dyads.get(a, ()) for a in both for t in both):
            return True
        if mention.type in FIRE - {"gunfire"} and any(context.dyads.get(a) for a in actors):
            return True
        if mention.type == "attack" and _is_deadly_strike(mention):
            kinds = {k.value for k in mention.target_kinds}
            on_troops = bool(targets) and "military" in kinds
            if on_troops or any(context.dyads.get(a) for a in actors):
                return True  # "Israeli strike kills six in Nabatieh"
        if mention.places and _is_by_fighters_or_bombs(mention, by_index[mention.sentence]):
            return True
    return False


def _by_arms(mention: Mention, annotated: Annotated, context: Context) -> bool:
    """Whether a state or force with a foe says where it has, or has not, struck or sent troops.

    An attack may be one on a rival's visas: it needs somebody's houses, or the place itself, as
    what is struck ("denies striking Rafah").
    """
    speaker = mention.speaker
    armed = context.kinds.get(speaker) in ("state", "armed_forces", "de_facto_authority")
    if not (armed and context.dyads.get(speaker) and mention.places):
        return False
    if mention.type == "buildup":
        return any({w, w.removesuffix("s")} & _ARMED for w in annotated.lemmas)
    if mention.type == "attack" and not mention.target_kinds:
        return _on_the_place(mention, annotated)
    return mention.type in FIRE_OR_ATTACK


def _on_the_place(mention: Mention, annotated: Annotated) -> bool:
    """Whether a place is the object of the act, by its name alone."""
    if mention.found is None:
        return False
    objects = annotated.sentence.of(mention.found.token, "obj")
    return any(p.start <= t.start < p.end for t in objects for p in mention.places)


def _is_deadly_strike(mention: Mention) -> bool:
    noun = mention.found is not None and mention.found.trigger.form == "noun"
    return noun and any(x.low and x.kind in ("killed", "wounded") for x in mention.losses)


def _is_by_fighters_or_bombs(mention: Mention, annotated: Annotated) -> bool:
    """Whether fighters of no party act ("gunmen raided a village"), or a weapon of war kills.

    Gunmen who shoot are those of any city; a bomb at a market, or a raid on a village, is not.
    """
    killed = any((x.low or x.high) and x.kind in ("killed", "wounded") for x in mention.losses)
    if any(p.basis == "stated" and p.value not in _LIGHT for p in mention.means):
        return killed
    sentence = annotated.sentence
    if mention.found is None or not mention.stands_in(sentence):
        return False
    doers = [t for a in mention.found.anchors for t in sentence.of(a.token, "nsubj", "obl:agent")]
    if any(t.lemma.lower() in _EXPLODING for t in doers):
        return killed
    armed = any(
        annotated.lemmas[t.i].lower() in _FIGHTERS
        or {c.lower for c in sentence.of(t.i, "amod")} & {"armed", "masked"}
        for t in doers
    )
    return armed and mention.type != "gunfire"


def tells_something(mention: Mention) -> bool:
    """Whether a telling has anything that another could contradict.

    A party's own denials and words on a truce, calm, a threat or blame always have; other acts,
    and all that an outlet tells, need somebody, somewhere, a weapon named, a figure or a loss. A
    meeting and a death without a figure need the party: ministries hold meetings and remember
    their dead.
    """
    own = mention.speaker not in (MEDIA, UNKNOWN)
    if mention.type in _SPEECH or own and (mention.type == "demand" or mention.stance != "assert"):
        return True
    parties = (*mention.actors, *mention.targets)
    if own and mention.type == "talks":
        return bool(parties)
    figures = [x for x in mention.losses if x.low is not None or x.high is not None]
    if own and mention.type == "casualties":
        return bool(parties or figures)
    own_tool = mention.type == "mine_laying"  # whoever lays mines names them
    named = [p for p in mention.means if p.basis == "stated" and not own_tool]
    return any((parties, mention.unnamed, mention.places, named, mention.losses, mention.count))


def concerns_nobody(mentions: Sequence[Mention]) -> bool:
    """Whether an outlet's text, taken whole, tells of no party and of no place by name.

    A shooting in a bar, a game of war, what "an adversary" could do one day: nothing in such a
    text could be set beside what another side says.
    """
    nobodys = (MEDIA, UNKNOWN)
    return not any(
        m.places
        or m.speaker not in nobodys
        or any(p.value not in nobodys for p in (*m.actors, *m.targets))
        or any(x.party not in nobodys for x in m.losses)
        for m in mentions
    )
