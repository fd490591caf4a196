"""Takes stored updates, in order per chat and chats side by side, and has them answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.channels.telegram.attempts import Attempts
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Bell, Tools
from bot.channels.telegram.updates import CHANNEL
from bot.domain.delivery import StoredUpdate
from bot.errors import RecordsError

logger = logging.getLogger(__name__)

LANES = 16
#: seconds; other processes store updates without telling us
LOOK_EVERY = 1.0


class Worker:
    """Empties the inbox."""

    def __init__(
        self, tools: Tools, attempts: Attempts, bell: Bell, on_replies: Callable[[], None]
    ) -> None:
        self._tools = tools
        self._attempts = attempts
        self._bell = bell
        self._on_replies = on_replies
        self._state = State(logger, "telegram_inbox")
        self._lanes = Lanes(LANES, on_end=bell.ring)
        self._rests: dict[str, float] = {}  # chat -> when its update is tried again

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                self._bell.silence()
                await self._start_waiting()
                await self._bell.wait(self._until_next_look())
        finally:
            await self._lanes.close()

    async def _start_waiting(self) -> None:
        if not self._lanes.free:
            return
        # Taken before we look: whoever ends meanwhile has changed what we are about to see.
        held = {*self._lanes.busy, *self._resting()}
        for stored in await self._look(len(held) + self._lanes.free):
            if stored.chat not in held and self._lanes.free:
                self._lanes.start(stored.chat, self._work(stored))

    async def _look(self, most: int) -> Sequence[StoredUpdate]:
        try:
            async with self._tools.records.reading() as records:
                waiting = await records.inbox.next_in_each_chat(CHANNEL, most)
        except RecordsError as error:
            self._state.trouble(error)
            return ()
        self._state.fine()
        return waiting

    async def _work(self, stored: StoredUpdate) -> None:
        pause = await self._attempts.make(stored)
        if pause:
            self._rests[stored.chat] = asyncio.get_running_loop().time() + pause
        self._on_replies()

    def _resting(self) -> set[str]:
        now = asyncio.get_running_loop().time()
        self._rests = {chat: until for chat, until in self._rests.items() if until > now}
        return set(self._rests)

    def _until_next_look(self) -> float:
        now = asyncio.get_running_loop().time()
        return max(0.0, min([LOOK_EVERY, *(until - now for until in self._rests.values())]))
