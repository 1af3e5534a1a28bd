"""Who is meant where a claim names one side of a fight between two, or nobody.

In the mouth of a side, fire on its own people comes from its opponent, its answer is its own act,
and what it denies is its own act against the opponent. An outlet's own voice names nobody whom
the text does not name, and who bears no arms belongs to the country in which he is hit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.kinds import FIRE, GAINS, HARMFUL, HOSTILE, NO_TARGET
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.merge import Cluster
from counterclaim.claims.own_arms import fires_its_own, orders_it, praises_its_arms
from counterclaim.claims.where import Atlas, owners

#: Frames of what is lost by the side that has it.
LOST = frozenset({"fall", "loss"})
#: All mentions with their clusters, by the sentence that tells them.
Told = dict[int, list[tuple[Cluster, Mention]]]


def fill_counterparts(
    clusters: Sequence[Cluster], context: Context, atlas: Atlas | None = None
) -> None:
    """Give the counterpart where a claim names one side of a fight between two.

    In the mouth of a side, fire on its own people comes from its opponent, its answer is its
    own act, and what it denies is its own act against the opponent. An outlet's own voice
    names nobody whom the text does not name.
    """
    told: Told = {}
    for cluster in clusters:
        for mention in cluster.mentions:
            told.setdefault(mention.sentence, []).append((cluster, mention))
    for cluster in clusters:
        head = cluster.head
        actors = {p.value for m in cluster.mentions for p in m.actors}
        targets = {p.value for m in cluster.mentions for p in m.targets}
        if not actors and head.speaker in context.sides and head.speaker not in targets:
            if fires_its_own(head, context.document.body):
                _add(head.actors, head, head.speaker, "whose arms they are")
                actors = {head.speaker}
        if not actors and head.speaker not in (MEDIA, UNKNOWN, *targets) and head.type in HOSTILE:
            if orders_it(head, context.document.body):
                _add(head.actors, head, head.speaker, "on whose order it was done")
                actors = {head.speaker}
        if not actors and not targets and _on_unnamed_fighters(head, context):
            _add(head.actors, head, head.speaker, "who calls so those whom it befell")
            actors = {head.speaker}
        if head.type in NO_TARGET:
            _fill_mutual(cluster, head, actors, context)
        elif head.type in _SUFFERED and not targets and atlas is not None:
            own = head.stance == "deny" and head.speaker in context.sides
            if not own or not _suffered(head, context.document.body):
                _fill_by_place(cluster, head, actors, context, atlas)
        if head.type in HOSTILE:
            targets = {p.value for m in cluster.mentions for p in m.targets}
            _fill_hostile(cluster, head, actors, targets, context, told)
            if atlas is not None:
                _civilians(cluster, head, context, atlas)
        elif head.type in ("blame", "threat", "handover") and not targets:
            _add_target(head, actors, context)
        elif head.type == "demand" and not targets:
            _address(head, context)


#: What happens to somebody: where nobody is named, the place may tell to whom.
#: What is shot down over a land came from the other side.
_SUFFERED = HOSTILE - {"repelling", "capture", "shoot_down"} | {
    "casualties",
    "damage",
    "displacement",
    "explosion",
}


def _fill_by_place(
    cluster: Cluster, head: Mention, actors: set[str], context: Context, atlas: Atlas
) -> None:
    """A strike on a town that lies in one side's land is on that side, unless it is the actor's."""
    lands = {code for m in cluster.mentions for code in owners(m, atlas)}
    lands = {code for code in lands if context.is_belligerent(code)}
    if len(lands) != 1:
        return
    land = lands.pop()
    kinds = {p.value for m in cluster.mentions for p in m.target_kinds}
    own = land in actors or context.army(land) in actors
    if own and (head.type == "seizure" or not kinds or not kinds <= UNARMED):
        return  # a state that fights in its own land fights somebody there
    fought = head.type == "seizure" or "military" in kinds
    group = _group_in(land, kinds, actors, context, atlas) if head.speaker in actors else None
    if group is not None:
        _add(head.targets, head, group, "the group that the actor fights in that land")
        return
    _add(head.targets, head, context.army(land) if fought else land, BY_PLACE)


def _group_in(
    land: str, kinds: set[str], actors: set[str], context: Context, atlas: Atlas
) -> str | None:
    """Whom a state strikes in a land with which it is not at war: the group that it fights there.

    "Our howitzers destroyed five shelters in Zap" in a text on the PKK is no strike on Iraq.
    """
    if (
        land in context.sides
        or len(actors) != 1
        or "civilian" in kinds
        or kinds
        and kinds <= UNARMED
    ):
        return None
    actor = next(iter(actors))
    rivals = context.dyads.get(actor, frozenset()) & set(context.sides)
    parties = atlas.parties.by_code
    groups = [r for r in sorted(rivals) if r in parties and land in parties[r].countries]
    groups = [g for g in groups if context.kinds.get(g) in _GROUPS]
    return groups[0] if len(groups) == 1 else None


_GROUPS = frozenset({"armed_group", "de_facto_authority"})


RIVAL = "the side that fights"
BY_PLACE = "the place lies in its country"
BY_COUNTRY = "civilians belong to the country where the fight is"
#: Kinds of things that belong to a country, not to those who fight in it.
UNARMED = frozenset({"civilian", "medical", "press"})


def _civilians(cluster: Cluster, head: Mention, context: Context, atlas: Atlas) -> None:
    """Whom a group's fight with a state hits among those who bear no arms: the country's people.

    "Its aircraft bombed a school" in a war with rebels hits the state's own, not the rebels.
    """
    kinds = {p.value for m in cluster.mentions for p in m.target_kinds}
    if not kinds or not kinds <= UNARMED:
        return
    for n, piece in enumerate(head.targets):
        if not piece.method.startswith(RIVAL):
            continue
        country = atlas.country_of(piece.value)
        if country is not None and country != piece.value:
            head.targets[n] = msgspec.structs.replace(piece, value=country, method=BY_COUNTRY)


def _by_air_or_sea(cluster: Cluster) -> bool:
    means = {p.value for m in cluster.mentions for p in m.means}
    return bool(means & {"aircraft", "naval", "drone", "helicopter", "missile"})


def _address(head: Mention, context: Context) -> None:
    """A call to stop that names nobody goes to both sides, or to the side that is not its own."""
    if not head.halting or len(context.sides) != 2:
        return
    for side in context.sides:
        if side != head.speaker and (
            head.speaker in context.sides or head.speaker not in (MEDIA, UNKNOWN)
        ):
            _add(head.targets, head, side, "to whom a call to stop is addressed")


def _fill_mutual(cluster: Cluster, head: Mention, actors: set[str], context: Context) -> None:
    if head.type in ("clash", "ceasefire") and len(actors) < 2:
        third = head.speaker not in (*context.sides, MEDIA, UNKNOWN)
        if any(m.unnamed for m in cluster.mentions):
            return  # "fighting between the rebels and a local gang"
        if head.type == "ceasefire" or not third:
            _both_sides(head, actors, context)
    elif head.type == "talks" and not actors and head.speaker in context.sides:
        _both_sides(head, actors, context)
    elif head.type in ("airspace_violation", "buildup") and head.speaker in context.sides:
        targets = {p.value for m in cluster.mentions for p in m.targets}
        foreign = bool(actors) and head.speaker not in actors
        counted = any(m.count is not None or m.means for m in cluster.mentions)
        if (
            not targets
            and foreign
            and (head.type == "airspace_violation" or counted and _by_air_or_sea(cluster))
        ):
            _add(head.targets, head, head.speaker, "whose space the speaker watches")
    elif (
        head.type in ("exercise", "withdrawal", "monitoring")
        and not actors
        and not cluster.mentions[0].is_title
    ):
        if (
            head.type == "monitoring"
            and head.speaker not in (MEDIA, UNKNOWN)
            and head.speaker not in context.sides
        ):
            _add(head.actors, head, head.speaker, "who monitors speaks")


def _fill_hostile(
    cluster: Cluster,
    head: Mention,
    actors: set[str],
    targets: set[str],
    context: Context,
    told: Told,
) -> None:
    speaker = head.speaker
    rivals = context.dyads.get(speaker, frozenset())
    side = speaker in context.sides and speaker not in (MEDIA, UNKNOWN)
    if not actors and not side and targets and targets <= rivals and head.stance == "assert":
        if head.type in FIRE | {"ground_attack", "seizure", "capture", "shoot_down", "repelling"}:
            _add(head.actors, head, speaker, "who fights those whom its words name as hit")
            actors = {speaker}
    if head.type == "capture" and not targets and "target" not in head.unnamed:
        targets = _taken(cluster) - actors
        for code in sorted(targets):
            _add(head.targets, head, code, "whose people were taken")
    unnamed = {role for m in cluster.mentions for role in m.unnamed}
    if not actors and side and "actor" not in unnamed:
        actor = _likely_actor(cluster, head, targets, context, told)
        if actor is not None and actor not in targets:
            _add(head.actors, head, actor, "whom the speaker means where nobody is named")
            actors = {actor}
    if not targets and actors:
        hurt = _hurt(cluster) - actors
        if len(hurt) == 1 and head.type not in ("repelling", "shoot_down", "seizure"):
            _add(head.targets, head, hurt.pop(), "whose people it hurt")
        elif "target" not in unnamed and not _may_have_fallen_short(cluster, actors, context):
            _add_target(head, actors, context)
    elif "target" in unnamed:
        return
    elif not targets and side and head.type not in ("repelling", "seizure", "capture"):
        if head.stance != "deny" and any(m.found is not None for m in cluster.mentions):
            _add(
                head.targets,
                head,
                speaker,
                "fire that a side reports with no target named is on itself",
            )


def _may_have_fallen_short(cluster: Cluster, actors: set[str], context: Context) -> bool:
    """ "A rocket fired by the group hit the hospital": a known one, which it may have among it.

    The rockets of a group that fires from among its own people fall short there, too; whose
    "the hospital" is, only its place tells, if it is not the one named before.
    """
    head = cluster.head
    kinds = {p.value for p in head.target_kinds}
    group = len(actors) == 1 and context.kinds.get(next(iter(actors))) in _GROUPS
    if not group or "medical" not in kinds or head.type not in FIRE or head.speaker in actors:
        return False
    if any(m.places for m in cluster.mentions):
        return False
    return bool(_THE_HOSPITAL.search(context.document.body[head.start : head.end]))


_THE_HOSPITAL = re.compile(r"\b(?:the|that|this) (?:\w+ ){0,2}(?:hospital|clinic)\b", re.I)


def _hurt(cluster: Cluster) -> set[str]:
    """ "A breach in which four on the Karabakh side were wounded": whose people it hurt."""
    losses = [x for m in cluster.mentions for x in m.losses if x.kind in ("killed", "wounded")]
    return {x.party for x in losses if x.basis == "stated" and x.party not in ("", UNKNOWN)}


def _taken(cluster: Cluster) -> set[str]:
    """ "Ninety rebels fell, and thirty were taken prisoner": whose the prisoners are."""
    losses = [x for m in cluster.mentions for x in m.losses if x.kind == "captured"]
    owners = {x.party for x in losses} - {UNKNOWN}
    return owners if len(owners) == 1 else set()


def _likely_actor(
    cluster: Cluster,
    head: Mention,
    targets: set[str],
    context: Context,
    told: Told,
) -> str | None:
    speaker = head.speaker
    opponent = context.opponent(speaker)
    if head.type == "repelling":
        return speaker
    if head.stance == "deny":
        if head.type == "explosion" and not targets:
            return None
        suffered = not targets and _suffered(head, context.document.body)
        lost = head.frame in LOST or speaker in targets or suffered
        return opponent if lost else speaker
    if opponent is not None and speaker not in targets and targets == {opponent}:
        kinds = {p.value for m in cluster.mentions for p in m.target_kinds}
        if praises_its_arms(head, context.document.body):
            return speaker
        if kinds and kinds <= UNARMED and head.type in HARMFUL:
            return None  # nobody boasts of having hit civilians
        if _arrives(head) or _in_ones_own_land(cluster, context):
            return None
        planted = context.kinds.get(speaker) == "armed_group"
        return speaker if head.type != "explosion" or planted else None
    if targets and speaker not in targets:
        friends = targets <= context.allies(speaker) and opponent is not None
        common = friends and all(opponent in context.dyads.get(t, ()) for t in targets)
        return opponent if common and head.type in FIRE else None
    if head.type == "shoot_down" and speaker not in targets:
        return speaker
    if not targets and _ones_own(cluster, head, context, told):
        return speaker
    before = None if head.type in _NEVER_BEFORE else _actor_before(cluster, head, told)
    if before is not None and before not in targets:
        return before
    if head.type in ("shoot_down", "explosion"):
        return None  # who planted a mine is not said by those whom it hit
    if context.publisher == speaker:
        return opponent
    blamed = any(
        m.speaker == speaker
        and opponent in {p.value for p in m.actors}
        and m.type in HOSTILE
        and m.stance == "assert"
        for at in range(head.sentence - 2, head.sentence + 3)
        for _, m in told.get(at, ())
        if m is not head
    )
    return opponent if blamed else None


def _on_unnamed_fighters(head: Mention, context: Context) -> bool:
    """ "Five terrorists were killed": fighters with no name, told of by a side that fights them."""
    if head.type != "attack" or head.stance != "assert" or head.unnamed != ("target",):
        return False
    return head.speaker in context.sides and head.speaker not in (MEDIA, UNKNOWN)


#: Verbs of what comes in: "rockets fell on the town" is no boast.
_ARRIVING = frozenset({"come", "fall", "land", "rain", "crash", "plunge", "descend"})


def _arrives(head: Mention) -> bool:
    if head.found is None:
        return False
    return bool(_ARRIVING & set(head.found.trigger.key.replace(">", " ").split()))


def _in_ones_own_land(cluster: Cluster, context: Context) -> bool:
    """Where an unrecognised republic tells of a strike in what maps have as its rival's land."""
    by_place = any(p.method == BY_PLACE for m in cluster.mentions for p in m.targets)
    return by_place and context.kinds.get(cluster.head.speaker) == "de_facto_authority"


