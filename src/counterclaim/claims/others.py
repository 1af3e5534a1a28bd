"""What others say or did: told by those who lie, done by somebody else's hand."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.context import MEDIA, Context
from counterclaim.claims.voices import Attributed, Region, Voice
from counterclaim.read import Token

#: Verbs of those who are said to lie, and what stands for such people.
_TELLERS = frozenset(
    {
        "say",
        "write",
        "claim",
        "assert",
        "allege",
        "tell",
        "report",
        "spread",
        "repeat",
        "speak",
        "maintain",
        "insist",
        "pretend",
        "suggest",
        "think",
        "believe",
    }
)
_ANYONE = frozenset({"those", "whoever", "anyone", "they", "everyone", "who"})
_DEEDS = frozenset({"work", "doing", "handiwork", "deed", "action"})


class Others:
    """Marks as denied what liars tell and what is said to be another's work."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def liars(self, annotated: Annotated, result: Attributed) -> bool:
        """“Those who write that we fled lie", "if they say that we fled, let them show it"."""
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.lower != "that" or not token.i or tokens[token.i - 1].lemma not in _TELLERS:
                continue
            before = {t.lower for t in tokens[max(0, token.i - 6) : token.i]}
            stop = self._refuted(tokens, token.i) if before & _ANYONE else None
            if stop is None and before & {"if", "when"}:
                stop = next(
                    (
                        t.i
                        for t in tokens[token.i + 2 :]
                        if t.lower == "let" and tokens[t.i - 1].text == ","
                    ),
                    None,
                )
            if stop is None or stop - token.i < 3:
                continue
            voice = self._rejecting(result, token.i)
            if voice is None:
                continue
            made = msgspec.structs.replace(
                voice,
                stance="deny",
                method="told by those who are said to tell a lie",
                sentence=annotated.sentence.index,
                cue=(token.i - 1, token.i),
            )
            kept = [r for r in result.regions if not token.i - 1 <= r.start < stop]
            result.regions = [*kept, Region(start=token.i, end=stop, voice=made)]
            return True
        return False

    def disowned(self, annotated: Annotated, result: Attributed) -> bool:
        """“The killings were no work of its people”, "was not our doing": who did it is denied."""
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.lemma not in _DEEDS or token.pos != "NOUN" or token.i < 3:
                continue
            before = tokens[max(0, token.i - 4) : token.i]
            if not any(t.lower in ("not", "no", "n't", "never") for t in before):
                continue
            verb = next((t.i for t in reversed(before) if t.lemma == "be"), None)
            if verb is None or verb < 2:
                continue
            voice = result.voice_at(verb)
            low = max((r.start for r in result.regions if r.start < verb < r.end), default=0)
            denied = msgspec.structs.replace(
                voice,
                stance="deny",
                method="said to be another's work",
                sentence=annotated.sentence.index,
                cue=(verb, token.i + 1),
            )
            if voice.speaker != MEDIA and voice.stance == "assert":
                result.regions.append(Region(start=low, end=verb, voice=denied))
                return True
        return False

    def _rejecting(self, result: Attributed, at: int) -> Voice | None:
        """Who speaks of the others: the source over the clause, else the publisher."""
        publisher = self.context.publisher
        if publisher is not None and result.base.speaker == publisher:
            return result.base
        around = [r.voice for r in result.regions if r.start <= max(at - 2, 0) and at < r.end]
        return around[0] if around else None

    def _refuted(self, tokens: tuple[Token, ...], at: int) -> int | None:
        """Where it is said of those who tell something that they lie."""
        for token in tokens[at + 2 :]:
            if token.text in (";", ".") or token.lower in ("but", "because"):
                return None
            adverb = token.lower in ("falsely", "untruths", "untruth", "lies", "falsehoods")
            being = tokens[token.i - 1].lemma == "be"
            if (token.lemma == "lie" or token.lower == "lying") and (
                being or token.tag in ("VBP", "VBZ", "VBG")
            ):
                return token.i - (1 if being else 0)
            if being and token.lower in ("mistaken", "wrong", "liars", "deceived"):
                return token.i - 1
            if adverb and tokens[token.i - 1].lemma in _TELLERS:
                return token.i - 1
            if token.lower in ("lie", "untruth", "falsehood") and tokens[token.i - 2].lemma in (
                "tell",
                "spread",
                "repeat",
            ):
                return token.i - 2
        return None


__all__ = ["Others"]
