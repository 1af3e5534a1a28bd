"""Nouns that hold what somebody said: "the Armenian announcement that", "reports of"."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.cues import CueFinder
from counterclaim.claims.found import is_passive
from counterclaim.claims.owning_up import GUILT
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.voices import Attributed, Region, Voice, Words

_OPENING = frozenset(
    {
        "that", "of", "about", "on", "according", "which", "as", ":", "from", "by", "claiming",
        "concerning", "regarding", "saying", "alleging", "describing", "in",
    }
)  # fmt: skip
#: What makes a report come without a source: "reports reached us that".
_ARRIVING = frozenset(
    {"reach", "arrive", "circulate", "emerge", "surface", "appear", "come", "spread", "suggest"}
)
#: Nouns whose content their owner rejects: "the army's denial that it had fired".
_REJECTING = frozenset({"denial", "refutation", "rebuttal", "disavowal"})


class Contents:
    """Gives the content of such nouns to their owners; what is called invented is denied."""

    def __init__(
        self, finder: CueFinder, speakers: Speakers, context: Context, words: Words
    ) -> None:
        self.finder = finder
        self.speakers = speakers
        self.context = context
        self.words = words

    def apply(self, annotated: Annotated, result: Attributed) -> None:
        """Add a region for each content noun whose content is another's than the voice over it."""
        for chunk in annotated.chunks:
            head = annotated.sentence.tokens[chunk.head]
            if head.lemma not in self.words.content or head.pos not in ("NOUN", "PROPN"):
                continue
            spoken = any(
                r.voice.cue
                and r.voice.cue[0] <= chunk.head < r.voice.cue[1]
                and r.voice.method.startswith("said")
                for r in result.regions
            )
            if head.lower != "talks" and not (spoken and head.tag == "NNS"):
                self._noun(annotated, result, chunk)
        self._withdrawn(annotated, result)

    def _noun(self, annotated: Annotated, result: Attributed, chunk: Chunk) -> None:
        sentence = annotated.sentence
        head = sentence.tokens[chunk.head]
        opens = self._opening(annotated, chunk)
        after = sentence.tokens[opens].lower if opens < len(sentence.tokens) else ""
        arriving = self._arriving(annotated, chunk)
        following = sentence.tokens[chunk.end + 1 : chunk.end + 2]
        included = after == "," and any(t.lower == "including" for t in following)
        if after not in _OPENING and not sentence.of(chunk.head, "acl") and arriving is None:
            if not included:
                return
        if following and following[0].lemma.lower() in GUILT and head.lemma == "claim":
            return  # "there was no claim of responsibility for the attack"
        outer = result.voice_at(chunk.head)
        invented = self._invented(annotated, chunk)
        owner = outer.speaker if invented else self._owner(annotated, chunk, outer)
        rejecting = head.lemma in _REJECTING and owner is not None and after in ("that", "of")
        if outer.stance in ("deny", "retract"):
            return
        if owner == outer.speaker and not invented and not rejecting:
            return
        hearsay = owner is None
        if owner is None:
            if (
                head.lemma not in self.words.hearsay
                or arriving is None
                and self._speaks(annotated, chunk)
            ):
                return
            local = outer.speaker == MEDIA or arriving is not None
            owner = UNKNOWN if local else outer.speaker
        elif not invented:
            self.speakers.remember(owner)
        members = sorted(i for i in sentence.subtree(chunk.head) if i >= chunk.end)
        end = members[-1] + 1 if members else chunk.end
        if head.dep.startswith(("obj", "obl")) and after in ("that", "according", "claiming"):
            end = next((t.i for t in sentence.tokens[end:] if t.text == ";"), len(sentence.tokens))
        end = self._to_the_effect(annotated, end)
        start = opens
        if arriving is not None and after not in ("of", "about"):
            start, end = arriving, self._stop(annotated, arriving)
        if end - start < 3:
            return
        voice = Voice(
            speaker=owner,
            method=f"content of {head.text!r}",
            basis="stated",
            stance="deny" if invented or rejecting else "assert",
            hearsay=hearsay,
            sentence=sentence.index,
            cue=(chunk.start, chunk.end),
        )
        result.regions.append(Region(start=start, end=end, voice=voice))

    def _to_the_effect(self, annotated: Annotated, end: int) -> int:
        """“The news spread by X, to the effect that it was hit": the clause is of the news."""
        words = [t.lower for t in annotated.sentence.tokens[end : end + 5]]
        if words[:1] == [","]:
            words = words[1:]
        effect = words[:4] == ["to", "the", "effect", "that"]
        return self._stop(annotated, end) if effect else end

    def _opening(self, annotated: Annotated, chunk: Chunk) -> int:
        """Where what follows the noun begins: "the announcement on Tuesday that"."""
        tokens = annotated.sentence.tokens
        if chunk.end + 2 < len(tokens) and tokens[chunk.end].lower in ("on", "of", "in"):
            dated = tokens[chunk.end + 1 : chunk.end + 4]
            that = next((t.i for t in dated if t.lower == "that"), None)
            between = tokens[chunk.end + 1 : that] if that is not None else ()
            if between and all(t.pos in ("PROPN", "NUM", "DET") for t in between):
                return that or chunk.end
        return chunk.end

    def _owner(self, annotated: Annotated, chunk: Chunk, outer: Voice) -> str | None:
        owner = self.speakers.content_owner(annotated, chunk, outer)
        owner = owner or self.speakers.owner_of_telling(annotated, chunk)
        if owner is not None:
            return owner
        return self._released_by(annotated, chunk, outer)

    def _released_by(self, annotated: Annotated, chunk: Chunk, outer: Voice) -> str | None:
        """“Claims voiced in Minsk”, "the statement disseminated by the ministry of Chad"."""
        tokens = annotated.sentence.tokens
        if chunk.end >= len(tokens):
            return None
        including = tokens[chunk.end].text == "," and tokens[chunk.end + 1].lower == "including"
        if tokens[chunk.end].tag not in ("VBN", "VBD") and not including:
            return None
        for after in annotated.chunks:
            if not chunk.end < after.start <= chunk.end + 4:
                continue
            if after.case == "by" and after.category in ("official", "state", "media", "monitor"):
                return self.speakers.speaker(annotated, after, outer)[0]
            if after.case == "from" and after.category in ("official", "side", "state", "media"):
                return self.speakers.speaker(annotated, after, outer)[0]
            if after.case == "in" and after.party is not None:
                if after.party.kind in ("capital", "seat"):
                    return after.party.code
        return None

    def _arriving(self, annotated: Annotated, chunk: Chunk) -> int | None:
        """“Reports reached us this morning that”: the token at which the content begins."""
        tokens = annotated.sentence.tokens
        following = tokens[chunk.end : chunk.end + 3]
        if not any(t.lemma in _ARRIVING for t in following):
            return None
        for token in tokens[chunk.end : chunk.end + 12]:
            if token.lower in ("that", "showing", "which", "alleging", "claiming"):
                return token.i
        return None

    def _stop(self, annotated: Annotated, start: int) -> int:
        tokens = annotated.sentence.tokens
        return next((t.i for t in tokens[start:] if t.text == ";"), len(tokens))

    def _speaks(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“The statement says”: a content noun that speaks itself."""
        tokens = annotated.sentence.tokens
        head = tokens[tokens[chunk.head].head]
        return tokens[chunk.head].dep == "nsubj" and head.lemma in self.words.say

    def _invented(self, annotated: Annotated, chunk: Chunk) -> bool:
        """“Invented news”, "false claims": the noun phrase itself rejects its content."""
        words = annotated.sentence.tokens[chunk.start : chunk.end]
        adjectives = self.words.false_adjectives
        return any(t.lemma.lower() in adjectives or t.lower in adjectives for t in words)

    def _withdrawn(self, annotated: Annotated, result: Attributed) -> None:
        """“The mention of children among the wounded has been withdrawn by the office”."""
        tokens = annotated.sentence.tokens
        for token in tokens:
            if token.lemma not in self.words.retract or not is_passive(annotated.sentence, token.i):
                continue
            nouns = [
                c for c in annotated.chunks if c.end <= token.i and self._retractable(annotated, c)
            ]
            if not nouns:
                continue
            noun = nouns[0]
            if any(t.text in (";", ":") for t in tokens[noun.end : token.i]):
                continue
            voice = result.voice_at(token.i)
            speaker = self._agent(annotated, token.i, voice)
            if speaker is None and voice.speaker == MEDIA:
                speaker = self.speakers.content_owner(annotated, noun, voice) or self.speakers.last
            made = Voice(
                speaker=speaker or voice.speaker,
                stance="retract",
                method=f"withdrawn: {token.text!r}",
                basis="stated",
                sentence=annotated.sentence.index,
                cue=(token.i, token.i + 1),
            )
            result.regions = [r for r in result.regions if not noun.start <= r.start < token.i]
            result.regions.append(Region(start=noun.start, end=token.i, voice=made))
            return

    def _retractable(self, annotated: Annotated, chunk: Chunk) -> bool:
        head = annotated.sentence.tokens[chunk.head]
        return head.lemma in self.words.retractable and head.dep.startswith(
            ("nsubj", "root", "ROOT")
        )

    def _agent(self, annotated: Annotated, verb: int, voice: Voice) -> str | None:
        for chunk in annotated.chunks:
            if verb < chunk.start <= verb + 3 and chunk.case == "by":
                return self.speakers.speaker(annotated, chunk, voice)[0]
        return None
