"""Whatever the order and the manner in which a record grew, it is the record of its documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.builders import Clock, claim, results, sides
from tests.store.contract import NEWER, judgement, links

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Judgement
from counterclaim.core.records import Result
from counterclaim.link import Account, Edge, Linker
from counterclaim.link.profiles import Profile
from counterclaim.store import Record

Fresh = Callable[[], Record]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Makes records that hold nothing; copying one is quicker than making its tables."""
    folder, numbers = tmp_path_factory.mktemp("orders"), count()
    empty = folder / "empty.db"
    with Record.open(empty) as record:
        record.rebuild()

    def one() -> Record:
        path: Path = folder / f"{next(numbers)}.db"
        shutil.copy(empty, path)
        return Record.open(path, clock=Clock())

    return one


def reread(result: Result) -> Result:
    """The document as a later reader reads it: its first claim with other words, the rest gone."""
    first = result.claims[0]
    words = result.document.text.split(" with ")[0].rstrip(".")
    again = claim(
        result.document,
        words,
        stance=first.stance.value,
        event=first.event.value,
        actor=first.actors[0].value,
        target=first.targets[0].value,
        town=first.places[0].name,
        day=first.time.value.start,  # type: ignore[union-attr]
        made_by=NEWER,
    )
    return Result(document=result.document, claims=(again,))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    size=st.integers(2, 10),
    seed=st.integers(0, 10_000),
    order=st.randoms(use_true_random=False),
    again=st.sets(st.integers(0, 9), max_size=4),
    judged=st.lists(
        st.tuples(
            st.sampled_from(["same", "different", "unsure", "not a claim", "event", "start"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=4,
    ),
)
def test_the_way_does_not_matter(
    fresh: Fresh,
    size: int,
    seed: int,
    order: object,
    again: set[int],
    judged: list[tuple[str, int, int]],
) -> None:
    documents = results(size, seed)
    later = [reread(documents[n]) for n in sorted(again) if n < size]
    with fresh() as plain, fresh() as mixed, fresh() as loaded:
        list(plain.add([*documents, *later]))
        shuffled = list(documents)
        order.shuffle(shuffled)  # type: ignore[attr-defined]
        list(mixed.add([*shuffled, *later[::-1]]))
        loaded.load([*documents, *later])
        assert links(mixed) == links(plain) == links(loaded)
        for record in (plain, mixed):
            judge(record, judged, documents)
        held = links(plain)
        assert links(mixed) == held
        plain.rebuild()
        assert links(plain) == held


def judge(
    record: Record, judged: Sequence[tuple[str, int, int]], documents: Sequence[Result]
) -> None:
    """Take up what does not contradict what was judged before."""
    for number, (verdict, one, other) in enumerate(judged):
        left, right = (documents[n % len(documents)].claims[0].id for n in (one, other))
        at = f"2031-04-01T12:00:{number:02}+00:00"
        name = f"j{number}"
        made: Judgement
        if verdict == "event":
            made = judgement(name, "correct", left, at=at, field="event", value="raid")
        elif verdict == "start":
            made = judgement(name, "correct", left, at=at, field="start", value="2031-03-01")
        elif verdict == "not a claim":
            made = judgement(name, verdict, left, at=at)
        else:
            made = judgement(name, verdict, left, right, at=at)
        try:
            record.judge(made)
        except JudgementError:
            assert verdict in ("same", "different", "unsure")


def test_adding_looks_at_little(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document far from all others is compared with none of them."""
    with fresh() as record:
        list(record.add(results(30)))
        compared: list[object] = []
        real = Linker.pair

        def watched(self: Linker, a: Account | Profile, b: Account | Profile) -> Edge | None:
            compared.append((a, b))
            return real(self, a, b)

        monkeypatch.setattr(Linker, "pair", watched)
        list(record.add([sides()[4]]))
        assert compared == []
        list(record.add([sides()[0]]))
        assert compared
