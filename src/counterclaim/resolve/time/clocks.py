"""Rules for clock times and parts of the day."""

from __future__ import annotations

from counterclaim.resolve.time.grammar import Hit, rule
from counterclaim.resolve.time.model import Form

SMALL = "(?:{H12}|{WORDNUM})"
IN_PART = "(?:_(?:in_the|at)_(?P<part>{PART})|_(?:in_the_)?(?:early|late)_(?P<part2>{PART}))"

#: "In the evening", "on Sunday morning": the part of the day of a bare hour, or of two.
NAMED_PART = "(?:_(?:in_the|at)_|_(?:on_)?{WDAY}_)(?P<part>{PART})"


def _clock(
    hour: int | None, minute: int | None, hit: Hit, *, ambiguous: bool = False
) -> Form | None:
    if hour is None or not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:
        return None
    if hour == 24 and minute:
        return None
    mark = "".join(hit.words("mm"))[:1]
    part = hit.word("part") or hit.word("part2")
    if mark in ("a", "p"):
        if not 1 <= hour <= 12:
            return (
                None if hour > 12 and mark == "a" else Form(base="clock", hour=hour, minute=minute)
            )
        hour = hour % 12 + (12 if mark == "p" else 0)
        ambiguous = False
    elif part and hour <= 12:
        hour, ambiguous = _hour_in(part, hour, hit), False
    return Form(base="clock", hour=hour, minute=minute, ambiguous_hour=ambiguous and hour <= 12)


def _hour_in(part: str, hour: int, hit: Hit) -> int:
    """The hour of the day of "two in the afternoon", "eleven at night"."""
    code = hit.look.parts[part][0]
    if code in ("AF", "EV"):
        return hour % 12 + 12
    if code == "NI":
        return hour % 12 + (12 if 6 <= hour < 12 else 0)
    return hour % 12 if code == "MO" and hour == 12 else hour


@rule("(?P<h>{H24})':'(?P<m>{MINUTE})(?:':'{MINUTE})?(?:_?(?P<mm>{MERID}))?(?!':'|'.'{NUM})")
@rule("(?P<h>{H24})':'(?P<m>{MINUTE})(?=" + NAMED_PART + ")")
def digital(hit: Hit) -> Form | None:
    """00:05, 8:30 p.m."""
    return _clock(hit.number("h"), hit.number("m"), hit)


@rule("(?P<h>{H24})'.'(?P<m>{MINUTE})_?(?P<mm>{MERID})")
@rule("(?P<h>{H24})'.'(?P<m>{MINUTE})_(?:{CLOCK}|local_time)")
def dotted(hit: Hit) -> Form | None:
    """5.30 p.m."""
    return _clock(hit.number("h"), hit.number("m"), hit)


@rule("(?P<h>{H24})'.'(?P<m>{MINUTE})(?!{NUM}|{ORDEND}|'.'{NUM}|_?(?:{UNIT}|{POWER}))", weak=True)
@rule("(?P<h>{H24})'.'(?P<m>{MINUTE})(?=" + NAMED_PART + ")", weak=True)
def dotted_alone(hit: Hit) -> Form | None:
    """At 17.30: a time only after a preposition of time."""
    return _clock(hit.number("h"), hit.number("m"), hit)


@rule("(?P<h>{H12})(?=(?:_to_|_and_|_or_|_?['-''–']_?){H12}(?:':'{MINUTE})?_?(?P<mm>{MERID}))")
@rule("(?P<h>{H12})_?(?P<mm>{MERID})")
@rule("(?P<h>{WORDNUM})_(?P<mm>{MERID})")
def with_meridiem(hit: Hit) -> Form | None:
    """8 p.m."""
    return _clock(hit.number("h"), None, hit)


@rule("(?P<t>{HHMM})(?=_?{ZONE})")
@rule("(?P<t>{HHMM})_(?P<c>hours|hrs|local_time)")
@rule("(?P<t>{HHMM})(?P<c>h|hrs|hours)")
def military(hit: Hit) -> Form | None:
    """1100 hours."""
    word = hit.word("t")
    return _clock(int(word[:-2]), int(word[-2:]), hit)


@rule("(?P<t>{HHMM})", weak=True)
def four_digits(hit: Hit) -> Form | None:
    """2005, a time only before a zone."""
    word = hit.word("t")
    return _clock(int(word[:-2]), int(word[-2:]), hit)


@rule("(?P<h>" + SMALL + ")_?{OCLOCK}" + IN_PART + "?")
@rule("(?P<h>" + SMALL + ")" + IN_PART)
def in_words(hit: Hit) -> Form | None:
    """Four o'clock, two in the afternoon."""
    return _clock(hit.number("h"), None, hit, ambiguous=True)


