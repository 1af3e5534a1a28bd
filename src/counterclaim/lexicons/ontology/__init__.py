"""The event ontology of the scheme, and its mapping to PLOVER, CAMEO, ACLED and UCDP.

`load_ontology()` gives the event types; the rules are applied by `counterclaim.resolve.codes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.core.ontology import SCHEMES, EventType, Rule, Scheme
from counterclaim.lexicons.files import load_yaml

__all__ = ["FILES", "load_ontology", "load_schemes"]

FOLDER = Path(__file__).parent
FILES = (
    "fire.yaml",
    "ground.yaml",
    "control.yaml",
    "posture.yaml",
    "persons.yaml",
    "report.yaml",
    "speech.yaml",
)


@lru_cache(maxsize=1)
def load_ontology() -> Mapping[str, EventType]:
    """All event types by id, in the order of the scheme's families."""
    sets = load_yaml(FOLDER / "rules.yaml")
    types: dict[str, EventType] = {}
    for name in FILES:
        for entry in load_yaml(FOLDER / name):
            event = _event(entry, sets, name)
            if event.id in types:
                raise LexiconError(f"{name} defines the event type {event.id!r} a second time.")
            types[event.id] = event
    return MappingProxyType(types)


def _event(entry: dict[str, Any], sets: dict[str, Any], name: str) -> EventType:
    try:
        rules = {scheme: _flat(entry["rules"][scheme], sets) for scheme in SCHEMES}
        event = msgspec.convert({**entry, "rules": rules}, type=EventType)
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise LexiconError(
            f"{name}: the event type {entry.get('id', '?')!r} breaks the schema: {error}.",
            remedy="See docs/reference/ontology.md for the form of an entry.",
        ) from error
    for scheme, made in event.rules.items():
        _check_last(made, f"{event.id}, {scheme}")
        for rule in made:
            _check_code(rule, scheme)
    return event


@lru_cache(maxsize=1)
def load_schemes() -> Mapping[str, Any]:
    """The codes of the schemes that the rules may give."""
    return MappingProxyType(load_yaml(FOLDER / "schemes.yaml"))


def _check_code(rule: Rule, scheme: Scheme) -> None:
    if not rule.code:
        return
    kind, subtype = rule.code
    known = load_schemes()[scheme]
    allowed = known.get(kind, ()) if scheme in ("plover", "acled") else [known.get(kind, "")]
    bare = subtype == "" and scheme in ("plover", "cameo")
    if kind not in known or not (bare or subtype in allowed):
        raise LexiconError(f"The rule {rule.name!r} gives {rule.code}, which {scheme} lacks.")


def _flat(entries: list[dict[str, Any]], sets: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules in order, with those of the sets named by "use" in their place."""
    flat: list[dict[str, Any]] = []
    for entry in entries:
        flat += sets[entry["use"]] if "use" in entry else [entry]
    return flat


def _check_last(rules: tuple[Rule, ...], where: str) -> None:
    """The last rule, and only it, always applies, so that every claim gets an answer."""
    always = [n for n, rule in enumerate(rules) if rule.when == Rule(name="", reason="").when]
    if always != [len(rules) - 1]:
        raise LexiconError(f"{where}: only the last rule may be, and must be, without a condition.")
