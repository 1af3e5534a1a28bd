"""Mending lemmas: a trained lemmatizer invents some ("shelle"), the lexicons know better."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.claims.tags import FINITE
from counterclaim.read import Sentence, Token

#: Past forms that the model's lemmatizer gets wrong often enough to matter.
IRREGULAR = {
    "beaten": "beat",
    "shot": "shoot",
    "struck": "strike",
    "thrown": "throw",
    "threw": "throw",
    "blown": "blow",
    "blew": "blow",
    "laid": "lay",
    "taken": "take",
    "took": "take",
    "driven": "drive",
    "drove": "drive",
    "broke": "break",
    "broken": "break",
    "fell": "fall",
    "fallen": "fall",
    "held": "hold",
    "fought": "fight",
    "fled": "flee",
    "sent": "send",
    "brought": "bring",
    "withdrawn": "withdraw",
    "withdrew": "withdraw",
    "risen": "rise",
    "rose": "rise",
    "begun": "begin",
    "began": "begin",
    "lost": "lose",
    "hit": "hit",
    "sown": "sow",
    "swept": "sweep",
    "overran": "overrun",
    "met": "meet",
    "spoken": "speak",
    "spoke": "speak",
    "written": "write",
    "wrote": "write",
    "said": "say",
    "told": "tell",
    "given": "give",
    "gave": "give",
    "gone": "go",
    "went": "go",
    "came": "come",
    "left": "leave",
    "fired": "fire",
    "downed": "down",
    "shelled": "shell",
    "mined": "mine",
    "seized": "seize",
    "overrun": "overrun",
    "rode": "ride",
    "stole": "steal",
    "stolen": "steal",
    "strode": "stride",
    "clung": "cling",
    "dug": "dig",
    "flew": "fly",
    "flown": "fly",
    "caught": "catch",
    "cut": "cut",
    "rang": "ring",
    "rung": "ring",
    "set": "set",
    "shook": "shake",
    "shaken": "shake",
    "spread": "spread",
    "stood": "stand",
    "sparing": "spare",
    "spared": "spare",
    "swung": "swing",
    "tore": "tear",
    "torn": "tear",
    "trod": "tread",
    "won": "win",
    "wrested": "wrest",
    "ceded": "cede",
    "led": "lead",
    "kept": "keep",
    "let": "let",
    "burnt": "burn",
    "leapt": "leap",
    "slid": "slide",
    "slunk": "slink",
    "sprang": "spring",
    "stuck": "stick",
    "wrung": "wring",
    "bore": "bear",
    "borne": "bear",
    "found": "find",
    "got": "get",
    "made": "make",
    "put": "put",
    "ran": "run",
    "saw": "see",
    "seen": "see",
    "sought": "seek",
    "sold": "sell",
    "sunken": "sink",
    "swore": "swear",
    "sworn": "swear",
    "strewn": "strew",
    "bit": "bite",
    "bitten": "bite",
    "hid": "hide",
    "hidden": "hide",
    "wrought": "wreak",
    "slew": "slay",
    "slain": "slay",
    "smote": "smite",
    "hung": "hang",
    "flung": "fling",
    "stung": "sting",
    "slung": "sling",
    "spat": "spit",
    "dealt": "deal",
    "sprung": "spring",
    "mown": "mow",
    "sawn": "saw",
    "thought": "think",
    "crept": "creep",
    "drawn": "draw",
    "drew": "draw",
    "forgone": "forgo",
    "sunk": "sink",
    "sank": "sink",
    "bent": "bend",
    "bled": "bleed",
    "dreamt": "dream",
    "forbade": "forbid",
    "forbidden": "forbid",
    "foretold": "foretell",
    "forewarned": "forewarn",
    "forsook": "forsake",
    "knelt": "kneel",
    "learnt": "learn",
    "lent": "lend",
    "mislaid": "mislay",
    "misled": "mislead",
    "mistaken": "mistake",
    "mistook": "mistake",
    "outfought": "outfight",
    "outgunned": "outgun",
    "outran": "outrun",
    "overcame": "overcome",
    "overflew": "overfly",
    "overflown": "overfly",
    "overheard": "overhear",
    "oversaw": "oversee",
    "overseen": "oversee",
    "overtaken": "overtake",
    "overthrew": "overthrow",
    "overthrown": "overthrow",
    "overtook": "overtake",
    "rebuilt": "rebuild",
    "redone": "redo",
    "relaid": "relay",
    "resold": "resell",
    "retaken": "retake",
    "retold": "retell",
    "retook": "retake",
    "riven": "rive",
    "shone": "shine",
    "shorn": "shear",
    "shrunk": "shrink",
    "smitten": "smite",
    "sped": "speed",
    "spelt": "spell",
    "spilt": "spill",
    "spun": "spin",
    "stricken": "strike",
    "swam": "swim",
    "swum": "swim",
    "undergone": "undergo",
    "undertaken": "undertake",
    "undertook": "undertake",
    "underwent": "undergo",
    "undone": "undo",
    "upheld": "uphold",
    "waylaid": "waylay",
    "wept": "weep",
    "withheld": "withhold",
    "withstood": "withstand",
}


def stems(word: str) -> Iterator[str]:
    """What an inflected English word can be a form of, the likeliest first."""
    if word.endswith("ies") or word.endswith("ied"):
        yield word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        yield word[:-3]
        yield word[:-3] + "e"
        if word[-4] == word[-5]:
            yield word[:-4]
    if word.endswith("ed") and len(word) > 4:
        yield word[:-2]
        yield word[:-1]
        if word[-3] == word[-4]:
            yield word[:-3]
    if word.endswith("es"):
        yield word[:-2]
        yield word[:-1]
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _headline_verb(sentence: Sentence, token: Token, known: frozenset[str]) -> str:
    """The lemma of a headline's verb that the tagger took for a plural: "Avaria attacks Belun"."""
    if not sentence.is_title or token.tag not in ("NNS", "NNPS") or token.i == 0:
        return ""
    if any(t.pos in ("VERB", "AUX") for t in sentence.tokens) or token.i + 1 >= len(
        sentence.tokens
    ):
        return ""
    before, after = sentence.tokens[token.i - 1], sentence.tokens[token.i + 1]
    if (
        not before.text[:1].isupper()
        or before.text.isdigit()
        or after.lower in ("of", "in", "on", "at", "by")
    ):
        return ""
    return next((s for s in stems(token.lower) if s in known), "")


