"""Whose loss it is: by the words for it, by who caused it, by the event that cost it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.annotate import Chunk, Ref
from counterclaim.claims.attribution import Voice
from counterclaim.claims.context import GROUPS, MEDIA, UNKNOWN, Context, Named
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_events import REACH, TOLLS, Told
from counterclaim.claims.loss_finding import FIGURES, PART, LossFound
from counterclaim.claims.loss_group import FLYING, PEOPLE
from counterclaim.claims.loss_whose import (
    ABUSE,
    FIGHTING,
    IRREGULAR,
    OPEN,
    OWN,
    REGULAR,
    by_nature,
    nature_of,
)
from counterclaim.claims.loss_words import is_form, loss_words
from counterclaim.claims.mentions import Mention
from counterclaim.claims.mourning import mourned
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.vocabulary import Vocabulary

#: How it is said that the owner of a loss is only whom the event was done to.
TARGETED = "target of the event"
#: Words that turn from one side to the other.
_TURNS = frozenset({"whereas", "while", "but", "other", "against", "whilst"})
#: Words in which a side tells the deaths of its own people only.
_HALLOWED = ("martyr", "shehid", "shahid", "shahadat")
#: Who serves no state in the field.
_PEACEKEEPERS = frozenset({"peacekeeper", "peace-keeper", "helmet", "observer"})
_BY_AIR = ("drone_strike", "air_strike", "missile_strike")
#: Words of a figure that sums up more than one side.
_SUMS = frozenset({"both", "two", "together", "combined"})


class Whose:
    """Gives losses their owners, sentence by sentence."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentenced],
        context: Context,
        vocabulary: Vocabulary,
    ) -> None:
        self.sentences = sentences
        self.context = context
        self.vocabulary = vocabulary
        #: The events that the text tells, by sentence.
        self.told: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.told.setdefault(mention.sentence, []).append(mention)
        #: Whose the last losses of a kind were.
        self.last: dict[str, str] = {}
        self.kinds: set[str] = set()
        #: Sentence, voice, owner and last token of the last loss whose owner the words name.
        self.beside: tuple[int, str, str, int] | None = None

    def owner(self, item: Sentenced, loss: LossFound, voice: Voice) -> Named | None:
        """Whose loss the words for it say it is: by a name, by deixis, by the noun."""
        for ref in loss.owner:
            if ref.kind == "both":
                return Named(UNKNOWN, "stated", "both sides")
            if ref.code in ("his", "her") and self._is_kin(item, loss):
                continue
            subject = self._subject(item, loss, voice, ref) if ref.kind == "anaphor" else None
            if ref.kind == "anaphor" and subject is None and self._own_doing(item, loss, voice):
                continue
            named = self.context.resolve(ref, voice.speaker, subject)
            if named is None and ref.kind in ("opponent", "group"):
                open_ = Named(UNKNOWN, "inferred", OPEN)
                return self._attacker(item, voice) or self._group_there(open_, voice.speaker)
            if named is not None and not self._only_counts(named, loss):
                return self._mission(item, loss, named, voice) or named
        return self._by_noun(item, loss, voice)

    def _is_kin(self, item: Sentenced, loss: LossFound) -> bool:
        """ "A trader was killed and his wife injured": a victim's family is of no side by that."""
        kin = loss_words(self.vocabulary.language).sets["kin"]
        return is_form(item.annotated.sentence.tokens[loss.head], kin)

    def _mission(
        self, item: Sentenced, loss: LossFound, named: Named, voice: Voice
    ) -> Named | None:
        """ "Two Irish peacekeepers were wounded": the losses are the mission's that they serve."""
        kinds = self.context.kinds
        if loss.kind not in PEOPLE or loss.what != "military" or kinds.get(named.code) != "state":
            return None
        word = item.annotated.sentence.tokens[loss.head].lemma.lower()
        missions = [c for c in self.context.counts if kinds.get(c) == "mission"]
        if kinds.get(voice.speaker) == "mission":
            missions = [voice.speaker]
        elif word not in _PEACEKEEPERS or len(missions) != 1:
            return None
        party = self.vocabulary.party_index.by_code.get(missions[0])
        if party is None or named.code in party.countries:
            return None
        return Named(missions[0], "inferred", "the mission that they serve")

    def _own_doing(self, item: Sentenced, loss: LossFound, voice: Voice) -> bool:
        """Whether the speaker tells that it killed them itself, so that they are not its own."""
        if loss.agent_chunk is None:
            return False
        chunk = item.annotated.chunks[loss.agent_chunk]
        return voice.speaker in {n.code for n in self.context.parties_of(chunk, voice.speaker)}

    def _attacker(self, item: Sentenced, voice: Voice) -> Named | None:
        """ "The aggressors" in an outlet's words: who attacked in the telling before."""
        index = item.annotated.sentence.index
        for sentence in range(index, max(-1, index - REACH - 1), -1):
            for mention in reversed(self.told.get(sentence, ())):
                near = sentence < index or mention.type == "repelling"
                if not near or mention.is_title or mention.type not in HOSTILE:
                    continue
                if mention.stance != "deny":
                    who = mention.targets if mention.type == "repelling" else mention.actors
                    codes = {p.value for p in who} - {voice.speaker}
                    one = len(codes) == 1
                    return Named(codes.pop(), "inferred", "who attacked") if one else None
        return None

    def _by_noun(self, item: Sentenced, loss: LossFound, voice: Voice) -> Named | None:
        """As in "Six guerrillas were killed", "the militia lost 150 men"."""
        words = loss_words(self.vocabulary.language)
        if loss.what != "civilian" and any(word in loss.method for word in _HALLOWED):
            own = by_nature(OWN, voice.speaker, self.context)
            if own is not None:
                return own
        for at in (loss.holder, loss.head):
            nature = nature_of(item.annotated, words, self.vocabulary.hostile, at)
            if nature:
                named = by_nature(nature, voice.speaker, self.context)
                if nature in (IRREGULAR, ABUSE):
                    return self._group_there(named, voice.speaker)
                return named or self._soldiers(nature, voice.speaker)
        return None

    def _soldiers(self, nature: str, speaker: str) -> Named | None:
        """A state's own soldiers, where it fights a group in the land of the other side."""
        other = self.context.opponent(speaker) if nature == REGULAR else None
        if other is None:
            return None
        group = self._group_there(Named(other, "inferred", OPEN), speaker)
        if group is None or group.code == other:
            return None
        return Named(speaker, "inferred", "soldiers of a state that fights a group")

    def _group_there(self, named: Named | None, speaker: str) -> Named | None:
        """Fighters in a land are those of the group that is best known to fight from there.

        Not where the state itself is whom the speaker's communiqués mean by "the enemy".
        """
        if named is None or self.context.kinds.get(speaker) != "state":
            return named
        lands = {named.code} if named.code != UNKNOWN else set(self.context.counts) - {speaker}
        lands = {c for c in lands if self.context.kinds.get(c) == "state"} - {self.context.main}
        parties = self.vocabulary.party_index
        groups = [
            party
            for party in (parties.by_code[c] for c in parties.adversaries(speaker))
            if party.kind in GROUPS and set(party.countries[:1]) & lands
        ]
        if not groups:
            return named
        best = max(groups, key=lambda p: (self.context.counts[p.code], len(p.names)))
        return Named(best.code, "inferred", "the group that fights the speaker in that land")

    def agent(self, told: Told) -> Named | None:
        """Who is told to have caused the loss: the subject of the verb, where it names a side."""
        loss = told.loss
        if loss.agent_chunk is None:
            return None
        chunk = told.item.annotated.chunks[loss.agent_chunk]
        if all(r.kind == "anaphor" for r in loss.agent):
            speaker = told.voice.speaker
            own = chunk.pronoun or chunk.category == "armed"  # "its fighters killed eight"
            it = own and told.voice.sentence == told.index and loss.high != 0
            side = it and self.context.kinds.get(speaker) in FIGHTING
            return Named(speaker, "inferred", "who says so of itself") if side else None
        for named in self.context.parties_of(chunk, told.voice.speaker):
            if named.code != told.code and self.context.kinds.get(named.code) in FIGHTING:
                return named
        return None

    def _only_counts(self, named: Named, loss: LossFound) -> bool:
        """An organisation that fights nobody reports losses, it does not have them."""
        reports = self.context.kinds.get(named.code) in (
            "international_organisation",
            "monitor",
            "ngo",
            "media",
        )
        return reports and "state" in loss.method and named.code not in self.context.sides

    def _subject(self, item: Sentenced, loss: LossFound, voice: Voice, ref: Ref) -> str | None:
        """Whose "its": a party in the same words, a subject first; whose "his": who speaks them."""
        tokens = item.annotated.sentence.tokens
        speaker = voice.speaker if voice.speaker not in (MEDIA, UNKNOWN) else None
        agent = loss.agent_chunk
        doers = {r.code for r in item.annotated.chunks[agent].refs} if agent is not None else set()
        if agent is not None:
            parties = self.context.parties_of(item.annotated.chunks[agent], voice.speaker)
            doers |= {n.code for n in parties}
        if speaker in doers:
            speaker = None  # "we killed ten of his guards": not the speaker's
        if tokens[ref.start].lower in ("his", "her") and speaker is not None:
            return speaker
        doers |= self._before_who(item, loss)
        named = [
            c
            for c in reversed(item.annotated.chunks)
            if c.end <= loss.start
            and c.refs
            and c.refs[0].code not in doers - {""}  # who kills does not kill its own
            and c.refs[0].kind == "party"
            and self._acts(c)
            and item.attributed.voice_at(c.head) is voice
        ]
        subjects = [c for c in named if tokens[c.head].dep.startswith("nsubj")]
        stressed = [t.lower for t in tokens[ref.end : ref.end + 1]] == ["own"]
        if stressed and not subjects and speaker is not None:
            if self.context.kinds.get(speaker) in FIGHTING:
                return speaker  # "it attacked X; two of its own men were wounded"
        nearest = next(iter(subjects or [c for c in named if c.category != "official"]), None)
        if nearest is not None:
            return nearest.refs[0].code
        if speaker is not None and voice.sentence == item.annotated.sentence.index:
            return speaker  # "X has reported 7 of its own killed"
        return self._spoken_of(item, voice) or speaker

    def _before_who(self, item: Sentenced, loss: LossFound) -> set[str]:
        """The sides named right before "who had killed 15 of its soldiers"."""
        tokens, edge = item.annotated.sentence.tokens, -1
        for at in range(loss.cue, max(-1, loss.cue - 4), -1):
            if tokens[at].lower in ("who", "which"):
                edge = at
                break
        found: set[str] = set()
        for chunk in reversed([c for c in item.annotated.chunks if c.end <= edge]):
            if edge - chunk.end > 2:
                break
            found |= {r.code for r in chunk.refs if r.code}
            edge = chunk.start
        return found

    def _acts(self, chunk: Chunk) -> bool:
        """Whether a chunk names a side: "the extremist X group" as well as an army."""
        named = chunk.category in ("state", "armed", "side", "party", "official")
        return named or self.context.kinds.get(chunk.refs[0].code) == "armed_group"

    def _spoken_of(self, item: Sentenced, voice: Voice) -> str | None:
        """Whom "it" and "they" take up: the armed subject of the sentence before."""
        index = item.annotated.sentence.index
        before = self.sentences[index - 1] if 0 < index <= len(self.sentences) else None
        if (
            before is None
            or before.annotated.sentence.paragraph != item.annotated.sentence.paragraph
        ):
            return None
        tokens = before.annotated.sentence.tokens
        chunks = [
            c
            for c in before.annotated.chunks
            if c.refs and c.category in ("armed", "state", "side", "party") and not c.pronoun
        ]
        subjects = [c for c in chunks if tokens[c.head].dep.startswith("nsubj")]
        for chunk in (*subjects[-1:], *chunks[-1:]):
            named = self.context.parties_of(chunk, voice.speaker)
            if named:
                return named[0].code
        return None

    def of_event(self, home: Mention, told: Told) -> Named | None:
        """Whose loss, by the event: its target's; in a party's own statement its own people's."""
        if told.loss.method == PART:
            return None
        if told.loss.cue in mourned(told.item.annotated):
            hit = {t.value for t in home.targets} - {told.voice.speaker}
            owner = hit.pop() if len(hit) == 1 else UNKNOWN
            return Named(owner, "defaulted" if owner == UNKNOWN else "inferred", "those mourned")
        found = self._told_with(home, told)
        if found is not None:
            return found
        agent = self.agent(told)
        targets = {t.value for t in home.targets}
        if home.type in HOSTILE and len(targets) == 1:
            if agent is None or targets != {agent.code}:
                return Named(home.targets[0].value, "inferred", TARGETED)
            return self._of_agent(agent, told)
        own = home.type in TOLLS or home.found is None
        if not own:
            return None
        if agent is not None:
            return self._of_agent(agent, told)
        if told.loss.kind == "captured" and told.loss.what != "civilian":
            other = self.context.opponent(home.speaker)
            return Named(other, "inferred", "whom the speaker takes prisoner") if other else None
        if told.loss.method in FIGURES and told.loss.kind in self.kinds:
            return None  # settled when the owner of the earlier figure is known
        if home.speaker in self.context.sides and self._fights(home.speaker):
            return Named(home.speaker, "inferred", "losses told by their own side")
        return None

    def _fights(self, code: str) -> bool:
        return code not in (MEDIA, UNKNOWN) and self.context.kinds.get(code) in FIGHTING

    def _under_fire(self, home: Mention, told: Told) -> Named | None:
        """ "Two missiles were intercepted; nobody was hurt": none of those they were sent at."""
        targets = {t.value for t in home.targets}
        if home.type != "shoot_down" or told.loss.kind not in PEOPLE or len(targets) > 1:
            return None
        if told.loss.high != 0 and told.loss.what != "civilian":
            return None
        doers = {a.value for a in home.actors} or {home.speaker}
        doers = {d for d in doers if self.context.kinds.get(d) in FIGHTING} - targets
        return Named(doers.pop(), "inferred", "under what was shot down") if doers else None

    def _told_with(self, home: Mention, told: Told) -> Named | None:
        """Whose loss, by what is told beside it: none lost, a figure told before, a toll."""
        under = self._under_fire(home, told)
        if under is not None:
            return under
        if told.loss.high == 0 and self._reports_none(home):
            return Named(home.speaker, "inferred", "none lost on the side that says so")
        if told.party is None and told.loss.method in FIGURES and not told.loss.total:
            if _SUMS & {t.lower for t in told.tokens}:
                return Named(UNKNOWN, "inferred", "a sum over more than one side")
            last = self.last.get(told.loss.kind)
            if last is not None:
                return Named(last, "inferred", "whose losses were told before")
        if home.type in TOLLS and home.losses:
            parties = {x.party for x in home.losses}
            if len(parties) == 1 and UNKNOWN not in parties:
                return Named(home.losses[0].party, "inferred", "the losses told with it")
        return self._attackers_own(home, told) or self._toll_beside(home, told)

    def _attackers_own(self, home: Mention, told: Told) -> Named | None:
        """The drones that are shot down in an attack by drones are the attacker's."""
        if told.loss.kind != "destroyed" or told.loss.what not in FLYING:
            return None
        if home.type not in (*_BY_AIR, "shoot_down") or told.loss.agent_chunk is not None:
            return None
        for raid in (home, *self.told.get(told.index, ())):
            same = raid.sentence == told.index and raid.speaker == home.speaker
            if same and raid.type in _BY_AIR and len({a.value for a in raid.actors}) == 1:
                return Named(raid.actors[0].value, "inferred", "what the attacker sent")
        return None

    def _toll_beside(self, home: Mention, told: Told) -> Named | None:
        """As in "The enemy's losses were 90 men; two tanks were destroyed": of the same side."""
        if home.found is not None or self.beside is None or not self.goes_on(told):
            return None
        return self.same_side()

    def same_side(self) -> Named | None:
        """Whose the last loss told was, by the words for it or by its event."""
        if self.beside is None:
            return None
        return Named(self.beside[2], "inferred", "the losses told in the same sentence")

    def goes_on(self, told: Told) -> bool:
        """Whether things lost follow a side's toll in its sentence, with nobody told to do it."""
        last = self.beside
        if last is None or last[:2] != (told.index, told.voice.speaker) or told.party is not None:
            return False
        if any(t.lower in _TURNS for t in told.tokens[last[3] : told.loss.start]):
            return False
        return told.loss.kind in ("destroyed", "damaged") and told.loss.agent_chunk is None

    def _reports_none(self, home: Mention) -> bool:
        """ "No casualties" after its own act or defence: the speaker's own."""
        if home.speaker not in self.context.sides:
            return False
        acts = home.speaker in {a.value for a in home.actors}
        return home.type in ("shoot_down", "repelling") and acts

    def _of_agent(self, agent: Named, told: Told) -> Named | None:
        """What a side destroys is its opponent's; civilians it kills may be anybody's."""
        speaker = told.voice.speaker
        other = self.context.opponent(agent.code)
        if agent.code != speaker and speaker in self.context.sides:
            return Named(speaker, "inferred", "what its opponent is told to have done")
        if told.loss.what in ("civilian", "any") and agent.code != speaker:
            return None
        return Named(other or UNKNOWN, "inferred", "whom the one who caused it fights")
