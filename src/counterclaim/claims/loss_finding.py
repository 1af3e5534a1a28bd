"""What the rules for losses share: the records, the sentence's groups, adding what is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from counterclaim.claims.annotate import Annotated, Ref
from counterclaim.claims.loss_group import PEOPLE, Group
from counterclaim.claims.loss_groups import Groups
from counterclaim.claims.loss_owner import NOBODY, Owner, chunk_owner
from counterclaim.claims.loss_words import Act, LossWords, Pattern, is_form, wanted

#: Men and equipment in one list are one toll.
LISTED = "list of losses"
#: How a figure is told that stands for persons told of before.
FIGURES = frozenset({"figure", "earlier figure"})
#: Some of the dead that are told of: "the dead include 138 guards".
INCLUDED = "some of the victims"
#: A part of a sum over more than one side or sort.
PART = "part of a toll"


class LossFound(msgspec.Struct, frozen=True, kw_only=True):
    """A loss as a sentence tells it, in the scheme's kinds.

    `owner` is whose loss it is where the sentence says so, by the chunk `owner_chunk`. Tokens
    `start` to `end` are the words that carry it, `amount` the tokens of the figure. `own_event`:
    the words tell the loss as what happened ("three were killed"), rather than report a state
    or a figure. `previous`: an earlier figure. `occasion`: the deaths are told as having an
    event only for their occasion ("fell while repelling an attack"). `total`: a cumulative
    figure, or one that may grow. `cue`: the first token of the word that tells the fate. `head`:
    the noun for who or what was lost, `holder` that for who has the loss ("the militia lost"), -1
    where there is none. `agent`: who is told to have caused it, as the subject of the verb.
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
    total: bool = False
    cue: int = -1
    head: int = -1
    holder: int = -1
    agent: tuple[Ref, ...] = ()
    agent_chunk: int | None = None


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
    agent: Owner = NOBODY
    holder: int = -1
    like: int = -1
    own_event: bool = False


