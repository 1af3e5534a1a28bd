"""Folding of place names: what two spellings of one name have in common.

Case, diacritics, apostrophes, hyphens and full stops are dropped, letters that no
decomposition reaches (Turkish dotless i, Azerbaijani schwa, Polish barred l) get their plain
neighbour, the Arabic article has one form, and "Saint", "Mount", "Fort" their abbreviation.
The same function folds the names of the index and those that are looked up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ə": "a",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
        "ɛ": "e",
        "ɔ": "o",
        "ƙ": "k",
        "ɓ": "b",
        "ɗ": "d",
        "ұ": "у",
        "ґ": "г",
        "ѐ": "е",
        "ё": "е",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ـ": None,
        "ʹ": None,
        "ʺ": None,
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʻ": None,
        "ʽ": None,
        "ʾ": None,
        "ʿ": None,
        "`": None,
        "´": None,
        "′": None,
        "ˈ": None,
        "ꞌ": None,
        "״": None,
        "׳": None,
        ".": None,
        "·": " ",
        "&": " and ",
    }
)
#: Marks that are dropped: Latin, Greek, Cyrillic, Hebrew and Arabic ones. Marks of other
#: scripts carry vowels and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u20d0-\u20f0]+"
)
_BREAKS = re.compile(r"[\W_]+")
_SHORT = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
    "mountain": "mtn",
    "mountains": "mtns",
}
_HYPHEN_ARTICLE = re.compile(
    r"\b(?:al|el|ul|il|an|en|ar|er|as|es|ash|esh|at|et|ad|ed|adh|az|ez|ath)[-‐‑–](?=\w)"
)
_SUN = re.compile(
    r"^(?:el |a(?:n(?= n)|r(?= r)|sh(?= sh)|s(?= s)|th(?= th)|t(?= t)|dh(?= dh)|d(?= d)|z(?= z)) )"
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name; empty where it has no letter or digit."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = _MARKS.sub("", text).translate(_LETTERS)
        text = unicodedata.normalize("NFC", text)
    elif "'" in text or "." in text or "&" in text or "`" in text:
        text = text.translate(_LETTERS)
    if text.isascii() and text.isalpha():
        return _SHORT.get(text, text)
    if "-" in text or "‑" in text or "–" in text:
        text = _HYPHEN_ARTICLE.sub("al ", text)
    words = _split(text)
    folded = " ".join([_SHORT.get(word, word) for word in words])
    if folded[:1] in ("a", "e"):
        folded = _SUN.sub("al ", folded)
    return folded


def _split(text: str) -> list[str]:
    """Words of letters, marks and digits; marks of Indic scripts are part of their word."""
    if text.isascii():
        return [word for word in _BREAKS.split(text) if word]
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return kept.split()


def keys_of(name: str, country: str = "") -> list[str]:
    """All keys that a name is indexed under, the plain fold first."""
    key = fold(name)
    if not key:
        return []
    keys = [key]
    lowered = name.casefold()
    if "ə" in lowered:
        keys.append(fold(lowered.replace("ə", "e")))
    if any(c in lowered for c in "äöüå"):
        keys.append(fold(_spell_umlauts(lowered)))
    if country in ARABIC and key.startswith("al ") and len(key) > 5:
        keys.append(key[3:])
    return keys


def without_article(key: str) -> str | None:
    """The key less its Arabic article; None where it has none."""
    return key[3:] if key.startswith("al ") and len(key) > 5 else None


def _spell_umlauts(name: str) -> str:
    for letter, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa")):
        name = name.replace(letter, spelled)
    return name


#: Countries whose Arabic names may be cited without their article.
ARABIC = frozenset(
    "DZA BHR TCD COM DJI EGY ERI IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN "
    "ARE YEM ESH ISR IRN SSD".split()
)
