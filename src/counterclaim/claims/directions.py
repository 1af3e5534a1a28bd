"""On which side of a verb of saying its content stands: "he said X", "X, he said"."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.asides import Asides
from counterclaim.claims.voices import CLOSERS, OPENERS, Words
from counterclaim.read import Token


class Directions:
    """Tells whether the words before or behind a cue are those of its source."""

    def __init__(self, asides: Asides, words: Words) -> None:
        self.asides = asides
        self.words = words

    def of(
        self, annotated: Annotated, token: Token, start: int, end: int
    ) -> tuple[bool, bool]:
        """Whether the content follows the cue, precedes it, or both (a broken quotation)."""
        tokens = annotated.sentence.tokens
        stop = next((t.i for t in tokens[end:] if t.text in (";",)), len(tokens))
        after = [t for t in tokens[end:stop] if t.pos != "PUNCT"]
        before = [t for t in tokens[:start] if t.pos != "PUNCT"]
        closes = start > 0 and tokens[start - 1].text in CLOSERS - {";"}
        if (
            closes
            and end < len(tokens)
            and tokens[end].text == ","
            and tokens[start - 1].text == ","
        ):
            finite_after = any(t.pos in ("VERB", "AUX") for t in tokens[end:stop])
            return finite_after, any(
                t.pos in ("VERB", "AUX") for t in tokens[:start]
            ) and not finite_after or finite_after and self._started(tokens, start)
        finite_before = any(t.pos in ("VERB", "AUX") for t in before)
        complement = annotated.sentence.of(token.i, "ccomp", "xcomp", "parataxis", "obj")
        if token.lemma in self.words.addressing:  # "told the press": the object is who listens
            complement = [c for c in complement if c.dep != "obj"]
        follows = any(c.i > token.i and c.tag != "VBG" for c in complement) or any(
            t.lower in ("that", "how") for t in tokens[end : end + 6]
        )
        precedes = any(c.i < start and c.dep != "obj" for c in complement)
        content_after = any(t.pos in ("VERB", "AUX", "NUM") or t.pos == "NOUN" for t in after)
        if after and after[0].tag == "VBG" and closes:
            content_after = False
        opens = any(t.text in (*OPENERS, ":") for t in tokens[end : end + 8])
        if token.lemma in self.words.addressing and closes and finite_before and not opens:
            if not any(t.lower in ("that", "how") for t in tokens[end : end + 12]):
                return False, True
        if self.asides.takes_object(annotated, token):
            return True, False
        if closes and finite_before and (precedes or not follows or _is_short(after)):
            return opens and not _is_short(after), True
        if follows or opens or content_after and not (closes and finite_before):
            return True, False
        return False, finite_before or bool(before)

    def _started(self, tokens: tuple[Token, ...], start: int) -> bool:
        """Whether a clause has already begun before an inserted cue ("The steps, it says, are")."""
        before = tokens[max(0, start - 3) : start]
        return not any(
            t.lower in ("when", "that", "and", "but", "which", "who", "because", "after")
            for t in before
        )


def _is_short(tokens: list[Token]) -> bool:
    return len(tokens) <= 6 and not any(
        t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP") for t in tokens
    )
