"""What differs between a text's claims and those of the same text with two parties exchanged.

A difference is a fault of the reader unless all of this holds: it is one of parties only, no value
appears or is lost, the change is the one that a party which stands beside one of the two brings
with it, the words do not name outright whom the reader put away, and it is gone when what is known
of that party is exchanged as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol, get_args

import msgspec

from counterclaim.core.records import Document
from counterclaim.evaluate.align import align, fold
from counterclaim.evaluate.gold import FlatClaim
from counterclaim.evaluate.swap import OneSided, Swap

Fact = Literal["names", "fights", "lands"]
FACTS: frozenset[Fact] = frozenset(get_args(Fact))

_COMPARED = (
    "event speaker stance status actors targets target_kind places start end means losses count"
).split()
_ORDERLESS = frozenset({"actors", "targets", "target_kind", "places", "means", "losses"})
_FOES = ("actors", "targets")
_OF_PARTIES = ("speaker", *_FOES, "losses")


class World(Protocol):
    """A reader whose knowledge of the one-sided parties can be exchanged."""

    def read(self, document: Document, facts: frozenset[Fact]) -> Sequence[FlatClaim]:
        """The claims of a document, read with `facts` exchanged."""

    def lands(self, document: Document) -> Sequence[str]:
        """The places of a document that the words leave and the fact `lands` exchanges."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that did not come through the swap: which fields differ, expected and found.

    `kind` is `changed`, `lost` (no such claim after the swap) or `new`. `facts` are the facts on
    one side only that excuse it; where there are none, `fault` says why the reader is at fault.
    """

    document: str
    kind: Literal["changed", "lost", "new"]
    event: str
    quote: str
    fields: dict[str, tuple[Any, Any]]
    facts: tuple[str, ...] = ()
    fault: str = ""


class SwapReport(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome over all documents: claims compared, those the same, and the differences.

    `facts` counts the differences that hang on a one-sided party, `faults` the others. `mirrored`
    are the claims that are the same once the facts are exchanged with the words.
    """

    claims: int
    same: int
    differences: tuple[Difference, ...]
    facts: int = 0
    faults: int = 0
    mirrored: int | None = None


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """A difference with the claims themselves."""

    want: FlatClaim | None
    have: FlatClaim | None
    fields: dict[str, tuple[Any, Any]]

    @property
    def claim(self) -> FlatClaim:
        claim = self.want or self.have
        assert claim is not None
        return claim

    @property
    def kind(self) -> Literal["changed", "lost", "new"]:
        return "new" if self.want is None else "lost" if self.have is None else "changed"

    @property
    def quote(self) -> str:
        return (self.claim.quotes or ("",))[0]

    def among(self, cases: Sequence[_Case]) -> bool:
        """Whether the same claim differs in another reading, too."""
        if self.want is not None:
            return any(case.want is self.want for case in cases)
        return any(
            case.want is None and (case.claim.event, case.quote) == (self.claim.event, self.quote)
            for case in cases
        )


def check(
    documents: Iterable[Document],
    read: Callable[[Document], Sequence[FlatClaim]],
    swap: Swap,
    apart: Sequence[OneSided] = (),
    world: World | None = None,
) -> SwapReport:
    """Read each document as it is and exchanged, and compare the claims.

    A document that does not know both parties is left out: what it tells of one of them, of a war
    with somebody else perhaps, need not hold of the other. `apart` are the parties that stand
    beside one of the two only, `world` reads with what is known of them exchanged, too; without it
    every difference is a fault.
    """
    total = same = mirrored = 0
    differences: list[Difference] = []
    for document in documents:
        if not swap.concerns(document):
            continue
        other = swap.document(document)
        expected = [swap.claim(c, document.body) for c in read(document)]
        cases, count = _compare(expected, read(other), other.body)
        total += count
        same += count - len(cases)
        if world is None:
            differences += (_difference(case, fault="") for case in cases)
            continue
        judge = _Judge(document, other, expected, swap, apart, world)
        differences += (judge.judged(case) for case in cases)
        differences += judge.hidden(cases)
        mirrored += judge.count - len(judge.left)
    faults = sum(1 for d in differences if not d.facts)
    return SwapReport(
        claims=total,
        same=same,
        differences=tuple(sorted(differences, key=lambda d: bool(d.facts))),
        facts=len(differences) - faults,
        faults=faults,
        mirrored=mirrored if world is not None else None,
    )


