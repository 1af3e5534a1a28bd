"""Sources that are named only after their words: "So the army says.", "That is Kyiv's version."."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.voices import SOURCES, Words

_SO = frozenset({"so", "thus", "such"})
_THIS = frozenset({"this", "that", "these", "those", "such"})
#: How many words a sentence has that only says whose the one before was.
LONGEST = 30
#: Nouns of what was told: "gave this figure", "the account is the army's".
_TOLD = frozenset({"figure", "number", "claim", "charge", "allegation", "detail", "information"})
_GIVING = frozenset({"give", "provide", "release", "publish", "put", "come", "supply", "offer"})


def source_of_before(annotated: Annotated, words: Words) -> Chunk | None:
    """The source to whom a sentence gives what the sentence before it told, or None."""
    tokens = annotated.sentence.tokens
    if annotated.sentence.is_title or not 3 <= len(tokens) <= LONGEST:
        return None
    return _so_says(annotated, words) or _is_what(annotated, words) or _gave(annotated, words)


def _so_says(annotated: Annotated, words: Words) -> Chunk | None:
    """“So its spokesman wrote on X.”, "Thus the ministry.": a source right behind the "so"."""
    tokens = annotated.sentence.tokens
    if tokens[0].lower not in ("so", "thus"):
        return None
    at = 1
    inverted = tokens[1].lemma in words.say | words.concede and tokens[1].pos == "VERB"
    if inverted or tokens[1].lower == "at" or tokens[1].text == ",":
        at = 2
    chunk = annotated.chunk_of(at)
    if chunk is None or chunk.category not in SOURCES and not chunk.refs:
        return None
    verbs = [t for t in tokens[chunk.end :] if t.pos == "VERB"][:1]
    says = inverted or not verbs or verbs[0].lemma in words.say | words.concede
    clause = any(t.lower in ("that", ":") for t in tokens[chunk.end :])
    return chunk if says and not clause else None


def _is_what(annotated: Annotated, words: Words) -> Chunk | None:
    """“That is what the army says.”, "This is Kyiv's version.", "Such is the account of X."."""
    tokens = annotated.sentence.tokens
    if tokens[0].lower not in _THIS:
        return None
    be = next((t.i for t in tokens[1:10] if t.lemma == "be"), None)
    if be is None or any(t.pos == "NOUN" for t in tokens[1:be] if t.lower != "least"):
        return None
    for chunk in annotated.chunks:
        if chunk.start <= be or chunk.pronoun:
            continue
        asked = tokens[chunk.start - 1].lower in ("what", "how", "as")
        verb = next((t for t in tokens[chunk.end :] if t.pos == "VERB"), None)
        if asked and verb is not None:
            says = verb.lemma in words.say | words.concede or verb.lemma in ("see", "tell", "put")
            return chunk if says else None
        head = tokens[chunk.head]
        told = words.telling | words.colon_nouns | words.tolls | _TOLD
        if {head.lemma.lower(), head.lower} & told:
            return _owner(annotated, chunk)
        return None
    return None


def _owner(annotated: Annotated, chunk: Chunk) -> Chunk | None:
    """Whose a version is: the chunk itself where it names its owner, else that behind "of"."""
    if chunk.own:
        return chunk
    if chunk.of >= 0:
        return annotated.chunks[chunk.of]
    behind = annotated.chunks[annotated.at[chunk.head] + 1 :][:1]
    return behind[0] if behind and behind[0].case == "by" else None


def _gave(annotated: Annotated, words: Words) -> Chunk | None:
    """“The army gave this figure.”, "These numbers come from the ministry."."""
    tokens = annotated.sentence.tokens
    nouns = _TOLD | words.colon_nouns
    told = next(
        (
            c
            for c in annotated.chunks
            if tokens[c.start].lower in _THIS and tokens[c.head].lemma.lower() in nouns
        ),
        None,
    )
    if told is None or not any(t.lemma in _GIVING for t in tokens):
        return None
    first = annotated.chunks[0]
    if first is not told and not first.case and first.category in SOURCES:
        return first
    behind = (c for c in annotated.chunks if c.start >= told.end and c.case in ("from", "by"))
    return next((c for c in behind if c.category in SOURCES), None) if first is told else None


__all__ = ["source_of_before"]