class Finding:
    """The state of the search in one sentence. Each group tells one loss of a kind."""

    def __init__(
        self,
        annotated: Annotated,
        words: LossWords,
        before: Sequence[LossFound],
        shapes: list[tuple[str, ...]],
    ) -> None:
        self.annotated = annotated
        self.sentence = annotated.sentence
        self.tokens = annotated.sentence.tokens
        self.words = words
        self.before = before
        self.groups = Groups(annotated, words, shapes)
        self.acts = self._acts()
        #: Tokens that any act can begin at: few do, and the others need no rule tried on them.
        self.acting = {at for at, _ in self.acts}
        self.drafts: list[Draft] = []
        self.taken: dict[int, str] = {}
        self.used: set[int] = set()

    def _acts(self) -> dict[tuple[int, str], dict[Pattern, Act]]:
        """Acts that can begin at a token, the longest first, by the token and their form."""
        found: dict[tuple[int, str], dict[Pattern, Act]] = {}
        forms, places = self.groups.forms, self.groups.places.keys()
        for at in self.groups.begins(self.words.acts_by_words.keys()):
            for word in forms[at]:
                table = self.words.acts_by_words.get(word)
                if table is None:
                    continue
                ranked: dict[int, Act] = {}
                for second in ("", *forms[at + 1]) if at + 1 < len(forms) else ("",):
                    if second in table:
                        ranked.update(table[second])
                for _, act in sorted(ranked.items()) if len(ranked) > 1 else ranked.items():
                    if len(act.key) > 1 and places.isdisjoint(wanted(act.key[-1])[0]):
                        continue  # its last word is nowhere in the sentence
                    found.setdefault((at, act.form), {}).setdefault(act.key, act)
        return found

    def free(self, start: int, end: int) -> bool:
        """Whether no rule has used the tokens yet."""
        return not any(i in self.used for i in range(start, end))

    def add(
        self,
        kind: str,
        group: Group,
        cue: tuple[int, int],
        method: str,
        *,
        own_event: bool = True,
        owner: Owner = NOBODY,
        agent: Owner = NOBODY,
        holder: int = -1,
    ) -> bool:
        """Add the loss of a group; False where it is told already, or is part of another."""
        if kind == "" or self.taken.get(group.head) in (kind, "part"):
            return False
        if kind == "captured" and self._only_wanted(cue[0]):
            return False
        if kind == "captured" and group.zero:
            return False  # "nobody gives up"
        what, low, high = self.what(group), group.low, group.high
        if self.taken.get(group.head) == "part":
            return False
        told = kind
        if not group.zero and kind != "missing" and self._negated(cue[0]):
            low = high = 0
        if kind == "harmed" or high == 0 and self._hurt(cue):
            told = "killed_or_wounded" if high == 0 else "wounded"
        self.taken[group.head] = kind
        self.used.update(range(*cue))
        if not owner[0]:
            owner = chunk_owner(self.annotated, group.start, group.end)
        whom = self._whom(group)
        if whom is not None and (not owner[0] or all(r.kind == "anaphor" for r in owner[0])):
            owner = chunk_owner(self.annotated, whom.start, whom.end)
        self.drafts.append(
            Draft(
                kind=told,
                group=group,
                what=what,
                cue=cue,
                method=method,
                low=low,
                high=high,
                owner=owner,
                agent=agent,
                holder=holder,
                like=whom.head if whom is not None else -1,
                own_event=own_event,
            )
        )
        return True

    def _only_wanted(self, at: int) -> bool:
        """Whether a surrender is only asked for: "told to lay down their arms"."""
        before = self.tokens[max(0, at - 4) : at]
        if not before or before[-1].lower != "to":
            return False
        return not any(t.lemma in ("force", "compel", "oblige", "make") for t in before)

    def lost(
        self,
        act: Act,
        group: Group,
        cue: tuple[int, int],
        *,
        why: str,
        members: list[Group],
        passive: bool = True,
        zero: bool = False,
        owner: Owner = NOBODY,
        agent: Owner = NOBODY,
        holder: int = -1,
    ) -> bool:
        """Add a group and those listed with it, as the act says of persons and things."""
        done = False
        for member in gathered(members or [group], self._of_two_sides):
            if member.bare and member.anaphor:
                member = self._thing_antecedent(member)
            if not act.persons and "aircraft" in act.only and self._fighters(member):
                member = msgspec.structs.replace(member, person=False, what="aircraft")
            kind = act.kind(member.person, member.what)
            after = self.tokens[member.end].lower if member.end < len(self.tokens) else ""
            if kind == "lost" and after in self.words.states:
                continue  # "lost 60 men killed and wounded"
            if kind == "lost" and self.tokens[member.head].lemma.lower() == "life":
                continue  # "no lives were lost" tells the dead
            if act.fighters_only and member.bare and not self._of_fighters(member):
                continue  # "launches, all of which fell in open areas"
            if kind == "lost":
                upto = member.words.lower().startswith("up to")
                sums = (
                    member.low is None
                    and member.high is not None
                    and upto
                    or any(not m.person for m in members)
                )  # "lost up to 300 men", "lost 90 men and two tanks": as staffs count losses
                kind = "killed_or_wounded" if passive or sums else "killed"
                if not passive and member.person and self.what(member) == "any":
                    member = msgspec.structs.replace(member, what="military")
            if zero:
                member = msgspec.structs.replace(member, low=0, high=0)
                kind = "killed_or_wounded" if member.person else kind or "damaged"
            both = act.persons == "lost" and len({m.person for m in members}) > 1
            method = LISTED if both else f"{why} {' '.join(act.key)}"
            told = kind and self.add(
                kind, member, cue, method, owner=owner, agent=agent, holder=holder
            )
            done = done or bool(told)
        return done

    def _of_two_sides(self, a: Group, b: Group) -> bool:
        """As in "40 soldiers and 96 assailants": the nouns say that they fought each other."""
        if not a.person or a.what != "military":
            return False
        regular = self.words.natures["regular"]
        others = self.words.natures["irregular"] | self.words.natures["hostile"]
        others |= self.words.natures["group"]
        first, second = self.tokens[a.head], self.tokens[b.head]
        return (
            is_form(first, regular)
            and is_form(second, others)
            or is_form(first, others)
            and is_form(second, regular)
        )

    def _of_fighters(self, group: Group) -> bool:
        """Whether a bare amount counts persons, who fall otherwise than shells do."""
        if self.tokens[group.end - 1].lower == "which":
            return False
        prior = [g for g in self.groups.all if g.end <= group.start and not g.bare]
        if prior:
            return prior[-1].person
        after = self.tokens[group.end + 1 : group.end + 2]
        lands = bool(after) and after[0].lower in ("into", "onto", "outside", "inside", "short")
        return not lands and (not group.anaphor or any(x.kind in PEOPLE for x in self.before))

    def _fighters(self, group: Group) -> bool:
        """Fighters that are brought down are aircraft."""
        return group.person and self.tokens[group.head].lemma.lower() == "fighter"

    def _thing_antecedent(self, group: Group) -> Group:
        """As in "60 of them" after "195 houses" are houses."""
        for other in reversed(self.groups.all):
            if other.end <= group.start and not other.bare:
                if other.person:
                    return group
                return msgspec.structs.replace(group, person=False, what=other.what)
        return group

    def what(self, group: Group) -> str:
        """What a bare amount counts: the persons told of before it in the sentence."""
        if not group.bare:
            return group.what
        parts = self._parts(group)
        if parts:
            return parts
        after = self.groups.at.get(group.end + 1) if group.end + 1 < len(self.tokens) else None
        if after is not None and after.person and self.tokens[group.end].lower == "of":
            return after.what
        for draft in reversed(self.drafts):
            earlier = draft.group
            if (
                earlier is not None
                and earlier.person
                and earlier.end <= group.start
                and ("figure" not in draft.method)
            ):
                return draft.what
        for other in reversed(self.groups.all):
            if (
                other.end <= group.start
                and other.person
                and not other.bare
                and (self._leads(other, group))
            ):
                return other.what
        words = {t.lower for t in self.tokens[group.start : group.end]}
        if words & {"others", "other", "more"} and self.before:
            return next((x.what for x in reversed(self.before) if x.kind in PEOPLE), "any")
        return "any"

    def _leads(self, other: Group, group: Group) -> bool:
        """Whether the amount refers back to this group: "of them", "Of the soldiers, 28"."""
        if group.anaphor:
            return True
        between = [t.lower for t in self.tokens[other.end : group.start]]
        lead = self.tokens[other.start - 1].lower if other.start else ""
        if other.start == 1 and lead in ("of", "among"):
            return True
        return len(between) <= 3 and "," in between and other.explicit

    def _parts(self, group: Group) -> str:
        """The sort of a breakdown that adds up: "50 killed, 42 soldiers and 8 guards"."""
        following = [g for g in self.groups.all if g.start >= group.end and g.explicit]
        total = 0
        for n, part in enumerate(following):
            between = self.tokens[(following[n - 1] if n else group).end : part.start]
            if any(t.text == ";" or n and t.pos in ("VERB", "AUX") for t in between):
                break
            total += part.low or 0
            if group.low and total == group.low and n and all(p.person for p in following[: n + 1]):
                sorts = {p.what for p in following[: n + 1] if not p.bare}
                for p in following[: n + 1]:
                    self.taken.setdefault(p.head, "part")
                return sorts.pop() if len(sorts) == 1 else "any"
            if group.low and total > group.low:
                break
        return ""

    def whole(self, group: Group) -> Group:
        """The total that this group and those before it break down, if they do; else itself."""
        edge = group.start
        while edge > 0 and self.tokens[edge - 1].tag not in ("VBD", "VBZ", "VBP"):
            edge -= 1
        prior = [
            g
            for g in self.groups.all
            if edge <= g.start and g.end <= group.start and g.explicit and g.person
        ]
        total = group.low or 0
        for n in range(len(prior) - 1, -1, -1):
            if prior[n].low == total and n < len(prior) - 1:
                for part in (*prior[n + 1 :], group):
                    self.taken.setdefault(part.head, "part")
                return prior[n]
            total += prior[n].low or 0
        return group

    def _whom(self, group: Group) -> Group | None:
        """Of whom: "the assailants, two of whom were killed"."""
        last = self.tokens[group.end - 1].lower
        if not (group.bare and group.anaphor and last in ("whom", "them", "these", "those")):
            return None
        before = [g for g in self.groups.all if g.end <= group.start and g.person and not g.bare]
        near = bool(before) and group.start - before[-1].end < 16
        fighters = last == "whom" or near and before[-1].what == "military"
        return before[-1] if near and fighters else None

    def _hurt(self, cue: tuple[int, int]) -> bool:
        """Of nobody hurt none is dead either, as writers use the word."""
        return cue[1] - cue[0] == 1 and self.tokens[cue[0]].lower == "hurt"

    def _negated(self, at: int) -> bool:
        """A negated verb of loss: "were not injured"."""
        for token in reversed(self.tokens[max(0, at - 4) : at]):
            if token.lower in ("not", "n't", "never"):
                return True
            if token.pos not in ("AUX", "ADV", "PART"):
                return False
        return False


