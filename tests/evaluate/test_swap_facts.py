"""What is known of a party on one side only is turned round, and nothing else."""

from __future__ import annotations

from counterclaim.core.records import Document
from counterclaim.evaluate import load_swap
from counterclaim.evaluate.swap_check import FACTS
from counterclaim.evaluate.swap_facts import (
    ExchangedLands,
    Known,
    exchanged_parties,
    one_sided,
)
from counterclaim.lexicons.parties import load_parties
from counterclaim.pipeline import Reader
from counterclaim.resolve.place import Gazetteer

SWAP = load_swap("ARM:AZE")
PLAIN = load_parties()
APART = one_sided(PLAIN, SWAP)


def test_parties_in_a_conflict_with_one_of_the_two_stand_apart() -> None:
    codes = {party.code: party for party in APART}
    assert not codes.keys() & {"ARM", "AZE", "RUS"}
    authorities = codes["ART"]
    assert (authorities.foe, authorities.kin) == ("AZE", "ARM")
    assert "Stepanakert" in authorities.names
    assert "Karabakh" not in authorities.names  # the region as well
    assert "illegal Armenian formations" in authorities.marked


def test_whom_it_fights_and_how_it_is_called_are_exchanged_each_alone() -> None:
    for facts, fights, named in (({"fights"}, "ARM", False), ({"names"}, "AZE", True)):
        index = exchanged_parties(PLAIN, SWAP, {"ART"}, facts)  # type: ignore[arg-type]
        assert index.adversaries("ART") == (fights,)
        readings = index.readings("illegal Azerbaijani formations")
        assert [(n.code, n.sides) for n in readings] == ([("ART", ("ARM",))] if named else [])
        assert index.adversaries("HEZ") == PLAIN.adversaries("HEZ")
        assert index.by_code["AZE"] == PLAIN.by_code["AZE"]
        assert index.main_adversary("ARM") == "AZE"


def test_places_that_the_words_leave_lie_in_the_other_s_land() -> None:
    plain = Gazetteer.load()
    lands = ExchangedLands(plain, SWAP)
    for name in ("Stepanakert", "Yerevan", "Tbilisi"):
        assert {r.country for r in lands.rows(name)} == {
            "ARM" if r.country == "AZE" and name == "Stepanakert" else r.country
            for r in plain.rows(name)
        }
    (place, *_) = lands.lookup("Khankendi")
    assert place.country == "ARM"
    assert "ARM" in {n.side for n in place.names if n.name == "Khankendi"}
    assert lands.turned == {"Stepanakert", "Khankendi"}


def test_what_the_readers_know_decides_whom_the_enemy_is() -> None:
    text = "The enemy violated the ceasefire in the direction of the eastern positions."
    document = Document(id="d", text=text, source_party="ART", published_at="2020-09-27")
    known = Known(Reader(), SWAP, APART)
    (plain,) = known.read(document)
    (exchanged,) = known.read(document, FACTS)
    assert plain.actors == ("AZE",)
    assert exchanged.actors == ("ARM",)
