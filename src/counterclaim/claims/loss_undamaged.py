""" "No damage was done": what was hit is told to be whole where the words name nothing."""

from __future__ import annotations

from counterclaim.claims.loss_finding import Draft, Finding
from counterclaim.claims.loss_group import FLYING
from counterclaim.claims.loss_syntax import shares_none
from counterclaim.read import Token

#: What is damaged where the text does not say what.
_UNSAID = "infrastructure"
#: What brings damage rather than takes it.
_WEAPONS = FLYING | {"artillery", "equipment"}
_TO = frozenset({"to", "on", "upon", "of"})


def find_undamaged(f: Finding) -> None:
    """A noun of damage that is negated, and is told of nothing by name."""
    for token in f.tokens:
        if token.lemma.lower() != "damage" or token.pos != "NOUN" or token.dep == "compound":
            continue  # "no damage assessment"
        after = f.tokens[token.i + 1].lower if token.i + 1 < len(f.tokens) else ""
        if after in _TO or not _is_none(f, token) or not f.free(token.i, token.i + 1):
            continue
        f.used.add(token.i)
        cue = (token.i, token.i + 1)
        what = _hit(f, token)
        f.drafts.append(
            Draft(kind="damaged", group=None, what=what, cue=cue, method="no damage", low=0, high=0)
        )


def _is_none(f: Finding, noun: Token) -> bool:
    """ "No damage", "no material damage", "without casualties or damage"."""
    start = noun.i
    while start and f.tokens[start - 1].pos == "ADJ":
        start -= 1
    return shares_none(f.tokens[max(0, start - 6) : start])


def _hit(f: Finding, noun: Token) -> str:
    """The thing told of last before the word, as "fired at a tanker, causing no damage"."""
    things = [g for g in f.groups.all if g.end <= noun.i and not g.person and not g.bare]
    things = [g for g in things if g.what not in _WEAPONS]
    return things[-1].what if things else _UNSAID
