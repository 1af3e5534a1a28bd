"""The time of what no words date: by the act before it, by what is denied, or up to the text."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat

pytestmark = pytest.mark.usefixtures("any_text")

EVENING = "2024-05-02T19:30+03:00"  # a Thursday


def _claim(text: str, event: str, stance: str = "assert") -> dict[str, Any]:
    claims = read_flat(text, None, EVENING)
    found = [c for c in claims if c["event"] == event and c["stance"] == stance]
    assert found, [(c["event"], c["stance"], c["start"], c["quotes"]) for c in claims]
    return found[-1]


#: A text begins with one day; a later paragraph, or sentence, goes back to another.
GOES_ON = [
    (
        "Israeli aircraft bombed a depot near Tyre on Thursday.\n\nOn Monday Hezbollah fighters "
        "had stormed an Israeli post at Ramim. Three Israeli soldiers were taken prisoner.",
        "capture",
        "2024-04-29",
    ),
    (
        "The Sudanese army shelled Omdurman on Wednesday.\n\nOn Sunday RSF fighters ambushed an "
        "army convoy at Um Rawaba. The troops returned fire.",
        "repelling",
        "2024-04-28",
    ),
    (
        "Russian troops attacked Chasiv Yar on Thursday.\n\nUkrainian drones struck a depot in "
        "Luhansk on Tuesday. Air defence shot down two drones there.",
        "shoot_down",
        "2024-04-30",
    ),
    (
        "M23 rebels shelled Sake on Wednesday.\n\nOn Saturday Congolese soldiers clashed with "
        "M23 rebels at Kibumba. The soldiers then withdrew from the hill.",
        "withdrawal",
        "2024-04-27",
    ),
    (
        "Pakistani troops fired mortars at Poonch on Thursday.\n\nMilitants had attacked an Indian "
        "camp at Uri on Monday. A grenade exploded at the gate.",
        "explosion",
        "2024-04-29",
    ),
]


@pytest.mark.parametrize(("text", "event", "start"), GOES_ON)
def test_an_undated_act_is_of_the_day_of_the_act_before_it(
    text: str, event: str, start: str
) -> None:
    assert _claim(text, event)["start"] == start


DENIED = [
    (
        "Turkish aircraft bombed a village near Kobani on Wednesday, the SDF said.\n\nOn Sunday "
        "Turkish drones struck a clinic in Qamishli, it said. Ankara denied that its drones had "
        "struck a clinic.",
        "drone_strike",
        "2024-04-28",
    ),
    (
        "RSF fighters attacked El Fasher on Thursday.\n\nThe army's jets bombed a market at Kutum "
        "on Monday, the RSF said.\n\nThe UN asked for access.\n\nThe Sudanese army denied that its "
        "jets had bombed a market.",
        "air_strike",
        "2024-04-29",
    ),
    (
        "Houthi rebels fired a missile at a tanker on Thursday.\n\nSaudi guns shelled Saada on "
        "Tuesday, the Houthis said.\n\nRiyadh denied that Saudi guns had shelled Saada.",
        "shelling",
        "2024-04-30",
    ),
    (
        "Armenian troops fired at Azerbaijani posts near Kalbajar on Thursday, Baku said.\n\nOn "
        "Saturday Azerbaijani troops shelled the village of Sotk, Yerevan said.\n\nBaku denied "
        "that its troops had shelled Sotk.",
        "shelling",
        "2024-04-27",
    ),
    (
        "Cambodian soldiers laid mines near Ta Muen on Monday, the Thai army said. Thai troops "
        "fired mortars at Cambodian posts on Thursday.\n\nPhnom Penh denied that its soldiers had "
        "laid mines.",
        "mine_laying",
        "2024-04-29",
    ),
]


@pytest.mark.parametrize(("text", "event", "start"), DENIED)
def test_a_denial_is_of_the_day_of_what_it_denies(text: str, event: str, start: str) -> None:
    assert _claim(text, event, "deny")["start"] == start


LASTS = [
    "M23 rebels attacked Sake on Tuesday. Some 4,000 people fled to Goma.",
    "Israeli troops shelled Khiam on Tuesday. The army blocked the road to Marjayoun.",
    "Serbian police exchanged fire with gunmen at Banjska on Tuesday. KFOR deployed more troops "
    "to the north of Kosovo.",
    "Fano fighters attacked Gondar on Tuesday. Ethiopian troops closed the road to Metema.",
    "Russian drones attacked Sumy on Tuesday. Residents of the border villages were evacuated.",
]


@pytest.mark.parametrize("text", LASTS)
def test_what_lasts_reaches_from_the_act_before_it_to_the_text(text: str) -> None:
    claims = [
        c
        for c in read_flat(text, None, EVENING)
        if c["event"] in ("displacement", "blockade", "buildup")
    ]
    assert [(c["start"], c["end"][:10]) for c in claims] == [("2024-04-30", "2024-05-02")]


def test_an_old_act_that_is_only_recalled_dates_nothing_after_it() -> None:
    text = (
        "Israeli aircraft bombed Tyre on Thursday. In February Hezbollah fighters had shelled an "
        "Israeli base at Meron. Israeli guns shelled the village of Aita."
    )
    found = [c for c in read_flat(text, None, EVENING) if c["actors"] == ["ISR"]]
    assert {c["start"] for c in found} == {"2024-05-02"}


def test_a_report_of_the_evening_tells_of_its_own_day() -> None:
    text = (
        "Operational information as of 18:00, May 2, 2024.\n\nThe enemy shelled the positions of "
        "our troops near Vovchansk 14 times."
    )
    claims = read_flat(text, "UKR", EVENING)
    assert [(c["start"], c["end"]) for c in claims] == [("2024-05-02", "2024-05-02T18:00")]
