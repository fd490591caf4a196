"""The append-only ledger: one chain of sealed entries per contact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.database.tables import ledger
from bot.domain.ledger import GENESIS, Entry, seal
from bot.errors import Conflict


class LedgerRecords:
    """Implements ports.Ledger."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def append(self, contact_id: int, entry: Entry) -> None:
        """Add one entry to the contact's chain; the contact must be locked."""
        entry = replace(entry, at=entry.at.astimezone(UTC))  # as it will be read and sealed again
        last = (
            await self._connection.execute(
                select(ledger.c.sequence, ledger.c.hash)
                .where(ledger.c.contact_id == contact_id)
                .order_by(ledger.c.sequence.desc())
                .limit(1)
            )
        ).one_or_none()
        sequence, previous = last if last else (0, GENESIS)
        await self._connection.execute(
            insert(ledger).values(
                contact_id=contact_id,
                sequence=sequence + 1,
                kind=entry.kind,
                about=entry.about,
                details=dict(entry.details),
                at=entry.at,
                by=entry.by,
                hash=seal(previous, contact_id, entry),
            )
        )

    async def entries(self, contact_id: int) -> Sequence[Entry]:
        """A contact's entries, oldest first. Raises Conflict when the chain is broken."""
        rows = await self._connection.execute(
            select(ledger).where(ledger.c.contact_id == contact_id).order_by(ledger.c.sequence)
        )
        entries, previous = [], GENESIS
        for row in rows:
            entry = _entry(row)
            if seal(previous, contact_id, entry) != row.hash:
                raise Conflict(f"The ledger was changed at entry {row.sequence}.")
            entries.append(entry)
            previous = row.hash
        return entries

    async def about(
        self, subject: str, kinds: Collection[str], since: datetime
    ) -> Sequence[tuple[int, Entry]]:
        """All contacts' entries of these kinds about it, each with its contact, oldest first."""
        rows = await self._connection.execute(
            select(ledger)
            .where(ledger.c.kind.in_(kinds), ledger.c.about == subject, ledger.c.at >= since)
            .order_by(ledger.c.at, ledger.c.id)
        )
        return [(row.contact_id, _entry(row)) for row in rows]

    async def counted(
        self, kinds: Collection[str], since: datetime
    ) -> Mapping[tuple[str, str], int]:
        """How many entries there are by kind and by what they are about."""
        rows = await self._connection.execute(
            select(ledger.c.kind, ledger.c.about, func.count().label("times"))
            .where(ledger.c.kind.in_(kinds), ledger.c.at >= since)
            .group_by(ledger.c.kind, ledger.c.about)
        )
        return {(row.kind, row.about): row.times for row in rows}


def _entry(row: Row[Any]) -> Entry:
    return Entry(kind=row.kind, about=row.about, details=row.details, at=row.at, by=row.by)
