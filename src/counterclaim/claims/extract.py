"""From annotated sentences to mentions of events, each with its roles and its voice."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Chunk
from counterclaim.claims.attribution import Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.fillers import fillers_fit
from counterclaim.claims.found import Anchor, Found
from counterclaim.claims.kinds import HOSTILE, SPEECH
from counterclaim.claims.mentions import Mention, Piece, PlacePiece
from counterclaim.claims.modality import Modality, judge
from counterclaim.claims.participants import Participants, Sentenced
from counterclaim.claims.places import PlaceName
from counterclaim.claims.roles import Roles, Slot, fill_roles, govern
from counterclaim.claims.triggers import find_triggers
from counterclaim.claims.typing import announces, refine_type
from counterclaim.claims.vocabulary import Vocabulary

#: What a call or a talk is about is no act of its own: "an appeal on the withdrawal of forces".
_WISHED = frozenset(
    {
        "withdrawal",
        "handover",
        "ceasefire",
        "displacement",
        "monitoring",
        "buildup",
        "blockade",
        "exercise",
    }
)


def place_pieces(item: Sentenced) -> list[PlacePiece]:
    """The places of a sentence that tells no event, as where its losses were suffered."""
    tokens = item.annotated.sentence.tokens
    return [
        PlacePiece(
            name=p.name,
            role="from" if p.case == "from" else "at",
            start=tokens[p.start].start,
            end=tokens[p.end - 1].end,
            relation=p.phrase,
            kind=p.kind,
            method="where the losses were",
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


class _Extractor(Participants):
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
        targets = self._parties(
            roles.targets, voice, kind, "target", roles, taken={a.value for a in actors}
        )
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
        if (
            kind == "repelling"
            and modality.status in ("planned", "hypothetical")
            and own
            and not modality.negated
        ):
            kind, rule = "threat", f"{rule}: an answer that is announced"
        if announces(kind, modality, {a.value for a in actors}, voice.speaker):
            kind, rule = "threat", f"{rule}: an act of one's own that is announced"
        mention = Mention(
            sentence=self.sentence.index,
            paragraph=self.sentence.paragraph,
            is_title=self.sentence.is_title,
            token=found.token,
            type=kind,
            frame=found.trigger.frame,
            rule=rule,
            start=0,
            end=0,
            trigger=(self.tokens[min(found.tokens)].start, self.tokens[max(found.tokens)].end),
            speaker=voice.speaker,
            speaker_basis=voice.basis,
            speaker_method=voice.method,
            cue=self._cue_offsets(voice),
            stance=stance,
            stance_method=stance_method,
            stance_words=modality.words
            if stance == "deny" and modality.negated
            else self._cue_offsets(voice),
            status=modality.status,
            status_method=modality.status_method,
            actors=actors,
            targets=targets,
            target_kinds=target_kinds,
            means=means,
            places=[],
            times=[],
            losses=[],
            found=found,
            hearsay=modality.hedged or voice.hearsay,
            also=voice.also,
        )
        mention.halting = kind == "demand" and bool(
            {t.lemma for t in self.tokens}
            & {
                "halt",
                "stop",
                "cease",
                "cessation",
                "end",
                "ceasefire",
                "restraint",
                "hostility",
                "violence",
                "unacceptable",
            }
        )
        if kind == "calm":
            mention.actors, mention.targets = [], []
        self._speech_roles(mention, voice)
        mention.weak = self._is_weak(found, mention, modality)
        mention.generic = kind == "attack" and found.trigger.frame == "assault"
        return mention

    def _calm(
        self, kind: str, found: Found, voice: Voice, modality: Modality
    ) -> tuple[str, Voice, Modality]:
        """ "No violations were recorded" tells calm, it denies nothing."""
        if (
            modality.negated
            and kind
            in (
                "ceasefire_violation",
                "gunfire",
                "shelling",
                "attack",
                "clash",
                "explosion",
                "provocation",
            )
            and voice.stance == "assert"
        ):
            verb = self.tokens[found.predicate]
            near = {t.lemma for t in self.tokens[max(0, found.token - 2) : found.token + 8]} | {
                verb.lemma
            }
            counted = kind == "ceasefire_violation" and found.trigger.form == "noun"
            if (
                near & self.vocabulary.recording
                or counted
                and self.tokens[0].lower in ("there", "no")
            ):
                return "calm", voice, modality.plain()
        return kind, voice, modality

    def _stance(
        self, voice: Voice, modality: Modality, actors: list[Piece], kind: str
    ) -> tuple[str, str]:
        if voice.stance == "deny" and kind == "ceasefire" and self._presupposed(voice):
            return "assert", "presupposed by what is denied"
        if (
            voice.stance == "deny"
            and modality.negated
            and modality.words != self._cue_offsets(voice)
        ):
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
        return bool(
            lemmas & {"breach", "violation", "violate", "break", "infringe", "infringement"}
        )

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
        if (
            voice.speaker in (MEDIA, UNKNOWN)
            or mention.type == "demand"
            and actor is not None
            and actor.value != voice.speaker
            and not self._own_region(voice)
        ):
            if actor is None:
                return
            mention.speaker, mention.speaker_basis, mention.speaker_method = (
                actor.value,
                "stated",
                "who speaks is the subject",
            )
        if mention.type == "blame" and actor is not None and actor.value != mention.speaker:
            mention.targets = [
                *mention.actors,
                *[t for t in mention.targets if t.value not in {a.value for a in mention.actors}],
            ]
        mention.targets = [t for t in mention.targets if t.value != mention.speaker]
        cue = mention.cue or mention.trigger
        mention.actors = [
            Piece(
                value=mention.speaker,
                start=cue[0],
                end=cue[1],
                basis="inferred",
                method="who speaks acts",
            )
        ]

    def _own_region(self, voice: Voice) -> bool:
        return voice.sentence == self.sentence.index

    def _is_weak(self, found: Found, mention: Mention, modality: Modality) -> bool:
        """A noun in passing ("in repelling the attack") tells no event of its own."""
        if mention.type == "repelling" and self._in_passing(found):
            return True
        if (
            mention.is_title
            and found.trigger.form == "noun"
            and len(found.anchors) == len([a for a in found.anchors if a.voice == "plain"])
        ):
            return (
                len(
                    [
                        x
                        for x in (mention.actors, mention.targets, mention.means, mention.places)
                        if x
                    ]
                )
                < 2
            )
        if found.trigger.form in ("verb", "phrase", "pair"):
            return False
        if any(a.voice in ("act", "undergo", "subject", "happen") for a in found.anchors):
            return False
        token = self.tokens[found.token]
        while token.dep == "conj" and self.tokens[token.head].pos in ("NOUN", "PROPN"):
            token = self.tokens[token.head]
        if token.dep.startswith("nsubj") and self.tokens[token.head].pos in ("VERB", "AUX", "ADJ"):
            return False
        if (
            token.dep == "obj"
            and mention.actors
            and self.tokens[token.head].lemma in self.vocabulary.attribution["say"]["verbs"]
        ):
            return False
        if mention.is_title or mention.type == "calm":
            return False
        if mention.type in SPEECH and (
            self.sentence.of(token.i, "cop")
            or token.dep == "ROOT"
            and self.sentence.of(token.i, "ccomp")
        ):
            return (
                False  # "they are the troublemakers"; "X demands that", where the tagger saw a noun
            )
        if mention.type in ("talks", "ceasefire") and token.dep == "obj" and mention.actors:
            return False
        if mention.type in ("ceasefire", "abuse") and (
            self.sentence.of(found.token, "acl") or self._is_content(found.token)
        ):
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
        return verb.lemma in self.vocabulary.attribution["say"]["verbs"] and self.tokens[
            at
        ].dep in ("obj", "obl", "nmod")

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
            owner.places.append(
                PlacePiece(
                    name=place.name,
                    role=role,
                    start=self.tokens[place.start].start,
                    end=self.tokens[place.end - 1].end,
                    relation=place.phrase,
                    kind=place.kind,
                    method=method,
                )
            )

    def _owner_of(self, place: PlaceName, mentions: list[Mention]) -> Mention | None:
        """The event that a place belongs to: up the parse, else the nearest in the clause."""
        where = next(
            (m for m in mentions if m.token > place.end and self._follows_where(place, m)), None
        )
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
            if (
                found is not None
                and self._is_actor_chunk(located, mention)
                and place.case in ("toward", "in", "at")
            ):
                return (
                    ("from", "where the actor stands")
                    if mention.type in HOSTILE and mention.type not in ("ground_attack", "seizure")
                    else ("at", "where the actor stands")
                )
        if mention.type in ("withdrawal", "displacement") and place.case in ("from", "of"):
            return "from", "what was left"
        if mention.type in ("ground_attack", "buildup", "withdrawal", "raid") and place.phrase in (
            "toward",
            "towards",
            "to",
        ):
            return "toward", "direction of movement"
        if (
            place.phrase in ("toward", "towards")
            and located is None
            and mention.type in ("gunfire", "shelling")
        ):
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
            if (
                verb is not None
                and mention.type in ("buildup", "exercise", "monitoring", "talks")
                and strong
            ):
                chain = [verb, *(self.tokens[i] for i in list(self.sentence.ancestors(verb.i))[:2])]
                if any(t.dep in ("acl", "acl:relcl") for t in chain):
                    continue
            if found is not None and found.trigger.form == "noun" and mention.type in _WISHED:
                over = set(self.sentence.ancestors(found.token))
                if any(
                    m.found is not None and over & set(m.found.tokens)
                    for m in mentions
                    if m.type in (*SPEECH, "talks")
                ):
                    continue
            if (
                mention.type == "blame"
                and found is not None
                and found.trigger.key in ("condemn", "denounce", "accuse", "blame")
            ):
                if any(found.token in set(self.sentence.ancestors(s.token)) for s in strong):
                    continue
            kept.append(mention)
        return kept

    # -- inside the sentence -----------------------------------------------------------

    def _absorb(self, mentions: list[Mention]) -> list[Mention]:
        """ "Breaking the ceasefire, they shelled": one event, told by its stronger word."""
        kept = self._repelled(mentions)
        strong = [
            m
            for m in mentions
            if m.type in HOSTILE and m.type not in ("ceasefire_violation",) and not m.generic
        ]
        for mention in mentions:
            if (
                mention.type == "ceasefire_violation"
                and mention.count is None
                and not self._counted(mention)
            ):
                rivals = [
                    s
                    for s in strong
                    if s is not mention
                    and s.stance == mention.stance
                    and s.speaker == mention.speaker
                    and _agree(s, mention)
                    and s.type
                    in (
                        "shelling",
                        "gunfire",
                        "missile_strike",
                        "air_strike",
                        "drone_strike",
                        "attack",
                    )
                ]
                if rivals and mention in kept:
                    self._join(rivals[0], mention)
                    kept.remove(mention)
            elif mention.generic:
                rivals = [
                    s
                    for s in strong
                    if s is not mention
                    and s.stance == mention.stance
                    and s.speaker == mention.speaker
                    and _agree(s, mention)
                ]
                if rivals and mention in kept:
                    self._join(rivals[0], mention)
                    kept.remove(mention)
        return kept

    def _repelled(self, mentions: list[Mention]) -> list[Mention]:
        """ "Repelled eleven attacks" is one event; the attacks are its object (rule 8)."""
        kept = list(mentions)
        for mention in mentions:
            found = mention.found
            if (
                mention.type not in HOSTILE | {"clash"}
                or mention.type == "repelling"
                or found is None
                or found.trigger.form != "noun"
            ):
                continue
            at = found.token
            for _ in range(3):
                head = self.tokens[at].head
                if self.tokens[at].dep.partition(":")[0] not in (
                    "obj",
                    "nsubj",
                    "conj",
                    "nmod",
                    "obl",
                ):
                    break
                at = head
                owner = next(
                    (
                        m
                        for m in mentions
                        if m.type == "repelling" and m.found is not None and at in m.found.tokens
                    ),
                    None,
                )
                if owner is not None and owner is not mention and owner.stance == mention.stance:
                    self._join(owner, mention)
                    owner.actors = [
                        a for a in owner.actors if a.value not in {x.value for x in mention.actors}
                    ]
                    if not owner.targets:
                        owner.targets = mention.actors
                    if mention in kept:
                        kept.remove(mention)
                    break
        return kept

    def _counted(self, mention: Mention) -> bool:
        at = mention.token
        return any(
            t.pos == "NUM" or t.lower in ("times", "twice")
            for t in self.tokens[max(0, at - 3) : at + 8]
        )

    def _join(self, into: Mention, other: Mention) -> None:
        if not into.actors and into.type != "repelling":
            into.actors = other.actors
        names = {(p.name, p.role) for p in into.places}
        into.places += [p for p in other.places if (p.name, p.role) not in names]

    def _set_span(self, mention: Mention) -> None:
        """The quote: the clause of the trigger, without the marks at its ends.

        A clause reads by itself, and its words stand but once in the text, which "fire" does not.
        """
        low, high = (
            self._clause(mention.found) if mention.found is not None else (0, len(self.tokens))
        )
        while low < high - 1 and self.tokens[low].pos in ("PUNCT", "CCONJ", "SPACE"):
            low += 1
        while high - 1 > low and self.tokens[high - 1].pos in ("PUNCT", "SPACE"):
            high -= 1
        start, end = mention.trigger
        mention.start = min(start, self.tokens[low].start)
        mention.end = max(end, self.tokens[high - 1].end)


def _agree(a: Mention, b: Mention) -> bool:
    left, right = {p.value for p in a.actors}, {p.value for p in b.actors}
    return not left or not right or bool(left & right)
