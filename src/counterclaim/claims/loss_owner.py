"""Whose loss it is: the side that names the victims, has the losses, or lies on "its side"."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk, Ref
from counterclaim.claims.loss_words import LossWords

Owner = tuple[tuple[Ref, ...], int | None]
NOBODY: Owner = ((), None)

#: Acts of which there are dead, behind an "of".
_CAUSES = frozenset(
    {"strike", "airstrike", "raid", "attack", "shelling", "bombardment", "bombing", "assault",
     "fire", "gunfire", "blast", "explosion", "offensive", "clash", "fighting", "operation",
     "massacre", "incursion", "barrage", "siege", "crossfire", "ambush"}
)  # fmt: skip
_SENDS = frozenset({"open", "fire", "launch", "shoot", "send", "come", "throw", "lob", "direct"})
#: What is sent from a side.
_SENT = _CAUSES | {"shot", "shell", "rocket", "missile", "drone", "bullet", "mortar", "mine"}
_ON = frozenset({"on", "from", "among", "amongst", "of", "for", "in", "at", "by"})
_BREAKS = frozenset({";", ":"})


def chunk_owner(annotated: Annotated, start: int, end: int) -> Owner:
    """The owner that the words `start` to `end` name themselves, or by an "of" behind them."""
    for at in range(end - 1, start - 1, -1):
        number = annotated.at.get(at)
        if number is None:
            continue
        chunk = annotated.chunks[number]
        if _caused(annotated, chunk):
            continue
        refs = tuple(r for r in chunk.refs if not _of_another(annotated, r, start))
        if refs:  # in "by its count three died" the pronoun owns the count
            return refs, number
        if chunk.of >= 0 and annotated.chunks[chunk.of].refs:
            return annotated.chunks[chunk.of].refs, number
    return NOBODY


def possessor(annotated: Annotated, at: int) -> Owner:
    """Whom a possessive without a noun means: "its own dead"."""
    word = annotated.sentence.tokens[at].lower
    if word in ("its", "their", "his", "her"):
        return (Ref("anaphor", word, at, at + 1),), None
    return ((Ref("self", "", at, at + 1),), None) if word == "our" else NOBODY


def _caused(annotated: Annotated, chunk: Chunk) -> bool:
    """ "Deaths from enemy air strikes", "the dead of the bombardment": what cost their lives."""
    if chunk.own or chunk.of < 0:
        return False
    tokens, cause = annotated.sentence.tokens, annotated.chunks[chunk.of]
    if cause.category not in ("other", "weapon"):
        return False
    return tokens[chunk.end].lower == "from" or tokens[cause.head].lemma.lower() in _CAUSES


def _of_another(annotated: Annotated, ref: Ref, start: int) -> bool:
    """Whether a pronoun belongs to another noun of the run: "by its count three men"."""
    between = annotated.sentence.tokens[ref.end : start]
    return ref.kind == "anaphor" and any(t.pos == "NOUN" for t in between)


def side_owner(annotated: Annotated, words: LossWords, at: int) -> Owner:
    """The nearest "on the Armenian side", "from our side", "among the servicemen of X"."""
    tokens = annotated.sentence.tokens
    best: tuple[int, Owner] = (99, NOBODY)
    for number, chunk in enumerate(annotated.chunks):
        if not chunk.refs or not _is_side(annotated, words, chunk):
            continue
        low, high = min(at, chunk.start), max(at, chunk.end)
        between = tokens[low:high]
        if any(t.text in _BREAKS for t in between):
            continue
        distance = chunk.start - at if chunk.start > at else (at - chunk.end) + 2
        if distance < best[0] and distance <= 14:
            best = (distance, (chunk.refs, number))
    return best[1]


def _is_side(annotated: Annotated, words: LossWords, chunk: Chunk) -> bool:
    tokens = annotated.sentence.tokens
    before = tokens[chunk.start - 1].lower if chunk.start else ""
    if chunk.pronoun:
        return before in ("among", "amongst", "of") and tokens[chunk.head].lower in ("ours", "us")
    if before not in _ON:
        return False
    head = tokens[chunk.head]
    side = head.lemma.lower() in words.sets["side_nouns"] or head.lower in words.sets["side_nouns"]
    if before == "from" and _is_origin(annotated, chunk.start - 2):
        return False
    if side and head.lemma.lower() in ("side", "part", "rank", "ranks", "camp"):
        return True
    prior = [t.lower for t in tokens[max(0, chunk.start - 4) : chunk.start]]
    if "side" in prior or "part" in prior or "ranks" in prior:
        return True
    return before in ("among", "amongst")


def _is_origin(annotated: Annotated, at: int) -> bool:
    """As in "fire opened from the northern side", "shells from their positions"."""
    if at < 0:
        return False
    chunk = annotated.chunk_of(at)
    if _lemma(annotated, at) in _SENDS:
        return True
    return chunk is not None and (chunk.category == "weapon" or _lemma(annotated, at) in _SENT)


def _lemma(annotated: Annotated, at: int) -> str:
    return annotated.sentence.tokens[at].lemma.lower()


def subject_owner(annotated: Annotated, verb: int) -> Owner:
    """The subject of a verb of having or suffering: the parse's, or the nearest on its left."""
    sentence = annotated.sentence
    for at in (verb, *list(sentence.ancestors(verb))[:2]):
        for token in sentence.of(at, "nsubj"):
            if token.i < verb:
                if token.lower in ("who", "which", "that"):
                    last = token.i - (2 if sentence.tokens[token.i - 1].text == "," else 1)
                    return chunk_owner(annotated, last, last + 1) if last >= 0 else NOBODY
                owner = chunk_owner(annotated, token.i, token.i + 1)
                if owner[0]:
                    return owner
        if sentence.tokens[at].dep not in ("xcomp", "conj", "aux", "cop", "acl", "advcl"):
            break
    for number in range(len(annotated.chunks) - 1, -1, -1):
        chunk = annotated.chunks[number]
        if chunk.end > verb or not chunk.refs:
            continue
        between = sentence.tokens[chunk.end : verb]
        if len(between) > 8 or any(t.text in (";", ":") for t in between):
            break
        before = sentence.tokens[chunk.start - 1] if chunk.start else None
        if before is not None and before.pos == "ADP":
            continue
        return chunk.refs, number
    return NOBODY


def after_owner(annotated: Annotated, start: int, prepositions: frozenset[str]) -> Owner:
    """The owner in the chunk that follows on "on", "upon", "to" after `start`."""
    tokens = annotated.sentence.tokens
    for at in range(start, min(start + 7, len(tokens))):
        if tokens[at].text in (";", ".", ":"):
            break
        if tokens[at].lower not in prepositions:
            continue
        for n in range(at + 1, min(at + 4, len(tokens))):
            number = annotated.at.get(n)
            if number is not None:
                chunk = annotated.chunks[number]
                return (chunk.refs, number) if chunk.refs else NOBODY
    return NOBODY
