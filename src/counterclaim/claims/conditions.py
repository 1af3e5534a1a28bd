"""Whether the words around a trigger allow its sense: what its lexicon entry needs and forbids."""

from __future__ import annotations

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.fillers import Earlier, acted_before, kinds_of
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import SPEECH
from counterclaim.claims.owning_up import GUILT, owning
from counterclaim.claims.vocabulary import Vocabulary

#: Means that no ordinary news has: with them an everyday word tells of fighting.
_ARMS = frozenset(
    {"mortar", "artillery", "mlrs", "missile", "tank", "drone", "anti_tank", "unspecified_heavy"}
)
#: Verbs by which calm is told: an act comes to its end.
_ENDS = frozenset({"stop", "cease", "halt", "end", "subside", "abate", "fade", "die", "pause"})
#: Words by which a telling looks ahead: what a threat announces has not happened.
_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "if", "unless"}
)
_ANNOUNCING = frozenset(
    {
        "vow",
        "pledge",
        "promise",
        "threaten",
        "threat",
        "swear",
        "warn",
        "warning",
        "caution",
        "ultimatum",
        "intend",
        "plan",
        "prepare",
        "reserve",
        "ready",
        "going",
        "determined",
        "resolve",
        "prepared",
        "retain",
    }
)

#: Adverbs that make one verb with theirs, wherever they stand in its clause.
_PARTICLES = frozenset({"back", "away", "off", "out", "up", "down", "over"})

#: What time and rounds do where nothing happens: "the night passed without incidents".
_UNEVENTFUL = frozenset(
    "pass go proceed elapse unfold end conclude close be remain stay hold continue spend run take "
    "finish roll".split()
)

#: The words of a short subject.
_SUBJECT = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM")
#: What stands for a proper name among the words that `needs_object` asks for.
NAME = "<name>"
#: And for one that is the subject.
SUBJECT = "<subject>"


