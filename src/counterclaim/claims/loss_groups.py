"""Whom or what a sentence can say to be lost: noun groups and bare amounts, with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from counterclaim.claims.annotate import Annotated
from counterclaim.claims.loss_amounts import TAKEN, BareAmounts
from counterclaim.claims.loss_group import Group
from counterclaim.claims.loss_words import (
    LossWords,
    Patterns,
    Sort,
    find_patterns,
    forms,
)
from counterclaim.claims.numbers import Amount, bounds_behind
from counterclaim.read import Token

_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
_MARKS = ("-", "\u2013", '"', "'", "\u201c", "\u201d", "/")
_AND = frozenset(
    {",", "and", "or", "&", "as", "well", "plus", "also", "along", "together", "with", "nor"}
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_AFIRE = ("alight", "ablaze", "aflame", "afire")
_THINGS = frozenset(
    "tank vehicle artillery drone aircraft helicopter ship building infrastructure "
    "equipment".split()
)


class Groups(BareAmounts):
    """All groups of a sentence, by their tokens."""

    def __init__(
        self, annotated: Annotated, words: LossWords, shapes: list[tuple[str, ...]]
    ) -> None:
        self.annotated = annotated
        self.tokens = annotated.sentence.tokens
        self.words = words
        self.amounts = annotated.amounts
        self.forms = shapes
        #: Where each form stands: most sentences hold no word of most lists.
        self.places: dict[str, list[int]] = {}
        for at, words_ in enumerate(self.forms):
            for form in words_:
                self.places.setdefault(form, []).append(at)
        self.at: dict[int, Group] = {}
        self.all: list[Group] = []
        for head, start, sort in self._nouns():
            self._add(self._noun_group(head, start, sort))
        for amount in self.amounts:
            self._add_bare(amount)
        self._add_ordinals()
        self._add_anybody()
        self.all.sort(key=lambda g: g.start)

    def find(
        self, patterns: Patterns, part: Sequence[Token] | None = None
    ) -> Iterator[tuple[int, int, str]]:
        """Matches of a pattern list in the sentence, or in a part of it."""
        begins = self.begins(patterns.keys())
        if begins and part is None:
            yield from find_patterns(self.tokens, patterns, self.forms, begins)
        elif begins and part:
            inside = {token.i: n for n, token in enumerate(part)}
            begins = [inside[at] for at in begins if at in inside]
            if begins:
                shapes = [self.forms[token.i] for token in part]
                yield from find_patterns(part, patterns, shapes, begins)

    def begins(self, words: Set[str]) -> list[int]:
        """In order, the tokens that can be a form of one of the words."""
        found = self.places.keys() & words
        return sorted({at for word in found for at in self.places[word]}) if found else []

    def holds(self, patterns: Patterns, part: Sequence[Token]) -> bool:
        """Whether a pattern of the list stands in the part of the sentence."""
        return any(True for _ in self.find(patterns, part))

    def _add(self, group: Group) -> None:
        if any(i in self.at for i in range(group.start, group.end)):
            clash = [self.at[i] for i in range(group.start, group.end) if i in self.at]
            if any(g.head >= group.start for g in clash):
                return
        self.all.append(group)
        for i in range(group.start, group.end):
            self.at[i] = group

    def _nouns(self) -> list[tuple[int, int, Sort]]:
        found: dict[int, tuple[int, Sort]] = {}
        hits = list(self.words.sorts.find(self.annotated.atoms))
        for hit in hits:
            head = hit.end - 1
            if any(
                h.start <= hit.start and hit.end < h.end and hit.end - hit.start == 1 for h in hits
            ):
                if "of" in [t.lower for t in self.tokens[hit.end : hit.end + 1]]:
                    continue  # "sons of the soil" are no sons
            if any(p.start <= head < p.end - 1 for p in self.annotated.parties):
                continue
            if self._of_cattle(head):
                continue
            named = self._titles(head) if hit.payload.person else self._is_named(head)
            if self._is_head(head) or named:
                sort = Sort(person=False, what="aircraft") if self._of_model(head) else hit.payload
                found[head] = (hit.start, sort)
        for chunk in self.annotated.chunks:
            if chunk.head in found or not self._is_head(chunk.head) or self._of_cattle(chunk.head):
                continue
            what = (chunk.noun.what if chunk.noun else "") or (
                chunk.weapon.what if chunk.weapon else ""
            )
            if what in _THINGS:
                found[chunk.head] = (chunk.head, Sort(person=False, what=what))
            elif self._nationals(chunk.start, chunk.head):
                found[chunk.head] = (chunk.head, Sort(person=True, what="any"))
            elif self._sums_up(chunk.head):
                continue
            elif chunk.noun is not None and chunk.noun.kind == "people" and chunk.party is None:
                known = what if what in ("military", "civilian") else "any"
                found[chunk.head] = (chunk.head, Sort(person=True, what=known))
        return [(head, start, sort) for head, (start, sort) in sorted(found.items())]

    def _of_model(self, head: int) -> bool:
        """A fighter with a designation before it is an aircraft: "two F-35 fighters"."""
        if self.tokens[head].lemma.lower() != "fighter" or not head:
            return False
        start = head - 1
        while start > 0 and self.tokens[start - 1].end == self.tokens[start].start:
            start -= 1
        word = "".join(t.text for t in self.tokens[start:head])
        return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)

    def _of_cattle(self, head: int) -> bool:
        """As in "400 heads of cattle"."""
        words = [t.lower for t in self.tokens[head : head + 3]]
        return words[0] in ("head", "heads") and words[1:2] == ["of"]

    def _titles(self, head: int) -> bool:
        """A rank or trade before a name: "Serviceman A. B."."""
        tokens = self.tokens
        return (
            head + 1 < len(tokens)
            and tokens[head].tag in ("NN", "NNP", "NNS", "NNPS", "JJ")
            and tokens[head + 1].pos == "PROPN"
            and tokens[head + 1].text[1:].islower()
        )

    def _is_named(self, head: int) -> bool:
        """A thing with its name behind it: "the pumping station Alpha"."""
        token = self.tokens[head]
        lead = self.tokens[head - 1] if head else None
        known = lead is not None and lead.pos in ("DET", "ADJ", "NUM", "NOUN")
        return token.pos == "NOUN" and token.tag == "NN" and known and self._name(head) > head + 1

    def _name(self, head: int) -> int:
        """The token behind a name that follows a thing, or behind the thing."""
        end = head + 1
        while end < len(self.tokens) and end < head + 4:
            token = self.tokens[end]
            capital = token.text[:1].isupper() and token.pos in ("NOUN", "PROPN")
            if not capital or token.lower in _DAYS:
                break
            end += 1
        return end

    def _sums_up(self, head: int) -> bool:
        """Casualty nouns and bodies have rules of their own."""
        token = self.tokens[head]
        return any(f in self.words.nouns or f in self.words.bodies for f in forms(token))

    def _nationals(self, start: int, head: int) -> bool:
        """A number of people by their nation: "six Ruritanians"."""
        token = self.tokens[head]
        plural = token.pos == "PROPN" and (token.tag == "NNPS" or token.lower.endswith("s"))
        return (
            plural
            and token.text[1:].islower()
            and any(
                start <= a.start and a.end == head or a.end == start == head
                for a in self.amounts
                if not a.article
            )
        )

    def _is_head(self, head: int) -> bool:
        token = self.tokens[head]
        after = self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        if token.tag == "VBZ" and token.lower.endswith("s") and after is not None and head:
            # "31 suspects had been held": a plural taken for a verb
            return self.tokens[head - 1].pos == "NUM" and after.pos in ("AUX", "VERB")
        noun_like = token.pos == "ADJ" and (after is None or after.pos not in (*_INSIDE, "VERB"))
        if token.pos not in ("NOUN", "PROPN", "NUM", "PRON") and not (
            noun_like and head and self.tokens[head - 1].pos in (*_INSIDE, "DET")
        ):
            return False
        if (
            token.lower in TAKEN
            and head
            and (
                self.tokens[head - 1].tag in ("NNS", "NNPS")
                or any(f in ("take", "hold", "make") for f in forms(self.tokens[head - 1]))
            )
        ):
            return False
        if after is None:
            return True
        if after.tag == "POS" or after.text in ("-", "/") and after.start == token.end:
            return False
        if after.lower in self.words.states or after.lower in (*TAKEN, *_AFIRE):
            return True
        if self.annotated.at.get(head, -1) == self.annotated.at.get(head + 1, -2) and not (
            token.pos == "NOUN" and after.pos == "PROPN" or after.pos == "VERB"
        ):
            return False
        if token.tag in ("NNS", "NNPS") and after.pos == "NOUN" and after.tag == "NN":
            return after.dep == "compound" or after.head != head
        return not (
            after.pos == "NOUN"
            or after.pos == "PROPN"
            and token.dep == "compound"
            and token.head > head
            or after.pos == "NUM"
            and token.pos == "PROPN"
        )

    def _noun_group(self, head: int, first: int, sort: Sort) -> Group:
        start = self._left_edge(first)
        start, amount = self._amount_of(start, first)
        token = self.tokens[head]
        what = "bare" if token.lower in ("others", "other") else sort.what
        if sort.of_unit and self._of_armed(head):
            what = "military"
        low: int | None = None
        high: int | None = None
        words, approximate = "", False
        span: tuple[int, int] | None = None
        size = self._size(head) or self._both(start, head)
        if size and (amount is None or amount.article):
            low = high = size
        elif amount is not None and not (amount.article and sort.mass):
            low, high, words = amount.low, amount.high, amount.words
            approximate = amount.approximate
            span = (amount.start, amount.end)
            start = min(start, amount.start)
        elif self.tokens[start].lower == "any":
            pass  # "denied that it had killed any peasant"
        elif token.tag in ("NN", "NNP", "JJ") and not (sort.mass or self._plural_like(start, head)):
            low = high = 1
        named = not sort.person and self._is_named(head)
        if amount is not None and not amount.article:
            low, high = bounds_behind(self.tokens, head + 1, low, high, self.words.numbers)
        return Group(
            start=start,
            end=self._name(head) if named else head + 1,
            head=head,
            low=low,
            high=high,
            person=sort.person,
            what=what,
            amount=span,
            words=words,
            approximate=approximate,
            definite=self.tokens[start].lower in ("the", "these", "those", "this", "that", "such"),
            explicit=amount is not None and not amount.article,
        )

    def _both(self, start: int, head: int) -> int | None:
        """As in "both pilots"."""
        plural_ = self.tokens[head].tag in ("NNS", "NNPS")
        led = any(t.lower == "both" for t in self.tokens[max(0, start - 1) : head])
        return 2 if plural_ and led else None

    def _size(self, head: int) -> int | None:
        """As in "A family of seven", "a crew of four"."""
        if self.tokens[head].lower not in ("family", "crew"):
            return None
        return next(
            (
                a.low
                for a in self.amounts
                if a.start == head + 2 and self.tokens[head + 1].lower == "of"
            ),
            None,
        )

    def _plural_like(self, start: int, head: int) -> bool:
        """A noun whose plural looks like its singular, and nothing says that it is one."""
        invariant = self.tokens[head].lower.endswith(("people", "aircraft", "craft", "troops"))
        return invariant and self.tokens[start].lower not in ("the", "this", "that", "its", "their")

    def _left_edge(self, first: int) -> int:
        at = first
        while at > 0:
            token = self.tokens[at - 1]
            if token.pos == "DET" or token.tag == "PRP$":
                return at - 1
            inside = token.pos in _INSIDE or token.tag == "POS" or token.text in _MARKS
            attribute = token.tag in ("VBN", "VBG", "JJ") and (
                token.dep == "amod" or token.lower in self.words.states
            )
            if (
                token.text == "-"
                and at > 1
                and at < len(self.tokens)
                and (token.start == self.tokens[at - 2].end and token.end == self.tokens[at].start)
            ):
                at -= 2
                continue
            if token.text in _MARKS and not (
                at > 1
                and self.tokens[at - 2].pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN")
                and (token.start == self.tokens[at - 2].end or token.text not in ("-", "/"))
            ):
                inside = False
            if not inside and not attribute:
                return at
            at -= 1
        return at

    def _amount_of(self, start: int, first: int) -> tuple[int, Amount | None]:
        """The amount inside the group, or before it: "two of its helicopters"."""
        inside = [a for a in self.amounts if start < a.end <= first + 1 and a.start <= first]
        if inside:
            found = inside[-1]
            before = self.tokens[found.start - 1] if found.start else None
            whole = self._part_of(found)
            if whole is not None:
                return whole.start, whole
            if not found.article and found.start > start:
                owned = before is not None and (before.pos == "DET" or before.tag == "PRP$")
                return found.start - (1 if owned else 0), found
            return min(start, found.start), found
        for amount in self.amounts:
            if amount.end == start and not amount.times:
                return amount.start, amount
            if amount.end == start - 1 and self.tokens[start - 1].lower == "of":
                return amount.start, amount
        return start, None

    def _part_of(self, whole: Amount) -> Amount | None:
        """As in "27 of 30 drones": the first figure counts."""
        at = whole.start
        if at > 1 and self.tokens[at - 1].lower in ("the", "these", "those", "its", "their", "our"):
            at -= 1
        if at < 2 or self.tokens[at - 1].lower != "of":
            return None
        return next(
            (
                a
                for a in self.amounts
                if a.end in (at, at - 1) and a.low is not None and not a.article
            ),
            None,
        )

    def amount_before(self, first: int) -> tuple[int, Amount | None]:
        """The left edge of the group that a noun at `first` heads, and its amount."""
        return self._amount_of(self._left_edge(first), first)

    def _of_armed(self, head: int) -> bool:
        chunk = self.annotated.chunk_of(head)
        if chunk is None or chunk.of < 0:
            return False
        return self.annotated.chunks[chunk.of].category in ("armed",)

    def right_of(self, group: Group) -> Group | None:
        """The group that a comma or an "and" joins to this one on the right."""
        end = at = self._behind_of(group)
        while at < len(self.tokens) and self.tokens[at].lower in _AND:
            at += 1
        if at == end or at >= len(self.tokens):
            return None
        while (
            at < len(self.tokens)
            and at not in self.at
            and self.tokens[at].lower
            in (
                "in",
                "the",
                "to",
                "on",
                "of",
                "among",
                "a",
                "an",
                "also",
                "its",
                "their",
            )
        ):
            at += 1
        after = self.at.get(at)
        return after if after is not None and after.start == at else None

    def _behind_of(self, group: Group) -> int:
        """The token behind a group and whose it is: "a commander of the group and two guards"."""
        at = group.end
        if at + 1 >= len(self.tokens) or self.tokens[at].lower != "of" or group.bare:
            return at
        chunk = self.annotated.chunk_of(at + 1)
        inner = self.at.get(chunk.head) if chunk is not None else None
        if chunk is None or inner is not None and inner.explicit:
            return at
        after = self.tokens[chunk.end].lower if chunk.end < len(self.tokens) else ""
        return chunk.end if after in _AND else at

    def left_of(self, group: Group) -> Group | None:
        """The group that a comma or an "and" joins to this one on the left."""
        at = group.start - 1
        while at >= 0 and self.tokens[at].lower in _AND:
            at -= 1
        if at < 0 or at == group.start - 1:
            return None
        before = self.at.get(at)
        return before if before is not None and before.end == at + 1 else None

    def _begins_clause(self, group: Group) -> bool:
        """As in "lost three trucks and its escort suffered six dead"."""
        after = self.tokens[group.end] if group.end < len(self.tokens) else None
        subject = self.tokens[group.head].dep.startswith("nsubj")
        return subject and after is not None and after.tag in ("VBD", "VBZ", "VBP")

    def singled_out(self, group: Group) -> bool:
        """As in "nine soldiers, an officer among them": one of those told of."""
        after = [t.lower for t in self.tokens[group.end : group.end + 2]]
        return after in (["among", "them"], ["amongst", "them"], ["of", "them"])

    def listed(self, group: Group, *, left: bool, mixed: bool = False) -> list[Group]:
        """The group and those of its own sort, or of any, that are listed with it."""
        found = [group]
        step = self.left_of if left else self.right_of
        other = step(group)
        joined = False
        while other is not None and (mixed or other.person == group.person) and len(found) < 12:
            first, second = (other, found[-1]) if left else (found[-1], other)
            between = {t.lower for t in self.tokens[first.end : second.start]}
            joined = joined or bool(between - {","})
            lead = self.tokens[first.start - 1].lower if first.start else ""
            subset = left and lead in ("including", "among", "incl") or self.singled_out(second)
            if not left and self._begins_clause(other):
                break
            if self.tokens[other.head].lemma.lower() == "life":
                break
            if subset or other.anaphor or other.bare and not group.bare:
                break
            if between == {","} and not (first.amount or joined and left):
                break
            if between == {","} and second.definite:
                return [*found[:-1], other][::-1] if left else found
            found.append(other)
            other = step(other)
        return found[::-1] if left else found
