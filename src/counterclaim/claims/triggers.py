"""Finding the words that tell an event, and the verbs that lend them their voice."""

from __future__ import annotations

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.vocabulary import Trigger, Vocabulary
from counterclaim.read import Sentence, Token

_VERBAL = ("VERB", "AUX")
_JOINED = frozenset({"obj", "nsubj", "obl", "xcomp", "compound", "advmod", "ccomp"})
#: Prepositions before what a weapon is aimed at.
_AIMED = frozenset({"at", "on", "upon", "against", "over", "into", "across", "toward", "towards"})
#: What weapons are let go for without an enemy.
_UNARMED = frozenset({"satellite", "orbit", "space", "moon", "payload", "test", "exercise", "drill", "manoeuvre", "survey", "crop"})
#: Means that no ordinary news has: with them an everyday word tells of fighting.
_ARMS = frozenset({"mortar", "artillery", "mlrs", "missile", "tank", "drone", "anti_tank", "unspecified_heavy"})
#: How far to the right of a verb its noun is sought where the parse does not join them.
REACH = 7
#: Words by which a telling looks ahead: what a threat announces has not happened.
_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "if", "unless"})
_ANNOUNCING = frozenset({
    "vow", "pledge", "promise", "threaten", "threat", "swear", "warn", "warning", "caution", "ultimatum",
    "intend", "plan", "prepare", "reserve", "ready", "going", "determined", "resolve", "prepared", "retain",
})


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


