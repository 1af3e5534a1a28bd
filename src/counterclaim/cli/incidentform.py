"""The JSON form of an incident: who says what, and every claim with its document and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from counterclaim.core.grades import rating

if TYPE_CHECKING:
    from counterclaim.core.links import Relation
    from counterclaim.core.records import Claim
    from counterclaim.core.spans import Span
    from counterclaim.link.accounts import Account
    from counterclaim.link.collapse import Collapsed
    from counterclaim.link.contested import Contested
    from counterclaim.link.status import Label, PartyStatus
    from counterclaim.store import Held, View


class Seen(NamedTuple):
    """An incident of the record with all that follows from its accounts."""

    view: View
    accounts: tuple[Account, ...]
    relations: tuple[Relation, ...]
    statuses: tuple[PartyStatus, ...]
    contested: tuple[Contested, ...]
    labels: tuple[Label, ...]


def seen(view: View) -> Seen:
    """Statuses, values by speaker and labels of an incident."""
    from counterclaim.lexicons.parties import load_parties
    from counterclaim.link.contested import contested
    from counterclaim.link.status import Elsewhere, labels, statuses

    accounts = tuple(held.account for held in view.claims)
    ids = {a.id for a in accounts}
    relations = tuple(r for r in view.relations if r.left in ids and r.right in ids)
    elsewhere = [Elsewhere(account=x.held.account, relation=x.relation) for x in view.elsewhere]
    standing = statuses(accounts, relations, load_parties(), elsewhere)
    values = contested(accounts, relations)
    return Seen(
        view=view,
        accounts=accounts,
        relations=relations,
        statuses=standing,
        contested=values,
        labels=labels(standing, values, relations),
    )


def incident_json(found: Seen, collapsed: Mapping[int, Collapsed] | None = None) -> dict[str, Any]:
    """An incident whole, as plain values."""
    view = found.view
    return {
        "id": view.incident.id,
        "former": view.former,
        "start": view.start or None,
        "end": view.end or None,
        "labels": found.labels,
        "parties": msgspec.to_builtins(found.statuses),
        "values": [
            _entry(entry, (collapsed or {}).get(number))
            for number, entry in enumerate(found.contested)
        ],
        "claims": [_claim(held, view) for held in view.claims],
        "documents": [
            {
                "id": d.id,
                "source": d.source,
                "source_party": d.source_party,
                "published": d.published_at,
                "title": d.title,
                "url": d.url,
                "reliability": _grade(view, "reliability", d.source),
            }
            for d in view.documents
        ],
        "relations": msgspec.to_builtins(found.relations),
        "elsewhere": [
            flat_of(x.held)
            | {"incident": x.held.incident, "relation": msgspec.to_builtins(x.relation)}
            for x in view.elsewhere
        ],
        "judgements": msgspec.to_builtins(view.judgements),
    }


def _entry(entry: Contested, collapsed: Collapsed | None) -> dict[str, Any]:
    form: dict[str, Any] = msgspec.to_builtins(entry)
    for weighed, plain in zip(entry.values, form["values"], strict=True):
        plain["independent"] = weighed.independent
    if collapsed is not None:
        form["collapsed"] = msgspec.to_builtins(collapsed)
    return form


def _claim(held: Held, view: View) -> dict[str, Any]:
    return flat_of(held) | {
        "evidence": msgspec.to_builtins(held.claim.quotes),
        "credibility": _grade(view, "credibility", held.claim.id),
    }


def flat_of(held: Held) -> dict[str, Any]:
    """The flat form of a claim as it counts, with a person's corrections.

    `document` is the id that the input gave.
    """
    account = held.account
    return {
        "id": account.id,
        "document": held.document,
        "speaker": account.speaker,
        "stance": account.stance,
        "event": account.event,
        "status": account.status,
        "actors": account.actors,
        "targets": account.targets,
        "target_kind": account.target_kind,
        "places": [(spot.name, spot.role) for spot in account.places],
        "start": account.start,
        "end": account.end,
        "means": account.means,
        "losses": account.losses,
        "count": account.count,
        "quotes": [span.quote for span in held.claim.quotes],
    }


def _grade(view: View, scale: str, subject: str) -> str | None:
    found = [g.grade for g in view.grades if g.scale == scale and g.subject == subject]
    return found[0] if found else None


def rating_of(held: Held, view: View) -> str:
    """The grades of a claim's source and of the claim itself, as `B2`; empty where none is set."""
    source: Any = _grade(view, "reliability", held.account.source.publisher)
    return rating(source, _grade(view, "credibility", held.claim.id))  # type: ignore[arg-type]


def quotes_of(claims: Sequence[Held]) -> Callable[[str, str, str], list[tuple[str, str]]]:
    """What gives, for a claim, a row of the sheet and a line's detail, the words that carry it.

    They come as document and place in it, and the quote: the evidence of the field itself, or
    the best quote of the claim.
    """
    by_id = {held.claim.id: held for held in claims}

    def words(claim: str, row: str, detail: str) -> list[tuple[str, str]]:
        held = by_id[claim]
        spans = dict.fromkeys(_evidence(held.claim, row, detail) or held.claim.quotes[:1])
        return [(f"{held.document}, {s.part}:{s.start}-{s.end}", s.quote) for s in spans]

    return words


def _evidence(claim: Claim, row: str, detail: str) -> list[Span]:
    """The words that carry what a row takes from a claim; none for the claim as a whole."""
    if row == "when":
        return list(claim.time.evidence)
    if row == "where":
        return [use.span for use in claim.places if use.role == detail]
    if row == "means":
        return [span for value in claim.means for span in value.evidence]
    if row.startswith("losses of "):
        side = row.removeprefix("losses of ")
        own = [x for x in claim.losses if (x.party, f"{x.kind} {x.what}") == (side, detail)]
        return [span for loss in own for span in loss.evidence]
    return []
