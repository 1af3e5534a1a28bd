"""What somebody is only asked to do: it is wanted, and has not happened."""

from __future__ import annotations

from counterclaim.read import Sentence, Token

#: What one who wants somebody else to act does.
_ASKING = frozenset(
    """call urge ask appeal request demand beseech implore exhort enjoin instruct invite entreat
    tell summon oblige require press pressure push plead beg prod implore lobby""".split()
)
#: Verbs whose that-clause tells what is wanted, where its verb is bare: "demanded that it stop".
_WANTING = _ASKING | {"insist", "want", "propose", "suggest", "recommend", "stipulate", "order"}
#: How a commander speaks to his men, and who they are.
_ORDERING = frozenset({"tell", "instruct", "order", "enjoin"})
_OWN = frozenset({"man", "men", "troop", "soldier", "unit", "force", "fighter", "garrison", "crew"})
#: What is set to somebody who is to do something by then.
_TERMS = frozenset({"hour", "hours", "day", "days", "week", "deadline", "ultimatum"})
_SETTING = frozenset({"give", "set", "grant", "issue", "allow"})


def is_wished(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what somebody is asked to do, or what is demanded of him."""
    return _asked(sentence, verb) or _wanted(sentence, verb)


def _asked(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive tells it: "called on both sides to cease fire"."""
    tokens = sentence.tokens
    if verb.tag != "VB" or verb.i == 0 or tokens[verb.i - 1].lower != "to":
        return False
    over = [tokens[i] for i in sentence.ancestors(verb.i)][:2]
    near = tokens[max(0, verb.i - 7) : verb.i - 1]
    until = any(t.lower == "until" for t in near) and any(t.lemma == "give" for t in near)
    if until or any(t.lemma in _TERMS for t in near) and any(t.lemma in _SETTING for t in near):
        return True  # "gave the garrison two days to lay down its arms"
    asking = [t for t in (*over, *near) if t.lemma in _ASKING and t.i < verb.i]
    asking = [t for t in asking if t.lemma != "tell" or not sentence.of(t.i, "aux:pass")]
    asking = [t for t in asking if not _commands(sentence, t)]
    return any(t.pos == "VERB" or t.dep.startswith("acl") for t in asking)


def _commands(sentence: Sentence, verb: Token) -> bool:
    """ "Told their men to fall back": an order to one's own, which tells what they did."""
    if verb.lemma not in _ORDERING:
        return False
    for told in sentence.of(verb.i, "obj", "iobj"):
        own = {t.lower for t in sentence.of(told.i, "nmod:poss")} & {"their", "its", "his", "her"}
        if own and told.lemma.lower() in _OWN:
            return True
    return False


def _wanted(sentence: Sentence, verb: Token) -> bool:
    """Whether a bare verb tells it in a clause: "demands that the army stop the fire"."""
    over = sentence.tokens[verb.head]
    if verb.dep != "ccomp" or over.lemma not in _WANTING or over.i > verb.i or not is_bare(verb):
        return False
    if sentence.of(verb.i, "aux"):
        return False
    subject = next((s for s in sentence.of(verb.i, "nsubj")), None)
    single = subject is None or subject.tag in ("NN", "NNP", "PRP") and subject.lower != "they"
    that = any(t.lower == "that" for t in sentence.tokens[over.i : verb.i])
    return verb.tag == "VB" or single and that


def is_bare(token: Token) -> bool:
    """Whether a verb has its bare form, whatever tag it got: no past is "pull" or "withdraw"."""
    if token.pos != "VERB" or token.lower != token.lemma.lower():
        return False
    return token.lower not in ("cut", "hit", "put", "set", "let", "shut", "split", "burst", "cast")
