"""Counterclaim: from communiqués and news of clashes to attributed claims.

from counterclaim import Document, read

result = read(Document(id="a", text="...", source_party="ARM", published_at="2022-09-13"))
for claim in result.claims:
    print(claim.speaker.value, claim.event.value, [s.quote for s in claim.quotes])
"""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING

from counterclaim.claims.flat import to_flat
from counterclaim.core.errors import (
    CounterclaimError,
    Failure,
    GroundingError,
    InputError,
    LexiconError,
    SetupError,
)
from counterclaim.core.interval import Interval
from counterclaim.core.place import Place, ResolvedPlace
from counterclaim.core.records import Bounds, Claim, Document, Loss, PlaceUse, Result
from counterclaim.core.spans import Span
from counterclaim.core.values import Resolved, Unresolved, Value
from counterclaim.ingest import load_documents

# The stage of this name is imported before the function that bears it: the import system sets a
# package's attribute when it first imports a submodule, and would put the module in its place.
importlib.import_module("counterclaim.read")

if TYPE_CHECKING:
    from counterclaim.pipeline import Reader

__all__ = [
    "Bounds",
    "Claim",
    "CounterclaimError",
    "Document",
    "Failure",
    "GroundingError",
    "InputError",
    "Interval",
    "LexiconError",
    "Loss",
    "Place",
    "PlaceUse",
    "Resolved",
    "ResolvedPlace",
    "Result",
    "SetupError",
    "Span",
    "Unresolved",
    "Value",
    "load_documents",
    "read",
    "to_flat",
]


@lru_cache(maxsize=1)
def _reader() -> Reader:
    from counterclaim.pipeline import Reader

    return Reader()


def read(document: Document | str) -> Result:
    """The claims of a document, or of a plain English text whose source and date are unknown.

    The model and the lexicons are loaded at the first call (about two seconds) and kept.
    """
    if isinstance(document, str):
        from counterclaim.core.ids import id_of

        document = Document(id=id_of("d", document), text=document)
    return _reader().read(document)
