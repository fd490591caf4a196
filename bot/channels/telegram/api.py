"""Telegram's Bot API through python-telegram-bot, set up so that nothing hangs or leaks."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from telegram import Bot, BotCommand, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.request import HTTPXRequest

from bot.channels.telegram.groups import Identity
from bot.channels.telegram.render import Part
from bot.channels.telegram.wrapping import wrap_errors
from bot.domain.language import Language

OFFICIAL_URL = "https://api.telegram.org"
#: all that we read; Telegram sends nothing else
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
# One webhook call at a time, so that a chat's messages arrive in order.
_WEBHOOK_CONNECTIONS = 1
_CONNECTIONS = 8
_READ_TIMEOUT = 10.0
_POOL_TIMEOUT = 2.0
# What a file is called on the contact's phone; others may look at it, so not by its topic.
_FILE_NAME = "vejviser.ogg"
_CLOSING = 1.0  # seconds; a broken connection pool may never close
# They write the token (in URLs) and message text (in parameters) to their logs.
_TALKATIVE = ("httpx", "httpcore", "telegram")


@dataclass(frozen=True)
class SentVoice:
    """A voice message that Telegram took."""

    id: str
    file_id: str | None  #: sends the same sound again; None when it became something else


class Api:
    """The calls we make. All raise ChannelError, or InvalidData when the token is wrong."""

    def __init__(self, token: str, url: str = OFFICIAL_URL) -> None:
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._request, self._polling = _request(), _request()
        self._bot = _SilentBot(token, base_url=f"{url.rstrip('/')}/bot", request=self._request)

    async def me(self) -> Identity:
        """Who the token says we are."""
        with wrap_errors():
            user = await self._bot.get_me()
        return Identity(user.id, user.username or "")

    async def updates(self, offset: int | None, hold: float) -> Sequence[object]:
        """Updates from `offset` on, as JSON; waits up to `hold` seconds for the first one.

        Raw, because one update that the library cannot read would otherwise stop all others.
        """
        asked: dict[str, object] = {
            "timeout": int(hold),
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        if offset is not None:
            asked["offset"] = offset
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        with wrap_errors():
            found = await self._polling.post(url, read_timeout=hold + _READ_TIMEOUT)
        return cast(Sequence[object], found) if isinstance(found, list) else ()

    async def reconnect(self) -> None:
        """Give up every connection that is used for updates, and begin with new ones."""
        old, self._polling = self._polling, _request()
        await _close(old)

    async def send(self, chat: str, part: Part, keyboard: InlineKeyboardMarkup | None) -> str:
        """Send one message; the id that Telegram gave it."""
        with wrap_errors():
            message = await self._bot.send_message(
                int(chat),
                part.text,
                entities=part.entities,
                reply_markup=keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        return str(message.message_id)

    async def send_voice(
        self, chat: str, sound: bytes | str, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> SentVoice:
        """Send bytes, or a file id of them, as a voice message with the part's text under it."""
        with wrap_errors():
            message = await self._bot.send_voice(
                int(chat),
                sound,
                caption=part.text or None,
                caption_entities=part.entities,
                reply_markup=keyboard,
                filename=_FILE_NAME,
            )
        file_id = message.voice.file_id if message.voice else None
        return SentVoice(str(message.message_id), file_id)

    async def send_audio_file(
        self, chat: str, sound: bytes, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> str:
        """Send bytes as a file with the part's text under it; the id that Telegram gave it."""
        with wrap_errors():
            message = await self._bot.send_document(
                int(chat),
                sound,
                caption=part.text or None,
                caption_entities=part.entities,
                reply_markup=keyboard,
                filename=_FILE_NAME,
                disable_content_type_detection=True,  # else it might become a voice message again
            )
        return str(message.message_id)

    async def answer_press(self, press_id: str) -> None:
        """Tell the app that the button was pressed, so that it stops waiting."""
        with wrap_errors():
            await self._bot.answer_callback_query(press_id)

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates delivered to `url`."""
        with wrap_errors():
            await self._bot.set_webhook(
                url,
                secret_token=secret,
                max_connections=_WEBHOOK_CONNECTIONS,
                allowed_updates=ALLOWED_UPDATES,
            )

    async def delete_webhook(self) -> None:
        """Keep updates until we ask for them; what waits already is not lost."""
        with wrap_errors():
            await self._bot.delete_webhook(drop_pending_updates=False)

    async def set_commands(self, commands: Mapping[str, str], language: Language | None) -> None:
        """The menu of commands, in one language or for all others."""
        code = language.value if language else None
        described = [BotCommand(name, text) for name, text in commands.items()]
        with wrap_errors():
            await self._bot.set_my_commands(described, language_code=code)

    async def close(self) -> None:
        """Close all connections."""
        await asyncio.gather(_close(self._request), _close(self._polling))


class _SilentBot(Bot):
    """The library's bot, which does not show its token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Bot[token=…]"


def _request() -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=_CONNECTIONS,
        connect_timeout=5.0,
        read_timeout=_READ_TIMEOUT,
        write_timeout=10.0,
        pool_timeout=_POOL_TIMEOUT,
    )


async def _close(request: Any) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(_CLOSING):
            await request.shutdown()
