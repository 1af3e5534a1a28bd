"""Rules for durations, counted distances, periods, sets and vague references."""

from __future__ import annotations

from counterclaim.resolve.time.grammar import Hit, rule
from counterclaim.resolve.time.model import Form

AMOUNT = "(?P<n>{N}|{VAGUEN}|a|an)(?:(?:'-'|'–'|_to_|_or_)(?P<n2>{N}))?"
AGO = "(?:_or_so)?_(?P<w>ago|back|earlier|later|hence)"


def _is_clock(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) == 4 and words[0].isdecimal()


def _amount(hit: Hit, name: str = "n") -> float | None:
    words = hit.words(name)
    if words and words[0] in ("a", "an") and len(words) == 1:
        return 1.0
    if "couple" in words:
        return 2.0
    if words and words[0] == "a":
        words = ["one", *words[1:]]
        if words[1:] in (["few"], ["number", "of"]):
            return None
    value = hit.look.number([w for w in words if w != ","])
    if value is not None and hit.words("half"):
        value += 0.5
    return value


@rule(AMOUNT + "(?P<half>{HALF})?(?:_more)?_(?P<unit>{UNIT})(?P<half2>_and_a_half)?" + AGO)
@rule("(?P<n>half_an)_(?P<unit>hour)" + AGO)
@rule("(?P<units>{UNITS})_(?P<w>ago|earlier|later)")
def offset(hit: Hit) -> Form | None:
    """Three days ago, a year earlier, two hours later."""
    unit = hit.unit() or hit.unit("units")
    word = hit.word("w")
    back = word not in hit.look.later
    amount = 0.5 if hit.words("n")[:1] == ["half"] else _amount(hit)
    if amount is not None and hit.words("half2"):
        amount += 0.5
    return Form(
        base="offset",
        amount=amount,
        unit=unit,
        direction=-1 if back else 1,
        from_anchor=word not in ("ago", "back"),
    )


@rule(
    "(?P<n>{N}|{VAGUEN})(?P<half>{HALF})?(?P<adj>{ADJ})?_(?P<unit>{UNIT})(?P<half2>_and_a_half)?(?!_old)"
)
@rule("(?P<n>{N}|several)'-'(?P<unit>{UNIT1})(?:'-'long)?(?!'-'?_?old)")
@rule("(?P<n>a|an)(?P<adj>{ADJ})?_(?P<unit>{UNIT1})(?P<half2>_and_a_half)?")
@rule("(?P<n>half_an)_(?P<unit>hour)")
@rule("the_(?:first|entire|full|whole|next|initial)_(?P<n>{N}|few)_(?P<unit>{UNITS})")
@rule("the_(?P<n>{N})_(?P<unit>{UNITS})")
@rule("(?P<n>{N})(?:_to_|_or_|'-')(?P<n2>{N})_(?P<unit>{UNITS})")
@rule("the_(?:fiscal_|calendar_)?(?P<unit>year)(?=_(?:ended|ending))")
def duration(hit: Hit) -> Form | None:
    """Three days, six-week, an hour and a half."""
    unit = hit.unit()
    if unit == "hour" and (_is_clock(hit.words("n2")) or _is_clock(hit.words("n"))):
        return None
    amount = 0.5 if hit.words("n")[:1] == ["half"] else _amount(hit)
    if not hit.words("n"):
        amount = 1.0 if "year" in hit.words("unit") else None
    if amount is not None and hit.words("half2"):
        amount += 0.5
    if amount == 0:
        return None
    if unit in ("second", "quarter") and hit.word("n") in ("a", "an"):
        return None
    return Form(base="duration", amount=amount, unit=unit)


@rule("(?P<unit>{UNITS})(?:_on_end)?", weak=True)
@rule("(?P<unit>{UNITS})_on_end")
@rule("(?P<unit>{UNITS})'-'long")
def bare_units(hit: Hit) -> Form | None:
    """For days on end."""
    return Form(base="duration", unit=hit.unit())


