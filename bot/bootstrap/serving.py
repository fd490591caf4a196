"""Serves the channels until told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn

from bot.adapters.nlu_server import NluServer
from bot.bootstrap.parts import Parts, open_parts
from bot.channels.telegram.channel import TelegramChannel, TelegramSettings
from bot.channels.webchat.app import create_app
from bot.errors import InvalidData, NluUnavailable, Problem, RecordsError
from bot.services.unanswered import forget_old
from bot.settings import Settings

logger = logging.getLogger(__name__)

#: seconds between two looks for what must be deleted
_DAY = 86_400.0
#: open pages are closed after so many seconds, so that Ctrl-C is quick
_GRACE = 2


async def serve(settings: Settings, *, role: str, tell: Callable[[str], None]) -> int:
    """Do the work of a role until Ctrl-C or SIGTERM; returns the exit status.

    Roles: `all`, `telegram` (and its synonym `worker`), `web`. Raises InvalidData.
    """
    listener = _listen(settings) if role in ("all", "web") else None
    async with open_parts(settings, wait_for_nlu=False) as parts:
        telegram = _telegram(parts) if role != "web" else None
        if not (listener or telegram):
            sentence = "is not set; without it there is nothing to do in this role."
            raise InvalidData([Problem("TELEGRAM_BOT_TOKEN", sentence)])
        async with _until_stopped() as start:
            start(parts.library.watch())
            if telegram:
                start(telegram.run())
            if listener:
                start(_serve_web(parts, telegram, listener))
            start(_announce_nlu(parts, tell))
            start(_forget_daily(parts))
            _tell_addresses(parts, listener, telegram, tell)
    return 0


class _QuietServer(uvicorn.Server):
    """Leaves the signals to us."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _serve_web(
    parts: Parts, telegram: TelegramChannel | None, listener: socket.socket
) -> None:
    app = create_app(
        conversation=parts.conversation,
        records=parts.records,
        clock=parts.clock,
        phrases=parts.phrases,
        library=parts.library,
        https=parts.settings.is_https,
        nlu_is_ready=parts.understander.is_ready,
        routes=telegram.routes() if telegram else (),
    )
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = _QuietServer(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        app.state.hub.close()
        server.should_exit = True
        await serving
        raise


def _telegram(parts: Parts) -> TelegramChannel | None:
    settings = parts.settings
    if settings.telegram_token is None:
        return None
    secret = settings.telegram_webhook_secret
    return TelegramChannel(
        TelegramSettings(
            token=settings.telegram_token.get_secret_value(),
            api_url=settings.telegram_api_url,
            webhook_url=settings.telegram_webhook_url or "",
            webhook_secret=secret.get_secret_value() if secret else "",
        ),
        records=parts.records,
        conversation=parts.conversation,
        clock=parts.clock,
        phrases=parts.phrases,
        library=parts.library,
    )


def _listen(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.web_host, settings.web_port), backlog=128)
    except OSError as error:
        place = f"{settings.web_host}:{settings.web_port}"
        sentence = "is in use or not ours; set VEJVISER_WEB_PORT to a free port."
        raise InvalidData([Problem(place, sentence)]) from error


@asynccontextmanager
async def _until_stopped() -> AsyncIterator[Callable[[Coroutine[Any, Any, None]], None]]:
    """Start tasks inside; at the end wait for a signal, then cancel them all.

    A task that fails stops the others, and its exception is raised here.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    tasks: list[asyncio.Task[None]] = []

    def look(task: asyncio.Task[None]) -> None:
        if _error_of(task):
            stopped.set()

    def start(work: Coroutine[Any, Any, None]) -> None:
        tasks.append(asyncio.create_task(work))
        tasks[-1].add_done_callback(look)

    try:
        yield start
        await stopped.wait()
    finally:
        failed = next(filter(None, map(_error_of, tasks)), None)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if failed:
        raise failed


def _error_of(task: asyncio.Task[None]) -> BaseException | None:
    return task.exception() if task.done() and not task.cancelled() else None


async def _announce_nlu(parts: Parts, tell: Callable[[str], None]) -> None:
    server: NluServer | None = parts.nlu_server
    if server is None:
        return
    try:
        await server.wait_until_ready()
    except NluUnavailable as error:
        tell(f"Free text     is not understood: {error}")
    else:
        tell("Free text     is understood now")


async def _forget_daily(parts: Parts) -> None:
    while True:
        try:
            await forget_old(parts.records, parts.clock())
        except RecordsError as error:  # whatever keeps it busy, tomorrow is soon enough
            name = type(error).__name__
            logger.warning("not_forgotten", extra={"action": "not_forgotten", "error": name})
        await asyncio.sleep(_DAY)


def _tell_addresses(
    parts: Parts,
    listener: socket.socket | None,
    telegram: TelegramChannel | None,
    tell: Callable[[str], None],
) -> None:
    if listener:
        host, port = listener.getsockname()[:2]
        tell(f"Web chat      http://{host}:{port}/")
    if telegram:
        tell("Telegram      the bot of TELEGRAM_BOT_TOKEN")
    elif listener:
        tell("Telegram      off (set TELEGRAM_BOT_TOKEN to the token of your bot)")
    if parts.nlu_missing:
        tell(parts.nlu_missing)
    elif parts.nlu_server:
        tell("Free text     the language model is loading; the menu works already")
    tell("Stop          Ctrl-C")
