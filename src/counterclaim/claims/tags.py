"""Sets of tags that many rules ask for."""

from __future__ import annotations

from typing import Final

#: English tags of verbs that make a clause: past, present and modals.
FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
#: Universal tags of nouns and names.
NOMINAL: Final = ("NOUN", "PROPN")