class Conditions:
    """Judges triggers of one sentence. `blocked` are tokens that an idiom has taken."""

    def __init__(
        self, annotated: Annotated, vocabulary: Vocabulary, earlier: Earlier | None = None
    ) -> None:
        self.earlier = earlier
        self.armed_pronouns: dict[int, bool] = {}
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.lemmas = annotated.lemmas
        self.vocabulary = vocabulary
        self.blocked: set[int] = set()

    def fits(self, found: Found) -> bool:
        """Whether the words around the trigger allow this sense of it."""
        trigger = found.trigger
        if found.token in self.blocked and trigger.form != "phrase":
            return False
        if trigger.type == "withdrawal" and self._leftover(found):
            return False
        at = self.tokens[found.token]
        if trigger.type == "blame" and at.lemma in GUILT and owning(self.sentence, at) is not None:
            return False  # who says that he did it reproaches nobody
        says = trigger.form == "verb" and trigger.type not in SPEECH
        if says and self._closes_speech(found.token):
            return False
        if trigger.type == "talks" and self.blocked.intersection(found.tokens):
            return False  # "a solemn meeting was held"
        near = self._near(found) if trigger.not_with or trigger.needs_object else set()
        if trigger.not_with and trigger.not_with & near:
            return False
        if trigger.not_act and trigger.not_act & self._lemmas_of_clause(found):
            return False
        if trigger.needs_object and not trigger.needs_object & near:
            return False
        if trigger.needs_word and not trigger.needs_word & self._words_of_act(found):
            return False
        if trigger.type == "abuse" and trigger.form == "pair" and self._of_another_verb(found):
            return False
        if trigger.needs_act and not (
            trigger.needs_act & self._lemmas_of_clause(found)
            or self._party_near(found)
            or self._place_is_so(found)
        ):
            return False
        if trigger.polarity == "negated" and not self._negated_near(found):
            return False
        if trigger.polarity == "calm" and self._goes_on(found):
            return False
        if trigger.type == "calm" and self._unprovoked(found):
            return False
        if trigger.clause and not self._is_clause(found.token):
            return False
        if trigger.future and not self._looks_ahead(found):
            return False
        if trigger.needs_context and trigger.form in ("noun", "verb") and len(found.tokens) == 1:
            return bool(trigger.needs_context & self._lemmas_of_sentence()) or self._party_near(
                found
            )
        return True

    def _leftover(self, found: Found) -> bool:
        """ "A device left behind by the gangs": what they left there tells no withdrawal."""
        token = self.tokens[found.token]
        return token.lemma in ("leave", "abandon") and token.dep == "acl" and token.tag == "VBN"

    def _closes_speech(self, i: int) -> bool:
        """ "They fire from schools, the army charged.": a verb of saying behind what was said."""
        token = self.tokens[i]
        if token.lemma not in self.vocabulary.saying or token.tag not in ("VBD", "VBZ", "VBP"):
            return False
        after = self.tokens[i + 1 : i + 2]
        if after and after[0].text not in (",", ".", ";", "\u201d", '"'):
            return False
        at = i
        while at and self.tokens[at - 1].pos in _SUBJECT:
            at -= 1
        return 0 < at < i and self.tokens[at - 1].text in (",", "\u201d", '"')

    def _is_clause(self, i: int) -> bool:
        """Whether a verb is that of a clause: a bare participle needs who did it ("by")."""
        token = self.tokens[i]
        if any(t.lower == "by" for t in self.tokens[i + 1 : i + 5]):
            return True
        if token.dep in ("acl", "amod") or token.tag == "VBN" and not self.sentence.of(i, "aux"):
            return False
        if {a.lower for a in self.sentence.of(i, "aux:pass")} & {"is", "are"}:
            return False  # "37 persons are injured": how things stand
        return bool(self.sentence.of(i, "nsubj", "aux")) or token.dep in ("conj", "advcl", "xcomp")

    def _goes_on(self, found: Found) -> bool:
        """ "The shelling did not stop": a negated end is no calm."""
        for i in found.tokens:
            if self.tokens[i].lemma not in _ENDS:
                continue
            before = [t.lower for t in self.tokens[max(0, i - 3) : i]]
            if {"not", "n't", "never", "without"} & set(before) or "no sign" in " ".join(before):
                return True
        return False

    def _place_is_so(self, found: Found) -> bool:
        """ "Two Wells is calm": a name that is the subject of a word of calm is a place's."""
        return found.trigger.polarity == "calm" and any(
            t.pos == "PROPN" and t.dep.startswith("nsubj") and t.head in found.tokens
            for t in self.tokens
        )

    def _party_near(self, found: Found) -> bool:
        """Whether a party, armed people or arms stand in the clause: everyday words then count."""
        lo, hi = min(found.tokens) - 8, max(found.tokens) + 12
        return any(
            lo <= c.head <= hi
            and c.head not in found.tokens
            and (
                c.category == "armed"
                or (c.category in ("state", "side") and bool(c.refs))
                or (c.category == "weapon" and c.weapon is not None and c.weapon.means in _ARMS)
                or (c.category == "pronoun" and self._means_armed(c, found))
            )
            for c in self.annotated.chunks
        )

    def _means_armed(self, chunk: Chunk, found: Found) -> bool:
        """Whether a pronoun that does it stands for armed people who acted just before."""
        if self.tokens[chunk.head].head not in {a.token for a in found.anchors}:
            return False
        if chunk.head not in self.armed_pronouns:
            meant = acted_before(self.annotated, chunk, self.earlier) if self.earlier else []
            self.armed_pronouns[chunk.head] = any("armed" in kinds_of(c) for c in meant)
        return self.armed_pronouns[chunk.head]

    def _looks_ahead(self, found: Found) -> bool:
        """Whether a modal or a word of announcing stands in the trigger or shortly before it."""
        lo, hi = min(found.tokens), max(found.tokens) + 1
        window = self.tokens[max(0, lo - 8) : hi]
        return any(t.lower in _MODALS or t.lemma.lower() in _ANNOUNCING for t in window)

    def _negated_near(self, found: Found) -> bool:
        lo = min(found.tokens)
        window = [t.lower for t in self.tokens[max(0, lo - 10) : lo]]
        return bool(
            {"no", "not", "neither", "nor", "without", "nothing", "never", "zero", "none"}
            & set(window)
        ) and bool(
            self.vocabulary.recording & {t.lemma for t in self.tokens[max(0, lo - 12) : lo + 12]}
        )

    def _unprovoked(self, found: Found) -> bool:
        """ "Opened fire without provocation": how an act was done, and no calm."""
        noun = self.tokens[max(found.tokens)]
        governor = self.tokens[noun.head]
        led = any(t.lower == "without" for t in self.sentence.of(noun.i, "case"))
        own = governor.i == noun.i or governor.i in found.tokens
        return led and not own and governor.lemma not in _UNEVENTFUL

    def _near(self, found: Found) -> set[str]:
        """Lemmas of what the trigger's verb governs, or stands next to on the right.

        What is shot down is an object, never what it is shot down with.
        """
        lemmas: set[str] = set()
        things: tuple[str, ...] = ("obj", "nsubj", "obl", "nmod")
        if found.trigger.type == "shoot_down" and found.trigger.form in ("verb", "phrase"):
            things = ("obj", "nsubj", "nmod")
        for anchor in found.anchors[:2]:
            for child in self.sentence.children[anchor.token]:
                token = self.tokens[child]
                if token.dep in ("xcomp", "advcl") and token.tag in ("VB", "VBN"):
                    lemmas.add(token.lemma.lower())  # "asked the other side to keep"
                if token.dep in ("advmod", "compound:prt") and token.lower in _PARTICLES:
                    lemmas.add(token.lower)  # "won the bridge at the ford back"
                if token.dep.partition(":")[0] in things:
                    near = [i for i in self.sentence.subtree(child) if -4 < i - child < 4]
                    lemmas.update([self.tokens[i].lemma.lower() for i in near])
            lemmas |= self._shared_subject(anchor.token) | self._antecedent(anchor.token)
        last = max(found.tokens)
        lemmas.update([t.lemma.lower() for t in self.tokens[last + 1 : last + 5]])
        if found.trigger.type == "demand":  # "pressed both sides in the war to stop"
            lemmas.update(t.lemma for t in self.tokens[last + 5 : last + 10] if t.tag == "VB")
        if NAME in found.trigger.needs_object and self._before_name(last):
            lemmas.add(NAME)
        if SUBJECT in found.trigger.needs_object and self._of_name(found):
            lemmas.add(SUBJECT)
        return lemmas

    def _of_name(self, found: Found) -> bool:
        """Whether a proper name is the subject of a verb: "Goma fell"."""
        subjects = self.sentence.of(found.token, "nsubj")
        return any(t.pos == "PROPN" for t in subjects)

    def _before_name(self, last: int) -> bool:
        """Whether a proper name follows the words, no day's or month's: "left Menaka"."""
        following = self.tokens[last + 1 : last + 2]
        if not following or following[0].pos != "PROPN":
            return False
        chunk = self.annotated.chunk_of(following[0].i)
        calendar = following[0].lower in self.vocabulary.calendar
        return not calendar and (chunk is None or chunk.category in ("other", "state"))

    def _shared_subject(self, verb: int) -> set[str]:
        """Lemmas of the subject that a coordinate verb shares: "three entered and were downed"."""
        token = self.tokens[verb]
        if token.dep != "conj" or self.sentence.of(verb, "nsubj"):
            return set()
        subjects = self.sentence.of(token.head, "nsubj")
        return {
            self.tokens[i].lemma.lower()
            for s in subjects
            for i in self.sentence.subtree(s.i)
            if abs(i - s.i) < 4
        }

    def _antecedent(self, verb: int) -> set[str]:
        """Lemmas of what a relative clause is about: "the weapons which they had shipped"."""
        token = self.tokens[verb]
        if token.dep != "acl:relcl":
            return set()
        nouns = (self.tokens[token.head], *self.sentence.of(token.head, "conj"))
        return {t.lemma.lower() for t in nouns if t.i < verb}

    def _lemmas_of_clause(self, found: Found) -> set[str]:
        lo, hi = min(found.tokens), max(found.tokens)
        return {t.lemma.lower() for t in self.tokens[max(0, lo - 8) : hi + 12]}

    def _of_another_verb(self, found: Found) -> bool:
        """ "Killed 30 men and took 12 prisoner": the prisoners are the second verb's."""
        for i in found.tokens:
            token = self.tokens[i]
            head = self.tokens[token.head]
            if i != found.token and token.dep == "obj" and head.pos == "VERB":
                return head.i not in found.tokens and head.i > found.token
        return False

    def _words_of_act(self, found: Found) -> set[str]:
        """Those of its clause; of violence to prisoners without what is told of others behind it.

        "Killed 30 soldiers and took 12 prisoner": none of the dead was in anybody's hands.
        """
        if found.trigger.type != "abuse":
            return self._lemmas_of_clause(found)
        lo, hi = min(found.tokens), max(found.tokens) + 1
        end = min(hi + 12, len(self.tokens))
        for token in self.tokens[hi : end - 1]:
            turns = token.lower in ("and", "while", ",")
            if token.text == ";" or turns and self.tokens[token.i + 1].pos in ("NUM", "VERB"):
                end = token.i
                break
        return {t.lemma.lower() for t in self.tokens[max(0, lo - 8) : end]}

    def _lemmas_of_sentence(self) -> set[str]:
        return {t.lemma.lower() for t in self.tokens}
