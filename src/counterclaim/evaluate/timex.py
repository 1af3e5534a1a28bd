"""The TIMEX3 benchmark: spans, types and values of expressions of time against gold.

    python -m counterclaim.evaluate.timex DATA.jsonl

Each line of the data is a document: `id`, `published`, `text` and `timexes` with `start`,
`end`, `type`, `value`. Figures are those of TempEval-3: an expression is right in strict
span where both offsets agree, in relaxed span where it overlaps; value F1 counts the right
values among the matches against all gold and all found expressions.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from counterclaim.evaluate.gold import read_lines
from counterclaim.resolve.time import (
    Tense,
    TimeContext,
    TimeMention,
    find_times,
    in_order,
    timex,
)


class GoldTimex(msgspec.Struct, frozen=True):
    """An expression of time as annotated."""

    start: int
    end: int
    text: str
    type: str
    value: str


class TimexDocument(msgspec.Struct, frozen=True):
    """A text with its annotated expressions."""

    id: str
    published: str
    text: str
    timexes: list[GoldTimex]


class Counts(msgspec.Struct):
    """What was counted over some documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    strict_value: int = 0
    relaxed_value: int = 0
    strict_type: int = 0
    given: int = 0
    given_value: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another set of documents."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def f1(self, right: int) -> float:
        """F1 in per cent of `right` matches."""
        total = self.gold + self.found
        return 200.0 * right / total if total else 0.0

    def figures(self) -> dict[str, float]:
        """The table, in per cent."""
        return {
            "span F1, strict": self.f1(self.strict),
            "span F1, relaxed": self.f1(self.relaxed),
            "type F1, strict span": self.f1(self.strict_type),
            "value F1, strict span": self.f1(self.strict_value),
            "value F1, relaxed span": self.f1(self.relaxed_value),
            "value accuracy, gold spans found": 100.0 * self.strict_value / max(1, self.strict),
            "value accuracy, gold spans given": 100.0 * self.given_value / max(1, self.given),
        }


def load(path: Path) -> tuple[TimexDocument, ...]:
    """The documents of a file; a broken line is an error that names it."""
    return read_lines(
        path, TimexDocument, missing="Name a file of documents, one JSON object a line."
    )


def published_at(text: str) -> datetime | date:
    """The date of a document, with its hour where that is known."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text[:10])


def read_times(text: str, published: datetime | date) -> list[tuple[TimeMention, str, str]]:
    """All mentions of a text with type and value, each anchored on the date before it."""
    return valued(text, find_times(text), published)


def valued(
    text: str, mentions: Sequence[TimeMention], published: datetime | date
) -> list[tuple[TimeMention, str, str]]:
    """Types and values of mentions in order; the anchor is the last day named before each."""

    def tense(mention: TimeMention) -> Tense | None:
        return tense_near(text, mention)

    context = TimeContext(published=published)
    return [(m, *timex(m, here)) for m, here in in_order(mentions, context, tense)]


_SENTENCE = re.compile(r"[.!?]['\"”’`]*\s|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|would(?! have)|going to|did not plan|plan(?:s|ned)? to|scheduled|due|"
    r"effective|"
    r"to (?:be|begin|start|open|meet|take|vote|visit|hold|decide))\b",
    re.IGNORECASE,
)


_AHEAD = re.compile(r"\b(?:until|by|as soon as|deadline of|no later than)\s+$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ended|since|dated|released)\b", re.IGNORECASE)


def tense_near(text: str, mention: TimeMention) -> Tense | None:
    """Whether the sentence of a mention speaks of the future, by its auxiliaries."""
    clause = re.split(
        r"[,;:]\s", _SENTENCE.split(text[max(0, mention.start - 80) : mention.start])[-1]
    )
    if _PAST.search(clause[-1]):
        return "past"
    ahead = _FUTURE.search(clause[-1]) or _AHEAD.search(clause[-1])
    return "future" if ahead and mention.form.quarter is None else None


def count(document: TimexDocument) -> Counts:
    """The counts of one document."""
    published = published_at(document.published)
    made = read_times(document.text, published)
    counts = Counts(gold=len(document.timexes), found=len(made))
    by_span = {(m.start, m.end): (kind, value) for m, kind, value in made}
    used: set[int] = set()
    for gold in document.timexes:
        hit = by_span.get((gold.start, gold.end))
        if hit is not None:
            counts.strict += 1
            counts.strict_type += hit[0] == gold.type
            counts.strict_value += hit[1] == gold.value
        for n, (mention, _, value) in enumerate(made):
            if n not in used and mention.start < gold.end and gold.start < mention.end:
                used.add(n)
                counts.relaxed += 1
                counts.relaxed_value += value == gold.value
                break
    counts.given = len(document.timexes)
    counts.given_value = _with_spans_given(document, made, published)
    return counts


def _with_spans_given(
    document: TimexDocument, made: list[tuple[TimeMention, str, str]], published: datetime | date
) -> int:
    """How many values are right where the gold span alone is read, in its document's context."""
    right = 0
    by_span = {(m.start, m.end): value for m, _, value in made}
    for gold in document.timexes:
        value = by_span.get((gold.start, gold.end))
        if value is None:
            inside = find_times(f"in {gold.text}")
            context = TimeContext(published=published)
            best = max(inside, key=lambda m: m.end - m.start, default=None)
            value = timex(best, context)[1] if best is not None else ""
        right += value == gold.value
    return right


