"""The commands and their options; what they do is imported only when they run."""

from __future__ import annotations

import typer

from counterclaim.cli import evaluate, explain, gazetteer, read

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
app.command("evaluate")(evaluate.evaluate)
app.add_typer(gazetteer.app, name="gazetteer")
