"""The whole channel: it starts, keeps running and stops, and tells nobody's words."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from contextlib import suppress

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.sender import Sender
from bot.domain.message import Message
from bot.errors import InvalidData
from tests.channels.telegram.echo import Echo, make_channel, running
from tests.fakegram import Fakegram, Fault, Person

pytestmark = pytest.mark.slow


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.action for record in caplog.records if hasattr(record, "action")]


async def test_commands_are_named_in_every_language(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo
) -> None:
    async with running(make_channel(telegram.url, records, echo)):
        await telegram.until(lambda: telegram.calls("setMyCommands") == 5)
    named = {
        call.params.get("language_code"): call.params["commands"]
        for call in telegram.journal.of("setMyCommands")
    }
    assert set(named) == {"da", "ar", "ti", "en", None}
    assert "sprog" in named["da"]


async def test_telegram_may_be_away_at_the_start(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person
) -> None:
    telegram.fails(Fault("bad_gateway", "getMe", times=3))
    telegram.fails(Fault("disconnect_before", "deleteWebhook", times=2))
    telegram.fails(Fault("server_error", "setMyCommands"))
    amina.says("hello")
    async with running(make_channel(telegram.url, records, echo)) as channel:
        assert (await amina.hears()).text == "echo: hello"
        assert channel.last_success


async def test_wrong_token_is_said_clearly(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo
) -> None:
    channel = make_channel(telegram.url, records, echo, token="1:WRONG")
    with pytest.raises(InvalidData, match="The Telegram bot token: was not accepted"):
        await asyncio.wait_for(channel.run(), 5)


async def test_dead_part_begins_anew(
    telegram: Fakegram,
    records: DatabaseRecords,
    echo: Echo,
    amina: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    run, deaths = Sender.run, [KeyError("secret text"), KeyError("secret text")]

    async def dying(self: Sender) -> None:
        if deaths:
            raise deaths.pop()
        await run(self)

    monkeypatch.setattr(Sender, "run", dying)
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("hello")
        assert (await amina.hears()).text == "echo: hello"
    assert actions(caplog).count("telegram_part_died") == 2
    assert "secret text" not in caplog.text


async def test_stop_takes_less_than_five_seconds(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person, selam: Person
) -> None:
    echo.before = lambda message: asyncio.sleep(60 if message.text == "slow" else 0)
    telegram.fails(Fault("hang_before", "sendMessage", seconds=60))
    task = asyncio.create_task(make_channel(telegram.url, records, echo).run())
    amina.says("slow")
    selam.says("hello")
    await telegram.until(lambda: telegram.calls("sendMessage") == 1)
    began = time.monotonic()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert time.monotonic() - began < 5
    telegram.heals()
    echo.before = lambda message: None
    async with running(make_channel(telegram.url, records, echo)):
        assert (await amina.hears()).text == "echo: slow"
        assert (await selam.hears()).text == "echo: hello"


async def test_what_is_in_flight_at_the_stop_is_finished(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person
) -> None:
    telegram.fails(Fault("hang_after", "sendMessage", seconds=1))
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("hello")
        await telegram.until(lambda: telegram.calls("sendMessage") == 1)
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("next")
        assert [(await amina.hears()).text for _ in range(2)] == ["echo: hello", "echo: next"]
    assert telegram.deliveries(amina.id, "echo: hello") == 1


async def test_blocked_and_back_again(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person, selam: Person
) -> None:
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("hello")
        await amina.hears()
        amina.blocks()
        selam.says("hello")
        await selam.hears()
        amina.unblocks()
        amina.says("back")
        assert (await amina.hears()).text == "echo: back"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_locked_database_is_waited_for(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, engine: AsyncEngine, amina: Person
) -> None:
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("before")
        await amina.hears()
        other = sqlite3.connect(str(engine.url.database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        amina.says("1")
        amina.says("2")
        await amina.hears_nothing(2)
        other.execute("COMMIT")
        other.close()
        assert [(await amina.hears()).text for _ in range(2)] == ["echo: 1", "echo: 2"]
    assert telegram.deliveries(amina.id, "echo: 1") == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_read_only_database_loses_nothing(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, engine: AsyncEngine, amina: Person
) -> None:
    mode = {"query_only": "ON"}

    @event.listens_for(engine.sync_engine, "begin")
    def _prepare(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only={mode['query_only']}")

    async with running(make_channel(telegram.url, records, echo)):
        amina.says("hello")
        await amina.hears_nothing(0.7)
        assert telegram.world.updates.pending
        mode["query_only"] = "OFF"
        assert (await amina.hears()).text == "echo: hello"


def fail_on_request(message: Message) -> None:
    if "fails" in message.text:
        raise ValueError(message.text)


async def test_nobodys_words_are_logged(
    telegram: Fakegram,
    records: DatabaseRecords,
    echo: Echo,
    amina: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    echo.before = fail_on_request
    async with running(make_channel(telegram.url, records, echo)):
        amina.says("walnut")
        await amina.hears()
        amina.sends_poison()
        amina.says("walnut fails")
        telegram.fails(Fault("bad_request", "sendMessage", description='bad: "walnut"'))
        telegram.fails(Fault("disconnect_after", "sendMessage", times=2))
        amina.says("walnut again")
        await telegram.until(lambda: "message_failed" in actions(caplog))
    assert {"update_quarantined", "update_failed"} <= set(actions(caplog))
    ours = [one for one in caplog.records if not one.name.startswith("uvicorn")]
    lines = str([(one.getMessage(), vars(one)) for one in ours])
    assert not [secret for secret in ("walnut", "Amina", "TEST") if secret in lines]
