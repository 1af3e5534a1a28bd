"""Values by speaker: what each field takes from an account, and how values compare."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.link.made import account, incidents, link, patient, source, spot

from counterclaim.core.links import Relation
from counterclaim.link.accounts import Account
from counterclaim.link.contested import FIELDS, Contested, Field, contested, figures


def field(
    accounts: list[Account],
    name: Field,
    relations: list[Relation] | None = None,
    key: tuple[str, ...] | None = None,
) -> Contested:
    (found,) = [
        c
        for c in contested(accounts, relations or [])
        if c.field == name and (key is None or c.key == key)
    ]
    return found


def values(found: Contested) -> dict[Any, tuple[tuple[str, ...], int]]:
    return {w.value: (w.speakers, w.independent) for w in found.values}


class TestInitiator:
    def test_each_side_names_the_other(self) -> None:
        told = [
            account("a", "ARM", actors=("AZE",), start="2022-09-13T00:05"),
            account("b", "AZE", actors=("ARM",), start="2022-09-12"),
            account("c", "AZE", event="repelling", actors=("AZE",), start="2022-09-11"),
        ]
        found = field(told, "initiator")
        assert values(found) == {"ARM": (("AZE",), 1), "AZE": (("ARM",), 1)}
        assert found.verdict == "apart"
        linked = field(told, "initiator", [link("a", "b", "contradict", "initiator")])
        assert linked.verdict == "differ"

    def test_the_earliest_act_of_those_a_speaker_tells(self) -> None:
        told = [
            account("a", "ARM", actors=("AZE",), start="2022-09-13T00:05", end="2022-09-13T00:05"),
            account("b", "ARM", actors=("ARM",), start="2022-09-13T04:00", end="2022-09-13T04:00"),
        ]
        assert values(field(told, "initiator")) == {"AZE": (("ARM",), 1)}

    def test_where_no_act_is_earliest_all_stand(self) -> None:
        told = [
            account("a", "ARM", actors=("AZE",), start="2022-09-13", end="2022-09-13"),
            account("b", "ARM", actors=("ARM",), start="2022-09-13T04:00", end="2022-09-13T04:00"),
        ]
        assert set(values(field(told, "initiator"))) == {"ARM", "AZE"}

    def test_blame_counts_only_without_an_act(self) -> None:
        blame = account("a", "AZE", event="blame", actors=("AZE",), targets=("ARM",))
        assert values(field([blame], "initiator")) == {"ARM": (("AZE",), 1)}
        act = account("b", "AZE", actors=("RUS",))
        assert values(field([blame, act], "initiator")) == {"RUS": (("AZE",), 1)}

    def test_what_is_denied_is_held_by_nobody(self) -> None:
        told = [account("a", "ARM", stance="deny", actors=("ARM",))]
        (weighed,) = field(told, "initiator").values
        assert (weighed.value, weighed.speakers, weighed.denied_by) == ("ARM", (), ("ARM",))

    def test_what_is_planned_began_nothing(self) -> None:
        told = [account("a", "ARM", status="planned", actors=("AZE",))]
        assert "initiator" not in {c.field for c in contested(told, [])}


class TestFigures:
    LOSSES = ("ARM", "killed", "military")

    def loss(self, id: str, speaker: str, low: int | None, high: int | None, day: int) -> Account:
        stamp = f"2022-09-{day}T12:00+04:00"
        return account(
            id,
            speaker,
            losses=((*self.LOSSES, low, high),),
            source=source(f"d-{id}", published=stamp),
        )

    def test_a_later_figure_replaces_an_earlier_one_of_the_same_speaker(self) -> None:
        told = [self.loss("a", "ARM", 49, 49, 13), self.loss("b", "ARM", 105, 105, 14)]
        found = field(told, "losses", key=self.LOSSES)
        assert values(found) == {(105, 105): (("ARM",), 1), (49, 49): ((), 0)}
        assert [(h.value, h.current) for h in found.holdings] == [
            ((105, 105), True),
            ((49, 49), False),
        ]

    def test_an_update_decides_where_dates_do_not(self) -> None:
        told = [self.loss("a", "ARM", 49, 49, 13), self.loss("b", "ARM", 105, 105, 13)]
        found = field(told, "losses", [link("b", "a", "update")])
        assert values(found)[(49, 49)] == (("ARM",), 1)
        assert values(found)[(105, 105)] == ((), 0)

    def test_a_relay_of_an_old_figure_is_as_old_as_the_figure(self) -> None:
        told = [
            self.loss("a", "ARM", 49, 49, 13),
            self.loss("b", "ARM", 105, 105, 14),
            self.loss("c", "ARM", 49, 49, 15),
        ]
        assert values(field(told, "losses"))[(49, 49)] == (("ARM",), 1)
        relayed = values(field(told, "losses", [link("a", "c", "repeat")]))
        assert relayed[(49, 49)] == ((), 0)

    def test_bounds_that_share_a_number_are_compatible(self) -> None:
        told = [self.loss("a", "ARM", 5, None, 13), self.loss("b", "AZE", 8, 8, 13)]
        assert field(told, "losses").verdict == "compatible"
        told[1] = self.loss("b", "AZE", None, 4, 13)
        assert field(told, "losses").verdict == "differ"
        told[1] = self.loss("b", "AZE", 5, None, 13)
        assert field(told, "losses").verdict == "agree"

    def test_losses_of_two_sides_are_not_compared(self) -> None:
        told = [
            account(
                "a",
                "ARM",
                losses=(("ARM", "killed", "any", 5, 5), ("AZE", "killed", "any", 9, 9)),
            ),
        ]  # fmt: skip
        keys = [c.key for c in contested(told, []) if c.field == "losses"]
        assert keys == [("ARM", "killed", "any"), ("AZE", "killed", "any")]

    def test_a_loss_without_a_number_is_no_figure(self) -> None:
        told = [account("a", losses=(("ARM", "killed", "any", None, None),))]
        assert "losses" not in {c.field for c in contested(told, [])}

    def test_counts_of_different_events_are_not_compared(self) -> None:
        told = [account("a", count=(5, 5)), account("b", "AZE", event="gunfire", count=(9, 9))]
        found = [c for c in contested(told, []) if c.field == "count"]
        assert [(c.key, c.verdict) for c in found] == [
            (("gunfire",), "single"),
            (("shelling",), "single"),
        ]


def test_names_of_one_place_are_one_value() -> None:
    told = [
        account("a", "ARM", places=(spot("Sotk", "g:1", "n:sotk"),)),
        account("b", "AZE", places=(spot("Zod", "g:1", "n:zod"),)),
    ]
    found = field(told, "places")
    assert found.verdict == "agree"
    (weighed,) = found.values
    assert weighed.speakers == ("ARM", "AZE")
    names = {h.speaker: [c.name for c in h.carriers] for h in found.holdings}
    assert names == {"ARM": ["Sotk"], "AZE": ["Zod"]}


def test_times_are_apart_where_no_moment_is_in_both() -> None:
    told = [
        account("a", "ARM", start="2022-09-13T00:05", end="2022-09-13T00:05"),
        account("b", "AZE", start="2022-09-12", end="2022-09-13"),
    ]
    assert field(told, "times").verdict == "compatible"
    told[1] = account("b", "AZE", start="2022-09-12", end="2022-09-12")
    assert field(told, "times").verdict == "apart"


def test_speech_is_dated_to_itself_and_gives_no_value() -> None:
    told = [account("a", "ARM", event="threat", start="2022-09-13", actors=("ARM",))]
    assert contested(told, []) == ()


def test_who_contradicts_on_the_dead_may_agree_on_the_wounded() -> None:
    """Losses are one field of a relation and several entries here: one figure excludes nothing."""
    hurt = ("ARM", "wounded", "civilian", 9, 9)
    told = [
        account("a", "ARM", losses=(("ARM", "killed", "civilian", 3, 3), hurt)),
        account("b", "AZE", losses=(("ARM", "killed", "civilian", 1, 1), hurt)),
    ]
    linked = [link("a", "b", "contradict", "losses")]
    dead = field(told, "losses", linked, ("ARM", "killed", "civilian"))
    wounded = field(told, "losses", linked, ("ARM", "wounded", "civilian"))
    assert (dead.verdict, dead.contradictions) == ("differ", (("a", "b"),))
    assert (wounded.verdict, wounded.contradictions) == ("agree", ())


def test_a_linked_contradiction_is_named_and_decides() -> None:
    told = [account("a", "ARM", means=("mortar", "drone")), account("b", "AZE", means=("mortar",))]
    assert field(told, "means").verdict == "compatible"
    found = field(told, "means", [link("a", "b", "contradict", "means")])
    assert (found.verdict, found.contradictions) == ("differ", (("a", "b"),))


def test_a_relay_agrees_with_nobody() -> None:
    told = [
        account("a", "ARM", means=("mortar",)),
        account("b", "MEDIA", means=("mortar",), source=source("d2", publisher="Daily")),
    ]
    assert field(told, "means").verdict == "agree"
    assert field(told, "means", [link("a", "b", "repeat")]).verdict == "single"


def test_a_holding_carries_its_words() -> None:
    told = [account("a", "ARM", means=("mortar",), quotes=((7, "fired mortars"),))]
    (holding,) = field(told, "means").holdings
    (carrier,) = holding.carriers
    assert (carrier.account, carrier.document, carrier.quotes) == (
        "a",
        "d-a",
        ((7, "fired mortars"),),
    )


@patient
@given(incidents(), st.randoms(use_true_random=False))
def test_order_does_not_matter(
    made: tuple[list[Account], list[Relation]], shuffler: random.Random
) -> None:
    accounts, relations = made
    first = contested(accounts, relations)
    shuffler.shuffle(accounts)
    shuffler.shuffle(relations)
    assert contested(accounts, relations) == first


@patient
@given(incidents())
def test_no_value_is_hidden(made: tuple[list[Account], list[Relation]]) -> None:
    accounts, relations = made
    found = contested(accounts, relations)
    assert [FIELDS.index(c.field) for c in found] == sorted(FIELDS.index(c.field) for c in found)
    shown = {
        (c.account, h.value) for e in found if e.field == "losses" for h in e.holdings
        for c in h.carriers
    }  # fmt: skip
    told = {
        (a.id, (low, high)) for a in accounts if a.event != "blame" for *_, low, high in a.losses
        if (low, high) != (None, None)
    }  # fmt: skip
    assert shown == told
    for entry in found:
        assert {h.value for h in entry.holdings} == {w.value for w in entry.values}
        held = {h.value for h in entry.holdings if h.current and not h.rejected}
        assert held == {w.value for w in entry.values if w.independent}


@patient
@given(incidents())
def test_figures_alone_are_those_of_the_whole(
    made: tuple[list[Account], list[Relation]],
) -> None:
    accounts, relations = made
    whole = [entry for entry in contested(accounts, relations) if entry.is_figure]
    assert figures(accounts, relations) == tuple(whole)
