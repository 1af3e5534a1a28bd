"""Whose act a pronoun tells: the party that "they", "them", "it" or "its" stands for.

In words that a source is said to have spoken ("the ministry said it had struck back") a third
person is the source, unless another subject stands between. In words told by nobody but the
publisher a third person is whoever was named before, never the publisher, who says "we".
A pronoun and the other arguments of its verb are different (Chomsky's principle B: "shelled them"
is never "shelled themselves").
"""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.attribution import Attributed, Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context

_PLURAL = frozenset({"they", "them", "their", "theirs"})
_NEUTER = frozenset({"it", "its"})
_SUBJECTS = ("nsubj", "csubj")
#: What cannot be meant by "it" or "they" as those who act.
_ACTING = ("state", "armed", "side", "party", "people", "official", "source", "media")


def antecedent(
    annotated: Annotated,
    attributed: Attributed,
    chunk: Chunk,
    voice: Voice,
    context: Context,
    earlier: tuple[Annotated, Attributed] | None = None,
) -> str | None:
    """The party that a third-person pronoun stands for, or None where the text leaves it open."""
    tokens = annotated.sentence.tokens
    spoken = _speaking(annotated, attributed, chunk)
    if spoken is not None:
        return spoken
    span = range(chunk.start, chunk.end)
    word = next((tokens[i].lower for i in span if tokens[i].lower in _NEUTER | _PLURAL), "he")
    candidates = [
        (c, code)
        for c in reversed(annotated.chunks)
        if c.end <= chunk.start and (code := _party(c, voice, context)) is not None
        and _agrees(annotated, c, word) and not _co_argument(annotated, c, chunk)
    ]  # fmt: skip
    here = [
        (c, code) for c, code in candidates if attributed.voice_at(c.head).speaker == voice.speaker
    ]
    reported = (
        voice.cue is not None
        and voice.sentence == annotated.sentence.index
        and voice.stance != "deny"
    )
    subject = next((code for c, code in here if is_subject(annotated, c)), None)
    last = _last_subject(earlier, word, voice, context) if earlier is not None else None
    if reported and not candidates and _source_follows(annotated, chunk, voice):
        return last if last != voice.speaker else None
    if reported and _agent(annotated, chunk):
        place = attributed.voice_at(chunk.head)
        told = (code for c, code in candidates if attributed.voice_at(c.head) is place)
        named = next((code for code in told if code != voice.speaker), None)
        return named or _known(voice.speaker)
    if reported:
        opened = clause_of(annotated, voice, chunk)
        inside = [(c, code) for c, code in here if c.start >= opened]
        subject = next((code for c, code in inside if is_subject(annotated, c)), None)
        return subject or _known(voice.speaker)
    if subject is not None and subject != voice.speaker:
        return subject
    others = [code for _, code in candidates if code != voice.speaker]
    other = next((code for code in others if code in context.sides), next(iter(others), None))
    if not candidates and voice.speaker in (MEDIA, UNKNOWN):
        other = last
    return (
        other or subject or (None if voice.speaker == context.publisher else _known(voice.speaker))
    )


def is_subject(annotated: Annotated, chunk: Chunk) -> bool:
    """Whether a chunk is a subject, or what a cleft sets apart ("it was the rebels who fired")."""
    tokens = annotated.sentence.tokens
    if tokens[chunk.head].dep.startswith(_SUBJECTS):
        return True
    at, end = chunk.start, chunk.end
    cleft = at > 1 and tokens[at - 1].lemma == "be" and tokens[at - 2].lower == "it"
    return cleft and end < len(tokens) and tokens[end].lower in ("who", "which", "that")


def _speaking(annotated: Annotated, attributed: Attributed, chunk: Chunk) -> str | None:
    """ "The ministry said, and it called on all": a pronoun that speaks is who its words are of."""
    if not chunk.pronoun or not annotated.sentence.tokens[chunk.head].dep.startswith("nsubj"):
        return None
    for region in attributed.regions:
        cue, voice = region.voice.cue, region.voice
        here = voice.sentence == annotated.sentence.index and voice.method.startswith("said by")
        if here and cue is not None and cue[0] <= chunk.head < cue[1]:
            return _known(voice.speaker)
    return None


def _agent(annotated: Annotated, chunk: Chunk) -> bool:
    """ "A second man was taken away by them": who did it was told of before."""
    tag = annotated.sentence.tokens[chunk.head].tag
    return chunk.pronoun and tag != "PRP$" and chunk.case == "by"


def clause_of(annotated: Annotated, voice: Voice, chunk: Chunk) -> int:
    """Where the clause of what is said begins: "said that X had fired, and that its men ..."."""
    first = voice.cue[1] if voice.cue is not None else 0
    tokens = annotated.sentence.tokens
    opened = [
        t.i
        for t in tokens[first : chunk.start]
        if t.lower == "that" and t.pos == "SCONJ" and tokens[t.i - 1].lower in ("and", ",", "but")
    ]
    return max(opened, default=first)


def _source_follows(annotated: Annotated, chunk: Chunk, voice: Voice) -> bool:
    """ "It fired again, Israel says": a name is never what a pronoun before it stands for."""
    if voice.cue is None or voice.cue[0] < chunk.end:
        return False
    named = [c for c in annotated.chunks if voice.cue[0] <= c.head < voice.cue[1]]
    return any(not c.pronoun and c.refs for c in named)


def _last_subject(
    earlier: tuple[Annotated, Attributed], word: str, voice: Voice, context: Context
) -> str | None:
    """The party of the subject or agent of the sentence before, the one that is no source first."""
    annotated, attributed = earlier
    tokens = annotated.sentence.tokens
    sources = [r.voice.cue for r in attributed.regions if r.voice.cue is not None]
    found: list[tuple[bool, str]] = []
    for chunk in annotated.chunks:
        acting = tokens[chunk.head].dep.startswith(_SUBJECTS) or chunk.case == "by"
        if not acting or not _agrees(annotated, chunk, word):
            continue
        code = _party(chunk, voice, context)
        if code is not None:
            found.append((any(lo <= chunk.head < hi for lo, hi in sources), code))
    return min(found, key=lambda f: f[0])[1] if found else None


def _known(speaker: str) -> str | None:
    return None if speaker in (MEDIA, UNKNOWN) else speaker


def _party(chunk: Chunk, voice: Voice, context: Context) -> str | None:
    held = chunk.category == "other" and chunk.noun is None and bool(chunk.own)
    held = held and any(r.kind == "party" for r in chunk.own) and chunk.case == "under"
    if chunk.pronoun or chunk.category not in _ACTING and not held:
        return None  # "it had been under Russian control and was mined by them"
    parties = context.parties_of(chunk, voice.speaker, None)
    return parties[0].code if parties and parties[0].method != "pronoun" else None


def _agrees(annotated: Annotated, chunk: Chunk, word: str) -> bool:
    plural = annotated.sentence.tokens[chunk.head].tag in ("NNS", "NNPS")
    if word in _NEUTER:
        return not plural
    if word in _PLURAL:
        return True
    return chunk.category in ("official", "people", "source")


def _co_argument(annotated: Annotated, chunk: Chunk, pronoun: Chunk) -> bool:
    tokens = annotated.sentence.tokens
    if tokens[pronoun.start].tag == "PRP$" or chunk.case in ("after", "before", "during"):
        return False
    return tokens[chunk.head].head == tokens[pronoun.head].head


__all__ = ["antecedent", "clause_of", "is_subject"]
