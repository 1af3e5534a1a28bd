"""Distance to the nearest land border between two countries."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from counterclaim.core.errors import SetupError

_Floats = npt.NDArray[np.float64]
_EARTH = 6371.0088
#: Segments in a run: of 8 to 48 that for which a point takes least, 0.25 ms.
_RUN = 24
#: How far the lines themselves may be off, in km: Natural Earth 1:10m on its grid.
BORDER_ERROR_KM = 1.0


class Border:
    """Segments of all land borders, in runs with a bounding circle each."""

    def __init__(
        self,
        points: _Floats,
        lengths: npt.NDArray[np.int32],
        pair: npt.NDArray[np.int16],
        pairs: list[tuple[str, str]],
    ) -> None:
        keep = np.ones(len(points) - 1, dtype=bool)
        keep[np.cumsum(lengths)[:-1] - 1] = False
        self._start, self._end = points[:-1][keep], points[1:][keep]
        self._which = np.repeat(pair, lengths - 1)
        self.pairs = pairs
        count = len(self._start)
        self._first = np.arange(0, count, _RUN)
        self._last = np.minimum(self._first + _RUN, count)
        self._centre, self._reach = self._circles()
        self.nearest = lru_cache(maxsize=4096)(self._nearest)

    def _circles(self) -> tuple[_Floats, _Floats]:
        """The middle of each run, as a unit vector, and how far it reaches from there, in km."""
        corners = np.concatenate([_vectors(self._start), _vectors(self._end)], axis=1)
        # The last run is filled up with its last segment, which is in it.
        filled = np.pad(corners, ((0, -len(corners) % _RUN), (0, 0)), mode="edge")
        ends = filled.reshape(len(self._first), -1, 3)
        centre = ends.mean(axis=1)
        centre /= np.linalg.norm(centre, axis=1, keepdims=True)
        nearest = np.min(np.einsum("rpd,rd->rp", ends, centre), axis=1)
        return centre, np.arccos(np.clip(nearest, -1.0, 1.0)) * _EARTH

    def _nearest(self, lat: float, lon: float) -> tuple[float, tuple[str, str]]:
        """Distance in km, and the two countries (ISO alpha-3, in alphabetic order)."""
        here = _vectors(np.array([[lon, lat]]))[0]
        apart = np.arccos(np.clip(self._centre @ here, -1.0, 1.0)) * _EARTH
        least = apart - self._reach
        possible = np.flatnonzero(least <= np.min(apart + self._reach))
        segments = np.concatenate(
            [
                np.arange(first, last)
                for first, last in zip(self._first[possible], self._last[possible], strict=True)
            ]
        )
        return self._among(lat, lon, segments)

    def _among(
        self, lat: float, lon: float, segments: npt.NDArray[np.int64]
    ) -> tuple[float, tuple[str, str]]:
        """The nearest of some segments: on a plane along each of them, then on the sphere."""
        shrink = max(math.cos(math.radians(lat)), 1e-3)
        a, b = self._start[segments], self._end[segments]
        ax = ((a[:, 0] - lon + 540.0) % 360.0 - 180.0) * shrink
        ay = a[:, 1] - lat
        dx, dy = (b[:, 0] - a[:, 0]) * shrink, b[:, 1] - a[:, 1]
        length = np.maximum(dx * dx + dy * dy, 1e-18)
        along = np.minimum(np.maximum(-(ax * dx + ay * dy) / length, 0.0), 1.0)
        x, y = ax + along * dx, ay + along * dy
        half = np.sin(np.radians(y) / 2) ** 2
        half += (
            np.cos(np.radians(y + lat))
            * math.cos(math.radians(lat))
            * np.sin(np.radians(x / shrink) / 2) ** 2
        )
        at = int(np.argmin(half))
        km = 2 * _EARTH * math.asin(math.sqrt(min(1.0, float(half[at]))))
        return km, self.pairs[int(self._which[segments[at]])]


def _vectors(points: _Floats) -> _Floats:
    """Unit vectors of (lon, lat) in degrees."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def distance_to_border(lat: float, lon: float) -> tuple[float, tuple[str, str]]:
    """Distance in km to the nearest land border, and the pair of countries there.

    The lines are Natural Earth's 1:10m, which may be off by about a kilometre and follow who
    holds a territory. Sea borders are not among them.
    """
    return _border().nearest(lat, lon)


def neighbours(country: str) -> frozenset[str]:
    """The countries that share a land border with one, by ISO alpha-3 codes."""
    return _neighbours().get(country, frozenset())


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for a, b in _border().pairs:
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)
    return {country: frozenset(others) for country, others in table.items()}


@lru_cache(maxsize=1)
def _border() -> Border:
    source = files("counterclaim.lexicons") / "places" / "borders.npz"
    try:
        with source.open("rb") as stream, np.load(stream) as data:
            points = np.cumsum(data["deltas"], axis=0) / 1e4
            pairs = [(str(p)[:3].rstrip("-"), str(p).rpartition("-")[2]) for p in data["pairs"]]
            return Border(points, data["lengths"], data["pair"], pairs)
    except (OSError, KeyError, ValueError) as error:
        raise SetupError(
            f"The borders cannot be read: {error}.", remedy="Install the package again."
        ) from error
