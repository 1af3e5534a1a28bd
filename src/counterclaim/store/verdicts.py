"""The judgements of a record as they bear on the claims of now.

A judgement names the claim that its author saw. Where a later reading has put another claim in
its place, the judgement follows the lineage; where there is none, it is kept and reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Judgement
from counterclaim.link import Verdicts, settle
from counterclaim.store.codec import value_from
from counterclaim.store.models import JudgementRow, LineageRow


def judgement_from(row: Any) -> Judgement:
    """The judgement that a row holds."""
    return Judgement(
        id=row.id,
        verdict=row.verdict,
        left=row.left,
        right=row.right,
        by=row.by,
        at=row.at,
        reason=row.reason,
        field=row.field,
        value=value_from(row.value),
    )


class Lineage:
    """Which claim id stands for an earlier one, as of now."""

    def __init__(self, steps: Sequence[tuple[int, str, str]]) -> None:
        """`steps` are change, old id and new id, in the order in which they came."""
        self._from: dict[str, list[tuple[int, str]]] = {}
        for change, old, new in steps:
            self._from.setdefault(old, []).append((change, new))

    def follow(self, claim: str, since: int) -> str:
        """The claim that stands for `claim`, as it was named in the change `since`."""
        while True:
            later = [(c, new) for c, new in self._from.get(claim, ()) if c > since]
            if not later:
                return claim
            since, claim = later[0]


class Judged:
    """All judgements of a record, with the claims of now in them, and the verdicts that hold."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(*JudgementRow.__table__.columns)).all()
        steps: list[tuple[int, str, str]] = []
        if rows:
            found = select(LineageRow.change, LineageRow.old, LineageRow.new)
            steps = [(c, o, n) for c, o, n in connection.execute(found.order_by(LineageRow.n))]
        self.lineage = Lineage(steps)
        self.judgements = tuple(self._of_now(row) for row in sorted(rows, key=lambda r: r.n))
        self.verdicts = _settled(self.judgements)
        self.beside: dict[str, set[str]] = {}
        for one, other in self.verdicts.same:
            self.beside.setdefault(one, set()).add(other)
            self.beside.setdefault(other, set()).add(one)

    def _of_now(self, row: Any) -> Judgement:
        judgement = judgement_from(row)
        return msgspec.structs.replace(
            judgement,
            left=self.lineage.follow(judgement.left, row.change),
            right=self.lineage.follow(judgement.right, row.change) if judgement.right else None,
        )

    def rejection(self, claim: str) -> Judgement | None:
        """The judgement by which a claim is none; None where it is one."""
        if claim not in self.verdicts.rejected:
            return None
        out = [j for j in self.judgements if j.left == claim and j.verdict == "not a claim"]
        return out[-1]

    def touching(self, claims: set[str]) -> tuple[Judgement, ...]:
        """The `same` and `different` that hold between these claims."""
        held = (*self.verdicts.same.items(), *self.verdicts.different.items())
        return tuple(j for (one, other), j in held if one in claims and other in claims)


def rejected_words(out: Judgement) -> str:
    """That a claim was judged to be none, by whom, when and why."""
    why = f": {out.reason}" if out.reason else ""
    return f"The claim {out.left} was judged to be none by {out.by}, {out.at}{why}."


def rejected_remedy(out: Judgement) -> str:
    """How to take that back."""
    return f"'counterclaim judge unsure {out.left}' takes that back."


def state_of(connection: Connection) -> tuple[int, int]:
    """What tells whether `Judged` has to be made again."""
    judged = connection.scalar(select(func.max(JudgementRow.n))) or 0
    steps = connection.scalar(select(func.max(LineageRow.n))) or 0 if judged else 0
    return judged, steps


def _settled(judgements: Sequence[Judgement]) -> Verdicts:
    """The verdicts that hold.

    `judge` lets no contradiction in. If lineage should make one out of judgements that had been
    free of it, those that came later are set aside: adding a document must not fail by them.
    """
    try:
        return settle(judgements)
    except JudgementError:
        kept: list[Judgement] = []
        for judgement in judgements:
            try:
                settle([*kept, judgement])
            except JudgementError:
                continue
            kept.append(judgement)
        return settle(kept)
