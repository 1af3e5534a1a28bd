"""Who says a stretch of text, and how they stand to it: the records that attribution makes."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Sentence


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its stance: to whom words belong. `cue` are tokens of its sentence."""

    speaker: str
    stance: str = "assert"
    method: str = ""
    basis: str = "inferred"
    sentence: int = -1
    cue: tuple[int, int] | None = None
    via: tuple[str, ...] = ()
    hearsay: bool = False
    also: tuple[str, ...] = ()


def cue_offsets(voice: Voice, sentence: Sentence) -> tuple[int, int] | None:
    """The characters of a voice's cue, where it stands in this sentence."""
    if voice.cue is None or voice.sentence != sentence.index:
        return None
    tokens = sentence.tokens
    lo, hi = voice.cue
    hi = min(hi, len(tokens))
    return (tokens[lo].start, tokens[hi - 1].end) if lo < hi else None


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `start` to `end` of a sentence that belong to a voice."""

    start: int
    end: int
    voice: Voice


class Rejection(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that rejects what was told just before it ("This is a lie")."""

    sentence: int
    voice: Voice
    start: int
    end: int
    #: Whether it answers the sentence before only.
    near: bool = False


class Cue(msgspec.Struct, kw_only=True):
    """Words that open a source; the content stands after them, before them, or on both sides."""

    verb: int
    subject: Chunk | None
    speaker: str
    stance: str
    method: str
    start: int
    end: int
    forward: bool
    backward: bool
    basis: str = "stated"
    low: int = 0
    also: tuple[str, ...] = ()


class Attributed(msgspec.Struct, kw_only=True):
    """The voices of a sentence: the base, regions of others, and a rejection of what precedes."""

    base: Voice
    regions: list[Region]
    rejection: Rejection | None = None
    denial: Rejection | None = None
    #: Words by which somebody claims what precedes as his deed.
    owned: Rejection | None = None

    def voice_at(self, token: int) -> Voice:
        """The innermost voice over a token."""
        best: Region | None = None
        for region in self.regions:
            if region.start <= token < region.end and (
                best is None or (region.end - region.start) <= (best.end - best.start)
            ):
                best = region
        return best.voice if best is not None else self.base


class Words:
    """The cue lexicons as sets."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        attribution, stance = vocabulary.attribution, vocabulary.stance
        self.say = frozenset(attribution["say"]["verbs"])
        self.weak = frozenset(attribution["say"]["weak"])
        self.deny = frozenset(stance["deny"]["verbs"])
        self.concede = frozenset(stance["concede"]["verbs"]) | frozenset(stance["confirm"]["verbs"])
        self.clausal = frozenset(stance["concede"]["clausal"])
        self.retract = frozenset(stance["retract"]["verbs"])
        self.retractable = frozenset(stance["retract"]["objects"])
        self.content = frozenset(stance["content"]["nouns"])
        self.calling = frozenset(stance["falsity"]["calling"])
        self.false = tuple(stance["falsity"]["predicates"])
        self.false_phrases = tuple(stance["falsity"]["phrases"])
        #: What says that something is false, as it stands and cut, by its first word.
        self.false_by_first: dict[str, list[tuple[str, list[str]]]] = {}
        for phrase in (*self.false_phrases, *self.false):
            parts = phrase.split()
            self.false_by_first.setdefault(parts[0], []).append((phrase, parts))
        self.needs_negation = frozenset(stance["falsity"]["needs_negation"])
        self.waving = frozenset(stance["waving"]["verbs"])
        self.false_adjectives = frozenset(stance["falsity"]["adjectives"])
        self.colon_verbs = frozenset(attribution["colon"]["verbs"])
        self.colon_nouns = frozenset(attribution["colon"]["nouns"])
        self.sending = frozenset(attribution["sending"]["verbs"])
        self.papers = frozenset(attribution["sending"]["nouns"])
        self.hearsay = frozenset(attribution["hearsay"]["nouns"])
        self.negation = frozenset(vocabulary.status["negation"])
        kinds = attribution["kinds"]
        self.offices = frozenset(kinds["offices"])
        self.groups = frozenset(kinds["groups"])
        self.bodies = (self.offices | self.groups) - frozenset(kinds["posts"])
        self.posts = frozenset(kinds["posts"])
        self.local = frozenset(kinds["local"])
        self.unrecognised = frozenset(kinds["unrecognised"])
        self.institutional = frozenset(kinds["institutional"])
        self.bare = frozenset(kinds["bare"])
        self.policing = frozenset(kinds["policing"])
        self.forces = frozenset(kinds["forces"])
        self.civil = frozenset(kinds["civil"])
        self.rescue = frozenset(kinds["rescue"])
        self.ranks = frozenset(kinds["ranks"])
        self.juntas = frozenset(kinds["juntas"])
        self.contrast = tuple(kinds["contrast"])
        self.telling = frozenset(attribution["phrases"]["nouns"])
        self.revising = frozenset(attribution["figures"]["verbs"])
        self.tolls = frozenset(attribution["figures"]["nouns"])
        self.answers = frozenset(attribution["addressing"]["answers"])
        self.addressing = frozenset(attribution["addressing"]["verbs"])


@lru_cache(maxsize=4)
def cue_words(vocabulary: Vocabulary) -> Words:
    """The cue lexicons of a vocabulary, made once."""
    return Words(vocabulary)


#: Categories of noun chunks that can be a source.
SOURCES = frozenset(
    {
        "people",
        "state",
        "armed",
        "official",
        "party",
        "side",
        "source",
        "media",
        "monitor",
        "pronoun",
    }
)
CLOSERS = frozenset({".", ",", "”", '"', "'", ";", "!", "?", "’", "–", "-", "—", "»"})
OPENERS = frozenset({'"', "“", "«", "'", "‘"})
