"""Rules for dates: absolute, relative, deictic, quarters, years, holidays."""

from __future__ import annotations

from counterclaim.resolve.time.grammar import Hit, rule
from counterclaim.resolve.time.model import Form


def _year(hit: Hit, name: str = "y") -> int | None:
    year = hit.number(name)
    short = hit.number("yy") if year is None else None
    return _short_year(short) if short is not None else year


def _short_year(value: int) -> int:
    return 2000 + value if value < 50 else 1900 + value


def _valid(month: int | None, day: int | None) -> bool:
    limits = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return month is not None and 1 <= month <= 12 and (day is None or 1 <= day <= limits[month - 1])


@rule("(?P<y>{Y4})'-'(?P<m>{MONTHNUM})'-'(?P<d>{D2})(?!'-')")
@rule("(?P<y>{Y4})'/'(?P<m>{MONTHNUM})'/'(?P<d>{D2})(?!'/')")
def iso_date(hit: Hit) -> Form | None:
    """2022-09-13."""
    month, day = hit.number("m"), hit.number("d")
    if not _valid(month, day):
        return None
    return Form(base="absolute", year=_year(hit), month=month, day=day)


@rule("(?P<a>{D2})'.'(?P<b>{D2})'.'(?P<y>{Y4}|{YY})(?!'.'{NUM})")
@rule("(?P<a>{D2})'/'(?P<b>{D2})'/'(?P<y>{Y4}|{YY})(?!'/')")
@rule("(?P<a>{D2})'-'(?P<b>{D2})'-'(?P<y>{Y4})(?!'-')")
def numeric_date(hit: Hit) -> Form | None:
    """13.09.2022; with slashes the month comes first only where the day cannot be a month."""
    first, second, year = hit.number("a"), hit.number("b"), hit.number("y")
    if first is None or second is None or year is None:
        return None
    day, month = (second, first) if second > 12 >= first else (first, second)
    if not _valid(month, day):
        return None
    return Form(
        base="absolute", year=year if year > 99 else _short_year(year), month=month, day=day
    )


@rule(
    "(?:(?P<wd>{WDAY})','?_(?:the_)?)?(?P<month>{MON})_?(?:the_)?(?P<d>{DAYNUM})"
    "(?:{TO}(?:(?P<m2>{MON})_)?(?P<d2>{DAYNUM})(?!_?{UNIT}|_(?:people|{POWER})))?"
    "(?:(?:','_?|_)(?P<y>{Y4})(?!{NUM}|_?{CLOCK}))?"
)
def month_day(hit: Hit) -> Form | None:
    """September 13; Tuesday, Sept. 13, 2022; September 12-13; August 30 to September 2."""
    return _dated(hit)


@rule(
    "(?:(?P<wd>{WDAY})','?_)?(?:the_)?(?P<d>{DAYNUM})"
    "(?:(?:{TO}|_to_the_)(?P<d2>{DAYNUM}))?_(?:of_)?(?P<month>{MON})"
    "(?:','?_(?P<y>{Y4})(?!_?{CLOCK})|_(?P<yy>{YY})(?=_?['-''–''—''('')'',''.'';']))?"
)
@rule(
    "(?P<d>{DAYNUM})_(?:of_)?(?P<month>{MON}){TO}(?P<d2>{DAYNUM})_(?:of_)?(?P<m2>{MON})"
    "(?:','?_(?P<y>{Y4}))?"
)
def day_month(hit: Hit) -> Form | None:
    """13 September; the 13th of September 2022; 12 to 14 September; 30 August - 2 September."""
    form = _dated(hit)
    if form is None or form.end_month is None:
        return form
    return form


def _dated(hit: Hit) -> Form | None:
    month, day = hit.month(), hit.number("d")
    if month is None or day is None or day > 31:
        return None
    if not _valid(month, day):
        return Form(base="absolute", year=_year(hit), month=month, approximate=True)
    end_day = hit.number("d2")
    end_month = hit.month("m2") or (month if end_day is not None else None)
    if end_day is not None and not _valid(end_month, end_day):
        return None
    if end_day is not None and end_month == month and end_day <= day:
        return None
    return Form(
        base="absolute",
        year=_year(hit),
        month=month,
        day=day,
        weekday=hit.weekday(),
        end_month=end_month,
        end_day=end_day,
    )


@rule(
    "(?P<month>{MON})(?:_?['-''–']_?|_to_|_through_)(?P<m2>{MON})(?:','?_(?:of_)?(?P<y>{Y4}))?(?!_{D2})"
)
def months(hit: Hit) -> Form | None:
    """October-November 2020."""
    return Form(base="absolute", year=_year(hit), month=hit.month(), end_month=hit.month("m2"))


