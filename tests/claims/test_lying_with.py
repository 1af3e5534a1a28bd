"""Guilt lies with somebody: no lie is told, and who bears it is blamed."""

from __future__ import annotations

import pytest

from counterclaim.claims.flat import to_flat
from counterclaim.core.records import Document
from counterclaim.pipeline import Reader

READER = Reader()


@pytest.mark.parametrize(
    ("party", "text", "speaker", "targets"),
    [
        (
            "AZE",
            "The adversary, in the direction of Artsakh, launched a missile attack. The whole "
            "responsibility for what is going on lies with the political leadership of Armenia.",
            "AZE",
            ["ARM"],
        ),
        (
            "SDN",
            "Full responsibility for whatever follows lies with the militia of the Rapid Support "
            "Forces.",
            "SDN",
            ["RSF"],
        ),
        (
            None,
            "The responsibility for what is happening in Goma lies with the Rwandan army, "
            "Kinshasa said.",
            "COD",
            ["RWA"],
        ),
    ],
)
def test_who_bears_the_guilt(
    party: str | None, text: str, speaker: str, targets: list[str]
) -> None:
    document = Document(id="d", text=text, source_party=party, published_at="2020-09-27")
    (blame,) = (c for c in map(to_flat, READER.claims(document)) if c["event"] == "blame")
    assert (blame["speaker"], blame["stance"], blame["targets"]) == (speaker, "assert", targets)
