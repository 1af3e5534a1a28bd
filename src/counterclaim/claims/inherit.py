"""Places that a telling takes over: from the telling before it, a heading, or the title.

"Saboteurs crept between the outposts at X and Y and laid mines; a firefight ensued, and posts
came under mortars": all three happened at X and Y. A telling without a place takes the places
of the nearest telling before it in the same voice and paragraph; an answer and a toll do not.
A paragraph that begins with a place and a full stop is about that place; and where a document
names no other place than its title, its tellings are about that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.kinds import FIRE_OR_ATTACK, HOSTILE, SPEECH
from counterclaim.claims.mentions import Mention, PlacePiece
from counterclaim.claims.participants import Sentenced
from counterclaim.read import Token

#: Acts that happen where the act before them did.
CONTINUED = HOSTILE - {"repelling", "ceasefire_violation", "shoot_down"} | {
    "clash",
    "explosion",
    "withdrawal",
    "displacement",
}
#: What a paragraph may begin with that goes on with the last sentence of the one before.
FOLLOWING = frozenset({"clash", "capture", "gunfire"})
#: Events of words, which have no place of their own.
UNPLACED = SPEECH | {"talks", "ceasefire"}
#: Events that are told of where people leave.
LEFT = frozenset({"withdrawal", "displacement"})
#: How many sentences back.
REACH = 2
#: The method of an actor that the other side's telling names.
OTHERS_ACT = "whose act the other side told of"
#: The method of an actor in whose operation it happened.
ITS_COURSE = "in the course of whose operation it happened"
_COURSE = re.compile(
    r"\b(?:in the course of|during|as part of|within the framework of) which\b", re.I
)
_SUCH = re.compile(r"\bsuch (?:an? )?$")
#: How many sentences back what is denied may have been told.
FAR = 8
#: Verbs of who began a fight, and nouns by which it is spoken of.
_BEGINNING = frozenset({"begin", "start", "initiate", "provoke", "trigger", "open"})
_FIGHT = frozenset(
    "fight fighting clash shootout battle skirmish exchange firefight incident engagement".split()
)
#: A heading has at most so many words.
HEADING = 7


def inherit_places(mentions: Sequence[Mention], sentences: Sequence[Sentenced]) -> None:
    """Give each telling without a place those of the telling that it goes on with."""
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda m: (m.sentence, m.start)):
        if mention.is_title or mention.weak:
            continue
        if any(p.role == "at" for p in mention.places):
            last = mention
            continue
        if last is None or mention.places or mention.type not in CONTINUED:
            continue
        gap = mention.sentence - last.sentence
        near = mention.paragraph == last.paragraph and gap <= REACH
        near = near or mention.type in FOLLOWING and gap <= 1
        if not near or mention.speaker != last.speaker or mention.stance != last.stance:
            continue
        if mention.status in ("planned", "hypothetical") or last.type not in CONTINUED:
            continue
        _give(mention, last.places, "where the act before it happened")
    _from_sentence_before(mentions, sentences)
    headings = _headings(sentences)
    topic = _topic(sentences)
    for mention in mentions:
        if mention.places or mention.is_title or mention.type in UNPLACED:
            continue
        if mention.paragraph in headings:
            _give(mention, headings[mention.paragraph], "the heading of its paragraph")
        elif topic:
            _give(mention, topic, "the place of the title")


def _from_sentence_before(mentions: Sequence[Mention], sentences: Sequence[Sentenced]) -> None:
    """ "The ministry denied that the group holds X. Its fighters left within the hour": at X.

    Only the one place of a sentence that tells nothing itself, and is no dateline.
    """
    telling = {m.sentence for m in mentions}
    placed = {
        i.annotated.sentence.index: (i.annotated.sentence.paragraph, _pieces(i))
        for i in sentences
        if not i.annotated.sentence.is_title
        and i.annotated.sentence.index not in telling
        and _has_verb(i)
    }
    for mention in mentions:
        if mention.places or mention.is_title or mention.type not in CONTINUED:
            continue
        paragraph, pieces = placed.get(mention.sentence - 1, (-1, []))
        if paragraph == mention.paragraph and len(pieces) == 1:
            _give(mention, pieces, "where the sentence before it is")


def tell_who_began(mentions: Sequence[Mention], sentences: Sequence[Sentenced]) -> None:
    """ "A shootout took place. It was begun by X, which fired": the fight is the act it tells."""
    began = {
        item.annotated.sentence.index - 1
        for item in sentences
        if _says_who_began(item.annotated.sentence.tokens)
    }
    for mention in mentions:
        if mention.type == "clash" and mention.sentence in began and not mention.is_title:
            mention.generic = True


def _says_who_began(tokens: Sequence[Token]) -> bool:
    first = next((t for t in tokens[:8] if t.lemma in _BEGINNING and t.tag == "VBN"), None)
    if first is None or tokens[0].lower not in ("it", "this", "the"):
        return False
    about = tokens[0].lower != "the" or any(t.lemma.lower() in _FIGHT for t in tokens[1:4])
    passive = any(t.lemma == "be" for t in tokens[: first.i])
    return about and passive and any(t.lower == "by" for t in tokens[first.i : first.i + 8])


def inherit_denied(mentions: Sequence[Mention]) -> None:
    """Who denies or admits what another told, without a place, means where the other had it."""
    ordered = sorted(mentions, key=lambda m: (m.sentence, m.start))
    for number, mention in enumerate(ordered):
        if mention.places or mention.stance not in ("deny", "concede") or mention.is_title:
            continue
        told = [
            m
            for m in ordered[:number]
            if m.places
            and m.type == mention.type
            and m.speaker != mention.speaker
            and {a.value for a in m.actors} == {a.value for a in mention.actors}
            and mention.sentence - m.sentence <= FAR
        ]
        if told:
            _give(mention, told[-1].places, "where the other side has it")


def inherit_rivals(mentions: Sequence[Mention]) -> None:
    """ "X said missiles hit the town. Y said that missiles struck a depot": in that town.

    The sentence after another's telling of such a strike goes on with it, where it names no
    place and nobody else as the one who fired.
    """
    ordered = sorted(mentions, key=lambda m: (m.sentence, m.start))
    for number, mention in enumerate(ordered):
        if mention.places or mention.is_title or mention.type not in FIRE_OR_ATTACK:
            continue
        doers, hit = {a.value for a in mention.actors}, {t.value for t in mention.targets}
        told = [
            m
            for m in ordered[:number]
            if m.sentence == mention.sentence - 1
            and hit <= {t.value for t in m.targets}
            and m.paragraph == mention.paragraph
            and m.type == mention.type
            and m.speaker != mention.speaker
            and any(p.role == "at" for p in m.places)
            and doers <= {a.value for a in m.actors}
        ]
        if told and mention.status == told[-1].status:
            _give(mention, told[-1].places, "where the other side has it")


def inherit_doers(mentions: Sequence[Mention], body: str) -> list[Mention]:
    """ "He knew of no such attack": whose it would have been is told by the other side.

    Where the telling before is rejected as such already, the words name nothing else.
    """
    ordered = sorted(mentions, key=lambda m: (m.sentence, m.start))
    kept: list[Mention] = []
    for number, mention in enumerate(ordered):
        before = body[max(0, mention.trigger[0] - 12) : mention.trigger[0]]
        meant = mention.stance == "deny" and _SUCH.search(before) is not None
        if not meant or mention.type not in HOSTILE or mention.actors:
            kept.append(mention)
            continue
        same = [m for m in mentions if m.sentence == mention.sentence and m is not mention]
        if any(m.stance == "deny" and m.speaker == mention.speaker and not m.weak for m in same):
            continue
        told = [
            m
            for m in ordered[:number]
            if m.type in HOSTILE
            and m.stance == "assert"
            and m.actors
            and m.speaker != mention.speaker
            and mention.sentence - m.sentence <= REACH
        ]
        if told:
            mention.actors = [
                msgspec.structs.replace(a, basis="inferred", method=OTHERS_ACT)
                for a in told[-1].actors
            ]
            mention.targets = mention.targets or list(told[-1].targets)
        kept.append(mention)
    return kept


def inherit_course(mentions: Sequence[Mention], body: str) -> None:
    """ "Carried out an operation, in the course of which heights were taken": by whom it was.

    Nobody reports in such words what the other side did to him.
    """
    for mention in mentions:
        if mention.actors or mention.type not in HOSTILE or mention.found is None:
            continue
        before = [
            m
            for m in mentions
            if m.sentence == mention.sentence
            and m.speaker == mention.speaker
            and m.stance == mention.stance
            and m.type in HOSTILE
            and m.actors
            and m.trigger[1] < mention.trigger[0]
        ]
        if not before or not mention.found.anchors[0].passive:
            continue
        last = max(before, key=lambda m: m.trigger[1])
        between = body[last.trigger[1] : mention.trigger[0]]
        if _COURSE.search(between) and not {p.value for p in last.actors} & {
            p.value for p in mention.targets
        }:
            mention.actors = [
                msgspec.structs.replace(a, basis="inferred", method=ITS_COURSE) for a in last.actors
            ]


def _give(mention: Mention, places: Iterable[PlacePiece], method: str) -> None:
    role = "from" if mention.type in LEFT else "at"
    mention.places = [
        msgspec.structs.replace(p, role=role, method=method, inferred=True)
        for p in places
        if p.role == "at"
    ]


def _has_verb(item: Sentenced) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in item.annotated.sentence.tokens)


def _headings(sentences: Sequence[Sentenced]) -> dict[int, list[PlacePiece]]:
    """Places that head a paragraph, where more than one does: a single one is a dateline."""
    found: dict[int, list[PlacePiece]] = {}
    begun: set[int] = set()
    for item in sentences:
        sentence = item.annotated.sentence
        if sentence.is_title or sentence.paragraph in begun:
            continue
        begun.add(sentence.paragraph)
        is_short = len(sentence.tokens) <= HEADING
        if is_short and item.places and not _has_verb(item):
            found[sentence.paragraph] = _pieces(item)
    return found if len(found) > 1 else {}


def _topic(sentences: Sequence[Sentenced]) -> list[PlacePiece]:
    """The only place of a document, where its title names it."""
    named = {p.name for item in sentences for p in item.places if not p.is_state}
    titles = [i for i in sentences if i.annotated.sentence.is_title]
    return [p for item in titles for p in _pieces(item)][:1] if len(named) == 1 else []


def _pieces(item: Sentenced) -> list[PlacePiece]:
    tokens = item.annotated.sentence.tokens
    return [
        PlacePiece(
            name=p.name,
            role="at",
            start=tokens[p.start].start,
            end=tokens[p.end - 1].end,
            relation="",
            kind=p.kind,
        )
        for p in item.places
        if p.span is None and not p.is_state
    ]