def half_of(document: str) -> int:
    """0 for the half that rules were written on, 1 for the half held back."""
    return hashlib.sha256(document.encode()).digest()[0] % 2


def evaluate(
    documents: Iterable[TimexDocument], keep: Callable[[TimexDocument], bool] = lambda _: True
) -> Counts:
    """The counts of all documents that `keep` lets through."""
    total = Counts()
    for document in documents:
        if keep(document):
            total.add(count(document))
    return total


def table(documents: Sequence[TimexDocument]) -> str:
    """The figures over all documents, the half for development and the half held back."""
    columns = {
        "all": evaluate(documents),
        "developed on": evaluate(documents, lambda d: half_of(d.id) == 0),
        "held back": evaluate(documents, lambda d: half_of(d.id) == 1),
    }
    lines = [f"{'':36}" + "".join(f"{name:>14}" for name in columns)]
    lines.append(
        f"{'gold / found':36}" + "".join(f"{c.gold:>8}/{c.found:<5}" for c in columns.values())
    )
    figures = {name: c.figures() for name, c in columns.items()}
    for row in next(iter(figures.values())):
        lines.append(f"{row:36}" + "".join(f"{figures[n][row]:14.1f}" for n in columns))
    return "\n".join(lines)


def misses(documents: Sequence[TimexDocument], half: int | None = 0) -> Counter[str]:
    """What went wrong and how often: missed, spurious, wrong value; for the work on rules."""
    wrong: Counter[str] = Counter()
    for document in documents:
        if half is not None and half_of(document.id) != half:
            continue
        made = read_times(document.text, published_at(document.published))
        spans = {(m.start, m.end): (m, v) for m, _, v in made}
        golds = {(g.start, g.end) for g in document.timexes}
        for gold in document.timexes:
            hit = spans.get((gold.start, gold.end))
            near = [m.text for m, _, _ in made if m.start < gold.end and gold.start < m.end]
            if hit is None:
                wrong[f"missed {gold.text!r} {gold.type} {gold.value} (found {near})"] += 1
            elif hit[1] != gold.value:
                wrong[f"value {gold.text!r} {document.published}: {hit[1]} for {gold.value}"] += 1
        for span, (mention, value) in spans.items():
            if span not in golds and not any(s < span[1] and span[0] < e for s, e in golds):
                around = document.text[max(0, span[0] - 25) : span[1] + 20].replace("\n", " ")
                wrong[f"spurious {mention.text!r} {value} in «{around}»"] += 1
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Print the table; with `--errors N`, also the commonest errors of the first half."""
    if not arguments or arguments[0].startswith("-"):
        print(
            "usage: python -m counterclaim.evaluate.timex DATA.jsonl [--errors N]", file=sys.stderr
        )
        return 2
    documents = load(Path(arguments[0]))
    print(table(documents))
    if len(arguments) > 2 and arguments[1] == "--errors":
        for line, number in misses(documents).most_common(int(arguments[2])):
            print(number, line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
