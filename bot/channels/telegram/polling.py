"""Asks Telegram for updates; one is confirmed only after it was stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.channels.telegram.envelope import envelope
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Tools
from bot.domain.delivery import RawUpdate
from bot.errors import BotError, ChannelUnavailable

logger = logging.getLogger(__name__)

#: seconds that Telegram holds a request open while there are no updates
HOLD = 30.0
#: seconds without an answer after which the connections are thrown away
STALL = 90.0


class Polling:
    """The loop that asks for updates."""

    def __init__(
        self,
        tools: Tools,
        on_news: Callable[[], None],
        *,
        hold: float = HOLD,
        stall: float = STALL,
    ) -> None:
        self._tools = tools
        self._on_news = on_news
        self._hold, self._stall = hold, stall
        self._state = State(logger, "telegram_polling")
        self._offset: int | None = None
        self._failures = 0
        self._patience_ends = 0.0
        #: when Telegram last answered; None before the first time
        self.last_success: datetime | None = None

    async def run(self) -> None:
        """Ask until cancelled."""
        self._be_patient()
        while True:
            try:
                async with asyncio.timeout(self._stall):
                    await self._ask_once()
            except (BotError, TimeoutError) as error:
                await self._fail(error)
            else:
                self._succeed()

    async def _ask_once(self) -> None:
        found = await self._tools.api.updates(self._offset, self._hold)
        updates = [one for one in map(envelope, found) if one]
        if found and not updates:
            raise ChannelUnavailable("Telegram sent something that is not an update.")
        if updates:
            await self._store(updates)
        else:
            # All before is confirmed now. After a quiet week Telegram draws new ids, perhaps
            # lower ones, so an old offset must not be asked for again.
            self._offset = None

    async def _store(self, updates: Sequence[RawUpdate]) -> None:
        async with self._tools.records.transaction() as records:
            await records.inbox.add(updates, self._tools.clock())
        # Only what is committed is confirmed, by the next request.
        self._offset = max(one.update_id for one in updates) + 1
        self._on_news()

    def _succeed(self) -> None:
        self.last_success = self._tools.clock()
        self._failures = 0
        self._be_patient()
        self._state.fine()

    async def _fail(self, error: Exception) -> None:
        self._failures += 1
        self._state.trouble(error)
        if asyncio.get_running_loop().time() >= self._patience_ends:
            logger.error("no updates for long", extra={"action": "telegram_polling_stalled"})
            await self._tools.api.reconnect()
            self._be_patient()
        await asyncio.sleep(self._tools.pauses.after(self._failures))

    def _be_patient(self) -> None:
        self._patience_ends = asyncio.get_running_loop().time() + self._stall
