"""The first words with Telegram: who we are, how updates come, what our commands are called."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from bot.channels.telegram.groups import Identity
from bot.channels.telegram.states import State
from bot.channels.telegram.tools import Tools
from bot.domain.language import Language
from bot.errors import ChannelError, ChannelFlooded, InvalidData
from bot.i18n import Phrases, phrase
from bot.services.buttons import ACTION_LABELS

logger = logging.getLogger(__name__)

# The others work too; these are the ones that the app shows.
_COMMANDS: Mapping[str, str] = {
    "menu": phrase("Menu"),
    "language": ACTION_LABELS["change-language"],
    "human": ACTION_LABELS["talk-to-human"],
}
_Answer = TypeVar("_Answer")


async def identify(tools: Tools) -> Identity:
    """Who we are. Waits while Telegram is away; raises InvalidData when the token is wrong."""
    return await _until_answered(tools, tools.api.me)


async def choose_way(tools: Tools, webhook_url: str | None, secret: str) -> None:
    """Have updates delivered to the address; without one they are kept until we ask."""
    if webhook_url:
        await _until_answered(tools, lambda: tools.api.set_webhook(webhook_url, secret))
    else:
        await _until_answered(tools, tools.api.delete_webhook)


async def name_commands(tools: Tools, phrases: Phrases) -> None:
    """The commands in every language; whoever reads none of ours sees them in English."""
    try:
        for language in Language:
            say = phrases.speaker(language)
            named = {command: say(text) for command, text in _COMMANDS.items()}
            await tools.api.set_commands(named, language)
            if language is Language.ENGLISH:
                await tools.api.set_commands(named, None)
    except (ChannelError, InvalidData) as error:
        # Commands work without their names.
        extra = {"action": "telegram_commands_not_named", "error": type(error).__name__}
        logger.warning("commands not named", extra=extra)


async def _until_answered(tools: Tools, ask: Callable[[], Awaitable[_Answer]]) -> _Answer:
    state = State(logger, "telegram_start")
    failures = 0
    while True:
        try:
            answer = await ask()
        except ChannelError as error:
            failures += 1
            state.trouble(error)
            asked = error.retry_after if isinstance(error, ChannelFlooded) else 0.0
            await asyncio.sleep(max(asked, tools.pauses.after(failures)))
        else:
            state.fine()
            return answer
