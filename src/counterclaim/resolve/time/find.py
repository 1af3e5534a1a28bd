"""Expressions of time in a text: atoms by rule, then neighbours joined, then prepositions."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from counterclaim.resolve.time import clocks, dates, spans
from counterclaim.resolve.time.grammar import Hit, Rule, alphabet, compile_rules
from counterclaim.resolve.time.holidays import find_holidays
from counterclaim.resolve.time.join import Piece, join_pieces
from counterclaim.resolve.time.model import Form, TimeMention
from counterclaim.resolve.time.relate import kind_of, relate
from counterclaim.resolve.time.tokens import Token

_RULE_MODULES = (clocks, dates, spans)
_BAD_BEFORE = frozenset("-–—/.,:$€£¥₽₴₪#№+=*^_")
_WORDISH = re.compile(r"\w")
_ALREADY = re.compile(r"\s+(?:already|now)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost)\s$", re.IGNORECASE)
#: Marks that may stand between a letter or digit and the word of a date ("mid-November").
_PREFIXES = ("mid", "late", "early", "post", "pre")


@cache
def _index() -> dict[str, list[Rule]]:
    return compile_rules()


def find_times(text: str) -> list[TimeMention]:
    """All expressions of time in `text`, in order, without overlap; offsets are code points.

    Linear in the length of the text.
    """
    classes, tokens = alphabet().encode(text)
    pieces = _atoms(text, classes, tokens)
    pieces = _with_holidays(text, pieces)
    mentions: list[TimeMention] = []
    before: Piece | None = None
    for piece in join_pieces(text, pieces):
        relation, cue_start = relate(text, piece, before)
        before = msgspec.structs.replace(piece, relation=relation)
        mentions.append(_mention(text, before, cue_start))
    return mentions


def _atoms(text: str, classes: str, tokens: list[Token]) -> list[Piece]:
    index = _index()
    pieces: list[Piece] = []
    at, size = 0, len(classes)
    while at < size:
        rules = index.get(classes[at])
        found = _longest(text, classes, tokens, rules, at) if rules else None
        if found is None:
            at += 1
            continue
        end, form, weak = found
        start, stop = tokens[at].start, tokens[end - 1].end
        pieces.append(Piece(start=start, end=stop, form=form, weak=weak))
        at = end
    return pieces


def _longest(
    text: str, classes: str, tokens: list[Token], rules: list[Rule], at: int
) -> tuple[int, Form, bool] | None:
    """The longest match of any rule at a token; the earlier rule among equals."""
    best: tuple[int, Form, bool] | None = None
    for rule in rules:
        match = rule.regex.match(classes, at)
        if match is None:
            continue
        if best is not None and (match.end(), not rule.weak) <= (best[0], not best[2]):
            continue
        if not _free(text, tokens[at], tokens[match.end() - 1]):
            continue
        form = rule.action(Hit(match, tokens))
        if form is not None:
            best = (match.end(), form, rule.weak)
    return best


def _free(text: str, first: Token, last: Token) -> bool:
    """Whether an expression is not a piece of a longer word, number or designation."""
    before = text[first.start - 1] if first.start else " "
    digit = first.word[0].isdigit()
    if _WORDISH.match(before):
        return False
    if before in _BAD_BEFORE and digit:
        if before in "-–—":
            head = text[max(0, first.start - 6) : first.start - 1].lower()
            if not head.endswith(_PREFIXES) and not (before in "–—" or head.endswith("-")):
                return False
        elif before in "/:+=#№$€£¥₽₴₪*^_" or text[max(0, first.start - 2) : first.start - 1].isalnum():
            return False
    after = text[last.end : last.end + 2]
    if after[:1] and _WORDISH.match(after[:1]):
        return False
    if last.word[0].isdigit() and after[:1] in ("-", "–", "/", "%", "°") and after[1:].isalnum():
        return False
    return not (last.word[0].isdigit() and after[:1] in ("%", "°"))


def _with_holidays(text: str, pieces: list[Piece]) -> list[Piece]:
    """Named days take precedence over what they overlap."""
    days = find_holidays(text)
    if not days:
        return pieces
    taken = [(d.start, d.end) for d in days]
    kept = [p for p in pieces if not any(p.start < e and s < p.end for s, e in taken)]
    return sorted([*kept, *days], key=lambda p: p.start)


def _mention(text: str, piece: Piece, cue_start: int) -> TimeMention:
    form = piece.form
    if form.base == "duration" and _ALREADY.match(text, piece.end):
        form = msgspec.structs.replace(form, value="until now")
    hedged = _HEDGED.search(text[max(0, piece.start - 16) : piece.start])
    if hedged is not None:
        form = msgspec.structs.replace(form, approximate=True)
    return TimeMention(
        start=piece.start, end=piece.end, text=text[piece.start : piece.end],
        kind=kind_of(form, piece.relation), form=form, relation=piece.relation,
        cue_start=cue_start,
    )
