"""Releases on an occasion of peace: ceremonies, awards, budgets, contracts, memory, welfare.

Ministries and armies write more of these than of fighting, in the same words: the fallen are
honoured, vehicles withstand fire, a battle of long ago is recalled. A document that opens with
such an occasion tells claims only where it has an event of its own: one with a date near
publication, a loss or a place, and somebody who did or suffered it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.kinds import FIRE_OR_ATTACK, HOSTILE, MUTUAL, SPEECH
from counterclaim.claims.mentions import Mention
from counterclaim.core.interval import Interval

#: Festive acts and days of memory.
_FESTIVE = """ceremony anniversary jubilee graduation graduate parade wreath tattoo festival feast
    holiday celebrate celebration commemorate commemoration commemorative congratulate
    congratulation greeting festive solemn oath inauguration inaugurate unveil unveiling veteran
    birthday remembrance memorial monument museum exhibition concert choir""".split()
#: Honours and careers.
_HONOURS = """award medal decoration decorate banner diploma certificate retirement obituary
    biography""".split()
#: Money, purchases, buildings and law.
_AFFAIRS = """budget procurement procure contract tender purchase invoice reform bill amnesty
    pension salary renovate renovation refurbish conscription enlistment recruiting
    recruitment vacancy queue digital legislation regulation""".split()
#: Learning, health, sport and disasters of nature.
_WELFARE = """academy cadet seminar workshop conference symposium lecture curriculum simulator
    rehabilitation prosthesis vaccination vaccine donor tournament championship olympiad marathon
    sport athlete invictus competition wildfire flood earthquake typhoon""".split()
#: Crime that no war has a part in.
_CRIME = "smuggling smuggler smuggle antiquity theft fraud burglary poacher poaching".split()
_WORDS = frozenset({*_FESTIVE, *_HONOURS, *_AFFAIRS, *_WELFARE, *_CRIME})
#: Days that are kept each year, courses and other occasions of two words.
_KEPT = re.compile(
    r"\b[A-Z][a-z]+ Day\b|\bDay of (the )?[A-Z]|\bNew Year\b|\bNowruz\b|\bBook of [A-Z]|"
    r"\b[Cc]ourses? (for|on|in)\b|\b[Tt]raining courses?\b|\b[Pp]olicy of\b|\b[Ff]ilms?\b|"
    r"\bWorld War\b|\bGreat Patriotic War\b|\b([Ff]ire|[Rr]ainy|[Dd]ry|[Hh]unting) season\b"
)
#: What is fired or stormed for show.
_STAGED = frozenset("salute mock blank firework reenactment re-enactment flypast dummy".split())
#: Words by which a speaker looks back.
_MEMORY = frozenset(
    "recall remember memory remembrance honour honor history historic sacrifice tradition legend"
    " heroism glorious bow".split()
)
#: Speech that answers a party is a claim on any occasion.
_ADDRESSED = SPEECH | MUTUAL
#: So many days back an event may lie that a release on an occasion tells as news.
_RECENT = 45
_TOLD = HOSTILE | {"clash", "casualties", "damage", "ceasefire", "displacement", "blockade"}


def opens_with_occasion(sentences: Sequence[Annotated], mentions: Sequence[Mention]) -> bool:
    """Whether the title or the first sentence names an occasion of peace, and tells no act.

    "The enemy hit the memorial" names one, but as what was hit.
    """
    acts = {m.sentence for m in mentions if _is_act(m)}
    title = [a for a in sentences if a.sentence.is_title]
    body = [a for a in sentences if not a.sentence.is_title]
    return any(names_occasion(a) for a in (*title, *body[:1]) if a.sentence.index not in acts)


def _is_act(mention: Mention) -> bool:
    """Whether a verb tells the act, or a noun of fire with a place."""
    if mention.type not in _TOLD or mention.weak or mention.generic:
        return False
    noun = mention.found is not None and mention.found.trigger.form == "noun"
    return not noun or mention.type in FIRE_OR_ATTACK and bool(mention.places)


def names_occasion(annotated: Annotated) -> bool:
    """Whether a sentence names an occasion of peace."""
    return bool(_WORDS & _words(annotated) or _KEPT.search(annotated.sentence.text))


def _words(annotated: Annotated) -> set[str]:
    return {lemma.lower() for lemma in annotated.lemmas}


def without_occasions(
    mentions: Sequence[Mention], sentences: Sequence[Annotated], published: date | None
) -> list[Mention]:
    """The mentions of a document, none if it only keeps an occasion of peace."""
    if not opens_with_occasion(sentences, mentions):
        return list(mentions)
    recalled = {a.sentence.index for a in sentences if (_MEMORY | _STAGED) & _words(a)}
    festive = {a.sentence.index for a in sentences if names_occasion(a)}
    festive |= {a.sentence.index for a in sentences if _STAGED & _words(a)}
    plain = [m for m in mentions if m.sentence not in recalled and _is_told_plainly(m)]
    if plain or any(_is_of_the_day(m, festive, published) for m in mentions):
        return list(mentions)
    return [m for m in mentions if _is_addressed(m)]


def _is_of_the_day(mention: Mention, festive: Collection[int], published: date | None) -> bool:
    """Whether a mention tells an event near publication, and of somebody, or denies one.

    What a sentence on the occasion dates to the day of publication is the occasion.
    """
    if mention.generic or mention.type not in _TOLD:
        return False
    if mention.stance != "assert":
        return True
    named = [p for p in (*mention.actors, *mention.targets) if p.basis == "stated"]
    figures = [x for x in mention.losses if x.low or x.high]
    interval = mention.interval
    if not (named or mention.losses or mention.places) or not isinstance(interval, Interval):
        return False
    end = interval.last
    if end is None or published is None:
        return bool(mention.times)
    age = (published - end.date()).days
    return age <= _RECENT and (age > 0 or bool(figures) or mention.sentence not in festive)


def _is_told_plainly(mention: Mention) -> bool:
    """Whether an undated act is another's, or counted, or has its losses.

    "The enemy fired at the museum" is news; "you destroy his tanks" praises one's own.
    """
    happened = mention.status in ("occurred", "ongoing", "attempted")
    if mention.times or not happened or not _is_act(mention):
        return False
    if mention.type in ("casualties", "damage"):
        return False
    lost = any(x.low or x.high for x in mention.losses)
    others = [p for p in mention.actors if p.basis == "stated" and p.value != mention.speaker]
    count = mention.count  # "one of which attacked the cake" counts no attacks
    times = max(count.low or 0, count.high or 0) if count is not None else 0
    return bool(others) or lost or times > 1


def _is_addressed(mention: Mention) -> bool:
    """Whether a mention blames, threatens, asks or meets a party that the text names."""
    if mention.type not in _ADDRESSED:
        return False
    others = [p for p in mention.targets if p.basis == "stated"]
    return bool(others) and mention.speaker not in (MEDIA, UNKNOWN)
