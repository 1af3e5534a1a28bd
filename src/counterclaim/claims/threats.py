"""Threats with a condition: "if they attack again, the answer will be harder".

What the condition names has not happened and is no claim of its own. A side that says what will
follow threatens, whatever words it finds for the harm: the form of the sentence tells it, an
"if" or an inverted "should" on an act or the presence of the other side, and a main clause that
looks ahead. Conditions of talks and peace threaten nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.attribution import Voice
from counterclaim.claims.context import Context
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.mentions import Mention, Piece
from counterclaim.claims.participants import Sentenced
from counterclaim.read import Token

#: Kinds of parties that can do harm.
_ABLE = frozenset({"state", "de_facto_authority", "armed_group", "armed_forces", "militia"})
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "reserves", "reserve", "orders"})
_IF = frozenset({"if", "unless"})
_PEACEFUL = frozenset(
    {
        "talk",
        "talks",
        "negotiation",
        "negotiate",
        "agreement",
        "ceasefire",
        "truce",
        "peace",
        "release",
        "aid",
        "withdraw",
        "withdrawal",
        "welcome",
        "guarantee",
        "accept",
        "election",
    }
)
#: What is not to be done again, where nobody is named.
_AGAIN = frozenset(
    {"repeat", "provocation", "aggression", "violation", "attack", "incursion", "strike"}
)
_HELD = HOSTILE | {"clash", "airspace_violation", "threat"}


class _Clauses(msgspec.Struct, frozen=True):
    """The tokens of a condition and of what follows from it."""

    condition: range
    main: range


def conditional_threats(made: list[Mention], item: Sentenced, context: Context) -> list[Mention]:
    """The mentions of a sentence with a conditional threat in place of its condition's acts."""
    clauses = _clauses(item.annotated.sentence.tokens)
    if clauses is None:
        return made
    voice = item.attributed.voice_at(clauses.main[0])
    if context.kinds.get(voice.speaker) not in _ABLE or voice.stance != "assert":
        return made
    inside = [m for m in made if m.token in clauses.condition and m.type in _HELD]
    rest = [m for m in made if m not in inside]
    if any(m.type == "threat" for m in rest):
        return rest
    if not _looks_ahead(item, clauses) or any(m.type == "threat" for m in inside):
        return made
    foes = _foes(item, clauses, voice, context)
    words = {item.annotated.sentence.tokens[i].lemma for i in clauses.condition}
    if not inside and not foes and not words & _AGAIN:
        return made
    return [*rest, _threat(item, clauses, voice, inside, foes)]


def _clauses(tokens: Sequence[Token]) -> _Clauses | None:
    start = next((t.i for t in tokens if t.lower in _OPENING and _opens(t, tokens)), None)
    if start is None:
        return None
    # the tagger may take "the enemy attacks" for a noun: three words make a clause, too
    verb = next((t.i for t in tokens[start + 1 :] if t.pos in ("VERB", "AUX")), len(tokens))
    comma = next((t.i for t in tokens[min(verb, start + 4) :] if t.text in (",", "–", "—")), None)
    if start > 2 and tokens[start - 1].text != ",":  # "we will strike if they attack"
        return _Clauses(range(start, comma or len(tokens)), range(0, start))
    if comma is None or comma + 2 >= len(tokens):
        return None
    return _Clauses(range(start, comma), range(comma + 1, len(tokens)))


_OPENING = _IF | {"should"}


def _opens(token: Token, tokens: Sequence[Token]) -> bool:
    before = tokens[token.i - 1] if token.i else None
    if token.lower in _IF:
        return before is None or before.lower not in ("as", "what", "even", "only", "asked")
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    inverted = token.lower == "should" and after is not None and after.pos not in ("VERB", "AUX")
    return inverted and (before is None or before.pos == "PUNCT")


def _looks_ahead(item: Sentenced, clauses: _Clauses) -> bool:
    tokens = item.annotated.sentence.tokens
    if any(t.lemma in _PEACEFUL for t in tokens):
        return False
    return any(tokens[i].lower in _AHEAD for i in clauses.main)


def _foes(
    item: Sentenced, clauses: _Clauses, voice: Voice, context: Context
) -> list[tuple[str, Chunk]]:
    """The other side, or its weapons, in the condition: what the threat is on."""
    found: list[tuple[str, Chunk]] = []
    rivals = context.dyads.get(voice.speaker, frozenset())
    for chunk in item.annotated.chunks:
        if chunk.start not in clauses.condition:
            continue
        codes = {r.code for r in chunk.refs if r.kind == "party"} & rivals
        hostile = any(r.kind == "opponent" for r in chunk.refs) or chunk.weapon is not None
        if codes or hostile:
            found.append((next(iter(sorted(codes)), ""), chunk))
    return found


def _threat(
    item: Sentenced,
    clauses: _Clauses,
    voice: Voice,
    inside: list[Mention],
    foes: list[tuple[str, Chunk]],
) -> Mention:
    sentence = item.annotated.sentence
    tokens = sentence.tokens
    last = tokens[-2] if tokens[-1].pos == "PUNCT" and len(tokens) > 1 else tokens[-1]
    start, end = tokens[clauses.condition[0]].start, last.end
    start = min(start, tokens[clauses.main[0]].start)
    targets = [p for m in inside for p in m.actors if p.value != voice.speaker] or [
        Piece(
            value=code,
            start=tokens[chunk.start].start,
            end=tokens[chunk.end - 1].end,
            basis="stated",
            method="whose act is the condition",
        )
        for code, chunk in foes
        if code
    ]
    return Mention(
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        is_title=sentence.is_title,
        token=clauses.main[0],
        type="threat",
        frame="threat",
        rule="a condition and what will follow",
        start=start,
        end=end,
        trigger=(start, end),
        speaker=voice.speaker,
        speaker_basis=voice.basis,
        speaker_method=voice.method,
        stance="assert",
        stance_method="default",
        status="hypothetical",
        status_method="a threat with a condition",
        actors=[
            Piece(
                value=voice.speaker,
                start=start,
                end=end,
                basis="inferred",
                method="who speaks threatens",
            )
        ],
        targets=targets[:1],
    )
