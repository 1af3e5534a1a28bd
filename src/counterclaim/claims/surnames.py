"""What the form of a surname tells of a person whose post a text leaves out.

"P. wrote in the evening": where just one of the two sides gives its people names of that form,
the person is likelier one of its own than whoever spoke last. It decides nothing where both
sides, or neither, have such names; and no person is listed, only the forms of a language.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Endings of surnames in the main language of a state, where they are not shared by neighbours.
FORMS: dict[str, tuple[str, ...]] = {
    "ARM": ("yan", "yants", "iants"),
    "AZE": ("zade", "zadeh", "oghlu", "ov", "ev", "ova", "eva"),
    "GEO": ("shvili", "adze", "idze", "odze", "udze", "aia", "uri"),
    "UKR": ("enko", "chuk", "shyn", "skyi", "skyy"),
    "RUS": ("ov", "ev", "ova", "eva", "skiy"),
    "SRB": ("vić", "vic", "jić", "jic"),
}
#: Shorter names are words, or names of places.
LEAST = 6


def side_of_surname(name: str, sides: Sequence[str]) -> str | None:
    """The one of two sides whose people have surnames of that form, else none."""
    word = name.lower()
    if len(word) < LEAST or len(sides) != 2:
        return None
    fitting = [side for side in sides if word.endswith(FORMS.get(side, ()))]
    return fitting[0] if len(fitting) == 1 else None


__all__ = ["side_of_surname"]
