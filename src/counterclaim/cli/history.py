"""`counterclaim history`: who or what changed which value, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.store import Past


def history(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id of a claim, an incident or a document, or a source's name."
        ),
    ],
    db: recording.Db = recording.DEFAULT,
    json: Annotated[bool, typer.Option("--json", help="Print the steps as JSON Lines.")] = False,
) -> None:
    """Tell what became of a claim, an incident, a document or a source, the oldest step first."""
    from counterclaim.cli.output import console, emit, flushed

    with recording.opened(db) as record:
        steps = record.history(name)
    if json:
        import msgspec

        for step in steps:
            emit(msgspec.json.encode(step) + b"\n")
        return
    with flushed():
        _print(console(), steps)


def _print(screen: Console, steps: list[Past]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from counterclaim.cli.show import plain

    for step in steps:
        screen.print(Text(plain(f"{step.at}  {step.act}: {step.subject}")))
        for line in _details(step):
            screen.print(Padding(Text(plain(line)), (0, 0, 0, 4), expand=False))


def _details(step: Past) -> list[str]:
    lines = []
    if step.old is not None or step.new is not None:
        change = " → ".join(_words(v) for v in (step.old, step.new) if v is not None)
        lines.append(f"{step.field}: {change}" if step.field else change)
    who = step.by
    if step.made_by is not None:
        made = f"{step.made_by.stage} {step.made_by.version}"
        who = f"{who}, {made}" if who else made
    if who:
        lines.append(f"by {who}")
    if step.reason:
        lines.append(f"because: {step.reason}")
    return lines


def _words(value: Any) -> str:
    import msgspec

    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
