"""Accounts for tests, made short: what a test does not name is that of an Armenian release."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from counterclaim.core.links import Relation, RelationField, RelationKind
from counterclaim.link.accounts import Account, Source, Spot

#: A busy machine draws incidents slowly, which says nothing of what is tested.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PARTIES = ("ARM", "AZE", "OSCE")
EVENTS = ("shelling", "gunfire", "repelling", "casualties", "blame", "calm")


def source(document: str = "d1", **changes: Any) -> Source:
    return Source(
        document=document,
        publisher=changes.pop("publisher", "Ministry"),
        published=changes.pop("published", "2022-09-13T02:30+04:00"),
        **changes,
    )


def account(id: str, speaker: str = "ARM", **changes: Any) -> Account:
    changes.setdefault("source", source(changes.pop("document", f"d-{id}")))
    return Account(
        id=id,
        speaker=speaker,
        stance=changes.pop("stance", "assert"),
        event=changes.pop("event", "shelling"),
        **changes,
    )


def link(left: str, right: str, kind: RelationKind, field: RelationField | None = None) -> Relation:
    return Relation(left=left, right=right, kind=kind, field=field)


def spot(name: str, *keys: str, role: str = "at") -> Spot:
    return Spot(name=name, role=role, keys=keys or (name.lower(),))


_PUBLISHED = st.sampled_from([None, "2022-09-13", "2022-09-13T08:00+04:00", "2022-09-14T00:00Z"])
_FIGURE = st.one_of(st.none(), st.integers(0, 4))


@st.composite
def _account(draw: st.DrawFn, number: int) -> Account:
    speaker = draw(st.sampled_from([*PARTIES, "MEDIA", "UNKNOWN"]))
    codes = st.lists(st.sampled_from(PARTIES[:2]), max_size=2, unique=True).map(sorted).map(tuple)
    low, high = draw(_FIGURE), draw(_FIGURE)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return account(
        f"c{number}",
        speaker,
        stance=draw(st.sampled_from(["assert", "assert", "deny", "concede", "retract"])),
        event=draw(st.sampled_from(EVENTS)),
        actors=draw(codes),
        targets=draw(codes),
        places=tuple(spot(n) for n in draw(st.sets(st.sampled_from(["Sotk", "Goris"])))),
        start=draw(st.sampled_from([None, "2022-09-12", "2022-09-13T00:05"])),
        means=draw(st.sampled_from([(), ("mortar",), ("drone", "mortar")])),
        losses=(("ARM", "killed", "military", low, high),),
        source=source(
            f"d{draw(st.integers(0, 3))}",
            publisher=draw(st.sampled_from(["Daily", "Herald", ""])),
            published=draw(_PUBLISHED),
            party=draw(st.sampled_from([None, "ARM"])),
        ),
    )


@st.composite
def incidents(draw: st.DrawFn) -> tuple[list[Account], list[Relation]]:
    """A few accounts of one incident, their documents alike in themselves, and relations."""
    drawn = [draw(_account(number)) for number in range(draw(st.integers(1, 7)))]
    sources = {a.source.document: a.source for a in drawn}
    accounts = [
        Account(**{f: getattr(a, f) for f in a.__struct_fields__} | {"source": sources[d]})
        for a in drawn
        for d in [a.source.document]
    ]
    ids = [a.id for a in accounts]
    kinds: list[RelationKind] = ["repeat", "update", "deny", "agree", "mirror", "contradict"]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(kinds))
    found = draw(st.lists(pairs, max_size=5, unique=True))
    relations = [
        link(left, right, kind, "losses" if kind == "contradict" else None)
        for left, right, kind in found
        if left != right
    ]
    return accounts, relations
