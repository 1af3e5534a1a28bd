"""From a mention to the records that it may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from counterclaim.core.place import PlaceKind
from counterclaim.resolve.place.fold import fold
from counterclaim.resolve.place.gazetteer import SETTLEMENTS, Gazetteer, prominence
from counterclaim.resolve.place.index import Row
from counterclaim.resolve.place.mentions import PlaceMention
from counterclaim.resolve.place.words import (
    KINDS_OF_WORD,
    PARTS,
    SHORT_FORMS,
    abbreviations,
    demonyms,
)

Form = Literal["name", "abbreviation", "demonym", "kind", "part", "embedded"]

#: Records of one name that are compared at most, the most prominent ones.
MOST = 24
#: What a kind word is worth that fits, or does not fit, in log10 of people.
_FITS, _MISFITS = 1.6, -2.2
#: The least prior of a curated settlement, which is curated since reports of clashes name it.
CURATED = 4.3
#: What a unit loses to its seat of the same name.
SEAT = 1.0
_FORM_BONUS: dict[Form, float] = {"abbreviation": 3.0, "demonym": 3.0}
_UNITS: frozenset[PlaceKind] = frozenset({"district", "province", "region", "country"})
#: Kinds whose kind word belongs to the name: the Kish River is no town of Kish.
_FEATURES: frozenset[PlaceKind] = frozenset(
    {"river", "lake", "sea", "strait", "mountain", "height", "island", "valley", "airport"}
)


class Candidate:
    """A record that a mention may mean, and how likely it is before anything else is read."""

    __slots__ = ("bearing", "form", "prior", "row")

    def __init__(self, row: Row, prior: float, form: Form, bearing: float | None = None) -> None:
        self.row, self.prior, self.form, self.bearing = row, prior, form, bearing

    @property
    def identity(self) -> tuple[int, int]:
        """What tells two records apart."""
        return id(self.row.index), self.row.number


def find_candidates(
    mention: PlaceMention, gazetteer: Gazetteer, countries: Collection[str] = ()
) -> list[Candidate]:
    """Candidates in order of their prior, of the closest form of the name that has any."""
    text = clean(mention.text)
    word = SHORT_FORMS.get(mention.kind_word or "", mention.kind_word or "").lower()
    found = list(_coded(text, gazetteer))
    for variant, kinds, form, bearing in _variants(text, word):
        rows = gazetteer.rows(variant)
        if form == "embedded":
            rows = tuple(r for r in rows if _stands_out(r))
        if form == "kind" and kinds and kinds[0] in _FEATURES:
            rows = tuple(r for r in rows if r.kind in kinds)
        if rows:
            picked = _pick(rows, countries)
            found.extend(Candidate(r, _prior(r, kinds), form, bearing) for r in picked)
            if not kinds:
                _prefer_seats(found)
            break
        if found:
            break
    found.sort(key=lambda c: (-c.prior, c.row.number))
    return _unique(found)


def clean(text: str) -> str:
    """A name less the article before it and the possessive after it."""
    text = " ".join(text.split()).strip("\"“”'‘’()[],;:-–— ")
    for ending in ("'s", "’s", "s'", "s’"):
        if text.endswith(ending):
            text = text[: -len(ending)] if ending[-1] == "s" else text[:-1]
            break
    if text[:4].lower() == "the " and len(text) > 5:
        text = text[4:]
    return text


def _coded(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    capital = text if not text.isupper() or len(text) <= 4 else text.title()
    for table, form in ((abbreviations(), "abbreviation"), (demonyms(), "demonym")):
        ident = table.get(text) or table.get(capital)
        row = gazetteer.row(ident) if ident else None
        if row is not None:
            kind: Form = "abbreviation" if form == "abbreviation" else "demonym"
            yield Candidate(row, prominence(row) + _FORM_BONUS[kind], kind)


def _variants(
    text: str, word: str
) -> Iterator[tuple[str, tuple[PlaceKind, ...], Form, float | None]]:
    """Forms of the name to look up, with the kinds that they allow; the closest first."""
    kinds = KINDS_OF_WORD.get(word, ())
    inner, inner_kinds, inner_word = split_kind(text)
    yield text, kinds or inner_kinds, "name", None
    if word and not inner_word:
        yield f"{text} {word}", kinds, "name", None
    if inner_word:
        yield inner, kinds or inner_kinds, "kind", None
    part, bearing, is_part = split_part(text)
    if is_part:
        yield part, kinds, "part", bearing
        rest, rest_kinds, rest_word = split_kind(part)
        if rest_word:
            yield rest, rest_kinds, "part", bearing
    for piece in _pieces(text):
        yield piece, (), "embedded", None


def split_kind(text: str) -> tuple[str, tuple[PlaceKind, ...], str]:
    """A name less the kind word before or after it: `Rapides Parish`, `City of Paris`, `Mt X`."""
    words = text.split()
    if len(words) < 2:
        return text, (), ""
    last, first = _kind_word(words[-1]), _kind_word(words[0])
    if last in KINDS_OF_WORD:
        rest = words[:-1]
        return " ".join(rest), KINDS_OF_WORD[last], last
    if first in KINDS_OF_WORD:
        rest = words[2:] if words[1].lower() == "of" and len(words) > 2 else words[1:]
        return " ".join(rest), KINDS_OF_WORD[first], first
    return text, (), ""


def _kind_word(word: str) -> str:
    key = word.lower().rstrip(".,")
    key = SHORT_FORMS.get(key, key)
    if key.endswith("ies") and key[:-3] + "y" in KINDS_OF_WORD:
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and key[:-1] in KINDS_OF_WORD else key


def split_part(text: str) -> tuple[str, float | None, bool]:
    """A name less the word that takes a part of it: `northern Syria`, `downtown Paris`."""
    words = text.replace("-", " ", 1).split() if text[:3].lower() == "mid" else text.split()
    if len(words) > 1 and words[0].lower() in PARTS:
        return " ".join(words[1:]), PARTS[words[0].lower()], True
    return text, None, False


def _pieces(text: str) -> Iterator[str]:
    """Runs of words inside a longer name, the longest first, then the earliest."""
    words = text.replace("-", " ").replace("/", " ").split()
    if not 2 <= len(words) <= 8:
        return
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if size == 1 and (len(run[0]) < 4 or _kind_word(run[0]) in KINDS_OF_WORD):
                continue
            if run[0][:1].isupper() and run[-1][:1].isupper():
                yield " ".join(run)


def _pick(rows: tuple[Row, ...], countries: Collection[str]) -> list[Row]:
    """The most prominent records, and more of the countries that matter."""
    picked = list(rows[:MOST])
    if countries and len(rows) > MOST:
        picked.extend([r for r in rows[MOST:] if r.country in countries][:MOST])
    return picked


def _stands_out(row: Row) -> bool:
    """Whether a name inside a longer one may be taken for the place itself."""
    return not row.is_further and (row.population >= 20_000 or row.kind in _UNITS)


def _prior(row: Row, kinds: tuple[PlaceKind, ...]) -> float:
    prior = prominence(row)
    if row.kind in SETTLEMENTS and not row.is_further and row.index.meta.get("layer") == "tables":
        prior = max(prior, CURATED)
    if not kinds:
        return prior
    if row.kind in kinds:
        return max(prior, 3.0) + _FITS - 0.1 * kinds.index(row.kind)
    if row.kind in SETTLEMENTS and any(k in SETTLEMENTS for k in kinds):
        return prior
    return prior + _MISFITS


def _prefer_seats(found: list[Candidate]) -> None:
    """A bare name that a large town shares with the unit about it is rather the town."""
    seats = {
        c.row.admin for c in found if c.row.kind == "city" and c.row.admin and not c.row.is_further
    }
    for candidate in found:
        if candidate.row.kind == "province" and candidate.row.admin in seats:
            candidate.prior -= SEAT


def _unique(found: list[Candidate]) -> list[Candidate]:
    seen: set[tuple[int, int]] = set()
    unique = []
    for candidate in found:
        if candidate.identity not in seen:
            seen.add(candidate.identity)
            unique.append(candidate)
    return unique


def key_of(mention: PlaceMention) -> tuple[str, str]:
    """What mentions of one sense share: the folded name and the kind word."""
    return fold(clean(mention.text)), (mention.kind_word or "").lower()
