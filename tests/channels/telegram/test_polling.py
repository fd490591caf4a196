"""Updates are stored before they are confirmed, whatever happens on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.api import Api
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.tools import Tools
from tests.channels.telegram.echo import QUICK, utc_now
from tests.fakegram import Fakegram, Fault, Person

pytestmark = pytest.mark.slow


@asynccontextmanager
async def polling(
    api: Api, records: DatabaseRecords, stall: float = 90.0
) -> AsyncIterator[Polling]:
    tools = Tools(api=api, records=records, clock=utc_now, pauses=QUICK)
    one = Polling(tools, lambda: None, hold=1, stall=stall)
    task = asyncio.create_task(one.run())
    try:
        yield one
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def stored(engine: AsyncEngine) -> Sequence[int]:
    async with engine.connect() as connection:
        return (await connection.scalars(text("select update_id from inbox order by id"))).all()


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.action for record in caplog.records if hasattr(record, "action")]


async def test_updates_are_stored_in_order(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    for number in range(5):
        amina.says(str(number))
    async with polling(api, records) as one:
        await telegram.confirmed()
        amina.says("later")
        await telegram.confirmed()
        assert one.last_success
    found = await stored(engine)
    assert len(found) == 6
    assert list(found) == sorted(found)


async def test_same_update_twice_is_stored_once(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    async with polling(api, records):
        amina.says("a")
        await telegram.confirmed()
        telegram.repeats()
        amina.says("b")
        await telegram.confirmed()
    assert len(await stored(engine)) == 2


async def test_poison_does_not_stop_the_others(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    async with polling(api, records):
        amina.sends_poison()
        amina.says("after it")
        await telegram.confirmed()
    assert len(await stored(engine)) == 3  # the fake lets her say something to press on


async def test_jumping_ids_are_stored(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    async with polling(api, records):
        amina.says("a")
        await telegram.confirmed()
        await telegram.until(lambda: telegram.calls("getUpdates") >= 3)
        telegram.world.updates._next_id = 1000  # drawn anew after a quiet week
        amina.says("b")
        await telegram.confirmed()
    assert (await stored(engine))[1] == 1000


async def test_second_poller_is_said_once(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    amina: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    await api.set_webhook("https://bot.example/telegram/x", "secret")
    async with polling(api, records):
        await telegram.until(lambda: telegram.calls("getUpdates") >= 4)
        await api.delete_webhook()
        amina.says("a")
        await telegram.confirmed()
    assert actions(caplog) == ["telegram_polling_interrupted", "telegram_polling_resumed"]
    assert "Another process" in caplog.text


@pytest.mark.parametrize("kind", ["unauthorized", "bad_gateway", "disconnect_before"])
async def test_trouble_passes(
    telegram: Fakegram, api: Api, records: DatabaseRecords, amina: Person, kind: str
) -> None:
    telegram.fails(Fault(kind, "getUpdates", times=3))
    async with polling(api, records):
        amina.says("a")
        await telegram.confirmed()
    assert telegram.calls("getUpdates") < 20


async def test_silence_is_noticed_and_mended(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    amina: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    telegram.fails(Fault("hang_before", "getUpdates", times=None, seconds=30))
    before = api._polling
    async with polling(api, records, stall=0.5) as one:
        await telegram.until(lambda: "telegram_polling_stalled" in actions(caplog))
        assert one.last_success is None
        assert api._polling is not before
        telegram.heals()
        amina.says("a")
        await telegram.confirmed()
        await telegram.until(lambda: one.last_success is not None)


async def test_what_cannot_be_stored_is_not_confirmed(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("alter table inbox rename to away"))
    async with polling(api, records):
        amina.says("a")
        await telegram.until(lambda: telegram.calls("getUpdates") >= 3)
        assert telegram.world.updates.pending
        async with engine.begin() as connection:
            await connection.execute(text("alter table away rename to inbox"))
        await telegram.confirmed()
    assert len(await stored(engine)) == 1
