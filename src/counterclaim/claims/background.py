"""What a text only recalls or jokes with: acts of former years, questions, war as a figure.

An outlet that looks back ("in that spring of 1988", "a column took the town then") goes on
looking back until a date of the present stands, or a new paragraph begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.domains import Domains, words_of
from counterclaim.claims.kinds import FIRE_OR_ATTACK, SPEECH
from counterclaim.claims.mentions import Mention
from counterclaim.claims.merge import Cluster
from counterclaim.claims.occasions import names_occasion
from counterclaim.claims.participants import Sentenced
from counterclaim.core.records import Document
from counterclaim.resolve.time import TimeMention

_NOBODYS = (MEDIA, UNKNOWN)
_LONG = frozenset({"year", "decade", "century"})
#: Bases of times that stand for a day near publication.
_FRESH = frozenset({"weekday", "day_of_month", "day", "holiday"})
_TOLLS = ("casualties", "damage")
#: So many former years in a text make it one that looks back.
MANY_FORMER = 3
#: Acts of war that an outlet tells of somebody, somewhere, or with a weapon or a loss.
_ACTS = FIRE_OR_ATTACK | {"clash", "explosion", "capture", "buildup", "raid", "ground_attack"}
#: Words that take up the former time of the sentence before.
_THEN = re.compile(
    r"\b(of|at) the time\b|\bthat (war|siege|battle|conflict|campaign|offensive|year|spring|"
    r"summer|autumn|winter|month)\b"
)
#: What takes a war named by its year back up: "the war of 2020, in which", "that winter".
_TOLD_OF = re.compile(r",? (when|where|in which|during which|in the course of which|which)\b")
#: What says of a month that it belongs to the year or season just told.
_OF_THAT = re.compile(r"\bof (that|the same) (year|spring|summer|autumn|fall|winter)\b")


#: "On this day in 1941": a day of memory, whatever day it is.
_ON_THIS_DAY = re.compile(
    r"\b(on )?this (very )?(day|week|month|morning) in (the year )?1?\d{3}\b", re.I
)


class Background:
    """Judges the mentions of one document."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentenced],
        times: Sequence[TimeMention],
        domains: Domains,
    ) -> None:
        self.domains = domains
        read = [s.annotated.sentence for s in sentences]
        outlet = document.source_party is None
        self.elsewhere = domains.paragraphs(read) if outlet else frozenset()
        self.year = document.year
        self.body = document.body
        self.sentences = {s.annotated.sentence.index: s for s in sentences}
        self.times: dict[int, list[TimeMention]] = {}
        self.carried: set[int] = set()
        self._look_back(sentences, times)
        self.remembers = self._is_remembrance(sentences)

    def holds(self, mention: Mention) -> bool:
        """Whether a mention is background and no claim."""
        item = self.sentences[mention.sentence]
        return (
            self._is_past(mention)
            or mention.speaker in _NOBODYS
            and (self._is_asked(mention, item) or self._is_sport(mention, item))
            or self._is_mishap(mention, item)
            or self._is_of_nature(mention, item)
            or mention.paragraph in self.elsewhere
            or self._is_remembered(mention)
        )

    # -- former years ------------------------------------------------------------------

    def _look_back(self, sentences: Sequence[Sentenced], times: Sequence[TimeMention]) -> None:
        paragraph, past, before = -1, False, False
        starts = [t.start for t in times]
        for item in sentences:
            sentence = item.annotated.sentence
            if sentence.paragraph != paragraph:
                paragraph, past, before = sentence.paragraph, False, False
            first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
            here = self.times[sentence.index] = [*times[first:last]]
            old = any(self._is_old(t) for t in here)
            fresh = any(self._is_fresh(t) and not (past and _is_month(t)) for t in here)
            back = before and _THEN.search(sentence.text) is not None
            if (past or back) and not fresh:
                self.carried.add(sentence.index)
            past = not fresh if old or fresh else past or back
            before = old

    def _is_past(self, mention: Mention) -> bool:
        here = self.times[mention.sentence]
        old = [t for t in here if self._is_old(t)]
        fresh = [t for t in here if self._is_fresh(t)]
        if mention.speaker not in _NOBODYS:
            return bool(old) and not fresh and mention.type not in SPEECH
        if mention.type in SPEECH:
            return False
        if not old:
            return mention.sentence in self.carried and all(_is_month(t) for t in fresh)
        at = mention.trigger[0]
        fresh = [t for t in fresh if not self._of_another(t, mention)]
        near = min((*old, *fresh), key=lambda t: abs(t.start - at))
        return near in old

    def _is_remembrance(self, sentences: Sequence[Sentenced]) -> bool:
        """Whether a text looks back as a whole: an obituary, a show, a day of memory.

        It has many former dates, or one and an occasion of peace to begin with.
        """
        title = [s.annotated for s in sentences if s.annotated.sentence.is_title]
        body = [s.annotated for s in sentences if not s.annotated.sentence.is_title]
        years = [t for times in self.times.values() for t in times if self._names_old_year(t)]
        kept = any(names_occasion(a) for a in (*title, *body[:1]))
        kept = kept or _ON_THIS_DAY.search(self.body) is not None
        return len(years) >= MANY_FORMER or bool(years) and kept

    def _is_remembered(self, mention: Mention) -> bool:
        """Whether a telling of such a text has no day of its own near publication."""
        if not self.remembers or mention.type in SPEECH or mention.stance != "assert":
            return False
        return not any(self._is_today(t) for t in self.times[mention.sentence])

    def _names_old_year(self, time: TimeMention) -> bool:
        form = time.form
        given = form.year if form.year is not None else form.decade
        return self.year is not None and given is not None and given <= self.year - 2

    def _is_today(self, time: TimeMention) -> bool:
        """Whether a time is one of these days: a clock, a weekday, "yesterday", this year."""
        form = time.form
        if form.year is not None:
            return self.year is not None and form.year >= self.year - 1
        return self._is_fresh(time) and form.base != "absolute" and form.base != "holiday"

    def _of_another(self, time: TimeMention, mention: Mention) -> bool:
        """Whether a later clause has the date: "where strikes fell, shops opened on Monday"."""
        tokens = self.sentences[mention.sentence].annotated.sentence.tokens
        between = [t for t in tokens if mention.trigger[1] <= t.start < time.start]
        return any(t.tag in ("VBD", "VBZ", "VBP") and t.pos == "VERB" for t in between)

    def _is_old(self, time: TimeMention) -> bool:
        """Whether a time lies more than a year back and dates what is told ("since 2014" does not).

        In "the truce of 1991" and "the 2020 agreement" it only says which is meant.
        """
        form, year = time.form, self.year
        if year is None:
            return False
        told = _TOLD_OF.match(self.body, time.end) is not None  # "since 2008, when they came"
        if time.relation in ("since", "until") and not told:
            return False
        if form.base == "offset":
            return (
                form.direction < 0
                and form.unit in _LONG
                and ((form.amount or 0) >= 2 or form.unit != "year")
            )
        given = form.year if form.year is not None else form.decade
        if given is None or given > year - 2:
            return False
        before = self.body[max(0, time.start - 40) : time.start].lower().split()
        after = self.body[time.end : time.end + 1]
        if told:
            return True
        names = before[-1:] == ["of"] and before[-2:-1] not in (["spring"], ["autumn"], ["summer"])
        word = self.body[time.end : time.end + 12].strip()
        return not names and not (after == " " and _is_noun(word) and before[-1:] == ["the"])

    def _is_fresh(self, time: TimeMention) -> bool:
        form = time.form
        if form.year is None and _OF_THAT.search(self.body, time.start, time.end + 20):
            return False  # "in August of that year"
        if _ON_THIS_DAY.match(self.body, max(0, time.start)) or _ON_THIS_DAY.match(
            self.body, max(0, time.start - 3)
        ):
            return False
        if form.base == "day" and "years ago" in self.body[max(0, time.start - 12) : time.start]:
            return False  # "thirty-six years ago today"
        if form.year is not None:
            return self.year is not None and form.year >= self.year - 1
        if form.base == "unit":
            around = self.body[max(0, time.start - 12) : time.start]
            return form.rel in ("this", "last") and "years ago" not in around
        return form.base in _FRESH or form.base == "absolute" and form.month is not None

    # -- what is not told --------------------------------------------------------------

    def _is_asked(self, mention: Mention, item: Sentenced) -> bool:
        """A question of nobody's tells nothing, and what an outlet's "we" and "you" do."""
        sentence = item.annotated.sentence
        if mention.found is not None and mention.stands_in(sentence):
            for anchor in mention.found.anchors:
                if {t.lower for t in sentence.of(anchor.token, "nsubj")} & {"we", "you", "i"}:
                    return True
        text = item.annotated.sentence.text.rstrip(" \"”'’)")
        return text.endswith("?") and not mention.is_title

    def _is_sport(self, mention: Mention, item: Sentenced) -> bool:
        words, of = words_of([item.annotated.sentence]), self.domains
        if words & of.players or len(words & of.money) > 1 and not mention.actors:
            return True
        if words & of.meant:
            return False
        return bool(words & of.games) and not (mention.actors or mention.targets)

    def _is_mishap(self, mention: Mention, item: Sentenced) -> bool:
        """Deaths on the road, in a storm, at work: no event of the sentence is one of war."""
        if mention.found is not None or mention.type not in _TOLLS:
            return False
        words = words_of([item.annotated.sentence])
        if words & self.domains.illness:
            return True
        return bool(words & self.domains.mishaps) and not words & self.domains.of_war

    def _is_of_nature(self, mention: Mention, item: Sentenced) -> bool:
        """ "Waves bombarded the mole": what acts is nobody's."""
        sentence = item.annotated.sentence
        if mention.found is None or not mention.stands_in(sentence):
            return False
        subjects = [
            t
            for anchor in mention.found.anchors
            for t in sentence.of(anchor.token, "nsubj", "obl:agent")
            if not sentence.of(t.i, "nmod")  # "a wave of displacement"
        ]
        nature = self.domains.nature
        return any({t.lemma.lower(), t.lower, t.lower.removesuffix("s")} & nature for t in subjects)


def is_bare(cluster: Cluster) -> bool:
    """Whether an outlet tells of nobody, nowhere, no weapon and no loss: war as a figure."""
    mentions = cluster.mentions
    if any(m.speaker not in _NOBODYS or m.type not in _ACTS for m in mentions):
        return False
    return not any(
        m.actors
        or m.targets
        or m.places
        or m.count
        or m.cue
        and m.speaker != UNKNOWN  # a neighbour who heard a bang tells no more
        or [p for p in m.means if p.basis == "stated"]
        or [x for x in m.losses if x.low or x.high]
        for m in mentions
    )


def _is_month(time: TimeMention) -> bool:
    """Whether a time is a bare month: "in November" behind "in the autumn of 1940"."""
    form = time.form
    return form.base == "absolute" and form.year is None and form.day is None


def _is_noun(word: str) -> bool:
    first = word.partition(" ")[0]
    return first.isalpha() and first.lower() not in {
        "and", "or", "but", "the", "a", "an", "in", "on", "at", "by", "to", "when", "where", "who",
        "which", "that", "as", "it", "its", "his", "her", "their", "for", "with", "after", "before",
        "was", "were", "had", "has", "have", "is", "are", "until", "while", "against", "from",
    }  # fmt: skip
