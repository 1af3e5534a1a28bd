"""A trigger as found in a sentence, with the verbs that lend it their voice."""

from __future__ import annotations

import msgspec

from counterclaim.claims.tags import FINITE
from counterclaim.claims.vocabulary import Trigger
from counterclaim.read import Sentence


class Anchor(msgspec.Struct, frozen=True):
    """A token whose arguments are the event's: `voice` says how slots map to roles.

    plain: the frame's own slots. act, undergo, subject, happen: see `light.yaml`.
    """

    token: int
    voice: str
    passive: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A trigger in a sentence: the tokens that carry it and its anchors, the nearest first.

    `others` are further readings of the same words, taken where the fillers forbid the first.
    """

    trigger: Trigger
    token: int
    tokens: tuple[int, ...]
    anchors: tuple[Anchor, ...]
    others: tuple[Found, ...] = ()

    @property
    def predicate(self) -> int:
        """The verb that carries tense, polarity and status: the governing one, if any."""
        for anchor in self.anchors[1:]:
            if anchor.voice in ("act", "undergo", "subject", "happen"):
                return anchor.token
        return self.token


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether the verb is in the passive, by its auxiliaries, its subject or its form."""
    token = sentence.tokens[i]
    if token.tag not in ("VBN", "VBD"):
        return False
    if sentence.of(i, "aux:pass"):
        return True
    if _brought_down(sentence, i) or _told_of(sentence, i):
        return True
    if token.dep == "acl" and _shoots(sentence, i):
        return False
    if _shares_auxiliary(sentence, i):
        return True
    if sentence.of(i, "nsubj:pass"):
        return not _has_bare_object(sentence, i)
    for child in sentence.of(i, "aux", "cop"):
        if child.lemma in ("be", "get"):
            return True
    if token.lemma == "subject" and _has_late_object(sentence, i):
        return False
    if token.dep in ("acl", "advcl", "amod") and not sentence.of(i, "aux"):
        if token.dep == "acl" and i + 1 < len(sentence.tokens) and is_only_verb(sentence, i):
            return False
        return not sentence.of(i, "obj", "nsubj") and not _has_bare_object(sentence, i)
    if token.dep == "conj" and token.tag == "VBN" and not sentence.of(i, "nsubj", "aux"):
        return is_passive(sentence, token.head)
    if i and sentence.tokens[i - 1].lower in ("be", "been", "being", "was", "were", "is", "are"):
        return True
    if i > 1 and sentence.tokens[i - 1].pos == "ADV":
        return sentence.tokens[i - 2].lower in ("be", "been", "being", "was", "were", "is", "are")
    return False


def _shares_auxiliary(sentence: Sentence, i: int) -> bool:
    """ "Ten men had been killed and two posts taken": the second participle has no "been"."""
    token = sentence.tokens[i]
    if token.dep != "conj" or token.tag != "VBN" or not sentence.of(i, "nsubj"):
        return False
    if sentence.of(i, "aux", "cop", "obj") or _has_bare_object(sentence, i):
        return False
    head = sentence.tokens[token.head]
    return head.i < i and head.tag == "VBN" and is_passive(sentence, head.i)


def _brought_down(sentence: Sentence, i: int) -> bool:
    """ "Reports of a helicopter shot down near X": a participle that the parse made a noun's."""
    token, tokens = sentence.tokens[i], sentence.tokens
    down = i + 1 < len(tokens) and tokens[i + 1].lower == "down"
    return down and token.dep in ("nmod", "obl", "acl") and not sentence.of(i, "obj", "nsubj")


#: Prepositions behind which stands what is told of, never who acts.
_ABOUT = frozenset({"about", "regarding", "concerning"})


def _told_of(sentence: Sentence, i: int) -> bool:
    """ "Stories about a jet brought down near X are false": no subject, whatever the parse says."""
    tokens = sentence.tokens
    for subject in sentence.of(i, "nsubj"):
        at = subject.i
        while at > 0 and tokens[at].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            at -= 1
        about = at > 0 and tokens[at].pos == "DET" and tokens[at - 1].lower in _ABOUT
        if about and subject.i < i and not _has_bare_object(sentence, i):
            return True
    return False


#: What is fired; whoever else fires is no object of it.
_FIRED = frozenset(
    {"missile", "rocket", "shell", "round", "shot", "bomb", "projectile", "mortar", "grenade",
     "munition", "torpedo", "drone", "bullet", "salvo", "volley", "flare", "barrage", "uav",
     "interceptor", "burst", "weapon", "gun", "rifle", "cartridge", "device", "canister", "gas"}
)  # fmt: skip


def _shoots(sentence: Sentence, i: int) -> bool:
    """ "A tank fired on the patrol" where the parse took it for "a shell fired on the patrol"."""
    tokens = sentence.tokens
    if tokens[i].lemma not in ("fire", "shoot") or i + 2 >= len(tokens):
        return False
    aimed = tokens[i + 1].lower in ("on", "at", "upon", "towards", "toward", "into")
    after = tokens[i + 2].pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
    return aimed and after and tokens[tokens[i].head].lemma.lower() not in _FIRED


def is_only_verb(sentence: Sentence, i: int) -> bool:
    """Whether no other verb could be the finite one of the sentence: then this one is."""
    return not any(
        t.i != i and (t.tag in FINITE or t.pos == "AUX")
        for t in sentence.tokens
    ) and not any(t.lower == "by" for t in sentence.tokens[i + 1 : i + 4])


def _has_late_object(sentence: Sentence, i: int) -> bool:
    """ "Subjected to fire from mortars the positions of B": the object behind the prepositions."""
    tokens = sentence.tokens
    for token in tokens[i + 1 : i + 14]:
        if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"):
            return False
        if token.tag in ("DT", "PRP$") and tokens[token.i - 1].pos in ("NOUN", "PROPN"):
            return True
    return False


def _has_bare_object(sentence: Sentence, i: int) -> bool:
    """Whether a noun phrase without a preposition follows, past inserted phrases.

    Taggers confuse past tense and participle; "sabotage groups mined, in the dark hours, the
    areas" is active because of what follows.
    """
    tokens = sentence.tokens
    inserted = False
    for token in tokens[i + 1 : i + 12]:
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in (";", ":", "."):
            return False
        if token.text == ",":
            inserted = not inserted
            continue
        if token.pos == "ADP":
            if not inserted:
                return False
            continue
        if inserted or token.pos in ("ADV", "PUNCT"):
            continue
        return token.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
    return False
