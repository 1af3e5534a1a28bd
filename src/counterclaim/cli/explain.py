"""`counterclaim explain`: for each claim, which rule and which words gave each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import parameters as given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from counterclaim.core.place import ResolvedPlace
    from counterclaim.core.records import Claim, Result
    from counterclaim.core.spans import Span
    from counterclaim.core.values import Resolved, Unresolved, Value

    Row = tuple[str, str, str, str, tuple[Span, ...]]


def explain(
    paths: given.Paths,
    event: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Only claims of this event type.")
    ] = None,
    source_party: given.SourceParty = None,
    published: given.Published = None,
    source: given.Source = None,
    encoding: given.Encoding = "utf-8",
    limit: given.Limit = given.DEFAULT_LIMIT_MB,
    gazetteer: given.GazetteerIndex = None,
    quiet: given.Quiet = False,
) -> None:
    """Show for each claim which rule and which words gave each of its fields.

    A value is stated (the words name it), inferred (it follows from other words by the rule
    shown), or defaulted (nothing in the text says it; the rule names the convention). Places in
    the text are given as part:start-end, in characters.
    """
    from counterclaim.cli.batch import use_gazetteer
    from counterclaim.cli.output import console, flushed
    from counterclaim.cli.read import load_options, named, run

    use_gazetteer(gazetteer)
    options = load_options(source_party, published, source, encoding, limit)
    screen = console()

    def write(result: Result) -> None:
        with flushed():
            _print(screen, result, event)

    if run(named(paths, options), write, jobs=1, quiet=quiet):
        raise typer.Exit(1)


def _print(console: Console, result: Result, event: str | None) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from counterclaim.cli.show import plain, shortened
    from counterclaim.cli.table import heading

    console.print(Text(heading(result.document), style="bold"))
    kept = [c for c in result.claims if event is None or c.event.value == event]
    if not kept:
        console.print(Text("  no claims\n"))
    for number, claim in enumerate(kept, start=1):
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
        table.title = Text(f"{number}. {claim.event.value}, {claim.id}")
        for name, ratio in (("field", 2), ("value", 4), ("basis", 2), ("rule", 4), ("words", 8)):
            table.add_column(name, ratio=ratio)
        for field, value, basis, rule, spans in rows(claim):
            words = "\n".join(
                f"{s.part}:{s.start}-{s.end} “{shortened(s.quote, 90)}”" for s in spans
            )
            cells = (field, plain(value), basis, plain(rule), words)
            table.add_row(*(Text(cell) for cell in cells))
        console.print(table)


def rows(claim: Claim) -> Iterator[Row]:
    """Field, value, basis, rule and evidence of all that a claim says."""
    from counterclaim.cli.show import bounds

    yield _value("speaker", claim.speaker)
    for link in claim.via:
        yield "via", f"{link.party} {link.name}".strip(), "stated", "", link.evidence
    for field in ("stance", "event", "status"):
        yield _value(field, getattr(claim, field))
    for field in ("actors", "targets", "target_kind", "means"):
        for value in getattr(claim, field):
            yield _value(field, value)
    yield from _places(claim)
    yield _resolution("time", claim.time)
    for loss in claim.losses:
        number = bounds(loss.amount.low, loss.amount.high)
        words = " ".join(w for w in (loss.party, number, loss.kind, loss.what) if w)
        yield "losses", words, loss.basis, loss.method, loss.evidence
    if claim.count is not None:
        number = bounds(claim.count.value.low, claim.count.value.high)
        yield "count", number, claim.count.basis, claim.count.method, claim.count.evidence
    yield "quotes", f"{len(claim.quotes)}", "stated", "", claim.quotes


def _places(claim: Claim) -> Iterator[Row]:
    for use in claim.places:
        name = use.name if use.relation in ("at", use.role) else f"{use.relation} {use.name}"
        yield "places", f"{name} ({use.role})", "stated", use.method, (use.span,)
        if use.place is not None:
            yield _resolution("  located", use.place)


def _value(field: str, value: Value[Any]) -> Row:
    return field, str(value.value), value.basis, value.method, value.evidence


def _resolution(field: str, found: Resolved[Any] | Unresolved) -> Row:
    from counterclaim.core.values import Resolved

    if isinstance(found, Resolved):
        return field, _short(found.value), found.basis, found.method, found.evidence
    tried = f"tried: {', '.join(found.tried)}" if found.tried else ""
    return field, found.reason, "unresolved", tried, found.evidence


def _short(value: object) -> str:
    """A resolved value's own fields in one line, without those that are empty."""
    import msgspec

    from counterclaim.cli.show import when
    from counterclaim.core.place import ResolvedPlace as Found

    if isinstance(value, Found):
        return _located(value)
    plain = msgspec.to_builtins(value)
    if not isinstance(plain, dict):
        return str(plain)
    if "start" in plain and "end" in plain:
        line = when(plain["start"], plain["end"])
        hedge = "about " if plain.get("approximate") else ""
        return f"{hedge}{line} ({plain.get('precision')}, {plain.get('zone') or 'no zone'})"
    kept = {k: v for k, v in plain.items() if v not in (None, "", [], {})}
    return ", ".join(f"{k} {v}" for k, v in kept.items())


def _located(found: ResolvedPlace) -> str:
    """The place chosen, and the circle that the words allow."""
    place, shape = found.place, found.shape
    words = [place.label, place.kind.replace("_", " "), place.country, place.admin1]
    line = ", ".join(word for word in words if word)
    circle = f"{shape.lat}, {shape.lon}, radius {shape.radius_km:g} km ({shape.precision})"
    border = ""
    if found.border_km is not None and found.border:
        border = f"; {found.border_km:g} km from the border of {' and '.join(found.border)}"
    return f"{line}: {circle}{border}"
