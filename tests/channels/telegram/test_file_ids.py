"""By which id Telegram knows a recording."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.voices import FileIds
from bot.domain.language import Language
from bot.domain.topic import Recording

pytestmark = pytest.mark.slow


async def test_file_ids_outlive_a_database_that_is_away(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    recording = Recording("complaint", Language.TIGRINYA, "1a2b3c4d5e6f")
    file_ids = FileIds(records)
    async with engine.begin() as connection:
        await connection.execute(text("alter table notes rename to away"))
    assert await file_ids.of(recording) is None
    file_ids.learn(recording, "file-1")
    await file_ids.keep()
    async with engine.begin() as connection:
        await connection.execute(text("alter table away rename to notes"))
    await file_ids.keep()
    assert await file_ids.of(recording) == await FileIds(records).of(recording) == "file-1"