class _Judge:
    """Tells of one document's differences which hang on a one-sided party's facts."""

    def __init__(
        self,
        document: Document,
        other: Document,
        expected: Sequence[FlatClaim],
        swap: Swap,
        apart: Sequence[OneSided],
        world: World,
    ) -> None:
        self._document, self._other, self._expected = document, other, expected
        self._swap, self._apart, self._world = swap, apart, world
        self._read: dict[frozenset[Fact], list[_Case]] = {}
        self.left, self.count = self._compared(FACTS)
        self._read[FACTS] = self.left

    def _cases(self, facts: frozenset[Fact]) -> list[_Case]:
        """What differs with `facts` exchanged, too."""
        if facts not in self._read:
            self._read[facts] = self._compared(facts)[0]
        return self._read[facts]

    def _compared(self, facts: frozenset[Fact]) -> tuple[list[_Case], int]:
        found = self._world.read(self._other, facts)
        return _compare(self._expected, found, self._other.body)

    def judged(self, case: _Case) -> Difference:
        """The difference with the facts that excuse it, or with why none does."""
        reasons = []
        for party in self._apart:
            if not self._named(party):
                continue
            fault = fault_of(case.want, case.have, party, self._swap, self._other)
            if not fault and case.among(self.left):
                fault = "it stays when the facts are exchanged as well"
            if not fault:
                return _difference(case, facts=tuple(self._facts(case, party)))
            reasons.append(fault)
        return _difference(
            case, fault=reasons[0] if reasons else "no one-sided party is in the text"
        )

    def hidden(self, cases: Sequence[_Case]) -> Iterator[Difference]:
        """What differs only where the facts are exchanged with the words: faults."""
        for case in self.left:
            if not case.among(cases):
                yield _difference(case, fault="it differs when the facts are exchanged as well")

    def _facts(self, case: _Case, party: OneSided) -> Iterator[str]:
        """The facts without whose exchange the difference stays; else those that suffice."""
        needed = [f for f in sorted(FACTS) if case.among(self._cases(FACTS - {f}))]
        alone = [f for f in sorted(FACTS) if not case.among(self._cases(frozenset({f})))]
        for fact in needed or alone or sorted(FACTS):
            yield self._told(fact, party)

    def _told(self, fact: Fact, party: OneSided) -> str:
        if fact == "fights":
            words = ", ".join(self._named(party))
            return f"{party.code} ({words}) fights {party.foe}, not {party.kin}"
        if fact == "names":
            marked = _whole(n for n in party.marked if _names(n, self._document.body))
            return f"{party.code} is named {', '.join(marked)}"
        return f"these stay where they lie: {', '.join(self._world.lands(self._other))}"

    def _named(self, party: OneSided) -> list[str]:
        """By what the text knows a party: it published it, or is named in it."""
        names = dict.fromkeys((*party.names, *party.marked))
        found = _whole(n for n in names if _names(n, self._document.body))
        return [*(["it published"] if self._document.source_party == party.code else []), *found]


def fault_of(
    want: FlatClaim | None, have: FlatClaim | None, party: OneSided, swap: Swap, text: Document
) -> str:
    """Why a difference cannot hang on a one-sided party; empty where it can.

    `want` is the claim as it must be, `have` as it was read from the exchanged `text`.
    """
    if want is None or have is None:
        claim = want or have
        assert claim is not None
        if party.code not in _codes(claim, _OF_PARTIES) or not _says(claim, party, text):
            return f"the claim does not name {party.code}"
        return ""
    fields = _fields(want, have)
    strange = [f for f in fields if f not in _OF_PARTIES]
    if strange:
        return f"not of parties: {', '.join(strange)}"
    moved: dict[str, str] = {}
    for field, values in fields.items():
        fault = _moves(field, values, party, moved)
        if fault:
            return fault
    if len(_codes(have, _FOES)) < len(_codes(want, _FOES)):
        return "two parties have become one"
    return _named_outright(moved, have, party, swap, text)


