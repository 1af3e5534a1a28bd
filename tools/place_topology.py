"""Reading TopoJSON and GeoJSON shapes for the place tables."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from counterclaim.core.place import distance_km

Ring = list[tuple[float, float]]


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """All arcs as lists of (lon, lat)."""
    scale = topology.get("transform", {}).get("scale", [1, 1])
    shift = topology.get("transform", {}).get("translate", [0, 0])
    quantised = "transform" in topology
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0.0
        points: Ring = []
        for point in arc:
            x, y = (x + point[0], y + point[1]) if quantised else (point[0], point[1])
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    """The polygons of a TopoJSON geometry: lists of rings, which are lists of arc numbers."""
    if geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    """The points of a ring that is given as arc numbers; a negative one runs backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def area_and_centre(points: Ring) -> tuple[float, float, float]:
    """Area in km2 and centroid (lat, lon) of a ring, on a local plane."""
    lat_0 = sum(lat for _, lat in points) / len(points)
    shrink = math.cos(math.radians(lat_0))
    base = points[0][0]
    flat = [(((lon - base + 540) % 360 - 180) * shrink, lat) for lon, lat in points]
    double = cx = cy = 0.0
    for (x_a, y_a), (x_b, y_b) in zip(flat, flat[1:] + flat[:1], strict=True):
        cross = x_a * y_b - x_b * y_a
        double += cross
        cx += (x_a + x_b) * cross
        cy += (y_a + y_b) * cross
    if abs(double) < 1e-12:
        return 0.0, points[0][1], points[0][0]
    lon = (cx / (3 * double) / shrink + base + 540) % 360 - 180
    return abs(double) / 2 * 111.195**2, cy / (3 * double), lon


def circle(rings: list[Ring]) -> tuple[float, float, float]:
    """A unit as a circle (lat, lon, radius in km): its main part's centroid, to its far corner.

    Parts of less than a fifth of the largest, such as far islands, are left out.
    """
    measured = sorted(((*area_and_centre(r), r) for r in rings), key=lambda m: -m[0])
    largest = measured[0]
    lat, lon = largest[1], largest[2]
    main = [m[3] for m in measured if m[0] >= largest[0] / 5] or [largest[3]]
    near = [r for r in main if distance_km(lat, lon, r[0][1], r[0][0]) < 3000] or [largest[3]]
    radius = max(distance_km(lat, lon, y, x) for r in near for x, y in r)
    return lat, lon, radius
