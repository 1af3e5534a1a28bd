"""From a document to a reading: sentences, tokens and syntax, with offsets into the text."""

from typing import TYPE_CHECKING, Any

from counterclaim.read.reading import Reading, Sentence, Token

if TYPE_CHECKING:
    from counterclaim.read.syntax import PART, Parser

__all__ = ["PART", "Parser", "Reading", "Sentence", "Token"]


def __getattr__(name: str) -> Any:
    # The package is imported with `counterclaim`; the parser's libraries (0.25 s) only where used.
    if name in ("PART", "Parser"):
        from counterclaim.read import syntax

        return getattr(syntax, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
