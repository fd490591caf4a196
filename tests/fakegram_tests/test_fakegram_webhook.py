"""Webhook delivery: the secret, retries, order and what getWebhookInfo tells."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

from tests.fakegram import Fakegram, Person
from tests.fakegram.wire import WebServer


class Receiver:
    """A bot's webhook that notes what it gets and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.open = asyncio.Event()
        self.open.set()
        self.url = ""

    async def receive(self, request: Request) -> Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        await self.open.wait()
        return Response(status_code=status)

    def texts(self) -> list[str]:
        return [u["message"]["text"] if "message" in u else "press" for u in self.got]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = Starlette(routes=[Route("/hook", receiver.receive, methods=["POST"])])
    server = WebServer(app, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.port}/hook"
    await server.begin()
    yield receiver
    receiver.open.set()
    await server.end()


async def test_update_is_posted_with_secret(
    telegram: Fakegram, bot: Bot, amina: Person, receiver: Receiver
) -> None:
    amina.says("før")
    await bot.set_webhook(receiver.url, secret_token="hemmelig-1", max_connections=1)
    amina.says("efter")
    await telegram.confirmed()
    assert receiver.texts() == ["før", "efter"]
    assert receiver.secrets == ["hemmelig-1", "hemmelig-1"]
    assert Update.de_json(receiver.got[0], bot).message.text == "før"


async def test_refused_update_is_posted_again(
    telegram: Fakegram, bot: Bot, amina: Person, receiver: Receiver
) -> None:
    telegram.delivery._first_pause = 0.02
    receiver.statuses = [500, 503, 302]
    await bot.set_webhook(receiver.url)
    amina.says("en")
    amina.says("to")
    await telegram.confirmed()
    assert receiver.texts() == ["en", "en", "en", "en", "to"]
    assert [post.status for post in telegram.journal.posts] == [500, 503, 302, 200, 200]
    pauses = [post.at for post in telegram.journal.posts]
    assert pauses[3] - pauses[2] > pauses[1] - pauses[0] >= 0.02


async def test_info_tells_what_waits(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    await bot.set_webhook("http://127.0.0.1:9/x", allowed_updates=["message"], max_connections=3)
    amina.says("en")
    amina.says("to")
    await telegram.until(lambda: bool(telegram.journal.posts))
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.max_connections) == (2, 3)
    assert info.allowed_updates == ("message",)
    assert info.last_error_message == "Connection refused"
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert len(await bot.get_updates()) == 2


async def test_lanes_run_side_by_side(
    telegram: Fakegram, bot: Bot, amina: Person, selam: Person, receiver: Receiver
) -> None:
    """One chat's messages keep their order; other chats and presses overtake them."""
    receiver.open.clear()
    await bot.set_webhook(receiver.url, max_connections=40)
    amina.says("amina 1")
    amina.says("amina 2")
    selam.says("selam 1")
    amina.sends_poison()
    await telegram.until(lambda: len(receiver.got) == 3)
    assert sorted(receiver.texts()) == ["amina 1", "press", "selam 1"]
    receiver.open.set()
    await telegram.confirmed()
    assert receiver.texts()[-1] == "amina 2"


async def test_one_connection_keeps_all_order(
    telegram: Fakegram, bot: Bot, amina: Person, selam: Person, receiver: Receiver
) -> None:
    await bot.set_webhook(receiver.url, max_connections=1)
    for number in range(5):
        amina.says(f"amina {number}")
        selam.says(f"selam {number}")
    await telegram.confirmed()
    ids = [update["update_id"] for update in receiver.got]
    assert ids == sorted(ids)
    telegram.repeats(ids[0])
    await telegram.until(lambda: len(receiver.got) == 11)
    assert receiver.got[-1] == receiver.got[0]
