"""Weapons by the means of the scheme, and the nouns for what they hit.

`load_weapons()` and `load_objects()` read the packaged JSON that `build.py` compiles from the
YAML of this folder.
"""

from counterclaim.lexicons.weapons.index import (
    ObjectIndex,
    WeaponHit,
    WeaponIndex,
    load_objects,
    load_weapons,
)
from counterclaim.lexicons.weapons.records import ObjectNoun, WeaponPhrase

__all__ = [
    "ObjectIndex",
    "ObjectNoun",
    "WeaponHit",
    "WeaponIndex",
    "WeaponPhrase",
    "load_objects",
    "load_weapons",
]
