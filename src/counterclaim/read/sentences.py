"""Cutting a body into sentences, with exact offsets.

Blingfire cuts (F1 .964 on UD news at 9.5 MB/s); what it is known to get wrong in official
prose is mended here: it never joins lines, so paragraphs are cut first, and a cut after an
abbreviation or an initial is undone.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cache

import blingfire
import msgspec

#: A line of this length at most, without a final stop, can be the title of a plain text.
TITLE_LENGTH = 200
#: A longer run of words without a stop is cut at the next white space: a parser's time
#: and memory grow with the length of what it is given.
LONGEST_SENTENCE = 1500

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_UNFINISHED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Rep|Sen|Gov|St|No|vs|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|cf|e\.g|i\.e|[A-Z])\.|[«“(])\s*$"
)
#: A clock time that stands alone behind a stop heads what follows ("... it. 09:15. Rockets fell").
_ENTRY = re.compile(
    r"(?<=[.!?;])\s+(?=\(?\d{1,2}[:.h]\d{2}\)?(?: ?(?:hrs|hours|[ap]\.?m))?\s*[.:–—-]\s*$)"
)
_HEADING = re.compile(r"\s*\(?\d{1,2}[:.h]\d{2}\)?(?: ?(?:hrs|hours|[ap]\.?m))?\s*[.:–—-]\s*")
#: A sentence that begins with a number, where nothing is cut ("... at 26 places. 14 of these").
_NUMBER_OPENS = re.compile(r"\b(\w{3,}[a-z])[.!?][”\"’)]?\s+(?=\d[\d,]*\s+[a-z]{2,})")
_SHORTENED = frozenset({"approx", "para", "paras", "circa", "dept", "incl", "figs", "arts", "secs"})
_FINAL = re.compile(r"[.!?…:;,]['\"”»)\]]*$")


class Cut(msgspec.Struct, frozen=True):
    """Where a sentence stands in the body; its paragraph's number; whether it is a title."""

    start: int
    end: int
    paragraph: int
    is_title: bool


def cut_sentences(body: str, title_length: int = 0) -> list[Cut]:
    """Cut `body`; the first `title_length` characters are its title.

    Without a title of its own, a short first line that ends in no stop and is followed by
    an empty line is taken as the title of a plain text.
    """
    cuts: list[Cut] = []
    lines = [m.span() for m in _LINE.finditer(body) if body[m.start() : m.end()].strip()]
    for number, (start, end) in enumerate(lines):
        is_title = end <= title_length or (
            not title_length and number == 0 and _looks_like_title(body, lines)
        )
        if is_title:
            cuts.append(_trim(body, start, end, number, True))
            continue
        for a, b in _cut_line(body[start:end]):
            cuts.append(_trim(body, start + a, start + b, number, False))
    return cuts


def _looks_like_title(body: str, lines: list[tuple[int, int]]) -> bool:
    start, end = lines[0]
    line = body[start:end].strip()
    if len(lines) < 2 or len(line) > TITLE_LENGTH or _FINAL.search(line):
        return False
    return body[end : lines[1][0]].count("\n") > 1


def _trim(body: str, start: int, end: int, paragraph: int, is_title: bool) -> Cut:
    while start < end - 1 and body[start].isspace():
        start += 1
    while end - 1 > start and body[end - 1].isspace():
        end -= 1
    return Cut(start, end, paragraph, is_title)


_Characters = type[ctypes.Array[ctypes.c_char]]
_Numbers = type[ctypes.Array[ctypes.c_int32]]


@cache
def _rooms(size: int) -> tuple[_Characters, _Numbers]:
    return ctypes.c_char * size, ctypes.c_int32 * size


def _later_starts(line: str) -> list[int]:
    """Where blingfire lets sentences begin after the first.

    Its own Python function walks over all bytes to turn their offsets into characters', which took
    ten times as long as the cutting.
    """
    data = line.encode()
    # A type is made for each size of an array; of powers of two there are few.
    size = 2 << max(10, len(data).bit_length())
    characters, numbers = _rooms(size)
    cut, firsts, lasts = characters(), numbers(), numbers()
    length = blingfire.blingfire.TextToSentencesWithOffsets(
        ctypes.c_char_p(data),
        ctypes.c_int(len(data)),
        ctypes.byref(cut),
        ctypes.byref(firsts),
        ctypes.byref(lasts),
        ctypes.c_int(size),
    )
    if not 0 <= length <= size:
        return []
    offsets: list[int] = firsts[1 : cut.value.count(b"\n") + 1]
    if line.isascii():
        return offsets
    starts, at, before = [], 0, 0
    for offset in offsets:
        at += len(data[before:offset].decode(errors="ignore"))
        before = offset
        starts.append(at)
    return starts


def _cut_line(line: str) -> Iterator[tuple[int, int]]:
    if not line.strip():
        return
    # What blingfire leaves out (control characters, for instance) belongs to the sentence before.
    starts = sorted({0, *_later_starts(line), *_numbers_that_open(line)})
    begin = 0
    for here, after in zip(starts, [*starts[1:], len(line)], strict=True):
        if after < len(line) and _UNFINISHED.search(line[max(begin, after - 12) : after]):
            continue
        del here
        entry = _ENTRY.search(line, begin, after) if after < len(line) else None
        if entry is not None or _HEADING.fullmatch(line, begin, after) and after < len(line):
            # the time goes with the sentence behind it
            stop = entry.end() if entry is not None else begin
            yield from _bounded(line, begin, stop)
            begin = stop
            continue
        yield from _bounded(line, begin, after)
        begin = after


def _numbers_that_open(line: str) -> Iterator[int]:
    for found in _NUMBER_OPENS.finditer(line):
        if found[1] not in _SHORTENED:
            yield found.end()


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        at = line.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        at = at if at > start else start + LONGEST_SENTENCE
        if line[start:at].strip():
            yield start, at
        start = at
    if line[start:end].strip():
        yield start, end
