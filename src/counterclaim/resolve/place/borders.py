"""Distance to the nearest land border between two countries."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from counterclaim.core.errors import SetupError

_Floats = npt.NDArray[np.float64]
_KM = 111.195
#: Half-widths in degrees of latitude of the bands that are searched one after another.
_BANDS = (0.3, 1.5, 6.0, 25.0, 181.0)
#: How far the lines themselves may be off, in km: Natural Earth 1:10m on its grid.
BORDER_ERROR_KM = 1.0


class Border:
    """Segments of all land borders, sorted by latitude."""

    def __init__(self, points: _Floats, lengths: npt.NDArray[np.int32],
                 pair: npt.NDArray[np.int16], pairs: list[tuple[str, str]]) -> None:
        keep = np.ones(len(points) - 1, dtype=bool)
        keep[np.cumsum(lengths)[:-1] - 1] = False
        start, end = points[:-1][keep], points[1:][keep]
        which = np.repeat(pair, lengths - 1)
        middle = (start[:, 1] + end[:, 1]) / 2
        order = np.argsort(middle, kind="stable")
        self._start, self._end, self._which = start[order], end[order], which[order]
        self._middle = middle[order]
        self._slack = float(np.max(np.abs(start[:, 1] - end[:, 1]))) / 2
        self._pairs = pairs

    def nearest(self, lat: float, lon: float) -> tuple[float, tuple[str, str]]:
        """Distance in km, and the two countries (ISO alpha-3, in alphabetic order)."""
        best, pair = math.inf, 0
        for band in _BANDS:
            reach = band + self._slack
            low, high = np.searchsorted(self._middle, (lat - reach, lat + reach))
            if low < high:
                best, pair = self._in_band(lat, lon, int(low), int(high))
            if best <= band * _KM:
                break
        return best, self._pairs[pair]

    def _in_band(self, lat: float, lon: float, low: int, high: int) -> tuple[float, int]:
        shrink = max(math.cos(math.radians(lat)), 1e-3)
        a, b = self._start[low:high], self._end[low:high]
        ax = ((a[:, 0] - lon + 540.0) % 360.0 - 180.0) * shrink
        ay = a[:, 1] - lat
        dx, dy = (b[:, 0] - a[:, 0]) * shrink, b[:, 1] - a[:, 1]
        length = np.maximum(dx * dx + dy * dy, 1e-18)
        along = np.clip(-(ax * dx + ay * dy) / length, 0.0, 1.0)
        x, y = ax + along * dx, ay + along * dy
        # On the sphere from here on, since a plane is wrong for far borders.
        phi, phi_0 = np.radians(y + lat), math.radians(lat)
        half = np.sin(np.radians(y) / 2) ** 2
        half += np.cos(phi) * math.cos(phi_0) * np.sin(np.radians(x / shrink) / 2) ** 2
        at = int(np.argmin(half))
        km = 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, float(half[at]))))
        return km, int(self._which[low + at])


def distance_to_border(lat: float, lon: float) -> tuple[float, tuple[str, str]]:
    """Distance in km to the nearest land border, and the pair of countries there.

    The lines are Natural Earth's 1:10m, which may be off by about a kilometre and follow who
    holds a territory. Sea borders are not among them.
    """
    return _border().nearest(lat, lon)


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
