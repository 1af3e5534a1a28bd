"""Clusters depend on the pairs and judgements alone, and obey persons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.core.links import Judgement, Verdict
from counterclaim.link.cluster import clusters
from counterclaim.link.judging import settle

NAMES = [f"c{n}" for n in range(9)]
EDGES = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([0.5, 0.6, 0.75, 0.9])
    ),
    max_size=24,
)


def judge(verdict: Verdict, one: str, other: str, hour: int = 1) -> Judgement:
    at = f"2031-01-01T{hour:02}:00:00+00:00"
    name = f"j-{verdict}-{one}-{other}-{hour}"
    return Judgement(id=name, verdict=verdict, left=one, right=other, by="me", at=at)


def test_what_hangs_together_is_one_and_a_loose_pair_is_not() -> None:
    tight = [(a, b, 0.9) for a in "abc" for b in "abc" if a < b]
    other = [(a, b, 0.9) for a in "xyz" for b in "xyz" if a < b]
    found = clusters("abcxyz", [*tight, *other, ("c", "x", 0.9)], settle([]))
    assert found == [("a", "b", "c"), ("x", "y", "z")]


def test_persons_join_and_part() -> None:
    edges = [("a", "b", 0.9)]
    verdicts = settle([judge("different", "a", "b"), judge("same", "b", "z")])
    assert clusters("abz", edges, verdicts) == [("a",), ("b", "z")]


def test_who_is_parted_stays_parted_by_way_of_a_third() -> None:
    edges = [(a, b, 0.9) for a in "abc" for b in "abc" if a < b]
    found = clusters("abc", edges, settle([judge("different", "a", "c")]))
    assert not any({"a", "c"} <= set(cluster) for cluster in found)


@given(EDGES, EDGES, st.randoms(use_true_random=False))
def test_the_order_of_pairs_is_nothing(
    edges: list[tuple[str, str, float]], apart: list[tuple[str, str, float]], dice: object
) -> None:
    verdicts = settle([judge("different", a, b) for a, b, _ in apart[:3] if a != b])
    found = clusters(NAMES, edges, verdicts)
    shuffled, turned = list(edges), [(b, a, s) for a, b, s in edges]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(reversed(NAMES), shuffled, verdicts) == found
    assert clusters(NAMES, turned, verdicts) == found
    assert sorted(name for cluster in found for name in cluster) == NAMES


@given(EDGES)
def test_components_are_clustered_each_by_itself(edges: list[tuple[str, str, float]]) -> None:
    low = [(f"x{a}", f"x{b}", s) for a, b, s in edges]
    twins = [f"x{name}" for name in NAMES]
    alone = clusters(NAMES, edges, settle([]))
    both = clusters([*NAMES, *twins], [*edges, *low], settle([]))
    assert [c for c in both if c[0] in NAMES] == alone
