"""What the swap excuses: only what a party on one side brings with it, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from counterclaim.core.records import Document
from counterclaim.evaluate import FlatClaim, load_swap
from counterclaim.evaluate.swap import OneSided
from counterclaim.evaluate.swap_check import FACTS, Fact, SwapReport, check, fault_of

SWAP = load_swap("ARM:AZE")
ART = OneSided(
    code="ART",
    foe="AZE",
    kin="ARM",
    names=("Artsakh army",),
    marked=("illegal Armenian formations",),
)
TEXT = Document(id="d", text="The adversary fired at the posts of the Artsakh army.")
LOSS = ("ART", "killed", "military", 2, 2)


def claim(**fields: Any) -> FlatClaim:
    plain: dict[str, Any] = {
        "document": "d",
        "event": "gunfire",
        "speaker": "AZE",
        "actors": ("ARM",),
        "targets": (),
        "places": (("Vang", "at"),),
        "quotes": ("The adversary fired",),
    }
    return FlatClaim(**(plain | fields))


def fault(want: dict[str, Any], have: dict[str, Any], text: Document = TEXT) -> str:
    return fault_of(claim(**want), claim(**have), ART, SWAP, text)


@pytest.mark.parametrize(
    ("want", "have"),
    [
        ({"actors": ("ART",)}, {"actors": ("AZE",)}),
        ({"actors": ("ARM",)}, {"actors": ("ART",)}),
        ({"actors": ("ART",), "targets": ("ARM",)}, {"actors": ("ART",), "targets": ("AZE",)}),
        ({"targets": ("ARM", "ART")}, {"targets": ("ARM", "AZE")}),
        ({"losses": (LOSS,)}, {"losses": (("AZE", *LOSS[1:]),)}),
        ({"speaker": "ARM", "targets": ("ARM",)}, {"speaker": "ART", "targets": ("ART",)}),
    ],
)
def test_what_the_party_brings_with_it_can_be_excused(
    want: dict[str, Any], have: dict[str, Any]
) -> None:
    want = {"actors": ()} | want
    have = {"actors": want["actors"]} | have
    assert fault(want, have) == ""


@pytest.mark.parametrize(
    ("want", "have", "said"),
    [
        # Some other field differs beside the parties.
        ({"targets": ("ART",)}, {"targets": ("AZE",), "places": ()}, "not of parties: places"),
        ({"targets": ("ART",)}, {"targets": ("AZE",), "event": "raid"}, "not of parties: event"),
        ({"targets": ("ART",)}, {"targets": ("AZE",), "stance": "deny"}, "not of parties: stance"),
        # A value appears or is lost.
        ({"targets": ()}, {"targets": ("AZE",)}, "a value appears or is lost"),
        ({"targets": ("ART",)}, {"targets": ()}, "a value appears or is lost"),
        ({"targets": ("ART",)}, {"targets": ("ARM", "AZE")}, "a value appears or is lost"),
        ({"speaker": None}, {"speaker": "ART"}, "a value appears or is lost"),
        ({"losses": (LOSS,)}, {"losses": (LOSS, LOSS)}, "a value appears or is lost"),
        # Losses differ in their figures, kinds or things.
        (
            {"losses": (LOSS,)},
            {"losses": (("AZE", "killed", "military", 3, 3),)},
            "losses differ in more than their party",
        ),
        # The change is none that the party brings: its foe and its kin stay who they are.
        ({"actors": ("ART",)}, {"actors": ("ARM",)}, "ART is no ARM"),
        ({"actors": ("AZE",)}, {"actors": ("ARM",)}, "AZE is no ARM"),
        ({"actors": ("AZE",)}, {"actors": ("ART",)}, "AZE is no ART"),
        ({"actors": ("ARM",)}, {"actors": ("UNKNOWN",)}, "ARM is no UNKNOWN"),
        ({"actors": ("ARM", "ART")}, {"actors": ("AZE", "RUS")}, "several parties"),
        # One party becomes two, or two become one.
        (
            {"actors": ("ARM",), "targets": ("ARM",)},
            {"actors": ("ART",), "targets": ("AZE",)},
            "in one claim",
        ),
        (
            {"actors": ("ART",), "targets": ("ARM",)},
            {"actors": ("ART",), "targets": ("ART",)},
            "two parties have become one",
        ),
        # The words name outright whom the reader put away.
        (
            {"quotes": ("fire of Armenia",)},
            {"actors": ("ART",), "quotes": ("fire of Armenia",)},
            "“Armenia” names ARM",
        ),
        (
            {"targets": ("ART",)},
            {"targets": ("AZE",), "quotes": ("at the posts of the Artsakh army",)},
            "“Artsakh army” names ART",
        ),
    ],
)
def test_anything_else_is_a_fault(want: dict[str, Any], have: dict[str, Any], said: str) -> None:
    assert said in fault(want, have)


def test_in_its_own_text_the_party_s_adversary_stays_who_he_is_whatever_is_named() -> None:
    words = ("the Armenian troops fired",)
    want, have = {"targets": ("ART",)}, {"targets": ("ART",), "actors": ("AZE",), "quotes": words}
    assert "names ARM" in fault(want, have)
    theirs = Document(id="d", text=TEXT.text, source_party="ART")
    assert fault(want, have, theirs) == ""


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize(
    ("fields", "excused"),
    [
        ({"targets": ("ART",), "quotes": ("at the posts of the Artsakh army",)}, True),
        ({"targets": ("ART",), "quotes": ("fire of illegal Armenian formations",)}, True),
        ({"targets": ("ART",), "quotes": ("fired at the posts",)}, False),
        ({"targets": ("AZE",), "quotes": ("at the posts of the Artsakh army",)}, False),
    ],
)
def test_a_new_or_lost_claim_names_the_party_itself(
    lost: bool, fields: dict[str, Any], excused: bool
) -> None:
    given = claim(**fields)
    want, have = (given, None) if lost else (None, given)
    assert (fault_of(want, have, ART, SWAP, TEXT) == "") is excused


class Toy:
    """A reader of one claim; `hangs` are the facts by whose exchange its target comes right."""

    def __init__(self, *hangs: Fact, otherwise: bool = False) -> None:
        self.hangs, self.otherwise = frozenset(hangs), otherwise

    def read(self, document: Document, facts: frozenset[Fact] = frozenset()) -> list[FlatClaim]:
        if document.text == "":
            return []
        plain = "Armenia" in document.text
        known = bool(self.hangs) and self.hangs <= facts
        right = plain or known or (self.otherwise and not facts)
        return [
            claim(speaker=None, actors=(), targets=("ART" if right else "AZE",), quotes=("post",))
        ]

    def lands(self, document: Document) -> Sequence[str]:
        return ("Vang",)


ARTSAKH = (
    "From Armenia near Ganja: a post of the Artsakh army. They call it illegal Armenian formations."
)


def report(toy: Toy, text: str = ARTSAKH, party: str | None = None) -> SwapReport:
    document = Document(id="d", text=text, source_party=party)
    return check([document], toy.read, SWAP, (ART,), toy)


def test_a_difference_is_excused_by_the_facts_whose_exchange_ends_it() -> None:
    for fact, told in (
        ("fights", "ART (Artsakh army, illegal Armenian formations) fights AZE, not ARM"),
        ("names", "ART is named illegal Armenian formations"),
        ("lands", "these stay where they lie: Vang"),
    ):
        found = report(Toy(fact))  # type: ignore[arg-type]
        assert (found.same, found.facts, found.faults, found.mirrored) == (0, 1, 0, 1)
        assert found.differences[0].facts == (told,)
    assert len(report(Toy("fights", "names")).differences[0].facts) == 2
    assert report(Toy(*FACTS)).differences[0].facts[0].startswith("ART (Artsakh")


def test_a_difference_that_stays_when_all_facts_are_exchanged_is_a_fault() -> None:
    found = report(Toy())
    assert (found.facts, found.faults, found.mirrored) == (0, 1, 0)
    assert found.differences[0].fault == "it stays when the facts are exchanged as well"


def test_a_difference_that_the_exchange_of_the_facts_brings_is_a_fault() -> None:
    found = report(Toy(otherwise=True))
    assert (found.same, found.facts, found.faults, found.mirrored) == (1, 0, 1, 0)


def test_a_text_that_does_not_know_the_party_excuses_nothing() -> None:
    assert report(Toy("fights"), "From Armenia near Ganja.").faults == 1
    assert report(Toy("fights"), "From Armenia near Ganja.", "ART").facts == 1


def test_without_a_world_to_exchange_all_differences_are_faults() -> None:
    found = check([Document(id="d", text=ARTSAKH)], Toy("fights").read, SWAP, (ART,))
    assert (found.facts, found.faults, found.mirrored) == (0, 1, None)
