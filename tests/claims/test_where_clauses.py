"""Who acts is who stands before a clause of where, not who is stationed there."""

from __future__ import annotations

import pytest

from counterclaim.claims.flat import to_flat
from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("party", "text", "actors", "targets"),
    [
        (
            "TUR",
            "PKK terrorists in the region of northern Iraq where Peshmerga forces are temporarily "
            "deployed opened harassing fire on our base at Bashiqa.",
            ["PKK"],
            ["TUR"],
        ),
        (
            "UKR",
            "Russian saboteurs in the territory of Belarus where the Wagner detachments were "
            "temporarily based fired mortars at our border post.",
            ["RUS"],
            ["UKR"],
        ),
        (
            "IND",
            "Pakistani soldiers in the sector where the UN observers are deployed, using small "
            "arms, repeatedly fired at Indian posts near Uri.",
            ["PAK"],
            ["IND"],
        ),
        (
            "ISR",
            "In the morning hours, members of Hezbollah cells in the area where the UNIFIL "
            "contingent is stationed opened fire at the positions of our troops near Metula.",
            ["HEZ"],
            ["ISR"],
        ),
        # Nothing to mend: the verb stands before the clause.
        (
            "COD",
            "M23 rebels shelled our positions in the town where the MONUSCO brigade is stationed.",
            ["M23"],
            ["COD"],
        ),
    ],
)
def test_who_acts(party: str, text: str, actors: list[str], targets: list[str]) -> None:
    document = Document(id="d", text=text, source_party=party, published_at="2024-05-02")
    (claim,) = READER.claims(document)
    flat = to_flat(claim)
    assert (flat["actors"], flat["targets"]) == (actors, targets)