@rule("the_(?P<n>{ORD4}|last)_week_of_(?:the_)?(?P<month>{MON})(?:','?_(?P<y>{Y4}))?")
def week_of_month(hit: Hit) -> Form | None:
    """The first week of June: seven days, counted from the first of the month."""
    number = hit.number("n")
    day = 25 if number is None else 7 * number - 6
    return Form(
        base="absolute", year=_year(hit), month=hit.month(), day=day, unit="week", approximate=True
    )


@rule("(?P<month>{MON})','?_(?:of_)?(?P<y>{Y4})(?!_?{CLOCK})")
@rule("(?P<month>{MONTH})")
def month_only(hit: Hit) -> Form | None:
    """September; May 2022."""
    return Form(base="absolute", year=_year(hit), month=hit.month())


@rule("(?P<month>{MON})_(?:of_)?(?P<rel>this|last|next)_year")
@rule("(?P<month>{MON})_of_(?:the_)?(?P<rel>{REL})_year")
def month_of_year(hit: Hit) -> Form | None:
    """November of last year."""
    return Form(base="absolute", month=hit.month(), rel=hit.rel(), unit="year")


@rule("(?P<month>{MONTHSHARED})", weak=True)
def month_shared(hit: Hit) -> Form | None:
    """May and March are months only beside a preposition or another date."""
    return Form(base="absolute", month=hit.month())


@rule("(?P<wd>{WD})(?:_?['-''–']_?|_to_|_through_)(?P<wd2>{WD})")
@rule("(?P<wd>{WD})")
def weekday(hit: Hit) -> Form | None:
    """Tuesday."""
    return Form(base="weekday", weekday=hit.weekday(), end_weekday=hit.weekday("wd2"))


@rule("(?:the_)?(?P<rel>{REL}|this_coming|this_past)_(?P<wd>{WD})")
def rel_weekday(hit: Hit) -> Form | None:
    """Last Tuesday, next Friday, the previous Monday."""
    return Form(base="weekday", weekday=hit.weekday(), rel=_this_coming(hit))


@rule("(?P<wd>{WD})_(?P<rel>this|last|next)_week")
def weekday_of_week(hit: Hit) -> Form | None:
    """Tuesday last week."""
    return Form(base="weekday", weekday=hit.weekday(), rel=hit.rel(), unit="week")


def _this_coming(hit: Hit) -> str | None:
    words = hit.words("rel")
    if len(words) == 2:
        return "next" if words[1] == "coming" else "last"
    return hit.rel()


@rule("(?:the_)?(?P<rel>this_past|this_coming|{REL})_(?P<month>{MONTH}|{MONTHSHARED})")
def rel_month(hit: Hit) -> Form | None:
    """Last November."""
    return Form(base="absolute", month=hit.month(), rel=_this_coming(hit))


@rule("(?:the_)?(?P<rel>this_past|this_coming|{REL})_(?P<season>{SEASON})")
@rule("(?:the_)?(?P<season>{SEASON})_(?:of_)?(?P<y>{Y4})")
@rule("(?:the_)?(?P<season>{SEASON})_(?:of_)?(?P<rel>this|last|next)_year")
@rule("the_(?P<season>{SEASONSURE})(?!_(?:of|in|from))")
@rule("(?:the_)?(?P<season>{SEASON})(?!_(?:of|in|from))", weak=True)
def season(hit: Hit) -> Form | None:
    """Last winter, the summer of 2022."""
    code = hit.look.seasons.get(hit.word("season"))
    return Form(base="absolute", season=code, year=_year(hit), rel=_this_coming(hit))


@rule("(?P<y>{YEAR})(?!','{NUM}|_?{CLOCK}|'.'{NUM}|'/'{NUM}|~{UNIT}|_(?:{POWER}|{ADV_present}))")
@rule("(?:the_)?year_(?P<y>{Y4})")
@rule("(?P<y>{YEAR})['-''–''/'](?P<y2>{YEAR}|{YY})(?!['-''–''/'':''.']{NUM})")
def year_only(hit: Hit) -> Form | None:
    """2020; 2020-2021."""
    year, last = _year(hit), hit.number("y2")
    if last is not None and year is not None:
        last = last if last > 99 else year // 100 * 100 + last
        if not year < last <= year + 30:
            return None
    return Form(base="absolute", year=year, end_year=last)


