"""Which language a document is written in, so that none is read as English that is not.

Most English texts show themselves by their closed-class words, without loading a model. The
others go to `py3langid` (naive Bayes over byte n-grams, 0.5 ms a document); a text too short
for it is taken as English only where nothing speaks against that.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Protocol

import msgspec

from counterclaim.core.errors import Failure
from counterclaim.core.records import Document

#: Languages with a lexicon and a model.
SUPPORTED = ("en",)

#: Closed-class words of English; other languages that share some of them share few at once.
_ENGLISH = frozenset(
    "the of and to that which with were was by from has have had been this these their its is are "
    "be being will would not no it they he she we our his her as at on for into during after "
    "before between against near over under there where when who whose said than or but".split()
)
#: The share of such words in a text of this many words and more that settles it.
_SETTLED_SHARE, _SETTLED_WORDS = 0.22, 12
#: English and what the model calls text in capitals, headlines and non-native English.
_ENGLISH_CODES = frozenset({"en", "pcm"})
#: A text of at most so many words is short: the model's first guess is worth little.
_SHORT = 12
#: From here on the model's guess of another language is taken, for a short text as well.
_SURE = 0.75
#: A paragraph in another language is reported only where the model is this sure.
_SURE_OF_PART = 0.95
#: and it has this many words or, in another script, which may set no spaces, letters.
_PART_WORDS, _PART_LETTERS = 10, 20

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PARAGRAPH = re.compile(r"[^\r\n]+")
#: What is no word of any language; a model of bytes takes rows of it for a rare one's. One class of
#: characters, without a mark that has to follow: linear in any text.
_NO_LETTERS = re.compile(r"[\d\s.,:;/|*=_–—-]+")
#: No address is longer; a text without spaces is no address.
_LONGEST_ADDRESS = 300
#: So many characters are enough to tell a language.
_ENOUGH = 20_000


class Identified(msgspec.Struct, frozen=True, kw_only=True):
    """A language code (ISO 639; `und` where there are no words), how sure, and by what."""

    language: str
    score: float
    method: str


class ForeignPart(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the text, `start` to `end`, that is in another language."""

    start: int
    end: int
    language: str
    score: float


class _Model(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@cache
def _model() -> _Model:
    # Takes a second and 100 MB, and most batches never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: _Model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return model


@cache
def _names() -> dict[str, str]:
    table = resources.files("counterclaim.lexicons") / "languages" / "names.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: name for code, name in pairs}


def language_name(code: str) -> str:
    """The English name of a language code, or the code where it has none."""
    return _names().get(code, code)


def identify(text: str) -> Identified:
    """The language of `text`, from its first characters; linear in their number."""
    sample = _letters(text[: 5 * _ENOUGH])
    if not sample:  # a long table of numbers first
        sample = _letters(text)
    words: list[str] = _WORD.findall(sample.replace("’", "'").lower())
    if not words:
        return Identified(language="und", score=0.0, method="no-words")
    if not _mostly_latin(words):
        code, score = _best(sample)
        # Whatever the model makes of it, this is no English.
        code = "und" if code in _ENGLISH_CODES else code
        return Identified(language=code, score=score, method="script+model")
    known = sum(map(_ENGLISH.__contains__, words))
    if len(words) >= _SETTLED_WORDS and known >= _SETTLED_SHARE * len(words):
        return Identified(language="en", score=1.0, method="closed-class-words")
    code, score = _best(sample)
    if code == "en":
        return Identified(language="en", score=score, method="model")
    if len(words) <= _SHORT and (score < 0.5 or (known and score < _SURE)):
        return Identified(language="en", score=1 - score, method="short-latin-text")
    if known >= 0.15 * len(words) and score < _SURE:
        return Identified(language="en", score=1 - score, method="closed-class-words+model")
    return Identified(language=code, score=score, method="model")


def _letters(text: str) -> str:
    """The first of what is words in a text: without addresses, numbers and rules of dashes."""
    words = text.split()
    if _is_address(text) or "www." in text:  # as few are
        words = [t for t in words if len(t) > _LONGEST_ADDRESS or not _is_address(t)]
    return _NO_LETTERS.sub(" ", " ".join(words)).strip()[:_ENOUGH]


def _is_address(token: str) -> bool:
    return "@" in token or "://" in token or token.startswith("www.")


def _best(text: str) -> tuple[str, float]:
    ranked = [(c, s) for c, s in _model().rank(text) if c != "zxx"]
    english = sum(s for c, s in ranked if c in _ENGLISH_CODES)
    code, score = next((c, s) for c, s in ranked if c not in _ENGLISH_CODES)
    return ("en", english) if english >= score else (code, score)


def _mostly_latin(words: list[str]) -> bool:
    if all(map(str.isascii, words)):
        return True
    latin = other = 0
    for word in words:
        if word.isascii() or "LATIN" in unicodedata.name(word[0], ""):
            latin += len(word)
        else:
            other += len(word)
    return latin >= other


def foreign_parts(text: str) -> tuple[ForeignPart, ...]:
    """Paragraphs of an English `text` that are surely in another language, in order."""
    found = []
    for line in _PARAGRAPH.finditer(text):
        words: list[str] = _WORD.findall(line[0][:_ENOUGH].lower())
        latin = _mostly_latin(words)
        if latin and len(words) < _PART_WORDS:
            continue
        if not latin and sum(map(len, words)) < _PART_LETTERS:
            continue
        if latin and sum(map(_ENGLISH.__contains__, words)) >= 0.12 * len(words):
            continue
        code, score = _best(line[0][:_ENOUGH])
        if not latin or (code != "en" and score >= _SURE_OF_PART):
            code = "und" if code == "en" else code
            part = ForeignPart(start=line.start(), end=line.end(), language=code, score=score)
            found.append(part)
    return tuple(found)


def screen(document: Document) -> Document | Failure:
    """The document with its language set, or the failure of one that cannot be read.

    What the source says of its language is believed only where the text does not belie it.
    """
    found = identify(document.text if document.text.strip() else document.title)
    declared = document.language.partition("-")[0].lower()
    if found.method == "no-words":
        return Failure(
            item=document.id,
            kind="empty",
            reason="holds no words.",
            remedy="Check how the file was saved or exported.",
        )
    if found.language in SUPPORTED and (not declared or declared in SUPPORTED):
        return msgspec.structs.replace(document, language=found.language)
    readable = ", ".join(language_name(code) for code in SUPPORTED)
    remedy = f"Only {readable} is read; give a translation."
    if found.language in SUPPORTED:
        reason = f"is declared to be in {language_name(declared)}, but looks {readable}."
        remedy = "Correct or remove its language."
    elif found.language == "und":
        reason = "is in a language that is not recognised."
    else:
        reason = f"is in {language_name(found.language)} (sure to {found.score:.0%})."
    return Failure(item=document.id, kind="language", reason=reason, remedy=remedy)
