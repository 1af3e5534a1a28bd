"""Names near to one that is not known."""

from __future__ import annotations

from counterclaim.core.near import near


def test_those_that_begin_so_stand_before_those_that_are_alike() -> None:
    assert near("c1", ["xc1", "c1-a", "C2"]) == ["c1-a", "xc1"]
    assert near("ARN", ["AZE", "ARM", "xxx"]) == ["ARM"]
    assert near("army press", ["The press of the army", "Navy"]) == ["The press of the army"]
    assert near("sheling", ["shelling", "raid"]) == ["shelling"]


def test_the_same_in_another_case_stands_alone() -> None:
    assert near(" arm", ["ARM", "ARMX"]) == ["ARM"]
    assert near("", ["ARM"]) == []
