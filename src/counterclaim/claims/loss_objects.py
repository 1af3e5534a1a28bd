"""Acts whose object is the loss itself: who was captured or handed over, what was shot down."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.loss_group import FLYING, Group
from counterclaim.claims.loss_groups import Groups
from counterclaim.claims.loss_words import forms, loss_words
from counterclaim.claims.mentions import LossPiece, Mention

#: The kind of the loss for each act, and whether it is of persons.
_ACTS = {
    "capture": ("captured", True),
    "handover": ("captured", True),
    "shoot_down": ("destroyed", False),
}
#: How many tokens may stand between the act and its object.
NEAR = 14


def add_objects(mention: Mention, annotated: Annotated, language: str) -> None:
    """Give an act the loss that its object is, where no words told it."""
    act = _ACTS.get(mention.type)
    if act is None or mention.found is None or mention.is_title and not mention.targets:
        return
    kind, persons = act
    if any(x.kind == kind or mention.type == "handover" for x in mention.losses):
        return
    shapes = [forms(token) for token in annotated.sentence.tokens]
    groups = Groups(annotated, loss_words(language), shapes)
    object_ = _object(mention, groups, persons)
    if object_ is None:
        return
    tokens = annotated.sentence.tokens
    if mention.type == "handover" and any(
        t.lemma.lower() in ("body", "remains", "corpse") for t in tokens
    ):
        kind = "killed"
    for group in _parts(groups, object_):
        owner = _national(annotated, group)
        if owner is None and len(mention.targets) == 1:
            owner = mention.targets[0].value
        mention.losses.append(
            LossPiece(
                party=owner or "UNKNOWN",
                kind=kind,
                what=_what(group),
                low=group.low,
                high=group.high,
                start=tokens[group.start].start,
                end=tokens[group.end - 1].end,
                basis="inferred" if owner else "defaulted",
                method=f"object of {mention.type}",
            )
        )


def _national(annotated: Annotated, group: Group) -> str | None:
    """The side that the words for the persons or things name."""
    chunk = annotated.chunk_of(group.head)
    refs = [r for r in chunk.refs if r.kind == "party"] if chunk is not None else []
    return refs[0].code if len(refs) == 1 else None


def _what(group: Group) -> str:
    return "any" if group.bare else group.what


def _object(mention: Mention, groups: Groups, persons: bool) -> Group | None:
    """The group of the right sort that stands nearest to the act, in its part of the sentence."""
    assert mention.found is not None
    tokens = groups.tokens
    anchors = mention.found.tokens
    best: tuple[int, Group] | None = None
    for group in groups.all:
        if group.person != persons or group.zero or not persons and group.what not in FLYING:
            continue
        if group.bare or group.amount is None:
            continue
        lo, hi = sorted((group.head, anchors[0]))
        if any(t.text in (";", ":") for t in tokens[lo:hi]):
            continue
        distance = min(abs(group.head - a) for a in anchors)
        acting = any(a.start <= tokens[group.head].start < a.end for a in mention.actors)
        if acting and mention.type != "handover":
            continue
        if distance <= NEAR and (best is None or distance < best[0]):
            best = (distance, group)
    return best[1] if best is not None else None


def _parts(groups: Groups, whole: Group) -> list[Group]:
    """The parts of "nine people: seven soldiers and two civilians", where they add up."""
    after = [
        g for g in groups.all if g.start >= whole.end and g.person == whole.person and not g.bare
    ]
    colon = (
        any(t.text == ":" for t in groups.tokens[whole.end : after[0].start]) if after else False
    )
    if not colon or whole.low is None:
        return [whole]
    total, parts = 0, []
    for group in after:
        if group.low is None or group.low != group.high:
            break
        total += group.low
        parts.append(group)
        if total == whole.low:
            return parts
    return [whole]
