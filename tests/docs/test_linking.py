"""The page on linking gives the weights that are in use."""

from __future__ import annotations

import re
from pathlib import Path

from counterclaim.link.weights import WEIGHTS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "linking.md"
#: Grounds that the page tells of in its text.
_IN_TEXT = frozenset(("near places in one hour", "places apart in one hour"))


def test_every_weight_is_in_the_table() -> None:
    rows = re.findall(r"^\| (.+?) \|(.+)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    start = next(n for n, (name, _) in enumerate(rows) if name == "ground")
    voices = [cell.strip() for cell in rows[start][1].split("|")]
    assert voices == list(WEIGHTS)
    shown: dict[str, dict[str, float]] = {voice: {} for voice in voices}
    for name, cells in rows[start + 2 :]:
        if name == "relation":
            break
        ground = name.removesuffix(" (where the sum starts)")
        for voice, cell in zip(voices, cells.split("|"), strict=True):
            if cell.strip():
                shown[voice][ground] = float(cell)
    used = {v: {n: w for n, w in t.items() if n not in _IN_TEXT} for v, t in WEIGHTS.items()}
    assert shown == used
