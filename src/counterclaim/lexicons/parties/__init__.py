"""The party knowledge base: states, authorities, armed groups, organisations, their names.

    index = load_parties()
    index.by_code["KEN"]
    index.resolve("MND", context=["TWN", "CHN"])

A folder of further entries can be given as an argument or in COUNTERCLAIM_PARTIES.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import msgspec

from counterclaim.core.errors import LexiconError
from counterclaim.lexicons.parties.index import Knowledge, PartyIndex

__all__ = ["Knowledge", "PartyIndex", "load_institutions", "load_parties"]

VARIABLE = "COUNTERCLAIM_PARTIES"
_PACKED = Path(__file__).parent / "parties.json"


def load_parties(folder: str | Path | None = None) -> PartyIndex:
    """The party index; with the entries of `folder` (or of COUNTERCLAIM_PARTIES) on top."""
    chosen = str(folder) if folder is not None else os.environ.get(VARIABLE, "")
    return _load(chosen)


@lru_cache(maxsize=4)
def _load(folder: str) -> PartyIndex:
    if folder:
        from counterclaim.lexicons.parties.build import build

        path = Path(folder)
        if not path.is_dir():
            raise LexiconError(
                f"The folder of parties {folder} does not exist.",
                remedy=f"Correct {VARIABLE} or the argument, or unset it.",
            )
        return PartyIndex(build([path]))
    try:
        return PartyIndex(msgspec.json.decode(_PACKED.read_bytes(), type=Knowledge))
    except (OSError, msgspec.DecodeError) as error:
        raise LexiconError(
            f"The packed parties {_PACKED} cannot be read: {error}.",
            remedy="Install the package again, or run its module lexicons.parties.build.",
        ) from error


def load_institutions() -> dict[str, tuple[str, ...]]:
    """Head nouns of bodies and posts, by group of meaning."""
    return load_parties().institutions
