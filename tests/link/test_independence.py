"""What counts as one source, and that relays and copies never add one."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.link.made import account, incidents, link, patient, source

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.contested import contested
from counterclaim.link.independence import Sources

TEXT = tuple(range(64))


def origins(accounts: list[Account], relations: list[Relation] | None = None) -> list[str]:
    found = Sources(accounts, relations or []).of(a.id for a in accounts)
    return [lineage.origin for lineage in found]


def outlet(id: str, name: str, **changes: Any) -> Account:
    made = source(changes.pop("document", f"d-{id}"), publisher=name, **changes)
    return account(id, "MEDIA", source=made)


def test_a_party_is_one_source_whoever_passes_its_words_on() -> None:
    told = [
        account("a", "ARM"),
        account("b", "ARM", source=source("d2", publisher="Daily")),
        account("c", "ARM", source=source("d3", publisher="Agency"), via=("MEDIA",)),
    ]
    assert origins(told) == ["party:ARM"]


def test_outlets_in_their_own_voice_are_sources_each_once() -> None:
    told = [outlet("a", "Daily"), outlet("b", "Herald"), outlet("c", "daily")]
    assert origins(told) == ["outlet:daily", "outlet:herald"]


def test_an_outlet_that_belongs_to_a_party_counts_as_the_party() -> None:
    told = [account("a", "AZE"), outlet("b", "State agency", party="AZE")]
    assert origins(told) == ["party:AZE"]


def test_a_relay_goes_back_to_the_first_of_a_chain() -> None:
    told = [outlet("a", "Agency"), outlet("b", "Daily"), outlet("c", "Herald")]
    chain = [link("a", "b", "repeat"), link("b", "c", "repeat")]
    (lineage,) = Sources(told, chain).of(["a", "b", "c"])
    assert (lineage.origin, lineage.relays) == ("outlet:agency", ("b", "c"))


def test_accounts_that_repeat_each_other_in_a_ring_are_one_source() -> None:
    told = [outlet("a", "Agency"), outlet("b", "Daily")]
    assert len(origins(told, [link("a", "b", "repeat"), link("b", "a", "repeat")])) == 1


def test_a_near_copy_goes_back_to_the_earlier_document() -> None:
    other = (*TEXT[:60], 900, 901, 902, 903)
    far = (*TEXT[:30], *range(500, 534))
    told = [
        outlet("a", "Agency", signature=TEXT, published="2022-09-13"),
        outlet("b", "Daily", signature=other, published="2022-09-14"),
        outlet("c", "Herald", signature=far, published="2022-09-14"),
    ]
    assert origins(told) == ["outlet:agency", "outlet:herald"]


def test_an_outlet_that_reprints_a_release_as_its_own_words_is_no_second_source() -> None:
    told = [
        account("a", "ARM", source=source("d1", party="ARM", signature=TEXT)),
        outlet("b", "Daily", signature=TEXT, published="2022-09-14"),
    ]
    assert origins(told) == ["party:ARM"]


def test_an_outlet_that_also_relays_keeps_its_own_report() -> None:
    told = [outlet("a", "Agency"), outlet("b", "Daily"), outlet("c", "Daily")]
    assert origins(told, [link("a", "c", "repeat")]) == ["outlet:agency", "outlet:daily"]


def counts(accounts: list[Account], relations: list[Relation]) -> dict[object, int]:
    return {
        (entry.field, entry.key, weighed.value): weighed.independent
        for entry in contested(accounts, relations)
        for weighed in entry.values
    }


@patient
@given(incidents(), st.data())
def test_a_relay_never_changes_how_many_sources_there_are(
    made: tuple[list[Account], list[Relation]], data: st.DataObject
) -> None:
    accounts, relations = made
    original = data.draw(st.sampled_from(accounts))
    publisher = data.draw(st.sampled_from(["Daily", "Herald", "Wire"]))
    relay = Account(
        **{f: getattr(original, f) for f in original.__struct_fields__}
        | {
            "id": "z-relay",
            "source": source("z", publisher=publisher, published="2022-09-20T00:00Z"),
        }
    )
    before = Sources(accounts, relations).of(a.id for a in accounts)
    linked = [*relations, link(original.id, relay.id, "repeat")]
    after = Sources([*accounts, relay], linked).of([*(a.id for a in accounts), relay.id])
    assert [x.origin for x in after] == [x.origin for x in before]
    if original.stance in ("assert", "concede"):
        assert counts([*accounts, relay], linked) == counts(accounts, relations)


@patient
@given(incidents())
def test_each_account_goes_back_to_one_source(
    made: tuple[list[Account], list[Relation]],
) -> None:
    accounts, relations = made
    found = Sources(accounts, relations).of(a.id for a in accounts)
    carried = [i for lineage in found for i in lineage.accounts]
    assert sorted(carried) == sorted(a.id for a in accounts)
    assert len({lineage.origin for lineage in found}) == len(found)
