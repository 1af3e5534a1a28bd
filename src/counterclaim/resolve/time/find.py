"""Expressions of time in a text: atoms by rule, then neighbours joined, then prepositions."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from counterclaim.resolve.time import clocks, dates, spans
from counterclaim.resolve.time.grammar import Hit, Rule, Start, alphabet, compile_rules
from counterclaim.resolve.time.holidays import find_holidays
from counterclaim.resolve.time.join import Piece, join_pieces
from counterclaim.resolve.time.model import Form, TimeMention
from counterclaim.resolve.time.relate import kind_of, relate
from counterclaim.resolve.time.tokens import Tokens

_RULE_MODULES = (clocks, dates, spans)
_BAD_BEFORE = frozenset("-–—/.,:$€£¥₽₴₪#№+=*^")
_WORDISH = re.compile(r"\w")
_ALREADY = re.compile(r"\s+(?:already|now)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost)\s$", re.IGNORECASE)
#: Marks that may stand between a letter or digit and the word of a date ("mid-November").
_PREFIXES = ("mid", "late", "early", "post", "pre")


@cache
def _index() -> dict[str, Start]:
    return compile_rules()


@cache
def _starts() -> re.Pattern[str]:
    """Any character with which a rule can begin: nine in ten begin none."""
    return re.compile(f"[{''.join(map(re.escape, _index()))}]")


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


def _atoms(text: str, classes: str, tokens: Tokens) -> list[Piece]:
    index, next_start = _index(), _starts().search
    pieces: list[Piece] = []
    at = 0
    while (candidate := next_start(classes, at)) is not None:
        at = candidate.start()
        start = index[classes[at]]
        if not start.begins(classes, at):
            at += 1
            continue
        found = _longest(text, classes, tokens, start.rules, at)
        if found is None:
            at += 1
            continue
        end, form, weak = found
        first, last = tokens.start(at), tokens.end(end - 1)
        pieces.append(Piece(start=first, end=last, form=form, weak=weak))
        at = end
    return pieces


def _longest(
    text: str, classes: str, tokens: Tokens, rules: tuple[Rule, ...], at: int
) -> tuple[int, Form, bool] | None:
    """The longest match of any rule at a token; the earlier rule among equals."""
    best: tuple[int, Form, bool] | None = None
    for rule in rules:
        match = rule.regex.match(classes, at)
        if match is None:
            continue
        if best is not None and (match.end(), not rule.weak) <= (best[0], not best[2]):
            continue
        if not _free(text, tokens, at, match.end() - 1):
            continue
        form = rule.action(Hit(match, tokens))
        if form is not None:
            best = (match.end(), form, rule.weak)
    return best


def _free(text: str, tokens: Tokens, first: int, last: int) -> bool:
    """Whether an expression is not a piece of a longer word, number or designation."""
    start, end = tokens.start(first), tokens.end(last)
    before = text[start - 1] if start else " "
    after = text[end : end + 2]
    if _WORDISH.match(before) or (after and _WORDISH.match(after)):
        return False
    if tokens.word(last)[0].isdecimal() and (
        after[:1] in ("%", "°") or (after[:1] in ("-", "–", "/") and after[1:].isalnum())
    ):
        return False
    if before not in _BAD_BEFORE or not tokens.word(first)[0].isdecimal():
        return True
    if before in "-–—":
        head = text[max(0, start - 6) : start - 1].lower()
        return (
            head.endswith((*_PREFIXES, "am", "pm", ".m.")) or before in "–—" or head.endswith("-")
        )
    return before in ".,:" and not text[max(0, start - 2) : start - 1].isalnum()


def _with_holidays(text: str, pieces: list[Piece]) -> list[Piece]:
    """Named days take precedence over what they overlap; both lists are in order."""
    days = find_holidays(text)
    if not days:
        return pieces
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        while at < len(days) and days[at].end <= piece.start:
            kept.append(days[at])
            at += 1
        if at == len(days) or piece.end <= days[at].start:
            kept.append(piece)
    return kept + days[at:]


def _mention(text: str, piece: Piece, cue_start: int) -> TimeMention:
    form = piece.form
    if form.base == "duration" and _ALREADY.match(text, piece.end):
        form = msgspec.structs.replace(form, value="until now")
    hedged = _HEDGED.search(text[max(0, piece.start - 16) : piece.start])
    if hedged is not None:
        form = msgspec.structs.replace(form, approximate=True)
    return TimeMention(
        start=piece.start,
        end=piece.end,
        text=text[piece.start : piece.end],
        kind=kind_of(form, piece.relation),
        form=form,
        relation=piece.relation,
        cue_start=cue_start,
    )
