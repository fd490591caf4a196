"""Empties the outbox: one message in flight as a rule, more only when one takes long."""

from __future__ import annotations

import asyncio
import logging

from bot.channels.telegram.budget import Budget
from bot.channels.telegram.courier import Courier
from bot.channels.telegram.flood import FloodPause
from bot.channels.telegram.lanes import Lanes
from bot.channels.telegram.outcomes import Outcomes
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Bell, Tools
from bot.channels.telegram.updates import CHANNEL
from bot.domain.delivery import Delivery
from bot.errors import RecordsError
from bot.ports import Library, Transaction

logger = logging.getLogger(__name__)

#: at most so many in flight; each may arrive twice when we are killed, so normally there is one
LANES = 8
#: seconds after which another starts beside it, so that one silent chat never stops the rest
PATIENCE = 0.3
#: seconds; other processes queue messages without telling us
LOOK_EVERY = 1.0
# From so many failures in a row on it is Telegram that is away, not one chat.
_FAILURES_OF_ONE_CHAT = 3


class Sender:
    """The only sender of its bot."""

    def __init__(self, tools: Tools, bell: Bell, library: Library) -> None:
        self._tools = tools
        self._bell = bell
        self._budget = Budget()
        self._flood = FloodPause()
        self._outcomes = Outcomes(tools, self._flood)
        self._courier = Courier(tools, library, self._budget, self._outcomes)
        self._state = State(logger, "telegram_outbox")
        self._lanes = Lanes(LANES, on_end=bell.ring)

    async def run(self) -> None:
        """Send until cancelled; what is in flight then may finish."""
        await self._outcomes.insist(self._recover)
        try:
            while True:
                await self._lanes.until_free(PATIENCE)
                await self._rest()
                self._bell.silence()
                if delivery := await self._claim():
                    self._lanes.start(delivery.chat, self._courier.deliver(delivery))
                else:
                    await self._bell.wait(self._until_next_look())
        finally:
            await self._lanes.close()

    async def _recover(self, records: Transaction) -> None:
        await self._flood.recall(records)
        count = await records.outbox.recover(CHANNEL, self._tools.clock())
        if count:
            extra = {"action": "outbox_recovered", "count": count}
            logger.warning("found messages of a sender that was stopped", extra=extra)

    async def _claim(self) -> Delivery | None:
        held = [*self._lanes.busy, *self._budget.held(_now())]
        try:
            async with self._tools.records.transaction() as records:
                delivery = await records.outbox.claim(CHANNEL, self._tools.clock(), held)
        except RecordsError as error:
            self._state.trouble(error)
            return None
        self._state.fine()
        return delivery

    async def _rest(self) -> None:
        away = self._outcomes.failures - _FAILURES_OF_ONE_CHAT
        if away >= 0:
            await asyncio.sleep(self._tools.pauses.after(away + 1))
        while wait := self._wait():  # noqa: ASYNC110 - the wait is known
            await asyncio.sleep(wait)

    def _wait(self) -> float:
        return max(self._flood.left(self._tools.clock()), self._budget.wait(_now()))

    def _until_next_look(self) -> float:
        # A message may wait only because its chat has had enough for now.
        return min([LOOK_EVERY, *self._budget.held(_now()).values()])


def _now() -> float:
    return asyncio.get_running_loop().time()
