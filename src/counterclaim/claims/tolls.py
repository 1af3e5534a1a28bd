"""Losses find the event that they belong to; a toll without one is its own claim.

What a text tells as the result of an event belongs to that event's claim. A toll whose event
is only an occasion in a phrase, an earlier figure, a cumulative figure and one with a date of
its own are claims of their own (scheme rule 5). Which event it is `loss_events` decides.
"""

from __future__ import annotations

from bisect import bisect_right as bisect
from collections import deque
from collections.abc import Sequence

import msgspec

from counterclaim.claims.context import UNKNOWN, Context, Named
from counterclaim.claims.extract import place_pieces
from counterclaim.claims.kinds import HOSTILE
from counterclaim.claims.loss_events import (
    REACH,
    TOLLS,
    Told,
    bears,
    continues,
    find_event,
    governs,
    kind_of_claim,
)
from counterclaim.claims.loss_finding import INCLUDED, LISTED, PART
from counterclaim.claims.loss_group import PEOPLE
from counterclaim.claims.loss_objects import add_objects
from counterclaim.claims.loss_parties import TARGETED, Whose
from counterclaim.claims.loss_settle import fill_targets
from counterclaim.claims.losses import LossFound, find_losses
from counterclaim.claims.mentions import LossPiece, Mention, Piece
from counterclaim.claims.number_events import Counting
from counterclaim.claims.participants import Sentenced
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.claims.voices import cue_offsets

_MARKS = frozenset({";", ":", ",", ".", "(", ")", "\u2013", "\u2014", '"'})
#: Whose staff means by "neutralised" the dead, the wounded and the captured together.
_NEUTRALISING = frozenset({"TUR"})
#: What may be told beside prisoners as the cost of one fight.
_LOST = frozenset({"killed", "wounded", "destroyed"})
#: Kinds of loss that a title's word may stand for.
_TITLE_KIN = {
    "killed": ("killed", "killed_or_wounded", "dead_or_missing"),
    "wounded": ("wounded", "killed_or_wounded"),
}


def attach_losses(
    mentions: list[Mention],
    sentences: Sequence[Sentenced],
    context: Context,
    vocabulary: Vocabulary,
) -> list[Mention]:
    """Mentions with their losses and counts, and mentions for tolls that have no event."""
    return _Attacher(mentions, sentences, context, vocabulary).run()


#: A loss is compared with the events of so many sentences, in texts that have more events.
CLOSE = 150