#: What goes on with nobody's act before it: who planted a mine is not said by those whom it hit.
_NEVER_BEFORE = frozenset({"capture", "abuse", "seizure", "explosion"})
#: Words by which a side calls its own act, and what it hits of the other side without an owner.
_OWN_ACT = re.compile(r"\b(?:air|military|naval|ground|special|defensive)? ?operations?\b", re.I)
_PREY = re.compile(
    r"\b(?:launch(?:ers?| sites?| pads?)|firing (?:points?|positions?)|artillery (?:positions?|"
    r"pieces?|batter(?:y|ies))|hideouts?|caves?|strongholds?|targets|dens?|lairs?|nests?|"
    r"ammunition depots?|concentrations?|command posts?)\b",
    re.I,
)
_ARREST = frozenset({"arrest", "apprehend", "nab", "catch", "detain"})


def _ones_own(cluster: Cluster, head: Mention, context: Context, told: Told) -> bool:
    """ "The air operation of today", "two suspects were arrested": a side's own act, unnamed."""
    kinds = {p.value for m in cluster.mentions for p in m.target_kinds}
    if head.stance != "assert" or head.found is None or kinds and kinds <= UNARMED:
        return False
    if head.type == "capture":
        lemma = head.found.trigger.key.partition(" ")[0]
        return lemma in _ARREST or _actor_before(cluster, head, told) == head.speaker
    if head.type not in FIRE:
        return False
    if praises_its_arms(head, context.document.body):
        return True
    words = context.document.body[head.start : head.end]
    by_air = "aircraft" in {p.value for m in cluster.mentions for p in m.means}
    return bool(_OWN_ACT.search(words) or by_air and _PREY.search(words))


