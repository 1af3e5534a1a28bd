"""Whose the losses are that no words claim, when the claims are whole.

The target's, the only named loser's, the speaker's; of civilians the country's where it happened.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from counterclaim.claims.context import GROUPS, UNKNOWN, Context
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_events import TOLLS
from counterclaim.claims.loss_finding import FIGURES, PART
from counterclaim.claims.mentions import LossPiece, Mention
from counterclaim.claims.merge import Cluster
from counterclaim.claims.where import Atlas, owners
from counterclaim.core.values import Resolved
from counterclaim.lexicons.parties import PartyIndex

#: Who fights in a land without having its people for its own.
_NO_LAND = GROUPS | {"armed_forces"}
#: Verbs of what is done to somebody else only.
_DOING = frozenset({"inflict", "cause", "deal", "impose"})
#: What only those who fight have.
_ARMS = frozenset({"military", "tank", "artillery", "aircraft", "helicopter", "drone", "vehicle"})
_HERE = frozenset({"military", "civilian", "any", "building", "infrastructure", "vehicle"})


def settle_owners(clusters: Sequence[Cluster], context: Context, atlas: Atlas) -> None:
    """Give the losses that no words claim their owner, in place."""
    hit = _most_hit(clusters)
    home = _country_told(atlas, context)
    for cluster in clusters:
        _by_target(cluster)
        _by_event(cluster, context, hit, atlas.parties)
    _by_earlier(clusters)
    for cluster in clusters:
        _by_place(cluster, context, atlas, home)


def _by_target(cluster: Cluster) -> None:
    """Whose losses the target's were, now that the text as a whole has told who that is."""
    targets = {t.value for m in cluster.mentions for t in m.targets}
    if len(targets) != 1:
        return
    target = next(iter(targets))
    for mention in cluster.mentions:
        actors = {a.value for a in mention.actors} - {target}
        mention.losses = [
            msgspec.structs.replace(x, party=target)
            if x.party != target and (x.by_target or _on_the_enemy(mention, x, actors))
            else x
            for x in mention.losses
        ]


def _on_the_enemy(mention: Mention, loss: LossPiece, actors: set[str]) -> bool:
    """ "Rebels inflicted losses on the enemy": on theirs, though an army tells it that has them."""
    if mention.found is None or loss.basis != "inferred" or loss.party not in actors:
        return False
    return bool(_DOING & set(mention.found.trigger.key.split()))


def _give(cluster: Cluster, owner_of: Callable[[LossPiece], str | None]) -> None:
    """Put an owner to the losses that have none."""
    for mention in cluster.mentions:
        for n, x in enumerate(mention.losses):
            if x.party != UNKNOWN or x.basis != "defaulted":
                continue
            owner = owner_of(x)
            if owner is not None:
                mention.losses[n] = msgspec.structs.replace(x, party=owner, basis="inferred")


def _most_hit(clusters: Sequence[Cluster]) -> str | None:
    """The party that most of the acts told were done to, where one stands out."""
    counts = Counter(
        code
        for c in clusters
        if c.head.type in HOSTILE and c.head.stance != "deny"
        for code in {t.value for m in c.mentions for t in m.targets}
    )
    best = counts.most_common(2)
    return (
        best[0][0]
        if best and best[0][1] > 1 and (len(best) == 1 or best[0][1] > best[1][1])
        else None
    )


def _by_event(cluster: Cluster, context: Context, hit: str | None, parties: PartyIndex) -> None:
    """The target's, the only named loser's, the speaker's."""
    targets = {t.value for m in cluster.mentions for t in m.targets}
    actors = {a.value for m in cluster.mentions for a in m.actors}
    named = {x.party for m in cluster.mentions for x in m.losses} - {UNKNOWN} - actors
    owner = next(iter(targets)) if len(targets) == 1 else None
    if owner is None and len(named) == 1:
        owner = next(iter(named))
    speaker = cluster.head.speaker
    mourned = any(m.mourned for m in cluster.mentions)
    if owner is None and not mourned and speaker in context.sides and cluster.head.type in HOSTILE:
        owner = context.opponent(speaker) if speaker in actors else speaker
    if owner is None and cluster.head.type in TOLLS and len(actors) == 1:
        owner = context.opponent(next(iter(actors)))
    toll = cluster.head.type in TOLLS and speaker not in context.sides
    if owner is None and toll and not _told_before(cluster):
        owner = hit
    foe = _foe_in_own_land(owner, actors, context, parties) if owner is not None else None

    def of_event(loss: LossPiece) -> str | None:
        if loss.method == PART:
            return None
        return foe if foe and loss.what in _ARMS else owner

    _give(cluster, of_event)


