"""Amounts in a sentence, with their bounds, and how many times something was done.

"More than 50" has no upper bound, "up to 50" no lower one, "several" neither; "no" is 0. Dates,
clock times, calibres, ages, percentages and the numbers of articles and units are no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.claims.number_words import NumberWords, number_words
from counterclaim.read import Sentence, Token

_DIGITS = re.compile(r"^\d+$")
_GROUPED = re.compile(r"^\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+$")
_DECIMAL = re.compile(r"^\d+[.,]\d+$")
_PLUS = re.compile(r"^(\d[\d,]*)(?:\+|-plus)$")
_RANGE = re.compile(r"^(\d+)\s?[-\u2013\u2014]\s?(\d+)$")
_ABOUT = re.compile(r"^[~≈](\d[\d,]*)$")
#: Longer figures count nothing in the world (and no record holds them).
_LONGEST = 15
_HYPHENS = ("-", "\u2013", "\u2014", "\u2011")


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount in tokens `start` up to and without `end`; `words` is how the text has it.

    `article` marks "a" and "an" before a noun, and `times` the adverbs of "twice".
    """

    start: int
    end: int
    low: int | None
    high: int | None
    approximate: bool = False
    words: str = ""
    article: bool = False
    times: bool = False


def amount_at(tokens: Sequence[Token], i: int, words: NumberWords | None = None) -> Amount | None:
    """The amount whose words begin at token `i`, with its bounds; None where there is none."""
    words = words or number_words()
    lower = tokens[i].lower
    if not _can_begin(lower, words):
        return None
    if lower == "between":
        found = _range(tokens, i, i + 1, "and", words)
        if found is not None:
            return found
    glued = _glued(tokens, i)
    if glued is not None:
        return glued
    for phrase, kind in words.before.get(lower, ()):
        end = i + len(phrase)
        if _is(tokens, i, phrase) and end < len(tokens):
            inner = amount_at(tokens, end, words)
            if inner is not None and _bare(inner):
                return _bounded(tokens, inner, i, kind)
    fixed = _fixed(tokens, i, words)
    if fixed is not None:
        return fixed
    number = _number(tokens, i, words)
    if number is not None:
        return _with_after(tokens, i, *number, words)
    if lower in words.times:
        n = words.times[lower]
        return Amount(start=i, end=i + 1, low=n, high=n, words=tokens[i].text, times=True)
    if lower == "another" and i + 1 < len(tokens) and tokens[i + 1].text != ",":
        noun = tokens[i + 1].pos in ("ADJ", "NOUN", "PROPN", "NUM")
        return Amount(start=i, end=i + 1, low=1, high=1, words=tokens[i].text, article=noun)
    if lower in ("a", "an") and i + 1 < len(tokens) and tokens[i + 1].pos in _NOUNY:
        return Amount(start=i, end=i + 1, low=1, high=1, words=tokens[i].text, article=True)
    return None


def _can_begin(lower: str, words: NumberWords) -> bool:
    """Whether a word can begin an amount: few can, and the others need no rule tried on them."""
    if lower in words.first:
        return True
    if lower.isalpha():
        return False
    if lower[:1].isdigit() or lower[:1] in "~≈":
        return True
    return "-" in lower and lower.partition("-")[0] in words.tens


_NOUNY = ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "NUM")


def find_amounts(sentence: Sentence, words: NumberWords | None = None) -> list[Amount]:
    """All amounts of a sentence in order, without overlap."""
    words = words or number_words()
    found: list[Amount] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _can_begin(tokens[at].lower, words):
            at += 1
            continue
        amount = amount_at(tokens, at, words)
        if amount is None:
            at = _past_number(tokens, at, words)
            continue
        found.append(amount)
        at = amount.end
    return found


