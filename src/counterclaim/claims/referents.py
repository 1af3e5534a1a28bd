"""In what role a sentence names each party: as its subject, by its capital, in another's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.context import UNKNOWN
from counterclaim.claims.discourse import Referent, Role
from counterclaim.claims.tags import FINITE
from counterclaim.claims.voices import Region, Words
from counterclaim.read import Token

#: Noun chunks that can be spoken of as acting or answering.
_ACTING = frozenset({"state", "armed", "side", "official", "monitor", "party", "people", "media"})
_SEATED = frozenset({"in", "from", "at", "for", "to"})
#: "Has yet to comment", "declined to answer", "was silent": who does so tells nothing.
_ANSWERING = frozenset({"comment", "reply", "respond", "answer", "react", "say", "speak"})
_WITHHOLDING = frozenset({"decline", "refuse", "yet", "unavailable", "unwilling"})
#: Marks behind which a source stands that follows its words, and which part it from what is before.
_CLOSING = frozenset({",", "”", '"', "»", "''", "–", "—"})
_PARTING = frozenset({";", ":"})
#: How words for people of a trade end: "a shopkeeper", "a farmer", "a herdsman".
_TRADES = ("keeper", "man", "woman", "farmer", "teacher", "worker", "driver", "trader", "ist")
_SILENT = frozenset({"silent", "silence"})
_NOT = frozenset({"not", "n't", "no", "never", "neither", "nor"})


def named(
    annotated: Annotated,
    words: Words,
    before: int | None = None,
    regions: Sequence[Region] | None = None,
    *,
    owning: bool = False,
) -> Iterator[Referent]:
    """The parties that a sentence names, those before a token alone where one is given.

    `regions` are the words of others in it; without them nobody is known to have spoken yet.
    `owning` asks for the owner of "its spokesman", who may be told of in the words themselves.
    """
    sentence = annotated.sentence
    silent = is_silent(annotated)
    telling = any(t.pos in ("VERB", "AUX") for t in sentence.tokens)
    content = _content_from(annotated, before, owning=owning)
    for chunk in annotated.chunks:
        if before is not None and chunk.end > before:
            return
        code = _code(annotated, chunk, words)
        hit = sentence.tokens[chunk.head].dep == "nsubj:pass"
        if code is None or owning and (hit or chunk.category == "people"):
            continue  # "ten soldiers were killed, their spokesman said"
        role = _role(annotated, chunk, regions or (), words)
        if role != "seat" and content is not None and chunk.start >= content:
            role = "told"
        if role in ("subject", "source") and (not telling or sentence.is_title):
            role = "named"
        head = sentence.tokens[chunk.head]
        yield Referent(
            code=code,
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            role="silent" if silent and role == "subject" else role,
            person=code == UNKNOWN or head.lemma.lower() in words.posts,
            plural=head.tag in ("NNS", "NNPS"),
            at=chunk.start,
        )


def _content_from(annotated: Annotated, before: int | None, *, owning: bool) -> int | None:
    """“They fled; it was shelled, the army said”: where the words of a closing source begin."""
    tokens = annotated.sentence.tokens
    if before is None or before < 2 or tokens[before - 1].text not in _CLOSING:
        return None
    start = next((t.i + 1 for t in reversed(tokens[: before - 1]) if t.text in _PARTING), 0)
    finite = any(t.tag in FINITE for t in tokens[start:before])
    return start if finite != owning else None


def _code(annotated: Annotated, chunk: Chunk, words: Words) -> str | None:
    refs = chunk.own or (chunk.refs if chunk.category in ("official", "armed", "side") else ())
    code = next((r.code for r in refs if r.kind == "party"), None)
    if code is not None or chunk.refs or chunk.pronoun:
        return code
    tokens = annotated.sentence.tokens
    head = tokens[chunk.head]
    lemma = head.lemma.lower()
    one = tokens[chunk.start].lower in ("a", "an", "another", "one")
    civil = chunk.category in ("people", "source") or lemma in words.civil
    by_trade = one and chunk.category == "other" and lemma.endswith(_TRADES)
    return UNKNOWN if (civil or by_trade) and head.tag == "NN" else None


def _role(annotated: Annotated, chunk: Chunk, regions: Sequence[Region], words: Words) -> Role:
    tokens = annotated.sentence.tokens
    spoken = any(
        r.start <= chunk.head < r.end
        and not (r.voice.cue and r.voice.cue[0] <= chunk.head < r.voice.cue[1])
        for r in regions
    )
    if spoken:
        return "told"
    if chunk.case == "by":
        return "agent"
    if chunk.own and tokens[chunk.head].lemma.lower() in words.telling:
        return "source"  # "no ship appears in the Moroccan account"
    if chunk.start <= 1 and chunk.case in _SEATED and chunk.party is not None:
        return "seat" if chunk.party.kind in ("capital", "seat") else "named"
    subject = tokens[chunk.head].dep.startswith("nsubj") or chunk.start <= 1
    acting = chunk.category in _ACTING or chunk.category == "other" and bool(chunk.own)
    return "subject" if subject and not chunk.case and acting else "named"


def is_silent(annotated: Annotated) -> bool:
    """Whether a sentence says that somebody did not answer."""
    if annotated.words.isdisjoint(_ANSWERING) and annotated.words.isdisjoint(_SILENT):
        return False
    return any(
        t.lower in _SILENT or t.lemma.lower() in _ANSWERING and is_withheld(annotated, t)
        for t in annotated.sentence.tokens
    )


def is_withheld(annotated: Annotated, token: Token) -> bool:
    """“Has yet to comment”, "did not reply", "no comment came": nothing was said."""
    if token.lemma.lower() not in _ANSWERING:
        return False
    before = annotated.sentence.tokens[max(0, token.i - 4) : token.i]
    withheld = next((t.i for t in before if t.lemma.lower() in _WITHHOLDING), None)
    if withheld is not None:
        # "a nurse who declined to be named said"
        between = annotated.sentence.tokens[withheld + 1 : token.i]
        return not any(t.pos == "VERB" for t in between)
    speaking = token.lemma.lower() in ("say", "speak")  # "no drone, he said"
    return not speaking and any(t.lower in _NOT for t in before[-3:])


__all__ = ["is_silent", "is_withheld", "named"]
