"""One try at answering one stored update, and what follows when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.channels.telegram.apology import Apology
from bot.channels.telegram.errors import UnreadableUpdate
from bot.channels.telegram.groups import Identity
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Tools
from bot.channels.telegram.updates import CHANNEL, Read, read
from bot.domain.delivery import StoredUpdate
from bot.domain.message import Address, Message, Reply
from bot.errors import BotError, RecordsUnavailable

logger = logging.getLogger(__name__)

#: after so many failures an update is set aside
MOST_ATTEMPTS = 5


class Conversation(Protocol):
    """What answers; keeps message, replies and the update's end in one transaction."""

    async def reply_to(self, message: Message, now: datetime) -> Sequence[Reply]:
        """Reply to a message."""


class Attempts:
    """Tries to answer updates."""

    def __init__(
        self, tools: Tools, conversation: Conversation, apology: Apology, me: Identity
    ) -> None:
        self._tools = tools
        self._conversation = conversation
        self._apology = apology
        self._me = me
        self._state = State(logger, "telegram_answering")
        self._presses: set[asyncio.Task[None]] = set()
        self._albums: dict[str, str] = {}  # chat -> the album that was answered last

    async def make(self, stored: StoredUpdate) -> float:
        """Try once; seconds to rest before the next try, 0 when none is needed."""
        try:
            pause = await self._try(stored)
        except RecordsUnavailable as error:
            # Not the update's fault, so it is not counted against it.
            self._state.trouble(error)
            return self._tools.pauses.after(1)
        self._state.fine()
        return pause

    async def _try(self, stored: StoredUpdate) -> float:
        try:
            seen = read(stored.raw, self._me)
            await self._answer(stored, seen)
        except RecordsUnavailable:
            raise
        except UnreadableUpdate as error:
            return await self._fail(stored, error, give_up=True)
        except Exception as error:
            # Whatever it was, other chats go on and this one is told.
            return await self._fail(stored, error, give_up=stored.attempts + 1 >= MOST_ATTEMPTS)
        return 0

    async def _answer(self, stored: StoredUpdate, seen: Read) -> None:
        if seen.press_id and not stored.attempts:
            self._acknowledge(seen.press_id)
        is_same_album = seen.album and self._albums.get(stored.chat) == seen.album
        if seen.message is None or is_same_album:
            async with self._tools.records.transaction() as records:
                await records.inbox.done(stored.id)
            return
        message = replace(seen.message, inbox_id=stored.id)
        await self._conversation.reply_to(message, self._tools.clock())
        if seen.album:
            self._albums[stored.chat] = seen.album

    async def _fail(self, stored: StoredUpdate, error: Exception, *, give_up: bool) -> float:
        name = type(error).__name__
        async with self._tools.records.transaction() as records:
            await records.inbox.failed(stored.id, name, give_up=give_up)
            if give_up:
                address = Address(CHANNEL, stored.chat)
                await self._apology.queue(records, address, self._tools.clock())
        action = "update_quarantined" if give_up else "update_failed"
        logger.error(action, extra={"action": action, "update": stored.id, "error": name})
        return 0 if give_up else self._tools.pauses.after(stored.attempts + 1)

    def _acknowledge(self, press_id: str) -> None:
        # The app shows that it waits until we say so; nothing depends on it.
        task = asyncio.create_task(self._answer_press(press_id))
        self._presses.add(task)
        task.add_done_callback(self._presses.discard)

    async def _answer_press(self, press_id: str) -> None:
        with suppress(BotError):
            await self._tools.api.answer_press(press_id)
