"""Coverage of wordings: `python tools/bank.py [FILE...] [--misses]` reads the sentence bank.

For each event type of `evals/bank`: how many sentences give a claim of it (or of its family), and
in how many of these stance, actors and targets are right. Sentences without an event that give a
claim all the same are counted, too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import msgspec

from counterclaim import pipeline
from counterclaim.core.records import Claim, Document
from counterclaim.evaluate.align import FAMILIES
from counterclaim.evaluate.gold import read_lines
from counterclaim.pipeline import Reader

BANK = Path(__file__).resolve().parents[1] / "evals" / "bank"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of the bank and how it is coded; `event` is None where it tells none."""

    text: str
    source_party: str | None
    event: str | None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    stance: str = "assert"
    status: str = "occurred"
    speaker: str = ""


class Tally(msgspec.Struct):
    """What was found of one event type; `..._of` counts the sentences that have any."""

    sentences: int = 0
    found: int = 0
    exact: int = 0
    stance: int = 0
    actors: int = 0
    actors_of: int = 0
    targets: int = 0
    targets_of: int = 0


def load(path: Path) -> tuple[Entry, ...]:
    """The entries of a file."""
    return read_lines(path, Entry, missing="The bank lies in evals/bank.")


def claims_of(reader: Reader, entry: Entry, number: int) -> list[Claim]:
    """The claims of a sentence read as a document of its own."""
    document = Document(
        id=f"bank-{number}",
        text=entry.text,
        source_party=entry.source_party,
        published_at="2024-06-10T12:00+00:00",
        language="en",
    )
    return reader.claims(document)


def best(claims: Iterable[Claim], event: str) -> Claim | None:
    """The claim that tells the event, or one of its family."""
    kin = [
        c
        for c in claims
        if c.event.value == event
        or any(c.event.value in family and event in family for family in FAMILIES)
    ]
    return min(kin, key=lambda c: c.event.value != event, default=None)


def count(tally: Tally, entry: Entry, claim: Claim | None) -> None:
    """Add a sentence to the tally of its type."""
    tally.sentences += 1
    if claim is None:
        return
    tally.found += 1
    tally.exact += claim.event.value == entry.event
    tally.stance += claim.stance.value == entry.stance
    if entry.actors:
        tally.actors_of += 1
        tally.actors += any(v.value in entry.actors for v in claim.actors)
    if entry.targets:
        tally.targets_of += 1
        tally.targets += any(v.value in entry.targets for v in claim.targets)


def measure(
    entries: Iterable[Entry], reader: Reader, missed: list[str]
) -> tuple[dict[str, Tally], int, int]:
    """Tallies by type, then sentences that tell no event and how many of them gave a claim.

    A sentence lacks the document that would show whether it speaks of a conflict at all, so that
    the filters of whole documents are left out.
    """
    tallies: dict[str, Tally] = {}
    negatives = wrong = 0
    with (
        patch.object(pipeline, "is_of_conflict", lambda *_: True),
        patch.object(pipeline, "tells_something", lambda *_: True),
    ):
        for number, entry in enumerate(entries):
            claims = claims_of(reader, entry, number)
            if entry.event is None:
                negatives += 1
                wrong += bool(claims)
                continue
            claim = best(claims, entry.event)
            if claim is None:
                told = ", ".join(c.event.value for c in claims) or "nothing"
                missed.append(f"{entry.event}, told as {told}: {entry.text}")
            count(tallies.setdefault(entry.event, Tally()), entry, claim)
    return tallies, negatives, wrong


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    whole = Tally()
    for tally in tallies:
        for field in Tally.__struct_fields__:
            setattr(whole, field, getattr(whole, field) + getattr(tally, field))
    return whole


def lines(tallies: dict[str, Tally], negatives: int, wrong: int) -> Iterator[str]:
    """The table that is printed."""
    yield f"{'event':20}{'n':>6}{'found':>8}{'exact':>8}{'stance':>8}{'actors':>8}{'targets':>9}"
    for name, t in [*sorted(tallies.items()), ("all", total(tallies.values()))]:
        yield (
            f"{name:20}{t.sentences:6}{_share(t.found, t.sentences):>8}"
            f"{_share(t.exact, t.sentences):>8}{_share(t.stance, t.found):>8}"
            f"{_share(t.actors, t.actors_of):>8}{_share(t.targets, t.targets_of):>9}"
        )
    if negatives:
        yield f"claims where there is no event: {wrong} of {negatives} sentences"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the files given, or all of the bank, and print the table."""
    parser = argparse.ArgumentParser(description="Recall per event type on the sentence bank.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="list the sentences not found")
    options = parser.parse_args(arguments)
    files = options.files or sorted(BANK.glob("*.jsonl"))
    missed: list[str] = []
    entries = [entry for path in files for entry in load(path)]
    for line in lines(*measure(entries, Reader(), missed)):
        print(line)
    if options.misses:
        print("\n".join(missed))


if __name__ == "__main__":
    main()
