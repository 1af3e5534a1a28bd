from __future__ import annotations

from collections.abc import Sequence

from counterclaim.evaluate import FlatClaim, Gold, GoldDocument, by_group, cross_validate, folds
from counterclaim.evaluate.crossval import resampled

DOCUMENTS = tuple(
    GoldDocument(id=f"d{i}", group=f"g{i % 4}", text=f"Shelling at P{i}.") for i in range(11)
)
CLAIMS = tuple(
    FlatClaim(document=d.id, event="shelling", quotes=(d.text or "",)) for d in DOCUMENTS
)
GOLD = Gold(documents=DOCUMENTS, claims=CLAIMS)


def test_folds_score_each_document_once_and_split_no_group() -> None:
    parts = folds(DOCUMENTS, 3)
    assert sorted(d.id for _, held in parts for d in held) == sorted(d.id for d in DOCUMENTS)
    for tune, held in parts:
        assert not {d.group for d in tune} & {d.group for d in held}
        assert len(tune) + len(held) == len(DOCUMENTS)
    assert folds(DOCUMENTS, 3) == parts
    assert len(folds(DOCUMENTS, 9)) == 4


def test_groups_are_scored_apart() -> None:
    scores = by_group(GOLD, [c for c in CLAIMS if c.document != "d0"])
    assert list(scores) == ["g0", "g1", "g2", "g3"]
    assert scores["g1"].claims.f1 == 100.0
    assert scores["g0"].claims.r < 100.0


def test_no_model_sees_what_it_is_scored_on() -> None:
    def fit(part: Gold) -> set[str]:
        return {c.document for c in part.claims}

    def predict(seen: set[str], documents: Sequence[GoldDocument]) -> list[FlatClaim]:
        return [c for c in CLAIMS if c.document in seen & {d.id for d in documents}]

    assert cross_validate(GOLD, fit, predict).claims.f1 == 0.0

    def all_of(_: set[str], documents: Sequence[GoldDocument]) -> Sequence[FlatClaim]:
        return CLAIMS

    assert cross_validate(GOLD, fit, all_of).claims.f1 == 100.0


def test_resampling_spans_the_score() -> None:
    bounds = resampled(GOLD, [c for c in CLAIMS if c.document != "d0"])
    assert bounds.claims[0] < bounds.claims[1] <= 100.0
    assert resampled(GOLD, CLAIMS).overall == (100.0, 100.0)
