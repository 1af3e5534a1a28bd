"""The event type after the weapons are known: the heavier weapon decides (scheme rule 7)."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import FIRE_OR_ATTACK
from counterclaim.claims.means import weapon_piece
from counterclaim.claims.mentions import Piece
from counterclaim.claims.modality import Modality
from counterclaim.claims.wishes import is_bare
from counterclaim.read import Token

#: Acts that are a threat while they are only announced.
_ACTS = FIRE_OR_ATTACK | {"ground_attack", "raid", "seizure", "blockade", "abuse"}
_VOWS = ("vow", "pledg", "promis", "threat", "swear", "swore")
#: Those who came to attack, and verbs of killing them.
_ATTACKERS = frozenset(
    """attackers attacker assailants assailant raiders raider infiltrators infiltrator intruders
    intruder""".split()
)
_KILLING = frozenset(
    "kill eliminate neutralise neutralize liquidate shoot dead annihilate destroy".split()
)
_PLACES = frozenset({"garrison", "post", "base", "camp", "headquarters", "position", "outpost"})
_HEAVY = frozenset({"mortar", "artillery", "mlrs", "tank"})

#: What stands or moves on the ground or the water.
_GROUND = frozenset({"tank", "vehicle", "artillery", "building", "infrastructure", "ship"})


def refine_type(kind: str, found: Found, means: set[str], annotated: Annotated) -> tuple[str, str]:
    """The type that the trigger and its weapons make together, and the rule that made it."""
    name = f"{found.trigger.form} {found.trigger.key!r}"
    if kind not in FIRE_OR_ATTACK:
        return kind, name
    if found.trigger.key in (
        "missile strike",
        "missile attack",
        "air strike",
        "airstrike",
        "drone strike",
        "drone attack",
    ):
        if not means & _HEAVY:
            return kind, name
    if kind == "air_strike":
        dropped = found.trigger.key.startswith(("drop", "bomb"))
        if dropped and means and means <= {"drone", "grenade"}:
            return "drone_strike", f"{name} with drone"
        return kind, name
    by_weapon = weapon_type(means)
    if by_weapon is None:
        return kind, name
    if kind == "shelling" and by_weapon in ("gunfire", "drone_strike"):
        return kind, name
    if kind == "attack" and by_weapon == "gunfire" and found.trigger.frame == "assault":
        return kind, name
    if kind == "missile_strike" and by_weapon != "shelling":
        return kind, name
    return by_weapon, f"{name} with {', '.join(sorted(means))}"


def by_whom_it_befell(
    kind: str, found: Found, hit: list[Chunk], annotated: Annotated, means: list[Piece]
) -> str:
    """The type where those that it was done to decide.

    Who kills attackers repels them, people who fall into somebody's hands are captured, and a
    tank that is knocked out was not in the air.
    """
    if kind == "shoot_down" and hit and all(_on_the_ground(c) for c in hit):
        means += _wielded(found, annotated)
        return weapon_type({m.value for m in means}) or "attack"
    if kind == "seizure" and found.trigger.frame == "fall" and hit:
        people = all(c.category in ("armed", "people") and c.noun is not None for c in hit)
        places = any(t.lemma in _PLACES for c in hit for t in _words(annotated, c))
        return "capture" if people and not places else kind
    if kind == "seizure" and found.token in _counted(annotated):
        return "capture"
    if kind in ("attack", "gunfire") and _KILLING & set(found.trigger.key.split()):
        if any(t.lower in _ATTACKERS for c in hit for t in _words(annotated, c)):
            return "repelling"
    return kind


def _wielded(found: Found, annotated: Annotated) -> list[Piece]:
    """ "Our drones took out": the weapon right before the verb did it."""
    return [
        weapon_piece(annotated, hit, "the weapon that acts")
        for hit in annotated.weapons
        if hit.payload.means and hit.end == min(found.tokens)
    ]


def _on_the_ground(chunk: Chunk) -> bool:
    what = (chunk.weapon.what if chunk.weapon else "") or (chunk.noun.what if chunk.noun else "")
    built = chunk.noun is not None and set(chunk.noun.target_kind) & {"infrastructure", "medical"}
    return what in _GROUND or bool(built) and chunk.weapon is None


def _counted(annotated: Annotated) -> set[int]:
    """ "Six were killed, and thirteen were captured": the verbs of a bare amount of persons."""
    tokens = annotated.sentence.tokens
    subjects = [tokens[a.end - 1] for a in annotated.amounts if not a.article and not a.times]
    passive = (t for t in subjects if t.dep == "nsubj:pass" and t.head > t.i)
    counted = {t.head for t in passive if tokens[t.i + 1].lower != "of"}
    for t in subjects:  # "died at Kidal and seven were captured", whatever the parse hangs it on
        behind = tokens[t.i + 1 : t.i + 3]
        if len(behind) == 2 and behind[0].lemma == "be" and behind[1].tag in ("VBN", "VBD"):
            counted.add(behind[1].i)
    return counted


def _words(annotated: Annotated, chunk: Chunk) -> tuple[Token, ...]:
    """The words of a chunk, and of what stands behind it with "of"."""
    behind = annotated.chunk_of(chunk.end + 1) if chunk.of >= 0 else None
    part = annotated.sentence.tokens[chunk.start : chunk.end]
    if behind is not None and behind.case == "of":
        part += annotated.sentence.tokens[behind.start : behind.end]
    return part


def weapon_type(means: set[str]) -> str | None:
    """The type of an attack with these means; None where they do not decide."""
    if means & _HEAVY:
        return "shelling"
    if "missile" in means:
        return "missile_strike"
    if means & {"aircraft", "helicopter"}:
        return "air_strike"
    if "drone" in means:
        return "drone_strike"
    if "anti_tank" in means:
        return "shelling"
    if means & {"small_arms", "machine_gun", "sniper"}:
        return "gunfire"
    return None


def announces(kind: str, modality: Modality, actors: set[str], speaker: str) -> bool:
    """Whether an act is told by who will do it, before it is done: "we shall strike the port"."""
    if kind not in _ACTS:
        return False
    vowed = any(word in modality.status_method for word in _VOWS)
    return (
        (vowed or actors == {speaker})
        and modality.status in ("planned", "hypothetical")
        and not modality.negated
    )


def told_as_fact(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "Insists that the army fired" asserts; "insists that it withdraw" demands."""
    after = tokens[verb + 1 :]
    inserted = bool(after) and after[0].text == ","
    that = any(t.lower == "that" for t in after[:5])
    clause = next((t for t in after if t.pos in ("VERB", "AUX")), None)
    bare = bool(after) and after[0].lower not in ("on", "upon")  # "insists troops fired"
    if clause is None or not (that or inserted or bare):
        return inserted
    if is_bare(clause):  # of one only a wish has the bare form
        subject = next((t for t in after[: clause.i - verb] if t.dep.startswith("nsubj")), None)
        if subject is not None and subject.tag in ("NN", "NNP") and subject.head == clause.i:
            return False
    return clause.tag in ("VBD", "VBZ", "VBP") and clause.lower not in ("must", "should")
