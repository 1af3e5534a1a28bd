"""`counterclaim evaluate`: scores on a gold set, and the party swap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import parameters as given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from counterclaim.core.records import Document
    from counterclaim.evaluate import FlatClaim, Gold, Score


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            exists=True,
            file_okay=False,
            help="Folder with documents.jsonl and claims.jsonl.",
        ),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Score these flat claims instead of reading the documents.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    by_group: Annotated[
        bool, typer.Option("--by-group", help="Print the scores of each incident group, too.")
    ] = False,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show up to N missed and N spurious claims.")
    ] = 0,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write the predictions, as flat claims."),
    ] = None,
    swap: Annotated[
        str | None,
        typer.Option(
            metavar="ARM:AZE",
            help="Exchange two parties throughout and list every claim that does not follow.",
        ),
    ] = None,
    jobs: given.Jobs = 1,
) -> None:
    """Score claims against a gold set, slot by slot.

    Without --predictions the gold documents are read first. The figures are those of the gold
    set's own scorer, which reads the file that --out writes.
    """
    if swap and (predictions or by_group or errors or out):
        raise typer.BadParameter("--swap goes with --json only.")
    if swap:
        _swap(gold, swap, json)
        return
    from counterclaim.evaluate import load_claims, load_gold, score

    truth = load_gold(gold)
    if predictions:
        claims, failed = load_claims(predictions), False
    else:
        claims, failed = _read(gold, out, jobs)
    result = score(truth, claims)
    if json:
        _print_json(truth, claims, result, by_group)
    else:
        _print_table(truth, claims, result, by_group, errors)
    if failed:
        raise typer.Exit(1)


def _read(gold: Path, out: Path | None, jobs: int) -> tuple[tuple[FlatClaim, ...], bool]:
    """The claims that the reader finds in the gold documents; whether any document failed."""
    import msgspec

    from counterclaim.claims.flat import to_flat
    from counterclaim.cli.output import AtomicFile
    from counterclaim.cli.read import load_options, named, run
    from counterclaim.core.records import Result
    from counterclaim.evaluate import flat_claim

    flat: list[dict[str, Any]] = []

    def write(result: Result) -> None:
        flat.extend(map(to_flat, result.claims))

    options = load_options(None, None, None, "utf-8", given.DEFAULT_LIMIT_MB)
    items = named([str(gold / "documents.jsonl")], options)
    failed = run(items, write, jobs=jobs, quiet=True)
    if out:
        with AtomicFile(out) as file:
            file.write(msgspec.json.Encoder().encode_lines(flat))
    return tuple(map(flat_claim, flat)), failed


def _print_json(truth: Gold, claims: Sequence[FlatClaim], result: Score, groups: bool) -> None:
    import msgspec

    from counterclaim.cli.output import emit
    from counterclaim.evaluate import by_group

    shown = result.as_figures()
    if groups:
        parts = by_group(truth, claims)
        shown["groups"] = {name: part.as_figures() for name, part in parts.items()}
    emit(msgspec.json.encode(shown) + b"\n")


def _print_table(
    truth: Gold, claims: Sequence[FlatClaim], result: Score, groups: bool, errors: int
) -> None:
    import msgspec

    from counterclaim.cli.output import emit
    from counterclaim.evaluate.report import errors_table, group_table, score_table

    lines = score_table(result)
    if groups:
        lines += ["", *group_table(truth, claims)]
    lines += errors_table(result, errors, msgspec.json.encode)
    emit(("\n".join(lines) + "\n").encode())


def _swap(gold: Path, pair: str, json: bool) -> None:
    import msgspec

    from counterclaim.cli.output import emit
    from counterclaim.cli.read import load_options, named
    from counterclaim.core.records import Document
    from counterclaim.evaluate.report import swap_table
    from counterclaim.evaluate.swap import check, load_swap, one_sided
    from counterclaim.lexicons.parties import load_parties

    exchange = load_swap(pair)
    options = load_options(None, None, None, "utf-8", given.DEFAULT_LIMIT_MB)
    items = named([str(gold / "documents.jsonl")], options)
    documents = [item for item, _ in items if isinstance(item, Document)]
    apart = one_sided(load_parties(), exchange.codes)
    report = check(documents, _flat_reader(), exchange, apart)
    if json:
        emit(msgspec.json.encode(report) + b"\n")
    else:
        emit(("\n".join(swap_table(report)) + "\n").encode())


def _flat_reader() -> Callable[[Document], list[FlatClaim]]:
    from counterclaim.claims.flat import to_flat
    from counterclaim.cli.batch import read_one
    from counterclaim.core.errors import Failure
    from counterclaim.evaluate import flat_claim

    def read(document: Document) -> list[FlatClaim]:
        result = read_one(document)
        if isinstance(result, Failure):
            return []
        return [flat_claim(to_flat(claim)) for claim in result.claims]

    return read
