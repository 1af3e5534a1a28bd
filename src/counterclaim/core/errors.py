"""The error tree, and failures as values.

An exception means that the set-up is broken and nothing can go on. What goes wrong
with one item of a batch is a `Failure`: it is counted, shown and stored, and the rest
of the batch is read.
"""

from __future__ import annotations

import msgspec


class CounterclaimError(Exception):
    """Root of all errors that this package raises.

    `remedy` tells the user what to do about it; it is part of the message. `is_usage`: the
    request itself has no such form, whatever is read or held; the command line exits with 2.
    """

    def __init__(self, message: str, *, remedy: str = "", is_usage: bool = False) -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.is_usage = is_usage
        self.message = message
        self.remedy = remedy


class SetupError(CounterclaimError):
    """The installation is incomplete: a model, a lexicon or an index is missing or broken."""


class LexiconError(SetupError):
    """A data file of the package, or one that the user named, breaks its schema."""


class InputError(CounterclaimError):
    """One input cannot be read. Batches turn it into a `Failure`."""


class GroundingError(CounterclaimError):
    """A value names words that do not stand at the given place in the text."""


class GoldError(CounterclaimError):
    """A gold set, or a file of predictions, does not follow the interchange form."""


class RecordError(CounterclaimError):
    """The record (database) cannot be used: missing, foreign, locked, full, too new, gone."""


class JudgementError(CounterclaimError):
    """Judgements that cannot all hold: the message names the chain and how to mend it."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong with one item, as a value.

    `kind` is a short stable code (`empty`, `binary`, `encoding`, `language`, ...).
    """

    item: str
    kind: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.item}: {self.reason} {self.remedy}".rstrip()
