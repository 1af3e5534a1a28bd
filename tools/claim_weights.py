"""Score what the weights of the discourse are worth: `python tools/claim_weights.py [GOLD_DIR]`.

The weights by which the reader finds whom "the ministry" or "it" means were set by hand on the
development documents. Here the table is chosen anew for each fold of incident groups, by the
other groups alone: the table as it is, or as it is but for one weight, or with all roles alike.
What the held groups then score, beside the table by hand, tells how much choosing it on some
incidents gains on others. The lexicons and rules, which are most of the reader, were written with
all groups in sight; no fold leaves them out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.claims import discourse
from counterclaim.claims.flat import to_flat
from counterclaim.core.records import Document
from counterclaim.evaluate import cross_validate, flat_claim, load_gold, score
from counterclaim.evaluate.crossval import Interval, resampled
from counterclaim.evaluate.gold import FlatClaim, Gold, GoldDocument
from counterclaim.evaluate.scoring import Score
from counterclaim.ingest import load_documents
from counterclaim.pipeline import Reader
from counterclaim.read import Parser, Reading

ROOT = Path(__file__).resolve().parents[1]
#: What one weight is multiplied by, to see whether another would be better.
STEPS = (0.5, 1.6)
#: The weights that stand beside the table of roles.
SINGLE = ("TOPIC", "FADING", "BREAK", "RECALL", "OWN_WORD", "ACCUSED", "FIGHTING", "RIVAL")
#: What fades cannot grow.
FADES = ("FADING", "BREAK", "RECALL")
#: The name of the table that the reader has.
BY_HAND, ALIKE = "as it is", "all roles alike"
FOLDS = 5

Table = Mapping[str, float]


class Chosen(NamedTuple):
    """Scores with the table by hand, with tables chosen on other incidents, and with none."""

    by_hand: Score
    left_out: Score
    alike: Score
    interval: Interval
    picks: tuple[str, ...]


class _Remembering(Parser):
    """A parser that keeps what it read: only what comes after it changes with the weights."""

    def __init__(self) -> None:
        super().__init__()
        self.read_before: dict[str, list[Reading]] = {}

    def parts(self, document: Document, size: int = sys.maxsize) -> Iterator[Reading]:
        """As the parser has them, each document once; those of a gold set have one part."""
        if document.id not in self.read_before:
            self.read_before[document.id] = list(super().parts(document, size))
        return iter(self.read_before[document.id])


def tables() -> dict[str, Table]:
    """The tables to choose from, by name."""
    now = discourse.WEIGHTS | {name: getattr(discourse, name) for name in SINGLE}
    found: dict[str, Table] = {BY_HAND: now}
    for name, weight in now.items():
        for step in STEPS:
            value = min(weight * step, 1.0 if name in FADES else 99.0)
            found[f"{name} {value:.2f}"] = {**now, name: value}
    alike = dict.fromkeys(discourse.WEIGHTS, 1.0) | {"side": now["side"]}
    found[ALIKE] = {**now, **alike, "TOPIC": 1.0}
    return found


def _use(table: Table) -> None:
    for name, weight in table.items():
        if name in discourse.WEIGHTS:
            discourse.WEIGHTS[name] = weight
        else:
            setattr(discourse, name, weight)


def _readings(folder: Path) -> dict[str, list[FlatClaim]]:
    """The claims of all documents, by each table."""
    loaded = load_documents([folder / "documents.jsonl"])
    documents = [d for d in loaded if isinstance(d, Document)]
    reader = Reader()
    reader.parser = _Remembering()
    found = {}
    choices = tables()
    try:
        for name, table in choices.items():
            _use(table)
            results = (reader.read(document) for document in documents)
            found[name] = [flat_claim(to_flat(c)) for r in results for c in r.claims]
    finally:
        _use(choices[BY_HAND])
    return found


def left_out(folder: Path) -> Chosen:
    """Each group scored by a table that was chosen on others."""
    gold, read = load_gold(folder), _readings(folder)
    picks: list[str] = []

    def fit(known: Gold) -> str:
        ids = {d.id for d in known.documents}
        best = max(read, key=lambda n: _worth(known, [c for c in read[n] if c.document in ids]))
        picks.append(best)
        return best

    def predict(name: str, held: Sequence[GoldDocument]) -> list[FlatClaim]:
        return read[name]

    scored = cross_validate(gold, fit, predict, count=FOLDS)
    return Chosen(
        by_hand=score(gold, read[BY_HAND]),
        left_out=scored,
        alike=score(gold, read[ALIKE]),
        interval=resampled(gold, read[BY_HAND]),
        picks=tuple(picks),
    )


def _worth(gold: Gold, predicted: Sequence[FlatClaim]) -> tuple[float, float]:
    found = score(gold, predicted)
    return found.overall.f1, found.attribution


def main() -> int:
    """Print the scores."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    shared = ROOT.parent / "shared" / "gold" / "dev"
    ask.add_argument("gold", nargs="?", type=Path, default=shared)
    found = left_out(ask.parse_args().gold)
    for name, s in (
        (BY_HAND, found.by_hand),
        (f"chosen on other groups, {FOLDS} folds", found.left_out),
        (ALIKE, found.alike),
    ):
        print(
            f"{name:<34} claims {s.claims.f1:>5}  slots {s.overall.f1:>5}  "
            f"speaker {s.slots['speaker'].f1:>5}  attribution {s.attribution:>5}"
        )
    print(f"90 of 100 drawings: claims {found.interval.claims}, slots {found.interval.overall}")
    print("chosen:", ", ".join(found.picks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
