"""Words that say what kind of place a name is, as tables read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from counterclaim.core.errors import SetupError
from counterclaim.core.place import PlaceKind

_SETTLEMENT: tuple[PlaceKind, ...] = ("city", "town", "village", "quarter")
_UNIT: tuple[PlaceKind, ...] = ("district", "province", "region")

#: Kinds of place that a kind word allows, the most fitting first.
KINDS_OF_WORD: dict[str, tuple[PlaceKind, ...]] = {
    "village": ("village", "town", "quarter"), "hamlet": ("village",),
    "town": ("town", "city", "village"), "township": ("town", "village", "district", "city"),
    "city": ("city", "town"), "settlement": _SETTLEMENT, "community": _SETTLEMENT,
    "municipality": ("district", *_SETTLEMENT), "borough": ("district", *_SETTLEMENT),
    "camp": ("town", "village", "quarter", "other"), "kibbutz": ("village", "town"),
    "moshav": ("village",), "quarter": ("quarter", "district"), "suburb": _SETTLEMENT,
    "neighbourhood": ("quarter", *_SETTLEMENT), "neighborhood": ("quarter", *_SETTLEMENT),
    "capital": ("city", "town"), "ward": ("quarter", "district"),
    "district": _UNIT, "county": _UNIT, "parish": _UNIT, "rayon": _UNIT, "raion": _UNIT,
    "tehsil": _UNIT, "subdistrict": _UNIT, "woreda": _UNIT, "locality": (*_UNIT, *_SETTLEMENT),
    "canton": _UNIT, "division": _UNIT, "sector": (*_UNIT, *_SETTLEMENT), "prefecture": _UNIT,
    "caza": _UNIT, "commune": (*_UNIT, *_SETTLEMENT), "regency": _UNIT,
    "province": ("province", "district", "region"), "oblast": ("province",),
    "region": ("region", "province", "district"), "state": ("province", "region", "country"),
    "governorate": ("province", "district"), "marz": ("province",), "krai": ("province",),
    "department": ("province", "district"), "emirate": ("province", "country"),
    "territory": ("province", "region", "country"), "zone": ("province", "district", "region"),
    "republic": ("country", "province"), "kingdom": ("country",), "country": ("country",),
    "enclave": ("region", "province", "district"), "exclave": ("region", "province"),
    "valley": ("valley", "region", "district", "other"), "plateau": ("region", "mountain"),
    "desert": ("region",), "peninsula": ("region",), "area": (), "direction": (), "front": (),
    "height": ("height", "mountain"), "heights": ("height", "mountain", "region"),
    "hill": ("height", "mountain"), "ridge": ("height", "mountain"),
    "peak": ("height", "mountain"), "mountain": ("mountain", "height"),
    "mountains": ("mountain",), "mount": ("mountain", "height"), "pass": ("crossing", "height"),
    "river": ("river",), "creek": ("river",), "lake": ("lake",), "reservoir": ("lake",),
    "sea": ("sea",), "ocean": ("sea",), "gulf": ("sea", "strait"), "bay": ("sea", "strait"),
    "island": ("island", "province"), "islands": ("island", "province", "country"),
    "strait": ("strait",), "canal": ("strait", "river"), "coast": ("sea", "region", "country"),
    "crossing": ("crossing",), "checkpoint": ("crossing",), "base": ("base", "airport"),
    "airbase": ("base", "airport"), "airfield": ("airport", "base"), "airport": ("airport",),
    "port": ("plant", "town", "city"), "plant": ("plant",), "dam": ("plant", "lake"),
    "line": ("line_of_contact", "border_section"), "border": ("border_section",),
}
#: Abbreviations of kind words that stand beside names.
SHORT_FORMS = {"co": "county", "mt": "mountain", "dist": "district", "twp": "township",
               "i": "island", "is": "islands", "riv": "river", "mtns": "mountains",
               "mtn": "mountain"}

#: Words before a name that take a part of it, with the bearing of that part where it has one.
PARTS: dict[str, float | None] = {
    "north": 0.0, "northern": 0.0, "northeast": 45.0, "northeastern": 45.0, "east": 90.0,
    "eastern": 90.0, "southeast": 135.0, "southeastern": 135.0, "south": 180.0,
    "southern": 180.0, "southwest": 225.0, "southwestern": 225.0, "west": 270.0,
    "western": 270.0, "northwest": 315.0, "northwestern": 315.0, "central": None,
    "upper": None, "lower": None, "greater": None, "downtown": None, "uptown": None,
    "inner": None, "outer": None, "metro": None, "metropolitan": None, "mainland": None,
    "rural": None, "suburban": None, "coastal": None, "old": None, "midtown": None, "mid": None,
}


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Abbreviated names as written, to place ids."""
    return dict(_pairs("abbreviations.tsv"))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples, as written, to place ids; plurals included."""
    table: dict[str, str] = {}
    for target, words in _pairs("demonyms.tsv"):
        ident = target if ":" in target else f"country:{target}"
        for word in (w.strip() for w in words.split("|")):
            table.setdefault(word, ident)
            if not word.endswith(("s", "ese", "ish", "men", "sh", "ch")):
                table.setdefault(f"{word}s", ident)
    return table


def _pairs(name: str) -> list[tuple[str, str]]:
    source = files("counterclaim.lexicons") / "places" / name
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise SetupError(f"{name} is missing.", remedy="Install the package again.") from error
    pairs = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    return [(pair[0], pair[1]) for pair in pairs]
