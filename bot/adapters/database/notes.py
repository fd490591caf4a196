"""Small facts that outlive a restart."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.database.tables import notes

_DIALECTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class NoteRecords:
    """Implements ports.Notes."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def read(self, key: str) -> str | None:
        """The note; None without one."""
        value: str | None = await self._connection.scalar(
            select(notes.c.value).where(notes.c.key == key)
        )
        return value

    async def write(self, key: str, value: str) -> None:
        """Set the note."""
        note = _DIALECTS[self._connection.dialect.name](notes).values(key=key, value=value)
        await self._connection.execute(
            note.on_conflict_do_update(index_elements=["key"], set_={"value": value})
        )
