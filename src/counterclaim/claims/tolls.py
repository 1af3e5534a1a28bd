"""Losses and counts find the event that they belong to; a toll without one is its own claim.

What a text tells as the result of an event belongs to that event's claim; a toll whose event
is only an occasion in a phrase, and an earlier figure, are claims of their own (scheme rule 5).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.attribution import Attributed, Voice
from counterclaim.claims.context import MEDIA, UNKNOWN, Context, Named
from counterclaim.claims.extract import HOSTILE, Sentenced, place_pieces
from counterclaim.claims.losses import LossFound, find_losses
from counterclaim.claims.mentions import CountPiece, LossPiece, Mention, Piece
from counterclaim.claims.numbers import Count, find_counts
from counterclaim.claims.vocabulary import Vocabulary

#: How many sentences back a report of losses finds its event.
REACH = 4
PEOPLE = frozenset({"killed", "wounded", "captured", "missing", "killed_or_wounded", "dead_or_missing"})
_BEARING = HOSTILE | {"clash", "casualties", "damage"}
_COUNTED = {
    "times": _BEARING | {"ceasefire_violation", "repelling", "explosion", "exercise"},
    "shots": frozenset({"shelling", "gunfire", "missile_strike", "explosion", "exercise", "ceasefire_violation", "drone_strike"}),
    "acts": _BEARING | {"ceasefire_violation", "repelling", "explosion", "airspace_violation", "monitoring"},
    "objects": frozenset({"buildup", "airspace_violation", "shelling", "missile_strike", "drone_strike", "monitoring"}),
}


def attach_losses(
    mentions: list[Mention], sentences: Sequence[Sentenced], context: Context, vocabulary: Vocabulary
) -> list[Mention]:
    """Mentions with their losses and counts, and mentions for tolls that have no event."""
    return _Attacher(mentions, sentences, context, vocabulary).run()


class _Attacher:
    def __init__(
        self, mentions: list[Mention], sentences: Sequence[Sentenced], context: Context,
        vocabulary: Vocabulary,
    ) -> None:
        self.mentions = list(mentions)
        self.sentences = sentences
        self.context = context
        self.vocabulary = vocabulary

    def run(self) -> list[Mention]:
        before: list[LossFound] = []
        for item in self.sentences:
            self._counts(item)
            losses = find_losses(item.annotated, self.vocabulary, before)
            for loss in losses:
                self._place(item, loss)
            before += losses
        for mention in self.mentions:
            self._kinds_of_people(mention)
        return sorted(self.mentions, key=lambda m: (m.sentence, m.trigger))

    def _kinds_of_people(self, mention: Mention) -> None:
        """Where no object is named, who was hit by an act is told by who was lost in it."""
        if mention.target_kinds or mention.type in ("repelling", "casualties", "damage", "handover", "capture"):
            return
        targets = {t.value for t in mention.targets}
        for loss in mention.losses:
            if loss.what in ("military", "civilian") and (not targets or loss.party in targets) and loss.high != 0:
                if loss.what not in {k.value for k in mention.target_kinds}:
                    mention.target_kinds.append(Piece(value=loss.what, start=loss.start, end=loss.end, basis="inferred", method="who was lost"))

    # -- counts ------------------------------------------------------------------------

    def _counts(self, item: Sentenced) -> None:
        here = [m for m in self.mentions if m.sentence == item.annotated.sentence.index]
        for count in find_counts(item.annotated):
            fitting = [m for m in here if m.type in _COUNTED[count.kind] and m.count is None]
            if not fitting:
                self._split(item, count, here)
                continue
            best = min(fitting, key=lambda m: self._distance(item.annotated, count, m))
            if self._distance(item.annotated, count, best) <= 12:
                tokens = item.annotated.sentence.tokens
                best.count = CountPiece(
                    low=count.low, high=count.high, start=tokens[count.amount.start].start,
                    end=tokens[max(count.token, count.amount.end - 1)].end,
                )
                best.weak = False

    def _split(self, item: Sentenced, count: Count, here: list[Mention]) -> None:
        """ "9 aircraft and 7 vessels were detected": one claim for each kind of object (rule 10)."""
        if count.kind != "objects":
            return
        first = next((m for m in here if m.type in ("buildup", "airspace_violation") and m.count is not None), None)
        if first is None or first.count is None or self._distance(item.annotated, count, first) > 14:
            return
        tokens = item.annotated.sentence.tokens
        start, end = tokens[count.amount.start].start, tokens[max(count.token, count.amount.end - 1)].end
        if first.count.start == start:
            return
        copy = msgspec.structs.replace(
            first, count=CountPiece(low=count.low, high=count.high, start=start, end=end),
            means=self._means_of(item.annotated, count.token), losses=[], times=[], places=list(first.places),
            actors=list(first.actors), targets=list(first.targets), target_kinds=list(first.target_kinds),
        )
        first.means = self._means_of(item.annotated, self._token_at(item.annotated, first.count.end))
        self.mentions.append(copy)

    def _token_at(self, annotated: Annotated, end: int) -> int:
        return next((t.i for t in annotated.sentence.tokens if t.end >= end), 0)

    def _means_of(self, annotated: Annotated, token: int) -> list[Piece]:
        tokens = annotated.sentence.tokens
        return [
            Piece(value=h.payload.means, start=tokens[h.start].start, end=tokens[h.end - 1].end, method="kind of object counted")
            for h in annotated.weapons
            if h.start <= token < h.end
        ]

    def _distance(self, annotated: Annotated, count: Count, mention: Mention) -> int:
        tokens = mention.found.tokens if mention.found is not None else (mention.token,)
        anchors = [a.token for a in mention.found.anchors] if mention.found is not None else []
        if count.token in tokens or count.token in anchors:
            return 0
        return min(abs(count.token - t) for t in (*tokens, *anchors))

    # -- losses ------------------------------------------------------------------------

    def _place(self, item: Sentenced, loss: LossFound) -> None:
        sentence = item.annotated.sentence
        voice = item.attributed.voice_at(loss.start)
        party = self._owner(item, loss, voice)
        home = None
        if not loss.previous and not loss.occasion:
            home = self._same_sentence(item, loss, voice, party)
            if home is None and not sentence.is_title:
                home = self._before(item, loss, voice, party)
        if home is None:
            home = self._own_mention(item, loss, voice, party)
        if party is None:
            party = self._from_event(home, loss)
        tokens = sentence.tokens
        code = party.code if party is not None else UNKNOWN
        home.previous = home.previous or loss.previous
        home.losses.append(LossPiece(
            party=code, kind=loss.kind, what=loss.what, low=loss.low, high=loss.high,
            start=tokens[loss.start].start, end=tokens[loss.end - 1].end,
            basis=party.basis if party is not None else "defaulted", method=loss.method,
        ))
        if not any(m.sentence == sentence.index and m.found is not None for m in self.mentions):
            known = {p.name for p in home.places}
            home.places += [p for p in place_pieces(item) if p.name not in known]
        if home.type in ("casualties", "damage"):
            self._widen(home, tokens[loss.start].start, tokens[loss.end - 1].end)
            if party is not None and code not in {t.value for t in home.targets}:
                home.targets.append(Piece(value=code, start=tokens[loss.start].start, end=tokens[loss.end - 1].end, basis=party.basis, method=party.method))
            kind = loss.what if loss.what in ("military", "civilian") else ""
            if kind and kind not in {k.value for k in home.target_kinds}:
                home.target_kinds.append(Piece(value=kind, start=tokens[loss.start].start, end=tokens[loss.end - 1].end, method="who was lost"))

    def _widen(self, mention: Mention, start: int, end: int) -> None:
        mention.start, mention.end = min(mention.start, start), max(mention.end, end)

    def _owner(self, item: Sentenced, loss: LossFound, voice: Voice) -> Named | None:
        for ref in loss.owner:
            if ref.kind == "both":
                return Named(UNKNOWN, "stated", "both sides")
            subject = self._subject(item, loss, voice) if ref.kind == "anaphor" else None
            named = self.context.resolve(ref, voice.speaker, subject)
            if named is not None:
                return named
        return None

    def _subject(self, item: Sentenced, loss: LossFound, voice: Voice) -> str | None:
        for chunk in reversed([c for c in item.annotated.chunks if c.end <= loss.start]):
            if chunk.refs and chunk.refs[0].kind == "party" and chunk.category in ("state", "armed", "side"):
                if item.attributed.voice_at(chunk.head).speaker == voice.speaker:
                    return chunk.refs[0].code
        return voice.speaker if voice.speaker not in (MEDIA, UNKNOWN) else None

    def _from_event(self, home: Mention, loss: LossFound) -> Named | None:
        """Whose loss, by the event: its target; in a party's own statement its own people."""
        if home.type == "shoot_down" or home.type in HOSTILE or home.type in ("clash", "explosion"):
            if len({t.value for t in home.targets}) == 1:
                return Named(home.targets[0].value, "inferred", "target of the event")
            if home.actors and not home.targets:
                other = self.context.opponent(home.actors[0].value)
                if other is not None and self.context.is_belligerent(home.actors[0].value):
                    return Named(other, "inferred", "the side that fights the actor here")
        if home.speaker not in (MEDIA, UNKNOWN) and home.speaker in self.context.sides:
            return Named(home.speaker, "inferred", "losses told by their own side")
        return None

    def _same_sentence(self, item: Sentenced, loss: LossFound, voice: Voice, party: Named | None) -> Mention | None:
        index = item.annotated.sentence.index
        fitting = [
            m for m in self.mentions
            if m.sentence == index and m.type in _BEARING and self._same_voice(item.attributed, m, voice, loss)
            and self._bears(m, loss, party, near=True)
        ]
        if not fitting:
            return None
        def cost(m: Mention) -> tuple[bool, int]:
            return m.weak and m.type != "casualties", abs(m.token - loss.start)
        best = min(fitting, key=cost)
        if best.weak and best.type in HOSTILE | {"clash"} and (best.actors or best.means or not loss.own_event):
            best.weak = False
        return best if not best.weak else None

    def _same_voice(self, attributed: Attributed, mention: Mention, voice: Voice, loss: LossFound) -> bool:
        del attributed, loss
        return mention.speaker == voice.speaker and (mention.stance == "deny") == (voice.stance == "deny")

    def _before(self, item: Sentenced, loss: LossFound, voice: Voice, party: Named | None) -> Mention | None:
        """The nearest event before that can have cost these losses, in the same voice."""
        sentence = item.annotated.sentence
        if voice.stance == "deny":
            return None
        best: Mention | None = None
        for mention in self.mentions:
            if mention.is_title or mention.weak or mention.sentence >= sentence.index:
                continue
            if mention.type not in _BEARING or mention.speaker != voice.speaker or mention.stance not in ("assert", "concede"):
                continue
            if mention.type in ("casualties", "damage"):
                if mention.sentence < sentence.index - 1 or not self._continues(mention, loss, party):
                    continue
            elif sentence.index - mention.sentence > REACH or not self._bears(mention, loss, party):
                continue
            if best is None or (mention.sentence, mention.type not in ("repelling", "casualties", "damage")) >= (best.sentence, best.type not in ("repelling", "casualties", "damage")):
                best = mention
        return best

    def _continues(self, mention: Mention, loss: LossFound, party: Named | None) -> bool:
        parties = {x.party for x in mention.losses}
        kinds = {(x.kind, x.what) for x in mention.losses}
        people = all(x.kind in PEOPLE for x in mention.losses) == (loss.kind in PEOPLE)
        return people and (loss.kind, loss.what) not in kinds and (party is None or party.code in parties)

    def _bears(self, mention: Mention, loss: LossFound, party: Named | None, *, near: bool = False) -> bool:
        """Whether these can be losses of that event: its target's, or a beaten attacker's."""
        if mention.type in ("casualties", "damage"):
            return self._continues(mention, loss, party)
        if mention.status in ("planned", "hypothetical"):
            return False
        if mention.type in ("clash",) or party is None or party.code == UNKNOWN:
            return mention.type != "repelling" or party is None and False
        targets = {t.value for t in mention.targets}
        actors = {a.value for a in mention.actors}
        if party.code in targets:
            return near or mention.type not in ("ground_attack", "raid", "seizure", "mine_laying")
        if party.code in actors:
            return mention.type in ("ground_attack", "raid") or mention.status == "attempted"
        if targets and party.code not in targets:
            other = self.context.opponent(party.code)
            return mention.type == "repelling" and other in actors
        return not targets

    def _own_mention(self, item: Sentenced, loss: LossFound, voice: Voice, party: Named | None) -> Mention:
        sentence = item.annotated.sentence
        for mention in self.mentions:
            if mention.sentence == sentence.index and mention.type in ("casualties", "damage") and mention.found is None:
                if mention.speaker == voice.speaker and self._continues(mention, loss, party) and not loss.previous and abs(mention.token - loss.start) < 25:
                    return mention
        tokens = sentence.tokens
        start, end = tokens[loss.start].start, tokens[loss.end - 1].end
        cue = None
        if voice.cue is not None and voice.sentence == sentence.index:
            cue = (tokens[voice.cue[0]].start, tokens[min(voice.cue[1], len(tokens)) - 1].end)
        mention = Mention(
            sentence=sentence.index, paragraph=sentence.paragraph, is_title=sentence.is_title,
            token=loss.start, type="casualties" if loss.kind in PEOPLE else "damage", frame="happen",
            rule=loss.method, start=start, end=end, trigger=(start, end), speaker=voice.speaker,
            speaker_basis=voice.basis, speaker_method=voice.method, cue=cue,
            stance=voice.stance if voice.stance in ("deny", "concede", "retract") else "assert",
            stance_method=voice.method, stance_words=cue, status="occurred", status_method="default",
            actors=[], targets=[], target_kinds=[], means=[], places=[], times=[], losses=[],
        )
        self.mentions.append(mention)
        return mention
