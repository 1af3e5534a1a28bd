"""Bringing together the mentions of one event: title, lead and later sentences.

Two mentions join where the speaker and the stance are the same, the types are of one kind,
the parties agree, and neither time nor place nor count tells them apart. Two speakers'
versions never join; a recap of an older incident keeps its own date.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta

import msgspec

from counterclaim.claims.further import is_further
from counterclaim.claims.kinds import FIRE, FIRE_OR_ATTACK
from counterclaim.claims.mentions import Mention, Piece, PlacePiece
from counterclaim.core.interval import Interval

#: Groups inside which a vaguer type may join a more exact one.
KINDS = (
    FIRE_OR_ATTACK | {"ceasefire_violation"},
    frozenset({"attack", "ground_attack", "raid", "mine_laying"}),
    frozenset({"casualties", "damage"}),
    frozenset({"explosion", "mine_laying"}),
    frozenset({"repelling", "shoot_down"}),
    frozenset({"seizure", "ground_attack"}),
)
#: The more exact type wins; a type that is not here ranks 5.
EXACTNESS = {
    "attack": 1,
    "ceasefire_violation": 2,
    "gunfire": 3,
    "clash": 2,
    "casualties": 1,
    "damage": 2,
    "ground_attack": 4,
}


#: Acts that a fight is spoken of as ("during the clash").
_FOUGHT = FIRE_OR_ATTACK | {"ground_attack", "raid", "repelling", "seizure"}

#: A mention is compared with so many clusters before and behind it, and with so many mentions of
#: each: a text of any length takes linear time, and no document of the gold set comes near.
NEAR, KEPT = 48, 48


class Cluster(msgspec.Struct, kw_only=True):
    """Mentions that are one claim."""

    mentions: list[Mention]

    @property
    def head(self) -> Mention:
        """The mention that decides stance and status: the first that stands in the text."""
        if len(self.mentions) == 1:
            return self.mentions[0]
        return max(
            self.mentions,
            key=lambda m: (
                not m.is_title,
                not m.weak,
                not (m.generic and m.type == "clash"),
                EXACTNESS.get(m.type, 5),
                -m.sentence,
            ),
        )


def merge_mentions(mentions: list[Mention]) -> list[Cluster]:
    """Clusters of mentions in document order. Weak mentions join one or are dropped."""
    clusters: list[Cluster] = []
    body = [m for m in mentions if not m.is_title and not m.weak]
    for mention in body:
        home = _best(mention, clusters[-2 * NEAR :])
        if home is None:
            clusters.append(Cluster(mentions=[mention]))
        else:
            home.mentions.append(mention)
    ordered = len(clusters)
    for mention in mentions:
        if mention.weak and not mention.is_title:
            home = _best(mention, _near(mention, clusters, ordered))
            if home is not None:
                home.mentions.append(mention)
            elif mention.losses or mention.times and _stated(mention) and not _says_naught(mention):
                clusters.append(Cluster(mentions=[mention]))
    for mention in mentions:
        if mention.is_title:
            home = _best(mention, clusters[: 2 * NEAR])
            if home is not None:
                home.mentions.append(mention)
            elif not mention.weak and not (mention.generic and clusters):
                clusters.append(Cluster(mentions=[mention]))
    for cluster in clusters:
        _one_sided(cluster)
        cluster.mentions.sort(key=lambda m: (m.start, m.end))
    return sorted(clusters, key=lambda c: min((m.is_title, m.start) for m in c.mentions))


def _says_naught(mention: Mention) -> bool:
    """ "After an earlier attack on the town": of whom, by whom and with what is not told."""
    told = mention.actors or mention.targets or mention.means or mention.count
    return mention.type == "attack" and not told


def _one_sided(cluster: Cluster) -> None:
    """Of "a shootout in which the enemy used mortars" the fire is told: who fired is its actor."""
    fire = [m for m in cluster.mentions if m.type in FIRE]
    if fire:
        for mention in cluster.mentions:
            if mention.type == "clash" and any(m.actors for m in fire):
                mention.actors = []


def _near(mention: Mention, clusters: list[Cluster], ordered: int) -> list[Cluster]:
    """Clusters around a mention; the first `ordered` stand in the order of their beginnings."""
    if len(clusters) <= 2 * NEAR:
        return clusters
    at = bisect_right(clusters, mention.sentence, hi=ordered, key=lambda c: c.mentions[0].sentence)
    later = clusters[max(ordered, at + NEAR, len(clusters) - NEAR) :]
    return clusters[max(0, at - NEAR) : at + NEAR] + later


def _best(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    scored = [(affinity(mention, c), -n, c) for n, c in enumerate(clusters)]
    scored = [s for s in scored if s[0] > 0]
    return max(scored, key=lambda s: (s[0], s[1]))[2] if scored else None


def affinity(mention: Mention, cluster: Cluster) -> float:
    """How well a mention fits a cluster; 0 where something tells them apart."""
    known = cluster.mentions
    if len(known) > KEPT:
        known = known[: KEPT // 2] + known[-KEPT // 2 :]
    if any(_apart(mention, other) for other in known):
        return 0.0
    best = 0.0
    for other in known:
        score = 1.0 if mention.type == other.type else 0.6
        names = {p.name for p in mention.places} & {p.name for p in other.places}
        score += 0.3 * bool(names)
        score += 0.2 * bool(_values(mention.actors) & _values(other.actors))
        score += 0.2 * bool(_values(mention.targets) & _values(other.targets))
        score -= 0.02 * abs(mention.sentence - other.sentence)
        best = max(best, score)
    return best


def _values(pieces: list[Piece]) -> set[str]:
    return {p.value for p in pieces}


def _apart(a: Mention, b: Mention) -> bool:
    """Whether anything shows that two mentions tell different events, or are of two speakers."""
    titled = a.is_title != b.is_title
    if a.speaker != b.speaker and not (titled and _title_of(a, b)):
        return True
    if (
        (a.stance == "deny") != (b.stance == "deny")
        or "retract" in (a.stance, b.stance)
        and a.stance != b.stance
    ):
        return True
    if (a.stance == "concede") != (b.stance == "concede") and not titled:
        return True
    if not _same_kind(a, b):
        return True
    if (a.status in ("planned", "hypothetical")) != (b.status in ("planned", "hypothetical")):
        return True
    again = (a.again or b.again) and abs(a.sentence - b.sentence) == 1
    if "clash" not in (a.type, b.type) and not again and not _parties_agree(a, b):
        return True
    if (
        a.count is not None
        and b.count is not None
        and (a.count.low, a.count.high) != (b.count.low, b.count.high)
    ):
        if not titled:
            return True
    if _losses_clash(a, b) or _counted_apart(a, b) or is_further(a, b):
        return True
    return _times_apart(a, b) or _places_apart(a, b)


def _counted_apart(a: Mention, b: Mention) -> bool:
    """ "52 attacks with rocket systems … shelled the town with mortars": a tally's own item."""
    if (a.count is None) == (b.count is None) or a.is_title or b.is_title:
        return False
    x, y = ({p.value for p in m.means if p.basis == "stated"} for m in (a, b))
    return bool(x) and bool(y) and not x & y


