"""Losses that a sentence tells: who or what, how many, whose, and how the text says it.

The rules work on word order and short-range syntax. They know constructions, not conflicts: an
amount or a noun group is joined to a word that says what became of it, by its place beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Ref
from counterclaim.claims.loss_groups import Group, Groups
from counterclaim.claims.loss_owner import (
    NOBODY,
    Owner,
    after_owner,
    chunk_owner,
    side_owner,
    subject_owner,
)
from counterclaim.claims.loss_tolls import Figure, find_figures, marks
from counterclaim.claims.loss_words import Act, LossWords, find_patterns, forms, loss_words, match
from counterclaim.claims.vocabulary import Vocabulary
from counterclaim.read import Sentence, Token

_BE = frozenset({"be", "get"})
_SKIP = ("ADV", "AUX", "PART", "INTJ")
_NO_SUBJECT = ("with", "in", "of", "by", "from", "at", "on", "to", "for", "after", "near", "into")


class LossFound(msgspec.Struct, frozen=True, kw_only=True):
    """A loss as a sentence tells it, in the scheme's kinds.

    `owner` is whose loss it is where the sentence says so, by the chunk `owner_chunk`. Tokens
    `start` to `end` are the words that carry it, `amount` the tokens of the figure. `own_event`:
    the words tell the loss as what happened ("three were killed"), rather than report a state
    or a figure. `previous`: an earlier figure. `occasion`: the deaths are told as having an
    event only for their occasion ("fell while repelling an attack").
    """

    kind: str
    what: str
    low: int | None
    high: int | None
    start: int
    end: int
    method: str
    owner: tuple[Ref, ...] = ()
    owner_chunk: int | None = None
    amount: tuple[int, int] | None = None
    words: str = ""
    approximate: bool = False
    own_event: bool = False
    previous: bool = False
    occasion: bool = False


class Draft(msgspec.Struct, kw_only=True):
    """A loss under construction: the group, the word that tells its fate, the rule."""

    kind: str
    group: Group | None
    what: str
    cue: tuple[int, int]
    method: str
    low: int | None = None
    high: int | None = None
    owner: Owner = NOBODY
    own_event: bool = False


def find_losses(
    annotated: Annotated, vocabulary: Vocabulary, before: Sequence[LossFound] = ()
) -> list[LossFound]:
    """All losses of a sentence in order. `before` are those of the sentences before it.

    They say what a bare figure counts ("earlier he had put the number at 49").
    """
    return _Finder(annotated, loss_words(vocabulary.language), before).find()


class _Finder:
    def __init__(
        self, annotated: Annotated, words: LossWords, before: Sequence[LossFound]
    ) -> None:
        self.annotated = annotated
        self.sentence: Sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.words = words
        self.before = before
        self.groups = Groups(annotated, words)
        self.drafts: list[Draft] = []
        self.taken: dict[int, str] = {}
        self.used: set[int] = set()

    def find(self) -> list[LossFound]:
        """Run the rules, the most specific first; each token tells one loss."""
        for figure in find_figures(self.groups, self.words, self.before):
            self._figure(figure)
        self._phrases()
        self._verbs()
        self._states()
        self._nouns()
        self._bodies()
        self._safe()
        return self._finish()

    # Adding

    def _add(
        self, act_kind: str, group: Group, cue: tuple[int, int], method: str, *,
        own_event: bool = True, owner: Owner = NOBODY,
    ) -> bool:
        if act_kind == "" or self.taken.get(group.head) == act_kind:
            return False
        what = self._what(group)
        kind, low, high = act_kind, group.low, group.high
        if kind == "harmed":
            kind = "killed_or_wounded" if group.zero else "wounded"
        if self._negated(cue[0]) and not group.zero and kind != "missing":
            low = high = 0
            if act_kind == "harmed":
                kind = "killed_or_wounded"
        self.taken[group.head] = act_kind
        self.used.update(range(*cue))
        if not owner[0]:
            owner = chunk_owner(self.annotated, group.start, group.end)
        self.drafts.append(
            Draft(
                kind=kind, group=group, what=what, cue=cue, method=method, low=low, high=high,
                owner=owner, own_event=own_event,
            )
        )
        return True

    def _what(self, group: Group) -> str:
        """What a bare amount counts: the persons told before it in the sentence."""
        if not group.bare:
            return group.what
        parts = self._parts(group)
        if parts:
            return parts
        for draft in reversed(self.drafts):
            if draft.cue[0] <= group.start and draft.group is not None and draft.group.person:
                return draft.what
        for other in reversed(self.groups.all):
            if other.end <= group.start and other.person and not other.bare:
                lead = self.tokens[other.start - 1].lower if other.start else ""
                if lead in ("of", "among") and other.start == 1 or self._leads(other, group):
                    return other.what
        after = self.groups.at.get(group.end + 2) if group.end + 2 < len(self.tokens) else None
        if after is not None and after.person and self.tokens[group.end].lower == "of":
            return after.what
        return "any"

    def _leads(self, other: Group, group: Group) -> bool:
        """Whether "of them", "one" refer back to this group."""
        if group.anaphor:
            return True
        words = [t.lower for t in self.tokens[other.end : group.start]]
        return len(words) <= 3 and "," in words and other.explicit

    def _parts(self, group: Group) -> str:
        """The sort of a breakdown that follows and adds up: "50 killed, 42 soldiers and 8 guards"."""
        following = [g for g in self.groups.all if g.start >= group.end and g.explicit]
        if group.low is None or len(following) < 2:
            return ""
        total = 0
        for n, part in enumerate(following):
            total += part.low or 0
            if total == group.low and n and all(p.person for p in following[: n + 1]):
                sorts = {p.what for p in following[: n + 1] if not p.bare}
                for p in following[: n + 1]:
                    self.taken.setdefault(p.head, "part")
                return sorts.pop() if len(sorts) == 1 else "any"
        return ""

    def _negated(self, at: int) -> bool:
        """A negated verb of loss: "were not injured"."""
        for token in reversed(self.tokens[max(0, at - 4) : at]):
            if token.lower in ("not", "n't", "never"):
                return True
            if token.pos not in ("AUX", "ADV", "PART"):
                return False
        return False

    # Figures

    def _figure(self, figure: Figure) -> None:
        self.taken[figure.group.head] = figure.kind
        self.used.update(range(*figure.noun))
        owner = chunk_owner(self.annotated, *figure.noun)
        if not owner[0]:
            owner = side_owner(self.annotated, self.words, figure.noun[0])
        if not owner[0]:
            for at in range(figure.noun[0] - 1, max(-1, figure.noun[0] - 4), -1):
                if self.tokens[at].tag == "PRP$":
                    owner = chunk_owner(self.annotated, at, at + 1)
        self.drafts.append(
            Draft(
                kind=figure.kind, group=figure.group, what=figure.what, cue=figure.noun,
                method=figure.method, low=figure.low, high=figure.high, owner=owner,
            )
        )

    # Phrases and verbs

    def _acts_at(self, at: int, form: str) -> Iterator[tuple[Act, list[int]]]:
        seen: set[tuple[str, ...]] = set()
        for word in forms(self.tokens[at]):
            for act in self.words.acts.get(word, ()):
                if act.form != form or act.key in seen:
                    continue
                seen.add(act.key)
                covered = (
                    match(self.tokens, at, act.key)
                    if "phrases" in form
                    else self._verb_tokens(at, act.key)
                )
                if covered:
                    yield act, covered

    def _verb_tokens(self, at: int, key: tuple[str, ...]) -> list[int] | None:
        """A verb with its particle: beside it, or behind a short object ("shot two jets down")."""
        covered = [at]
        for word in key[1:]:
            start = covered[-1] + 1
            reach = 1 if len(covered) > 1 else 6
            hit = next(
                (
                    n for n in range(start, min(start + reach, len(self.tokens)))
                    if word in forms(self.tokens[n])
                ),
                None,
            )
            if hit is None or any(
                t.pos in ("VERB", "AUX", "ADP", "CCONJ") and t.i > at
                for t in self.tokens[at + 1 : hit]
                if t.i not in covered
            ):
                return None
            covered.append(hit)
        return covered

    def _phrases(self) -> None:
        at = 0
        while at < len(self.tokens):
            at = self._phrase_at(at) or at + 1

    def _phrase_at(self, at: int) -> int | None:
        for act, covered in self._acts_at(at, "lives_phrases"):
            del act, covered
        lives = self._lives(at)
        if lives:
            return lives
        for act, covered in self._acts_at(at, "subject_phrases"):
            cue = (at, covered[-1] + 1)
            if self.used & set(covered):
                continue
            group = self._subject(at)
            if group is not None and self._lost(act, group, cue, left=True, why="subject of phrase"):
                return cue[1]
        for act, covered in self._acts_at(at, "object_phrases"):
            group = self._right(covered[-1] + 1)
            zero = at > 0 and self.tokens[at - 1].lower in ("no", "without")
            if group is not None and self._lost(
                act, group, (at, covered[-1] + 1), left=False, why="object of phrase", zero=zero
            ):
                return covered[-1] + 1
        return None

    def _lives(self, at: int) -> int | None:
        """"Took ninety lives": the amount stands inside the phrase."""
        token = self.tokens[at]
        if token.lemma.lower() not in ("life",) or token.pos != "NOUN":
            return None
        group = self.groups.at.get(at)
        if group is None or group.head != at or not group.amount or group.zero:
            return None
        window = [t.lemma.lower() for t in self.tokens[max(0, group.start - 14) : group.start]]
        behind = [t.lemma.lower() for t in self.tokens[at + 1 : at + 5]]
        if {"take", "claim", "cost", "loss"} & set(window) or "lose" in behind:
            self._add("killed", group, (at, at + 1), "lives", own_event=True)
            return at + 1
        return None

    def _lost(
        self, act: Act, group: Group, cue: tuple[int, int], *, left: bool, why: str,
        passive: bool = True, zero: bool = False, owner: Owner = NOBODY,
    ) -> bool:
        """Add the group and those listed with it."""
        done = False
        for member in self.groups.listed(group, left=left):
            kind = act.kind(member.person, member.what)
            if kind == "lost":
                kind = "killed_or_wounded" if passive else "killed"
            if zero:
                member = msgspec.structs.replace(member, low=0, high=0)
                kind = "killed_or_wounded" if member.person else kind or "damaged"
            if kind and self._add(
                kind, member, cue, f"{why} {' '.join(act.key)!r}", owner=owner
            ):
                done = True
        return done

    def _verbs(self) -> None:
        for token in self.tokens:
            if token.i in self.used or token.pos not in ("VERB", "ADJ", "NOUN", "AUX"):
                continue
            self._happens(token) or self._act(token)

    def _happens(self, token: Token) -> bool:
        if token.pos != "VERB":
            return False
        for act, covered in self._acts_at(token.i, "happens"):
            group = self._subject(token.i)
            if group is None or group.zero and act.fighters_only:
                continue
            if self._lost(act, group, (token.i, covered[-1] + 1), left=True, why="subject of"):
                return True
        return False

    def _act(self, token: Token) -> bool:
        for act, covered in self._acts_at(token.i, "acts"):
            if token.pos not in ("VERB",) and token.lower not in self.words.states:
                continue
            cue = (token.i, covered[-1] + 1 if covered[-1] - token.i < 3 else token.i + 1)
            if self._passive(token.i):
                group = self._subject(token.i)
                if group is not None and self._lost(act, group, cue, left=True, why="passive of"):
                    return True
                continue
            if not act.passive_only and self._active(act, token, covered, cue):
                return True
            if token.tag in ("VBN", "VBD") and self._reduced(act, token, cue):
                return True
        return False

    def _active(self, act: Act, token: Token, covered: list[int], cue: tuple[int, int]) -> bool:
        group = self._right(covered[-1] + 1) or (
            self._right(token.i + 1) if len(covered) > 1 else None
        )
        if group is None:
            group = next(
                (g for t in self.sentence.of(token.i, "obj")
                 if (g := self.groups.at.get(t.i)) and g.start > token.i),
                None,
            )
        if group is None or act.passive_only:
            return False
        if group.bare and "killed" not in act.persons and act.persons not in ("wounded", "lost"):
            return False
        owner = NOBODY
        if "lost" in (act.persons, act.things):
            owner = subject_owner(self.annotated, token.i)
        return self._lost(
            act, group, cue, left=False, why="object of", passive=False, owner=owner
        )

    def _reduced(self, act: Act, token: Token, cue: tuple[int, int]) -> bool:
        """A participle right behind its noun: "two tanks destroyed", "three soldiers killed"."""
        before = self.groups.at.get(token.i - 1) if token.i else None
        if before is None or before.end != token.i:
            antecedent = self.tokens[token.head] if token.dep.startswith("acl") else None
            before = self.groups.at.get(antecedent.i) if antecedent is not None else None
            if before is None or before.end > token.i or token.i - before.end > 6:
                return False
        if before.bare and act.things and not act.persons:
            return False
        return self._lost(act, before, cue, left=True, why="participle")

    def _passive(self, at: int) -> bool:
        if self.tokens[at].tag not in ("VBN", "VBD", "JJ", "NN"):
            return False
        for token in reversed(self.tokens[max(0, at - 5) : at]):
            if token.lemma.lower() in _BE:
                return not self._existential(at)
            if token.pos in ("ADV", "PART") or token.lower in ("have", "has", "had"):
                continue
            if token.tag == "VBN" and token.lemma.lower() in ("report", "say", "confirm"):
                continue
            if token.pos in ("CCONJ",) or token.lower in ("and", "or"):
                previous = self.tokens[token.i - 1] if token.i else None
                return previous is not None and previous.tag == "VBN" and self._passive(previous.i)
            return False
        return False

    def _existential(self, at: int) -> bool:
        return any(
            t.tag == "EX" or t.lower == "there" for t in self.tokens[max(0, at - 5) : at]
        )

    def _right(self, at: int) -> Group | None:
        """The group that begins at `at`, past adverbs and articles."""
        for n in range(at, min(at + 4, len(self.tokens))):
            group = self.groups.at.get(n)
            if group is not None:
                return group if group.start >= at else None
            if self.tokens[n].pos not in ("ADV", "DET", "PUNCT", "PRON") or (
                self.tokens[n].text in (",", ";", ".", ":", "(", ")")
            ):
                return None
        return None

    def _subject(self, at: int) -> Group | None:
        """Who or what the verb at `at` tells of: the parse's subject, or the nearest before it."""
        verb = at
        for _ in range(4):
            for token in self.sentence.of(verb, "nsubj"):
                if token.i > at:
                    continue
                found = self._as_subject(token, at)
                if found is not None:
                    return found
            head = self.tokens[verb]
            if head.dep.startswith("acl") and head.head < verb:
                group = self.groups.at.get(head.head)
                return group if group is not None else self._scan_left(at)
            if head.dep not in ("xcomp", "aux", "aux:pass", "cop", "conj", "ccomp", "obl", "obj"):
                break
            verb = head.head
        return self._scan_left(at)

    def _as_subject(self, token: Token, at: int) -> Group | None:
        if token.lower in ("who", "which", "that"):
            return self._antecedent(token.i)
        group = self.groups.at.get(token.i)
        if group is not None:
            return group
        for child in self.sentence.of(token.i, "nmod"):
            group = self.groups.at.get(child.i)
            if group is not None and token.lower in ("number", "group", "all", "none", "one"):
                return group
        if token.lower in ("he", "she"):
            return _single(token.i)
        named = token.pos == "PROPN" and self.annotated.chunk_of(token.i)
        if named and named.party is None and not named.refs:
            return self._appositive(named.start) or _single(token.i)
        return None

    def _antecedent(self, at: int) -> Group | None:
        n = at - 1
        while n >= 0 and self.tokens[n].text in (",", "–", "-", "of", "whom"):
            n -= 1
        group = self.groups.at.get(n)
        if group is not None:
            return group
        return self._scan_left(at)

    def _appositive(self, at: int) -> Group | None:
        n = at - 1
        while n >= 0 and self.tokens[n].text == ",":
            n -= 1
        number = self.annotated.at.get(n)
        if number is None:
            return None
        for i in range(n, max(-1, n - 8), -1):
            group = self.groups.at.get(i)
            if group is not None:
                return group if group.person and group.low == 1 else None
        return None

    def _scan_left(self, at: int) -> Group | None:
        """The nearest group on the left that no preposition governs, in the same clause."""
        for n in range(at - 1, max(-1, at - 18), -1):
            token = self.tokens[n]
            if token.text in (";", ":") or token.pos == "CCONJ" and n < at - 1 and (
                self.tokens[n + 1].pos == "PRON"
            ):
                return None
            if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP") and n < at - 3:
                return None
            group = self.groups.at.get(n)
            if group is None or group.end != n + 1:
                continue
            lead = self.tokens[group.start - 1].lower if group.start else ""
            if lead in _NO_SUBJECT:
                continue
            return group
        return None

    # States

    def _states(self) -> None:
        """Words of state: "four killed", "wounded civilians", "there are dead and wounded"."""
        at = 0
        while at < len(self.tokens):
            kind = self._state(at)
            if kind is None or at in self.used:
                at += 1
                continue
            at = max(self._state_run(at, kind), at + 1)

    def _state(self, at: int) -> str | None:
        token = self.tokens[at]
        kind = self.words.states.get(token.lower)
        if kind is None or token.pos not in ("VERB", "ADJ", "NOUN", "PROPN", "ADV"):
            return None
        after = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return None if after in self.words.sets["not_with"] else kind

    def _state_run(self, at: int, kind: str) -> int:
        """A run of states joined by "and", "or": its end; the losses are added."""
        kinds, end = [(kind, at)], at + 1
        while end + 1 < len(self.tokens) and self.tokens[end].lower in ("and", "or", ",", "&"):
            skip = 2 if self.tokens[end + 1].lower in ("and", "or", "many", "some") else 1
            following = self._state(end + skip) if end + skip < len(self.tokens) else None
            if following is None or end + skip in self.used:
                break
            kinds.append((following, end + skip))
            end += skip + 1
        group = self._state_group(at, end)
        if group is None:
            if self._reported(at):
                owner = self._state_owner(at)
                for k, n in kinds:
                    self._vague(k, (n, n + 1), owner)
            return end
        owner = self._group_owner(group, at)
        for k in _joint([k for k, _ in kinds], group):
            self._add_state(k, group, (at, end), owner)
        return end

    def _add_state(self, kind: str, group: Group, cue: tuple[int, int], owner: Owner) -> None:
        verbal = self.tokens[cue[0]].tag in ("VBN", "VBD") and not self._existential(cue[0])
        span = (min(cue[0], group.start), max(cue[1], group.end))
        key = f"{group.head}:{kind}"
        if self.taken.get(group.head) in (kind, "part") or key in self.taken.values():
            return
        del key
        self.taken.pop(group.head, None)
        self._add(kind, group, cue, "state", own_event=verbal and self._bare_event(span), owner=owner)

    def _bare_event(self, span: tuple[int, int]) -> bool:
        """Whether no verb of having or reporting governs the words."""
        before = [t.lemma.lower() for t in self.tokens[max(0, span[0] - 6) : span[0]]]
        return not any(w in self.words.sets["undergo"] or w in ("there", "of") for w in before)

    def _state_group(self, at: int, end: int) -> Group | None:
        """The group that a state belongs to: around it, right before it, or its subject."""
        around = self.groups.at.get(at)
        if around is not None and around.person and around.head >= at:
            if around.definite and not around.explicit:
                return None
            return around
        after = self.groups.at.get(end) if end < len(self.tokens) else None
        if after is not None and after.person and not after.bare and after.start <= at:
            return after
        before = self.groups.at.get(at - 1) if at else None
        if before is not None and before.end == at and before.person:
            return None if before.definite and not before.explicit else before
        lemma = self.tokens[at - 1].lemma.lower() if at else ""
        link = self.tokens[at - 2].lemma.lower() if at > 1 else ""
        if (lemma in _BE or link in _BE and self.tokens[at - 1].pos in ("ADV", "VERB")) and (
            not self._existential(at)
        ):
            group = self._subject(at)
            if group is not None and group.person:
                return group
        near = self._of_own(at)
        return near

    def _of_own(self, at: int) -> Group | None:
        """"50 of its own killed", "more than a hundred of them hurt", "three from the army dead"."""
        for n in range(at - 1, max(-1, at - 6), -1):
            group = self.groups.at.get(n)
            if group is not None:
                if group.person and group.explicit and group.bare:
                    return group
                return None
            if self.tokens[n].lower not in (
                "of", "its", "own", "their", "our", "his", "the", "from", "were", "was",
                "already", "reported", "others", "more", "also", "been", "left",
            ) and n not in self.annotated.at:
                return None
        return None

    def _reported(self, at: int) -> bool:
        """States without a figure count where the words around them assert that there are such."""
        before = self.tokens[max(0, at - 6) : at]
        if before and before[-1].lower in ("the", "its", "their", "our", "his", "these", "those"):
            return False
        lemmas = [t.lemma.lower() for t in before]
        if "there" in lemmas and "be" in lemmas:
            return True
        if not lemmas:
            return False
        last = next((w for w in reversed(lemmas) if w not in ("also", "too", "both", "many")), "")
        return last in ("have", "of", "among", "about", "suffer", "report", "leave", "include", "some")

    def _vague(self, kind: str, cue: tuple[int, int], owner: Owner) -> None:
        zero = self.tokens[cue[0] - 1].lower in ("no", "not", "without", "any") if cue[0] else False
        bound = 0 if zero else None
        self.used.update(range(*cue))
        self.drafts.append(
            Draft(
                kind=kind, group=None, what=self._among(cue[1])[0], cue=cue, method="state alone",
                low=bound, high=bound, owner=owner,
            )
        )

    def _group_owner(self, group: Group, at: int) -> Owner:
        owner = chunk_owner(self.annotated, group.start, group.end)
        return owner if owner[0] else self._state_owner(at)

    def _state_owner(self, at: int) -> Owner:
        owner = side_owner(self.annotated, self.words, at)
        if owner[0]:
            return owner
        for token in reversed(self.tokens[max(0, at - 8) : at]):
            if token.text in (";", ":"):
                break
            if token.lemma.lower() in self.words.sets["undergo"] and token.pos in ("VERB", "AUX"):
                return subject_owner(self.annotated, token.i)
        return NOBODY

    # Nouns

    def _nouns(self) -> None:
        """Casualty nouns: "49 victims", "no losses", "casualties among the personnel"."""
        for start, end, kind in find_patterns(self.tokens, self.words.nouns):
            head = self.tokens[end - 1]
            if head.pos not in ("NOUN", "PROPN", "ADJ") or self.used & set(range(start, end)):
                continue
            self._noun(start, end, kind)

    def _noun(self, start: int, end: int, kind: str) -> None:
        edge = self.groups._left_edge(start)
        edge, amount = self.groups._amount_of(edge, start)
        zero = amount is not None and amount.low == 0 or (
            edge > 0 and self.tokens[edge - 1].lower == "without"
        )
        what, things = self._among(end)
        if what == "any" and not things:
            what = self._modifier(edge, start)
        owner, asserted = self._noun_owner(edge, start, end)
        figure = amount is not None and not amount.article
        if not (figure or zero or asserted):
            return
        low = amount.low if figure and amount is not None else None
        high = amount.high if figure and amount is not None else None
        if zero:
            low = high = 0
        elif amount is not None and amount.article and self.tokens[end - 1].tag == "NN":
            low = high = 1
        if kind != "killed_or_wounded" and amount is None and self.tokens[end - 1].tag == "NN":
            return
        self.used.update(range(start, end))
        kind = self._soft(kind, end)
        persons = what != "any" or not things
        if persons:
            self._noun_draft(kind, what, (start, end), low, high, owner)
        for thing in things:
            lost = "damaged" if zero else "destroyed"
            self._noun_draft(lost, thing, (start, end), low, high, owner)

    def _soft(self, kind: str, end: int) -> str:
        """"Victims" are dead where wounded are told beside them, and by themselves."""
        del end
        return kind

    def _noun_draft(
        self, kind: str, what: str, cue: tuple[int, int], low: int | None, high: int | None,
        owner: Owner,
    ) -> None:
        self.drafts.append(
            Draft(
                kind=kind, group=None, what=what, cue=cue, method="casualty noun", low=low,
                high=high, owner=owner,
            )
        )

    def _modifier(self, edge: int, start: int) -> str:
        words = {t.lower for t in self.tokens[edge:start]}
        if words & {"civilian", "civil"}:
            return "civilian"
        return "military" if words & {"military", "army", "personnel", "soldier"} else "any"

    def _among(self, at: int) -> tuple[str, list[str]]:
        """Of whom the losses are: "in manpower and equipment", "among the civilians"."""
        if at >= len(self.tokens) or self.tokens[at].lower not in self.words.sets["among"]:
            return "any", []
        group = self._right(at + 1)
        if group is None:
            after = self.annotated.chunk_of(at + 1)
            return ("military" if after is not None and after.category == "armed" else "any"), []
        what, things = "any", []
        member: Group | None = group
        while member is not None:
            if member.person and not member.bare:
                what = member.what
            elif not member.person:
                things.append(member.what)
            member = self.groups.right_of(member)
        return what, things

    def _noun_owner(self, edge: int, start: int, end: int) -> tuple[Owner, bool]:
        """Whose the losses are, and whether the words assert that there are any."""
        annotated, tokens = self.annotated, self.tokens
        owner = chunk_owner(annotated, edge, end)
        if not owner[0]:
            group = self._right(end + 1) if end < len(tokens) else None
            if group is not None and tokens[end].lower in self.words.sets["among"]:
                owner = chunk_owner(annotated, group.start, group.end)
        verb = self._verb_before(edge)
        lemma = tokens[verb].lemma.lower() if verb is not None else ""
        if lemma in self.words.sets["inflict"] and verb is not None:
            done_to = after_owner(annotated, verb + 1, frozenset({"on", "upon", "to"}))
            return done_to if done_to[0] else owner, True
        definite = tokens[edge].lower in ("the", "these", "such", "this")
        existential = self._existential(edge + 1)
        if not owner[0]:
            owner = side_owner(annotated, self.words, start)
        if lemma in self.words.sets["undergo"] and verb is not None:
            if not owner[0]:
                owner = subject_owner(annotated, verb)
            return owner, True
        passive = any(
            t.lemma.lower() in (self.words.sets["exist"] | self.words.sets["inflict"]
                                | self.words.sets["undergo"]) and t.lemma.lower() != "be"
            for t in tokens[end : end + 8]
        )
        if existential or passive:
            return owner, not definite or bool(owner[0])
        return owner, bool(owner[0]) and tokens[edge].tag != "PRP$" and definite and (
            end < len(tokens) and tokens[end].lower in ("of", "among")
            and edge == 0
        )

    def _verb_before(self, edge: int) -> int | None:
        for token in reversed(self.tokens[max(0, edge - 6) : edge]):
            if token.text in (";", ":", ","):
                return None
            if token.pos == "VERB" or token.lemma.lower() in ("have", "take"):
                return token.i
        return None

    # Bodies and survivors

    def _bodies(self) -> None:
        for start, end, _ in find_patterns(self.tokens, self.words.bodies):
            if self.tokens[end - 1].pos != "NOUN" or self.used & set(range(start, end)):
                continue
            of = self._right(end + 1) if end < len(self.tokens) and (
                self.tokens[end].lower == "of"
            ) else None
            near = {
                f for t in self.tokens[max(0, start - 8) : end + 10] if t.pos in ("VERB", "NOUN")
                for f in forms(t)
            }
            if not near & self.words.sets["body_verbs"]:
                continue
            if of is not None and of.person and (of.explicit or not of.definite):
                self._add("killed", of, (start, end), "bodies", own_event=False)
                continue
            self._body_count(start, end)

    def _body_count(self, start: int, end: int) -> None:
        from counterclaim.claims.numbers import ordinal_at

        edge = self.groups._left_edge(start)
        edge, amount = self.groups._amount_of(edge, start)
        for n in range(edge, start):
            nth = ordinal_at(self.tokens, n, self.words.numbers)
            if nth is not None and nth > 1:
                self._noun_draft("killed", "any", (start, end), nth, nth, NOBODY)
                return
        if amount is not None and not amount.article:
            self._noun_draft("killed", "any", (start, end), amount.low, amount.high, NOBODY)

    def _safe(self) -> None:
        """"All are safe", "the crew survived": nobody lost."""
        for start, end, _ in find_patterns(self.tokens, self.words.safe):
            if self.used & set(range(start, end)):
                continue
            verbal = self.tokens[start].lemma.lower() == "survive"
            before = self.tokens[start - 1] if start else None
            if not verbal and (before is None or before.lemma.lower() not in ("be", "remain")):
                continue
            group = self._subject(start)
            if group is None or not group.person or group.head in self.taken:
                continue
            whole = group.definite or any(
                t.lower in ("all", "both", "entire", "whole", "every")
                for t in self.tokens[group.start : group.end]
            ) or self.tokens[group.head].lower in ("crew", "all", "everyone")
            if not whole:
                continue
            word = self.tokens[start].lower
            kind = "killed" if verbal or word == "alive" else "killed_or_wounded"
            none = msgspec.structs.replace(group, low=0, high=0)
            self._add(kind, none, (start, end), "survival", own_event=False)

    # Finish

    def _finish(self) -> list[LossFound]:
        found = [self._found(d) for d in self.drafts]
        found.sort(key=lambda x: (x.start, x.end))
        kept: list[LossFound] = []
        for loss in found:
            if any(_same(loss, other) for other in kept):
                continue
            kept.append(loss)
        return kept

    def _found(self, draft: Draft) -> LossFound:
        group = draft.group
        start, end = draft.cue
        if group is not None:
            start, end = min(start, group.start), max(end, group.end)
        low, high = draft.low, draft.high
        occasion, previous, is_open = marks(
            self.groups, self.words, group, draft.cue
        )
        if is_open and low is not None and low == high and low > 0:
            high = None
        owner = draft.owner
        if not owner[0] and group is not None:
            owner = side_owner(self.annotated, self.words, draft.cue[0])
        return LossFound(
            kind=draft.kind, what=draft.what, low=low, high=high, start=start, end=end,
            method=draft.method, owner=owner[0], owner_chunk=owner[1],
            amount=group.amount if group is not None else None,
            words=group.words if group is not None else "",
            approximate=group.approximate if group is not None else False,
            own_event=draft.own_event and not previous, previous=previous, occasion=occasion,
        )


def _single(at: int) -> Group:
    """One person: a name, "he", "she"."""
    return Group(
        start=at, end=at + 1, head=at, low=1, high=1, person=True, what="any", explicit=False
    )


def _joint(kinds: list[str], group: Group) -> list[str]:
    """One figure for two states is a joint kind: "210 dead and missing"."""
    if len(kinds) < 2:
        return kinds
    if set(kinds) == {"killed", "missing"}:
        return ["dead_or_missing"]
    if set(kinds) == {"killed", "wounded"} and (group.low is not None or group.high is not None):
        return ["killed_or_wounded"]
    return kinds


def _same(a: LossFound, b: LossFound) -> bool:
    if (a.kind, a.what, a.low, a.high) != (b.kind, b.what, b.low, b.high):
        return False
    return a.previous == b.previous and (a.owner == b.owner or a.start < b.end and b.start < a.end)