@rule("half_(?:past_)?(?P<h>" + SMALL + ")" + IN_PART + "?")
@rule(
    "(?:a_)?(?P<q>quarter)_(?P<to>past|after|to|before|of)_(?P<h>"
    + SMALL
    + "|{NOON})"
    + IN_PART
    + "?"
)
@rule("(?P<n>{N})(?:_minutes?)?_(?P<to>past|after|to|before)_(?P<h>{NOON})")
@rule(
    "(?P<n>{N})_minutes?_(?P<to>past|after|to|before)_(?P<h>{H12}|{WORDNUM})(?!_{UNIT})"
    + IN_PART
    + "?"
)
@rule("(?P<n>five|ten|twenty|twenty~five)_(?P<to>past)_(?P<h>{WORDNUM})(?!_{UNIT})" + IN_PART + "?")
@rule(
    "(?P<n>five|ten|twenty|twenty~five)_(?P<to>to)_(?P<h>{WORDNUM})(?!_{UNIT})" + IN_PART + "?",
    weak=True,
)
def past_or_to(hit: Hit) -> Form | None:
    """Half past twelve, five minutes past midnight, a quarter to six."""
    noon = hit.look.moments.get(hit.word("h"))
    hour = noon if noon is not None else hit.number("h")
    minutes = 15 if hit.words("q") else hit.number("n")
    minutes = 30 if minutes is None else minutes
    if hour is None or minutes > 59 or hour > 12:
        return None
    if hit.word("to") in ("to", "before", "of"):
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return _clock(hour, minutes, hit, ambiguous=noon is None)


@rule(
    "(?P<h>" + SMALL + ")(?=(?:_to_|_and_|_until_|_till_|_?['-''–']_?)" + SMALL + NAMED_PART + ")",
    weak=True,
)
@rule("(?P<h>" + SMALL + ")(?=_(?:on_)?{WDAY}_(?P<part>{PART}))", weak=True)
@rule("(?P<h>" + SMALL + ")(?=_(?:this|last)_{PART})", weak=True)
def before_a_part(hit: Hit) -> Form | None:
    """6 this morning, between 4 and 6 on Sunday morning: a time only after a preposition."""
    return _clock(hit.number("h"), None, hit, ambiguous=True)


@rule("this_(?P<h>{NOON})(?!_(?:prayer|meal))")
def this_noon(hit: Hit) -> Form | None:
    """This noon."""
    return Form(base="day", direction=0, hour=hit.look.moments[hit.word("h")])


@rule("(?P<h>{NOON})(?!_(?:prayer|meal))")
def noon_or_midnight(hit: Hit) -> Form | None:
    """Noon, midnight."""
    return Form(base="clock", hour=hit.look.moments[hit.word("h")])


@rule("(?:(?P<edge>early|late)_)?(?P<w>this|that|last|tomorrow)_(?P<part>{PART})")
@rule("(?:the_)?(?P<w>{REL_previous}|{REL_following}|same|next)_(?P<part>{PART})")
@rule("the_(?P<part>{PART})_(?P<w>before|after|earlier)(?!_(?:the|{MON}|{D2}|that|{WD}))")
@rule("(?:the_)?(?P<w>last)_(?P<part>{PART})")
def part_of_day(hit: Hit) -> Form | None:
    """This morning, the night before, last night."""
    word = hit.word("w")
    part = hit.look.parts[hit.word("part")][0]
    rel = {"before": "previous", "earlier": "previous", "after": "following"}.get(word)
    if rel is None and word == "tomorrow":
        return Form(base="part", part=part, direction=1)
    return Form(
        base="part", part=part, rel=rel or hit.rel("w") or "that", edge=hit.word("edge") or None
    )


@rule("the_(?:(?P<edge>early|late)_)?(?:hours_of_(?:the_)?)?(?P<part>{PART})(?:_hours)?", weak=True)
@rule("the_dark_hours", weak=True)
@rule("(?P<edge>early|late)~(?P<part>{PART})(?:_hours)?", weak=True)
@rule("mid~(?P<part>{PART})")
@rule("(?P<part>{PART})", weak=True)
@rule("the_whole_(?P<part>{PART})", weak=True)
def bare_part(hit: Hit) -> Form | None:
    """In the night, during the evening hours: a time only beside a preposition or a date."""
    part = hit.look.parts.get(hit.word("part"), ("NI", 0, 0))[0]
    return Form(base="part", part=part, edge=hit.word("edge") or None)


@rule("the_(?:small|early)_(?:morning_)?hours", weak=True)
def small_hours(hit: Hit) -> Form | None:
    """In the small hours, the early hours of Tuesday: before the morning of the day named."""
    del hit
    return Form(base="part", part="MO", edge="early")


@rule("(?P<w>overnight)")
def overnight(hit: Hit) -> Form | None:
    """Overnight."""
    del hit
    return Form(base="part", part="NI", rel="overnight")


@rule("(?P<w>tonight)")
def tonight(hit: Hit) -> Form | None:
    """Tonight."""
    del hit
    return Form(base="part", part="NI", rel="this")


@rule("(?:a|one)_day_(?P<w>before|earlier|later)(?=','|'.')")
@rule("the_day_(?P<w>before|after|earlier)(?!_(?:the|yesterday|tomorrow|{WD}|{MON}|{D2}))")
def day_before(hit: Hit) -> Form | None:
    """The day before."""
    return Form(
        base="next_to", unit="day", direction=1 if hit.word("w") in ("after", "later") else -1
    )
