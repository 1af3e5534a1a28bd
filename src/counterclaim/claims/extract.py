"""From annotated sentences to mentions of events, each with its roles and its voice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Chunk
from counterclaim.claims.attribution import Attributed, Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context, Named
from counterclaim.claims.fillers import fillers_fit
from counterclaim.claims.mentions import Mention, Piece, PlacePiece
from counterclaim.claims.modality import Modality, judge
from counterclaim.claims.places import PlaceName
from counterclaim.claims.pronouns import antecedent
from counterclaim.claims.roles import Roles, Slot, fill_roles, govern
from counterclaim.claims.triggers import Anchor, Found, find_triggers
from counterclaim.claims.typing import announces, refine_type
from counterclaim.claims.vocabulary import Vocabulary

#: Types whose actor and target fight each other, so that one implies the other's counterpart.
HOSTILE = frozenset({
    "shelling", "gunfire", "missile_strike", "air_strike", "drone_strike", "attack", "ground_attack", "raid",
    "mine_laying", "ceasefire_violation", "repelling", "seizure", "capture", "shoot_down", "abuse", "explosion",
})
MUTUAL = frozenset({"clash", "ceasefire", "talks"})
SPEECH = frozenset({"blame", "threat", "demand"})
#: Forces that a state has: in a rebel group's words they are the other side.
_OF_A_STATE = frozenset({"army", "military", "soldier", "troop", "navy", "police", "regime", "junta", "government", "gendarmerie"})
#: What a call or a talk is about is no act of its own: "an appeal on the withdrawal of forces".
_WISHED = frozenset({"withdrawal", "handover", "ceasefire", "displacement", "monitoring", "buildup", "blockade", "exercise"})
NO_TARGET = frozenset({"clash", "ceasefire", "calm", "talks", "monitoring", "exercise", "buildup", "withdrawal", "airspace_violation"})


class Sentenced:
    """A sentence with all that was found in it."""

    def __init__(self, annotated: Annotated, attributed: Attributed, places: list[PlaceName]) -> None:
        self.annotated = annotated
        self.attributed = attributed
        self.places = places


def place_pieces(item: Sentenced) -> list[PlacePiece]:
    """The places of a sentence that tells no event, as where its losses were suffered."""
    tokens = item.annotated.sentence.tokens
    return [
        PlacePiece(
            name=p.name, role="from" if p.case == "from" else "at", start=tokens[p.start].start,
            end=tokens[p.end - 1].end, relation=p.phrase, kind=p.kind, method="where the losses were",
        )
        for p in item.places
    ]


def extract_mentions(
    sentences: Sequence[Sentenced], context: Context, vocabulary: Vocabulary
) -> list[Mention]:
    """All mentions of a document in order; places are assigned, times and losses not yet."""
    mentions: list[Mention] = []
    for item in sentences:
        mentions += _Extractor(item, context, vocabulary).run()
    return mentions


class _Extractor:
    def __init__(self, item: Sentenced, context: Context, vocabulary: Vocabulary) -> None:
        self.item = item
        self.annotated = item.annotated
        self.sentence = item.annotated.sentence
        self.tokens = self.sentence.tokens
        self.chunks = item.annotated.chunks
        self.context = context
        self.vocabulary = vocabulary

    def run(self) -> list[Mention]:
        founds = find_triggers(self.annotated, self.vocabulary)
        if not founds:
            return []
        anchors = {a.token: a for f in founds for a in f.anchors}
        slots = govern(self.annotated, anchors)
        made: list[Mention] = []
        for first in founds:
            chosen = self._sense(first, anchors, slots)
            if chosen is None:
                continue
            mention = self._mention(*chosen)
            if mention is not None:
                made.append(mention)
        made = self._background(made)
        self._assign_places(made, founds)
        made = self._absorb(made)
        for mention in made:
            self._set_span(mention)
        return made

    def _sense(
        self, first: Found, anchors: dict[int, Anchor], slots: list[Slot]
    ) -> tuple[Found, Roles] | None:
        """The first reading of the trigger's words that its fillers allow."""
        for found in (first, *first.others):
            if found is not first:
                slots = govern(self.annotated, {**anchors, **{a.token: a for a in found.anchors}})
            roles = fill_roles(self.annotated, found, slots, self.vocabulary)
            if not roles.actors and found.trigger.needs_subject:
                roles.actors = self._sentence_subject(found, roles)
            if fillers_fit(self.annotated, found, roles, self.item.places):
                return found, roles
        return None

    # -- one mention -------------------------------------------------------------------

    def _mention(self, found: Found, roles: Roles) -> Mention | None:
        voice = self._voice(found)
        modality = judge(self.annotated, found, self.vocabulary)
        kind = found.trigger.type
        if not roles.actors and found.trigger.form != "noun":
            roles.actors = self._sentence_subject(found, roles)
        roles.actors = self._past_insertion(found, roles, voice)
        actors = self._parties(roles.actors, voice, kind, "actor", roles)
        targets = self._parties(roles.targets, voice, kind, "target", roles, taken={a.value for a in actors})
        means = self._means(found, roles)
        target_kinds = self._target_kinds(roles)
        kind, rule = refine_type(kind, found, {m.value for m in means}, self.annotated)
        self._means_of_kind(kind, found, means)
        kind, voice, modality = self._calm(kind, found, voice, modality)
        stance, stance_method = self._stance(voice, modality, actors, kind)
        if kind in _WISHED and modality.wished:
            kind, rule = "demand", f"{rule}: told as what should be"
        elif kind in SPEECH and not self._speech_holds(kind, found, roles):
            return None
        if modality.negation == "without":
            return None
        own = not actors or {a.value for a in actors} == {voice.speaker}
        if kind == "repelling" and modality.status in ("planned", "hypothetical") and own and not modality.negated:
            kind, rule = "threat", f"{rule}: an answer that is announced"
        if announces(kind, modality, {a.value for a in actors}, voice.speaker):
            kind, rule = "threat", f"{rule}: an act of one's own that is announced"
        mention = Mention(
            sentence=self.sentence.index, paragraph=self.sentence.paragraph,
            is_title=self.sentence.is_title, token=found.token, type=kind, frame=found.trigger.frame,
            rule=rule, start=0, end=0,
            trigger=(self.tokens[min(found.tokens)].start, self.tokens[max(found.tokens)].end),
            speaker=voice.speaker, speaker_basis=voice.basis, speaker_method=voice.method,
            cue=self._cue_offsets(voice), stance=stance, stance_method=stance_method,
            stance_words=modality.words if stance == "deny" and modality.negated else self._cue_offsets(voice),
            status=modality.status, status_method=modality.status_method,
            actors=actors, targets=targets, target_kinds=target_kinds, means=means,
            places=[], times=[], losses=[], found=found, hearsay=modality.hedged or voice.hearsay, also=voice.also,
        )
        mention.halting = kind == "demand" and bool(
            {t.lemma for t in self.tokens} & {"halt", "stop", "cease", "cessation", "end", "ceasefire", "restraint", "hostility", "violence", "unacceptable"}
        )
        if kind == "calm":
            mention.actors, mention.targets = [], []
        self._speech_roles(mention, voice)
        mention.weak = self._is_weak(found, mention, modality)
        mention.generic = kind == "attack" and found.trigger.frame == "assault"
        return mention

    def _past_insertion(self, found: Found, roles: Roles, voice: Voice) -> list[int]:
        """ "Minsk, the army said, shelled it": the actor stands before the inserted source."""
        if voice.cue is None or voice.sentence != self.sentence.index:
            return roles.actors
        lo, hi = voice.cue
        inserted = lo >= 2 and hi < len(self.tokens) and self.tokens[lo - 1].text == self.tokens[hi].text == ","
        anchor = next((a for a in found.anchors if a.token == found.predicate), None)
        if not inserted or found.predicate < hi or anchor is None or anchor.passive:
            return roles.actors
        if self.vocabulary.frames[found.trigger.frame].get("subj") != "actor":
            return roles.actors
        sources = [n for n in roles.actors if lo <= self.chunks[n].head < hi]
        before = self.annotated.at.get(lo - 2)
        finite = any(t.pos in ("VERB", "AUX") for t in self.tokens[: lo - 1])
        if not sources or before is None or finite or not self.chunks[before].refs:
            return roles.actors
        return [before, *(n for n in roles.actors if n not in sources)]

    def _sentence_subject(self, found: Found, roles: Roles) -> list[int]:
        """The subject that a chain of verbs shares where the parse has lost it.

        The nearest armed subject to the left in the same voice: "representatives of the army
        walked up to our men, who were digging, and then opened fire".
        """
        verb = self.tokens[found.predicate]
        anchor = next((a for a in found.anchors if a.token == verb.i), found.anchors[0])
        if verb.pos not in ("VERB", "AUX") or anchor.passive or anchor.voice in ("undergo", "happen"):
            return []
        if self.vocabulary.frames[found.trigger.frame].get("subj") != "actor" or verb.dep.startswith("acl"):
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
            if self.item.attributed.voice_at(chunk.head) is here:
                return [number]
        return []

    def _relative(self, verb: int) -> int | None:
        """ "Armenians, who, it said, had fired": the antecedent of the nearest "who"."""
        for i in range(verb - 1, max(0, verb - 9), -1):
            token = self.tokens[i]
            if token.tag in ("VBD", "VBZ", "VBP") and token.pos == "VERB" and token.lemma not in self.vocabulary.attribution["say"]["verbs"]:
                return None
            if token.lower in ("who", "which") and i:
                at = i - 2 if self.tokens[i - 1].text == "," else i - 1
                number = self.annotated.at.get(at)
                if number is not None and self.chunks[number].refs:
                    return number
                return None
        return None

    def _voice(self, found: Found) -> Voice:
        return self.item.attributed.voice_at(found.token)

    def _cue_offsets(self, voice: Voice) -> tuple[int, int] | None:
        if voice.cue is None or voice.sentence != self.sentence.index:
            return None
        lo, hi = voice.cue
        hi = min(hi, len(self.tokens))
        return (self.tokens[lo].start, self.tokens[hi - 1].end) if lo < hi else None

    def _parties(
        self, numbers: list[int], voice: Voice, kind: str, role: str, roles: Roles,
        taken: set[str] | None = None,
    ) -> list[Piece]:
        pieces: list[Piece] = []
        if role == "actor":
            numbers = [n for n in numbers if not self._is_source(self.chunks[n], voice, numbers)]
        for number in numbers:
            chunk = self.chunks[number]
            refs = chunk
            if role == "actor" and self._is_trigger_chunk(chunk, roles):
                refs = _only_own(chunk)
            subject = None
            if chunk.own and chunk.own[0].kind == "anaphor" and not chunk.pronoun:
                subject = self._clause_subject(chunk, voice)
            elif chunk.own and chunk.own[0].kind == "anaphor":
                subject = antecedent(self.annotated, self.item.attributed, chunk, voice, self.context)
                if subject is None and role == "actor":
                    continue
            for named in self.context.parties_of(refs, voice.speaker, subject):
                if named.code in (taken or ()) and kind in HOSTILE:
                    continue
                if named.code not in [p.value for p in pieces]:
                    pieces.append(self._piece(named, chunk))
            if not refs.refs:
                inferred = self._unowned(chunk, voice, role) if kind in HOSTILE else None
                if inferred is not None and inferred.code not in [p.value for p in pieces]:
                    pieces.append(self._piece(inferred, chunk))
        return pieces

    def _is_source(self, chunk: Chunk, voice: Voice, numbers: list[int]) -> bool:
        """The words that name the speaker name no actor: "Minsk: troops shelled", "as X said".

        The subject of a verb of saying may be the actor of a bare participle ("denied firing").
        """
        if voice.cue is None or voice.sentence != self.sentence.index:
            return False
        if not voice.cue[0] <= chunk.head < voice.cue[1]:
            return False
        return not voice.method.startswith(("said by", "said to be")) or len(numbers) > 1

    def _is_trigger_chunk(self, chunk: Chunk, roles: Roles) -> bool:
        del roles
        return chunk.category in ("other", "weapon") and chunk.of >= 0

    def _clause_subject(self, chunk: Chunk, voice: Voice) -> str | None:
        """Whose "its": the subject of the same verb, else the speaker of reported words.

        "The ministry said its men repelled them" means the ministry's; "Armenia massed its
        forces" means Armenia's.
        """
        over = set(self.sentence.ancestors(chunk.head))
        for before in reversed(self.chunks[: self.annotated.at[chunk.head]]):
            if not self.tokens[before.head].dep.startswith("nsubj") or self.tokens[before.head].head not in over:
                continue
            if before.category in ("state", "armed", "side", "party") and before.refs and before.refs[0].kind == "party":
                region = self.item.attributed.voice_at(before.head)
                if region.speaker == voice.speaker:
                    return before.refs[0].code
            elif before.refs and before.refs[0].kind == "opponent":
                named = self.context.resolve(before.refs[0], voice.speaker)
                return named.code if named is not None else None
        return antecedent(self.annotated, self.item.attributed, chunk, voice, self.context)

    def _unowned(self, chunk: Chunk, voice: Voice, role: str) -> Named | None:
        """Armed people of no stated side: hostile words mean the speaker's opponent."""
        words = {self.tokens[i].lemma.lower() for i in range(chunk.start, chunk.end)}
        words |= {w.rstrip("s") for w in words}
        if role == "actor" and words & self.vocabulary.hostile and voice.stance == "deny":
            return Named(voice.speaker, "inferred", "whom a denied accusation means", (chunk.start, chunk.end))
        if role == "actor" and words & self.vocabulary.hostile and voice.speaker not in (MEDIA, UNKNOWN):
            other = self.context.opponent(voice.speaker)
            if other is not None:
                return Named(other, "inferred", "a hostile group in the speaker's words", (chunk.start, chunk.end))
        rebel = self.context.kinds.get(voice.speaker) == "armed_group"
        if role == "actor" and rebel and words & _OF_A_STATE:
            other = self.context.opponent(voice.speaker)
            if other is not None:
                return Named(other, "inferred", "the army in the words of those who fight it", (chunk.start, chunk.end))
        if role == "actor" and chunk.category == "armed" and voice.speaker in self.context.sides and not words & self.vocabulary.hostile:
            return Named(voice.speaker, "inferred", "forces of no stated side are the speaker's own", (chunk.start, chunk.end))
        return None

    def _piece(self, named: Named, chunk: Chunk) -> Piece:
        lo, hi = chunk.start, chunk.end
        if named.tokens is not None and lo <= named.tokens[0]:
            hi = max(hi, named.tokens[1])
        hi = min(hi, len(self.tokens))
        return Piece(value=named.code, start=self.tokens[lo].start, end=self.tokens[hi - 1].end, basis=named.basis, method=named.method)

    def _means(self, found: Found, roles: Roles) -> list[Piece]:
        """Weapons in the clause that are not what was hit or lost."""
        lo, hi = self._clause(found)
        objects = {
            i for n in roles.targets for i in range(self.chunks[n].start, self.chunks[n].end)
            if not set(found.tokens) & set(range(self.chunks[n].start, self.chunks[n].end))
        }
        pieces: list[Piece] = []
        for hit in self.annotated.weapons:
            if not lo <= hit.start < hi or hit.start in objects or not hit.payload.means:
                continue
            if found.trigger.type in ("shoot_down",) and hit.payload.means not in ("air_defence",):
                continue
            if found.trigger.type in ("buildup", "exercise", "airspace_violation", "repelling", "withdrawal", "demand", "talks", "ceasefire", "blame", "monitoring", "calm", "damage", "casualties", "seizure", "handover", "displacement", "blockade") and not (
                found.trigger.type in ("buildup", "airspace_violation", "exercise") and hit.payload.means in ("aircraft", "naval", "artillery", "mortar", "tank", "drone", "mlrs", "missile", "helicopter")
            ):
                continue
            if hit.payload.means not in [p.value for p in pieces]:
                pieces.append(Piece(value=hit.payload.means, start=self.tokens[hit.start].start, end=self.tokens[hit.end - 1].end, method="weapon named in the clause"))
        if found.trigger.type == "mine_laying" and "mine" not in [p.value for p in pieces]:
            at = found.token
            pieces.append(Piece(value="mine", start=self.tokens[at].start, end=self.tokens[at].end, basis="inferred", method="the verb names the weapon"))
        return pieces

    def _means_of_kind(self, kind: str, found: Found, means: list[Piece]) -> None:
        """An air strike is by aircraft and a drone strike by drones, whatever else is named."""
        tool = {"air_strike": "aircraft", "drone_strike": "drone"}.get(kind)
        if tool is None or {tool, "helicopter"} & {m.value for m in means}:
            return
        start, end = self.tokens[min(found.tokens)].start, self.tokens[max(found.tokens)].end
        means.append(Piece(value=tool, start=start, end=end, basis="inferred", method="what such a strike is made with"))

    def _clause(self, found: Found) -> tuple[int, int]:
        """Tokens around the trigger up to a mark or a conjunction that opens another clause."""
        lo, hi = min(found.tokens), max(found.tokens) + 1
        while lo > 0 and not self._edge(lo - 1):
            lo -= 1
        while hi < len(self.tokens) and not self._edge(hi):
            hi += 1
        return lo, hi

    def _edge(self, i: int) -> bool:
        token = self.tokens[i]
        if token.text in (";", ":") and i > 1:
            return True
        if token.lower in ("while", "whereas", "but", "although", "though", "because", "after", "when", "if") and token.pos in ("SCONJ", "CCONJ"):
            return True
        if token.lower in ("and", "that") and token.pos in ("CCONJ", "SCONJ"):
            head = self.tokens[token.head]
            return head.pos == "VERB" and any(c.dep.startswith("nsubj") for c in (self.tokens[k] for k in self.sentence.children[head.i]))
        return False

    def _target_kinds(self, roles: Roles) -> list[Piece]:
        pieces: list[Piece] = []
        for number in roles.targets:
            chunk = self.chunks[number]
            kinds: tuple[str, ...] = chunk.noun.target_kind if chunk.noun is not None else ()
            if chunk.weapon is not None and chunk.weapon.target_kind:
                kinds = (chunk.weapon.target_kind,)
            if chunk.category == "monitor":
                kinds = ("monitor",)
            if chunk.category == "armed" and not kinds:
                kinds = ("military",)
            for kind in kinds:
                if kind not in [p.value for p in pieces] and kind != "anonymous":
                    pieces.append(Piece(value=kind, start=self.tokens[chunk.start].start, end=self.tokens[chunk.end - 1].end, method="kind of what was hit"))
        return pieces

    def _calm(self, kind: str, found: Found, voice: Voice, modality: Modality) -> tuple[str, Voice, Modality]:
        """ "No violations were recorded" tells calm, it denies nothing."""
        if modality.negated and kind in ("ceasefire_violation", "gunfire", "shelling", "attack", "clash", "explosion", "provocation") and voice.stance == "assert":
            verb = self.tokens[found.predicate]
            near = {t.lemma for t in self.tokens[max(0, found.token - 2) : found.token + 8]} | {verb.lemma}
            counted = kind == "ceasefire_violation" and found.trigger.form == "noun"
            if near & self.vocabulary.recording or counted and self.tokens[0].lower in ("there", "no"):
                return "calm", voice, modality.plain()
        return kind, voice, modality

    def _stance(self, voice: Voice, modality: Modality, actors: list[Piece], kind: str) -> tuple[str, str]:
        if voice.stance == "deny" and kind == "ceasefire" and self._presupposed(voice):
            return "assert", "presupposed by what is denied"
        if voice.stance == "deny" and modality.negated and modality.words != self._cue_offsets(voice):
            return "assert", "a denied negation"
        if voice.stance == "deny":
            return "deny", voice.method
        if modality.negated and kind != "calm":
            return "deny", f"negated by {modality.negation!r}"
        if modality.hedged and voice.speaker in {a.value for a in actors}:
            return "deny", "hedged, and told of the speaker's own side"
        if voice.stance == "concede":
            own = voice.speaker
            if own not in (MEDIA, UNKNOWN):
                return "concede", voice.method
        if voice.stance == "retract":
            return "retract", voice.method
        return "assert", "default" if voice.method == "" else voice.method

    def _presupposed(self, voice: Voice) -> bool:
        """ "Reports of a breach of the ceasefire are false": that there is one is not denied."""
        region = next((r for r in self.item.attributed.regions if r.voice is voice), None)
        if region is None:
            return False
        lemmas = {t.lemma.lower() for t in self.tokens[region.start : region.end]}
        return bool(lemmas & {"breach", "violation", "violate", "break", "infringe", "infringement"})

    def _speech_holds(self, kind: str, found: Found, roles: Roles) -> bool:
        if kind == "demand":
            words = {self.tokens[i].lemma.lower() for i in range(found.token, len(self.tokens))}
            addressed = any(self.chunks[n].refs for n in roles.targets)
            wished = bool(found.trigger.needs_object) or found.trigger.form in ("pair", "phrase")
            if words & self.vocabulary.advice and not addressed and not wished:
                return False
            return addressed or wished or bool(words & self.vocabulary.demanded)
        return True

    def _speech_roles(self, mention: Mention, voice: Voice) -> None:
        """Who speaks is who blames, threatens or demands; the target is somebody else."""
        if mention.type not in SPEECH:
            return
        actor = next((a for a in mention.actors if a.value not in (MEDIA, UNKNOWN)), None)
        if voice.speaker in (MEDIA, UNKNOWN) or mention.type == "demand" and actor is not None and actor.value != voice.speaker and not self._own_region(voice):
            if actor is None:
                return
            mention.speaker, mention.speaker_basis, mention.speaker_method = actor.value, "stated", "who speaks is the subject"
        if mention.type == "blame" and actor is not None and actor.value != mention.speaker:
            mention.targets = [*mention.actors, *[t for t in mention.targets if t.value not in {a.value for a in mention.actors}]]
        mention.targets = [t for t in mention.targets if t.value != mention.speaker]
        cue = mention.cue or mention.trigger
        mention.actors = [Piece(value=mention.speaker, start=cue[0], end=cue[1], basis="inferred", method="who speaks acts")]

    def _own_region(self, voice: Voice) -> bool:
        return voice.sentence == self.sentence.index

    def _is_weak(self, found: Found, mention: Mention, modality: Modality) -> bool:
        """A noun in passing ("in repelling the attack") tells no event of its own."""
        if mention.type == "repelling" and self._in_passing(found):
            return True
        if mention.is_title and found.trigger.form == "noun" and len(found.anchors) == len([a for a in found.anchors if a.voice == "plain"]):
            return len([x for x in (mention.actors, mention.targets, mention.means, mention.places) if x]) < 2
        if found.trigger.form in ("verb", "phrase", "pair"):
            return False
        if any(a.voice in ("act", "undergo", "subject", "happen") for a in found.anchors):
            return False
        token = self.tokens[found.token]
        while token.dep == "conj" and self.tokens[token.head].pos in ("NOUN", "PROPN"):
            token = self.tokens[token.head]
        if token.dep.startswith("nsubj") and self.tokens[token.head].pos in ("VERB", "AUX", "ADJ"):
            return False
        if token.dep == "obj" and mention.actors and self.tokens[token.head].lemma in self.vocabulary.attribution["say"]["verbs"]:
            return False
        if mention.is_title or mention.type == "calm":
            return False
        if mention.type in SPEECH and (self.sentence.of(token.i, "cop") or token.dep == "ROOT" and self.sentence.of(token.i, "ccomp")):
            return False  # "they are the troublemakers"; "X demands that", where the tagger saw a noun
        if mention.type in ("talks", "ceasefire") and token.dep == "obj" and mention.actors:
            return False
        if mention.type in ("ceasefire", "abuse") and (self.sentence.of(found.token, "acl") or self._is_content(found.token)):
            return False
        if mention.stance == "deny" and (mention.type in HOSTILE or mention.type == "withdrawal"):
            return False
        filled = sum(bool(x) for x in (mention.actors, mention.targets, mention.means))
        return filled < 2

    def _in_passing(self, found: Found) -> bool:
        """ "Fell while repelling the attack", "in order to suppress it": an occasion, an aim."""
        verb = self.tokens[found.predicate]
        before = self.tokens[verb.i - 1].lower if verb.i else ""
        if verb.tag == "VBG" and before in ("in", "while", "when", "during", "by", "of", "for"):
            return True
        return verb.tag == "VB" and before == "to" and verb.dep in ("advcl", "acl", "xcomp")

    def _is_content(self, i: int) -> bool:
        """Whether a noun is what a verb of saying speaks of ("he spoke of torture")."""
        at = i
        while self.tokens[at].dep == "conj":
            at = self.tokens[at].head
        verb = self.tokens[self.tokens[at].head]
        return verb.lemma in self.vocabulary.attribution["say"]["verbs"] and self.tokens[at].dep in ("obj", "obl", "nmod")

    # -- places ------------------------------------------------------------------------

    def _assign_places(self, mentions: list[Mention], founds: list[Found]) -> None:
        if not mentions:
            return
        for place in self.item.places:
            owner = self._owner_of(place, mentions)
            if owner is None or place.is_state and owner.generic:
                continue
            role, method = self._place_role(place, owner)
            if any(p.name == place.name and p.role == role for p in owner.places):
                continue
            owner.places.append(PlacePiece(
                name=place.name, role=role, start=self.tokens[place.start].start,
                end=self.tokens[place.end - 1].end, relation=place.phrase, kind=place.kind, method=method,
            ))

    def _owner_of(self, place: PlaceName, mentions: list[Mention]) -> Mention | None:
        """The event that a place belongs to: up the parse, else the nearest in the clause."""
        where = next((m for m in mentions if m.token > place.end and self._follows_where(place, m)), None)
        if where is not None:
            return where
        anchored = {a.token: m for m in mentions if m.found is not None for a in m.found.anchors}
        at, steps = place.start, 0
        for head in self.sentence.ancestors(at):
            steps += 1
            if head in anchored:
                return anchored[head]
            if steps > 8:
                break
        def cost(m: Mention) -> tuple[int, int]:
            gap = place.start - m.token
            lo, hi = sorted((place.start, m.token))
            breaks = sum(t.text in (";", ":") or t.pos == "SCONJ" for t in self.tokens[lo:hi])
            return breaks, abs(gap) + (6 if gap < 0 else 0)
        return min(mentions, key=cost)

    def _follows_where(self, place: PlaceName, mention: Mention) -> bool:
        """ "X, where three were wounded": what the clause tells happened in X."""
        between = [t.lower for t in self.tokens[place.end : place.end + 3]]
        return "where" in between[:2] and not any(
            t.text in (";", ":") for t in self.tokens[place.end : mention.token]
        )

    def _place_role(self, place: PlaceName, mention: Mention) -> tuple[str, str]:
        if place.case == "from":
            return "from", "after 'from'"
        found = mention.found
        located = self.chunks[place.locates] if place.locates >= 0 else None
        if located is not None:
            if located.case == "from":
                return "from", "what is located there is a source"
            if found is not None and self._is_actor_chunk(located, mention) and place.case in ("toward", "in", "at"):
                return ("from", "where the actor stands") if mention.type in HOSTILE and mention.type not in ("ground_attack", "seizure") else ("at", "where the actor stands")
        if mention.type in ("withdrawal", "displacement") and place.case in ("from", "of"):
            return "from", "what was left"
        if mention.type in ("ground_attack", "buildup", "withdrawal", "raid") and place.phrase in ("toward", "towards", "to"):
            return "toward", "direction of movement"
        if place.phrase in ("toward", "towards") and located is None and mention.type in ("gunfire", "shelling"):
            return "toward", "direction of fire"
        return "at", "where it happened"

    def _is_actor_chunk(self, chunk: Chunk, mention: Mention) -> bool:
        start = self.tokens[chunk.start].start
        return any(a.start <= start < a.end for a in mention.actors)

    def _background(self, mentions: list[Mention]) -> list[Mention]:
        """Leave out what only says who somebody is, and a reproach whose matter is told itself."""
        kept: list[Mention] = []
        strong = [m for m in mentions if m.type in HOSTILE and not m.weak and not m.generic]
        for mention in mentions:
            found = mention.found
            verb = self.tokens[found.predicate] if found is not None else None
            if verb is not None and mention.type in ("buildup", "exercise", "monitoring", "talks") and strong:
                chain = [verb, *(self.tokens[i] for i in list(self.sentence.ancestors(verb.i))[:2])]
                if any(t.dep in ("acl", "acl:relcl") for t in chain):
                    continue
            if found is not None and found.trigger.form == "noun" and mention.type in _WISHED:
                over = set(self.sentence.ancestors(found.token))
                if any(m.found is not None and over & set(m.found.tokens) for m in mentions if m.type in (*SPEECH, "talks")):
                    continue
            if mention.type == "blame" and found is not None and found.trigger.key in ("condemn", "denounce", "accuse", "blame"):
                if any(found.token in set(self.sentence.ancestors(s.token)) for s in strong):
                    continue
            kept.append(mention)
        return kept

    # -- inside the sentence -----------------------------------------------------------

    def _absorb(self, mentions: list[Mention]) -> list[Mention]:
        """ "Breaking the ceasefire, they shelled": one event, told by its stronger word."""
        kept = self._repelled(mentions)
        strong = [m for m in mentions if m.type in HOSTILE and m.type not in ("ceasefire_violation",) and not m.generic]
        for mention in mentions:
            if mention.type == "ceasefire_violation" and mention.count is None and not self._counted(mention):
                rivals = [s for s in strong if s is not mention and s.stance == mention.stance and s.speaker == mention.speaker and _agree(s, mention) and s.type in ("shelling", "gunfire", "missile_strike", "air_strike", "drone_strike", "attack")]
                if rivals and mention in kept:
                    self._join(rivals[0], mention)
                    kept.remove(mention)
            elif mention.generic:
                rivals = [s for s in strong if s is not mention and s.stance == mention.stance and s.speaker == mention.speaker and _agree(s, mention)]
                if rivals and mention in kept:
                    self._join(rivals[0], mention)
                    kept.remove(mention)
        return kept

    def _repelled(self, mentions: list[Mention]) -> list[Mention]:
        """ "Repelled eleven attacks" is one event; the attacks are its object (rule 8)."""
        kept = list(mentions)
        for mention in mentions:
            found = mention.found
            if mention.type not in HOSTILE | {"clash"} or mention.type == "repelling" or found is None or found.trigger.form != "noun":
                continue
            at = found.token
            for _ in range(3):
                head = self.tokens[at].head
                if self.tokens[at].dep.partition(":")[0] not in ("obj", "nsubj", "conj", "nmod", "obl"):
                    break
                at = head
                owner = next((m for m in mentions if m.type == "repelling" and m.found is not None and at in m.found.tokens), None)
                if owner is not None and owner is not mention and owner.stance == mention.stance:
                    self._join(owner, mention)
                    owner.actors = [a for a in owner.actors if a.value not in {x.value for x in mention.actors}]
                    if not owner.targets:
                        owner.targets = mention.actors
                    if mention in kept:
                        kept.remove(mention)
                    break
        return kept

    def _counted(self, mention: Mention) -> bool:
        at = mention.token
        return any(t.pos == "NUM" or t.lower in ("times", "twice") for t in self.tokens[max(0, at - 3) : at + 8])

    def _join(self, into: Mention, other: Mention) -> None:
        if not into.actors and into.type != "repelling":
            into.actors = other.actors
        names = {(p.name, p.role) for p in into.places}
        into.places += [p for p in other.places if (p.name, p.role) not in names]

    def _set_span(self, mention: Mention) -> None:
        """The quote: from the first to the last word that carries a value of the mention."""
        lo, hi = mention.trigger
        low, high = self._clause(mention.found) if mention.found is not None else (0, len(self.tokens))
        left, right = self.tokens[low].start, self.tokens[high - 1].end
        for piece in (*mention.actors, *mention.targets, *mention.target_kinds, *mention.means, *mention.places):
            if left <= piece.start and piece.end <= right:
                lo, hi = min(lo, piece.start), max(hi, piece.end)
        mention.start, mention.end = lo, hi


def _only_own(chunk: Chunk) -> Chunk:
    import msgspec

    return msgspec.structs.replace(chunk, refs=chunk.own)


def _agree(a: Mention, b: Mention) -> bool:
    left, right = {p.value for p in a.actors}, {p.value for p in b.actors}
    return not left or not right or bool(left & right)
