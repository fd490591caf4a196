"""A small conversation over the real records, and all that a channel needs around it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel, TelegramSettings
from bot.channels.telegram.pauses import Pauses
from bot.channels.telegram.sender import Sender
from bot.channels.telegram.tools import Bell, Tools
from bot.domain.language import Language
from bot.domain.message import Button, Message, MessageKind, Reply
from bot.i18n import Phrases
from bot.ports import Records

QUICK = Pauses(first=0.02, longest=0.2)
ROOT = Path(__file__).parents[3]


def utc_now() -> datetime:
    return datetime.now(UTC)


class Echo:
    """Says back what it was told, after a pause that a test may ask for."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.heard: list[Message] = []
        #: called before anything is kept; may raise or wait
        self.before: Callable[[Message], object] = lambda message: None

    async def reply_to(self, message: Message, now: datetime) -> Sequence[Reply]:
        waited = self.before(message)
        if asyncio.iscoroutine(waited):
            await waited
        async with self._records.transaction() as records:
            contact = await records.contacts.at(message.address, now)
            contact.language = Language.ENGLISH
            await records.contacts.save(contact)
            await records.messages.add_incoming(contact, message, now)
            replies = self._replies(message)
            for reply in replies:
                await records.messages.add_reply(message.address, reply, now)
            blocked = now if message.kind is MessageKind.BLOCKED else None
            await records.contacts.set_reachable(message.address, blocked)
            if message.inbox_id is not None:
                await records.inbox.done(message.inbox_id)
        self.heard.append(message)
        return replies

    def _replies(self, message: Message) -> list[Reply]:
        if message.kind in (MessageKind.BLOCKED, MessageKind.UNBLOCKED):
            return []
        said = message.button or message.text or message.kind
        more = Button("more", "More")
        return [Reply(text=f"echo: {said}", language=Language.ENGLISH, buttons=(more,))]


class NoLibrary:
    """A library without any topic; the municipality has a telephone."""

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        return "01 23 45 10" if key == "integration.phone" else None


def make_channel(
    url: str, records: Records, conversation: object, **settings: object
) -> TelegramChannel:
    """A channel that loses no time."""
    chosen: dict[str, object] = {"token": "1:TEST", "hold": 1.0, "pauses": QUICK, **settings}
    return TelegramChannel(
        TelegramSettings(api_url=url, **chosen),
        records=records,
        conversation=conversation,
        clock=utc_now,
        phrases=Phrases(ROOT / "translations"),
        library=NoLibrary(),
    )


@asynccontextmanager
async def running(channel: TelegramChannel) -> AsyncIterator[TelegramChannel]:
    """The channel at work, stopped again at the end."""
    task = asyncio.create_task(channel.run())
    try:
        yield channel
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def sending(api: Api, records: Records, library: object = None) -> AsyncIterator[Sender]:
    """The sender alone at work."""
    tools = Tools(api=api, records=records, clock=utc_now, pauses=QUICK)
    sender = Sender(tools, Bell(), library or NoLibrary())
    task = asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
