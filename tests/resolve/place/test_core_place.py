from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.place import (
    Shape,
    acled_geo_precision,
    digits_for,
    distance_km,
    midpoint,
    offset,
    shape,
    ucdp_where_prec,
)

LAT = st.floats(-85, 85)
LON = st.floats(-180, 180)


@given(LAT, LON, st.floats(0.05, 3000))
def test_rounding_never_leaves_the_true_circle_out(lat: float, lon: float, radius: float) -> None:
    made = shape(lat, lon, radius, "near")
    assert made.radius_km + 1e-6 >= radius + distance_km(lat, lon, made.lat, made.lon)
    assert made.lat == round(made.lat, digits_for(radius))
    assert -180 <= made.lon <= 180


@given(LAT, LON, st.floats(0, 359), st.floats(0.1, 2000))
def test_an_offset_is_as_far_as_asked(lat: float, lon: float, bearing: float, km: float) -> None:
    there = offset(lat, lon, bearing, km)
    assert math.isclose(distance_km(lat, lon, *there), km, rel_tol=1e-3, abs_tol=0.01)


def test_offset_goes_in_its_direction() -> None:
    north, east = offset(40, 45, 0, 50), offset(40, 45, 90, 50)
    assert north[0] > 40.4 and abs(north[1] - 45) < 1e-9
    assert east[1] > 45.5 and abs(east[0] - 40) < 0.01


def test_midpoint_across_the_date_line() -> None:
    lat, lon = midpoint(0, 179, 0, -179)
    assert abs(lat) < 1e-9 and abs(abs(lon) - 180) < 1e-9


@pytest.mark.parametrize(
    ("precision", "radius", "acled", "ucdp"),
    [
        ("site", 0.5, 1, 1),
        ("settlement", 3, 1, 1),
        ("near", 20, 2, 2),
        ("near", 60, 2, 5),
        ("district", 20, 2, 3),
        ("linear", 40, 3, 5),
        ("province", 80, 3, 4),
        ("region", 100, 3, 5),
        ("country", 300, 3, 6),
        ("water", 500, 3, 7),
    ],
)
def test_precision_classes(precision: str, radius: float, acled: int, ucdp: int) -> None:
    area = Shape(lat=1, lon=1, radius_km=radius, precision=precision)  # type: ignore[arg-type]
    assert acled_geo_precision(area.precision) == acled
    assert ucdp_where_prec(area) == ucdp
