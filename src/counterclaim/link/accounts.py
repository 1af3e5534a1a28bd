"""Claims as linking sees them: one claim with what matters of its document.

An account is made from a full claim of ours or from the flat interchange form (as gold claims
and other tools' claims come), so that both are linked by the same rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.core.place import ResolvedPlace
from counterclaim.core.records import Claim, Document
from counterclaim.core.values import Resolved
from counterclaim.lexicons.parties import PartyIndex, load_parties
from counterclaim.link.signatures import signature_of
from counterclaim.resolve.place import Gazetteer, PlaceContext, mentions_in, resolve_places
from counterclaim.resolve.place.fold import fold

Loss = tuple[str, str, str, int | None, int | None]
#: So many parties of a document, those most spoken of, stand in where a claim names none.
_SIDES = 2


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a claim: the name as written, its role, and what it was resolved to.

    `keys` are ids that all names of the place share: the gazetteer's id where it was resolved,
    else the folded name. `lat` and `lon` are degrees, `radius_km` how far off they can be.
    """

    name: str
    role: str
    keys: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The document of a claim: who published it, when, and a signature of its words.

    `published` is ISO 8601. `signature` is the MinHash of the text's shingles; two documents of
    like signatures are copies. `parties` are the sides that its claims are about, for a claim
    that names none itself.
    """

    document: str
    publisher: str = ""
    party: str | None = None
    published: str | None = None
    kind: str = ""
    signature: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one event in one document, for comparison with others.

    `quotes` are pairs of an offset in `title + newline + text` and the words. Sequences of codes
    are in ascending order; `start` and `end` are ISO bounds in local time, and `is_dated` says
    whether words of the claim itself give them, or the story and its publication.
    """

    id: str
    source: Source
    speaker: str
    stance: str
    event: str
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    target_kind: tuple[str, ...] = ()
    places: tuple[Spot, ...] = ()
    start: str | None = None
    end: str | None = None
    means: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    count: tuple[int | None, int | None] | None = None
    quotes: tuple[tuple[int, str], ...] = ()
    via: tuple[str, ...] = ()
    is_dated: bool = True


def source_of(document: Document, claims: Iterable[Claim] = ()) -> Source:
    """What linking needs of a document; the signature is that of its title and text.

    Give all its claims, so that one that names no party is set beside those of its sides.
    """
    told = (v.value for claim in claims for v in (*claim.actors, *claim.targets))
    return _source(document, told)


def accounts_of(claims: Sequence[Claim], document: Document) -> list[Account]:
    """The accounts of all claims of a document."""
    source = source_of(document, claims)
    return [account_of(claim, document, source) for claim in claims]


def _source(document: Document, told: Iterable[str]) -> Source:
    counts = Counter(code for code in told if code not in ("MEDIA", "UNKNOWN"))
    most = sorted(counts, key=lambda code: (-counts[code], code))[:_SIDES]
    return Source(
        document=document.id,
        publisher=document.source,
        party=document.source_party,
        published=document.published_at,
        kind=document.kind,
        signature=signature_of(document.body),
        parties=tuple(sorted(most)),
    )


def account_of(claim: Claim, document: Document, source: Source | None = None) -> Account:
    """The account of a claim of ours. `source`, where given, saves making it again."""
    time = claim.time.value if isinstance(claim.time, Resolved) else None
    shift = len(document.title) + 1 if document.title else 0
    quotes = tuple((s.start + (shift if s.part == "text" else 0), s.quote) for s in claim.quotes)
    places = []
    for use in claim.places:
        found = use.place.value if isinstance(use.place, Resolved) else None
        places.append(spot(use.name, use.role, found))
    count = claim.count.value if claim.count else None
    return Account(
        id=claim.id,
        source=source or source_of(document),
        speaker=claim.speaker.value,
        stance=claim.stance.value,
        event=claim.event.value,
        status=claim.status.value,
        actors=_codes(v.value for v in claim.actors),
        targets=_codes(v.value for v in claim.targets),
        target_kind=_codes(v.value for v in claim.target_kind),
        places=tuple(places),
        start=time.start if time else None,
        end=time.end if time else None,
        means=_codes(v.value for v in claim.means),
        losses=tuple((x.party, x.kind, x.what, x.amount.low, x.amount.high) for x in claim.losses),
        count=(count.low, count.high) if count else None,
        quotes=quotes,
        via=tuple(dict.fromkeys(a.party for a in claim.via)),
        is_dated=bool(claim.time.evidence),
    )


