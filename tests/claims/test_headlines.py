"""A headline with no text behind it gives its claims, whatever the tagger made of its verb."""

from __future__ import annotations

import pytest
from tests.claims.sentences import claims, read_flat

#: Headline, speaker, stance, event, actors, targets.
HEADLINES = [
    ("Myanmar army shells Laukkai, two killed", "MEDIA", "assert", "shelling", "MMR", ""),
    ("Sudan's RSF denies shelling El Obeid", "RSF", "deny", "shelling", "RSF", "SDN"),
    ("India accuses Pakistan of violating ceasefire in Kashmir", "IND", "assert", "blame", "IND",
     "PAK"),
    ("Al-Shabaab fighters attack AU base in Somalia", "MEDIA", "assert", "attack", "SHABAAB",
     "ATMIS"),
    ("Israeli strike kills six in Nabatieh", "MEDIA", "assert", "attack", "ISR", "LBN"),
    ("Armenia's defence ministry denies firing at Azerbaijani positions", "ARM", "deny",
     "gunfire", "ARM", "AZE"),
    ("Two Ukrainian drones shot down over Belgorod, governor says", "RUS", "assert", "shoot_down",
     "UKR", "RUS"),
    ("Russian forces shell Kherson", "MEDIA", "assert", "shelling", "RUS", "UKR"),
    ("Chad army repels Boko Haram attack near Lake Chad, 40 dead", "MEDIA", "assert", "repelling",
     "TCD", "BOKO"),
    ("Rebels shell airport in Bangui", "MEDIA", "assert", "shelling", "", ""),
    ("Turkish jets bomb PKK camps in Qandil", "MEDIA", "assert", "air_strike", "TUR", "PKK"),
    ("Kurdish fighters ambush Turkish patrol near Afrin", "MEDIA", "assert", "attack", "KURD",
     "TUR"),
    ("Syrian army denies responsibility for shelling of Idlib", "SYR", "deny", "shelling", "", ""),
    ("Georgia denies mortar attack on Tskhinvali", "GEO", "deny", "shelling", "GEO", "RSO"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "speaker", "stance", "event", "actor", "target"), HEADLINES)
def test_headline_alone(
    title: str, speaker: str, stance: str, event: str, actor: str, target: str
) -> None:
    told = read_flat("", title=title)
    assert [(c["speaker"], c["stance"], c["event"]) for c in told] == [(speaker, stance, event)]
    assert told[0]["actors"] == ([actor] if actor else [])
    assert told[0]["targets"] == ([target] if target else [])


NO_CONFLICT = [
    "Workers strike at Lagos port",
    "Fans attack bus of rival team",
    "Storm hits Manila, 4 dead",
    "Police arrest six in Lagos raid",
    "Brazil beats Argentina in Doha",
    "Prices strike new high in Accra",
    "Government is shelling out subsidies to farmers",
    "Minister comes under fire from critics over budget",
    "Parliament shoots down proposal on fishing quotas",
    "Singer bombarded with questions at airport",
]


@pytest.mark.parametrize("title", NO_CONFLICT)
def test_headline_of_ordinary_news(title: str) -> None:
    assert read_flat("", title=title) == []


HOMES = [
    ("Chad's army attacked Mali's JNIM near Tine.", "TCD", "JNIM"),
    ("Turkey's PKK attacked a post in Hakkari.", "PKK", "TUR"),
    ("Congo's M23 shelled Goma.", "M23", "COD"),
    ("Yemen's Houthis fired rockets at a Saudi post.", "HOUTHI", "SAU"),
    ("Lebanon's Hezbollah fired rockets at Kiryat Shmona.", "HEZ", "ISR"),
]


@pytest.mark.usefixtures("any_text")
@pytest.mark.parametrize(("text", "actor", "target"), HOMES)
def test_a_groups_home_is_no_party_to_its_act(text: str, actor: str, target: str) -> None:
    told = claims(text)
    assert [(c["actors"], c["targets"]) for c in told] == [([actor], [target])]
