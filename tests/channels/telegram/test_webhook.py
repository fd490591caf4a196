"""The address that Telegram calls."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.api import Api
from bot.channels.telegram.tools import Tools
from bot.channels.telegram.webhook import LARGEST_BODY, Webhook
from tests.channels.telegram.echo import Echo, make_channel, running, utc_now
from tests.fakegram import Fakegram, Person
from tests.fakegram.wire import WebServer

pytestmark = pytest.mark.slow

HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = json.dumps({"update_id": 1, "message": {"chat": {"id": 7}}})


@pytest.fixture
def news() -> list[str]:
    return []


@pytest.fixture
async def client(
    api: Api, records: DatabaseRecords, news: list[str]
) -> AsyncIterator[httpx.AsyncClient]:
    tools = Tools(api=api, records=records, clock=utc_now)
    webhook = Webhook(tools, "right", lambda: news.append("news"))
    transport = httpx.ASGITransport(Starlette(routes=[webhook.route("word")]))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
        yield client


async def post(client: httpx.AsyncClient, body: str, secret: str | None = "right") -> int:
    headers = {} if secret is None else {HEADER.encode(): secret.encode()}
    return (await client.post("/telegram/word", content=body, headers=headers)).status_code


async def test_update_is_stored_and_told(
    client: httpx.AsyncClient, records: DatabaseRecords, news: list[str]
) -> None:
    assert await post(client, UPDATE) == 200
    assert await post(client, UPDATE) == 200
    async with records.reading() as reading:
        (one,) = await reading.inbox.next_in_each_chat("telegram", 9)
    assert (one.update_id, one.chat) == (1, "7")
    assert news


@pytest.mark.parametrize("secret", [None, "", "wrong", "rightright", "æ"])
async def test_only_telegram_knows_the_secret(
    client: httpx.AsyncClient, news: list[str], secret: str | None
) -> None:
    assert await post(client, UPDATE, secret) == 403
    assert not news


@pytest.mark.parametrize("body", ["", "{", "[1]", "{}", '{"update_id": "1"}', "[" * 100_000])
async def test_what_is_no_update_is_refused(client: httpx.AsyncClient, body: str) -> None:
    assert await post(client, body) == 400


async def test_large_bodies_are_not_read(client: httpx.AsyncClient) -> None:
    assert await post(client, "x" * (LARGEST_BODY + 1)) == 413


async def test_nothing_but_posts(client: httpx.AsyncClient) -> None:
    assert (await client.get("/telegram/word")).status_code == 405
    assert (await client.post("/telegram/other")).status_code == 404


async def test_database_trouble_makes_telegram_come_again(
    client: httpx.AsyncClient, engine: AsyncEngine
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("alter table inbox rename to away"))
    assert await post(client, UPDATE) == 503


def test_a_secret_is_needed(api: Api, records: DatabaseRecords) -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(Tools(api=api, records=records, clock=utc_now), "", lambda: None)


async def test_conversation_through_a_webhook(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person
) -> None:
    app = Starlette()
    web = WebServer(app, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{web.port}/telegram/word"
    channel = make_channel(telegram.url, records, echo, webhook_url=address, webhook_secret="right")
    app.routes.extend(channel.routes())
    await web.begin()
    async with running(channel):
        await telegram.until(lambda: telegram.calls("setWebhook") == 1)
        amina.says("hello")
        assert (await amina.hears()).text == "echo: hello"
        telegram.repeats()
        amina.says("again")
        assert (await amina.hears()).text == "echo: again"
    await web.end()
    assert telegram.calls("getUpdates") == 0
