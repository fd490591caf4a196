"""Every way in which Telegram can fail, as our own errors."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram import api as api_module
from bot.channels.telegram.api import Api
from bot.channels.telegram.errors import ChatMoved, VoiceForbidden
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.render import Part
from bot.domain.language import Language
from bot.domain.message import Button
from bot.errors import (
    BotError,
    ChannelFlooded,
    ChannelUnavailable,
    ContactUnreachable,
    DeliveryUnknown,
    InvalidData,
    MessageRefused,
)
from tests.fakegram import Fakegram, Fault, Person

pytestmark = pytest.mark.slow

HELLO = Part("Hello")


@pytest.fixture
async def hasty(telegram: Fakegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Api]:
    """An API that does not wait long for an answer."""
    monkeypatch.setattr(api_module, "_READ_TIMEOUT", 0.3)
    api = Api("1:TEST", telegram.url)
    yield api
    await api.close()


async def test_message_arrives_with_its_buttons(api: Api, amina: Person) -> None:
    buttons = keyboard([Button("menu", "Menu")], Language.ENGLISH)
    assert await api.send(str(amina.id), HELLO, buttons)
    message = await amina.hears()
    assert (message.text, message.labels) == ("Hello", ["Menu"])


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("forbidden"), ContactUnreachable),
        (Fault("bad_request", description="chat not found"), ContactUnreachable),
        (Fault("bad_request", description="user is deactivated"), ContactUnreachable),
        (Fault("bad_request", description="BUTTON_DATA_INVALID"), MessageRefused),
        (Fault("server_error"), ChannelUnavailable),
        (Fault("bad_gateway"), ChannelUnavailable),
        (Fault("disconnect_before"), DeliveryUnknown),
        (Fault("disconnect_after"), DeliveryUnknown),
        (Fault("hang_before", seconds=1), DeliveryUnknown),
        (Fault("hang_after", seconds=1), DeliveryUnknown),
        (Fault("unauthorized"), InvalidData),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
async def test_faults_become_our_errors(
    telegram: Fakegram, hasty: Api, amina: Person, fault: Fault, error: type[BotError]
) -> None:
    telegram.fails(fault)
    with pytest.raises(BotError) as caught:
        await hasty.send(str(amina.id), HELLO, None)
    assert type(caught.value) is error


@pytest.mark.parametrize(
    "fault",
    [
        Fault("voice_forbidden"),
        Fault("bad_request", description="user doesn't want to receive voice messages"),
        Fault("forbidden", description="user doesn't want to receive voice messages"),
    ],
)
async def test_forbidden_voice_is_told_apart(
    telegram: Fakegram, api: Api, amina: Person, fault: Fault
) -> None:
    telegram.fails(fault)
    with pytest.raises(VoiceForbidden):
        await api.send_voice(str(amina.id), b"sound", HELLO, None)


async def test_flood_tells_its_pause(telegram: Fakegram, api: Api, amina: Person) -> None:
    telegram.fails(Fault("retry_after", seconds=7))
    with pytest.raises(ChannelFlooded) as caught:
        await api.send(str(amina.id), HELLO, None)
    assert caught.value.retry_after == 7


async def test_moved_group_tells_its_new_id(telegram: Fakegram, api: Api, amina: Person) -> None:
    group = telegram.group("Klassen", [amina])
    before = str(group.id)
    group.upgrades()
    with pytest.raises(ChatMoved) as caught:
        await api.send(before, HELLO, None)
    assert caught.value.new_chat == str(group.id)


async def test_refused_connection_means_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    api = Api("1:TEST", f"http://127.0.0.1:{port}")
    with pytest.raises(ChannelUnavailable):
        await api.send("1", HELLO, None)
    await api.close()


async def test_full_pool_means_not_sent(
    telegram: Fakegram, amina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_module, "_CONNECTIONS", 1)
    monkeypatch.setattr(api_module, "_POOL_TIMEOUT", 0.1)
    api = Api("1:TEST", telegram.url)
    telegram.fails(Fault("hang_before", "sendMessage", seconds=1))
    slow = asyncio.create_task(api.send(str(amina.id), HELLO, None))
    await telegram.until(lambda: telegram.calls("sendMessage") == 1)
    with pytest.raises(ChannelUnavailable):
        await api.send(str(amina.id), HELLO, None)
    await slow
    await api.close()


async def test_refusal_does_not_quote_the_message(
    telegram: Fakegram, api: Api, amina: Person
) -> None:
    reason = 'can\'t parse entities: unsupported "Hello" at byte offset 0'
    telegram.fails(Fault("bad_request", description=reason))
    with pytest.raises(MessageRefused) as caught:
        await api.send(str(amina.id), HELLO, None)
    assert str(caught.value) == "Telegram refused the message: Can't parse entities."


async def test_token_is_never_shown(
    telegram: Fakegram, amina: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api = Api("1:WRONG-SECRET", telegram.url)
    caught: list[BotError] = []
    for call in (api.me(), api.updates(None, 0), api.send(str(amina.id), HELLO, None)):
        with pytest.raises(InvalidData) as error:
            await call
        caught.append(error.value)
    await api.close()
    shown = [ours(caplog), repr(api), repr(vars(api)), *map(repr, caught), *map(str, caught)]
    causes = [repr(error.__cause__) + repr(error.__suppress_context__) for error in caught]
    assert "SECRET" not in "".join(shown + causes)
    assert all("copy it again from BotFather" in str(error) for error in caught)


def ours(caplog: pytest.LogCaptureFixture) -> str:
    """All log lines but those of the fake server, which is no part of the bot."""
    lines = [one for one in caplog.records if not one.name.startswith("uvicorn")]
    return "\n".join(f"{one.getMessage()} {vars(one)}" for one in lines)


async def test_second_poller_is_told(telegram: Fakegram, api: Api) -> None:
    await api.set_webhook("https://bot.example/telegram/x", "secret")
    with pytest.raises(ChannelUnavailable, match="Another process"):
        await api.updates(None, 0)
    await api.delete_webhook()
    assert list(await api.updates(None, 0)) == []


async def test_two_pollers_are_told_apart(telegram: Fakegram, api: Api) -> None:
    other = Api("1:TEST", telegram.url)
    first = asyncio.create_task(api.updates(None, 2))
    await telegram.until(lambda: telegram.calls("getUpdates") == 1)
    second = asyncio.create_task(other.updates(None, 2))
    done, _ = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    assert [type(task.exception()) for task in done] == [ChannelUnavailable]
    await asyncio.gather(first, second, return_exceptions=True)
    await other.close()
