from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.resolve.place import borders, distance_to_border


@pytest.mark.parametrize(
    ("lat", "lon", "pair", "low", "high"),
    [
        (37.95, 126.67, ("KOR", "PRK"), 0, 3),
        (33.27, 35.2, ("ISR", "LBN"), 10, 25),
        (40.20, 45.72, ("ARM", "AZE"), 5, 30),
        (31.6, 74.57, ("IND", "PAK"), 0, 5),
        (48.5, 31.0, ("MDA", "UKR"), 80, 200),
        (35.0, -118.0, ("MEX", "USA"), 230, 320),
    ],
)
def test_known_borders(
    lat: float, lon: float, pair: tuple[str, str], low: float, high: float
) -> None:
    km, between = distance_to_border(lat, lon)
    assert between == pair and low <= km <= high


@settings(max_examples=100, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_has_a_distance(lat: float, lon: float) -> None:
    km, pair = distance_to_border(lat, lon)
    assert 0 <= km < 20_100 and pair == tuple(sorted(pair)) and len(pair) == 2


def test_distance_changes_no_faster_than_one_moves() -> None:
    for number in range(60):
        lat = 38.5 + number * 0.05
        a, b = distance_to_border(lat, 46.0)[0], distance_to_border(lat + 0.05, 46.0)[0]
        assert abs(a - b) <= 0.05 * 111.3 + 0.2


def test_it_is_fast() -> None:
    distance_to_border(40, 45)
    begun = time.perf_counter()
    for number in range(200):
        distance_to_border(30 + number * 0.1, 45 + number * 0.05)
    assert time.perf_counter() - begun < 2.0


@settings(max_examples=50, deadline=None)
@given(st.floats(-89, 89), st.floats(-180, 180))
def test_leaving_far_runs_out_changes_nothing(lat: float, lon: float) -> None:
    border = borders._border()
    everything = np.arange(len(border._start))
    assert border.nearest(lat, lon) == border._among(lat, lon, everything)