#: What only those under arms have: that it was hit is denied by whose it is.
_ARMS_OF_ITS_OWN = re.compile(
    r"\b(?:frigate|corvette|warship|gunboat|submarine|minesweeper|aircraft carrier|patrol (?:boat|"
    r"ship|vessel)|landing ship|navy ship|fighter jet|warplane|bomber|tank|howitzer|air ?base|"
    r"barracks|headquarters|command post|general staff|radar)s?\b",
    re.I,
)


def _suffered(head: Mention, body: str) -> bool:
    """ "No airfield was hit", "an F-16 was shot down": what is denied is a loss of one's own."""
    if head.found is None:
        return False
    if head.found.trigger.form == "noun":
        return head.type in GAINS  # nobody denies a gain of his own
    kinds = {p.value for p in head.target_kinds}
    if head.type == "shoot_down" and "aircraft" not in kinds:
        return False
    negated = head.stance_method.startswith("negated")
    armed = not kinds & UNARMED and bool(_ARMS_OF_ITS_OWN.search(body[head.start : head.end]))
    if head.type == "attack" and not armed and (kinds <= UNARMED or not negated):
        return False
    anchor = head.found.anchors[0]
    return anchor.passive and head.type in ("shoot_down", "seizure", "capture", "attack")


def _actor_before(cluster: Cluster, head: Mention, told: Told) -> str | None:
    """Who acts in the sentence before, with which an agentless passive goes on."""
    nearest: Mention | None = None
    for other, mention in (*told.get(head.sentence - 1, ()), *told.get(head.sentence, ())):
        same = (
            mention.speaker == head.speaker
            and mention.paragraph == head.paragraph
            and not mention.is_title
        )
        if other is cluster or not same or mention.start >= head.start:
            continue
        if mention.type == "shoot_down" and head.type in FIRE:
            continue  # who brought down a drone is not who sent it
        if mention.type in HOSTILE and mention.actors and mention.stance == head.stance:
            if nearest is None or mention.start > nearest.start:
                nearest = mention
    return nearest.actors[0].value if nearest is not None and len(nearest.actors) == 1 else None


def _add(pieces: list[Piece], mention: Mention, code: str, method: str) -> None:
    pieces.append(
        Piece(
            value=code,
            start=mention.trigger[0],
            end=mention.trigger[1],
            basis="inferred",
            method=method,
        )
    )


def _add_target(head: Mention, actors: set[str], context: Context) -> None:
    for actor in sorted(actors):
        other = context.opponent(actor)
        if other is not None and other not in actors and context.is_belligerent(actor):
            _add(head.targets, head, other, f"{RIVAL} {actor} here")
            return


def _both_sides(head: Mention, actors: set[str], context: Context) -> None:
    if len(context.sides) != 2 or actors and not actors <= set(context.sides):
        return
    for side in context.sides:
        if side not in actors:
            _add(head.actors, head, side, "the two sides of the document")
