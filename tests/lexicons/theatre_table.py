"""The tables of places by theatre as rows, and the table of docs/reference/theatres.md.

Run as a script to write that table anew.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "counterclaim" / "lexicons" / "places" / "theatres"
PAGE = ROOT / "docs" / "reference" / "theatres.md"
COLUMNS = (
    "id",
    "theatre",
    "kind",
    "lat",
    "lon",
    "radius_km",
    "country",
    "admin",
    "names",
    "source",
)
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
SOURCES = ("geonames", "natural-earth", "airportsdata", "page", "compiled")

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The lines of one file by column, as they stand."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_all() -> dict[str, list[Row]]:
    """All files by theatre."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.tsv"))}


def names_of(row: Row) -> list[tuple[str, str, str]]:
    """Name, tag and years of every name in a line."""
    found = []
    for part in row["names"].split(" | "):
        name, _, rest = part.partition("@")
        tag, _, years = rest.partition("@")
        found.append((name, tag, years))
    return found


def source_of(row: Row) -> str:
    """The class of a line's source."""
    head = row["source"].partition(":")[0]
    return "page" if head in ("http", "https") else head


def table(theatres: dict[str, list[Row]]) -> str:
    """Entries, names and sources per theatre."""
    lines = [
        "| theatre | entries | names | " + " | ".join(SOURCES) + " |",
        "| --- |" + " ---: |" * (2 + len(SOURCES)),
    ]
    total: Counter[str] = Counter()
    for theatre, rows in theatres.items():
        counts = Counter(source_of(row) for row in rows)
        counts["entries"] = len(rows)
        counts["names"] = len({(row["id"], name) for row in rows for name, _, _ in names_of(row)})
        total += counts
        lines.append(_line(theatre, counts))
    return "\n".join([*lines, _line("all", total)])


def kinds(theatres: dict[str, list[Row]]) -> str:
    """Entries per kind, the most first."""
    counts = Counter(row["kind"] for rows in theatres.values() for row in rows)
    return ", ".join(f"{kind} {number}" for kind, number in counts.most_common())


def _line(name: str, counts: Counter[str]) -> str:
    cells = [counts["entries"], counts["names"], *(counts[s] for s in SOURCES)]
    return f"| {name} | " + " | ".join(f"{cell:,}" for cell in cells) + " |"


def generated(theatres: dict[str, list[Row]]) -> str:
    """What stands between the marks of the page."""
    return f"{BEGIN}\n\n{table(theatres)}\n\nBy kind: {kinds(theatres)}.\n\n{END}"


def main() -> None:
    """Writes the generated part of the page anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, tail = text.partition(BEGIN)[0], text.partition(END)[2]
    PAGE.write_text(head + generated(read_all()) + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