@rule("(?:the_year_)?(?P<a>{TEENS}|{TENS})_(?P<b>{TENS}(?:~{ONES})?|{TEENS}|o_{ONES})")
@rule("the_year_(?P<a>two)_(?P<t>thousand)(?:_and)?(?:_(?P<b>{WORDNUM}))?")
def year_in_words(hit: Hit) -> Form | None:
    """Nineteen ninety-six."""
    century, rest = hit.number("a") or 0, hit.number("b") or 0
    year = century * (1000 if hit.word("t") else 100) + rest
    return Form(base="absolute", year=year) if 1500 <= year <= 2099 else None


@rule("(?:(?:fiscal|financial)_(?:year_)?)(?P<y>{YEAR})")
@rule("the_(?P<y>{YEAR})_(?:fiscal_year|year)")
def fiscal_year(hit: Hit) -> Form | None:
    """Fiscal 1989."""
    return Form(base="absolute", year=_year(hit), fiscal=True)


@rule("the_(?P<y>{YEAR})_(?:period|quarter)")
def period_of_year(hit: Hit) -> Form | None:
    """The 1988 period: that part of the year of which the text speaks."""
    return Form(base="absolute", year=_year(hit), value="same period")


APOSTROPHE = "(?:{APOS}|'’'|'`')"


@rule("(?:the_)?(?P<y>{Y4})" + APOSTROPHE + "?s")
@rule("(?:the_)?" + APOSTROPHE + "(?P<yy>{YY})s")
@rule("the_(?P<w>{DECADES})")
def decade(hit: Hit) -> Form | None:
    """The 1990s, the nineties."""
    year = _year(hit) or hit.look.decades.get(hit.word("w"))
    if year is None or year % 10:
        return None
    return Form(base="absolute", decade=year if year > 99 else 1900 + year)


@rule("(?:the_)?(?P<n>{D2}{ORDEND}|{ORDW})~century")
def century(hit: Hit) -> Form | None:
    """The 20th century."""
    return Form(base="absolute", century=hit.number("n"))


@rule(
    "(?:the_)?(?:(?P<y>{YEAR})_|(?P<ya>year~ago|year~earlier)_)?(?:fiscal~)?"
    "(?P<n>{ORD4})_quarter(?:_(?:of_|in_)?(?:fiscal_)?(?P<y2>{Y4}))?"
)
@rule("(?P<n>{ORD4})'-'quarter")
@rule("(?:the_)?fiscal~(?P<n>{ORD4})~quarter")
@rule("(?P<rel>this|last|next)_year(?:{APOS}|'’')s_(?:fiscal_)?(?P<n>{ORD4})~quarter")
@rule("(?:the_)?(?P<n>{ORD4})~quarter_of_(?P<rel>this|last|next)_year")
def quarter(hit: Hit) -> Form | None:
    """The third quarter of 1990."""
    number = hit.number("n")
    if number is None or not 1 <= number <= 4:
        return None
    rel = "last" if hit.words("ya") else hit.rel()
    year = _year(hit) or _year(hit, "y2")
    return Form(base="absolute", quarter=number, year=year, rel=rel)


@rule(
    "(?:the_)?(?P<n>first|second|last|latter)_half_of_(?:the_)?(?:(?P<y>{Y4})|(?P<rel>this|last|next)_year|(?P<yr>year))"
)
@rule("(?P<n>first|second)~half_(?P<y>{YEAR})")
def half(hit: Hit) -> Form | None:
    """The first half of 1990."""
    number = 1 if hit.word("n") == "first" else 2
    rel = "this" if hit.words("yr") else hit.rel()
    return Form(base="absolute", half=number, year=_year(hit), rel=rel)


@rule("the_(?P<d>{ORDNUM})_(?:of_)?(?P<rel>this|last|next)_month")
@rule("the_(?P<d>{ORDNUM})_of_the_month")
@rule("(?P<d>{ORDNUM})_(?P<rel>this|last|next)_month")
def day_of_month(hit: Hit) -> Form | None:
    """The 5th of this month."""
    day = hit.number("d")
    return Form(base="day_of_month", day=day, rel=hit.rel() or "this")


@rule("{WD}','?_(?:the_)?(?P<d>{DAYNUM})(?=[,.:]|['.'':'])")
def day_of_list(hit: Hit) -> Form | None:
    """Friday 21: the day that an item of a list or a part of a diary tells of."""
    day = hit.number("d")
    return None if day is None or not 0 < day <= 31 else Form(base="day_of_month", day=day)


