"""What losses leave open is settled when the claims are whole: whose, and of what sort.

A sentence says "six were killed"; whose they were the event's target tells, and whether they
were soldiers or civilians what was hit, the side that lost them, or the same figure elsewhere
in the document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.claims.context import UNKNOWN, Context
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_events import TOLLS
from counterclaim.claims.loss_group import PEOPLE
from counterclaim.claims.loss_lands import settle_owners
from counterclaim.claims.mentions import LossPiece, Mention, Piece
from counterclaim.claims.merge import Cluster
from counterclaim.claims.where import Atlas

#: The method of a kind that a bare number tells ("put its losses at 50").
FIGURE = "what a figure counts"
#: Marks a loss whose sort no word of its own tells.
_SUPPLIED = ", its sort from elsewhere"
#: Whose loss, what became of them, how many at least.
Figure = tuple[str, str, int | None]
_FIGHTERS = frozenset({"armed_group", "militia", "armed_forces"})


def settle_losses(clusters: Sequence[Cluster], context: Context, atlas: Atlas) -> None:
    """Give losses their owner and their sort, and tolls their targets, in place."""
    settle_owners(clusters, context, atlas)
    known = _known_sorts(clusters)
    for cluster in clusters:
        kinds = {k.value for m in cluster.mentions for k in m.target_kinds if m.type not in TOLLS}
        kinds &= {"military", "civilian"}
        others = _SortsTold(cluster)
        for mention in cluster.mentions:
            told = {x.what for x in mention.losses if x.kind in PEOPLE} - {"any"}
            own = kinds or (told if mention.type in TOLLS and len(told) == 1 else set())
            settled = [
                _sorted(x, own or others.of(x.party), known, context) for x in mention.losses
            ]
            mention.losses = [
                x if _clashes(y, mention.losses) else y
                for x, y in zip(mention.losses, settled, strict=True)
            ]
            others.learn(mention)
        _targets(cluster)


def _clashes(loss: LossPiece, told: Sequence[LossPiece]) -> bool:
    """Whether another figure of that sort is told: "two policemen and a civilian" stay two."""
    return any(
        (x.party, x.kind, x.what) == (loss.party, loss.kind, loss.what)
        and (x.low, x.high) != (loss.low, loss.high)
        for x in told
    )


class _SortsTold:
    """The sorts of a side's other victims of an event; who dies with his house is a civilian."""

    def __init__(self, cluster: Cluster) -> None:
        self._people: dict[str, set[str]] = {}
        self._housed: set[str] = set()
        self._toll = cluster.head.type in TOLLS
        for mention in cluster.mentions:
            self.learn(mention)

    def learn(self, mention: Mention) -> None:
        """Take in what a mention tells, now that its own losses are settled."""
        for loss in mention.losses:
            if loss.high == 0:
                continue
            if loss.what == "building" and not self._toll:
                self._housed.add(loss.party)
            if loss.kind in PEOPLE and loss.what != "any":
                self._people.setdefault(loss.party, set()).add(loss.what)

    def of(self, party: str) -> set[str]:
        """The sorts of a party's victims, as far as they are told."""
        return self._people.get(party) or ({"civilian"} if party in self._housed else set())


def _known_sorts(clusters: Sequence[Cluster]) -> dict[Figure, str]:
    """Of what sort a figure is, by the first loss of the document that says so."""
    known: dict[Figure, str] = {}
    for loss in (x for c in clusters for m in c.mentions for x in m.losses):
        if loss.what != "any":
            known.setdefault((loss.party, loss.kind, loss.low), loss.what)
    return known


def _sorted(
    loss: LossPiece, kinds: set[str], known: Mapping[Figure, str], context: Context
) -> LossPiece:
    if loss.what != "any" or loss.kind not in PEOPLE:
        return loss
    if loss.high == 0 and context.kinds.get(loss.party) not in _FIGHTERS:
        return loss  # "nobody was hurt" is said of soldiers and others
    told = kinds & {"military", "civilian"}
    what = next(iter(told)) if len(told) == 1 else ""
    if not what and context.kinds.get(loss.party) in _FIGHTERS:
        return msgspec.structs.replace(loss, what="military")
    if not what and loss.low is not None and loss.low > 1:
        what = known.get((loss.party, loss.kind, loss.low), "")
    if not what:
        return loss
    return msgspec.structs.replace(loss, what=what, method=f"{loss.method}{_SUPPLIED}")


def _targets(cluster: Cluster) -> None:
    """A toll's target is who lost; of an act without a named object, who was lost in it."""
    for mention in cluster.mentions:
        if mention.type in TOLLS:
            fill_targets(mention)
        elif mention.type not in ("repelling", "handover", "capture"):
            _kinds_of_people(mention)
    _who_was_hit(cluster)


def _who_was_hit(cluster: Cluster) -> None:
    """Where no object is named, an act was done to the one side that lost by it."""
    head = cluster.head
    if head.type not in HOSTILE - {"repelling", "capture", "shoot_down"} or head.stance == "deny":
        return
    if any(m.targets for m in cluster.mentions):
        return
    losses = [x for m in cluster.mentions for x in m.losses if x.high != 0]
    codes = {x.party for x in losses} - {
        UNKNOWN,
        *(a.value for m in cluster.mentions for a in m.actors),
    }
    if len(codes) == 1:
        loss = next(x for x in losses if x.party in codes)
        head.targets.append(_piece(loss, loss.party, "who lost by it"))


def _piece(loss: LossPiece, value: str, method: str, basis: str = "inferred") -> Piece:
    """A value that the words of a loss carry."""
    return Piece(value=value, start=loss.start, end=loss.end, basis=basis, method=method)


def fill_targets(mention: Mention) -> None:
    """Who lost, and what, as the target of a toll."""
    targets = {t.value for t in mention.targets}
    kinds = {k.value for k in mention.target_kinds}
    for loss in mention.losses:
        if loss.party not in targets and loss.party != UNKNOWN:
            targets.add(loss.party)
            mention.targets.append(_piece(loss, loss.party, "who lost", loss.basis))
        what = _KINDS.get(loss.what, loss.what)
        if loss.method.endswith(_SUPPLIED):
            continue
        if what not in kinds and what not in ("any", "building", "equipment"):
            kinds.add(what)
            mention.target_kinds.append(
                _piece(loss, what, FIGURE if "figure" in loss.method else "what was lost")
            )


_KINDS = {"tank": "military", "artillery": "military", "helicopter": "aircraft"}


def _kinds_of_people(mention: Mention) -> None:
    """Where no object is named, who was hit by an act is told by who was lost in it."""
    if mention.target_kinds:
        return
    targets = {t.value for t in mention.targets}
    for loss in mention.losses:
        known = {k.value for k in mention.target_kinds}
        if loss.what in ("military", "civilian") and loss.high != 0 and loss.what not in known:
            if not targets or loss.party in targets:
                mention.target_kinds.append(_piece(loss, loss.what, "who was lost"))
