"""Delivers one message within the budget."""

from __future__ import annotations

import asyncio
import logging

from bot.channels.telegram.api import Api
from bot.channels.telegram.budget import Budget
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.outcomes import Outcomes
from bot.channels.telegram.render import render
from bot.errors import ChannelFlooded, ChannelUnavailable
from bot.ports import Delivery

logger = logging.getLogger(__name__)


class Courier:
    """Takes deliveries to Telegram."""

    def __init__(self, api: Api, budget: Budget, outcomes: Outcomes) -> None:
        self._api = api
        self._budget = budget
        self._outcomes = outcomes
        # How much of a message in several parts was sent before a pause.
        self._parts_sent: dict[int, int] = {}

    async def deliver(self, delivery: Delivery) -> None:
        """Send it and keep what became of it."""
        try:
            external_id = await self._send(delivery)
        except Exception as error:
            # Also what nobody foresaw ends this one message, not the sender.
            if not isinstance(error, ChannelFlooded | ChannelUnavailable):
                self._parts_sent.pop(delivery.id, None)
            await self._outcomes.not_sent(delivery, error)
        else:
            self._parts_sent.pop(delivery.id, None)
            await self._outcomes.sent(delivery, external_id)

    async def _send(self, delivery: Delivery) -> str:
        parts = render(delivery.reply)
        buttons = keyboard(delivery.reply.buttons, delivery.reply.language)
        external_id = ""
        for number, part in enumerate(parts, start=1):
            if number > self._parts_sent.get(delivery.id, 0):
                await self._take_turn(delivery.chat)
                under = buttons if number == len(parts) else None
                external_id = await self._api.send(delivery.chat, part, under)
                self._parts_sent[delivery.id] = number
        return external_id

    async def _take_turn(self, chat: str) -> None:
        now = asyncio.get_running_loop().time
        while wait := self._budget.wait_for(chat, now()):  # noqa: ASYNC110
            await asyncio.sleep(wait)
        self._budget.spend(chat, now())
