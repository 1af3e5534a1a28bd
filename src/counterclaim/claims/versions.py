"""What stands behind a rejection: "Belgrade denied it: none of its soldiers had left".

Behind the colon its speaker tells what happened instead. Only a clause of "that" or a quotation
there is still what is rejected.
"""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import MEDIA, UNKNOWN
from counterclaim.claims.tags import FINITE
from counterclaim.claims.voices import OPENERS, Attributed, Region, Voice
from counterclaim.read import Token

#: How many words may stand between the verb of a rejection and the colon.
_NEAR = 9


def give_own_version(annotated: Annotated, result: Attributed) -> None:
    """Give the clause behind the colon to who rejects what stands before it."""
    tokens = annotated.sentence.tokens
    for voice in _rejecting(result):
        colon = _colon(tokens, voice.cue[1]) if voice.cue else None
        if colon is None:
            continue
        told = msgspec.structs.replace(voice, stance="assert", method="told behind a rejection")
        kept = []
        for region in result.regions:
            if region.start > colon:
                kept.append(region)
            elif region.end > colon and region.voice.stance == "deny":
                kept.append(msgspec.structs.replace(region, end=colon))
            else:
                kept.append(region)
        result.regions = [*kept, Region(start=colon + 1, end=len(tokens), voice=told)]
        if result.rejection is not None and result.rejection.end > colon:
            result.rejection = msgspec.structs.replace(result.rejection, end=colon)
        return


def _rejecting(result: Attributed) -> list[Voice]:
    voices = [r.voice for r in result.regions if r.voice.stance == "deny"]
    if result.rejection is not None:
        voices.append(result.rejection.voice)
    return [v for v in voices if v.speaker not in (MEDIA, UNKNOWN)]


def _colon(tokens: tuple[Token, ...], start: int) -> int | None:
    """The colon right behind a rejection, where a clause of its own follows."""
    for token in tokens[start : start + _NEAR]:
        if token.text == ":":
            after = tokens[token.i + 1 :]
            opens = not after or after[0].lower == "that" or after[0].text in OPENERS
            clause = any(t.tag in FINITE or t.pos == "AUX" for t in after)
            return token.i if clause and not opens else None
        if token.tag in FINITE:
            return None
    return None
