"""Whether the fillers of a frame are of the kinds that a trigger asks for.

Everyday verbs tell of fighting only with fitting arguments: "moved on", "took", "fell upon",
"crossed" with armed people for a subject, or a place or a post for an object.

Kinds: `armed` (forces, fighters, a state or side acting), `party` (anything owned by a party),
`people`, `object` (posts, houses, roads), `place` (a named place), `weapon`, `name`
(a proper name of no known kind, often a place), the noun itself, and the things that weapons
are when they are met: `aircraft`, `drone`, `ship`, `vehicle`, `tank`, `missile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.found import Found
from counterclaim.claims.places import PlaceName
from counterclaim.claims.roles import Roles

#: Kinds of parties that watch others: observers, peacekeepers, offices of the nations.
_WATCHING = frozenset({"mission", "monitor"})

#: Arms that can be brought down.
_FLYING = frozenset({"drone", "missile", "aircraft", "helicopter", "mlrs"})
#: What is a country's, and so a place, though its name is an adjective.
_SOIL = frozenset({"soil", "territory", "waters", "airspace"})
_PRONOUNS = frozenset({"it", "they"})
#: Fighters, with a word for whose they are: "their men", "al-Shabaab gunmen".
_UNDER_ARMS = frozenset({"man", "men", "gunman", "gunmen", "attacker", "assailant", "raider"})
#: Kinds of those that a pronoun may stand for where an entry asks for them.
_MEANT = frozenset({"armed", "ship", "vehicle", "aircraft", "drone"})
#: Who acts in a sentence, as a pronoun in the next one may mean them.
_ACTING = frozenset({"armed", "state", "side", "party", "people", "monitor", "weapon", "pronoun"})
_PLURAL = ("NNS", "NNPS", "PRP")
#: How many sentences back a pronoun is followed from pronoun to pronoun.
_BACK = 3


class Earlier(Protocol):
    """A sentence, and the one before it."""

    @property
    def annotated(self) -> Annotated:
        """The sentence itself."""

    @property
    def before(self) -> Earlier | None:
        """The sentence before it, where there is one."""


def kinds_of(chunk: Chunk, party_kinds: Mapping[str, str] | None = None) -> set[str]:
    """What a chunk is, in the words of the lexicon's constraints."""
    kinds: set[str] = set()
    if party_kinds and any(party_kinds.get(r.code) in _WATCHING for r in chunk.refs):
        kinds.add("monitor")
    if chunk.category in ("armed", "state", "side") or any(
        r.kind == "opponent" for r in chunk.refs
    ):
        kinds.add("armed")
    if chunk.refs or chunk.party is not None:
        kinds.add("party")
    if chunk.category in ("people", "armed", "source"):
        kinds.add("people")
    if chunk.refs and chunk.noun is not None and chunk.noun.lemma in _UNDER_ARMS:
        kinds.add("armed")  # "had ordered their men to fall back"
    if chunk.category == "object":
        kinds.add("object")
    if chunk.category == "monitor":
        kinds |= {"people", "monitor"}
    if chunk.weapon is not None:
        kinds |= {"weapon", chunk.weapon.means, chunk.weapon.what}
    if chunk.noun is not None:
        kinds |= set(chunk.noun.target_kind) | {chunk.noun.what, chunk.noun.lemma}
    return kinds - {""}


def fillers_fit(
    annotated: Annotated,
    found: Found,
    roles: Roles,
    places: Iterable[PlaceName],
    party_kinds: Mapping[str, str] | None = None,
    earlier: Earlier | None = None,
) -> bool:
    """Whether subject and other fillers are of the kinds that the trigger's entry asks for.

    `earlier` is the sentence before, which says whom a pronoun for a subject stands for.
    """
    trigger = found.trigger
    if not trigger.conditional:
        return True
    chunks = annotated.chunks
    places = list(places)
    if trigger.needs_target:
        hit = [chunks[n] for n in roles.targets]
        named = any(c.start <= p.start < c.end for c in hit for p in places)
        kinds = {k for c in hit for k in kinds_of(c)} | ({"place"} if named else set())
        kinds |= {"name" for c in hit if _is_name(annotated, c)}
        if not kinds & trigger.needs_target:
            return False
    if trigger.needs_subject:
        doing = roles.targets if trigger.frame == "undergo" else (*roles.actors, *roles.means)
        acting = [chunks[n] for n in doing] or _before(annotated, found, roles)
        if not doing and _struck(found, [chunks[n] for n in roles.targets]):
            acting = []  # "12 of the drones were neutralised": nobody is told to have done it
        acting += [m for n in roles.actors for m in _antecedent(annotated, found, chunks[n])]
        acting += _told_to(annotated, found)
        if earlier is not None and trigger.needs_subject & _MEANT:
            own = [c for c in acting if _is_subject(annotated, c, found.predicate)]
            acting += [m for c in own for m in acted_before(annotated, c, earlier)]
        done = not doing and not acting and found.anchors[0].passive and bool(roles.targets)
        fit = any(kinds_of(chunk, party_kinds) & trigger.needs_subject for chunk in acting)
        if not fit and not (done and _struck(found, [chunks[n] for n in roles.targets])):
            return False
    if trigger.needs_filler:
        met = {k for n in (*roles.targets, *roles.means) for k in kinds_of(chunks[n])}
        if any(_near(found, p.start) for p in places):
            met.add("place")
        for chunk in chunks:
            if _near(found, chunk.head):
                met |= kinds_of(chunk)
                if _is_name(annotated, chunk):
                    met.add("name")
                elif annotated.sentence.tokens[chunk.head].lower in _SOIL:
                    met.add("place")  # "on Congolese soil"
        return bool(met & trigger.needs_filler)
    return True


