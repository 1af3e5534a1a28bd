"""The commands and their options; what they do is imported only when they run."""

from __future__ import annotations

import typer

from counterclaim.cli import (
    add,
    compare,
    evaluate,
    explain,
    gazetteer,
    history,
    incidents,
    judge,
    link,
    read,
    record,
    search,
    show_incident,
)

app = typer.Typer(
    name="counterclaim",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"counterclaim {version('counterclaim')}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Turn official communiqués and news of clashes into attributed claims."""


app.command("read")(read.read)
app.command("explain")(explain.explain)
app.command("add")(add.add)
app.command("incidents")(incidents.incidents)
app.command("show")(show_incident.show)
app.command("compare")(compare.compare)
app.command("search")(search.search)
app.command("history")(history.history)
app.add_typer(judge.app, name="judge")
app.command("link")(link.link)
app.add_typer(record.app, name="record")
app.command("evaluate")(evaluate.evaluate)
app.add_typer(gazetteer.app, name="gazetteer")