def spot(name: str, role: str, found: ResolvedPlace | None) -> Spot:
    """A place by its name and, where it is known, by what it was resolved to."""
    key = f"n:{fold(name)}"
    if found is None:
        return Spot(name=name, role=role, keys=(key,))
    area = found.shape
    return Spot(
        name=name,
        role=role,
        keys=(f"g:{found.place.id}", key),
        lat=area.lat,
        lon=area.lon,
        radius_km=area.radius_km,
    )


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def accounts_of_flat(
    claims: Sequence[Mapping[str, Any]],
    document: Document,
    gazetteer: Gazetteer | None = None,
    parties: PartyIndex | None = None,
) -> list[Account]:
    """The accounts of one document's claims in the flat interchange form.

    Their places are resolved together by the gazetteer, with the words about them in the
    document and the countries of its parties; without a gazetteer they keep their names only.
    """
    told = (c for claim in claims for c in (*_list(claim, "actors"), *_list(claim, "targets")))
    source = _source(document, told)
    spots: dict[str, ResolvedPlace] = {}
    if gazetteer is not None:
        spots = _resolve(claims, document, gazetteer, parties or load_parties())
    return [_of_flat(claim, document, source, spots) for claim in claims]


def _list(claim: Mapping[str, Any], field: str) -> Sequence[Any]:
    return claim.get(field) or ()


def _of_flat(
    claim: Mapping[str, Any],
    document: Document,
    source: Source,
    spots: Mapping[str, ResolvedPlace],
) -> Account:
    body = document.body
    count = claim.get("count")
    return Account(
        id=claim["id"],
        source=source,
        speaker=claim.get("speaker") or "UNKNOWN",
        stance=claim.get("stance") or "assert",
        event=claim["event"],
        status=claim.get("status") or "occurred",
        actors=_codes(claim.get("actors") or ()),
        targets=_codes(claim.get("targets") or ()),
        target_kind=_codes(claim.get("target_kind") or ()),
        places=tuple(spot(n, r, spots.get(n)) for n, r in claim.get("places") or ()),
        start=claim.get("start"),
        end=claim.get("end"),
        means=_codes(claim.get("means") or ()),
        losses=tuple((x[0], x[1], x[2], x[3], x[4]) for x in claim.get("losses") or ()),
        count=(count[0], count[1]) if count else None,
        quotes=tuple((max(body.find(q), 0), q) for q in claim.get("quotes") or ()),
    )


def _resolve(
    claims: Sequence[Mapping[str, Any]],
    document: Document,
    gazetteer: Gazetteer,
    parties: PartyIndex,
) -> dict[str, ResolvedPlace]:
    """The places that the names of the claims mean, all chosen together."""
    body = document.body
    spans: dict[tuple[int, int], str] = {}
    for name in sorted({n for claim in claims for n, _ in claim.get("places") or ()}):
        at = body.find(name)
        if at >= 0:
            spans[at, at + len(name)] = name
    ordered = sorted(spans)
    context = _theatre(claims, document, parties)
    outcomes = resolve_places(mentions_in(body, ordered), context, gazetteer)
    return {
        spans[span]: outcome.value
        for span, outcome in zip(ordered, outcomes, strict=True)
        if isinstance(outcome, Resolved)
    }


def _theatre(
    claims: Sequence[Mapping[str, Any]], document: Document, parties: PartyIndex
) -> PlaceContext:
    """The countries of the parties that the claims are of."""
    codes = {document.source_party or "", *(claim.get("speaker") or "" for claim in claims)}
    sides = {c for claim in claims for c in (*(claim.get("actors") or ()),)}
    sides |= {c for claim in claims for c in (*(claim.get("targets") or ()),)}
    weights: dict[str, float] = {}
    for code in sorted(codes | sides):
        party = parties.by_code.get(code)
        for country in party.countries if party is not None else ():
            weight = 1.0 if code in sides else 0.5
            weights[country] = max(weights.get(country, 0.0), weight)
    return PlaceContext(countries=weights, sides=tuple(sorted(codes & sides)), is_closed=True)
