"""Which party a name means by the words, the parties and the year around it."""

from __future__ import annotations

import pytest
from tests.claims.sentences import annotated, document


def parties(text: str, *, year: int = 2024, party: str | None = None) -> list[str]:
    """Codes of the parties that are named in a text, in order."""
    sentences, _ = annotated(document(text, party, f"{year}-06-02T12:00:00+00:00"))
    return [h.payload.code for a in sentences for h in a.parties if h.payload.code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The UN mission in Libya counted three strikes on the hospital.", "UNSMIL"),
        ("The United Nations mission in Afghanistan recorded 12 attacks.", "UNAMA"),
        ("U.N. peacekeepers in the Central African Republic repelled an attack.", "MINUSCA"),
        ("A patrol of the EU Monitoring Mission reached the village in Georgia.", "EUMM"),
        ("EU observers in Armenia came under fire.", "EUMA"),
        ("A NATO-led force in Kosovo secured the bridge.", "KFOR"),
        ("UN mission in Malaysia closed its doors.", "UN"),
    ],
)
def test_a_mission_is_told_by_the_country_beside_it(text: str, code: str) -> None:
    assert code in parties(text)


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("Somalia praised the African Union mission. Al-Shabaab attacked it.", 2015, "AMISOM"),
        ("Somalia praised the African Union mission. Al-Shabaab attacked it.", 2023, "ATMIS"),
        ("Somalia praised the African Union mission. Al-Shabaab attacked it.", 2025, "AUSSOM"),
        ("Mali's army shelled the Tuareg rebels.", 2019, "CSP"),
        ("Mali's army shelled the Tuareg rebels.", 2025, "FLA"),
        ("The Tripoli-based government accused the LNA.", 2019, "GNA"),
        ("The Tripoli-based government accused the LNA.", 2023, "GNU"),
        ("The Afghan Taliban fired at the post.", 2012, "TALIBAN"),
        ("The Afghan Taliban fired at the post.", 2025, "AFG"),
    ],
)
def test_the_year_of_the_text_tells_who_is_meant(text: str, year: int, code: str) -> None:
    assert code in parties(text, year=year)


@pytest.mark.parametrize(
    ("text", "code", "other"),
    [
        ("The Greek Coast Guard fired at a Chinese and a Turkish boat.", "GRC", ""),
        ("Kenya's Coast Guard stopped a Chinese trawler.", "KEN", ""),
        ("The Ministry of National Defence of Chad denied it to China.", "TCD", "CHN CHN"),
        ("The National Guard of Kuwait and the United States held a drill.", "KWT", ""),
    ],
)
def test_a_body_belongs_to_the_name_beside_it(text: str, code: str, other: str) -> None:
    found = parties(text)
    assert code in found
    assert not other or " ".join(found).count(other) == 0


def test_an_adversary_that_the_publisher_names_is_the_other_side() -> None:
    text = "Houthi fighters attacked our positions. The enemy was thrown back."
    _, context = annotated(document(text, "SAU", "2019-06-02T12:00:00+00:00"))
    assert set(context.sides) == {"SAU", "HOUTHI"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Azerbaijan said the Azerbaijani army lost 3 Azerbaijanis, and told Russia so.",
            ("AZE", "ARM"),
        ),
        ("Armenia said the Armenian army lost 3 Armenians, and told Russia so.", ("ARM", "AZE")),
        ("Azerbaijan fired at Armenia.", ("AZE", "ARM")),
        ("Armenia fired at Azerbaijan.", ("ARM", "AZE")),
    ],
)
def test_sides_do_not_depend_on_which_state_has_more_adversaries_nor_on_their_codes(
    text: str, sides: tuple[str, ...]
) -> None:
    _, context = annotated(document(text, None, "2022-09-14T12:00:00+00:00"))
    assert context.sides == sides


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Iran-backed Houthi fighters attacked a tanker.", ["HOUTHI"]),
        ("Militants fired Russian-made rockets at Israel.", ["ISR"]),
        ("Ukraine recalled the Minsk agreements.", ["UKR"]),
        ("Yemen closed the Gulf of Aden to ships.", ["YEM"]),
        ("Rockets fell on the Israeli-held heights.", ["ISR"]),
        ("Drones struck the Russian-controlled town.", ["RUS"]),
    ],
)
def test_masked_words_name_no_party(text: str, codes: list[str]) -> None:
    assert parties(text) == codes