@rule(
    "(?:the_)?(?:(?:more|less)_than_)?(?P<rel>{REL_last}|{REL_next})_(?P<n>{N}|few|several|couple_of)_(?P<unit>{UNITS})"
)
@rule("the_(?P<rel>past|last|coming|next|previous|preceding)_(?P<unit>{UNITS})")
@rule("(?P<rel>past|last|coming)_(?P<unit>{UNITS})")
@rule("the_(?P<rel>past|last)_(?P<u1>{UNIT1})(?!_(?:and|or)_)")
@rule("the_(?P<rel>past|next)_(?P<u1>{UNIT1})_or_so")
def span(hit: Hit) -> Form | None:
    """The past two weeks, in the last 24 hours, the past month."""
    singular = bool(hit.words("u1"))
    unit = hit.unit() or hit.unit("u1")
    amount = 1.0 if singular else _amount(hit)
    rel = hit.rel()
    return Form(
        base="span",
        rel=rel,
        unit=unit,
        amount=amount,
        direction=1 if rel == "next" else -1,
        generic=singular,
    )


@rule("(?:(?:the|these)_)?recent_(?P<unit>{UNITS})")
def recent(hit: Hit) -> Form | None:
    """Recent weeks."""
    return Form(base="span", rel="recent", unit=hit.unit(), direction=-1)


@rule("(?:each|every)(?:_(?P<n>{N}|{ORDW}|few|other))?_(?P<unit>{UNIT})")
@rule("(?:once|twice)_(?:a|an|each|every|per)_(?P<unit>{UNIT1})")
@rule("(?:a|per)_(?P<unit>{UNIT1})", weak=True)
@rule("(?:each|every)_(?P<wd>{WD})")
@rule("(?P<wd>{WDS})(?:_(?P<part>{PART}))?")
@rule("(?:each|every)_(?P<month>{MONTH}|{MONTHSHARED})")
@rule("(?:each|every)_(?P<part>{PART})")
@rule("(?:each|every)_(?P<season>{SEASON})")
def repeated(hit: Hit) -> Form | None:
    """Every day, each Thursday, Tuesday nights, every evening."""
    part = hit.look.parts.get(hit.word("part"))
    amount = hit.look.number(hit.words("n")) if hit.words("n") else 1.0
    return Form(
        base="set",
        unit=hit.unit(),
        weekday=hit.weekday(),
        month=hit.month(),
        amount=amount,
        part=part[0] if part else None,
        season=hit.look.seasons.get(hit.word("season")),
    )


@rule("(?P<w>{LY})")
def adverb_of_frequency(hit: Hit) -> Form | None:
    """Daily."""
    return Form(base="set", value=hit.look.often[hit.word("w")])


@rule("(?:right_|just_)?(?P<w>now)(?!_that|_and_(?:again|then)|_or_never)")
@rule("(?P<w>currently|nowadays|presently)")
@rule("at_(?P<w>present)")
@rule("these_days")
@rule("(?:the|this)_(?:present|very)_moment")
def present(hit: Hit) -> Form | None:
    """Now, at present."""
    del hit
    return Form(base="ref", ref="PRESENT_REF")


@rule("(?P<w>recently|lately|formerly)")
@rule(
    "the_(?:recent_|distant_)?past(?!_(?:{N}|few|several|couple|{UNIT}|{SEASON}|{SEASONS}|{MON}|{WD}))"
)
def past(hit: Hit) -> Form | None:
    """Recently, the past."""
    del hit
    return Form(base="ref", ref="PAST_REF")


@rule("the_(?:near_|distant_|foreseeable_)?(?P<w>future)")
@rule("as_soon_as_possible")
@rule("the_(?:near|short|long)_term")
def future(hit: Hit) -> Form | None:
    """Soon, the near future."""
    del hit
    return Form(base="ref", ref="FUTURE_REF")