def find_triggers(annotated: Annotated, vocabulary: Vocabulary) -> list[Found]:
    """All triggers of a sentence, longer and more specific ones first where they overlap."""
    finder = _Finder(annotated, vocabulary)
    found: list[Found] = []
    others: dict[int, list[Found]] = {}
    taken: dict[int, int] = {}
    nouns = finder.nouns()
    for candidate in (
        *finder.phrases(),
        *(n for n in nouns if len(n.tokens) > 1),
        *finder.pairs(),
        *(n for n in nouns if len(n.tokens) == 1),
        *finder.verbs(),
        *finder.weapon_uses(),
    ):
        before = next((taken[i] for i in candidate.tokens if i in taken), None)
        if before is not None and not found[before].trigger.conditional or not finder.fits(candidate):
            continue
        if before is not None:
            others.setdefault(before, []).append(candidate)
            continue
        taken.update(dict.fromkeys(candidate.tokens, len(found)))
        found.append(candidate)
    found = [
        msgspec.structs.replace(f, others=tuple(others[n])) if n in others else f
        for n, f in enumerate(found)
    ]
    return sorted(found, key=lambda f: f.token)


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether the verb is in the passive, by its auxiliaries, its subject or its form."""
    token = sentence.tokens[i]
    if token.tag not in ("VBN", "VBD"):
        return False
    if sentence.of(i, "aux:pass"):
        return True
    if sentence.of(i, "nsubj:pass"):
        return not _has_bare_object(sentence, i)
    for child in sentence.of(i, "aux", "cop"):
        if child.lemma in ("be", "get"):
            return True
    if token.dep in ("acl", "advcl", "amod") and not sentence.of(i, "aux"):
        if token.dep == "acl" and i + 1 < len(sentence.tokens) and _is_only_verb(sentence, i):
            return False
        return not sentence.of(i, "obj", "nsubj") and not _has_bare_object(sentence, i)
    if token.dep == "conj" and token.tag == "VBN" and not sentence.of(i, "nsubj", "aux"):
        return is_passive(sentence, token.head)
    if i and sentence.tokens[i - 1].lower in ("be", "been", "being", "was", "were", "is", "are"):
        return True
    if i > 1 and sentence.tokens[i - 1].pos == "ADV":
        return sentence.tokens[i - 2].lower in ("be", "been", "being", "was", "were", "is", "are")
    return False


def _is_only_verb(sentence: Sentence, i: int) -> bool:
    """Whether no other verb could be the finite one of the sentence: then this one is."""
    return not any(
        t.i != i and (t.tag in ("VBD", "VBZ", "VBP", "MD") or t.pos == "AUX") for t in sentence.tokens
    ) and not any(t.lower == "by" for t in sentence.tokens[i + 1 : i + 4])


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


class _Finder:
    def __init__(self, annotated: Annotated, vocabulary: Vocabulary) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.lemmas = annotated.lemmas
        self.vocabulary = vocabulary
        self.blocked: set[int] = set()

    def phrases(self) -> list[Found]:
        found = []
        for hit in self.vocabulary.trigger_phrases.find(self.annotated.atoms):
            span = range(hit.start, hit.end)
            verb = next((i for i in span if self.tokens[i].pos in _VERBAL), hit.start)
            found.append(self._found(hit.payload, verb, tuple(span)))
        for token in self.tokens:  # "shot three drones down"
            if token.dep == "compound:prt" and token.head < token.i - 1:
                head = self.tokens[token.head]
                key = f"{head.lemma} {token.lower}"
                trigger = self._phrase(key)
                if trigger is not None:
                    found.append(self._found(trigger, head.i, (head.i, token.i)))
        return found

    def _phrase(self, key: str) -> Trigger | None:
        return self.vocabulary.trigger_phrases.get(key)

    def pairs(self) -> list[Found]:
        """Two words joined by syntax or near each other: verb and noun in either order."""
        found = []
        for token in self.tokens:
            table = self.vocabulary.pairs.get(self.lemmas[token.i])
            if not table or token.pos in _VERBAL and self._only_describes(token):
                continue
            for at, trigger in self._partners(token, table):
                verb, noun = (token.i, at) if token.pos in _VERBAL else (at, token.i)
                candidate = self._found(trigger, verb, (verb, noun))
                if self.fits(candidate):
                    found.append(candidate)
                    break
        return found

    def _partners(self, token: Token, table: dict[str, list[Trigger]]) -> list[tuple[int, Trigger]]:
        """Words that make a pair with the token: its dependents, its head, what follows near."""
        joined: list[int] = []
        if token.pos in _VERBAL:
            for child in self.sentence.children[token.i]:
                if self.tokens[child].dep.partition(":")[0] in _JOINED:
                    joined.append(child)
                    joined += [t.i for t in self.sentence.of(child, "conj")]
            if token.dep.startswith("acl"):
                joined.append(token.head)
        elif token.head != token.i and token.dep.startswith(("nsubj", "obj", "obl", "nmod")):
            joined.append(token.head)
        joined += self._following(token)
        pairs = []
        for at in joined:
            triggers = table.get(self.lemmas[at]) or table.get(self.tokens[at].lower) or ()
            if triggers and self._pairs_with(token, self.tokens[at]):
                pairs += [(at, trigger) for trigger in triggers]
        return pairs

    def _following(self, token: Token) -> list[int]:
        found = []
        for other in self.tokens[token.i + 1 : token.i + 1 + REACH]:
            if other.pos == "SCONJ" or other.text in (";", ":"):
                break
            found.append(other.i)
            if token.pos in _VERBAL and other.pos == "VERB" and other.tag in ("VBD", "VBZ", "VBP"):
                break
        return found

    def _pairs_with(self, token: Token, other: Token) -> bool:
        if other.pos in _VERBAL and token.pos in _VERBAL:
            named = other.tag == "VBG" and other.dep.startswith(("acl", "obj", "nmod"))
            return named or other.dep in ("xcomp", "ccomp", "advcl")
        nominal = ("NOUN", "PROPN")
        if token.pos in nominal and other.pos in nominal:  # "breach of the truce", not "at hand 9 men"
            return token.i in set(self.sentence.ancestors(other.i)) or other.i == token.head
        return other.pos in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "VERB", "AUX", "PRON")

    def weapon_uses(self) -> list[Found]:
        """ "The enemy uses artillery", "launched two Iskanders", "came under mortars": a weapon
        that is used, let go or undergone tells the attack."""
        found: list[Found] = []
        for hit in self.annotated.weapons:
            head = hit.end - 1
            chunk = self.annotated.chunk_of(head)
            if not hit.payload.means or chunk is None or chunk.head not in range(hit.start, hit.end):
                continue
            use = self._use_of(head, chunk.start, hit.payload.means)
            if use is None or any(use.token in f.tokens for f in found):
                continue
            verb = self.tokens[use.token]
            trigger = Trigger(type="gunfire", frame="attack", key=f"{verb.lemma} + weapon", form="weapon")
            anchors = (Anchor(head, "plain"), use)
            found.append(Found(trigger=trigger, token=head, tokens=(verb.i, head), anchors=anchors))
        return found

    def _use_of(self, head: int, start: int, means: str) -> Anchor | None:
        """The verb that uses a weapon, lets it go or undergoes it, with its voice."""
        at, dep = head, self.tokens[head].dep
        while dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
            dep = self.tokens[at].dep
        verb = self.tokens[self.tokens[at].head]
        if dep.startswith("acl") or verb.i == at or verb.pos not in _VERBAL:
            return self._let_go_participle(head, means)
        case = self._case(at)
        passive = is_passive(self.sentence, verb.i)
        if case == "under" and verb.lemma in ("come", "be", "find"):
            return Anchor(verb.i, "undergo", passive)
        bare = not case or verb.i == start - 1
        if not bare or not dep.startswith(("obj", "nsubj")):
            return None
        if verb.lemma in self.vocabulary.weapon_verbs:
            return Anchor(verb.i, "act", passive)
        if (dep.startswith("obj") or passive) and self._lets_go(verb, head, means):
            return Anchor(verb.i, "act", passive)
        return None

    def _let_go_participle(self, head: int, means: str) -> Anchor | None:
        """ "Five rockets fired from the hills": the participle behind the weapon."""
        for child in self.sentence.of(head, "acl"):
            if child.pos == "VERB" and is_passive(self.sentence, child.i) and self._lets_go(child, head, means):
                return Anchor(child.i, "act", True)
        return None

    def _lets_go(self, verb: Token, head: int, means: str) -> bool:
        """Whether the verb tells that a weapon was let go at somebody.

        Everyday verbs ("sent", "turned") need the aim named: "sent drones over the border".
        """
        light = self.vocabulary.light
        if _UNARMED & {t.lemma.lower() for t in self.tokens[verb.i : max(verb.i, head) + 9]}:
            return False
        if means in ("mine", "ied", "air_defence", "naval"):
            return False
        thrown = means not in ("aircraft", "helicopter", "tank")
        if verb.lemma in light["let_go"] and thrown or verb.lemma in light["discharge"]:
            return True
        if verb.lemma not in light["aim"]:
            return False
        after = self.tokens[max(verb.i, head) + 1 : max(verb.i, head) + 9]
        return any(t.lower in _AIMED for t in after)

    def nouns(self) -> list[Found]:
        found = []
        atoms = self.annotated.atoms
        for hit in (*self.vocabulary.negated_nouns.find(atoms), *self.vocabulary.trigger_nouns.find(atoms)):
            span = tuple(range(hit.start, hit.end))
            if len(span) > 1 and any(self.tokens[i].pos == "VERB" and self.tokens[i].tag in ("VBD", "VBZ", "VBP") for i in span):
                continue  # "missile struck" is no "missile strike"
            head = hit.end - 1
            for i in span:  # the head noun of "violation of the ceasefire" is its first word
                if self.tokens[i].pos in ("NOUN", "PROPN") and self.tokens[i].head not in span:
                    head = i
                    break
            if hit.payload is None:
                self.blocked.update(span)
                continue
            if self.tokens[head].pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            if self.tokens[head].pos == "VERB" and len(span) == 1 and self.tokens[head].tag != "VBG":
                continue
            if self._modifies(head, hit.end) and hit.payload.polarity != "negated":
                continue
            found.append(self._found(hit.payload, head, span))
        return found

    def _modifies(self, head: int, end: int) -> bool:
        """Whether the noun only stands before another ("combat equipment", "sabotage group")."""
        if end >= len(self.tokens) or self.tokens[end].pos not in ("NOUN", "PROPN"):
            return False
        return self.annotated.at.get(head) is not None and self.annotated.at.get(head) == self.annotated.at.get(end)

    def verbs(self) -> list[Found]:
        found = []
        for token in self.tokens:
            if token.pos not in ("VERB", "ADJ", "NOUN") or token.i in self.blocked:
                continue
            if token.pos == "NOUN" and token.tag not in ("VBD", "VBN", "VBG"):
                continue
            if token.pos == "ADJ" and not token.lower.endswith("ed"):
                continue
            senses = self.vocabulary.verbs.get(token.lemma.lower(), ())
            if senses and not self._only_describes(token):
                found += [self._found(trigger, token.i, (token.i,)) for trigger in senses]
        return found

    def _only_describes(self, token: Token) -> bool:
        """A participle before its noun, with no auxiliary: it says what the noun is.

        Behind a noun, in a clause without another verb, it is the verb that the tagger missed:
        "the other side discharged firearms".
        """
        before = self.tokens[token.i - 1] if token.i else None
        if before is not None and before.pos == "AUX":
            return False
        if before is not None and before.pos in ("NOUN", "PROPN") and token.tag in ("VBN", "VBD"):
            if _is_only_verb(self.sentence, token.i):
                return False
        return token.dep == "amod" or self._prenominal(token)

    def _prenominal(self, token: Token) -> bool:
        """A participle before its noun only says what it is: "the occupied village of"."""
        if token.tag not in ("VBN", "VBG") or not 0 < token.i < len(self.tokens) - 1:
            return False
        before, after = self.tokens[token.i - 1], self.tokens[token.i + 1]
        return before.pos in ("DET", "ADJ", "NUM") and after.pos in ("NOUN", "PROPN") and after.tag != "NNP" or (
            before.pos == "DET" and after.pos == "PROPN"
        )

    def fits(self, found: Found) -> bool:
        """Whether the words around the trigger allow this sense of it."""
        trigger = found.trigger
        if found.token in self.blocked and trigger.form != "phrase":
            return False
        near = self._near(found)
        if trigger.not_with and trigger.not_with & near:
            return False
        if trigger.not_act and trigger.not_act & self._lemmas_of_clause(found):
            return False
        if trigger.needs_object and not trigger.needs_object & near:
            return False
        if trigger.needs_act and not (
            trigger.needs_act & self._lemmas_of_clause(found)
            or self._party_near(found)
            or self._place_is_so(found)
        ):
            return False
        if trigger.polarity == "negated" and not self._negated_near(found):
            return False
        if trigger.future and not self._looks_ahead(found):
            return False
        if trigger.needs_context and trigger.form in ("noun", "verb") and len(found.tokens) == 1:
            return bool(trigger.needs_context & self._lemmas_of_sentence()) or self._party_near(found)
        return True

    def _place_is_so(self, found: Found) -> bool:
        """ "Two Wells is calm": a name that is the subject of a word of calm is a place's."""
        return found.trigger.polarity == "calm" and any(
            t.pos == "PROPN" and t.dep.startswith("nsubj") and t.head in found.tokens
            for t in self.tokens
        )

    def _party_near(self, found: Found) -> bool:
        """Whether a party, armed people or arms stand in the clause: then everyday words tell of it."""
        lo, hi = min(found.tokens) - 8, max(found.tokens) + 12
        return any(
            lo <= c.head <= hi
            and c.head not in found.tokens
            and (
                c.category == "armed"
                or (c.category in ("state", "side") and bool(c.refs))
                or (c.category == "weapon" and c.weapon is not None and c.weapon.means in _ARMS)
            )
            for c in self.annotated.chunks
        )

    def _looks_ahead(self, found: Found) -> bool:
        """Whether a modal or a word of announcing stands in the trigger or shortly before it."""
        lo, hi = min(found.tokens), max(found.tokens) + 1
        window = self.tokens[max(0, lo - 8) : hi]
        return any(t.lower in _MODALS or t.lemma.lower() in _ANNOUNCING for t in window)

    def _negated_near(self, found: Found) -> bool:
        lo = min(found.tokens)
        window = [t.lower for t in self.tokens[max(0, lo - 10) : lo]]
        return bool({"no", "not", "neither", "nor", "without", "nothing", "never", "zero", "none"} & set(window)) and bool(
            self.vocabulary.recording & {t.lemma for t in self.tokens[max(0, lo - 12) : lo + 12]}
        )

    def _near(self, found: Found) -> set[str]:
        """Lemmas of what the trigger's verb governs, or stands next to on the right."""
        lemmas: set[str] = set()
        for anchor in found.anchors[:2]:
            for child in self.sentence.children[anchor.token]:
                token = self.tokens[child]
                if token.dep.partition(":")[0] in ("obj", "nsubj", "obl", "nmod"):
                    lemmas.update(self.tokens[i].lemma.lower() for i in self.sentence.subtree(child)
                                  if abs(i - child) < 4)
        last = max(found.tokens)
        lemmas.update(t.lemma.lower() for t in self.tokens[last + 1 : last + 5])
        return lemmas

    def _lemmas_of_clause(self, found: Found) -> set[str]:
        lo, hi = min(found.tokens), max(found.tokens)
        return {t.lemma.lower() for t in self.tokens[max(0, lo - 8) : hi + 12]}

    def _lemmas_of_sentence(self) -> set[str]:
        return {t.lemma.lower() for t in self.tokens}

    def _found(self, trigger: Trigger, token: int, span: tuple[int, ...]) -> Found:
        anchors = [Anchor(token, "plain", is_passive(self.sentence, token))]
        for i in span:
            if i != token and self.tokens[i].pos in ("VERB", "NOUN"):
                voice = "plain"
                anchors.append(Anchor(i, voice, is_passive(self.sentence, i)))
        if trigger.form == "noun":
            anchors += self._light(token, set(span))
        elif trigger.form == "pair":
            noun = next((i for i in span if self.tokens[i].pos not in _VERBAL), None)
            if noun is not None:
                anchors += [a for a in self._light(noun, set(span)) if a.token not in span]
        return Found(trigger=trigger, token=token, tokens=span, anchors=tuple(anchors))

    def _light(self, noun: int, span: set[int]) -> list[Anchor]:
        """The verb that a noun trigger depends on, and participles that depend on the noun."""
        anchors: list[Anchor] = []
        at = noun
        for _ in range(3):
            token = self.tokens[at]
            if token.head == at:
                break
            head = self.tokens[token.head]
            dep = token.dep.partition(":")[0]
            if head.pos in _VERBAL and head.i not in span:
                voice = self._voice(head, token)
                if voice:
                    anchors.append(Anchor(head.i, voice, is_passive(self.sentence, head.i)))
                break
            if dep not in ("conj", "nmod", "compound", "appos", "flat"):
                break
            if dep == "nmod" and self._case(noun) not in ("of", ""):
                break
            at = head.i
        for child in self.sentence.of(noun, "acl"):
            if child.pos == "VERB" and child.lemma in self.vocabulary.light["act"] | {"calculate"}:
                anchors.append(Anchor(child.i, "act", is_passive(self.sentence, child.i)))
        if not anchors:
            left = self._left_verb(noun)
            if left is not None:
                anchors.append(left)
        return anchors

    def _left_verb(self, noun: int) -> Anchor | None:
        """A light verb shortly before the noun that the parse does not join to it."""
        for token in reversed(self.tokens[max(0, noun - 5) : noun]):
            if token.pos in ("SCONJ", "CCONJ") or token.text in (",", ";", ":"):
                return None
            if token.pos == "VERB" or token.lemma in ("come",):
                voice = self._voice(token, self.tokens[noun])
                if voice:
                    return Anchor(token.i, voice, is_passive(self.sentence, token.i))
                return None
        return None

    def _case(self, i: int) -> str:
        chunk = self.annotated.chunk_of(i)
        return chunk.case if chunk is not None else ""

    def _voice(self, verb: Token, noun: Token) -> str:
        light, lemma = self.vocabulary.light, verb.lemma
        case = self._case(noun.i)
        if case in ("under", "into", "to", "in") and lemma in light["subject"]:
            return "subject"
        if case == "under" and (lemma in light["undergo"] or lemma == "be"):
            return "undergo"
        if case == "under":
            return "undergo"
        if case == "by" and lemma in light["harm"]:
            return "undergo"
        if case == "with" and lemma in light["treat"]:
            return "subject"
        if noun.dep.startswith("nsubj") and not noun.dep.endswith("pass"):
            return "happen" if not is_passive(self.sentence, verb.i) else "act"
        if lemma in light["undergo"] and noun.dep.startswith("obj"):
            return "undergo"
        if lemma in light["act"]:
            return "act"
        if lemma in light["undergo"]:
            return "undergo"
        return ""