def _calling(sentence: Sentence, token: Token) -> bool:
    """ "The UN calls on it to lift the siege", where the tagger saw calls of the UN."""
    at, tokens = token.i, sentence.tokens
    if token.lower not in ("calls", "appeals") or token.pos != "NOUN" or at + 1 >= len(tokens):
        return False
    after = [t.lower for t in tokens[at + 1 : at + 9]]
    finite = any(t.tag in FINITE for t in tokens)
    return not finite and after[0] in ("on", "upon", "to", "for") and "to" in after[1:]


def _lost_verb(sentence: Sentence, token: Token, known: frozenset[str]) -> str:
    """A past form with an object that the tagger took for a noun: "soldiers shot two"."""
    if token.pos != "NOUN" or token.head != token.i and token.dep not in ("ccomp", "parataxis"):
        return ""
    if not token.lower.endswith("ed") and token.lower not in IRREGULAR:
        return ""
    if not any(t.head == token.i and t.dep == "obj" for t in sentence.tokens):
        return ""
    first = IRREGULAR.get(token.lower)
    return first or next((s for s in stems(token.lower) if s in known), "")


def _the_military(sentence: Sentence, token: Token) -> bool:
    """ "Chad's military, for its part": the body, where the tagger saw an adjective of nothing."""
    if token.lower != "military" or token.pos != "ADJ" or token.i == 0:
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return (
        after is None
        or after.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "VERB")
        and (after.text not in ("-", "/", '"', "“"))
    )


def _brought_down(sentence: Sentence, token: Token) -> str:
    """ "A jet shot down over X", where the tagger saw a shot."""
    if token.lower != "shot":
        return ""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    down = after is not None and after.lower == "down" and after.pos in ("ADV", "ADP", "PART")
    shot = token.pos == "NOUN" and token.i > 0
    return "shoot" if shot and down and sentence.tokens[token.i - 1].pos != "DET" else ""


