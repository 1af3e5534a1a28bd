"""Noun chunks of a sentence with what they are and whose they are.

Long-range syntax is unreliable in official prose, short-range structure is sound: a chunk is
a run of adjacent words that ends in a noun, and its owner stands in it ("Armenian positions"),
before it ("the enemy's positions") or after an "of" ("positions of the Azerbaijan Army").
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from counterclaim.claims.chunks import Annotated, Chunk, Ref, RefKind
from counterclaim.claims.contrasts import ruled_out
from counterclaim.claims.found import is_only_verb
from counterclaim.claims.naming import Namer
from counterclaim.claims.phrases import Atoms, Hit
from counterclaim.claims.vocabulary import Noun, PartyName, Vocabulary, Weapon
from counterclaim.read import Sentence, Token

_NOMINAL = {"NOUN", "PROPN"}
#: Days and months: what follows them is another noun phrase.
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december".split()
)
_SELF = {"we", "us", "ours", "ourselves"}
_SELF_OWN = {"our"}
_DASHES = frozenset("-‑–")
#: What stands between two phrases of a list.
_JOINING = frozenset({",", "and", "or", "as", "well", "&", "on", "at", "their", "nor"})
_THEY = {"it", "he", "she", "they", "him", "her", "them", "its", "his", "their", "theirs", "hers"}
_PRONOUNS = _SELF | _THEY
_ATTRIBUTED = {*_NOMINAL, "ADJ"}
#: Parts of speech that begin no chunk, unless they are tagged as names or owners.
_NEVER_FIRST = {"ADP", "PUNCT", "CCONJ", "SCONJ", "AUX"}
_EXCEPT = {"NNP", "NNPS", "PRP$"}
_LINKS = {"of", "to", "the", "belonging", "from", "both", "with"}
#: Participles behind people that say whose they are: "elements connected with the Mossad".
_LINKED = {"linked", "connected", "affiliated", "associated", "allied", "aligned", "loyal", "tied"}
_OF = {"of", "belonging", "from", *_LINKED}


def annotate(
    sentence: Sentence, vocabulary: Vocabulary, namer: Namer, atoms: Atoms | None = None
) -> Annotated:
    """Find parties, weapons, nouns of known kinds, and the chunks that they make up."""
    atoms = atoms or Atoms(sentence)
    parties = namer.find(sentence, atoms)
    weapons = [
        h
        for h in vocabulary.find_weapons(sentence, atoms)
        if sentence.tokens[h.end - 1].pos != "VERB"
    ]
    nouns = {h.end - 1: h for h in vocabulary.nouns.find(atoms)}
    builder = _Builder(sentence, parties, weapons, nouns, vocabulary)
    chunks = builder.build()
    at = {i: n for n, c in enumerate(chunks) for i in range(c.start, c.end)}
    return Annotated(
        sentence=sentence,
        atoms=atoms,
        chunks=chunks,
        at=at,
        parties=parties,
        weapons=weapons,
        lemmas=_lemmas(sentence, atoms),
    )


def _lemmas(sentence: Sentence, atoms: Atoms) -> list[str]:
    """Lemmas in lower case; the last part of a hyphened word has the whole ("cease-fire")."""
    tokens = sentence.tokens
    lemmas = [t.lemma.lower() for t in tokens]
    if _DASHES.isdisjoint(atoms.places):
        return lemmas
    for i in range(2, len(tokens)):
        first, dash, last = tokens[i - 2], tokens[i - 1], tokens[i]
        if dash.text in _DASHES and first.end == dash.start and dash.end == last.start:
            lemmas[i] = f"{lemmas[i - 2]}-{lemmas[i]}"
    return lemmas


#: Parties that fight within a state, which may be named as theirs.
_IN_ARMS = frozenset({"armed_group", "de_facto_authority"})


class _Builder:
    def __init__(
        self,
        sentence: Sentence,
        parties: list[Hit[PartyName]],
        weapons: list[Hit[Weapon]],
        nouns: dict[int, Hit[Noun]],
        vocabulary: Vocabulary,
    ) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.vocabulary = vocabulary
        self.party_at = {i: h for h in parties for i in range(h.start, h.end)}
        self.weapon_at = {i: h for h in weapons for i in range(h.start, h.end)}
        self.noun_at = nouns
        self.noun_from = {h.start: h for h in nouns.values() if h.end - h.start > 1}

    def build(self) -> list[Chunk]:
        spans = list(self._spans())
        plain = [self._chunk(start, end) for start, end in spans]
        plain = [c for c in plain if not c.refs or ruled_out(self.tokens, c.start, c.end) is None]
        return self._with_owners(plain)

    def _spans(self) -> Iterable[tuple[int, int]]:
        free = 0
        for at, token in enumerate(self.tokens):
            if at < free:
                continue
            if token.pos in _NEVER_FIRST and token.tag not in _EXCEPT:
                if at not in self.party_at and at not in self.noun_from:
                    continue  # two in five words
            end = self._run(at)
            if end is not None:
                yield at, end
                free = end

    def _run(self, start: int) -> int | None:
        """The end of the chunk that begins at token `start`, if one does."""
        tokens, opening = self.tokens, self.sentence.opening
        token = tokens[start]
        if token.pos == "PRON" and token.lower in _PRONOUNS and token.tag != "PRP$":
            return start + 1
        at, last = start, None
        while at < len(tokens):
            token = tokens[at]
            if start < at and (at == opening or self._opens_another(at)):
                break
            hit = self.party_at.get(at)
            if hit is not None:
                at = hit.end
                last = at
                continue
            name = self.noun_from.get(at)
            if name is not None and name.payload.kind in ("official", "armed", "monitor", "media"):
                at = name.end
                last = at
                continue
            if not self._inside(token, at, at > start):
                break
            at += 1
            if (
                token.pos in _NOMINAL
                or token.tag == "CD"
                and self._counts(at - 1)
                or self._capital(token, at - 1)
                or self._person(token)
            ):
                last = at
        return last

    def _opens_another(self, at: int) -> bool:
        """ "During its retreat the enemy", "of the army four posts": a second noun phrase."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if before.pos not in _NOMINAL:
            return False
        if at in self.party_at and before.lower in _DATES:
            return True  # "in a statement issued on Friday Israel's army said"
        if token.pos == "DET":
            return before.pos == "NOUN" and before.tag != "NNP"
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
        word = token.pos == "NUM" and token.text.isalpha() and token.dep == "nummod"
        return word and after.tag == "NNS"

    def _inside(self, token: Token, at: int, begun: bool) -> bool:
        if (
            token.pos == "NUM"
            and begun
            and self.tokens[at - 1].pos == "PROPN"
            and len(token.text) > 2
        ):
            return False  # "in Northland 120 times", but "SU 25"
        if token.pos in _NOMINAL or token.pos == "NUM" or self._capital(token, at):
            return True
        if token.pos == "PART" or token.tag == "POS":  # "the Houthis' spokesman"
            return begun and token.tag == "POS"
        if token.pos == "DET" or token.tag == "PRP$":
            return not begun or self.tokens[at - 1].pos in ("DET", "ADV")
        if token.pos == "ADJ":
            return True
        if token.text in ("-", "–", "/") and begun:
            if at + 1 >= len(self.tokens) or self.tokens[at - 1].end != token.start:
                return False
            after = self.tokens[at + 1]
            return after.start == token.end and (after.pos in _ATTRIBUTED or after.pos == "VERB")
        if token.text in ("'", '"', "“", "”", "'") and begun:
            return (
                at + 1 < len(self.tokens)
                and self.tokens[at - 1].pos in ("DET", "ADJ", "PRON")
                and self.tokens[at + 1].pos in _ATTRIBUTED
            )
        if token.pos == "VERB" and token.tag in ("VBN", "VBG"):
            if begun and self.tokens[at - 1].pos in _NOMINAL:
                if token.tag == "VBN" and is_only_verb(self.sentence, token.i):
                    return False
                return token.dep == "amod" and token.lemma not in self.vocabulary.light["act"]
            return at + 1 < len(self.tokens) and (
                token.dep in ("amod", "compound") and self.tokens[at + 1].pos in _ATTRIBUTED
            )
        if token.pos == "ADV":
            return (
                at + 1 < len(self.tokens)
                and self.tokens[at + 1].pos in ("ADJ", "NUM")
                and token.dep == "advmod"
                and self.tokens[token.head].pos in ("ADJ", "NUM")
            )
        return False

    def _capital(self, token: Token, at: int) -> bool:
        """A capitalised word that the tagger took for a verb: a name in a list."""
        if token.tag in ("NNP", "NNPS") and at > 0 and token.text[:1].isupper():
            return True
        return (
            at > 1
            and token.pos in ("VERB", "X", "INTJ", "ADV", "ADJ")
            and token.text[:1].isupper()
            and token.text[1:].islower()
            and not self.sentence.is_title
            and self.tokens[at - 1].lower in (",", "and", "of", "in", "near", "at", "(")
        )

    def _person(self, token: Token) -> bool:
        """A word for people that the tagger took for an adjective: "a militant fired"."""
        hit = self.noun_at.get(token.i)
        return (
            token.pos == "ADJ"
            and token.dep.startswith(("nsubj", "obj", "obl"))
            and hit is not None
            and hit.payload.kind in ("armed", "people")
        )

    def _counts(self, at: int) -> bool:
        """A number that stands for people or things: "49 dead", "three of them"."""
        return at + 1 >= len(self.tokens) or self.tokens[at + 1].pos not in _ATTRIBUTED

    def _chunk(self, start: int, end: int) -> Chunk:
        head = end - 1
        token = self.tokens[head]
        party = self.party_at.get(head)
        own = party.payload if party is not None and not party.payload.adjective_only else None
        noun_hit = self.noun_at.get(head)
        noun = noun_hit.payload if noun_hit is not None and noun_hit.start >= start else None
        weapon_hit = self.weapon_at.get(head)
        weapon = weapon_hit.payload if weapon_hit is not None else None
        pronoun = token.pos == "PRON" or token.lower in _PRONOUNS
        category = self._category(own, noun, weapon, pronoun)
        if category == "people" and self._under_arms(start, head, noun):
            category = "armed"
        refs = self._own_refs(start, end, pronoun) or self._group_refs(start, end, category)
        return Chunk(
            head=head,
            start=start,
            end=end,
            category=category,
            refs=refs,
            own=refs,
            noun=noun,
            weapon=weapon
            if noun is None or weapon_hit is not None and noun.kind == "object"
            else None,
            party=own,
            case=self._case(start),
            pronoun=pronoun,
        )

    def _under_arms(self, start: int, head: int, noun: Noun | None) -> bool:
        """Whether people are fighters: "M23 fighters", "armed Serbs"."""
        if noun is not None and noun.kind == "armed":
            return True
        return any(t.lower == "armed" for t in self.tokens[start:head])

    def _category(
        self, party: PartyName | None, noun: Noun | None, weapon: Weapon | None, pronoun: bool
    ) -> str:
        if pronoun:
            return "pronoun"
        if party is not None:
            return party.category
        if weapon is not None and (noun is None or noun.kind in ("object",)):
            return "weapon"
        if noun is not None:
            return noun.kind
        return "other"

    def _own_refs(self, start: int, end: int, pronoun: bool) -> tuple[Ref, ...]:
        refs: list[Ref] = []
        at = start
        while at < end:
            token = self.tokens[at]
            hit = self.party_at.get(at)
            if hit is not None:
                payload = hit.payload
                kind: RefKind = payload.deictic or "party"
                if payload.category == "state" and self._groups_home(hit.end, end):
                    at = hit.end + 1
                    continue
                refs.append(Ref(kind, payload.code, hit.start, hit.end, payload.side))
                at = max(hit.end, at + 1)
                continue
            if (
                token.lower in _SELF_OWN
                or pronoun
                and token.lower in _SELF
                or token.lower == "own"
                and self._own(at)
            ):
                refs.append(Ref("self", "", at, at + 1))
            elif token.lower in _THEY and (pronoun or token.tag == "PRP$"):
                refs.append(Ref("anaphor", token.lower, at, at + 1))
            at += 1
        return tuple(refs)

    def _groups_home(self, at: int, end: int) -> bool:
        """ "Turkey's PKK", "Congo's M23": the state only says where the group fights."""
        if at + 1 >= end or self.tokens[at].tag != "POS":
            return False
        hit = self.party_at.get(at + 1)
        kinds = self.vocabulary.party_kinds
        return hit is not None and kinds.get(hit.payload.code) in _IN_ARMS

    def _own(self, at: int) -> bool:
        """ "Own artillery answered", with no "its" before it: the speaker's."""
        before = self.tokens[at - 1] if at else None
        whose = before is not None and (before.tag in ("PRP$", "POS") or before.pos == "VERB")
        return self.tokens[at].lower == "own" and self.tokens[at].pos == "ADJ" and not whose

    def _group_refs(self, start: int, end: int, category: str) -> tuple[Ref, ...]:
        """ "Militants", "a terrorist base": a group that the speaker fights and leaves unnamed."""
        if category not in ("armed", "object", "weapon"):
            return ()
        for at in range(start, end):
            token = self.tokens[at]
            if token.pos != "VERB" and (
                token.lemma.lower() in self.vocabulary.hostile
                or token.lower in self.vocabulary.hostile
            ):
                return (Ref("group", token.lower, at, at + 1),)
        return ()

    def _case(self, start: int) -> str:
        """The preposition before the chunk; stock phrases count as one ("in the direction of")."""
        if not start or self.tokens[start - 1].lower not in self.vocabulary.preposition_ends:
            return ""
        before = [t.lower for t in self.tokens[max(0, start - 6) : start]]
        for length in range(min(6, len(before)), 0, -1):
            phrase = " ".join(before[-length:])
            if phrase in self.vocabulary.prepositions:
                return self.vocabulary.prepositions[phrase]
        return ""

    def _with_owners(self, chunks: list[Chunk]) -> list[Chunk]:
        """Link chunks by "of", then hand owners along coordinations and of-links."""
        linked = list(chunks)
        for n in range(len(linked) - 1):
            here, after = linked[n], linked[n + 1]
            between = [t.lower for t in self.tokens[here.end : after.start]]
            if between and between[0] in _OF and self._links(here.end, after.start):
                linked[n] = msgspec.structs.replace(here, of=n + 1)
        for n in range(len(linked) - 1, -1, -1):
            linked[n] = self._owned(linked, n)
        for n in range(len(linked)):
            linked[n] = self._seated(linked, n)
        linked = self._coordinated(linked)
        for n in range(len(linked) - 1, -1, -1):
            if not linked[n].refs:
                linked[n] = self._owned(linked, n)
        return linked

    def _links(self, start: int, end: int) -> bool:
        """Whether the words between two chunks join them: "of the", "of the 8th and" (9th ...)."""
        for at in range(start, end):
            token = self.tokens[at]
            joins = token.pos == "CCONJ" and self.tokens[at - 1].pos == "ADJ"
            attribute = at > start and (token.pos in ("ADJ", "NUM") or joins)
            linked = at == start and token.lower in _LINKED
            if token.lower not in _LINKS and not attribute and not linked:
                return False
        return True

    def _owns_alike(self, chunk: Chunk) -> bool:
        """Things and people of one kind with what follows: "manpower and equipment of X"."""
        plain = chunk.category == "other" and self.tokens[chunk.head].pos == "NOUN"
        return plain or chunk.category in ("object", "people", "weapon", "armed")

    def _owned(self, chunks: list[Chunk], n: int) -> Chunk:
        here = chunks[n]
        if here.of < 0 or here.pronoun:
            return here
        after = chunks[here.of]
        link = self.tokens[here.end].lower
        if here.party is not None and here.category in ("state", "armed") and here.refs:
            return here
        if any(r.kind in ("party", "self", "opponent") for r in here.refs):
            return here
        if link == "from" and here.category not in ("armed", "people", "official", "source"):
            return here
        if after.refs:
            return msgspec.structs.replace(here, refs=after.refs)
        return here

    def _seated(self, chunks: list[Chunk], n: int) -> Chunk:
        """ "The ministry in Yerevan", "In Baku, the ministry": an office belongs to its seat."""
        here = chunks[n]
        if here.refs and any(r.kind != "anaphor" for r in here.refs):
            return here
        if here.category not in ("official", "armed", "other", "side", "media"):
            return here
        if here.category in ("other", "media", "side") and self.tokens[here.head].lemma not in (
            "number",
            "counterpart",
        ):
            return here
        for m, words in ((n + 1, ("in",)), (n - 1, ())):
            if not 0 <= m < len(chunks):
                continue
            seat = chunks[m]
            if (
                seat.party is None
                or seat.party.kind not in ("capital", "seat")
                and not (seat.party.kind == "name" and here.category == "official" and m > n)
            ):
                continue
            if m > n and tuple(t.lower for t in self.tokens[here.end : seat.start]) == words:
                return msgspec.structs.replace(here, refs=seat.refs)
            if m < n and seat.case in ("in", "from") and seat.start <= 2:
                return msgspec.structs.replace(here, refs=seat.refs)
        return here

    def _coordinated(self, chunks: list[Chunk]) -> list[Chunk]:
        """In "positions, shelters and strongholds of the army" all three have one owner."""
        done = list(chunks)
        for n in range(len(done) - 2, -1, -1):
            if done[n].refs or not _coordinate(self.tokens, done[n], done[n + 1]):
                continue
            if any(r.kind == "group" for r in done[n + 1].refs):
                continue
            if done[n + 1].of >= 0 and self._owns_alike(done[n]):
                done[n] = msgspec.structs.replace(done[n], refs=done[n + 1].refs)
        for n in range(1, len(done)):
            before, here = done[n - 1], done[n]
            if here.refs or not _coordinate(self.tokens, before, here):
                continue
            if (
                before.refs
                and before.category in ("object", "people", "weapon")
                and here.category
                in (
                    "object",
                    "people",
                    "weapon",
                )
            ):
                done[n] = msgspec.structs.replace(here, refs=before.refs)
        return done


def _coordinate(tokens: tuple[Token, ...], left: Chunk, right: Chunk) -> bool:
    if left.end == right.start or tokens[left.end].lower not in _JOINING:
        return False
    return all(t.lower in _JOINING for t in tokens[left.end : right.start])


__all__ = ["Annotated", "Chunk", "Ref", "RefKind", "annotate"]
