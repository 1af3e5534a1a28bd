"""Who takes part in an event: parties, weapons and kinds of targets of the chunks in its roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.attribution import Attributed, Voice
from counterclaim.claims.context import GROUPS, MEDIA, UNKNOWN, Context, Named
from counterclaim.claims.found import Found
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.means import find_means
from counterclaim.claims.mentions import Piece
from counterclaim.claims.own_people import own_people
from counterclaim.claims.places import PlaceName
from counterclaim.claims.pronouns import antecedent, clause_of, is_subject
from counterclaim.claims.roles import Roles
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import cue_offsets

#: Forces that a state has: in a rebel group's words they are the other side.
_OF_A_STATE = frozenset(
    {
        "army",
        "military",
        "soldier",
        "troop",
        "navy",
        "police",
        "regime",
        "junta",
        "government",
        "gendarmerie",
    }
)


#: Nouns for the other one of two: "it was its neighbour who had fired".
_RELATED = frozenset(
    {"neighbour", "neighbor", "rival", "adversary", "opponent", "foe", "enemy", "counterpart"}
)
#: What a side tells of "the army" or "troops" with no more is told of its own.
_BY_ONES_OWN = HOSTILE | {"blockade", "clash", "withdrawal", "exercise", "handover", "displacement"}

#: Conjunctions that open another clause.
_OPENING = frozenset(
    {"while", "whereas", "but", "although", "though", "because", "after", "when", "if"}
)
#: What can end a clause.
_EDGES = _OPENING | {";", ":", "and", "that"}

#: Whom no side boasts of having seized.
_HARMLESS = frozenset(
    """farmer peasant villager civilian teacher doctor nurse fisherman shepherd herder pupil
    student child woman girl resident worker driver journalist""".split()
)

#: Kinds of parties that report on a fight and take no part in it.
_WATCHING = frozenset({"monitor", "international_organisation", "ngo", "media"})

#: The method of a side inferred for forces that are named without one.
UNSTATED = "forces of no stated side are the speaker's own"


class Sentenced:
    """A sentence with all that was found in it."""

    def __init__(
        self, annotated: Annotated, attributed: Attributed, places: list[PlaceName]
    ) -> None:
        self.annotated = annotated
        self.attributed = attributed
        self.places = places
        self.before: Sentenced | None = None


class Participants:
    """Finds the participants of the events of one sentence."""

    def __init__(self, item: Sentenced, context: Context, vocabulary: Vocabulary) -> None:
        self.item = item
        self.annotated = item.annotated
        self.sentence = item.annotated.sentence
        self.tokens = self.sentence.tokens
        self.chunks = item.annotated.chunks
        self.context = context
        self.vocabulary = vocabulary
        self._edges: list[int] | None = None

    def _past_insertion(self, found: Found, roles: Roles, voice: Voice) -> list[int]:
        """ "Minsk, the army said, shelled it": the actor stands before the inserted source."""
        if voice.cue is None or voice.sentence != self.sentence.index:
            return roles.actors
        lo, hi = voice.cue
        hi = self._insertion_end(hi)
        inserted = (
            lo >= 2
            and hi < len(self.tokens)
            and self.tokens[lo - 1].text == self.tokens[hi].text == ","
        )
        anchor = next((a for a in found.anchors if a.token == found.predicate), None)
        if not inserted or found.predicate < hi or anchor is None or anchor.passive:
            return roles.actors
        if self.vocabulary.frames[found.trigger.frame].get("subj") != "actor":
            return roles.actors
        sources = [n for n in roles.actors if lo <= self.chunks[n].head < hi]
        before = self.annotated.at.get(lo - 2)
        finite = any(
            t.pos in ("VERB", "AUX") and t.dep not in ("amod", "acl") for t in self.tokens[: lo - 1]
        )
        if not sources or before is None or finite or not self.chunks[before].refs:
            return roles.actors
        return [before, *(n for n in roles.actors if n not in sources)]

    def _insertion_end(self, start: int) -> int:
        """ "Rebels, its spokesman said in a briefing, had fired": the mark that closes it."""
        for token in self.tokens[start : start + 10]:
            if token.text == ",":
                return token.i
            if token.pos in ("VERB", "AUX", "SCONJ") and token.dep not in ("amod", "acl"):
                break
        return start

    def _sentence_subject(self, found: Found, roles: Roles) -> list[int]:
        """The subject that a chain of verbs shares where the parse has lost it.

        The nearest armed subject to the left in the same voice: "representatives of the army
        walked up to our men, who were digging, and then opened fire".
        """
        verb = self.tokens[found.predicate]
        anchor = next((a for a in found.anchors if a.token == verb.i), found.anchors[0])
        if (
            verb.pos not in ("VERB", "AUX")
            or anchor.passive
            or anchor.voice in ("undergo", "happen")
        ):
            return []
        if self.vocabulary.frames[found.trigger.frame].get(
            "subj"
        ) != "actor" or verb.dep.startswith("acl"):
            return []
        here = self.item.attributed.voice_at(found.token)
        relative = self._relative(verb.i)
        if relative is not None:
            return [relative]
        for number in range(len(self.chunks) - 1, -1, -1):
            chunk = self.chunks[number]
            if chunk.end > verb.i or chunk.case or number in roles.targets:
                continue
            if chunk.category not in ("armed", "state", "side", "people") or not chunk.refs:
                continue
            if not self.tokens[chunk.head].dep.startswith("nsubj"):
                continue
            if self._in_condition(chunk, verb.i):
                continue
            if self.item.attributed.voice_at(chunk.head) is here:
                return [number]
        return []

    def _in_condition(self, chunk: Chunk, verb: int) -> bool:
        """ "If Avaria attacks, the answer will be harder": the condition has its own subject."""
        opened = next(
            (t.lower for t in reversed(self.tokens[: chunk.start]) if t.lower in ("if", ",", ";")),
            "",
        )
        return opened == "if" and any(t.text == "," for t in self.tokens[chunk.end : verb])

    def _relative(self, verb: int) -> int | None:
        """ "Armenians, who, it said, had fired": the antecedent of the nearest "who"."""
        for i in range(verb - 1, max(0, verb - 9), -1):
            token = self.tokens[i]
            if (
                token.tag in ("VBD", "VBZ", "VBP")
                and token.pos == "VERB"
                and token.lemma not in self.vocabulary.attribution["say"]["verbs"]
            ):
                return None
            if token.lower in ("who", "which") and i:
                at = i - 2 if self.tokens[i - 1].text == "," else i - 1
                number = self.annotated.at.get(at)
                if number is not None and self.chunks[number].refs:
                    return number
                return None
        return None

    def _voice(self, found: Found) -> Voice:
        """The voice over a trigger; who "claimed responsibility for the attack" tells of it."""
        here = self.item.attributed.voice_at(found.token)
        behind = self.item.attributed.voice_at(max(found.tokens))
        cue = behind.cue if behind.sentence == self.sentence.index else None
        opens = cue is not None and cue[0] <= found.token < cue[1]
        said = behind.stance == "assert" and behind.method.startswith("said by")
        return behind if opens and said else here

    def _cue_offsets(self, voice: Voice) -> tuple[int, int] | None:
        return cue_offsets(voice, self.sentence)

    def _parties(
        self,
        numbers: list[int],
        voice: Voice,
        kind: str,
        role: str,
        found: Found,
        taken: set[str] | None = None,
    ) -> list[Piece]:
        pieces: list[Piece] = []
        if role == "actor":
            numbers = [
                n for n in numbers if not self._is_source(self.chunks[n], voice, numbers, found)
            ]
        for number in numbers:
            chunk = self.chunks[number]
            refs = chunk
            if role == "actor" and self._is_trigger_chunk(chunk, found):
                refs = _only_own(chunk)
            subject = None
            if chunk.own and chunk.own[0].kind == "anaphor" and not chunk.pronoun:
                subject = self._clause_subject(chunk, voice)
                if self.tokens[chunk.head].lemma.lower() in _RELATED:
                    subject = self.context.opponent(subject or voice.speaker)
                    if subject is None:
                        continue
                others = chunk.own[0].code in ("their", "its") and self._is_ours(voice)
                if others and subject in (None, voice.speaker):
                    subject = self.context.opponent(voice.speaker)  # "their guns hit our posts"
            elif chunk.own and chunk.own[0].kind == "anaphor":
                subject = self._whom(chunk, voice)
                if subject is None and role == "actor":
                    continue
            for named in self._named(refs, voice, role, subject):
                if named.code in (taken or ()) and kind in HOSTILE:
                    continue
                if kind == "seizure" and self.context.army(named.code) in (taken or ()):
                    continue  # an army takes the capital from somebody else
                if named.code not in [p.value for p in pieces]:
                    pieces.append(self._piece(named, chunk))
            if not refs.refs:
                quoted = voice.stance == "deny" and self._in_cue(chunk, voice)
                told = kind in _BY_ONES_OWN and not quoted
                inferred = self._unowned(chunk, voice, role) if told else None
                if inferred is not None and inferred.code not in [p.value for p in pieces]:
                    pieces.append(self._piece(inferred, chunk))
        return pieces

    def _own_gain(self, found: Found, voice: Voice) -> list[Piece]:
        """ "The village was liberated": a side so calls what it has taken itself."""
        words = {self.annotated.lemmas[i] for i in found.tokens}
        gained = found.trigger.type == "seizure" and words & self.vocabulary.own_gains
        if not gained or voice.stance != "assert" or voice.speaker not in self.context.sides:
            return []
        return [
            Piece(
                value=voice.speaker,
                start=self.tokens[min(found.tokens)].start,
                end=self.tokens[max(found.tokens)].end,
                basis="inferred",
                method="a side so calls its own gain",
            )
        ]

    def _named(self, chunk: Chunk, voice: Voice, role: str, subject: str | None) -> list[Named]:
        """The parties of a chunk; the "saboteurs" of a denied accusation are the denier's own."""
        known = voice.speaker not in (MEDIA, UNKNOWN)
        if role == "actor" and voice.stance == "deny" and known:
            group = bool(chunk.refs) and all(r.kind == "group" for r in chunk.refs)
            if group and not self._fights_groups(voice.speaker):
                span = (chunk.start, chunk.end)
                return [Named(voice.speaker, "inferred", "whom a denied accusation means", span)]
        return self.context.parties_of(chunk, voice.speaker, subject)

    def _fights_groups(self, code: str) -> bool:
        """Whether "the terrorists" is what a state calls the group that it fights."""
        kinds = self.context.kinds
        other = self.context.group_against(code)
        return kinds.get(code) not in GROUPS and kinds.get(other or "") in GROUPS

    def _not_on_itself(
        self, actors: list[Piece], roles: Roles, voice: Voice, found: Found
    ) -> list[Piece]:
        """Forces of no stated side that act against the speaker's own people are the opponent's."""
        own = [a for a in actors if a.value == voice.speaker and a.method == UNSTATED]
        kind = found.trigger.type
        if not own or kind not in HOSTILE or voice.stance != "assert":
            return actors
        if self._shameful(found, roles):
            return self._turned(actors, own, voice, "who would tell it of himself")
        hit = self._parties(roles.targets, voice, kind, "target", found)
        named = {t.value for t in hit if t.method != "pronoun"}
        if voice.speaker not in named:
            return actors
        return self._turned(actors, own, voice, "forces that act against the speaker's")

    def _turned(
        self, actors: list[Piece], own: list[Piece], voice: Voice, method: str
    ) -> list[Piece]:
        """The actors with the opponent in place of those taken for the speaker's own."""
        other = self.context.opponent(voice.speaker)
        if other is None:
            return actors
        changed = [msgspec.structs.replace(a, value=other, method=method) for a in own]
        return [*(a for a in actors if a not in own), *changed]

    def _shameful(self, found: Found, roles: Roles) -> bool:
        """ "A patrol took the farmers and executed them": nobody tells that of his own men."""
        if found.trigger.type == "abuse":
            return True
        seized = [self.chunks[n] for n in roles.targets] if found.trigger.type == "capture" else []
        words = {self.tokens[c.head].lemma.lower() for c in seized if not c.refs}
        return bool(words & _HARMLESS)

    def _own_hit(
        self, found: Found, roles: Roles, voice: Voice, actors: list[Piece]
    ) -> list[Piece]:
        """ "A platoon drew fire, the army said": its own."""
        codes = {a.value for a in actors}
        args = (voice, codes, self.context, self.vocabulary)
        hit = own_people(self.annotated, found, roles.targets, *args)
        return [] if hit is None else [self._piece(hit[1], hit[0])]

    def _in_cue(self, chunk: Chunk, voice: Voice) -> bool:
        if voice.cue is None or voice.sentence != self.sentence.index:
            return False
        return voice.cue[0] <= chunk.head < voice.cue[1]

    def _is_source(self, chunk: Chunk, voice: Voice, numbers: list[int], found: Found) -> bool:
        """The words that name the speaker name no actor: "Minsk: troops shelled", "as X said".

        The subject of a verb of saying may be the actor of a bare participle ("denied firing").
        """
        if not self._in_cue(chunk, voice):
            return False
        if not voice.method.startswith(("said by", "said to be")) or len(numbers) > 1:
            return True
        verb = self.tokens[found.predicate]
        finite = verb.tag in ("VBD", "VBZ", "VBP") and voice.stance == "assert"
        return finite and not self._in_cue_at(verb.i, voice) and self._has_clause(verb.i, voice)

    def _only_tells(self, number: int, voice: Voice) -> bool:
        """ "Jets bombed the town, a monitor said": who tells it and fights nobody is not hit."""
        chunk = self.chunks[number]
        if not self._in_cue(chunk, voice) or voice.stance != "assert":
            return False
        named = {r.code for r in chunk.refs if r.kind == "party"}
        return named == {voice.speaker} and self.context.kinds.get(voice.speaker) in _WATCHING

    def _has_clause(self, verb: int, voice: Voice) -> bool:
        """Whether a subject of its own stands before the verb, behind the source."""
        first = voice.cue[1] if voice.cue is not None else 0
        return any(first <= c.start and c.end <= verb and not c.case for c in self.chunks)

    def _in_cue_at(self, at: int, voice: Voice) -> bool:
        return voice.cue is not None and voice.cue[0] <= at < voice.cue[1]

    def _is_trigger_chunk(self, chunk: Chunk, found: Found) -> bool:
        """A noun that tells the event: what an "of" joins to it is whom it hit.

        An owned weapon is its owner's: "aviation of the air force struck", "artillery of X".
        """
        if chunk.category == "weapon":
            return chunk.of >= 0 and chunk.start <= found.token < chunk.end
        return chunk.category == "other" and chunk.of >= 0

    def _is_ours(self, voice: Voice) -> bool:
        """Whether the words are those of a publisher who says "we" and "our" in them."""
        return voice.speaker == self.context.publisher and any(
            r.kind == "self" for c in self.chunks for r in c.own
        )

    def _clause_subject(self, chunk: Chunk, voice: Voice) -> str | None:
        """Whose "its": the subject of the same verb, else the speaker of reported words.

        "The ministry said its men repelled them" means the ministry's; "Armenia massed its
        forces" means Armenia's.
        """
        over = set(self.sentence.ancestors(chunk.head))
        here = voice.sentence == self.sentence.index and voice.cue is not None
        opened = clause_of(self.annotated, voice, chunk) if here else 0
        again = here and voice.cue is not None and opened > voice.cue[1]
        if here and voice.cue is not None and voice.stance != "deny" and not again:
            inserted = self.tokens[voice.cue[0] - 1].text == ","
            again = voice.cue[1] <= chunk.start and not inserted and self._said_again(voice)
        for before in reversed(self.chunks[: self.annotated.at[chunk.head]]):
            if (
                not is_subject(self.annotated, before)
                or again
                and before.start < opened
                or self.tokens[before.head].head not in over
            ):
                continue
            if self.tokens[chunk.start].lower == "its" and self.tokens[before.head].tag == "NNS":
                continue  # "200 fighters were killed when its troops hit back"
            person = self.tokens[chunk.start].lower in ("his", "her")
            if person and before.category in ("state", "side", "party"):
                continue  # "it was the government which suffered: his fighters took 80 men"
            if before.category in ("people", "armed") and not before.refs:
                return None  # "the three men were killed at their post"
            if (
                before.category in ("state", "armed", "side", "party")
                and before.refs
                and before.refs[0].kind == "party"
            ):
                region = self.item.attributed.voice_at(before.head)
                if region.speaker == voice.speaker:
                    return before.refs[0].code
            elif before.refs and before.refs[0].kind == "opponent":
                named = self.context.resolve(before.refs[0], voice.speaker)
                return named.code if named is not None else None
        return self._whom(chunk, voice)

    def _said_again(self, voice: Voice) -> bool:
        """ "Said that X had done it, and added that his men": a second word of one source."""
        regions = self.item.attributed.regions
        return any(
            r.voice.cue is not None
            and voice.cue is not None
            and r.voice.sentence == self.sentence.index
            and r.voice.speaker == voice.speaker
            and r.voice.cue[1] < voice.cue[0]
            for r in regions
        )

    def _whom(self, chunk: Chunk, voice: Voice) -> str | None:
        """The party of a pronoun, of this sentence or the subject of the one before."""
        before = self.item.before
        earlier = (before.annotated, before.attributed) if before is not None else None
        return antecedent(self.annotated, self.item.attributed, chunk, voice, self.context, earlier)

    def _unowned(self, chunk: Chunk, voice: Voice, role: str) -> Named | None:
        """Armed people of no stated side are the speaker's own, a state's army a rebel's enemy."""
        if role != "actor":
            return None
        span = (chunk.start, chunk.end)
        words = {self.tokens[i].lemma.lower() for i in range(chunk.start, chunk.end)}
        if chunk.of >= 0:  # "the air force of the army"
            whose = self.chunks[chunk.of]
            words |= {self.tokens[i].lemma.lower() for i in range(whose.start, whose.end)}
        words |= {w.rstrip("s") for w in words}
        other = self.context.opponent(voice.speaker)
        rebel = self.context.kinds.get(voice.speaker) == "armed_group"
        if rebel and words & _OF_A_STATE and other is not None:
            return Named(other, "inferred", "the army in the words of those who fight it", span)
        if chunk.category == "armed" and voice.speaker in self.context.sides:
            return Named(voice.speaker, "inferred", UNSTATED, span)
        return None

    def _piece(self, named: Named, chunk: Chunk) -> Piece:
        lo, hi = chunk.start, chunk.end
        if named.tokens is not None and lo <= named.tokens[0]:
            hi = max(hi, named.tokens[1])
        hi = min(hi, len(self.tokens))
        return Piece(
            value=named.code,
            start=self.tokens[lo].start,
            end=self.tokens[hi - 1].end,
            basis=named.basis,
            method=named.method,
        )

    def _means(self, found: Found, roles: Roles, founds: Sequence[Found]) -> list[Piece]:
        """Weapons in the clause that are not what was hit or lost, nor another act's own."""
        objects = {
            i
            for n in roles.targets
            for i in range(self.chunks[n].start, self.chunks[n].end)
            if not set(found.tokens) & set(range(self.chunks[n].start, self.chunks[n].end))
        }
        return find_means(self.annotated, found, self._clause(found), objects, founds)

    def _clause(self, found: Found) -> tuple[int, int]:
        """Tokens around the trigger up to a mark or a conjunction that opens another clause."""
        lo, hi = min(found.tokens), max(found.tokens) + 1
        if self._edges is None:
            self._edges = [t.i for t in self.tokens if t.lower in _EDGES and self._edge(t.i)]
        before, behind = bisect_left(self._edges, lo), bisect_left(self._edges, hi)
        return (
            self._edges[before - 1] + 1 if before else 0,
            self._edges[behind] if behind < len(self._edges) else len(self.tokens),
        )

    def _edge(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text in (";", ":") and i > 1:
            return True
        if token.lower in _OPENING and token.pos in ("SCONJ", "CCONJ"):
            return True
        if token.lower in ("and", "that") and token.pos in ("CCONJ", "SCONJ"):
            head = self.tokens[token.head]
            return head.pos == "VERB" and any(
                c.dep.startswith("nsubj")
                for c in (self.tokens[k] for k in self.sentence.children[head.i])
            )
        return False


def _only_own(chunk: Chunk) -> Chunk:
    return msgspec.structs.replace(chunk, refs=chunk.own)
