"""The linker: from accounts and judgements to relations and incidents.

The result depends on the set of accounts and judgements alone, not on their order. A record that
grows calls `keys_of` and `pair` for the new accounts and what shares a key with them, and
`regroup` for the claims that hang together; it then has what `link` gives for the whole.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from counterclaim.core.ids import id_of
from counterclaim.core.links import Incident, Judgement, Reason, Relation
from counterclaim.link.accounts import Account
from counterclaim.link.bonds import TOLD_TOGETHER, is_told_together, nearest, steps_for
from counterclaim.link.candidates import keys_of
from counterclaim.link.cluster import clusters
from counterclaim.link.compare import compare
from counterclaim.link.judging import Verdicts, judged, settle
from counterclaim.link.profiles import Profile
from counterclaim.link.relations import relate
from counterclaim.link.rivalry import choose

#: From this score on, two claims speak for one incident.
LEAST_EDGE = 0.5
_TOGETHER = "told together"


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that may be of one incident: the score from 0 to 1, the grounds, the relations.

    `left` is the smaller id.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()
    relations: tuple[Relation, ...] = ()


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """What linking gives: relations, pairs, and incidents that cover all claims."""

    relations: tuple[Relation, ...]
    edges: tuple[Edge, ...]
    incidents: tuple[Incident, ...]


class Linker:
    """Links accounts; has no state besides caches."""

    def keys_of(self, account: Account) -> tuple[str, ...]:
        """The blocking keys: only accounts that share one are worth a comparison."""
        return keys_of(account)

    def profile(self, account: Account) -> Profile:
        """The account in the form that is compared; making it once saves time."""
        return Profile(account)

    def pair(self, a: Account | Profile, b: Account | Profile) -> Edge | None:
        """How two accounts stand; None where nothing links them. The order does not matter."""
        one, other = _profile(a), _profile(b)
        if one.id == other.id:
            return None
        if one.id > other.id:
            one, other = other, one
        comparison = compare(one, other)
        relations = () if comparison is None else relate(one, other, comparison)
        if one.document == other.document and is_told_together(one, other):
            return _together(one, other, relations)
        if comparison is None:
            return None
        # What one speaker tells apart in one document is apart, but for its own later figure.
        if not relations and (comparison.score < LEAST_EDGE or one.document == other.document):
            return None
        return Edge(
            left=one.id,
            right=other.id,
            score=comparison.score,
            reasons=comparison.reasons,
            relations=relations,
        )

    def choose(
        self, edges: Iterable[Edge], told: Mapping[str, Account | Profile]
    ) -> tuple[Edge, ...]:
        """The edges with those relations only that stand beside better ones (see `rivalry`).

        What stays depends on the edges between two documents only: whoever links one document
        anew gives all edges between it and others, and `told` the accounts of both ends.
        """
        given = list(edges)
        fights = _nearest(given, told)
        kept = {id(r) for r in choose([r for e in given for r in e.relations], told)}
        found = (_with_relations(e, kept) for e in given)
        return tuple(e for e in found if e.relations or _counts(e, fights))

    def link(self, accounts: Iterable[Account], judgements: Iterable[Judgement] = ()) -> Links:
        """Relations and incidents of the accounts; raises `JudgementError`.

        Of accounts with one id the last counts.
        """
        verdicts = settle(judgements)
        known = {a.id: a for a in judged(accounts, verdicts)}
        with _no_collection():
            profiles = [Profile(known[name]) for name in sorted(known)]
            edges = self.choose(self._edges(profiles), {p.id: p for p in profiles})
            incidents = self._incidents({p.id: p for p in profiles}, edges, verdicts)
            relations = tuple(r for edge in edges for r in edge.relations)
        return Links(relations=relations, edges=edges, incidents=incidents)

    def regroup(
        self,
        told: Mapping[str, Account | Profile],
        edges: Iterable[Edge],
        judgements: Iterable[Judgement] = (),
    ) -> tuple[Incident, ...]:
        """The incidents of claims that hang together, as `link` would give them.

        `told` maps each claim to its account. The claims must be whole components: with a claim
        all that edges or `same` judgements tie to it, over any number of steps.
        """
        return self._incidents(
            {name: _profile(told[name]) for name in told}, edges, settle(judgements)
        )

    def _incidents(
        self, told: Mapping[str, Profile], edges: Iterable[Edge], verdicts: Verdicts
    ) -> tuple[Incident, ...]:
        kept = [name for name in told if name not in verdicts.rejected]
        pairs = ((e.left, e.right, e.score) for e in edges if e.score >= LEAST_EDGE)
        found = clusters(kept, pairs, verdicts, steps=steps_for(told.__getitem__))
        return tuple(sorted((_incident(c, told) for c in found), key=lambda i: i.claims))

    def _edges(self, profiles: Sequence[Profile]) -> Iterator[Edge]:
        """All edges, in ascending order of their ids; each pair is compared once."""
        blocks: dict[str, list[int]] = {}
        for number, profile in enumerate(profiles):
            earlier: set[int] = set()
            for key in keys_of(profile):
                block = blocks.setdefault(key, [])
                earlier.update(block)
                block.append(number)
            for other in sorted(earlier):
                edge = self.pair(profiles[other], profile)
                if edge is not None:
                    yield edge


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without searches for reference cycles, of which linking makes none.

    Each search looks at all that is held: with 100,000 claims they took 10 of 26 seconds, and
    made linking grow faster than the record.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_relations(edge: Edge, kept: set[int]) -> Edge:
    left = tuple(r for r in edge.relations if id(r) in kept)
    if len(left) == len(edge.relations):
        return edge
    return msgspec.structs.replace(edge, relations=left)


def _profile(told: Account | Profile) -> Profile:
    return told if isinstance(told, Profile) else Profile(told)


def _together(one: Profile, other: Profile, relations: tuple[Relation, ...]) -> Edge:
    detail = f"{one.event} and {other.event} of one day in one document"
    return Edge(
        left=one.id,
        right=other.id,
        score=TOLD_TOGETHER,
        reasons=(Reason(name=_TOGETHER, weight=0.0, detail=detail),),
        relations=relations,
    )


def _nearest(
    edges: Iterable[Edge], told: Mapping[str, Account | Profile]
) -> set[tuple[str, str]]:
    """Of the pairs that one document tells together those with the nearest fight."""
    pairs = [(e.left, e.right) for e in edges if _is_together(e)]
    return nearest(pairs, {name: _profile(told[name]) for pair in pairs for name in pair})


def _counts(edge: Edge, fights: set[tuple[str, str]]) -> bool:
    if _is_together(edge):
        return (edge.left, edge.right) in fights
    return edge.score >= LEAST_EDGE


def _is_together(edge: Edge) -> bool:
    return bool(edge.reasons) and edge.reasons[0].name == _TOGETHER


def _incident(claims: tuple[str, ...], told: Mapping[str, Profile]) -> Incident:
    first = min(claims, key=lambda name: (told[name].account.start or "9999", name))
    return Incident(id=id_of("i", first), claims=claims)
