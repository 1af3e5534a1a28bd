"""Which of several times in a sentence stands in the clause that tells an event."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.mentions import Mention
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.tags import FINITE
from counterclaim.read import Token
from counterclaim.resolve.time import TimeMention

_RELATIVES = frozenset({"which", "who", "whom", "whose"})
_CONTRASTS = frozenset({"and", "but", "while", "whereas"})
#: Verbs that say when an event began or ended.
_PHASES = frozenset(
    {"begin", "start", "erupt", "break", "flare", "last", "continue", "go", "end", "conclude"}
)
_MODIFYING = ("acl", "relcl", "acl:relcl")


def in_its_clause(
    numbers: list[int], times: Sequence[TimeMention], mention: Mention, item: Sentenced
) -> list[int]:
    """Of several times those in the clause of the event, where there is one; else all.

    "Jets bombed a quay on Tuesday that held weapons which had been shipped over the weekend":
    the weekend is when something else was done, of which no event is made.
    """
    if len(numbers) < 2:
        return numbers
    tokens = item.annotated.sentence.tokens
    here = [n for n in numbers if not _elsewhere(_token(tokens, times[n]), mention, tokens)]
    return here or numbers


def own_tokens(mention: Mention) -> set[int]:
    """The tokens that tell an event."""
    if mention.found is None:
        return {mention.token}
    return {mention.token, *mention.found.tokens, *(a.token for a in mention.found.anchors)}


def _token(tokens: Sequence[Token], time: TimeMention) -> int:
    return next((t.i for t in tokens if t.end > time.start), len(tokens) - 1)


def _elsewhere(at: int, mention: Mention, tokens: Sequence[Token]) -> bool:
    own = own_tokens(mention)
    if at > mention.token:
        if _new_clause(tokens, mention.token + 1, at, own):
            return True
    elif _closed_clause(tokens, at, mention.token):
        return True
    return _modifies_another(tokens, at, own)


def _new_clause(tokens: Sequence[Token], first: int, at: int, own: set[int]) -> bool:
    """Whether a relative clause, or one with a subject of its own, begins before a time.

    A relative clause that goes on to tell the event ("a battle which ended on Saturday") is none.
    """
    for token in tokens[first:at]:
        rest = tokens[token.i + 1 : at]
        finite = [t for t in rest if t.tag in FINITE]
        if token.lower in _RELATIVES and finite:
            return finite[0].head not in own and finite[0].lemma not in _PHASES
        if token.lower in _CONTRASTS and finite and any(t.dep.startswith("nsubj") for t in rest):
            return True
    return False


def _closed_clause(tokens: Sequence[Token], at: int, event: int) -> bool:
    """Whether a time stands in a relative clause that a comma closes before the event."""
    commas = [t.i for t in tokens[at:event] if t.text == ","]
    opened = [t.i for t in tokens[:at] if t.lower in _RELATIVES]
    if not commas or not opened:
        return False
    inside = tokens[opened[-1] + 1 : at]
    return any(t.tag in FINITE for t in inside) and not any(t.text in (",", ";") for t in inside)


def _modifies_another(tokens: Sequence[Token], at: int, own: set[int]) -> bool:
    """Whether a time hangs from a participle that modifies a noun which is not the event."""
    node = tokens[at]
    for _ in range(12):
        if node.i in own or node.head == node.i:
            return False
        if node.dep in _MODIFYING and node.pos in ("VERB", "AUX") and node.i != at:
            if node.lemma in _PHASES:
                return False
            return node.head not in own and not any(hangs(tokens, i, node.i) for i in own)
        node = tokens[node.head]
    return False


def hangs(tokens: Sequence[Token], token: int, top: int) -> bool:
    """Whether a token hangs from another in the parse."""
    for _ in range(24):
        if token == top:
            return True
        if tokens[token].head == token:
            return False
        token = tokens[token].head
    return False


def relative_verb(tokens: Sequence[Token], at: int, mention: Mention) -> Token | None:
    """The verb of the relative clause that a word stands in and an event does not, if any.

    Behind the event only a clause in the pluperfect tells another act: "killed men who were
    waiting at X" says where they were killed, "bombed arms that had been shipped from X" not.
    """
    own = own_tokens(mention)
    if at > mention.token:
        first = mention.token + 1
        opened = [t.i for t in tokens[first:at] if t.lower in _RELATIVES]
    else:
        opened = [t.i for t in tokens[:at] if t.lower in _RELATIVES]
        commas = any(t.text == "," for t in tokens[at : mention.token])
        opened = opened if commas else []
    if not opened:
        return None
    inside = tokens[opened[-1] + 1 : at]
    if any(t.text in (",", ";") for t in inside):
        return None
    verbs = [t for t in inside if t.tag in FINITE or t.pos == "VERB"]
    if not verbs or verbs[-1].i in own:
        return None
    past = any(t.lower == "had" for t in inside) and verbs[-1].tag == "VBN"
    return verbs[-1] if past or at < mention.token else None
