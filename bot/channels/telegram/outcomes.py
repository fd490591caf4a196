"""Keeps what became of a delivery, however long the database takes to be there."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.channels.telegram.flood import FloodPause
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Tools
from bot.channels.telegram.updates import CHANNEL
from bot.domain.delivery import Delivery, Origin
from bot.domain.ledger import Entry
from bot.domain.message import Address
from bot.errors import (
    BotError,
    ChannelFlooded,
    ChannelUnavailable,
    ContactUnreachable,
    DeliveryUnknown,
    InvalidData,
    RecordsError,
)
from bot.ports import Transaction

logger = logging.getLogger(__name__)

#: a delivery that may have arrived is made once more at most
MOST_ATTEMPTS = 2


class Outcomes:
    """Writes outcomes into outbox, contact and ledger."""

    def __init__(self, tools: Tools, flood: FloodPause) -> None:
        self._tools = tools
        self._flood = flood
        self._state = State(logger, "telegram_outcomes")
        self._sending = State(logger, "telegram_sending")
        self._failures: Counter[str] = Counter()  # per chat, in a row
        #: failures in a row, whatever the chat: from a few on, Telegram itself is away
        self.failures = 0

    async def sent(self, delivery: Delivery, external_id: str) -> None:
        """Telegram accepted it."""
        self._calm(delivery)
        self._sending.fine()

        async def write(records: Transaction) -> None:
            await records.outbox.sent(delivery, external_id, self._tools.clock())
            await self._note(records, delivery, "message_sent")

        await self.insist(write)

    async def not_sent(self, delivery: Delivery, error: Exception) -> None:
        """Telegram did not accept it, or nobody knows."""
        if isinstance(error, ChannelFlooded):
            await self.insist(lambda records: self._pause(records, delivery, error))
        elif isinstance(error, ContactUnreachable):
            await self.insist(lambda records: self._block(records, delivery, error))
        elif isinstance(error, ChannelUnavailable | InvalidData):
            await self._try_later(delivery, error)
        elif isinstance(error, DeliveryUnknown) and _may_go_again(delivery):
            await self._try_again(delivery, error)
        else:
            state = "uncertain" if isinstance(error, DeliveryUnknown) else "failed"
            await self.insist(lambda records: self._settle(records, delivery, state, error))

    async def insist(self, write: Callable[[Transaction], Awaitable[None]]) -> None:
        """Write in one transaction; when the database is away, again until it is there."""
        failures = 0
        while True:
            try:
                async with self._tools.records.transaction() as records:
                    await write(records)
            except RecordsError as error:
                failures += 1
                self._state.trouble(error)
                await asyncio.sleep(self._tools.pauses.after(failures))
            else:
                self._state.fine()
                return

    async def _pause(self, records: Transaction, delivery: Delivery, error: ChannelFlooded) -> None:
        until = await self._flood.keep(records, error.retry_after, self._tools.clock())
        await records.outbox.later(delivery, until, _name(error))
        extra = {"action": "telegram_flooded", "seconds": error.retry_after}
        logger.warning("paused", extra=extra)

    async def _block(self, records: Transaction, delivery: Delivery, error: Exception) -> None:
        self._calm(delivery)
        await self._append(records, delivery, "message_blocked")
        address = Address(CHANNEL, delivery.chat)
        await records.contacts.set_reachable(address, self._tools.clock())
        await records.outbox.settle(delivery, "blocked", _name(error))

    async def _try_later(self, delivery: Delivery, error: Exception) -> None:
        self.failures += 1
        self._failures[delivery.chat] += 1
        self._sending.trouble(error)
        pause = timedelta(seconds=self._tools.pauses.after(self._failures[delivery.chat]))
        await self.insist(
            lambda records: records.outbox.later(
                delivery, self._tools.clock() + pause, _name(error)
            )
        )

    async def _try_again(self, delivery: Delivery, error: Exception) -> None:
        pause = timedelta(seconds=self._tools.pauses.after(1))
        await self.insist(
            lambda records: records.outbox.again(
                delivery, self._tools.clock() + pause, _name(error)
            )
        )

    async def _settle(
        self, records: Transaction, delivery: Delivery, state: str, error: Exception
    ) -> None:
        self._calm(delivery)
        await self._note(records, delivery, f"message_{state}")
        # Our own errors are sentences without message text; of others only the name is safe.
        sentence = str(error) if isinstance(error, BotError) else _name(error)
        await records.outbox.settle(delivery, state, sentence)
        extra = {"action": f"message_{state}", "delivery": delivery.id, "error": _name(error)}
        logger.error("not delivered", extra=extra)

    async def _note(self, records: Transaction, delivery: Delivery, kind: str) -> None:
        # That an answer was given stands in the ledger already.
        if delivery.origin is not Origin.REPLY:
            await self._append(records, delivery, kind)

    async def _append(self, records: Transaction, delivery: Delivery, kind: str) -> None:
        now = self._tools.clock()
        contact = await records.contacts.at(Address(CHANNEL, delivery.chat), now)
        details = {"delivery": delivery.id}
        entry = Entry(kind=kind, details=details, at=now, by="bot")
        await records.ledger.append(contact.id, entry)

    def _calm(self, delivery: Delivery) -> None:
        self.failures = 0
        self._failures.pop(delivery.chat, None)


def _may_go_again(delivery: Delivery) -> bool:
    return delivery.origin is not Origin.CASEWORKER and delivery.attempts < MOST_ATTEMPTS


def _name(error: Exception) -> str:
    return type(error).__name__
