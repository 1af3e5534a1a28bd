"""`counterclaim read`: documents in, claims out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import parameters as given

if TYPE_CHECKING:
    from counterclaim.cli.batch import Named, Outcome
    from counterclaim.core.records import Result
    from counterclaim.ingest import LoadOptions


def read(
    paths: given.Paths,
    json: Annotated[
        bool, typer.Option("--json", help="Print full claims as JSON Lines, with all evidence.")
    ] = False,
    flat: Annotated[
        bool, typer.Option("--flat", help="Print claims as JSON Lines in the flat exchange form.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Keep what FILE has and skip the documents that stand in it."
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
    """Read documents and print the claims in them.

    Without --json or --flat the claims are printed as a table. What cannot be read is reported
    on standard error, the rest is read, and the exit status is 1.
    """
    if json and flat:
        raise typer.BadParameter("--json and --flat exclude each other.")
    if resume and (output is None or not (json or flat)):
        raise typer.BadParameter("--resume needs --output and one of --json and --flat.")
    if output is not None and any(_is_same(path, output) for path in paths):
        raise typer.BadParameter(f"{output} is read: name another file with --output.")
    from counterclaim.cli.batch import use_gazetteer

    use_gazetteer(gazetteer)
    options = load_options(source_party, published, source, encoding, limit)
    done, kept = _earlier(output, flat) if resume and output else (set(), b"")
    items = (pair for pair in named(paths, options) if getattr(pair[0], "id", None) not in done)
    with _sink(output, kept, _renderer(json, flat, output)) as write:
        failed = run(items, write, jobs=jobs, quiet=quiet)
    if failed:
        raise typer.Exit(1)


def _is_same(path: str, output: Path) -> bool:
    """Whether a file to be read is the one to be written; two names can be of one file."""
    return path != "-" and Path(path).is_file() and output.exists() and output.samefile(path)


def load_options(
    source_party: str | None,
    published: str | None,
    source: str | None,
    encoding: str,
    limit: float,
) -> LoadOptions:
    """The options of loading; a date or encoding that is none is wrong usage."""
    import codecs

    from counterclaim.core.errors import InputError
    from counterclaim.ingest import LoadOptions
    from counterclaim.ingest.dates import publication_date

    try:
        if not codecs.lookup(encoding)._is_text_encoding or encoding.lower() == "undefined":
            raise LookupError(encoding)
        published_at = publication_date(published) if published else None
    except LookupError:
        raise typer.BadParameter(
            f"'{encoding}' is no known encoding of text. Name one such as utf-8, cp1252 or koi8-r."
        ) from None
    except InputError as error:
        raise typer.BadParameter(str(error)) from None
    return LoadOptions(
        limit=int(limit * 1e6),
        encoding=encoding,
        source=source,
        source_party=source_party,
        published_at=published_at,
    )


def named(paths: list[str], options: LoadOptions) -> Iterator[Named]:
    """The documents of `paths` and of standard input, with their names."""
    from counterclaim.ingest import load_named

    return load_named(paths, sys.stdin.buffer, options)


def run(items: Iterator[Named], write: Callable[[Result], None], *, jobs: int, quiet: bool) -> bool:
    """Read `items`, write each result, report each failure; whether any failed."""
    from counterclaim.cli.batch import progress, read_all
    from counterclaim.core.errors import Failure

    documents = claims = failures = 0
    with progress(not quiet) as tick:
        try:
            for outcome in read_all(items, jobs):
                failures += report(outcome, quiet)
                if not isinstance(outcome[0], Failure):
                    write(outcome[0])
                    documents += 1
                    claims += len(outcome[0].claims)
                tick()
        except KeyboardInterrupt:
            say(f"interrupted after {counted(documents, 'document')}; what was read is kept")
            raise SystemExit(130) from None
    if not quiet and documents + failures > 1:
        counts = [counted(documents, "document"), counted(claims, "claim")]
        say(", ".join([*counts, counted(failures, "failure")]))
    return failures > 0


def report(outcome: Outcome, quiet: bool) -> int:
    """Print the failures and notes of an outcome; how many failures."""
    import msgspec

    from counterclaim.core.errors import Failure

    result, name = outcome
    found = [result] if isinstance(result, Failure) else list(result.failures)
    for failure in found:
        item = failure.item if failure.item.startswith(name) else name
        say(f"error: {msgspec.structs.replace(failure, item=item)}")
    if not quiet and not isinstance(result, Failure):
        for note in result.notes:
            say(f"note: {name}: {note}")
    return len(found)


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 document`, `2 documents`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say(message: str) -> None:
    """Tell the user something on standard error."""
    from counterclaim.cli.show import plain

    print(plain(message), file=sys.stderr)


def _earlier(output: Path, flat: bool) -> tuple[set[str], bytes]:
    from counterclaim.cli.output import finished

    return finished(output, flat)


def _renderer(json: bool, flat: bool, output: Path | None) -> Callable[[Result], bytes] | None:
    """What turns a result into bytes; None for a table on standard output."""
    import msgspec

    encoder = msgspec.json.Encoder(decimal_format="number")
    if json:
        return lambda result: encoder.encode_lines(result.claims)
    if flat:
        from counterclaim.claims.flat import to_flat

        return lambda result: encoder.encode_lines([to_flat(claim) for claim in result.claims])
    return _table_bytes if output else None


def _table_bytes(result: Result) -> bytes:
    import io

    from counterclaim.cli.output import console
    from counterclaim.cli.table import print_result

    page = io.StringIO()
    print_result(console(page), result)
    return page.getvalue().encode()


@contextlib.contextmanager
def _sink(
    output: Path | None, kept: bytes, render: Callable[[Result], bytes] | None
) -> Iterator[Callable[[Result], None]]:
    """What writes a result to where it should go."""
    from counterclaim.cli.output import AtomicFile, console, emit, flushed

    if render is None:
        from counterclaim.cli.table import print_result

        screen = console()

        def to_screen(result: Result) -> None:
            with flushed():
                print_result(screen, result)

        yield to_screen
    elif output is None:
        yield lambda result: emit(render(result))
    else:
        with AtomicFile(output, kept) as file:
            yield lambda result: file.write(render(result))
