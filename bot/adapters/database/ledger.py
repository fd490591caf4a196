"""The append-only ledger: one chain of sealed entries per contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from sqlalchemy import insert, select
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
            entry = Entry(kind=row.kind, about=row.about, details=row.details, at=row.at, by=row.by)
            if seal(previous, contact_id, entry) != row.hash:
                raise Conflict(f"The ledger was changed at entry {row.sequence}.")
            entries.append(entry)
            previous = row.hash
        return entries
