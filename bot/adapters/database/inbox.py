"""Updates that were accepted and wait to be handled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.crypto import Cipher
from bot.adapters.database.tables import inbox
from bot.domain.delivery import RawUpdate, StoredUpdate
from bot.errors import Conflict

_PLACE = "inbox.raw"
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class InboxRecords:
    """Implements ports.Inbox."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    async def add(self, updates: Sequence[RawUpdate], now: datetime) -> int:
        """Store them; those already known are left out. Returns how many were new."""
        insert = _INSERT[self._connection.dialect.name]
        new = 0
        for one in updates:
            result = await self._connection.execute(
                insert(inbox)
                .values(
                    channel=one.channel,
                    update_id=one.update_id,
                    chat=one.chat,
                    raw=self._cipher.seal(one.raw, _PLACE),
                    received_at=now,
                )
                .on_conflict_do_nothing()
                .returning(inbox.c.id)
            )
            new += len(result.all())
        return new

    async def next_in_each_chat(self, channel: str, limit: int) -> Sequence[StoredUpdate]:
        """The oldest waiting update of each chat, oldest first."""
        oldest = (
            select(func.min(inbox.c.id))
            .where(inbox.c.state == "waiting", inbox.c.channel == channel)
            .group_by(inbox.c.chat)
            .order_by(func.min(inbox.c.id))
            .limit(limit)
        )
        rows = await self._connection.execute(
            select(inbox).where(inbox.c.id.in_(oldest)).order_by(inbox.c.id)
        )
        return [
            StoredUpdate(
                id=row.id,
                channel=row.channel,
                update_id=row.update_id,
                chat=row.chat,
                raw=self._cipher.open(row.raw, _PLACE),
                attempts=row.attempts,
            )
            for row in rows
        ]

    async def done(self, update_id: int) -> None:
        """It was handled; its raw text is forgotten. Raises Conflict when it already was."""
        if not await self._close(update_id, state="done", raw="", error=None):
            raise Conflict("The update was already handled.")

    async def failed(self, update_id: int, error: str, *, give_up: bool) -> None:
        """It could not be handled; with `give_up` it is set aside (quarantined)."""
        state = "quarantined" if give_up else "waiting"
        await self._close(update_id, state=state, error=error[:200], attempts=inbox.c.attempts + 1)

    async def _close(self, update_id: int, **values: object) -> bool:
        # Only what still waits: two workers may hold the same update, and the first one wins.
        result = await self._connection.execute(
            update(inbox)
            .where(inbox.c.id == update_id, inbox.c.state == "waiting")
            .values(**values)
        )
        return bool(result.rowcount)
