"""Where each party stands: the rules one by one, and that order does not matter."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.link.made import account, incidents, link, patient, source

from counterclaim.core.links import Relation
from counterclaim.lexicons.parties import load_parties
from counterclaim.link.accounts import Account
from counterclaim.link.contested import contested
from counterclaim.link.status import (
    Elsewhere,
    PartyStatus,
    Position,
    across,
    involved,
    labels,
    statuses,
)


def by_party(accounts: list[Account], relations: list[Relation] | None = None) -> dict[str, str]:
    return {s.party: s.standing for s in statuses(accounts, relations or [])}


def of(party: str, found: tuple[PartyStatus, ...]) -> PartyStatus:
    (one,) = [s for s in found if s.party == party]
    return one


def test_who_acts_or_is_acted_upon_and_says_nothing_is_silent() -> None:
    told = [account("a", "OSCE", actors=("AZE",), targets=("ARM",))]
    assert by_party(told) == {"ARM": "silent", "AZE": "silent", "OSCE": "asserts"}
    assert {s.party: s.involved for s in statuses(told, [])} == {
        "ARM": True,
        "AZE": True,
        "OSCE": False,
    }


def test_a_third_party_is_listed_only_where_it_speaks() -> None:
    assert "OSCE" not in by_party([account("a", actors=("AZE",))])


def test_a_party_can_assert_and_deny_and_each_names_its_accounts() -> None:
    told = [
        account("a", "AZE", actors=("ARM",)),
        account("b", "ARM", actors=("AZE",)),
        account("c", "ARM", stance="deny", actors=("ARM",)),
    ]
    one = of("ARM", statuses(told, [link("a", "c", "deny"), link("a", "b", "deny")]))
    assert one.standing == "denies"
    assert [(p.standing, p.accounts, p.rejects) for p in one.positions] == [
        ("denies", ("c",), ("a",)),
        ("asserts", ("b",), ()),
    ]


def test_to_concede_outranks_a_later_denial_of_something_else() -> None:
    told = [
        account("a", "AZE", stance="concede"),
        account("b", "AZE", stance="deny", source=source("d2", published="2022-09-20T00:00+04:00")),
    ]
    assert by_party(told) == {"AZE": "concedes"}


def test_what_a_speaker_took_back_no_longer_stands() -> None:
    late = source("d9", published="2022-09-14T00:00+04:00")
    told = [
        account("a", "AZE", stance="deny", actors=("AZE",)),
        account("b", "AZE", stance="retract", source=late),
        account("c", "AZE", event="blame"),
    ]
    one = of("AZE", statuses(told, []))
    assert one.withdrawn == ("a", "b")
    assert one.standing == "asserts"
    linked = of("AZE", statuses(told, [link("c", "b", "update")]))
    assert linked.withdrawn == ("b", "c")
    assert linked.standing == "denies"


def test_a_retraction_takes_nothing_of_another_speaker_back() -> None:
    told = [account("a", "ARM"), account("b", "AZE", stance="retract")]
    assert by_party(told) == {"ARM": "asserts", "AZE": "silent"}


def test_an_adversary_that_speaks_is_a_party_though_no_account_names_it() -> None:
    told = [account("a", "ARM", actors=("AZE",), start="2022-09-13")]
    assert involved(told) == ("AZE",)
    assert involved(told, load_parties()) == ("ARM", "AZE")
    assert involved([account("b", "OSCE", actors=("AZE",))], load_parties()) == ("AZE",)


class TestElsewhere:
    """A denial of another incident, and what it denies."""

    fire = account("a", "ARM", actors=("AZE",), targets=("ARM",))
    denial = account("b", "AZE", stance="deny", actors=("AZE",), targets=("ARM",))
    tie = link("a", "b", "deny")

    def test_who_denies_an_account_from_another_incident_is_not_silent(self) -> None:
        there = Elsewhere(account=self.denial, relation=self.tie)
        assert of("AZE", statuses([self.fire], [])).standing == "silent"
        one = of("AZE", statuses([self.fire], [], elsewhere=[there]))
        assert one.standing == "denies"
        assert one.positions == (
            Position(standing="denies", accounts=(), rejects=("a",), elsewhere=("b",)),
        )

    def test_who_tells_what_is_denied_here_is_not_silent_either(self) -> None:
        there = Elsewhere(account=self.fire, relation=self.tie)
        found = statuses([self.denial], [], elsewhere=[there])
        assert {s.party: s.standing for s in found} == {"ARM": "asserts", "AZE": "denies"}
        (here,) = of("AZE", found).positions
        assert (here.accounts, here.rejects, here.elsewhere) == (("b",), ("a",), ())
        assert of("ARM", found).positions[0].elsewhere == ("a",)

    def test_what_contradicts_from_elsewhere_is_told_too(self) -> None:
        other = account("c", "AZE", actors=("ARM",), targets=("AZE",))
        there = Elsewhere(account=other, relation=link("a", "c", "contradict", "initiator"))
        assert of("AZE", statuses([self.fire], [], elsewhere=[there])).standing == "asserts"

    def test_here_and_elsewhere_are_kept_apart(self) -> None:
        here = account("d", "AZE", stance="deny", actors=("AZE",))
        there = Elsewhere(account=self.denial, relation=self.tie)
        one = of("AZE", statuses([self.fire, here], [], elsewhere=[there]))
        assert (one.positions[0].accounts, one.positions[0].elsewhere) == (("d",), ("b",))

    def test_what_is_told_here_gives_the_word(self) -> None:
        here = account("d", "AZE", actors=("ARM",), targets=("AZE",))
        there = Elsewhere(account=self.denial, relation=self.tie)
        one = of("AZE", statuses([self.fire, here], [], elsewhere=[there]))
        assert (one.standing, one.held) == ("asserts", ("asserts",))
        assert [p.standing for p in one.positions] == ["denies", "asserts"]
        assert "denied" not in labels([one], (), ())

    def test_to_concede_something_else_concedes_nothing_here(self) -> None:
        other = account("c", "AZE", stance="concede", event="shoot_down")
        there = Elsewhere(account=other, relation=link("a", "c", "contradict", "losses"))
        assert of("AZE", statuses([self.fire], [], elsewhere=[there])).standing == "asserts"
        denied = account("c", "ARM", stance="concede", targets=("ARM",))
        there = Elsewhere(account=denied, relation=link("c", "b", "deny"))
        assert of("ARM", statuses([self.denial], [], elsewhere=[there])).standing == "concedes"

    def test_third_parties_are_listed_where_they_speak(self) -> None:
        third = account("o", "OSCE", stance="deny", actors=("AZE",))
        there = Elsewhere(account=third, relation=link("a", "o", "deny"))
        found = statuses([self.fire], [], elsewhere=[there])
        assert [s.party for s in found] == ["ARM", "AZE"]

    def test_an_adversary_elsewhere_is_a_party(self) -> None:
        fire = account("a", "ARM", targets=("ARM",), start="2022-09-13")
        there = Elsewhere(account=self.denial, relation=self.tie)
        assert involved([fire], load_parties()) == ("ARM",)
        found = statuses([fire], [], load_parties(), [there])
        assert {s.party: s.standing for s in found} == {"ARM": "asserts", "AZE": "denies"}

    def test_one_side_alone_does_not_speak_where_the_other_denies_elsewhere(self) -> None:
        there = Elsewhere(account=self.denial, relation=self.tie)
        assert labels(statuses([self.fire], []), (), ()) == ("one-sided",)
        assert labels(statuses([self.fire], [], elsewhere=[there]), (), ()) == ("denied",)

    def test_only_denials_and_contradictions_lead_across(self) -> None:
        kinds = [link("a", "b", kind) for kind in ("repeat", "update", "agree", "mirror")]
        assert across({"a"}, kinds) == []
        for tie in (self.tie, link("b", "a", "contradict", "event")):
            assert across({"a"}, [tie]) == [("b", tie)]
            assert across({"b"}, [tie]) == [("a", tie)]
            assert across({"a", "b"}, [tie]) == across({"z"}, [tie]) == []

    def test_a_pair_that_a_person_called_different_leads_nowhere(self) -> None:
        assert across({"a"}, [self.tie], {("a", "b")}) == []
        assert across({"a"}, [self.tie], {("a", "c")}) == [("b", self.tie)]


class TestLabels:
    def labels(self, told: list[Account], relations: list[Relation] | None = None) -> set[str]:
        links = relations or []
        return set(labels(statuses(told, links), contested(told, links), links))

    def test_one_side_alone_speaks(self) -> None:
        told = [account("a", "ARM", actors=("AZE",), targets=("ARM",))]
        assert self.labels(told) == {"one-sided"}

    def test_no_party_speaks(self) -> None:
        told = [account("a", "OSCE", actors=("AZE",), targets=("ARM",))]
        assert self.labels(told) == {"unanswered"}

    def test_mirrored_accusations_contest_nothing_by_themselves(self) -> None:
        told = [
            account("a", "ARM", actors=("AZE",), targets=("ARM",)),
            account("b", "AZE", actors=("ARM",), targets=("AZE",)),
        ]
        assert self.labels(told, [link("a", "b", "mirror")]) == set()
        assert self.labels(told, [link("a", "b", "contradict", "initiator")]) == {"contested"}

    def test_figures_contest_or_agree_by_themselves(self) -> None:
        told = [
            account("a", "ARM", targets=("ARM",), losses=(("ARM", "killed", "any", 5, 5),)),
            account("b", "AZE", targets=("ARM",), losses=(("ARM", "killed", "any", 5, 5),)),
            account("c", "AZE", actors=("AZE",)),
        ]
        assert self.labels(told) == {"agreed"}
        told[1] = account("b", "AZE", losses=(("ARM", "killed", "any", 9, None),))
        assert self.labels(told) == {"contested"}

    def test_two_sides_agree_unless_one_denies(self) -> None:
        told = [
            account("a", "ARM", actors=("AZE",), targets=("ARM",)),
            account("b", "AZE", actors=("AZE",), targets=("ARM",)),
        ]
        agreed = [link("a", "b", "agree")]
        assert self.labels(told, agreed) == {"agreed"}
        told.append(account("c", "AZE", stance="deny", event="gunfire", actors=("AZE",)))
        assert self.labels(told, agreed) == {"denied"}
        told.append(account("d", "AZE", stance="concede", event="gunfire", actors=("AZE",)))
        assert self.labels(told, agreed) == {"denied", "conceded"}


@patient
@given(incidents(), st.randoms(use_true_random=False))
def test_order_does_not_matter(
    made: tuple[list[Account], list[Relation]], shuffler: random.Random
) -> None:
    accounts, relations = made
    first = statuses(accounts, relations, load_parties())
    shuffler.shuffle(accounts)
    shuffler.shuffle(relations)
    assert statuses(accounts, relations, load_parties()) == first


@patient
@given(incidents())
def test_every_speaker_and_every_account_is_somewhere_once(
    made: tuple[list[Account], list[Relation]],
) -> None:
    accounts, relations = made
    found = statuses(accounts, relations)
    assert {a.speaker for a in accounts} <= {s.party for s in found}
    listed = [i for s in found for i in s.withdrawn]
    listed += [i for s in found for p in s.positions for i in p.accounts]
    assert sorted(listed) == sorted(a.id for a in accounts)
    assert all((s.standing == "silent") == (not s.positions) for s in found)
