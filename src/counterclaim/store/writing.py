"""Putting one document, its reading and its claims into the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.core.errors import Failure
from counterclaim.core.records import Claim, Document, Result
from counterclaim.core.values import MadeBy
from counterclaim.link import Account, Verdicts, account_of, corrected
from counterclaim.link.accounts import Source, source_of
from counterclaim.resolve.place.fold import fold
from counterclaim.store.codec import (
    account_to,
    claim_from,
    encode,
    minute,
    package_version,
    rank_of,
    uid_of,
    version_key,
)
from counterclaim.store.known import Current, Known
from counterclaim.store.lineage import successors
from counterclaim.store.models import (
    AccountRow,
    ClaimRow,
    DocumentRow,
    LineageRow,
    PartyRow,
    PlaceRow,
    ReadingRow,
    SignatureRow,
)
from counterclaim.store.rows import Rows
from counterclaim.store.views import Added, Outcome

INGEST = "ingest"


class Put(msgspec.Struct, kw_only=True):
    """What putting a document in did: what to tell, and what linking has to look at."""

    added: Added
    change: int = 0
    opened: tuple[Account, ...] = ()
    closed: tuple[str, ...] = ()


def made_by_of(result: Result) -> MadeBy:
    """Which stage and version read a document; that of this package where there is no claim."""
    if result.claims:
        return result.claims[0].made_by
    return MadeBy(stage="claims", version=package_version())


class Accounts:
    """Lets claims count, as persons left them."""

    def __init__(self, rows: Rows, verdicts: Verdicts) -> None:
        self.rows = rows
        self.verdicts = verdicts

    def open(self, account: Account, claim: int, document: int, change: int) -> Account | None:
        """Let a claim count from now on, with what persons said of it; None if it is none."""
        held = self.judged(account)
        if held is not None:
            self.write(held, claim, document, change)
        return held

    def judged(self, account: Account) -> Account | None:
        """The account as persons left it; None if it was judged to be no claim."""
        if account.id in self.verdicts.rejected:
            return None
        return corrected(account, self.verdicts.corrections.get(account.id, {}))

    def write(self, held: Account, claim: int, document: int, change: int) -> None:
        """Open the row of an account, and what it can be found by."""
        n = self.rows.numbered(
            AccountRow,
            id=held.id,
            claim=claim,
            document=document,
            speaker=held.speaker,
            stance=held.stance,
            event=held.event,
            status=held.status,
            first=minute(held.start),
            last=minute(held.end, last=True),
            record=account_to(held),
            since=change,
            until=None,
        )
        for role, party in sorted(_parties(held)):
            self.rows.add(PartyRow, account=n, role=role, party=party)
        for position, spot in enumerate(held.places):
            self.rows.add(
                PlaceRow,
                account=n,
                position=position,
                role=spot.role,
                name=spot.name,
                folded=fold(spot.name),
                keys=encode(spot.keys),
                lat=spot.lat,
                lon=spot.lon,
                radius_km=spot.radius_km,
            )


class Writer:
    """Puts documents in, in the transaction of its rows.

    `known` is what the record holds of them, and is kept up to date.
    """

    def __init__(self, rows: Rows, verdicts: Verdicts, at: str, known: Known) -> None:
        self.rows = rows
        self.connection: Connection = rows.connection
        self.accounts = Accounts(rows, verdicts)
        self.at = at
        self.known = known

    def put(self, result: Result) -> Put:
        """Put a document with its reading in, unless it is there."""
        document, uid, made_by = result.document, uid_of(result.document), made_by_of(result)
        if self.known.has_reading(uid, made_by):
            return Put(added=Added(document=document.id, uid=uid, outcome="known"))
        failure = self._fault(result)
        if failure is not None:
            refused = Added(document=document.id, uid=uid, outcome="refused", failure=failure)
            return Put(added=refused)
        source = source_of(document)
        n = self.known.documents.get(uid)
        if n is None:
            n = self._put_document(document, uid, source)
        self.known.note_reading(uid, made_by)
        return self._put_reading(result, n, uid, made_by, source)

    def _fault(self, result: Result) -> Failure | None:
        """Why a result cannot be kept."""
        document = result.document
        whole = f"{document.id}{document.title}{document.text}{document.source}"
        if "\x00" in whole:
            return Failure(
                item=document.id,
                kind="binary",
                reason="holds a zero character, which no database of records keeps.",
                remedy="Remove it, or save the text anew.",
            )
        ids = [claim.id for claim in result.claims]
        twice = {i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else set()
        taken = {i for i in ids if self.known.holders.get(i, document.id) != document.id}
        if not twice | taken:
            return None
        return Failure(
            item=document.id,
            kind="claim ids",
            reason="gives a claim an id that another claim has: "
            f"{', '.join(sorted(twice | taken)[:3])}.",
            remedy="Give each claim an id of its own.",
        )

    def _put_document(self, document: Document, uid: str, source: Source) -> int:
        change = self.rows.change(
            self.at,
            "document",
            document.id,
            made_by=MadeBy(stage=INGEST, version=package_version()),
        )
        values = msgspec.structs.asdict(document)
        n = self.rows.numbered(
            DocumentRow, uid=uid, rank=rank_of(document), change=change, **values
        )
        self.rows.words("words_documents", n, document.body)
        self.rows.add(SignatureRow, document=n, record=encode(source.signature))
        self.known.documents[uid] = n
        return n

    def _put_reading(
        self,
        result: Result,
        document: int,
        uid: str,
        made_by: MadeBy,
        source: Source,
    ) -> Put:
        current = self.known.current.get(result.document.id)
        change = self.rows.change(self.at, "reading", result.document.id, made_by=made_by)
        outcome = _outcome(result.document, uid, made_by, current)
        n = self.rows.numbered(
            ReadingRow,
            document=document,
            stage=made_by.stage,
            version=made_by.version,
            config_hash=made_by.config_hash,
            data_hash=made_by.data_hash,
            failures=encode(result.failures),
            notes=encode(result.notes),
            since=change,
            until=change if outcome == "older" else None,
        )
        numbers = self._put_claims(result.claims, n)
        added = Added(
            document=result.document.id, uid=uid, outcome=outcome, claims=len(result.claims)
        )
        if outcome == "older":
            return Put(added=added, change=change)
        closed: tuple[str, ...] = ()
        if current is not None:
            closed = self._supersede(current, result.claims, change, same_text=current.uid == uid)
        self._note(
            result,
            Current(
                n=n,
                document=document,
                uid=uid,
                rank=rank_of(result.document),
                version=made_by.version,
            ),
            closed,
        )
        accounts = [account_of(claim, result.document, source) for claim in result.claims]
        opened = tuple(
            held
            for account, number in zip(accounts, numbers, strict=True)
            if (held := self.accounts.open(account, number, document, change)) is not None
        )
        return Put(added=added, change=change, opened=opened, closed=closed)

    def _note(self, result: Result, current: Current, closed: Iterable[str]) -> None:
        """Know the reading that counts from now on."""
        self.known.current[result.document.id] = current
        for claim in closed:
            self.known.holders.pop(claim, None)
        for made in result.claims:
            self.known.holders[made.id] = result.document.id

    def _put_claims(self, claims: Iterable[Claim], reading: int) -> list[int]:
        numbers = []
        for claim in claims:
            n = self.rows.numbered(ClaimRow, id=claim.id, reading=reading, record=encode(claim))
            self.rows.words("words_claims", n, " ".join(s.quote for s in claim.quotes))
            numbers.append(n)
        return numbers

    def _supersede(
        self, old: Current, claims: Sequence[Claim], change: int, *, same_text: bool
    ) -> tuple[str, ...]:
        """Close the reading that counted; the ids of its claims."""
        self.rows.flush()
        held = select(ClaimRow.record).where(ClaimRow.reading == old.n).order_by(ClaimRow.n)
        before = [claim_from(record) for (record,) in self.connection.execute(held)]
        for one, other, overlap in successors(before, claims, same_text=same_text):
            if one != other:
                self.rows.numbered(LineageRow, old=one, new=other, overlap=overlap, change=change)
        self.rows.close(ReadingRow, [old.n], change)
        counted = select(AccountRow.n).where(
            AccountRow.document == old.document, AccountRow.until.is_(None)
        )
        self.rows.close(AccountRow, self.connection.scalars(counted).all(), change)
        return tuple(claim.id for claim in before)


def _outcome(document: Document, uid: str, made_by: MadeBy, current: Current | None) -> Outcome:
    """Whether a new reading counts from now on; a later text, or a newer reader, does."""
    if current is None:
        return "added"
    if current.uid == uid:
        is_newer = version_key(made_by.version) >= version_key(current.version)
        return "reread" if is_newer else "older"
    return "revised" if rank_of(document) >= current.rank else "older"


def _parties(account: Account) -> set[tuple[str, str]]:
    """Roles and the parties in them."""
    found = {("speaker", account.speaker)}
    found |= {("actor", party) for party in account.actors}
    found |= {("target", party) for party in account.targets}
    found |= {("loss", loss[0]) for loss in account.losses}
    found |= {("via", party) for party in account.via}
    return found