def ordinal_at(tokens: Sequence[Token], i: int, words: NumberWords | None = None) -> int | None:
    """What an ordinal at token `i` counts up to: 13 for "thirteenth" and "13th"."""
    words = words or number_words()
    lower = tokens[i].lower
    match = re.match(r"^(\d+)(?:st|nd|rd|th)$", lower)
    if match:
        return int(match.group(1))
    tens, dash, unit = lower.partition("-")
    if dash and tens in words.tens and unit in words.ordinals:
        return words.tens[tens] + words.ordinals[unit]
    value = words.ordinals.get(lower)
    if value is not None and i > 1 and tokens[i - 1].text in _HYPHENS:
        return value + words.tens.get(tokens[i - 2].lower, 0)
    return value


def _bare(amount: Amount) -> bool:
    """A plain number, which a bound before it can qualify."""
    return (
        amount.low is not None
        and amount.low == amount.high
        and amount.low > 0
        and not (amount.article or amount.times)
    )


def _bounded(tokens: Sequence[Token], inner: Amount, start: int, kind: str) -> Amount:
    low, high = inner.low, inner.high
    if kind == "at_least":
        high = None
    elif kind == "at_most":
        low = None
    return Amount(
        start=start,
        end=inner.end,
        low=low,
        high=high,
        approximate=kind == "about" or inner.approximate,
        words=_text(tokens, start, inner.end),
    )


def _with_after(
    tokens: Sequence[Token], start: int, value: int, end: int, words: NumberWords
) -> Amount | None:
    """The number with what follows it: "5 to 7", "5 or 6", "5 or more", "250+"."""
    if _names_something(tokens, start, end, words):
        return None
    moved = start > 0 and tokens[start - 1].lower == "from"  # "rose from 12 to 17"
    for link in ("or", *_HYPHENS) if moved else ("to", "or", *_HYPHENS):
        found = _range(tokens, start, start, link, words)
        if found is not None:
            return found
    kind, stop = "", end
    at = end + 1 if end + 1 < len(tokens) and tokens[end].text in _HYPHENS else end
    for phrase, sense in words.after.get(tokens[at].lower, ()) if at < len(tokens) else ():
        if _is(tokens, at, phrase):
            kind, stop = sense, at + len(phrase)
            break
    if not kind and at == end and _then(tokens, end) in ("more", "further", "additional"):
        stop = end + (0 if _then(tokens, end + 1) == "than" else 1)
    plain = Amount(start=start, end=stop, low=value, high=value, words=_text(tokens, start, stop))
    return _bounded(tokens, plain, start, kind) if kind else plain


def bounds_behind(
    tokens: Sequence[Token],
    at: int,
    low: int | None,
    high: int | None,
    words: NumberWords | None = None,
) -> tuple[int | None, int | None]:
    """The bounds of a number whose noun stands before "at least": "406 dead at least"."""
    if low is None or low != high or not low or at >= len(tokens):
        return low, high
    words = words or number_words()
    for phrase, kind in words.after.get(tokens[at].lower, ()):
        end = at + len(phrase)
        if not _is(tokens, at, phrase) or end < len(tokens) and amount_at(tokens, end, words):
            continue
        if kind == "at_least":
            return low, None
        return (None, high) if kind == "at_most" else (low, high)
    return low, high


def _range(
    tokens: Sequence[Token], start: int, first: int, link: str, words: NumberWords
) -> Amount | None:
    left = _number(tokens, first, words) if first < len(tokens) else None
    if left is None or left[1] + 1 >= len(tokens) or tokens[left[1]].lower != link:
        return None
    right = _number(tokens, left[1] + 1, words)
    if right is None or right[0] <= left[0] or right[0] > 20 * max(left[0], 5):
        return None
    if _names_something(tokens, start, right[1], words):
        return None
    return Amount(
        start=start,
        end=right[1],
        low=left[0],
        high=right[0],
        words=_text(tokens, start, right[1]),
    )


def _glued(tokens: Sequence[Token], i: int) -> Amount | None:
    """Amounts that the tokeniser leaves in one piece: "250+", "5-7", "~60"."""
    text = tokens[i].text
    if text.isalpha() or len(text) > 2 * _LONGEST:
        return None
    for pattern, kind in ((_PLUS, "at_least"), (_ABOUT, "about")):
        match = pattern.match(text)
        if match:
            n = int(match.group(1).replace(",", ""))
            plain = Amount(start=i, end=i + 1, low=n, high=n, words=text)
            return _bounded(tokens, plain, i, kind)
    match = _RANGE.match(text)
    if match and int(match.group(1)) < int(match.group(2)) < 1900:
        low, high = int(match.group(1)), int(match.group(2))
        return Amount(start=i, end=i + 1, low=low, high=high, words=text)
    return None