def _told_before(cluster: Cluster) -> bool:
    return any(x.method in FIGURES for m in cluster.mentions for x in m.losses)


def _by_place(cluster: Cluster, context: Context, atlas: Atlas, home: str | None) -> None:
    """Of people and houses: the country's where it happened, or of which the whole text tells.

    A group that is struck has no civilians: they are those of the land where it lives.
    """
    if cluster.head.type == "clash":
        return
    doers = {a.value for m in cluster.mentions for a in m.actors}
    lands = {code for m in cluster.mentions for code in owners(m, atlas)}
    land = next(iter(lands)) if len(lands) == 1 else home if not lands else None
    if len(doers & set(context.sides)) > 1:
        states = [d for d in doers if context.kinds.get(d) == "state"]
        people = land or (states[0] if len(states) == 1 else None)
        if people is not None:
            _give(cluster, lambda x: people if x.what == "civilian" else None)
        return
    if land is not None:
        _give(cluster, lambda x: land if x.what in _HERE and x.kind != "captured" else None)
    for mention in cluster.mentions:
        for n, x in enumerate(mention.losses):
            party = atlas.parties.by_code.get(x.party)
            group = party is not None and party.kind in _NO_LAND and x.what == "civilian"
            helpers = party is not None and party.kind == "ngo" and x.what == "civilian"
            if party is None or not (group or helpers) or x.basis == "stated" and not helpers:
                continue
            owner = land if land in party.countries else next(iter(party.countries), None)
            if owner is not None:
                mention.losses[n] = msgspec.structs.replace(x, party=owner, basis="inferred")


def _country_told(atlas: Atlas, context: Context) -> str | None:
    """The country in which nearly all places of the text lie; of few, the state most named."""
    counts = Counter(
        outcome.value.place.country
        for outcome in atlas.found.values()
        if isinstance(outcome, Resolved) and outcome.value.place.country
    )
    best = counts.most_common(1)
    if not best or best[0][1] < 0.8 * counts.total():
        return None
    states = [c for c, _ in context.counts.most_common() if context.kinds.get(c) == "state"]
    return best[0][0] if best[0][1] > 2 or states[:1] == [best[0][0]] else None


def _by_earlier(clusters: Sequence[Cluster]) -> None:
    """A figure of the dead told before: "The militants put the dead at 14"."""
    known: dict[str, list[tuple[int, str]]] = {}
    for loss in (x for c in clusters for m in c.mentions for x in m.losses):
        if loss.party != UNKNOWN and loss.high != 0:
            known.setdefault(loss.kind, []).append((loss.start, loss.party))
    for told in known.values():
        told.sort()

    def before(loss: LossPiece) -> str | None:
        told = known.get(loss.kind, [])
        at = bisect(told, loss.start, key=lambda x: x[0] + 1)
        return told[at - 1][1] if at and loss.method in FIGURES else None

    for cluster in clusters:
        _give(cluster, before)


def _foe_in_own_land(
    owner: str, actors: set[str], context: Context, parties: PartyIndex
) -> str | None:
    """Whose arms a group destroys in the land where it lives: not that land's, its opponent's."""
    actor = parties.by_code.get(next(iter(actors))) if len(actors) == 1 else None
    if actor is None or owner not in actor.countries or actor.kind not in GROUPS:
        return None
    return context.opponent(actor.code) if owner not in parties.adversaries(actor.code) else None
