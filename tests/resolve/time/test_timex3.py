"""TIMEX3 values, holidays, zones, and the benchmark."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from counterclaim.core.errors import GoldError
from counterclaim.evaluate.timex import count, evaluate, half_of, load, main
from counterclaim.resolve.time import TimeContext, find_times, timex, zone_named, zone_of
from counterclaim.resolve.time.holidays import date_of_holiday, easter
from counterclaim.resolve.time.zones import offset_name, tzinfo_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "timex" / "tbaq.jsonl"
WRITTEN = date(1998, 2, 27)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("today", "DATE", "1998-02-27"),
        ("yesterday", "DATE", "1998-02-26"),
        ("Tuesday", "DATE", "1998-02-24"),
        ("last Friday", "DATE", "1998-02-20"),
        ("Feb. 10", "DATE", "1998-02-10"),
        ("last week", "DATE", "1998-W08"),
        ("this year", "DATE", "1998"),
        ("last month", "DATE", "1998-01"),
        ("five months ago", "DATE", "1997-09"),
        ("two years ago", "DATE", "1996"),
        ("the third quarter of 1990", "DATE", "1990-Q3"),
        ("last fall", "DATE", "1997-FA"),
        ("the 1980s", "DATE", "198"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("the future", "DATE", "FUTURE_REF"),
        ("two years", "DURATION", "P2Y"),
        ("five minutes", "DURATION", "PT5M"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("several weeks", "DURATION", "PXW"),
        ("a decade", "DURATION", "P10Y"),
        ("the past 20 years", "DURATION", "P20Y"),
        ("2:35 p.m. Friday", "TIME", "1998-02-27T14:35"),
        ("yesterday evening", "TIME", "1998-02-26TEV"),
        ("last night", "TIME", "1998-02-26TNI"),
        ("daily", "SET", "P1D"),
        ("each Thursday", "SET", "XXXX-WXX-4"),
        ("every two years", "SET", "P2Y"),
        ("nineteen ninety-six", "DATE", "1996"),
    ],
)
def test_values(text: str, kind: str, value: str) -> None:
    mentions = find_times(text)
    assert [m.text for m in mentions] == [text]
    assert timex(mentions[0], TimeContext(published=WRITTEN)) == (kind, value)


def test_holidays() -> None:
    assert easter(2022) == date(2022, 4, 17)
    assert easter(2024) == date(2024, 3, 31)
    assert date_of_holiday("thanksgiving", 1999) == date(1999, 11, 25)
    assert date_of_holiday("memorial day", 2022) == date(2022, 5, 30)
    assert date_of_holiday("no such day", 2022) is None


def test_every_country_has_a_zone_that_exists() -> None:
    pycountry = pytest.importorskip("pycountry")
    missing = [c.alpha_2 for c in pycountry.countries if zone_of(c.alpha_2) is None]
    assert missing == []
    for country in pycountry.countries:
        zone = zone_of(country.alpha_3)
        assert zone is not None
        tzinfo_of(zone)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Baku", "Asia/Baku"),
        ("Moscow", "Europe/Moscow"),
        ("Kyiv", "Europe/Kyiv"),
        ("Kiev", "Europe/Kyiv"),
        ("Pakistan Standard", "Asia/Karachi"),
        ("Eastern European", "Europe/Kyiv"),
        ("GMT", "UTC"),
        ("EST", "America/New_York"),
        ("Nowhere", None),
    ],
)
def test_zones_by_name(words: str, zone: str | None) -> None:
    assert zone_named(words) == zone


def test_offsets() -> None:
    at = datetime(2022, 9, 13, tzinfo=tzinfo_of("+05:30"))
    assert offset_name(at) == "+05:30"
    assert offset_name(datetime(2022, 9, 13)) is None


def _line(text: str, timexes: list[dict[str, object]], name: str = "d") -> str:
    return json.dumps({"id": name, "published": "1998-02-27", "text": text, "timexes": timexes})


def test_benchmark_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = {"start": 3, "end": 9, "text": "Friday", "type": "DATE", "value": "1998-02-27"}
    wrong = {"start": 19, "end": 28, "text": "last week", "type": "DATE", "value": "1998-W01"}
    missed = {"start": 33, "end": 37, "text": "dusk", "type": "TIME", "value": "X"}
    text = "On Friday, not the last week, at some dusks"
    path = tmp_path / "data.jsonl"
    path.write_text(_line(text, [right, wrong, missed]) + "\n", encoding="utf-8")
    counts = count(load(path)[0])
    assert (counts.gold, counts.strict, counts.strict_value) == (3, 1, 1)
    assert counts.relaxed == 2
    assert main([str(path)]) == 0
    assert "value F1, strict span" in capsys.readouterr().out


def test_benchmark_names_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(GoldError, match="line 1"):
        load(path)


def test_benchmark_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.skipif(not DATA.exists(), reason="the benchmark data is not on this machine")
def test_benchmark_floor() -> None:
    documents = load(DATA)
    assert evaluate(documents).figures()["value F1, strict span"] >= 75.0
    held_back = evaluate(documents, lambda d: half_of(d.id) == 1)
    assert held_back.figures()["value F1, strict span"] >= 71.5