def _fixed(tokens: Sequence[Token], i: int, words: NumberWords) -> Amount | None:
    for phrase, kind in words.fixed.get(tokens[i].lower, ()):
        if not _is(tokens, i, phrase):
            continue
        end = i + len(phrase)
        low: int | None = {"zero": 0, "couple": 2}.get(kind)
        if phrase == ("no",) and _then(tokens, end) in ("longer", ".", ","):
            return None
        if phrase == ("not", "a") and _number(tokens, end, words) is not None:
            return None
        if phrase == ("some",) and not _plural_noun_follows(tokens, end):
            return None
        return Amount(start=i, end=end, low=low, high=low, words=_text(tokens, i, end))
    return None


def _plural_noun_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + 4]:
        if token.tag in ("NNS", "NNPS"):
            return True
        if token.pos not in ("ADJ", "NOUN", "PROPN", "VERB"):
            return False
    return False


def _number(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, int] | None:
    """The value of the number at token `i`, and the token after it."""
    if i >= len(tokens):
        return None
    text = tokens[i].text
    if text[:1].isdigit():
        return _numeral(tokens, i, words)
    return _spelled(tokens, i, words)


def _numeral(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, int] | None:
    text = tokens[i].text
    end = i + 1
    value: float
    if len(text) > _LONGEST:
        return None
    if _GROUPED.match(text):
        value = int(re.sub(r"\D", "", text))
    elif _DIGITS.match(text):
        digits = text
        while (
            end < len(tokens)
            and len(tokens[end].text) == 3
            and tokens[end].text.isdigit()
            and len(digits) < _LONGEST
            and len(text) <= 3
            and tokens[end].start - tokens[end - 1].end <= 1
        ):
            digits += tokens[end].text
            end += 1
        value = int(digits)
    elif _DECIMAL.match(text) and end < len(tokens) and tokens[end].lower in words.scales:
        value = float(text.replace(",", "."))
    else:
        return None
    if end < len(tokens) and tokens[end].lower in words.scales and tokens[end].lower != "score":
        value *= words.scales[tokens[end].lower]
        end += 1
    return (int(round(value)), end)


def _spells(lower: str, words: NumberWords) -> bool:
    """Whether a word can begin a number in words."""
    if lower in words.units or lower in words.tens or lower in ("a", "an"):
        return True
    return "-" in lower


def _spelled(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, int] | None:
    """A number in words: "forty-two", "one hundred and seventy", "a dozen"."""
    if tokens[i].lower == "half" and [t.lower for t in tokens[i + 1 : i + 3]] == ["a", "dozen"]:
        return 6, i + 3
    if not _spells(tokens[i].lower, words):
        return None
    total, part, at, seen = 0, 0, i, False
    if tokens[i].lower in ("a", "an") and _then(tokens, i + 1) in words.scales:
        part, at, seen = 1, i + 1, True
    while at < len(tokens):
        lower = tokens[at].lower
        pieces = lower.split("-")
        if len(pieces) == 2 and pieces[0] in words.tens and pieces[1] in words.units:
            part += words.tens[pieces[0]] + words.units[pieces[1]]
        elif lower in words.units or lower in words.tens:
            if part % 10 or (part % 100 and lower in words.tens):
                break
            part += words.units.get(lower, 0) or words.tens.get(lower, 0)
        elif lower in words.scales and seen:
            scale = words.scales[lower]
            if scale >= 1000:
                total, part = total + part * scale, 0
            else:
                part *= scale
        elif seen and (lower == "and" and part % 100 == 0 and part or lower in _HYPHENS):
            follows = _then(tokens, at + 1)
            if follows not in words.units and follows.split("-")[0] not in words.tens:
                break
            if lower in _HYPHENS and (part % 10 or follows not in words.units):
                break
            if lower == "and" and tokens[at - 1].lower not in words.scales:
                break
            at += 1
            continue
        else:
            break
        seen = True
        at += 1
    return (total + part, at) if seen and total + part else None