class _Attacher:
    def __init__(
        self,
        mentions: list[Mention],
        sentences: Sequence[Sentenced],
        context: Context,
        vocabulary: Vocabulary,
    ) -> None:
        self.mentions = sorted(mentions, key=lambda m: m.sentence)
        self.found = len(self.mentions)  # those of losses alone are put behind them
        self.sentences = sentences
        self.context = context
        self.vocabulary = vocabulary
        self.whose = Whose(self.mentions, sentences, context, vocabulary)
        self.tolls: dict[int, list[Told]] = {}
        #: The claim that took the last loss, and the sentence of that loss.
        self.home: Mention | None = None
        self.sum_in = -1
        self.dead: tuple[Mention, Told] | None = None
        #: Attacks that are told by what was lost in them, as "burned down" tells one.
        self.deeds: dict[int, Told] = {}

    def run(self) -> list[Mention]:
        counting = Counting(self.mentions)
        before: deque[LossFound] = deque(maxlen=CLOSE)
        titles: list[tuple[Sentenced, LossFound]] = []
        for item in self.sentences:
            counting.read(item)
            losses = find_losses(item.annotated, self.vocabulary, before)
            for loss in losses:
                if item.annotated.sentence.is_title:
                    titles.append((item, loss))
                else:
                    self._place(item, loss)
            before += losses
        self._join_deeds()
        self._look_ahead()
        for item, loss in titles:
            self._title(item, loss)
        annotated = {i.annotated.sentence.index: i.annotated for i in self.sentences}
        for mention in self.mentions:
            if not mention.weak:
                add_objects(mention, annotated[mention.sentence], self.vocabulary.language)
            if mention.found is None and mention.losses:
                fill_targets(mention)
        return sorted(self.mentions, key=lambda m: (m.sentence, m.trigger))

    # -- the body ----------------------------------------------------------------------

    def _told(self, item: Sentenced, loss: LossFound) -> Told:
        voice = item.attributed.voice_at(loss.start)
        return Told(item=item, loss=loss, voice=voice, party=self.whose.owner(item, loss, voice))

    def _place(self, item: Sentenced, loss: LossFound) -> None:
        told = self._told(item, loss)
        if loss.high == 0 and self._is_denied(told):
            return
        if loss.method == INCLUDED and self._is_counted(told):
            return
        part = loss.method == PART and self.home is not None and self.sum_in == told.index
        home = self.home if part else None
        home = home or self._repeated(told)
        home = home or find_event(told, self._close(told), self.context)
        if self._goes_on(home, told):
            home = self.home
        if home is None:
            home = self._own_mention(told)
            if loss.total:
                self._sums_up(home, told)
        self.home, self.sum_in = home, told.index
        self._add(home, told)
        self._beside_dead(home, told)
        if home.type == "attack" and home.found is not None and loss.cue in home.found.tokens:
            self.deeds[id(home)] = told
        if home.found is None and home.type in TOLLS and home.sentence == told.index:
            self.tolls.setdefault(id(home), []).append(told)

    def _goes_on(self, home: Mention | None, told: Told) -> bool:
        """ "Sixty rebels were killed; two tanks were destroyed": of the same fight and side."""
        if self.home is None or self.sum_in != told.index:
            return False
        if self._counts_on(home, told):
            return True
        if not self.whose.goes_on(told):
            return False
        if home is not None and (home.sentence == told.index or self.home.found is None):
            return False
        if self.home.stance != told.voice.stance and "assert" != self.home.stance:
            return False
        told.party = self.whose.same_side()
        return True

    def _counts_on(self, home: Mention | None, told: Told) -> bool:
        """ "Put the enemy's dead at 27 and its own at two": two figures of one fight."""
        last = self.dead[1] if self.dead is not None else None
        fight = self.home is not None and self.home.found is not None
        if last is None or not fight or home is not None and home.sentence == told.index:
            return False
        figures = last.loss.method == told.loss.method == "figure"
        plain = not (told.loss.total or told.loss.previous or last.loss.previous)
        return figures and plain and last.voice is told.voice and last.index == told.index

    def _beside_dead(self, home: Mention, told: Told) -> None:
        """ "Four were killed and two captured": the captured are losses of the same event."""
        loss = told.loss
        last, self.dead = self.dead, (home, told)
        if loss.kind != "captured" or last is None or home.type != "capture" or home.count:
            return
        first, before = last
        same = before.index == told.index and before.loss.kind in _LOST
        own = home.found is not None and loss.cue in home.found.tokens and home is not first
        if not (same and own) or before.voice != told.voice or before.loss.high == 0:
            return
        if told.party is not None and before.party is not None and told.code != before.code:
            return
        by_whom = "by" in [t.lower for t in told.tokens[loss.end : loss.end + 2]]
        active = loss.method.startswith("object of")
        if active and not before.loss.method.startswith("object of"):
            return  # "lost 14 men, and it took 183 prisoner"
        if by_whom or "civilian" in (loss.what, before.loss.what):
            return  # an arrest of its own
        moved = home.losses.pop()
        first.losses.append(
            msgspec.structs.replace(moved, party=first.losses[-1].party)
            if told.party is None and first.losses
            else moved
        )
        if not home.losses:
            self.mentions.remove(home)

    def _is_counted(self, told: Told) -> bool:
        """Whether those singled out are of the side and sort whose dead were told before."""
        same = [
            x
            for m in self._close(told)
            if told.index - m.sentence <= REACH
            for x in m.losses
            if x.kind == told.loss.kind and (x.low or 0) >= (told.loss.low or 0)
        ]
        return any(
            x.party in (told.code, UNKNOWN)
            and x.what in (told.loss.what, "any")
            or told.code is None
            for x in same
        ) and not any(x.party == UNKNOWN and told.code is not None for x in same)

    def _is_denied(self, told: Told) -> bool:
        """Whether the words of a loss of none deny the event: "did not lose a single drone"."""
        return any(
            m.sentence == told.index
            and m.stance == "deny"
            and m.found is not None
            and told.loss.cue in m.found.tokens
            for m in self._close(told)
        )

    def _join_deeds(self) -> None:
        """ "Stormed the base and burned down the barracks": what they did there is one act."""
        for deed in [m for m in self.mentions if id(m) in self.deeds]:
            told = self.deeds[id(deed)]
            doers = {a.value for a in deed.actors}
            acts = [
                m
                for m in self._close(told)
                if m.sentence == deed.sentence
                and m.type in HOSTILE - {"attack", "capture", "ceasefire_violation"}
                and not m.weak
                and (m.speaker, m.stance, m.status) == (deed.speaker, deed.stance, deed.status)
                and {a.value for a in m.actors} == doers
                and governs(m, told)
            ]
            if acts and doers:
                acts[0].losses += deed.losses
                self.mentions.remove(deed)

    def _look_ahead(self) -> None:
        """The event follows its toll: "Nine dead were brought in. The shells fell at noon"."""
        told_in: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            told_in.setdefault(mention.sentence, []).append(mention)
        gone: set[int] = set()
        for toll in [m for m in self.mentions if id(m) in self.tolls]:
            tolds = self.tolls[id(toll)]
            if len(tolds) != len(toll.losses) or any(
                t.loss.previous or t.loss.occasion or t.loss.total for t in tolds
            ):
                continue
            after = [
                m
                for m in told_in.get(toll.sentence + 1, ())
                if m.paragraph == toll.paragraph
                and not m.weak
                and m.type in HOSTILE
                and m.type not in ("repelling", "capture", "seizure", "shoot_down")
                and m.speaker == toll.speaker
                and m.stance == toll.stance
                and not m.losses
                and all(bears(m, t, self.context) for t in tolds)
            ]
            if after and not toll.actors:
                after[0].losses += toll.losses
                gone.add(id(toll))
        self.mentions = [m for m in self.mentions if id(m) not in gone]

    def _close(self, told: Told) -> list[Mention]:
        """The mentions that a loss is compared with: all of a text of usual length.

        Of a longer one those up to `CLOSE` sentences away, so that the time stays linear.
        """
        if len(self.mentions) <= CLOSE:
            return self.mentions
        low, high = (
            bisect(self.mentions, told.index + away, hi=self.found, key=lambda m: m.sentence)
            for away in (-CLOSE, 1)
        )
        return [
            *self.mentions[low:high],
            *self.mentions[max(self.found, len(self.mentions) - CLOSE) :],
        ]

    def _sums_up(self, home: Mention, told: Told) -> None:
        """A toll whose cause a noun names: "Attacks since Friday have left 200 dead"."""
        for mention in self._close(told):
            found = mention.found
            if (
                mention.sentence != told.index
                or found is None
                or found.trigger.form in ("verb", "phrase", "pair")
            ):
                continue
            if (
                mention.type not in HOSTILE
                or mention.speaker != home.speaker
                or mention.count is not None
            ):
                continue
            if not home.actors and told.code not in {a.value for a in mention.actors}:
                home.actors = list(mention.actors)
            if told.party is None and len(mention.targets) == 1:
                target = mention.targets[0].value
                if target not in {a.value for a in (*home.actors, *mention.actors)}:
                    told.party = Named(target, "inferred", "target of the event")
            mention.weak = True

    def _repeated(self, told: Told) -> Mention | None:
        """The same figure for the same side by the same speaker, told before."""
        loss = told.loss
        if loss.low is None and loss.high is None or loss.high == 0 or told.party is None:
            return None
        if (loss.low or 0) < 2 or loss.previous:
            return None
        for mention in self._close(told):
            if mention.speaker != told.voice.speaker or mention.is_title:
                continue
            for x in mention.losses:
                same = (x.kind, x.low, x.high) == (loss.kind, loss.low, loss.high)
                if same and x.party == told.party.code and told.index != mention.sentence:
                    return mention
        return None

    def _add(self, home: Mention, told: Told) -> None:
        loss, tokens = told.loss, told.tokens
        party = told.party or self.whose.of_event(home, told)
        code = party.code if party is not None else UNKNOWN
        kind = loss.kind
        if self._only_out_of_action(told):
            kind = "killed_or_wounded"
        self.whose.kinds.add(loss.kind)
        if code != UNKNOWN and not home.is_title:
            self.whose.last[loss.kind] = code
            if told.party is not None or home.found is not None and loss.kind in PEOPLE:
                self.whose.beside = (told.index, told.voice.speaker, code, loss.end)
        home.previous = home.previous or loss.previous
        home.losses.append(
            LossPiece(
                party=code,
                kind=kind,
                what=loss.what,
                low=loss.low,
                high=loss.high,
                start=tokens[loss.start].start,
                end=tokens[loss.end - 1].end,
                basis=party.basis if party is not None else "defaulted",
                method=loss.method,
                by_target=party is not None and party.method == TARGETED,
            )
        )
        if not any(m.sentence == told.index and m.found is not None for m in self._close(told)):
            known = {p.name for p in home.places}
            home.places += [p for p in place_pieces(told.item) if p.name not in known]
        if home.found is None and home.sentence == told.index and home.count is None:
            start, end = self._clause(told)
            home.start, home.end = min(home.start, start), max(home.end, end)

    def _only_out_of_action(self, told: Told) -> bool:
        """Whether the speaker's staff calls so the dead, the wounded and those who gave up."""
        if told.loss.kind != "killed" or told.voice.speaker not in _NEUTRALISING:
            return False
        words = told.tokens[told.loss.start : told.loss.end]
        return any(t.lower.startswith("neutrali") for t in words)

    def _clause(self, told: Told) -> tuple[int, int]:
        """The words between marks around a loss, as far as they belong to its voice."""
        tokens, low, high = told.tokens, told.loss.start, told.loss.end
        voice_at = told.item.attributed.voice_at
        while low > 0 and tokens[low - 1].text not in _MARKS and voice_at(low - 1) is told.voice:
            low -= 1
        while (
            high < len(tokens) and tokens[high].text not in _MARKS and voice_at(high) is told.voice
        ):
            high += 1
        return tokens[low].start, tokens[high - 1].end

    def _own_mention(self, told: Told) -> Mention:
        """A claim for the toll itself, or the one that the sentence has begun."""
        loss, tokens, voice = told.loss, told.tokens, told.voice
        sentence = told.item.annotated.sentence
        kind = kind_of_claim(loss)
        for mention in self._close(told):
            begun = mention.sentence == sentence.index and mention.found is None
            if begun and mention.type == "shoot_down" and loss.method == "survival":
                return mention  # "one helicopter went down, the crew survived"
            same = (
                mention.rule == loss.method == LISTED
                or mention.type == kind
                or "casualties" not in (mention.type, kind)
                or self.whose.goes_on(told)
            )
            if (
                not begun
                or not same
                or mention.speaker != voice.speaker
                or loss.previous
                or mention.previous
            ):
                continue
            if mention.type == "casualties" and self.whose.goes_on(told):
                return mention  # "its losses were 90 men; two tanks were destroyed"
            if continues(mention, told) and abs(mention.token - loss.start) < 25:
                return mention
        start, end = tokens[loss.start].start, tokens[loss.end - 1].end
        cue = cue_offsets(voice, sentence)
        mention = Mention(
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            is_title=sentence.is_title,
            token=loss.start,
            type=kind,
            frame="happen",
            rule=loss.method,
            start=start,
            end=end,
            trigger=(start, end),
            speaker=voice.speaker,
            speaker_basis=voice.basis,
            speaker_method=voice.method,
            cue=cue,
            stance=voice.stance if voice.stance in ("deny", "concede", "retract") else "assert",
            stance_method=voice.method,
            stance_words=cue,
            status="occurred",
            status_method="default",
            actors=self._agent(told),
        )
        self.mentions.append(mention)
        return mention

    def _agent(self, told: Told) -> list[Piece]:
        """Who caused it, where a phrase with "by" behind the words says so."""
        chunks = told.item.annotated.chunks
        for chunk in chunks:
            if not 0 <= chunk.start - told.loss.end <= 3 or not chunk.refs:
                continue
            if told.tokens[chunk.start - 1].lower != "by":
                continue
            return [
                Piece(
                    value=n.code,
                    start=told.tokens[chunk.start].start,
                    end=told.tokens[chunk.end - 1].end,
                    basis=n.basis,
                    method="by whom they were lost",
                )
                for n in self.context.parties_of(chunk, told.voice.speaker)
                if told.party is None or n.code != told.party.code
            ]
        return []

    # -- titles ------------------------------------------------------------------------

    def _title(self, item: Sentenced, loss: LossFound) -> None:
        """A title's figure is that of the body where one bound is the same; else its own."""
        tokens = item.annotated.sentence.tokens
        told = self._told(item, loss)
        start, end = tokens[loss.start].start, tokens[loss.end - 1].end
        kin = _TITLE_KIN.get(loss.kind, (loss.kind,))
        body = [(m, x) for m in self.mentions if not m.is_title for x in m.losses if x.kind in kin]
        if told.party is not None:
            body = [(m, x) for m, x in body if x.party in (told.party.code, UNKNOWN)] or body
        for mention, x in body:
            bounds = [(loss.low, x.low), (loss.high, x.high)]
            if any(a is not None and a == b for a, b in bounds):
                mention.losses.append(
                    LossPiece(
                        party=x.party,
                        kind=x.kind,
                        what=x.what,
                        low=x.low,
                        high=x.high,
                        start=start,
                        end=end,
                        basis=x.basis,
                        method=x.method,
                    )
                )
                return
        if any(x.low is not None or x.high is not None for _, x in body):
            return
        if body and loss.low is None and loss.high is None:
            return
        home = next(
            (
                m
                for m in self.mentions
                if m.is_title and m.type in HOSTILE | {"clash"} and m.stance != "deny"
            ),
            None,
        )
        self._add(home or self._own_mention(told), told)
