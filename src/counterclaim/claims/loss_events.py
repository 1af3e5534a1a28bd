"""Which event a loss belongs to: in its sentence, before it in the same voice, or none."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.attribution import Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context, Named
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_finding import LISTED, LossFound
from counterclaim.claims.loss_group import FLYING, PEOPLE
from counterclaim.claims.loss_whose import OPEN
from counterclaim.claims.mentions import Mention
from counterclaim.claims.participants import Sentenced
from counterclaim.read import Token
from counterclaim.resolve.time import find_times

#: How many sentences back a report of losses finds its event.
REACH = 4
TOLLS = frozenset({"casualties", "damage"})
BEARING = HOSTILE | {"clash", "handover"} | TOLLS
#: Figures of the dead that count each other: two of them are two tolls.
_DEATHS = frozenset({"killed", "dead_or_missing", "killed_or_wounded"})
_DATED = frozenset({"absolute", "day_of_month", "weekday", "holiday"})


class Told(msgspec.Struct, kw_only=True):
    """A loss with its sentence, whose words they are and whose loss, where the words say so."""

    item: Sentenced
    loss: LossFound
    voice: Voice
    party: Named | None

    @property
    def index(self) -> int:
        """The number of the sentence."""
        return self.item.annotated.sentence.index

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.item.annotated.sentence.tokens

    @property
    def code(self) -> str | None:
        """Whose loss, where the words say so."""
        return self.party.code if self.party is not None else None


def kind_of_claim(loss: LossFound) -> str:
    """The type of a claim that tells nothing but this loss."""
    named = any(r.kind == "party" for r in loss.owner)
    if loss.kind == "captured" and loss.own_event and named and not (loss.total or loss.previous):
        return "capture"
    if loss.kind in PEOPLE:
        return "casualties"
    return "shoot_down" if loss.kind == "destroyed" and loss.what in FLYING else "damage"


def find_event(told: Told, mentions: Sequence[Mention], context: Context) -> Mention | None:
    """The event that cost this loss; None where the toll is a claim of its own."""
    loss = told.loss
    if loss.previous or loss.occasion:
        return None
    here = _same_sentence(told, mentions, context)
    if here is not None and here.cost_of is None:
        here.cost_of = _fight_told(here, told, mentions, context) or _none_of_ours(
            here, told, mentions
        )
    if here is not None and here.cost_of is not None:
        here.weak, here.count = True, None
        return here.cost_of
    total = loss.total and loss.high != 0
    counted = here is not None and here.count is not None and here.type not in TOLLS
    if here is not None and (not total or counted or _tells(here, loss)):
        return here
    if total or _own_date(told):
        return None
    return _before(told, mentions, context)


#: What men are killed in, as the sentence before tells it.
_FOUGHT = frozenset({"repelling", "ground_attack", "raid", "seizure", "clash", "attack"})


def _fight_told(
    deed: Mention, told: Told, mentions: Sequence[Mention], context: Context
) -> Mention | None:
    """ "Troops repelled an assault. Fifteen terrorists were killed": what the fight has cost.

    The killing is no act of its own where it is told in the passive, with neither a place nor a
    date nor a weapon, right behind the fight.
    """
    found, loss = deed.found, told.loss
    if deed.type != "attack" or found is None or loss.total:
        return None
    here = [m for m in mentions if m.sentence == told.index and m.speaker == deed.speaker]
    beside = next((m.cost_of for m in here if m.cost_of is not None), None)
    if beside is not None and not any(p.basis == "stated" for p in (*deed.actors, *deed.means)):
        return beside
    passive = loss.method.startswith(("passive", "figure", "participle"))
    if (
        not passive
        or not _told_by(deed, told)
        or any(p.basis == "stated" for p in (*deed.actors, *deed.means))
    ):
        return None
    others = [m for m in here if m is not deed and m.type in HOSTILE - {"attack"} | {"clash"}]
    battle = next((m for m in others if m.type == "clash" and m.stance == deed.stance), None)
    plain = deed.stance == "assert" and not _own_date(told)
    if plain and all(m is battle for m in others):
        before = _fight_before(deed, told, mentions, context)
        if before is not None:
            return before
    if battle is not None:
        battle.weak = False  # "23 soldiers were killed in an overnight battle"
    return battle


def _fight_before(
    deed: Mention, told: Told, mentions: Sequence[Mention], context: Context
) -> Mention | None:
    """The fight that the sentence before tells, of the same paragraph and speaker."""
    there = {p.name for p in deed.places if not p.inferred}
    for mention in reversed([m for m in mentions if m.sentence == told.index - 1]):
        if mention.paragraph != deed.paragraph or mention.type not in _FOUGHT or mention.weak:
            continue
        same = (mention.speaker, mention.stance) == (deed.speaker, deed.stance)
        if not same or mention.is_title or mention.found is None:
            continue
        if there - {p.name for p in mention.places}:
            continue
        if told.code in {t.value for t in mention.targets} or bears(mention, told, context):
            return mention
    return None


def _none_of_ours(here: Mention, told: Told, mentions: Sequence[Mention]) -> Mention | None:
    """ "No aircraft of ours was lost": nothing was shot down, the raid told before cost none."""
    if told.loss.high != 0 or here.type != "shoot_down" or not _told_by(here, told):
        return None
    for mention in reversed([m for m in mentions if 0 <= told.index - m.sentence <= REACH]):
        raid = mention.type in HOSTILE - {"shoot_down", "repelling"} and not mention.weak
        same = mention.speaker == here.speaker and mention.stance == "assert" == here.stance
        if raid and same and told.code in {t.value for t in mention.targets}:
            return mention
    return None


def _told_by(deed: Mention, told: Told) -> bool:
    """Whether the words for a loss are those that tell the deed."""
    loss = told.loss
    tokens = deed.found.tokens if deed.found is not None else ()
    return loss.cue in tokens or any(loss.start <= at < loss.end for at in tokens)


def _tells(mention: Mention, loss: LossFound) -> bool:
    """Whether the event is told by a verb, so that even a sum is its result."""
    found = mention.found
    verbal = found is not None and found.trigger.form in ("verb", "phrase", "pair")
    return verbal and loss.own_event


def continues(mention: Mention, told: Told) -> bool:
    """Whether the loss goes on with a toll: another kind of loss of the same side."""
    loss = told.loss
    if mention.previous:
        return False
    parties = {x.party for x in mention.losses}
    kinds = {(x.kind, x.what) for x in mention.losses}
    people = all(x.kind in PEOPLE for x in mention.losses) == (loss.kind in PEOPLE)
    people = people or loss.method == LISTED == mention.rule
    same = told.party is None or told.code in parties or parties == {UNKNOWN}
    if loss.kind in _DEATHS and any(k in _DEATHS and k != loss.kind for k, _ in kinds):
        return False
    return people and (loss.kind, loss.what) not in kinds and same


def _own_date(told: Told) -> bool:
    """Whether the words around the loss date it."""
    tokens, loss = told.tokens, told.loss
    low, high = loss.start, loss.end
    while low > 0 and tokens[low - 1].text not in (";", ":"):
        low -= 1
    while high < len(tokens) and tokens[high].text not in (";", ":", ","):
        high += 1
    start = tokens[low].start
    text = told.item.annotated.sentence.text
    offset = told.item.annotated.sentence.start
    words = text[start - offset : tokens[high - 1].end - offset]
    return any(t.form.base in _DATED for t in find_times(words))


def _same_sentence(told: Told, mentions: Sequence[Mention], context: Context) -> Mention | None:
    fitting = [
        m
        for m in mentions
        if m.sentence == told.index
        and m.type in BEARING
        and _same_voice(m, told)
        and bears(m, told, context, near=True)
    ]
    if not fitting:
        return None

    def cost(m: Mention) -> tuple[bool, bool, bool, bool, bool, int]:
        lo, hi = sorted((m.token, told.loss.start))
        apart = any(t.text in (";", ":") for t in told.tokens[lo:hi])
        kin = told.loss.kind == "captured" and m.type != "capture"
        bodies = told.loss.method == "bodies" and m.type != "handover"
        other = m.found is None or told.loss.cue not in m.found.tokens
        return (
            m.weak and m.type not in TOLLS,
            other,
            kin or bodies,
            apart,
            not governs(m, told),
            abs(m.token - told.loss.start),
        )

    best = min(fitting, key=cost)
    if (
        best.weak
        and best.type in HOSTILE | {"clash"}
        and (best.actors or best.means or not told.loss.own_event)
    ):
        best.weak = False
    if best.weak and best.type in TOLLS:
        return None
    return best


_RESULT = frozenset({"advcl", "xcomp", "conj", "acl", "parataxis", "ccomp"})


def governs(mention: Mention, told: Told) -> bool:
    """Whether the verb of the event has that of the loss for its result.

    "Took back the town after two hours of combat, killing 20": it is the taking that cost them.
    """
    if mention.found is None or mention.found.trigger.form not in ("verb", "phrase", "pair"):
        return False
    tokens = told.tokens
    at = tokens[told.loss.cue] if told.loss.cue >= 0 else None
    for _ in range(4):
        if at is None or at.head == at.i or at.dep.partition(":")[0] not in _RESULT:
            return False
        at = tokens[at.head]
        if at.i in (mention.found.token, mention.found.predicate):
            return True
    return False


def _results(mention: Mention, told: Told) -> bool:
    """As in "pushed the attackers back, destroying 11 vehicles": a participle of what they did."""
    participle = told.loss.cue >= 0 and told.tokens[told.loss.cue].tag == "VBG"
    fought = mention.type in ("repelling", "seizure", "raid", "ground_attack")
    return fought and participle and governs(mention, told)


def _same_voice(mention: Mention, told: Told) -> bool:
    """The same speaker and polarity; words of nobody go with those that somebody says.

    "Our men were shot at, the army said, counting two dead": what stands outside the reported
    words in the same sentence still belongs to them.
    """
    voice = told.voice
    if (mention.stance == "deny") != (voice.stance == "deny"):
        return False
    if mention.speaker == voice.speaker:
        return True
    participle = told.loss.cue >= 0 and told.tokens[told.loss.cue].tag == "VBG"
    if participle and governs(mention, told):
        return True  # "claimed to have attacked the camp, wounding three"
    return voice.speaker == MEDIA and voice.cue is None and mention.cue is not None


def _before(told: Told, mentions: Sequence[Mention], context: Context) -> Mention | None:
    """The nearest event before that can have cost these losses, in the same voice."""
    if told.voice.stance == "deny":
        return None
    if any(
        m.sentence == told.index
        and m.found is None
        and m.type in TOLLS
        and m.speaker == told.voice.speaker
        for m in mentions
    ):
        return None  # the sentence tells a toll already
    paragraph = told.item.annotated.sentence.paragraph
    best: tuple[tuple[int, ...], Mention] | None = None
    for mention in mentions:
        if mention.is_title or mention.sentence >= told.index:
            continue
        fighting = mention.type in HOSTILE or mention.type == "clash"
        if mention.weak and (told.index - mention.sentence > 1 or not fighting):
            continue
        if mention.speaker != told.voice.speaker or mention.stance not in ("assert", "concede"):
            continue
        if mention.type not in BEARING or mention.type in ("handover", "capture"):
            continue
        distance = told.index - mention.sentence
        if mention.type in TOLLS:
            if distance > 1 or not continues(mention, told):
                continue
        elif not bears(mention, told, context):
            continue
        elif told.loss.high != 0 and (distance > REACH or paragraph - mention.paragraph > 1):
            continue
        rank = (
            int(not mention.weak),
            int(
                told.loss.high == 0
                and mention.type == "ceasefire_violation"
                and mention.count is not None
            ),
            mention.paragraph,
            mention.sentence,
            int(mention.type not in TOLLS),
            mention.token,
        )
        if best is None or rank >= best[0]:
            best = (rank, mention)
    if best is None:
        return _only_event(told, mentions, context)
    best[1].weak = False
    return best[1]


def _only_event(told: Told, mentions: Sequence[Mention], context: Context) -> Mention | None:
    """The one event of the text whose cost it can be: "there are no losses on our side"."""
    loss = told.loss
    if loss.own_event and loss.high != 0:
        return None
    fitting = [
        m
        for m in mentions
        if m.type in HOSTILE | {"clash"}
        and not m.weak
        and not m.is_title
        and m.found is not None
        and m.speaker == told.voice.speaker
        and m.stance in ("assert", "concede")
        and m.sentence < told.index
        and m.type != "repelling"
        and bears(m, told, context)
    ]
    return fitting[0] if len({m.paragraph for m in fitting}) == 1 else None


def bears(mention: Mention, told: Told, context: Context, *, near: bool = False) -> bool:
    """Whether these can be losses of that event: its target's, or a beaten attacker's."""
    loss, code = told.loss, told.code
    if mention.type in TOLLS:
        return continues(mention, told)
    if mention.status in ("planned", "hypothetical") and mention.type != "handover":
        return False
    if mention.found is None:
        return False
    if near and mention.found is not None and loss.cue in mention.found.tokens:
        return True
    if near and _results(mention, told):
        return True
    if not _of_its_kind(mention, loss, near=near):
        return False
    if mention.type == "shoot_down" and loss.what in FLYING and loss.high == 0:
        if code is not None and code in {a.value for a in mention.actors}:
            return False  # "the missiles were intercepted; no aircraft of ours was lost"
    if mention.type == "clash" or code is None or code == UNKNOWN:
        hostile = told.party is not None and told.party.method == OPEN
        return mention.type != "repelling" or hostile and loss.high != 0
    targets = {t.value for t in mention.targets}
    actors = {a.value for a in mention.actors}
    if mention.type == "repelling" and not actors and code == mention.speaker:
        return False  # "two of ours were wounded, and the response was given"
    if loss.high == 0 and mention.type == "repelling":
        return False
    if not near and mention.type in ("raid", "seizure", "mine_laying") and code not in actors:
        if not (loss.own_event and told.index - mention.sentence == 1 and code in targets):
            return False
    if code in targets:
        return True
    if code in actors:
        return (
            loss.high == 0
            or near
            and mention.type not in ("seizure", "repelling")  # "lost three of its own"
            or mention.type in ("ground_attack", "raid")
            or mention.type in ("attack", "seizure")
            and _own_men(told)
            and told.index - mention.sentence == 1
            or mention.status == "attempted"
        )
    if targets:
        return mention.type == "repelling" and context.opponent(code) in actors
    return True


def _own_men(told: Told) -> bool:
    """ "Nine of its own fighters fell": beside what it did to others."""
    words = [t.lower for t in told.tokens[max(0, told.loss.start - 1) : told.loss.end]]
    return "own" in words


def _of_its_kind(mention: Mention, loss: LossFound, *, near: bool) -> bool:
    """An event of its sort takes only what such events cost."""
    if mention.type == "handover":
        return near and loss.method == "bodies"
    if mention.type == "capture":
        return near and loss.kind == "captured"
    if mention.type == "shoot_down":
        return loss.what in FLYING or loss.kind in PEOPLE and near
    return True
