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
    "village": ("village", "town", "quarter"),
    "hamlet": ("village",),
    "town": ("town", "city", "village"),
    "township": ("town", "village", "district", "city"),
    "city": ("city", "town"),
    "settlement": _SETTLEMENT,
    "community": _SETTLEMENT,
    "municipality": ("district", *_SETTLEMENT),
    "borough": ("district", *_SETTLEMENT),
    "camp": ("town", "village", "quarter", "other"),
    "kibbutz": ("village", "town"),
    "moshav": ("village",),
    "quarter": ("quarter", "district"),
    "suburb": _SETTLEMENT,
    "neighbourhood": ("quarter", *_SETTLEMENT),
    "neighborhood": ("quarter", *_SETTLEMENT),
    "capital": ("city", "town"),
    "ward": ("quarter", "district"),
    "district": _UNIT,
    "county": _UNIT,
    "parish": _UNIT,
    "rayon": _UNIT,
    "raion": _UNIT,
    "tehsil": _UNIT,
    "subdistrict": _UNIT,
    "woreda": _UNIT,
    "locality": (*_UNIT, *_SETTLEMENT),
    "canton": _UNIT,
    "division": _UNIT,
    "sector": (*_UNIT, *_SETTLEMENT),
    "prefecture": _UNIT,
    "caza": _UNIT,
    "commune": (*_UNIT, *_SETTLEMENT),
    "regency": _UNIT,
    "province": ("province", "district", "region"),
    "oblast": ("province",),
    "region": ("region", "province", "district"),
    "state": ("province", "region", "country"),
    "governorate": ("province", "district"),
    "marz": ("province",),
    "krai": ("province",),
    "department": ("province", "district"),
    "emirate": ("province", "country"),
    "territory": ("province", "region", "country"),
    "zone": ("province", "district", "region"),
    "republic": ("country", "province"),
    "kingdom": ("country",),
    "country": ("country",),
    "enclave": ("region", "province", "district"),
    "exclave": ("region", "province"),
    "valley": ("valley", "region", "district", "other"),
    "plateau": ("region", "mountain"),
    "desert": ("region",),
    "peninsula": ("region",),
    "area": (),
    "direction": (),
    "front": (),
    "height": ("height", "mountain"),
    "heights": ("height", "mountain", "region"),
    "hill": ("height", "mountain"),
    "ridge": ("height", "mountain"),
    "peak": ("height", "mountain"),
    "mountain": ("mountain", "height"),
    "mountains": ("mountain",),
    "mount": ("mountain", "height"),
    "pass": ("crossing", "height"),
    "river": ("river",),
    "creek": ("river",),
    "lake": ("lake",),
    "reservoir": ("lake",),
    "sea": ("sea",),
    "ocean": ("sea",),
    "gulf": ("sea", "strait"),
    "bay": ("sea", "strait"),
    "island": ("island", "province"),
    "islands": ("island", "province", "country"),
    "strait": ("strait",),
    "canal": ("strait", "river"),
    "coast": ("sea", "region", "country"),
    "crossing": ("crossing",),
    "checkpoint": ("crossing",),
    "base": ("base", "airport"),
    "airbase": ("base", "airport"),
    "airfield": ("airport", "base"),
    "airport": ("airport",),
    "port": ("plant", "town", "city"),
    "plant": ("plant",),
    "dam": ("plant", "lake"),
    "line": ("line_of_contact", "border_section"),
    "border": ("border_section",),
}
#: Abbreviations of kind words that stand beside names.
SHORT_FORMS = {
    "co": "county",
    "mt": "mountain",
    "dist": "district",
    "twp": "township",
    "i": "island",
    "is": "islands",
    "riv": "river",
    "mtns": "mountains",
    "mtn": "mountain",
}

#: Words before a name that take a part of it, with the bearing of that part where it has one.
PARTS: dict[str, float | None] = {
    "north": 0.0,
    "northern": 0.0,
    "northeast": 45.0,
    "northeastern": 45.0,
    "east": 90.0,
    "eastern": 90.0,
    "southeast": 135.0,
    "southeastern": 135.0,
    "south": 180.0,
    "southern": 180.0,
    "southwest": 225.0,
    "southwestern": 225.0,
    "west": 270.0,
    "western": 270.0,
    "northwest": 315.0,
    "northwestern": 315.0,
    "central": None,
    "upper": None,
    "lower": None,
    "greater": None,
    "downtown": None,
    "uptown": None,
    "inner": None,
    "outer": None,
    "metro": None,
    "metropolitan": None,
    "mainland": None,
    "rural": None,
    "suburban": None,
    "coastal": None,
    "old": None,
    "midtown": None,
    "mid": None,
}
#: Prepositions that a place follows more often than anything else.
PLACE_PREPOSITIONS = frozenset(
    "in at near from to toward towards around outside across through between into via inside "
    "throughout within beyond off leaving entering reaching over opposite beside above".split()
)
#: Small words inside names.
LINKS = frozenset(
    "of the de la le les du des del della di da dos do al el on upon sur sous am an der und bin "
    "ibn e y et i na".split()
)
#: Words before the name of a person.
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lady lord sgt lt capt col gen maj cpl pvt gov sen rep rev fr "
    "president minister chancellor premier senator governor mayor judge justice captain "
    "sergeant lieutenant colonel general major commander admiral king queen prince princess "
    "pope sheikh ayatollah imam father sister brother coach professor doctor detective officer "
    "deputy sheriff secretary spokesman spokeswoman spokesperson ambassador director chairman "
    "chairwoman congressman congresswoman chief bishop saint manager author".split()
)
#: Capitalised words that are names of small places, too, and hardly ever meant as such.
NO_PLACES = frozenset(
    "a i the this that these those he she it we they you his her its our their your my me him "
    "us them who what when where why how which there here now then and or but if so as at by "
    "for from in of on to up with no not all any some each both more most many much few other "
    "such than too very can will just should would could may might must shall do does did done "
    "is are was were be been being has have had having about after again against before below "
    "between down during further into off once only out over own same through under until "
    "while because since although however also still even yet ever never always often one two "
    "three four five six seven eight nine ten first second third last next new old good best "
    "great big small long short high low right left early late man men woman women people "
    "police army navy force forces state states city town county court house home school "
    "church street road avenue park bridge center centre university college hospital company "
    "bank group team party union league board office department ministry government council "
    "committee commission national international federal public general central united world "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december spring summer autumn fall winter "
    "today tomorrow yesterday morning evening night day week month year time news press report "
    "reports said says according god jesus christmas easter internet twitter facebook google "
    "apple amazon yes thanks please let get make take see come go know think look use find give "
    "tell ask work call try need feel become leave put mean keep begin help show hear play run "
    "move live believe bring happen write sit stand lose pay meet include continue set learn "
    "change lead understand watch follow stop create speak read spend grow open walk win teach "
    "offer remember love consider appear buy serve die send build stay reach kill raise pass "
    "north south east west northern southern eastern western earth moon sun star democrats "
    "republicans republican democrat senate congress parliament".split()
)


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
