"""Taking up judgements and grades of persons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from counterclaim.core.errors import JudgementError
from counterclaim.core.links import Judgement
from counterclaim.core.near import near
from counterclaim.core.values import MadeBy
from counterclaim.link import Linker, account_of, settle
from counterclaim.link.accounts import source_of
from counterclaim.store.codec import claim_from, encode
from counterclaim.store.corrections import check_parties, check_times, check_value
from counterclaim.store.holding import DOCUMENT_COLUMNS, counts, document_from, successor
from counterclaim.store.linking import Linking, load_accounts
from counterclaim.store.models import (
    AccountRow,
    ClaimRow,
    DocumentRow,
    GradeRow,
    JudgementRow,
    PartyRow,
    ReadingRow,
)
from counterclaim.store.rows import Rows, fetch
from counterclaim.store.verdicts import (
    Judged,
    judgement_from,
    rejected_remedy,
    rejected_words,
)
from counterclaim.store.views import Grade
from counterclaim.store.writing import Accounts

_FIND = "Find claims with 'counterclaim search WORDS' or 'counterclaim show INCIDENT'."
_SCALES = {"reliability": "ABCDEF", "credibility": "123456"}


class Judging:
    """Takes up one judgement."""

    def __init__(self, rows: Rows, linker: Linker, judged: Judged) -> None:
        self.rows = rows
        self.connection = rows.connection
        self.linker = linker
        self.judged = judged

    def take(self, judgement: Judgement, at: str, made_by: MadeBy) -> tuple[str, ...]:
        """Keep a judgement and link what it touches; the incidents that it touched."""
        if self._is_known(judgement):
            return ()
        judgement = self._checked(judgement)
        verdicts = self.judged.verdicts
        settle([*verdicts.same.values(), *verdicts.different.values(), judgement], judgement)
        change = self.rows.change(
            at, "judgement", judgement.id, made_by=made_by, by=judgement.by, reason=judgement.reason
        )
        values = msgspec.structs.asdict(judgement)
        values["value"] = encode(judgement.value)
        self.rows.numbered(JudgementRow, change=change, **values)
        self.rows.flush()
        judged = Judged(self.connection)
        linking = Linking(self.rows, self.linker, judged, change)
        if judgement.right is not None:
            pair = {judgement.left, judgement.right}
            return linking.apply((), (), seeds={*pair, *linking.together(pair)})
        return self._reopen(judgement.left, judged, linking, change)

    def _is_known(self, judgement: Judgement) -> bool:
        row = self.connection.execute(
            select(*JudgementRow.__table__.columns).where(JudgementRow.id == judgement.id)
        ).first()
        if row is None:
            return False
        held = judgement_from(row)
        values = ("verdict", "by", "at", "field", "value")
        if all(getattr(held, v) == getattr(judgement, v) for v in values):
            return True
        raise JudgementError(
            f"There is another judgement with the id {judgement.id}.",
            remedy="Give each judgement an id of its own; none can be changed.",
        )

    def _checked(self, judgement: Judgement) -> Judgement:
        """The judgement on the claims of now; raises `JudgementError`."""
        if not judgement.by.strip():
            raise JudgementError("A judgement names nobody who made it.", remedy="Say by whom.")
        needs_two = judgement.verdict in ("same", "different")
        if judgement.right is None and needs_two:
            raise JudgementError(
                f"'{judgement.verdict}' is judged of two claims.", remedy="Name the other one."
            )
        if judgement.right is not None and judgement.verdict in ("not a claim", "correct"):
            raise JudgementError(
                f"'{judgement.verdict}' is judged of one claim.", remedy="Leave the other one out."
            )
        left = self._current(judgement.left)
        right = self._current(judgement.right) if judgement.right is not None else None
        if left == right:
            raise JudgementError(
                f"{judgement.left} is judged against itself.", remedy="Name two claims."
            )
        if needs_two:
            self._refuse_rejected(left, right)
        if judgement.verdict == "correct":
            check_value(judgement.field, judgement.value)
            check_parties(judgement.field, judgement.value, self._is_held)
            self._check_times(left, judgement)
        elif judgement.field is not None:
            raise JudgementError(
                f"'{judgement.verdict}' is judged of a claim, not of its field.",
                remedy="Leave the field out, or use the verdict 'correct'.",
            )
        return msgspec.structs.replace(judgement, left=left, right=right)

    def _refuse_rejected(self, *claims: str | None) -> None:
        """Raises `JudgementError` where one of the claims was judged to be none."""
        for claim in claims:
            out = self.judged.rejection(claim) if claim is not None else None
            if out is not None:
                raise JudgementError(rejected_words(out), remedy=rejected_remedy(out))

    def _is_held(self, party: str) -> bool:
        """Whether some claim of the record has a party by this code."""
        query = select(PartyRow.party).where(PartyRow.party == party).limit(1)
        return self.connection.scalar(query) is not None

    def _check_times(self, claim: str, judgement: Judgement) -> None:
        for account in load_accounts(self.connection, [claim]):
            times = {"start": account.start, "end": account.end}
            if judgement.field in times:
                times[judgement.field] = judgement.value
                check_times(times["start"], times["end"])

    def _current(self, claim: str) -> str:
        """The claim of now that an id stands for; raises `JudgementError`."""
        found = successor(self.connection, claim)
        if counts(self.connection, found):
            return found
        if self.connection.scalar(select(ClaimRow.n).where(ClaimRow.id == claim).limit(1)):
            raise JudgementError(
                f"The claim {claim} is of an earlier reading, and none of the later one is the "
                "same.",
                remedy=f"'counterclaim history {claim}' tells what became of it.",
            )
        raise JudgementError(f"There is no claim {claim}.", remedy=_FIND)

    def _reopen(self, claim: str, judged: Judged, linking: Linking, change: int) -> tuple[str, ...]:
        """Let a claim count with what is judged of it now, or no more."""
        row = self.connection.execute(
            select(ClaimRow.n.label("claim"), ClaimRow.record, *DOCUMENT_COLUMNS)
            .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
            .join(DocumentRow, DocumentRow.n == ReadingRow.document)
            .where(ClaimRow.id == claim, ReadingRow.until.is_(None))
        ).one()
        held = select(AccountRow.n).where(AccountRow.id == claim, AccountRow.until.is_(None))
        self.rows.close(AccountRow, list(self.connection.scalars(held)), change)
        document = document_from(row)
        account = account_of(claim_from(row.record), document, source_of(document))
        accounts = Accounts(self.rows, judged.verdicts)
        opened = accounts.open(account, row.claim, row.document, change)
        self.rows.flush()
        others = self.connection.scalars(
            select(AccountRow.id).where(
                AccountRow.document == row.document,
                AccountRow.until.is_(None),
                AccountRow.id != claim,
            )
        ).all()
        return linking.apply(
            [opened] if opened is not None else [],
            [claim],
            beside=load_accounts(self.connection, others),
        )


def orphans(
    connection: Connection, judged: Judged, about: Collection[str] | None = None
) -> tuple[str, ...]:
    """Judgements on claims that no reading that counts has; of these claims, or of all."""
    named = {c for j in judged.judgements for c in (j.left, j.right) if c is not None}
    if about is not None:
        named &= set(about)
    counted = {
        row.id
        for row in fetch(
            connection,
            sorted(named),
            lambda ids: (
                select(ClaimRow.id)
                .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
                .where(ClaimRow.id.in_(ids), ReadingRow.until.is_(None))
            ),
        )
    }
    lost = named - counted
    return tuple(j.id for j in judged.judgements if j.left in lost or j.right in lost)


def put_grade(rows: Rows, grade: Grade, at: str) -> None:
    """Keep a grade; raises `JudgementError` where it is none of its scale."""
    if grade.scale not in _SCALES or grade.grade not in [*_SCALES[grade.scale]]:
        raise JudgementError(
            f"{grade.grade!r} is no grade of {grade.scale}.",
            remedy="Reliability of a source is A to F, credibility of a claim 1 to 6.",
            is_usage=True,
        )
    if not grade.by.strip():
        raise JudgementError("A grade names nobody who gave it.", remedy="Say by whom.")
    known: Any = DocumentRow.source if grade.scale == "reliability" else ClaimRow.id
    if rows.connection.scalar(select(known).where(known == grade.subject).limit(1)) is None:
        what = "source" if grade.scale == "reliability" else "claim"
        sources = select(DocumentRow.source).distinct() if what == "source" else None
        held = [] if sources is None else rows.connection.scalars(sources).all()
        alike = near(grade.subject, filter(None, held))
        raise JudgementError(
            f"There is no {what} {grade.subject!r}.",
            remedy=f"Is it {' or '.join(repr(a) for a in alike)}?" if alike else _FIND,
        )
    change = rows.change(at, "grade", grade.subject, by=grade.by, reason=grade.reason)
    rows.numbered(GradeRow, change=change, **msgspec.structs.asdict(grade))
    rows.flush()
