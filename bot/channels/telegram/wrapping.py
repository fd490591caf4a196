"""The border where python-telegram-bot's errors become ours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.errors import ChatMoved, VoiceForbidden
from bot.errors import (
    BotError,
    ChannelFlooded,
    ChannelUnavailable,
    ContactUnreachable,
    DeliveryUnknown,
    InvalidData,
    MessageRefused,
    Problem,
)

# The library's own switch: pauses as timedelta, without a warning each time one is made.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was blocked",
    "group chat was deactivated",
    "have no rights to send",
    "peer_id_invalid",
)
# What people may choose in their privacy settings.
_NO_VOICE = ("voice_messages_forbidden", "doesn't want to receive voice messages")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
# A description may quote what we sent after a colon or quotation mark.
_QUOTE = re.compile(r"[:\"“].*", re.DOTALL)


@contextmanager
def wrap_errors() -> Iterator[None]:
    """Raise ChannelError (or InvalidData for a wrong token) instead of the library's errors."""
    try:
        yield
    except InvalidToken:
        sentence = "was not accepted by Telegram; copy it again from BotFather."
        # Without its cause: the library's message quotes the token.
        raise InvalidData([Problem("The Telegram bot token", sentence)]) from None
    except TelegramError as error:
        raise _ours(error) from error


def _ours(error: TelegramError) -> BotError:
    # BadRequest and TimedOut are kinds of NetworkError, so they are asked for first.
    if isinstance(error, RetryAfter):
        return ChannelFlooded(_seconds(error.retry_after))
    if isinstance(error, ChatMigrated):
        return ChatMoved(str(error.new_chat_id))
    if any(sign in error.message.lower() for sign in _NO_VOICE):
        return VoiceForbidden()
    if isinstance(error, Forbidden) or _says_gone(error):
        return ContactUnreachable()
    if isinstance(error, BadRequest):
        return MessageRefused(f"Telegram refused the message: {_QUOTE.sub('', error.message)}.")
    if isinstance(error, Conflict):
        return ChannelUnavailable("Another process asks Telegram for this bot's updates.")
    if isinstance(error, NetworkError):
        return _of_network(error)
    return DeliveryUnknown()


def _says_gone(error: TelegramError) -> bool:
    return isinstance(error, BadRequest) and any(sign in error.message.lower() for sign in _GONE)


def _of_network(error: NetworkError) -> BotError:
    cause = error.__cause__
    if isinstance(cause, _NOT_SENT):
        return ChannelUnavailable()
    if isinstance(cause, httpx.HTTPError) or isinstance(error, TimedOut):
        return DeliveryUnknown()
    # No trouble on the line: the server itself answered with an error of the 500s.
    return ChannelUnavailable("Telegram answers with an error of its own.")


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
