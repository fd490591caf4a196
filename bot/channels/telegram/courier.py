"""Delivers one message within the budget."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.channels.telegram.budget import Budget
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.outcomes import Outcomes
from bot.channels.telegram.render import Part, render
from bot.channels.telegram.tools import Tools
from bot.channels.telegram.voices import Voices
from bot.domain.delivery import Delivery
from bot.errors import ChannelFlooded, ChannelUnavailable
from bot.ports import Library

logger = logging.getLogger(__name__)


@dataclass
class _Progress:
    """How much of a message in several parts was sent before a pause."""

    parts: tuple[Part, ...]
    sent: int = 0


class Courier:
    """Takes deliveries to Telegram."""

    def __init__(self, tools: Tools, library: Library, budget: Budget, outcomes: Outcomes) -> None:
        self._api = tools.api
        self._budget = budget
        self._outcomes = outcomes
        self._voices = Voices(tools, library, self._take_turn)
        self._begun: dict[int, _Progress] = {}

    async def deliver(self, delivery: Delivery) -> None:
        """Send it and keep what became of it."""
        try:
            external_id = await self._send(delivery)
        except Exception as error:
            # Also what nobody foresaw ends this one message, not the sender.
            if not isinstance(error, ChannelFlooded | ChannelUnavailable):
                self._begun.pop(delivery.id, None)
            await self._outcomes.not_sent(delivery, error)
        else:
            self._begun.pop(delivery.id, None)
            await self._outcomes.sent(delivery, external_id)
            await self._voices.keep_file_ids()

    async def _send(self, delivery: Delivery) -> str:
        reply = delivery.reply
        buttons = keyboard(reply.buttons, reply.language)
        progress = self._begun.setdefault(delivery.id, _Progress(render(reply)))
        external_id: str | None = ""
        while progress.sent < len(progress.parts):
            part = progress.parts[progress.sent]
            under = buttons if part is progress.parts[-1] else None
            external_id = await self._send_part(delivery.chat, part, under)
            progress.sent += 1
            if external_id is None:
                words = render(self._voices.in_words(reply))
                progress = self._begun[delivery.id] = _Progress(words)
        return external_id or ""

    async def _send_part(
        self, chat: str, part: Part, under: InlineKeyboardMarkup | None
    ) -> str | None:
        """Its id; None when it is a recording that cannot be sent."""
        if part.recording:
            return await self._voices.send(chat, part.recording, part, under)
        await self._take_turn(chat)
        return await self._api.send(chat, part, under)

    async def _take_turn(self, chat: str) -> None:
        now = asyncio.get_running_loop().time
        while wait := self._budget.wait_for(chat, now()):  # noqa: ASYNC110
            await asyncio.sleep(wait)
        self._budget.spend(chat, now())
