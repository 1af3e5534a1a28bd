"""Accuracy of place resolution and recognition on texts with located place names.

    python -m counterclaim.evaluate.geoparsing FILE... [--recognise] [--half A|B]

Each line of a file is a document: `{"id", "text", "toponyms": [{"text", "start", "end", "lat",
"lon"}]}`. Resolution is given the spans; every span with a gold position counts, and one that
stays unresolved counts as wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.core.place import distance_km
from counterclaim.core.values import Resolved
from counterclaim.evaluate.gold import read_lines
from counterclaim.resolve.place.choose import Weights
from counterclaim.resolve.place.gazetteer import Gazetteer
from counterclaim.resolve.place.mentions import PlaceContext
from counterclaim.resolve.place.recognise import recognise
from counterclaim.resolve.place.resolve import WEIGHTS, resolve_places
from counterclaim.resolve.place.surroundings import mentions_in

HIT_KM = 161.0
#: The largest possible error, half the circumference of the Earth, for the area under the curve.
_FAR_KM = 20_039.0


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A gold place name; `lat` and `lon` are None where the gold set has no position."""

    text: str
    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    type: str = ""


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its gold place names."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...] = ()

    @property
    def half(self) -> str:
        """A or B, by a hash of the id: weights are tuned on A."""
        return "AB"[hashlib.sha256(self.id.encode()).digest()[0] % 2]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One gold mention: how far off the answer was, None where there was none."""

    document: str
    text: str
    error_km: float | None
    answer: str
    gold: tuple[float, float]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Accuracy within 161 km in percent, median error in km, and the area under the curve."""

    mentions: int
    accuracy: float
    resolved: float
    median_km: float
    auc: float


def load(path: Path) -> tuple[Located, ...]:
    """The documents of a file; a broken line is an error that names it."""
    return read_lines(path, Located, missing="Name a file of documents, one JSON object a line.")


def outcomes(
    documents: Iterable[Located], gazetteer: Gazetteer, weights: Weights = WEIGHTS
) -> Iterator[Outcome]:
    """The outcome of each gold mention that has a position."""
    for document in documents:
        gold = sorted(
            {t.start: t for t in document.toponyms if t.lat is not None}.values(),
            key=lambda t: t.start,
        )
        mentions = mentions_in(document.text, [(t.start, t.end) for t in gold])
        answers = resolve_places(mentions, PlaceContext(), gazetteer, weights)
        for toponym, answer in zip(gold, answers, strict=True):
            yield _outcome(document, toponym, answer)


def _outcome(document: Located, toponym: Toponym, answer: object) -> Outcome:
    assert toponym.lat is not None and toponym.lon is not None
    error: float | None = None
    text = ""
    if isinstance(answer, Resolved):
        place = answer.value.place
        error = distance_km(place.lat, place.lon, toponym.lat, toponym.lon)
        text = f"{place.label}, {place.kind}, {place.admin1}, {place.country} ({answer.method})"
    else:
        text = str(getattr(answer, "reason", ""))
    return Outcome(
        document=document.id,
        text=toponym.text,
        error_km=error,
        answer=text,
        gold=(toponym.lat, toponym.lon),
    )


def figures(results: Sequence[Outcome]) -> Figures:
    """The figures over outcomes; those without an answer count as the farthest error."""
    if not results:
        return Figures(mentions=0, accuracy=0.0, resolved=0.0, median_km=0.0, auc=0.0)
    errors = [_FAR_KM if o.error_km is None else o.error_km for o in results]
    answered = [o.error_km for o in results if o.error_km is not None]
    area = sum(math.log(e + 1) / math.log(_FAR_KM + 1) for e in errors) / len(errors)
    return Figures(
        mentions=len(results),
        accuracy=round(100 * sum(e <= HIT_KM for e in errors) / len(errors), 1),
        resolved=round(100 * len(answered) / len(errors), 1),
        median_km=round(statistics.median(answered), 1) if answered else _FAR_KM,
        auc=round(area, 3),
    )


def recognition(documents: Iterable[Located], gazetteer: Gazetteer) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent of exact spans against all gold names with a position."""
    right = made = wanted = 0
    for document in documents:
        gold = {(t.start, t.end) for t in document.toponyms if t.lat is not None}
        found = {(m.start, m.end) for m in recognise(document.text, gazetteer)}
        right += len(gold & found)
        made += len(found)
        wanted += len(gold)
    precision = right / made if made else 0.0
    recall = right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return round(100 * precision, 1), round(100 * recall, 1), round(100 * f1, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m counterclaim.evaluate.geoparsing")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--recognise", action="store_true", help="also find names without spans")
    parser.add_argument("--half", choices=("A", "B"), help="only this half")
    parser.add_argument("--wrong", action="store_true", help="list the wrong ones as JSON Lines")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.load()
    print(f"{'set':24} {'half':4} {'n':>6} {'acc161':>7} {'resolved':>9} {'median':>8} {'AUC':>6}")
    for path in options.files:
        _report(path, gazetteer, options)
    return 0


def _report(path: Path, gazetteer: Gazetteer, options: Any) -> None:
    documents = load(path)
    begun = time.perf_counter()
    by_half: dict[str, list[Outcome]] = {"A": [], "B": []}
    for half, results in by_half.items():
        if options.half in (None, half):
            results.extend(outcomes([d for d in documents if d.half == half], gazetteer))
    seconds = time.perf_counter() - begun
    rows = [*by_half.items(), ("all", by_half["A"] + by_half["B"])]
    for half, results in rows:
        f = figures(results)
        print(
            f"{path.stem:24} {half:4} {f.mentions:6} {f.accuracy:7} {f.resolved:9} "
            f"{f.median_km:8} {f.auc:6}"
        )
    print(f"{path.stem:24} {len(documents) / max(seconds, 1e-9):.0f} documents/s")
    if options.recognise:
        precision, recall, f1 = recognition(documents, gazetteer)
        print(f"{path.stem:24} recognition P {precision} R {recall} F1 {f1}")
    if options.wrong:
        for outcome in rows[-1][1]:
            if outcome.error_km is None or outcome.error_km > HIT_KM:
                print(json.dumps(msgspec.to_builtins(outcome), ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
