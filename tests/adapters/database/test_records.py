"""Transactions, notes and the border where database errors become ours."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.domain.message import Address
from bot.errors import RecordsUnavailable
from tests.conftest import now


async def test_notes_are_kept_and_changed(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        assert await writing.notes.read("a") is None
        await writing.notes.write("a", "1")
        await writing.notes.write("a", "2")
    async with records.reading() as reading:
        assert await reading.notes.read("a") == "2"


async def test_the_same_note_may_be_written_by_two(records: DatabaseRecords) -> None:
    async def write(value: str) -> None:
        async with records.transaction() as writing:
            await writing.notes.write("a", value)

    await asyncio.gather(*(write(str(n)) for n in range(5)))


async def test_missing_tables_are_our_error(records: DatabaseRecords, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("drop table notes"))
    with pytest.raises(RecordsUnavailable) as caught:
        async with records.reading() as reading:
            await reading.notes.read("a")
    assert "select" not in str(caught.value).lower()


async def test_a_server_that_is_away_is_our_error(cipher: Cipher) -> None:
    records = DatabaseRecords(open_engine("postgresql://nobody@127.0.0.1:1/none"), cipher)
    with pytest.raises(RecordsUnavailable):
        async with records.reading() as reading:
            await reading.notes.read("a")


async def test_a_folder_that_is_missing_is_our_error(cipher: Cipher, tmp_path: Path) -> None:
    records = DatabaseRecords(open_engine(f"sqlite:///{tmp_path}/none/test.db"), cipher)
    with pytest.raises(RecordsUnavailable):
        async with records.transaction() as writing:
            await writing.notes.read("a")
    await asyncio.sleep(0.2)  # the driver's thread tells this loop that it has ended


async def test_too_many_at_once_is_our_error(records: DatabaseRecords, engine: AsyncEngine) -> None:
    engine.sync_engine.pool._timeout = 0.1
    crowd = [await engine.connect() for _ in range(15)]
    try:
        with pytest.raises(RecordsUnavailable):
            async with records.reading() as reading:
                await reading.notes.read("a")
    finally:
        for connection in crowd:
            await connection.close()


async def test_readers_do_not_wait_for_the_writer(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        await writing.notes.write("a", "1")
        async with asyncio.timeout(1), records.reading() as reading:
            assert await reading.notes.read("a") is None


async def test_many_writers_take_turns(records: DatabaseRecords) -> None:
    async def write(number: int) -> None:
        async with records.transaction() as writing:
            await writing.contacts.at(Address("telegram", str(number)), now())
            await writing.notes.write("last", str(number))

    await asyncio.gather(*(write(number) for number in range(40)))


async def test_a_cancelled_writer_lets_go(records: DatabaseRecords) -> None:
    async def write() -> None:
        async with records.transaction() as writing:
            await writing.notes.write("a", "1")
            await asyncio.sleep(60)

    task = asyncio.create_task(write())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with records.transaction() as writing:
        assert await writing.notes.read("a") is None


async def test_times_are_aware_and_in_utc(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        contact = await writing.contacts.at(Address("web", "1"), datetime(2026, 7, 1, tzinfo=UTC))
    async with records.reading() as reading:
        found = await reading.contacts.find(Address("web", "1"))
    assert found
    assert found.created_at == contact.created_at == datetime(2026, 7, 1, tzinfo=UTC)