def gathered(
    members: list[Group], apart: Callable[[Group, Group], bool] = lambda a, b: False
) -> list[Group]:
    """Listed groups of one sort are one loss: "a captain and two privates" are three.

    A breakdown that adds up is left out ("two jets, an A and a B"), and so is a plural that
    shares its number with the noun before it ("twelve boys and girls").
    """
    first, rest = members[0], members[1:]
    if (
        len(rest) > 1
        and first.low
        and sum(m.low or 0 for m in rest) == first.low
        and all(m.person == first.person for m in rest)
    ):
        return [first]
    found: list[Group] = []
    for member in members:
        last = found[-1] if found else None
        if last is None or (last.person, last.what) != (member.person, member.what) or last.bare:
            found.append(member)
        elif member.amount is None and member.low is None and last.explicit:
            continue
        elif apart(last, member):
            found.append(member)
        elif None in (member.low, last.low) and None in (member.high, last.high):
            found.append(member)
        else:
            found[-1] = _sum(last, member)
    return found


def _sum(a: Group, b: Group) -> Group:
    """One group for both, with the numbers added; the first noun stays its head."""
    none = a.zero and b.zero
    low = a.low + b.low if a.low is not None and b.low is not None else None
    high = a.high + b.high if a.high is not None and b.high is not None else None
    return msgspec.structs.replace(
        a,
        low=0 if none else low,
        high=0 if none else high,
        end=b.end,
        approximate=a.approximate or b.approximate,
        amount=None,
        explicit=a.explicit or b.explicit,
    )
