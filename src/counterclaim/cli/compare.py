"""`counterclaim compare`: how the claims of two documents stand to each other, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.core.links import Judgement
    from counterclaim.link import Edge
    from counterclaim.store import Held


class _Pair(NamedTuple):
    """Two claims, how they stand, and what persons said of the pair."""

    left: Held
    right: Held
    edge: Edge
    judgements: tuple[Judgement, ...]


def compare(
    one: Annotated[str, typer.Argument(metavar="DOC_A", help="The id of a document.")],
    other: Annotated[str, typer.Argument(metavar="DOC_B", help="The id of another document.")],
    db: recording.Db = recording.DEFAULT,
    json: Annotated[
        bool, typer.Option("--json", help="Print the linked pairs as JSON Lines.")
    ] = False,
) -> None:
    """Show which claims of two documents are linked, by which relation and on what grounds.

    A ground with a positive weight speaks for one incident, a negative one against it.
    """
    from counterclaim.cli.output import console, emit, flushed

    with recording.opened(db) as record:
        ids = [record.document(name).id for name in (one, other)]
        if ids[0] == ids[1]:
            what = one if one == other else f"{one} and {other} are one document, which"
            raise typer.BadParameter(
                f"{what} is compared with itself: name two documents.", param_hint="DOC_B"
            )
        first, second = (record.claims_of(name) for name in ids)
        pairs = list(_pairs(first, second, record.judgements()))
    if json:
        import msgspec

        for pair in pairs:
            emit(msgspec.json.encode(_form(pair)) + b"\n")
        return
    with flushed():
        _print(console(), pairs, len(first), len(second))


def _pairs(
    first: Iterable[Held], second: Iterable[Held], judgements: Iterable[Judgement]
) -> Iterable[_Pair]:
    """The pairs that anything links, the surest first."""
    from counterclaim.link import Linker

    linker = Linker()
    judged: dict[frozenset[str], list[Judgement]] = {}
    for judgement in judgements:
        if judgement.right is not None:
            key = frozenset((judgement.left, judgement.right))
            judged.setdefault(key, []).append(judgement)
    others = list(second)
    found = []
    for left in first:
        for right in others:
            edge = linker.pair(left.account, right.account)
            if edge is not None:
                key = frozenset((left.claim.id, right.claim.id))
                found.append(_Pair(left, right, edge, tuple(judged.get(key, ()))))
    return sorted(found, key=lambda p: (-p.edge.score, p.left.claim.id, p.right.claim.id))


def _form(pair: _Pair) -> dict[str, Any]:
    import msgspec

    from counterclaim.cli.incidentform import flat_of

    return {
        "a": flat_of(pair.left),
        "b": flat_of(pair.right),
        "same_incident": pair.left.incident is not None
        and pair.left.incident == pair.right.incident,
        "score": pair.edge.score,
        "reasons": msgspec.to_builtins(pair.edge.reasons),
        "relations": msgspec.to_builtins(pair.edge.relations),
        "judgements": msgspec.to_builtins(pair.judgements),
    }


def _print(screen: Console, pairs: list[_Pair], first: int, second: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from counterclaim.cli.read import counted

    screen.print(
        Text(f"{counted(len(pairs), 'linked pair')} among {first} and {second} claims", "bold")
    )
    for pair in pairs:
        screen.print(Text(f"\n{_heading(pair)}", style="bold"))
        for held in (pair.left, pair.right):
            screen.print(Padding(Text(_claim(held)), (0, 0, 0, 2), expand=False))
        for reason in pair.edge.reasons:
            detail = f": {reason.detail}" if reason.detail else ""
            line = f"{reason.weight:+.2f} {reason.name}{detail}"
            screen.print(Padding(Text(line), (0, 0, 0, 4), expand=False))
        for judgement in pair.judgements:
            line = f"judged {judgement.verdict} by {judgement.by}, {judgement.at}"
            screen.print(Padding(Text(line), (0, 0, 0, 4), expand=False))


def _heading(pair: _Pair) -> str:
    kinds = [f"{r.kind} on {r.field}" if r.field else r.kind for r in pair.edge.relations]
    is_one = pair.left.incident is not None and pair.left.incident == pair.right.incident
    where = "one incident" if is_one else "two incidents"
    return f"{', '.join(kinds) or 'no relation'}, score {pair.edge.score:.2f}, {where}"


def _claim(held: Held) -> str:
    from counterclaim.cli import show

    claim = held.account
    parts = [
        f"{claim.speaker} {show.STANCES.get(claim.stance, claim.stance)}",
        show.happening({"event": claim.event, "status": claim.status, "count": claim.count}),
        show.roles(claim.actors, claim.targets),
        show.when(claim.start, claim.end),
    ]
    text = ", ".join(part for part in parts if part)
    return show.plain(f"{claim.id} in {held.document}: {text}")