def _title_of(a: Mention, b: Mention) -> bool:
    """A title without a source of its own tells what its body attributes."""
    title = a if a.is_title else b
    return title.speaker_basis == "defaulted"


def _same_kind(a: Mention, b: Mention) -> bool:
    if a.type == b.type:
        return True
    if "casualties" in (a.type, b.type) and _same_toll(a, b):
        return True
    if {a.type, b.type} == {"casualties", "damage"} and a.sentence == b.sentence:
        return True  # "cars burned and three workers were taken to hospital"
    if (
        a.status == "attempted"
        and b.status == "attempted"
        and {a.type, b.type} <= {"raid", "ground_attack", "attack"}
    ):
        return True
    if "clash" in (a.type, b.type) and {a.type, b.type} & FIRE and a.sentence == b.sentence:
        return True
    if _is_occasion(a, b) or _is_occasion(b, a):
        return True
    for kind in KINDS:
        if a.type in kind and b.type in kind:
            low, high = sorted((a, b), key=lambda m: EXACTNESS.get(m.type, 5))
            if low.generic or low.weak or low.is_title or high.is_title:
                return True
            if (
                low.type in ("attack", "ceasefire_violation", "gunfire")
                and high.type in KINDS[0]
                and low.type != high.type
            ):
                return abs(a.sentence - b.sentence) <= 3 and not (
                    low.type == "ceasefire_violation" and low.count is not None
                )
    return False