#: Plural in form only: the lexicons write them so.
_ALWAYS_PLURAL = frozenset({"barracks", "crossroads", "premises"})
#: Words that the tagger mistakes for another part of speech.
_MISTAKEN = frozenset({"calls", "appeals", "military", "shot"})
#: Parts of speech whose lemmas are mended.
_INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
#: Past forms of laying, and what is laid.
_LAID = {"laid": "lay", "planted": "plant", "buried": "bury", "scattered": "scatter"}
_MINES = frozenset({"mine", "landmine", "ied", "explosive", "charge", "booby-trap", "bomb"})


def _second_verb(sentence: Sentence, token: Token) -> tuple[Token, Token] | None:
    """ "Fired at a post and laid mines": the verb and its object, where the tagger saw laid mines.

    Only what is laid or planted in secret: of other things the participle may well describe them.
    """
    tokens = sentence.tokens
    if token.lower not in _LAID or token.dep != "amod" or token.i < 3:
        return None
    noun, before = tokens[token.head], tokens[token.i - 1]
    joined = before.lower == "and" or before.text == ","
    if not joined or noun.lemma.lower() not in _MINES or noun.i <= token.i:
        return None
    finite = (t for t in reversed(tokens[: token.i]) if t.pos == "VERB")
    verb = next((t for t in finite if t.tag in ("VBD", "VBN")), None)
    if verb is None:
        return None
    made = msgspec.structs.replace(
        token, lemma=_LAID[token.lower], pos="VERB", tag="VBD", dep="conj", head=verb.i
    )
    return made, msgspec.structs.replace(noun, dep="obj", head=token.i)


def mend_lemmas(sentence: Sentence, known: frozenset[str]) -> Sentence:
    """The sentence with the lemmas of inflected words that a lexicon knows and the model missed."""
    changed: dict[int, Token] = {}
    title = sentence.is_title
    for token in sentence.tokens:
        lower, pos = token.lower, token.pos
        if pos not in _INFLECTED and lower not in _MISTAKEN and lower not in _LAID and not title:
            continue
        headline = title and _headline_verb(sentence, token, known)
        if headline:
            changed[token.i] = msgspec.structs.replace(token, lemma=headline, pos="VERB", tag="VBZ")
            continue
        if lower in _MISTAKEN and _calling(sentence, token):
            verb = token.lower.removesuffix("s")
            changed[token.i] = msgspec.structs.replace(token, lemma=verb, pos="VERB", tag="VBZ")
            continue
        second = _second_verb(sentence, token) if lower in _LAID else None
        if second is not None:
            changed[token.i], changed[second[1].i] = second
            continue
        if token.i in changed:
            continue
        if lower in _MISTAKEN and _the_military(sentence, token):
            changed[token.i] = msgspec.structs.replace(token, pos="NOUN", tag="NN")
            continue
        lost = pos == "NOUN" and _lost_verb(sentence, token, known)
        if lost:
            changed[token.i] = msgspec.structs.replace(token, lemma=lost, pos="VERB", tag="VBD")
            continue
        downed = lower in _MISTAKEN and _brought_down(sentence, token)
        if downed:
            changed[token.i] = msgspec.structs.replace(token, lemma=downed, pos="VERB", tag="VBN")
            before = sentence.tokens[token.i - 1]
            if before.pos == "ADJ":  # "a Su-34 shot down"
                noun = msgspec.structs.replace(before, pos="NOUN", tag="NN")
                changed[before.i] = noun
            continue
        if pos not in _INFLECTED:
            continue
        if lower in _ALWAYS_PLURAL:
            changed[token.i] = msgspec.structs.replace(token, lemma=lower)
            continue
        irregular = IRREGULAR.get(lower) if pos == "VERB" else None
        if token.lemma in known and (irregular is None or token.lemma == irregular):
            continue
        for stem in (irregular, *stems(lower)) if irregular else stems(lower):
            if stem in known:
                changed[token.i] = msgspec.structs.replace(token, lemma=stem)
                break
    if not changed:
        return sentence
    tokens = tuple(changed.get(t.i, t) for t in sentence.tokens)
    return msgspec.structs.replace(sentence, tokens=tokens)
