"""`counterclaim evaluate`: scores on a gold set, and the party swap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import parameters as given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.core.records import Result
    from counterclaim.evaluate import Figures, FlatClaim, Gold, Score
    from counterclaim.evaluate.lookalikes import LookAlikes
    from counterclaim.link import Account


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
    relations: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Link the claims, too: write the relations in the gold set's form, and score "
            "them against relations.jsonl.",
        ),
    ] = None,
    gold_claims: Annotated[
        bool,
        typer.Option("--gold-claims", help="Link the gold claims instead of reading."),
    ] = False,
    jobs: given.Jobs = 1,
) -> None:
    """Score claims against a gold set, slot by slot; with --relations their relations, too.

    Without --predictions the gold documents are read first. The figures are those of the gold
    set's own scorer, which reads the file that --out writes.
    """
    if swap and (predictions or by_group or errors or out or relations or gold_claims):
        raise typer.BadParameter("--swap goes with --json only.")
    if gold_claims and (predictions or out or not relations):
        raise typer.BadParameter("--gold-claims goes with --relations, without other claims.")
    if swap:
        _swap(gold, swap, json)
        return
    from counterclaim.evaluate import load_gold, score

    truth = load_gold(gold)
    chosen = gold / "claims.jsonl" if gold_claims else predictions
    claims, accounts, failed = _claims(gold, chosen, out, jobs, link=relations is not None)
    result = score(truth, claims)
    linked = _relations(truth, result, gold, accounts, relations) if relations else (None, None)
    if json:
        _print_json(truth, claims, result, by_group, *linked)
    else:
        _print_table(truth, claims, result, by_group, errors, *linked)
    if failed:
        raise typer.Exit(1)


def _claims(
    gold: Path, chosen: Path | None, out: Path | None, jobs: int, *, link: bool
) -> tuple[Sequence[FlatClaim], list[Account], bool]:
    """The claims to score, as accounts too where they are to be linked; whether any failed."""
    from counterclaim.evaluate import load_claims

    if not chosen:
        return _read(gold, out, jobs, link=link)
    claims = load_claims(chosen)
    return claims, _flat_accounts(claims, gold) if link else [], False


def _flat_accounts(claims: Sequence[FlatClaim], gold: Path) -> list[Account]:
    from counterclaim.core.records import Document
    from counterclaim.evaluate.relations import flat_accounts
    from counterclaim.ingest import load_documents

    found = load_documents([gold / "documents.jsonl"])
    return flat_accounts(claims, [item for item in found if isinstance(item, Document)])


def _read(
    gold: Path, out: Path | None, jobs: int, *, link: bool
) -> tuple[Sequence[FlatClaim], list[Account], bool]:
    """The claims that the reader finds in the gold documents; whether any document failed."""
    import msgspec

    from counterclaim.claims.flat import to_flat
    from counterclaim.cli.output import AtomicFile
    from counterclaim.cli.read import load_options, named, run
    from counterclaim.evaluate import flat_claim
    from counterclaim.link.accounts import accounts_of

    flat: list[dict[str, Any]] = []
    accounts: list[Account] = []

    def write(result: Result) -> None:
        flat.extend(map(to_flat, result.claims))
        if link:
            accounts.extend(accounts_of(result.claims, result.document))

    options = load_options(None, None, None, "utf-8", given.DEFAULT_LIMIT_MB)
    items = named([str(gold / "documents.jsonl")], options)
    failed = run(items, write, jobs=jobs, quiet=True)
    if out:
        with AtomicFile(out) as file:
            file.write(msgspec.json.Encoder().encode_lines(flat))
    return tuple(map(flat_claim, flat)), accounts, failed


def _relations(
    truth: Gold, result: Score, gold: Path, accounts: list[Account], out: Path
) -> tuple[dict[str, Figures], LookAlikes]:
    """Link the accounts, write their relations to `out`, score them, and seek look-alikes."""
    import msgspec

    from counterclaim.cli.output import AtomicFile
    from counterclaim.evaluate.lookalikes import look_alikes
    from counterclaim.evaluate.relations import load_relations, predict, score_relations
    from counterclaim.link import Linker

    want = load_relations(gold)
    groups = {d.id: d.group for d in truth.documents}
    links = Linker().link(accounts)
    found = predict(accounts, groups, links)
    with AtomicFile(out) as file:
        file.write(msgspec.json.Encoder().encode_lines(found))
    known = _flat_accounts(truth.claims, gold)
    to_gold = {p.id: g.id for p, g in result.pairs if g.id}
    made = [[to_gold[c] for c in i.claims if c in to_gold] for i in links.incidents]
    return score_relations(result.pairs, want, found), look_alikes(known, groups, want, made)


def _print_json(
    truth: Gold,
    claims: Sequence[FlatClaim],
    result: Score,
    groups: bool,
    linked: dict[str, Figures] | None,
    alike: LookAlikes | None,
) -> None:
    import msgspec

    from counterclaim.cli.output import emit
    from counterclaim.evaluate import by_group

    shown = result.as_figures()
    if groups:
        parts = by_group(truth, claims)
        shown["groups"] = {name: part.as_figures() for name, part in parts.items()}
    if linked is not None:
        shown["relations"] = linked
    if alike is not None:
        shown["look_alikes"] = alike
    emit(msgspec.json.encode(shown) + b"\n")


def _print_table(
    truth: Gold,
    claims: Sequence[FlatClaim],
    result: Score,
    groups: bool,
    errors: int,
    linked: dict[str, Figures] | None,
    alike: LookAlikes | None,
) -> None:
    import msgspec

    from counterclaim.cli.output import emit
    from counterclaim.evaluate.report import (
        errors_table,
        figures_table,
        group_table,
        look_alike_table,
        score_table,
    )

    lines = score_table(result)
    if linked is not None:
        lines += ["", *figures_table(linked)]
    if alike is not None:
        lines += ["", *look_alike_table(alike)]
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
    from counterclaim.evaluate.swap import load_swap
    from counterclaim.evaluate.swap_check import check
    from counterclaim.evaluate.swap_facts import Known, one_sided
    from counterclaim.pipeline import Reader

    exchange = load_swap(pair)
    options = load_options(None, None, None, "utf-8", given.DEFAULT_LIMIT_MB)
    items = named([str(gold / "documents.jsonl")], options)
    documents = [item for item, _ in items if isinstance(item, Document)]
    reader = Reader()
    apart = one_sided(reader.vocabulary.party_index, exchange)
    world = Known(reader, exchange, apart)
    report = check(documents, world.read, exchange, apart, world)
    if json:
        emit(msgspec.json.encode(report) + b"\n")
    else:
        emit(("\n".join(swap_table(report)) + "\n").encode())
