"""Time the record at a large size: `python tools/record_figures.py [CLAIMS]`, as one JSON object.

A record of made-up claims (100,000 unless told) is filled in a temporary file, then documents are
added one by one, and it is asked as `counterclaim incidents` and `show` ask it. Times are in
milliseconds of the clock, without the start of a process; of each question the first time it is
asked counts, since nobody asks twice.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from counterclaim.core.records import Result
from counterclaim.evaluate.synthetic import stories
from counterclaim.store import Filters, Record

#: So many documents are added one by one.
_ADDED = 40
#: So many incidents are shown.
_SHOWN = 20


def main() -> int:
    """Fill, ask, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder) / "record.db") as record:
            print(json.dumps(measure(record, count)))
    return 0


def measure(record: Record, count: int) -> dict[str, float]:
    """The figures of a record of `count` claims."""
    held = (Result(document=s.document, claims=s.claims) for s in stories(count))
    filled = _timed(lambda: record.load(held))
    more = (Result(document=s.document, claims=s.claims) for s in stories(count, seed=1))
    added = [_timed(lambda r=r: list(record.add([r]))) for r in islice(more, _ADDED)]  # type: ignore[misc]
    first = record.incidents()
    place = next(line.places[0] for line in first.incidents if line.places)
    party = first.incidents[0].parties[0]
    asked = [
        Filters(),
        Filters(party=party),
        Filters(event="shelling"),
        Filters(party=party, status="denies"),
        Filters(status="contested"),
        Filters(place=place),
        Filters(since="2033-01-01", until="2033-01-31"),
        Filters(box=(-180, -90, 180, 90)),
        Filters(text="mortars"),
        Filters(text="mortars", party=party, event="shelling", since="2033-01-01"),
        Filters(text="nowhere"),
    ]
    lists = [_timed(lambda f=f: record.incidents(f)) for f in asked]  # type: ignore[misc]
    names = [line.id for line in record.incidents(Filters(limit=_SHOWN)).incidents]
    shown = [_timed(lambda n=n: record.incident(n)) for n in names]  # type: ignore[misc]
    return {
        "claims": count,
        "fill": filled,
        "add_median": statistics.median(added),
        "add_worst": max(added),
        "list_median": statistics.median(lists),
        "list_worst": max(lists),
        "show_median": statistics.median(shown),
        "show_worst": max(shown),
    }


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
