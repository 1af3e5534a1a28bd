"""Relations against a gold set: predicting them for its documents, and scoring them.

The figures are those of the gold set's own scorer: predicted claims are mapped to gold claims
through their alignment, and a relation counts if kind and claims (and, where it is directed,
their order) are those of a gold one. Gold relations are coded inside incident groups, so that
predictions between groups are not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.links import DIRECTED, Relation
from counterclaim.core.records import Document
from counterclaim.evaluate.gold import FlatClaim, read_lines
from counterclaim.evaluate.scoring import Figures, figures
from counterclaim.link import Account, Linker, Links, accounts_of_flat
from counterclaim.resolve.place import Gazetteer

Key = tuple[str, str, str]


class FlatRelation(msgspec.Struct, frozen=True, kw_only=True):
    """A relation in the gold set's form; `a` and `b` are ids of claims."""

    a: str
    b: str
    relation: str
    group: str = ""
    field: str | None = None
    why: str | None = None

    @property
    def key(self) -> Key:
        """What makes it the same as another: kind and claims, in order where it is directed."""
        return _key(self.relation, self.a, self.b)


def _key(kind: str, a: str, b: str) -> Key:
    return (kind, a, b) if kind in DIRECTED or a < b else (kind, b, a)


def load_relations(folder: Path) -> tuple[FlatRelation, ...]:
    """Read `relations.jsonl` of a gold folder; raises `GoldError`."""
    return read_lines(
        folder / "relations.jsonl",
        FlatRelation,
        missing="Relations are scored against the file relations.jsonl of a gold folder.",
    )


def flat_accounts(
    claims: Iterable[FlatClaim], documents: Iterable[Document], gazetteer: Gazetteer | None = None
) -> list[Account]:
    """The accounts of flat claims, document by document."""
    by_document: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        plain = msgspec.to_builtins(claim)
        by_document.setdefault(claim.document, []).append(plain)
    places = gazetteer or Gazetteer.load()
    return [
        account
        for document in documents
        for account in accounts_of_flat(by_document.get(document.id, []), document, places)
    ]


def predict(
    accounts: Iterable[Account], groups: Mapping[str, str], links: Links | None = None
) -> list[FlatRelation]:
    """The relations inside incident groups; `groups` maps a document to its group.

    All accounts are linked as one record, unless `links` has it done; what runs from one group to
    another is left out, and so is what the gold set codes nowhere: within one document all but a
    speaker's own `update`.
    """
    known = list(accounts)
    links = links or Linker().link(known)
    document_of = {a.id: a.source.document for a in known}
    group_of = {name: groups.get(document, "") for name, document in document_of.items()}
    return [
        _flat(relation, group_of[relation.left])
        for relation in links.relations
        if group_of[relation.left] == group_of[relation.right]
        and (relation.kind == "update" or document_of[relation.left] != document_of[relation.right])
    ]


def _flat(relation: Relation, group: str) -> FlatRelation:
    grounds = [r.detail or r.name for r in relation.reasons if r.name == relation.kind]
    return FlatRelation(
        group=group,
        a=relation.left,
        b=relation.right,
        relation=relation.kind,
        field=relation.field,
        why="; ".join(grounds),
    )


def score_relations(
    pairs: Sequence[tuple[FlatClaim, FlatClaim]],
    gold: Iterable[FlatRelation],
    predicted: Iterable[FlatRelation],
) -> dict[str, Figures]:
    """Figures for all relations, for pairs linked at all, and for each kind.

    `pairs` are the aligned claims, predicted and gold.
    """
    to_gold = {p.id: g.id for p, g in pairs if p.id and g.id}
    want = {r.key for r in gold}
    have = {
        _key(r.relation, to_gold[r.a], to_gold[r.b])
        for r in predicted
        if r.a in to_gold and r.b in to_gold
    }
    found = {"all": _figures(want, have), "linked_pairs": _figures(_pairs(want), _pairs(have))}
    for kind in sorted({key[0] for key in want | have}):
        found[kind] = _figures(
            {key for key in want if key[0] == kind}, {key for key in have if key[0] == kind}
        )
    return found


def _pairs(keys: Iterable[Key]) -> set[tuple[str, str]]:
    return {(a, b) if a < b else (b, a) for _, a, b in keys}


def _figures(want: set[Any], have: set[Any]) -> Figures:
    return figures(len(want & have), len(have), len(want))