def _antecedent(annotated: Annotated, found: Found, chunk: Chunk) -> list[Chunk]:
    """Who says of himself that he did it: "the army denied that it had given up the town"."""
    tokens = annotated.sentence.tokens
    before = tokens[chunk.start - 1] if chunk.start else None
    if before is None or tokens[chunk.head].lower not in _PRONOUNS:
        return []
    verb = tokens[found.predicate]
    joined = before.lower in ("and", "but") and verb.dep == "conj"
    joined = joined and tokens[verb.head].dep == "ccomp"  # "it was attacked, and it struck back"
    if before.lower != "that" and before.tag not in ("VBD", "VBZ", "VBP") and not joined:
        return []
    while not joined and verb.dep in ("xcomp", "conj") and verb.i != tokens[chunk.head].head:
        if verb.tag == "VBG":
            return []  # "it shelled posts and hit a tank moving toward the town"
        verb = tokens[verb.head]
    if verb.i != tokens[chunk.head].head:
        return []
    one = tokens[chunk.head].lower == "it"
    subjects = [
        c
        for c in annotated.chunks
        if c.end <= chunk.start
        and not c.case
        and tokens[c.head].dep.startswith("nsubj")
        and not (one and tokens[c.head].tag in ("NNS", "NNPS"))
    ]
    return subjects[-1:]


def _told_to(annotated: Annotated, found: Found) -> list[Chunk]:
    """Who is ordered to do it: "had told their men to fall back"."""
    tokens = annotated.sentence.tokens
    verb = tokens[found.predicate]
    if verb.tag != "VB" or verb.dep != "xcomp":
        return []
    objects = annotated.sentence.of(verb.head, "obj", "iobj")
    chunks = (annotated.chunk_of(t.i) for t in objects if t.i < verb.i)
    return [c for c in chunks if c is not None]


def _is_subject(annotated: Annotated, chunk: Chunk, verb: int) -> bool:
    """Whether a chunk is the subject of a verb, or of the one that the verb is joined to.

    In "it hit a tank moving toward the town" it is the tank that moves.
    """
    tokens = annotated.sentence.tokens
    while tokens[chunk.head].head != verb and tokens[verb].dep == "conj":
        verb = tokens[verb].head
    return tokens[chunk.head].head == verb


def acted_before(annotated: Annotated, chunk: Chunk, earlier: Earlier | None) -> list[Chunk]:
    """Whom a pronoun for a subject means: who acted last, before it or in the sentence before.

    "Gunmen of the group rode into the town. They left it at noon, a trader says."
    """
    tokens = annotated.sentence.tokens
    word = tokens[chunk.head].lower
    if word not in _PRONOUNS:
        return []
    before = tokens[chunk.start - 1].lower if chunk.start else ""
    if before == "," and [t.text for t in tokens[chunk.end + 1 : chunk.end + 2]] == [","]:
        return []  # "the group, it charged, fires from schools"
    if before in ("as", "while", "when") and any(
        t.dep == "obj" for t in tokens[max(0, chunk.start - 6) : chunk.start]
    ):
        return []  # "its men ambushed the convoy as it pulled back"
    here = _doers(annotated, word, chunk.start)
    for _ in range(_BACK):
        named = next((c for c in here if c.category != "pronoun"), None)
        if named is not None:
            return [named]
        if earlier is None:
            return []
        here, earlier = _doers(earlier.annotated, word), earlier.before
    return []


def _doers(annotated: Annotated, word: str, end: int | None = None) -> list[Chunk]:
    """Who acts in a sentence, the last one first: subjects, and agents behind "by"."""
    tokens = annotated.sentence.tokens
    many = word == "they"
    return [
        c
        for c in reversed(annotated.chunks)
        if (end is None or c.end <= end)
        and c.category in _ACTING
        and (c.case == "by" or not c.case and tokens[c.head].dep.startswith("nsubj"))
        and (not many or tokens[c.head].tag in _PLURAL or c.category == "armed")
        and (many or tokens[c.head].tag not in _PLURAL or tokens[c.head].lower == word)
        and not (c.category == "pronoun" and tokens[c.head].lower != word)
    ]


def _struck(found: Found, hit: list[Chunk]) -> bool:
    """Whether a passive with no agent tells of arms that were brought down."""
    passive = found.anchors[0].passive and found.trigger.type == "shoot_down"
    flying = (c.weapon is not None and c.weapon.means in _FLYING for c in hit)
    return passive and bool(hit) and all(flying)


def _is_name(annotated: Annotated, chunk: Chunk) -> bool:
    """Whether a chunk is a proper name of no known kind, often a place's."""
    return chunk.category == "other" and annotated.sentence.tokens[chunk.head].pos == "PROPN"


def _before(annotated: Annotated, found: Found, roles: Roles) -> list[Chunk]:
    """Who may do it where the parse joins nobody to the verb: bare noun phrases shortly before."""
    first = min(found.tokens)
    return [
        c
        for n, c in enumerate(annotated.chunks)
        if not c.case and first - 12 <= c.head < first and n not in roles.targets
    ]


def _near(found: Found, token: int) -> bool:
    """Whether a token stands in the reach of a trigger: behind it, or shortly before."""
    return min(found.tokens) - 6 <= token <= max(found.tokens) + 8
