"""Whether a person's corrected value is one that its field can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args

import msgspec

from counterclaim.core.errors import JudgementError
from counterclaim.core.interval import moment
from counterclaim.core.near import near
from counterclaim.core.records import PlaceRole, Stance, Status
from counterclaim.lexicons.ontology import load_ontology
from counterclaim.lexicons.parties import load_parties
from counterclaim.lexicons.weapons.records import MEANS, TARGET_KINDS

_Number = int | None
_Loss = Literal[
    "killed", "wounded", "captured", "missing", "killed_or_wounded", "dead_or_missing",
    "destroyed", "damaged",
]  # fmt: skip

#: What each field of the flat form holds.
FIELDS: dict[str, Any] = {
    "speaker": str,
    "stance": Stance,
    "event": str,
    "status": Status,
    "actors": list[str],
    "targets": list[str],
    "target_kind": list[str],
    "places": list[tuple[str, PlaceRole]],
    "start": str | None,
    "end": str | None,
    "means": list[str],
    "losses": list[tuple[str, _Loss, str, _Number, _Number]],
    "count": tuple[_Number, _Number] | None,
}


def check_value(field: str | None, value: object) -> None:
    """Raises `JudgementError` where `field` of the flat form cannot hold `value`."""
    if field not in FIELDS:
        raise JudgementError(
            f"A claim has no field {field!r} that can be corrected.",
            remedy=f"Fields are {', '.join(FIELDS)}.",
            is_usage=True,
        )
    try:
        msgspec.convert(value, type=FIELDS[field])
        if field in ("start", "end") and isinstance(value, str):
            moment(value)
    except (msgspec.ValidationError, ValueError) as error:
        raise JudgementError(
            f"The field {field} cannot hold {msgspec.json.encode(value).decode()}: {error}.",
            remedy=_remedy(field),
            is_usage=True,
        ) from error
    if field == "event":
        _check_code("event type", str(value), load_ontology())
    _check_ranges(field, value)
    for name, codes in (("means", MEANS), ("target_kind", TARGET_KINDS)):
        if field == name and isinstance(value, Iterable):
            for code in value:
                _check_code(name, code, sorted(codes))
    if field == "speaker" and not str(value).strip():
        raise JudgementError(
            "A speaker has no code.", remedy="Write UNKNOWN for one.", is_usage=True
        )


def _check_ranges(field: str, value: Any) -> None:
    """Raises `JudgementError` where a number is below none or its least is over its most."""
    ranges: list[Any] = []
    if field == "count" and value is not None:
        ranges = [value]
    elif field == "losses":
        ranges = [loss[3:] for loss in value]
    for least, most in ranges:
        known = [n for n in (least, most) if n is not None]
        if known != sorted(known) or min(known, default=0) < 0:
            raise JudgementError(
                f"The field {field} cannot hold the numbers {least} to {most}.",
                remedy="Write the least first, then the most; null for one that is not known.",
                is_usage=True,
            )


def _remedy(field: str) -> str:
    words = get_args(FIELDS[field])
    if words and all(isinstance(word, str) for word in words):
        return f"It holds one of {', '.join(words)}."
    return "See docs/reference/claims.md for what it holds."


def check_parties(field: str | None, value: Any, is_held: Callable[[str], bool]) -> None:
    """Raises `JudgementError` where a value names a party that nobody knows.

    `is_held` says whether the record has a code already: readers may know more than we do.
    """
    named = {"speaker": [value], "actors": value, "targets": value}.get(field or "", ())
    if field == "losses":
        named = [loss[0] for loss in value]
    for code in named:
        if code in load_parties().by_code or is_held(code):
            continue
        alike = parties_near(code)
        raise JudgementError(
            f"There is no party {code!r}.",
            remedy=f"Is it {' or '.join(alike)}?"
            if alike
            else "Codes are ISO 3166 alpha-3 for states, else those of docs/reference/parties.md; "
            "write UNKNOWN for one that is not named.",
            is_usage=True,
        )


def parties_near(code: str) -> list[str]:
    """Parties like what a user wrote, by code or name, as `ARM (Armenia)`."""
    known = load_parties().by_code
    by_word = {word: p for p in known.values() for word in (p.code, p.name)}
    found = dict.fromkeys(by_word[word].code for word in near(code, by_word))
    return [f"{c} ({known[c].name})" for c in found]


def check_times(start: str | None, end: str | None) -> None:
    """Raises `JudgementError` where a corrected time would run backwards."""
    if start and end and moment(start) > moment(end, last=True):
        raise JudgementError(
            f"The claim would begin at {start} and end at {end}.",
            remedy="Correct the other bound first.",
        )


def _check_code(what: str, code: str, known: Iterable[str]) -> None:
    if code not in known:
        raise JudgementError(
            f"There is no {what} {code!r}.",
            remedy=f"Known are {', '.join(known)}.",
            is_usage=True,
        )
