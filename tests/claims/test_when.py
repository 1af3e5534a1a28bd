"""The time of a claim: its clause, its voice, and the kind of act where no words tell it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.claims.sentences import read_flat

Flat = dict[str, Any]


pytestmark = pytest.mark.usefixtures("any_text")


EVENING = "2024-05-02T21:30+05:30"
MORNING = "2024-05-02T09:15+05:30"


def _claim(text: str, event: str, published: str, party: str | None = None) -> Flat:
    found = [c for c in read_flat(text, party, published) if c["event"] == event]
    assert found, [(c["event"], c["start"]) for c in read_flat(text, party, published)]
    return found[0]


STARTS = [
    (
        "On April 30 Pakistani troops shelled Indian posts with mortars.",
        "shelling",
        EVENING,
        "2024-04-30",
        "2024-04-30",
    ),
    (
        "At about 17:40 Armenian units shelled Azerbaijani positions.",
        "shelling",
        EVENING,
        "2024-05-02T17:40",
        "2024-05-02T17:40",
    ),
    # when it was said is not when it happened
    (
        "The Indian army said on Thursday that Pakistani troops had shelled its posts on Monday.",
        "shelling",
        EVENING,
        "2024-04-29",
        "2024-04-29",
    ),
    # nor where the verb of saying has a source that no list knows
    (
        "Rebels shelled the town of Goma for hours on Tuesday, a street committee said on "
        "Wednesday, in what the army called revenge.",
        "shelling",
        EVENING,
        "2024-04-30",
        "2024-04-30",
    ),
    # what an outlet's source said the day before happened by then
    (
        "Ukrainian troops left the town of Toretsk, their spokesman said late on Wednesday. "
        "Russian forces shelled Kostiantynivka.",
        "shelling",
        EVENING,
        "2024-05-01",
        "2024-05-01",
    ),
    # what a date says of another thing
    (
        "Armenian and Azerbaijani troops clashed on Wednesday, the heaviest fighting since the "
        "war of 2020.",
        "clash",
        EVENING,
        "2024-05-01",
        "2024-05-01",
    ),
    (
        "Two weeks after the talks, Israeli aircraft struck Hezbollah positions on Tuesday.",
        "air_strike",
        EVENING,
        "2024-04-30",
        "2024-04-30",
    ),
    # a call and a threat are dated to the statement
    (
        "Israel attacked Iran on Monday. The UN called on Israel and Iran to stop the fighting.",
        "demand",
        EVENING,
        "2024-05-02",
        "2024-05-02",
    ),
    # but one that an outlet relays in the morning was made at some time since what it answers
    (
        "Israel attacked Iran on Wednesday. The UN called on Israel and Iran to stop the fighting.",
        "demand",
        MORNING,
        "2024-05-01",
        "2024-05-02",
    ),
    # a source inserted behind the time that opens the sentence
    (
        "In the night, the army command said, Russian drones attacked the positions of Ukrainian "
        "troops near Sumy.",
        "drone_strike",
        MORNING,
        "2024-05-01",
        "2024-05-02",
    ),
    # an hour told in what was said is of the day of the saying
    (
        "The Congolese army said late on Wednesday that M23 rebels had shelled Congolese troops "
        "in the afternoon.",
        "shelling",
        MORNING,
        "2024-05-01",
        "2024-05-01",
    ),
    # the date of an agreement is not that of its breach
    (
        "In the night of May 1 Azerbaijani troops, disregarding the ceasefire that was agreed on "
        "April 5, shelled Armenian positions.",
        "shelling",
        EVENING,
        "2024-05-01",
        "2024-05-02",
    ),
    # stretches that end with the text
    (
        "In three days Sudanese troops fought 12 battles with the Rapid Support Forces.",
        "clash",
        EVENING,
        "2024-04-29",
        "2024-05-02",
    ),
    (
        "For the third day in a row, Israeli aircraft bombed the positions of Hezbollah fighters.",
        "air_strike",
        EVENING,
        "2024-04-30",
        "2024-05-02",
    ),
    (
        "Since April 28 Russian troops have shelled Ukrainian positions by night.",
        "shelling",
        EVENING,
        "2024-04-28",
        "2024-05-02",
    ),
    (
        "CSP rebels fought Malian troops in three days of combat at Tinzaouaten which ended on "
        "Wednesday.",
        "clash",
        EVENING,
        "2024-04-29",
        "2024-05-01",
    ),
    # the date of a dateline is that of the writing
    (
        "RAWALPINDI, 2 May 2024: During the night of 29/30 April Indian troops shelled Pakistani "
        "posts.",
        "shelling",
        EVENING,
        "2024-04-29",
        "2024-04-30",
    ),
    # a daily report of the morning
    (
        "Over the day Armenian units broke the ceasefire 70 times, the Azerbaijani army said.",
        "ceasefire_violation",
        MORNING,
        "2024-05-01",
        "2024-05-02",
    ),
]


@pytest.mark.parametrize(("text", "event", "published", "start", "end"), STARTS)
def test_time_of_a_clause(text: str, event: str, published: str, start: str, end: str) -> None:
    claim = _claim(text, event, published)
    assert claim["start"] == start
    assert claim["end"][:10] == end[:10]


def test_an_act_of_today_was_over_when_the_text_was_published() -> None:
    claim = _claim("Today Pakistani troops shelled Indian posts.", "shelling", EVENING)
    assert (claim["start"], claim["end"]) == ("2024-05-02", "2024-05-02T21:30")


def test_the_hour_of_a_report_bounds_what_it_tells() -> None:
    text = (
        "As of 18:00 the situation is as follows.\n\nToday Pakistani troops shelled Indian posts."
    )
    assert _claim(text, "shelling", EVENING)["end"] == "2024-05-02T18:00"


def test_the_figure_of_the_day_before_is_dated_a_day_earlier() -> None:
    text = (
        "Over the day Armenian units broke the ceasefire 70 times, the Azerbaijani army said. The "
        "day before the number had been 55."
    )
    claims = [c for c in read_flat(text, None, MORNING) if c["count"] == [55, 55]]
    assert [(c["start"], c["end"]) for c in claims] == [("2024-04-30", "2024-05-01")]


def test_a_watch_up_to_an_hour_of_the_morning_covers_a_day() -> None:
    text = "Taiwan detected 17 Chinese aircraft around the island up until 6 a.m. on Thursday."
    claim = _claim(text, "buildup", MORNING)
    assert (claim["start"], claim["end"]) == ("2024-05-01T06:00", "2024-05-02T06:00")


def test_a_ceasefire_begins_at_its_hour() -> None:
    text = "A ceasefire between Israel and Hezbollah took effect from 4 a.m. on Thursday."
    claim = _claim(text, "ceasefire", EVENING)
    assert claim["start"] == claim["end"] == "2024-05-02T04:00"


def test_an_hour_after_a_night_is_of_the_day_that_follows() -> None:
    text = (
        "Overnight Russian artillery shelled Ukrainian positions. By 11:00 Ukrainian troops had "
        "repelled two attacks of the Russian army."
    )
    assert _claim(text, "repelling", EVENING)["end"] == "2024-05-02T11:00"


def test_what_goes_on_lasts_until_the_text() -> None:
    text = "At 05:00 M23 rebels attacked Congolese troops near Sake. The attack is still going on."
    claim = _claim(text, "attack", EVENING)
    assert (claim["start"], claim["end"][:10]) == ("2024-05-02T05:00", "2024-05-02")


def test_what_is_denied_of_all_times_has_no_beginning() -> None:
    text = (
        "On Wednesday Sudanese troops shelled a market. The Rapid Support Forces denied that they "
        "had ever shelled any hospital."
    )
    denied = [c for c in read_flat(text, None, EVENING) if c["stance"] == "deny"]
    assert [c["start"] for c in denied] == [None]


def test_a_day_told_without_an_act_holds_for_the_hours_after_it() -> None:
    text = (
        "The Congolese army visited the village of Sake on Wednesday. At 13:30 M23 rebels shelled "
        "Congolese positions."
    )
    assert _claim(text, "shelling", EVENING)["start"] == "2024-05-01T13:30"


def test_a_present_state_of_affairs_is_of_the_day_of_the_text() -> None:
    text = (
        "On Wednesday Russian troops shelled Ukrainian positions. Russian troops block the road "
        "to Sumy."
    )
    assert _claim(text, "blockade", EVENING)["start"] == "2024-05-02"


def test_an_hour_of_the_morning_told_after_an_evening_is_of_the_next_day() -> None:
    text = (
        "Armenian troops fired at Azerbaijani posts at 22:10 on Wednesday. By 7 a.m. the border "
        "was calm."
    )
    assert _claim(text, "calm", MORNING)["end"] == "2024-05-02T07:00"
