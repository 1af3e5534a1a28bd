"""`counterclaim judge`: what a person decides, which outranks the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import recording

if TYPE_CHECKING:
    from counterclaim.core.links import Judgement, Verdict

app = typer.Typer(no_args_is_help=True, help="Decide on claims and sources, as a person.")

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The id of another claim.")]
By = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides; else the name you logged in with.")
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="On what grounds.")]
Json = Annotated[bool, typer.Option("--json", help="Print what was kept, and what it touched.")]


@app.command("same")
def same(
    claim: Claim,
    other: Other,
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Two claims are about one incident."""
    _keep(db, json, _judgement("same", claim, by, reason, right=other))


@app.command("different")
def different(
    claim: Claim,
    other: Other,
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Two claims are about two incidents."""
    _keep(db, json, _judgement("different", claim, by, reason, right=other))


@app.command("unsure")
def unsure(
    claim: Claim,
    other: Annotated[
        str | None,
        typer.Argument(metavar="[OTHER]", help="The id of another claim; none for not-a-claim."),
    ] = None,
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Take back what was judged of two claims, or that a claim is none."""
    _keep(db, json, _judgement("unsure", claim, by, reason, right=other))


@app.command("not-a-claim")
def not_a_claim(
    claim: Claim,
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """The machine took for a claim what is none."""
    _keep(db, json, _judgement("not a claim", claim, by, reason))


@app.command("correct")
def correct(
    claim: Claim,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="A field of the flat form, such as actors.")
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="What it holds: a word, words by comma, or JSON."),
    ],
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Set a field of a claim to what it should hold; the machine's value stays in the history."""
    _keep(
        db,
        json,
        _judgement("correct", claim, by, reason, field=field, value=_value(field, value)),
    )


@app.command("reliability")
def reliability(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's name, as its documents give it.")
    ],
    grade: Annotated[
        str, typer.Argument(metavar="A-F", help="A completely reliable, F cannot be judged.")
    ],
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Grade how reliable a source is, in the Admiralty scheme."""
    from counterclaim.core.grades import reliability as read

    _grade(db, json, scale="reliability", subject=source, grade=read(grade), by=by, reason=reason)


@app.command("credibility")
def credibility(
    claim: Claim,
    grade: Annotated[
        str, typer.Argument(metavar="1-6", help="1 confirmed by others, 6 cannot be judged.")
    ],
    db: recording.Db = recording.DEFAULT,
    by: By = None,
    reason: Why = "",
    json: Json = False,
) -> None:
    """Grade how credible what a claim says is, in the Admiralty scheme."""
    from counterclaim.core.grades import credibility as read

    _grade(db, json, scale="credibility", subject=claim, grade=read(grade), by=by, reason=reason)


def _name(by: str | None) -> str:
    """Who decides."""
    if by is not None:
        return by
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise typer.BadParameter(
            "this machine has no login name: say who decides.", param_hint="--by"
        ) from None


def _now() -> str:
    """The time, finely enough that of two judgements in a row the later one holds."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="microseconds")


def _judgement(
    verdict: Verdict,
    claim: str,
    by: str | None,
    reason: str,
    *,
    right: str | None = None,
    field: str | None = None,
    value: Any = None,
) -> Judgement:
    from counterclaim.core.ids import id_of
    from counterclaim.core.links import Judgement

    name, at = _name(by), _now()
    return Judgement(
        id=id_of("j", verdict, claim, right, field, value, name, at),
        verdict=verdict,
        left=claim,
        right=right,
        field=field,
        value=value,
        by=name,
        at=at,
        reason=reason,
    )


def _keep(db: str, json: bool, judgement: Judgement) -> None:
    import msgspec

    with recording.opened(db) as record:
        touched = record.judge(judgement)
    if json:
        _emit({"judgement": msgspec.to_builtins(judgement), "incidents": touched})
        return
    pair = f"{judgement.left} {judgement.right}" if judgement.right else judgement.left
    typer.echo(f"kept: {judgement.verdict}, {pair} ({judgement.id}, by {judgement.by})")
    if touched:
        typer.echo(f"incidents touched: {', '.join(touched)}")


def _grade(
    db: str, json: bool, *, scale: Any, subject: str, grade: str, by: str | None, reason: str
) -> None:
    import msgspec

    from counterclaim.core.grades import CREDIBILITY, RELIABILITY

    with recording.opened(db) as record:
        from counterclaim.store import Grade

        kept = Grade(
            scale=scale, subject=subject, grade=grade, by=_name(by), at=_now(), reason=reason
        )
        record.grade(kept)
    if json:
        _emit({"grade": msgspec.to_builtins(kept)})
        return
    meaning = {**RELIABILITY, **CREDIBILITY}[grade]
    typer.echo(f"kept: {scale} of {subject} is {grade}, {meaning} (by {kept.by})")


def _emit(form: dict[str, Any]) -> None:
    import msgspec

    from counterclaim.cli.output import emit

    emit(msgspec.json.encode(form) + b"\n")


_LISTS = ("actors", "targets", "target_kind", "means")
_JSON = ("places", "losses", "count")


def _value(field: str, given: str) -> Any:
    """What a user wrote, as the field holds it; the record checks it."""
    import msgspec

    if field in _LISTS and not given.startswith("["):
        parts = (part.strip() for part in given.split(","))
        return list(dict.fromkeys(part for part in parts if part))
    if field in ("start", "end") and given == "null":
        return None
    if field in (*_LISTS, *_JSON):
        try:
            return msgspec.json.decode(given)
        except msgspec.DecodeError as error:
            raise typer.BadParameter(
                f"{field} is written as JSON, and '{given}' is none: {error}. "
                'Examples: \'[["Sotk", "at"]]\', \'[["ARM", "killed", "military", 49, 49]]\', '
                "'[3, 3]'.",
                param_hint="VALUE",
            ) from None
    return given
