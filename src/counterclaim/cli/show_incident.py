"""`counterclaim show`: an incident side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.cli.incidentform import Seen
    from counterclaim.link.collapse import Collapsed
    from counterclaim.link.contested import Contested


def show(
    incident: Annotated[
        str,
        typer.Argument(metavar="INCIDENT", help="The id of an incident, or of a claim in it."),
    ],
    db: recording.Db = recording.DEFAULT,
    json: Annotated[
        bool, typer.Option("--json", help="Print the incident whole, as one JSON object.")
    ] = False,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Print under each cell the words that carry it.")
    ] = False,
    collapse: Annotated[
        str | None,
        typer.Option(
            metavar="RULE",
            help="Give one value for each contested figure by this rule: lowest, highest, range, "
            "own-losses-only or majority.",
        ),
    ] = None,
    values: Annotated[
        bool,
        typer.Option(
            "--values", help="Print the values of every field, not only figures and who began."
        ),
    ] = False,
) -> None:
    """Show what each party says of an incident, side by side.

    There is a column for each party in the order of their codes, and one for third parties. Below
    the table stand the values of each field with their speakers and independent sources, and the
    documents.
    """
    from counterclaim.cli.incidentform import incident_json, seen
    from counterclaim.cli.output import console, emit, flushed
    from counterclaim.link.collapse import collapse as collapse_by
    from counterclaim.link.collapse import rule_named

    rule = rule_named(collapse) if collapse else None
    with recording.opened(db) as record:
        found = seen(record.incident(incident))
    outcomes = None
    if rule is not None:
        outcomes = {n: collapse_by(entry, rule) for n, entry in enumerate(found.contested)}
    if json:
        import msgspec

        emit(msgspec.json.encode(incident_json(found, outcomes)) + b"\n")
        return
    with flushed():
        _print(console(), found, outcomes, with_quotes=quotes, all_values=values)


def _print(
    screen: Console,
    found: Seen,
    outcomes: dict[int, Collapsed] | None,
    *,
    with_quotes: bool,
    all_values: bool,
) -> None:
    from rich.text import Text

    from counterclaim.cli.incidentform import quotes_of
    from counterclaim.cli.sheet import sheet_of
    from counterclaim.cli.show import day_or_hour, plain, when
    from counterclaim.cli.sidebyside import print_sheet, print_values

    view = found.view
    title = f"Incident {view.incident.id}"
    if view.start:
        title += f", {when(day_or_hour(view.start), day_or_hour(view.end, last=True))}"
    screen.print(Text(plain(title), style="bold"))
    if view.asked != view.incident.id:
        screen.print(Text(f"asked for as {plain(view.asked)}"))
    if found.labels:
        screen.print(Text(", ".join(found.labels)))
    sheet = sheet_of(found.accounts, found.relations, found.statuses, found.contested)
    quotes = quotes_of(view.claims) if with_quotes else None
    print_sheet(screen, sheet, _party_names(sheet.columns), quotes)
    shown = [n for n, e in enumerate(found.contested) if all_values or _is_weighty(e)]
    if shown:
        screen.print(Text("Values by speaker", style="bold"))
        by_rule = None if outcomes is None else {i: outcomes[n] for i, n in enumerate(shown)}
        print_values(screen, [found.contested[n] for n in shown], _place_names(found), by_rule)
        screen.print()
    _print_elsewhere(screen, found)
    _print_documents(screen, found)


def _print_elsewhere(screen: Console, found: Seen) -> None:
    """What claims of other incidents say of claims of this one, or are told by them."""
    from rich.padding import Padding
    from rich.text import Text

    from counterclaim.cli.show import plain

    if not found.view.elsewhere:
        return
    screen.print(Text("Told in other incidents", style="bold"))
    for across in found.view.elsewhere:
        held, relation = across.held, across.relation
        is_left = relation.left == held.claim.id
        here = relation.right if is_left else relation.left
        does = "is denied by" if is_left else "denies"
        if relation.kind != "deny":
            does = f"contradicts (on {relation.field})" if relation.field else "contradicts"
        quote = f': "{held.claim.quotes[0].quote}"' if held.claim.quotes else ""
        who = f"{held.account.speaker}, {held.claim.id} in {held.document}"
        line = f"{held.incident}: {who}, {does} {here}{quote}"
        screen.print(Padding(Text(plain(line)), (0, 0, 0, 2), expand=False))
    screen.print()


def _party_names(columns: Sequence[str]) -> dict[str, str]:
    """By code the name of a party, where it has one that says more."""
    from counterclaim.lexicons.parties import load_parties

    known = load_parties().by_code
    return {code: f"{code} ({known[code].name})" for code in columns if code in known}


def _is_weighty(entry: Contested) -> bool:
    """Whether a field is shown unasked: figures, who began, and what accounts contradict."""
    return entry.is_figure or entry.field == "initiator" or entry.verdict == "differ"


def _place_names(found: Seen) -> dict[str, str]:
    """By the key of a place all names that the accounts have for it."""
    from counterclaim.link.contested import same_places

    places = same_places(found.accounts)
    names: dict[str, dict[str, None]] = {}
    for account in found.accounts:
        for spot in account.places:
            if spot.keys:
                names.setdefault(places[spot.keys], {})[spot.name] = None
    return {key: " / ".join(sorted(called)) for key, called in names.items()}


def _print_documents(screen: Console, found: Seen) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from counterclaim.cli.incidentform import rating_of
    from counterclaim.cli.show import plain

    view = found.view
    screen.print(Text("Documents", style="bold"))
    for document in view.documents:
        party = f" ({document.source_party})" if document.source_party else ""
        date = (document.published_at or "undated").replace("T", " ")
        line = f"{document.id}: {document.source or 'unnamed source'}{party}, {date}"
        screen.print(Padding(Text(plain(line)), (0, 0, 0, 2), expand=False))
    graded = [(held, rating_of(held, view)) for held in view.claims]
    if any(grade for _, grade in graded):
        screen.print(Text("Grades set by persons (source A-F, information 1-6)", style="bold"))
        for held, grade in graded:
            if grade:
                line = f"{grade} {held.claim.id} in {held.document}"
                screen.print(Padding(Text(plain(line)), (0, 0, 0, 2), expand=False))
