"""From a document to a reading: sentences, tokens and syntax, with offsets into the text."""

from counterclaim.read.reading import Reading, Sentence, Token
from counterclaim.read.syntax import PART, Parser

__all__ = ["PART", "Parser", "Reading", "Sentence", "Token"]