def _names_something(tokens: Sequence[Token], start: int, end: int, words: NumberWords) -> bool:
    """A number that is part of a date, a time, a name or a measure of something else."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    single = end - start == 1
    if before is not None:
        if before.lower.rstrip(".") in words.months and before.text[:1].isupper() and single:
            return len(tokens[start].text) < 3 or _is_year(tokens, start, words)
        if before.lower in words.names_before and before.lower != "no" and single:
            return True
        if before.text in _HYPHENS and before.start == tokens[start - 2].end and start > 1:
            return True
        if before.text in ("/", ":", ".") and before.end == tokens[start].start and start > 1:
            return True
        if before.text == "-" and before.end == tokens[start].start:
            return True
    if after is None:
        return single and _is_year(tokens, start, words)
    if (
        after.lower in words.measures
        or after.lower.rstrip(".") in words.months
        and (after.text[:1].isupper())
    ):
        return True
    if after.text == "of" and end + 1 < len(tokens) and tokens[end + 1].lower in words.months:
        return True
    if after.text in _HYPHENS and after.start == tokens[end - 1].end and end + 1 < len(tokens):
        if _begins_date(tokens, end + 1, words):
            return True
        return tokens[end + 1].lower not in ("plus",) and not tokens[end + 1].text[:1].isdigit()
    if after.text in ("/", ":") and after.start == tokens[end - 1].end:
        return True
    if after.lower in _LINKS and _begins_date(tokens, end + 1, words):
        return True
    if after.lower in words.clock:
        return True
    if after.lemma == "hour" and re.match(r"^\d{4}$", tokens[start].text):
        return True
    return single and (_is_year(tokens, start, words) or _is_one(tokens, start, end))


_LINKS = ("to", "and", "or", ",", *_HYPHENS)


def _begins_date(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether a day and a month follow: the rest of "12 to 14 September"."""
    number = _numeral(tokens, at, words) if at < len(tokens) else None
    if number is None or number[0] > 31 or number[1] >= len(tokens):
        return False
    month = tokens[number[1]]
    return month.text[:1].isupper() and month.lower.rstrip(".") in words.months


def _is_year(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    if not re.match(r"^(?:1[5-9]|20)\d\d$", tokens[at].text):
        return False
    before = tokens[at - 1].lower if at else ""
    if before in words.date_prepositions or before in words.months or before.isdigit():
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        return follows is None or follows.tag not in ("NNS", "NNPS") or before in words.months
    if at > 1 and before in (",", "-") and tokens[at - 2].text.isdigit():
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return follows is None or follows.pos not in ("NOUN", "ADJ", "PROPN", "VERB")


_BEFORE_ONE = ("the", "this", "that", "which", "each", "any", "every", "no")
_AFTER_ONE = ("another", "must", "should", "can", "side", "hand")


def _is_one(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A "one" that counts nothing: "the one", "one another", "one must", "one side"."""
    if tokens[start].lower != "one":
        return False
    before = tokens[start - 1].lower if start else ""
    follows = _then(tokens, end)
    noun = end < len(tokens) and tokens[end].pos in ("NOUN", "ADJ", "PROPN")
    return not noun and before in _BEFORE_ONE or follows in _AFTER_ONE


def _past_number(tokens: Sequence[Token], at: int, words: NumberWords) -> int:
    """The token after a number that is no amount, so that its rest is not read again."""
    number = _number(tokens, at, words)
    return number[1] if number is not None else at + 1


def _is(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand from a token on, the first of which does."""
    size = len(phrase)
    if at + size > len(tokens) or size > 1 and tokens[at + 1].lower != phrase[1]:
        return False
    return all(tokens[at + n].lower == phrase[n] for n in range(2, size))


def _then(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    out = tokens[start].text
    for n in range(start + 1, end):
        out += (" " if tokens[n].start > tokens[n - 1].end else "") + tokens[n].text
    return out
