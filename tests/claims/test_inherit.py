"""Places that a telling takes over from what stands around it."""

from __future__ import annotations

from tests.claims.sentences import claims, read_flat


def placed(found: list[dict[str, object]], event: str, stance: str = "assert") -> object:
    return [c["places"] for c in found if (c["event"], c["stance"]) == (event, stance)][-1]


def test_a_denial_is_of_where_the_other_side_has_it() -> None:
    text = (
        "Kyiv said Russian artillery had shelled Nikopol on Monday. "
        "The Russian defence ministry said its artillery had not shelled anything that day."
    )
    assert placed(claims(text), "shelling", "deny") == [["Nikopol", "at"]]


def test_the_sentence_before_says_where() -> None:
    text = (
        "The Somali army denied that the group holds Balcad. "
        "Al-Shabaab fighters attacked a bridge and left within the hour."
    )
    assert ["Balcad", "at"] in placed(claims(text), "attack")  # type: ignore[operator]


def test_headings_say_where_but_a_dateline_does_not() -> None:
    headed = (
        "Komanda. ADF elements attacked a church compound on Sunday night.\n\n"
        "Mahagi. CODECO militiamen attacked a market on 23 July."
    )
    assert [c["places"] for c in read_flat(headed)] == [[["Komanda", "at"]], [["Mahagi", "at"]]]
    single = (
        "Komanda. ADF elements attacked a church compound on Sunday night.\n\n"
        "The Congolese army attacked ADF fighters in Irumu on Monday."
    )
    assert ["Komanda", "at"] not in read_flat(single)[0]["places"]


def test_acts_of_one_clause_share_its_place() -> None:
    text = "In Donetsk region, Russian forces recorded 12 ceasefire violations by Ukraine, "
    text += "including three explosions."
    found = claims(text, "RUS")
    assert found and all(c["places"] == [["Donetsk", "at"]] for c in found)


def test_what_happens_in_the_course_of_an_operation_is_done_by_whose_it_is() -> None:
    text = (
        "Units of the Royal Thai Army carried out a clearing operation, in the course of which two "
        "hills near Ta Kwai were taken under control."
    )
    (seizure,) = (c for c in read_flat(text, "THA") if c["event"] == "seizure")
    assert (seizure["actors"], seizure["targets"]) == (["THA"], ["KHM"])