def _moves(field: str, values: tuple[Any, Any], party: OneSided, moved: dict[str, str]) -> str:
    """Why the values of a field are no move that `party` brings; adds what moved to `moved`."""
    left, right = (_parties(field, value) for value in values)
    if left.total() != right.total():
        return f"{field}: a value appears or is lost"
    if field == "losses" and _facts_of(values[0]) != _facts_of(values[1]):
        return "losses differ in more than their party"
    gone, come = set(left - right), set(right - left)
    if len(gone) != 1 or len(come) != 1:
        return f"{field}: several parties are exchanged"
    (old,), (new,) = gone, come
    if (old, new) not in ((party.code, party.foe), (party.kin, party.code), (party.kin, party.foe)):
        return f"{field}: {old} is no {new} by {party.code}"
    if moved.setdefault(old, new) != new:
        return f"{old} is {moved[old]} and {new} in one claim"
    return ""


def _named_outright(
    moved: dict[str, str], have: FlatClaim, party: OneSided, swap: Swap, text: Document
) -> str:
    """Whether the claim's words name whom the reader put away; in the party's own text all move."""
    if text.source_party == party.code:
        return ""
    for old in moved:
        names = party.names if old == party.code else swap.names.get(old, ())
        for name in names:
            if any(_names(name, quote) for quote in have.quotes or ()):
                return f"“{name}” names {old}"
    return ""


def _says(claim: FlatClaim, party: OneSided, text: Document) -> bool:
    if text.source_party == party.code:
        return True
    return any(_names(n, q) for n in (*party.names, *party.marked) for q in claim.quotes or ())


def _whole(names: Iterable[str]) -> list[str]:
    """Those names that are not part of a longer one."""
    found = list(names)
    return [n for n in found if not any(n != m and _names(n, m) for m in found)]


def _names(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _codes(claim: FlatClaim, fields: Iterable[str]) -> set[str]:
    return set().union(*(_parties(field, getattr(claim, field)) for field in fields))


def _parties(field: str, value: Any) -> Counter[str]:
    """Codes of parties in the value of a field."""
    if field == "speaker":
        return Counter([value] if value else [])
    if field == "losses":
        return Counter(loss[0] for loss in value or ())
    return Counter(value or ())


def _facts_of(losses: Sequence[Sequence[Any]]) -> Counter[Any]:
    """Losses without whose they are."""
    return Counter(tuple(loss[1:]) for loss in losses)


def _compare(
    expected: Sequence[FlatClaim], found: Sequence[FlatClaim], body: str
) -> tuple[list[_Case], int]:
    """What differs, and how many claims were compared."""
    pairs = align(found, expected, body)
    cases = [
        _Case(want=expected[j], have=found[i], fields=fields)
        for i, j in pairs
        if (fields := _fields(expected[j], found[i]))
    ]
    left = {i for i, _ in pairs}
    right = {j for _, j in pairs}
    cases += (_Case(want=c, have=None, fields={}) for j, c in enumerate(expected) if j not in right)
    cases += (_Case(want=None, have=c, fields={}) for i, c in enumerate(found) if i not in left)
    return cases, len(pairs) + len(expected) - len(right) + len(found) - len(left)


def _fields(want: FlatClaim, have: FlatClaim) -> dict[str, tuple[Any, Any]]:
    left, right = _comparable(want), _comparable(have)
    return {k: (left[k], right[k]) for k in _COMPARED if left[k] != right[k]}


def _comparable(claim: FlatClaim) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in _COMPARED:
        value = getattr(claim, field)
        if field == "places":
            value = [(fold(name), role) for name, role in value or ()]
        values[field] = sorted(value or (), key=repr) if field in _ORDERLESS else value
    return values


def _difference(case: _Case, facts: tuple[str, ...] = (), fault: str = "") -> Difference:
    return Difference(
        document=case.claim.document,
        kind=case.kind,
        event=case.claim.event,
        quote=case.quote,
        fields=case.fields,
        facts=facts,
        fault=fault,
    )
