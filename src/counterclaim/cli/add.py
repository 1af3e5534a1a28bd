"""`counterclaim add`: documents into the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import parameters as given
from counterclaim.cli import recording

if TYPE_CHECKING:
    from counterclaim.cli.batch import Named
    from counterclaim.core.records import Result
    from counterclaim.store import Added, Record


def add(
    paths: given.Paths,
    db: recording.Db = recording.DEFAULT,
    json: Annotated[
        bool, typer.Option("--json", help="Print what came of each document as JSON Lines.")
    ] = False,
    bulk: Annotated[
        bool,
        typer.Option(
            "--bulk", help="Link once, at the end: for a first filling with many documents."
        ),
    ] = False,
    source_party: given.SourceParty = None,
    published: given.Published = None,
    source: given.Source = None,
    encoding: given.Encoding = "utf-8",
    limit: given.Limit = given.DEFAULT_LIMIT_MB,
    gazetteer: given.GazetteerIndex = None,
    jobs: given.Jobs = 1,
    quiet: given.Quiet = False,
) -> None:
    """Read documents into the record and link their claims with what is there.

    A document that is there already is passed over, so that the same command goes on where it was
    interrupted. What cannot be read is reported, the rest is added, and the exit status is 1.
    """
    if bulk and json:
        raise typer.BadParameter("--bulk tells nothing of single documents: leave --json out.")
    from counterclaim.cli.batch import use_gazetteer
    from counterclaim.cli.read import load_options, named

    use_gazetteer(gazetteer)
    options = load_options(source_party, published, source, encoding, limit)
    with recording.opened(db) as record:
        work = _Work(record, jobs=jobs, quiet=quiet, json=json)
        failed = work.run(named(paths, options), bulk=bulk)
    if failed:
        raise typer.Exit(1)


class _Work:
    """One run: what is read is added at once, and what fails is told and counted."""

    def __init__(self, record: Record, *, jobs: int, quiet: bool, json: bool) -> None:
        self.record = record
        self.jobs = jobs
        self.quiet = quiet
        self.json = json
        self.counts: Counter[str] = Counter()

    def run(self, items: Iterator[Named], *, bulk: bool) -> bool:
        """Add everything; whether anything failed."""
        from counterclaim.cli.batch import progress
        from counterclaim.cli.read import say

        with progress(not self.quiet) as tick:
            results = self._results(items, tick)
            try:
                if bulk:
                    self.counts["added"] = self.record.load(results)
                    self.counts["claims"] = self.counts["read"]
                else:
                    for added in self.record.add(results):
                        self._note(added)
            except KeyboardInterrupt:
                say(f"interrupted; {self._summary()}; the same command goes on from there")
                raise SystemExit(130) from None
        if not self.quiet:
            say(f"{self._summary()}; {self._held()}")
        return self.counts["failed"] > 0

    def _results(self, items: Iterator[Named], tick: Any) -> Iterator[Result]:
        """What was read anew; failures are told."""
        from counterclaim.cli.batch import read_all
        from counterclaim.cli.read import report
        from counterclaim.core.errors import Failure

        for outcome in read_all(self._unknown(items, tick), self.jobs):
            result = outcome[0]
            failures = report(outcome, self.quiet)
            self.counts["failed"] += failures
            if isinstance(result, Failure):
                self._print(outcome[1], "failed", failure=result)
            else:
                self.counts["read"] += len(result.claims)
                yield result
            tick()

    def _unknown(self, items: Iterator[Named], tick: Any) -> Iterator[Named]:
        """The documents that the record lacks: those it has need not be read again."""
        from counterclaim.core.errors import Failure

        for document, name in items:
            if isinstance(document, Failure) or not self.record.has(document):
                yield document, name
                continue
            self.counts["known"] += 1
            self._print(document.id, "known")
            tick()

    def _note(self, added: Added) -> None:
        from counterclaim.cli.read import say

        self.counts[added.outcome] += 1
        self.counts["claims"] += added.claims
        if added.failure is not None:
            self.counts["failed"] += 1
            say(f"error: {added.failure}")
        for judgement in added.orphaned if not self.quiet else ():
            say(
                f"note: {added.document}: judgement {judgement} is on a claim that the new reading "
                f"has no more. See 'counterclaim history {added.document}'."
            )
        self._print(
            added.document,
            added.outcome,
            claims=added.claims,
            incidents=added.incidents,
            failure=added.failure,
        )

    def _print(self, document: str, outcome: str, **values: object) -> None:
        if self.json:
            import msgspec

            from counterclaim.cli.output import emit

            line = {"document": document, "outcome": outcome} | values
            emit(msgspec.json.encode(line) + b"\n")

    def _summary(self) -> str:
        from counterclaim.cli.read import counted

        counts = self.counts
        parts = [f"{counted(counts['added'], 'document')} added"]
        for outcome, words in _OUTCOMES.items():
            if counts[outcome]:
                parts.append(f"{counts[outcome]} {words}")
        parts += [counted(counts["claims"], "claim"), counted(counts["failed"], "failure")]
        return ", ".join(parts)

    def _held(self) -> str:
        """What the record holds now."""
        from counterclaim.cli.read import counted

        if not self.record.exists():
            return "nothing is in the record"
        stats = self.record.stats()
        claims, incidents = counted(stats.claims, "claim"), counted(stats.incidents, "incident")
        return f"the record holds {claims} of {incidents}"


_OUTCOMES = {
    "known": "already there",
    "reread": "read anew",
    "revised": "revised",
    "older": "kept beside a later one",
}