def _is_occasion(fight: Mention, act: Mention) -> bool:
    """ "During the exchange of fire" speaks of the act that the sentence before told."""
    near = act.paragraph == fight.paragraph and abs(act.sentence - fight.sentence) <= 2
    return fight.type == "clash" and fight.generic and near and act.type in _FOUGHT


def _same_toll(a: Mention, b: Mention) -> bool:
    """The same figure for the same loss, told once with its event and once by itself."""
    figures = {
        (x.party, x.kind, x.low, x.high)
        for x in a.losses
        if x.low is not None or x.high is not None
    }
    return any((x.party, x.kind, x.low, x.high) in figures for x in b.losses)


def _parties_agree(a: Mention, b: Mention) -> bool:
    for left, right in ((a.actors, b.actors), (a.targets, b.targets)):
        x, y = _values(left), _values(right)
        if x and y and not x & y:
            return False
    return not (_values(a.actors) & _values(b.targets) - _values(b.actors)) and not (
        _values(b.actors) & _values(a.targets) - _values(a.actors)
    )


def _losses_clash(a: Mention, b: Mention) -> bool:
    """Two figures for the same loss of one party are two claims (an update or a recap)."""
    for x in a.losses:
        for y in b.losses:
            if (
                {x.kind, y.kind} == {"killed", "dead_or_missing"}
                and x.party == y.party
                and None not in (x.low, y.low)
            ):
                return True
            if (x.party, x.kind, x.what) == (y.party, y.kind, y.what) and (x.low, x.high) != (
                y.low,
                y.high,
            ):
                if (x.low, x.high) != (None, None) and (y.low, y.high) != (None, None):
                    return True
    return False


def _bounds(interval: object) -> tuple[datetime, datetime] | None:
    if not isinstance(interval, Interval) or interval.start is None and interval.end is None:
        return None
    start, end = interval.start or interval.end, interval.end or interval.start
    if start is None or end is None:
        return None
    low = datetime.fromisoformat(start if "T" in start else f"{start}T00:00")
    high = datetime.fromisoformat(end if "T" in end else f"{end}T23:59")
    return low.replace(tzinfo=None), high.replace(tzinfo=None)


def _times_apart(a: Mention, b: Mention) -> bool:
    x, y = _bounds(a.interval), _bounds(b.interval)
    if x is None or y is None or a.is_title or b.is_title:
        return False
    widths = sorted((x[1] - x[0], y[1] - y[0]))
    if widths[0] < timedelta(days=2) and widths[1] > timedelta(days=5):  # one act and a habit
        return True
    return x[1] < y[0] or y[1] < x[0]


def _places_apart(a: Mention, b: Mention) -> bool:
    if a.is_title or b.is_title:
        return False
    if (a.weak or b.weak) and not (_stated(a) and _stated(b)):
        return False
    x = {p.name for p in a.places if p.role != "from"}
    y = {p.name for p in b.places if p.role != "from"}
    return bool(x) and bool(y) and not x & y


def _stated(mention: Mention) -> bool:
    """Whether a telling names a place of its own."""
    return any(p.role == "at" and not p.inferred for p in mention.places)


def pool_places(cluster: Cluster) -> list[PlacePiece]:
    """Places of all mentions; one entry a name, the first that the text itself gives."""
    kept: dict[str, PlacePiece] = {}
    ordered = sorted(cluster.mentions, key=lambda m: (m.is_title, m.start))
    for mention in ordered:
        for place in mention.places:
            old = kept.get(place.name)
            if old is None or old.inferred and not place.inferred:
                kept[place.name] = place
    return list(kept.values())
