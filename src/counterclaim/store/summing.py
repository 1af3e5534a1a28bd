"""What an incident can be found by, summed up from the accounts of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.core.links import Relation
from counterclaim.lexicons.parties import load_parties
from counterclaim.link import Account
from counterclaim.link.contested import figures
from counterclaim.link.status import Elsewhere, labels, statuses
from counterclaim.store.codec import minute

#: Codes of speakers who are no party to anything.
NOBODY = frozenset(("MEDIA", "UNKNOWN", ""))


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts of one incident taken together. Bounds are ISO minutes, empty if unknown."""

    first: str
    last: str
    claims: int
    documents: int
    events: tuple[str, ...]
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    places: tuple[str, ...]
    keys: tuple[str, ...]
    stands: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What the incident's row holds of it."""
        return self.first, self.last, self.claims, self.documents


def sum_of(
    accounts: Sequence[Account],
    relations: Sequence[Relation] = (),
    elsewhere: Sequence[Elsewhere] = (),
) -> Sum:
    """The accounts of one incident taken together, with the relations among them and to others."""
    starts = sorted(m for a in accounts if (m := minute(a.start)))
    ends = sorted(m for a in accounts if (m := minute(a.end, last=True)))
    speakers = {a.speaker for a in accounts}
    involved = {p for a in accounts for p in (*a.actors, *a.targets, *(x[0] for x in a.losses))}
    standing = statuses(accounts, relations, load_parties(), elsewhere)
    stands = {(str(held), s.party) for s in standing for held in s.held}
    stands |= {("silent", s.party) for s in standing if s.standing == "silent"}
    stands |= {("retracts", a.speaker) for a in accounts if a.stance == "retract"}
    # A label asks for figures alone, and one account's compare with none: most need no look.
    has_figures = sum(bool(a.losses or a.count) for a in accounts) > 1
    values = figures(accounts, relations) if has_figures else ()
    spots = [s for a in accounts for s in a.places]
    return Sum(
        first=starts[0] if starts else ends[0] if ends else "",
        last=ends[-1] if ends else starts[-1] if starts else "",
        claims=len(accounts),
        documents=len({a.source.document for a in accounts}),
        events=_common(a.event for a in accounts),
        speakers=tuple(sorted(speakers)),
        parties=tuple(sorted((speakers | involved) - NOBODY)),
        places=_common(s.name for s in spots),
        keys=tuple(sorted({key for s in spots for key in s.keys})),
        stands=tuple(sorted((k, p) for k, p in stands if p not in NOBODY)),
        labels=labels(standing, values, relations),
    )


def facets_of(sums: Sum) -> Iterator[str]:
    """What the incident can be found by, each once."""
    yield from (f"event:{event}" for event in sums.events)
    yield from (f"party:{party}" for party in sums.parties)
    yield from (f"place:{key}" for key in sums.keys)
    yield from (f"{stand}:{party}" for stand, party in sums.stands)
    yield from dict.fromkeys(f"{stand}:" for stand, _ in sums.stands)
    yield from (f"is:{label}" for label in sums.labels)


def _common(values: Iterable[str]) -> tuple[str, ...]:
    """The values, the most frequent first, ties in order."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))
