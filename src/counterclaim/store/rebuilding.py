"""Linking the whole record anew, from claims and judgements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import delete, select

from counterclaim.link import Account, Linker, account_of
from counterclaim.link.accounts import source_of
from counterclaim.store.codec import account_to, claim_from, encode
from counterclaim.store.holding import DOCUMENT_COLUMNS, document_from
from counterclaim.store.linking import Membership, Ties
from counterclaim.store.models import (
    AccountRow,
    BlockRow,
    ClaimRow,
    DocumentRow,
    FacetRow,
    MemberRow,
    ReadingRow,
    SignatureRow,
)
from counterclaim.store.rows import Rows
from counterclaim.store.verdicts import Judged
from counterclaim.store.writing import Accounts

#: How many rows are held before they are written.
_FULL = 50_000


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """What a rebuild came to: how many claims, relations and incidents there are now."""

    claims: int
    relations: int
    incidents: int


class Rebuilding:
    """Makes accounts, signatures, keys, edges, relations and incidents anew.

    Rows that would be the same stay as they are, with the change since which they hold.
    """

    def __init__(self, rows: Rows, linker: Linker, judged: Judged, change: int) -> None:
        self.rows = rows
        self.connection = rows.connection
        self.linker = linker
        self.judged = judged
        self.change = change

    def run(self) -> Rebuilt:
        """Link everything; what there is now."""
        accounts = self._accounts()
        self._index(accounts)
        held = {j.id: j for j in self.judged.verdicts.same.values()}
        held |= {j.id: j for j in self.judged.verdicts.different.values()}
        ties = Ties.about(self.connection, None)
        links = self.linker.link(accounts.values(), held.values())
        ties.settle(self.rows, links.edges, self.change)
        del ties
        self.connection.execute(delete(FacetRow))
        members = select(MemberRow.claim).where(MemberRow.until.is_(None))
        gone = set(self.connection.scalars(members)) - accounts.keys()
        settling = Membership(self.rows, self.change, has_facets=False)
        parted = self.judged.verdicts.different
        settling.settle(links.incidents, gone, accounts, links.relations, parted=parted)
        return Rebuilt(
            claims=len(accounts), relations=len(links.relations), incidents=len(links.incidents)
        )

    def _accounts(self) -> dict[str, Account]:
        """The accounts of all claims that count, in order of their ids; their rows mended."""
        self.connection.execute(delete(SignatureRow))
        held = {
            row.claim: row
            for row in self.connection.execute(
                select(AccountRow.claim, AccountRow.n, AccountRow.record).where(
                    AccountRow.until.is_(None)
                )
            )
        }
        writer = Accounts(self.rows, self.judged.verdicts)
        found: dict[str, Account] = {}
        for _, claims in groupby(self._claims(), key=attrgetter("document")):
            for account in self._of_document(list(claims), held, writer):
                found[account.id] = account
            if self.rows.waiting > _FULL:
                self.rows.flush()
        self.rows.close(AccountRow, sorted(row.n for row in held.values()), self.change)
        self.rows.flush()
        return dict(sorted(found.items()))

    def _claims(self) -> Iterator[Any]:
        """The claims of the readings that count, with their documents, in order."""
        query = (
            select(ClaimRow.n.label("claim"), ClaimRow.record, *DOCUMENT_COLUMNS)
            .join(ReadingRow, ReadingRow.n == ClaimRow.reading)
            .join(DocumentRow, DocumentRow.n == ReadingRow.document)
            .where(ReadingRow.until.is_(None))
            .order_by(DocumentRow.n, ClaimRow.n)
        )
        # Texts are long: on a server they are fetched as they are needed, not all at once.
        yield from self.connection.execute(query, execution_options={"stream_results": True})

    def _of_document(
        self, claims: list[Any], held: dict[int, Any], writer: Accounts
    ) -> Iterator[Account]:
        """The accounts of one document. What stays as it was is taken out of `held`."""
        number, document = claims[0].document, document_from(claims[0])
        source = source_of(document)
        self.rows.add(SignatureRow, document=number, record=encode(source.signature))
        for row in claims:
            account = writer.judged(account_of(claim_from(row.record), document, source))
            if account is None:
                continue
            before = held.get(row.claim)
            if before is not None and before.record == account_to(account):
                del held[row.claim]
            else:
                if before is not None:
                    self.rows.close(AccountRow, [held.pop(row.claim).n], self.change)
                writer.write(account, row.claim, number, self.change)
            yield account

    def _index(self, accounts: dict[str, Account]) -> None:
        """Make the keys anew."""
        self.connection.execute(delete(BlockRow))
        open_rows = select(AccountRow.id, AccountRow.n).where(AccountRow.until.is_(None))
        numbers = {row.id: row.n for row in self.connection.execute(open_rows)}
        for name, account in accounts.items():
            for key in dict.fromkeys(self.linker.keys_of(account)):
                self.rows.add(BlockRow, key=key, account=numbers[name])
            if self.rows.waiting > _FULL:
                self.rows.flush()
        self.rows.flush()
