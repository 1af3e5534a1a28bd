"""From annotated sentences to mentions of events, each with its roles and its voice."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.absorbing import WISHED, Absorbing
from counterclaim.claims.attribution import Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context
from counterclaim.claims.fillers import fillers_fit
from counterclaim.claims.found import Anchor, Found
from counterclaim.claims.kinds import HOSTILE, SPEECH
from counterclaim.claims.means import add_tool
from counterclaim.claims.mentions import Mention, Piece, PlacePiece
from counterclaim.claims.modality import Modality, fit_status, judge
from counterclaim.claims.mourning import spare_mourners
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.reproaching import condemns_alone, speaks_itself
from counterclaim.claims.roles import Roles, Slot, govern
from counterclaim.claims.seeking import fill_roles
from counterclaim.claims.target_kinds import kinds_hit
from counterclaim.claims.threats import conditional_threats
from counterclaim.claims.triggers import find_triggers
from counterclaim.claims.typing import announces, by_whom_it_befell, refine_type, told_as_fact
from counterclaim.claims.venues import venue_opened, who_met
from counterclaim.claims.vocabulary import Vocabulary

#: Verbs of a threat whose subject is who is threatened: "they will pay for it".
_WILL = frozenset({"will", "would", "shall", "wo", "'ll"})
_SUFFERING = frozenset(
    {"pay", "face", "suffer", "regret", "rue", "tremble", "burn", "bleed", "weep", "shake", "taste"}
)
#: Verbs of helping a group to fight: what a state is reproached with, and denies.
_SPONSORING = frozenset(
    {
        "arm",
        "train",
        "finance",
        "fund",
        "bankroll",
        "back",
        "support",
        "sponsor",
        "equip",
        "harbour",
        "harbor",
        "subsidise",
        "subsidize",
        "enlist",
        "incite",
        "instigate",
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
        if p.span is None
    ]


def extract_mentions(
    sentences: Sequence[Sentenced], context: Context, vocabulary: Vocabulary
) -> list[Mention]:
    """All mentions of a document in order; places are assigned, times and losses not yet."""
    mentions: list[Mention] = []
    for number, item in enumerate(sentences):
        last = sentences[number - 1] if number else None
        if last is not None and not last.annotated.sentence.is_title:
            item.before = last
        mentions += _Extractor(item, context, vocabulary).run()
    return mentions


class _Extractor(Absorbing):
    def run(self) -> list[Mention]:
        founds = find_triggers(self.annotated, self.vocabulary, self.item.before)
        if not founds:
            return conditional_threats([], self.item, self.context)
        anchors = {a.token: a for f in founds for a in f.anchors}
        slots = govern(self.annotated, anchors)
        made: list[Mention] = []
        for first in founds:
            if venue_opened(self.annotated, first, founds) >= 0:
                continue
            chosen = self._sense(first, anchors, slots)
            if chosen is None:
                continue
            mention = self._mention(*chosen, founds)
            if mention is not None:
                made.append(mention)
        spare_mourners(made, self.annotated)
        made = self._background(made)
        self._assign_places(made, founds)
        made = self._absorb(made)
        for mention in made:
            self._set_span(mention)
        return conditional_threats(made, self.item, self.context)

    def _sense(
        self, first: Found, anchors: dict[int, Anchor], slots: list[Slot]
    ) -> tuple[Found, Roles] | None:
        """The first reading of the trigger's words that its fillers allow."""
        for found in self._by_target(first):
            if found is not first:
                slots = govern(self.annotated, {**anchors, **{a.token: a for a in found.anchors}})
            roles = fill_roles(self.annotated, found, slots, self.vocabulary)
            if not roles.actors and found.trigger.needs_subject:
                roles.actors = self._sentence_subject(found, roles)
            kinds = self.vocabulary.party_kinds
            if fillers_fit(self.annotated, found, roles, self.item.places, kinds, self.item.before):
                return found, roles
        return None

    # -- one mention -------------------------------------------------------------------

    def _mention(self, found: Found, roles: Roles, founds: Sequence[Found]) -> Mention | None:
        voice = self._voice(found)
        modality = judge(self.annotated, found, self.vocabulary)
        kind = found.trigger.type
        if not roles.actors and found.trigger.form != "noun":
            roles.actors = self._sentence_subject(found, roles)
        roles.actors = self._past_insertion(found, roles, voice)
        actors = self._parties(roles.actors, voice, kind, "actor", found)
        actors = actors or self._own_gain(found, voice)
        actors = self._not_on_itself(actors, roles, voice, found)
        roles.targets = [n for n in roles.targets if not self._only_tells(n, voice)]
        targets = self._parties(
            roles.targets, voice, kind, "target", found, taken={a.value for a in actors}
        )
        targets = targets or self._own_hit(found, roles, voice, actors)
        met = who_met(self.annotated, found, founds) if not targets else []
        targets = targets or self._parties(
            met, voice, kind, "target", found, taken={a.value for a in actors}
        )
        means = self._means(found, roles, founds)
        kind, rule = refine_type(kind, found, {m.value for m in means}, self.annotated)
        if roles.actors or kind == "seizure":
            hit = [self.chunks[n] for n in roles.targets]
            kind = by_whom_it_befell(kind, found, hit, self.annotated, means)
        add_tool(self.annotated, kind, found, means)
        kind, voice, modality = self._calm(kind, found, voice, modality)
        stance, stance_method = self._stance(voice, modality, actors, kind, found)
        disowned = self._disowned(kind, stance, found, actors, voice)
        if kind == "blame" and not disowned and self._helps(found, actors, voice):
            return None
        if kind == "blame" and (stance == "deny" or found.trigger.frame == "sponsor"):
            if not disowned:
                return None  # what is denied is the matter of the reproach, not that it was made
            actors, targets = [], disowned
        if kind == "displacement" and self._fighters_flee(found):
            return None
        if modality.wished and (kind == "calm" or self._to_end(kind, found)):
            return None  # "demanded that the army stop the shelling": the demand tells it
        if (kind in WISHED or kind == "capture") and modality.wished:
            kind, rule = "demand", f"{rule}: told as what should be"
        elif kind in SPEECH and not self._speech_holds(kind, found, roles):
            return None
        if modality.negation == "without" or modality.open:
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
        if kind == "calm" and modality.status == "planned":
            if self._not_calm(found):
                return None  # "shall not sleep in peace"
            kind, rule = "ceasefire", f"{rule}: calm that is announced"
        modality = fit_status(kind, stance, modality, self.annotated)
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
            target_kinds=kinds_hit(
                self.annotated, found, roles, kind, self.context, self.vocabulary
            ),
            means=means,
            places=[],
            times=[],
            losses=[],
            found=found,
            hearsay=modality.hedged or voice.hearsay,
            also=voice.also,
            unnamed=tuple(
                role
                for role, chunks, found_in in (
                    ("actor", roles.actors, actors),
                    ("target", roles.targets, targets),
                )
                if self._unnamed(chunks, found_in)
            ),
        )
        if kind == "clash" and not mention.unnamed and self._beside_another(roles.actors):
            mention.unnamed = ("actor",)
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
        if condemns_alone(mention, voice, self.tokens):
            return None
        if not disowned:
            self._speech_roles(mention, voice)
        self._own_deed(mention)
        mention.weak = self._is_weak(found, mention, modality)
        mention.again = self._is_again(found, roles) and kind in HOSTILE
        if mention.again:
            mention.actors = [a for a in mention.actors if a.basis == "stated"]
            mention.targets = [t for t in mention.targets if t.basis == "stated"]
        mention.generic = (
            kind == "attack"
            and found.trigger.frame == "assault"
            or kind == "clash"
            and self._is_occasion(found)
        )
        return mention

    def _disowned(
        self, kind: str, stance: str, found: Found, actors: list[Piece], voice: Voice
    ) -> list[Piece]:
        """ "Denied arming the rebels": the reproach that is denied is made to who denies it."""
        sponsoring = found.trigger.frame == "sponsor" or _first_word(found) in _SPONSORING
        if kind != "blame" or stance != "deny" or not sponsoring:
            return []
        if voice.speaker in (MEDIA, UNKNOWN):
            return []
        own = [a for a in actors if a.value == voice.speaker]
        if actors:
            return own
        at = self.tokens[found.token]
        return [
            Piece(
                value=voice.speaker,
                start=at.start,
                end=at.end,
                basis="inferred",
                method="who denies a reproach is whom it is made to",
            )
        ]

    def _helps(self, found: Found, actors: list[Piece], voice: Voice) -> bool:
        """ "The rebels, whom the neighbour supports": nobody is reproached with it there."""
        if _first_word(found) not in _SPONSORING:
            return False
        return voice.speaker in (MEDIA, UNKNOWN) or {a.value for a in actors} == {voice.speaker}

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

    def _beside(self, voice: Voice, found: Found) -> bool:
        """ "We did not shell it, and the claims of X are false": two denials, none of the other."""
        if voice.cue is None or voice.sentence != self.sentence.index:
            return False
        between = self.tokens[found.token : max(found.token, voice.cue[0])]
        return any(t.pos == "CCONJ" or t.text == ";" for t in between)

    def _stance(
        self, voice: Voice, modality: Modality, actors: list[Piece], kind: str, found: Found
    ) -> tuple[str, str]:
        if voice.stance == "deny" and kind == "ceasefire" and self._presupposed(voice):
            return "assert", "presupposed by what is denied"
        if (
            voice.stance == "deny"
            and modality.negated
            and modality.words != self._cue_offsets(voice)
            and not self._beside(voice, found)
        ):
            return "assert", "a denied negation"
        if voice.stance == "deny":
            return "deny", voice.method
        if (
            modality.negated
            and kind != "calm"
            and not (kind == "threat" and self._to_come(modality))
        ):
            return "deny", f"negated by {modality.negation!r}"
        if modality.hedged and voice.speaker in {a.value for a in actors}:
            return "deny", "hedged, and told of the speaker's own side"
        if modality.alleged and not actors and voice.speaker == self.context.publisher:
            if kind in HOSTILE:
                return "deny", "only alleged, in a party's own statement"
        if voice.stance == "concede":
            own = voice.speaker
            if own not in (MEDIA, UNKNOWN):
                return "concede", voice.method
        if voice.stance == "retract":
            return "retract", voice.method
        return "assert", "default" if voice.method == "" else voice.method

    def _to_come(self, modality: Modality) -> bool:
        """“The answer will not be long in coming": a threat by what it says will not be."""
        words = modality.words
        at = next((t.i for t in self.tokens if words and t.start == words[0]), 0)
        return any(t.lower in _WILL for t in self.tokens[max(0, at - 2) : at])

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
        if kind == "blame" and found.trigger.key == "charge":  # what is charged is told behind it
            return self.tokens[min(found.token + 1, len(self.tokens) - 1)].lower != "that"
        if kind == "demand":
            if found.trigger.key == "insist" and told_as_fact(self.tokens, found.token):
                return False
            words = {self.tokens[i].lemma.lower() for i in range(found.token, len(self.tokens))}
            addressed = any(
                self.chunks[n].refs
                or self.chunks[n].category in ("side", "armed", "state", "media")
                for n in roles.targets
            )
            if found.trigger.key in ("expect", "want", "need") and not self._of_somebody(found):
                return False
            wished = bool(found.trigger.needs_object) or found.trigger.form in ("pair", "phrase")
            if words & self.vocabulary.advice and not addressed and not wished:
                return False
            return addressed or wished or bool(words & self.vocabulary.demanded)
        return True

    def _not_calm(self, found: Found) -> bool:
        """Whether a negation stands before a word of calm."""
        before = self.tokens[max(0, min(found.tokens) - 5) : min(found.tokens)]
        return any(t.lower in ("not", "n't", "never", "no") for t in before)

    def _to_end(self, kind: str, found: Found) -> bool:
        """Whether somebody is asked to end it: what is asked is a demand, told by its own verb."""
        verb = self.tokens[found.predicate]
        return kind in HOSTILE | {"clash"} and verb.lemma in ("stop", "cease", "end", "halt")

    def _of_somebody(self, found: Found) -> bool:
        """Whether a wish is addressed: "expects to lift it" is what one will do oneself."""
        if self.sentence.of(found.token, "obj", "iobj", "nsubj:pass", "aux:pass"):
            return True
        after = self.tokens[found.token + 1].lower if found.token + 1 < len(self.tokens) else ""
        return after not in ("to", "that")

    def _speech_roles(self, mention: Mention, voice: Voice) -> None:
        """Who speaks is who blames, threatens or demands; the target is somebody else."""
        if mention.type not in SPEECH:
            return
        voice = self._cue_voice(mention, voice)
        actor = next((a for a in mention.actors if a.value not in (MEDIA, UNKNOWN)), None)
        if (
            voice.speaker in (MEDIA, UNKNOWN)
            or actor is not None
            and speaks_itself(mention, actor, voice, self.tokens)
        ):
            if actor is None:
                return
            mention.speaker, mention.speaker_basis, mention.speaker_method = (
                actor.value,
                "stated",
                "who speaks is the subject",
            )
        suffers = mention.found is not None and _first_word(mention.found) in _SUFFERING
        if mention.type == "threat" and suffers:
            mention.targets = [*mention.actors, *mention.targets]
        elif mention.type == "threat" and actor is not None and actor.value != mention.speaker:
            return  # what a party tells of another's threat
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

    def _cue_voice(self, mention: Mention, voice: Voice) -> Voice:
        """“The envoy urged both to stop": the verb opens the region of whoever urges.

        So does "Kigali accused Kinshasa of" behind a sentence that Kinshasa has told.
        """
        held = voice.method.startswith("held")
        if voice.speaker not in (MEDIA, UNKNOWN) and not held or mention.found is None:
            return voice
        at = mention.found.token
        for region in self.item.attributed.regions:
            cue = region.voice.cue
            said = region.voice.method.startswith("said by") and region.voice.stance == "assert"
            here = region.voice.sentence == self.sentence.index
            if said and here and cue is not None and cue[0] <= at < cue[1]:
                mention.speaker, mention.speaker_basis = region.voice.speaker, region.voice.basis
                mention.speaker_method, mention.cue = region.voice.method, mention.trigger
                return region.voice
        return voice

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


def _first_word(found: Found) -> str:
    return found.trigger.key.partition(" ")[0]