@rule("the_(?P<d>{ORDNUM})_(?:to|and)_(?:the_)?(?P<d2>{ORDNUM})", weak=True)
@rule("the_(?P<d>{ORDNUM})", weak=True)
def day_alone(hit: Hit) -> Form | None:
    """On the 21st: a date only beside a preposition and before no noun."""
    day = hit.number("d")
    if day is None or day > 31:
        return None
    return Form(base="day_of_month", day=day, end_day=hit.number("d2"))


@rule("(?P<w>{DEIXIS})")
def deictic_day(hit: Hit) -> Form | None:
    """Today, yesterday, tomorrow."""
    return Form(base="day", direction=hit.look.deictic[hit.word("w")])


@rule("the_day_before_(?P<w>yesterday)")
@rule("the_day_after_(?P<w>tomorrow)")
def deictic_day_two(hit: Hit) -> Form | None:
    """The day before yesterday."""
    return Form(base="day", direction=2 * hit.look.deictic[hit.word("w")])


@rule("(?P<rel>this|last|next)_(?P<unit>{UNIT1})(?!s|_(?:and|or)_(?:{NUM}|half))")
@rule("the_(?P<rel>next|current|present|coming|same)_(?:(?:fiscal|calendar)_)?(?P<unit>{UNIT1})")
@rule("(?P<rel>that|this_same|this_very)_(?:same_)?(?P<unit>{LONGUNIT})(?!s)")
@rule("(?:the_)?(?P<rel>{REL_previous}|{REL_following}|current|same)_(?P<unit>{UNIT1})")
@rule("(?P<rel>this|last|next)_(?:fiscal|calendar)_(?P<unit>{UNIT1})")
def rel_unit(hit: Hit) -> Form | None:
    """Last week, this month, the following year."""
    unit, words = hit.unit(), hit.words("rel")
    if unit in (None, "second", "minute"):
        return None
    rel = "that" if words and words[-1] in ("same", "very") else hit.rel()
    return Form(base="unit", rel=rel, unit=unit)


@rule("the_(?P<rel>full)_(?P<unit>year|month|week)")
@rule("the_latest_(?:fiscal_)?(?P<unit>{LONGUNIT})(?!s)")
@rule("the_latest_(?P<p>period)")
def latest_unit(hit: Hit) -> Form | None:
    """The latest quarter; the full year."""
    return Form(
        base="unit", rel="the" if hit.words("rel") else "latest", unit=hit.unit() or "quarter"
    )


@rule(
    "the_(?P<unit>week|weekend|quarter|month)(?!'-'|_(?:of|in|and|or|ago|before|after|earlier|later|end))"
)
@rule("the_(?P<unit>weekend)(?!'-'|_(?:of|and|or|ago|before|after|earlier|later|end))")
@rule(
    "the_(?P<unit>year|fiscal_year)(?!'-'|_(?:of|in|and|or|ago|before|after|earlier|later|end))(?!_(?:ended|ending))"
)
def the_unit(hit: Hit) -> Form | None:
    """The week, the quarter: the one that is spoken of."""
    words = hit.words("unit")
    return Form(base="unit", rel="the", unit=hit.look.units.get(words[-1]))


@rule("the_week_of_(?P<month>{MON})_(?P<d>{DAYNUM})(?:{TO}(?:(?P<m2>{MON})_)?(?P<d2>{DAYNUM}))?")
def week_of(hit: Hit) -> Form | None:
    """The week of July 2-8."""
    form = _dated(hit)
    if form is None or form.end_day is not None:
        return form
    return Form(base="absolute", month=form.month, day=form.day, unit="week")


@rule("(?:the_)?(?:(?:comparable|corresponding)_)?year~(?:ago|earlier)_(?P<u>quarter|period)")
@rule("the_(?:comparable|corresponding)_(?P<u>period|quarter)_(?:last_year|a_year_(?:ago|earlier))")
def year_ago_quarter(hit: Hit) -> Form | None:
    """The year-earlier quarter."""
    return Form(base="offset", amount=1, unit="year", direction=-1, value="same period")


@rule("year(?:~ago|~earlier)(?!_)")
@rule("year'-'(?:ago|earlier)")
def year_ago(hit: Hit) -> Form | None:
    """Year-earlier."""
    del hit
    return Form(base="offset", amount=1, unit="year", direction=-1)


@rule("(?:the_)?year(?:(?:{APOS}|'’')s)?~end")
@rule("the_end_of_the_year")
def year_end(hit: Hit) -> Form | None:
    """Year-end."""
    del hit
    return Form(base="unit", rel="the", unit="year", edge="end")
