"""Updates wait in order per chat, each is known once and handled once."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.domain.delivery import RawUpdate, StoredUpdate
from bot.errors import Conflict
from tests.conftest import now


def update(number: int, chat: str = "7", channel: str = "telegram") -> RawUpdate:
    return RawUpdate(channel=channel, update_id=number, chat=chat, raw=f'{{"update_id":{number}}}')


async def add(records: DatabaseRecords, *updates: RawUpdate) -> int:
    async with records.transaction() as writing:
        return await writing.inbox.add(updates, now())


async def waiting(records: DatabaseRecords, limit: int = 9) -> list[StoredUpdate]:
    async with records.reading() as reading:
        return list(await reading.inbox.next_in_each_chat("telegram", limit))


async def test_an_update_is_stored_once(records: DatabaseRecords) -> None:
    assert await add(records, update(1), update(2)) == 2
    assert await add(records, update(2), update(3), update(3)) == 1
    assert await add(records, update(1, channel="other")) == 1


async def test_the_oldest_of_each_chat_waits(records: DatabaseRecords) -> None:
    await add(records, update(1, "a"), update(2, "b"), update(3, "a"), update(4, "c"))
    assert [one.update_id for one in await waiting(records)] == [1, 2, 4]
    assert [one.update_id for one in await waiting(records, limit=2)] == [1, 2]


async def test_what_is_done_lets_the_next_come(records: DatabaseRecords) -> None:
    await add(records, update(1), update(2))
    (first,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.done(first.id)
    (second,) = await waiting(records)
    assert (second.update_id, second.raw) == (2, '{"update_id":2}')


async def test_an_update_is_done_once(records: DatabaseRecords) -> None:
    await add(records, update(1))
    (one,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.done(one.id)
    with pytest.raises(Conflict):
        async with records.transaction() as writing:
            await writing.inbox.done(one.id)


async def test_a_failure_is_counted(records: DatabaseRecords) -> None:
    await add(records, update(1))
    (one,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.failed(one.id, "KeyError" * 100, give_up=False)
    (again,) = await waiting(records)
    assert again.attempts == 1


async def test_what_is_set_aside_does_not_come_back(records: DatabaseRecords) -> None:
    await add(records, update(1), update(2))
    (one,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.failed(one.id, "KeyError", give_up=True)
    assert [each.update_id for each in await waiting(records)] == [2]
    assert await add(records, update(1)) == 0


async def test_a_late_failure_changes_nothing(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    await add(records, update(1))
    (one,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.done(one.id)
        await writing.inbox.failed(one.id, "KeyError", give_up=True)
    async with engine.connect() as connection:
        assert await connection.scalar(text("select state from inbox")) == "done"


async def test_raw_text_is_sealed_and_then_forgotten(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    await add(records, update(1))
    async with engine.connect() as connection:
        assert "update_id" not in str(await connection.scalar(text("select raw from inbox")))
    (one,) = await waiting(records)
    async with records.transaction() as writing:
        await writing.inbox.done(one.id)
    async with engine.connect() as connection:
        assert await connection.scalar(text("select raw from inbox")) == ""


async def test_a_failed_transaction_leaves_the_update(records: DatabaseRecords) -> None:
    await add(records, update(1))
    (one,) = await waiting(records)
    with pytest.raises(KeyError):  # noqa: PT012 - what is raised inside must undo it
        async with records.transaction() as writing:
            await writing.inbox.done(one.id)
            raise KeyError
    assert await waiting(records) == [one]
