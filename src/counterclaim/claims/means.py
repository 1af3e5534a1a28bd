"""The weapons an act was done with: those named in its clause that are no other act's own.

"10 air strikes and 52 attacks with rocket systems" are two acts, and the rockets belong to the
second. A weapon inside the words of another act ("4 missile strikes"), or hanging on one that is
counted apart, is left to that one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import FIRE
from counterclaim.claims.mentions import Piece
from counterclaim.claims.phrases import Hit
from counterclaim.claims.vocabulary import Weapon

#: Acts of words and moves, and outcomes: weapons beside them are those of another act.
_WITHOUT = frozenset(
    "repelling withdrawal demand talks ceasefire blame monitoring calm damage casualties seizure "
    "handover displacement blockade".split()
)
#: Forces are brought up, shown or flown in: then the weapons are what moves.
_MOVED = frozenset({"buildup", "airspace_violation", "exercise"})
_MOVING = frozenset("aircraft naval artillery mortar tank drone mlrs missile helicopter".split())
#: What a strike of the kind is made with, whatever else is named.
_TOOLS = {"air_strike": "aircraft", "drone_strike": "drone"}


def find_means(
    annotated: Annotated,
    found: Found,
    clause: tuple[int, int],
    objects: Collection[int],
    founds: Sequence[Found] = (),
) -> list[Piece]:
    """Weapons in the `clause` of the act that are not what was hit or lost (`objects`).

    `founds` are all acts of the sentence. Each kind of weapon is given once, with its first words.
    """
    tokens = annotated.sentence.tokens
    lo, hi = clause
    pieces: dict[str, Piece] = {}
    for hit in annotated.weapons:
        kind = hit.payload.means
        if not lo <= hit.start < hi or hit.start in objects or not kind or kind in pieces:
            continue
        if not _fits(found.trigger.type, kind) or _of_another(annotated, hit.start, found, founds):
            continue
        pieces[kind] = weapon_piece(annotated, hit, "weapon named in the clause")
    if found.trigger.type == "mine_laying" and "mine" not in pieces:
        pieces["mine"] = Piece(
            value="mine",
            start=tokens[found.token].start,
            end=tokens[found.token].end,
            basis="inferred",
            method="the verb names the weapon",
        )
    return list(pieces.values())


def weapon_piece(annotated: Annotated, hit: Hit[Weapon], method: str) -> Piece:
    """The means that the words for a weapon name."""
    tokens = annotated.sentence.tokens
    start, end = tokens[hit.start].start, tokens[hit.end - 1].end
    return Piece(value=hit.payload.means, start=start, end=end, method=method)


def add_tool(annotated: Annotated, kind: str, found: Found, means: list[Piece]) -> None:
    """An air strike is by aircraft and a drone strike by drones, whatever else is named."""
    tool = _TOOLS.get(kind)
    if tool is None or {tool, "helicopter"} & {m.value for m in means}:
        return
    tokens = annotated.sentence.tokens
    means.append(
        Piece(
            value=tool,
            start=tokens[min(found.tokens)].start,
            end=tokens[max(found.tokens)].end,
            basis="inferred",
            method="what such a strike is made with",
        )
    )


def _fits(event: str, kind: str) -> bool:
    if event == "shoot_down":
        return kind == "air_defence"
    if kind == "air_defence" and event in FIRE:
        return False  # what brings drones down does not strike with them
    return event not in _WITHOUT and (event not in _MOVED or kind in _MOVING)


def _of_another(annotated: Annotated, weapon: int, found: Found, founds: Sequence[Found]) -> bool:
    """Whether the weapon is named in the words of another act, or hangs on one counted apart."""
    sentence = annotated.sentence
    own = {*found.tokens, *(a.token for a in found.anchors)}
    acts = {
        t: f
        for f in founds
        if own.isdisjoint(f.tokens)
        for t in (f.token, *f.tokens)
        if sentence.tokens[t].pos in ("NOUN", "PROPN")
    }
    inside = True
    for at in chain((weapon,), sentence.ancestors(weapon)):
        if at in own:
            return False
        if at in acts:
            act = acts[at]
            counted = bool(sentence.of(at, "nummod"))
            if act.token == weapon or sentence.tokens[act.token].pos == "VERB" and at == weapon:
                # "sent 60 drones": the weapon is what the other act is told by
                return counted and act.trigger.type != found.trigger.type
            return inside or counted
        inside = inside and sentence.tokens[at].dep.partition(":")[0] in ("compound", "amod")
    return False
