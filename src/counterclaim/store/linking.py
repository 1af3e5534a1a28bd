"""Linking what came anew, and nothing else: candidates by key, pairs, and the components touched.

The outcome is that of linking the whole record: pairs depend on two accounts only, and incidents
on the component (all that edges and `same` judgements tie together) only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, union_all, update

from counterclaim.core.links import Incident, Relation
from counterclaim.link import Account, Edge, Linker
from counterclaim.link.linker import LEAST_EDGE
from counterclaim.link.status import ACROSS, Elsewhere, across
from counterclaim.store.codec import account_from, encode
from counterclaim.store.holding import relations_of
from counterclaim.store.models import (
    AccountRow,
    BlockRow,
    EdgeRow,
    FacetRow,
    IncidentRow,
    MemberRow,
    RelationRow,
    SignatureRow,
)
from counterclaim.store.rows import Rows, chunks, fetch
from counterclaim.store.summing import Sum, facets_of, sum_of
from counterclaim.store.verdicts import Judged


class Linking:
    """Links the record anew about the claims that an act opened or closed.

    The rows of new accounts must have been written.
    """

    def __init__(self, rows: Rows, linker: Linker, judged: Judged, change: int) -> None:
        self.rows = rows
        self.connection: Connection = rows.connection
        self.linker = linker
        self.judged = judged
        self.change = change
        self._known: dict[str, Account] = {}
        self._edges: dict[tuple[str, str], float] = {}

    def apply(
        self,
        opened: Iterable[Account],
        closed: Collection[str],
        *,
        beside: Iterable[Account] = (),
        seeds: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Bring edges, relations and incidents up to date; the incidents that were touched.

        `opened` are accounts that count from now on, `closed` claims that did until now. What
        one claim of a document is to another document depends on its other claims: so `beside`
        are the accounts of the document that stay as they were. `seeds` are claims whose
        incidents are to be made anew for another reason.
        """
        new = {account.id: account for account in opened}
        paired = new | {account.id: account for account in beside}
        self._known.update(paired)
        ties = Ties.about(self.connection, sorted({*closed, *paired}))
        gone = set(closed) - set(paired)
        touched = ({*paired, *seeds, *ties.claims, *self.together(closed)}) - gone
        chosen = self.linker.choose(list(self._pairs(paired, new)), self._known)
        ties.settle(self.rows, chosen, self.change)
        # Who denies a claim of another incident stands there, too, however weak the tie.
        tied = (r for edge in chosen for r in edge.relations if r.kind in ACROSS)
        touched |= {end for relation in tied for end in (relation.left, relation.right)}
        components = list(self._components(sorted(touched)))
        incidents = [i for part in components for i in self._regroup(part)]
        self._load({claim for i in incidents for claim in i.claims})
        claims = sorted(claim for i in incidents for claim in i.claims)
        relations = relations_of(self.connection, claims)
        self._load({end for r in relations for end in (r.left, r.right)})
        parted = self.judged.verdicts.different
        Membership(self.rows, self.change).settle(
            incidents, gone, self._known, relations, parted=parted
        )
        return tuple(sorted(i.id for i in incidents))

    def together(self, claims: Collection[str]) -> Iterator[str]:
        """The claims of the incidents that these claims belong to."""
        incidents = [
            row.incident
            for row in fetch(
                self.connection,
                sorted(claims),
                lambda ids: select(MemberRow.incident).where(
                    MemberRow.claim.in_(ids), MemberRow.until.is_(None)
                ),
            )
        ]
        for row in fetch(
            self.connection,
            sorted(set(incidents)),
            lambda ids: select(MemberRow.claim).where(
                MemberRow.incident.in_(ids), MemberRow.until.is_(None)
            ),
        ):
            yield row.claim

    def _pairs(self, accounts: dict[str, Account], new: Collection[str]) -> Iterator[Edge]:
        """The edges of accounts, among themselves and to what shares a key with them."""
        keys = {name: self.linker.keys_of(account) for name, account in accounts.items()}
        holders = self._holders({key for found in keys.values() for key in found})
        self._index({name: keys[name] for name in new})
        others = {o for found in holders.values() for o in found} - accounts.keys()
        self._load(others)
        profiles = {o: self.linker.profile(self._known[o]) for o in (*accounts, *others)}
        for name in sorted(accounts):
            mine = set(keys[name])
            near = {o for key in mine for o in holders.get(key, ()) if o not in accounts}
            near |= {o for o, found in keys.items() if o < name and not mine.isdisjoint(found)}
            for other in sorted(near):
                edge = self.linker.pair(profiles[name], profiles[other])
                if edge is not None:
                    yield edge

    def _holders(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The open accounts that were indexed under each key."""
        found: dict[str, list[str]] = {}
        for row in fetch(
            self.connection,
            sorted(keys),
            lambda part: (
                select(BlockRow.key, AccountRow.id)
                .join(AccountRow, AccountRow.n == BlockRow.account)
                .where(BlockRow.key.in_(part), AccountRow.until.is_(None))
            ),
        ):
            found.setdefault(row.key, []).append(row.id)
        return found

    def _index(self, keys: dict[str, tuple[str, ...]]) -> None:
        numbers = {
            row.id: row.n
            for row in fetch(
                self.connection,
                sorted(keys),
                lambda ids: select(AccountRow.id, AccountRow.n).where(
                    AccountRow.id.in_(ids), AccountRow.until.is_(None)
                ),
            )
        }
        for name in sorted(keys):
            for key in dict.fromkeys(keys[name]):
                self.rows.add(BlockRow, key=key, account=numbers[name])

    def _load(self, claims: Collection[str]) -> None:
        """Have the accounts of these claims at hand."""
        missing = sorted(set(claims) - self._known.keys())
        for account in load_accounts(self.connection, missing):
            self._known[account.id] = account

    def _components(self, seeds: Sequence[str]) -> Iterator[list[str]]:
        """The components that hold the seeds; claims that do not count are left out."""
        self._load(seeds)
        beside = self._neighbours([s for s in seeds if s in self._known])
        seen: set[str] = set()
        for seed in seeds:
            if seed in seen or seed not in self._known:
                continue
            component, queue = {seed}, [seed]
            while queue:
                around = {o for claim in queue for o in beside.get(claim, ())} - component
                component |= around
                queue = sorted(around)
            seen |= component
            yield sorted(component)

    def _neighbours(self, seeds: Iterable[str]) -> dict[str, set[str]]:
        """Who is tied to whom, for all that hangs together with the seeds."""
        beside: dict[str, set[str]] = {}
        reached = set(seeds)
        frontier = set(reached)
        while frontier:
            found = set()
            for left, right, score in edges_of(self.connection, sorted(frontier)):
                self._edges[left, right] = score
                found.add((left, right))
            for claim in frontier:
                found |= {(claim, other) for other in self.judged.beside.get(claim, ())}
            ends = {claim for pair in found for claim in pair}
            # A judgement may name a claim that counts no more; it ties nobody to it.
            self._load(ends)
            for one, other in found:
                if one in self._known and other in self._known:
                    beside.setdefault(one, set()).add(other)
                    beside.setdefault(other, set()).add(one)
            frontier = {claim for claim in ends if claim in self._known} - reached
            reached |= frontier
        return beside

    def _regroup(self, claims: Sequence[str]) -> tuple[Incident, ...]:
        held = set(claims)
        edges = [
            Edge(left=left, right=right, score=score)
            for (left, right), score in sorted(self._edges.items())
            if left in held and right in held
        ]
        told = {claim: self._known[claim] for claim in claims}
        return self.linker.regroup(told, edges, self.judged.touching(held))


def load_accounts(connection: Connection, claims: Iterable[str]) -> Iterator[Account]:
    """The accounts of claims that count now, with the signatures of their documents."""
    for row in fetch(
        connection,
        claims,
        lambda ids: (
            select(AccountRow.record, SignatureRow.record.label("signature"))
            .outerjoin(SignatureRow, SignatureRow.document == AccountRow.document)
            .where(AccountRow.id.in_(ids), AccountRow.until.is_(None))
        ),
    ):
        yield account_from(row.record, row.signature)


def edges_of(connection: Connection, claims: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """The open edges that count for incidents, with one end among these claims."""
    what = select(EdgeRow.left, EdgeRow.right, EdgeRow.score).where(
        EdgeRow.until.is_(None), EdgeRow.score >= LEAST_EDGE
    )
    for part in chunks(claims, 400):
        both = union_all(what.where(EdgeRow.left.in_(part)), what.where(EdgeRow.right.in_(part)))
        for row in connection.execute(both):
            yield row[0], row[1], row[2]


class Ties:
    """The open edges and relations about some claims, and what has to become of them."""

    def __init__(self, edges: Iterable[Any], relations: Iterable[Any]) -> None:
        self.edges = {_edge_key(row): row.n for row in edges}
        self.relations = {_relation_key(row): row.n for row in relations}

    @classmethod
    def about(cls, connection: Connection, claims: Sequence[str] | None) -> Ties:
        """Those with an end among the claims; all of them where none are named."""
        return cls(*(_ties(connection, table, claims) for table in (EdgeRow, RelationRow)))

    @property
    def claims(self) -> set[str]:
        """The ends of the edges and relations."""
        return {claim for key in (*self.edges, *self.relations) for claim in key[:2]}

    def settle(self, rows: Rows, edges: Iterable[Edge], change: int) -> None:
        """Close what is not among `edges` and their relations, open what is new."""
        edges_left, relations_left = dict(self.edges), dict(self.relations)
        for edge in edges:
            values = {"reasons": encode(edge.reasons), "score": edge.score}
            ends = {"left": edge.left, "right": edge.right}
            if edges_left.pop((edge.left, edge.right, *values.values()), None) is None:
                rows.numbered(EdgeRow, **ends, **values, since=change, until=None)
            for relation in edge.relations:
                _settle_relation(rows, relation, relations_left, change)
        rows.close(EdgeRow, sorted(edges_left.values()), change)
        rows.close(RelationRow, sorted(relations_left.values()), change)
        rows.flush()


def _settle_relation(
    rows: Rows, relation: Relation, held: dict[tuple[Any, ...], int], change: int
) -> None:
    values = {
        "left": relation.left,
        "right": relation.right,
        "kind": relation.kind,
        "field": relation.field,
        "reasons": encode(relation.reasons),
        "score": relation.score,
    }
    if held.pop(tuple(values.values()), None) is None:
        rows.numbered(RelationRow, **values, since=change, until=None)


def _edge_key(row: Any) -> tuple[Any, ...]:
    return (row.left, row.right, row.reasons, row.score)


def _relation_key(row: Any) -> tuple[Any, ...]:
    return (row.left, row.right, row.kind, row.field, row.reasons, row.score)


def _ties(connection: Connection, table: Any, claims: Sequence[str] | None) -> Iterator[Any]:
    """The open rows of edges or relations; a row whose both ends are named comes twice."""
    what = select(*table.__table__.columns).where(table.until.is_(None))
    if claims is None:
        yield from connection.execute(what)
        return
    for part in chunks(claims):
        yield from connection.execute(what.where(table.left.in_(part)))
        yield from connection.execute(what.where(table.right.in_(part)))


class Membership:
    """Which claim belongs to which incident: opens and closes what differs, and nothing else."""

    def __init__(self, rows: Rows, change: int, *, has_facets: bool = True) -> None:
        """`has_facets` is false where the facets of all incidents were taken away before."""
        self.rows = rows
        self.connection = rows.connection
        self.change = change
        self.has_facets = has_facets

    def settle(
        self,
        incidents: Sequence[Incident],
        gone: Collection[str],
        accounts: dict[str, Account],
        relations: Iterable[Relation],
        *,
        parted: Collection[tuple[str, str]] = (),
    ) -> None:
        """Make the incidents what they are now.

        They must cover whole components; `gone` are claims that belong to none any more.
        `relations` are those of the claims, `accounts` those of the claims and of what relations
        tie to them, `parted` the pairs that persons called different.
        """
        claims = {claim: i.id for i in incidents for claim in i.claims}
        held = self._held({*claims, *gone})
        rows = self._incidents({i for _, i, _ in held.values()} | set(claims.values()))
        moved = [n for claim, (n, old, _) in held.items() if claims.get(claim) != old]
        self.rows.close(MemberRow, sorted(moved), self.change)
        left = {old for _, old, _ in held.values()} - {i.id for i in incidents}
        self._close_incidents({rows[i].n for i in left})
        within: dict[str, list[Relation]] = {}
        between: dict[str, list[Relation]] = {}
        for relation in relations:
            one, other = claims.get(relation.left), claims.get(relation.right)
            if one == other and one is not None:
                within.setdefault(one, []).append(relation)
            for end in {one, other} - {None} if one != other else ():
                between.setdefault(end or "", []).append(relation)
        for incident in incidents:
            own = [accounts[claim] for claim in incident.claims]
            ties = across(incident.claims, between.get(incident.id, ()), parted)
            elsewhere = [Elsewhere(account=accounts[o], relation=r) for o, r in ties]
            sums = sum_of(own, within.get(incident.id, ()), elsewhere)
            n = self._open_incident(incident.id, sums, rows.get(incident.id))
            for claim in incident.claims:
                if claim not in held or held[claim][1] != incident.id:
                    self.rows.numbered(
                        MemberRow, incident=n, claim=claim, since=self.change, until=None
                    )
        self.rows.flush()

    def _held(self, claims: Collection[str]) -> dict[str, tuple[int, str, int]]:
        """Of each claim the number of its membership, and its incident's id and number."""
        return {
            row.claim: (row.n, row.id, row.incident)
            for row in fetch(
                self.connection,
                sorted(claims),
                lambda ids: (
                    select(MemberRow.n, MemberRow.claim, MemberRow.incident, IncidentRow.id)
                    .join(IncidentRow, IncidentRow.n == MemberRow.incident)
                    .where(MemberRow.claim.in_(ids), MemberRow.until.is_(None))
                ),
            )
        }

    def _incidents(self, ids: Collection[str]) -> dict[str, Any]:
        return {
            row.id: row
            for row in fetch(
                self.connection,
                sorted(ids),
                lambda part: select(*IncidentRow.__table__.columns).where(
                    IncidentRow.id.in_(part), IncidentRow.until.is_(None)
                ),
            )
        }

    def _close_incidents(self, numbers: Collection[int]) -> None:
        self.rows.close(IncidentRow, sorted(numbers), self.change)
        for part in chunks(sorted(numbers)):
            self.connection.execute(delete(FacetRow).where(FacetRow.incident.in_(part)))

    def _open_incident(self, name: str, sums: Sum, row: Any | None) -> int:
        """The number of the open incident of this id, with its sums as they are now."""
        if row is None:
            n = self.rows.numbered(
                IncidentRow,
                id=name,
                first=sums.first,
                last=sums.last,
                claims=sums.claims,
                documents=sums.documents,
                since=self.change,
                until=None,
            )
        else:
            n = row.n
            if (row.first, row.last, row.claims, row.documents) != sums.key:
                self.connection.execute(
                    update(IncidentRow)
                    .where(IncidentRow.n == n)
                    .values(
                        first=sums.first,
                        last=sums.last,
                        claims=sums.claims,
                        documents=sums.documents,
                    )
                )
            if self.has_facets:
                self.connection.execute(delete(FacetRow).where(FacetRow.incident == n))
        for facet in facets_of(sums):
            self.rows.add(FacetRow, facet=facet, incident=n)
        return n
