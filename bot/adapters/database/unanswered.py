"""Messages that could not be answered: masked, encrypted, and deleted when their time is over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.crypto import Cipher
from bot.adapters.database.tables import unanswered
from bot.domain.language import Language
from bot.domain.unanswered import Missed, Reason, Script, Unanswered

#: where the sealed texts belong; a text moved elsewhere cannot be opened
PLACE = "unanswered.text"


class UnansweredRecords:
    """Implements ports.UnansweredMessages."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    async def add(self, missed: Missed) -> int:
        """Keep one message."""
        result = await self._connection.execute(
            insert(unanswered).values(
                contact_id=missed.contact_id,
                text=self._cipher.seal(missed.text, PLACE),
                language=missed.language,
                script=missed.script,
                reason=missed.reason,
                answered=missed.answered,
                offered=list(missed.offered),
                likeliest=missed.likeliest,
                at=missed.at,
            )
        )
        (message_id,) = result.inserted_primary_key or (0,)
        return int(message_id)

    async def of(self, contact_id: int | None, since: datetime) -> Sequence[Unanswered]:
        """What a contact asked since then, or (None) those whom nobody may know."""
        rows = await self._connection.execute(
            select(unanswered)
            .where(unanswered.c.contact_id == contact_id, unanswered.c.at >= since)
            .order_by(unanswered.c.id)
        )
        return [self._kept(row) for row in rows]

    async def all(self) -> Sequence[Unanswered]:
        """Every message, oldest first."""
        rows = await self._connection.execute(select(unanswered).order_by(unanswered.c.id))
        return [self._kept(row) for row in rows]

    async def adopt(self, ids: Collection[int], intent: str) -> None:
        """Note of which id they have become training messages."""
        await self._connection.execute(
            update(unanswered).where(unanswered.c.id.in_(ids)).values(adopted_as=intent)
        )

    async def forget(self, before: datetime) -> int:
        """Delete what was asked before then. Returns how many there were."""
        result = await self._connection.execute(delete(unanswered).where(unanswered.c.at < before))
        return result.rowcount

    def _kept(self, row: Row[Any]) -> Unanswered:
        return Unanswered(
            id=row.id,
            contact_id=row.contact_id,
            text=self._cipher.open(row.text, PLACE),
            language=Language(row.language),
            script=Script(row.script),
            reason=Reason(row.reason),
            answered=row.answered,
            offered=tuple(row.offered),
            likeliest=row.likeliest,
            at=row.at,
            adopted_as=row.adopted_as,
        )
